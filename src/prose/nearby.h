/* SPDX-License-Identifier: MIT */
/*
 * Owns: times that are told from today or by a short code: "by Friday", "in ten days", "the 14th", "KW23", "2Q26".
 * Never: judges whether such a time is a close date; prose/timing does.
 */
#ifndef PROSE_NEARBY_H
#define PROSE_NEARBY_H

#include "prose/token.h"

/* The end of such a time that begins at token i; 0 when none does. */
size_t nearby_at(const struct token_list *tokens, size_t i);

#endif
