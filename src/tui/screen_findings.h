/* SPDX-License-Identifier: MIT */
/*
 * Owns: the list of all findings of the pack, with the way to each place.
 * Never: checks anything.
 */
#ifndef TUI_SCREEN_FINDINGS_H
#define TUI_SCREEN_FINDINGS_H

#include "tui/app.h"

void screen_findings_open(struct app *app);

#endif
