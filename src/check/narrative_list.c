/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* A comma, a relative clause about the name before, a comma and a conjunction. */
static bool is_relative_gap(const struct narrative_reader *reader, size_t from, size_t to)
{
	if (!token_is_mark(narrative_token(reader, from), ',') ||
	    !narrative_place_is_relative(narrative_token(reader, from + 1), false) ||
	    !narrative_place_is_conjunction(narrative_token(reader, to - 1)) ||
	    !token_is_mark(narrative_token(reader, to - 2), ','))
		return false;
	for (size_t i = from; i < to; i++)
		if (narrative_is_stop(reader, i))
			return false;
	return !(narrative_classes(reader, from, to) & NARRATIVE_OUT);
}

bool narrative_list_is_gap(const struct narrative_reader *reader, size_t from, size_t to)
{
	if (from >= to || to >= from + 16)
		return false;
	/* one bracket without an answer may stand between: "Greenlee Orchards (cold storage) and …" */
	if (token_is_mark(narrative_token(reader, from), '(')) {
		size_t close = narrative_place_bracket_to(reader, from + 1);

		if (close < to && !narrative_place_has_mark(reader, from, close))
			from = close + 1;
	}
	/* "Acme, where we measure 140 farms, and Birch, which …" */
	if (to > from + 3 && is_relative_gap(reader, from, to))
		return true;
	if (to > from + 3 || from >= to)
		return false;
	for (; from < to; from++)
		if (!token_is_mark(narrative_token(reader, from), ',') &&
		    !narrative_place_is_conjunction(narrative_token(reader, from)) &&
		    !str_is(narrative_token(reader, from)->fold, "the") &&
		    !str_is(narrative_token(reader, from)->fold, "at"))
			return false;
	return true;
}

/* What stands before the colon speaks of customers or deals: "Four customers want it: A, B and C." */
static bool announces(const struct narrative_reader *reader, size_t colon)
{
	static const char *const words[] = {
		"customer",      "customers",     "account",   "accounts",       "client",   "clients",   "name",
		"names",         "deals",         "expansion", "expansions",     "upsell",   "upsells",   "list",
		"open",          "opportunities", "kunden",    "bestandskunden", "clientes", "clienti",   "klanten",
		"erweiterungen", "want",          "wants",     "asked",          "ask",      "take",      "interested",
		"growth",        "who",           "buy",       "buys",           "buying",   "expanding", "expand",
		"grow",          "growing"
	};

	for (size_t i = colon, n = 0; i-- > 0 && n < 24 && !narrative_is_stop(reader, i); n++)
		if (TOKEN_IS_ONE(narrative_token(reader, i), words))
			return true;
	return false;
}

/* "Four customers want it: A, B, C and D.", "Who is buying more? A, B and C." */
static bool answers(const struct narrative_reader *reader, size_t from, size_t count)
{
	size_t sign = from;

	while (sign > 0 && narrative_token(reader, sign - 1)->kind == TOKEN_BREAK)
		sign--;
	if (!sign)
		return false;
	sign--;
	if (token_is_mark(narrative_token(reader, sign), ':'))
		return count >= 3 && announces(reader, sign);
	return token_is_mark(narrative_token(reader, sign), '?') && announces(reader, sign);
}

/* A relative clause behind a list says that it is out. */
static bool is_out_behind(const struct narrative_reader *reader, size_t i)
{
	const struct token *next = narrative_token(reader, i + 1);

	return token_is_mark(narrative_token(reader, i), ',') &&
	       (str_is(next->fold, "which") || str_is(next->fold, "who") || str_is(next->fold, "qui") ||
		str_is(next->fold, "die") || str_is(next->fold, "all") || str_is(next->fold, "both")) &&
	       (narrative_classes(reader, i + 2, narrative_sentence_to(reader, i + 2, i + 8)) &
		(NARRATIVE_OUT | LEX(REFERENCE)));
}

/* "Direct Line, Ageas and NFU Mutual": words that together are a firm's name */
static bool is_listed_firm(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *first = narrative_token(reader, name->from);

	return first->known && name->from + first->known_n == name->to &&
	       (first->known_n > 1 || !(name->flags & NAME_COMMON));
}

