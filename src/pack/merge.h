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
	size_t waivers;   /* that both changed, each in another way: they stand in the words of both */
	struct str waiver_rule, waiver_at; /* the first of them */
	bool period, catalogue; /* theirs changed it, and ours, which says something else, keeps it: no marks can stand there */
};

/*
 * Brings into ours (through its history) what theirs changed since base. A text that both changed is merged line by line;
 * lines of both that touch are marked. A row that both files name by a serial is one row, whatever it says. What is no answer
 * stays as it is in ours.
 */
struct merge_count merge_run(struct history *history, const struct catalogue *catalogue, const struct pack *base,
			     const struct pack *ours, const struct pack *theirs);

#endif
