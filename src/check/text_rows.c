/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/text_rows_reader.h"

#include "check/rows.h"
#include "prose/point.h"

const struct contract_slot *row_reader_slot(const struct row_reader *reader, const struct column *column)
{
	for (size_t i = 0; reader->contract && i < reader->contract->slot_count; i++)
		if (str_eq(reader->contract->slots[i].column, column->id))
			return &reader->contract->slots[i];
	return NULL;
}

size_t row_reader_title(const struct item *item)
{
	for (size_t i = 0; i < item->column_count; i++)
		if (!item->columns[i].computed &&
		    (item->columns[i].type == COLUMN_TEXT || item->columns[i].type == COLUMN_NAME))
			return i;
	return STR_NONE;
}

static bool says_same(struct str a, struct str normalised)
{
	struct buf other = BUF_EMPTY;
	bool same;

	rows_normalise(a, &other);
	same = other.n && str_eq(buf_str(&other), normalised);
	buf_release(&other);
	return same;
}

size_t row_reader_column(const struct row_reader *reader, struct range words)
{
	struct buf name = BUF_EMPTY;
	size_t found = STR_NONE;

	if (words.to > words.from)
		rows_normalise(str_in(reader->passage->text, passage_span(reader->passage, words)), &name);
	for (size_t i = 0; name.n && i < reader->item->column_count && found == STR_NONE; i++) {
		const struct column *column = &reader->item->columns[i];
		const struct contract_slot *slot = row_reader_slot(reader, column);

		if (says_same(column->label, buf_str(&name)) || says_same(column->id, buf_str(&name)) ||
		    (slot &&
		     (says_same(slot->id, buf_str(&name)) || says_same(str_of(slot_name(slot->kind)), buf_str(&name)))))
			found = i;
	}
	buf_release(&name);
	return found;
}

/* --- pieces */

static const struct structure_line *line_at(const struct passage *passage, size_t token)
{
	size_t low = 0, high = passage->structure.lines.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (token < passage->structure.lines.v[middle].all.to)
			high = middle;
		else
			low = middle + 1;
	}
	return low < passage->structure.lines.n ? &passage->structure.lines.v[low] : NULL;
}

/* False when the token parts nothing. */
static bool parts(const struct passage *passage, size_t i, enum piece_gap *gap, size_t *next)
{
	const struct token *token = passage_token(passage, i);

	*next = i + 1;
	*gap = PIECE_CLAUSE;
	if (token->kind == TOKEN_BREAK) {
		const struct structure_line *line = line_at(passage, i + 1);

		*gap = PIECE_ENTRY;
		if (line && line->kind == STRUCTURE_ITEM && line->all.from == i + 1)
			*next = line->tokens.from;
		return *next > i + 1 || passage_token(passage, i + 1)->kind == TOKEN_BREAK;
	}
	if (passage->taken[i] && !(token->flags & TOKEN_STOP))
		return false;
	if (token->kind != TOKEN_MARK)
		return false;
	if (token->flags & TOKEN_STOP)
		return true;
	switch (token->mark) {
	case ';':
	case '|':
		*gap = PIECE_ENTRY;
		return true;
	case ':':
	case '=':
		return true;
	case '-': /* no minus, and no part of a word */
		return !(token->flags & TOKEN_GLUED) && !(passage_token(passage, i + 1)->flags & TOKEN_GLUED);
	case ',':
	case '(':
	case ')':
	case '[':
	case ']':
		*gap = PIECE_COMMA;
		return true;
	default:
		return false;
	}
}

static void add_piece(struct row_reader *reader, struct range tokens, enum piece_gap gap)
{
	while (tokens.from < tokens.to && passage_token(reader->passage, tokens.from)->kind == TOKEN_BREAK)
		tokens.from++;
	while (tokens.from < tokens.to && passage_token(reader->passage, tokens.to - 1)->kind == TOKEN_BREAK)
		tokens.to--;
	if (tokens.from < tokens.to)
		vec_push(&reader->pieces, ((struct piece){ .tokens = tokens, .gap = gap, .label = STR_NONE }));
}