/* A list of names stands or falls together: "A, B and C are worth …". */
void narrative_list_spread(const struct narrative_reader *reader, enum narrative_verdict *verdicts)
{
	const struct name *names = reader->names.list.v;
	size_t n = reader->names.list.n;

	for (size_t i = 0; i < n;) {
		size_t to = i + 1, yes = verdicts[i] == NARRATIVE_VERDICT_YES,
		       deals = verdicts[i] == NARRATIVE_VERDICT_DEAL;

		while (to < n && (names[to - 1].flags & NAME_LISTED)) {
			yes += verdicts[to] == NARRATIVE_VERDICT_YES;
			deals += verdicts[to] == NARRATIVE_VERDICT_DEAL;
			to++;
		}
		/* "…, Pocatello and Twin Falls, which are prospects" */
		if (to - i >= 2 && is_out_behind(reader, names[to - 1].to))
			for (size_t k = i; k < to; k++) {
				deals++;
				verdicts[k] = NARRATIVE_VERDICT_DEAL;
			}
		/* "Four customers want it: A, B, C and D." */
		yes += to - i >= 2 && !deals && answers(reader, names[i].from, to - i);
		for (size_t k = i; k < to && to - i >= 2 && yes && !deals; k++)
			if ((k > i || narrative_place_is_start(reader, &names[k]) ||
			     (to - i > 2 && yes + 1 == to - i)) &&
			    verdicts[k] != NARRATIVE_VERDICT_YES && !(names[k].flags & (NAME_ANON | NAME_SPEAKER)) &&
			    (!(names[k].flags & (NAME_COMMON | NAME_PERSON | NAME_PLACE)) ||
			     is_listed_firm(reader, &names[k])) &&
			    /* "Rewe, dm and Rossmann" */
			    (!(names[k].flags & NAME_LOWER) || (k > i && k + 1 < to)) &&
			    !narrative_role_is_own(reader, &names[k]) &&
			    (verdicts[to - 1] == NARRATIVE_VERDICT_YES || to - i >= 3))
				verdicts[k] = NARRATIVE_VERDICT_YES;
		i = to;
	}
}

/* Between two names of one sentence stand a bracket, if any, and a comma or conjunction. */
bool narrative_list_is_wide_gap(const struct narrative_reader *reader, size_t from, size_t to)
{
	if (from < to && token_is_mark(narrative_token(reader, from), '(')) {
		size_t close = narrative_place_bracket_to(reader, from + 1);

		if (close < to)
			from = close + 1;
	}
	return from < to && narrative_list_is_gap(reader, from, to);
}

/* "Marlin (€30k) and Estrella (€12k) both signed in August": who is listed with one that is out, is out. */
void narrative_list_spread_out(const struct narrative_reader *reader, enum narrative_verdict *verdicts)
{
	const struct name *names = reader->names.list.v;

	bool chain = false;

	for (size_t i = reader->names.list.n; i-- > 1;) {
		const struct name *last = &names[i];
		size_t after = last->to;

		/* The one before the last is out with it: so is the whole list. */
		if (chain && verdicts[i - 1] == NARRATIVE_VERDICT_YES && (names[i - 1].flags & NAME_LISTED)) {
			verdicts[i - 1] = NARRATIVE_VERDICT_DEAL;
			continue;
		}
		chain = false;

		if (verdicts[i] != NARRATIVE_VERDICT_DEAL || (last->flags & NAME_ANON) ||
		    verdicts[i - 1] != NARRATIVE_VERDICT_YES ||
		    !narrative_list_is_wide_gap(reader, names[i - 1].to, last->from))
			continue;
		if (token_is_mark(narrative_token(reader, after), '('))
			after = narrative_place_bracket_to(reader, after + 1) + 1;
		/* Only a verb that follows both speaks for both; an answer in its own bracket does not. */
		if (narrative_classes(reader, after, narrative_sentence_to(reader, after, after + 12)) & LEX(SHARE) ||
		    narrative_classes(reader, after, after + 4) & NARRATIVE_OUT) {
			verdicts[i - 1] = NARRATIVE_VERDICT_DEAL;
			chain = true;
		}
	}
}

/* "All three would be first contracts": a sentence about the names before it in its paragraph. */
void narrative_list_look_back(const struct narrative_reader *reader, enum narrative_verdict *verdicts)
{
	size_t name = 0;

	if (!(reader->tokens.lex & LEX(PROSPECT)))
		return;
	for (size_t i = 0; i < reader->tokens.list.n; i++) {
		size_t to = i;
		uint64_t all = 0;

		if (!(narrative_token(reader, i)->flags & TOKEN_SENTENCE) ||
		    !(narrative_token(reader, i)->begin & LEX(SHARE)))
			continue;
		while (to < reader->tokens.list.n && !narrative_is_stop(reader, to))
			all |= narrative_token(reader, to++)->lex;
		while (name < reader->names.list.n && reader->names.list.v[name].from < i)
			name++;
		if (!(all & LEX(PROSPECT)))
			continue;
		for (size_t k = name;
		     k-- > 0 && k + 32 >= name && reader->line_of[reader->names.list.v[k].from] == reader->line_of[i];)
			if (verdicts[k] == NARRATIVE_VERDICT_YES)
				verdicts[k] = NARRATIVE_VERDICT_DEAL;
	}
}
