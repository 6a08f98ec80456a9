/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/*
 * A request is told by its form: whom it addresses (the board, a director, you, anybody who reads this) and how it wishes (a
 * question, "would be glad if", "we need", "please", "any thoughts are welcome"). What is wished for never ends and is not
 * listed, but for the nouns that need no address.
 */

/* Words that are looked at from one on: the cost stays linear in a sentence of any length. */
enum { NEAR = 10, FAR = 24 };

static bool is_passed(const struct passage *passage, size_t i)
{
	static const char *const words[] = { "asked", "requested", "thanked", "decided", "released", "agreed" };

	return TOKEN_IS_ONE(passage_token(passage, i), words);
}

/* The board, its members, the reader; "anyone round the table". */
static bool addresses(const struct passage *passage, struct range range)
{
	static const char *const anyone[] = { "anyone", "anybody", "someone", "somebody" };

	bool asks = (passage_speaks(passage, range) & SPEAKS(ASK)) != 0;

	for (size_t i = range.from; i < range.to; i++)
		if (!passage->quoted[i] &&
		    ((passage->speech[i] & SPEAKS(BOARD)) || (asks && TOKEN_IS_ONE(passage_token(passage, i), anyone))))
			return true;
	return false;
}

static bool has_cue(const struct passage *passage, struct range range, uint64_t cues)
{
	for (size_t i = range.from; i < range.to; i++)
		if (token_cues(passage_token(passage, i), cues) && !passage->quoted[i])
			return true;
	return false;
}

static bool has_word(const struct passage *passage, struct range range, const char *const *words, size_t n)
{
	for (size_t i = range.from; i < range.to; i++)
		if (token_is_one(passage_token(passage, i), words, n) && !passage->quoted[i])
			return true;
	return false;
}

static bool has_person(const struct passage *passage, struct range range)
{
	size_t to;

	for (size_t i = range.from; i < range.to; i++)
		if (comment_is_person(passage, i, &to))
			return true;
	return false;
}

static size_t range_end(size_t from, size_t n, struct range sentence)
{
	return from + n < sentence.to ? from + n : sentence.to;
}

/* "Could one of you put in a word?" */
static bool is_question(const struct passage *passage, struct range sentence)
{
	return token_is_mark(passage_token(passage, sentence.to), '?') ||
	       (sentence.to > sentence.from && token_is_mark(passage_token(passage, sentence.to - 1), '?'));
}

/* "It would be good if the audit committee …", "a director would do us a great favour", "May we ask Ingrid" */
static bool wishes(const struct passage *passage, struct range sentence)
{
	static const char *const modals[] = { "would", "could", "can", "may", "würde", "würden", "serait", "wäre" };

	bool addressed = addresses(passage, sentence);

	for (size_t i = sentence.from; i < sentence.to; i++) {
		struct range rest = { i, range_end(i, FAR, sentence) };

		if (!TOKEN_IS_ONE(passage_token(passage, i), modals) || passage->quoted[i] ||
		    !has_cue(passage, (struct range){ i, range_end(i, 6, sentence) }, CUES(WISH)))
			continue;
		if (addressed)
			return true;
		/* "… if Henrik made a call", "May we ask Ingrid" */
		for (size_t k = i; k < rest.to; k++)
			if ((str_is(passage_token(passage, k)->fold, "if") ||
			     str_is(passage_token(passage, k)->fold, "ask")) &&
			    has_person(passage, (struct range){ k + 1, range_end(k, 4, sentence) }))
				return true;
		/* "We would value an opening at Lufthansa" */
		if (i > sentence.from && str_is(passage_token(passage, i - 1)->fold, "we") &&
		    has_cue(passage, rest, CUES(ASKED)))
			return true;
	}
	return false;
}

/* "We request that the board …", "we need your consent", "wir bitten den Beirat" */
static bool asks(const struct passage *passage, struct range sentence)
{
	for (size_t i = sentence.from; i + 1 < sentence.to; i++) {
		size_t to = range_end(i, NEAR, sentence);

		if (!token_cues(passage_token(passage, i), CUES(WE)) || passage->quoted[i])
			continue;
		for (size_t k = i + 1; k < range_end(i, 4, sentence); k++) {
			if (is_passed(passage, k))
				break;
			if (token_cues(passage_token(passage, k), CUES(REQUEST)) &&
			    (addresses(passage, (struct range){ k, to }) ||
			     has_cue(passage, (struct range){ k, to }, CUES(ASKED))))
				return true;
		}
	}
	return false;
}

/* "Please …", "If one of you knows …, let Jochen know", "send them our way" */
static bool bids(const struct passage *passage, struct range sentence)
{
	static const char *const verbs[] = { "let", "send", "tell",    "call",      "write", "contact",
					     "put", "get",  "connect", "introduce", "bitte", "point" };
	bool addressed = addresses(passage, sentence), condition = false;

	for (size_t i = sentence.from; i < sentence.to && addressed; i++) {
		const struct token *token = passage_token(passage, i);

		condition |= (passage->speech[i] & SPEAKS(CONDITION)) != 0;
		if (passage->quoted[i])
			continue;
		if (str_is(token->fold, "please") || str_is(token->fold, "kindly"))
			return true;
		if (condition && TOKEN_IS_ONE(token, verbs) && i > sentence.from &&
		    token_is_mark(passage_token(passage, i - 1), ','))
			return true;
	}
	return false;
}

