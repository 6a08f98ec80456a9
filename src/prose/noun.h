/* SPDX-License-Identifier: MIT */
/*
 * Owns: which capitals are those of nouns and not of names: all nouns in German, the first word of a sentence in English.
 * Never: knows names; prose/known does.
 */
#ifndef PROSE_NOUN_H
#define PROSE_NOUN_H

#include "prose/token.h"

/* By its ending, by the dictionary where the text is German, or by the article before it unless an amount follows (is_priced). */
bool noun_is_german(const struct token_list *tokens, size_t i, bool is_priced);
/* "Wert des Nachtrags", "Stand der Zusatzgeschäfte bei Kliniken": German nouns and nothing else. */
bool noun_is_phrase(const struct token_list *tokens, size_t from, size_t to);
/* "Underwriting wants to see …", but "Harbor – 55k": an English word that opens a sentence and goes on in it. */
bool noun_opens_sentence(const struct token_list *tokens, size_t i);

#endif
