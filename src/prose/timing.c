/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/timing.h"

#include "prose/nearby.h"
#include "prose/task.h"

static bool is_small_number(const struct token *token)
{
	return token->kind == TOKEN_NUMBER && token->span.n <= 2;
}

/* "14 k€, mai, bon de commande", "in mei": a short month without a capital is the whole of its piece, but for a preposition. */
static bool is_month_piece(const struct token_list *tokens, size_t i)
{
	const struct token *next = token_at(tokens, i + 1), *before = i ? token_at(tokens, i - 1) : NULL;

	if (before && before->kind == TOKEN_WORD && token_has(before, LEX(TIME_PREP) | LEX(ENDOF)))
		before = i > 1 ? token_at(tokens, i - 2) : NULL;
	return (!before || before->kind == TOKEN_MARK || before->kind == TOKEN_BREAK) &&
	       (next->kind == TOKEN_MARK || next->kind == TOKEN_BREAK || next->kind == TOKEN_NUMBER);
}

/* May, March and August are words and names as well: they need a capital, and no verb use. */
static bool is_month(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);
	bool capital = (token->flags & TOKEN_UPPER) != 0;

	if (token->kind != TOKEN_WORD || !(token->begin & LEX(MONTH)))
		return false;
	/* "Salinas del Mar" */
	if (i > 0 && str_is(token->fold, "mar") &&
	    (str_is(token_at(tokens, i - 1)->fold, "del") || str_is(token_at(tokens, i - 1)->fold, "do")))
		return false;
	if ((str_is(token->fold, "may") || str_is(token->fold, "mar")) && !capital)
		return is_month_piece(tokens, i);
	if (str_is(token->fold, "may") || str_is(token->fold, "march") || str_is(token->fold, "mar"))
		return capital &&
		       !(token->flags & TOKEN_SENTENCE && next->kind == TOKEN_WORD && !(next->flags & TOKEN_UPPER) &&
			 !token_has(next, LEX(TIME_PREP)) && !str_is(next->fold, "is") && !str_is(next->fold, "would"));
	/* "en mai aussi", "im mai", "in mei" */
	if (token->span.n <= 3 && !capital && i > 0 && token_has(token_at(tokens, i - 1), LEX(TIME_PREP)) &&
	    !str_is(token->fold, "dec") && !str_is(token->fold, "sep"))
		return true;
	/* "wk of dec 8" */
	if (token->span.n <= 3 && !capital && i > 0 && is_small_number(next) &&
	    token_has(token_at(tokens, i - 1), LEX(TIME_PREP) | LEX(ENDOF)))
		return true;
	/* "signe fin mai" */
	if (token->span.n <= 3 && !capital && i > 0 && token_has(token_at(tokens, i - 1), LEX(ENDOF)))
		return true;
	if (token->span.n <= 3 && !capital)
		return token_is_mark(next, '.') || is_small_number(token_at(tokens, i ? i - 1 : 0)) ||
		       is_month_piece(tokens, i);
	return true;
}

/* "kw14", "wk34", and after "in" or in "2026-W14" a bare "w14" */
static bool is_week(const struct token_list *tokens, size_t i)
{
	static const char *const heads[] = { "kw", "wk", "cw", "w" };
	struct str s = token_at(tokens, i)->fold;
	const struct token *before = i ? token_at(tokens, i - 1) : NULL;

	if (s.n < 3 || s.n > 4 || s.p[s.n - 1] < '0' || s.p[s.n - 1] > '9')
		return false;
	for (size_t k = 0; k < COUNT_OF(heads); k++) {
		size_t n = strlen(heads[k]);

		if (s.n != n + 2 || !str_starts(s, str_of(heads[k])) || s.p[n] < '0' || s.p[n] > '5' ||
		    s.p[n + 1] < '0' || s.p[n + 1] > '9')
			continue;
		return n > 1 || (before && (token_has(before, LEX(TIME_PREP)) || token_is_mark(before, '-')));
	}
	return false;
}

