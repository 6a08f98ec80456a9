/* SPDX-License-Identifier: MIT */
/*
 * Owns: where words stand in a pack: every leaf of every item, in the order in which a board reads them.
 * Never: draws, or changes a pack.
 * A query without capital letters finds any case; with one it means what it says.
 */
#ifndef TUI_SEARCH_H
#define TUI_SEARCH_H

#include "pack/pack.h"

struct search_hit {
	const struct item *item;
	struct addr at; /* strings live in the catalogue or in schema tables */
	size_t field;   /* index of the field in the form of the item: row by row in tables */
	struct span span;
};

struct search_hits {
	struct search_hit *v;
	size_t n, cap;
};

/* More are not looked for: nobody reads them, and one letter stands in a pack a million times. */
#define SEARCH_MAX 5000

/* The first match in text at or after from; n 0 when there is none. A match never parts a cluster. */
struct span search_text(struct str text, struct str query, size_t from);
/* All matches in the pack, or in only. hits is cleared first; an empty query finds nothing. */
void search_pack(const struct catalogue *catalogue, const struct pack *pack, const struct item *only, struct str query,
		 struct search_hits *hits);

#endif
