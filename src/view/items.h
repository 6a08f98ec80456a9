/* SPDX-License-Identifier: MIT */
/*
 * Owns: the list of items that a stage or a company asks for, as text in columns and as JSON.
 * Never: says more of an item than one line; view/explain does.
 */
#ifndef VIEW_ITEMS_H
#define VIEW_ITEMS_H

#include "pack/company.h"

struct items_query {
	const struct company *company; /* its stage and its choice count; or NULL */
	bool has_stage;
	enum stage stage; /* instead of the company's */
	bool has_since;
	enum stage since;     /* only what stage (or the company's) asks for and since does not, or less */
	struct str domain;    /* only of this one; empty: all */
	enum relevance level; /* only of this level; NONE: of any */
};

/* Without a company and a stage: all items. Text has one line an item, in aligned columns. Both append. */
void items_text(const struct items_query *query, const struct catalogue *catalogue, struct buf *out);
void items_json(const struct items_query *query, const struct catalogue *catalogue, struct buf *out);
const char *relevance_name(enum relevance relevance); /* "core"; "" for none */

#endif
