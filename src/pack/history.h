/* SPDX-License-Identifier: MIT */
/*
 * Owns: the one linear history of a pack: groups of edits, the place between undone and done, the save point.
 * Never: knows what an edit means to a screen. Every change a user makes goes through history_*, which calls edit_apply().
 */
#ifndef PACK_HISTORY_H
#define PACK_HISTORY_H

#include "pack/edit.h"
#include "pack/pack.h"

struct history; /* opaque */

struct history *history_new(struct pack *pack);
void history_free(struct history *history);

/* Told about every edit that was applied, undo and redo included (as the edit that was applied): the journal listens. */
void history_listen(struct history *history, void (*heard)(void *data, const struct edit *edit), void *data);

/*
 * Replaces n bytes at offset of the leaf at at by text. Typing at the end of the previous splice of the same leaf coalesces
 * with it until history_close() (or a change of place, or a line break); so does a run of deletions. False when it does not
 * fit.
 */
bool history_splice(struct history *history, const struct addr *at, size_t offset, size_t n, struct str text);
/* Applies an edit as somebody heard it, serials of rows included: crash recovery and import. False when it does not fit. */
bool history_apply(struct history *history, const struct edit *edit);
/*
 * Before anything else was done: the rows of item get the serials, in their order, under which a session knew them that saved
 * the file and went on; its edits are of rows by these. No edit, nobody is told. False, and nothing changed, when the rows are
 * not that many, or two would share a serial.
 */
bool history_number_rows(struct history *history, struct str item, const unsigned *serials, size_t n);
/* Replaces the whole text of a leaf. */
bool history_set(struct history *history, const struct addr *at, struct str text);
/* A new empty row of item at position (clamped); returns its serial. */
unsigned history_insert_row(struct history *history, struct str item, size_t position);
/* Empties and removes a row, as one group. */
bool history_remove_row(struct history *history, struct str item, unsigned serial);
/* Moves a row by delta places, as one group. */
bool history_move_row(struct history *history, struct str item, unsigned serial, int delta);

/*
 * Puts a waiver behind the others; its parts are copied. False when it is none that a pack would keep, or
 * when one says the same already.
 */
bool history_waive(struct history *history, const struct waiver *waiver);
/* Takes the waiver at index, among the pack's, away. False when there is none, or its address names no item. */
bool history_unwaive(struct history *history, size_t index);

/* What stands under a head's key. False when the text is none that a pack would keep. */
bool history_set_head(struct history *history, enum pack_head head, struct str text);
/* Says how far the pack is, in words of pack_status(). False when the text is none that a pack would keep. */
bool history_set_status(struct history *history, struct str status);

/* Several calls as one step of undo. Nests. */
void history_begin(struct history *history);
void history_end(struct history *history);
void history_close(struct history *history); /* ends coalescing */

/* One step back or forward; *at (may be NULL) gets the place to go to, valid until the next call. False at the end. */
bool history_undo(struct history *history, struct addr *at);
bool history_redo(struct history *history, struct addr *at);
/* Where in the leaf the cursor belongs after the last history_undo() or history_redo(): the end of what was put there. */
size_t history_offset(const struct history *history);
/* Where the last edit was made that can be undone, and the end of what was put there; false: there is none. */
bool history_last(const struct history *history, struct addr *at, size_t *offset);
bool history_can_undo(const struct history *history);
bool history_can_redo(const struct history *history);

void history_mark_saved(struct history *history);
bool history_is_saved(const struct history *history);

#endif
