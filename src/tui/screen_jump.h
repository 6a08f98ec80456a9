/* SPDX-License-Identifier: MIT */
/*
 * Owns: the prompt that finds an item by a part of its name.
 * Never: remembers what was typed.
 */
#ifndef TUI_SCREEN_JUMP_H
#define TUI_SCREEN_JUMP_H

#include "tui/app.h"

void screen_jump_open(struct app *app);
/*
 * How well query (letters in this order, gaps allowed, case folded, blanks ignored) fits name: 0 not at all, more is better.
 * Letters that follow each other or start a word count more.
 */
int screen_jump_score(struct str name, struct str query);

#endif
