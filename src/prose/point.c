/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/point.h"

#include "prose/mark.h"

enum { NAME_WORDS = 8 };

struct reader {
	struct point_list *points;
	const struct passage *passage;
};

/* The words that open a point, up to a sign that ends a clause. */
static bool ends_name(const struct passage *passage, size_t i)
{
	const struct token *token = passage_token(passage, i);

	return mark_is_boundary(&passage->tokens, i) || token_is_mark(token, ':') || token_is_mark(token, ',') ||
	       (token->flags & TOKEN_STOP);
}

static struct range name_of(const struct passage *passage, struct range all)
{
	struct range name = { all.from, all.from };

	while (name.from < all.to && passage_token(passage, name.from)->kind == TOKEN_MARK)
		name.from++;
	for (name.to = name.from; name.to < all.to && name.to < name.from + NAME_WORDS; name.to++)
		if (ends_name(passage, name.to))
			break;
	return name;
}

static struct point *open_point(struct reader *reader, struct range all)
{
	struct point point = { .all = all, .part = reader->points->parts.n };

	vec_push(&reader->points->list, point);
	return &reader->points->list.v[reader->points->list.n - 1];
}

static void add_part(struct reader *reader, struct range tokens, struct range head)
{
	struct point *point = &reader->points->list.v[reader->points->list.n - 1];

	if (tokens.from >= tokens.to)
		return;
	vec_push(&reader->points->parts, ((struct point_part){ tokens, head }));
	point->part_count++;
	if (point->all.to < tokens.to)
		point->all.to = tokens.to;
	if (point->name.to <= point->name.from) {
		point->name = name_of(reader->passage, tokens);
		point->is_name_cut = point->name.to < tokens.to && !ends_name(reader->passage, point->name.to);
	}
}

/* --- tables */

static struct range cell_at(const struct passage *passage, const struct structure_line *line, size_t column)
{
	if (!line || column >= line->cell_count)
		return (struct range){ 0, 0 };
	return passage->structure.cells.v[line->cell + column];
}

/* Sums are no points: "Total", "Summe". */
static bool is_total_row(const struct passage *passage, const struct structure_line *line)
{
	for (size_t c = 0; c < line->cell_count; c++) {
		struct range cell = cell_at(passage, line, c);

		if (cell.from < cell.to)
			return token_has(passage_token(passage, cell.from), LEX(TOTAL));
	}
	return true;
}

static void read_row(struct reader *reader, const struct structure_line *line, const struct structure_line *head)
{
	if (is_total_row(reader->passage, line))
		return;
	open_point(reader, line->all)->is_row = true;
	for (size_t c = 0; c < line->cell_count; c++)
		add_part(reader, cell_at(reader->passage, line, c), cell_at(reader->passage, head, c));
}

static bool looks_like_head(const struct passage *passage, const struct structure_line *line)
{
	for (size_t i = line->all.from; i < line->all.to; i++)
		if (passage_token(passage, i)->kind == TOKEN_NUMBER || passage->taken[i])
			return false;
	return line->cell_count >= 2;
}

/* --- lists */

/* The depth of the outermost items; 0 when the text has none. */
static int item_depth(const struct passage *passage)
{
	int depth = 0;

	for (size_t i = 0; i < passage->structure.lines.n; i++) {
		const struct structure_line *line = &passage->structure.lines.v[i];

		if (line->kind == STRUCTURE_ITEM && (!depth || line->depth < depth))
			depth = line->depth;
	}
	return depth;
}

