/* SPDX-License-Identifier: MIT */
/*
 * Owns: what keys and pasted blocks do to the rows of the table at hand: add, remove, move, duplicate, sort, copy, paste.
 * Never: draws; opens a cell.
 */
#ifndef TUI_ITEM_ROWS_H
#define TUI_ITEM_ROWS_H

#include "tui/app.h"

/* False when action is none of rows. */
bool item_rows_act(struct app *app, enum action action);
/* A block becomes rows below the row at hand; columns from the one at hand on, or by name when its first line holds names. */
void item_rows_paste(struct app *app, struct str text);
/* Is text more than one cell? */
bool item_rows_is_block(struct str text);

#endif
