/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/table_lines.h"

#include "base/text.h"
#include "view/fit.h"

/* A column of words is never narrower, nor wider at first; between columns stand GAP blanks. */
enum { WORDS_LEAST = 12, WORDS_MOST = 36, GAP = 2 };

static void about(struct lines *out, struct str item)
{
	struct addr at = { .item = item };

	lines_about(out, item.n ? &at : NULL);
}

static void cell_text(const struct document_cell *cell, struct buf *out)
{
	struct str text = cell->text;

	buf_clear(out);
	for (size_t i = 0; i < cell->span_count; i++)
		buf_add(out, cell->spans[i].text);
	if (cell->span_count == 0)
		buf_add(out, text);
	for (size_t i = 0; i < out->n; i++)
		if (out->p[i] == '\n')
			out->p[i] = ' ';
}

/* What each column would like, and the least it can be; figures do not break. */
static void measure(const struct document_table *table, int *want, int *least)
{
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < table->columns.n; i++) {
		const struct document_column *column = &table->columns.v[i];

		want[i] = text_columns(column->label);
		least[i] = column->is_right ? fit_longest_word(column->label) : WORDS_LEAST;
		for (size_t at = i; at < table->cells.n; at += table->columns.n) {
			int width;

			cell_text(&table->cells.v[at], &text);
			width = text_columns(buf_str(&text));
			want[i] = width > want[i] ? width : want[i];
			if (column->is_right && width > least[i])
				least[i] = width;
		}
		if (!column->is_right && want[i] > WORDS_MOST)
			want[i] = WORDS_MOST;
		if (column->is_right)
			want[i] = least[i];
		if (least[i] > want[i])
			least[i] = want[i];
	}
	buf_release(&text);
}

/* Makes want fit. False when even the least is too wide. */
static bool fit(int *want, const int *least, size_t n, int columns)
{
	int sum = GAP * ((int)n - 1);

	for (size_t i = 0; i < n; i++)
		sum += want[i];
	return fit_narrow(want, least, n, sum - columns) == 0;
}

/* One row of texts as wrapped lines side by side. */
struct row {
	struct buf *texts;
	struct text_spans *spans;
};

static void put_row_line(const struct document_table *table, const struct row *row, const int *width, size_t line,
			 enum style style, struct lines *out)
{
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < table->columns.n; i++) {
		struct str cell = STR("");
		int used;

		if (line < row->spans[i].n)
			cell = str_in(buf_str(&row->texts[i]), row->spans[i].v[line]);
		cell = str_sub(cell, 0, text_fit(cell, width[i]));
		used = text_columns(cell);
		buf_fill(&text, ' ', i ? GAP : 0);
		if (table->columns.v[i].is_right)
			buf_fill(&text, ' ', (size_t)(width[i] - used));
		buf_add(&text, cell);
		if (!table->columns.v[i].is_right)
			buf_fill(&text, ' ', (size_t)(width[i] - used));
	}
	while (text.n && text.p[text.n - 1] == ' ')
		text.n--;
	lines_add(out, style, 0, buf_str(&text));
	buf_release(&text);
}

static void put_row(const struct document_table *table, struct row *row, const int *width, enum style style,
		    struct lines *out)
{
	size_t height = 1;

	for (size_t i = 0; i < table->columns.n; i++) {
		row->spans[i].n = 0;
		text_wrap(buf_str(&row->texts[i]), width[i] > 1 ? width[i] : 1, &row->spans[i]);
		height = row->spans[i].n > height ? row->spans[i].n : height;
	}
	for (size_t line = 0; line < height; line++)
		put_row_line(table, row, width, line, style, out);
}

static void put_grid(const struct document_table *table, const int *width, struct lines *out)
{
	size_t n = table->columns.n;
	struct row row = { mem_zero(n, sizeof(*row.texts)), mem_zero(n, sizeof(*row.spans)) };

	for (size_t i = 0; i < n; i++)
		buf_add(&row.texts[i], table->columns.v[i].label);
	put_row(table, &row, width, STYLE_LABEL, out);
	for (size_t at = 0; at < table->cells.n; at += n) {
		for (size_t i = 0; i < n; i++)
			cell_text(&table->cells.v[at + i], &row.texts[i]);
		about(out, table->cells.v[at].about);
		put_row(table, &row, width, table->totals.v[at / n] ? STYLE_HEADING : STYLE_VALUE, out);
	}
	for (size_t i = 0; i < n; i++) {
		buf_release(&row.texts[i]);
		vec_release(&row.spans[i]);
	}
	free(row.texts);
	free(row.spans);
}

/* The first cell, then "Forecast 4.68m; Actual 4.60m" below it. */
static void put_records(const struct document_table *table, int columns, struct lines *out)
{
	size_t n = table->columns.n;
	struct buf cell = BUF_EMPTY, text = BUF_EMPTY;

	for (size_t at = 0; at < table->cells.n; at += n) {
		about(out, table->cells.v[at].about);
		cell_text(&table->cells.v[at], &cell);
		lines_wrap(out, STYLE_LABEL, 0, buf_str(&cell), columns);
		buf_clear(&text);
		for (size_t i = 1; i < n; i++) {
			cell_text(&table->cells.v[at + i], &cell);
			if (!str_is_blank(buf_str(&cell)) && !str_eq(buf_str(&cell), DOCUMENT_NONE))
				buf_printf(&text, "%s%.*s %.*s", text.n ? "; " : "", STR_FMT(table->columns.v[i].label),
					   STR_FMT(buf_str(&cell)));
		}
		if (text.n)
			lines_wrap(out, STYLE_VALUE, GAP, buf_str(&text), columns);
	}
	buf_release(&cell);
	buf_release(&text);
}

void table_lines(const struct document_table *table, int columns, struct lines *out)
{
	size_t n = table->columns.n;
	int *want = mem_zero(n, sizeof(*want)), *least = mem_zero(n, sizeof(*least));

	measure(table, want, least);
	if (fit(want, least, n, columns))
		put_grid(table, want, out);
	else
		put_records(table, columns, out);
	free(want);
	free(least);
}
