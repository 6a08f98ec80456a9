/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

#include "base/text.h"

/* Two to six capitals, a plural s allowed: the length of the capitals, or 0. */
static size_t capitals(const struct passage *passage, const struct token *token)
{
	struct str s = str_in(passage->text, token->span);
	size_t n = 0;

	if (token->kind != TOKEN_WORD)
		return 0;
	while (n < s.n && s.p[n] >= 'A' && s.p[n] <= 'Z')
		n++;
	if (n < 2 || n > 6)
		return 0;
	if (n == s.n || (n + 1 == s.n && s.p[n] == 's' && n >= 2))
		return n;
	return n + 2 == s.n && s.p[n] == '\'' && s.p[n + 1] == 's' ? n : 0;
}

/* The initials of the words right before spell the abbreviation: "customer effort score (CES)". */
static bool spelt_before(const struct passage *passage, size_t i, struct str letters)
{
	size_t k = i, left = letters.n;

	if (!k || !token_is_mark(passage_token(passage, k - 1), '('))
		return false;
	/* Any words in front of the bracket explain it, when one begins as the abbreviation does. */
	for (size_t n = 0; n < 8 && k-- > 1; n++) {
		const struct token *token = passage_token(passage, k - 1);

		if (token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP))
			break;
		if (token->kind == TOKEN_WORD && token->fold.n && token->fold.p[0] == (char)(letters.p[0] - 'A' + 'a'))
			return true;
	}
	return left == 0;
}

/* "CES (customer effort score)", "CES, that is …", "CES stands for", "CES = …", "CES: …" */
static bool spelt_after(const struct passage *passage, size_t i)
{
	static const char *const words[] = { "that",   "i.e",   "which", "short",       "meaning",
					     "stands", "means", "d.h",   "c'est-à-dire" };
	const struct token *next = passage_token(passage, i + 1);
	size_t k = i + 1;

	/* "the SCIM connector (System for …)": the bracket may follow the noun. */
	for (size_t n = 1; n <= 3; n++) {
		const struct token *first = passage_token(passage, i + n + 1);

		if (token_is_mark(passage_token(passage, i + n), '(') && first->kind == TOKEN_WORD && first->fold.n &&
		    first->fold.p[0] == passage_token(passage, i)->fold.p[0])
			return true;
		if (passage_token(passage, i + n)->kind != TOKEN_WORD)
			break;
	}
	if (token_is_mark(next, '('))
		return passage_token(passage, i + 2)->kind == TOKEN_WORD && !passage->taken[i + 2] &&
		       !token_is_mark(passage_token(passage, i + 3), ')');
	if (token_is_mark(next, '='))
		return true;
	k += token_is_mark(next, ',') || token_is_mark(next, '-');
	for (size_t w = 0; w < COUNT_OF(words); w++) {
		if (!str_is(passage_token(passage, k)->fold, words[w]))
			continue;
		if (str_is(passage_token(passage, k)->fold, "that") || str_is(passage_token(passage, k)->fold, "which"))
			return str_is(passage_token(passage, k + 1)->fold, "is") ||
			       str_is(passage_token(passage, k + 1)->fold, "means") ||
			       str_is(passage_token(passage, k + 1)->fold, "stands");
		if (str_is(passage_token(passage, k)->fold, "short"))
			return str_is(passage_token(passage, k + 1)->fold, "for");
		return true;
	}
	return false;
}