/* Where the words end that open the point in bold type: a token; from, when they are not. */
static size_t bold_end(const struct passage *passage, struct range range)
{
	size_t start = passage_token(passage, range.from)->span.at, end, i = range.from;

	if (start < 2 || !str_is(str_sub(passage->text, start - 2, 2), "**"))
		return range.from;
	end = str_find(passage->text, STR("**"), start);
	while (i < range.to && passage_token(passage, i)->span.at < end &&
	       passage_token(passage, i)->kind != TOKEN_BREAK)
		i++;
	return i;
}

static void cut(struct row_reader *reader, struct range range)
{
	size_t bold = bold_end(reader->passage, range), from = range.from;
	enum piece_gap gap = PIECE_CLAUSE;

	for (size_t i = range.from; i < range.to;) {
		enum piece_gap next_gap;
		size_t next, before = reader->pieces.n;
		bool is_cut = parts(reader->passage, i, &next_gap, &next);

		if (!is_cut && i != bold) {
			i++;
			continue;
		}
		add_piece(reader, (struct range){ from, i }, gap);
		if (is_cut && reader->pieces.n > before)
			reader->pieces.v[before].has_colon = token_is_mark(passage_token(reader->passage, i), ':');
		if (reader->pieces.n > before)
			gap = PIECE_COMMA;
		if (is_cut && i < bold && i + 1 < bold)
			next_gap = PIECE_COMMA;
		else if (i == bold && bold > range.from)
			next_gap = PIECE_CLAUSE;
		from = is_cut ? next : i;
		i = is_cut ? next : i + 1;
		if (next_gap > gap)
			gap = next_gap;
	}
	add_piece(reader, (struct range){ from, range.to }, gap);
}

/* --- from pieces to cells */

static size_t count_char(struct str s, char c)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += s.p[i] == c;
	return count;
}

/* Of an odd number of "**", half of what made a word bold stood outside: the first closes what began there, or the last opens. */
static void drop_half(struct buf *line)
{
	const struct str mark = STR("**");
	size_t count = 0, first = STR_NONE, last = STR_NONE, at = str_find(buf_str(line), mark, 0);

	for (; at != STR_NONE; at = str_find(buf_str(line), mark, at + mark.n)) {
		first = count++ ? first : at;
		last = at;
	}
	if (count % 2 == 0)
		return;
	buf_splice(line, first > 0 && line->p[first - 1] != ' ' ? first : last, mark.n, STR(""));
}

/* The words from one piece to another as they stand there, brackets closed, on one line. */
static struct str words_of(const struct row_reader *reader, size_t first, size_t last)
{
	struct str all = reader->passage->text, words;
	struct span from = passage_span(reader->passage, reader->pieces.v[first].tokens);
	struct span to = passage_span(reader->passage, reader->pieces.v[last].tokens);
	size_t start = from.at, end = to.at + to.n;
	struct buf line = BUF_EMPTY;

	if (start > 0 && all.p[start - 1] == '(')
		start--;
	words = str_sub(all, start, end - start);
	if (end < all.n && all.p[end] == ')' && count_char(words, '(') > count_char(words, ')'))
		words.n++;
	else if (end < all.n && (all.p[end] == '?' || all.p[end] == '!'))
		words.n++;
	else if (words.p[0] == '(' && count_char(words, '(') > count_char(words, ')'))
		words = str_sub(words, 1, words.n - 1);
	for (size_t i = 0; i < words.n; i++) {
		bool is_space = words.p[i] == '\n' || words.p[i] == '\t' || words.p[i] == '\r' || words.p[i] == ' ';

		if (!is_space)
			buf_addc(&line, words.p[i]);
		else if (line.n && line.p[line.n - 1] != ' ')
			buf_addc(&line, ' ');
	}
	drop_half(&line);
	words = arena_str(reader->arena, str_trim(buf_str(&line)));
	buf_release(&line);
	return words;
}

/* Does a full stop behind the words belong to them? Where a semicolon parts them from the next name, or at the very end. */
static struct str with_stop(const struct row_reader *reader, size_t last, bool is_end, struct str words)
{
	struct span span = passage_span(reader->passage, reader->pieces.v[last].tokens);
	struct str rest = str_sub(reader->passage->text, span.at + span.n, reader->passage->text.n - span.at - span.n);
	struct buf all = BUF_EMPTY;

