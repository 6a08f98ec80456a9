/* SPDX-License-Identifier: MIT */
/*
 * Owns: the fields of the item at hand: their labels, addresses and editing states, which one has the keys.
 * Never: changes the pack; draws.
 */
#ifndef TUI_FORM_H
#define TUI_FORM_H

#include "pack/pack.h"
#include "tui/field.h"
#include "tui/spelling.h"

struct form_field {
	struct addr at; /* strings live in the catalogue or in schema tables */
	struct str label; /* of the field or of the column */
	const struct column *column; /* cells of tables */
	bool is_multi_line;
	struct field field;
	struct spelling misspelt; /* as last looked at */
};

struct form {
	const struct item *item; /* NULL: nothing to fill in */
	VEC(struct form_field *) fields; /* tables: row by row, column_count fields each */
	size_t current;
	bool is_text;      /* tables: what is shown is the written list that is to become rows, as one field */
	bool wants_text;   /* tables: asked for, though there is no such text yet, or rows stand beside it that it is not */
	unsigned listed; /* tables: the highest serial when rows were made a list last; rows since then are not on it; 0: not known */
	bool is_cell_open; /* tables: the cell has the keys for typing */
	bool is_over;      /* tables: the open cell was opened by typing, or follows one that was */
	struct addr opened; /* the cell that was opened last, and what stood there */
	struct buf was;
	bool is_ended; /* tables: a row that stayed empty ended them: what is typed next begins a row */
	unsigned new_row;   /* tables: the row that was begun and is being typed; 0: none */
	unsigned fresh_row; /* tables: the row that was added last, which goes again when it stays empty; 0: none */
	const struct item *left_item; /* the table that was left with such a row, left_row; NULL: none */
	unsigned left_row;
	size_t left_column; /* tables: first column drawn behind the very first, which stays */
	size_t top_row; /* tables: first row drawn */
	struct buf *clipboard;
};

void form_init(struct form *form, struct buf *clipboard);
void form_release(struct form *form);
/* Shows item (or nothing). Fields that were shown before keep their cursors; the cursor of the form stays at its address. */
void form_show(struct form *form, const struct item *item, const struct pack *pack);
struct form_field *form_current(const struct form *form); /* NULL when there is none */
/* Is a grid of cells shown? Not of a table whose text is. */
bool form_is_table(const struct form *form);
/* A cell whose column is computed from others: it is never typed into. field may be NULL. */
bool form_is_computed(const struct form_field *field);
/* After every key: a row that was begun is no new one any more when its cell is closed, or the cursor in another row. */
void form_leave_row(struct form *form);
size_t form_rows(const struct form *form); /* of a table */
/* The field at this address becomes the current one; a row alone means its first cell. False when it is not there. */
bool form_select(struct form *form, const struct addr *at);
/* To another field in reading order. False at the ends. */
bool form_step(struct form *form, int delta);
/* Tables: to the next cell (1) or the one before (-1) that can be typed into. False when there is none. */
bool form_step_cell(struct form *form, int delta);
/* Tables: the current cell, where text stands, gets the keys for typing. */
void form_open_cell(struct form *form, struct str text);
/* Does the open cell, where text stands now, say something else than when it was opened? */
bool form_cell_is_changed(const struct form *form, struct str text);
/* Would form_step_cell(form, 1) stay in the row at hand? */
bool form_has_cell_right(const struct form *form);
/* Tables: to another cell, clamped. False when nothing moved. */
bool form_move(struct form *form, long rows, long columns);

#endif
