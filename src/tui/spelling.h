/* SPDX-License-Identifier: MIT */
/*
 * Owns: which words of a text are marked as misspelt: words alone, not addresses of web pages or mail; which is being typed.
 * Never: judges a word (check/speller.h) or draws.
 */
#ifndef TUI_SPELLING_H
#define TUI_SPELLING_H

#include "base/base.h"
#include "check/speller.h"
#include "tui/field.h"

/* Appends a STYLE_MISSPELT mark for every misspelt word of text. speller may be NULL: no marks. */
void spelling_marks(const struct speller *speller, struct str text, struct field_marks *out);
/* Is the word at span still being typed? Then it is left in peace: cursor stands at its end, or behind an apostrophe there. */
bool spelling_is_typed(struct str text, struct span span, size_t cursor);
/* The marks of one text, kept: asking a speller for every word of a long narrative with every key is felt. */
struct spelling {
	bool is_valid;
	unsigned text_version, words_version; /* of what the marks were made from */
	struct field_marks marks;             /* of all misspelt words */
};

void spelling_release(struct spelling *spelling);
/* Makes the marks anew when one of the versions is another: the leaf's, and the count of what the speller said. */
void spelling_refresh(struct spelling *spelling, const struct speller *speller, struct str text, unsigned text_version,
		      unsigned words_version);
/*
 * The marks move with their words, as change has made text of what it was; a word that is typed on grows. One that is ended (a
 * blank, a comma) is marked in the same picture, because the dictionary was asked for it while it was typed.
 */
void spelling_shift(struct spelling *spelling, struct str text, const struct field_change *change);
/* The misspelt word at or just before offset, else the first one after it; n 0 when there is none. */
struct span spelling_word(const struct speller *speller, struct str text, size_t offset);
/* The last misspelt word that begins at or before offset, else the first one after it; n 0 when there is none. */
struct span spelling_near(const struct speller *speller, struct str text, size_t offset);

#endif
