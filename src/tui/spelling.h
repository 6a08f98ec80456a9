/* SPDX-License-Identifier: MIT */
/*
 * Owns: which words of a text are marked as misspelt: words alone, not addresses of web pages or mail, not the word being typed.
 * Never: judges a word (check/speller.h) or draws.
 */
#ifndef TUI_SPELLING_H
#define TUI_SPELLING_H

#include "base/base.h"
#include "check/speller.h"
#include "tui/field.h"

/*
 * Appends a STYLE_MISSPELT mark for every misspelt word of text. typing_at is the cursor while the user types (the word that
 * ends there is left in peace), or STR_NONE. speller may be NULL: no marks.
 */
void spelling_marks(const struct speller *speller, struct str text, size_t typing_at, struct field_marks *out);
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
/* The misspelt word at or just before offset, else the first one after it; n 0 when there is none. */
struct span spelling_word(const struct speller *speller, struct str text, size_t offset);

#endif
