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
#include "store/save.h"
#include "journal_fixture.h"
#include "random_edit.h"

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

/* How far a save comes before the session dies. */
enum saved { EXPECTED, REPLACED, WHOLE, STAGES };

/* As workspace_save() does, up to a stage. */
static void save(struct session *session, enum saved stage)
{
	struct error error = ERROR_NONE;
	struct buf out = BUF_EMPTY;
	struct node_tree tree;
	bool rewritten;

	sync_journal(session);
	assert_true(save_splice(&session->pack, session->pack.catalogue, &session->tree, &out, &rewritten));
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
	struct str item;

	for (size_t n = pick(6); n > 0; n--)
		random_edit(session->history, &session->pack, &item);
	sync_journal(session);
}

/* What the pack says, in a text that outlives it. */
static void remember(const struct session *session, struct buf *out)
{
	buf_clear(out);
	save_canonical(&session->pack, out);
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
	assert_true(yaml_read(expected, &tree, &error) && pack_load(&pack, session->pack.catalogue, &tree, &error));
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
		assert_int_equal(journal_recover(session->path, session->history, NULL), found.edits);
	}
	assert_says(session, expected);
}

static void live_and_die(const struct catalogue *catalogue, const char *source)
{
	char path[96], journal[128];
	struct error error = ERROR_NONE;
	struct buf expected = BUF_EMPTY;
	struct session session;

	snprintf(path, sizeof(path), "%s/2026-Q3.yaml", folder);
	snprintf(journal, sizeof(journal), "%s/.2026-Q3.yaml.journal", folder);
	assert_true(file_replace(path, str_of(source), NULL, &error));
	for (int death = 0; death < 5; death++) {
		begin_with(&session, catalogue);
		if (death)
			recover(&session, buf_str(&expected));
		open_journal(&session);
		for (size_t saves = pick(3); saves > 0; saves--) {
			edit(&session);
			save(&session, WHOLE);
		}
		edit(&session);
		if (pick(3)) {
			save(&session, (enum saved)pick(STAGES));
			/* A save that never came back, and the writer went on. */
			if (pick(2))
				edit(&session);
		}
		remember(&session, &expected);
		end(&session);
	}
	unlink(journal);
	buf_release(&expected);
	error_release(&error);
}

static void the_next_session_finds_all_of_it(void **unused)
{
	struct catalogue catalogue;
	struct error error = ERROR_NONE;

	(void)unused;
	catalogue_init(&catalogue);
	assert_true(folder_catalogue(&catalogue, NULL, NULL, &error));
	for (uint32_t seed = 1; seed <= 6; seed++)
		for (size_t i = 0; i < COUNT_OF(sources); i++) {
			state = seed * 2654435761u + (uint32_t)i;
			live_and_die(&catalogue, sources[i]);
		}
	catalogue_release(&catalogue);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_next_session_finds_all_of_it, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
