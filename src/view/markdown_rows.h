/* SPDX-License-Identifier: MIT */
/*
 * Owns: a table item as a Markdown table: what is typed, what its columns compute, and their totals.
 * Never: says anything where there are no rows.
 */
#ifndef VIEW_MARKDOWN_ROWS_H
#define VIEW_MARKDOWN_ROWS_H

#include "view/view.h"

/* Appends the table. False when there is no row to show. */
bool markdown_rows(const struct view_input *input, const struct item *item, struct buf *out);

#endif
