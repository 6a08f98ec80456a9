/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/markdown_table.h"

#include "base/text.h"
#include "view/markdown.h"

/* A longer cell sticks out instead of widening every other row. */
#define ALIGNED_MAX 120
/* The shortest delimiter that every reader of Markdown takes, with room for a colon. */
#define WIDTH_MIN 3

void markdown_table_init(struct markdown_table *table)
{
	*table = (struct markdown_table){ .cells = { NULL, 0, 0 } };
	arena_init(&table->arena);
}

void markdown_table_release(struct markdown_table *table)
{
	vec_release(&table->cells);
	vec_release(&table->right);
	arena_release(&table->arena);
}

void markdown_table_cell(struct markdown_table *table, struct str text)
{
	struct buf escaped = BUF_EMPTY;

	markdown_cell(text, &escaped);
	vec_push(&table->cells, arena_str(&table->arena, buf_str(&escaped)));
	buf_release(&escaped);
}

void markdown_table_escaped(struct markdown_table *table, struct str markdown)
{
	vec_push(&table->cells, arena_str(&table->arena, markdown));
}

void markdown_table_column(struct markdown_table *table, struct str label, bool right)
{
	assert(table->cells.n == table->right.n);
	vec_push(&table->right, right);
	markdown_table_cell(table, label);
}

static int column_width(const struct markdown_table *table, size_t column)
{
	int width = WIDTH_MIN;

	for (size_t i = column; i < table->cells.n; i += table->right.n) {
		int columns = text_columns(table->cells.v[i]);

		if (columns > width && columns <= ALIGNED_MAX)
			width = columns;
	}
	return width;
}

static void put_cell(struct str text, int width, bool right, struct buf *out)
{
	int columns = text_columns(text);
	size_t padding = columns < width ? (size_t)(width - columns) : 0;

	buf_addc(out, ' ');
	if (right)
		buf_fill(out, ' ', padding);
	buf_add(out, text);
	if (!right)
		buf_fill(out, ' ', padding);
	buf_adds(out, " |");
}

void markdown_table_put(const struct markdown_table *table, struct buf *out)
{
	size_t n = table->right.n;
	int *widths = mem_zero(n ? n : 1, sizeof(*widths));

	assert(n && table->cells.n % n == 0);
	for (size_t i = 0; i < n; i++)
		widths[i] = column_width(table, i);
	for (size_t i = 0; i < table->cells.n; i++) {
		size_t column = i % n;

		if (column == 0)
			buf_addc(out, '|');
		put_cell(table->cells.v[i], widths[column], table->right.v[column], out);
		if (column + 1 < n)
			continue;
		buf_addc(out, '\n');
		if (i != n - 1)
			continue;
		buf_addc(out, '|');
		for (size_t j = 0; j < n; j++) {
			buf_addc(out, ' ');
			buf_fill(out, '-', (size_t)widths[j] - (table->right.v[j] ? 1 : 0));
			buf_adds(out, table->right.v[j] ? ": |" : " |");
		}
		buf_addc(out, '\n');
	}
	free(widths);
}