/* q3, t4, h1, fy27, 3q */
static bool is_fiscal(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);
	struct str s = token->fold;

	if (token->kind == TOKEN_WORD && is_week(tokens, i))
		return true;
	/* "2H Feb" */
	if (token->kind == TOKEN_WORD && s.n == 2 && s.p[0] >= '1' && s.p[0] <= '4' && strchr("qh", s.p[1]))
		return true;
	if (token->kind == TOKEN_WORD && s.n == 2)
		return (strchr("qt", s.p[0]) && s.p[1] >= '1' && s.p[1] <= '4') ||
		       (s.p[0] == 'h' && (s.p[1] == '1' || s.p[1] == '2')) ||
		       (s.p[0] == 's' && (s.p[1] == '1' || s.p[1] == '2') && (token->flags & TOKEN_UPPER));
	if (token->kind == TOKEN_WORD && s.n >= 4 && (str_starts(s, STR("fy")) || str_starts(s, STR("gj"))))
		return s.p[2] >= '0' && s.p[2] <= '9';
	if (token->kind == TOKEN_WORD && s.n > 2 && (s.p[0] == 'q' || s.p[0] == 't' || s.p[0] == 'h') &&
	    s.p[1] >= '1' && s.p[1] <= '4')
		return strchr("-/'fc", s.p[2]) != NULL;
	/* "CQ2", "fQ3" */
	if (token->kind == TOKEN_WORD && s.n == 3 && s.p[1] == 'q' && (s.p[0] == 'c' || s.p[0] == 'f'))
		return s.p[2] >= '1' && s.p[2] <= '4';
	if (token->kind == TOKEN_WORD && str_is(s, "fy") && next->kind == TOKEN_NUMBER)
		return true;
	return token->kind == TOKEN_NUMBER && s.n == 1 && s.p[0] >= '1' && s.p[0] <= '4' && next->kind == TOKEN_WORD &&
	       (next->flags & TOKEN_GLUED) &&
	       (str_is(next->fold, "q") || str_is(next->fold, "t") || str_is(next->fold, "h"));
}

static unsigned two_digits(struct str s, size_t at, size_t *n)
{
	unsigned value = 0;

	*n = 0;
	while (at + *n < s.n && s.p[at + *n] >= '0' && s.p[at + *n] <= '9' && *n < 4)
		value = value * 10 + (unsigned)(s.p[at + (*n)++] - '0');
	return value;
}

/* 31/03/2026, 2026-09-30, 9/30, 12/25, 15.04. and 15.04.2026; "5.2" is a version, "24/7" a habit. */
static bool is_date(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);
	struct str s = token->fold;
	size_t n1, n2, n3 = 0;
	unsigned a, b;
	char sep;

	if (token->kind != TOKEN_NUMBER || s.n < 3 || str_is(s, "24/7"))
		return false;
	a = two_digits(s, 0, &n1);
	if (n1 >= s.n || !n1)
		return false;
	sep = s.p[n1];
	b = two_digits(s, n1 + 1, &n2);
	if (!n2 || (sep != '/' && sep != '-' && sep != '.'))
		return false;
	if (n1 + 1 + n2 < s.n) {
		if (s.p[n1 + 1 + n2] != sep)
			return false;
		two_digits(s, n1 + n2 + 2, &n3);
		if (n1 + n2 + n3 + 2 != s.n || (sep == '.' && n3 == 3))
			return false;
	}
	if (n1 == 4)
		return a >= 2000 && a < 2100 && b >= 1 && b <= 12;
	if (n3)
		return n1 <= 2 && n2 <= 2;
	if (sep == '.')
		return a >= 1 && a <= 31 && b >= 1 && b <= 12 && token_is_mark(next, '.') &&
		       (next->flags & TOKEN_GLUED) && n2 <= 2;
	return sep == '/' && n1 <= 2 && ((a >= 1 && a <= 31 && b >= 1 && b <= 12) || (a >= 1 && a <= 12 && b <= 99)) &&
	       n2 <= 2;
}

