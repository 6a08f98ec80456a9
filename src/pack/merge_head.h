/* SPDX-License-Identifier: MIT */
/*
 * Owns: merging what stands in a pack beside its answers: what its cover says, its waivers.
 * Never: answers (pack/merge does).
 */
#ifndef PACK_MERGE_HEAD_H
#define PACK_MERGE_HEAD_H

#include "pack/history.h"
#include "pack/merge.h"

/* A row of theirs that has another serial in ours. */
struct merge_renamed {
	struct str item;
	unsigned theirs, ours;
};

struct merge_renames {
	struct merge_renamed *v;
	size_t n, cap;
};

/* The heads: what both changed stands between marks. */
void merge_heads(struct history *history, const struct pack *base, const struct pack *ours, const struct pack *theirs,
		 struct merge_count *count);
/*
 * Waivers, told by rule and place: one that theirs took out goes, a new one comes. What both changed in different ways stays in
 * the words of both. renames: rows of theirs; a waiver of one follows it.
 */
void merge_waivers(struct history *history, const struct pack *base, const struct pack *ours, const struct pack *theirs,
		   const struct merge_renames *renames, struct merge_count *count);

#endif
