/* SPDX-License-Identifier: MIT */
/* Tests: store/journal, store/journal_image */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "pack/waiver.h"
#include "store/save.h"
#include "journal_fixture.h"

/* What saving the edit "one" makes of the file. */
static const char saved_text[] = "boardpack: 1\nperiod: 2026-Q3\nitems:\n  sales.arr:\n    actual: one\n";
static const struct str saved = { saved_text, sizeof(saved_text) - 1 };
static const struct addr arr = { { "sales.arr", 9 }, 0, { "actual", 6 } };

static void type(struct session *session, const char *text)
{
	size_t n = pack_text(&session->pack, &arr).n;

	assert_true(history_splice(session->history, &arr, n, 0, str_of(text)));
}

static void assert_arr(const struct session *session, const char *text)
{
	if (!str_is(pack_text(&session->pack, &arr), text))
		fail_msg("'%.*s' is not '%s'", STR_FMT(pack_text(&session->pack, &arr)), text);
}

/* The journal belongs to the file as it is, and its edits make that of it. */
static void assert_recovers(struct session *session, size_t edits, const char *text)
{
	struct journal_found found;

	assert_true(journal_find(session->path, &session->state, &found));
	assert_true(found.base_matches);
	assert_int_equal(found.edits, edits);
	assert_int_equal(journal_recover(session->path, session->history, NULL), edits);
	assert_arr(session, text);
}

static void a_crash_loses_nothing_synced(void **unused)
{
	struct session session;
	struct journal_found found;
	struct str asks = STR("section.asks");
	unsigned first;

	(void)unused;
	begin(&session);
	assert_false(journal_find(session.path, &session.state, &found));
	open_journal(&session);
	type(&session, "4");
	type(&session, ".6m\n\xC3\xA9");
	first = history_insert_row(session.history, asks, 0);
	history_set(session.history, &(struct addr){ asks, first, STR("ask") }, STR("Money"));
	history_insert_row(session.history, asks, 1);
	history_move_row(session.history, asks, first, 1);
	history_undo(session.history, NULL);
	history_redo(session.history, NULL);
	assert_true(journal_is_dirty(session.journal));
	sync_journal(&session);
	type(&session, "lost");
	end(&session);

	begin(&session);
	assert_true(journal_find(session.path, &session.state, &found));
	assert_true(found.base_matches);
	assert_int_equal(journal_recover(session.path, session.history, NULL), found.edits);
	assert_arr(&session, "4.6m\n\xC3\xA9");
	assert_int_equal(pack_entry(&session.pack, asks)->rows.v[1]->serial, first);
	assert_true(history_undo(session.history, NULL));
	assert_false(history_can_undo(session.history));
	assert_arr(&session, "");
	end(&session);
}

/* Waivers are typed work too: what was given, taken back and given again; of a torn one nothing. */
static void a_crash_loses_no_waiver(void **unused)
{
	const struct waiver kept = { .rule = STR("hedging"),
				     .at = STR("section.risks"),
				     .reason = STR("Zwölf:\n# so") };
	const struct waiver dated = {
		.rule = STR("arr-bridge"), .at = STR("sales.arr"), .reason = STR("x"), .until = STR("2027-01-31")
	};
	struct session session;

	(void)unused;
	begin(&session);
	open_journal(&session);
	assert_true(history_waive(session.history, &kept));
	assert_true(history_waive(session.history, &dated));
	assert_true(history_unwaive(session.history, 0));
	assert_true(history_undo(session.history, NULL));
	sync_journal(&session);
	assert_true(history_unwaive(session.history, 1));
	end(&session);

	begin(&session);
	assert_recovers(&session, 4, "");
	assert_int_equal(session.pack.waivers.n, 2);
	assert_true(waiver_same(&session.pack.waivers.v[0], &kept));
	assert_true(waiver_same(&session.pack.waivers.v[1], &dated));
	end(&session);
}

/* A session in which a word was typed that only the journal has. */
static void begin_typing(struct session *session)
{
	begin(session);
	open_journal(session);
	type(session, "one");
	sync_journal(session);
}

