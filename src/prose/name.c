/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/known.h"
#include "prose/name.h"
#include "prose/noun.h"

#include "prose/name_form.h"
#include "prose/name_lower.h"
#include "prose/name_word.h"

/* "April UK: …", "June Energy wants …": a firm that is called like a month, at the head of its line or sentence. */
static bool opens_with_month(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i), *next = name_peek(finder, i + 1),
			   *after = name_peek(finder, i + 2);

	/* "Mayo Clinic": in Spanish a month */
	if (token_has(token, LEX(MONTH)) && token->known_n > 1 && (token->flags & TOKEN_UPPER))
		return true;
	return (token->flags & (TOKEN_START | TOKEN_SENTENCE)) && token_has(token, LEX(MONTH)) &&
	       name_is_proper(finder, i + 1) && !name_is_taken(finder, i + 1) &&
	       token_has(next, LEX(ORGWORD) | LEX(PLACE)) &&
	       (token_is_mark(after, ':') || token_is_mark(after, '(') || token_has(after, LEX(VERB)));
}

/* "50Hertz", "20 Minuten", "H2 Mobility": a figure that opens a name. */
static bool opens_with_figure(const struct name_finder *finder, size_t i)
{
	const struct token *token = name_peek(finder, i), *next = name_peek(finder, i + 1);

	/* "#4 Stadium": the number of the entry */
	if (i > 0 && token_is_mark(name_peek(finder, i - 1), '#'))
		return false;
	/* "7-Eleven", "1&1" */
	if (token->kind == TOKEN_NUMBER && !name_is_taken(finder, i) && next->kind == TOKEN_MARK &&
	    (next->flags & TOKEN_GLUED) && (next->mark == '-' || next->mark == '&') && token->span.n <= 3) {
		const struct token *tail = name_peek(finder, i + 2);

		return (tail->flags & TOKEN_GLUED) &&
		       ((next->mark == '&' && tail->kind == TOKEN_NUMBER) ||
			(tail->kind == TOKEN_WORD && (tail->flags & TOKEN_UPPER) && tail->span.n > 3 &&
			 !token_has(tail, LEX(MONTH) | LEX(TIME_UNIT) | LEX(COMMON) | LEX(PRODUCT))));
	}
	if (next->kind != TOKEN_WORD || !(next->flags & TOKEN_UPPER) || (next->flags & TOKEN_START) ||
	    name_is_taken(finder, i + 1))
		return false;
	/* "25K, same week": an amount */
	if (token->kind == TOKEN_NUMBER && (next->flags & TOKEN_GLUED) && next->span.n == 1 &&
	    token_has(next, LEX(MAGNITUDE)))
		return false;
	if (token->kind == TOKEN_NUMBER && (next->flags & TOKEN_GLUED) &&
	    (next->span.n > 2 || (next->span.n == 1 && (token->flags & (TOKEN_START | TOKEN_SENTENCE)))))
		return true;
	if (!(token->flags & (TOKEN_START | TOKEN_SENTENCE)) &&
	    !(i > 0 && name_peek(finder, i - 1)->kind == TOKEN_MARK && name_peek(finder, i - 1)->mark &&
	      strchr(",;|:", name_peek(finder, i - 1)->mark)))
		return false;
	if (token->kind == TOKEN_NUMBER)
		return token->span.n <= 4 &&
		       !token_has(next, LEX(MONTH) | LEX(CURRENCY) | LEX(TIME_UNIT) | NAME_ORDINARY | LEX(PRODUCT));
	return token->kind == TOKEN_WORD && (token->flags & TOKEN_CODE) && !token_has(next, NAME_ORDINARY | LEX(MONTH));
}

