/* SPDX-License-Identifier: MIT */
/*
 * Owns: which waiver of the pack covers a finding, and whether a waiver is in force.
 * Never: hides a finding (a waived one stays in the list, marked).
 */
#ifndef CHECK_WAIVE_H
#define CHECK_WAIVE_H

#include "check/pass.h"
#include "pack/history.h"

enum waive_fault {
	WAIVE_SOUND,
	WAIVE_EXPIRED,
	WAIVE_NO_RULE, /* names a check that does not exist */
};

enum waive_fault waive_fault(const struct lint_input *input, const struct waiver *waiver);
/* The first waiver of the pack that covers the finding, in force or not; STR_NONE: none does. */
size_t waive_find(const struct pack *pack, const struct finding *finding);
/* How many of the findings a waiver covers, in force or not. */
size_t waive_count(const struct findings *findings, const struct waiver *waiver);
/* Where a waiver of the finding is put (appended): a row has no name that a file keeps, so its table is meant. */
void waive_place(const struct finding *finding, struct buf *out);
/*
 * Takes away all waivers of the pack that cover the finding, as one step of undo: with one of them left it would stay waived.
 * False when one can only be changed in the file.
 */
bool waive_withdraw(struct history *history, const struct pack *pack, const struct finding *finding);
/* Marks finding as waived when a sound waiver covers it, and remembers that the waiver is used. */
void waive_apply(struct lint *lint, struct finding *finding);
/*
 * Marks and counts anew what of the findings is waived, after a change of waivers alone: which findings there are, and in which
 * order, stays. fired is that of the pass.
 */
void waive_again(const struct lint_input *input, struct findings *findings);

#endif
