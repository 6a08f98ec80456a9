/* SPDX-License-Identifier: MIT */
/*
 * Owns: the expansion opportunities as they are written, an item of its own, and the rows of the expansion pipeline: which row is
 * which opportunity, rows made of the one, lines of the other.
 * Never: changes a row that is there, or a word that was written.
 */
#ifndef TUI_ROWS_NARRATIVE_H
#define TUI_ROWS_NARRATIVE_H

#include "tui/app.h"

/* Is the item at hand the table whose text is an item of its own? */
bool rows_narrative_is_pair(const struct app *app);
/*
 * A row for every opportunity that is written and has none; two amounts at an account are two where their days differ, too, or
 * each has a point of its own. False when the text names nobody.
 */
bool rows_narrative_read(struct app *app);
/* The rows that the text does not name are written at its end. */
void rows_narrative_write(struct app *app);

#endif
