/* SPDX-License-Identifier: MIT */
/*
 * Owns: the guidance pane, and how any page of lines looks.
 * Never: words a guidance (view/explain does).
 */
#ifndef TUI_GUIDE_VIEW_H
#define TUI_GUIDE_VIEW_H

#include "tui/app.h"

/* The lines of page from top on. */
void guide_page_draw(const struct page *page, size_t top, struct frame *frame, struct frame_area area);
/* Guidance for item, with what was said last period, into page (initialised here) for that width. */
void guide_page(const struct app *app, const struct item *item, int columns, struct page *page);
/* The pane for the item at hand. */
void guide_view_draw(struct app *app, struct frame *frame, struct frame_area area);
void guide_view_scroll(struct app *app, int delta);

#endif
