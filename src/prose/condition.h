/* SPDX-License-Identifier: MIT */
/*
 * Owns: conditions that are told in a clause and not by a party's name: "once the land agent is back", "needs a sandbox from us
 * first".
 * Never: judges whose condition it is.
 */
#ifndef PROSE_CONDITION_H
#define PROSE_CONDITION_H

#include "prose/token.h"

/* The end of such a clause that begins at token i; 0 when none does. */
size_t condition_at(const struct token_list *tokens, size_t i);

#endif
