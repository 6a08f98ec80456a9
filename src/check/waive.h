/* SPDX-License-Identifier: MIT */
/*
 * Owns: which waiver of the pack covers a finding, and whether a waiver is in force.
 * Never: hides a finding (a waived one stays in the list, marked).
 */
#ifndef CHECK_WAIVE_H
#define CHECK_WAIVE_H

#include "check/pass.h"

enum waive_fault {
	WAIVE_SOUND,
	WAIVE_EXPIRED,
	WAIVE_NO_RULE, /* names a check that does not exist */
};

enum waive_fault waive_fault(const struct lint *lint, const struct waiver *waiver);
/* The first waiver of the pack that covers the finding, in force or not; STR_NONE: none does. */
size_t waive_find(const struct pack *pack, const struct finding *finding);
/* How many of the findings a waiver covers, in force or not. */
size_t waive_count(const struct findings *findings, const struct waiver *waiver);
/* Marks finding as waived when a sound waiver covers it, and remembers that the waiver is used. */
void waive_apply(struct lint *lint, struct finding *finding);

#endif
