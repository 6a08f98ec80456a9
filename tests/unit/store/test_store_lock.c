/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "store/beside.h"
#include "store/journal.h"
#include "scratch.h"

static char pack[96];

static const char *pack_path(void)
{
	snprintf(pack, sizeof(pack), "%s/2026-Q3.yaml", folder);
	return pack;
}

static enum lock_result take(struct lock_holder *holder)
{
	struct error error = ERROR_NONE;
	enum lock_result result = lock_take(pack_path(), holder, &error);

	error_release(&error);
	return result;
}

static void write_lock(const char *text)
{
	struct error error = ERROR_NONE;
	char *path = beside_path(pack_path(), "lock");

	assert_true(file_replace(path, str_of(text), NULL, &error));
	error_release(&error);
	free(path);
}

static void one_holder(void **unused)
{
	struct lock_holder holder;
	char *path;
	int status;
	pid_t child;

	(void)unused;
	assert_int_equal(take(&holder), LOCK_TAKEN);
	assert_int_equal(holder.pid, getpid());
	child = fork();
	if (child == 0) {
		enum lock_result result = take(&holder);

		lock_drop(pack_path()); /* not ours: stays */
		_exit(result == LOCK_HELD && holder.pid == getppid() && holder.user[0] && holder.since ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	path = beside_path(pack_path(), "lock");
	assert_true(file_exists(path));
	lock_drop(pack_path());
	assert_false(file_exists(path));
	free(path);
}

static void the_lock_of_a_dead_process_goes(void **unused)
{
	struct lock_holder holder;
	pid_t child = fork();
	int status;

	(void)unused;
	if (child == 0)
		_exit(take(&holder) == LOCK_TAKEN ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_int_equal(take(&holder), LOCK_TAKEN);
	assert_int_equal(holder.pid, getpid());
	lock_drop(pack_path());
}

/* A terminal that goes takes its programs along, and some time passes until they are collected. */
static void the_lock_of_a_process_that_nobody_collected_goes(void **unused)
{
	struct lock_holder holder;
	pid_t child = fork();
	siginfo_t info;

	(void)unused;
	if (child == 0)
		_exit(take(&holder) == LOCK_TAKEN ? 0 : 1);
	assert_int_equal(waitid(P_PID, (id_t)child, &info, WEXITED | WNOWAIT), 0);
	assert_int_equal(info.si_status, 0);
	assert_int_equal(take(&holder), LOCK_TAKEN);
	assert_int_equal(holder.pid, getpid());
	assert_int_equal(waitpid(child, NULL, 0), child);
	lock_drop(pack_path());
}

static void the_lock_of_another_boot_goes(void **unused)
{
	struct lock_holder holder;
	char host[64] = "", text[256];

	(void)unused;
	gethostname(host, sizeof(host) - 1);
	snprintf(text, sizeof(text), "boardpack lock 1 %ld 0 1 another-boot %s me\n", (long)getppid(), host);
	write_lock(text);
	assert_int_equal(take(&holder), LOCK_TAKEN);
	lock_drop(pack_path());
}

static void another_host_cannot_be_judged(void **unused)
{
	struct lock_holder holder;

	(void)unused;
	write_lock("boardpack lock 1 1 0 1700000000 boot elsewhere.example ann\n");
	assert_int_equal(take(&holder), LOCK_HELD);
	assert_string_equal(holder.user, "ann");
	assert_string_equal(holder.host, "elsewhere.example");
	assert_int_equal(holder.since, 1700000000);
}

static void a_lock_of_another_host_says_how_to_go_on(void **unused)
{
	struct buf said = BUF_EMPTY;
	struct lock_holder holder;

	(void)unused;
	assert_int_equal(take(&holder), LOCK_TAKEN);
	lock_add_remedy(pack_path(), &holder, &said);
	assert_int_equal(said.n, 0);
	lock_drop(pack_path());
	write_lock("boardpack lock 1 1 0 1700000000 boot elsewhere.example ann\n");
	assert_int_equal(take(&holder), LOCK_HELD);
	lock_add_remedy(pack_path(), &holder, &said);
	assert_true(str_is(buf_str(&said), "; if nobody does any more, remove .2026-Q3.yaml.lock"));
	buf_release(&said);
}

static void half_a_lock_goes(void **unused)
{
	struct lock_holder holder;

	(void)unused;
	write_lock("boardpack lock 1 12");
	assert_int_equal(take(&holder), LOCK_TAKEN);
	lock_drop(pack_path());
}

/* Killed between link and unlink: the pack was held for ever, by nobody. */
static void a_lock_with_two_names_goes(void **unused)
{
	char *path = beside_path(pack_path(), "lock");
	struct buf twin = BUF_EMPTY;
	struct lock_holder holder;
	pid_t child = fork();

	(void)unused;
	if (child == 0)
		_exit(take(&holder) == LOCK_TAKEN ? 0 : 1);
	assert_int_equal(waitpid(child, NULL, 0), child);
	buf_printf(&twin, "%s.%ld", path, (long)child);
	assert_int_equal(link(path, twin.p), 0);
	assert_int_equal(take(&holder), LOCK_TAKEN);
	assert_int_equal(holder.pid, getpid());
	assert_false(file_exists(twin.p));
	/* Another name of it is none of ours. */
	buf_clear(&twin);
	buf_printf(&twin, "%s/other", folder);
	assert_int_equal(link(path, twin.p), 0);
	assert_int_equal(take(&holder), LOCK_HELD);
	assert_int_equal(unlink(twin.p), 0);
	lock_drop(pack_path());
	buf_release(&twin);
	free(path);
}

static void a_planted_link_is_not_followed(void **unused)
{
	struct lock_holder holder;
	char *path = beside_path(pack_path(), "lock");
	char victim[96];

	(void)unused;
	snprintf(victim, sizeof(victim), "%s/victim", folder);
	assert_int_equal(symlink("victim", path), 0);
	assert_int_equal(take(&holder), LOCK_TAKEN);
	assert_false(file_exists(victim));
	lock_drop(pack_path());
	free(path);
}

static void no_folder_no_lock(void **unused)
{
	struct lock_holder holder;
	struct error error = ERROR_NONE;

	(void)unused;
	assert_int_equal(lock_take("no-such-folder/2026-Q3.yaml", &holder, &error), LOCK_UNAVAILABLE);
	assert_string_equal(error_text(&error),
			    "cannot create 'no-such-folder/.2026-Q3.yaml.lock': No such file or directory");
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(one_holder, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_lock_of_a_dead_process_goes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_lock_of_a_process_that_nobody_collected_goes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_lock_of_another_boot_goes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(another_host_cannot_be_judged, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_lock_of_another_host_says_how_to_go_on, set_up, tear_down),
		cmocka_unit_test_setup_teardown(half_a_lock_goes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_lock_with_two_names_goes, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_planted_link_is_not_followed, set_up, tear_down),
		cmocka_unit_test(no_folder_no_lock),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
