/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* --- amounts */

/* "2026": a year, which an amount with four digits seldom looks like. */
static bool is_year(const struct token *token)
{
	return token->span.n == 4 && (str_starts(token->fold, STR("19")) || str_starts(token->fold, STR("20")));
}

/* "Plant 2", "ISO 27001", "SOC 2", "1)": numbers of things, not amounts. */
static bool is_label_number(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i), *next = narrative_token(reader, i + 1),
			   *before = i ? token - 1 : NULL;

	if ((token->flags & TOKEN_START) && (token_is_mark(next, ')') || token_is_mark(next, '.')))
		return true;
	return before && before->kind == TOKEN_WORD &&
	       ((before->flags & (TOKEN_UPPER | TOKEN_CODE)) || token_has(before, LEX(GATE))) &&
	       !(before->flags & TOKEN_SENTENCE);
}

/* "from 6 to 15 chairs", "from 3 houses to 5": both of the numbers count the same. */
static bool ranges_count(const struct narrative_reader *reader, size_t i)
{
	static const char *const from[] = { "from", "von", "de", "da", "van", "från", "fra" };
	static const char *const to[] = { "to", "auf", "à", "a", "naar", "till", "til" };
	const struct token *unit;

	/* The first one. */
	if (i > 0 && TOKEN_IS_ONE(narrative_token(reader, i - 1), from)) {
		unit = narrative_token(reader, i + 1);
		if (TOKEN_IS_ONE(unit, to) && narrative_token(reader, i + 2)->kind == TOKEN_NUMBER)
			unit = narrative_token(reader, i + 3);
		return unit->kind == TOKEN_WORD && !reader->taken[i + 1] &&
		       !token_has(unit, LEX(MAGNITUDE) | LEX(CURRENCY) | LEX(FUNCTION));
	}
	/* The second one, behind the first, which may have its unit. */
	if (i < 3 || !TOKEN_IS_ONE(narrative_token(reader, i - 1), to))
		return false;
	unit = narrative_token(reader, i - 2);
	if (unit->kind == TOKEN_WORD && i >= 4 && !token_has(unit, LEX(MAGNITUDE) | LEX(CURRENCY)))
		return narrative_token(reader, i - 3)->kind == TOKEN_NUMBER && !reader->taken[i - 3] &&
		       TOKEN_IS_ONE(narrative_token(reader, i - 4), from);
	return unit->kind == TOKEN_NUMBER && !reader->taken[i - 2] &&
	       TOKEN_IS_ONE(narrative_token(reader, i - 3), from) &&
	       narrative_token(reader, i + 1)->kind == TOKEN_WORD &&
	       !token_has(narrative_token(reader, i + 1), LEX(MAGNITUDE) | LEX(CURRENCY) | LEX(FUNCTION));
}

/* "85 licences", "1,200 beds", "14 more plants", "wants 300 from July": a count; "110." and "150 for the software" are none. */
static bool is_count_of(const struct narrative_reader *reader, size_t i)
{
	static const char *const more[] = { "more", "further", "additional", "extra", "other",
					    "new",  "weitere", "autres",     "más" };
	static const char *const wants[] = { "wants", "want", "for",   "takes", "take",
					     "add",   "adds", "needs", "buys",  "another" };
	const struct token *next = narrative_token(reader, i + 1);

	if (i > 0 && TOKEN_IS_ONE(narrative_token(reader, i - 1), wants))
		return true;
	if (ranges_count(reader, i))
		return true;
	if (next->kind == TOKEN_MARK)
		return next->mark == '-' && (next->flags & TOKEN_GLUED) &&
		       narrative_token(reader, i + 2)->kind == TOKEN_WORD;
	if (next->kind != TOKEN_WORD || (next->fold.n == 1 && (next->flags & TOKEN_UPPER)))
		return false;
	return !token_has(next, LEX(FUNCTION) | LEX(VERB) | LEX(TIME_PREP) | LEX(MAGNITUDE) | LEX(CURRENCY) | LEX(PER) |
					LEX(MONTH) | LEX(PERIOD) | LEX(ENDOF)) ||
	       token_has(next, LEX(PRODUCT) | LEX(ORDINAL)) || TOKEN_IS_ONE(next, more);
}

