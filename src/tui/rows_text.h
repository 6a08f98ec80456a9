/* SPDX-License-Identifier: MIT */
/*
 * Owns: a written list as rows of the table at hand, and back. The list stands in the table's own text, which the rows take the place
 * of; rows that it was made of wait behind it; that of the expansion opportunities is an item of its own, where what is written stays, and rows that are there stay.
 * Never: takes a word away that one undo does not bring back.
 */
#ifndef TUI_ROWS_TEXT_H
#define TUI_ROWS_TEXT_H

#include "tui/app.h"

enum rows_text {
	ROWS_TEXT_NONE,
	ROWS_TEXT_LIST,  /* points that could be rows */
	ROWS_TEXT_WORDS, /* lines that nobody wrote as points */
};

/* What stands in the table's own text, which its rows do not show. */
enum rows_text rows_text_waits(const struct app *app);
/*
 * In a table: the points of a list that waits become rows, or else its text is opened, to be written; from there, and where the
 * expansion opportunities name accounts that the table has not: each point or account becomes a row.
 */
void rows_from_text(struct app *app);
/* The rows become a list to write on; of the expansion pipeline, those that the narrative does not name are written at its end. */
void text_from_rows(struct app *app);
/* Last period's rows as a list, where the table's text is written: at the cursor of field. False: there were none. */
bool rows_text_take_last(struct app *app, struct form_field *field);
/* Does the text of the table at hand say that it stands for the rows? */
bool rows_text_is_of_rows(const struct app *app);
/* Behind a step of undo: the list that was_of_rows may be gone again, and the rows are there. */
void rows_text_stepped(struct app *app, bool was_of_rows);
/* Back from the text to the rows, when there are some or nothing was written. False: the text is all there is. */
bool rows_text_leave(struct app *app);

#endif