/* "Any thoughts are welcome", "your views would be valuable", "any candidate you can name helps" */
static bool invites(const struct passage *passage, struct range sentence)
{
	static const char *const whose[] = { "any", "your", "a", "an", "board's", "directors", "director's" };
	static const char *const finds[] = { "welcome", "appreciated", "valuable",   "helpful",  "help",
					     "helps",   "useful",      "wanted",     "sought",   "needed",
					     "count",   "gold",        "willkommen", "bienvenue" };

	bool addressed = addresses(passage, sentence);

	for (size_t i = sentence.from; i + 1 < sentence.to; i++) {
		struct range noun = { i + 1, range_end(i, 4, sentence) };
		bool open = str_is(passage_token(passage, i)->fold, "any") ||
			    str_is(passage_token(passage, i)->fold, "your");

		if (!TOKEN_IS_ONE(passage_token(passage, i), whose) || !has_cue(passage, noun, CUES(ASKED)) ||
		    (!open && !addressed))
			continue;
		for (size_t k = noun.from; k < range_end(i, FAR, sentence); k++)
			if (TOKEN_IS_ONE(passage_token(passage, k), finds) && !passage->quoted[k])
				return true;
	}
	return false;
}

bool comment_asks_board(const struct comment_reader *reader, struct range sentence)
{
	static const char *const told[] = { "asked", "requested", "answered", "wrote", "wondered" };
	static const char *const our[] = { "wish", "wishes", "wishlist", "wünsche", "bitte", "anliegen" };
	const struct passage *passage = reader->passage;

	uint64_t all = passage_speaks(passage, sentence);

	if ((all & SPEAKS(NO_ASK)) || (!(all & (SPEAKS(ASK) | SPEAKS(BOARD))) &&
				       !has_cue(passage, sentence, CUES(WISH) | CUES(REQUEST) | CUES(ASKED))))
		return false;
	if (is_question(passage, sentence) && addresses(passage, sentence) &&
	    !has_word(passage, sentence, told, COUNT_OF(told)))
		return true;
	if (addresses(passage, sentence) && has_word(passage, sentence, our, COUNT_OF(our)))
		return true;
	return wishes(passage, sentence) || asks(passage, sentence) || bids(passage, sentence) ||
	       invites(passage, sentence);
}

/* --- when */

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

static bool has_date(const struct comment_reader *reader, struct range range)
{
	const struct passage *passage = reader->passage;
	struct range rest = range, found;

	if (passage_speaks(passage, range) & SPEAKS(DATE_BY_MEETING))
		return true;
	/* A few dates decide: the cost stays linear. */
	for (size_t n = 0; n < 8 && rest.from < rest.to && passage_mark(passage, MARK_TIME, rest, 0, &found); n++) {
		if (!is_over(passage, range, found.from))
			return true;
		rest.from = found.to > rest.from ? found.to : rest.from + 1;
	}
	return false;
}

/* "We need it by 3 May.", "Both by the end of July.": a short sentence that dates what stands before it. */
static bool dates_on(const struct comment_reader *reader, struct range sentence)
{
	static const char *const openers[] = { "by",   "until", "before", "at",      "for",  "deadline", "needed",
					       "both", "all",   "we",     "the",     "this", "it",       "that",
					       "an",   "a",     "latest", "ideally", "bis",  "on",       "i" };
	static const char *const needs[] = { "by",     "until", "before", "deadline", "needed",
					     "latest", "need",  "bis",    "due" };

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

static bool is_dated(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	for (size_t k = 0; k < point->part_count; k++) {
		const struct point_part *part = &points->parts.v[point->part + k];

		if (has_date(reader, part->tokens) || has_date(reader, part->head) ||
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
	for (size_t from = last->all.from; from < last->all.to; from = passage_next(passage, tail))
		tail = passage_sentence(passage, from);
	return token_has(passage_token(passage, tail.from), LEX(SHARE)) && has_date(reader, tail);
}

static void judge_points(struct comment_reader *reader)
{
	struct point_list points = { 0 };
	bool all_dated;

	point_read(&points, reader->passage);
	all_dated = points.list.n > 0 && dates_all(reader, &points);
	for (size_t i = 0; i < points.list.n && !all_dated; i++) {
		const struct point *point = &points.list.v[i];
		bool dated = is_dated(reader, &points, point);

		if (i > 0 && goes_on(reader, point))
			continue;
		for (size_t k = i + 1; !dated && k < points.list.n && goes_on(reader, &points.list.v[k]); k++)
			dated = is_dated(reader, &points, &points.list.v[k]);
		if (!dated)
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

		from = passage_next(passage, sentence);
		after = passage_sentence(passage, from);
		if (comment_asks_board(reader, sentence) && !has_date(reader, sentence) && !dates_on(reader, after))
			comment_report(reader, COMMENT_ASK_DATE, sentence, sentence);
	}
}
