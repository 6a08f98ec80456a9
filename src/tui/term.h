/* SPDX-License-Identifier: MIT */
/*
 * Owns: the small interface between the loop and a terminal; term/terminal.h implements it with ncurses, tests with arrays.
 * Never: names a library, an escape sequence or a colour.
 *
 * The loop: draw when nothing more is waiting, then wait.
 *     for (;;) {
 *             do {
 *                     term.read(term.data, 0, &event);   // handle until EVENT_NONE: a paste is one repaint
 *             } while (event.kind != EVENT_NONE);
 *             app_draw(app, &frame); term.draw(term.data, &frame);
 *             term.read(term.data, timeout, &event); …
 *     }
 */
#ifndef TUI_TERM_H
#define TUI_TERM_H

#include "base/base.h"
#include "tui/frame.h"
#include "tui/key.h"

enum event_kind {
	EVENT_NONE,      /* the time is over */
	EVENT_KEY,       /* key */
	EVENT_PASTE,     /* text: well-formed UTF-8, LF line ends, otherwise as pasted; valid until the next read */
	EVENT_CLICK,     /* the first button of a mouse went down at row, column */
	EVENT_WHEEL,     /* its wheel turned there by delta: below 0 away from the user, up */
	EVENT_RESIZE,    /* rows, columns */
	EVENT_RESUME,    /* back from a suspension: files may have changed meanwhile; the next draw paints everything */
	EVENT_WAKE,      /* a watched descriptor is readable */
	EVENT_HANGUP,    /* the terminal is gone (SIGHUP, or input ended): journal, exit, draw nothing */
	EVENT_TERMINATE, /* SIGTERM, SIGINT from outside: journal, close, exit */
};

struct event {
	enum event_kind kind;
	struct key key;
	struct str text;
	int rows, columns;
	int row, column, delta;
};

struct term {
	/* Restores the terminal. Harmless when called twice. */
	void (*close)(void *data);
	void (*size)(void *data, int *rows, int *columns);
	/* Shows frame, writing only what differs from the frame before. */
	void (*draw)(void *data, const struct frame *frame);
	/* Paints everything with the next draw (^L: another program wrote on the screen). */
	void (*redraw)(void *data);
	/* Waits at most timeout_ms (negative: for ever, 0: not at all) and says what happened. */
	void (*read)(void *data, int timeout_ms, struct event *event);
	/* Another descriptor that ends a read with EVENT_WAKE (the speller's); -1 for none. Its owner must empty it. */
	void (*watch)(void *data, int fd);
	void (*bell)(void *data);
	/* Gives the terminal back and stops this process as job control does; returns after SIGCONT, EVENT_RESUME follows. */
	void (*suspend)(void *data);
	/* Gives the terminal to another program, and takes it back (the external editor). */
	void (*leave)(void *data);
	void (*enter)(void *data);
	void *data;
};

#endif