static void a_second_crash_finds_all_of_it(void **unused)
{
	struct session session;
	struct journal_found found;

	(void)unused;
	begin_typing(&session);
	end(&session);

	/* Looking first changes nothing. */
	begin(&session);
	assert_int_equal(journal_preview(session.path, session.history), 1);
	assert_arr(&session, "one");
	end(&session);

	begin(&session);
	assert_int_equal(journal_recover(session.path, session.history, NULL), 1);
	open_journal(&session);
	type(&session, " two");
	sync_journal(&session);
	end(&session);

	begin(&session);
	assert_true(journal_find(session.path, &session.state, &found));
	assert_int_equal(found.edits, 2);
	journal_recover(session.path, session.history, NULL);
	assert_arr(&session, "one two");
	end(&session);
}

static void a_torn_tail_is_dropped(void **unused)
{
	struct error error = ERROR_NONE;
	struct session session;
	struct journal_found found;
	struct buf first = BUF_EMPTY, whole = BUF_EMPTY;

	(void)unused;
	begin_typing(&session);
	assert_true(file_read(session.journal_path, 1 << 20, &first, NULL, &error));
	type(&session, " two");
	sync_journal(&session);
	assert_true(file_read(session.journal_path, 1 << 20, &whole, NULL, &error));
	for (size_t cut = 1; cut <= whole.n - first.n; cut++) {
		assert_int_equal(truncate(session.journal_path, (off_t)(whole.n - cut)), 0);
		assert_true(journal_find(session.path, &session.state, &found));
		assert_int_equal(found.edits, 1);
	}
	/* A flipped byte is no edit either. */
	whole.p[whole.n - 3] ^= 1;
	assert_true(file_replace(session.journal_path, buf_str(&whole), NULL, &error));
	assert_true(journal_waits(session.path, &session.state));
	assert_true(journal_find(session.path, &session.state, &found));
	assert_int_equal(found.edits, 1);
	buf_release(&whole);
	buf_release(&first);
	end(&session);
	error_release(&error);
}

static void a_save_starts_anew(void **unused)
{
	struct error error = ERROR_NONE;
	struct session session;
	struct journal_found found;

	(void)unused;
	begin_typing(&session);
	assert_true(journal_restart(session.journal, &session.pack, &session.state, &error));
	assert_false(journal_find(session.path, &session.state, &found));
	journal_close(session.journal, true);
	session.journal = NULL;
	assert_false(file_exists(session.journal_path));
	end(&session);
	error_release(&error);
}

static void a_death_between_rename_and_restart(void **unused)
{
	struct error error = ERROR_NONE;
	struct session session;
	struct journal_found found;

	(void)unused;
	begin_typing(&session);
	journal_expect(session.journal, &session.pack, saved);
	assert_true(file_replace(session.path, saved, NULL, &error));
	/* The save never came back, yet the writer went on. */
	type(&session, " two");
	sync_journal(&session);
	end(&session);

	begin(&session);
	assert_recovers(&session, 1, "one two");
	end(&session);

	/* Died again, before the journal went on. */
	begin(&session);
	assert_recovers(&session, 1, "one two");
	open_journal(&session);
	sync_journal(&session);
	assert_true(journal_find(session.path, &session.state, &found));
	assert_int_equal(found.edits, 1);
	end(&session);
	error_release(&error);
}

/* Puts another hash into the mark at of the journal. */
static void put_hash(const char *journal, size_t at, unsigned long long hash)
{
	FILE *file = fopen(journal, "r+b");

	assert_non_null(file);
	assert_int_equal(fseek(file, (long)at, SEEK_SET), 0);
	fprintf(file, "%016llx", hash);
	assert_int_equal(fclose(file), 0);
}

