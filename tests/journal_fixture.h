/* SPDX-License-Identifier: MIT */
/*
 * Owns: a pack in a folder of its own, open, with its history and journal; it ends as a crash leaves it.
 * Never: asserts what stands in it.
 */
#ifndef TEST_JOURNAL_FIXTURE_H
#define TEST_JOURNAL_FIXTURE_H

#include "base/file.h"
#include "store/beside.h"
#include "store/journal.h"
#include "scratch.h"

/* A pack on disk, open, with its history. */
struct session {
	char path[96];
	char *journal_path;
	struct catalogue nothing; /* what begin() knows of: no item */
	struct file_state state;
	struct node_tree tree;
	struct pack pack;
	struct history *history;
	struct journal *journal;
};

/* The pack as it stands on disk, read by the definitions of catalogue; an empty one where none stands. */
static inline void begin_with(struct session *session, const struct catalogue *catalogue)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;

	*session = (struct session){ .journal = NULL };
	snprintf(session->path, sizeof(session->path), "%s/2026-Q3.yaml", folder);
	session->journal_path = beside_path(session->path, "journal");
	if (!file_exists(session->path))
		assert_true(file_replace(session->path, STR("boardpack: 1\nperiod: 2026-Q3\n"), NULL, &error));
	catalogue_init(&session->nothing);
	node_tree_init(&session->tree, session->path);
	pack_init(&session->pack);
	if (!file_read(session->path, STORE_FILE_LIMIT, &text, &session->state, &error) ||
	    !yaml_read(buf_str(&text), &session->tree, &error) ||
	    !pack_load(&session->pack, catalogue ? catalogue : &session->nothing, &session->tree, &error))
		fail_msg("%s", error_text(&error));
	session->history = history_new(&session->pack);
	buf_release(&text);
	error_release(&error);
}

static inline void begin(struct session *session)
{
	begin_with(session, NULL);
}

static inline void open_journal(struct session *session)
{
	struct error error = ERROR_NONE;

	session->journal = journal_open(session->path, &session->state, NULL, &error);
	if (!session->journal)
		fail_msg("%s", error_text(&error));
	history_listen(session->history, journal_heard, session->journal);
	error_release(&error);
}

/* As a crash leaves it: nothing is removed. */
static inline void end(struct session *session)
{
	journal_close(session->journal, false);
	history_free(session->history);
	pack_release(&session->pack);
	node_tree_release(&session->tree);
	catalogue_release(&session->nothing);
	free(session->journal_path);
}

static inline void sync_journal(struct session *session)
{
	struct error error = ERROR_NONE;

	assert_true(journal_sync(session->journal, &error));
	assert_false(journal_is_dirty(session->journal));
	error_release(&error);
}

#endif
