/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/condition.h"

#include "prose/mark.h"

/* No condition that anybody writes down is longer. */
enum { REACH = 16 };

static size_t clause_to(const struct token_list *tokens, size_t i)
{
	size_t to = i;

	while (to < i + REACH && to < tokens->list.n && !mark_is_boundary(tokens, to) &&
	       !token_is_mark(token_at(tokens, to), ',') && !token_is_mark(token_at(tokens, to), ':') &&
	       !token_is_mark(token_at(tokens, to), '"'))
		to++;
	return to;
}

/* How many words a conjunction has; 0 for anything else. *verb: its clause needs a verb to tell it from "until May". */
static size_t conjunction_at(const struct token_list *tokens, size_t i, bool *verb)
{
	const struct token *token = token_at(tokens, i);

	*verb = true;
	if (token->kind != TOKEN_WORD || !token->lex)
		return 0;
	if (str_is(token->fold, "as") && str_is(token_at(tokens, i + 2)->fold, "as") &&
	    (str_is(token_at(tokens, i + 1)->fold, "soon") || str_is(token_at(tokens, i + 1)->fold, "long")))
		return 3;
	if (token_cues(token, CUES(IF_WITH_VERB))) {
		/* "if and when" */
		if (str_is(token_at(tokens, i + 1)->fold, "and") &&
		    token_cues(token_at(tokens, i + 2), CUES(IF_WITH_VERB)))
			return 3;
		/* "provided that they agree", but "until that is settled" */
		return 1 + (str_is(token_at(tokens, i + 1)->fold, "and") ||
			    (str_is(token_at(tokens, i + 1)->fold, "that") &&
			     !token_has(token_at(tokens, i + 2), LEX(VERB))));
	}
	*verb = false;
	if (str_is(token->fold, "dès") && str_is(token_at(tokens, i + 1)->fold, "que"))
		return 2;
	return token_cues(token, CUES(IF_ALONE)) ? 1 : 0;
}

/*
 * Somebody or something in particular: "the dean", "their owner", "Lisbon". Of the function words only determiners open one; "we",
 * "they", "all", "possible" and "needed" do not.
 */
static bool is_party(const struct token *token)
{
	static const char *const determiners[] = { "that",  "this", "the",  "their", "his",     "her",  "its",
						   "our",   "one",  "two",  "three", "another", "der",  "die",
						   "das",   "ihr",  "le",   "la",    "les",     "leur", "su",
						   "el",    "il",   "lo",   "het",   "de",      "hun",  "zijn",
						   "deras", "ihre", "sein", "seine", "un",      "une",  "eine",
						   "ein",   "a",    "an",   "dem",   "unser",   "los",  "las" };

	if (token->kind != TOKEN_WORD || token_has(token, LEX(NEGATE)))
		return false;
	return !token_has(token, LEX(FUNCTION)) || TOKEN_IS_ONE(token, determiners);
}

static bool has_verb(const struct token_list *tokens, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		const struct token *token = token_at(tokens, i);

		if (token_has(token, LEX(VERB) | LEX(GATE)) || str_ends(token->fold, STR("n't")))
			return true;
		/* A verb in s or ed stands behind its subject, and something follows or the clause ends there. */
		if (i > from && token->kind == TOKEN_WORD && !(token->flags & TOKEN_UPPER) && token->fold.n > 3 &&
		    (str_ends(token->fold, STR("s")) || str_ends(token->fold, STR("ed"))) &&
		    !token_has(token, LEX(TIME_UNIT) | LEX(PRODUCT) | LEX(FUNCTION)) &&
		    !str_ends(token->fold, STR("'s")) && !str_ends(token->fold, STR("s'")))
			return true;
	}
	return false;
}

/* "if every customer", "when the base upgrades": the market, no condition. */
static bool is_of_market(const struct token_list *tokens, size_t from, size_t to)
{
	static const char *const words[] = { "customers", "customer", "base",     "accounts",
					     "clients",   "users",    "everyone", "market" };

	for (; from < to; from++)
		if (TOKEN_IS_ONE(token_at(tokens, from), words) || token_has(token_at(tokens, from), LEX(TAM)))
			return true;
	return false;
}

