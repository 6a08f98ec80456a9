/* SPDX-License-Identifier: MIT */
/*
 * Owns: what ncurses reads, as struct key: codes of keys, control characters, and the sequences of modified keys that terminal
 * descriptions leave out.
 * Never: waits or draws.
 */
#ifndef TERM_DECODE_H
#define TERM_DECODE_H

#include "base/base.h"
#include "tui/key.h"
#include "tui/term.h"

/* Codes beyond those of ncurses, which end far below. */
enum {
	DECODE_PASTE = 2000,  /* ESC [ 200 ~ */
	DECODE_MOUSE = 2001,  /* ESC [ < */
	DECODE_KEYS = 3000,   /* + special × 8 + modifiers */
	DECODE_KEYS_END = DECODE_KEYS + KEY_SPECIAL_COUNT * 8,
};

/* Teaches ncurses those sequences. After the terminal was opened. */
void decode_begin(void);
/* The key of a code (is_code) or character that get_wch() gave; KEY_KIND_NONE for what is no key of ours. */
struct key decode(bool is_code, uint32_t code);
/* What stands behind ESC [ <, up to its M or m: "0;17;4M". False for what is no press of the first button and no wheel. */
bool decode_mouse(struct str bytes, struct event *event);
/* Appends pasted bytes as text: well-formed UTF-8, CR LF and CR as LF. */
void decode_paste(struct str bytes, struct buf *out);

#endif
