/* SPDX-License-Identifier: MIT */
/*
 * Owns: struct key, what the user pressed, and the names of keys that help, status bar and key configuration share.
 * Never: knows a terminal's escape sequences (term/ decodes them) or what a key does (tui/action).
 *
 * One key has one value: Ctrl-S is the character 's' with KEY_CTRL, never code 19; a capital letter carries no KEY_SHIFT.
 * Enter, Tab, Backspace and Escape are special keys, also where a terminal sends ^M, ^I, ^H and ^[ for them.
 */
#ifndef TUI_KEY_H
#define TUI_KEY_H

#include "base/base.h"

enum key_kind {
	KEY_KIND_NONE,
	KEY_KIND_CHAR,    /* code is a code point */
	KEY_KIND_SPECIAL, /* code is an enum key_special */
};

enum key_special {
	KEY_SPECIAL_ENTER,
	KEY_SPECIAL_TAB,
	KEY_SPECIAL_BACKSPACE,
	KEY_SPECIAL_ESCAPE,
	KEY_SPECIAL_UP,
	KEY_SPECIAL_DOWN,
	KEY_SPECIAL_LEFT,
	KEY_SPECIAL_RIGHT,
	KEY_SPECIAL_HOME,
	KEY_SPECIAL_END,
	KEY_SPECIAL_PAGE_UP,
	KEY_SPECIAL_PAGE_DOWN,
	KEY_SPECIAL_INSERT,
	KEY_SPECIAL_DELETE,
	KEY_SPECIAL_F1, /* F1 … F12 follow each other */
	KEY_SPECIAL_F12 = KEY_SPECIAL_F1 + 11,
	KEY_SPECIAL_COUNT,
};

enum {
	KEY_CTRL = 1,
	KEY_ALT = 2,
	KEY_SHIFT = 4, /* with special keys only */
};

struct key {
	enum key_kind kind;
	uint32_t code;
	unsigned modifiers; /* KEY_CTRL | KEY_ALT | KEY_SHIFT */
};

static inline struct key key_char(uint32_t code)
{
	return (struct key){ KEY_KIND_CHAR, code, 0 };
}

static inline struct key key_ctrl(uint32_t letter)
{
	return (struct key){ KEY_KIND_CHAR, letter, KEY_CTRL };
}

static inline struct key key_alt(uint32_t code)
{
	return (struct key){ KEY_KIND_CHAR, code, KEY_ALT };
}

static inline struct key key_special(enum key_special special, unsigned modifiers)
{
	return (struct key){ KEY_KIND_SPECIAL, special, modifiers };
}

bool key_eq(struct key a, struct key b);
/* A character that types itself: no Ctrl, no Alt. */
bool key_is_text(struct key key);
/* Appends the key's name: "a" "Space" "^S" "M-x" "F1" "Down" "S-Tab" "^Left" "M-^Left". key_parse() reads it back.
   (Not key_name(): ncurses exports a function of that name.) */
void key_label(struct key key, struct buf *out);
/* Reads a name; letter case of special names does not matter, "^s" is "^S". False when it is none. */
bool key_parse(struct str name, struct key *out);

#endif