static size_t clause_at(const struct token_list *tokens, size_t i)
{
	bool verb, named;
	size_t words = conjunction_at(tokens, i, &verb), from = i + words, to;

	if (!words || !is_party(token_at(tokens, from)))
		return 0;
	to = clause_to(tokens, from);
	/* "once Teagasc certifies it": a name needs no article. */
	named = (token_at(tokens, from)->flags & TOKEN_UPPER) != 0;
	if (to < from + 2 || (verb && !has_verb(tokens, named ? from : from + 1, to)) || is_of_market(tokens, from, to))
		return 0;
	/* "when the quarter closes", "after the summer": what passes by itself is a time. */
	for (size_t k = from; k < to && k < from + 3; k++)
		if (token_has(token_at(tokens, k),
			      LEX(TIME_UNIT) | LEX(SEASON) | LEX(HOLIDAY) | LEX(MONTH) | LEX(PERIOD)))
			return 0;
	return to;
}

/* "They need a sandbox from us", "wants the ramp fixed first": what somebody needs of us, or before anything else. */
static size_t need_at(const struct token_list *tokens, size_t i)
{
	static const char *const first[] = { "first", "before", "beforehand", "erst",  "vorher", "d'abord",
					     "avant", "antes",  "prima",      "eerst", "vooraf", "först" };
	size_t to;

	if (!token_cues(token_at(tokens, i), CUES(NEEDS)))
		return 0;
	to = clause_to(tokens, i);
	for (size_t k = i + 1; k < to; k++)
		if ((TOKEN_IS_ONE(token_at(tokens, k), first) &&
		     (k + 1 == to || str_is(token_at(tokens, k + 1)->fold, "from"))) ||
		    (k > i + 2 && k + 1 < to && str_is(token_at(tokens, k)->fold, "from") &&
		     str_is(token_at(tokens, k + 1)->fold, "us")))
			return to;
	return 0;
}

/* "They want sight of our accounts before they'd commit": what somebody asks for, and what they do only then. */
static size_t before_at(const struct token_list *tokens, size_t i)
{
	static const char *const who[] = { "they", "they'd", "they'll", "she",    "she'd",   "she'll",  "he",
					   "he'd", "he'll",  "it",      "anyone", "anybody", "anything" };
	static const char *const helpers[] = { "will", "would", "can", "could", "may", "is", "gets", "even" };
	static const char *const does[] = { "commit",  "commits",  "sign",       "signs",   "signed", "order",
					    "orders",  "agree",    "agrees",     "buy",     "buys",   "say",
					    "says",    "ink",      "approve",    "proceed", "decide", "decides",
					    "release", "releases", "countersign" };
	size_t to, k;

	if (!token_cues(token_at(tokens, i), CUES(NEEDS)))
		return 0;
	to = clause_to(tokens, i);
	for (k = i + 3; k + 1 < to && !str_is(token_at(tokens, k)->fold, "before"); k++)
		;
	if (k + 1 >= to || !TOKEN_IS_ONE(token_at(tokens, ++k), who))
		return 0;
	k += 1 + TOKEN_IS_ONE(token_at(tokens, k + 1), helpers);
	return k < to && TOKEN_IS_ONE(token_at(tokens, k), does) ? to : 0;
}

/* "can't", "isn't", "lacks", "has no": what is not there, or not yet. */
static bool is_lack(const struct token_list *tokens, size_t i)
{
	static const char *const words[] = { "can't",  "cannot", "doesn't", "isn't", "won't", "lacks",
					     "hasn't", "aren't", "don't",   "kann",  "fehlt" };
	static const char *const verbs[] = { "can",  "does", "is",   "has", "will", "are",
					     "have", "do",   "must", "ist", "hat" };
	static const char *const not [] = { "not", "no", "be", "nicht", "kein", "keine", "noch" };

	return TOKEN_IS_ONE(token_at(tokens, i), words) ||
	       (TOKEN_IS_ONE(token_at(tokens, i), verbs) && TOKEN_IS_ONE(token_at(tokens, i + 1), not ));
}

