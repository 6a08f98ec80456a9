/* SPDX-License-Identifier: MIT */
/*
 * Owns: a Markdown table whose columns are aligned in the source.
 * Never: decides what stands in a cell.
 */
#ifndef VIEW_MARKDOWN_TABLE_H
#define VIEW_MARKDOWN_TABLE_H

#include "base/base.h"

struct markdown_table {
	struct arena arena;
	VEC(struct str) cells; /* row after row, escaped; the first row is the header */
	VEC(bool) right;       /* one a column */
};

void markdown_table_init(struct markdown_table *table);
void markdown_table_release(struct markdown_table *table);
/* All columns come before the first cell. */
void markdown_table_column(struct markdown_table *table, struct str label, bool right);
/* The next cell, row by row; text is escaped here. */
void markdown_table_cell(struct markdown_table *table, struct str text);
/* A cell that is Markdown already, on one line. */
void markdown_table_escaped(struct markdown_table *table, struct str markdown);
/* Appends the table; the last row must be complete. */
void markdown_table_put(const struct markdown_table *table, struct buf *out);

#endif
