/* SPDX-License-Identifier: MIT */
/*
 * Owns: what keys do to the rows of the table at hand: add, remove, move, duplicate, sort, copy.
 * Never: draws; opens a cell.
 */
#ifndef TUI_ITEM_ROWS_H
#define TUI_ITEM_ROWS_H

#include "tui/app.h"

/* False when action is none of rows. */
bool item_rows_act(struct app *app, enum action action);

/* Cells of a spreadsheet into the figures of an item, from the field at hand on. */
void item_paste_figures(struct app *app, struct str text);

#endif
