/* SPDX-License-Identifier: MIT */
/*
 * Owns: how a meaning looks: colour pair and attributes for 256, 16, 8 and no colours.
 * Never: needs a colour to be read: without any, bold, underline and reverse say the same.
 */
#ifndef TERM_PALETTE_H
#define TERM_PALETTE_H

#include "base/base.h"
#include "tui/style.h"

struct palette_entry {
	unsigned attributes; /* attr_t of ncurses */
	short pair;
};

struct palette {
	struct palette_entry entries[STYLE_COUNT];
};

/* After the terminal was opened. NO_COLOR (not empty) means none. */
void palette_init(struct palette *palette);

#endif
