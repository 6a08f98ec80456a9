/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"
#include "store/looked.h"

#define DAY ((int64_t)24 * 3600)

static const int64_t now = (int64_t)20000 * DAY;

/* Within the folder of the test; borrowed until the next call. */
static const char *in_folder(const char *name)
{
	static struct buf path;

	file_join(&path, str_of(folder), str_of(name));
	return path.p;
}

static void write_pack(const char *name, const char *text)
{
	FILE *file = fopen(in_folder(name), "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0 && fclose(file) == 0);
}

static void see(const char *name, const char *text, int64_t when)
{
	char *path = mem_strdup(in_folder(name));

	looked_keep(folder, path, str_of(text), when);
	free(path);
}

static size_t count(const char *name)
{
	char *path = mem_strdup(in_folder(name));
	struct looks looks;
	size_t n;

	looked_find(folder, path, &looks);
	n = looks.n;
	looked_release(&looks);
	free(path);
	return n;
}

static void test_the_last_look_is_first(void **state)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;
	struct looks looks;
	struct stat status;

	(void)state;
	write_pack("a.yaml", "x: 1\n");
	assert_int_equal(count("a.yaml"), 0);
	see("a.yaml", "x: 1\n", now);
	see("a.yaml", "x: 2\n", now + 10);
	looked_find(folder, in_folder("a.yaml"), &looks);
	assert_int_equal(looks.n, 2);
	assert_int_equal(looks.v[0].when, now + 10);
	assert_true(looks.v[0].content == file_hash(STR("x: 2\n")));
	assert_true(looked_read(&looks.v[0], &tree, &error));
	assert_true(str_is(node_text(node_get(tree.root, "x")), "2"));
	node_tree_release(&tree);
	/* Nobody else may read what is confidential. */
	assert_int_equal(stat(looks.v[0].path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	looked_release(&looks);
	/* What was seen before is seen again: no second copy, a new time. */
	see("a.yaml", "x: 1\n", now + 20);
	looked_find(folder, in_folder("a.yaml"), &looks);
	assert_int_equal(looks.n, 2);
	assert_int_equal(looks.v[0].when, now + 20);
	assert_true(looks.v[0].content == file_hash(STR("x: 1\n")));
	looked_release(&looks);
	error_release(&error);
}

/* Whichever of them comes first by its name. */
static void test_of_one_second_the_later_look_is_first(void **state)
{
	static const char *const texts[] = { "period: A\n", "period: B\n", "period: C\n", "period: A\n",
					     "period: B\n" };

	(void)state;
	write_pack("twice.yaml", "period: A\n");
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		char *path = mem_strdup(in_folder("twice.yaml"));
		struct looks looks;

		see("twice.yaml", texts[i], now);
		looked_find(folder, path, &looks);
		assert_true(looks.n > 0 && looks.v[0].content == file_hash(str_of(texts[i])));
		looked_release(&looks);
		free(path);
	}
}

static void test_packs_are_kept_apart_and_found_by_any_name(void **state)
{
	struct buf other = BUF_EMPTY;
	struct looks looks;

	(void)state;
	write_pack("a.yaml", "x: 1\n");
	write_pack("b.yaml", "x: 1\n");
	see("a.yaml", "x: 1\n", now);
	assert_int_equal(count("b.yaml"), 0);
	buf_printf(&other, "./%s/../%s/a.yaml", folder, folder);
	looked_find(folder, other.p, &looks);
	assert_int_equal(looks.n, 1);
	looked_release(&looks);
	/* Without the pack there is nothing to compare with. */
	see("none.yaml", "x: 1\n", now);
	assert_int_equal(count("none.yaml"), 0);
	looked_find("no-such-folder", other.p, &looks);
	assert_int_equal(looks.n, 0);
	looked_release(&looks);
	buf_release(&other);
}

static void test_old_looks_go(void **state)
{
	(void)state;
	write_pack("a.yaml", "x: 1\n");
	write_pack("b.yaml", "x: 1\n");
	write_pack("mine.yaml", "not one of ours\n");
	for (int i = 0; i < 9; i++) {
		char text[16];

		snprintf(text, sizeof(text), "x: %d\n", i);
		see("a.yaml", text, now + i);
	}
	assert_int_equal(count("a.yaml"), 5);
	/* A year and more later somebody looks at another pack. */
	see("b.yaml", "x: 1\n", now + 500 * DAY);
	assert_int_equal(count("a.yaml"), 0);
	assert_int_equal(count("b.yaml"), 1);
	assert_true(file_exists(in_folder("mine.yaml")));
}

static void test_no_copy_of_what_is_very_large(void **state)
{
	struct buf text = BUF_EMPTY;

	(void)state;
	write_pack("a.yaml", "x: 1\n");
	buf_fill(&text, '#', ((size_t)4 << 20) + 1);
	see("a.yaml", text.p, now);
	assert_int_equal(count("a.yaml"), 0);
	see("a.yaml", text.p + 1, now);
	assert_int_equal(count("a.yaml"), 1);
	buf_release(&text);
}

static void test_half_a_copy_is_none(void **state)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;
	struct looks looks;

	(void)state;
	write_pack("a.yaml", "x: 1\n");
	see("a.yaml", "x: 1\n", now);
	looked_find(folder, in_folder("a.yaml"), &looks);
	assert_int_equal(looks.n, 1);
	assert_int_equal(truncate(looks.v[0].path, 2), 0);
	assert_false(looked_read(&looks.v[0], &tree, &error));
	node_tree_release(&tree);
	looked_release(&looks);
	assert_int_equal(count("a.yaml"), 0);
	error_release(&error);
}

/* In a folder that others may write to, anybody could say what was there when one looked last. */
static void test_a_copy_that_others_may_write_is_none(void **state)
{
	struct looks looks;
	struct stat status;
	char *path;

	(void)state;
	write_pack("a.yaml", "x: 1\n");
	see("a.yaml", "x: 1\n", now);
	looked_find(folder, in_folder("a.yaml"), &looks);
	path = mem_strdup(looks.v[0].path);
	looked_release(&looks);
	assert_int_equal(chmod(path, 0666), 0);
	assert_int_equal(count("a.yaml"), 0);
	/* One's own takes its place. */
	see("a.yaml", "x: 1\n", now + 10);
	assert_int_equal(count("a.yaml"), 1);
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0600);
	/* Where the machine lets us give it away. */
	if (geteuid() == 0 && chown(path, 65534, 65534) == 0)
		assert_int_equal(count("a.yaml"), 0);
	free(path);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_of_one_second_the_later_look_is_first),
		TEST(test_the_last_look_is_first),
		TEST(test_packs_are_kept_apart_and_found_by_any_name),
		TEST(test_old_looks_go),
		TEST(test_no_copy_of_what_is_very_large),
		TEST(test_half_a_copy_is_none),
		TEST(test_a_copy_that_others_may_write_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
