/* SPDX-License-Identifier: MIT */
/*
 * Owns: the serials of a table's rows as one text: a file need not hold them, and who reads it counts anew. What a journal
 * says of a row after a save would else be said of another.
 * Never: writes; judges what stands in the rows.
 */
#ifndef STORE_NUMBERING_H
#define STORE_NUMBERING_H

#include "pack/history.h"

/* Appends the serials of entry's rows in their order: "5 6 9". */
void numbering_print(const struct entry *entry, struct buf *out);
/* Gives the rows of item these serials. False, and nothing changed, when they do not fit. */
bool numbering_apply(struct history *history, struct str item, struct str serials);

#endif
