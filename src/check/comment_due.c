/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/*
 * Requests without a date. What a request is, comment_ask tells; in the section of asks every point is one.
 */

/* "which were circulated in March" */
static bool is_over(const struct passage *passage, struct range sentence, size_t i)
{
	static const char *const words[] = {
		"was", "were", "circulated", "dated", "dates", "since", "wurde", "wurden"
	};

	for (size_t k = 1; k <= 5 && i >= sentence.from + k; k++) {
		if (token_is_mark(passage_token(passage, i - k), ','))
			return false;
		if (TOKEN_IS_ONE(passage_token(passage, i - k), words))
			return true;
	}
	return false;
}

/* "We met them on 3 September": the sentence looks back, and no word makes a term of its date. */
static bool looks_back(const struct passage *passage, struct range sentence, size_t date)
{
	static const char *const terms[] = { "by",  "until", "till",   "before", "deadline",
					     "due", "bis",   "latest", "avant",  "antes" };
	static const char *const pasts[] = { "met",  "lost", "won",   "spoke", "sent", "got",  "came", "drew",
					     "told", "left", "saw",   "heard", "said", "gave", "took", "made",
					     "read", "sat",  "wrote", "fell",  "rose", "broke" };
	static const char *const now[] = { "is",    "are", "be",   "will", "must", "need",
					   "needs", "has", "have", "ist",  "sind" };

	for (size_t k = 1; k <= 4 && date >= sentence.from + k; k++)
		if (TOKEN_IS_ONE(passage_token(passage, date - k), terms))
			return false;
	for (size_t i = sentence.from; i < date; i++) {
		const struct token *token = passage_token(passage, i);

		if (TOKEN_IS_ONE(token, now))
			return false;
		if (token_has(token, LEX(PAST)) || TOKEN_IS_ONE(token, pasts) ||
		    (str_ends(token->fold, STR("ed")) && token->fold.n > 4))
			return true;
	}
	return false;
}

/* A date in range that is not over; told: the sentence tells something and asks for nothing itself. */
static bool has_term(const struct comment_reader *reader, struct range range, bool told)
{
	const struct passage *passage = reader->passage;
	struct range rest = range, found;

	if (passage_speaks(passage, range) & SPEAKS(DATE_BY_MEETING))
		return true;
	/* A few dates decide: the cost stays linear. */
	for (size_t n = 0; n < 8 && rest.from < rest.to && passage_mark(passage, MARK_TIME, rest, 0, &found); n++) {
		if (!is_over(passage, range, found.from) && !(told && looks_back(passage, range, found.from)))
			return true;
		rest.from = found.to > rest.from ? found.to : rest.from + 1;
	}
	return false;
}

static bool has_date(const struct comment_reader *reader, struct range range)
{
	return has_term(reader, range, false);
}

/* "We need it by 3 May.", "Both by the end of July.": a short sentence that dates what stands before it. */
static bool dates_on(const struct comment_reader *reader, struct range sentence)
{
	static const char *const openers[] = { "by",     "until", "before", "at",     "for",    "deadline",
					       "needed", "both",  "all",    "we",     "the",    "this",
					       "it",     "that",  "an",     "a",      "latest", "ideally",
					       "bis",    "on",    "i",      "please", "kindly", "bitte" };
	static const char *const needs[] = { "by", "until", "before", "deadline", "needed", "latest", "need", "bis",
					     "due",
					     /* "Please decide on 10 February." */
					     "decide", "vote", "answer", "reply", "approve", "entscheiden" };

	if (!has_date(reader, sentence) || sentence.to - sentence.from > 16 ||
	    !TOKEN_IS_ONE(passage_token(reader->passage, sentence.from), openers))
		return false;
	for (size_t i = sentence.from; i < sentence.to; i++)
		if (TOKEN_IS_ONE(passage_token(reader->passage, i), needs))
			return true;
	return false;
}

/* --- the section of asks */

/* In running prose a sentence that asks for nothing says more about the ask before it. */
static bool goes_on(const struct comment_reader *reader, const struct point *point)
{
	const struct token *first = passage_token(reader->passage, point->all.from);
	static const char *const counts[] = { "second",  "secondly", "third", "also",  "and",     "please",
					      "another", "one",      "two",   "three", "finally", "further",
					      "we",      "i",        "wir",   "nous" };

	return point->is_sentence && token_has(first, LEX(FUNCTION)) && !TOKEN_IS_ONE(first, counts) &&
	       !comment_asks_board(reader, point->all);
}

bool comment_is_nothing(const struct token *token)
{
	static const char *const words[] = { "nothing", "none", "no",    "nichts", "nil",     "keine",
					     "rien",    "nada", "aucun", "aucune", "ninguna", "niente" };

	return TOKEN_IS_ONE(token, words);
}

/* "Nothing from our side this time.", "Keine." */
static bool asks_nothing(const struct comment_reader *reader, const struct point *point)
{
	size_t i = point->all.from;

	while (i < point->all.to && passage_token(reader->passage, i)->kind == TOKEN_MARK)
		i++;
	return comment_is_nothing(passage_token(reader->passage, i)) && !comment_asks_board(reader, point->all);
}

