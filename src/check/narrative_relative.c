/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* Answers that are told by those of another account: "half of that", "a week after Acme", "ditto". */

enum { BACK = 40 };

/* The account other than the given one whose name begins at token i; NARRATIVE_NONE for none. */
static size_t named_at(const struct narrative_reader *reader, size_t account, size_t i)
{
	for (size_t n = 0, k = account < reader->accounts.n ? reader->accounts.n : 0; k-- > 0 && n < BACK; n++)
		if (k != account && str_eq(narrative_token(reader, reader->accounts.v[k].name.from)->fold,
					   token_owner(narrative_token(reader, i))))
			return k;
	return NARRATIVE_NONE;
}

/* The account that is named within a few words from i on; NARRATIVE_NONE for none. */
static size_t named_near(const struct narrative_reader *reader, size_t account, size_t i, size_t to)
{
	enum { NEAR = 6 };

	for (size_t at = i; at < to && at < i + NEAR; at++)
		if (named_at(reader, account, at) != NARRATIVE_NONE)
			return named_at(reader, account, at);
	return NARRATIVE_NONE;
}

/* The account that is named for comparison behind i, "same day as Acme", or the one before. */
static size_t compared_with(const struct narrative_reader *reader, size_t account, size_t i, size_t to)
{
	size_t named = named_near(reader, account, i, to);

	return named == NARRATIVE_NONE ? account - 1 : named;
}

static void copy(struct narrative_reader *reader, size_t account, enum mark_kind kind, size_t other)
{
	narrative_answer_set(reader, account, kind, reader->accounts.v[other].slots[kind]);
}

/* "same module, same price", "same closing day as Acme", "around half of that", "twice what Acme pays" */
static void copy_compared(struct narrative_reader *reader, size_t account, size_t i, size_t to)
{
	static const char *const sizes[] = { "price", "amount", "size", "money", "value", "sum", "figure", "again" };
	static const char *const times[] = { "date", "day", "deadline", "month", "quarter", "week", "time", "timing" };
	static const char *const that[] = { "that", "davon", "celui-ci", "eso", "quello", "disso", "daarvan" };
	const struct token *token = narrative_token(reader, i), *next = narrative_token(reader, i + 1);
	bool same = str_is(token->fold, "same");
	size_t named;

	if (same && !TOKEN_IS_ONE(next, sizes) && !TOKEN_IS_ONE(next, times))
		next = narrative_token(reader, i + 2);
	if (same && TOKEN_IS_ONE(next, sizes))
		copy(reader, account, MARK_SIZE, compared_with(reader, account, i, to));
	else if (same && TOKEN_IS_ONE(next, times))
		copy(reader, account, MARK_TIME, compared_with(reader, account, i, to));
	/* "as much as Acme", and no third deal of Acme's */
	if (same || !token_cues(token, CUES(FACTOR)) ||
	    (str_is(token->fold, "much") && !(i > 0 && str_is(narrative_token(reader, i - 1)->fold, "as"))) ||
	    (token_has(token, LEX(ORDINAL) | LEX(TIME_UNIT)) && !str_is(next->fold, "of")))
		return;
	named = named_near(reader, account, i + 1, to);
	if (TOKEN_IS_ONE(next, that) || TOKEN_IS_ONE(narrative_token(reader, i + 2), that))
		copy(reader, account, MARK_SIZE, account - 1);
	else if (named != NARRATIVE_NONE && !token_has(next, LEX(TIME_UNIT)) && !str_is(next->fold, "after"))
		copy(reader, account, MARK_SIZE, named);
}

bool narrative_relative_is_distance(const struct token *token)
{
	static const char *const words[] = { "after",  "later",  "behind",  "following", "nach", "später",
					     "danach", "après",  "después", "dopo",      "na",   "efter",
					     "senare", "senere", "po",      "później" };

	return TOKEN_IS_ONE(token, words);
}

/*
 * "a week after Acme", "the month after", "two weeks later", "eine Woche nach Acme": the unit of time is at i. The words
 * themselves are the answer.
 */
static void take_distance(struct narrative_reader *reader, size_t account, size_t i, size_t to)
{
	const struct token *next = narrative_token(reader, i + 1);
	static const char *const than[] = { "than", "als", "que", "di", "dan", "än", "enn", "niż" };
	size_t from = i, end = i + 2;

	if (i + 1 >= to || !narrative_relative_is_distance(next))
		return;
	/* "the month after" ends its clause; before a word that is no account it is something else's distance. */
	if (narrative_token(reader, end)->kind == TOKEN_WORD && end < to) {
		if (narrative_place_is_article(narrative_token(reader, end)) ||
		    TOKEN_IS_ONE(narrative_token(reader, end), than))
			end++;
		if (named_at(reader, account, end) == NARRATIVE_NONE)
			return;
		end++;
	}
	while (from > 0 && i - from < 3 && !narrative_place_is_conjunction(narrative_token(reader, from - 1)) &&
	       (narrative_token(reader, from - 1)->kind == TOKEN_NUMBER ||
		token_has(narrative_token(reader, from - 1), LEX(FUNCTION) | LEX(ORDINAL)) ||
		token_cues(narrative_token(reader, from - 1), CUES(FIGURE_WORD) | CUES(DAY_COUNT))))
		from--;
	narrative_answer_set(reader, account, MARK_TIME, (struct range){ from, end < to ? end : to });
}

/* "Together with Acme", "alongside Acme": at the same time, where no sum is told. */
static void copy_together(struct narrative_reader *reader, size_t account, size_t i, size_t to)
{
	size_t named;

	if (!token_in(narrative_token(reader, i), SETS(TOGETHER)) ||
	    narrative_mark_in(reader, MARK_SIZE, narrative_sentence_from(reader, i, 20),
			      narrative_sentence_to(reader, i, to), 0) != NARRATIVE_NONE)
		return;
	named = named_near(reader, account, i + 1, i + 4 < to ? i + 4 : to);
	if (named != NARRATIVE_NONE)
		copy(reader, account, MARK_TIME, named);
}

void narrative_relative_read(struct narrative_reader *reader, size_t account, size_t from, size_t to)
{
	bool ditto = false;

	if (account == 0 && reader->accounts.n < 2)
		return;
	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		ditto |= token_in(token, SETS(DITTO));
		if (account > 0 && i + 1 < to && token_cues(token, CUES(COMPARE) | CUES(FACTOR)))
			copy_compared(reader, account, i, to);
		if (token_has(token, LEX(TIME_UNIT)))
			take_distance(reader, account, i, to);
		else if (token_has(token, LEX(TOTAL) | LEX(FUNCTION)) || str_is(token->fold, "alongside"))
			copy_together(reader, account, i, to);
	}
	/* It stands for what the entry before says in this place; only missing answers are copied. */
	for (enum mark_kind kind = MARK_SIZE; ditto && account > 0 && kind < MARK_KINDS; kind++)
		copy(reader, account, kind, account - 1);
}
