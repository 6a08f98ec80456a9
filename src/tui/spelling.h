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
/* The misspelt word at or just before offset, else the first one after it; n 0 when there is none. */
struct span spelling_word(const struct speller *speller, struct str text, size_t offset);

#endif
