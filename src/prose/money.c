/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/money.h"

/* Tokens of a currency at i: "€", "EUR", "C$", "k€", "kr."; 0 for none. */
static size_t currency_at(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);

	if (token->kind == TOKEN_CURRENCY)
		return 1;
	if (token->kind != TOKEN_WORD)
		return 0;
	if (token->span.n <= 2 && next->kind == TOKEN_CURRENCY && (next->flags & TOKEN_GLUED))
		return 2;
	/* "un million d'euros" */
	if (str_starts(token->fold, STR("d'")))
		return lexicon_is(str_sub(token->fold, 2, token->fold.n - 2), LEXICON_CURRENCY);
	return token->begin & LEX(CURRENCY) ? 1 : 0;
}

enum magnitude {
	MAGNITUDE_NO,
	MAGNITUDE_WITH_CURRENCY, /* "t", "mil": only beside a currency */
	MAGNITUDE_ALONE, /* "33k", "12 k", "2 million" */
};

static enum magnitude magnitude_at(const struct token_list *tokens, size_t i)
{
	static const char *const alone[] = { "k",   "thousand", "tsd", "mio", "grand", "mln",
					     "mrd", "tys",      "cr",  "mkr", "tkr",   "thou" };
	const struct token *token = token_at(tokens, i);

	if (token->kind != TOKEN_WORD)
		return MAGNITUDE_NO;
	/* "7k2" */
	if (token->fold.n == 2 && token->fold.p[0] == 'k' && (token->flags & TOKEN_GLUED) && token->fold.p[1] >= '0' &&
	    token->fold.p[1] <= '9')
		return MAGNITUDE_ALONE;
	if (!(token->begin & LEX(MAGNITUDE)))
		return MAGNITUDE_NO;
	if (TOKEN_IS_ONE(token, alone) || (token_cues(token, CUES(LARGE)) && token->fold.n > 3))
		return MAGNITUDE_ALONE;
	/* "14 L": lakh */
	if (str_is(token->fold, "l"))
		return token->flags & TOKEN_UPPER && token_at(tokens, i + 1)->kind != TOKEN_NUMBER ? MAGNITUDE_ALONE
												   : MAGNITUDE_NO;
	if (str_is(token->fold, "m") && (token->flags & TOKEN_GLUED))
		return MAGNITUDE_ALONE;
	return MAGNITUDE_WITH_CURRENCY;
}

/* "40-odd", "40,-": a sign that belongs to the number before it, and what ends with it. */
static size_t tail_at(const struct token_list *tokens, size_t i)
{
	const struct token *sign = token_at(tokens, i), *next = token_at(tokens, i + 1);

	if (!(sign->flags & TOKEN_GLUED) || !(next->flags & TOKEN_GLUED))
		return 0;
	if (token_is_mark(sign, '-') && str_is(next->fold, "odd"))
		return 2;
	return (token_is_mark(sign, ',') || token_is_mark(sign, '.')) && token_is_mark(next, '-') ? 2 : 0;
}

/* "12 large", "fifty G": what thousands are called among friends, where nothing follows that could be large. */
static bool is_slang(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1),
			   *before = i ? token_at(tokens, i - 1) : token;

	if (!token_in(token, SETS(SLANG_THOUSAND)) || (token->flags & TOKEN_GLUED) ||
	    (token->span.n == 1 && (!(token->flags & TOKEN_UPPER) || before->fold.n < 2)))
		return false;
	if (str_is(token->fold, "big"))
		return str_is(next->fold, "ones");
	return next->kind != TOKEN_WORD || token_has(next, LEX(FUNCTION) | LEX(TIME_PREP) | LEX(PER));
}

/*
 * A number, a range of numbers, their magnitudes: the end, and what magnitude stood there. A range has few numbers: a chain of
 * any length would be gone through from each of them.
 */
