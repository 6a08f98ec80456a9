/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/name_word.h"

bool name_word_is_body(const struct token *token)
{
	static const char *const words[] = { "partnership", "institute",  "centre",  "center",     "society",
					     "association", "foundation", "council", "school",     "trust",
					     "university",  "museum",     "college", "alliance",   "academy",
					     "office",      "commission", "agency",  "department", "ministry",
					     "board",       "bureau",     "union",   "authority" };

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_abstract(const struct token *token)
{
	return token_cues(token, CUES(ABSTRACT_ENDING)) && !token_has(token, LEX(ORGWORD));
}

bool name_word_is_indefinite(const struct token *token)
{
	static const char *const words[] = { "an", "ein", "eine", "einen", "einem", "einer", "une", "een" };

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_german_link(const struct token *token)
{
	static const char *const words[] = {
		"im", "des", "der", "am", "zum", "zur", "vom", "bei", "dem", "den", "von"
	};

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_ordinary_compound(const struct token *token)
{
	size_t dash = 0, at = 0;
	const struct lexicon_word *word;

	while ((at = str_find_char(token->fold, '-', at)) != STR_NONE)
		dash = ++at;
	if (!dash || dash + 3 > token->fold.n)
		return false;
	word = lexicon_find(&lexicon_prose, str_sub(token->fold, dash, token->fold.n - dash));
	return word && (word->classes & (LEX(COMMON) | LEX(PRODUCT) | LEX(GATE) | LEX(PIPELINE))) &&
	       !(word->classes & LEX(ORGWORD));
}

bool name_word_is_conditional(const struct token *token)
{
	static const char *const words[] = { "when", "if",    "while", "since", "although", "because",
					     "as",   "after", "wenn",  "als",   "quand",    "cuando" };

	return TOKEN_IS_ONE(token, words);
}
