/* SPDX-License-Identifier: MIT */
/*
 * Owns: the guidance for an item as a page: its definition and examples (view/explain), with where its figure stands and what was
 * said of it last period in front of them; and the one line that stands beside a field while it is typed.
 * Never: draws; reads an earlier pack that was not read yet.
 */
#ifndef TUI_GUIDE_PANE_H
#define TUI_GUIDE_PANE_H

#include "tui/app.h"

/* Into page, which is initialised here, wrapped to columns. */
void guide_pane_make(const struct app *app, const struct item *item, int columns, struct page *page);
/* The line behind the item's title and what to type, with which the pane begins. */
size_t guide_pane_start(const struct page *page, const struct item *item);
/* What to type into the field at hand, in one line. Appends. */
void guide_pane_hint(const struct app *app, struct buf *out);
/* Does the key that takes last period's words over do anything? Rows go into an empty table only, or into its text. */
bool guide_pane_takes_last(const struct app *app, const struct item *item);
/* How many of the earlier packs, the newest first, were read: they are the history of a figure. */
int guide_pane_packs(const struct app *app);

#endif
