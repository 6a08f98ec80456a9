/* SPDX-License-Identifier: MIT */
/*
 * Owns: how a narrative will read once its Markdown is taken for what it means: headings, lists, strong words, lines joined.
 * Never: decides what a report holds (view/ does); this is the writer's quick look, for one width.
 */
#ifndef TUI_PREVIEW_H
#define TUI_PREVIEW_H

#include "base/base.h"
#include "tui/field.h"
#include "tui/frame.h"

struct preview_line {
	struct str text;   /* in the preview's arena; without its marks */
	int column;        /* it starts there: lists hang */
	struct str mark;   /* before it: "•", "3.", "│"; or empty */
	enum style style;
	size_t first, last; /* of strong */
};

struct preview {
	struct arena arena;
	VEC(struct preview_line) lines;
	VEC(struct span) strong; /* bytes of the lines' texts */
};

void preview_init(struct preview *preview);
void preview_release(struct preview *preview);
void preview_make(struct preview *preview, struct str text, int columns);
void preview_draw(const struct preview *preview, size_t top, struct frame *frame, struct frame_area area);

#endif