bool narrative_reach_is_sizelike(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i), *next = narrative_token(reader, i + 1);

	if (reader->taken[i])
		return false;
	if (token->kind == TOKEN_CURRENCY)
		return true;
	if (token->kind == TOKEN_NUMBER)
		return !token_is_mark(next, '%') && !token_is_mark(next, '/') && !is_year(token) &&
		       !is_label_number(reader, i) && !is_count_of(reader, i);
	if (token->kind != TOKEN_WORD)
		return false;
	if (str_is(token->fold, "same") || str_is(token->fold, "similar"))
		return token_cues(next, CUES(THING_SIZE)) || str_is(next->fold, "money") || str_is(next->fold, "as") ||
		       str_is(next->fold, "again");
	/* "eight-fifty a month" */
	if ((token->flags & TOKEN_JOINED) && str_is(next->fold, "a") &&
	    token_has(narrative_token(reader, i + 2), LEX(TIME_UNIT)))
		return true;
	/* "60ish k" */
	if ((token->flags & TOKEN_CODE) && str_ends(token->fold, STR("ish")))
		return true;
	if (token_cues(token, CUES(COMPARE)))
		return !(i > 0 && str_is(narrative_token(reader, i - 1)->fold, "by")) &&
		       !token_has(next, LEX(TIME_UNIT) | LEX(MONTH)) && !str_is(next->fold, "date") &&
		       !str_is(next->fold, "day") && !str_is(next->fold, "deadline");
	if (token->begin & LEX(MAGNITUDE))
		return token->fold.n > 3 && !token_has(next, LEX(PRODUCT));
	return (token->begin & LEX(CURRENCY)) && token->fold.n > 2;
}

/* --- times */

/* An article, or what stands in the place of one before a time. */
static bool is_determiner(const struct token *token)
{
	static const char *const words[] = { "their", "its", "this", "l", "los", "las",
					     "lo",    "het", "o",    "a", "os",  "as" };

	return narrative_place_is_article(token) || TOKEN_IS_ONE(token, words);
}

/* "by Epiphany", "before shaking starts", "after the mānuka harvest": what may be a time that no list knows. */
static bool opens_time(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i), *next = narrative_token(reader, i + 1);

	/* "PO" */
	if (token->flags & TOKEN_CAPS)
		return false;
	if (!token_cues(token, CUES(BEFORE_TIME)) && !(str_is(token->fold, "by") && (next->flags & TOKEN_UPPER)))
		return false;
	if (is_determiner(next) || str_is(next->fold, "of"))
		next = narrative_token(reader, i + 2);
	return next->kind == TOKEN_WORD && !token_has(next, LEX(GATE) | LEX(GATE_CUE) | LEX(VERB) | LEX(FUNCTION));
}

/* "in the spring", "next week", but not "for the winter trail" nor "a year". */
static bool is_when(const struct narrative_reader *reader, size_t i)
{
	const struct token *before = i ? narrative_token(reader, i - 1) : NULL, *next = narrative_token(reader, i + 1);

	if (token_has(narrative_token(reader, i), LEX(SEASON)) && next->kind == TOKEN_WORD &&
	    !token_has(next, LEX(FUNCTION) | LEX(TIME_UNIT)))
		return false;
	if (before && is_determiner(before) && i > 1)
		before--;
	return before && token_has(before, LEX(TIME_PREP) | LEX(TIME_NEXT) | LEX(ENDOF) | LEX(ORDINAL)) &&
	       !is_determiner(before) && !token_has(before, LEX(PER)) && !str_is(before->fold, "over");
}

bool narrative_reach_is_timelike(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i), *next = narrative_token(reader, i + 1);

	if (reader->taken[i])
		return false;
	if (token->kind == TOKEN_NUMBER)
		return is_year(token) ||
		       (next->flags & TOKEN_GLUED && (str_is(next->fold, "th") || str_is(next->fold, "st") ||
						      str_is(next->fold, "nd") || str_is(next->fold, "rd")));
	if (token->kind != TOKEN_WORD)
		return false;
	if (token_cues(token, CUES(COMPARE)))
		return str_is(token->fold, "likewise") || token_has(next, LEX(TIME_UNIT)) ||
		       str_is(next->fold, "date") || str_is(next->fold, "day") || str_is(next->fold, "deadline") ||
		       str_is(token->fold, "ditto") || str_is(token->fold, "idem") || str_is(token->fold, "dito");
	if (token->begin & (LEX(MONTH) | LEX(PERIOD) | LEX(HOLIDAY)))
		return !str_is(token->fold, "may") && !str_is(token->fold, "march") && token->fold.n > 2;
	if (token_has(token, LEX(SEASON) | LEX(TIME_UNIT)))
		return token->fold.n > 2 && !token_cues(token, CUES(PLURAL_UNIT)) && is_when(reader, i);
	return opens_time(reader, i);
}

/* --- cells and labels */

bool narrative_reach_is_unread(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to)
{
	const uint64_t none = LEX(GATE_UNKNOWN) | LEX(TIME_VAGUE) | LEX(FOLLOWUP) | LEX(NEGATE);

	if (narrative_classes(reader, from, to) & none)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		if ((token->kind == TOKEN_NUMBER && !(kind == MARK_SIZE && is_count_of(reader, i))) ||
		    (kind == MARK_SIZE && narrative_reach_is_sizelike(reader, i)) ||
		    (kind != MARK_SIZE && token->kind == TOKEN_WORD && !token_has(token, LEX(FUNCTION))))
			return true;
	}
	return false;
}

/* --- gates */

