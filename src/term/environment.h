/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the environment may tell ncurses: the type of the terminal, and nothing else.
 * Never: lets a variable or a file of the user's home choose a terminal description: a damaged one crashes ncurses.
 */
#ifndef TERM_ENVIRONMENT_H
#define TERM_ENVIRONMENT_H

#include "base/base.h"

/* Drops TERMINFO, TERMINFO_DIRS, TERMCAP, LINES, COLUMNS and their kin; replaces a TERM that is no terminal's name. */
void environment_clean(void);

#endif
