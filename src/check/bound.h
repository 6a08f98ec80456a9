/* SPDX-License-Identifier: MIT */
/*
 * Owns: expressions of rules bound to the items they are judged at: "self" has another unit at another item, so an
 * expression is compiled once for each unit; and the company's thresholds with our defaults.
 * Never: reports.
 */
#ifndef CHECK_BOUND_H
#define CHECK_BOUND_H

#include "calc/expr.h"
#include "check/lint.h"

/* The slot UNIT_NONE serves where there is no item, or one that is no number. */
struct bound {
	struct expr *by_unit[UNIT_COUNT_OF];
};

/*
 * Which units "self" can have: those of the number items in the catalogue that rule is at; all false when there
 * are none.
 */
void bound_units(const struct rule *rule, const struct catalogue *catalogue, bool units[UNIT_COUNT_OF]);
/* want as for expr_compile(). False with error; bound holds nothing then. */
bool bound_compile(struct bound *bound, struct str text, enum unit want, const bool units[UNIT_COUNT_OF],
		   const struct catalogue *catalogue, struct error *error);
void bound_release(struct bound *bound);
/* NULL when the rule is not judged at such an item. */
const struct expr *bound_at(const struct bound *bound, const struct item *item);

/* Storage of bound_values(); must outlive its use. */
struct bound_view {
	struct facts_view facts;
	struct expr_values inner;
	const struct lint_input *input;
	/* Items that count as nothing where the company is not asked for them and the pack does not answer; or NULL. */
	const struct str_list *optional;
};

/* Is it one of the settings that a company may make; and its value, the company's or ours. */
bool bound_has_threshold(struct str name);
bool bound_threshold(const struct company *company, struct str name, double *out);

/* What facts_values() gives, with our defaults for thresholds that the company does not set; nothing is optional yet. */
struct expr_values bound_values(const struct lint_input *input, const struct item *self, struct bound_view *storage);
/*
 * The first thing an expression reads that is not there, in words: "sales.arr is missing". False when all is
 * there.
 */
bool bound_missing(const struct expr *expr, const struct bound_view *view, const struct item *self, struct buf *out);
/* Is the item neither asked for nor answered? */
bool bound_is_left_out(const struct lint_input *input, const struct item *item);

#endif
