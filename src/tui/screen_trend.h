/* SPDX-License-Identifier: MIT */
/*
 * Owns: pages that look over the periods: the item at hand with its place on benchmarks, the ARR bridge as a waterfall.
 * Never: has anything to fill in; computes a figure.
 */
#ifndef TUI_SCREEN_TREND_H
#define TUI_SCREEN_TREND_H

#include "tui/app.h"

/* Of the item at hand; a message on a heading. */
void screen_trend_open(struct app *app);
void screen_trend_bridge(struct app *app);

#endif
