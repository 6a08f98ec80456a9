/* SPDX-License-Identifier: MIT */
/*
 * Owns: what "=prev*1.1" or "1.2m+300k" in a field of numbers comes to, and how an amount is typed.
 * Never: puts it there: what is typed stays until the user takes the result.
 */
#ifndef TUI_ARITHMETIC_H
#define TUI_ARITHMETIC_H

#include "pack/facts.h"

struct arithmetic {
	const struct catalogue *catalogue;
	const struct company *company;
	const struct facts *facts; /* refreshed */
	const struct item *item;   /* what prev, forecast, next and actual are of; NULL: they are nothing */
	enum unit unit;            /* of the field */
};

/*
 * Reads a sum: amounts as people type them, prev, forecast, next, actual, ids of items, + - * / and brackets. False when text is
 * none (a lone amount is none), or comes to nothing of that unit.
 */
bool arithmetic_read(struct str text, const struct arithmetic *in, struct quantity *out);
/* Does it come to nothing because a figure of an earlier period, which it asks for, is not there? */
bool arithmetic_lacks_last(struct str text, const struct arithmetic *in);
/* As a person of that company would type it: "5,060,000", "12.5 %". quantity_read() gives the value back. Appends. */
void arithmetic_print(struct quantity quantity, const struct company *company, struct buf *out);

#endif
