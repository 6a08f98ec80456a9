/* SPDX-License-Identifier: MIT */
/*
 * Owns: making the lines of a paragraph that another program wrapped into one, so that it is wrapped where it is shown.
 * Never: changes a text; joins what its line breaks mean something to: lists, tables, headings, rules, code, hard breaks.
 */
#ifndef TUI_JOIN_H
#define TUI_JOIN_H

#include "base/base.h"

/*
 * The paragraphs that chosen touches (n 0: the one at that place): *replaced becomes *joined (appended), in which a cursor stands
 * where it stood among the words. False when there is nothing to join.
 */
bool join_lines(struct str text, struct span chosen, size_t *cursor, struct span *replaced, struct buf *joined);

#endif