/* "week 38", "KW 40", "next quarter", "third quarter", "in six weeks", "3. kvartal" */
static size_t unit_at(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);
	size_t k;

	if (token_has(token, LEX(TIME_UNIT)) && is_small_number(next) && !token_has(token, LEX(MONTH)))
		return i + 2;
	if (token_has(token, LEX(TIME_NEXT) | LEX(ORDINAL) | LEX(ENDOF))) {
		for (k = i + 1;
		     k < i + 4 &&
		     (token_has(token_at(tokens, k),
				LEX(TIME_NEXT) | LEX(ORDINAL) | LEX(ENDOF) | LEX(FUNCTION) | LEX(NATIONAL)) ||
		      (token_is_mark(token_at(tokens, k), '-') && (token_at(tokens, k)->flags & TOKEN_GLUED))) &&
		     !token_has(token_at(tokens, k), LEX(TIME_UNIT));
		     k++)
			;
		/* "in the coming months" is no date, "within two quarters" is one. */
		if (token_cues(token_at(tokens, k), CUES(PLURAL_UNIT)))
			return k == i + 1 && i > 0 && (token[-1].lex & LEX(TIME_WITHIN)) &&
					       token_cues(token, CUES(FIGURE_WORD) | CUES(NUMERAL))
				       ? k + 1
				       : 0;
		if (token_has(token_at(tokens, k), LEX(TIME_UNIT)) &&
		    (token_has(token, LEX(TIME_NEXT) | LEX(ENDOF)) || !token_is_mark(next, ',')))
			return k + 1;
	}
	if (is_small_number(token)) {
		k = i + 1;
		while (token_is_mark(token_at(tokens, k), '.') || token_has(token_at(tokens, k), LEX(ENDOF)) ||
		       str_is(token_at(tokens, k)->fold, "er") || str_is(token_at(tokens, k)->fold, "rd") ||
		       str_is(token_at(tokens, k)->fold, "nd") || str_is(token_at(tokens, k)->fold, "th") ||
		       str_is(token_at(tokens, k)->fold, "st") || str_is(token_at(tokens, k)->fold, "e") ||
		       str_is(token_at(tokens, k)->fold, "\u00ba") || token_is_mark(token_at(tokens, k), 'o'))
			k++;
		if (k > i + 1 && k < i + 4 && token_has(token_at(tokens, k), LEX(TIME_UNIT)))
			return k + 1;
	}
	if ((token->kind == TOKEN_NUMBER || token_has(token, LEX(FUNCTION) | LEX(COMMON)) ||
	     token_cues(token, CUES(FIGURE_WORD) | CUES(NUMERAL))) &&
	    token_has(next, LEX(TIME_UNIT)) && i > 0 &&
	    ((token[-1].lex & LEX(TIME_WITHIN)) || str_is(token_at(tokens, i + 2)->fold, "away")) &&
	    !token_has(token, LEX(TIME_PREP)))
		return i + 2;
	return 0;
}

/* "before the Cheltenham festival", "in time for the regatta": an event that has its day in the year. */
static size_t event_at(const struct token_list *tokens, size_t i)
{
	static const char *const preps[] = { "before", "by",    "for",  "after", "of",  "vor",   "nach",
					     "avant",  "antes", "voor", "vóór",  "na",  "zur",   "zum",
					     "bis",    "im",    "in",   "til",   "før", "innan", "efter" };
	const struct token *token = token_at(tokens, i);
	size_t from = i;

	if (!token_cues(token, CUES(EVENT) | CUES(EVENT_ENDING)))
		return 0;
	for (size_t n = 0; n < 4 && from > 0; n++) {
		const struct token *before = token_at(tokens, --from);

		if (before->kind != TOKEN_WORD)
			return 0;
		if (TOKEN_IS_ONE(before, preps))
			return i + 1;
	}
	return 0;
}

static size_t season_at(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *before = i ? token - 1 : NULL,
			   *next = token_at(tokens, i + 1);
	bool alone = (!before || before->kind != TOKEN_WORD) && next->kind != TOKEN_WORD;

	if (!token_has(token, LEX(SEASON)))
		return 0;
	/* "Lent" and "fall" as verbs, "spring campaign" as a thing. */
	if (next->kind == TOKEN_WORD && !token_has(next, LEX(FUNCTION) | LEX(COMMON) | LEX(TIME_PREP) | LEX(SEASON) |
								 LEX(TIME_UNIT) | LEX(PERIOD) | LEX(HOLIDAY)))
		return 0;
	if (alone)
		return i + 1;
	return before && token_has(before, LEX(TIME_PREP) | LEX(TIME_NEXT) | LEX(ENDOF)) ? i + 1 : 0;
}

