/* SPDX-License-Identifier: MIT */
/*
 * Owns: the one way to write a pack: six reversible operations.
 * Never: judges the text; touches the disk.
 */
#ifndef PACK_EDIT_H
#define PACK_EDIT_H

#include "pack/addr.h"

struct pack;

enum edit_kind {
	EDIT_SPLICE,     /* at at.field, offset: removed becomes inserted */
	EDIT_INSERT_ROW, /* an empty row with serial at.row at position */
	EDIT_REMOVE_ROW, /* the row at.row, which is empty, from position */
	EDIT_WAIVE,      /* inserted, a text of waiver_print() about at.item, becomes the waiver at position */
	EDIT_UNWAIVE,    /* the waiver at position, which says removed, goes */
	EDIT_HEAD,     /* of no item: what at.field, the key of a head, says was removed and becomes inserted */
};

struct edit {
	enum edit_kind kind;
	struct addr at;
	size_t offset;       /* splice: bytes */
	struct str removed;  /* splice: what stood there */
	struct str inserted; /* splice: what stands there now */
	size_t position;     /* rows: index among the item's rows; waivers: among the pack's */
};

/* May a pack hold text: is it well-formed UTF-8 without a zero byte? */
bool edit_can_keep(struct str text);
/*
 * Applies edit. False, and nothing changed, when it does not fit the pack (removed differs, offset beyond the end or
 * inside a code point, row exists or is not empty, text ill-formed or with a zero byte): a damaged journal must not damage a pack.
 */
bool edit_apply(struct pack *pack, const struct edit *edit);
/* The edit that takes edit back. Strings are shared with edit. */
struct edit edit_inverse(const struct edit *edit);

#endif
