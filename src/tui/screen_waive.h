/* SPDX-License-Identifier: MIT */
/*
 * Owns: the box that asks why a finding is accepted, and the waiver that comes of it.
 * Never: waives without a reason; hides the finding.
 */
#ifndef TUI_SCREEN_WAIVE_H
#define TUI_SCREEN_WAIVE_H

#include "tui/app.h"

/* Asks for the reason; a finding that is waived already is waived no longer, which undo takes back. */
void screen_waive_open(struct app *app, const struct finding *finding);

#endif
