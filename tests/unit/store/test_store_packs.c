/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <ftw.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/packs.h"

static char folder[64];

static int set_up(void **unused)
{
	(void)unused;
	snprintf(folder, sizeof(folder), "test-packs-XXXXXX");
	return mkdtemp(folder) ? 0 : -1;
}

static int drop(const char *path, const struct stat *at, int kind, struct FTW *walk)
{
	(void)at;
	(void)kind;
	(void)walk;
	return remove(path);
}

static int tear_down(void **unused)
{
	(void)unused;
	return nftw(folder, drop, 8, FTW_DEPTH | FTW_PHYS);
}

static void make(const char *name, bool is_folder)
{
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY;

	file_join(&path, str_of(folder), str_of(name));
	if (is_folder)
		assert_int_equal(mkdir(path.p, 0700), 0);
	else
		assert_true(file_replace(path.p, STR("x"), NULL, &error));
	buf_release(&path);
	error_release(&error);
}

static bool ends(const char *path, const char *suffix)
{
	return str_ends(str_of(path), str_of(suffix));
}

static void packs_are_found_by_name_in_order(void **unused)
{
	struct file_list found = { NULL, 0, 0 };
	struct error error = ERROR_NONE;

	(void)unused;
	make("b", true);
	make("b/2026-Q2.yaml", false);
	make("b/2026-Q1.yaml", false);
	make("b/boardpack.yaml", false);
	make("b/.2026-Q3.yaml", false);
	make("2026-09.yaml", false);
	make("a", true);
	make("a/2025-Q4.yaml", false);
	make(".hidden", true);
	make(".hidden/2025-Q4.yaml", false);
	assert_true(packs_find(folder, &found, &error));
	assert_int_equal(found.n, 4);
	assert_true(ends(found.v[0], "/2026-09.yaml"));
	assert_true(ends(found.v[1], "/a/2025-Q4.yaml"));
	assert_true(ends(found.v[2], "/b/2026-Q1.yaml"));
	assert_true(ends(found.v[3], "/b/2026-Q2.yaml"));
	file_list_release(&found);
	error_release(&error);
}

static void a_link_back_is_not_followed(void **unused)
{
	struct file_list found = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	struct buf path = BUF_EMPTY;

	(void)unused;
	make("c", true);
	make("c/2026-Q2.yaml", false);
	file_join(&path, str_of(folder), STR("c/again"));
	assert_int_equal(symlink("..", path.p), 0);
	assert_true(packs_find(folder, &found, &error));
	assert_int_equal(found.n, 1);
	file_list_release(&found);
	buf_release(&path);
	error_release(&error);
}

static void a_file_is_taken_by_any_name(void **unused)
{
	struct file_list found = { NULL, 0, 0 };
	struct error error = ERROR_NONE;

	(void)unused;
	assert_true(packs_find("no such file", &found, &error));
	assert_int_equal(found.n, 1);
	assert_string_equal(found.v[0], "no such file");
	file_list_release(&found);
	make("notes", true);
	assert_false(packs_find(folder, &found, &error));
	assert_non_null(strstr(error_text(&error), "no pack in '"));
	assert_int_equal(found.n, 0);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(packs_are_found_by_name_in_order, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_link_back_is_not_followed, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_is_taken_by_any_name, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
