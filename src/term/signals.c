/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "term/signals.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static const struct {
	int signal;
	enum signals_set set; /* 0: fatal */
} table[] = {
	{ SIGWINCH, SIGNALS_RESIZE },
	{ SIGHUP, SIGNALS_HANGUP },
	{ SIGTERM, SIGNALS_TERMINATE },
	{ SIGINT, SIGNALS_TERMINATE },
	{ SIGQUIT, SIGNALS_TERMINATE },
	{ SIGUSR1, SIGNALS_TERMINATE },
	{ SIGUSR2, SIGNALS_TERMINATE },
	{ SIGALRM, SIGNALS_TERMINATE },
	{ SIGXCPU, SIGNALS_TERMINATE },
	{ SIGPIPE, SIGNALS_HANGUP },
	{ SIGTSTP, SIGNALS_SUSPEND },
	{ SIGCONT, SIGNALS_CONTINUE },
	{ SIGSEGV, 0 },
	{ SIGBUS, 0 },
	{ SIGFPE, 0 },
	{ SIGILL, 0 },
	{ SIGABRT, 0 },
	{ SIGSYS, 0 },
};

/* Handlers have no argument of ours: what they need is global, set before they are installed and reset after. */
static int pipe_fds[2] = { -1, -1 };
static void (*on_crash)(void);
static struct sigaction old_actions[COUNT_OF(table)];
static bool is_installed[COUNT_OF(table)];
static volatile sig_atomic_t has_news; /* spares the loop a read() per key */

static void handle(int number)
{
	unsigned char byte = (unsigned char)number;
	int saved = errno;

	has_news = 1;
	/* A full pipe already holds news for the loop. */
	if (write(pipe_fds[1], &byte, 1) < 0)
		errno = 0;
	errno = saved;
}

static void handle_crash(int number)
{
	if (on_crash)
		on_crash();
	/* SA_RESETHAND made it the default again. */
	raise(number);
}

static bool is_ignored_or_taken(size_t i)
{
	struct sigaction old;

	if (sigaction(table[i].signal, NULL, &old) < 0)
		return true;
	/* nohup's SIGHUP and a sanitizer's SIGSEGV stay theirs. */
	return old.sa_handler != SIG_DFL;
}

static void install(size_t i)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	sigfillset(&action.sa_mask);
	action.sa_handler = table[i].set ? handle : handle_crash;
	action.sa_flags = (int)(table[i].set ? SA_RESTART : SA_RESETHAND | SA_NODEFER);
	is_installed[i] = !is_ignored_or_taken(i) && sigaction(table[i].signal, &action, &old_actions[i]) == 0;
}

bool signals_begin(void (*crash)(void), struct error *error)
{
	assert(pipe_fds[0] < 0);
	if (pipe2(pipe_fds, O_CLOEXEC | O_NONBLOCK) < 0)
		return error_errno(error, "cannot make a pipe for signals");
	on_crash = crash;
	for (size_t i = 0; i < COUNT_OF(table); i++)
		install(i);
	return true;
}

void signals_end(void)
{
	if (pipe_fds[0] < 0)
		return;
	for (size_t i = 0; i < COUNT_OF(table); i++)
		if (is_installed[i])
			sigaction(table[i].signal, &old_actions[i], NULL);
	memset(is_installed, 0, sizeof(is_installed));
	close(pipe_fds[0]);
	close(pipe_fds[1]);
	pipe_fds[0] = pipe_fds[1] = -1;
	on_crash = NULL;
}

int signals_fd(void)
{
	return pipe_fds[0];
}

unsigned signals_take(void)
{
	unsigned char bytes[64];
	unsigned set = 0;
	ssize_t n;

	if (!has_news)
		return 0;
	has_news = 0;
	while ((n = read(pipe_fds[0], bytes, sizeof(bytes))) > 0)
		for (ssize_t i = 0; i < n; i++)
			for (size_t k = 0; k < COUNT_OF(table); k++)
				if (table[k].signal == bytes[i])
					set |= table[k].set;
	return set;
}

void signals_stop(void)
{
	struct sigaction ours, usual;

	memset(&usual, 0, sizeof(usual));
	usual.sa_handler = SIG_DFL;
	sigaction(SIGTSTP, &usual, &ours);
	raise(SIGTSTP); /* stops here */
	sigaction(SIGTSTP, &ours, NULL);
}
