/* SPDX-License-Identifier: MIT */
/*
 * Owns: how rules look for words in prose: text folded once (case, white space) with the way back to its bytes,
 * whole-word matches of phrases, and the scopes a rule can ask for.
 * Never: knows Markdown beyond its line structure, or any single word.
 */
#ifndef CHECK_PHRASE_H
#define CHECK_PHRASE_H

#include "catalogue/catalogue.h"

/* Lower case, runs of white space as one space. */
struct folded {
	struct buf text;
	uint32_t *origin; /* for each byte of text, and its end: the byte of the source it came from */
	struct str source;
};

void phrase_open(struct folded *folded, struct str source);
void phrase_close(struct folded *folded);

/* A phrase, folded in the same way. Appends. */
void phrase_fold(struct str phrase, struct buf *out);
/* The next whole-word occurrence of a folded phrase at or after from, as bytes of folded->text. */
bool phrase_find(const struct folded *folded, struct str phrase, size_t from, struct span *out);
/* One of the folded phrases in text; its bytes go to out, which may be NULL. */
bool phrase_any(struct str text, const struct str_list *phrases, struct span *out);
/* Does phrase, which stands at at in a folded text, begin and end where words do? */
bool phrase_is_whole(struct str text, struct str phrase, size_t at);
/* Bytes of folded->text as bytes of the source. */
struct span phrase_source(const struct folded *folded, struct span span);

enum phrase_scope {
	PHRASE_SENTENCE, /* ends at a line end, a semicolon, or . ! ? before white space */
	PHRASE_ITEM,     /* a list item or a paragraph */
	PHRASE_TEXT,
	PHRASE_SCOPES,
};
/* The piece of text that starts at from, in bytes of text; false at the end. */
bool phrase_piece(struct str text, enum phrase_scope scope, size_t from, struct span *out);

#endif
