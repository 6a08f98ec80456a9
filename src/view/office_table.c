/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/office.h"

#include "base/text.h"
#include "view/fit.h"

int office_columns(const struct paragraph *paragraph)
{
	int columns = 0;

	for (size_t i = 0; i < paragraph->runs.n; i++)
		columns += text_columns(paragraph->runs.v[i].text);
	return columns;
}

static struct str cell_text(const struct document_table *table, size_t row, size_t column)
{
	return row == SIZE_MAX ? table->columns.v[column].label : table->cells.v[row * table->columns.n + column].text;
}

/* Columns that a cell wants on one line: letters are narrower than digits, bold ones wider, a status has its shape. */
static int cell_columns(const struct document_table *table, size_t row, size_t column)
{
	struct str text = cell_text(table, row, column);
	int columns = text_columns(text);
	bool is_figure = row != SIZE_MAX && table->columns.v[column].is_right;
	bool is_bold = row == SIZE_MAX || column == 0 || table->totals.v[row];

	if (row != SIZE_MAX && table->cells.v[row * table->columns.n + column].status)
		columns += 3;
	/* A figure must not break, in a wider face either, where there is none of ours. */
	if (is_figure)
		columns += (columns + 3) / 4;
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
