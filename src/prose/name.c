/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/known.h"
#include "prose/name.h"
#include "prose/noun.h"

#include "prose/name_word.h"

#define ORDINARY (LEX(FUNCTION) | LEX(COMMON))

struct finder {
	const struct token_list *tokens;
	const bool *taken;
};

static const struct token *peek(const struct finder *finder, size_t i)
{
	return token_at(finder->tokens, i);
}

static bool is_taken(const struct finder *finder, size_t i)
{
	return i < finder->tokens->list.n && finder->taken[i];
}

static bool is_proper(const struct finder *finder, size_t i)
{
	const struct token *token = peek(finder, i);

	return token->kind == TOKEN_WORD && (token->flags & (TOKEN_UPPER | TOKEN_CAMEL));
}

/* "50Hertz", "20 Minuten", "H2 Mobility": a figure that opens a name. */
static bool opens_with_figure(const struct finder *finder, size_t i)
{
	const struct token *token = peek(finder, i), *next = peek(finder, i + 1);

	/* "7-Eleven", "1&1" */
	if (token->kind == TOKEN_NUMBER && !is_taken(finder, i) && next->kind == TOKEN_MARK &&
	    (next->flags & TOKEN_GLUED) && (next->mark == '-' || next->mark == '&') && token->span.n <= 3) {
		const struct token *tail = peek(finder, i + 2);

		return (tail->flags & TOKEN_GLUED) &&
		       ((next->mark == '&' && tail->kind == TOKEN_NUMBER) ||
			(tail->kind == TOKEN_WORD && (tail->flags & TOKEN_UPPER) && tail->span.n > 3 &&
			 !token_has(tail, LEX(MONTH) | LEX(TIME_UNIT) | LEX(COMMON) | LEX(PRODUCT))));
	}
	if (next->kind != TOKEN_WORD || !(next->flags & TOKEN_UPPER) || (next->flags & TOKEN_START) ||
	    is_taken(finder, i + 1))
		return false;
	if (token->kind == TOKEN_NUMBER && (next->flags & TOKEN_GLUED) &&
	    (next->span.n > 2 || (next->span.n == 1 && (token->flags & (TOKEN_START | TOKEN_SENTENCE)))))
		return true;
	if (!(token->flags & (TOKEN_START | TOKEN_SENTENCE)) &&
	    !(i > 0 && peek(finder, i - 1)->kind == TOKEN_MARK && peek(finder, i - 1)->mark &&
	      strchr(",;|:", peek(finder, i - 1)->mark)))
		return false;
	if (token->kind == TOKEN_NUMBER)
		return token->span.n <= 4 &&
		       !token_has(next, LEX(MONTH) | LEX(CURRENCY) | LEX(TIME_UNIT) | ORDINARY | LEX(PRODUCT));
	return token->kind == TOKEN_WORD && (token->flags & TOKEN_CODE) && !token_has(next, ORDINARY | LEX(MONTH));
}

/* Connecting words and signs from i on, when a proper word follows; 0 otherwise. */
static size_t connectors(const struct finder *finder, size_t i)
{
	size_t k = i;

	if (i > 0 && str_is(peek(finder, i)->fold, "for") && name_word_is_body(peek(finder, i - 1)) &&
	    is_proper(finder, i + 1) && !is_taken(finder, i + 1))
		return 1;
	while (k < i + 3) {
		const struct token *token = peek(finder, k);

		if (token_is_mark(token, '&') || token_is_mark(token, '+')) {
			k++;
			break;
		}
		if (token->kind != TOKEN_WORD || !token_has(token, LEX(CONNECT)) || (token->flags & TOKEN_UPPER) ||
		    (k == i && str_is(token->fold, "the")))
			break;
		k++;
	}
	if (k == i)
		return 0;
	return (is_proper(finder, k) ||
		(token_is_mark(peek(finder, k - 1), '&') && token_has(peek(finder, k), LEX(ORGWORD) | ORDINARY))) &&
			       (!is_taken(finder, k) ||
				(token_is_mark(peek(finder, k - 1), '&') && peek(finder, k)->kind == TOKEN_WORD))
		       ? k - i
		       : 0;
}

