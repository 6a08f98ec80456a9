/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/name_word.h"

bool name_word_is_body(const struct token *token)
{
	static const char *const words[] = { "partnership", "institute",  "centre",  "center",     "society",
					     "association", "foundation", "council", "school",     "trust",
					     "university",  "museum",     "college", "alliance",   "academy",
					     "office",      "commission", "agency",  "department", "ministry",
					     "board",       "bureau",     "union",   "authority" };

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_shortened(const struct token *token)
{
	static const char *const words[] = { "st",   "ste",  "mt",  "ft",  "gebr", "alm", "wm",  "chas", "jos", "geo",
					     "jas",  "thos", "joh", "chr", "fa",   "kgl", "fr",  "ver",  "int", "nat",
					     "natl", "intl", "dt",  "std", "univ", "sta", "sto", "edw" };

	return TOKEN_IS_ONE(token, words) && (token->flags & TOKEN_UPPER);
}

bool name_word_is_abstract(const struct token *token)
{
	return token_cues(token, CUES(ABSTRACT_ENDING)) && !token_has(token, LEX(ORGWORD));
}

bool name_word_is_indefinite(const struct token *token)
{
	static const char *const words[] = { "an", "ein", "eine", "einen", "einem", "einer", "une", "een" };

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_german_link(const struct token *token)
{
	static const char *const words[] = {
		"im", "des", "der", "am", "zum", "zur", "vom", "bei", "dem", "den", "von"
	};

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_ordinary_compound(const struct token *token)
{
	size_t dash = 0, at = 0;
	const struct lexicon_word *word;

	while ((at = str_find_char(token->fold, '-', at)) != STR_NONE)
		dash = ++at;
	if (!dash || dash + 3 > token->fold.n)
		return false;
	word = lexicon_find(&lexicon_prose, str_sub(token->fold, dash, token->fold.n - dash));
	return word && (word->classes & (LEX(COMMON) | LEX(PRODUCT) | LEX(GATE) | LEX(PIPELINE))) &&
	       !(word->classes & LEX(ORGWORD));
}

bool name_word_is_conditional(const struct token *token)
{
	static const char *const words[] = { "when", "if",    "while", "since", "although", "because",
					     "as",   "after", "wenn",  "als",   "quand",    "cuando" };

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_site(const struct token *token)
{
	static const char *const words[] = {
		"works",      "plant",      "plants",       "site",       "sites",     "depot",      "depots",
		"dealers",    "stores",     "shops",        "branch",     "branches",  "office",     "offices",
		"team",       "teams",      "division",     "arm",        "unit",      "units",      "warehouse",
		"warehouses", "factory",    "factories",    "subsidiary", "operation", "operations", "business",
		"people",     "hub",        "hubs",         "terminal",   "refinery",  "campus",     "campuses",
		"desk",       "department", "mill",         "yard",       "mine",      "hangar",     "lab",
		"labs",       "clinic",     "hospital",     "franchise",  "crowd",     "side",       "werk",
		"pit",        "quarry",     "smelter",      "shaft",      "rig",       "wards",      "bakery",
		"brewery",    "dairy",      "store",        "shop",       "kitchens",  "werke",      "standort",
		"standorte",  "filialen",   "headquarters", "region",     "entity",
	};

	return TOKEN_IS_ONE(token, words) && !(token->flags & TOKEN_UPPER);
}

bool name_word_is_record(const struct token *token)
{
	static const char *const words[] = {
		"opp",  "opportunity", "deal", "lead", "case", "ticket", "record", "entry",
		"item", "nr",          "no",   "id",   "crm",  "sfdc",   "row",    "line"
	};

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_law(const struct token *token)
{
	return token_in(token, SETS(LAW)) && (token->flags & TOKEN_UPPER);
}

bool name_word_is_shouted_link(const struct token *token)
{
	static const char *const words[] = { "by", "at", "on", "with", "from", "to", "for", "in", "bei", "mit", "von" };

	return TOKEN_IS_ONE(token, words) && (token->flags & TOKEN_CAPS);
}

bool name_word_is_firm_end(const struct token *token)
{
	return token_in(token, SETS(FIRM_END));
}

bool name_word_is_relative(const struct token *token)
{
	static const char *const words[] = {
		"who", "whose", "which", "whom", "where", "deren", "dessen", "qui", "dont"
	};

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_and(const struct token *token)
{
	static const char *const words[] = { "and", "und", "et", "y", "e", "en" };

	return TOKEN_IS_ONE(token, words);
}

bool name_word_is_list_sign(const struct token *token)
{
	return token_is_mark(token, ',') || name_word_is_and(token);
}

bool name_word_is_unspoken(const struct token *token)
{
	for (size_t i = 0; i < token->fold.n; i++)
		if (token->fold.p[i] < 'a' || token->fold.p[i] > 'z' || strchr("aeiouy", token->fold.p[i]))
			return false;
	return token->kind == TOKEN_WORD && token->fold.n > 1;
}

bool name_word_is_small_number(const struct token *token)
{
	static const char *const words[] = { "two",  "three", "four",   "five", "six",   "seven", "eight",
					     "nine", "ten",   "twelve", "drei", "trois", "tre" };

	return TOKEN_IS_ONE(token, words);
}

static bool is_participle(const struct token *token)
{
	static const char *const words[] = { "held", "led", "driven", "sent", "sold", "paid",
					     "met",  "put", "set",    "run",  "won",  "lost" };

	return (token->fold.n > 4 && str_ends(token->fold, STR("ed"))) || TOKEN_IS_ONE(token, words);
}

size_t name_word_lead(const struct token *first, size_t words)
{
	static const char *const orders[] = { "expect", "add",     "note", "watch",   "include", "remember",
					      "count",  "erwarte", "dazu", "ajouter", "añadir",  "plus" };
	static const char *const customers[] = { "kunde", "kundin", "firma", "bestandskunde", "klant", "kund" };
	static const char *const deeds[] = { "signature", "order",   "approval", "purchase",
					     "signing",   "rollout", "expansion" };

	/* "Mostly Donauwörth" */
	if (words > 1 && token_has(first, LEX(COMMON)) && str_ends(first->fold, STR("ly")))
		return 1;
	if (words < 2 || !(first->flags & (TOKEN_SENTENCE | TOKEN_START)))
		return 0;
	/* "Expect Brixley in May", "Kunde Fehrbach AG", but "Kunde & Co" and "Kunde B" */
	if (first[1].kind == TOKEN_WORD && first[1].span.n > 2 &&
	    (TOKEN_IS_ONE(first, orders) || TOKEN_IS_ONE(first, customers)))
		return 1;
	/* "Blocked by the ELD", "Held by Legal": what is done to a deal, and by whom */
	if (str_is(first[1].fold, "by") && !(first[1].flags & TOKEN_UPPER) && is_participle(first))
		return 2;
	/* "Signature by Brixley" */
	return words > 2 && str_is(first[1].fold, "by") && TOKEN_IS_ONE(first, deeds) ? 2 : 0;
}