/* "March Networks $22k", "Q4 Inc.": a period that opens a name. */
static bool opens_name(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1),
			   *before = i ? token - 1 : NULL;

	if (!(token->flags & (TOKEN_START | TOKEN_SENTENCE)) &&
	    !(before && (token_is_mark(before, ';') || token_is_mark(before, ','))))
		return false;
	/* "Mai & Söhne" */
	if (token_is_mark(next, '&') && (token_at(tokens, i + 2)->flags & TOKEN_UPPER))
		return true;
	/* "Mars $75k Q3": the month of an entry does not stand before its amount. */
	if (str_is(token->fold, "mars") && (token->flags & TOKEN_UPPER) && next->kind == TOKEN_CURRENCY)
		return true;
	return token->kind == TOKEN_WORD && next->kind == TOKEN_WORD && (next->flags & TOKEN_UPPER) &&
	       !token_has(next, LEX(GATE) | LEX(ACRONYM) | LEX(COMMON) | LEX(FUNCTION) | LEX(MONTH) | LEX(CURRENCY) |
					LEX(TIME_UNIT) | LEX(GATE_CUE));
}

static bool is_after_preposition(const struct token_list *tokens, size_t i)
{
	static const char *const articles[] = { "the", "this", "next", "their", "its", "der",
						"die", "dem",  "de",   "la",    "el",  "le" };

	if (i > 0 && TOKEN_IS_ONE(token_at(tokens, i - 1), articles))
		i--;
	return i > 0 && token_has(token_at(tokens, i - 1), LEX(TIME_PREP) | LEX(ENDOF) | LEX(TIME_NEXT));
}

/* "the harvest planner", "a Christmas add-on": the season only says what kind of thing it is. */
static bool tells_kind(const struct token_list *tokens, size_t i)
{
	size_t to = i + 1;
	const struct token *next;

	while (token_has(token_at(tokens, to), LEX(HOLIDAY)) && !(token_at(tokens, to)->begin & LEX(HOLIDAY)))
		to++;
	next = token_at(tokens, to);
	return next->kind == TOKEN_WORD && !(next->flags & TOKEN_UPPER) &&
	       (token_has(next, LEX(PRODUCT)) || (!next->lex && !is_after_preposition(tokens, i)));
}

/* "pre-Easter", "June-ish", "May-June": a time that a dash joins to what says how near it is, or to another. */
static bool is_joined(const struct token *token)
{
	static const char *const near[] = {
		"pre", "post", "mid", "late", "early", "ish", "vor", "nach", "spät", "früh"
	};
	const uint64_t times = LEX(MONTH) | LEX(HOLIDAY) | LEX(SEASON);
	const struct lexicon_word *words[2];
	struct str parts[2];
	size_t dash;

	if (!(token->flags & TOKEN_JOINED))
		return false;
	dash = str_find_char(token->fold, '-', 0);
	if (token->kind != TOKEN_WORD || dash == STR_NONE || dash + 1 >= token->fold.n)
		return false;
	parts[0] = str_sub(token->fold, 0, dash);
	parts[1] = str_sub(token->fold, dash + 1, token->fold.n - dash - 1);
	for (size_t i = 0; i < 2; i++)
		words[i] = lexicon_find(&lexicon_prose, parts[i]);
	if (words[0] && words[1] && (words[0]->classes & words[1]->classes & LEX(MONTH)))
		return true;
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; words[!i] && (words[!i]->classes & times) && k < COUNT_OF(near); k++)
			if (str_is(parts[i], near[k]))
				return true;
	return false;
}

static bool starts(const struct token_list *tokens, size_t i)
{
	uint64_t begin = token_at(tokens, i)->begin;

	return ((begin & LEX(PERIOD)) || ((begin & LEX(HOLIDAY)) && !tells_kind(tokens, i)) || is_month(tokens, i) ||
		is_fiscal(tokens, i) || is_date(tokens, i) || is_joined(token_at(tokens, i))) &&
	       !opens_name(tokens, i);
}

/* Most tokens begin no time: signs but the dash of a range, and words that are no code and that no table of times knows. */
static bool is_hopeless(const struct token_list *tokens, size_t i)
{
	const uint64_t classes = LEX(MONTH) | LEX(TIME_UNIT) | LEX(TIME_NEXT) | LEX(ORDINAL) | LEX(ENDOF) |
				 LEX(PERIOD) | LEX(HOLIDAY) | LEX(SEASON);
	const uint64_t cues = CUES(EVENT) | CUES(EVENT_ENDING) | CUES(FIGURE_WORD) | CUES(DAY_COUNT) | CUES(NUMERAL);
	const struct token *token = token_at(tokens, i);

	if (i > 0 && token_has(token - 1, LEX(TIME_WITHIN)))
		return false;
	if (token->kind == TOKEN_WORD)
		return !token_has(token, classes) && !token_cues(token, cues) &&
		       !(token->flags & (TOKEN_CODE | TOKEN_JOINED)) && token->fold.n > 2 &&
		       !token_has(token_at(tokens, i + 1), LEX(TIME_UNIT));
	return token->kind != TOKEN_NUMBER && !token_is_mark(token, '-');
}

