/* SPDX-License-Identifier: MIT */
/*
 * Owns: the one small expression language of formulas and rules.
 * Never: loops, strings, user functions, side effects.
 *
 *   expr    := or ;  and / or / not, comparisons (< <= > >= == !=), + - * /, unary -, parentheses
 *   atom    := 12.5 | 12.5% | item.id | self | period_months | name(args)
 *   calls   := prev(x) forecast(x) next(x) actual(x)      another field or the period before: x is an item id or self
 *              missing(x) typed(x) commented(x)            truth, never unknown
 *              near(a, b)                                  equal within the slacks of both (at least 0.5 % of the larger)
 *              abs(x) min(a, b) max(a, b)
 *              percent(ratio) ratio(percent)               times 100, divided by 100
 *              months(x) days(x) count(x)                  a ratio or bare number becomes that unit
 *              threshold(name)                             a company's setting, a plain number
 *
 * Three-valued: what touches a missing value is unknown; unknown does not fire. "a and b" is false when either is
 * false, "a or b" true when either is true, even if the other is unknown. Division by zero is unknown.
 * Intervals: slack is carried through + - * / by first-order propagation. A count typed to the unit is exact.
 * Units: + - and comparisons want the same unit on both sides, a bare number takes the unit it meets. In * and / bare
 * numbers and ratios are factors; equal units divide to a ratio; currency / count, and anything by or per months or
 * days, stay what they were.
 */
#ifndef CALC_EXPR_H
#define CALC_EXPR_H

#include "calc/quantity.h"

enum expr_field {
	EXPR_FIELD_ACTUAL,
	EXPR_FIELD_FORECAST,
	EXPR_FIELD_NEXT,
	EXPR_FIELD_COMMENTARY, /* only for commented(x): is any text there */
	EXPR_FIELD_TYPED,      /* only for typed(x): is an actual typed, as opposed to computed */
};

/* A reference to a value: which item (empty id: self), which field, how many periods back (0 or 1). */
struct expr_ref {
	struct str id;
	enum expr_field field;
	int back;
};

/* What a compiler needs to know of the world outside. */
struct expr_names {
	/* Unit of an item; false when there is no such number item. An empty id asks for self. */
	bool (*unit_of)(void *data, struct str id, enum unit *out);
	bool (*has_threshold)(void *data, struct str name);
	void *data;
};

/* What an evaluation needs. */
struct expr_values {
	/* False when the value is missing or unreadable. */
	bool (*value)(void *data, const struct expr_ref *ref, struct quantity *out);
	bool (*is_present)(void *data, const struct expr_ref *ref); /* for missing(), typed(), commented() */
	bool (*threshold)(void *data, struct str name, double *out);
	int period_months;
	void *data;
};

enum truth { TRUTH_FALSE, TRUTH_TRUE, TRUTH_UNKNOWN };

struct expr; /* immutable once compiled */

/*
 * Compiles and checks units. want: the unit of the result for formulas, UNIT_COUNT_OF for a condition (a truth), UNIT_NONE
 * for any number. On failure NULL, and error says what, with the column in text. Freed by expr_free().
 */
struct expr *expr_compile(struct str text, enum unit want, const struct expr_names *names, struct error *error);
void expr_free(struct expr *expr);
/* A number; false when unknown. Only for expressions compiled for a number. */
bool expr_number(const struct expr *expr, const struct expr_values *values, struct quantity *out);
/* A truth. Only for expressions compiled for a condition. */
enum truth expr_truth(const struct expr *expr, const struct expr_values *values);
/* All references in it, for dependency graphs and for messages that print the numbers used. Borrowed from expr. */
size_t expr_refs(const struct expr *expr, const struct expr_ref **out);

#endif