static size_t amount_end(const struct token_list *tokens, size_t i, enum magnitude *magnitude)
{
	enum { MOST = 6 };

	*magnitude = MAGNITUDE_NO;
	for (size_t numbers = 1;; numbers++) {
		i++;
		i += tail_at(tokens, i);
		if (is_slang(tokens, i)) {
			*magnitude = MAGNITUDE_ALONE;
			i += 1 + str_is(token_at(tokens, i)->fold, "big");
		} else if (magnitude_at(tokens, i) != MAGNITUDE_NO) {
			*magnitude = magnitude_at(tokens, i);
			i++;
			if (token_at(tokens, i - 1)->span.n >= 3 && token_is_mark(token_at(tokens, i), '.') &&
			    !(token_at(tokens, i)->flags & TOKEN_STOP))
				i++;
		}
		if (numbers == MOST || !token_is_mark(token_at(tokens, i), '-') ||
		    (token_at(tokens, i)->flags & TOKEN_STOP))
			return i;
		if (token_at(tokens, i + 1)->kind == TOKEN_NUMBER)
			i++;
		else if (currency_at(tokens, i + 1) &&
			 token_at(tokens, i + 1 + currency_at(tokens, i + 1))->kind == TOKEN_NUMBER)
			i += 1 + currency_at(tokens, i + 1);
		else
			return i;
	}
}

/* "£18k is in the budget" */
static bool is_in_budget(const struct token_list *tokens, size_t i)
{
	static const char *const budgets[] = {
		"budget", "budgets", "haushalt", "presupuesto", "bilancio", "begroting"
	};

	if (!str_is(token_at(tokens, i)->fold, "in") && !str_is(token_at(tokens, i)->fold, "im"))
		return false;
	for (size_t k = i + 1; k < i + 4; k++)
		if (TOKEN_IS_ONE(token_at(tokens, k), budgets))
			return true;
	return false;
}

/* "a €50k customer", "€2m business" – but not "£52k but cannot raise an order". */
static bool is_other_after(const struct token_list *tokens, size_t to)
{
	static const char *const ends[] = { "but", "and", "if", "when", "once", "more" };

	for (size_t i = to; i < to + 3; i++) {
		const struct token *token = token_at(tokens, i);

		if (TOKEN_IS_ONE(token, ends) || is_in_budget(tokens, i))
			return false;
		if (mark_has_after(tokens, i, 1, LEX(MONEY_NOT)))
			return true;
		if (token->kind != TOKEN_WORD)
			return false;
	}
	return false;
}

/* "would pay about $120k": what is paid once the deal is done. */
static bool is_to_come(const struct token_list *tokens, size_t from)
{
	bool comes = false;

	for (size_t i = from, n = 0; i-- > 0 && n < 7 && !mark_is_boundary(tokens, i); n++) {
		/* "would save £45,000", "the savings would be £45,000" */
		if (str_starts(token_at(tokens, i)->fold, STR("save")) ||
		    str_starts(token_at(tokens, i)->fold, STR("saving")))
			return false;
		comes |= token_in(token_at(tokens, i), SETS(COMING));
	}
	return comes;
}

static bool is_it(const struct token *token)
{
	static const char *const words[] = { "it", "that", "this", "them", "these" };

	return TOKEN_IS_ONE(token, words);
}

/* "for that they pay £18k", "they pay £18k once it works": what they pay when they have what they want. */
static bool is_in_return(const struct token_list *tokens, size_t from, size_t to)
{
	static const char *const when[] = { "once", "if", "when", "as", "wenn", "sobald", "falls" };
	const struct token *next = token_at(tokens, to), *behind = token_at(tokens, to + 1);

	if (TOKEN_IS_ONE(next, when) || ((str_is(next->fold, "for") || str_is(next->fold, "on")) && is_it(behind)))
		return true;
	for (size_t i = from, n = 0; i-- > 0 && n < 6 && !mark_is_boundary(tokens, i); n++)
		if (str_is(token_at(tokens, i)->fold, "for") && is_it(token_at(tokens, i + 1)))
			return true;
	return false;
}

/* "pays 700k more": what is added. */
static bool is_on_top(const struct token_list *tokens, size_t to)
{
	static const char *const words[] = { "more",       "extra",           "additional", "additionally", "mehr",
					     "zusätzlich", "supplémentaires", "plus",       "más",          "meer",
					     "mer",        "więcej" };

	return TOKEN_IS_ONE(token_at(tokens, to), words) ||
	       (str_is(token_at(tokens, to)->fold, "on") && str_is(token_at(tokens, to + 1)->fold, "top"));
}

