/* SPDX-License-Identifier: MIT */
/*
 * Owns: how far two words are apart, for "did you mean …".
 * Never: decides what is near enough for whom.
 */
#ifndef BASE_NEAR_H
#define BASE_NEAR_H

#include "base/str.h"

/* Ids are shorter; a longer word is near to none of them. */
#define NEAR_MAX 64

/* Insertions, deletions and replacements of bytes between a and b; NEAR_MAX + 1 when either is longer than NEAR_MAX. */
size_t near_distance(struct str a, struct str b);

#endif
