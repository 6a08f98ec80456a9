/* SPDX-License-Identifier: MIT */
/*
 * Owns: a waiver as one text, which an edit carries and a journal keeps: rule, address, end and reason, a line each.
 * Never: knows whether the rule exists or the finding is there (check/waive does).
 */
#ifndef PACK_WAIVER_H
#define PACK_WAIVER_H

#include "pack/pack.h"

/* Appends the text. */
void waiver_print(const struct waiver *waiver, struct buf *out);
/*
 * Reads such a text; parts borrow from it. False when it is none that a pack would keep: no rule, an address that cannot be
 * read, a date that is none, no reason, or blanks around one of them, which a file would not give back.
 */
bool waiver_parse(struct str text, struct waiver *waiver);
bool waiver_same(const struct waiver *a, const struct waiver *b);
/* The place of one that says the same among the pack's waivers, or STR_NONE. */
size_t waiver_find(const struct pack *pack, const struct waiver *waiver);

/* How many of the pack's first n waivers say the same: a file may say it twice. */
size_t waiver_count(const struct pack *pack, size_t n, const struct waiver *waiver);

#endif