/* "1 % on their £4m spend": what is paid is told by its base. */
static bool is_base(const struct token_list *tokens, size_t from)
{
	static const char *const of[] = {
		"of", "on", "off", "from", "auf", "von", "vom", "sur", "de", "di", "su", "op"
	};

	for (size_t i = from, n = 0; i-- > 0 && n < 4; n++) {
		const struct token *token = token_at(tokens, i);

		if (TOKEN_IS_ONE(token, of))
			return i > 0 && (token_is_mark(token_at(tokens, i - 1), '%') ||
					 str_starts(token_at(tokens, i - 1)->fold, STR("percent")));
		if (!token_has(token, LEX(FUNCTION)))
			return false;
	}
	return false;
}

/* "a five-digit sum": the word only says that it is one. */
static bool is_only_called_sum(const struct token_list *tokens, size_t from, size_t to)
{
	return token_cues(token_at(tokens, from), CUES(ORDER_ENDING)) && token_has(token_at(tokens, to), LEX(TOTAL));
}

/*
 * "if they licensed every shop in the region, that would be S$900k", "a full roll-out would be worth €2m": what nobody has asked
 * for. A condition of one deal, "€40k if the board agrees", speaks of no whole.
 */
static bool is_theory(const struct token_list *tokens, size_t at)
{
	enum { REACH = 24, NEAR = 6 };
	size_t from = at, to = at, clause = SIZE_MAX;
	bool is_would = false, is_whole = false;

	while (from > 0 && at - from < REACH && !(token_at(tokens, from - 1)->flags & TOKEN_STOP) &&
	       token_at(tokens, from - 1)->kind != TOKEN_BREAK && !token_is_mark(token_at(tokens, from - 1), ';'))
		from--;
	while (to - at < REACH && to < tokens->list.n && !(token_at(tokens, to)->flags & TOKEN_STOP) &&
	       token_at(tokens, to)->kind != TOKEN_BREAK && !token_is_mark(token_at(tokens, to), ';'))
		to++;
	for (size_t i = from; i < to; i++) {
		const struct token *token = token_at(tokens, i);

		is_would |= token_in(token, SETS(WOULD));
		if (token_in(token, SETS(IF)))
			clause = i;
		is_whole |= clause != SIZE_MAX && i > clause && i <= clause + NEAR && token_in(token, SETS(WHOLE));
		/* "A full roll-out would be worth" */
		is_whole |= token_in(token, SETS(WHOLE)) && str_starts(token_at(tokens, i + 1)->fold, STR("roll")) &&
			    i < at;
	}
	return is_would && is_whole;
}

static unsigned context(const struct token_list *tokens, size_t from, size_t to)
{
	unsigned flags = 0;

	if ((mark_has_before(tokens, from, 6, LEX(MONEY_NOT), false) && !is_to_come(tokens, from) &&
	     !is_on_top(tokens, to) && !is_in_return(tokens, from, to)) ||
	    (is_other_after(tokens, to) && !is_base(tokens, from)) || is_theory(tokens, from))
		flags |= MARK_TRAP;
	if (mark_has_before(tokens, from, 8, LEX(TOTAL), true) ||
	    (mark_has_after(tokens, to, 4, LEX(TOTAL)) && !is_only_called_sum(tokens, from, to)))
		flags |= MARK_TOTAL;
	if (mark_has_after(tokens, to, 4, LEX(EACH)) || mark_has_before(tokens, from, 6, LEX(EACH), true))
		flags |= MARK_EACH;
	if (mark_has_after(tokens, to, 1, LEX(PER)) || mark_has_before(tokens, from, 1, LEX(PER), false))
		flags |= MARK_UNIT;
	return flags;
}

/* "3M – $140k", "3M, 7-Eleven and …": a capital letter glued to a figure at the head of an entry is a name. */
static bool is_figure_name(const struct token_list *tokens, size_t i)
{
	const struct token *token = token_at(tokens, i), *letter = token_at(tokens, i + 1),
			   *after = token_at(tokens, i + 2);
	const struct token *before = i ? token - 1 : NULL;

	if (token->kind != TOKEN_NUMBER || letter->span.n != 1 || !(letter->flags & TOKEN_GLUED) ||
	    !(letter->flags & TOKEN_UPPER) || token->span.n > 2)
		return false;
	if (!(token->flags & (TOKEN_START | TOKEN_SENTENCE)) &&
	    !(before && (token_is_mark(before, ';') || (token_is_mark(before, ':') && after->kind == TOKEN_CURRENCY) ||
			 (token_is_mark(before, ',') && after->kind == TOKEN_CURRENCY))))
		return false;
	return after->kind == TOKEN_CURRENCY || after->kind == TOKEN_WORD ||
	       (after->kind == TOKEN_MARK && after->mark && strchr(",:-(|/", after->mark));
}

