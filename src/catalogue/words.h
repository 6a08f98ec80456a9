/* SPDX-License-Identifier: MIT */
/*
 * Owns: the words of the item format whose place in a table is the enumerator: what reads definitions and what writes them.
 * Never: decides what a word means.
 */
#ifndef CATALOGUE_WORDS_H
#define CATALOGUE_WORDS_H

#include "base/base.h"

/* All end with NULL. */
extern const char *const words_kind[]; /* enum item_kind */
extern const char *const words_better[]; /* enum item_better */
extern const char *const words_relevance[]; /* enum relevance; "none" is said by leaving the stage out */
extern const char *const words_tier[]; /* enum tier */
extern const char *const words_yes[]; /* bool */
extern const char *const words_column[]; /* enum column_type */
extern const char *const words_total[]; /* enum column_total; "none" is said by leaving the key out */
extern const char *const words_comparison[]; /* enum comparison, as signs */
extern const char *const words_time[],
	*const words_money[],
		*const words_cohort[],
			*const words_date[],
				*const words_production[]; /* axes of struct basis, where a word is kept as it is */
/* Parts of an item that a definition may say are not written yet. */
extern const char *const words_partial[];

/* The place of text in words; -1 when it is none of them. */
int words_find(const char *const *words, struct str text);

#endif
