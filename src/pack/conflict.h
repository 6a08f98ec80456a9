/* SPDX-License-Identifier: MIT */
/*
 * Owns: the conflicts that a merge left in a pack: where they stand, and settling one of them.
 * Never: writes marks (pack/merge_text does); decides which side is right.
 */
#ifndef PACK_CONFLICT_H
#define PACK_CONFLICT_H

#include "pack/history.h"
#include "pack/merge_text.h"
#include "pack/pack.h"

struct conflict {
	struct addr at; /* strings are the pack's; without an item: the field is the key of a head */
	struct merge_conflict marks; /* spans of the leaf's text */
};

/* Heads, then in the order of the pack's file; good until the pack is edited. */
struct conflicts {
	struct conflict *v;
	size_t n, cap;
};

enum conflict_side { CONFLICT_OURS, CONFLICT_THEIRS, CONFLICT_BOTH };

/* Clears out first; the caller releases it. */
void conflict_list(const struct pack *pack, struct conflicts *out);
/* Is it about a whole row, which one side took out while the other changed it? item may be NULL. */
bool conflict_is_row(const struct pack *pack, const struct item *item, const struct conflict *conflict);
/*
 * The marks give way to what that side wrote, one below the other for BOTH; a row that the side took out goes. One step of
 * undo. False when it does not fit the pack any more.
 */
bool conflict_settle(struct history *history, const struct pack *pack, const struct item *item,
		     const struct conflict *conflict, enum conflict_side side);

#endif
