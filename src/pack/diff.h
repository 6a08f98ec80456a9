/* SPDX-License-Identifier: MIT */
/*
 * Owns: what is different between two packs, leaf by leaf, and which row of one is which row of the other.
 * Never: reads a number; compares prose word by word (worddiff does).
 */
#ifndef PACK_DIFF_H
#define PACK_DIFF_H

#include "pack/pack.h"

enum diff_kind { DIFF_CHANGED, DIFF_ADDED, DIFF_REMOVED };

struct diff_change {
	enum diff_kind kind;
	struct str item;
	unsigned old_row, new_row; /* serials; 0 for the item's own fields, and where a row is not */
	struct str field; /* empty: a whole row came or went */
	struct str old, new; /* the texts; empty where there is none */
};

/* Strings are borrowed from both packs. */
struct diff {
	VEC(struct diff_change)
	changes; /* by item in the order of the catalogue, then own fields, rows of the new pack, rows that went */
};

void diff_init(struct diff *diff);
void diff_release(struct diff *diff);
/* Clears diff first. White space at the ends of a text makes no difference. */
void diff_run(struct diff *diff, const struct catalogue *catalogue, const struct pack *old, const struct pack *new);

/* Where a row is told by: the first text or name that a row must have, else the first column. item may be NULL. */
struct str diff_key(const struct item *item, const struct row *row);
/*
 * match[i] becomes the index in old of the row that new's row i goes on, or SIZE_MAX. Rows are told by their key: the
 * same first, then the most alike. Of several with one key, that goes on whose next words are the same, then the most
 * alike ones, then the first. Serials do not count: they are of one file. old may be NULL. match has room for
 * new->rows.n.
 */
void diff_match_rows(const struct item *item, const struct entry *old, const struct entry *new, size_t *match);
/* The same of two versions of one pack: a serial that both files give to a row names it, whatever it says by now. */
void diff_match_versions(const struct item *item, const struct entry *old, const struct entry *new, size_t *match);
/* When more rows than that have no equal, on either side, likeness is not asked for: comparing all with all takes its time. */
#define DIFF_ALIKE_ROWS 200

#endif
