/* SPDX-License-Identifier: MIT */
/*
 * Owns: the page that tells what is otherwise than in another state of the pack: an earlier period, the file as it was saved, the
 * file as somebody else left it, the pack as the user saw it last.
 * Never: fetches that state from the disk (the owner of the loop does: app_compare()); decides what differs.
 */
#ifndef TUI_SCREEN_DIFFERENCES_H
#define TUI_SCREEN_DIFFERENCES_H

#include "tui/app.h"

/* Against the pack of the period before. */
void screen_differences_open(struct app *app);
bool screen_differences_is_open(const struct app *app); /* on top */
/* Against app->compared; a page of differences that is open already shows it. */
void screen_differences_compared(struct app *app);

#endif