static bool is_possessive(const struct token *token)
{
	return str_ends(token->fold, STR("'s")) || str_ends(token->fold, STR("'"));
}

/* "Dr. Martens", "St. Mary": a stop that ends no sentence. */
static bool is_short_stop(const struct finder *finder, size_t i)
{
	const struct token *before = peek(finder, i - 1);

	return token_is_mark(peek(finder, i), '.') && !(peek(finder, i)->flags & TOKEN_STOP) &&
	       is_proper(finder, i + 1) &&
	       (token_has(before, LEX(TITLE)) || str_is(before->fold, "st") || str_is(before->fold, "mt") ||
		str_is(before->fold, "ft") || str_is(before->fold, "gebr"));
}

/* The tokens of the organisation of the dictionary that begins at i; 0 for none. */
static size_t known(const struct finder *finder, size_t i)
{
	return is_taken(finder, i) ? 0 : peek(finder, i)->known_n;
}

/* "Dr. Ines Calloway of Calloway Pediatrics": the person ends where "of" begins. */
static bool of_person(const struct finder *finder, size_t i, size_t to)
{
	return str_is(peek(finder, to)->fold, "of") && to >= i + 2 &&
	       token_has(peek(finder, i), LEX(TITLE) | LEX(FIRSTNAME)) && is_proper(finder, to + 1);
}

/* "- Grupo Sol y Sierra: …": an item has one name; what "and" joins before its colon is part of it. */
static bool joins_item(const struct finder *finder, size_t i, size_t to)
{
	static const char *const words[] = { "y", "e", "et", "und", "and", "en", "og" };

	if (!(peek(finder, i)->flags & TOKEN_START) || !is_proper(finder, to + 1) ||
	    !token_is_mark(peek(finder, to + 2), ':'))
		return false;
	/* "Brixley and Opaline: £9k each": two of them */
	for (size_t k = to + 3; k < to + 24 && peek(finder, k)->kind != TOKEN_BREAK; k++)
		if (token_has(peek(finder, k), LEX(EACH) | LEX(SHARE)))
			return false;
	return TOKEN_IS_ONE(peek(finder, to), words) && !(known(finder, i) && known(finder, to + 1));
}

/* "Grace Memorial Hospital's HR", "Seaboard Reefer I'd": what follows is theirs, or ours. */
static bool ends_at_possessive(const struct finder *finder, size_t to)
{
	if (str_starts(peek(finder, to)->fold, STR("i'")))
		return true;
	if (!is_possessive(peek(finder, to - 1)) || token_has(peek(finder, to), LEX(ORGWORD)))
		return false;
	/* "Kubota's Sakai plant", "Intersport's Austrian dealers" */
	if (token_has(peek(finder, to), LEX(NATIONAL)) || name_word_is_site(peek(finder, to + 1)))
		return true;
	return token_has(peek(finder, to), LEX(ACRONYM) | LEX(GATE) | LEX(PRODUCT) | LEX(FIRSTNAME));
}

/* "Ryanair 85, Kerry Group 140": figures of a list, and no "Studio 54". */
static bool is_listed_figure(const struct finder *finder, size_t i, size_t number)
{
	size_t next = number + 2;

	if (known(finder, i))
		return true;
	if (!token_is_mark(peek(finder, number + 1), ',') || !is_proper(finder, next))
		return false;
	while (next < number + 6 && is_proper(finder, next))
		next++;
	return peek(finder, next)->kind == TOKEN_NUMBER;
}

