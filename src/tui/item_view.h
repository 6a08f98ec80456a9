/* SPDX-License-Identifier: MIT */
/*
 * Owns: how the item at hand looks: its fields with their readings, or its table, and the findings below.
 * Never: changes anything.
 */
#ifndef TUI_ITEM_VIEW_H
#define TUI_ITEM_VIEW_H

#include "tui/app.h"

/* Draws title and fields. Returns the rows used, at most area.rows. */
int item_view_draw(struct app *app, struct frame *frame, struct frame_area area);
/* Tables: the grid and the cell at hand in full. Rows used. */
int item_table_draw(struct app *app, struct frame *frame, struct frame_area area);
/* "an amount", "one of: open, done", "computed: amount / 4": what goes into a cell of that column, which is_open. Appends. */
void item_column_hint(const struct column *column, bool is_open, struct buf *out);
/* What is wrong with the item, worst first, each with its remedy. Rows used. */
int item_findings_draw(struct app *app, struct frame *frame, struct frame_area area);
/* The text of one field with findings and misspelt words marked in it. */
void item_field_draw(struct app *app, struct form_field *field, struct frame *frame, struct frame_area area,
		     bool has_focus, struct str hint);

#endif
