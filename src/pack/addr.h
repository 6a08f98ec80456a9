/* SPDX-License-Identifier: MIT */
/*
 * Owns: the address of a leaf: item / row / field. Rows carry serials that are never reused within a pack, so that an address survives
 * reordering and undo. Nothing nests deeper.
 * Never: points into a pack.
 */
#ifndef PACK_ADDR_H
#define PACK_ADDR_H

#include "base/base.h"

/* The strings are borrowed: from the catalogue, or from the arena of who keeps the address (a pack, a finding list, a history). */
struct addr {
	struct str item;  /* "section.risks" */
	unsigned row;     /* serial, from 1; 0 for fields of the item itself */
	struct str field; /* "actual", "text", "owner" */
};

bool addr_eq(const struct addr *a, const struct addr *b);
/* "sales.arr/actual", "section.risks/3/owner"; without what is empty: "sales.arr", "section.risks/3". Appends. */
void addr_print(const struct addr *addr, struct buf *out);
/* The inverse; strings borrow from text. False when it is no address. */
bool addr_parse(struct str text, struct addr *out);

#endif
