/* SPDX-License-Identifier: MIT */
/*
 * Owns: putting two people's edits of one pack together, item by item, and the marks that stand where both changed the same.
 * Never: drops what either wrote.
 *
 * A conflict is text within the leaf, so that every program shows it and nothing is lost. What it was before is there where
 * it was anything:
 *
 *   <<<<<<< ours
 *   4.6m
 *   ||||||| base
 *   4.5m
 *   =======
 *   4.7m
 *   >>>>>>> theirs
 */
#ifndef PACK_MERGE_H
#define PACK_MERGE_H

#include "pack/history.h"
#include "pack/pack.h"

struct merge_count {
	size_t taken;     /* changes of theirs that came over */
	size_t conflicts; /* leaves that hold marks now */
};

/*
 * Brings into ours (through its history) what theirs changed since base. A text that both changed is merged line by line
 * where their lines are apart, else marked. Waivers and what is no answer stay as they are in ours.
 */
struct merge_count merge_run(struct history *history, const struct catalogue *catalogue, const struct pack *base,
			     const struct pack *ours, const struct pack *theirs);

struct merge_conflict {
	struct span whole;              /* all of it, with its last line feed */
	struct span ours, base, theirs; /* each without its last line feed */
	bool has_base;
};

/* The first conflict in text at or after from. False when there is none. */
bool merge_find(struct str text, size_t from, struct merge_conflict *out);

#endif
