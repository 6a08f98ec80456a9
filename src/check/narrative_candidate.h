/* SPDX-License-Identifier: MIT */
/*
 * Owns: what stands around a name that may be an account: the sort of its line, the answers behind it, the price of its sentence.
 * Never: judges it; narrative_evidence.c does.
 * Tests: check/narrative_candidate in tests/unit/test_check_narrative.c
 */
#ifndef CHECK_NARRATIVE_CANDIDATE_H
#define CHECK_NARRATIVE_CANDIDATE_H

#include "check/narrative_reader.h"

struct narrative_candidate {
	const struct name *name;
	enum narrative_follow follow;
	bool item;    /* on the line of an item or heading */
	bool start;   /* opens a clause */
	bool several; /* words, or one that can only be a brand */
	bool marked;  /* an answer follows, on the line and before the next candidate */
	bool sized;   /* an amount does */
	bool prose;   /* one of several sentences on its line */
	bool priced;  /* in prose: an amount that may be a deal's stands in its sentence or the next */
};

/* next: the token at which the next candidate begins; what follows is looked at up to it, or to the end of the line. */
struct narrative_candidate narrative_candidate_of(const struct narrative_reader *reader, const struct name *name,
						  enum narrative_follow follow, size_t next);
/* narrative_front.c: whether what stands before the name says that it is an account. */
bool narrative_front_proves(const struct narrative_reader *reader, const struct narrative_candidate *candidate);

#endif
