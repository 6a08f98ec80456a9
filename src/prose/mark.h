/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the recognisers of money, timing and gates say about a text: marked runs of tokens.
 * Never: says whose amount, date or gate it is.
 */
#ifndef PROSE_MARK_H
#define PROSE_MARK_H

#include "prose/token.h"

enum mark_kind {
	MARK_SIZE,
	MARK_TIME,
	MARK_GATE,
	MARK_KINDS,
};

enum {
	MARK_TRAP = 1, /* something else: current spend, a past date, a passed gate, an own task */
	MARK_TOTAL = 2, /* a sum of several */
	MARK_EACH = 4, /* holds for each of several */
	MARK_UNIT = 8, /* a price per unit */
	MARK_NONE = 16, /* an explicit "no gate" */
	MARK_NOUN = 32, /* a party or document named without a word such as "waits for" */
	MARK_EVENT = 64, /* with MARK_TRAP: the date of a meeting or vote, which a signature may follow */
	MARK_UNKNOWN = 128, /* an explicit "not known" */
};

struct mark {
	size_t from, to; /* tokens */
	unsigned flags;
};

struct mark_list {
	VEC(struct mark) list;
};

/* Whether the sign at i, which is no end of a line, separates clauses. */
bool mark_parts_clauses(const struct token_list *tokens, size_t i);

/* Whether token i separates clauses: ; | ( ) a spaced dash, an arrow, the end of a sentence, line or text. */
static inline bool mark_is_boundary(const struct token_list *tokens, size_t i)
{
	uint8_t kind = token_at(tokens, i)->kind;

	return kind == TOKEN_BREAK || (kind == TOKEN_MARK && mark_parts_clauses(tokens, i));
}

/*
 * Whether one of the window tokens before (from i on: after) carries one of the classes, within the clause; commas end
 * it unless across is set.
 */
bool mark_has_before(const struct token_list *tokens, size_t i, size_t window, uint64_t classes, bool across);
bool mark_has_after(const struct token_list *tokens, size_t i, size_t window, uint64_t classes);

#endif
