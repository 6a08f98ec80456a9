/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* "Scandic by the end of Q1, the other two in April": what is said of those that a sentence does not name. */

/* "the other two", "the rest", "die anderen beiden": how many are meant, 0 for however many; whether any are. */
static bool rest_at(const struct narrative_reader *reader, size_t i, size_t *count)
{
	static const char *const several[] = { "others",     "rest",   "remainder", "übrigen", "anderen",
					       "restlichen", "autres", "otros",     "otras",   "demás",
					       "altri",      "altre",  "overige" };
	static const char *const counted[] = { "other", "remaining", "andere", "overige", "autres", "otros", "altri" };
	static const struct number {
		const char *word;
		size_t n;
	} numbers[] = { { "one", 1 },  { "two", 2 },  { "three", 3 }, { "four", 4 },  { "beiden", 2 },
			{ "zwei", 2 }, { "drei", 3 }, { "deux", 2 },  { "trois", 3 }, { "dos", 2 },
			{ "tres", 3 }, { "due", 2 },  { "tre", 3 },   { "twee", 2 },  { "drie", 3 } };
	const struct token *word = narrative_token(reader, i + 1), *next = narrative_token(reader, i + 2);
	struct str number = { 0 };

	*count = 0;
	if (!narrative_place_is_article(narrative_token(reader, i)) &&
	    !str_is(narrative_token(reader, i)->fold, "both"))
		return false;
	/* "les deux autres", "los otros dos", "the other two" */
	if (TOKEN_IS_ONE(next, counted))
		number = word->fold;
	else if (TOKEN_IS_ONE(word, counted) || TOKEN_IS_ONE(word, several))
		number = next->fold;
	for (size_t k = 0; k < COUNT_OF(numbers); k++)
		if (number.n && str_is(number, numbers[k].word))
			*count = numbers[k].n;
	if (*count)
		return true;
	if (!TOKEN_IS_ONE(word, several))
		return false;
	return next->kind != TOKEN_WORD || token_has(next, LEX(VERB) | LEX(TIME_PREP) | LEX(GATE_CUE)) ||
	       str_is(next->fold, "all") || str_is(next->fold, "both");
}

size_t narrative_rest_at(const struct narrative_reader *reader, size_t from, size_t to, size_t *count)
{
	for (size_t i = from + 1; i < to; i++) {
		if (!token_cues(narrative_token(reader, i), CUES(REST)))
			continue;
		/* "the others", "les deux autres" */
		for (size_t back = 1; back <= 2 && i >= from + back; back++) {
			size_t at = i - back;
			const struct token *before = at ? narrative_token(reader, at - 1) : NULL;

			if (at > from && before->kind == TOKEN_WORD && !narrative_place_is_conjunction(before) &&
			    !narrative_place_is_preposition(before))
				continue;
			if (rest_at(reader, at, count))
				return at;
		}
	}
	return to;
}

static size_t sentence_from(const struct narrative_reader *reader, size_t i)
{
	enum { LONGEST = 200 };

	for (size_t n = 0; n < LONGEST && i > 0 && narrative_token(reader, i - 1)->kind != TOKEN_BREAK &&
			   !(narrative_token(reader, i - 1)->flags & TOKEN_STOP);
	     n++)
		i--;
	return i;
}

static bool has(const struct narrative_group *group, size_t account)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->accounts[i] == account)
			return true;
	return false;
}

struct narrative_group narrative_rest_of(const struct narrative_reader *reader, size_t mention, size_t seen,
					 size_t from, size_t count)
{
	struct narrative_group rest = { .n = 0 }, named = { .n = 0 };
	size_t opening = sentence_from(reader, from);

	/* Where it opens its sentence, the one before names the others. */
	if (opening == from && from > 0 && narrative_token(reader, from - 1)->kind != TOKEN_BREAK)
		opening = sentence_from(reader, from - 1);
	while (mention-- > 0 && reader->mentions.v[mention].tokens.from >= opening) {
		size_t account = reader->mentions.v[mention].account;

		if (reader->mentions.v[mention].tokens.from < from && named.n < NARRATIVE_GROUP &&
		    !has(&named, account))
			named.accounts[named.n++] = account;
	}
	for (size_t i = seen > NARRATIVE_GROUP ? seen - NARRATIVE_GROUP : 0; i < seen; i++)
		if (!has(&named, i))
			rest.accounts[rest.n++] = i;
	if (!named.n || (count && rest.n < count))
		rest.n = 0;
	/* The nearest ones are meant. */
	if (count && rest.n > count) {
		memmove(rest.accounts, rest.accounts + (rest.n - count), count * sizeof(*rest.accounts));
		rest.n = count;
	}
	return rest;
}
