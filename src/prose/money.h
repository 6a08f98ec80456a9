/* SPDX-License-Identifier: MIT */
/*
 * Owns: finding amounts of money in a text, and telling look-alikes by the words beside them.
 * Never: says to which account they belong.
 */
#ifndef PROSE_MONEY_H
#define PROSE_MONEY_H

#include "prose/mark.h"

/* Amounts of money, in order. */
void money_find(const struct token_list *tokens, struct mark_list *out);

#endif
