/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/known.h"
#include "prose/noun.h"

#include "prose/name_form.h"
#include "prose/name_word.h"

static bool all_have(const struct name_finder *finder, size_t from, size_t to, uint64_t classes)
{
	for (size_t i = from; i < to; i++)
		if (name_peek(finder, i)->kind == TOKEN_WORD && !token_has(name_peek(finder, i), classes))
			return false;
	return true;
}

static bool is_anonymous(const struct name_finder *finder, size_t from, size_t to)
{
	const struct token *first = name_peek(finder, from), *last = name_peek(finder, to - 1);
	bool initials = first->kind == TOKEN_WORD && to == from + 1 && first->fold.n <= 5;

	for (size_t i = 0; initials && i < first->fold.n; i++)
		initials = i % 2 == 0 ? (first->fold.p[i] >= 'a' && first->fold.p[i] <= 'z') : first->fold.p[i] == '.';
	if (initials && (first->fold.n > 1 || token_is_mark(name_peek(finder, to), '.')))
		return true;
	/* "Large fashion group (NDA)" */
	if (token_is_mark(name_peek(finder, to), '(') && str_is(name_peek(finder, to + 1)->fold, "nda") &&
	    token_is_mark(name_peek(finder, to + 2), ')'))
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
static bool is_titled_firm(const struct name_finder *finder, size_t from, size_t to)
{
	const struct token *second = name_peek(finder, from + 1);

	if (to < from + 3)
		return false;
	return token_has(name_peek(finder, to - 1), LEX(ORGWORD)) || name_is_possessive(second) ||
	       (second->kind == TOKEN_WORD && !token_has(second, LEX(FIRSTNAME) | LEX(TITLE)));
}

static bool is_person(const struct name_finder *finder, size_t from, size_t to)
{
	const struct token *first = name_peek(finder, from), *second = name_peek(finder, from + 1);

	/* "The Heather Needle: £6,200": nobody is called so. */
	if (from > 0 && to > from + 1 && str_is(name_peek(finder, from - 1)->fold, "the") &&
	    (name_peek(finder, from - 1)->flags & TOKEN_UPPER))
		return false;
	if (token_has(first, LEX(TITLE)))
		return !is_titled_firm(finder, from, to);
	/* "ANA Cargo" */
	if ((first->flags & TOKEN_CAPS) && second->kind == TOKEN_WORD && to > from + 1 && !(second->flags & TOKEN_CAPS))
		return false;
	/* "Tony's Chocolonely" */
	if (!token_has(first, LEX(FIRSTNAME)) || (to > from + 1 && name_is_possessive(first)))
		return false;
	return to == from + 1 ||
	       (to == from + 2 && second->kind == TOKEN_WORD && !token_has(second, LEX(ORGWORD) | LEX(COMMON)));
}

bool name_form_opens_amount(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i);

	return name_is_taken(finder, i) &&
	       (token->kind == TOKEN_CURRENCY || token_has(token, LEX(CURRENCY)) ||
		(token->kind == TOKEN_NUMBER && (name_peek(finder, i + 1)->kind == TOKEN_CURRENCY ||
						 token_has(name_peek(finder, i + 1), LEX(CURRENCY) | LEX(MAGNITUDE)))));
}

/* "Realistically June", "Priced at €12k": an adverb or participle opens the sentence; "Calendly wants", "Calendly: €9k" is a name. */
static bool opens_as_adverb(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i), *next = name_peek(finder, i + 1);

	if (!(token->flags & TOKEN_SENTENCE) || token->fold.n <= 5)
		return false;
	if (str_ends(token->fold, STR("ed")))
		return token_has(next, LEX(TIME_PREP));
	if (!str_ends(token->fold, STR("ly")))
		return false;
	if (token_is_mark(next, ','))
		return !name_is_taken(finder, i + 2);
	return name_is_taken(finder, i + 1) ? !name_form_opens_amount(finder, i + 1)
					    : token_has(next, LEX(FUNCTION)) && !token_has(next, LEX(VERB));
}

bool name_form_opens_as_verb(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i);

	return (token->flags & (TOKEN_SENTENCE | TOKEN_START)) && token_in(token, SETS(VERB_OPENS)) &&
	       name_peek(finder, i + 1)->kind <= TOKEN_CURRENCY;
}

/* "WHAT WE EXPECT TO SIGN": all capitals, and words that only a sentence has. */
static bool is_shouted_sentence(const struct name_finder *finder, size_t from, size_t to)
{
	bool sentence = false, label = false, only = true;

	for (size_t i = from; i < to; i++) {
		if (name_peek(finder, i)->kind == TOKEN_WORD && name_peek(finder, i)->span.n > 1 &&
		    !(name_peek(finder, i)->flags & TOKEN_CAPS))
			return false;
		sentence |= token_has(name_peek(finder, i), LEX(FUNCTION) | LEX(VERB)) &&
			    !token_has(name_peek(finder, i), LEX(CONNECT));
		label |= name_word_is_shouted_link(name_peek(finder, i));
		only &= token_has(name_peek(finder, i), LEX(FUNCTION) | LEX(VERB));
	}
	/* "HELD BY LEGAL > Wise" */
	label &= token_is_mark(name_peek(finder, to), '>') || token_is_mark(name_peek(finder, to), ':') ||
		 token_is_mark(name_peek(finder, to), '?');
	/* "WILL SIGN IN MAY" */
	return (sentence && (to > from + 2 || (only && to > from + 1))) || (label && to > from + 1);
}

