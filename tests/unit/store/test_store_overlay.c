/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <sys/stat.h>

#include "store/overlay.h"
#include "scratch.h"

static struct arena arena;
static struct error error;

static const struct node *definition(const char *text)
{
	struct node *map = node_new(&arena, NODE_MAP, NULL);

	node_add(&arena, map, "label", node_new_text(&arena, str_of(text), NULL));
	return map;
}

static int start(void **unused)
{
	arena_init(&arena);
	error = ERROR_NONE;
	return set_up(unused);
}

static void in_folder(struct buf *path, const char *name)
{
	buf_clear(path);
	buf_printf(path, "%s/%s", folder, name);
}

static int end(void **unused)
{
	static const char *const files[] = { "catalogue/sales/a.yaml", "catalogue/sales/b.yaml",
					     "catalogue/hr/c.yaml" };
	static const char *const folders[] = { "catalogue/sales", "catalogue/hr", "catalogue" };
	struct buf path = BUF_EMPTY;

	for (size_t i = 0; i < COUNT_OF(files); i++) {
		in_folder(&path, files[i]);
		unlink(path.p);
	}
	for (size_t i = 0; i < COUNT_OF(folders); i++) {
		in_folder(&path, folders[i]);
		rmdir(path.p);
	}
	buf_release(&path);
	arena_release(&arena);
	error_release(&error);
	return tear_down(unused);
}

static bool is_there(const char *name)
{
	struct buf path = BUF_EMPTY;
	bool exists;

	in_folder(&path, name);
	exists = file_exists(path.p);
	buf_release(&path);
	return exists;
}

static void holds(const char *name, const char *text)
{
	struct buf path = BUF_EMPTY, out = BUF_EMPTY;

	in_folder(&path, name);
	assert_true(file_read(path.p, 1000, &out, NULL, &error));
	assert_string_equal(out.p, text);
	buf_release(&path);
	buf_release(&out);
}

static void files_are_written_and_never_overwritten(void **unused)
{
	struct overlay_file files[] = { { STR("sales"), STR("a"), definition("One") },
					{ STR("hr"), STR("c"), definition("Two") } };
	struct overlay_file again[] = { { STR("sales"), STR("b"), definition("Three") },
					{ STR("sales"), STR("a"), definition("Four") } };

	(void)unused;
	assert_true(overlay_write(folder, files, 2, false, &error));
	holds("catalogue/sales/a.yaml", "label: One\n");
	holds("catalogue/hr/c.yaml", "label: Two\n");
	/* One is in the way: none is written. */
	assert_false(overlay_write(folder, again, 2, false, &error));
	assert_non_null(strstr(error_text(&error), "catalogue/sales/a.yaml' exists; --force overwrites it"));
	assert_false(is_there("catalogue/sales/b.yaml"));
	holds("catalogue/sales/a.yaml", "label: One\n");
	assert_true(overlay_write(folder, again, 2, true, &error));
	holds("catalogue/sales/a.yaml", "label: Four\n");
	holds("catalogue/sales/b.yaml", "label: Three\n");
}

/* The second file cannot be written: where its folder should be, a file is. */
static void a_failure_takes_everything_back(void **unused)
{
	struct overlay_file files[] = { { STR("sales"), STR("a"), definition("One") },
					{ STR("sales"), STR("b"), definition("New") },
					{ STR("hr"), STR("c"), definition("Two") } };
	struct overlay_file first[] = { { STR("sales"), STR("b"), definition("Old") } };
	struct buf path = BUF_EMPTY;

	(void)unused;
	assert_true(overlay_write(folder, first, 1, false, &error));
	in_folder(&path, "catalogue/hr");
	assert_true(file_replace(path.p, STR("no folder"), NULL, &error));
	assert_false(overlay_write(folder, files, 3, true, &error));
	assert_false(is_there("catalogue/sales/a.yaml"));
	holds("catalogue/sales/b.yaml", "label: Old\n");
	unlink(path.p);
	buf_release(&path);
}

static void folders_that_were_made_go_again(void **unused)
{
	struct overlay_file files[] = { { STR("sales"), STR("a"), definition("One") },
					{ STR("sales"), STR("nul/l"), definition("Two") } };

	(void)unused;
	assert_false(overlay_write(folder, files, 2, false, &error));
	assert_false(is_there("catalogue"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(files_are_written_and_never_overwritten, start, end),
		cmocka_unit_test_setup_teardown(a_failure_takes_everything_back, start, end),
		cmocka_unit_test_setup_teardown(folders_that_were_made_go_again, start, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
