/* SPDX-License-Identifier: MIT */
/*
 * Owns: the words and phrases by which a narrative is read, in several languages, and the table that finds them.
 * Never: decides what a phrase means where it stands; the recognisers do.
 */
#ifndef PROSE_LEXICON_H
#define PROSE_LEXICON_H

#include "base/base.h"

enum lexicon_class {
	LEXICON_MONTH, /* names of months */
	LEXICON_TIME_UNIT, /* week, quarter, … */
	LEXICON_TIME_NEXT, /* next, this */
	LEXICON_ORDINAL, /* first, second, last */
	LEXICON_ENDOF, /* end of, mid */
	LEXICON_PERIOD, /* whole periods: year-end */
	LEXICON_HOLIDAY, /* named days, harvests */
	LEXICON_SEASON, /* spring: needs a preposition */
	LEXICON_TIME_PREP,
	LEXICON_TIME_WITHIN,
	LEXICON_TIME_NOT, /* what makes a date something else than a close date */
	LEXICON_TIME_YES,
	LEXICON_TIME_VAGUE,
	LEXICON_CURRENCY,
	LEXICON_MAGNITUDE,
	LEXICON_SIZE_WORDS, /* six figures */
	LEXICON_MONEY_NOT, /* what makes an amount something else than a deal size */
	LEXICON_TOTAL,
	LEXICON_EACH,
	LEXICON_PER,
	LEXICON_GATE, /* parties, documents and steps */
	LEXICON_GATE_CUE, /* waiting for, must */
	LEXICON_GATE_NONE, /* explicitly no gate */
	LEXICON_GATE_UNKNOWN, /* no answer */
	LEXICON_GATE_PASSED,
	LEXICON_GATE_OBLIGE,
	LEXICON_FOLLOWUP, /* own tasks, moods */
	LEXICON_PRODUCT,
	LEXICON_CONNECT, /* inside names */
	LEXICON_ORGWORD,
	LEXICON_TITLE,
	LEXICON_FIRSTNAME,
	LEXICON_PLACE,
	LEXICON_NATIONAL,
	LEXICON_ACRONYM,
	LEXICON_TIER,
	LEXICON_SEGMENT,
	LEXICON_ANON, /* Customer A */
	LEXICON_ANON_DESC, /* a Fortune 500 retailer */
	LEXICON_FUNCTION, /* articles, pronouns, prepositions: never open a name */
	LEXICON_COMMON, /* ordinary words with a capital; alone they are no name */
	LEXICON_VERB, /* what a customer does */
	LEXICON_CUE, /* upsell at */
	LEXICON_CLOSED,
	LEXICON_LOST,
	LEXICON_PROSPECT,
	LEXICON_RENEWAL,
	LEXICON_PARTNER,
	LEXICON_COMPETITOR,
	LEXICON_REFERENCE,
	LEXICON_INVESTOR,
	LEXICON_OPEN_AGAIN,
	LEXICON_OWN, /* "products of ours" */
	LEXICON_THIN,
	LEXICON_THIN_WHOLE,
	LEXICON_PIPELINE,
	LEXICON_NEGATE,
	LEXICON_PAST,
	LEXICON_HYPO,
	LEXICON_NOT_EXPANSION,
	LEXICON_TAM,
	LEXICON_TAM_STRONG,
	LEXICON_SHARE,
	LEXICON_HEAD_CLOSED,
	LEXICON_COUNT_FLAT, /* the classes above are bits of a token */
	/* Labels are looked up for a whole cell or label, not per token. */
	LEXICON_HEAD_ACCOUNT = LEXICON_COUNT_FLAT,
	LEXICON_HEAD_SIZE,
	LEXICON_HEAD_TIME,
	LEXICON_HEAD_GATE,
	LEXICON_HEAD_STATUS,
	LEXICON_HEAD_WHAT,
	LEXICON_COUNT,
};

/* A set of classes that tokens carry. */
#define LEX(name) (UINT64_C(1) << LEXICON_##name)

struct lexicon {
	struct lexicon_entry *entries;
	size_t count;
	uint32_t *slots; /* index + 1 of the first entry of a chain */
	size_t mask;
};

/* One row of a .def file: a class and its phrases, parted by bars. */
struct lexicon_row {
	unsigned class;
	const char *phrases;
};

/* A table of other rows than our own (prose/speech). */
void lexicon_build_rows(struct lexicon *lexicon, const struct lexicon_row *list, size_t n, struct arena *arena);
/* Builds the table in the arena; it points into constant data and lives as long as the arena. */
void lexicon_build(struct lexicon *lexicon, struct arena *arena);
/*
 * The next phrase that starts with word, after entry *at (start with 0; 0 again at the end): its remaining words in
 * *rest and its class. False when there is none.
 */
bool lexicon_next(const struct lexicon *lexicon, struct str word, size_t *at, struct str *rest, unsigned *class);
/* Whether the whole folded text is a phrase of the class. */
bool lexicon_is(const struct lexicon *lexicon, struct str text, unsigned class);

#endif
