/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/* "M. Castell", "Emre Aydin", "Ms Holm", "Sunita Rao": a known first name, a title, an initial. */
bool comment_is_person(const struct passage *passage, size_t i, size_t *to)
{
	const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);
	size_t last = i + 1;

	*to = i + 1;
	if (token->kind != TOKEN_WORD || !(token->flags & TOKEN_UPPER) || passage->taken[i])
		return false;
	if (token->span.n == 1 && token_is_mark(next, '.') && (passage_token(passage, i + 2)->flags & TOKEN_UPPER) &&
	    passage_token(passage, i + 2)->kind == TOKEN_WORD) {
		*to = i + 3;
		return true;
	}
	if (!token_has(token, LEX(FIRSTNAME) | LEX(TITLE)))
		return false;
	while (last < i + 4 && passage_token(passage, last)->kind == TOKEN_WORD &&
	       (passage_token(passage, last)->flags & TOKEN_UPPER) &&
	       !(passage_token(passage, last)->flags & TOKEN_START) && !passage->taken[last])
		last++;
	/* "Grant Thornton LLP", "Charlotte Logistics" are firms. */
	if (last > i + 1 && token_has(passage_token(passage, last - 1), LEX(ORGWORD)))
		return false;
	*to = last;
	return last > i + 1 || !token_has(token, LEX(COMMON) | LEX(MONTH) | LEX(PLACE)) ||
	       !(token->flags & TOKEN_SENTENCE);
}

/* "Owner: Tamsin Okafor": whatever two capitalised words stand under the label are a person. */
static bool is_capitalised_pair(const struct passage *passage, size_t i)
{
	const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);

	return token->kind == TOKEN_WORD && (token->flags & TOKEN_UPPER) && next->kind == TOKEN_WORD &&
	       (next->flags & TOKEN_UPPER);
}

/* "…; review on 20 July, Mara Oduya." or "(Mara Oduya)": two capitalised words that sign what stands before them. */
static bool is_signature(const struct passage *passage, size_t i, struct range range)
{
	const uint64_t other = LEX(ORGWORD) | LEX(PLACE) | LEX(MONTH);
	const struct token *before = passage_token(passage, i - 1), *after = passage_token(passage, i + 2);
	bool is_last = i + 2 >= range.to || (i + 3 >= range.to && after->kind == TOKEN_MARK) ||
		       (token_is_mark(after, ')') && token_is_mark(before, '('));

	return i > range.from + 3 && (token_is_mark(before, ',') || token_is_mark(before, '(')) && is_last &&
	       is_capitalised_pair(passage, i) && !passage->taken[i] && !passage->taken[i + 1] &&
	       !token_has(passage_token(passage, i), other) && !token_has(passage_token(passage, i + 1), other);
}

/* "with their managing director": somebody else's. */
static bool is_theirs(const struct passage *passage, size_t i)
{
	static const char *const words[] = { "their", "its", "his",        "her",  "whose", "new",
					     "a",     "an",  "customer's", "leur", "ihr",   "ihre" };

	for (size_t back = 1; back <= 2 && back <= i; back++)
		if (TOKEN_IS_ONE(passage_token(passage, i - back), words))
			return true;
	return false;
}

bool comment_names_owner(const struct passage *passage, struct range range, struct range *out)
{
	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i);
		size_t to;

		if (comment_is_person(passage, i, &to)) {
			*out = (struct range){ i, to };
			return true;
		}
		if (is_signature(passage, i, range)) {
			*out = (struct range){ i, i + 2 };
			return true;
		}
		if ((passage->speech[i] & SPEAKS(OWNER)) && i + 1 < range.to) {
			size_t k = i + 1;

			while (k < range.to && k < i + 4 &&
			       (passage_token(passage, k)->kind == TOKEN_MARK || (passage->speech[k] & SPEAKS(OWNER)) ||
				token_has(passage_token(passage, k), LEX(FUNCTION))))
				k++;
			if (k < range.to && !(passage->speech[k] & SPEAKS(GROUP)) &&
			    (is_capitalised_pair(passage, k) || ((passage_token(passage, k)->flags & TOKEN_UPPER) &&
								 token_is_mark(passage_token(passage, i + 1), ':') &&
								 !(passage->speech[k + 1] & SPEAKS(GROUP))))) {
				*out = (struct range){ k, k + 1 + is_capitalised_pair(passage, k) };
				return true;
			}
		}
		/* "Sales manager", but not "management" or "the operations team". */
		if ((passage->speech[i] & SPEAKS(ROLE)) && !is_theirs(passage, i) &&
		    !(passage->speech[i] & SPEAKS(GROUP)) && !(passage->speech[i + 1] & SPEAKS(GROUP)) &&
		    !(token_has(token, LEX(VERB)) && !(token->flags & TOKEN_CAPS))) {
			*out = (struct range){ i, i + 1 };
			return true;
		}
	}
	return false;
}

