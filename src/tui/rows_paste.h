/* SPDX-License-Identifier: MIT */
/*
 * Owns: blocks of cells, pasted or read from a file, that become rows of a table: which column goes where, and the rows that are
 * still to come. Rows beyond the first few hundred come in slices, so that keys can come between.
 * Never: reads a file; draws.
 */
#ifndef TUI_ROWS_PASTE_H
#define TUI_ROWS_PASTE_H

#include "tui/app.h"

struct rows_paste; /* opaque: what is under way, app->paste */

/* Is text more than one cell? */
bool rows_paste_is_block(struct str text);
/*
 * A block becomes rows below the row at hand; columns from the one at hand on, or by name when its first line holds names. A written
 * list becomes rows below the last one: words go into columns as check/text_rows says, and what is no point goes into the table's
 * text. All of it is one step of undo. More rows than a table takes at once are refused as a whole, with an alarm.
 */
void rows_paste(struct app *app, struct str text);
/*
 * The same of a file's text: a comma parts its cells also where it could be prose. Cells that find no column wait in the
 * table's text, too, unless they are more than people read.
 */
void rows_paste_file(struct app *app, struct str text);
/* Each point of the list in the table's text becomes a row as if it were pasted, and leaves the text. */
void rows_paste_own(struct app *app);
/* Some more rows, about a millisecond of them; a message when these were the last. Nothing under way: nothing happens. */
void rows_paste_step(struct app *app);
/* Takes back what came so far, with a message. */
void rows_paste_stop(struct app *app);
/* "1200 of 9000 rows", appended; nothing when none is under way. */
void rows_paste_progress(const struct app *app, struct buf *out);
/* May be NULL. What was put into the pack stays. */
void rows_paste_free(struct rows_paste *paste);

#endif
