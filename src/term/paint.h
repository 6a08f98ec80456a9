/* SPDX-License-Identifier: MIT */
/*
 * Owns: the way from a frame to the terminal: what differs from the frame before goes to ncurses, which writes only what differs
 * from the screen.
 * Never: writes a code point that the frame does not hold; in a locale without UTF-8 it writes ASCII only.
 */
#ifndef TERM_PAINT_H
#define TERM_PAINT_H

#include "base/base.h"
#include "term/palette.h"
#include "tui/frame.h"

struct paint {
	struct palette palette;
	struct frame shown; /* what ncurses holds */
	bool is_utf8;
	bool is_stale; /* the next frame is painted whole */
	int cursor;    /* what curs_set() was told last, or -1 */
};

void paint_init(struct paint *paint, bool is_utf8);
void paint_release(struct paint *paint);
/* Forgets what is on the screen. */
void paint_forget(struct paint *paint);
void paint_draw(struct paint *paint, const struct frame *frame);

#endif
