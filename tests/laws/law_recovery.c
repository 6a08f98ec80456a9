/* SPDX-License-Identifier: MIT */
/*
 * The law of recovery: however a session edits, saves and dies, the next one finds all that was synced, and in the row that
 * it was typed in; and so does the one after a second death.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <unistd.h>

#include "base/file.h"
#include "store/folder.h"
#include "store/journal.h"
#include "store/save.h"
#include "random_edit.h"
#include "scratch.h"

static const char *const sources[] = {
	"boardpack: 1\nperiod: 2026-Q3\n",
	"boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.asks:\n    rows:\n      - ask: Money\n      - ask: Time\n    "
	"    owner: "
	"Ann\n",
	"boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.risks:\n    rows:\n      - risk: Fire\n      - {}\n  "
	"section.actions:\n"
	"    rows:\n      - action: Call\n      - action: Write\n      - action: Wait\n",
	"boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.actions:\n    rows:\n      - serial: 4\n        action: "
	"Call\n      - "
	"serial: 2\n        action: Write\n",
};

struct session {
	char path[96];
	struct catalogue catalogue;
	struct file_state state;
	struct node_tree tree;
	struct pack pack;
	struct history *history;
	struct journal *journal;
};

static void read_file(struct session *session)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;

	snprintf(session->path, sizeof(session->path), "%s/2026-Q3.yaml", folder);
	node_tree_init(&session->tree, session->path);
	pack_init(&session->pack);
	if (!file_read(session->path, STORE_FILE_LIMIT, &text, &session->state, &error) ||
	    !yaml_read(buf_str(&text), &session->tree, &error) ||
	    !pack_load(&session->pack, &session->catalogue, &session->tree, &error))
		fail_msg("%s", error_text(&error));
	session->history = history_new(&session->pack);
	buf_release(&text);
	error_release(&error);
}

static void go_on(struct session *session)
{
	struct error error = ERROR_NONE;

	session->journal = journal_open(session->path, &session->state, &error);
	if (!session->journal)
		fail_msg("%s", error_text(&error));
	history_listen(session->history, journal_heard, session->journal);
	error_release(&error);
}

static void die(struct session *session)
{
	journal_close(session->journal, false);
	session->journal = NULL;
	history_free(session->history);
	pack_release(&session->pack);
	node_tree_release(&session->tree);
}

/* How far a save comes before the session dies. */
enum saved { EXPECTED, REPLACED, WHOLE, STAGES };

/* As workspace_save() does, up to a stage. */
static void save(struct session *session, enum saved stage)
{
	struct error error = ERROR_NONE;
	struct buf out = BUF_EMPTY;
	struct node_tree tree;
	bool rewritten;

	assert_true(journal_sync(session->journal, &error));
	assert_true(save_splice(&session->pack, &session->catalogue, &session->tree, &out, &rewritten));
	journal_expect(session->journal, &session->pack, buf_str(&out));
	if (stage >= REPLACED)
		assert_true(file_replace(session->path, buf_str(&out), &session->state, &error));
	if (stage == WHOLE) {
		node_tree_init(&tree, session->path);
		assert_true(yaml_read(buf_str(&out), &tree, &error));
		node_tree_release(&session->tree);
		session->tree = tree;
		assert_true(journal_restart(session->journal, &session->pack, &session->state, &error));
	}
	buf_release(&out);
	error_release(&error);
}

static void edit(struct session *session)
{
	struct error error = ERROR_NONE;
	struct str item;

	for (size_t n = pick(6); n > 0; n--)
		random_edit(session->history, &session->pack, &item);
	assert_true(journal_sync(session->journal, &error));
	error_release(&error);
}

/* What the pack says, in a text that outlives it. */
static void remember(const struct session *session, struct buf *out)
{
	buf_clear(out);
	save_canonical(&session->pack, &session->catalogue, out);
}

static void assert_says(const struct session *session, struct str expected)
{
	struct buf now = BUF_EMPTY;
	struct error error = ERROR_NONE;
	struct node_tree tree;
	struct pack pack;

	remember(session, &now);
	node_tree_init(&tree, "expected");
	pack_init(&pack);
	assert_true(yaml_read(expected, &tree, &error) && pack_load(&pack, &session->catalogue, &tree, &error));
	if (!pack_same(&session->pack, &pack, false)) {
		fprintf(stderr, "%.*s\n--- but recovered ---\n%.*s\n", STR_FMT(expected), STR_FMT(buf_str(&now)));
		fail_msg("words were lost");
	}
	pack_release(&pack);
	node_tree_release(&tree);
	buf_release(&now);
	error_release(&error);
}

static void recover(struct session *session, struct str expected)
{
	struct journal_found found;

	if (journal_find(session->path, &session->state, &found)) {
		assert_true(found.base_matches);
		assert_int_equal(journal_recover(session->path, session->history), found.edits);
	}
	assert_says(session, expected);
}

static void live_and_die(struct session *session, const char *source)
{
	struct error error = ERROR_NONE;
	struct buf expected = BUF_EMPTY;

	snprintf(session->path, sizeof(session->path), "%s/2026-Q3.yaml", folder);
	assert_true(file_replace(session->path, str_of(source), NULL, &error));
	for (int death = 0; death < 5; death++) {
		read_file(session);
		if (death)
			recover(session, buf_str(&expected));
		go_on(session);
		for (size_t saves = pick(3); saves > 0; saves--) {
			edit(session);
			save(session, WHOLE);
		}
		edit(session);
		if (pick(3)) {
			save(session, (enum saved)pick(STAGES));
			/* A save that never came back, and the writer went on. */
			if (pick(2))
				edit(session);
		}
		remember(session, &expected);
		die(session);
	}
	buf_release(&expected);
	error_release(&error);
}

static void the_next_session_finds_all_of_it(void **unused)
{
	struct session session = { .journal = NULL };
	struct error error = ERROR_NONE;

	(void)unused;
	catalogue_init(&session.catalogue);
	assert_true(folder_catalogue(&session.catalogue, NULL, NULL, &error));
	for (uint32_t seed = 1; seed <= 6; seed++)
		for (size_t i = 0; i < COUNT_OF(sources); i++) {
			char journal[128];

			state = seed * 2654435761u + (uint32_t)i;
			live_and_die(&session, sources[i]);
			snprintf(journal, sizeof(journal), "%s/.2026-Q3.yaml.journal", folder);
			unlink(journal);
		}
	catalogue_release(&session.catalogue);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_next_session_finds_all_of_it, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
