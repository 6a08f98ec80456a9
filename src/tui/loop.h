/* SPDX-License-Identifier: MIT */
/*
 * Owns: the one loop: events in, frames out, and when the journal and the checks of the whole pack are due.
 * Never: knows a terminal, a file or a dictionary: the host does what app_handle() wishes.
 */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include "base/clock.h"
#include "tui/app.h"

enum loop_end {
	LOOP_QUIT,    /* the user left; nothing is to be kept */
	LOOP_LEFT,    /* the user left before deciding about a journal */
	LOOP_ENDED,   /* terminal gone or asked to end: all edits are journalled */
};

struct loop_host {
	/*
	 * Does what effects (enum app_effect) ask for but APP_QUIT, APP_LEAVE, APP_SUSPEND and APP_REDRAW. Returns more effects.
	 * While it carries out APP_EDITOR the terminal is given back.
	 */
	unsigned (*carry_out)(void *data, struct app *app, unsigned effects);
	/* Are there edits that the disk does not have? Puts them there; the host tells the app when that fails. */
	bool (*is_dirty)(void *data);
	void (*sync)(void *data, struct app *app);
	/* The first picture stands: what nobody had to wait for may begin. No key was read yet. False ends the loop. */
	bool (*seen)(void *data, struct app *app);
	/*
	 * Looks after what goes on in the background; it tells the app. In how many milliseconds to ask again; -1: nothing goes
	 * on. May be NULL: never does.
	 */
	int (*look_after)(void *data, struct app *app);
	/* After a suspension: files may have changed. */
	void (*resumed)(void *data, struct app *app);
	void *data;
};

enum loop_end loop_run(struct app *app, const struct term *term, const struct clock *clock,
		       const struct loop_host *host);

#endif
