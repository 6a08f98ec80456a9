/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/block.h"

/* A cell in quotes from at on, which stands behind the opening one. Returns the end; STR_NONE: it is never closed. */
static size_t read_quoted(struct str text, size_t at, char separator, struct buf *cell)
{
	for (; at < text.n; at++) {
		if (text.p[at] != '"') {
			buf_addc(cell, text.p[at]);
		} else if (at + 1 < text.n && text.p[at + 1] == '"') {
			buf_addc(cell, '"');
			at++;
		} else {
			at++;
			return at == text.n || text.p[at] == separator || text.p[at] == '\n' ? at : STR_NONE;
		}
	}
	return STR_NONE;
}

/* The end of the cell at at; what it says goes into cell. */
static size_t read_cell(struct str text, size_t at, char separator, struct buf *cell)
{
	size_t end = text.n > at && text.p[at] == '"' ? read_quoted(text, at + 1, separator, cell) : STR_NONE;

	if (end != STR_NONE)
		return end;
	buf_clear(cell);
	for (end = at; end < text.n && text.p[end] != separator && text.p[end] != '\n'; end++)
		buf_addc(cell, text.p[end]);
	return end;
}

void block_read(struct block *block, struct str text, char separator)
{
	struct buf cell = BUF_EMPTY;
	size_t first = 0;
	bool has_words = false;

	*block = (struct block){ .cells = { NULL, 0, 0 } };
	arena_init(&block->arena);
	for (size_t at = 0; at < text.n;) {
		struct str words;

		buf_clear(&cell);
		at = read_cell(text, at, separator, &cell);
		words = arena_str(&block->arena, str_trim(buf_str(&cell)));
		has_words = has_words || words.n;
		vec_push(&block->cells, words);
		if (at < text.n && text.p[at++] == separator)
			continue;
		if (has_words)
			vec_push(&block->rows, first);
		else
			block->cells.n = first;
		first = block->cells.n;
		has_words = false;
	}
	/* The last line ended in a tab. */
	if (first < block->cells.n && has_words)
		vec_push(&block->rows, first);
	buf_release(&cell);
}

/* Cells of every line when all have as many, at least two in two lines; else 0. */
static size_t even_cells(struct str text, char separator)
{
	struct block block;
	size_t cells = 0;

	block_read(&block, text, separator);
	for (size_t i = 0; i < block.rows.n; i++) {
		if (i && block_columns(&block, i) != cells)
			cells = 0;
		else if (i == 0)
			cells = block_columns(&block, 0);
		if (cells < 2)
			break;
	}
	if (block.rows.n < 2 || cells < 2)
		cells = 0;
	block_release(&block);
	return cells;
}

char block_separator(struct str text, size_t *cells)
{
	static const char tries[] = ";,";

	*cells = 0;
	for (size_t i = 0; str_find_char(text, '\t', 0) == STR_NONE && tries[i]; i++)
		if ((*cells = even_cells(text, tries[i])) > 0)
			return tries[i];
	return '\t';
}

static size_t cells_of_first_line(struct str text, char separator)
{
	struct buf cell = BUF_EMPTY;
	size_t cells = 0, at = 0;

	do {
		buf_clear(&cell);
		at = read_cell(text, at, separator, &cell);
		cells++;
	} while (at < text.n && text.p[at++] == separator);
	buf_release(&cell);
	return cells;
}

char block_file_separator(struct str text)
{
	static const char tries[] = ";,";
	size_t semicolons = cells_of_first_line(text, ';'), commas = cells_of_first_line(text, ',');

	if (cells_of_first_line(text, '\t') > 1)
		return '\t';
	for (size_t i = 0; tries[i]; i++)
		if (even_cells(text, tries[i]) > 0)
			return tries[i];
	if (semicolons == 1 && commas == 1)
		return '\t';
	return semicolons >= commas ? ';' : ',';
}

void block_release(struct block *block)
{
	vec_release(&block->cells);
	vec_release(&block->rows);
	arena_release(&block->arena);
}

size_t block_columns(const struct block *block, size_t row)
{
	size_t end = row + 1 < block->rows.n ? block->rows.v[row + 1] : block->cells.n;

	return end - block->rows.v[row];
}

struct str block_cell(const struct block *block, size_t row, size_t column)
{
	return column < block_columns(block, row) ? block->cells.v[block->rows.v[row] + column] : STR("");
}

bool block_has_digit(struct str cell)
{
	for (size_t i = 0; i < cell.n; i++)
		if (cell.p[i] >= '0' && cell.p[i] <= '9')
			return true;
	return false;
}

void block_write(struct str cell, struct buf *out)
{
	bool is_quoted = cell.n && cell.p[0] == '"';

	for (size_t i = 0; i < cell.n; i++)
		is_quoted = is_quoted || cell.p[i] == '\t' || cell.p[i] == '\n';
	if (!is_quoted) {
		buf_add(out, cell);
		return;
	}
	buf_addc(out, '"');
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, cell.p[i]);
	}
	buf_addc(out, '"');
}
