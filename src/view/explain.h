/* SPDX-License-Identifier: MIT */
/*
 * Owns: an item, a rule, an activity or a convention as a page of text: the same words in boardpack show, in the guidance
 * pane and in manual pages.
 * Never: reads a pack but through facts; changes anything.
 */
#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

#include "check/rule.h"
#include "pack/facts.h"
#include "pack/standing.h"
#include "view/page.h"

/* What is known of the reader's own company. All borrowed. */
struct explain_input {
	const struct catalogue *catalogue;
	const struct company *company; /* or NULL */
	const struct facts *facts;     /* of a pack, fresh; or NULL. Needs company */
};

enum explain_order {
	EXPLAIN_REFERENCE, /* as a CFO looks a definition up: what it is, how it is computed, how it is read */
	EXPLAIN_GUIDE, /* as a founder writes: where it stands, what to do, how to put it; the definition after that */
};

void explain_item(const struct explain_input *in, const struct item *item, enum explain_order order, int columns,
		  struct page *page);
/* "in the second-best quartile, short of good". Appends; nothing where there is nothing to place it on. */
void explain_standing(const struct standing *standing, struct buf *out);
/* said: the message of a finding of it; empty: what it says in general. */
void explain_rule(const struct rule *rule, struct str said, int columns, struct page *page);
void explain_activity(const struct catalogue *catalogue, const struct activity *activity, int columns,
		      struct page *page);
void explain_convention(const struct catalogue *catalogue, const struct convention *convention, int columns,
			struct page *page);

#endif
