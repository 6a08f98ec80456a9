/* SPDX-License-Identifier: MIT */
/*
 * Owns: which words, or which lines, of a text stay, go and come on the way to another.
 * Never: looks at what the words mean; takes longer than the texts are worth (far apart, they are one replacement).
 */
#ifndef BASE_WORDDIFF_H
#define BASE_WORDDIFF_H

#include "base/base.h"

enum worddiff_kind { WORDDIFF_SAME, WORDDIFF_REMOVED, WORDDIFF_ADDED };

/* A run of whole words with the white space between them, or of whole lines with their line feeds. */
struct worddiff_run {
	enum worddiff_kind kind;
	struct span old; /* bytes of the old text; n == 0 when ADDED */
	struct span new; /* bytes of the new text; n == 0 when REMOVED */
};

struct worddiff {
	VEC(struct worddiff_run) runs; /* in the order of reading; what goes stands before what comes in its place */
};

void worddiff_init(struct worddiff *diff);
void worddiff_release(struct worddiff *diff);
/* Clears diff first. The runs cover both texts. Time grows with the length and with the square of at most 1,000 changes. */
void worddiff_run(struct worddiff *diff, struct str old, struct str new);
/* The same line by line. A line without its line feed is not the line that has one. */
void worddiff_lines(struct worddiff *diff, struct str old, struct str new);
/* How much of the longer text's words stay, 0 … 1; 1 for two blank texts. */
double worddiff_likeness(struct str old, struct str new);

#endif
