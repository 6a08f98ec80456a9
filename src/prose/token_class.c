/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/known.h"
#include "prose/token.h"

/* token_classify(): what the lexicon says of the words that token.c split the text into, and where sentences end. */

static bool is_abbreviation(const struct token *token)
{
	static const char *const known[] = { "smt",  "cllr", "engr", "avv", "geom",   "mr",   "mrs", "ms",  "dr",
					     "prof", "st",   "no",   "nr",  "approx", "ca",   "e.g", "i.e", "vs",
					     "alm",  "wm",   "chas", "jos", "geo",    "thos", "joh", "chr", "univ",
					     "inc",  "ltd",  "fr",   "bzw", "z.b",    "jr",   "sr",  "mt",  "ft",
					     "mill", "mio",  "sta",  "art", "tel",    "gebr", "hno", "cie", "ste",
					     "sté",  "max",  "min",  "est", "incl",   "excl", "ggf", "inkl" };

	if (token->kind != TOKEN_WORD)
		return false;
	if (token->span.n == 1 && (token->flags & TOKEN_UPPER))
		return true;
	return TOKEN_IS_ONE(token, known);
}

/* Whether the sign at i ends a sentence. */
static bool ends_sentence(const struct token_list *tokens, size_t i)
{
	const struct token *token = &tokens->list.v[i], *before = i ? token - 1 : NULL;
	const struct token *after = i + 1 < tokens->list.n ? token + 1 : NULL;

	if (token->kind != TOKEN_MARK || !strchr(".!?", token->mark) || !token->mark)
		return false;
	if (!after || after->kind == TOKEN_BREAK)
		return true;
	if (after->flags & TOKEN_GLUED)
		return after->kind == TOKEN_MARK && after->mark == '"';
	if (token->mark != '.')
		return true;
	if (before && (is_abbreviation(before) || (before->kind == TOKEN_NUMBER && before->span.n <= 2 &&
						   (after->lex & (LEX(MONTH) | LEX(TIME_UNIT))))))
		return false;
	if (before && before->kind == TOKEN_WORD && (before->lex & LEX(MONTH)) && before->span.n <= 5 &&
	    after->kind == TOKEN_NUMBER)
		return false;
	if (after->kind != TOKEN_WORD || (after->flags & (TOKEN_UPPER | TOKEN_CAMEL)))
		return true;
	/* A small letter: a brand that spells itself so, unless the stop ends an abbreviation. */
	return before && before->kind == TOKEN_WORD && !after->lex &&
	       !token_has(before, LEX(ORGWORD) | LEX(CURRENCY)) &&
	       !(token_has(before, LEX(MONTH)) && (before->span.n <= 3 || str_is(before->fold, "sept"))) &&
	       (before->span.n > 3 || before->lex || (before->flags & TOKEN_CAPS));
}

size_t token_phrase_rest(const struct token_list *tokens, size_t i, struct str rest)
{
	size_t count = 0;
	struct str word;

	while (str_next_part(&rest, ' ', &word)) {
		if (i + count >= tokens->list.n || !str_eq(tokens->list.v[i + count].fold, word))
			return 0;
		count++;
	}
	return count;
}

static void classify_at(struct token_list *tokens, size_t i, const struct lexicon_word *word)
{
	const struct lexicon *lexicon = &lexicon_prose;
	struct token *token = &tokens->list.v[i];

	if (!word)
		return;
	token->lex |= word->classes;
	token->begin |= word->classes;
	for (const struct lexicon_phrase *phrase = &lexicon->phrases[word->phrase]; word->phrase; phrase++) {
		size_t more = phrase->class < LEXICON_COUNT_FLAT ? token_phrase(tokens, i + 1, lexicon, phrase) : 0;

		if (more)
			token->begin |= UINT64_C(1) << phrase->class;
		for (size_t k = 0; more && k <= more; k++)
			token[k].lex |= UINT64_C(1) << phrase->class;
		if (phrase->is_last)
			break;
	}
}

static void classify_word(struct token_list *tokens, size_t i)
{
	struct token *token = &tokens->list.v[i];
	struct str fold = token->fold;
	const struct lexicon_word *word = lexicon_find(&lexicon_prose, fold);

	token->cues = lexicon_endings(fold) | (word ? word->cues : 0);
	token->word = word ? (uint16_t)(word - lexicon_prose.words) : 0;
	classify_at(tokens, i, word);
	known_mark(tokens, i, word);
	/* "we nearly lost them" */
	if ((token->begin & LEX(LOST)) && i > 0 && token_in(token - 1, SETS(NEARLY)))
		for (size_t k = i; k < tokens->list.n && token_has(token_at(tokens, k), LEX(LOST)); k++) {
			tokens->list.v[k].lex &= ~LEX(LOST);
			tokens->list.v[k].begin &= ~LEX(LOST);
		}
	/* "a flat €66,000" is an amount, "renews flat" a renewal. */
	if (str_is(fold, "flat") && i + 1 < tokens->list.n &&
	    (token[1].kind == TOKEN_CURRENCY || token[1].kind == TOKEN_NUMBER))
		token->lex = token->begin = 0;
	if (token->lex)
		return;
	/* "Fifty-one" and "They'd" open a sentence like "fifty" and "they". */
	if ((token->flags & (TOKEN_CODE | TOKEN_JOINED)) == TOKEN_JOINED) {
		classify_at(tokens, i, lexicon_find(&lexicon_prose, str_sub(fold, 0, token_head_of(fold))));
		token->lex &= LEX(FUNCTION);
		token->begin &= LEX(FUNCTION);
	}
	/* A possessive is looked up as its owner too. */
	if (!token->lex && fold.n > 2 && str_ends(fold, STR("'s"))) {
		word = lexicon_find(&lexicon_prose, str_sub(fold, 0, fold.n - 2));
		classify_at(tokens, i, word);
		known_mark(tokens, i, word);
	}
}

/* start: whether token i may be the first of a sentence; returns the same of the next. */
static bool mark_sentence(struct token_list *tokens, size_t i, bool start)
{
	struct token *token = &tokens->list.v[i];

	tokens->lex |= token->lex;
	tokens->cues |= token->cues;
	if (start && token->kind != TOKEN_MARK && token->kind != TOKEN_BREAK) {
		token->flags |= TOKEN_SENTENCE;
		start = false;
	}
	if (ends_sentence(tokens, i))
		token->flags |= TOKEN_STOP;
	return start || token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP);
}

void token_classify(struct token_list *tokens)
{
	bool start = true;

	for (size_t i = 0; i <= tokens->list.n; i++) {
		if (token_at(tokens, i)->kind == TOKEN_WORD)
			classify_word(tokens, i);
		/* Where a sentence ends, the words on both sides tell. */
		if (i > 0)
			start = mark_sentence(tokens, i - 1, start);
	}
}