static void read_list(struct reader *reader, int depth)
{
	const struct structure *structure = &reader->passage->structure;
	struct range heading = { 0, 0 };
	bool open = false;

	for (size_t i = 0; i < structure->lines.n; i++) {
		const struct structure_line *line = &structure->lines.v[i];

		switch (line->kind) {
		case STRUCTURE_HEADING:
			heading = line->tokens;
			open = false;
			break;
		case STRUCTURE_ITEM:
			if (line->depth <= depth || !open)
				open_point(reader, line->tokens);
			open = true;
			add_part(reader, line->tokens, line->depth <= depth ? heading : (struct range){ 0, 0 });
			break;
		case STRUCTURE_TEXT:
			if (open && (line->depth > depth || (line->flags & STRUCTURE_CONTINUED)))
				add_part(reader, line->tokens, (struct range){ 0, 0 });
			else
				open = false;
			break;
		case STRUCTURE_BLANK:
		case STRUCTURE_ROW:
		case STRUCTURE_RULE:
			break;
		}
	}
}

/* --- prose */

static size_t count_text_lines(const struct passage *passage)
{
	size_t count = 0;

	for (size_t i = 0; i < passage->structure.lines.n; i++)
		count += passage->structure.lines.v[i].kind == STRUCTURE_TEXT;
	return count;
}

/* A sentence that speaks on of the same: "Our head of …", "We …", "Mitigation: …", "It would …". */
static bool goes_on(const struct passage *passage, struct range sentence)
{
	const struct token *first;
	size_t i = sentence.from;

	while (i < sentence.to && passage_token(passage, i)->kind == TOKEN_MARK)
		i++;
	first = passage_token(passage, i);
	if (token_cues(first, CUES(GOES_ON)))
		return true;
	/* "The board accepted this", "The CFO reports the exposure", "Emre Aydin has lined up …" */
	if (passage->speech[i] & SPEAKS(BOARD) ||
	    passage_speaks(passage, (struct range){ i + 1, i + 2 }) & (SPEAKS(BOARD) | SPEAKS(ROLE)))
		return true;
	if (passage->speech[i] & (SPEAKS(ROLE) | SPEAKS(OWNER)))
		return true;
	return token_has(first, LEX(FIRSTNAME) | LEX(TITLE));
}

/* "Two things could go wrong before the autumn.", "Our main risks:" announce and are no point. */
static bool announces(const struct passage *passage, struct range sentence, bool first)
{
	static const char *const words[] = { "two",  "three", "four", "five",    "six",       "several", "few",
					     "some", "main",  "top",  "zwei",    "drei",      "deux",    "trois",
					     "dos",  "tres",  "key",  "biggest", "following", "these" };
	static const char *const nouns[] = { "things",  "risks",    "points",   "risk",       "matters", "issues",
					     "factors", "risiken",  "risques",  "riesgos",    "topics",  "worries",
					     "asks",    "requests", "concerns", "assumptions" };
	bool counted = false;

	if (token_is_mark(passage_token(passage, sentence.to ? sentence.to - 1 : 0), ':'))
		return true;
	for (size_t i = sentence.from; first && i < sentence.to && i < sentence.from + 8; i++) {
		counted |= TOKEN_IS_ONE(passage_token(passage, i), words);
		for (size_t k = 0; counted && k < COUNT_OF(nouns); k++)
			if (str_is(passage_token(passage, i)->fold, nouns[k]) && sentence.to - sentence.from < 14)
				return true;
	}
	return false;
}

/* Pieces between semicolons outside brackets, when each opens with a capital or a figure. */
static size_t piece_end(const struct passage *passage, struct range sentence)
{
	size_t depth = 0;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);

		if (token_is_mark(token, '('))
			depth++;
		else if (token_is_mark(token, ')') && depth)
			depth--;
		else if (token_is_mark(token, ';') && !depth && i + 1 < sentence.to &&
			 (next->kind == TOKEN_CURRENCY || (next->flags & TOKEN_UPPER)) &&
			 !goes_on(passage, (struct range){ i + 1, sentence.to }))
			return i;
	}
	return sentence.to;
}

