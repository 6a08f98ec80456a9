/* SPDX-License-Identifier: MIT */
/*
 * Owns: the questions of a first run on the screen: company, stage, currency, fiscal year and period, then the items with their
 * ticks. Answers go into struct setup as they are given.
 * Never: writes a file: the last answer asks for APP_CREATE.
 */
#ifndef TUI_SCREEN_SETUP_H
#define TUI_SCREEN_SETUP_H

#include "pack/setup.h"
#include "tui/app.h"

/* setup and directory outlive the app, which has an empty pack. */
void screen_setup_open(struct app *app, struct setup *setup, const char *directory);
/* The second page: which items the board is told. */
void screen_setup_items(struct app *app, struct setup *setup);
/* Leaving throws the answers away: the first time it only says so. True when it is time to go. */
bool screen_setup_leaves(struct app *app, bool *is_warned);

#endif
