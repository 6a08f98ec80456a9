/* SPDX-License-Identifier: MIT */
/*
 * Owns: the report as the board will read it, beside the item at hand or on a screen of its own.
 * Never: reads a layout (the owner of the loop does: app_report()); changes the pack.
 */
#ifndef TUI_REPORT_PANE_H
#define TUI_REPORT_PANE_H

#include "tui/app.h"

/* From so many columns on the report stands beside its source. */
enum { REPORT_BESIDE = 100 };

/* Beside the item where there is room, else on its own; again: closes it. Needs app->report.layout. */
void report_pane_toggle(struct app *app);
/* Is there a pane in a frame of so many columns? */
bool report_pane_is_beside(const struct app *app, int columns);
/* Follows the item at hand. */
void report_pane_draw(struct app *app, struct frame *frame, struct frame_area area);
/* ACTION_REPORT: opens or closes it, asking for the layout first; ACTION_AUDIENCE: the same report for the next audience. */
void report_pane_act(struct app *app, enum action action);
void report_pane_scroll(struct app *app, int delta);

#endif
