/* SPDX-License-Identifier: MIT */
/*
 * Owns: what of a pack is not answered yet, and in which order a walk leads there: core items first, then what is recommended, each
 * as a board reads it. There is no other state of a walk: it can be taken up again wherever the pack is.
 * Never: decides which items a company asks for (pack/company does).
 */
#ifndef PACK_LEFT_H
#define PACK_LEFT_H

#include "pack/company.h"
#include "pack/facts.h"

/* Is the item asked for, in this period, and without an answer? */
bool left_is_open(const struct company *company, const struct facts *facts, const struct item *item);
/* The next open item of a walk behind from; NULL at the end. from NULL: the first. */
const struct item *left_step(const struct catalogue *catalogue, const struct company *company,
			     const struct facts *facts, const struct item *from);
/*
 * The same behind here, which the user went to where the walk had led to led (NULL: nowhere): from a recommended item that was looked
 * up the way leads back to core items, while some are open.
 */
const struct item *left_after(const struct catalogue *catalogue, const struct company *company,
			      const struct facts *facts, const struct item *here, const struct item *led);
/* The item before from that is asked for, answered or not; NULL when from is the first. */
const struct item *left_before(const struct catalogue *catalogue, const struct company *company,
			       const struct item *from);

struct left_count {
	size_t open, core; /* of the open ones, the core items */
	size_t asked, core_asked; /* open or not */
};
/* domain empty: of the whole pack. */
struct left_count left_count(const struct catalogue *catalogue, const struct company *company,
			     const struct facts *facts, struct str domain);
/* "5 of 6 core items answered, 1 of 4 recommended": the core items are what titles count. Appends. */
void left_print(const struct left_count *count, struct buf *out);

#endif
