/* SPDX-License-Identifier: MIT */
/*
 * Owns: the box in which it is chosen which findings are listed.
 * Never: lists them (tui/screen_findings does, and follows every key).
 */
#ifndef TUI_SCREEN_FILTER_H
#define TUI_SCREEN_FILTER_H

#include "tui/app.h"

void screen_filter_open(struct app *app);

#endif
