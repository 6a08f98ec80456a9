/* SPDX-License-Identifier: MIT */
/*
 * Owns: the phrases of all rules in one table, so that a text is looked through once for all of them.
 * Never: knows what a phrase is good or bad for.
 */
#ifndef CHECK_WORD_INDEX_H
#define CHECK_WORD_INDEX_H

#include "catalogue/catalogue.h"
#include "check/phrase.h"

/* One phrase of one list. */
struct word_entry {
	struct str phrase;  /* folded; borrowed */
	unsigned list;      /* from 1 */
	unsigned phrase_no; /* within its list */
	uint32_t next;      /* of the same first word; index + 1 */
};

struct word_index {
	VEC(struct word_entry) entries;
	uint32_t *slots;     /* by the hash of a first word; index + 1 */
	size_t mask;
	uint32_t signs[128]; /* phrases that begin with a sign, by it; index + 1 */
	unsigned lists;
};

struct word_hit {
	struct span at; /* bytes of the source */
	unsigned phrase_no;
	uint32_t next;  /* of the same list, in the order of the text; index + 1 */
};

/* What one text holds. */
struct word_hits {
	VEC(struct word_hit) hits;
	uint32_t *first, *last; /* by list; index + 1 */
	VEC(unsigned) touched;
	unsigned lists;
};

void word_index_init(struct word_index *index);
void word_index_release(struct word_index *index);
/* Adds a list of folded phrases, which must outlive the index, and returns its number; 0 for an empty list. */
unsigned word_index_add(struct word_index *index, const struct str_list *phrases);
/* To be called after the last list. */
void word_index_finish(struct word_index *index);

void word_hits_init(struct word_hits *hits, const struct word_index *index);
void word_hits_release(struct word_hits *hits);
/* All whole-word occurrences of all phrases; the hits of the text before are forgotten. Linear in the text. */
void word_index_scan(const struct word_index *index, const struct folded *folded, struct word_hits *hits);
/* The hits of a list in the order of the text, one a call: *cursor is 0 at first. NULL at the end. */
const struct word_hit *word_hits_next(const struct word_hits *hits, unsigned list, uint32_t *cursor);
/* The first hit of a list that lies within piece; NULL when there is none. */
const struct word_hit *word_hits_in(const struct word_hits *hits, unsigned list, struct span piece);

#endif
