/* SPDX-License-Identifier: MIT */
/*
 * Owns: the box that searches the whole pack while its words are typed, and replaces what it finds.
 * Never: finds (tui/search does), or replaces without the history: one undo takes a replacement of all back.
 */
#ifndef TUI_SCREEN_SEARCH_H
#define TUI_SCREEN_SEARCH_H

#include "tui/app.h"

void screen_search_open(struct app *app);
/* With the cursor in the line of what is put in its place. */
void screen_search_replace(struct app *app);
/* To the next (1) or previous (-1) place of what was searched for last. */
void screen_search_step(struct app *app, int direction);

#endif
