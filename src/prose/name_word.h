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
/* "St. Mary", "Alm. Brand", "Gebr. Heinemann": a word of a name cut short by a full stop. */
bool name_word_is_shortened(const struct token *token);
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
/* A place of work or part of a firm, without a capital: "Kubota's Sakai plant". */
bool name_word_is_site(const struct token *token);
/* What the number of a record follows: "Opp 00418", "Deal 7". */
bool name_word_is_record(const struct token *token);
/* The last word of the name of a rule: "Renters' Rights Act", "Working Time Directive". */
bool name_word_is_law(const struct token *token);
/* "BY", "WITH": what a shouted label has and the name of a firm has not. */
bool name_word_is_shouted_link(const struct token *token);
/* Ends that only a firm has: "Rag, Bone and Bottle Co.". */
bool name_word_is_firm_end(const struct token *token);
/* "whose", "qui": opens what is said of the name before. */
bool name_word_is_relative(const struct token *token);
bool name_word_is_and(const struct token *token);
/* A comma or "and". */
bool name_word_is_list_sign(const struct token *token);
/* Letters without a vowel: "dm". */
bool name_word_is_unspoken(const struct token *token);
/* "Three Sisters Clinic" */
bool name_word_is_small_number(const struct token *token);
/* How many of the words, the first of which is first, only lead to a name: "Expect Brixley", "Kunde Fehrbach AG". */
size_t name_word_lead(const struct token *first, size_t words);

/* No name begins with a sign, or with a word in small letters that the lexicon knows. */
static inline bool name_word_is_hopeless(const struct token *token)
{
	if (token->kind != TOKEN_WORD)
		return token->kind != TOKEN_NUMBER;
	return token->lex && !token->known_n && !(token->flags & (TOKEN_UPPER | TOKEN_CAMEL | TOKEN_CODE));
}

#endif