static size_t extend(const struct finder *finder, size_t i)
{
	size_t to = i + (known(finder, i) ? known(finder, i) : 1), more;

	for (;;) {
		const struct token *next = peek(finder, to);

		if (is_short_stop(finder, to))
			to += 2;
		else if (ends_at_possessive(finder, to))
			return to;
		else if (is_proper(finder, to) && !is_taken(finder, to) &&
			 !(next->flags & (TOKEN_SENTENCE | TOKEN_START)) &&
			 !(next->span.n == 1 && str_is(next->fold, "i")) &&
			 !(token_has(next, LEX(CURRENCY)) && (next->flags & TOKEN_CAPS)))
			to++;
		else if (to == i + known(finder, i) && to > i + 1 && is_possessive(peek(finder, to - 1)))
			return to;
		else if (of_person(finder, i, to))
			return to;
		else if (joins_item(finder, i, to))
			to += 2;
		else if ((more = connectors(finder, to)) > 0 &&
			 !(is_possessive(peek(finder, to - 1)) && !token_is_mark(next, '&')))
			to += more + 1;
		else if (next->kind == TOKEN_NUMBER && !is_taken(finder, to) && next->span.n <= 3 &&
			 !name_word_is_record(peek(finder, i)) && is_proper(finder, to + 1) &&
			 !is_taken(finder, to + 1) &&
			 !token_has(peek(finder, to + 1),
				    ORDINARY | LEX(MONTH) | LEX(CURRENCY) | LEX(TIME_UNIT) | LEX(PRODUCT)))
			to += 2; /* "Studio 54 Salons" */
		else if (to == i + 1 && next->kind == TOKEN_NUMBER && !is_taken(finder, to) && next->span.n <= 4 &&
			 peek(finder, to + 1)->kind != TOKEN_WORD && !token_is_mark(peek(finder, to + 1), '%'))
			return to + !is_listed_figure(finder, i, to);
		else
			return to;
	}
}

/* "Three Sisters Clinic" */
static bool keeps_number(const struct finder *finder, size_t i)
{
	const struct token *next = peek(finder, i + 1);

	return name_word_is_small_number(peek(finder, i)) && (next->flags & TOKEN_UPPER) &&
	       !token_has(next, ORDINARY | LEX(TIER) | LEX(SEGMENT) | LEX(NATIONAL));
}

/* Articles and openers at the front, shouted labels before a name in mixed case ("ON TRACK Bündner Fleisch"). */
static size_t trim_front(const struct finder *finder, size_t from, size_t to)
{
	size_t k = from;
	bool mixed = false;

	/* "OPP-118 Thistle Tea": the number of the record. */
	if (to > from + 1 && (peek(finder, from)->flags & TOKEN_CODE) && (peek(finder, from)->flags & TOKEN_START) &&
	    str_find_char(peek(finder, from)->fold, '-', 0) != STR_NONE)
		k = ++from;
	/* "Mostly Airbus", "Kunde Siemens", but "Bank of America" */
	for (size_t i = from; i < to; i++) {
		if (known(finder, i) == to - i && (peek(finder, i)->known & KNOWN_FIRM))
			return i;
		if (!token_has(peek(finder, i), ORDINARY | LEX(ANON)))
			break;
	}
	for (size_t i = from; i < to; i++)
		mixed |= peek(finder, i)->kind == TOKEN_WORD && !(peek(finder, i)->flags & TOKEN_CAPS) &&
			 !token_has(peek(finder, i), ORDINARY);
	while (mixed && k + 1 < to && (peek(finder, k)->flags & TOKEN_CAPS) && token_has(peek(finder, k), ORDINARY))
		k++;
	while (k + 1 < to && token_has(peek(finder, k), LEX(FUNCTION) | LEX(TIME_NEXT)) && !keeps_number(finder, k) &&
	       !(str_is(peek(finder, k)->fold, "now") && token_has(peek(finder, k + 1), LEX(ORGWORD))) &&
	       !str_is(peek(finder, k)->fold, "new") && !str_is(peek(finder, k)->fold, "al") &&
	       !token_is_mark(peek(finder, k + 1), '&') && !(peek(finder, k)->flags & TOKEN_CAPS))
		k++;
	k += name_word_lead(peek(finder, k), to - k);
	/* "El Ayuntamiento de Getxo", but "El Paso Electric" */
	if (k + 1 < to && (peek(finder, k)->flags & (TOKEN_SENTENCE | TOKEN_START)) &&
	    (str_is(peek(finder, k)->fold, "el") || str_is(peek(finder, k)->fold, "il") ||
	     str_is(peek(finder, k)->fold, "los") || str_is(peek(finder, k)->fold, "las")) &&
	    token_has(peek(finder, k + 1), LEX(GATE) | LEX(ORGWORD)))
		k++;
	/* "De Efteling wil …": the article of a sentence */
	if (k + 1 < to && (peek(finder, k)->flags & TOKEN_SENTENCE) && str_is(peek(finder, k)->fold, "de") &&
	    (!(peek(finder, k)->flags & TOKEN_START) || token_has(peek(finder, to), LEX(VERB))))
		k++;
	while (k + 1 < to && (token_is_mark(peek(finder, k), '&') ||
			      (token_has(peek(finder, k), LEX(CONNECT)) && !is_proper(finder, k))))
		k++;
	return k;
}

