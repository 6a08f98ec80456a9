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

/*
 * What the words of a sentence are about, for whether it tells of something that happened (prose/tells.def). The first are things
 * and deeds that one can point at; from ABSTRACT on it is what can be said of every quarter.
 */
enum tells_family {
	TELLS_PAPER, /* invoices, contracts, permits */
	TELLS_LAW, /* laws, courts, authorities */
	TELLS_PAYMENT, /* sums with a name of their own */
	TELLS_TRADE, /* people by what they do for a living, and firms likewise */
	TELLS_INSTITUTION, /* places where something is done */
	TELLS_MACHINE, /* devices and their parts */
	TELLS_STUFF, /* materials, food, plants and animals */
	TELLS_SOFTWARE,
	TELLS_MISHAP, /* what befalls one, the weather included */
	TELLS_CALENDAR, /* fairs, feasts, what is broadcast */
	TELLS_CURRENCY,
	TELLS_BRAND, /* organisations that everybody deals with */
	TELLS_ENDS, /* what ends by somebody */
	TELLS_BEGINS,
	TELLS_BOOKS,
	TELLS_BREAKS,
	TELLS_MOVES,
	TELLS_DECIDES,
	TELLS_STAFFING,
	TELLS_COMPLAINS,
	TELLS_GERMAN_FACT, /* all of the above in German */
	TELLS_FRENCH_FACT,
	TELLS_DEEDS, /* what somebody did to something, told as past */
	TELLS_ABSTRACT, /* what nobody can point at */
	TELLS_LABEL, /* names for causes that tell none */
	TELLS_PRAISE,
	TELLS_MOOD,
	TELLS_VAGUE,
	TELLS_DOWNTONE,
	TELLS_ACTIVITY,
	TELLS_INTENT,
	TELLS_METRIC,
	TELLS_GAPWORD,
	TELLS_HABIT,
	TELLS_REASSURE,
	TELLS_REQUEST,
	TELLS_IDIOM, /* sayings, and what is only said of what one cannot point at */
	TELLS_TONE_ADJ,
	TELLS_F_WE, /* F_…: little words, which tell how a sentence is built */
	TELLS_F_OUR,
	TELLS_F_IT,
	TELLS_F_THERE,
	TELLS_F_THE,
	TELLS_F_A,
	TELLS_F_THEY,
	TELLS_F_BECAUSE,
	TELLS_F_WHEN,
	TELLS_F_SO,
	TELLS_F_NOT,
	TELLS_F_IS,
	TELLS_F_WAS,
	TELLS_F_BEEN,
	TELLS_F_HAS,
	TELLS_F_HAD,
	TELLS_F_MORE,
	TELLS_F_ALL,
	TELLS_F_COUNT,
	TELLS_F_NEW,
	TELLS_F_ONLY,
	TELLS_F_FROM,
	TELLS_F_INSTEAD,
	TELLS_F_BUT,
	TELLS_COUNT,
};

#define TELLS_OF(name) (UINT64_C(1) << TELLS_##name)

/*
 * The classes of each token (and one more, 0): phrases cover all their words and never cross the end of a line. *tells: its
 * families likewise.
 */
uint64_t *speech_mark(const struct token_list *tokens, struct arena *arena, uint64_t **tells);

#endif