/* Connecting words and signs from i on, when a proper word follows; 0 otherwise. */
static size_t connectors(const struct name_finder *finder, size_t i)
{
	size_t k = i;

	if (i > 0 && str_is(name_peek(finder, i)->fold, "for") && name_word_is_body(name_peek(finder, i - 1)) &&
	    name_is_proper(finder, i + 1) && !name_is_taken(finder, i + 1))
		return 1;
	while (k < i + 3) {
		const struct token *token = name_peek(finder, k);

		if (token_is_mark(token, '&') || token_is_mark(token, '+')) {
			k++;
			break;
		}
		/* "das Monitoring auf Helsinki ausdehnen" */
		if (str_is(token->fold, "auf") && token_has(name_peek(finder, k + 1), LEX(PLACE)))
			return 0;
		if (token->kind != TOKEN_WORD || !token_has(token, LEX(CONNECT)) || (token->flags & TOKEN_UPPER) ||
		    (k == i && str_is(token->fold, "the")))
			break;
		k++;
	}
	if (k == i)
		return 0;
	return (name_is_proper(finder, k) || (token_is_mark(name_peek(finder, k - 1), '&') &&
					      token_has(name_peek(finder, k), LEX(ORGWORD) | NAME_ORDINARY))) &&
			       (!name_is_taken(finder, k) || (token_is_mark(name_peek(finder, k - 1), '&') &&
							      name_peek(finder, k)->kind == TOKEN_WORD))
		       ? k - i
		       : 0;
}

/* "Dr. Martens", "St. Mary": a stop that ends no sentence. */
static bool is_short_stop(const struct name_finder *finder, size_t i)
{
	const struct token *before = name_peek(finder, i - 1);

	return token_is_mark(name_peek(finder, i), '.') && !(name_peek(finder, i)->flags & TOKEN_STOP) &&
	       name_is_proper(finder, i + 1) && (token_has(before, LEX(TITLE)) || name_word_is_shortened(before));
}

/* The tokens of the organisation of the dictionary that begins at i; 0 for none. */
static size_t known(const struct name_finder *finder, size_t i)
{
	return name_is_taken(finder, i) ? 0 : name_peek(finder, i)->known_n;
}

/* "Dr. Ines Calloway of Calloway Pediatrics": the person ends where "of" begins. */
static bool of_person(const struct name_finder *finder, size_t i, size_t to)
{
	return str_is(name_peek(finder, to)->fold, "of") && to >= i + 2 &&
	       token_has(name_peek(finder, i), LEX(TITLE) | LEX(FIRSTNAME)) && name_is_proper(finder, to + 1);
}

/* "Account: Chelsea and Westminster": the answer of the label "account", from i to the end of its line, is one name. */
static bool answers_label(const struct name_finder *finder, size_t i, size_t to)
{
	if (i < 2 || !token_is_mark(name_peek(finder, i - 1), ':') ||
	    !(name_peek(finder, i - 2)->flags & TOKEN_START) ||
	    !lexicon_is(name_peek(finder, i - 2)->fold, LEXICON_HEAD_ACCOUNT))
		return false;
	for (to++; to < i + 8 && name_is_proper(finder, to); to++)
		;
	to += token_is_mark(name_peek(finder, to), '\'');
	return name_peek(finder, to)->kind == TOKEN_BREAK;
}

/* "- Grupo Sol y Sierra: …": an item has one name; what "and" joins before its colon is part of it. */
static bool joins_item(const struct name_finder *finder, size_t i, size_t to)
{
	static const char *const words[] = { "y", "e", "et", "und", "and", "en", "og" };

	if (TOKEN_IS_ONE(name_peek(finder, to), words) && answers_label(finder, i, to))
		return true;
	if (!(name_peek(finder, i)->flags & TOKEN_START) || !name_is_proper(finder, to + 1) ||
	    !token_is_mark(name_peek(finder, to + 2), ':'))
		return false;
	/* "Brixley and Opaline: £9k each": two of them */
	for (size_t k = to + 3; k < to + 24 && name_peek(finder, k)->kind != TOKEN_BREAK; k++)
		if (token_has(name_peek(finder, k), LEX(EACH) | LEX(SHARE)))
			return false;
	return TOKEN_IS_ONE(name_peek(finder, to), words) && !(known(finder, i) && known(finder, to + 1));
}

