/* SPDX-License-Identifier: MIT */
/*
 * Owns: a block of cells as spreadsheets put it on the clipboard: rows by line, cells by tab, cells with either in quotes.
 * Never: knows a table.
 */
#ifndef TUI_BLOCK_H
#define TUI_BLOCK_H

#include "base/base.h"

struct block {
	struct arena arena;
	VEC(struct str) cells; /* row after row */
	VEC(size_t) rows;      /* index of each row's first cell */
};

/* Lines without a word in any cell are left out. */
void block_read(struct block *block, struct str text, char separator);
/*
 * What parts the cells: a tab where there is one; a semicolon or comma where every line has as many cells by it, at least two in
 * two lines: *cells says how many. Else a tab, with *cells 0.
 */
char block_separator(struct str text, size_t *cells);
/*
 * The same of a file, whose lines need not have as many cells each: a tab where the first line has one; else a semicolon or comma
 * that parts all lines alike, or that which parts the first line into more cells.
 */
char block_file_separator(struct str text);
void block_release(struct block *block);
size_t block_columns(const struct block *block, size_t row);
/* Empty beyond the end of a row. */
struct str block_cell(const struct block *block, size_t row, size_t column);
/* Is a figure in the cell, or a year? Names and most words have none. */
bool block_has_digit(struct str cell);
/* Appends a cell to a line of a block, quoted where it must be. */
void block_write(struct str cell, struct buf *out);

#endif
