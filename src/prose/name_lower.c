/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/name_lower.h"

#include "prose/name_word.h"

/* Never in the name of an entry that is written without capitals. */
#define NEVER (LEX(FUNCTION) | LEX(VERB) | LEX(TIME_PREP) | LEX(MONTH) | LEX(TIME_UNIT) | LEX(CURRENCY) | LEX(PRODUCT))

static bool is_small(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i);

	return token->kind == TOKEN_WORD && !(token->flags & (TOKEN_UPPER | TOKEN_CAMEL)) && !name_is_taken(finder, i);
}

/* A small first letter before an amount, or the first word of an item: adidas, fivespice. */
static bool is_lower_brand(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i), *before = i ? name_peek(finder, i - 1) : NULL;
	const struct token *next = name_peek(finder, i + 1);

	if (token->kind != TOKEN_WORD || (token->flags & (TOKEN_UPPER | TOKEN_CAMEL)) || token->span.n < 2 ||
	    token->lex || (token->span.n < 3 && i > 0 && !name_word_is_list_sign(before)))
		return false;
	if (token->flags & (TOKEN_START | TOKEN_SENTENCE))
		return true;
	if (before && token_is_mark(before, ';') && (token_is_mark(next, '&') || token_is_mark(next, '-')))
		return true;
	/* "Rewe, dm and Rossmann": nobody can speak it */
	if (i > 1 && i + 2 < finder->tokens->list.n && name_word_is_list_sign(before) &&
	    name_is_proper(finder, i - 2) && name_word_is_list_sign(next) && name_is_proper(finder, i + 2) &&
	    name_word_is_unspoken(token))
		return true;
	/* "Lidl, Spar and dm take …" */
	if (i > 1 && token->span.n >= 2 && (str_is(before->fold, "and") || str_is(before->fold, "und")) &&
	    name_is_proper(finder, i - 2) && !token_has(name_peek(finder, i - 2), NAME_ORDINARY | LEX(FIRSTNAME)) &&
	    next->kind == TOKEN_WORD && token_has(next, LEX(VERB)))
		return true;
	return before && (token_is_mark(before, ',') || token_is_mark(before, ';')) && name_is_taken(finder, i + 1) &&
	       (next->kind == TOKEN_CURRENCY || token_has(next, LEX(CURRENCY)));
}

/* "alder vet group = 26 more clinics": what a sign says to be the name of an entry, whatever its words are; 0 for nothing. */
static size_t equated_end(const struct name_finder *finder, size_t i)
{
	const uint64_t none = LEX(FUNCTION) | LEX(VERB) | LEX(TIME_PREP) | LEX(MONTH) | LEX(TIME_UNIT);
	size_t to = i + 1;

	while (to < i + 5 && !name_is_taken(finder, to) &&
	       (token_is_mark(name_peek(finder, to), '&') ||
		(name_peek(finder, to)->kind == TOKEN_WORD && !token_has(name_peek(finder, to), none))))
		to++;
	if (to == i + 1)
		return 0;
	if (token_is_mark(name_peek(finder, to), ':') && (name_peek(finder, i)->flags & TOKEN_START))
		return to;
	return token_is_mark(name_peek(finder, to), '=') || token_is_mark(name_peek(finder, to), '>') ||
			       (token_is_mark(name_peek(finder, to), '-') &&
				token_is_mark(name_peek(finder, to + 1), '>'))
		       ? to
		       : 0;
}

/* "- hobbs canning - …": an entry without capitals; further plain words up to a sign belong to it. */
static size_t lower_end(const struct name_finder *finder, size_t i)
{
	size_t to = equated_end(finder, i);

	if (to)
		return to;
	to = i + 1;
	if (!(name_peek(finder, i)->flags & TOKEN_START) && !(i > 0 && token_is_mark(name_peek(finder, i - 1), ';')))
		return to;
	while (to < i + 4 && !name_is_taken(finder, to) &&
	       ((name_peek(finder, to)->kind == TOKEN_WORD &&
		 !(name_peek(finder, to)->lex & ~(LEX(ORGWORD) | LEX(CONNECT)))) ||
		token_is_mark(name_peek(finder, to), '&')))
		to++;
	/* "hims & hers would …": the sign holds it together. */
	if (to > i + 2 && token_is_mark(name_peek(finder, i + 1), '&'))
		return i + 3 < to && name_peek(finder, to)->kind != TOKEN_MARK ? i + 3 : to;
	return name_peek(finder, to)->kind == TOKEN_MARK ||
			       (name_is_taken(finder, to) && token_has(name_peek(finder, to - 1), LEX(ORGWORD)))
		       ? to
		       : i + 1;
}

