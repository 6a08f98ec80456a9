/* SPDX-License-Identifier: MIT */
/*
 * Owns: the screen on which what a merge could not decide is settled: ours and theirs with the words that differ, one by one.
 * Never: decides; settles otherwise than through the history.
 */
#ifndef TUI_SCREEN_CONFLICTS_H
#define TUI_SCREEN_CONFLICTS_H

#include "tui/app.h"

/* At the first conflict, or the first of the item at hand; a message when there is none. */
void screen_conflicts_open(struct app *app);

#endif