	if (!str_starts(rest, STR(".")) || !(is_end || str_starts(rest, STR(".;"))))
		return words;
	buf_printf(&all, "%.*s.", STR_FMT(words));
	words = arena_str(reader->arena, buf_str(&all));
	buf_release(&all);
	return words;
}

/* "Owner: Priya Raman; Mitigation: frame contract offered. They answer in May." */
static void read_labels(struct row_reader *reader)
{
	size_t n = reader->pieces.n;

	for (size_t i = 0; i < n; i++)
		if (reader->pieces.v[i].has_colon)
			reader->pieces.v[i].label = row_reader_column(reader, reader->pieces.v[i].tokens);
	for (size_t i = 0; i + 1 < n; i++) {
		size_t column = reader->pieces.v[i].label, last = i + 1;
		const struct column *of = column == STR_NONE ? NULL : &reader->item->columns[column];

		if (!of || of->computed || reader->cells[column].n || reader->pieces.v[last].label != STR_NONE) {
			if (of && !of->computed && !reader->cells[column].n)
				reader->pieces.v[i].is_used = true;
			continue;
		}
		while (last + 1 < n && reader->pieces.v[last + 1].label == STR_NONE &&
		       !row_reader_says_value(reader, &reader->pieces.v[last + 1], column) &&
		       (of->type == COLUMN_TEXT ||
			(reader->pieces.v[last + 1].gap == PIECE_COMMA && of->type != COLUMN_NAME)))
			last++;
		reader->cells[column] = words_of(reader, i + 1, last);
		if (of->type == COLUMN_TEXT)
			reader->cells[column] = with_stop(reader, last, last + 1 == n, reader->cells[column]);
		for (size_t k = i; k <= last; k++)
			reader->pieces.v[k].is_used = true;
	}
}

/* "replaces the agency", "because they ask": words that go on, and name nothing. */
static bool is_explanation(const struct row_reader *reader, size_t piece)
{
	struct range tokens = reader->pieces.v[piece].tokens;
	const struct token *first = passage_token(reader->passage, tokens.from);

	if (tokens.to < tokens.from + 2 || first->kind != TOKEN_WORD || (first->flags & TOKEN_UPPER))
		return false;
	return token_has(first, LEX(FUNCTION)) ||
	       token_has(passage_token(reader->passage, tokens.from + 1), LEX(FUNCTION));
}

/*
 * The column of text that comes next for words that no other asked for, for an explanation that of reasons; the last one takes what is
 * left.
 */
static size_t next_text(const struct row_reader *reader, size_t title, size_t from, bool is_explanation)
{
	size_t last = STR_NONE, found = STR_NONE;

	for (size_t i = 0; i < reader->item->column_count; i++) {
		const struct column *column = &reader->item->columns[i];

		if (i == title || column->computed || column->type != COLUMN_TEXT || row_reader_is_team(column))
			continue;
		if (i >= from && !reader->cells[i].n &&
		    (found == STR_NONE || (is_explanation && str_is(column->id, "reason"))))
			found = i;
		last = i;
	}
	return found != STR_NONE ? found : last == STR_NONE ? title : last;
}

static bool has_open_text(const struct row_reader *reader, size_t title)
{
	for (size_t i = 0; i < reader->item->column_count; i++)
		if (i != title && !reader->item->columns[i].computed && reader->item->columns[i].type == COLUMN_TEXT &&
		    !row_reader_is_team(&reader->item->columns[i]) && !reader->cells[i].n)
			return true;
	return false;
}

/* The end of the run of pieces from first on that belong together and are in no cell yet. */
static size_t run_end(const struct row_reader *reader, size_t first, bool is_title, bool is_name)
{
	size_t last = first;

	while (last + 1 < reader->pieces.n && !reader->pieces.v[last + 1].is_used &&
	       reader->pieces.v[last + 1].gap < PIECE_ENTRY &&
	       !(is_title && (is_name || reader->pieces.v[last + 1].gap > PIECE_COMMA)))
		last++;
	return last;
}

