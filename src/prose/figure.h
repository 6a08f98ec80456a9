/* SPDX-License-Identifier: MIT */
/*
 * Owns: the figures of a text as numbers: amounts with their magnitude, percentages, points, months, bare counts.
 * Never: says what a figure is about.
 */
#ifndef PROSE_FIGURE_H
#define PROSE_FIGURE_H

#include "prose/passage.h"

enum figure_kind { FIGURE_MONEY, FIGURE_PERCENT, FIGURE_POINTS, FIGURE_MONTHS, FIGURE_BARE };

struct figure {
	enum figure_kind kind;
	double value, slack; /* slack: half of the last digit written */
	bool scaled; /* a magnitude stood beside it: "1.2m" */
	bool has_currency;
	struct range tokens;
};

struct figure_list {
	VEC(struct figure) list;
};

/* Whether a word is a number above one: "nine". */
bool figure_is_word(const struct token *token);
/* All figures in order. Dates, versions, ordinals and figures inside names are left out. */
void figure_find(const struct passage *passage, struct figure_list *out);

#endif
