/* SPDX-License-Identifier: MIT */
/*
 * Owns: a table of a document as lines for a screen of some width.
 * Never: leaves a word out: where its cells do not fit even wrapped, it is written row by row.
 */
#ifndef TUI_TABLE_LINES_H
#define TUI_TABLE_LINES_H

#include "tui/lines.h"
#include "view/document.h"

/* Appends. */
void table_lines(const struct document_table *table, int columns, struct lines *out);

#endif
