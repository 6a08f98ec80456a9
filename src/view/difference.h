/* SPDX-License-Identifier: MIT */
/*
 * Owns: what changed between two packs as people read it: each KPI with its values and the change, each narrative word by word,
 * each row that came, went or changed; as text, Markdown and JSON.
 * Never: decides what differs (pack/diff does).
 */
#ifndef VIEW_DIFFERENCE_H
#define VIEW_DIFFERENCE_H

#include "pack/diff.h"
#include "view/view.h"

/* What stands around words: escape sequences on a terminal, plain marks elsewhere. */
struct difference_marks {
	const char *removed, *removed_end, *added, *added_end, *heading, *heading_end;
};

/* [-removed-]{+added+} */
extern const struct difference_marks difference_plain;

struct difference_input {
	const struct view_input *old, *new;
	const char *old_name, *new_name;
};

/* Nothing when nothing differs. */
void difference_text(const struct difference_input *input, const struct difference_marks *marks, struct buf *out);
/* Where in that text it is told of which place of the new pack: an item, or one of its fields or rows. */
struct difference_place {
	size_t offset;  /* of the line */
	struct addr at; /* strings are borrowed from the packs */
};
struct difference_places {
	struct difference_place *v;
	size_t n, cap;
};
/* The same text, and places (cleared first; the caller releases it) in its order. */
void difference_placed(const struct difference_input *input, const struct difference_marks *marks, struct buf *out,
		       struct difference_places *places);
void difference_markdown(const struct difference_input *input, struct buf *out);
/* One object, ended by a line feed. */
void difference_json(const struct difference_input *input, struct buf *out);

/* A narrative with the marks around what goes and comes; lines without change are left out, "…" in their place. */
void difference_words(struct str old, struct str new, const struct difference_marks *marks, struct buf *out);

#endif
