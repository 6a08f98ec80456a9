/* SPDX-License-Identifier: MIT */
/*
 * Owns: the real terminal: ncurses, signals, colours. Implements tui/term.h. One at a time in a process.
 * Never: decides what is shown, and never leaves the terminal changed: close, a signal and mem_exhausted() restore it.
 */
#ifndef TERM_TERMINAL_H
#define TERM_TERMINAL_H

#include "base/base.h"
#include "tui/term.h"

/*
 * Takes the terminal on standard input and output. Cleans the environment first (TERMINFO, TERMINFO_DIRS, TERMCAP, LINES and
 * COLUMNS are dropped, TERM is checked) and sets LC_CTYPE from the environment. False when there is no terminal, or none that
 * can move its cursor. term->close() frees everything.
 */
bool terminal_open(struct term *term, struct error *error);
/* Asks an open terminal to tell clicks and the wheel, too. Its own selecting then takes Shift. */
void terminal_mouse(void);

#endif
