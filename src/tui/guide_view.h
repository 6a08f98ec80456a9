/* SPDX-License-Identifier: MIT */
/*
 * Owns: the guidance pane, and how any page of lines looks.
 * Never: words a guidance (tui/guide_pane and view/explain do).
 */
#ifndef TUI_GUIDE_VIEW_H
#define TUI_GUIDE_VIEW_H

#include "tui/app.h"

/* The lines of page from top on. */
void guide_page_draw(const struct page *page, size_t top, struct frame *frame, struct frame_area area);
/* The pane for the item at hand. */
void guide_view_draw(struct app *app, struct frame *frame, struct frame_area area);
void guide_view_scroll(struct app *app, int delta);
/* The pane goes on to its next part; behind the last one it begins anew. */
void guide_view_next(struct app *app);

#endif
