/* SPDX-License-Identifier: MIT */
/*
 * Owns: by which words prose calls the numbers of the catalogue, and which number a figure in a sentence belongs to.
 * Never: judges whether the figure is right.
 */
#ifndef CHECK_LABEL_H
#define CHECK_LABEL_H

#include "check/word_index.h"

struct lint;

/* The names of all numbers; part of a set of rules. */
struct label_set {
	VEC(struct str) phrases; /* folded */
	VEC(const struct item *) items; /* of each phrase */
	unsigned list; /* in the table of words */
};

void label_set_init(struct label_set *set);
void label_set_release(struct label_set *set);
/* Takes the names of a catalogue in; strings live in arena. */
void label_set_build(struct label_set *set, const struct catalogue *catalogue, struct arena *arena,
		     struct word_index *index);

/* A number called by its name. */
struct label_hit {
	struct span at; /* bytes of the text */
	const struct item
		*item; /* NULL: the same words mean several, or something before them makes them mean another */
	const struct item *either[2]; /* where item is NULL: the two that the words mean; NULL: neither, or more */
};

/* The numbers that a hit may mean, none to two of them: how many went to out. */
size_t label_meanings(const struct label_hit *hit, const struct item *out[2]);

struct labels {
	VEC(struct label_hit) hits; /* in the order of the text; none within another */
};

/* All names in a text. */
void labels_find(struct lint *lint, struct str text, struct labels *out);
void labels_release(struct labels *labels);
/*
 * The name that a figure at span belongs to: the last one before it in its sentence with few words and no other figure
 * between, or one right behind it. NULL when there is none, or one without meaning. text is the one that lint scanned last.
 */
const struct label_hit *labels_of(const struct labels *labels, struct lint *lint, struct span figure);

#endif
