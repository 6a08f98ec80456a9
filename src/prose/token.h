/* SPDX-License-Identifier: MIT */
/*
 * Owns: the words, numbers and signs of a text with their spans, their folded form and the lexicon classes they carry.
 * Never: interprets them. Emphasis marks and link targets of Markdown yield no tokens.
 */
#ifndef PROSE_TOKEN_H
#define PROSE_TOKEN_H

#include "prose/lexicon.h"

enum token_kind {
	TOKEN_WORD, /* letters with inner & ' . - and digits */
	TOKEN_NUMBER, /* digits with inner separators */
	TOKEN_CURRENCY, /* € $ £ ¥ */
	TOKEN_MARK, /* one other sign */
	TOKEN_BREAK, /* end of a line */
};

enum {
	TOKEN_GLUED = 1, /* no space before */
	TOKEN_UPPER = 2, /* starts with a capital */
	TOKEN_CAPS = 4, /* two letters or more, all capitals */
	TOKEN_CAMEL = 8, /* a capital inside: easyJet */
	TOKEN_SENTENCE = 16, /* first of a sentence */
	TOKEN_STOP = 32, /* a full stop, ! or ? that ends a sentence */
	TOKEN_CODE = 64, /* letters and digits mixed */
	TOKEN_START = 128, /* first of its cell, item or line */
};

struct token {
	struct span span;
	struct str fold;
	uint64_t lex; /* classes of the phrases that cover it */
	uint64_t begin; /* classes of the phrases that begin with it */
	uint16_t flags;
	uint8_t kind;
	char mark; /* ASCII form of a sign: - for every dash, " for every quotation mark, > for arrows, * for bullets */
};

struct token_list {
	VEC(struct token) list;
};

/* Splits text into tokens; folded forms are made in the arena. */
void token_scan(struct token_list *tokens, struct str text, struct arena *arena);
/* Marks phrases of the lexicon, never across the end of a line, and the ends of sentences. */
void token_classify(struct token_list *tokens, const struct lexicon *lexicon);
void token_release(struct token_list *tokens);

static inline bool token_has(const struct token *token, uint64_t classes)
{
	return (token->lex & classes) != 0;
}

static inline bool token_is_mark(const struct token *token, char mark)
{
	return token->kind == TOKEN_MARK && token->mark == mark;
}

#endif
