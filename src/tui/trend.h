/* SPDX-License-Identifier: MIT */
/*
 * Owns: what an item was in each period, and the ARR bridge, as lines of a page.
 * Never: computes a figure (pack/facts does) or draws a curve (view/chart does).
 */
#ifndef TUI_TREND_H
#define TUI_TREND_H

#include "tui/app.h"
#include "tui/lines.h"

/* A number: curve, figures and benchmarks; a text: what it said; a table: its rows and totals. */
void trend_item(const struct app *app, const struct item *item, int columns, struct lines *out);
/* The bridge of the pack so many packs back. */
void trend_bridge(const struct app *app, int back, int columns, struct lines *out);
/* A mark and the figure behind it: "; median 110 %". Appends. */
void trend_put_mark(const char *mark, double value, enum unit unit, struct buf *out);
/* The first step of this pack's bridge that is not known; NULL when all are. */
const struct item *trend_open_step(const struct app *app);

#endif
