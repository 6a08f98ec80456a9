/* SPDX-License-Identifier: MIT */
/*
 * Owns: finding dates and periods in a text, and telling look-alikes by the words beside them.
 * Never: says to which account they belong.
 */
#ifndef PROSE_TIMING_H
#define PROSE_TIMING_H

#include "prose/mark.h"

/* Dates and periods, in order. */
void timing_find(const struct token_list *tokens, struct mark_list *out);

#endif
