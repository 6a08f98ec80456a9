/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/office.h"

#include "base/text.h"
#include "view/fit.h"
#include "view/html.h"

#define DEPTH_MAX 8

/* Reads the HTML that html_narrative() writes: a few elements, closed one in the other, four entities. */
struct reader {
	struct office_text *text;
	struct office_paragraph *now; /* NULL: the next text begins one */
	int numbers[DEPTH_MAX]; /* of the lists around; 0: bullets */
	int depth, quotes;
	bool begins_item, is_pre, is_first_cell, is_between_cells;
	int bold, italic, struck;
};

void office_text_init(struct office_text *text)
{
	*text = (struct office_text){ .paragraphs = { NULL, 0, 0 } };
	arena_init(&text->arena);
}

void office_text_release(struct office_text *text)
{
	for (size_t i = 0; i < text->paragraphs.n; i++)
		vec_release(&text->paragraphs.v[i].runs);
	vec_release(&text->paragraphs);
	arena_release(&text->arena);
}

static struct office_paragraph *add(struct office_text *text, enum office_kind kind, int level)
{
	struct office_paragraph paragraph = { .kind = kind, .level = level };

	vec_push(&text->paragraphs, paragraph);
	return &text->paragraphs.v[text->paragraphs.n - 1];
}

static void begin(struct reader *reader)
{
	int level = reader->depth ? reader->depth - 1 : 0;
	enum office_kind kind = reader->is_pre ? OFFICE_CODE : reader->quotes ? OFFICE_QUOTE : OFFICE_PLAIN;

	if (reader->begins_item)
		kind = reader->numbers[level] ? OFFICE_NUMBER : OFFICE_BULLET;
	reader->now = add(reader->text, kind, kind == OFFICE_PLAIN && reader->depth ? reader->depth : level);
	reader->now->number = reader->numbers[level];
	if (reader->begins_item && reader->numbers[level])
		reader->numbers[level]++;
	reader->begins_item = false;
}

static void put_run(struct reader *reader, struct str part)
{
	struct office_run run = { arena_str(&reader->text->arena, part), reader->bold > 0, reader->italic > 0,
				  reader->struck > 0 };

	if ((!reader->now || reader->is_between_cells) && str_is_blank(part))
		return;
	if (!reader->now)
		begin(reader);
	vec_push(&reader->now->runs, run);
}

static char entity(struct str name)
{
	return (char)(str_is(name, "amp")    ? '&'
		      : str_is(name, "lt")   ? '<'
		      : str_is(name, "gt")   ? '>'
		      : str_is(name, "quot") ? '"'
					     : '\0');
}

static void put_text(struct reader *reader, struct str part)
{
	struct buf plain = BUF_EMPTY;
	struct str rest, line;

	for (size_t i = 0; i < part.n; i++) {
		size_t end = part.p[i] == '&' ? str_find_char(part, ';', i) : STR_NONE;
		char c = end != STR_NONE && end - i < 8 ? entity(str_sub(part, i + 1, end - i - 1)) : '\0';

		if (c)
			i = end;
		else
			c = part.p[i];
		buf_addc(&plain, (char)(c == '\n' && !reader->is_pre ? ' ' : c));
	}
	if (reader->is_pre) {
		for (rest = buf_str(&plain); str_next_line(&rest, &line);) {
			reader->now = NULL;
			if (line.n)
				put_run(reader, line);
		}
	} else if (plain.n) {
		put_run(reader, buf_str(&plain));
	}
	buf_release(&plain);
}

static void list(struct reader *reader, bool opens, int number)
{
	reader->now = NULL;
	if (opens && reader->depth < DEPTH_MAX)
		reader->numbers[reader->depth] = number;
	reader->depth += opens ? 1 : -1;
}

static void cell(struct reader *reader, bool opens)
{
	if (opens && !reader->is_first_cell)
		put_run(reader, STR(" | "));
	reader->is_first_cell = false;
	reader->is_between_cells = !opens;
}

/* "ol start=\"3\"": the first word is the element. */
static void tag(struct reader *reader, struct str whole)
{
	bool opens = whole.n && whole.p[0] != '/';
	struct str rest = opens ? whole : str_sub(whole, 1, whole.n - 1), name, start;
	int step = opens ? 1 : -1, number = 1;

	str_next_part(&rest, ' ', &name);
	if (str_starts(rest, STR("start=\""))) {
		start = str_sub(rest, 7, rest.n - 7);
		for (number = 0; start.n && start.p[0] >= '0' && start.p[0] <= '9' && number < 100000;
		     start.p++, start.n--)
			number = number * 10 + start.p[0] - '0';
	}
	if (str_is(name, "strong"))
		reader->bold += step;
	if (str_is(name, "em"))
		reader->italic += step;
	if (str_is(name, "del"))
		reader->struck += step;
	if (str_is(name, "ul") || str_is(name, "ol"))
		list(reader, opens, str_is(name, "ol") ? number : 0);
	if (str_is(name, "blockquote"))
		reader->quotes += step;
	if (str_is(name, "li"))
		reader->begins_item = opens;
	if (str_is(name, "pre"))
		reader->is_pre = opens;
	if (str_is(name, "p") || str_is(name, "li") || str_is(name, "pre") || str_is(name, "tr") ||
	    str_is(name, "blockquote"))
		reader->now = NULL;
	if (str_is(name, "tr"))
		reader->is_first_cell = reader->is_between_cells = opens;
	if (str_is(name, "td") || str_is(name, "th"))
		cell(reader, opens);
	if (str_is(name, "br"))
		put_run(reader, STR("\n"));
}

