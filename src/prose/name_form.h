/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the words of a name, and those beside it, tell of it by form alone: a person, a place, ordinary words, a code.
 * Never: finds where names begin and end; prose/name does. Knows what a sentence says; check/narrative does.
 * Tests: tests/unit/test_prose_name.c
 */
#ifndef PROSE_NAME_FORM_H
#define PROSE_NAME_FORM_H

#include "prose/name.h"

/* Words that open no name by themselves. */
#define NAME_ORDINARY (LEX(FUNCTION) | LEX(COMMON))

/* The text that names are looked for in. */
struct name_finder {
	const struct token_list *tokens;
	const bool *taken; /* per token: an amount or a date */
};

static inline const struct token *name_peek(const struct name_finder *finder, size_t i)
{
	return token_at(finder->tokens, i);
}

static inline bool name_is_taken(const struct name_finder *finder, size_t i)
{
	return i < finder->tokens->list.n && finder->taken[i];
}

/* A word with a capital. */
static inline bool name_is_proper(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i);

	return token->kind == TOKEN_WORD && (token->flags & (TOKEN_UPPER | TOKEN_CAMEL));
}

static inline bool name_is_possessive(const struct token *token)
{
	return str_ends(token->fold, STR("'s")) || str_ends(token->fold, STR("'"));
}

/* The flags NAME_… of the tokens [from, to). */
unsigned name_form_judge(const struct name_finder *finder, size_t from, size_t to);
/* A taken token that is no date: the amount behind a name. */
bool name_form_opens_amount(const struct name_finder *finder, size_t i);

/* "Adds £66k a year.", "Covers a second site": the sentence at i goes on about who was named before it. */
bool name_form_opens_as_verb(const struct name_finder *finder, size_t i);

#endif