static bool all_have(const struct finder *finder, size_t from, size_t to, uint64_t classes)
{
	for (size_t i = from; i < to; i++)
		if (peek(finder, i)->kind == TOKEN_WORD && !token_has(peek(finder, i), classes))
			return false;
	return true;
}

static bool is_anonymous(const struct finder *finder, size_t from, size_t to)
{
	const struct token *first = peek(finder, from), *last = peek(finder, to - 1);
	bool initials = first->kind == TOKEN_WORD && to == from + 1 && first->fold.n <= 5;

	for (size_t i = 0; initials && i < first->fold.n; i++)
		initials = i % 2 == 0 ? (first->fold.p[i] >= 'a' && first->fold.p[i] <= 'z') : first->fold.p[i] == '.';
	if (initials && (first->fold.n > 1 || token_is_mark(peek(finder, to), '.')))
		return true;
	if (!token_has(first, LEX(ANON)))
		return false;
	if (str_is(first->fold, "project") || str_is(first->fold, "projekt") || str_is(first->fold, "projet") ||
	    str_is(first->fold, "codename") || str_is(first->fold, "confidential") ||
	    str_is(first->fold, "undisclosed"))
		return true;
	return to == from + 2 && (last->span.n <= 2 || last->kind == TOKEN_NUMBER || (last->flags & TOKEN_CODE));
}

/* "Dr Iyengar Diagnostics", "Miss Edna's Kitchens": a title that opens the name of a firm. */
static bool is_titled_firm(const struct finder *finder, size_t from, size_t to)
{
	const struct token *second = peek(finder, from + 1);

	if (to < from + 3)
		return false;
	return token_has(peek(finder, to - 1), LEX(ORGWORD)) || is_possessive(second) ||
	       (second->kind == TOKEN_WORD && !token_has(second, LEX(FIRSTNAME) | LEX(TITLE)));
}

static bool is_person(const struct finder *finder, size_t from, size_t to)
{
	const struct token *first = peek(finder, from), *second = peek(finder, from + 1);

	if (token_has(first, LEX(TITLE)))
		return !is_titled_firm(finder, from, to);
	/* "ANA Cargo" */
	if ((first->flags & TOKEN_CAPS) && second->kind == TOKEN_WORD && to > from + 1 && !(second->flags & TOKEN_CAPS))
		return false;
	/* "Tony's Chocolonely" */
	if (!token_has(first, LEX(FIRSTNAME)) || (to > from + 1 && is_possessive(first)))
		return false;
	return to == from + 1 ||
	       (to == from + 2 && second->kind == TOKEN_WORD && !token_has(second, LEX(ORGWORD) | LEX(COMMON)));
}