static size_t time_at(const struct token_list *tokens, size_t i)
{
	size_t to;

	if (is_hopeless(tokens, i))
		return 0;
	to = unit_at(tokens, i);
	if (to)
		return to;
	if (starts(tokens, i)) {
		to = i + 1;
		while (to < i + 4 &&
		       token_has(token_at(tokens, to), token_at(tokens, i)->begin & (LEX(PERIOD) | LEX(HOLIDAY))))
			to++;
		if (is_month(tokens, i) && token_is_mark(token_at(tokens, to), '-') &&
		    (token_at(tokens, to)->flags & TOKEN_GLUED) && is_small_number(token_at(tokens, to + 1)))
			to++;
		/* a day or a year, but not the next amount: "June 28k" */
		if (token_at(tokens, to)->kind == TOKEN_NUMBER && token_at(tokens, to)->span.n <= 4 &&
		    !token_has(token_at(tokens, to + 1), LEX(MAGNITUDE) | LEX(CURRENCY) | LEX(PRODUCT)) &&
		    token_at(tokens, to + 1)->kind != TOKEN_CURRENCY)
			to++;
		return to;
	}
	to = season_at(tokens, i);
	if (!to)
		to = event_at(tokens, i);
	return to ? to : nearby_at(tokens, i);
}

/* "In August they asked", "on 3 March Selwyn wrote": the date of something that happened. is_weak: those in "ed", too. */
static bool is_past_verb(const struct token *token, bool is_weak)
{
	static const char *const words[] = { "wrote", "sent",   "met",   "came",    "told",  "spoke", "rang", "went",
					     "gave",  "got",    "began", "left",    "won",   "lost",  "made", "said",
					     "took",  "held",   "ran",   "saw",     "heard", "fell",  "rose", "grew",
					     "paid",  "bought", "put",   "brought", "was",   "were",  "had" };

	if (token->kind != TOKEN_WORD || (token->flags & TOKEN_UPPER))
		return false;
	return TOKEN_IS_ONE(token, words) || (is_weak && token->fold.n > 4 && str_ends(token->fold, STR("ed")));
}

static bool tells_of_past(const struct token_list *tokens, size_t from, size_t to)
{
	static const char *const subjects[] = { "they", "we", "he", "she", "it", "i", "their", "our", "his", "her" };
	const struct token *prep = from ? token_at(tokens, from - 1) : NULL, *after;

	if (!prep || !(prep->flags & (TOKEN_SENTENCE | TOKEN_START)) || !token_has(prep, LEX(TIME_PREP)))
		return false;
	to += token_is_mark(token_at(tokens, to), ',');
	after = token_at(tokens, to);
	if (TOKEN_IS_ONE(after, subjects))
		return is_past_verb(token_at(tokens, to + 1), true) || is_past_verb(token_at(tokens, to + 2), true);
	return false;
}

/* "the workshop planner": the first word only says what kind of planner. */
static bool is_modifier(const struct token_list *tokens, size_t i)
{
	static const char *const nouns[] = { "workshop", "demo",   "trial",      "review", "visit",   "conference",
					     "audit",    "agenda", "newsletter", "call",   "meeting", "hearing" };
	const struct token *next = token_at(tokens, i + 1);

	if (TOKEN_IS_ONE(token_at(tokens, i), nouns))
		return next->kind == TOKEN_WORD && !token_has(next, LEX(FUNCTION) | LEX(TIME_PREP) | LEX(VERB));
	return false;
}

/* "8k of additional reports in November": what they buy. */
static bool is_bought(const struct token_list *tokens, size_t i)
{
	static const char *const more[] = { "more", "further", "additional", "extra", "new", "weitere", "zusätzliche" };

	return i > 0 &&
	       (TOKEN_IS_ONE(token_at(tokens, i - 1), more) || token_at(tokens, i - 1)->kind == TOKEN_NUMBER) &&
	       str_ends(token_at(tokens, i)->fold, STR("s"));
}

