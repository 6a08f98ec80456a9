/* SPDX-License-Identifier: MIT */
/*
 * Owns: a pack's numbers, read once per version, with formulas and prior periods resolved.
 * Never: changes a pack.
 */
#ifndef PACK_FACTS_H
#define PACK_FACTS_H

#include "calc/expr.h"
#include "pack/company.h"
#include "pack/pack.h"

enum fact_state {
	FACT_MISSING,
	FACT_TYPED,
	FACT_COMPUTED, /* not typed; the item's formula gave it */
	FACT_UNREAD,   /* typed, but no amount of the item's unit */
};

struct fact {
	enum fact_state state;
	struct quantity quantity;      /* TYPED, COMPUTED */
	enum quantity_reading reading; /* of the typed text */
	bool has_formula_value;        /* the formula gives a value, whatever was typed */
	struct quantity formula_value;
};

/*
 * How far a typed amount may lie from what its formula gives before the two differ: what the rounding of all typed digits
 * explains. A count typed to the unit is exact.
 */
double fact_tolerance(enum unit unit, struct quantity typed, struct quantity formula);
/* Has it a value, typed or computed? */
bool fact_is_known(const struct fact *fact);
/* Is a value typed that is not what the formula gives? */
bool fact_is_contradicted(const struct fact *fact);

struct facts; /* opaque; borrows catalogue, company and packs: a pack that is loaded anew wants new facts */

/* This pack and the one before, which may be NULL. */
struct facts *facts_new(const struct catalogue *catalogue, const struct company *company, const struct pack *pack,
			const struct pack *prior);
/*
 * Periods before those packs, newest first, whose packs are read when a value of them is asked for, or not at all: most
 * passes need none. load returns NULL for a pack that cannot be read; what it returns outlives the facts.
 */
struct facts_past {
	const struct period *periods;
	size_t count;
	const struct pack *(*load)(void *data, size_t which);
	void *data;
};
/*
 * packs[0] is this pack, the others are those of earlier periods of the same length, newest first; gaps do no harm. past
 * may be NULL; it is copied but for its data.
 */
struct facts *facts_new_history(const struct catalogue *catalogue, const struct company *company,
				const struct pack *const *packs, size_t count, const struct facts_past *past);
/*
 * Another state of the pack so many packs back (pack NULL: that one itself) with what lies before it, which is borrowed from
 * facts. NULL when there is no such pack.
 */
struct facts *facts_new_beside(const struct facts *facts, int back, const struct pack *pack);
void facts_free(struct facts *facts);
/* To be called after edits, before asking; cheap when nothing changed. */
void facts_refresh(struct facts *facts);

/*
 * field: EXPR_FIELD_ACTUAL, FORECAST or NEXT; back counts packs: 0 this one, 1 the one before, up to facts_back(). MISSING
 * beyond. A forecast that was not typed is the next of the pack before, when that is of the period right before; that of the
 * opening of a bridge, prev(x) where x adds it up, is else x as it closed then, COMPUTED.
 */
struct fact facts_get(const struct facts *facts, const struct item *item, enum expr_field field, int back);
/* How many packs before this one there are. */
int facts_back(const struct facts *facts);
/* NULL beyond the oldest, and for a pack that cannot be read. */
const struct pack *facts_pack(const struct facts *facts, int back);
/* Was that pack read already? facts_pack() reads it otherwise, which takes its time. */
bool facts_is_read(const struct facts *facts, int back);
/* back may not lie beyond the oldest. */
struct period facts_period(const struct facts *facts, int back);
/* Which pack is of the period that ended so many months before this one's; -1 when there is none. 0 gives 0. */
int facts_ago(const struct facts *facts, int months);
/* Which pack a reference of the pack from reaches (no window): -1 when there is none of exactly that period. */
int facts_reach(const struct facts *facts, int from, const struct expr_ref *ref);
/* A cell of a table, typed or computed. row is one of that pack. */
struct fact facts_cell(const struct facts *facts, const struct item *table, const struct row *row,
		       const struct column *column, int back);
/*
 * The total that the column declares, sum or mean, over the cells that are not blank; COMPUTED, or MISSING: no total is
 * declared, there are no figures, or one cannot be read. A total of 100 is a sum.
 */
struct fact facts_total(const struct facts *facts, const struct item *table, const struct column *column, int back);
/* What sum() or count() gives; false when unknown. */
bool facts_rows(const struct facts *facts, const struct item *table, const struct expr_rows *rows, int back,
		struct quantity *out);
/* Has the item an answer: a text, a row, a number typed or computed, or a commentary that says why there is none? */
bool facts_is_answered(const struct facts *facts, const struct item *item);
/* The pack before is the newest of an earlier period, whether or not one was left out. */
bool facts_has_prior(const struct facts *facts);
const struct pack *facts_prior(const struct facts *facts);
/* Its period where one was left out between, so that what is shown of it says so; else empty. */
struct str facts_prior_apart(const struct facts *facts);

struct facts_view {
	const struct facts *facts;
	const struct item *self;
	int back;               /* seen from which pack */
	const struct row *row;  /* whose columns names without a dot are; NULL: none */
	bool is_lasting;        /* the expression is of the catalogue: sums of tables may be remembered */
	struct cell_memo *memo; /* private to facts: cells of row that are known; or NULL */
};

/* For expr_number() and expr_truth(): self is what "self" and ids without name mean, may be NULL. */
struct expr_values facts_values(const struct facts *facts, const struct item *self, struct facts_view *storage);

struct variance {
	bool has_forecast, has_actual, has_prior, has_next;
	struct quantity forecast, actual, prior, next;
	bool has_difference;
	struct quantity difference; /* actual − forecast, with the digits of the finer of the two */
	bool has_relative;          /* forecast above zero, and not a percentage item (points are shown instead) */
	double relative;            /* percent of the forecast */
	char status;                /* 'G' 'A' 'R' or ' ': typed when overridden, else from attainment */
	bool status_typed;
	double sign; /* -1 where a view shows difference and relative with their sign turned (favourable_sign), else 1 */
	bool has_target;            /* the company's own, for this period */
	struct quantity target;
	char computed;              /* what attainment alone makes of it, or ' ' */
};
/* difference and relative as a view shows them: with the sign of the company's convention. */
double variance_shown(const struct variance *variance, double value);
/*
 * One row of the variance table. Green from 98 % attainment (actual ÷ forecast; forecast ÷ actual where lower is better),
 * amber from 90 %; ' ' where neither direction is better or a forecast of zero or below was missed.
 */
struct variance facts_variance(const struct facts *facts, const struct item *item);

#endif
