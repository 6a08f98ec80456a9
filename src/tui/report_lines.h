/* SPDX-License-Identifier: MIT */
/*
 * Owns: a report as lines for a screen of some width, each with the item that it is about.
 * Never: decides what a report says (view/compose does).
 */
#ifndef TUI_REPORT_LINES_H
#define TUI_REPORT_LINES_H

#include "tui/lines.h"
#include "view/document.h"

/* A table that does not fit even with its cells wrapped is written row by row. Appends. */
void report_lines(const struct document *document, int columns, struct lines *out);

#endif