/* "Grace Memorial Hospital's HR", "Seaboard Reefer I'd": what follows is theirs, or ours. */
static bool ends_at_possessive(const struct name_finder *finder, size_t to)
{
	if (str_starts(name_peek(finder, to)->fold, STR("i'")))
		return true;
	if (!name_is_possessive(name_peek(finder, to - 1)) || token_has(name_peek(finder, to), LEX(ORGWORD)))
		return false;
	/* "Kubota's Sakai plant", "Intersport's Austrian dealers" */
	if (token_has(name_peek(finder, to), LEX(NATIONAL)) || name_word_is_site(name_peek(finder, to + 1)))
		return true;
	return token_has(name_peek(finder, to), LEX(ACRONYM) | LEX(GATE) | LEX(PRODUCT) | LEX(FIRSTNAME));
}

/* "Ryanair 85, Kerry Group 140": figures of a list, and no "Studio 54". */
static bool is_listed_figure(const struct name_finder *finder, size_t i, size_t number)
{
	size_t next = number + 2;

	if (known(finder, i))
		return true;
	if (!token_is_mark(name_peek(finder, number + 1), ',') || !name_is_proper(finder, next))
		return false;
	while (next < number + 6 && name_is_proper(finder, next))
		next++;
	return name_peek(finder, next)->kind == TOKEN_NUMBER;
}

/* "Nordby kommune": in the north what a town is has no capital. */
static bool is_town_behind(const struct name_finder *finder, size_t i, size_t to)
{
	static const char *const words[] = { "kommune", "kommun",      "fylkeskommune", "sparebank",
					     "sykehus", "universitet", "havn" };

	return TOKEN_IS_ONE(name_peek(finder, to), words) && !token_has(name_peek(finder, i), NAME_ORDINARY);
}

/* "Kungsberg hospital trust", "the Denby water board": behind a name two words without capitals say what it is. */
static bool is_kind_behind(const struct name_finder *finder, size_t i, size_t to)
{
	return to > i && name_is_proper(finder, to - 1) && !token_has(name_peek(finder, to - 1), NAME_ORDINARY) &&
	       !name_is_possessive(name_peek(finder, to - 1)) && token_in(name_peek(finder, to), SETS(BODY_KIND)) &&
	       token_in(name_peek(finder, to + 1), SETS(BODY)) && !name_is_proper(finder, to) &&
	       !name_is_proper(finder, to + 1);
}

/* "Canal+", "LV=", and "St Thomas'" at the end of a line: a sign that belongs to the word before it. */
static bool ends_in_sign(const struct name_finder *finder, size_t to)
{
	const struct token *sign = name_peek(finder, to), *after = name_peek(finder, to + 1),
			   *last = name_peek(finder, to - 1);

	if (!(sign->flags & TOKEN_GLUED) || (after->flags & TOKEN_GLUED && after->kind != TOKEN_BREAK))
		return false;
	if (token_is_mark(sign, '\''))
		return after->kind == TOKEN_BREAK && str_ends(last->fold, STR("s"));
	return (token_is_mark(sign, '+') || token_is_mark(sign, '=')) && after->kind != TOKEN_NUMBER &&
	       after->kind != TOKEN_CURRENCY && !last->lex;
}

/* "- Wattle Creek Shearing: …": at the end of an entry's name a season is none. */
static bool is_season_of_firm(const struct name_finder *finder, size_t i, size_t to)
{
	return (name_peek(finder, i)->flags & TOKEN_START) && name_is_taken(finder, to) && name_is_proper(finder, to) &&
	       token_has(name_peek(finder, to), LEX(SEASON) | LEX(HOLIDAY)) &&
	       token_is_mark(name_peek(finder, to + 1), ':') && to > i + 1;
}

