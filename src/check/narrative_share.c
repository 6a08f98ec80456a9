/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

enum { SHARED = 64 };

/* Whether somewhere in [from, to) something is said of all: "(all need a signed agreement)", "in each case". */
bool narrative_share_says_all(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (narrative_token(reader, i)->begin & LEX(SHARE))
			return true;
	return false;
}

/* Talk of the market, by words of these classes; "penetration test" is none. */
bool narrative_share_is_market(const struct narrative_reader *reader, size_t from, size_t to, uint64_t classes)
{
	for (size_t i = from; i < to; i++)
		if (token_has(narrative_token(reader, i), classes) && !token_has(narrative_token(reader, i), LEX(GATE)))
			return true;
	return false;
}

/* A word that heads answers of a kind stands in [from, to). */
bool narrative_share_has_label(const struct narrative_reader *reader, size_t from, size_t to, enum lexicon_class class)
{
	for (size_t i = from; i < to; i++)
		if (narrative_token(reader, i)->kind == TOKEN_WORD &&
		    lexicon_is(narrative_token(reader, i)->fold, class))
			return true;
	return false;
}

/* "what stands between us and each of the deals below", "what's missing": asked wherever it stands in a sentence. */
static bool asks_for_gate(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const what[] = { "what", "what's", "whatever", "was", "qui", "que" };
	static const char *const words[] = { "stands", "missing", "needed", "lacking", "lacks", "blocks", "holds",
					     "left",   "open",    "fehlt",  "manque",  "falta", "delays" };

	for (size_t i = from; i + 1 < to; i++)
		for (size_t k = i + 1; TOKEN_IS_ONE(narrative_token(reader, i), what) && k < to && k < i + 4; k++)
			if (TOKEN_IS_ONE(narrative_token(reader, k), words))
				return true;
	return false;
}

/* "We sign with all of them in the fourth quarter": all are meant wherever in the sentence that stands. */
static bool names_them(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const them[] = { "them",  "these", "those", "ihnen", "eux", "elles",
					    "ellos", "ellas", "loro",  "hen",   "dem" };
	static const char *const counts[] = { "two",  "three", "four", "five",  "six",    "seven", "eight", "zwei",
					      "drei", "vier",  "deux", "trois", "quatre", "dos",   "tres",  "cuatro" };
	/* What we do with deals, and customers do not with what they buy. */
	static const char *const closes[] = { "close", "sign", "land",   "win",  "book",  "ink",    "get",  "have",
					      "see",   "seal", "expect", "wrap", "bring", "finish", "count" };

	for (size_t i = from; i + 2 < to; i++) {
		const struct token *next = narrative_token(reader, i + 1);

		if (!(narrative_token(reader, i)->begin & LEX(SHARE)))
			continue;
		/* "with all three", "we book all four", but not "for all three sites" */
		if (TOKEN_IS_ONE(next, counts) && i > from &&
		    (narrative_place_is_preposition(narrative_token(reader, i - 1)) ||
		     TOKEN_IS_ONE(narrative_token(reader, i - 1), closes)) &&
		    (narrative_token(reader, i + 2)->kind != TOKEN_WORD ||
		     token_has(narrative_token(reader, i + 2), LEX(FUNCTION) | LEX(TIME_PREP) | LEX(VERB))))
			return true;
		if ((str_is(next->fold, "of") || str_is(next->fold, "von") || str_is(next->fold, "d'entre")) &&
		    TOKEN_IS_ONE(narrative_token(reader, i + 2), them))
			return true;
	}
	return false;
}

/* "All three close in Q4", "The gate is the same in every case: …": a sentence about all, which names none. */
bool narrative_share_is(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t opening;

	to = narrative_sentence_to(reader, from, to);
	opening = from + 4 < to ? from + 4 : to;
	return narrative_share_says_all(reader, from, from + 3 < to ? from + 3 : to) || names_them(reader, from, to) ||
	       (narrative_share_says_all(reader, from, to) &&
		(narrative_share_has_label(reader, from, opening, LEXICON_HEAD_GATE) ||
		 narrative_share_has_label(reader, from, opening, LEXICON_HEAD_TIME) ||
		 narrative_share_has_label(reader, from, opening, LEXICON_HEAD_SIZE) ||
		 asks_for_gate(reader, from, to)));
}

