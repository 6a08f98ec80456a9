/* SPDX-License-Identifier: MIT */
#include "base/base.h"
#include "term/environment.h"

/* True when name is 1 to 64 of [A-Za-z0-9+._-] and does not start with a dot. */
static bool is_terminal_name(const char *name)
{
	static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+._-";
	size_t n = name ? strlen(name) : 0;

	return n >= 1 && n <= 64 && name[0] != '.' && strspn(name, allowed) == n;
}

void environment_clean(void)
{
	static const char *const dropped[] = {
		"TERMINFO",
		"TERMINFO_DIRS",
		"TERMCAP",
		"TERMPATH",
		"LINES",
		"COLUMNS",
		"ESCDELAY",
		"BAUDRATE",
		"NCURSES_ASSUMED_COLORS",
		"NCURSES_GPM_TERMS",
		"NCURSES_NO_HARD_TABS",
		"NCURSES_NO_MAGIC_COOKIE",
		"NCURSES_NO_PADDING",
		"NCURSES_NO_SETBUF",
		"NCURSES_NO_UTF8_ACS",
		"NCURSES_TRACE",
	};

	for (size_t i = 0; i < COUNT_OF(dropped); i++)
		unsetenv(dropped[i]);
	if (!is_terminal_name(getenv("TERM")))
		setenv("TERM", "xterm", 1);
}
