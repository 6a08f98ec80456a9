/* SPDX-License-Identifier: MIT */
/*
 * Owns: putting two people's edits of one pack together, item by item, and the marks that stand where both changed the same.
 * Never: drops what either wrote.
 *
 * A conflict is text within the leaf (pack/merge_text), so that every program shows it and nothing is lost.
 */
#ifndef PACK_MERGE_H
#define PACK_MERGE_H

#include "pack/history.h"
#include "pack/pack.h"

struct merge_count {
	size_t taken;     /* changes of theirs that came over */
	size_t conflicts; /* places between marks; a text may hold several */
	/* What theirs changed at the head of the file and ours has otherwise: it has no place for marks, and stays as it is in ours. */
	bool heads[PACK_HEAD_COUNT];
};

/*
 * Brings into ours (through its history) what theirs changed since base. A text that both changed is merged line by line;
 * lines of both that touch are marked. Waivers come and go as theirs say. What is no answer stays as it is in ours.
 */
struct merge_count merge_run(struct history *history, const struct catalogue *catalogue, const struct pack *base,
			     const struct pack *ours, const struct pack *theirs);

#endif
