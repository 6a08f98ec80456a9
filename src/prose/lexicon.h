/* SPDX-License-Identifier: MIT */
/*
 * Owns: the words and phrases by which a narrative is read, in several languages, and the tables that find them. They are made
 * of the .def files while the program is built (build-aux/lexicon.c): nothing is built at start, nothing is compared per row.
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
	LEXICON_COUNT_LABELS,
	/* Organisations, each looked up as a whole (token.known). */
	LEXICON_FIRM = LEXICON_COUNT_LABELS,
	LEXICON_FIRM_WORD, /* called like an ordinary word, a person or a place: Target, Otto, Nice */
	LEXICON_FIRM_ASIDE, /* mostly the maker of a tool, an auditor, an authority */
	LEXICON_COUNT,
};

/* A set of classes that tokens carry. */
#define LEX(name) (UINT64_C(1) << LEXICON_##name)

/* Sets of single words, and of endings, that one recogniser asks of every token (prose/cue.def). A word may stand in several. */
enum lexicon_cue {
#define CUE(name, words)                   CUE_##name,
#define ENDING(name, least, before, words) CUE_##name,
#include "prose/cue.def"
#undef CUE
#undef ENDING
	CUE_COUNT
};

#define CUES(name) (UINT64_C(1) << CUE_##name)

/* Sets of single words that are asked of some tokens (prose/set.def). */
enum lexicon_set {
#define SET(name, words) SET_##name,
#include "prose/set.def"
#undef SET
	SET_COUNT
};

#define SETS(name) (UINT64_C(1) << SET_##name)

/* A word that begins a phrase or is one. Texts are offsets in the pool: a table without pointers costs the start nothing. */
struct lexicon_word {
	uint64_t classes; /* of the word alone: bits, those below LEXICON_COUNT_FLAT */
	uint64_t cues, sets;
	uint32_t hash, text;
	uint16_t phrase; /* the first of those that begin with it, 0 for none */
	uint8_t n;
	bool begins_firm; /* one of its phrases is an organisation's name */
	uint16_t labels; /* classes of the word alone from LEXICON_COUNT_FLAT on */
};

/* What follows the first word of a phrase. */
struct lexicon_phrase {
	uint32_t text;
	uint8_t n, next_n; /* bytes; of its first word */
	uint8_t class;
	bool is_last; /* of its first word */
};

/* Words of at least least bytes that end so, behind at least before others. */
struct lexicon_ending {
	uint32_t text;
	uint8_t n, least, before, cue;
};

enum { LEXICON_TAILS = 256 };

struct lexicon {
	const char *pool;
	const struct lexicon_word *words;
	const struct lexicon_phrase *phrases;
	const struct lexicon_ending *endings; /* in the order of the hash of their last two bytes */
	const uint16_t *tails; /* per hash the first ending, and one more */
	const uint16_t *slots; /* numbers of words, 0 for free; open addressing */
	uint32_t mask;
};

/* The narrative's own table and the one of prose/speech. */
extern const struct lexicon lexicon_prose, lexicon_speech;

static inline uint32_t lexicon_four_bytes(const char *p)
{
	return (uint32_t)(unsigned char)p[0] | (uint32_t)(unsigned char)p[1] << 8 |
	       (uint32_t)(unsigned char)p[2] << 16 | (uint32_t)(unsigned char)p[3] << 24;
}

/* By the length, the first eight bytes and the last eight: few words agree in these, and those are told apart by comparing. */
static inline uint32_t lexicon_hash(struct str word)
{
	uint64_t first, last, mixed;

	if (word.n >= 8) {
		first = lexicon_four_bytes(word.p) | (uint64_t)lexicon_four_bytes(word.p + 4) << 32;
		last = lexicon_four_bytes(word.p + word.n - 8) | (uint64_t)lexicon_four_bytes(word.p + word.n - 4)
									 << 32;
	} else if (word.n >= 4) {
		first = lexicon_four_bytes(word.p);
		last = lexicon_four_bytes(word.p + word.n - 4);
	} else {
		first = word.n ? (unsigned char)word.p[0] : 0;
		last = word.n ? (uint64_t)(unsigned char)word.p[word.n / 2] << 8 | (unsigned char)word.p[word.n - 1]
			      : 0;
	}
	mixed = (first ^ word.n) * UINT64_C(0x9e3779b97f4a7c15) ^ last;
	mixed = (mixed ^ mixed >> 32) * UINT64_C(0xd6e8feb86659fd93);
	return (uint32_t)(mixed >> 32);
}

static inline unsigned lexicon_tail_hash(struct str word)
{
	return ((unsigned char)word.p[word.n - 2] * 5U + (unsigned char)word.p[word.n - 1]) % LEXICON_TAILS;
}

/* NULL when no phrase is the folded word or begins with it, and it has no cue and is in no set. */
const struct lexicon_word *lexicon_find(const struct lexicon *lexicon, struct str word);
/* The cues of the endings of a folded word. */
uint64_t lexicon_endings(struct str word);
/* Whether the whole folded text is a phrase of the class. */
bool lexicon_is(struct str text, enum lexicon_class class);
/* Whether it is what a column or a label is called (HEAD_ACCOUNT to HEAD_WHAT). */
bool lexicon_is_head(struct str text);

static inline struct str lexicon_rest(const struct lexicon *lexicon, const struct lexicon_phrase *phrase)
{
	return (struct str){ lexicon->pool + phrase->text, phrase->n };
}

#endif
