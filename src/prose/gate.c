/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/gate.h"

#include "prose/condition.h"
#include "prose/task.h"

/* "procurement module", "audit pack": the gate word names a product. */
static bool names_product(const struct token_list *tokens, size_t to)
{
	const struct token *next = token_at(tokens, to);

	/* "on its supervisory committee's desk" */
	if (to > 0 && str_ends(token_at(tokens, to - 1)->fold, STR("'s")))
		return false;
	return next->kind == TOKEN_WORD && token_has(next, LEX(PRODUCT)) && !token_has(next, LEX(GATE)) &&
	       !token_has(next, LEX(GATE_OBLIGE));
}

/* "second county", "14 schools", "another bank": what they buy for, not who must agree. */
static bool is_counted(const struct token_list *tokens, size_t i)
{
	static const char *const words[] = { "more",  "additional", "extra",  "further", "another",
					     "other", "weitere",    "autres", "otros",   "altri" };
	static const char *const verbs[] = { "add", "adds", "adding", "buy", "buys", "buying" };
	const struct token *before = i ? token_at(tokens, i - 1) : NULL;

	/* "would like to add crew certificates" */
	for (size_t k = i, n = 0; k-- > 0 && n < 3 && token_at(tokens, k)->kind == TOKEN_WORD; n++)
		if (TOKEN_IS_ONE(token_at(tokens, k), verbs))
			return true;
	if (!before || before->kind == TOKEN_MARK)
		return false;
	if (before->kind == TOKEN_NUMBER ||
	    (token_has(before, LEX(ORDINAL)) && !str_is(before->fold, "final") && !str_is(before->fold, "last")))
		return true;
	return TOKEN_IS_ONE(before, words);
}

/* "two signatures needed", "one approval is missing": what is counted is what they still wait for. */
static bool is_lacking(const struct token_list *tokens, size_t to)
{
	for (size_t i = to; i < to + 3 && token_at(tokens, i)->kind == TOKEN_WORD; i++)
		if (token_in(token_at(tokens, i), SETS(LACKING)))
			return true;
	return false;
}

/* "takes nurse scheduling with the Salesforce connector", "prend quinze licences": what is bought. */
static bool is_bought(const struct token_list *tokens, size_t i)
{
	static const char *const things[] = { "licence",       "licences",       "license",      "licenses",
					      "connector",     "interface",      "interfaces",   "integration",
					      "certificates",  "permits",        "permitting",   "inspections",
					      "audits",        "hosting",        "installation", "retention",
					      "tickets",       "forms",          "api",          "sso",
					      "schnittstelle", "schnittstellen", "koppeling" };
	static const char *const verbs[] = { "takes",    "take",     "taking",  "orders",  "order", "ordered",
					     "prend",    "prennent", "demande", "demandé", "nimmt", "nehmen",
					     "bestellt", "neemt",    "nemen",   "prende",  "toma",  "compra",
					     "wants",    "want",     "asked",   "asks",    "extra", "möchte" };

	if (!TOKEN_IS_ONE(token_at(tokens, i), things))
		return false;
	for (size_t k = i, n = 0; k-- > 0 && n < 8; n++) {
		const struct token *token = token_at(tokens, k);

		if (mark_is_boundary(tokens, k) || token_is_mark(token, ',') ||
		    token_has(token, LEX(GATE_OBLIGE) | LEX(GATE_CUE)))
			return false;
		if (TOKEN_IS_ONE(token, verbs))
			return true;
	}
	return false;
}

/* "le contrat vaut 40k", "the contract is worth": a paper that is named for its price. */
static bool is_priced(const struct token_list *tokens, size_t to)
{
	static const char *const words[] = { "worth",  "vaut",    "vale", "wert",  "beträgt",
					     "covers", "amounts", "runs", "brings" };

	return TOKEN_IS_ONE(token_at(tokens, to), words) ||
	       (token_has(token_at(tokens, to), LEX(VERB)) && TOKEN_IS_ONE(token_at(tokens, to + 1), words));
}