/* Passed, a mood, a task of ours, not known: the clause is read, and no gate. */
static bool is_no_gate(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const ours[] = { "we",  "we've", "we'll", "i",    "i'm", "i've", "i'll",    "we're",
					    "our", "wir",   "ich",   "nous", "je",  "vi",   "nosotros" };
	uint64_t all = narrative_classes(reader, from, to);

	for (size_t i = from; i < to; i++)
		if (token_cues(narrative_token(reader, i), CUES(MOOD)) ||
		    TOKEN_IS_ONE(narrative_token(reader, i), ours))
			return true;
	if ((all & LEX(GATE_PASSED)) && !(all & LEX(GATE_CUE)))
		return true;
	return (all & (LEX(FOLLOWUP) | LEX(GATE_UNKNOWN) | LEX(TIME_VAGUE) | LEX(TOTAL) | LEX(CLOSED) | LEX(LOST) |
		       LEX(PROSPECT) | LEX(RENEWAL) | LEX(REFERENCE) | LEX(TAM))) != 0;
}

static size_t clause_piece_to(const struct narrative_reader *reader, size_t i, size_t to)
{
	while (i < to && !mark_is_boundary(&reader->tokens, i) && !token_is_mark(narrative_token(reader, i), ',') &&
	       !token_is_mark(narrative_token(reader, i), ':'))
		i++;
	return i;
}

/* Words of a piece that say something: no function words, none of closing. */
static size_t content_words(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t n = 0;

	for (size_t i = from; i < to; i++)
		n += narrative_token(reader, i)->kind == TOKEN_WORD && !reader->taken[i] &&
		     !token_has(narrative_token(reader, i),
				LEX(FUNCTION) | LEX(TIME_YES) | LEX(TIME_PREP) | LEX(CURRENCY));
	return n;
}

static bool has_answer(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (reader->taken[i])
			return true;
	return false;
}

/* One sentence; first: it opens what is said of an account, with what they wish; answered: an answer stands before. */
static bool is_strange_sentence(const struct narrative_reader *reader, size_t from, size_t to, bool first,
				bool answered)
{
	bool noun = false;

	if (is_no_gate(reader, from, to))
		return false;
	for (size_t i = from; i < to;) {
		size_t end = clause_piece_to(reader, i, to), words = content_words(reader, i, end);
		uint64_t all = narrative_classes(reader, i, end);

		if (has_answer(reader, i, end)) {
			/* What stands between two answers is what they buy. */
			noun = false;
			answered = true;
			first = false;
		} else if (first) {
			first = !(all & LEX(VERB));
		} else {
			if ((all & LEX(VERB)) && words >= 2)
				return true;
			noun |= answered && words && !(all & LEX(PRODUCT));
		}
		i = end + 1;
	}
	return noun;
}

bool narrative_reach_is_gatelike(const struct narrative_reader *reader, size_t from, size_t to, bool first)
{
	bool answered = false;

	for (size_t i = from; i < to;) {
		size_t end = i;

		while (end < to && narrative_token(reader, end)->kind != TOKEN_BREAK &&
		       !(narrative_token(reader, end)->flags & TOKEN_STOP))
			end++;
		if (is_strange_sentence(reader, i, end, first && i == from, answered))
			return true;
		answered |= has_answer(reader, i, end);
		i = end + 1;
	}
	return false;
}

/* --- said to be open */

bool narrative_reach_is_open(const struct narrative_reader *reader, enum mark_kind kind, size_t from, size_t to)
{
	static const uint64_t things[] = { CUES(THING_SIZE), CUES(THING_TIME), CUES(THING_GATE) };
	enum { NEAR = 7 };
	size_t said = NARRATIVE_NONE, thing = NARRATIVE_NONE;

	/* "we know nothing but that the owner likes it" */
	if (kind == MARK_GATE) {
		size_t mark = narrative_mark_in(reader, MARK_GATE, from, to, 0);

		while (mark != NARRATIVE_NONE && mark < reader->marks[MARK_GATE].list.n &&
		       reader->marks[MARK_GATE].list.v[mark].from < to)
			if (reader->marks[MARK_GATE].list.v[mark++].flags & MARK_UNKNOWN)
				return true;
	}
	if (kind == MARK_TIME && (narrative_classes(reader, from, to) & LEX(TIME_VAGUE)))
		return true;
	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (mark_is_boundary(&reader->tokens, i) || token_is_mark(token, ',')) {
			said = thing = NARRATIVE_NONE;
			continue;
		}
		if (token_cues(token, CUES(NOT_SAID)) ||
		    (str_is(token->fold, "yet") && str_is(narrative_token(reader, i + 1)->fold, "to")))
			said = i;
		/* "dunno how much" */
		if (token_cues(token, things[kind]) || (kind == MARK_SIZE && str_is(token->fold, "much") && i > from &&
							str_is(narrative_token(reader, i - 1)->fold, "how")))
			thing = i;
		if (said != NARRATIVE_NONE && thing != NARRATIVE_NONE && said != thing &&
		    (said > thing ? said - thing : thing - said) <= NEAR)
			return true;
	}
	return false;
}