static bool is_dated(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	for (size_t k = 0; k < point->part_count; k++) {
		const struct point_part *part = &points->parts.v[point->part + k];

		if (has_term(reader, part->tokens, point->is_sentence && k > 0) || has_date(reader, part->head) ||
		    (passage_speaks(reader->passage, part->tokens) & SPEAKS(NO_ASK)))
			return true;
	}
	return false;
}

/* "By 24 July we need two things: …", or at the end "Both by the end of July." */
static bool dates_all(const struct comment_reader *reader, const struct point_list *points)
{
	const struct passage *passage = reader->passage;
	const struct point *last = &points->list.v[points->list.n - 1];
	struct range before = { 0, points->list.v[0].all.from }, tail = last->all;

	if (has_date(reader, before))
		return true;
	for (size_t from = last->all.from; from < last->all.to; from = passage_next(tail))
		tail = passage_sentence(passage, from);
	return token_has(passage_token(passage, tail.from), LEX(SHARE)) && has_date(reader, tail);
}

/* A sentence of the section that may ask for something, whomever it names; the others tell what it is about. */
static bool may_ask(const struct comment_reader *reader, const struct point *point)
{
	const struct passage *passage = reader->passage;
	size_t i = point->all.from;

	if (!point->is_sentence || (passage_speaks(passage, point->all) & (SPEAKS(ASK) | SPEAKS(ASKWORD))) ||
	    comment_asks_board(reader, point->all))
		return true;
	for (; i < point->all.to; i++)
		if (token_cues(passage_token(passage, i), CUES(ASKED)))
			return true;
	/* "Join us in Cork" */
	return token_has(passage_token(passage, point->all.from), LEX(VERB));
}

/* "… and that's when I need your signatures": a sentence that asks once more, and says when. */
static bool dates_back(const struct comment_reader *reader, const struct point *point)
{
	static const char *const backs[] = { "that's", "when",       "then",    "it",       "this",
					     "both",   "signature",  "answer",  "decision", "consent",
					     "vote",   "signatures", "answers", "reply" };

	if (!point->is_sentence || !has_date(reader, point->all))
		return false;
	for (size_t i = point->all.from; i < point->all.to; i++)
		if (TOKEN_IS_ONE(passage_token(reader->passage, i), backs))
			return true;
	return false;
}

/* "Calendar: 10 and 11 November", "When: by May": a line of its own that dates what is asked before it. */
static bool tells_when(const struct comment_reader *reader, const struct point *point)
{
	static const char *const labels[] = { "calendar", "date",      "dates", "when",     "timing",  "deadline",
					      "schedule", "timetable", "due",   "timeline", "by",      "termin",
					      "termine",  "frist",     "wann",  "zeitplan", "échéance" };

	return TOKEN_IS_ONE(passage_token(reader->passage, point->all.from), labels) &&
	       token_is_mark(passage_token(reader->passage, point->all.from + 1), ':') && has_date(reader, point->all);
}

/* The sentences behind an ask that ask for nothing else may say by when. */
static bool is_dated_behind(const struct comment_reader *reader, const struct point_list *points, size_t i)
{
	for (size_t k = i + 1; k < points->list.n; k++) {
		const struct point *point = &points->list.v[k];

		if (tells_when(reader, point))
			return true;
		if (goes_on(reader, point) ? is_dated(reader, points, point) : dates_back(reader, point))
			return true;
		if (!goes_on(reader, point) && may_ask(reader, point))
			return false;
		if (has_term(reader, point->all, true))
			return true;
	}
	return false;
}

static void judge_points(struct comment_reader *reader)
{
	struct point_list points = { 0 };
	bool all_dated, asked = false;

	point_read(&points, reader->passage);
	all_dated = points.list.n > 0 && dates_all(reader, &points);
	for (size_t i = 0; i < points.list.n; i++)
		asked = asked || may_ask(reader, &points.list.v[i]);
	for (size_t i = 0; i < points.list.n && !all_dated; i++) {
		const struct point *point = &points.list.v[i];

		if ((i > 0 && goes_on(reader, point)) || (asked && !may_ask(reader, point)) ||
		    asks_nothing(reader, point))
			continue;
		if (!is_dated(reader, &points, point) && !is_dated_behind(reader, &points, i))
			comment_report(reader, COMMENT_ASK_DATE, point->name, point->name);
	}
	point_release(&points);
}

void comment_asks(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	struct range all = { 0, passage->tokens.list.n };

	if (passage_speaks(passage, all) & SPEAKS(NO_ASK) && passage->tokens.list.n < 40)
		return;
	if (str_ends(reader->input->id, STR(".asks"))) {
		judge_points(reader);
		return;
	}
	for (size_t from = 0; from < passage->tokens.list.n;) {
		struct range sentence = passage_sentence(passage, from), after;

		from = passage_next(sentence);
		after = passage_sentence(passage, from);
		if (comment_asks_board(reader, sentence) && !has_date(reader, sentence) && !dates_on(reader, after))
			comment_report(reader, COMMENT_ASK_DATE, sentence, sentence);
	}
}