void office_narrative(struct office_text *text, struct str narrative)
{
	struct reader reader = { .text = text };
	struct buf html = BUF_EMPTY;
	struct str s;

	html_narrative(narrative, &html);
	s = buf_str(&html);
	for (size_t i = 0; i < s.n;) {
		size_t end = str_find_char(s, s.p[i] == '<' ? '>' : '<', i);

		if (end == STR_NONE)
			end = s.n;
		if (s.p[i] == '<')
			tag(&reader, str_sub(s, i + 1, end - i - 1));
		else
			put_text(&reader, str_sub(s, i, end - i));
		i = end + (s.p[i] == '<');
	}
	buf_release(&html);
}

void office_spans(struct office_text *text, enum office_kind kind, const struct document_span *spans, size_t count)
{
	struct office_paragraph *paragraph = add(text, kind, 0);

	for (size_t i = 0; i < count; i++) {
		enum document_role role = spans[i].role;
		struct office_run run = { arena_str(&text->arena, spans[i].text),
					  role == DOCUMENT_STRONG || role == DOCUMENT_ADDED, role == DOCUMENT_EMPHASIS,
					  role == DOCUMENT_REMOVED };

		vec_push(&paragraph->runs, run);
	}
}

int office_columns(const struct office_paragraph *paragraph)
{
	int columns = 0;

	for (size_t i = 0; i < paragraph->runs.n; i++)
		columns += text_columns(paragraph->runs.v[i].text);
	return columns;
}

/* --- tables ---------------------------------------------------------------------------------------------------------------- */

static struct str cell_text(const struct document_table *table, size_t row, size_t column)
{
	return row == SIZE_MAX ? table->columns.v[column].label : table->cells.v[row * table->columns.n + column].text;
}

/* Columns that a cell wants on one line: letters are narrower than digits, bold ones wider, a status has its shape. */
static int cell_columns(const struct document_table *table, size_t row, size_t column)
{
	struct str text = cell_text(table, row, column);
	int columns = text_columns(text);
	bool is_bold = row == SIZE_MAX || column == 0 || table->totals.v[row];

	if (row != SIZE_MAX && table->cells.v[row * table->columns.n + column].status)
		columns += 3;
	return columns + (is_bold ? columns / 8 : 0);
}

void office_widths(const struct document_table *table, int total, int *widths)
{
	size_t count = table->columns.n;
	int *least = mem_zero(count + 1, sizeof(*least)), sum = 0;

	for (size_t i = 0; i < count; i++) {
		widths[i] = least[i] = fit_longest_word(table->columns.v[i].label) * 9 / 8 + 1;
		for (size_t row = 0; row < table->totals.n; row++) {
			struct str text = cell_text(table, row, i);
			int columns = cell_columns(table, row, i), word = fit_longest_word(text);
			bool is_short = columns <= 12;

			/* A long cell need not have all of it on one line. */
			columns = columns > 60 ? 60 : columns;
			word = word > 24 ? 24 : word;
			widths[i] = columns > widths[i] ? columns : widths[i];
			/* Figures, dates and words of a choice stay on one line. */
			word = table->columns.v[i].is_right || is_short ? columns : word;
			least[i] = word > least[i] ? word : least[i];
		}
		widths[i] += 2;
		least[i] += 2;
		sum += widths[i];
	}
	/* What words need stays, though it is more than there is. */
	fit_narrow(widths, least, count, sum - total);
	free(least);
}

int office_lines(const struct document_table *table, size_t row, const int *widths)
{
	int lines = 1;

	for (size_t i = 0; i < table->columns.n; i++) {
		int width = widths[i] > 3 ? widths[i] - 2 : 1;
		int here = (cell_columns(table, row, i) + width - 1) / width;

		lines = here > lines ? here : lines;
	}
	return lines;
}

void office_cell(const struct document_cell *cell, struct buf *out)
{
	if (cell->status)
		buf_adds(out, cell->status == 'G' ? "\u25CF " : cell->status == 'A' ? "\u25B2 " : "\u25A0 ");
	buf_add(out, cell->text);
}

const char *office_colour(char status)
{
	return status == 'G' ? "1E6B34" : status == 'A' ? "7A4B00" : status == 'R' ? "A3211A" : NULL;
}