static uint64_t classes_of(const struct token_list *tokens, size_t from, size_t to)
{
	uint64_t all = 0;

	for (; from < to; from++)
		all |= token_at(tokens, from)->lex;
	return all;
}

/* "we know nothing but that the owner likes it", "nobody has asked what stands in the way" */
static bool knows_nothing(const struct token_list *tokens, size_t from, size_t to)
{
	static const char *const verbs[] = { "know", "known",  "knows",  "asked", "ask",  "tell", "idea", "heard",
					     "say",  "wissen", "savons", "sagen", "dire", "sais", "weiss" };
	bool none = false;

	for (size_t i = from; i < to; i++) {
		struct str fold = token_at(tokens, i)->fold;

		none |= token_cues(token_at(tokens, i), CUES(NOT_KNOWN));
		for (size_t k = 0; none && k < COUNT_OF(verbs); k++)
			if (str_is(fold, verbs[k]))
				return true;
		if (str_is(fold, "know") && (str_is(token_at(tokens, i + 1)->fold, "nothing") ||
					     str_is(token_at(tokens, i + 1)->fold, "little")))
			return true;
	}
	return false;
}

/* "the practice owner likes it": a party that is named for its mood. */
static bool is_mood(const struct token_list *tokens, size_t from, size_t to, uint64_t all)
{
	if (all & (LEX(GATE_OBLIGE) | LEX(GATE_CUE)))
		return false;
	for (; from < to; from++)
		if (token_cues(token_at(tokens, from), CUES(MOOD)))
			return true;
	return false;
}

/* "attend notre proposition", "waiting for our quote": the next step is ours. */
static bool waits_for_us(const struct token_list *tokens, size_t i, size_t to)
{
	static const char *const papers[] = { "quote",       "proposal", "offer", "pricing",   "price",
					      "proposition", "angebot",  "devis", "propuesta", "offerta",
					      "offerte",     "visit",    "call",  "demo",      "form" };

	/* "we owe them the order form" */
	for (size_t k = i; k < to && k < i + 6; k++)
		for (size_t back = 1; TOKEN_IS_ONE(token_at(tokens, k), papers) && back < 6 && back <= k; back++)
			if (str_is(token_at(tokens, k - back)->fold, "owe"))
				return true;
	for (; i + 1 < to; i++)
		if (token_cues(token_at(tokens, i), CUES(OURS)) && TOKEN_IS_ONE(token_at(tokens, i + 1), papers))
			return true;
	return false;
}

/* "isn't done" */
static bool has_contracted_not(const struct token_list *tokens, size_t from, size_t to)
{
	for (; from < to; from++)
		if (str_ends(token_at(tokens, from)->fold, STR("n't")))
			return true;
	return false;
}

/* "the budget's approved", "works council was heard": what has been done with a party or document. */
static bool is_done(const struct token_list *tokens, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++) {
		const struct token *token = token_at(tokens, i), *before = token_at(tokens, i - 1);

		if (!token_in(before, SETS(BEEN)) && !str_ends(before->fold, STR("'s")))
			continue;
		/* "the purchase order is in" */
		if (token_in(token, SETS(DONE)) ||
		    (token_in(token, SETS(ARRIVED)) && token_at(tokens, i + 1)->kind != TOKEN_WORD))
			return true;
	}
	return false;
}

/* "the board approved it", "der Betriebsrat hat im März zugestimmt": a party, and what it has granted. */
static bool has_granted(const struct token_list *tokens, size_t i, size_t to)
{
	static const char *const aux[] = { "hat", "haben", "heeft", "hebben" };
	size_t k = i + 1;
	bool split = false;

	/* "approved last month" */
	if (token_in(token_at(tokens, i), SETS(GRANTED)) && i + 1 < to)
		return true;
	while (k < to && !(token_at(tokens, k)->begin & LEX(GATE_OBLIGE)) &&
	       token_in(token_at(tokens, k), SETS(BEFORE_GRANTED))) {
		split |= TOKEN_IS_ONE(token_at(tokens, k), aux);
		k++;
	}
	for (; split && k + 1 < to && !token_in(token_at(tokens, k), SETS(GRANTED)); k++)
		;
	return k < to && token_in(token_at(tokens, k), SETS(GRANTED));
}

