/* SPDX-License-Identifier: MIT */
/*
 * Owns: the page that shows the narrative at hand as its Markdown will read.
 * Never: changes it.
 */
#ifndef TUI_SCREEN_PREVIEW_H
#define TUI_SCREEN_PREVIEW_H

#include "tui/app.h"

void screen_preview_open(struct app *app);

#endif
