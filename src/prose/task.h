/* SPDX-License-Identifier: MIT */
/*
 * Owns: what is a task of the writer's own company: "we have sent the paper", "our account manager visits them".
 * Never: says what else a clause is about.
 */
#ifndef PROSE_TASK_H
#define PROSE_TASK_H

#include "prose/token.h"

/* The tokens [*from, *to) of the piece around i, between commas and the signs that part clauses; at most 24 each way. */
void task_piece(const struct token_list *tokens, size_t i, size_t *from, size_t *to);
/* Whether [from, to) tells of such a task, done or open: one that a customer does not wait for. */
bool task_is_ours(const struct token_list *tokens, size_t from, size_t to);

#endif