static void a_journal_of_an_older_version_is_told_by_its_hash(void **unused)
{
	const size_t base_hash = 25 + strlen("base ") + 17;
	struct error error = ERROR_NONE;
	struct buf content = BUF_EMPTY;
	struct session session;
	char *journal;

	(void)unused;
	begin_typing(&session);
	journal = beside_path(session.path, "journal");
	assert_true(file_read(session.path, STORE_FILE_LIMIT, &content, NULL, &error));
	end(&session);
	put_hash(journal, base_hash, str_hash(buf_str(&content)));
	begin(&session);
	assert_recovers(&session, 1, "one");
	end(&session);
	free(journal);
	buf_release(&content);
	error_release(&error);
}

/* Nothing may be written behind byte at of any file. */
static void limit_files(rlim_t at)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = at;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void a_failed_restart_is_made_up_for(void **unused)
{
	void (*old)(int) = signal(SIGXFSZ, SIG_IGN);
	struct error error = ERROR_NONE;
	struct session session;

	(void)unused;
	begin_typing(&session);
	journal_expect(session.journal, &session.pack, saved);
	assert_true(file_replace(session.path, saved, &session.state, &error));
	limit_files(0);
	assert_false(journal_restart(session.journal, &session.pack, &session.state, &error));
	type(&session, " two");
	assert_false(journal_sync(session.journal, &error));
	assert_true(journal_is_dirty(session.journal));
	limit_files(RLIM_INFINITY);
	signal(SIGXFSZ, old);
	sync_journal(&session);
	/* And the save after that one died before it put anything in place. */
	journal_expect(session.journal, &session.pack, STR("another"));
	end(&session);

	begin(&session);
	assert_recovers(&session, 1, "one two");
	end(&session);
	error_release(&error);
}

static void nothing_is_offered_after_a_whole_save(void **unused)
{
	struct error error = ERROR_NONE;
	struct session session;
	struct journal_found found;

	(void)unused;
	begin_typing(&session);
	journal_expect(session.journal, &session.pack, saved);
	assert_true(file_replace(session.path, saved, NULL, &error));
	end(&session);
	begin(&session);
	assert_false(journal_waits(session.path, &session.state));
	assert_true(file_exists(session.journal_path));
	assert_false(journal_find(session.path, &session.state, &found));
	assert_false(file_exists(session.journal_path));
	end(&session);
	error_release(&error);
}

static void a_save_without_the_journal_leaves_an_old_one_alone(void **unused)
{
	struct error error = ERROR_NONE;
	struct session session;
	struct journal_found found;
	struct workspace workspace;
	struct history *history;
	struct buf before = BUF_EMPTY, after = BUF_EMPTY;

	(void)unused;
	begin_typing(&session);
	end(&session);
	begin(&session);
	assert_true(file_read(session.journal_path, 1 << 20, &before, NULL, &error));
	/* A session that never decided about it, and saves. */
	workspace_init(&workspace);
	assert_true(workspace_open(&workspace, session.path, &error));
	history = history_new(&workspace.pack);
	assert_true(history_set(history, &(struct addr){ STR("sales.new"), 0, STR("actual") }, STR("5m")));
	assert_int_equal(workspace_save(&workspace, false, &error), SAVE_DONE);
	assert_true(file_read(session.journal_path, 1 << 20, &after, NULL, &error));
	assert_true(str_eq(buf_str(&before), buf_str(&after)));
	assert_true(journal_find(session.path, &workspace.state, &found));
	assert_int_equal(found.edits, 1);
	assert_false(found.base_matches);
	history_free(history);
	workspace_release(&workspace);
	buf_release(&before);
	buf_release(&after);
	end(&session);
	error_release(&error);
}