/* "Mapmakers' Guild", "Liars' Club", "the Scriveners' Company": a body of several, and no thing that they own. */
static bool owns_body(const struct name_finder *finder, size_t to)
{
	const struct token *sign = name_peek(finder, to), *body = name_peek(finder, to + 1);

	return token_is_mark(sign, '\'') && (sign->flags & TOKEN_GLUED) && !(body->flags & TOKEN_GLUED) &&
	       str_ends(name_peek(finder, to - 1)->fold, STR("s")) && name_is_proper(finder, to + 1) &&
	       !name_is_taken(finder, to + 1) && (token_has(body, LEX(ORGWORD)) || token_in(body, SETS(BODY))) &&
	       !token_has(body, LEX(PRODUCT));
}

static size_t extend(const struct name_finder *finder, size_t i)
{
	size_t to = i + (known(finder, i) ? known(finder, i) : 1), more;

	for (;;) {
		const struct token *next = name_peek(finder, to);

		if (is_short_stop(finder, to) || owns_body(finder, to))
			to += 2;
		/* "BASF an der Ausschreibung": what the dictionary knows by that name is whole. */
		else if (to == i + known(finder, i) && (token_cues(next, CUES(GERMAN)) || str_is(next->fold, "an")) &&
			 !(next->flags & TOKEN_UPPER))
			return to;
		else if (ends_in_sign(finder, to) || is_town_behind(finder, i, to))
			return to + 1;
		else if (is_kind_behind(finder, i, to))
			return to + 2;
		else if (ends_at_possessive(finder, to))
			return to;
		else if (name_is_proper(finder, to) && !name_is_taken(finder, to) &&
			 !(next->flags & (TOKEN_SENTENCE | TOKEN_START)) &&
			 !(next->span.n == 1 && str_is(next->fold, "i")) &&
			 !(token_has(next, LEX(CURRENCY)) && (next->flags & TOKEN_CAPS)))
			to++;
		else if (is_season_of_firm(finder, i, to))
			return to + 1;
		else if (to == i + known(finder, i) && to > i + 1 && name_is_possessive(name_peek(finder, to - 1)))
			return to;
		else if (of_person(finder, i, to))
			return to;
		else if (joins_item(finder, i, to))
			to += 2;
		else if ((more = connectors(finder, to)) > 0 &&
			 !(name_is_possessive(name_peek(finder, to - 1)) && !token_is_mark(next, '&')))
			to += more + 1;
		else if (next->kind == TOKEN_NUMBER && !name_is_taken(finder, to) && next->span.n <= 3 &&
			 !name_word_is_record(name_peek(finder, i)) && name_is_proper(finder, to + 1) &&
			 !name_is_taken(finder, to + 1) &&
			 !token_has(name_peek(finder, to + 1),
				    NAME_ORDINARY | LEX(MONTH) | LEX(CURRENCY) | LEX(TIME_UNIT) | LEX(PRODUCT)))
			to += 2; /* "Studio 54 Salons" */
		else if (to == i + 1 && next->kind == TOKEN_NUMBER && !name_is_taken(finder, to) && next->span.n <= 4 &&
			 name_peek(finder, to + 1)->kind != TOKEN_WORD &&
			 !token_is_mark(name_peek(finder, to + 1), '%'))
			return to + !is_listed_figure(finder, i, to);
		else
			return to;
	}
}

/* "Three Sisters Clinic" */
static bool keeps_number(const struct name_finder *finder, size_t i)
{
	const struct token *next = name_peek(finder, i + 1);

	return name_word_is_small_number(name_peek(finder, i)) && (next->flags & TOKEN_UPPER) &&
	       !token_has(next, NAME_ORDINARY | LEX(TIER) | LEX(SEGMENT) | LEX(NATIONAL));
}