/* A taken token that is no date: the amount behind a name. */
static bool opens_amount(const struct finder *finder, size_t i)
{
	const struct token *token = peek(finder, i);

	return is_taken(finder, i) &&
	       (token->kind == TOKEN_CURRENCY || token_has(token, LEX(CURRENCY)) ||
		(token->kind == TOKEN_NUMBER && (peek(finder, i + 1)->kind == TOKEN_CURRENCY ||
						 token_has(peek(finder, i + 1), LEX(CURRENCY) | LEX(MAGNITUDE)))));
}

/* "Realistically June", "Priced at €12k": an adverb or participle opens the sentence; "Calendly wants", "Calendly: €9k" is a name. */
static bool opens_as_adverb(const struct finder *finder, size_t i)
{
	const struct token *token = peek(finder, i), *next = peek(finder, i + 1);

	if (!(token->flags & TOKEN_SENTENCE) || token->fold.n <= 5)
		return false;
	if (str_ends(token->fold, STR("ed")))
		return token_has(next, LEX(TIME_PREP));
	if (!str_ends(token->fold, STR("ly")))
		return false;
	if (token_is_mark(next, ','))
		return !is_taken(finder, i + 2);
	return is_taken(finder, i + 1) ? !opens_amount(finder, i + 1)
				       : token_has(next, LEX(FUNCTION)) && !token_has(next, LEX(VERB));
}

/* "WHAT WE EXPECT TO SIGN": all capitals, and words that only a sentence has. */
static bool is_shouted_sentence(const struct finder *finder, size_t from, size_t to)
{
	bool sentence = false, label = false;

	for (size_t i = from; i < to; i++) {
		if (peek(finder, i)->kind == TOKEN_WORD && peek(finder, i)->span.n > 1 &&
		    !(peek(finder, i)->flags & TOKEN_CAPS))
			return false;
		sentence |= token_has(peek(finder, i), LEX(FUNCTION) | LEX(VERB)) &&
			    !token_has(peek(finder, i), LEX(CONNECT));
		label |= name_word_is_shouted_link(peek(finder, i));
	}
	/* "HELD BY LEGAL > Wise" */
	label &= token_is_mark(peek(finder, to), '>') || token_is_mark(peek(finder, to), ':') ||
		 token_is_mark(peek(finder, to), '?');
	return (sentence && to > from + 2) || (label && to > from + 1);
}

/* "Donauwörth", "Mostly Donauwörth" */
static bool is_place(const struct finder *finder, size_t from, size_t to)
{
	const struct token *first = peek(finder, from);

	/* "M. Kempten": people are called like towns. */
	if (from > 1 && token_is_mark(first - 1, '.') && first[-2].span.n == 1)
		return false;
	return all_have(finder, from, to, LEX(PLACE)) ||
	       (token_has(first, ORDINARY) && (first->flags & (TOKEN_SENTENCE | TOKEN_START)) && to > from + 1 &&
		all_have(finder, from + 1, to, LEX(PLACE)));
}

