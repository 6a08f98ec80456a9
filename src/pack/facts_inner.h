/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the parts of pack/facts share.
 * Never: seen by anyone else.
 */
#ifndef PACK_FACTS_INNER_H
#define PACK_FACTS_INNER_H

#include "pack/facts.h"

struct slot;

/* What a sum or a count of a formula gave. */
struct sum {
	const struct item *table;
	const struct expr_rows *rows; /* of an expression of the catalogue, which outlives the facts */
	unsigned generation;          /* of the pack when it was added up */
	bool is_known;
	struct quantity quantity;
};

/* One pack of the history. */
struct stratum {
	struct period period;
	const struct pack *pack; /* NULL: not loaded yet, or not to be had */
	bool is_loaded;
	unsigned figures;        /* the pack's, when it was looked at last */
	unsigned generation;     /* moves on when this pack or one before it changes: formulas look back, never ahead */
	VEC(struct sum) sums;    /* a cache: a column of shares asks for its total at every row */
	struct slot *slots;      /* [item][field], made when first asked for; a cache, so written through const facts */
};

struct facts {
	const struct catalogue *catalogue;
	const struct company *company;
	struct stratum *strata; /* newest first; packs are loaded through const facts, like slots */
	int count;
	int past;               /* the first stratum that is loaded on demand */
	const struct pack *(*load)(void *data, size_t which);
	void *data;
	const struct facts *other; /* whose packs before other_back are before this one's too; or NULL */
	int other_back;
};

/* facts_rows(), remembered: for expressions of the catalogue. */
bool facts_sum(const struct facts *facts, const struct item *table, const struct expr_rows *rows, int back,
	       struct quantity *out);
/* What expressions see from view, which must outlive their use. */
/* A thousand that was divided is not known to the cent, however exact its parts were typed: 500,000 / 14 is 35,714. */
void facts_settle_cents(struct quantity *quantity);
struct expr_values facts_values_of(struct facts_view *view);
/* The callback of the same name in struct expr_values. */
bool facts_cell_value(void *data, struct str column, struct quantity *out);

#endif