/* Articles and openers at the front, shouted labels before a name in mixed case ("ON TRACK Bündner Fleisch"). */
static size_t trim_front(const struct name_finder *finder, size_t from, size_t to)
{
	size_t k = from;
	bool mixed = false;

	/* "OPP-118 Thistle Tea": the number of the record. */
	if (to > from + 1 && (name_peek(finder, from)->flags & TOKEN_CODE) &&
	    (name_peek(finder, from)->flags & TOKEN_START) &&
	    str_find_char(name_peek(finder, from)->fold, '-', 0) != STR_NONE)
		k = ++from;
	/* "Mostly Airbus", "Kunde Siemens", but "Bank of America" */
	for (size_t i = from; i < to; i++) {
		if (known(finder, i) == to - i && ((name_peek(finder, i)->known & KNOWN_FIRM) || known(finder, i) > 1))
			return i;
		if (!token_has(name_peek(finder, i), NAME_ORDINARY | LEX(ANON)))
			break;
	}
	for (size_t i = from; i < to; i++)
		mixed |= name_peek(finder, i)->kind == TOKEN_WORD && !(name_peek(finder, i)->flags & TOKEN_CAPS) &&
			 !token_has(name_peek(finder, i), NAME_ORDINARY);
	while (mixed && k + 1 < to && (name_peek(finder, k)->flags & TOKEN_CAPS) &&
	       token_has(name_peek(finder, k), NAME_ORDINARY))
		k++;
	while (k + 1 < to && token_has(name_peek(finder, k), LEX(FUNCTION) | LEX(TIME_NEXT)) &&
	       !keeps_number(finder, k) &&
	       !(str_is(name_peek(finder, k)->fold, "now") && token_has(name_peek(finder, k + 1), LEX(ORGWORD))) &&
	       !str_is(name_peek(finder, k)->fold, "new") && !str_is(name_peek(finder, k)->fold, "al") &&
	       !token_is_mark(name_peek(finder, k + 1), '&') && !(name_peek(finder, k)->flags & TOKEN_CAPS))
		k++;
	k += k + 1 < to && name_form_opens_as_verb(finder, k);
	k += name_word_lead(name_peek(finder, k), to - k);
	/* "El Ayuntamiento de Getxo", but "El Paso Electric" */
	if (k + 1 < to && (name_peek(finder, k)->flags & (TOKEN_SENTENCE | TOKEN_START)) &&
	    (str_is(name_peek(finder, k)->fold, "el") || str_is(name_peek(finder, k)->fold, "il") ||
	     str_is(name_peek(finder, k)->fold, "los") || str_is(name_peek(finder, k)->fold, "las")) &&
	    token_has(name_peek(finder, k + 1), LEX(GATE) | LEX(ORGWORD)))
		k++;
	/* "De Efteling wil …": the article of a sentence */
	if (k + 1 < to && (name_peek(finder, k)->flags & TOKEN_SENTENCE) && str_is(name_peek(finder, k)->fold, "de") &&
	    (!(name_peek(finder, k)->flags & TOKEN_START) || token_has(name_peek(finder, to), LEX(VERB))))
		k++;
	while (k + 1 < to && (token_is_mark(name_peek(finder, k), '&') ||
			      (token_has(name_peek(finder, k), LEX(CONNECT)) && !name_is_proper(finder, k))))
		k++;
	return k;
}

static bool has_ampersand(const struct name_finder *finder, const struct name *name)
{
	return name->to > name->from + 2 && token_is_mark(name_peek(finder, name->from + 1), '&');
}

/* "Lumb, Lumb & Daughters": the word before the comma opens the firm once more. */
static bool is_called_twice(const struct name_finder *finder, const struct name_list *out)
{
	const struct name *last = &out->list.v[out->list.n - 1];

	return out->list.n > 1 && last[-1].to + 1 == last->from && token_is_mark(name_peek(finder, last[-1].to), ',') &&
	       str_eq(name_peek(finder, last[-1].from)->fold, name_peek(finder, last->from)->fold);
}

