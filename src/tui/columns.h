/* SPDX-License-Identifier: MIT */
/*
 * Owns: which columns of a grid are shown in so many cells of the screen, and how wide each is. Where not all of them can be read
 * side by side, the first one stays and the others scroll.
 * Never: draws; knows what a cell says.
 * Units: widths in cells; one cell stands between two columns.
 */
#ifndef TUI_COLUMNS_H
#define TUI_COLUMNS_H

#include "base/base.h"

struct columns_want {
	int least, natural; /* 0 < least <= natural: below it cannot be read; beyond it, nothing is won */
};

struct columns {
	size_t n;
	const struct columns_want *wants; /* borrowed, n of them */
	int *widths;                      /* borrowed, n of them; 0: out of sight */
	size_t left, end; /* behind the first column, those from left up to end are shown; kept between two calls */
};

/* Fits the columns into room, that at wholly in sight, scrolled no further than that needs. */
void columns_fit(struct columns *columns, size_t at, int room);
/* The shown column behind i, or n. */
size_t columns_next(const struct columns *columns, size_t i);
/* How many are out of sight before left, and from end on. */
size_t columns_before(const struct columns *columns);
size_t columns_behind(const struct columns *columns);

#endif