/* "We send the deck, then fly over with the CTO": the piece goes on about what we do. */
static bool goes_on_of_ours(const struct token_list *tokens, size_t from)
{
	static const char *const joints[] = { "then", "and", "und", "dann", "puis", "et", "y", "e", "en" };
	const struct token *next = token_at(tokens, from + 1);
	size_t first, last;

	if (from < 2 || !token_is_mark(token_at(tokens, from - 1), ',') ||
	    !TOKEN_IS_ONE(token_at(tokens, from), joints) || next->kind != TOKEN_WORD || (next->flags & TOKEN_UPPER) ||
	    token_has(next, LEX(FUNCTION) | LEX(GATE) | LEX(GATE_CUE)))
		return false;
	task_piece(tokens, from - 2, &first, &last);
	return task_is_ours(tokens, first, last);
}

static unsigned context(const struct token_list *tokens, size_t i)
{
	size_t from, to;
	uint64_t all;

	task_piece(tokens, i, &from, &to);
	if (task_is_ours(tokens, from, to) || goes_on_of_ours(tokens, from))
		return MARK_TRAP;
	if (knows_nothing(tokens, from, to))
		return MARK_UNKNOWN;
	all = classes_of(tokens, from, to);
	if (is_mood(tokens, from, to, all) || waits_for_us(tokens, i, to))
		return MARK_TRAP;
	if (!(all & LEX(GATE_OBLIGE)) &&
	    ((all & LEX(GATE_PASSED)) || is_done(tokens, from, to) || has_granted(tokens, i, to)) &&
	    !has_contracted_not(tokens, from, to))
		return MARK_TRAP;
	return 0;
}

/* "nothing" and "none" answer only when they are all that is said. */
static bool stands_alone(const struct token_list *tokens, size_t i)
{
	size_t from, to;

	task_piece(tokens, i, &from, &to);
	for (size_t k = i; k > from; k--)
		if (token_is_mark(token_at(tokens, k - 1), ':'))
			from = k;
	return to - from <= 3 || (i + 1 == to && to - from <= 6 && !(classes_of(tokens, from, to) & LEX(VERB)));
}

/* Behind it a name follows, and no party: "… is Kolej Podlaska". */
static bool introduces(const struct token_list *tokens, size_t to)
{
	static const char *const verbs[] = { "is", "are" };
	const struct token *next = token_at(tokens, to + 1);

	return TOKEN_IS_ONE(token_at(tokens, to), verbs) && (next->flags & TOKEN_UPPER) &&
	       !token_has(next, LEX(GATE) | LEX(FUNCTION)) && !(next->flags & TOKEN_CAPS);
}

/* What a word of a class, in [i, to), is where it stands. */
static unsigned flags_of(const struct token_list *tokens, size_t i, size_t to, uint64_t kind)
{
	static const char *const deeds[] = { "license", "licence", "test", "trial", "pilot" };
	const struct token *token = token_at(tokens, i);
	unsigned flags;

	if (kind == LEX(GATE_UNKNOWN) || kind == LEX(GATE_NONE))
		return kind == LEX(GATE_NONE) ? MARK_NONE : MARK_UNKNOWN;
	flags = context(tokens, i) | (kind == LEX(GATE_CUE) ? 0 : MARK_NOUN);
	/* "wishes to license its branches", "state of 12/9" */
	if ((i > 0 && str_is(token_at(tokens, i - 1)->fold, "to") && TOKEN_IS_ONE(token, deeds)) ||
	    (str_is(token->fold, "state") && str_is(token_at(tokens, i + 1)->fold, "of")))
		flags |= MARK_TRAP;
	if (kind == LEX(GATE) && !is_lacking(tokens, to) &&
	    (names_product(tokens, to) || is_counted(tokens, i) || is_bought(tokens, i) || is_priced(tokens, to)))
		flags |= MARK_TRAP;
	return flags;
}