static unsigned judge(const struct finder *finder, size_t from, size_t to)
{
	const uint64_t ordinary = ORDINARY | LEX(ACRONYM) | LEX(TIER) | LEX(SEGMENT) | LEX(NATIONAL) | LEX(MONTH) |
				  LEX(PRODUCT) | LEX(HOLIDAY) | LEX(TITLE) | LEX(CONNECT) | LEX(CURRENCY);
	const struct token *first = peek(finder, from);
	unsigned flags = 0;

	if (is_anonymous(finder, from, to))
		flags |= NAME_ANON;
	if (is_person(finder, from, to))
		flags |= NAME_PERSON;
	if (is_place(finder, from, to))
		flags |= NAME_PLACE;
	/* "TAM Logistics", "Legal & General": ordinary words make a name with such an ending or sign. */
	if (to == from + 1 && noun_is_german(finder->tokens, from, is_taken(finder, to)) &&
	    !(from > 0 && str_is(peek(finder, from - 1)->fold, "is") && opens_amount(finder, to + 1)))
		flags |= NAME_COMMON;
	if ((to == from + 1 && (opens_as_adverb(finder, from) || name_word_is_ordinary_compound(first) ||
				(noun_opens_sentence(finder->tokens, from) && !is_taken(finder, to)))) ||
	    is_shouted_sentence(finder, from, to) || (to > from + 1 && name_word_is_law(peek(finder, to - 1))))
		flags |= NAME_COMMON;
	/* A single word for a party or document is no name: "Einkauf prüft". */
	if (to == from + 1 && token_has(first, LEX(GATE) | LEX(GATE_CUE)) && !opens_amount(finder, to))
		flags |= NAME_COMMON;
	/* "Unterschrieben haben …", "Won: …": what became of a deal. */
	if (to == from + 1 &&
	    token_has(first, LEX(CLOSED) | LEX(LOST) | LEX(PROSPECT) | LEX(RENEWAL) | LEX(HEAD_CLOSED)) &&
	    !opens_amount(finder, to))
		flags |= NAME_COMMON;
	if (to > from + 1 && noun_is_phrase(finder->tokens, from, to))
		flags |= NAME_COMMON;
	/* "Betreuung im Süden", "Ausbau bei Bestandskunden" */
	if (to > from + 2 && !(peek(finder, from + 1)->flags & TOKEN_UPPER) &&
	    (name_word_is_abstract(first) ||
	     (token_has(first, LEX(COMMON) | LEX(GATE) | LEX(PRODUCT) | LEX(TAM)) && !token_has(first, LEX(ORGWORD)) &&
	      name_word_is_german_link(peek(finder, from + 1)))))
		flags |= NAME_COMMON;
	if (all_have(finder, from, to, ordinary) &&
	    (to < from + 2 || !token_has(peek(finder, to - 1), LEX(ORGWORD)) || token_has(first, LEX(FUNCTION)) ||
	     (token_has(first, LEX(COMMON)) && (first->flags & (TOKEN_SENTENCE | TOKEN_START)))))
		flags |= NAME_COMMON;
	/* "OPP-2231": the number of a record */
	if (to == from + 1 && (first->flags & TOKEN_CAPS) && token_is_mark(peek(finder, to), '-') &&
	    (peek(finder, to)->flags & TOKEN_GLUED) && peek(finder, to + 1)->kind == TOKEN_NUMBER &&
	    (peek(finder, to + 1)->flags & TOKEN_GLUED))
		flags |= NAME_ANON;
	/* "E-21": a number of the list */
	if (to == from + 1 && (first->flags & TOKEN_CODE) && (first->flags & TOKEN_UPPER) &&
	    str_find_char(first->fold, '-', 0) != STR_NONE && first->span.n <= 6)
		flags |= NAME_ANON;
	/* "ein DAX-Konzern", "an NHS trust" */
	if (from > 0 && name_word_is_indefinite(peek(finder, from - 1)))
		flags |= NAME_COMMON;
	if ((first->lex & LEX(ANON_DESC)) && to == from + 1)
		flags |= NAME_ANON;
	if (known_stands(finder->tokens, from, to, opens_amount(finder, to)))
		flags = NAME_KNOWN;
	if (first->flags & TOKEN_SENTENCE)
		flags |= NAME_SENTENCE;
	if (first->flags & TOKEN_START)
		flags |= NAME_START;
	return flags;
}