static void read_sentences(struct reader *reader, struct range line, bool *open)
{
	const struct passage *passage = reader->passage;
	struct range whole = { 0, 0 };
	bool first = true;

	for (size_t from = line.from; from < line.to;) {
		struct range sentence;
		bool stop;

		if (from >= whole.to)
			whole = passage_sentence_to(passage, from, line.to);
		sentence = (struct range){ from, piece_end(passage, (struct range){ from, whole.to }) };
		stop = sentence.to >= line.to;
		if (sentence.to > sentence.from) {
			if (announces(passage, sentence, first)) {
				*open = false;
			} else {
				if (!*open || !goes_on(passage, sentence))
					open_point(reader, sentence)->is_sentence = true;
				*open = true;
				add_part(reader, sentence, (struct range){ 0, 0 });
			}
			first = false;
		}
		if (stop)
			break;
		from = sentence.to + 1;
	}
}

/* A few words without a full stop above a line of text. */
static bool is_title(const struct passage *passage, size_t index)
{
	const struct structure_line *line = &passage->structure.lines.v[index];
	struct range sentence = passage_sentence_to(passage, line->tokens.from, line->tokens.to);

	return line->tokens.to - line->tokens.from <= 6 && sentence.to >= line->tokens.to &&
	       index + 1 < passage->structure.lines.n && line[1].kind == STRUCTURE_TEXT &&
	       line[1].tokens.to - line[1].tokens.from > line->tokens.to - line->tokens.from &&
	       passage_token(passage, line->tokens.to)->kind == TOKEN_BREAK &&
	       !(passage_token(passage, line->tokens.to - 1)->flags & TOKEN_STOP);
}

static void read_prose(struct reader *reader)
{
	const struct passage *passage = reader->passage;
	bool paragraphs = count_text_lines(passage) >= 2, open = false;
	struct range heading = { 0, 0 };

	for (size_t i = 0; i < passage->structure.lines.n; i++) {
		const struct structure_line *line = &passage->structure.lines.v[i];
		struct range sentence;

		if (line->kind == STRUCTURE_HEADING) {
			heading = line->tokens;
			open = false;
			if (token_is_mark(passage_token(passage, line->tokens.to - (line->tokens.to > 0)), ':'))
				heading = (struct range){ 0, 0 };
		}
		if (line->kind != STRUCTURE_TEXT)
			continue;
		if (is_title(passage, i)) {
			heading = line->tokens;
			continue;
		}
		if (heading.to > heading.from) {
			open_point(reader, heading);
			add_part(reader, heading, (struct range){ 0, 0 });
			add_part(reader, line->tokens, (struct range){ 0, 0 });
			heading = (struct range){ 0, 0 };
			open = true;
			continue;
		}
		if (!paragraphs) {
			read_sentences(reader, line->tokens, &open);
			continue;
		}
		sentence = passage_sentence_to(passage, line->tokens.from, line->tokens.to);
		if (!announces(passage, sentence, true) || sentence.to + 1 < line->tokens.to) {
			if (!open || !goes_on(passage, line->tokens))
				open_point(reader, line->tokens);
			open = true;
			add_part(reader, line->tokens, (struct range){ 0, 0 });
		}
	}
}

void point_read(struct point_list *points, const struct passage *passage)
{
	struct reader reader = { points, passage };
	const struct structure *structure = &passage->structure;
	const struct structure_line *head = NULL;
	int depth = item_depth(passage);
	bool rows = false, in_table = false;

	for (size_t i = 0; i < structure->lines.n; i++) {
		const struct structure_line *line = &structure->lines.v[i];

		if (line->kind != STRUCTURE_ROW && line->kind != STRUCTURE_RULE) {
			in_table = false;
			continue;
		}
		if (line->kind == STRUCTURE_RULE)
			continue;
		rows = true;
		if (!in_table && ((line->flags & STRUCTURE_HEADER) || looks_like_head(passage, line)))
			head = line;
		else
			read_row(&reader, line, head);
		in_table = true;
	}
	if (rows && points->list.n)
		return;
	if (depth)
		read_list(&reader, depth);
	else
		read_prose(&reader);
}

void point_release(struct point_list *points)
{
	vec_release(&points->list);
	vec_release(&points->parts);
}
