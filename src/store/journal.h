/* SPDX-License-Identifier: MIT */
/*
 * Owns: the journal beside a pack (".2026-Q3.yaml.journal"): every edit since the last save, synced within a second.
 * Never: changes the pack's file; trusts what it reads (each record has a checksum; a torn tail is dropped).
 */
#ifndef STORE_JOURNAL_H
#define STORE_JOURNAL_H

#include "pack/history.h"
#include "store/store.h"

struct journal; /* opaque */

/*
 * A start goes: journal_find(); when it finds edits and the user wants them, journal_recover(), else journal_set_aside();
 * then journal_open(), and history_listen() with journal_heard(). Call journal_sync() at least once a second while
 * journal_is_dirty(), and before workspace_save(); after it, journal_restart().
 *
 * Opens (creates 0600, O_NOFOLLOW) the journal for the file state it is based on. It is empty, unless journal_recover() has
 * just replayed one: that one goes on, so that a second crash finds all of it. One that nobody replayed, or that cannot be
 * read, is set aside, and aside (or NULL) gets its new name: whoever typed in it should be told. NULL with error.
 */
struct journal *journal_open(const char *pack_path, const struct file_state *base, struct buf *aside,
			     struct error *error);
/* Listener for history_listen(): buffers the edit. data is the journal. */
void journal_heard(void *journal, const struct edit *edit);
/*
 * Writes and syncs what is buffered. False on a failing disk, and when the name is that of another file now and cannot be had
 * again: the text stays buffered and the next call tries again.
 */
bool journal_sync(struct journal *journal, struct error *error);
bool journal_is_dirty(const struct journal *journal);
/* After a save of pack: starts anew on the new state. */
bool journal_restart(struct journal *journal, const struct pack *pack, const struct file_state *base,
		     struct error *error);
/* remove: the work is saved or given up. */
void journal_close(struct journal *journal, bool remove);

struct journal_found {
	size_t edits;
	bool base_matches; /* the pack's file is what the journal was written against */
	int64_t last_written; /* wall seconds */
};
/* Is there a journal with edits from a session that ended? out is filled without edits, too: that of a session cut off. */
bool journal_find(const char *pack_path, const struct file_state *state, struct journal_found *out);
/* The same question from who only reads the pack: nothing on disk is changed, not even a journal that is spent removed. */
bool journal_waits(const char *pack_path, const struct file_state *state);
/*
 * Replays it through history_apply(), as one group. Returns the number of edits applied; stops at one that does not fit or
 * cannot be read: then aside (or NULL) gets the name of the file that still holds all.
 */
size_t journal_recover(const char *pack_path, struct history *history, struct buf *aside);
/* The same on the history of another copy of the pack, for looking at: the journal stays as it is. */
size_t journal_preview(const char *pack_path, struct history *history);
/* Gives it up: renames it to ".journal.old" (".old.2" …), never deletes a word. */
bool journal_set_aside(const char *pack_path, struct error *error);

/*
 * Told by workspace_save() what it is about to put in place, and the pack that it says: when we die between the rename and journal_restart(), the next
 * start sees that the edits are in the file, and offers nothing. Never an error: a save must not fail for its journal.
 * Only the journal of this session: what an earlier one left is not in the file, whatever is saved now.
 */
void journal_expect(struct journal *journal, const struct pack *pack, struct str content);

/* The lock beside a pack: who edits it. A lock of a dead process or an earlier boot heals itself. */
struct lock_holder {
	char user[64], host[64];
	long pid;
	int64_t since; /* wall seconds */
};
enum lock_result { LOCK_TAKEN, LOCK_HELD, LOCK_UNAVAILABLE /* read-only folder: error says why */ };
enum lock_result lock_take(const char *pack_path, struct lock_holder *holder, struct error *error);
/*
 * Appends to "… edits this pack" which file to remove when that is long over; nothing for a holder on this host, whose lock goes
 * with him.
 */
void lock_add_remedy(const char *pack_path, const struct lock_holder *holder, struct buf *out);
/* For who only reads: does somebody edit the pack now? Takes nothing, heals nothing. */
bool lock_is_held(const char *pack_path);
void lock_drop(const char *pack_path);

#endif
