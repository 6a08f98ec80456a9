/* SPDX-License-Identifier: MIT */
/*
 * Owns: making the columns of a table fit: on a screen, a page, a slide.
 * Never: decides how wide a column would like to be.
 */
#ifndef VIEW_FIT_H
#define VIEW_FIT_H

#include "base/base.h"

/* Columns of the longest word of a text; 0 when there is none. */
int fit_longest_word(struct str text);
/*
 * Takes excess columns from widths, the widest first, from none more than leaves it its least. What could not be taken; nothing to
 * take when excess is not above 0.
 */
int fit_narrow(int *widths, const int *least, size_t count, int excess);

#endif
