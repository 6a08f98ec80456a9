/* SPDX-License-Identifier: MIT */
/*
 * Owns: the words and signs that may stand beside a number: scales, units, currencies in English, German and French.
 * Never: looks at the number itself. Private to calc/quantity.
 */
#ifndef CALC_QUANTITY_WORDS_H
#define CALC_QUANTITY_WORDS_H

#include "calc/quantity.h"

struct quantity_words {
	bool has_scale;
	int scale; /* a power of ten */
	bool has_unit;
	enum unit unit; /* PERCENT, RATIO, MONTHS, DAYS; SCORE stands for "points" of either kind */
	unsigned factor; /* 12 for years, 7 for weeks, else 1 */
	bool has_currency;
	bool is_foreign; /* a currency, but not the company's */
	bool is_endless; /* nan, inf */
	bool is_ambiguous;
};

/*
 * Adds what word ("Mio", "US$", "TEUR", "per cent"; dots removed) means. False when it means nothing here, or when the
 * same was said before. unit is the field's: "m" counts months where months are wanted.
 */
bool quantity_word(struct quantity_words *words, struct str word, enum unit unit, enum number_style style,
		   struct str currency);
/* Is it one of the words at all? For looking whether two words make one. */
bool quantity_word_is_known(struct str word);
/* The codes of currencies that amounts are read in, the commonest first; false beyond the last. */
bool quantity_code(size_t i, struct str *code);

#endif
