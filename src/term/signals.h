/* SPDX-License-Identifier: MIT */
/*
 * Owns: the signals of an interactive program: handlers that only write a byte into a pipe, so that one poll() sees all.
 * Never: does work in a handler, but for the last one: on a crash the terminal is given back first.
 */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

#include "base/base.h"

enum signals_set {
	SIGNALS_RESIZE = 1,
	SIGNALS_HANGUP = 2,
	SIGNALS_TERMINATE = 4,
	SIGNALS_SUSPEND = 8,
	SIGNALS_CONTINUE = 16,
};

/* Installs the handlers; crash is called (async-signal-safe) before the process dies of a fatal signal. */
bool signals_begin(void (*crash)(void), struct error *error);
/* Puts the old handlers back. */
void signals_end(void);
/* Readable when a signal came. */
int signals_fd(void);
/* The signals that came since the last call, as a set. */
unsigned signals_take(void);
/* Stops this process as if nobody had caught SIGTSTP; returns after SIGCONT. */
void signals_stop(void);

#endif