/* "pelican & finch want", "hung & dried, eight shops": the sign makes one name of two words, whatever they are; 0 for none. */
static size_t joined_end(const struct name_finder *finder, size_t i)
{
	const uint64_t never = LEX(FUNCTION) | LEX(PRODUCT) | LEX(GATE_CUE) | LEX(TIME_UNIT) | LEX(MONTH) | LEX(COMMON);
	const struct token *before = i ? name_peek(finder, i - 1) : NULL;
	size_t to = i + 3;

	if (!token_is_mark(name_peek(finder, i + 1), '&') || !is_small(finder, i) || !is_small(finder, i + 2) ||
	    !((name_peek(finder, i)->flags & (TOKEN_START | TOKEN_SENTENCE)) || token_is_mark(before, ':')) ||
	    token_has(name_peek(finder, i), never) || token_has(name_peek(finder, i + 2), never) ||
	    (token_has(name_peek(finder, i), LEX(GATE)) && token_has(name_peek(finder, i + 2), LEX(GATE))))
		return 0;
	to += is_small(finder, to) && token_has(name_peek(finder, to), LEX(ORGWORD));
	/* "oasis & sons trading. 3,500 dirhams": the entry's name ends with its sentence. */
	if (to == i + 3 && (name_peek(finder, i)->flags & TOKEN_START) && is_small(finder, to) &&
	    !token_has(name_peek(finder, to), never | LEX(VERB)) && name_peek(finder, to + 1)->kind == TOKEN_MARK)
		to++;
	return to;
}

/* "Account: jolly fryer", "sal: netherby spa?": the whole of what a label or a question names; 0 for none. */
static size_t labelled_end(const struct name_finder *finder, size_t i)
{
	const struct token *label = i > 1 ? name_peek(finder, i - 2) : NULL;
	size_t to = i;
	bool plain = false;

	/* {acct: "petrel offshore", …} */
	if (i > 2 && token_is_mark(name_peek(finder, i - 1), '"') && token_is_mark(name_peek(finder, i - 2), ':') &&
	    lexicon_is(name_peek(finder, i - 3)->fold, LEXICON_HEAD_ACCOUNT)) {
		while (to < i + 5 && is_small(finder, to))
			to++;
		return token_is_mark(name_peek(finder, to), '"') ? to : 0;
	}
	if (!label || !token_is_mark(name_peek(finder, i - 1), ':') || !(label->flags & TOKEN_START))
		return 0;
	while (to < i + 4 && is_small(finder, to) && !token_has(name_peek(finder, to), NEVER))
		plain |= !name_peek(finder, to++)->lex;
	if (to == i)
		return 0;
	/* "Opp: cashless catering" says what they buy. */
	if (lexicon_is(label->fold, LEXICON_HEAD_ACCOUNT) && !str_starts(label->fold, STR("opp")) &&
	    !str_starts(label->fold, STR("deal")))
		return name_peek(finder, to)->kind == TOKEN_BREAK ? to : 0;
	return plain && to > i + 1 && token_is_mark(name_peek(finder, to), '?') &&
			       name_peek(finder, to + 1)->kind == TOKEN_BREAK
		       ? to
		       : 0;
}

/* A word of a script without capitals: Arabic, Chinese, Japanese, Korean and their neighbours. */
static bool has_no_capitals(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i);
	unsigned char first = token->fold.n ? (unsigned char)token->fold.p[0] : 0;

	return token->kind == TOKEN_WORD && (first >= 0xe3 || (first >= 0xd6 && first <= 0xdf)) &&
	       !name_is_taken(finder, i) && !token->lex;
}

/* "青葉印刷 (Aoba Printing): colour server": what opens an entry in such a script, up to its bracket or colon; 0 for none. */
static size_t script_end(const struct name_finder *finder, size_t i)
{
	enum { MOST = 6 };
	size_t to = i;

	while (to < i + MOST && has_no_capitals(finder, to))
		to++;
	return to > i && (name_peek(finder, i)->flags & TOKEN_START) &&
			       (token_is_mark(name_peek(finder, to), '(') || token_is_mark(name_peek(finder, to), ':'))
		       ? to
		       : 0;
}

