/* SPDX-License-Identifier: MIT */
/*
 * Owns: how a sentence says a figure of a number: of the whole of it or of a part, of now or of any time, to the digit or about.
 * Never: knows the number's figures, or judges.
 */
#ifndef CHECK_CLAIM_H
#define CHECK_CLAIM_H

#include "base/base.h"

enum claim {
	CLAIM_NONE, /* of a part, a change, a gap, a bound: nothing is claimed of the number as a whole */
	CLAIM_OPEN, /* of the whole, at any time: "ARR of $4.9m", "$4.9m ARR" */
	CLAIM_NOW, /* "ARR is $4.9m", "ARR closed at $4.9m": nothing but a verb of being stands between */
};

/* What text says by a figure that stands beside a number's name; neither within the other. */
enum claim claim_of(struct str text, struct span name, struct span figure);
/* "about $5m", "$5m or so": it is not meant to the digit. */
bool claim_is_rough(struct str text, struct span figure);
/* A bare number counts the item only where nothing else is counted: "headcount is 58", not "headcount: 6 engineers". */
bool claim_is_counted(struct str text, size_t end);
/* "lasts", "is enough for": the months between are how long the money lasts. */
bool claim_is_of_lasting(struct str between);
/* Nothing but words that lead from a name to what is said of the whole of it. */
bool claim_leads_on(struct str between);
/* "… in hospitals", "… among lift firms": what comes behind a name narrows it down. */
bool claim_is_narrowed(struct str rest);

#endif
