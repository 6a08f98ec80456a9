/* SPDX-License-Identifier: MIT */
/*
 * Owns: the cursor and the scroll of a list, or the scroll alone of a page of text.
 * Never: holds or draws the rows.
 */
#ifndef TUI_LIST_H
#define TUI_LIST_H

#include "base/base.h"
#include "tui/action.h"
#include "tui/frame.h"

struct list {
	size_t n;      /* rows there are */
	size_t cursor; /* of a list */
	size_t top;    /* first row that is drawn */
	size_t rows;   /* that fit on the screen, as of the last list_layout() */
};

/* The list has n rows and so many fit: clamps cursor and top. has_cursor: the cursor is kept in sight. */
void list_layout(struct list *list, size_t n, int rows, bool has_cursor);
/* At the lower right edge of area, how many lines stand below; nothing when all are seen. To be drawn last. */
void list_draw_more(const struct list *list, struct frame *frame, struct frame_area area);
/* Moves the cursor. False when action is none that moves. */
bool list_act(struct list *list, enum action action);
/* Scrolls a page. False when action is none that moves. */
bool list_scroll(struct list *list, enum action action);

#endif