/* "…, so everything here is meant to be signed by 20 March": where in a sentence that names nobody its clause about all begins. */
size_t narrative_share_clause(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t end = narrative_sentence_to(reader, from, to);

	for (size_t i = from + 1; i < end; i++) {
		const struct token *before = narrative_token(reader, i - 1);

		if (!(narrative_token(reader, i)->begin & LEX(SHARE)) ||
		    !(before->kind == TOKEN_MARK || narrative_place_is_conjunction(before) ||
		      str_is(before->fold, "so") || str_is(before->fold, "but") || str_is(before->fold, "that")))
			continue;
		for (size_t k = i + 1; k < end && k < i + 7; k++)
			if (token_has(narrative_token(reader, k), LEX(VERB) | LEX(TIME_YES) | LEX(GATE_CUE)))
				return i;
	}
	return to;
}

/* "The gate is the same in every case: new IT director": what stands behind the colon is the gate. */
static struct range labelled_gate(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i + 1 < to; i++)
		if (token_is_mark(narrative_token(reader, i), ':') &&
		    narrative_share_has_label(reader, from, i, LEXICON_HEAD_GATE))
			return (struct range){ i + 1, to };
	return (struct range){ 0, 0 };
}

/* "Both have set aside a quarter of a million, each for itself" */
static bool says_each(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((narrative_token(reader, i)->begin & LEX(EACH)) &&
		    !str_is(narrative_token(reader, i)->fold, "both"))
			return true;
	return false;
}

void narrative_share_answer(struct narrative_reader *reader, size_t from, size_t to, size_t first, size_t last,
			    struct range *all)
{
	if (narrative_share_is_market(reader, from, to, LEX(TAM)))
		return;
	/* Nobody says "all" of more: a bound for hostile texts. */
	if (last > first + SHARED)
		first = last - SHARED;
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		size_t mark = kind == MARK_GATE ? narrative_answer_gate_in(reader, from, to)
						: narrative_mark_in(reader, kind, from, to,
								    MARK_TRAP | MARK_UNKNOWN | MARK_TOTAL);

		/* "The vet chains all want the same bolt-on" */
		if (kind == MARK_GATE && mark != NARRATIVE_NONE &&
		    (reader->marks[kind].list.v[mark].flags & MARK_NOUN) &&
		    narrative_place_wishes_in(reader, from, to) &&
		    !(narrative_classes(reader, from, to) & (LEX(GATE_CUE) | LEX(GATE_OBLIGE))))
			continue;
		if (mark == NARRATIVE_NONE || (kind == MARK_SIZE && first < last &&
					       !(reader->marks[kind].list.v[mark].flags & (MARK_EACH | MARK_UNIT)) &&
					       !says_each(reader, from, to)))
			continue;
		for (size_t i = first; i < last; i++)
			narrative_answer_set(reader, i, kind, narrative_answer_range(reader, kind, mark));
		if (first >= last)
			all[kind] = narrative_answer_range(reader, kind, mark);
	}
	for (size_t i = first; i < last; i++)
		narrative_answer_set(reader, i, MARK_GATE, labelled_gate(reader, from, to));
}

/* ") should each sign in Q3": only verbs stand between the list and the word. */
static bool follows_list(const struct narrative_reader *reader, size_t from, size_t i)
{
	for (size_t n = 0; n < 3 && i-- > from; n++) {
		const struct token *token = narrative_token(reader, i);

		if (token_is_mark(token, ')'))
			return true;
		if (!token_has(token, LEX(VERB) | LEX(FUNCTION)))
			return false;
	}
	return false;
}

/* Where in a sentence a clause about all begins: ", all in Q4", "; both with legal". */
size_t narrative_share_from(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct token *before = i ? narrative_token(reader, i - 1) : NULL;

		if (!(narrative_token(reader, i)->begin & LEX(SHARE)) || !before ||
		    (before->kind != TOKEN_MARK && !follows_list(reader, from, i)))
			continue;
		if (token_has(narrative_token(reader, i), LEX(HEAD_CLOSED)) || token_is_mark(before, '('))
			continue;
		return i;
	}
	return to;
}

/* What is said behind a name in a line of gates: from the first word to the end of its sentence. */
struct range narrative_share_labelled(const struct narrative_reader *reader, size_t from, size_t to)
{
	while (from < to && narrative_token(reader, from)->kind == TOKEN_MARK)
		from++;
	to = narrative_sentence_to(reader, from, to);
	if (narrative_classes(reader, from, to) & (LEX(GATE_UNKNOWN) | LEX(FOLLOWUP)))
		to = from;
	return (struct range){ from, to };
}
