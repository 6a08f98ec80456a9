/* SPDX-License-Identifier: MIT */
/*
 * Owns: pages to read: the whole guidance of an item, the explanation of a check, the keys.
 * Never: has anything to fill in.
 */
#ifndef TUI_SCREEN_PAGE_H
#define TUI_SCREEN_PAGE_H

#include "tui/app.h"

void screen_page_guide(struct app *app); /* of the item at hand */
void screen_page_rule(struct app *app, const struct finding *finding); /* why, fix and examples of its rule */
/* What became of the definitions since the pack was written; a message when nothing did. */
void screen_page_changes(struct app *app);
void screen_page_help(struct app *app); /* for the screen on top */

#endif
