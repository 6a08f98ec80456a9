/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/text_rows_reader.h"

#include "check/rows.h"

/* The line that begins at at, without its end; *end is where the next one begins. */
static struct str line_at(struct str text, size_t at, size_t *end)
{
	size_t stop = str_find_char(text, '\n', at);

	*end = stop == STR_NONE ? text.n : stop + 1;
	return str_sub(text, at, (stop == STR_NONE ? text.n : stop) - at);
}

static bool is_indented(struct str line)
{
	return line.n > 0 && (line.p[0] == ' ' || line.p[0] == '\t');
}

/* The column that a line opens with the name of; of two, the longer name, and of equal ones the first that has no cell yet. */
static size_t column_of(const struct item *item, struct str line, const struct str *cells)
{
	size_t found = STR_NONE;

	for (size_t i = 0; i < item->column_count; i++) {
		struct str label = item->columns[i].label;

		if (item->columns[i].computed || cells[i].p || line.n <= label.n || line.p[label.n] != ':' ||
		    !str_eq_nocase(str_sub(line, 0, label.n), label))
			continue;
		if (found == STR_NONE || label.n > item->columns[found].label.n)
			found = i;
	}
	return found;
}

static bool is_complete(const struct item *item, const struct str *cells)
{
	for (size_t i = 0; i < item->column_count; i++)
		if (!item->columns[i].computed && !cells[i].p)
			return false;
	return true;
}

/* Behind the column's name and its colon; lines that name none go on below. */
static struct str behind(struct str line, struct str label)
{
	return str_trim(str_sub(line, label.n + 1, line.n - label.n - 1));
}

/* A form that is being read. */
struct reading {
	const struct item *item;
	struct arena *arena;
	struct str *cells;
	size_t column; /* the last line's, or STR_NONE */
	struct buf words; /* of that column */
};

static void close_cell(struct reading *reading)
{
	if (reading->column != STR_NONE)
		reading->cells[reading->column] = arena_str(reading->arena, buf_str(&reading->words));
	buf_clear(&reading->words);
}

/* False when the line belongs to no column. */
static bool read_line(struct reading *reading, struct str line)
{
	size_t column = column_of(reading->item, line, reading->cells);

	if (column != STR_NONE) {
		close_cell(reading);
		reading->column = column;
		reading->cells[column] = STR(""); /* it is there */
		line = behind(line, reading->item->columns[column].label);
	}
	if (line.n)
		buf_printf(&reading->words, "%s%.*s", reading->words.n ? " " : "", STR_FMT(line));
	return reading->column != STR_NONE;
}

struct str *text_rows_read_form(const struct item *item, struct str text, size_t at, struct arena *arena, size_t *end)
{
	struct reading reading = { .item = item, .arena = arena, .column = STR_NONE };
	struct str line = line_at(text, at, end);
	size_t from = *end, next;
	bool is_whole = false;

	if (!str_starts(line, STR("- ")) && !str_starts(line, STR("* ")))
		return NULL;
	reading.cells = arena_alloc(arena, (item->column_count + 1) * sizeof(*reading.cells));
	if (read_line(&reading, str_trim(str_sub(line, 1, line.n - 1)))) {
		for (; from < text.n; from = next) {
			line = line_at(text, from, &next);
			if (!is_indented(line) || str_is_blank(line))
				break;
			read_line(&reading, str_trim(line));
		}
		close_cell(&reading);
		is_whole = is_complete(item, reading.cells);
	}
	buf_release(&reading.words);
	if (!is_whole)
		return NULL;
	*end = from;
	return reading.cells;
}

/* --- the line above */

#define HEAD "# Rows: "

bool text_rows_is_head(const struct item *item, struct str text, size_t at)
{
	size_t end;
	struct str line = line_at(text, at, &end), mark = STR(HEAD);

	return str_starts(line, mark) &&
	       str_eq(str_trim(str_sub(line, mark.n, line.n - mark.n)), str_trim(item->label));
}

bool text_rows_is_of_rows(const struct item *item, struct str text)
{
	for (size_t at = 0, end; at < text.n; at = end) {
		line_at(text, at, &end);
		if (text_rows_is_head(item, text, at))
			return true;
	}
	return false;
}

void text_rows_head(const struct item *item, struct buf *out)
{
	buf_printf(out, HEAD "%.*s\n", STR_FMT(item->label));
}

/* --- and back */

void text_rows_flatten(struct str text, struct buf *out)
{
	for (size_t i = 0; i < text.n; i++)
		buf_addc(out, text.p[i] == '\n' || text.p[i] == '\r' ? ' ' : text.p[i]);
}

/* "- **Housing pools.** Owner: Priya Raman; Likelihood: medium" */
static void write_short(const struct item *item, const struct row *row, struct buf *out)
{
	size_t title = row_reader_title(item);
	struct str name = title == STR_NONE ? STR("") : rows_cell(row, item->columns[title].id);
	bool is_bold = name.n && str_find_char(name, '*', 0) == STR_NONE;
	const char *before = " ";

	buf_adds(out, "-");
	if (is_bold)
		buf_printf(out, " **%.*s.**", STR_FMT(name));
	for (size_t i = 0; i < item->column_count; i++) {
		struct str text = rows_cell(row, item->columns[i].id);

		if (item->columns[i].computed || !text.n || (i == title && is_bold))
			continue;
		buf_printf(out, "%s%.*s: %.*s", before, STR_FMT(item->columns[i].label), STR_FMT(text));
		before = "; ";
	}
	buf_addc(out, '\n');
}

static void write_form(const struct item *item, const struct row *row, struct buf *out)
{
	const char *before = "- ";

	for (size_t i = 0; i < item->column_count; i++) {
		struct str text = rows_cell(row, item->columns[i].id);

		if (item->columns[i].computed)
			continue;
		buf_printf(out, "%s%.*s:%s", before, STR_FMT(item->columns[i].label), text.n ? " " : "");
		text_rows_flatten(text, out);
		buf_addc(out, '\n');
		before = "  ";
	}
}

/* Does the text say the row, and nothing else? */
static bool says_row(const struct item *item, const struct contract *contract, const struct row *row, struct str text)
{
	struct text_rows rows;
	bool same;

	text_rows_read(&rows, item, contract, text);
	same = rows.rows.n == 1 && !rows.rest.n;
	for (size_t i = 0; same && i < item->column_count; i++)
		same = item->columns[i].computed || str_eq(rows.rows.v[0][i], rows_cell(row, item->columns[i].id));
	text_rows_release(&rows);
	return same;
}

void text_rows_write(const struct item *item, const struct contract *contract, const struct row *row, struct buf *out)
{
	size_t start = out->n;

	write_short(item, row, out);
	if (says_row(item, contract, row, str_sub(buf_str(out), start, out->n - start)))
		return;
	buf_splice(out, start, out->n - start, STR(""));
	write_form(item, row, out);
}
