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
	TOKEN_JOINED = 256, /* a dash or apostrophe inside: fifty-one, they'd */
};

enum {
	KNOWN_FIRM = 1, /* nothing else is called so */
	KNOWN_WORD = 2, /* LEXICON_FIRM_WORD */
	KNOWN_ASIDE = 4, /* LEXICON_FIRM_ASIDE */
};

struct token {
	struct span span;
	struct str fold;
	uint64_t lex; /* classes of the phrases that cover it */
	uint64_t begin; /* classes of the phrases that begin with it */
	uint64_t cues; /* sets of words that it belongs to, by itself or by its ending */
	uint16_t word; /* its number in the lexicon; 0 for none */
	uint16_t flags;
	uint8_t kind;
	uint8_t known; /* the kind of organisation whose whole name begins here, of KNOWN_…; 0 for none */
	uint8_t known_n; /* … and its tokens */
	char mark; /* ASCII form of a sign: - for every dash, " for every quotation mark, > for arrows, * for bullets */
};

struct token_list {
	VEC(struct token) list;
	uint64_t lex, cues; /* of all tokens together: what none has is not looked for */
	const char *lower; /* the text with small letters for A to Z */
};

/* Splits text into tokens; folded forms are in the arena or in text, which must live as long. */
void token_scan(struct token_list *tokens, struct str text, struct arena *arena);
/* Marks phrases of the lexicon, never across the end of a line, and the ends of sentences. */
void token_classify(struct token_list *tokens);
/* How many tokens from i on are what follows the first word of a phrase; 0 when they are something else. */
size_t token_phrase_rest(const struct token_list *tokens, size_t i, struct str rest);
static inline size_t token_phrase(const struct token_list *tokens, size_t i, const struct lexicon *lexicon,
				  const struct lexicon_phrase *phrase)
{
	/* The first word decides nearly always. */
	if (i >= tokens->list.n || tokens->list.v[i].fold.n != phrase->next_n ||
	    memcmp(tokens->list.v[i].fold.p, lexicon->pool + phrase->text, phrase->next_n) != 0)
		return 0;
	return phrase->next_n == phrase->n ? 1 : token_phrase_rest(tokens, i, lexicon_rest(lexicon, phrase));
}
void token_release(struct token_list *tokens);

/* Token i, or the end of a line behind the last one. */
static inline const struct token *token_at(const struct token_list *tokens, size_t i)
{
	static const struct token none = { .kind = TOKEN_BREAK };

	return i < tokens->list.n ? &tokens->list.v[i] : &none;
}

static inline bool token_has(const struct token *token, uint64_t classes)
{
	return (token->lex & classes) != 0;
}

static inline bool token_cues(const struct token *token, uint64_t cues)
{
	return (token->cues & cues) != 0;
}

/* Whether it is a word of one of the sets (SETS). */
static inline bool token_in(const struct token *token, uint64_t sets)
{
	return (lexicon_prose.words[token->word].sets & sets) != 0;
}

/* Whether the token is one of n words, which are folded. What is asked of many tokens belongs into set.def or cue.def instead. */
bool token_is_one(const struct token *token, const char *const *words, size_t n);
#define TOKEN_IS_ONE(token, words) token_is_one(token, words, COUNT_OF(words))

/* The folded word without the ending of an owner: acme of "Acme's". */
static inline struct str token_owner(const struct token *token)
{
	return token->fold.n > 2 && str_ends(token->fold, STR("'s")) ? str_sub(token->fold, 0, token->fold.n - 2) :
								       token->fold;
}

/* Where a dash or apostrophe ends the first part of a folded word; STR_NONE for none. */
static inline size_t token_head_of(struct str fold)
{
	size_t dash = str_find_char(fold, '-', 0), apostrophe = str_find_char(fold, '\'', 0);

	return dash < apostrophe ? dash : apostrophe;
}

static inline bool token_is_mark(const struct token *token, char mark)
{
	return token->kind == TOKEN_MARK && token->mark == mark;
}

#endif