/*
 * "Salt, Stone & Smoke", "Baker, Holt & Co.", "Rag, Bone and Bottle Co.", "Tanner and Sons": single words before a comma
 * or "and" belong to the firm when its end says so. At most three are taken back.
 */
static void join_firms(const struct name_finder *finder, struct name_list *out)
{
	struct name *last = &out->list.v[out->list.n - 1];
	bool whole = has_ampersand(finder, last) && last->to == last->from + 3 &&
		     name_word_is_firm_end(name_peek(finder, last->to - 1)) && !is_called_twice(finder, out);
	bool ampersand = has_ampersand(finder, last) && !whole,
	     end = name_word_is_firm_end(name_peek(finder, last->to - 1)) && !whole;
	unsigned flags = last->flags & (NAME_SENTENCE | NAME_START);

	for (size_t taken = 0; taken < 2 && out->list.n >= 2; taken++) {
		struct name *before = &out->list.v[out->list.n - 2];
		const struct token *gap = name_peek(finder, before->to);
		bool comma = token_is_mark(gap, ','), and = str_is(gap->fold, "and") || str_is(gap->fold, "und");

		last = &out->list.v[out->list.n - 1];
		if (last->from != before->to + 1 || !name_is_bare(before) ||
		    !((comma && (ampersand || (end && taken))) || (and&&end && !taken)))
			return;
		/* "Ocado, Abel & Cole and Riverford": the list goes on. */
		if (comma && !end && name_word_is_and(name_peek(finder, last->to)) &&
		    name_is_proper(finder, last->to + 1))
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
static bool is_behind_record(const struct name_finder *finder, size_t from)
{
	return from > 1 && name_peek(finder, from - 1)->kind == TOKEN_NUMBER && !name_is_taken(finder, from - 1) &&
	       (name_peek(finder, from - 2)->flags & TOKEN_START) &&
	       (token_is_mark(name_peek(finder, from - 2), '#') || name_word_is_record(name_peek(finder, from - 2)));
}

void name_find(const struct token_list *tokens, const bool *taken, struct name_list *out)
{
	struct name_finder finder = { tokens, taken };

	for (size_t i = 0; i < tokens->list.n; i++) {
		size_t to, from;
		bool figure, month;
		unsigned lower;

		if (name_word_is_hopeless(&tokens->list.v[i]) && !(tokens->list.v[i].flags & TOKEN_START) &&
		    !token_is_mark(token_at(tokens, i + 1), '&'))
			continue;
		figure = opens_with_figure(&finder, i);
		month = opens_with_month(&finder, i);
		if (known(&finder, i) && !name_is_proper(&finder, i) &&
		    known_stands(tokens, i, i + known(&finder, i),
				 name_form_opens_amount(&finder, i + known(&finder, i)))) {
			to = i + known(&finder, i);
			vec_push(&out->list, ((struct name){ i, to, name_form_judge(&finder, i, to) }));
			i = to - 1;
			continue;
		}
		to = name_lower_end(&finder, i, out, &lower);
		if (to) {
			vec_push(&out->list, ((struct name){ i, to, name_form_judge(&finder, i, to) | lower }));
			i = to - 1;
			continue;
		}
		if (!figure && (!name_is_proper(&finder, i) || (taken[i] && !month)))
			continue;
		to = extend(&finder, figure ? i + 1 + (name_peek(&finder, i + 1)->kind == TOKEN_MARK) : i);
		from = figure ? i : trim_front(&finder, i, to);
		vec_push(&out->list, ((struct name){ from, to,
						     (name_form_judge(&finder, from, to) &
						      ~(figure || month ? (unsigned)NAME_COMMON | NAME_PLACE : 0)) |
							     ((from > i && (tokens->list.v[i].flags & TOKEN_START) &&
							       !name_word_is_conditional(&tokens->list.v[i]) &&
							       !name_form_opens_as_verb(&finder, i)) ||
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
