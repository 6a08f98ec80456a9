/* SPDX-License-Identifier: MIT */
/*
 * Owns: the words by which a comment argues: causes, hedges, owners, plans, asks, a figure against its forecast.
 * Never: decides what a sentence says; the checks do.
 */
#ifndef PROSE_SPEECH_H
#define PROSE_SPEECH_H

#include "prose/token.h"

/* Classes are bits of a token, as those of the lexicon. */
enum speech_class {
	SPEECH_CAUSE,
	SPEECH_CAUSE_WEAK, /* since, after: a cause only with an event */
	SPEECH_LAZY, /* bare labels: timing, market conditions */
	SPEECH_EVENT, /* what happened to somebody */
	SPEECH_BUSY, /* our own busyness */
	SPEECH_DONT_KNOW,
	SPEECH_HEDGE,
	SPEECH_FUTURE,
	SPEECH_STOCK,
	SPEECH_CONDITION,
	SPEECH_FORECAST,
	SPEECH_PRIOR,
	SPEECH_OTHER_PERIOD, /* a figure of another time or of others */
	SPEECH_UP,
	SPEECH_DOWN,
	SPEECH_BETTER,
	SPEECH_WORSE,
	SPEECH_FLAT,
	SPEECH_DOUBLED,
	SPEECH_TRIPLED,
	SPEECH_HALVED,
	SPEECH_AHEAD,
	SPEECH_BEHIND,
	SPEECH_INLINE,
	SPEECH_POINTS,
	SPEECH_GROSS,
	SPEECH_NET,
	SPEECH_UPSELL,
	SPEECH_LEAVES_OUT,
	SPEECH_TAKES_IN,
	SPEECH_ROLE,
	SPEECH_GROUP, /* nobody in particular: the team */
	SPEECH_OWNER,
	SPEECH_PLAN,
	SPEECH_WATCH, /* no plan: keep an eye on */
	SPEECH_ACCEPT,
	SPEECH_ASK,
	SPEECH_BOARD,
	SPEECH_NO_ASK,
	SPEECH_DATE_BY_MEETING,
	SPEECH_SOURCE,
	SPEECH_CHANGED,
	SPEECH_TRIGGER,
	SPEECH_DECISION,
	SPEECH_SCENARIO,
	SPEECH_SEGMENT,
	SPEECH_STATUS,
	SPEECH_PROBLEM,
	SPEECH_JOB, /* what a vacancy or a team is called */
	SPEECH_ASKWORD,
	SPEECH_OUTSIDE, /* whether it was in our hands */
	SPEECH_LASTING, /* one-off or for good */
	SPEECH_METHOD,
	SPEECH_MAJORITY,
	SPEECH_KNOWN, /* abbreviations that need no explanation */
	SPEECH_COUNT,
};

#define SPEAKS(name) (UINT64_C(1) << SPEECH_##name)

/* The classes of each token (and one more, 0): phrases cover all their words and never cross the end of a line. */
uint64_t *speech_mark(const struct token_list *tokens, struct arena *arena);

#endif
