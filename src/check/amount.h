/* SPDX-License-Identifier: MIT */
/*
 * Owns: the amounts of a narrative, one after the other, as quantities with the slack of their digits.
 * Never: says what an amount is about.
 */
#ifndef CHECK_AMOUNT_H
#define CHECK_AMOUNT_H

#include "calc/quantity.h"

struct amount {
	struct span span;
	struct quantity quantity; /* unit NONE: a bare number */
	bool is_year; /* bare, and of the years that people write about */
};

/* The next amount at or after from; false at the end. Figures inside names ("Q3", "A-12") and dates are passed over. */
bool amount_next(struct str text, size_t from, enum number_style style, struct str currency, struct amount *out);

#endif
