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
	struct quantity quantity;       /* TYPED, COMPUTED */
	enum quantity_reading reading;  /* of the typed text */
	bool has_formula_value;         /* the formula gives a value, whatever was typed */
	struct quantity formula_value;
};

struct facts; /* opaque; borrows catalogue, company and packs: a pack that is loaded anew wants new facts */

/* prior may be NULL. */
struct facts *facts_new(const struct catalogue *catalogue, const struct company *company, const struct pack *pack,
			const struct pack *prior);
void facts_free(struct facts *facts);
/* To be called after edits, before asking; cheap when nothing changed. */
void facts_refresh(struct facts *facts);

/* field: EXPR_FIELD_ACTUAL, FORECAST or NEXT; back: 0 this pack, 1 the pack before. The forecast of a period that was not
 * typed is the next of the pack before. */
struct fact facts_get(const struct facts *facts, const struct item *item, enum expr_field field, int back);
/* Has the item an answer: a text, a row, a number typed or computed, or a commentary that says why there is none? */
bool facts_is_answered(const struct facts *facts, const struct item *item);
bool facts_has_prior(const struct facts *facts);
const struct pack *facts_prior(const struct facts *facts);

struct facts_view {
	const struct facts *facts;
	const struct item *self;
	int back; /* seen from this pack (0) or from the pack before (1) */
};

/* For expr_number() and expr_truth(): self is what "self" and ids without name mean, may be NULL. */
struct expr_values facts_values(const struct facts *facts, const struct item *self, struct facts_view *storage);

struct variance {
	bool has_forecast, has_actual, has_prior, has_next;
	struct quantity forecast, actual, prior, next;
	bool has_difference;
	struct quantity difference;  /* actual − forecast */
	bool has_relative;           /* forecast above zero, and not a percentage item (points are shown instead) */
	double relative;             /* percent of the forecast */
	char status;                 /* 'G' 'A' 'R' or ' ': typed when overridden, else from attainment */
	bool status_typed;
};
/*
 * One row of the variance table. Green from 98 % attainment (actual ÷ forecast; forecast ÷ actual where lower is better),
 * amber from 90 %; ' ' where neither direction is better or a forecast of zero or below was missed.
 */
struct variance facts_variance(const struct facts *facts, const struct item *item);

#endif
