/* SPDX-License-Identifier: MIT */
/*
 * A save is ended, or refused something, at every system call that it makes: the file is the old one or the new one, whole, and
 * a save that says it is done is done. Tests: store/save
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include <errno.h>
#include <signal.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "pack/history.h"
#include "scratch.h"
#include "store/save.h"

#define OLD "boardpack: 1\nperiod: 2026-Q3\nitems:\n  sales.arr: # note\n    actual: 4.6m\n"

enum { FAULT_KILL = 0, CALLS_MAX = 4000 };

static char path[96];
static struct buf new_text; /* what a save without a fault writes */

static void put_old(void)
{
	struct error error = ERROR_NONE;

	assert_true(file_replace(path, STR(OLD), NULL, &error));
}

/* 'o', 'n', or '?' for anything else, which is what must never be. */
static char what_is_there(void)
{
	struct buf text = BUF_EMPTY;
	struct error error = ERROR_NONE;
	char answer = '?';

	if (file_read(path, STORE_FILE_LIMIT, &text, NULL, &error))
		answer = strcmp(text.p, OLD) == 0 ? 'o' : str_eq(buf_str(&text), buf_str(&new_text)) ? 'n' : '?';
	buf_release(&text);
	error_release(&error);
	return answer;
}

/* The child: getppid() twice marks where the save begins and ends. */
_Noreturn static void save_in_child(struct workspace *workspace)
{
	struct error error = ERROR_NONE;
	enum save_result result;

	if (ptrace(PTRACE_TRACEME, 0, NULL, NULL) != 0)
		_exit(77);
	raise(SIGSTOP);
	getppid();
	result = workspace_save(workspace, false, &error);
	getppid();
	_exit(result == SAVE_DONE || result == SAVE_REWRITTEN ? 0 : 1);
}

#if defined(__x86_64__)
static long call_number(pid_t child)
{
	struct user_regs_struct regs;

	return ptrace(PTRACE_GETREGS, child, NULL, &regs) == 0 ? (long)regs.orig_rax : -1;
}

/* Memory is another test's business, and a time that is refused means nothing. */
static bool may_refuse(long call)
{
	return call != SYS_mmap && call != SYS_munmap && call != SYS_brk && call != SYS_mremap && call != SYS_getppid &&
	       call != SYS_close && call != SYS_futex && call != SYS_exit_group && call != SYS_umask;
}

static void skip_call(pid_t child)
{
	struct user_regs_struct regs;

	ptrace(PTRACE_GETREGS, child, NULL, &regs);
	regs.orig_rax = (unsigned long long)-1;
	ptrace(PTRACE_SETREGS, child, NULL, &regs);
}

static void answer_call(pid_t child, int fault)
{
	struct user_regs_struct regs;

	ptrace(PTRACE_GETREGS, child, NULL, &regs);
	regs.rax = (unsigned long long)-(long long)fault;
	ptrace(PTRACE_SETREGS, child, NULL, &regs);
}
#endif

/*
 * Runs a save that meets fault at its nth stop: FAULT_KILL ends it there, before or after the call; an error number is what the
 * call gets. False when the save has no such stop. *code is how the child ended; -1: it was killed.
 */
static bool save_with(struct workspace *workspace, int fault, int nth, int *code)
{
	pid_t child = fork();
	int status, stop = 0, marks = 0;
	bool is_inside = false, met = false, enters = true, answers = false;

	if (child == 0)
		save_in_child(workspace);
	*code = -1;
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status)) {
		*code = WEXITSTATUS(status);
		return false;
	}
	for (;;) {
		ptrace(PTRACE_SYSCALL, child, NULL, NULL);
		assert_int_equal(waitpid(child, &status, 0), child);
		if (!WIFSTOPPED(status))
			break;
#if defined(__x86_64__)
		if (answers) {
			answer_call(child, fault);
			answers = false;
		}
		if (call_number(child) == SYS_getppid && enters)
			is_inside = ++marks == 1;
		enters = !enters;
		if (!is_inside || met)
			continue;
		if (fault == FAULT_KILL && ++stop == nth) {
			kill(child, SIGKILL);
			met = true;
		} else if (fault != FAULT_KILL && !enters && may_refuse(call_number(child)) && ++stop == nth) {
			skip_call(child);
			met = answers = true;
		}
#endif
	}
	if (WIFEXITED(status))
		*code = WEXITSTATUS(status);
	return met;
}

static void open_pack(struct workspace *workspace)
{
	struct error error = ERROR_NONE;
	struct history *history;

	snprintf(path, sizeof(path), "%s/2026-Q3.yaml", folder);
	put_old();
	workspace_init(workspace);
	if (!workspace_open(workspace, path, &error))
		fail_msg("%s", error_text(&error));
	history = history_new(&workspace->pack);
	assert_true(history_set(history, &(struct addr){ STR("sales.arr"), 0, STR("actual") }, STR("4.7m")));
	history_free(history);
	error_release(&error);
}

static void learn_new(struct workspace *workspace)
{
	struct error error = ERROR_NONE;
	int code;

	assert_false(save_with(workspace, EIO, CALLS_MAX, &code));
	assert_true(code == 0 || code == 77);
	buf_clear(&new_text);
	assert_true(file_read(path, STORE_FILE_LIMIT, &new_text, NULL, &error));
	assert_true(code == 77 || str_find(buf_str(&new_text), STR("4.7m"), 0) != STR_NONE);
	put_old();
	error_release(&error);
}

static void try_fault(int fault)
{
	struct workspace workspace;
	bool met = true;
	int n, olds = 0, news = 0;

	open_pack(&workspace);
	learn_new(&workspace);
	for (n = 1; met && n < CALLS_MAX; n++) {
		int code;
		char there;

		met = save_with(&workspace, fault, n, &code);
		if (code == 77)
			skip();
		there = what_is_there();
		if (there == '?')
			fail_msg("fault %d at stop %d: the file is neither the old nor the new one", fault, n);
		if (code == 0 && there != 'n')
			fail_msg("fault %d at stop %d: said to be saved, and is not", fault, n);
		if (code > 1)
			fail_msg("fault %d at stop %d: ended with %d", fault, n, code);
		olds += there == 'o';
		news += there == 'n';
		put_old();
	}
	workspace_release(&workspace);
	buf_release(&new_text);
	/* The walk reached the end of the save, and both sides of the rename. */
	assert_true(n > 20 && n < CALLS_MAX);
	assert_true(olds > 0 && news > 0);
}

static void killed_at_every_call_it_is_old_or_new(void **unused)
{
	(void)unused;
#if defined(__x86_64__)
	try_fault(FAULT_KILL);
#else
	skip();
#endif
}

static void refused_every_call_it_is_old_or_new(void **unused)
{
	static const int faults[] = { ENOSPC, EIO, EROFS, EDQUOT };

	(void)unused;
#if defined(__x86_64__)
	for (size_t i = 0; i < COUNT_OF(faults); i++)
		try_fault(faults[i]);
#else
	(void)faults;
	skip();
#endif
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(killed_at_every_call_it_is_old_or_new, set_up, tear_down),
		cmocka_unit_test_setup_teardown(refused_every_call_it_is_old_or_new, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
