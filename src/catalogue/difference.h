/* SPDX-License-Identifier: MIT */
/*
 * Owns: what became of a catalogue: which items came, went, were promoted or changed, and in which parts.
 * Never: judges whether a change matters; prints.
 */
#ifndef CATALOGUE_DIFFERENCE_H
#define CATALOGUE_DIFFERENCE_H

#include "catalogue/snapshot.h"

enum difference_kind {
	DIFFERENCE_ADDED,
	DIFFERENCE_REMOVED,
	DIFFERENCE_PROMOTED,
	DIFFERENCE_CHANGED,
	DIFFERENCE_KINDS
};

struct difference_part {
	struct str name;
	struct str old,
		new; /* empty where the part is not; both: a record stands for one side, and something else changed */
};

struct difference_item {
	enum difference_kind kind; /* PROMOTED: editorial to published, or recommended to core; parts: what else changed */
	struct str id, label;
	VEC(struct difference_part) parts; /* of PROMOTED and CHANGED, in the order of a definition */
};

/* Strings are borrowed from both snapshots. */
struct difference {
	const struct snapshot *old, *new;
	VEC(struct difference_item) items; /* by kind, the merely reworded last, then by id */
};

void difference_init(struct difference *difference);
void difference_release(struct difference *difference);
/*
 * Clears difference first. uses: which items are looked at; NULL: all. Where one side is condensed, parts that no record keeps
 * are compared by the digest alone.
 */
void difference_run(struct difference *difference, const struct snapshot *old, const struct snapshot *new,
		    bool (*uses)(const void *data, struct str id), const void *data);
size_t difference_count(const struct difference *difference, enum difference_kind kind);
const char *difference_name(enum difference_kind kind); /* "added" */

/* The name of the part that stands for all that a record does not keep. */
#define DIFFERENCE_GUIDANCE "guidance"

#endif
