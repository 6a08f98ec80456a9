/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* Names that the grammar doubts, taken because the text counts them: "two of the mutuals have asked", "all three". */

/* More than this nobody counts in words; and further back in a paragraph nobody looks for the names that "all three" means. */
enum { MOST = 9, BACK = 400 };

/* "two", "3": a count of few; 0 for another token. */
static size_t count_of(const struct token *token)
{
	static const char *const words[][8] = {
		{ "two", "zwei", "deux", "dos", "due", "twee", "", "" },
		{ "three", "drei", "trois", "tres", "tre", "drie", "trzy", "" },
		{ "four", "vier", "quatre", "cuatro", "quattro", "fire", "fyra", "" },
		{ "five", "fünf", "cinq", "cinco", "cinque", "vijf", "fem", "" },
		{ "six", "sechs", "seis", "sei", "zes", "seks", "sex", "" },
	};

	if (token->kind == TOKEN_NUMBER)
		return token->fold.n == 1 && token->fold.p[0] > '1' ? (size_t)(token->fold.p[0] - '0') : 0;
	if (!token_cues(token, CUES(FIGURE_WORD) | CUES(NUMERAL)))
		return 0;
	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (TOKEN_IS_ONE(token, words[i]))
			return i + 2;
	return 0;
}

/* What is counted: deals, or those who buy. */
static bool is_counted(const struct token *token)
{
	static const char *const words[] = {
		"accounts",      "customers",     "clients",        "names",      "upsells",       "expansions",
		"opportunities", "deals",         "firms",          "companies",  "conversations", "chains",
		"banks",         "insurers",      "mutuals",        "clinics",    "hospitals",     "retailers",
		"utilities",     "schools",       "universities",   "carriers",   "operators",     "builders",
		"manufacturers", "cities",        "councils",       "contracts",  "extensions",    "kunden",
		"chancen",       "erweiterungen", "bestandskunden", "clientes",   "clienti",       "comptes",
		"klanten",       "kunder",        "buyers",         "candidates", "brands",        "brewers",
		"oportunidades", "opportunités",  "ampliaciones",   "upgrades",   "friends",       "logos"
	};

	return TOKEN_IS_ONE(token, words);
}

/* "three live upsells", "two of our Danish mutuals": how many deals are open, told at token i; 0 when nothing is. */
static size_t stated_at(const struct narrative_reader *reader, size_t i)
{
	const uint64_t out = LEX(LOST) | LEX(CLOSED) | LEX(PROSPECT) | LEX(RENEWAL) | LEX(REFERENCE) | LEX(TAM) |
			     LEX(PARTNER) | LEX(COMPETITOR) | LEX(NEGATE);
	size_t count = reader->taken[i] ? 0 : count_of(narrative_token(reader, i)), from = i, to;

	if (!count)
		return 0;
	for (size_t k = i + 1; k < i + 6 && narrative_token(reader, k)->kind == TOKEN_WORD; k++) {
		if (!is_counted(narrative_token(reader, k)))
			continue;
		while (from > 0 && from + 24 > i && !narrative_is_stop(reader, from - 1))
			from--;
		to = narrative_sentence_to(reader, k, k + 24);
		return narrative_classes(reader, from, to) & out ? 0 : count;
	}
	return 0;
}

/* "We'll have all three over the line": how many have been named in the paragraph, told at token i; 0 when nothing is. */
static size_t told_back_at(const struct narrative_reader *reader, size_t i)
{
	static const char *const all[] = {
		"all", "these", "those", "alle", "tous", "toutes", "todos", "todas", "tutti"
	};
	const struct token *next = narrative_token(reader, i + 1);
	size_t count = i && !reader->taken[i] && TOKEN_IS_ONE(narrative_token(reader, i - 1), all)
			       ? count_of(narrative_token(reader, i))
			       : 0;

	if (!count || (next->kind == TOKEN_WORD && !token_has(next, LEX(FUNCTION) | LEX(VERB) | LEX(TIME_PREP))))
		return 0;
	return count;
}

static bool is_same_name(const struct narrative_reader *reader, const struct name *a, const struct name *b)
{
	return str_eq(narrative_token(reader, a->from)->fold, narrative_token(reader, b->from)->fold);
}