/* The answer under a label such as "Mitigation:". */
static bool is_label(const struct passage *passage, size_t i)
{
	return token_is_mark(passage_token(passage, i + 1), ':') || token_is_mark(passage_token(passage, i + 1), '=');
}

bool comment_names_plan(const struct passage *passage, struct range range, struct range *out)
{
	for (size_t i = range.from; i < range.to; i++) {
		size_t clause = i, end = i;

		if ((passage->speech[i] & SPEAKS(ACCEPT)) &&
		    (passage_speaks(passage, range) & (SPEAKS(BOARD) | SPEAKS(ROLE)))) {
			*out = (struct range){ i, i + 1 };
			return true;
		}
		if (!(passage->speech[i] & SPEAKS(PLAN)) || (passage->speech[i] & SPEAKS(WATCH)))
			continue;
		/* "Hiring is difficult": what the sentence is about. */
		if ((passage_token(passage, i)->flags & (TOKEN_SENTENCE | TOKEN_START)) &&
		    token_has(passage_token(passage, i + 1), LEX(VERB)))
			continue;
		if (is_label(passage, i)) {
			/* What the label holds counts when it is more than watching. */
			for (end = i + 2; end < range.to && !(passage_token(passage, end)->flags & TOKEN_STOP); end++)
				;
			if (end > i + 2 && !(passage_speaks(passage, (struct range){ i + 2, end }) & SPEAKS(WATCH))) {
				*out = (struct range){ i + 2, end };
				return true;
			}
			continue;
		}
		/* "A patent claim may need a plan", "whose budgets may be frozen": a possibility is no plan. */
		while (clause > range.from && i - clause < 6 && passage_token(passage, clause - 1)->kind != TOKEN_MARK)
			clause--;
		if (passage_speaks(passage, (struct range){ clause, i }) & (SPEAKS(HEDGE) | SPEAKS(WATCH)))
			continue;
		if (passage_lex(passage, (struct range){ clause, i }) & LEX(NEGATE))
			continue;
		*out = (struct range){ i, i + 1 };
		return true;
	}
	return false;
}

/* --- points */

/* All parts of a point as one range: parts lie in order. */
static bool any_part(const struct comment_reader *reader, const struct point_list *points, const struct point *point,
		     bool (*test)(const struct passage *, struct range, struct range *))
{
	for (size_t i = 0; i < point->part_count; i++) {
		struct range found;

		if (test(reader->passage, points->parts.v[point->part + i].tokens, &found))
			return true;
	}
	return false;
}

/* The cell under a head of a class: false when the table has no such column. */
static bool headed_part(const struct comment_reader *reader, const struct point_list *points, const struct point *point,
			uint64_t classes, struct range *out)
{
	for (size_t i = 0; i < point->part_count; i++) {
		const struct point_part *part = &points->parts.v[point->part + i];

		if (!(passage_speaks(reader->passage, part->head) & classes))
			continue;
		*out = part->tokens;
		return true;
	}
	return false;
}

/* "Legal", "Sales & Marketing": a department and nobody in it. */
static bool is_department(const struct passage *passage, struct range cell)
{
	for (size_t i = cell.from; i < cell.to; i++)
		if (passage_token(passage, i)->kind == TOKEN_WORD &&
		    (!(passage->speech[i] & SPEAKS(JOB)) || (passage->speech[i] & SPEAKS(ROLE))))
			return false;
	return true;
}

