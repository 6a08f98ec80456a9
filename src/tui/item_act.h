/* SPDX-License-Identifier: MIT */
/*
 * Owns: what keys do in the fields and the table of the item at hand.
 * Never: draws.
 */
#ifndef TUI_ITEM_ACT_H
#define TUI_ITEM_ACT_H

#include "tui/app.h"

/* Where the keys go inside the item: a table, a field or a text. */
enum action_context item_context(const struct app *app);
/* Was the open cell typed over, so that Esc brings back what stood there? */
bool item_cell_is_over(const struct app *app);
/* Does one key put something into the field at hand (tui/offer)? */
bool item_has_offer(const struct app *app);
/* Is the row at hand the one that was added last, and empty still? Then it goes when its cell is closed. */
bool item_row_is_fresh(const struct app *app);
/* Takes away such a row of an item that was left by a jump, if it is empty still. */
void item_drop_left_row(struct app *app);
bool item_act(struct app *app, enum action action);
bool item_type(struct app *app, struct str text);

#endif
