/* SPDX-License-Identifier: MIT */
/*
 * Owns: the choice of a terminal description, and the bytes that give the terminal back when ncurses cannot be asked: in a signal
 * handler, without memory, in exit().
 * Never: reads a description from the user's home.
 */
#ifndef TERM_TERMINFO_H
#define TERM_TERMINFO_H

#include "base/base.h"

/*
 * The name for newterm(): TERM, or a common one when this system does not know TERM. NULL when there is none or the terminal
 * cannot move its cursor.
 */
const char *terminfo_choose(struct error *error);
/* Remembers the terminal's modes (before newterm) … */
void terminfo_remember(void);
/* … and, after newterm, the bytes that undo what ncurses did. From here on terminfo_rescue() acts. */
void terminfo_arm(void);
void terminfo_disarm(void);
/* Async-signal-safe; does nothing when not armed. */
void terminfo_rescue(void);

#define TERMINFO_PASTE_ON "\033[?2004h"
#define TERMINFO_PASTE_OFF "\033[?2004l"
/* Presses of buttons and the wheel, told in decimal numbers. */
#define TERMINFO_MOUSE_ON "\033[?1000h\033[?1006h"
#define TERMINFO_MOUSE_OFF "\033[?1006l\033[?1000l"

#endif