/* Behind what stands in the cells already, once all are known: a cell may get very many. */
static void put_added(struct row_reader *reader, struct buf *added)
{
	for (size_t i = 0; i < reader->item->column_count; i++) {
		if (added[i].n) {
			if (reader->cells[i].n) {
				buf_splice(&added[i], 0, 0, STR("; "));
				buf_splice(&added[i], 0, 0, reader->cells[i]);
			}
			reader->cells[i] = arena_str(reader->arena, buf_str(&added[i]));
		}
		buf_release(&added[i]);
	}
}

/*
 * What was not used, in runs: the first names the entry, the others fill the columns of text one after the other. A table of
 * figures alone has no place for words.
 */
static void place_rest(struct row_reader *reader, struct buf *rest)
{
	struct buf *added = mem_zero(reader->item->column_count + 1, sizeof(*added));
	size_t title = row_reader_title(reader->item), last, from = 0;
	bool is_split = title != STR_NONE && has_open_text(reader, title);

	for (size_t i = 0; i < reader->pieces.n; i = last + 1) {
		bool is_title = title != STR_NONE && !reader->cells[title].n && !added[title].n;
		bool is_name = is_title && reader->item->columns[title].type == COLUMN_NAME;
		size_t column;

		last = i;
		if (reader->pieces.v[i].is_used)
			continue;
		last = run_end(reader, i, is_title && is_split, is_name);
		if (title == STR_NONE) {
			buf_printf(rest, "%.*s\n", STR_FMT(words_of(reader, i, last)));
			continue;
		}
		column = is_title ? title : next_text(reader, title, from, is_explanation(reader, i));
		buf_printf(&added[column], "%s%.*s", added[column].n ? "; " : "", STR_FMT(words_of(reader, i, last)));
		if (!is_title)
			from = column + 1;
	}
	put_added(reader, added);
	free(added);
}

/* Cells of a table below their heads. */
static void read_cells(struct row_reader *reader, const struct point_list *points, const struct point *point)
{
	for (size_t i = 0; i < point->part_count; i++) {
		const struct point_part *part = &points->parts.v[point->part + i];
		size_t column = row_reader_column(reader, part->head);

		add_piece(reader, part->tokens, PIECE_ENTRY);
		if (column == STR_NONE || reader->cells[column].n || reader->item->columns[column].computed)
			continue;
		reader->cells[column] = words_of(reader, reader->pieces.n - 1, reader->pieces.n - 1);
		reader->pieces.v[reader->pieces.n - 1].is_used = true;
	}
}

/* "[x] Call them" is done, where something can be. */
static void read_box(struct row_reader *reader, size_t token)
{
	const struct structure_line *line = line_at(reader->passage, token);

	for (size_t i = 0; line && (line->flags & STRUCTURE_CHECKED) && i < reader->item->column_count; i++)
		if (kind_list_has(&reader->item->columns[i].choices, STR("done")) && !reader->cells[i].n)
			reader->cells[i] = STR("done");
}

static void read_point(struct row_reader *reader, struct text_rows *rows, const struct point_list *points,
		       const struct point *point)
{
	reader->pieces.n = 0;
	reader->cells = arena_alloc(&rows->arena, (reader->item->column_count + 1) * sizeof(*reader->cells));
	if (point->is_row) {
		read_cells(reader, points, point);
	} else {
		cut(reader, point->all);
		read_labels(reader);
	}
	read_box(reader, point->all.from);
	row_reader_find(reader);
	place_rest(reader, &rows->rest);
	vec_push(&rows->rows, reader->cells);
}

/* The table's own name above its list: the one line that the table says itself. */
static bool is_own_heading(const struct item *item, const struct structure_line *line, struct str words)
{
	struct buf heading = BUF_EMPTY, label = BUF_EMPTY;
	bool same;

	rows_normalise(words, &heading);
	rows_normalise(item->label, &label);
	same = line->kind == STRUCTURE_HEADING && str_eq(buf_str(&heading), buf_str(&label));
	buf_release(&heading);
	buf_release(&label);
	return same;
}

