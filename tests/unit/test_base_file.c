/* SPDX-License-Identifier: MIT */
/* Tests: base/file */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <signal.h>
#include <unistd.h>

#include "base/file.h"

/* Every test has an empty folder of its own as its working folder, and leaves none behind. */
struct fixture {
	char folder[32];
	struct error error;
	struct buf text;
};

static int set_up(void **state)
{
	struct fixture *f = mem_zero(1, sizeof(*f));

	memcpy(f->folder, "test_file_XXXXXX", 17);
	*state = f;
	return mkdtemp(f->folder) && chdir(f->folder) == 0 ? 0 : -1;
}

static void remove_all(const char *folder)
{
	struct file_list names = { NULL, 0, 0 };
	struct error error = ERROR_NONE;

	file_list(folder, "", &names, &error);
	for (size_t i = 0; i < names.n; i++) {
		struct buf path = BUF_EMPTY;

		file_join(&path, str_of(folder), str_of(names.v[i]));
		if (unlink(path.p) != 0) {
			remove_all(path.p);
			rmdir(path.p);
		}
		buf_release(&path);
	}
	file_list_release(&names);
	error_release(&error);
}

static int tear_down(void **state)
{
	struct fixture *f = *state;
	int result;

	remove_all(".");
	result = chdir("..");
	rmdir(f->folder);
	error_release(&f->error);
	buf_release(&f->text);
	free(f);
	return result;
}

static void put(const char *path, const char *text)
{
	FILE *out = fopen(path, "w");

	assert_non_null(out);
	fputs(text, out);
	assert_int_equal(fclose(out), 0);
}

static const char *get(struct fixture *f, const char *path)
{
	buf_clear(&f->text);
	if (!file_read(path, 1000, &f->text, NULL, &f->error))
		fail_msg("%s", error_text(&f->error));
	return f->text.p;
}

/* Nothing but these names may stand in the folder: no temporary file is left. */
static void check_names(const char *want)
{
	struct file_list names = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	struct buf got = BUF_EMPTY;

	assert_true(file_list(".", "", &names, &error));
	for (size_t i = 0; i < names.n; i++)
		buf_printf(&got, "%s ", names.v[i]);
	assert_string_equal(got.p ? got.p : "", want);
	buf_release(&got);
	file_list_release(&names);
}

static void reads_a_file_and_its_state(void **state)
{
	struct fixture *f = *state;
	struct file_state st;

	put("a", "hello\n");
	buf_adds(&f->text, "before ");
	assert_true(file_read("a", 6, &f->text, &st, &f->error));
	assert_string_equal(f->text.p, "before hello\n");
	assert_true(st.exists);
	assert_int_equal(st.size, 6);
	assert_true(st.hash == file_hash(STR("hello\n")));
}

static void reads_within_its_limit_only(void **state)
{
	struct fixture *f = *state;

	put("a", "hello\n");
	assert_false(file_read("a", 5, &f->text, NULL, &f->error));
	assert_string_equal(error_text(&f->error), "'a' is larger than 5 bytes");
	assert_false(file_read("none", 5, &f->text, NULL, &f->error));
	assert_string_equal(error_text(&f->error), "cannot open 'none': No such file or directory");
}

static void refuses_what_is_no_regular_file(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(mkfifo("fifo", 0600), 0);
	assert_int_equal(mkdir("dir", 0700), 0);
	assert_false(file_read("fifo", 100, &f->text, NULL, &f->error));
	assert_string_equal(error_text(&f->error), "'fifo' is not a regular file");
	assert_false(file_read("dir", 100, &f->text, NULL, &f->error));
	assert_string_equal(error_text(&f->error), "'dir' is a directory");
	assert_false(file_read("/dev/null", 100, &f->text, NULL, &f->error));
	assert_false(file_replace("fifo", STR("x"), NULL, &f->error));
	assert_false(file_replace("dir", STR("x"), NULL, &f->error));
	check_names("dir fifo ");
}

static void reads_a_pipe_to_its_end(void **state)
{
	struct fixture *f = *state;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "piped", 5), 5);
	close(ends[1]);
	assert_true(file_read_fd(ends[0], "standard input", 5, &f->text, &f->error));
	assert_string_equal(f->text.p, "piped");
	close(ends[0]);
	assert_false(file_read_fd(-1, "standard input", 5, &f->text, &f->error));
	assert_string_equal(error_text(&f->error), "cannot read 'standard input': Bad file descriptor");
}

