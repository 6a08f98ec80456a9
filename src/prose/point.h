/* SPDX-License-Identifier: MIT */
/*
 * Owns: taking a narrative apart into its points: rows of a table, bullets with what hangs below them, paragraphs, and in
 * running prose the sentences that belong together.
 * Never: judges a point, or knows what it should hold.
 */
#ifndef PROSE_POINT_H
#define PROSE_POINT_H

#include "prose/passage.h"

/* A piece of a point. head is the label above it (a table's head, the heading of a section), empty for none. */
struct point_part {
	struct range tokens, head;
};

struct point {
	struct range name; /* the words that open it */
	bool is_name_cut; /* they go on */
	struct range all; /* from its first to its last token */
	size_t part, part_count; /* in point_list.parts */
	bool is_row;
	bool is_sentence; /* of running prose: what follows may speak on of it in words that point_read() does not know */
};

struct point_list {
	VEC(struct point) list;
	VEC(struct point_part) parts;
};

/* Points come in the order of the text. */
void point_read(struct point_list *points, const struct passage *passage);
void point_release(struct point_list *points);

#endif