/* "our app can't do roaming yet", "our offline mode must be ready", "we lack a Slovenian translation": we are not done. */
static size_t unfinished_at(const struct token_list *tokens, size_t i)
{
	static const char *const lacks[] = { "lack", "miss" };
	static const char *const things[] = { "app",     "mode",        "version",  "export",    "import",
					      "api",     "server",      "servers",  "mobile",    "model",
					      "solver",  "driver",      "drivers",  "report",    "reports",
					      "support", "translation", "language", "languages", "adapter",
					      "gateway", "sensor",      "sensors",  "firmware",  "client" };
	enum { NEAR = 5 };
	size_t to;

	if (token_cues(token_at(tokens, i), CUES(WE)) && TOKEN_IS_ONE(token_at(tokens, i + 1), lacks)) {
		to = clause_to(tokens, i);
		return is_of_market(tokens, i, to) || to < i + 4 ? 0 : to;
	}
	if (!token_in(token_at(tokens, i), SETS(OUR)))
		return 0;
	to = clause_to(tokens, i);
	for (size_t k = i + 1; k < to && k <= i + NEAR; k++)
		if (k > i + 1 && is_lack(tokens, k)) {
			const struct token *thing = token_at(tokens, k - 1);

			return token_has(thing, LEX(PRODUCT)) || TOKEN_IS_ONE(thing, things) ? to : 0;
		}
	return 0;
}

/*
 * "At Isover it is the furnace team", "but there it's the licence clause": what is told of one account in the place of what is
 * told of another, as a noun and no more.
 */
static size_t cleft_at(const struct token_list *tokens, size_t i)
{
	static const char *const places[] = { "at", "with", "for", "there", "here", "bei", "chez", "dort", "là" };
	static const char *const determiners[] = { "the", "their", "its", "only", "just", "der",
						   "die", "das",   "le",  "la",   "les" };
	static const char *const verbs[] = { "is", "are", "was", "ist", "sind" };
	static const char *const things[] = { "deal",     "order", "story", "case", "money", "amount",
					      "sum",      "best",  "worst", "most", "least", "account",
					      "customer", "same",  "whole", "end" };
	const uint64_t other = LEX(PRODUCT) | LEX(ORDINAL) | LEX(TIME_UNIT) | LEX(MONTH) | LEX(PERIOD) | LEX(CURRENCY) |
			       LEX(PIPELINE) | LEX(SEASON) | LEX(HOLIDAY);
	const struct token *it = token_at(tokens, i);
	size_t noun = i + 1, from = i, to;
	bool place = false;

	if (str_is(it->fold, "it") || str_is(it->fold, "es"))
		noun += TOKEN_IS_ONE(token_at(tokens, noun), verbs);
	else if (!str_is(it->fold, "it's") && !str_is(it->fold, "c'est"))
		return 0;
	if (noun == i + 1 && it->fold.n == 2)
		return 0;
	if (!TOKEN_IS_ONE(token_at(tokens, noun), determiners))
		return 0;
	while (!place && from > 0 && i - from < 6 && !mark_is_boundary(tokens, from - 1))
		place = TOKEN_IS_ONE(token_at(tokens, --from), places);
	to = clause_to(tokens, noun);
	for (size_t k = noun + 1; place && k < to && k < noun + 4; k++)
		if ((token_has(token_at(tokens, k), other) && !token_has(token_at(tokens, k), LEX(GATE))) ||
		    TOKEN_IS_ONE(token_at(tokens, k), things) || token_at(tokens, k)->kind != TOKEN_WORD ||
		    (token_at(tokens, k)->fold.n > 5 && str_ends(token_at(tokens, k)->fold, STR("est"))))
			return 0;
	return place && to > noun + 1 ? to : 0;
}

size_t condition_at(const struct token_list *tokens, size_t i)
{
	size_t to;

	/* Of most tokens nothing of this sort begins. */
	if (token_at(tokens, i)->kind != TOKEN_WORD)
		return 0;
	to = clause_at(tokens, i);
	if (!to)
		to = need_at(tokens, i);
	if (!to)
		to = before_at(tokens, i);
	if (!to)
		to = unfinished_at(tokens, i);
	return to ? to : cleft_at(tokens, i);
}
