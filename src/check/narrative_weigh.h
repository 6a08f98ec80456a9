/* SPDX-License-Identifier: MIT */
/*
 * Owns: what speaks for each name of a narrative being an account and what against it, weighed over all places where it stands.
 * Never: finds names, or knows which account an answer belongs to.
 * Tests: check/narrative_weigh in tests/unit/test_check_narrative.c
 */
#ifndef CHECK_NARRATIVE_WEIGH_H
#define CHECK_NARRATIVE_WEIGH_H

#include "check/narrative_reader.h"

/* One bit for each row of narrative_weigh.def. */
struct narrative_features {
	uint64_t bits[3];
};

/*
 * Makes accounts of names that much speaks for and doubtful ones of those that little speaks for. verdicts, part and next: one
 * per name, as narrative_account.c has them. doubted: set for names that are just not accounts by their points.
 */
void narrative_weigh(struct narrative_reader *reader, enum narrative_verdict *verdicts, const bool *part,
		     const size_t *next, bool *doubted);

#endif
