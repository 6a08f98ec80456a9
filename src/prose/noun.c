/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/known.h"
#include "prose/noun.h"

bool noun_is_german(const struct token_list *tokens, size_t i, bool is_priced)
{
	const struct token *token = token_at(tokens, i), *before = i ? token - 1 : NULL;

	if (token_cues(token, CUES(NOUN_ENDING)) && !token_has(token, LEX(ORGWORD)))
		return true;
	if (token_cues(token, CUES(GERMAN_NOUN) | CUES(GERMAN_HEAD)) && !token_has(token, LEX(ORGWORD)) &&
	    known_in_german(tokens, i, i + 1))
		return true;
	return before && before->kind == TOKEN_WORD && !(before->flags & TOKEN_UPPER) && !is_priced &&
	       token_cues(before, CUES(BEFORE_NOUN));
}

bool noun_is_phrase(const struct token_list *tokens, size_t from, size_t to)
{
	const uint64_t nouns = CUES(GERMAN_NOUN) | CUES(GERMAN_HEAD) | CUES(NOUN_ENDING) | CUES(ABSTRACT_ENDING);
	size_t count = 0, sure = 0;

	for (size_t i = from; i < to; i++) {
		const struct token *token = token_at(tokens, i);

		if (token->kind != TOKEN_WORD || token->known)
			return false;
		sure += token_cues(token, nouns);
		if ((token_cues(token, nouns) || token_has(token, LEX(COMMON))) &&
		    (i > from || !token_has(token, LEX(ORGWORD))))
			count++;
		else if ((token->flags & TOKEN_UPPER) || !token_has(token, LEX(CONNECT) | LEX(FUNCTION)))
			return false;
	}
	return count > 1 && sure && known_in_german(tokens, from, to);
}

bool noun_opens_sentence(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);

	if (!token_cues(token, CUES(ENGLISH_OPENER)) || !(token->flags & (TOKEN_SENTENCE | TOKEN_START)))
		return false;
	/* "- Payback: £9k", "- Discount £9k" */
	return next->kind == TOKEN_WORD ||
	       ((token->flags & TOKEN_START) &&
		(token_is_mark(next, ':') || next->kind == TOKEN_CURRENCY || next->kind == TOKEN_NUMBER));
}
