/* SPDX-License-Identifier: MIT */
/*
 * Owns: a rule's message with places for figures ({sales.arr}, {self - forecast(self)}) and words ({label}, {match}).
 * Never: prints; keeps what it filled in.
 */
#ifndef CHECK_MESSAGE_H
#define CHECK_MESSAGE_H

#include "check/bound.h"

struct message; /* borrows its text from the rule */

struct message_word {
	const char *name;
	struct str text;
	bool is_quoted; /* the founder's words: shown up to a line, cut at a word's end */
};

/*
 * words: the kind's own, NULL-terminated or NULL; label, field, match, stage and period are always there. Freed by
 * message_free(). NULL with error: unbalanced braces, an unknown word, a bad expression.
 */
struct message *message_compile(struct str text, const char *const *words, const bool units[UNIT_COUNT_OF],
				const struct catalogue *catalogue, struct error *error);
void message_free(struct message *message);
/* Appends the message for one finding at item (may be NULL). What is unknown prints as "(unknown)". */
void message_fill(const struct message *message, const struct lint_input *input, const struct item *item,
		  const struct message_word *words, size_t word_count, struct buf *out);

/* Appends the message of a rule as it reads without a finding: "…" stands for what differs from one to the next. */
void message_outline(struct str text, struct buf *out);

#endif