/* "Offen ist der Umfang", "Nicht vor Ostern": what leads to a gate leads here to another answer. */
static bool leads_elsewhere(const struct token_list *tokens, size_t to)
{
	const uint64_t times = LEX(TIME_UNIT) | LEX(MONTH) | LEX(HOLIDAY) | LEX(SEASON) | LEX(PERIOD) | LEX(ENDOF);
	static const char *const until[] = { "before", "until", "after", "vor", "nach", "avant" };
	bool before = TOKEN_IS_ONE(token_at(tokens, to - 1), until);

	/* "A visit has to be scheduled" */
	if (str_is(token_at(tokens, to - 1)->fold, "to"))
		return false;
	for (size_t i = to; i < to + 3 && token_at(tokens, i)->kind != TOKEN_MARK; i++) {
		const struct token *token = token_at(tokens, i);

		if (token_cues(token, CUES(THING_SIZE) | CUES(THING_TIME)) ||
		    (before && (token->kind == TOKEN_NUMBER || token_has(token, times))))
			return true;
		if (!token_has(token, LEX(FUNCTION)) && !token_has(token, LEX(ORDINAL)))
			break;
	}
	return false;
}

void gate_find(const struct token_list *tokens, struct mark_list *out)
{
	for (size_t i = 0, to; i < tokens->list.n; i++) {
		const struct token *token = token_at(tokens, i);
		uint64_t kind = token->begin & (LEX(GATE) | LEX(GATE_CUE) | LEX(GATE_NONE) | LEX(GATE_UNKNOWN));

		if (token->kind != TOKEN_WORD)
			continue;
		to = condition_at(tokens, i);
		if (to) {
			vec_push(&out->list, ((struct mark){ i, to, 0 }));
			i = to - 1;
			continue;
		}
		if (!kind && !token_cues(token, CUES(GATE_ENDING)))
			continue;
		/* "pending" alone is no answer, "pending a demo" is. */
		if ((kind & LEX(GATE_UNKNOWN)) && (kind & LEX(GATE_CUE)) && token_at(tokens, i + 1)->kind == TOKEN_WORD)
			kind = LEX(GATE_CUE);
		kind = kind & LEX(GATE_UNKNOWN) ? LEX(GATE_UNKNOWN)
		       : kind & LEX(GATE_NONE)  ? LEX(GATE_NONE)
		       : kind & LEX(GATE_CUE)   ? LEX(GATE_CUE)
		       : kind & LEX(GATE)       ? LEX(GATE)
						: 0;
		if (kind == LEX(GATE_NONE) && !(token_at(tokens, i + 1)->lex & kind) && !stands_alone(tokens, i))
			continue;
		/* A label, not an answer: "Blocker: …". */
		if (token_is_mark(token_at(tokens, i + 1), ':') || token_is_mark(token_at(tokens, i + 1), '='))
			continue;
		for (to = i + 1; to < i + 6 && kind && token_has(token_at(tokens, to), kind) &&
				 !(token_at(tokens, to)->begin & kind);
		     to++)
			;
		/* "What's left: …" */
		if (to > i + 1 &&
		    (token_is_mark(token_at(tokens, to), ':') || token_is_mark(token_at(tokens, to), '=')))
			continue;
		if (kind == LEX(GATE_CUE) && leads_elsewhere(tokens, to))
			continue;
		/* "What is left is Kolej Podlaska" */
		if (kind == LEX(GATE_CUE) && str_starts(token->fold, STR("what")) && introduces(tokens, to))
			continue;
		vec_push(&out->list, ((struct mark){ i, to, flags_of(tokens, i, to, kind) }));
		i = to - 1;
	}
}