/* "Renewed early: KLM, ABB and the BBC": what signs, renews, pays or leaves is a customer. */
static bool acts_like_firm(const struct passage *passage, size_t i)
{
	static const char *const verbs[] = { "renewed",     "renews",     "signed",   "signs",    "churned", "left",
					     "cancelled",   "paid",       "pays",     "stays",    "stay",    "extended",
					     "upgraded",    "downgraded", "ordered",  "bought",   "wants",   "asked",
					     "moved to us", "customers",  "customer", "accounts", "clients", "logos" };
	/* Nouns count only before a colon: "PLO customers" are customers with PLO. */
	enum { VERBS_ACT = COUNT_OF(verbs) - 5 };
	size_t from = i, to = i;

	while (from > 0 && i - from < 24 && !(passage_token(passage, from - 1)->flags & TOKEN_STOP) &&
	       passage_token(passage, from - 1)->kind != TOKEN_BREAK)
		from--;
	while (to < passage->tokens.list.n && to - i < 8 && !(passage_token(passage, to)->flags & TOKEN_STOP) &&
	       passage_token(passage, to)->kind != TOKEN_BREAK)
		to++;
	for (; from < to; from++)
		for (size_t k = 0; k < COUNT_OF(verbs); k++)
			if (str_is(passage_token(passage, from)->fold, verbs[k]) &&
			    (from < i ? i - from < 10 && token_is_mark(passage_token(passage, from + 1), ':')
				      : from - i <= 3 && k < VERBS_ACT))
				return true;
	/* Part of a longer name: "ABB Robotics", "HQ Trust", "Banco BPM". */
	for (size_t k = 0; k < passage->names.list.n; k++) {
		const struct name *name = &passage->names.list.v[k];

		if (name->from > i)
			break;
		if (i >= name->from && i < name->to && name->to > name->from + 1) {
			for (size_t w = name->from; w < name->to; w++)
				if (w != i && passage_token(passage, w)->kind == TOKEN_WORD &&
				    !(passage_token(passage, w)->flags & TOKEN_CAPS) &&
				    !token_has(passage_token(passage, w), LEX(FUNCTION) | LEX(COMMON)))
					return true;
		}
	}
	return false;
}

static bool is_known_name(const struct comment_input *input, struct str word)
{
	for (size_t i = 0; i < input->name_count; i++)
		if (str_find(input->names[i], word, 0) != STR_NONE)
			return true;
	return false;
}

/* A line of capitals shouts; its words are no abbreviations. */
static bool is_shouted(const struct passage *passage, size_t i)
{
	size_t from = i, to = i, small = 0;

	while (from > 0 && i - from < 12 && passage_token(passage, from - 1)->kind != TOKEN_BREAK)
		from--;
	while (to < passage->tokens.list.n && to - i < 12 && passage_token(passage, to)->kind != TOKEN_BREAK)
		to++;
	for (; from < to; from++)
		/* "LOST IN Q2" */
		small += passage_token(passage, from)->kind == TOKEN_WORD && !passage->taken[from] &&
			 !(passage_token(passage, from)->flags & TOKEN_CAPS);
	return small == 0;
}

void comment_acronym(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	enum { MOST = 64 };
	struct str seen[MOST];
	size_t count = 0;

	for (size_t i = 0; i < passage->tokens.list.n && count < MOST; i++) {
		const struct token *token = passage_token(passage, i);
		size_t n = capitals(passage, token);
		struct str word = n ? str_sub(passage->text, token->span.at, n) : STR("");
		bool known = false;

		for (size_t k = 0; k < count; k++)
			known |= str_eq(seen[k], word);
		if (!n || known)
			continue;
		seen[count++] = word;
		if ((passage->speech[i] & SPEAKS(KNOWN)) || token_has(token, LEX(ACRONYM) | LEX(CURRENCY) | LEX(PLACE)))
			continue;
		if (str_eq_nocase(word, STR("ok")) || is_known_name(reader->input, word) ||
		    str_find(reader->input->label, word, 0) != STR_NONE)
			continue;
		if (spelt_before(passage, i, word) || spelt_after(passage, i) || acts_like_firm(passage, i) ||
		    is_shouted(passage, i) || token_is_mark(passage_token(passage, i + 1), ':'))
			continue;
		comment_report(reader, COMMENT_ACRONYM, (struct range){ i, i + 1 }, (struct range){ i, i + 1 });
	}
}
