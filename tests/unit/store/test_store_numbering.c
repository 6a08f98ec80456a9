/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "store/numbering.h"
#include "journal_fixture.h"

/* Rows whose serials the file does not give: what is typed after a save is of the row that it was typed in. */

static const struct str asks = { "section.asks", 12 };

static void put_file(const char *text)
{
	struct error error = ERROR_NONE;
	char path[96];

	snprintf(path, sizeof(path), "%s/2026-Q3.yaml", folder);
	assert_true(file_replace(path, str_of(text), NULL, &error));
	error_release(&error);
}

static void put_asks(struct buf *out, const char *const *asked)
{
	buf_adds(out, "boardpack: 1\nperiod: 2026-Q3\n");
	if (*asked)
		buf_adds(out, "items:\n  section.asks:\n    rows:\n");
	for (size_t i = 0; asked[i]; i++)
		buf_printf(out, "      - ask: %s\n", asked[i]);
}

/* Saves what is told: the journal is asked before, and knows of it after unless the session dies between. */
static void save_asks(struct session *session, const char *const *asked, bool dies)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;

	put_asks(&text, asked);
	sync_journal(session);
	journal_expect(session->journal, &session->pack, buf_str(&text));
	assert_true(file_replace(session->path, buf_str(&text), &session->state, &error));
	if (!dies)
		assert_true(journal_restart(session->journal, &session->pack, &session->state, &error));
	buf_release(&text);
	error_release(&error);
}

static void ask(struct session *session, unsigned row, const char *words)
{
	const struct addr at = { asks, row, STR("ask") };

	assert_true(history_splice(session->history, &at, pack_text(&session->pack, &at).n, 0, str_of(words)));
}

static void assert_asks(const struct session *session, const char *expected)
{
	const struct entry *entry = pack_entry(&session->pack, asks);
	struct buf all = BUF_EMPTY;

	for (size_t i = 0; entry && i < entry->rows.n; i++)
		buf_printf(&all, "%.*s; ",
			   STR_FMT(pack_text(&session->pack,
					     &(struct addr){ asks, entry->rows.v[i]->serial, STR("ask") })));
	assert_string_equal(all.p ? all.p : "", expected);
	buf_release(&all);
}

static void assert_recovers_asks(size_t edits, const char *expected)
{
	struct journal_found found;
	struct session session;

	/* Twice: a second crash finds all of it, too. */
	for (int i = 0; i < 2; i++) {
		begin(&session);
		assert_true(journal_find(session.path, &session.state, &found));
		assert_true(found.base_matches);
		assert_int_equal(found.edits, edits);
		assert_int_equal(journal_recover(session.path, session.history, NULL), edits);
		assert_asks(&session, expected);
		open_journal(&session);
		sync_journal(&session);
		end(&session);
	}
}

/* The row that is second while it is typed is the first of the file that was saved. */
static void a_row_is_found_again_after_a_save(void **unused)
{
	struct session session;

	(void)unused;
	for (int dies = 0; dies < 2; dies++) {
		put_file("boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.asks:\n    rows:\n"
			 "      - ask: First\n      - ask: Second\n");
		begin(&session);
		open_journal(&session);
		assert_true(history_remove_row(session.history, asks, 1));
		save_asks(&session, (const char *const[]){ "Second", NULL }, dies);
		ask(&session, 2, " word");
		sync_journal(&session);
		end(&session);
		assert_recovers_asks(1, "Second word; ");
	}
}

static void a_row_between_others_is_found_again(void **unused)
{
	struct session session;
	unsigned middle;

	(void)unused;
	for (int dies = 0; dies < 2; dies++) {
		put_file("boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.asks:\n    rows:\n"
			 "      - ask: First\n      - ask: Last\n");
		begin(&session);
		open_journal(&session);
		middle = history_insert_row(session.history, asks, 1);
		ask(&session, middle, "Middle");
		save_asks(&session, (const char *const[]){ "First", "Middle", "Last", NULL }, dies);
		ask(&session, middle, " word");
		sync_journal(&session);
		end(&session);
		assert_recovers_asks(1, "First; Middle word; Last; ");
	}
}

/* The numbers of rows are no edits. */
static void nothing_is_offered_for_rows_alone(void **unused)
{
	struct journal_found found;
	struct session session;

	(void)unused;
	put_file("boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.asks:\n    rows:\n"
		 "      - ask: First\n      - ask: Second\n");
	begin(&session);
	open_journal(&session);
	assert_true(history_remove_row(session.history, asks, 1));
	save_asks(&session, (const char *const[]){ "Second", NULL }, false);
	end(&session);
	begin(&session);
	assert_false(journal_find(session.path, &session.state, &found));
	open_journal(&session);
	sync_journal(&session);
	end(&session);
}

static void what_does_not_fit_is_refused(void **unused)
{
	static const char *const wrong[] = { "", "7", "7 8 9", "7 7", "0 7", "7 x", "7  8", "7 1000000001", "-1 7" };
	struct session session;

	(void)unused;
	put_file("boardpack: 1\nperiod: 2026-Q3\nitems:\n  section.asks:\n    rows:\n"
		 "      - ask: First\n      - ask: Second\n");
	begin(&session);
	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		if (numbering_apply(session.history, asks, str_of(wrong[i])))
			fail_msg("'%s' was taken", wrong[i]);
	assert_non_null(entry_row(pack_entry(&session.pack, asks), 2));
	assert_true(numbering_apply(session.history, asks, STR("9 7")));
	ask(&session, 9, "!");
	assert_asks(&session, "First!; Second; ");
	/* A row that comes is none of these. */
	assert_int_equal(history_insert_row(session.history, asks, 2), 10);
	end(&session);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_row_is_found_again_after_a_save, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_row_between_others_is_found_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(nothing_is_offered_for_rows_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_does_not_fit_is_refused, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
