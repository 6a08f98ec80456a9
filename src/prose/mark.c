/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/mark.h"

bool mark_parts_clauses(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i);

	if (token->flags & TOKEN_STOP)
		return true;
	if (!token->mark)
		return false;
	/* A second dash makes one boundary of both. */
	if (token->mark == '-' &&
	    ((i > 0 && token_is_mark(token - 1, '-')) || (i + 1 < tokens->list.n && token_is_mark(token + 1, '-'))))
		return true;
	/* "Alder Mill // portal // €12k": likewise, where no address opens. */
	if (token->mark == '/' && !(token->flags & TOKEN_GLUED) && i + 1 < tokens->list.n &&
	    token_is_mark(token + 1, '/'))
		return true;
	if (token->mark == '/' && i > 0 && token_is_mark(token - 1, '/') && !(token[-1].flags & TOKEN_GLUED))
		return true;
	if (token->mark == '-' || token->mark == '/')
		return !(token->flags & TOKEN_GLUED) && i + 1 < tokens->list.n && !(token[1].flags & TOKEN_GLUED);
	switch (token->mark) {
	case ';':
	case '|':
	case '(':
	case ')':
	case '[':
	case ']':
	case '>':
	case '*':
		return true;
	default:
		return false;
	}
}

bool mark_has_before(const struct token_list *tokens, size_t i, size_t window, uint64_t classes, bool across)
{
	while (window-- && i-- > 0) {
		const struct token *token = &tokens->list.v[i];

		if (mark_is_boundary(tokens, i) || token_is_mark(token, ':') || (!across && token_is_mark(token, ',')))
			return false;
		/* Words of a name say nothing: "Headroom Health £20k". */
		if (token_has(token, classes) &&
		    !((token->flags & TOKEN_UPPER) && i + 1 < tokens->list.n && (token[1].flags & TOKEN_UPPER)))
			return true;
	}
	return false;
}

bool mark_has_after(const struct token_list *tokens, size_t i, size_t window, uint64_t classes)
{
	for (; window-- && i < tokens->list.n; i++) {
		const struct token *token = &tokens->list.v[i];

		if (mark_is_boundary(tokens, i) || token_is_mark(token, ',') || token_is_mark(token, ':'))
			return false;
		if (token_has(token, classes))
			return true;
	}
	return false;
}