/* A small first letter before an amount, or the first word of an item: adidas, fivespice. */
static bool is_lower_brand(const struct finder *finder, size_t i)
{
	const struct token *token = peek(finder, i), *before = i ? peek(finder, i - 1) : NULL;
	const struct token *next = peek(finder, i + 1);

	if (token->kind != TOKEN_WORD || (token->flags & (TOKEN_UPPER | TOKEN_CAMEL)) || token->span.n < 2 ||
	    token->lex || (token->span.n < 3 && i > 0 && !name_word_is_list_sign(before)))
		return false;
	if (token->flags & (TOKEN_START | TOKEN_SENTENCE))
		return true;
	if (before && token_is_mark(before, ';') && (token_is_mark(next, '&') || token_is_mark(next, '-')))
		return true;
	/* "Rewe, dm and Rossmann": nobody can speak it */
	if (i > 1 && i + 2 < finder->tokens->list.n && name_word_is_list_sign(before) && is_proper(finder, i - 2) &&
	    name_word_is_list_sign(next) && is_proper(finder, i + 2) && name_word_is_unspoken(token))
		return true;
	/* "Lidl, Spar and dm take …" */
	if (i > 1 && token->span.n >= 2 && (str_is(before->fold, "and") || str_is(before->fold, "und")) &&
	    is_proper(finder, i - 2) && !token_has(peek(finder, i - 2), ORDINARY | LEX(FIRSTNAME)) &&
	    next->kind == TOKEN_WORD && token_has(next, LEX(VERB)))
		return true;
	return before && (token_is_mark(before, ',') || token_is_mark(before, ';')) && is_taken(finder, i + 1) &&
	       (next->kind == TOKEN_CURRENCY || token_has(next, LEX(CURRENCY)));
}

/* "- hobbs canning - …": an entry without capitals; further plain words up to a sign belong to it. */
static size_t lower_end(const struct finder *finder, size_t i)
{
	size_t to = i + 1;

	if (!(peek(finder, i)->flags & TOKEN_START) && !(i > 0 && token_is_mark(peek(finder, i - 1), ';')))
		return to;
	while (to < i + 4 && !is_taken(finder, to) &&
	       ((peek(finder, to)->kind == TOKEN_WORD && !(peek(finder, to)->lex & ~(LEX(ORGWORD) | LEX(CONNECT)))) ||
		token_is_mark(peek(finder, to), '&')))
		to++;
	/* "hims & hers would …": the sign holds it together. */
	if (to > i + 2 && token_is_mark(peek(finder, i + 1), '&'))
		return i + 3 < to && peek(finder, to)->kind != TOKEN_MARK ? i + 3 : to;
	return peek(finder, to)->kind == TOKEN_MARK ||
			       (is_taken(finder, to) && token_has(peek(finder, to - 1), LEX(ORGWORD)))
		       ? to
		       : i + 1;
}

static bool has_ampersand(const struct finder *finder, const struct name *name)
{
	return name->to > name->from + 2 && token_is_mark(peek(finder, name->from + 1), '&');
}

/*
 * "Salt, Stone & Smoke", "Baker, Holt & Co.", "Rag, Bone and Bottle Co.", "Tanner and Sons": single words before a comma
 * or "and" belong to the firm when its end says so. At most three are taken back.
 */
static void join_firms(const struct finder *finder, struct name_list *out)
{
	struct name *last = &out->list.v[out->list.n - 1];
	bool whole = has_ampersand(finder, last) && last->to == last->from + 3 &&
		     name_word_is_firm_end(peek(finder, last->to - 1));
	bool ampersand = has_ampersand(finder, last) && !whole,
	     end = name_word_is_firm_end(peek(finder, last->to - 1)) && !whole;
	unsigned flags = last->flags & (NAME_SENTENCE | NAME_START);

	for (size_t taken = 0; taken < 2 && out->list.n >= 2; taken++) {
		struct name *before = &out->list.v[out->list.n - 2];
		const struct token *gap = peek(finder, before->to);
		bool comma = token_is_mark(gap, ','), and = str_is(gap->fold, "and") || str_is(gap->fold, "und");

		last = &out->list.v[out->list.n - 1];
		if (last->from != before->to + 1 || !name_is_bare(before) ||
		    !((comma && (ampersand || (end && taken))) || (and&&end && !taken)))
			return;
		/* "Ocado, Abel & Cole and Riverford": the list goes on. */
		if (comma && !end && name_word_is_and(peek(finder, last->to)) && is_proper(finder, last->to + 1))
			return;
		/* "Ballard, Rook & Raven Pubs" in a list of firms: the first of a longer list is one of its own. */
		if (comma && out->list.n >= 3 && before->from == out->list.v[out->list.n - 3].to + 1 &&
		    !name_is_bare(&out->list.v[out->list.n - 3]))
			return;
		flags = before->flags & (NAME_SENTENCE | NAME_START);
		before->to = last->to;
		before->flags = flags;
		out->list.n--;
	}
}