static void what_does_not_fit_is_kept_aside(void **unused)
{
	struct error error = ERROR_NONE;
	struct session session;
	struct journal_found found;
	char old[128], path[96];

	(void)unused;
	snprintf(path, sizeof(path), "%s/2026-Q3.yaml", folder);
	assert_true(file_replace(path, STR("boardpack: 1\nperiod: 2026-Q3\nitems: {sales.arr: {actual: abc}}\n"), NULL,
				 &error));
	begin(&session);
	open_journal(&session);
	history_splice(session.history, &arr, 0, 0, STR("one"));
	history_splice(session.history, &arr, 4, 1, STR(""));
	sync_journal(&session);
	end(&session);
	assert_true(file_replace(session.path, STR("boardpack: 1\nperiod: 2026-Q3\nitems: {sales.arr: {actual: x}}\n"),
				 NULL, &error));
	begin(&session);
	assert_true(journal_find(session.path, &session.state, &found));
	assert_false(found.base_matches);
	assert_int_equal(journal_recover(session.path, session.history, NULL), 1);
	assert_arr(&session, "onex");
	snprintf(old, sizeof(old), "%s.old", session.journal_path);
	assert_true(file_exists(old));
	end(&session);
	error_release(&error);
}

static void one_that_nobody_replayed_is_set_aside(void **unused)
{
	struct session session;
	struct journal_found found;
	char old[128];

	(void)unused;
	begin_typing(&session);
	end(&session);
	begin(&session);
	open_journal(&session);
	snprintf(old, sizeof(old), "%s.old", session.journal_path);
	assert_true(file_exists(old));
	assert_false(journal_find(session.path, &session.state, &found));
	end(&session);
}

static void given_up_twice(void **unused)
{
	struct error error = ERROR_NONE;
	struct session session;
	char old[128];

	(void)unused;
	for (int i = 0; i < 2; i++) {
		begin(&session);
		open_journal(&session);
		type(&session, "one");
		sync_journal(&session);
		assert_true(journal_set_aside(session.path, &error));
		snprintf(old, sizeof(old), "%s.old%s", session.journal_path, i ? ".2" : "");
		assert_true(file_exists(old));
		end(&session);
	}
	error_release(&error);
}

static void a_planted_link_is_not_followed(void **unused)
{
	struct session session;
	struct journal_found found;
	char victim[96];

	(void)unused;
	begin(&session);
	snprintf(victim, sizeof(victim), "%s/victim", folder);
	assert_int_equal(symlink("victim", session.journal_path), 0);
	assert_false(journal_find(session.path, &session.state, &found));
	open_journal(&session);
	type(&session, "one");
	sync_journal(&session);
	assert_false(file_exists(victim));
	end(&session);
}

/* Opens the journal of a new session, and says where it put what it could not read. */
static void assert_aside(struct session *session, const char *words, bool is_aside)
{
	struct error error = ERROR_NONE;
	struct buf aside = BUF_EMPTY, text = BUF_EMPTY;

	session->journal = journal_open(session->path, &session->state, &aside, &error);
	assert_non_null(session->journal);
	assert_int_equal(aside.n > 0, is_aside);
	if (is_aside && !file_read(aside.p, 1 << 20, &text, NULL, &error))
		fail_msg("%s", error_text(&error));
	assert_true(!is_aside || str_find(buf_str(&text), str_of(words), 0) != STR_NONE);
	buf_release(&text);
	buf_release(&aside);
	error_release(&error);
}

/* Three edits, and the words of one of them in the journal are others. */
static void damage(const char *from, const char *to)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;
	struct session session;
	size_t at;

	begin(&session);
	open_journal(&session);
	type(&session, "first");
	type(&session, "second");
	type(&session, "third");
	sync_journal(&session);
	assert_true(file_read(session.journal_path, 1 << 20, &text, NULL, &error));
	at = str_find(buf_str(&text), str_of(from), 0);
	assert_true(at != STR_NONE);
	buf_splice(&text, at, strlen(from), str_of(to));
	assert_true(file_replace(session.journal_path, buf_str(&text), NULL, &error));
	end(&session);
	buf_release(&text);
	error_release(&error);
}

static void words_behind_a_damaged_record_are_kept_aside(void **unused)
{
	struct error error = ERROR_NONE;
	struct buf aside = BUF_EMPTY, text = BUF_EMPTY;
	struct session session;

	(void)unused;
	damage("second", "seXond");
	begin(&session);
	assert_int_equal(journal_recover(session.path, session.history, &aside), 1);
	assert_arr(&session, "first");
	assert_true(aside.n && file_read(aside.p, 1 << 20, &text, NULL, &error));
	assert_true(str_find(buf_str(&text), STR("third"), 0) != STR_NONE);
	/* What was taken over goes on, and once is enough. */
	assert_aside(&session, "", false);
	end(&session);
	buf_release(&text);
	buf_release(&aside);
	error_release(&error);
}

