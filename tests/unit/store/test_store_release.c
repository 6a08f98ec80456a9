/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <sys/stat.h>

#include "store/release.h"
#include "store/save.h"
#include "scratch.h"

static struct error error;

static int start(void **unused)
{
	error = ERROR_NONE;
	return set_up(unused);
}

static int end(void **unused)
{
	error_release(&error);
	return tear_down(unused);
}

static char *write_pack(const char *text)
{
	struct buf path = BUF_EMPTY;

	buf_printf(&path, "%s/2026-Q3.yaml", folder);
	assert_true(file_replace(path.p, str_of(text), NULL, &error));
	return buf_detach(&path);
}

static void the_program_knows_its_version(void **unused)
{
	struct release release = release_current();

	(void)unused;
	assert_true(release.version.n >= 5);
	assert_int_equal(release.released.n, 10);
}

static void a_release_is_read_by_its_version(void **unused)
{
	struct snapshot snapshot;
	size_t items;

	(void)unused;
	snapshot_init(&snapshot);
	assert_true(release_snapshot("0.1.0", &snapshot, &error));
	items = snapshot.items.n;
	assert_int_equal(items, 80);
	assert_true(str_is(snapshot.version, "0.1.0"));
	assert_true(str_is(snapshot_part(snapshot_find(&snapshot, STR("sales.arr")), STR("unit")), "currency"));
	snapshot_release(&snapshot);
	assert_true(release_snapshot("current", &snapshot, &error));
	assert_true(snapshot.items.n > 300);
	snapshot_release(&snapshot);
	assert_false(release_snapshot("9.9.9", &snapshot, &error));
	assert_non_null(strstr(error_text(&error), "'9.9.9' is no release (known: 0.1.0"));
	snapshot_release(&snapshot);
}

static void a_folder_is_a_catalogue_of_its_own(void **unused)
{
	struct snapshot snapshot, current;
	struct difference difference;

	(void)unused;
	snapshot_init(&snapshot);
	snapshot_init(&current);
	difference_init(&difference);
	assert_true(release_snapshot(TEST_SOURCE "/templates", &snapshot, &error));
	assert_true(release_snapshot("current", &current, &error));
	assert_true(str_eq(snapshot.version, release_current().version));
	difference_run(&difference, &snapshot, &current, NULL, NULL);
	assert_int_equal(difference.items.n, 0);
	difference_release(&difference);
	snapshot_release(&current);
	snapshot_release(&snapshot);
	assert_false(release_snapshot(folder, &snapshot, &error));
	assert_non_null(strstr(error_text(&error), "holds neither boardpack.yaml nor a folder 'catalogue'"));
}

static void a_pack_of_an_older_catalogue_is_told(void **unused)
{
	char *path =
		write_pack("boardpack: 1\nperiod: 2026-Q3\ncatalogue: 0.1.0\nitems:\n  sales.arr: { actual: 1m }\n");
	struct release_changes changes;
	struct workspace workspace;
	struct buf told = BUF_EMPTY;

	(void)unused;
	workspace_init(&workspace);
	release_changes_init(&changes);
	assert_true(workspace_open(&workspace, path, &error));
	assert_int_equal(workspace.notes.n, 2); /* no company either */
	assert_non_null(strstr(workspace.notes.v[1], "was written against catalogue 0.1.0"));
	assert_true(release_changes_of(&workspace, STR(""), &changes, &error));
	assert_true(changes.difference.items.n > 1);
	buf_printf(&told, "and %zu definitions that it uses have changed since", changes.difference.items.n);
	assert_non_null(strstr(workspace.notes.v[1], told.p));
	buf_release(&told);
	for (size_t i = 0; i < changes.difference.items.n; i++)
		assert_int_not_equal(changes.difference.items.v[i].kind, DIFFERENCE_ADDED);
	release_changes_release(&changes);
	workspace_release(&workspace);
	free(path);
}

static void an_unknown_version_is_told_too(void **unused)
{
	char *path = write_pack("boardpack: 1\nperiod: 2026-Q3\ncatalogue: 77.0\n");
	struct release_changes changes;
	struct workspace workspace;

	(void)unused;
	workspace_init(&workspace);
	release_changes_init(&changes);
	assert_true(workspace_open(&workspace, path, &error));
	assert_non_null(strstr(workspace.notes.v[1], "catalogue '77.0', which this boardpack"));
	assert_false(release_changes_of(&workspace, STR(""), &changes, &error));
	assert_non_null(strstr(error_text(&error), "no record of catalogue '77.0'"));
	release_changes_release(&changes);
	workspace_release(&workspace);
	free(path);
}

/* "catalogue: X" comes behind the period, and every other line stays. */
static void the_first_save_writes_the_version(void **unused)
{
	static const char text[] =
		"# mine\nboardpack: 1\nperiod: 2026-Q3   # the third\n\nitems:\n  sales.arr: { actual: 1m } # x\n";
	char *path = write_pack(text);
	struct workspace workspace;
	struct buf wanted = BUF_EMPTY, got = BUF_EMPTY;

	(void)unused;
	buf_printf(&wanted,
		   "# mine\nboardpack: 1\nperiod: 2026-Q3   # the third\ncatalogue: %s\n\nitems:\n  sales.arr: { "
		   "actual: 1m } # x\n",
		   release_current().version.p);
	for (int i = 0; i < 2; i++) {
		workspace_init(&workspace);
		assert_true(workspace_open(&workspace, path, &error));
		assert_int_equal(workspace.notes.n, 1);
		assert_int_equal(workspace_save(&workspace, false, &error), SAVE_DONE);
		workspace_release(&workspace);
		buf_clear(&got);
		assert_true(file_read(path, 1000, &got, NULL, &error));
		assert_string_equal(got.p, wanted.p);
	}
	buf_release(&wanted);
	buf_release(&got);
	free(path);
}

static void a_version_that_is_there_stays(void **unused)
{
	static const char text[] = "boardpack: 1\ncatalogue: 0.1.0\nperiod: 2026-Q3\n";
	char *path = write_pack(text);
	struct workspace workspace;
	struct buf got = BUF_EMPTY;

	(void)unused;
	workspace_init(&workspace);
	assert_true(workspace_open(&workspace, path, &error));
	assert_int_equal(workspace_save(&workspace, false, &error), SAVE_DONE);
	workspace_release(&workspace);
	assert_true(file_read(path, 1000, &got, NULL, &error));
	assert_string_equal(got.p, text);
	buf_release(&got);
	free(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(the_program_knows_its_version, start, end),
		cmocka_unit_test_setup_teardown(a_release_is_read_by_its_version, start, end),
		cmocka_unit_test_setup_teardown(a_folder_is_a_catalogue_of_its_own, start, end),
		cmocka_unit_test_setup_teardown(a_pack_of_an_older_catalogue_is_told, start, end),
		cmocka_unit_test_setup_teardown(an_unknown_version_is_told_too, start, end),
		cmocka_unit_test_setup_teardown(the_first_save_writes_the_version, start, end),
		cmocka_unit_test_setup_teardown(a_version_that_is_there_stays, start, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