/* What has a day of its own and may end in a signature: "the council meets on 3 May, and we countersign the day after". */
static bool is_of_event(const struct token_list *tokens, size_t from)
{
	for (size_t i = from, n = 0; i-- > 0 && n < 8 && !mark_is_boundary(tokens, i); n++)
		if (token_in(token_at(tokens, i), SETS(OF_MEETING)))
			return true;
	return false;
}

/* "should be papered in November" */
static bool is_passive(const struct token_list *tokens, size_t i)
{
	static const char *const forms[] = { "be",  "get",    "gets",   "werden", "être",
					     "ser", "essere", "worden", "bli",    "blive" };

	/* "which we put in week 51" */
	if (i > 0 && str_is(token_at(tokens, i)->fold, "put") && token_cues(token_at(tokens, i - 1), CUES(WE)))
		return true;
	return i > 0 && TOKEN_IS_ONE(token_at(tokens, i - 1), forms);
}

/* "They gave us their word for two more lines on 3 November": the day of a clause whose verb tells of the past. */
static bool is_day_of_past(const struct token_list *tokens, size_t from)
{
	static const char *const speech[] = { "told", "said", "wrote", "heard", "spoke" };
	enum { CLAUSE = 14, MONTH = 4, SO = 3 };
	bool on = from > 0 && str_is(token_at(tokens, from - 1)->fold, "on");

	if (from == 0 || (!on && !str_is(token_at(tokens, from - 1)->fold, "in")))
		return false;
	/* Of a month the verb must be near: "the board heard of it in April". */
	for (size_t i = from - 1, n = 0; i-- > 0 && n < (on ? CLAUSE : MONTH); n++) {
		const struct token *token = token_at(tokens, i);

		if (mark_is_boundary(tokens, i) || token_is_mark(token, ',') || token_is_mark(token, ':') ||
		    token_has(token, LEX(TIME_YES)))
			return false;
		/* "told them the price lapses on 30 June": what was said may be to come. */
		if (is_past_verb(token, false) && !is_passive(tokens, i))
			return !TOKEN_IS_ONE(token, speech) || (on ? n <= SO : str_is(token->fold, "heard"));
	}
	return false;
}

/* "the price lapses on 30 June, and each has agreed to sign by then": the day is referred to again. */
static bool is_referred_to(const struct token_list *tokens, size_t to)
{
	enum { LONGEST = 20 };

	for (size_t i = to, n = 0; n < LONGEST && !mark_is_boundary(tokens, i); i++, n++)
		if (str_is(token_at(tokens, i + 1)->fold, "then") &&
		    (str_is(token_at(tokens, i)->fold, "by") || str_is(token_at(tokens, i)->fold, "before")))
			return true;
	return false;
}

/* "pushed into Q1", "verschoben auf Mai": where something goes, not where it was. */
static bool leads_on(const struct token *token)
{
	static const char *const words[] = { "to", "into", "auf", "nach", "à", "au", "a", "al", "naar", "til", "till" };

	return TOKEN_IS_ONE(token, words);
}

/* "pushed from Q3 into Q1": the time before is the one that holds no longer. */
static bool is_moved(const struct token_list *tokens, const struct mark *before, size_t from)
{
	static const char *const words[] = { "from", "von", "vom", "de", "du", "dal", "da", "van", "fra", "från" };

	return before->from > 0 && before->to + 1 == from && TOKEN_IS_ONE(token_at(tokens, before->from - 1), words) &&
	       leads_on(token_at(tokens, before->to));
}

