/* SPDX-License-Identifier: MIT */
/*
 * Owns: how a narrative will read once its Markdown is taken for what it means: headings, lists, strong words, lines joined.
 * Never: decides what a report holds (view/ does); this is the writer's quick look, for one width.
 */
#ifndef TUI_PREVIEW_H
#define TUI_PREVIEW_H

#include "tui/lines.h"

/* Appends to out. */
void preview_make(struct lines *out, struct str text, int columns);

#endif
