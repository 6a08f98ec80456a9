/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* --- between two names of a line */

/* Nothing but signs and function words stands between them. */
static bool same_group(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		/* "Merlin Motors for 62 and …": a figure is said of one of them; "2)" counts them. */
		if (token->kind == TOKEN_NUMBER && !token_is_mark(narrative_token(reader, i + 1), ')'))
			return false;
		if (reader->taken[i] || (token->flags & TOKEN_STOP) || token_is_mark(token, ';') ||
		    token_is_mark(token, '(') || token_is_mark(token, ')') ||
		    (token->kind == TOKEN_WORD && !token_has(token, LEX(FUNCTION))))
			return false;
	}
	return to <= from + 3;
}

/* The same across one bracket without an answer. */
static bool same_group_across(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t close = from;

	if (from >= to || to > from + 16 || !token_is_mark(narrative_token(reader, from), '('))
		return false;
	while (close < to && !token_is_mark(narrative_token(reader, close), ')'))
		if (reader->taken[close++])
			return false;
	return close < to && same_group(reader, close + 1, to);
}

bool narrative_region_is_shared(const struct narrative_reader *reader, size_t from, size_t to)
{
	return same_group(reader, from, to) || same_group_across(reader, from, to);
}

/* Where what is said of the previous names ends and what is said of the next begins. */
static size_t next_start(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t comma = NARRATIVE_NONE;

	for (size_t i = to; i-- > from;) {
		const struct token *token = narrative_token(reader, i);

		if (narrative_is_stop(reader, i))
			return i + 1;
		if (token_is_mark(token, ')'))
			return comma == NARRATIVE_NONE ? i + 1 : comma;
		if (token_is_mark(token, ',') && comma == NARRATIVE_NONE && to - i <= 4)
			comma = i + 1;
	}
	return comma == NARRATIVE_NONE ? to : comma;
}

/*
 * "q4 for ifood and q1 for Kiosko": an answer that is given to the name behind it. Where it begins; the name otherwise.
 */
static size_t given_from(const struct narrative_reader *reader, size_t from, size_t name)
{
	static const char *const preps[] = { "for", "from", "für", "bei", "pour", "chez", "para",
					     "per", "voor", "för", "til", "till", "dla" };
	size_t prep = name;

	if (prep > from && narrative_place_is_article(narrative_token(reader, prep - 1)))
		prep--;
	if (prep < from + 2 || !TOKEN_IS_ONE(narrative_token(reader, prep - 1), preps))
		return name;
	for (enum mark_kind kind = MARK_SIZE; kind <= MARK_TIME; kind++)
		for (size_t back = prep - 1; back-- > from && back + 6 > prep;) {
			size_t mark = narrative_mark_in(reader, kind, back, prep, MARK_TRAP);

			if (mark != NARRATIVE_NONE && reader->marks[kind].list.v[mark].to == prep - 1)
				return reader->marks[kind].list.v[mark].from;
		}
	return name;
}

size_t narrative_region_to(const struct narrative_reader *reader, size_t from, size_t name)
{
	size_t given = given_from(reader, from, name);

	return given < name ? given : next_start(reader, from, name);
}

/* "twice what Acme pays", "a third of Acme's figure", "1.5 times Acme's", "a week after Acme": by what stands before the name. */
static bool is_measured_by(const struct narrative_reader *reader, size_t from)
{
	static const char *const joints[] = { "of", "what", "times", "twice", "double", "half", "von", "de", "that" };
	const struct token *before = narrative_token(reader, from - 1);

	if (narrative_relative_is_distance(before))
		return token_has(narrative_token(reader, from - 2), LEX(TIME_UNIT));
	if (!TOKEN_IS_ONE(before, joints))
		return false;
	for (size_t i = from; i-- > 0 && i + 4 >= from;)
		if (token_cues(narrative_token(reader, i), CUES(FACTOR)))
			return true;
	return false;
}

/* "an identical order to Lanxess", "the same day as Acme": the account is named for comparison. */
bool narrative_region_is_compared(const struct narrative_reader *reader, const struct narrative_mention *mention)
{
	static const char *const words[] = { "as",  "than", "like", "unlike", "wie",       "als", "comme",
					     "que", "come", "som",  "jak",    "alongside", "niż", "än" };
	static const char *const same[] = { "identical", "equal", "similar", "compared", "next", "close", "identisch" };
	static const char *const together[] = { "together", "along", "zusammen", "gemeinsam" };
	size_t from = mention->tokens.from;

	if (reader->accounts.v[mention->account].name.from == from || from < 3)
		return false;
	if (narrative_place_is_article(narrative_token(reader, from - 1)))
		from--;
	if (TOKEN_IS_ONE(narrative_token(reader, from - 1), words) || is_measured_by(reader, from))
		return true;
	if (TOKEN_IS_ONE(narrative_token(reader, from - 2), together))
		return true;
	if (!str_is(narrative_token(reader, from - 1)->fold, "to"))
		return false;
	return TOKEN_IS_ONE(narrative_token(reader, from - 2), same) ||
	       TOKEN_IS_ONE(narrative_token(reader, from - 3), same);
}

/* --- lists of names in one sentence */

/* What [from, to) says of when and of gates goes to all of a list, as far as they have no answer of their own. */
static void share_with_list(struct narrative_reader *reader, const struct narrative_group *list, size_t from, size_t to)
{
	for (enum mark_kind kind = MARK_TIME; kind < MARK_KINDS; kind++) {
		size_t mark = narrative_mark_in(reader, kind, from, to, MARK_TRAP | MARK_UNKNOWN);

		for (size_t i = 0; i < list->n && mark != NARRATIVE_NONE; i++)
			narrative_answer_set(reader, list->accounts[i], kind,
					     narrative_answer_range(reader, kind, mark));
	}
}

/*
 * "A (€16k), B (€4k) and C (€9k) sign in May": what follows the last bracket of such a list is said of all, unless it is a
 * relative clause; and so is what opens its sentence: "In May we expect A (€16k) and B (€4k)".
 */
void narrative_region_share_list(struct narrative_reader *reader, const struct narrative_group *list, size_t front,
				 size_t first, size_t from, size_t to)
{
	size_t close = from;

	if (list->n < 2)
		return;
	if (token_is_mark(narrative_token(reader, from), '('))
		close = narrative_place_bracket_to(reader, from + 1);
	if (close > from && close < to &&
	    !(token_is_mark(narrative_token(reader, close + 1), ',') &&
	      narrative_place_is_relative(narrative_token(reader, close + 2), true)))
		share_with_list(reader, list, close, narrative_sentence_to(reader, close + 1, to));
	share_with_list(reader, list, front, first);
}
