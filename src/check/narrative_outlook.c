/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* Which of a group "the first", "the second", "the first two", "the last" are. */
struct narrative_group narrative_outlook_pick(const struct narrative_reader *reader,
					      const struct narrative_group *group, size_t from, size_t to)
{
	static const struct ordinal {
		const char *word;
		size_t place;
	} ordinals[] = { { "first", 0 },    { "second", 1 },     { "third", 2 },     { "fourth", 3 },
			 { "erste", 0 },    { "zweite", 1 },     { "dritte", 2 },    { "ersten", 0 },
			 { "ersterer", 0 }, { "premier", 0 },    { "première", 0 },  { "premiers", 0 },
			 { "second", 1 },   { "deuxième", 1 },   { "troisième", 2 }, { "primero", 0 },
			 { "primera", 0 },  { "primeros", 0 },   { "segundo", 1 },   { "segunda", 1 },
			 { "eerste", 0 },   { "tweede", 1 },     { "derde", 2 },     { "former", 0 },
			 { "ersterem", 0 }, { "first-named", 0 } };
	static const struct ordinal counts[] = { { "two", 2 },  { "three", 3 }, { "four", 4 },  { "beiden", 2 },
						 { "zwei", 2 }, { "twee", 2 },  { "drie", 3 },  { "deux", 2 },
						 { "dos", 2 },  { "due", 2 },   { "trois", 3 }, { "drei", 3 } };
	struct narrative_group out = *group;

	for (size_t i = from; i < to && i < from + 4; i++) {
		struct str word = narrative_token(reader, i)->fold, next = narrative_token(reader, i + 1)->fold;

		if (str_is(word, "latter") || str_is(word, "letzterem") || str_is(word, "letzterer") ||
		    str_is(word, "last") || str_is(word, "letztere") || str_is(word, "laatste"))
			return (struct narrative_group){ { group->accounts[group->n - 1] }, 1 };
		for (size_t k = 0; k < COUNT_OF(ordinals); k++) {
			size_t place = ordinals[k].place;

			if (!str_is(word, ordinals[k].word) || place >= group->n || reader->taken[i] ||
			    token_has(narrative_token(reader, i + 1), LEX(TIME_UNIT)))
				continue;
			for (size_t c = 0; place == 0 && c < COUNT_OF(counts); c++)
				if (str_is(next, counts[c].word) && counts[c].place < group->n) {
					out.n = counts[c].place;
					return out;
				}
			return (struct narrative_group){ { group->accounts[place] }, 1 };
		}
	}
	return out;
}

/* "The first is planned for May", "The first two sign …": an ordinal that stands for an account. */
bool narrative_outlook_opens_ordinal(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const words[] = { "first",    "second",   "third",     "fourth",  "last",
					     "erste",    "zweite",   "dritte",    "ersten",  "premier",
					     "première", "deuxième", "troisième", "primero", "primera",
					     "segundo",  "eerste",   "tweede",    "derde" };
	static const char *const after[] = { "one", "two",  "three",  "of",  "named", "is",
					     "has", "will", "beiden", "ist", "deux" };
	const struct token *next = narrative_token(reader, from + 2);

	return from + 2 < to && narrative_place_is_article(narrative_token(reader, from)) &&
	       TOKEN_IS_ONE(narrative_token(reader, from + 1), words) &&
	       (TOKEN_IS_ONE(next, after) || token_has(next, LEX(VERB)) || next->kind == TOKEN_MARK);
}

/* "The former wants …", "The first two sign in May": some of those that the paragraph has named so far. */
bool narrative_outlook_say_pair(struct narrative_reader *reader, size_t first, size_t seen, size_t from, size_t to)
{
	static const char *const pairs[] = { "former",    "latter",    "first-named", "ersterer", "ersterem",
					     "letzterer", "letzterem", "latter's",    "former's" };
	struct narrative_group all = { .n = 0 }, part;
	size_t at = from;

	if (seen < first + 2 || seen > first + NARRATIVE_GROUP)
		return false;
	while (at < to && at < from + 3 && !TOKEN_IS_ONE(narrative_token(reader, at), pairs))
		at++;
	if (at == to || at == from + 3)
		return false;
	for (size_t i = first; i < seen; i++)
		all.accounts[all.n++] = i;
	for (size_t i = from; i < to;) {
		size_t end = i;

		while (end < to && !token_is_mark(narrative_token(reader, end), ';') &&
		       !(token_is_mark(narrative_token(reader, end), ',') && end + 3 < to &&
			 (TOKEN_IS_ONE(narrative_token(reader, end + 1), pairs) ||
			  TOKEN_IS_ONE(narrative_token(reader, end + 2), pairs) ||
			  TOKEN_IS_ONE(narrative_token(reader, end + 3), pairs))))
			end++;
		part = narrative_outlook_pick(reader, &all, i, end);
		if (part.n == 1)
			narrative_answer_one(reader, part.accounts[0], i, end);
		else if (part.n < all.n)
			narrative_answer_group(reader, &part, i, end);
		i = end + 1;
	}
	return true;
}

/* "As for dates: the first two should be signed before June ends": some of all that were named. */
bool narrative_outlook_say_ordinal(struct narrative_reader *reader, size_t seen, size_t from, size_t to)
{
	struct narrative_group all = { .n = 0 };

	if (seen < 2 || seen > NARRATIVE_GROUP)
		return false;
	while (all.n < seen) {
		all.accounts[all.n] = all.n;
		all.n++;
	}
	for (size_t i = from; i < to && i < from + 6; i++) {
		struct narrative_group part;

		if (!str_is(narrative_token(reader, i)->fold, "the"))
			continue;
		part = narrative_outlook_pick(reader, &all, i, to);
		if (part.n == all.n)
			continue;
		if (part.n == 1)
			narrative_answer_one(reader, part.accounts[0], i, to);
		else
			narrative_answer_group(reader, &part, i, to);
		return true;
	}
	return false;
}

/* "We expect three expansions to close in the second half": said before any is named, it holds for all. */
bool narrative_outlook_is(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const nouns[] = { "expansions", "deals",      "upgrades",  "upsells",      "opportunities",
					     "contracts",  "signatures", "accounts",  "customers",    "erweiterungen",
					     "abschlüsse", "extensions", "cases",     "ampliaciones", "uitbreidingen",
					     "orders",     "renewals",   "following", "three",        "four",
					     "five" };
	uint64_t all = narrative_classes(reader, from, to);

	if (!(all & LEX(TIME_YES)) || (all & (LEX(NEGATE) | LEX(TAM) | LEX(PAST) | LEX(LOST))))
		return false;
	for (size_t i = from; i < to; i++)
		if (TOKEN_IS_ONE(narrative_token(reader, i), nouns))
			return true;
	return false;
}

/* "…, so we leave it undated", "no date": whatever else is said of times. */
bool narrative_outlook_has_no_date(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const things[] = { "date",   "dates", "month", "timing",    "quarter",
					      "termin", "datum", "fecha", "calendrier" };

	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (str_is(token->fold, "undated"))
			return true;
		if ((token_cues(token, CUES(NOT_SAID)) || str_is(token->fold, "any")) &&
		    TOKEN_IS_ONE(narrative_token(reader, i + 1), things) &&
		    !str_is(narrative_token(reader, i + 2)->fold, "before"))
			return true;
	}
	return false;
}
