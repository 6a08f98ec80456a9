/* SPDX-License-Identifier: MIT */
/*
 * Owns: organisations that prose/firm.def lists: where their names stand in a text, and whether they mean the organisation there.
 * Never: makes an account of one; competitors, partners and vendors are listed too, and the sentence tells.
 */
#ifndef PROSE_KNOWN_H
#define PROSE_KNOWN_H

#include "prose/token.h"

/*
 * Notes in token i (known, known_n) the longest name that begins there, given the entry of the token's word, if any. A single word
 * without a capital must be one that nothing else is called by.
 */
void known_mark(struct token_list *tokens, size_t i, const struct lexicon_word *word);
/*
 * Whether [from, to) is a name as a whole and means the organisation: always, or, of names that are words or tools too, before
 * an amount, as the subject of what firms do, or with a capital in the middle of a sentence that is not German.
 */
bool known_stands(const struct token_list *tokens, size_t from, size_t to, bool before_amount);
/* German writes every noun with a capital: whether the text around [from, to) has its small words. */
bool known_in_german(const struct token_list *tokens, size_t from, size_t to);

#endif