/* What stands before the first word of an entry: a bullet, a number, the end of the line above. */
static bool opens_alike(const struct name_finder *finder, size_t a, size_t b)
{
	const struct token *x = a ? name_peek(finder, a - 1) : NULL, *y = b ? name_peek(finder, b - 1) : NULL;

	if (!x || !y)
		return (!x || x->kind == TOKEN_BREAK) && (!y || y->kind == TOKEN_BREAK);
	return x->kind == y->kind && x->mark == y->mark;
}

/* The line of the entry that opens at i stands below or above one that opens in the same way, with a capital. */
static bool has_named_neighbour(const struct name_finder *finder, size_t i)
{
	enum { LONG = 80 };
	size_t to = i, before = i;

	while (to < i + LONG && name_peek(finder, to)->kind != TOKEN_BREAK)
		to++;
	for (size_t k = to + 1; k < to + 6 && name_peek(finder, to)->kind == TOKEN_BREAK; k++)
		if ((name_peek(finder, k)->flags & TOKEN_START) && name_peek(finder, k)->kind == TOKEN_WORD)
			return opens_alike(finder, i, k) && name_is_proper(finder, k) &&
			       !token_has(name_peek(finder, k), NAME_ORDINARY);
	while (before > 0 && before + 6 > i && name_peek(finder, before - 1)->kind != TOKEN_BREAK)
		before--;
	for (size_t k = before; k > 1 && k + LONG > i; k--)
		if ((name_peek(finder, k - 2)->flags & TOKEN_START) && name_peek(finder, k - 2)->kind == TOKEN_WORD)
			return opens_alike(finder, i, k - 2) && name_is_proper(finder, k - 2) &&
			       !token_has(name_peek(finder, k - 2), NAME_ORDINARY);
	return false;
}

/* "2. two left feet (dance studios), $99": an entry among others, whose amount stands in its line; 0 for none. */
static size_t entry_end(const struct name_finder *finder, size_t i)
{
	enum { NEAR = 12 };
	size_t to = i;
	bool plain = false;

	if (!(name_peek(finder, i)->flags & TOKEN_START))
		return 0;
	/* "two left feet": a number may open it. */
	while (to < i + 4 && is_small(finder, to) &&
	       (!token_has(name_peek(finder, to), NEVER & ~LEX(VERB)) ||
		(to == i && token_has(name_peek(finder, to), LEX(ORDINAL)))))
		plain |= !name_peek(finder, to++)->lex;
	if (to < i + 2 || !plain ||
	    !(token_is_mark(name_peek(finder, to), ',') || token_is_mark(name_peek(finder, to), '(')))
		return 0;
	for (size_t k = to + 1; k < to + NEAR && name_peek(finder, k)->kind != TOKEN_BREAK; k++)
		if (name_form_opens_amount(finder, k))
			return has_named_neighbour(finder, i) ? to : 0;
	return 0;
}

/* "With dm we are at €50k", after "Rewe, dm and Rossmann" */
static bool is_lower_again(const struct name_finder *finder, size_t i, const struct name_list *out)
{
	enum { BACK = 32 };
	const struct token *token = name_peek(finder, i);

	if (token->lex || (token->flags & TOKEN_UPPER) || !name_word_is_unspoken(token))
		return false;
	for (size_t n = out->list.n, k = n; k-- > 0 && k + BACK > n;)
		if ((out->list.v[k].flags & NAME_LOWER) && out->list.v[k].to == out->list.v[k].from + 1 &&
		    str_eq(name_peek(finder, out->list.v[k].from)->fold, token->fold))
			return true;
	return false;
}

size_t name_lower_end(const struct name_finder *finder, size_t i, const struct name_list *before, unsigned *flags)
{
	size_t to;

	*flags = 0;
	if (!is_small(finder, i))
		return 0;
	to = joined_end(finder, i);
	if (!to)
		to = labelled_end(finder, i);
	if (!to)
		to = script_end(finder, i);
	if (to)
		return to;
	*flags = NAME_LOWER;
	to = entry_end(finder, i);
	if (to)
		return to;
	return is_lower_brand(finder, i) || is_lower_again(finder, i, before) ? lower_end(finder, i) : 0;
}
