/* SPDX-License-Identifier: MIT */
/*
 * Owns: a text made ready for reading: its tokens with their classes, its lines, its amounts, dates, gates and names.
 * Never: says what the text means, or to which of its points something belongs.
 */
#ifndef PROSE_PASSAGE_H
#define PROSE_PASSAGE_H

#include "prose/name.h"
#include "prose/speech.h"
#include "prose/structure.h"

struct passage {
	struct arena arena;
	struct str text;
	struct token_list tokens;
	struct structure structure;
	struct mark_list marks[MARK_KINDS];
	struct name_list names;
	bool *taken; /* per token: part of an amount or a date */
	uint64_t *speech, *tells; /* per token, and one more: classes and families of prose/speech */
	bool *quoted; /* per token: between quotation marks */
};

/* Reads text, which is borrowed. Linear in its length. */
void passage_open(struct passage *passage, struct str text);
void passage_close(struct passage *passage);

static inline const struct token *passage_token(const struct passage *passage, size_t i)
{
	return token_at(&passage->tokens, i);
}

/* The sentence that begins at from: ends before its full stop or at the end of its line. */
struct range passage_sentence(const struct passage *passage, size_t from);
/* The same, to end at most: what looks into a part of a text pays for that part alone. */
struct range passage_sentence_to(const struct passage *passage, size_t from, size_t end);
/* Where the sentence after this one begins. */
size_t passage_next(struct range sentence);
/* All speech classes, and all lexicon classes, of [from, to). */
uint64_t passage_speaks(const struct passage *passage, struct range range);
uint64_t passage_lex(const struct passage *passage, struct range range);
/* The first mark of a kind in range that carries none of the flags; false when there is none. */
bool passage_mark(const struct passage *passage, enum mark_kind kind, struct range range, unsigned without,
		  struct range *out);
/* The bytes of a range. */
struct span passage_span(const struct passage *passage, struct range range);

#endif
