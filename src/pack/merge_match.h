/* SPDX-License-Identifier: MIT */
/*
 * Owns: which rows of three versions of a table are one row.
 * Never: edits any of them.
 */
#ifndef PACK_MERGE_MATCH_H
#define PACK_MERGE_MATCH_H

#include "pack/pack.h"

struct merge_three {
	const struct row *base, *ours, *theirs; /* NULL: not there */
};

struct merge_threes {
	struct merge_three *v;
	size_t n, cap;
};

/*
 * Appends the rows of base in their order, then those that theirs has added, also where ours added the same. What ours alone
 * added is not listed: nothing happens to it. item and each entry may be NULL. The caller releases out.
 */
void merge_match(const struct item *item, const struct entry *base, const struct entry *ours, const struct entry *theirs,
		 struct merge_threes *out);

#endif
