/* SPDX-License-Identifier: MIT */
/*
 * Owns: what became of the definitions between two catalogues, told to people and to programs.
 * Never: compares anything itself (catalogue/difference does).
 */
#ifndef VIEW_CHANGES_H
#define VIEW_CHANGES_H

#include "catalogue/difference.h"

/* All changes as lines of text of at most columns, without hazards. title: "0.1.0 to 1.0.0". */
void changes_text(const struct difference *difference, struct str title, int columns, struct buf *out);
/* One JSON object: {"old", "new", "added", "removed", "promoted", "changed"}. */
void changes_json(const struct difference *difference, struct buf *out);
/*
 * For an appendix of a report: a paragraph and a list in Markdown, without a heading; nothing when nothing changed. What the
 * texts hold cannot become Markdown of its own.
 */
void changes_of_definitions(const struct difference *difference, struct buf *out);

#endif
