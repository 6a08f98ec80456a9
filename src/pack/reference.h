/* SPDX-License-Identifier: MIT */
/*
 * Owns: references in prose to figures of the pack: "{{sales.arr}}", "{{sales.arr/forecast}}", "{{sales.arr/next}}",
 * "{{prior sales.arr}}", "{{prior 4 sales.arr}}", each also as "{{short …}}"; what they mean and how they are filled.
 * Never: changes a pack; leaves out or alters what is no reference.
 */
#ifndef PACK_REFERENCE_H
#define PACK_REFERENCE_H

#include "pack/facts.h"

struct reference {
	struct span span; /* with its braces */
	struct str id; /* as written */
	const struct item *item; /* NULL: no such number, or a form that is none of the above */
	const struct item *named; /* what the id names, of whatever kind and in whatever form; or NULL */
	enum expr_field field;
	int back; /* packs before */
	bool is_short; /* as a sentence says it: "$5.04m" for USD 5,035,000 */
};

/* The next pair of double braces at or after from; false at the end. Linear over all calls. */
bool reference_next(struct str text, size_t from, const struct catalogue *catalogue, struct reference *out);
/*
 * The figure as tables print it, money with the company's currency; the short form in three digits with its sign. False when there is
 * none. Appends.
 */
bool reference_value(const struct reference *reference, const struct facts *facts, const struct company *company,
		     struct buf *out);
/*
 * Appends text with every reference filled; what has no value stays as it was written. hidden[item->index]: the reader is not to
 * see the item, not even its id, and is told so; NULL: nothing is hidden.
 */
void reference_fill(struct str text, const struct facts *facts, const struct catalogue *catalogue,
		    const struct company *company, const bool *hidden, struct buf *out);
/* The same of a text of the pack of the period before: "{{sales.arr}}" is that period's. Nothing is hidden. */
void reference_fill_prior(struct str text, const struct facts *facts, const struct catalogue *catalogue,
			  const struct company *company, struct buf *out);
/* The same with nothing filled: only references to what is hidden are replaced. */
void reference_hide(struct str text, const struct catalogue *catalogue, const bool *hidden, struct buf *out);

#endif