/* "thousand", "Millionen", "lakhs", "miliona": words that make an amount of a numeral. */
static bool is_large(const struct token *token)
{
	return token->kind == TOKEN_WORD && token->fold.n > 2 && token_cues(token, CUES(LARGE));
}

/* "fifty", "a", "drei", "twenty-four": what may stand before "thousand". */
static bool is_numeral(const struct token *token)
{
	return token_cues(token, CUES(FIGURE_WORD) | CUES(NUMERAL)) ||
	       ((token->flags & TOKEN_JOINED) && token->fold.n > 7 && str_find(token->fold, STR("ty-"), 0) != STR_NONE);
}

/* "dreissigtausend", "vierzigtausend" */
static bool is_compound(const struct token *token)
{
	return token->kind == TOKEN_WORD && token->fold.n > 9 &&
	       (str_ends(token->fold, STR("tausend")) || str_ends(token->fold, STR("duizend")) ||
		str_ends(token->fold, STR("mila")) || str_ends(token->fold, STR("tusen")));
}

/*
 * "fifty grand", "a hundred and ten thousand", "half a million", "drei viertel Million", "one and a half million", but not
 * "five thousand users": the end, 0 for anything else.
 */
static size_t spelt_at(const struct token_list *tokens, size_t i)
{
	static const char *const within[] = { "a", "an", "of",  "and", "und", "et", "y",
					      "e", "en", "och", "og",  "i",   "de" };
	size_t to = i;

	while (to < i + 8 &&
	       (is_numeral(token_at(tokens, to)) || (to > i && TOKEN_IS_ONE(token_at(tokens, to), within)) ||
		(to > i && token_is_mark(token_at(tokens, to), '-') && (token_at(tokens, to)->flags & TOKEN_GLUED))))
		to++;
	/* "fifteen hundred a month" */
	for (size_t k = i + 1; k < to + 1 && k < i + 4; k++)
		if (str_starts(token_at(tokens, k)->fold, STR("hundred")) &&
		    token_has(token_at(tokens, k + 1), LEX(PER)) && token_has(token_at(tokens, k + 2), LEX(TIME_UNIT)))
			return k + 1;
	/* "forty-five K", "a hundred K" */
	if (to > i && str_is(token_at(tokens, to)->fold, "k") &&
	    (str_find_char(token_at(tokens, i)->fold, '-', 0) != STR_NONE || token_at(tokens, to - 1)->fold.n > 2))
		return to + 1;
	/* "twelve large" */
	if (to > i && is_slang(tokens, to))
		return to + 1 + str_is(token_at(tokens, to)->fold, "big");
	/* "forty quid each" */
	if (to > i && token_at(tokens, to - 1)->fold.n > 2 && is_numeral(token_at(tokens, to - 1)) &&
	    currency_at(tokens, to))
		return to + currency_at(tokens, to);
	if (is_compound(token_at(tokens, i)) && to == i)
		to++;
	else if (to == i || !is_large(token_at(tokens, to)))
		return 0;
	while (is_large(token_at(tokens, to)))
		to++;
	/* "a million and a half" */
	if (str_is(token_at(tokens, to)->fold, "and") && str_is(token_at(tokens, to + 2)->fold, "half"))
		to += 3;
	if (str_is(token_at(tokens, to)->fold, "de") || str_is(token_at(tokens, to)->fold, "di"))
		to += currency_at(tokens, to + 1) ? 1 : 0;
	if (currency_at(tokens, to))
		return to + currency_at(tokens, to);
	return token_at(tokens, to)->kind != TOKEN_WORD ||
			       token_has(token_at(tokens, to), LEX(FUNCTION) | LEX(TIME_PREP)) ||
			       !token_at(tokens, to)->lex
		       ? to
		       : 0;
}

