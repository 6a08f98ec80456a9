/* SPDX-License-Identifier: MIT */
/*
 * Owns: finding gates: parties, documents and steps before a signature in a text, and telling look-alikes by the words beside them.
 * Never: says to which account they belong.
 */
#ifndef PROSE_GATE_H
#define PROSE_GATE_H

#include "prose/mark.h"

/* Gates and explicit answers about gates, in order. */
void gate_find(const struct token_list *tokens, struct mark_list *out);

#endif
