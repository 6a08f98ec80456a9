/* SPDX-License-Identifier: MIT */
/*
 * Owns: what differs between two packs as people read it, in order: the cover and the waivers, then items with their figures,
 * typed or computed.
 * Never: prints; decides which text or row differs (pack/diff does).
 */
#ifndef VIEW_DIFFERING_H
#define VIEW_DIFFERING_H

#include "view/difference.h"

enum { DIFFERING_FIGURES = 3 };

extern const struct differing_figure {
	const char *name, *label;
	enum expr_field field;
} differing_figures[DIFFERING_FIGURES];

/* A figure of both packs, typed or computed. */
struct differing_change {
	bool has_old, has_new;
	struct quantity old, new;
	bool has_relative;
	double relative; /* percent of the old value */
};

/* False when both say the same, or neither anything. */
bool differing_figure(const struct difference_input *input, const struct item *item, enum expr_field field,
		      struct differing_change *out);

/*
 * What a cover says otherwise; false when both say the same. An earlier period's cover and waivers are its own: between packs of
 * two periods they do not differ.
 */
bool differing_head(const struct difference_input *input, enum pack_head head, struct str *old, struct str *new);
/* The next waiver, from *at (0 at first), that the new pack alone has, or the old one alone; NULL at the end. */
const struct waiver *differing_waiver(const struct difference_input *input, bool is_new, size_t *at);

/* The changes that pack/diff found of one item. */
struct differing_slice {
	const struct diff_change *v;
	size_t n;
};

/* Every item that differs, in order; items whose figures changed only because others did are among them. */
struct differing {
	const struct difference_input *input;
	struct diff diff;
	size_t at, item;
};

void differing_begin(struct differing *walk, const struct difference_input *input);
/* False at the end. item is NULL for what the catalogue does not know. */
bool differing_next(struct differing *walk, const struct item **item, struct differing_slice *slice);
void differing_end(struct differing *walk);

#endif
