/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/known.h"

/* The word of a name, which may end in 's when it is the last: "Legal & General's". */
static bool is_name_word(const struct token *token, struct str word, bool last)
{
	if (token->kind == TOKEN_MARK)
		return str_is(word, "&") && token->mark == '&';
	if (!str_starts(token->fold, word))
		return false;
	return token->fold.n == word.n || (last && token->fold.n == word.n + 2 && str_ends(token->fold, STR("'s")));
}

/* How many tokens from i on are the rest of a name; stops of short words ("St. Jude", "J. Crew") are passed over. */
static size_t name_rest(const struct token_list *tokens, size_t i, const struct lexicon_phrase *phrase)
{
	const struct token *first = token_at(tokens, i);
	struct str rest = lexicon_rest(&lexicon_prose, phrase), word;
	size_t k = i;

	/* The first word decides nearly always. */
	if (first->kind == TOKEN_MARK ? first->mark != '.' && first->mark != '&'
				      : !str_starts(first->fold, (struct str){ rest.p, phrase->next_n }))
		return 0;
	while (str_next_part(&rest, ' ', &word)) {
		if (token_is_mark(token_at(tokens, k), '.') && tokens->list.v[k - 1].span.n <= 4)
			k++;
		if (!is_name_word(token_at(tokens, k), word, rest.n == 0))
			return 0;
		k++;
	}
	return k - i;
}

/* A name of one word; without a capital it must be a word that nothing else is called by. */
static void mark_word(struct token *token, const struct lexicon_word *word)
{
	unsigned kinds = (unsigned)word->labels >> (LEXICON_FIRM - LEXICON_COUNT_FLAT);

	/* "Who will buy more?", but WHO and IT */
	if ((word->classes & LEX(FUNCTION)) && (kinds & KNOWN_ASIDE) && !(token->flags & TOKEN_CAPS))
		return;
	if (kinds && !token->known &&
	    ((token->flags & (TOKEN_UPPER | TOKEN_CAMEL)) || (!word->classes && (kinds & KNOWN_FIRM)))) {
		token->known = (uint8_t)kinds;
		token->known_n = 1;
	}
}

void known_mark(struct token_list *tokens, size_t i, const struct lexicon_word *word)
{
	const struct lexicon *lexicon = &lexicon_prose;
	struct token *token = &tokens->list.v[i];

	if (!word)
		return;
	mark_word(token, word);
	for (const struct lexicon_phrase *phrase = &lexicon->phrases[word->phrase]; word->begins_firm; phrase++) {
		size_t more = phrase->class < LEXICON_FIRM ? 0 : name_rest(tokens, i + 1, phrase);

		/* "cold storage" without a capital is no firm, "jungheinrich uk" is. */
		if (phrase->class != LEXICON_FIRM && !(token->flags & (TOKEN_UPPER | TOKEN_CAMEL)))
			more = 0;
		if (more && more + 1 > token->known_n && more < UINT8_MAX) {
			token->known = (uint8_t)(1U << (phrase->class - LEXICON_FIRM));
			token->known_n = (uint8_t)(more + 1);
		}
		if (phrase->is_last)
			break;
	}
}

bool known_in_german(const struct token_list *tokens, size_t from, size_t to)
{
	for (size_t i = from > 12 ? from - 12 : 0; i < to + 12; i++)
		if (!(token_at(tokens, i)->flags & TOKEN_UPPER) && token_cues(token_at(tokens, i), CUES(GERMAN)))
			return true;
	return false;
}

/* Words that a firm is the subject of, and ordinary words that open a sentence are not. */
static bool is_doing(const struct token *token)
{
	return token_cues(token, CUES(FIRM_DOES));
}

/* "Lilly wants two plants for €90k", but not "Lilly asked for the slides": an amount, which people seldom give. */
static bool is_paying(const struct token_list *tokens, size_t i)
{
	for (size_t to = i + 24; i < to && token_at(tokens, i)->kind != TOKEN_BREAK; i++) {
		if (token_at(tokens, i)->flags & TOKEN_STOP)
			return false;
		if (token_at(tokens, i)->kind == TOKEN_CURRENCY || token_has(token_at(tokens, i), LEX(CURRENCY)))
			return true;
	}
	return false;
}

/* In English a capital in the middle of a sentence makes a name of an ordinary word: "goes deeper at Target and Gap". */
static bool has_proving_capital(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i);

	return i > 0 && !(token->flags & (TOKEN_SENTENCE | TOKEN_START | TOKEN_CAPS)) &&
	       !token_has(token, LEX(MONTH) | LEX(FIRSTNAME) | LEX(PLACE)) &&
	       (!token_has(token - 1, LEX(COMMON)) || token_has(token - 1, LEX(FUNCTION)));
}

bool known_stands(const struct token_list *tokens, size_t from, size_t to, bool before_amount)
{
	const struct token *first = token_at(tokens, from);

	if (!first->known || from + first->known_n != to)
		return false;
	if (before_amount)
		return true;
	if (is_doing(token_at(tokens, to)) && (first->known_n > 1 || (first->known & KNOWN_FIRM) ||
					       !token_has(first, LEX(FIRSTNAME)) || is_paying(tokens, to)))
		return true;
	/* "elbit (they don't capitalise)", "talking to thyssenkrupp", but not "he may sig" */
	if (first->known_n == 1 && first->fold.n > 7 && (first->known & KNOWN_FIRM))
		return true;
	/* "mei: uber?" */
	if (first->known_n == 1 && (first->known & KNOWN_FIRM) && from > 0 && token_is_mark(first - 1, ':') &&
	    (token_is_mark(token_at(tokens, from + 1), '?') || token_at(tokens, to)->kind == TOKEN_BREAK))
		return true;
	if (first->known_n == 1 && !(first->flags & (TOKEN_UPPER | TOKEN_CAMEL)))
		return token_is_mark(token_at(tokens, to), '(') || token_has(token_at(tokens, to), LEX(VERB));
	if (first->known & KNOWN_FIRM)
		return true;
	return (first->known & KNOWN_WORD) && has_proving_capital(tokens, from) && !known_in_german(tokens, from, to);
}
