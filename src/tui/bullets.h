/* SPDX-License-Identifier: MIT */
/*
 * Owns: what Enter does inside a list of a narrative: the next bullet or number, or the end of the list.
 * Never: changes a text, or touches a list that is pasted.
 */
#ifndef TUI_BULLETS_H
#define TUI_BULLETS_H

#include "base/base.h"

/*
 * Bytes of the mark that opens a line of a list: its indent, "- ", "* ", "+ ", "• ", "3. ", "3) " or "> ". 0 when line opens
 * none.
 */
size_t bullets_mark(struct str line);
/*
 * Is the blank that is typed at cursor the end of a mark that was typed behind the one that stands there already ("- -")? Then
 * span is what to take away, and no blank comes.
 */
bool bullets_doubled(struct str text, size_t cursor, struct span *span);
/*
 * Enter at cursor in a line of a list: *replaced becomes *typed (appended). Behind an empty mark the mark goes, so that two
 * Enters end a list; before all words of a point nothing happens; else the next line opens with the same mark, a number counted
 * on, and the blanks between the halves go. False where Enter is a line break.
 */
bool bullets_enter(struct str text, size_t cursor, struct span *replaced, struct buf *typed);

#endif
