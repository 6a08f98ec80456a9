/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/block.h"

/* A cell in quotes from at on, which stands behind the opening one. Returns the end; STR_NONE: it is never closed. */
static size_t read_quoted(struct str text, size_t at, struct buf *cell)
{
	for (; at < text.n; at++) {
		if (text.p[at] != '"') {
			buf_addc(cell, text.p[at]);
		} else if (at + 1 < text.n && text.p[at + 1] == '"') {
			buf_addc(cell, '"');
			at++;
		} else {
			at++;
			return at == text.n || text.p[at] == '\t' || text.p[at] == '\n' ? at : STR_NONE;
		}
	}
	return STR_NONE;
}

/* The end of the cell at at; what it says goes into cell. */
static size_t read_cell(struct str text, size_t at, struct buf *cell)
{
	size_t end = text.n > at && text.p[at] == '"' ? read_quoted(text, at + 1, cell) : STR_NONE;

	if (end != STR_NONE)
		return end;
	buf_clear(cell);
	for (end = at; end < text.n && text.p[end] != '\t' && text.p[end] != '\n'; end++)
		buf_addc(cell, text.p[end]);
	return end;
}

void block_read(struct block *block, struct str text)
{
	struct buf cell = BUF_EMPTY;
	size_t first = 0;
	bool has_words = false;

	*block = (struct block){ .cells = { NULL, 0, 0 } };
	arena_init(&block->arena);
	for (size_t at = 0; at < text.n;) {
		struct str words;

		buf_clear(&cell);
		at = read_cell(text, at, &cell);
		words = arena_str(&block->arena, str_trim(buf_str(&cell)));
		has_words = has_words || words.n;
		vec_push(&block->cells, words);
		if (at < text.n && text.p[at++] == '\t')
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
