/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "term/terminfo.h"

#include <signal.h>
#include <termios.h>
#include <unistd.h>
#include <ncurses.h>
#include <term.h>

/* A signal handler reads these; they change only while the terminal is opened or closed. */
static struct termios modes;
static bool has_modes;
static char undo[256];
static size_t undo_n;
static volatile sig_atomic_t is_armed;

static bool can_move(const char *name)
{
	char *cup;
	int status;

	if (setupterm((NCURSES_CONST char *)name, STDOUT_FILENO, &status) == ERR)
		return false;
	cup = tigetstr((NCURSES_CONST char *)"cup");
	del_curterm(cur_term);
	return cup && cup != (char *)-1;
}

static bool is_known(const char *name)
{
	int status;

	if (setupterm((NCURSES_CONST char *)name, STDOUT_FILENO, &status) == ERR)
		return false;
	del_curterm(cur_term);
	return true;
}

const char *terminfo_choose(struct error *error)
{
	/* Every terminal emulator of today answers to xterm; the rest is for systems with a bare database. */
	static const char *const fallbacks[] = { "xterm-256color", "xterm", "vt100", "ansi", "linux" };
	const char *name = getenv("TERM");

	if (can_move(name))
		return name;
	if (is_known(name)) {
		error_set(
			error,
			"cannot use the terminal '%s': it cannot move its cursor; 'boardpack walk' asks in lines there",
			name);
		return NULL;
	}
	for (size_t i = 0; i < COUNT_OF(fallbacks); i++)
		if (can_move(fallbacks[i]))
			return fallbacks[i];
	error_set(error, "cannot use the terminal '%s': no description of it on this system", name);
	return NULL;
}

void terminfo_remember(void)
{
	has_modes = tcgetattr(STDIN_FILENO, &modes) == 0;
}

static int add_undo(int c)
{
	if (undo_n < sizeof(undo))
		undo[undo_n++] = (char)c;
	return c;
}

void terminfo_arm(void)
{
	static const char *const names[] = { "sgr0", "op", "cnorm", "rmkx", "rmcup" };

	undo_n = 0;
	for (const char *p = TERMINFO_PASTE_OFF TERMINFO_MOUSE_OFF; *p; p++)
		add_undo(*p);
	for (size_t i = 0; i < COUNT_OF(names); i++) {
		char *bytes = tigetstr((NCURSES_CONST char *)names[i]);

		if (bytes && bytes != (char *)-1)
			tputs(bytes, 1, add_undo);
	}
	add_undo('\r');
	is_armed = 1;
}

void terminfo_disarm(void)
{
	is_armed = 0;
}

void terminfo_rescue(void)
{
	ssize_t n;

	if (!is_armed)
		return;
	is_armed = 0;
	n = write(STDOUT_FILENO, undo, undo_n);
	if (n >= 0 && has_modes)
		tcsetattr(STDIN_FILENO, TCSANOW, &modes);
}