/* "Donauwörth", "Mostly Donauwörth" */
static bool is_place(const struct name_finder *finder, size_t from, size_t to)
{
	const struct token *first = name_peek(finder, from);

	/* "M. Kempten": people are called like towns. */
	if (from > 1 && token_is_mark(first - 1, '.') && first[-2].span.n == 1)
		return false;
	if (all_have(finder, from, to, LEX(PLACE)))
		return true;
	/* "Audit Scotland, whose …", "Visit Wales wants …" */
	if (token_cues(name_peek(finder, to), CUES(FIRM_DOES)) ||
	    (token_is_mark(name_peek(finder, to), ',') && name_word_is_relative(name_peek(finder, to + 1))))
		return false;
	return (token_has(first, NAME_ORDINARY) && (first->flags & (TOKEN_SENTENCE | TOKEN_START)) && to > from + 1 &&
		all_have(finder, from + 1, to, LEX(PLACE)));
}

/* "Hopefully …", "Adds £66k", "Kundenprojekt …", "Uptake stands at": one word that is no name where it stands. */
static bool opens_as_ordinary(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i);

	return opens_as_adverb(finder, i) || name_form_opens_as_verb(finder, i) ||
	       name_word_is_ordinary_compound(token) ||
	       (noun_opens_sentence(finder->tokens, i) &&
		(!name_is_taken(finder, i + 1) || (token->flags & TOKEN_START)));
}

/* "OPP-2231", and "E-21": the number of a record or of the list. */
static bool is_record_number(const struct name_finder *finder, size_t i)
{
	const struct token *first = name_peek(finder, i), *sign = name_peek(finder, i + 1),
			   *number = name_peek(finder, i + 2);

	if ((first->flags & TOKEN_CAPS) && token_is_mark(sign, '-') && (sign->flags & TOKEN_GLUED) &&
	    number->kind == TOKEN_NUMBER && (number->flags & TOKEN_GLUED))
		return true;
	return (first->flags & TOKEN_CODE) && (first->flags & TOKEN_UPPER) &&
	       str_find_char(first->fold, '-', 0) != STR_NONE && first->span.n <= 6;
}

unsigned name_form_judge(const struct name_finder *finder, size_t from, size_t to)
{
	const uint64_t ordinary = NAME_ORDINARY | LEX(ACRONYM) | LEX(TIER) | LEX(SEGMENT) | LEX(NATIONAL) | LEX(MONTH) |
				  LEX(PRODUCT) | LEX(HOLIDAY) | LEX(TITLE) | LEX(CONNECT) | LEX(CURRENCY);
	const struct token *first = name_peek(finder, from);
	unsigned flags = 0;

	if (is_anonymous(finder, from, to))
		flags |= NAME_ANON;
	if (is_person(finder, from, to))
		flags |= NAME_PERSON;
	if (is_place(finder, from, to))
		flags |= NAME_PLACE;
	/* "TAM Logistics", "Legal & General": ordinary words make a name with such an ending or sign. */
	if (to == from + 1 && noun_is_german(finder->tokens, from, name_is_taken(finder, to)) &&
	    !(from > 0 && str_is(name_peek(finder, from - 1)->fold, "is") && name_form_opens_amount(finder, to + 1)))
		flags |= NAME_COMMON;
	if ((to == from + 1 && opens_as_ordinary(finder, from)) || is_shouted_sentence(finder, from, to) ||
	    (to > from + 1 && name_word_is_law(name_peek(finder, to - 1))))
		flags |= NAME_COMMON;
	/* A single word for a party or document is no name: "Einkauf prüft". */
	if (to == from + 1 && token_has(first, LEX(GATE) | LEX(GATE_CUE)) && !name_form_opens_amount(finder, to))
		flags |= NAME_COMMON;
	/* "Unterschrieben haben …", "Won: …": what became of a deal. */
	if (to == from + 1 &&
	    token_has(first, LEX(CLOSED) | LEX(LOST) | LEX(PROSPECT) | LEX(RENEWAL) | LEX(HEAD_CLOSED)) &&
	    !name_form_opens_amount(finder, to))
		flags |= NAME_COMMON;
	if (to > from + 1 && noun_is_phrase(finder->tokens, from, to))
		flags |= NAME_COMMON;
	/* "Betreuung im Süden", "Ausbau bei Bestandskunden" */
	if (to > from + 2 && !(name_peek(finder, from + 1)->flags & TOKEN_UPPER) &&
	    (name_word_is_abstract(first) ||
	     (token_has(first, LEX(COMMON) | LEX(GATE) | LEX(PRODUCT) | LEX(TAM)) && !token_has(first, LEX(ORGWORD)) &&
	      name_word_is_german_link(name_peek(finder, from + 1)))))
		flags |= NAME_COMMON;
	if (all_have(finder, from, to, ordinary) &&
	    (to < from + 2 || !token_has(name_peek(finder, to - 1), LEX(ORGWORD)) || token_has(first, LEX(FUNCTION)) ||
	     (token_has(first, LEX(COMMON)) && (first->flags & (TOKEN_SENTENCE | TOKEN_START)))))
		flags |= NAME_COMMON;
	if (to == from + 1 && is_record_number(finder, from))
		flags |= NAME_ANON;
	/* "ein DAX-Konzern", "an NHS trust" */
	if (from > 0 && name_word_is_indefinite(name_peek(finder, from - 1)))
		flags |= NAME_COMMON;
	if ((first->lex & LEX(ANON_DESC)) && to == from + 1)
		flags |= NAME_ANON;
	if (known_stands(finder->tokens, from, to, name_form_opens_amount(finder, to)))
		flags = NAME_KNOWN;
	if (first->flags & TOKEN_SENTENCE)
		flags |= NAME_SENTENCE;
	if (first->flags & TOKEN_START)
		flags |= NAME_START;
	return flags;
}