static void hashes_tell_contents_apart(void **state)
{
	char text[] = "0123456789abcdefghij";
	uint64_t seen[2 * sizeof(text)];
	size_t n = 0;

	(void)state;
	/* Each length, and each byte changed. */
	for (size_t i = 0; i < sizeof(text); i++)
		seen[n++] = file_hash((struct str){ text, i });
	for (size_t i = 0; i + 1 < sizeof(text); i++) {
		text[i] ^= 1;
		seen[n++] = file_hash(str_of(text));
		text[i] ^= 1;
	}
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < i; k++)
			assert_true(seen[i] != seen[k]);
	assert_true(file_hash((struct str){ "\0", 1 }) != file_hash((struct str){ "\0\0", 2 }));
}

static void sees_every_change(void **state)
{
	struct fixture *f = *state;
	struct file_state st, none = { 0 };
	struct timespec times[2];

	put("a", "one");
	assert_true(file_read("a", 100, &f->text, &st, &f->error));
	assert_true(file_is_unchanged("a", &st));
	assert_false(file_is_unchanged("a", &none));
	/* The same size, and the time put back: only the content tells. */
	put("a", "two");
	times[0] = times[1] = (struct timespec){ st.mtime_s, (long)st.mtime_ns };
	assert_int_equal(utimensat(AT_FDCWD, "a", times, 0), 0);
	assert_false(file_is_unchanged("a", &st));
	/* Touched, or rewritten with the same text, is no change. */
	put("b", "one");
	assert_int_equal(rename("b", "a"), 0);
	assert_true(file_is_unchanged("a", &st));
	put("a", "longer");
	assert_false(file_is_unchanged("a", &st));
	unlink("a");
	assert_false(file_is_unchanged("a", &st));
	assert_true(file_is_unchanged("a", &none));
}

static void replaces_and_gives_the_new_state(void **state)
{
	struct fixture *f = *state;
	struct file_state st;

	assert_true(file_replace("a", STR("first"), &st, &f->error));
	assert_string_equal(get(f, "a"), "first");
	assert_true(file_is_unchanged("a", &st));
	assert_true(file_replace("a", STR("second"), &st, &f->error));
	assert_string_equal(get(f, "a"), "second");
	assert_true(file_is_unchanged("a", &st));
	assert_true(file_replace("a", STR(""), NULL, &f->error));
	assert_string_equal(get(f, "a"), "");
	check_names("a ");
}

static void replaces_only_what_it_knows(void **state)
{
	struct fixture *f = *state;
	struct file_state st = { .exists = false };
	bool changed;

	assert_true(file_replace_same("a", STR("mine"), &st, &changed, &f->error));
	assert_false(changed);
	assert_true(file_replace_same("a", STR("more"), &st, &changed, &f->error));
	assert_true(file_replace("a", STR("else"), NULL, &f->error));
	assert_false(file_replace_same("a", STR("lost"), &st, &changed, &f->error));
	assert_true(changed);
	assert_string_equal(get(f, "a"), "else");
	check_names("a ");
	unlink("a");
	assert_false(file_replace_same("a", STR("lost"), &st, &changed, &f->error));
	assert_true(changed);
	check_names("");
}

/* What is to be new replaces nothing: no file, and no link, not even one that leads nowhere. */
static void makes_only_what_is_new(void **state)
{
	struct fixture *f = *state;
	struct file_state nothing = { .exists = false }, st;
	bool changed;

	put("a", "old");
	assert_int_equal(symlink("precious", "dangling"), 0);
	assert_false(file_replace_same("a", STR("lost"), &nothing, &changed, &f->error));
	assert_true(changed);
	assert_false(file_replace_same("dangling", STR("lost"), &nothing, &changed, &f->error));
	assert_true(changed);
	assert_false(file_create_like("dangling", STR("lost"), "a", &st, &changed, &f->error));
	assert_true(changed);
	assert_false(st.exists);
	assert_string_equal(get(f, "a"), "old");
	check_names("a dangling ");
}

static void makes_a_file_like_another(void **state)
{
	struct fixture *f = *state;
	struct file_state st;
	struct stat status;
	bool exists;

	put("a", "old");
	assert_int_equal(chmod("a", 0620), 0);
	assert_true(file_create_like("b", STR("new"), "a", &st, &exists, &f->error));
	assert_false(exists);
	assert_true(file_is_unchanged("b", &st));
	assert_int_equal(stat("b", &status), 0);
	assert_int_equal(status.st_mode & 07777, 0620);
	assert_string_equal(get(f, "a"), "old");
	assert_false(file_create_like("b", STR("more"), "a", &st, &exists, &f->error));
	assert_true(exists);
	assert_string_equal(get(f, "b"), "new");
	/* What could not be replaced is no model either: a link of it would be parted from it. */
	assert_int_equal(link("a", "c"), 0);
	assert_false(file_create_like("d", STR("new"), "a", &st, &exists, &f->error));
	assert_false(exists);
	check_names("a b c ");
}