/* The names in [from, to) that the grammar took and those that it doubts, each once: the first of each is left in one of the lists. */
struct counted {
	size_t taken[MOST + 1], doubted[MOST + 1];
	size_t taken_n, doubted_n;
};

static bool is_seen(const struct narrative_reader *reader, const size_t *list, size_t n, const struct name *name)
{
	for (size_t i = 0; i < n; i++)
		if (is_same_name(reader, &reader->names.list.v[list[i]], name))
			return true;
	return false;
}

/* "la formule Intégrale": what the noun before it is called. */
static bool follows_noun(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	return before && before->kind == TOKEN_WORD && !(before->flags & TOKEN_UPPER) && !before->lex;
}

static bool may_be_counted(const struct narrative_reader *reader, const struct name *name,
			   enum narrative_verdict verdict)
{
	return (verdict == NARRATIVE_VERDICT_MAYBE || verdict == NARRATIVE_VERDICT_UNPROVEN) &&
	       narrative_evidence_is_plausible(reader, name) && !narrative_parallel_is_aside(reader, name);
}

/* doubted: one flag per name; NULL for every name that nothing rules out. */
static struct counted counted_in(const struct narrative_reader *reader, const enum narrative_verdict *verdicts,
				 const bool *doubted, size_t from, size_t to)
{
	struct counted out = { .taken_n = 0 };

	for (size_t i = name_first(&reader->names, from); i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];

		if (name->from >= to)
			break;
		if (verdicts[i] != NARRATIVE_VERDICT_YES || is_seen(reader, out.taken, out.taken_n, name))
			continue;
		if (out.taken_n == MOST)
			break;
		out.taken[out.taken_n++] = i;
	}
	for (size_t i = name_first(&reader->names, from); i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i];

		if (name->from >= to || out.doubted_n == MOST)
			break;
		if ((doubted ? doubted[i] : may_be_counted(reader, name, verdicts[i])) && !follows_noun(reader, name) &&
		    verdicts[i] != NARRATIVE_VERDICT_YES && !is_seen(reader, out.taken, out.taken_n, name) &&
		    !is_seen(reader, out.doubted, out.doubted_n, name))
			out.doubted[out.doubted_n++] = i;
	}
	return out;
}

/* Whether the doubted ones are as many as are wanting; when they are more, those whose form is surest. */
static bool complete(const struct narrative_reader *reader, struct counted *counted, size_t count)
{
	size_t kept = 0;

	if (counted->taken_n + counted->doubted_n > count) {
		for (size_t i = 0; i < counted->doubted_n; i++) {
			const struct name *name = &reader->names.list.v[counted->doubted[i]];

			if (name->to > name->from + 1 || (name->flags & NAME_KNOWN))
				counted->doubted[kept++] = counted->doubted[i];
		}
		counted->doubted_n = kept;
	}
	return counted->taken_n < count && counted->taken_n + counted->doubted_n == count;
}

static void take(struct narrative_reader *reader, enum narrative_verdict *verdicts, const struct counted *counted)
{
	for (size_t k = 0; k < counted->doubted_n; k++) {
		verdicts[counted->doubted[k]] = NARRATIVE_VERDICT_YES;
		reader->names.list.v[counted->doubted[k]].flags |= NAME_WEIGHED;
	}
}

void narrative_count_complete(struct narrative_reader *reader, enum narrative_verdict *verdicts, const bool *doubted)
{
	bool told = false;

	for (size_t i = 0; i < reader->tokens.list.n; i++) {
		size_t count = count_of(narrative_token(reader, i)) ? stated_at(reader, i) : 0;
		struct counted counted;

		if (!count && (count = told_back_at(reader, i))) {
			size_t line = narrative_line_at(reader, i)->all.from;

			counted = counted_in(reader, verdicts, doubted, line + BACK < i ? i - BACK : line, i);
			if (counted.taken_n && complete(reader, &counted, count))
				take(reader, verdicts, &counted);
			continue;
		}
		if (!count || told)
			continue;
		told = true;
		counted = counted_in(reader, verdicts, NULL, i, narrative_sentence_to(reader, i, i + 80));
		if (!complete(reader, &counted, count)) {
			counted = counted_in(reader, verdicts, doubted, i, reader->tokens.list.n);
			if (!counted.taken_n || !complete(reader, &counted, count))
				continue;
		}
		take(reader, verdicts, &counted);
	}
}