/* Only the nearest telling word before a date counts: "since March", "sign since … in May". */
static bool is_trap(const struct token_list *tokens, size_t from, size_t to)
{
	static const char *const asked[] = { "asked", "requested", "approached", "contacted", "called", "mentioned" };
	const struct token *before;
	size_t piece, end;

	if (is_referred_to(tokens, to))
		return false;
	/* "Not this year" */
	if (from > 0 && str_is(token_at(tokens, from - 1)->fold, "not") &&
	    (from == 1 || !str_is(token_at(tokens, from - 2)->fold, "if")))
		return true;
	if (tells_of_past(tokens, from, to) || is_day_of_past(tokens, from))
		return true;
	for (size_t i = from, window = 6; window-- && i-- > 0;) {
		before = token_at(tokens, i);
		if (mark_is_boundary(tokens, i) || token_is_mark(before, ',') || token_is_mark(before, ':'))
			break;
		if (token_has(before, LEX(TIME_YES)))
			return false;
		/* "fiscal year starts July 1" names the day. */
		if (i > 0 && token_has(token_at(tokens, i - 1), LEX(TIME_UNIT)) &&
		    (str_starts(before->fold, STR("start")) || str_starts(before->fold, STR("open")) ||
		     str_starts(before->fold, STR("begin"))))
			return false;
		/* "the back end of Q1" */
		if (str_is(before->fold, "back") && token_has(token_at(tokens, i + 1), LEX(ENDOF) | LEX(PERIOD)))
			continue;
		if (token_has(before, LEX(TIME_NOT)) && !token_has(before, LEX(ENDOF)) && !is_modifier(tokens, i) &&
		    !is_bought(tokens, i))
			return true;
		/* A past participle right before the preposition: "requested in May". */
		if (i + (TOKEN_IS_ONE(before, asked) ? 5 : 3) >= from && i + 1 < from && is_past_verb(before, true) &&
		    !is_passive(tokens, i) && token_has(token_at(tokens, i + 1), LEX(TIME_PREP)) &&
		    !leads_on(token_at(tokens, i + 1)))
			return true;
	}
	if (token_has(token_at(tokens, from), LEX(TIME_NOT)) &&
	    !token_has(token_at(tokens, from), LEX(ORDINAL) | LEX(ENDOF)) && to > from + 1)
		return true;
	/* "we call them on 4 June" */
	task_piece(tokens, from, &piece, &end);
	return task_is_ours(tokens, piece, end);
}

static bool is_past_year(const struct token_list *tokens, size_t from)
{
	/* "last year", "letzten Monat" */
	const struct token *token = token_at(tokens, from);

	return (str_is(token->fold, "last") || str_is(token->fold, "letzten") || str_is(token->fold, "letztes") ||
		str_is(token->fold, "dernier")) &&
	       !str_is(token_at(tokens, from + 2)->fold, "of") && !str_is(token_at(tokens, from + 2)->fold, "in") &&
	       !str_is(token_at(tokens, from + 2)->fold, "before");
}

/* Where a time begins that has its words at i: "the end of May", "mid-December", "3 May". */
static size_t head_of(const struct token_list *tokens, const struct mark_list *out, size_t i)
{
	size_t least = out->list.n ? out->list.v[out->list.n - 1].to : 0, from = i;

	while (from > least) {
		const struct token *before = token_at(tokens, from - 1);

		/* "64 | Sept": a cell of its own. */
		if (token_at(tokens, from)->flags & TOKEN_START)
			break;
		if (token_has(before, LEX(ENDOF) | LEX(TIME_NEXT) | LEX(ORDINAL)) ||
		    (is_small_number(before) && is_month(tokens, i)))
			from--;
		else if (from > least + 1 && token_is_mark(before, '-') &&
			 (before->flags & token_at(tokens, from)->flags & TOKEN_GLUED) &&
			 token_at(tokens, from - 2)->kind == TOKEN_WORD)
			from -= 2;
		else
			break;
	}
	return from;
}

/* "64 | Sept" is no day of a month. */
static bool crosses_cells(const struct token_list *tokens, size_t from, size_t to)
{
	for (size_t i = from + 1; i < to; i++)
		if (token_at(tokens, i)->flags & TOKEN_START)
			return true;
	return false;
}

void timing_find(const struct token_list *tokens, struct mark_list *out)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		size_t to = time_at(tokens, i), from;
		struct mark mark;

		if (!to || crosses_cells(tokens, i, to))
			continue;
		from = head_of(tokens, out, i);
		if (out->list.n && is_moved(tokens, &out->list.v[out->list.n - 1], from))
			out->list.v[out->list.n - 1].flags |= MARK_TRAP;
		mark = (struct mark){ from, to, 0 };
		if (is_trap(tokens, from, to) || is_past_year(tokens, from))
			mark.flags |= MARK_TRAP | (is_of_event(tokens, from) ? MARK_EVENT : 0);
		vec_push(&out->list, mark);
		i = to - 1;
	}
}