/* "low-five-figures", "a mid-seven-figure deal", "mittlerer sechsstelliger Betrag", but not "double-digit growth" */
static bool is_order(const struct token_list *tokens, size_t i)
{
	static const char *const few[] = { "one-",    "two-", "three-", "single-", "double-",
					   "triple-", "ein",  "zwei",   "drei" };
	const struct token *token = token_at(tokens, i), *next = token_at(tokens, i + 1);

	if (!token_cues(token, CUES(ORDER_ENDING)) || token_is_mark(next, '%') ||
	    str_starts(next->fold, STR("percent")))
		return false;
	for (size_t k = 0; k < COUNT_OF(few); k++)
		if (str_starts(token->fold, str_of(few[k])))
			return false;
	return true;
}

/* "R40k", "40k-ish": figures and a magnitude in one word. */
static bool is_glued(const struct token_list *tokens, size_t at)
{
	const struct token *token = token_at(tokens, at), *next = token_at(tokens, at + 1);
	struct str word = token->fold;
	bool about, rand;
	size_t i;

	if (token->kind != TOKEN_WORD || !(token->flags & TOKEN_CODE))
		return false;
	about = word.n > 4 && str_ends(word, STR("ish"));
	rand = word.n > 2 && word.p[0] == 'r' && (token->flags & TOKEN_UPPER);
	if (!about && !rand)
		return false;
	if (about)
		word.n -= 3 + (word.p[word.n - 4] == '-');
	for (i = rand; i < word.n && ((word.p[i] >= '0' && word.p[i] <= '9') || word.p[i] == '.' || word.p[i] == ',');)
		i++;
	/* "R38 per matter" */
	if (rand && i == word.n && i > 1)
		return token_has(next, LEX(PER)) && next->kind == TOKEN_WORD;
	return i > rand && i + 1 == word.n && (word.p[i] == 'k' || word.p[i] == 'm');
}

static size_t money_at(const struct token_list *tokens, size_t i, size_t *to)
{
	size_t currency = currency_at(tokens, i), suffix;
	enum magnitude magnitude;
	size_t number = i + currency;

	/* "kr. 900", "R$ 38": one full stop may follow the currency. */
	if (currency && token_is_mark(token_at(tokens, number), '.'))
		number++;
	if (token_at(tokens, number)->kind != TOKEN_NUMBER || (!currency && is_figure_name(tokens, i)))
		return 0;
	*to = amount_end(tokens, number, &magnitude);
	suffix = currency_at(tokens, *to);
	if (!currency && suffix && token_at(tokens, *to)->kind == TOKEN_CURRENCY &&
	    token_at(tokens, *to + 1)->kind == TOKEN_NUMBER && !(token_at(tokens, *to)->flags & TOKEN_GLUED))
		suffix = 0; /* "Forever 21 $54k": the sign belongs to the next number */
	*to += suffix;
	return currency || suffix || magnitude == MAGNITUDE_ALONE;
}

/* "run from €20k to €90k": what holds for the lower end holds for the upper one. */
static void add(const struct token_list *tokens, struct mark_list *out, size_t from, size_t to)
{
	static const char *const joints[] = { "to", "and", "bis", "und", "à",    "et", "a",
					      "y",  "e",   "tot", "en",  "till", "til" };
	const struct mark *before = out->list.n ? &out->list.v[out->list.n - 1] : NULL;
	struct mark mark = { from, to, context(tokens, from, to) };

	if (before && before->to + 1 == from && TOKEN_IS_ONE(token_at(tokens, before->to), joints))
		mark.flags |= before->flags & MARK_TRAP;
	vec_push(&out->list, mark);
}

void money_find(const struct token_list *tokens, struct mark_list *out)
{
	for (size_t i = 0, to; i < tokens->list.n; i++) {
		const struct token *token = token_at(tokens, i);

		if (token->kind == TOKEN_MARK || token->kind == TOKEN_BREAK)
			continue;
		if (is_glued(tokens, i)) {
			add(tokens, out, i, i + 1);
		} else if (money_at(tokens, i, &to)) {
			add(tokens, out, i, to);
			i = to - 1;
		} else if ((is_numeral(token) || is_compound(token)) && (to = spelt_at(tokens, i)) > 0) {
			add(tokens, out, i, to);
			i = to - 1;
		} else if ((token->begin & LEX(SIZE_WORDS)) || is_order(tokens, i)) {
			for (to = i + 1; to < tokens->list.n && token_has(token_at(tokens, to), LEX(SIZE_WORDS)); to++)
				;
			add(tokens, out, i, to);
			i = to - 1;
		}
	}
}
