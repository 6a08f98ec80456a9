/* SPDX-License-Identifier: MIT */
/*
 * Owns: the list of what is asked for and not answered yet, by section.
 * Never: has an item filled in: Enter goes there.
 */
#ifndef TUI_SCREEN_LEFT_H
#define TUI_SCREEN_LEFT_H

#include "tui/app.h"

void screen_left_open(struct app *app);

#endif