static void a_journal_that_begins_with_damage_is_kept_aside(void **unused)
{
	struct session session;
	struct journal_found found;

	(void)unused;
	damage("first", "fiXst");
	begin(&session);
	assert_false(journal_find(session.path, &session.state, &found));
	assert_aside(&session, "third", true);
	end(&session);
	begin(&session);
	damage("boardpack journal", "boardpXck journal");
	assert_aside(&session, "third", true);
	end(&session);
}

/* Backups that link files, and whoever else may write in the folder. */
static void a_journal_that_is_not_ours_is_told(void **unused)
{
	struct session session;
	char twin[128];

	(void)unused;
	begin_typing(&session);
	end(&session);
	begin(&session);
	snprintf(twin, sizeof(twin), "%s.twin", session.journal_path);
	assert_int_equal(link(session.journal_path, twin), 0);
	assert_aside(&session, "one", true);
	end(&session);
}

/* A file system puts zeros where nothing was written when the power went. */
static void zeros_at_the_end_are_no_words(void **unused)
{
	struct session session;

	(void)unused;
	begin(&session);
	open_journal(&session);
	end(&session);
	begin(&session);
	assert_int_equal(truncate(session.journal_path, 4096), 0);
	assert_aside(&session, "", false);
	end(&session);
}

/* As a folder that is tidied up does: all of it is found under the name again. */
static void a_journal_that_was_removed_is_made_anew(void **unused)
{
	struct session session;

	(void)unused;
	begin_typing(&session);
	assert_int_equal(unlink(session.journal_path), 0);
	type(&session, " two");
	sync_journal(&session);
	type(&session, " three");
	sync_journal(&session);
	end(&session);
	begin(&session);
	assert_recovers(&session, 3, "one two three");
	end(&session);
}

/* The lock was removed by hand, and a second editor went on with the words. */
static void a_journal_that_was_replaced_is_not_safe(void **unused)
{
	struct session session, second;
	struct error error = ERROR_NONE;

	(void)unused;
	begin_typing(&session);
	begin(&second);
	assert_recovers(&second, 1, "one");
	open_journal(&second);
	type(&session, " two");
	assert_false(journal_sync(session.journal, &error));
	assert_non_null(strstr(error_text(&error), "another session"));
	assert_true(journal_is_dirty(session.journal));
	type(&second, " of the second");
	sync_journal(&second);
	journal_close(second.journal, true);
	second.journal = NULL;
	end(&second);
	/* Its name is free again. */
	sync_journal(&session);
	end(&session);
	begin(&session);
	assert_recovers(&session, 2, "one two");
	end(&session);
	error_release(&error);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_crash_loses_nothing_synced),
		TEST(a_crash_loses_no_waiver),
		TEST(a_second_crash_finds_all_of_it),
		TEST(a_torn_tail_is_dropped),
		TEST(a_journal_of_an_older_version_is_told_by_its_hash),
		TEST(a_save_starts_anew),
		TEST(a_death_between_rename_and_restart),
		TEST(a_failed_restart_is_made_up_for),
		TEST(nothing_is_offered_after_a_whole_save),
		TEST(a_save_without_the_journal_leaves_an_old_one_alone),
		TEST(what_does_not_fit_is_kept_aside),
		TEST(one_that_nobody_replayed_is_set_aside),
		TEST(words_behind_a_damaged_record_are_kept_aside),
		TEST(a_journal_that_begins_with_damage_is_kept_aside),
		TEST(a_journal_that_is_not_ours_is_told),
		TEST(zeros_at_the_end_are_no_words),
		TEST(a_journal_that_was_removed_is_made_anew),
		TEST(a_journal_that_was_replaced_is_not_safe),
		TEST(given_up_twice),
		TEST(a_planted_link_is_not_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