static bool has_owner(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	struct range cell;

	if (point->is_row && headed_part(reader, points, point, SPEAKS(OWNER), &cell)) {
		for (size_t i = cell.from; i < cell.to; i++)
			if (passage_token(reader->passage, i)->kind == TOKEN_WORD)
				return !(passage_speaks(reader->passage, cell) & SPEAKS(GROUP)) &&
				       !is_department(reader->passage, cell);
		return false;
	}
	return any_part(reader, points, point, comment_names_owner);
}

static bool has_plan(const struct comment_reader *reader, const struct point_list *points, const struct point *point)
{
	struct range cell;

	if (point->is_row && headed_part(reader, points, point, SPEAKS(PLAN), &cell)) {
		for (size_t i = cell.from; i < cell.to; i++)
			if (passage_token(reader->passage, i)->kind == TOKEN_WORD)
				return !(passage_speaks(reader->passage, cell) & SPEAKS(WATCH));
		return false;
	}
	return any_part(reader, points, point, comment_names_plan);
}

static bool is_about_risks(const struct comment_input *input)
{
	return str_find(input->id, STR("risk"), 0) != STR_NONE;
}

void comment_risks(struct comment_reader *reader, unsigned wanted)
{
	struct point_list points = { 0 };

	if (!is_about_risks(reader->input))
		return;
	point_read(&points, reader->passage);
	for (size_t i = 0; i < points.list.n; i++) {
		const struct point *point = &points.list.v[i];

		if ((wanted & 1U << COMMENT_RISK_OWNER) && !has_owner(reader, &points, point))
			comment_report(reader, COMMENT_RISK_OWNER, point->name, point->name);
		if ((wanted & 1U << COMMENT_RISK_MITIGATION) && !has_plan(reader, &points, point))
			comment_report(reader, COMMENT_RISK_MITIGATION, point->name, point->name);
	}
	point_release(&points);
}

/* --- asks */

static bool has_date(const struct comment_reader *reader, struct range range)
{
	return passage_mark(reader->passage, MARK_TIME, range, 0, NULL) ||
	       (passage_speaks(reader->passage, range) & SPEAKS(DATE_BY_MEETING));
}

static void judge_points(struct comment_reader *reader)
{
	struct point_list points = { 0 };

	point_read(&points, reader->passage);
	for (size_t i = 0; i < points.list.n; i++) {
		const struct point *point = &points.list.v[i];
		bool dated = false, none = false;

		for (size_t k = 0; k < point->part_count; k++) {
			const struct point_part *part = &points.parts.v[point->part + k];

			dated |= has_date(reader, part->tokens) || has_date(reader, part->head);
			none |= (passage_speaks(reader->passage, part->tokens) & SPEAKS(NO_ASK)) != 0;
		}
		if (!dated && !none)
			comment_report(reader, COMMENT_ASK_DATE, point->name, point->name);
	}
	point_release(&points);
}

/* A request hidden in prose speaks to the board: "It would help us if directors could …". */
static bool asks_board(const struct comment_reader *reader, struct range sentence)
{
	uint64_t all = passage_speaks(reader->passage, sentence);

	for (size_t i = sentence.from; i < sentence.to; i++) {
		struct str fold = passage_token(reader->passage, i)->fold;

		if (reader->passage->quoted[i])
			return false;
		if ((str_is(fold, "could") || str_is(fold, "please") || str_is(fold, "appreciate") ||
		     str_is(fold, "grateful") || str_is(fold, "welcome") || str_is(fold, "great") ||
		     str_is(fold, "ask") || str_is(fold, "need") || str_is(fold, "bitten")) &&
		    (all & SPEAKS(ASK)) && (all & SPEAKS(BOARD)))
			return true;
	}
	return false;
}

void comment_asks(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	struct range all = { 0, passage->tokens.list.n };

	if (passage_speaks(passage, all) & SPEAKS(NO_ASK) && passage->tokens.list.n < 20)
		return;
	if (str_ends(reader->input->id, STR(".asks"))) {
		judge_points(reader);
		return;
	}
	for (size_t from = 0; from < passage->tokens.list.n;) {
		struct range sentence = passage_sentence(passage, from);

		if (asks_board(reader, sentence) && !has_date(reader, sentence))
			comment_report(reader, COMMENT_ASK_DATE, sentence, sentence);
		from = passage_next(passage, sentence);
	}
}
