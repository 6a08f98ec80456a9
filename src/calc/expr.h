/* SPDX-License-Identifier: MIT */
/*
 * Owns: the one small expression language of formulas and rules.
 * Never: loops, strings, user functions, side effects.
 *
 *   expr    := or ;  and / or / not, comparisons (< <= > >= == !=), + - * /, unary -, parentheses
 *   atom    := 12.5 | 12.5% | item.id | self | period_months | name(args); in an expression of a row also: column
 *   x       := item.id | self | sum(…) | count(…), or one of the next two lines over an x
 *   calls   := forecast(x) next(x) actual(x)              another field
 *              prev(x) prev(x, n) ago(x, months)          the period before, n before, the one so many months earlier
 *              over(x, months) mean(x, months)            the sum, or the mean, of the periods of so many months, this one last
 *              sum(table.column) sum(table.column where column = word and column != word)
 *              whole(table.column) whole(table.column where …)   as sum(), but unknown where a row it means has no figure
 *              count(table) count(table where …)          over the rows of a table; words are those of a choice
 *              missing(x) typed(x) commented(x)            truth, never unknown
 *              near(a, b)                                  equal within the slacks of both (at least 0.5 % of the larger)
 *              abs(x) min(a, b) max(a, b)
 *              percent(ratio) ratio(percent)               times 100, divided by 100
 *              months(x) days(x) count(x)                  a ratio or bare number becomes that unit
 *              threshold(name)                             a company's setting, a plain number
 *
 * Three-valued: what touches a missing value is unknown, and so is what reaches a period without a pack, a table without
 * rows or a cell that cannot be read (blank cells of a sum are passed over); unknown does not fire. "a and b" is false when either is
 * false, "a or b" true when either is true, even if the other is unknown. Division by zero is unknown.
 * Intervals: slack is carried through + - * / by first-order propagation. A count typed to the unit is exact.
 * Units: + - and comparisons want the same unit on both sides, a bare number takes the unit it meets. In * and / bare
 * numbers and ratios are factors; equal units divide to a ratio; currency / count, and anything by or per months or
 * days, stay what they were; a percentage of an amount is an amount.
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

/* "status = open", "kind != seats" */
struct expr_filter {
	struct str column, word;
	bool is_not;
	size_t at_column, at_word; /* in the text, from 1 */
	const struct expr_filter *next;
};

/* What sum() and count() look at in a table. */
struct expr_rows {
	struct str column; /* empty: the rows are counted */
	bool is_whole;     /* a row without a figure leaves it unknown */
	size_t at_column;  /* in the text, from 1 */
	const struct expr_filter *filters;
};

/* A reference to a value: of which item or table, which field, how far back. */
struct expr_ref {
	struct str id; /* empty: self */
	enum expr_field field;
	int back;      /* periods before */
	int months;    /* and so many months before that */
	int window;    /* 0: one value; else the months of over() or mean(), the last of which the above says */
	bool is_mean;
	const struct expr_rows *rows; /* NULL: an item's own value */
};

/* A column of a table, as far as expressions can use it. */
struct expr_column {
	bool is_number, is_choice;
	enum unit unit;
};

/* What a compiler needs to know of the world outside. */
struct expr_names {
	/* Unit of an item; false when there is no such number item. An empty id asks for self. */
	bool (*unit_of)(void *data, struct str id, enum unit *out);
	bool (*has_threshold)(void *data, struct str name);
	void *data;
	/* An empty column asks for the table itself. NULL: there are no tables. */
	bool (*column_of)(void *data, struct str table, struct str column, struct expr_column *out);
	/* Is it one of the words of a choice? */
	bool (*has_word)(void *data, struct str table, struct str column, struct str word);
	/* The row's own columns. NULL: the expression is not of a row. */
	bool (*cell_of)(void *data, struct str column, struct expr_column *out);
};

/* What an evaluation needs. */
struct expr_values {
	/* False when the value is missing or unreadable. Never asked for a window. */
	bool (*value)(void *data, const struct expr_ref *ref, struct quantity *out);
	bool (*is_present)(void *data, const struct expr_ref *ref); /* for missing(), typed(), commented() */
	bool (*threshold)(void *data, struct str name, double *out);
	int period_months;
	void *data;
	bool (*rows)(void *data, const struct expr_ref *ref, struct quantity *out); /* the sum or the count of ref->rows */
	bool (*cell)(void *data, struct str column, struct quantity *out);
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
/*
 * Is the item's actual of this period one of what the whole adds up (1) or takes away (-1), so that 0 stands for "there was none"?
 * 0: neither.
 */
int expr_adds(const struct expr *expr, struct str id);
/* The item whose actual of the period before is all of it, "prev(x)"; empty for anything more. Borrowed from expr. */
struct str expr_carries(const struct expr *expr);
/* All columns of the own row in it, each once. Borrowed from expr. */
size_t expr_cells(const struct expr *expr, const struct str **out);
/* May text stand where word of a choice is meant? Case, and "_", "-" and space, make no difference. */
bool expr_is_word(struct str text, struct str word);

#endif