/* "Opp 00418 Sunrise", "Deal 7 Proximus": the number of a record opens the line. */
static bool is_behind_record(const struct finder *finder, size_t from)
{
	return from > 1 && peek(finder, from - 1)->kind == TOKEN_NUMBER && !is_taken(finder, from - 1) &&
	       (peek(finder, from - 2)->flags & TOKEN_START) &&
	       (token_is_mark(peek(finder, from - 2), '#') || name_word_is_record(peek(finder, from - 2)));
}

/* "With dm we are at €50k", after "Rewe, dm and Rossmann" */
static bool is_lower_again(const struct finder *finder, size_t i, const struct name_list *out)
{
	enum { BACK = 32 };
	const struct token *token = peek(finder, i);

	if (token->lex || (token->flags & TOKEN_UPPER) || !name_word_is_unspoken(token))
		return false;
	for (size_t n = out->list.n, k = n; k-- > 0 && k + BACK > n;)
		if ((out->list.v[k].flags & NAME_LOWER) && out->list.v[k].to == out->list.v[k].from + 1 &&
		    str_eq(peek(finder, out->list.v[k].from)->fold, token->fold))
			return true;
	return false;
}

void name_find(const struct token_list *tokens, const bool *taken, struct name_list *out)
{
	struct finder finder = { tokens, taken };

	for (size_t i = 0; i < tokens->list.n; i++) {
		size_t to, from;
		bool figure;

		if (name_word_is_hopeless(&tokens->list.v[i]))
			continue;
		figure = opens_with_figure(&finder, i);
		if (known(&finder, i) && !is_proper(&finder, i) &&
		    known_stands(tokens, i, i + known(&finder, i), opens_amount(&finder, i + known(&finder, i)))) {
			to = i + known(&finder, i);
			vec_push(&out->list, ((struct name){ i, to, judge(&finder, i, to) }));
			i = to - 1;
			continue;
		}
		if ((is_lower_brand(&finder, i) || is_lower_again(&finder, i, out)) && !taken[i]) {
			to = lower_end(&finder, i);
			vec_push(&out->list, ((struct name){ i, to, judge(&finder, i, to) | NAME_LOWER }));
			i = to - 1;
			continue;
		}
		if (!figure && (!is_proper(&finder, i) || taken[i]))
			continue;
		to = extend(&finder, figure ? i + 1 + (peek(&finder, i + 1)->kind == TOKEN_MARK) : i);
		from = figure ? i : trim_front(&finder, i, to);
		vec_push(&out->list,
			 ((struct name){ from, to,
					 (judge(&finder, from, to) & ~(figure ? (unsigned)NAME_COMMON : 0)) |
						 ((from > i && (tokens->list.v[i].flags & TOKEN_START) &&
						   !name_word_is_conditional(&tokens->list.v[i])) ||
								  is_behind_record(&finder, from)
							  ? NAME_START
							  : 0) }));
		join_firms(&finder, out);
		i = to - 1;
	}
}

size_t name_first(const struct name_list *names, size_t from)
{
	size_t low = 0, high = names->list.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (names->list.v[middle].from < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