static void a_made_up_name_is_no_link(void **state)
{
	struct fixture *f = *state;

	put("precious", "old");
	assert_int_equal(symlink("precious", "chart"), 0);
	assert_true(file_is_link("chart"));
	assert_false(file_is_link("precious"));
	assert_false(file_replace_unnamed("chart", STR("new"), &f->error));
	assert_string_equal(error_text(&f->error),
			    "cannot replace 'chart': it is a link, and the file it leads to was not named");
	assert_string_equal(get(f, "precious"), "old");
	assert_true(file_replace_unnamed("precious", STR("new"), &f->error));
	assert_true(file_replace_unnamed("made", STR("new"), &f->error));
	check_names("chart made precious ");
}

/* Killed between link and unlink, where a file system cannot rename without replacing. */
static void a_leftover_link_is_no_link(void **state)
{
	struct fixture *f = *state;

	put("a", "old");
	put(".boardpack-1.tmp", "of another file");
	assert_int_equal(link("a", ".boardpack-0.tmp"), 0);
	assert_true(file_replace("a", STR("new"), NULL, &f->error));
	assert_string_equal(get(f, "a"), "new");
	check_names(".boardpack-1.tmp a ");
}

static void keeps_mode_and_attributes(void **state)
{
	struct fixture *f = *state;
	struct stat st;
	char value[8] = "";
	bool has_attributes;
	mode_t mask = umask(022);

	put("a", "old");
	assert_int_equal(chmod("a", 0620), 0);
	has_attributes = setxattr("a", "user.note", "kept", 4, 0) == 0;
	assert_true(file_replace("a", STR("new"), NULL, &f->error));
	assert_int_equal(stat("a", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0620);
	if (has_attributes) {
		assert_int_equal(getxattr("a", "user.note", value, sizeof(value)), 4);
		assert_memory_equal(value, "kept", 4);
	}
	assert_true(file_replace("new", STR("new"), NULL, &f->error));
	assert_int_equal(stat("new", &st), 0);
	assert_int_equal(st.st_mode & 07777, 0644);
	umask(mask);
}

static void a_link_stays_a_link(void **state)
{
	struct fixture *f = *state;
	struct stat st;

	assert_int_equal(mkdir("dir", 0700), 0);
	put("dir/real", "old");
	assert_int_equal(symlink("real", "dir/link"), 0);
	assert_int_equal(symlink("dir/link", "outer"), 0);
	assert_int_equal(symlink("dir/later", "dangling"), 0);
	assert_int_equal(symlink("loop", "loop"), 0);
	assert_true(file_replace("outer", STR("new"), NULL, &f->error));
	assert_int_equal(lstat("outer", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_int_equal(lstat("dir/link", &st), 0);
	assert_true(S_ISLNK(st.st_mode));
	assert_string_equal(get(f, "dir/real"), "new");
	assert_true(file_replace("dangling", STR("made"), NULL, &f->error));
	assert_string_equal(get(f, "dir/later"), "made");
	assert_false(file_replace("loop", STR("x"), NULL, &f->error));
}

static void does_not_part_hard_links(void **state)
{
	struct fixture *f = *state;

	put("a", "old");
	assert_int_equal(link("a", "b"), 0);
	assert_false(file_replace("a", STR("new"), NULL, &f->error));
	assert_string_equal(error_text(&f->error),
			    "cannot replace 'a': it has 2 hard links, and replacing would part them");
	assert_string_equal(get(f, "b"), "old");
	check_names("a b ");
}

static void a_full_disk_leaves_the_old_file(void **state)
{
	struct fixture *f = *state;
	struct rlimit old, small;
	bool replaced;

	put("a", "old");
	/* A limit on file sizes fails write() in its middle, as a full disk does. */
	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){ 4, old.rlim_max };
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	replaced = file_replace("a", STR("much longer"), NULL, &f->error);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	signal(SIGXFSZ, SIG_DFL);
	assert_false(replaced);
	assert_string_equal(error_text(&f->error), "cannot write 'a': File too large");
	assert_string_equal(get(f, "a"), "old");
	check_names("a ");
	assert_true(file_replace("a", STR("much longer"), NULL, &f->error));
	assert_string_equal(get(f, "a"), "much longer");
}

static void a_missing_folder_is_an_error(void **state)
{
	struct fixture *f = *state;

	assert_false(file_replace("none/a", STR("x"), NULL, &f->error));
	assert_string_equal(error_text(&f->error), "cannot open the folder 'none': No such file or directory");
}

static void knows_what_exists(void **state)
{
	(void)state;
	put("a", "");
	assert_int_equal(mkdir("dir", 0700), 0);
	assert_true(file_exists("a") && file_exists("dir") && !file_exists("none"));
	assert_true(file_is_directory("dir") && !file_is_directory("a") && !file_is_directory("none"));
}

static void knows_what_may_be_replaced(void **state)
{
	struct error error = ERROR_NONE;

	(void)state;
	assert_int_equal(mkdir("rest", 0700), 0);
	put("rest/a", "");
	assert_true(file_may_be_replaced("rest/a", &error));
	assert_true(file_may_be_replaced("rest/new", &error));
	assert_int_equal(link("rest/a", "rest/b"), 0);
	assert_false(file_may_be_replaced("rest/a", &error));
	assert_non_null(strstr(error_text(&error), "hard links"));
	error_clear(&error);
	assert_int_equal(unlink("rest/b"), 0);
	assert_int_equal(chmod("rest/a", 0400), 0);
	assert_true(!file_may_be_replaced("rest/a", &error) || geteuid() == 0);
	error_clear(&error);
	assert_int_equal(chmod("rest/a", 0600), 0);
	/* A file that may be written in a folder that may not. */
	assert_int_equal(chmod("rest", 0500), 0);
	assert_true(!file_may_be_replaced("rest/a", &error) || geteuid() == 0);
	error_clear(&error);
	assert_int_equal(chmod("rest", 0700), 0);
	assert_false(file_may_be_replaced("none/a", &error));
	error_release(&error);
}

static void takes_paths_apart(void **state)
{
	static const struct {
		const char *path, *directory, *name;
	} examples[] = {
		{ "a/b/c.yaml", "a/b", "c.yaml" }, { "c.yaml", ".", "c.yaml" }, { "/c", "/", "c" }, { "a/", "a", "" }
	};
	struct buf out = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(examples); i++) {
		file_directory(str_of(examples[i].path), &out);
		assert_string_equal(out.p, examples[i].directory);
		assert_true(str_is(file_basename(str_of(examples[i].path)), examples[i].name));
	}
	file_join(&out, STR("a"), STR("b"));
	assert_string_equal(out.p, "a/b");
	file_join(&out, STR("/"), STR("b"));
	assert_string_equal(out.p, "/b");
	file_join(&out, STR(""), STR("b"));
	assert_string_equal(out.p, "b");
	buf_release(&out);
}

static void lists_sorted_by_bytes(void **state)
{
	struct fixture *f = *state;
	struct file_list names = { NULL, 0, 0 };

	put("b.yaml", "");
	put("a.yaml", "");
	put("B.yaml", "");
	put("c.txt", "");
	put(".#a.yaml", "");
	assert_true(file_list(".", ".yaml", &names, &f->error));
	assert_int_equal(names.n, 3);
	assert_string_equal(names.v[0], "B.yaml");
	assert_string_equal(names.v[1], "a.yaml");
	assert_string_equal(names.v[2], "b.yaml");
	file_list_release(&names);
	assert_true(file_list("none", ".yaml", &names, &f->error));
	assert_int_equal(names.n, 0);
	assert_false(file_list("c.txt", ".yaml", &names, &f->error));
	unlink(".#a.yaml");
}

#define TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(reads_a_file_and_its_state),
		TEST(reads_within_its_limit_only),
		TEST(refuses_what_is_no_regular_file),
		TEST(reads_a_pipe_to_its_end),
		TEST(hashes_tell_contents_apart),
		TEST(sees_every_change),
		TEST(replaces_and_gives_the_new_state),
		TEST(replaces_only_what_it_knows),
		TEST(makes_only_what_is_new),
		TEST(makes_a_file_like_another),
		TEST(a_made_up_name_is_no_link),
		TEST(a_leftover_link_is_no_link),
		TEST(keeps_mode_and_attributes),
		TEST(a_link_stays_a_link),
		TEST(does_not_part_hard_links),
		TEST(a_full_disk_leaves_the_old_file),
		TEST(a_missing_folder_is_an_error),
		TEST(knows_what_exists),
		TEST(knows_what_may_be_replaced),
		TEST(takes_paths_apart),
		TEST(lists_sorted_by_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
