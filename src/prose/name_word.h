/* SPDX-License-Identifier: MIT */
/*
 * Owns: what single words tell about the name that they stand in or beside: bodies, doings, compounds, articles, links.
 * Never: looks at the words around them; prose/name does.
 * Tests: tests/unit/test_prose_name.c
 */
#ifndef PROSE_NAME_WORD_H
#define PROSE_NAME_WORD_H

#include "prose/token.h"

/* "Partnership", "Centre": a word that "for" may follow inside a name. */
bool name_word_is_body(const struct token *token);
/* German nouns for doings and states, which never open a firm's name. */
bool name_word_is_abstract(const struct token *token);
/* "an", "ein", "une" */
bool name_word_is_indefinite(const struct token *token);
/* "Potenzial im Bestand", "Wert des Nachtrags" */
bool name_word_is_german_link(const struct token *token);
/* "Bestandskunden-Upsell", "SAP-Schnittstelle": the last part of a compound is an ordinary word. */
bool name_word_is_ordinary_compound(const struct token *token);
/* "when", "if", "wenn" */
bool name_word_is_conditional(const struct token *token);

#endif