/* The words of a line between two points, as written: a sentence that announces them. */
static void keep_between(struct text_rows *rows, const struct passage *passage, struct range range)
{
	bool has_words = false;

	while (range.from < range.to && ((passage_token(passage, range.from)->flags & TOKEN_STOP) ||
					 token_is_mark(passage_token(passage, range.from), ';')))
		range.from++;
	for (size_t i = range.from; i < range.to && !has_words; i++)
		has_words =
			passage_token(passage, i)->kind != TOKEN_MARK && passage_token(passage, i)->kind != TOKEN_BREAK;
	if (has_words)
		buf_printf(&rows->rest, "%.*s\n", STR_FMT(str_in(passage->text, passage_span(passage, range))));
}

/* Lines that belong to no point, and what belongs to none in those of points. Heads of tables name columns. */
static void keep_rest(struct text_rows *rows, const struct item *item, const struct passage *passage,
		      const struct point_list *points)
{
	size_t at = 0;

	for (size_t i = 0; i < passage->structure.lines.n; i++) {
		const struct structure_line *line = &passage->structure.lines.v[i];
		size_t from = line->tokens.from, next;

		if (line->kind == STRUCTURE_BLANK || line->kind == STRUCTURE_RULE || (line->flags & STRUCTURE_HEADER) ||
		    line->all.from >= line->all.to)
			continue;
		while (at < points->list.n && points->list.v[at].all.to <= line->all.from)
			at++;
		for (next = at; next < points->list.n && points->list.v[next].all.from < line->all.to; next++) {
			keep_between(rows, passage, (struct range){ from, points->list.v[next].all.from });
			from = points->list.v[next].all.to;
		}
		if (next > at) {
			keep_between(rows, passage, (struct range){ from, line->tokens.to });
		} else {
			struct str words = str_in(passage->text, passage_span(passage, line->all));

			if (!is_own_heading(item, line, words))
				buf_printf(&rows->rest, "%.*s\n", STR_FMT(words));
		}
	}
}

/* What stands between two forms. */
static void read_part(struct row_reader *reader, struct text_rows *rows, struct str text)
{
	struct point_list points = { 0 };
	struct passage passage;

	if (str_is_blank(text))
		return;
	passage_open(&passage, text);
	reader->passage = &passage;
	reader->covered = arena_alloc(&rows->arena, passage.tokens.list.n + 1);
	point_read(&points, &passage);
	for (size_t i = 0; i < points.list.n; i++)
		read_point(reader, rows, &points, &points.list.v[i]);
	keep_rest(rows, reader->item, &passage, &points);
	point_release(&points);
	passage_close(&passage);
}

void text_rows_read(struct text_rows *rows, const struct item *item, const struct contract *contract, struct str text)
{
	struct row_reader reader = { .item = item, .contract = contract, .arena = &rows->arena };
	size_t from = 0, end;

	*rows = (struct text_rows){ .rest = BUF_EMPTY };
	arena_init(&rows->arena);
	for (size_t at = 0; at < text.n; at = end) {
		struct str *cells = text_rows_read_form(item, text, at, &rows->arena, &end);
		bool is_head = !cells && text_rows_is_head(item, text, at);

		if (!cells && !is_head)
			continue;
		read_part(&reader, rows, str_sub(text, from, at - from));
		if (cells)
			vec_push(&rows->rows, cells);
		rows->is_of_rows = rows->is_of_rows || is_head;
		from = end;
	}
	read_part(&reader, rows, str_sub(text, from, text.n - from));
	vec_release(&reader.pieces);
}

void text_rows_release(struct text_rows *rows)
{
	vec_release(&rows->rows);
	buf_release(&rows->rest);
	arena_release(&rows->arena);
}

bool text_rows_is_list(struct str text)
{
	struct passage passage;
	bool found = false;

	passage_open(&passage, text);
	for (size_t i = 0; i < passage.structure.lines.n && !found; i++)
		found = passage.structure.lines.v[i].kind == STRUCTURE_ITEM ||
			passage.structure.lines.v[i].kind == STRUCTURE_ROW;
	passage_close(&passage);
	return found;
}
