/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/figure.h"

#include <math.h>

/* Digits with the decimals they have; false for what is no plain number ("12/05", "10:30"). */
static bool parse(struct str s, bool decimal_only, double *value, double *slack)
{
	size_t point = STR_NONE, digits = 0;
	char separator = 0;
	double scale = 1;

	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];

		if (c == '/' || c == ':' || c == '-')
			return false;
		if (c == ',' || c == '.') {
			/* The last of two different signs is the decimal one; one that comes twice parts thousands. */
			separator = point != STR_NONE && separator == c ? 't' : c;
			point = separator == 't' ? STR_NONE : i;
			digits = 0;
		} else if (c >= '0' && c <= '9') {
			digits++;
		}
	}
	if (s.n > 18)
		return false;
	/* "1,612" and "4.865" part thousands; "99.930 %" does not. */
	if (point != STR_NONE && digits == 3 && !decimal_only && s.p[0] != '0')
		point = STR_NONE;
	*value = 0;
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			continue;
		if (point != STR_NONE && i > point)
			scale /= 10;
		*value = *value * 10 + (s.p[i] - '0');
	}
	*value *= scale;
	*slack = scale / 2;
	return true;
}

static double magnitude_of(const struct token *token)
{
	static const struct {
		const char *word;
		double factor;
	} known[] = {
		{ "k", 1e3 },       { "thousand", 1e3 }, { "tsd", 1e3 },       { "tausend", 1e3 },
		{ "grand", 1e3 },   { "t€", 1e3 },       { "k€", 1e3 },        { "teur", 1e3 },
		{ "keur", 1e3 },    { "kusd", 1e3 },     { "kgbp", 1e3 },      { "mil", 1e3 },
		{ "mille", 1e3 },   { "m", 1e6 },        { "mm", 1e6 },        { "mn", 1e6 },
		{ "mio", 1e6 },     { "million", 1e6 },  { "millions", 1e6 },  { "millionen", 1e6 },
		{ "mln", 1e6 },     { "m€", 1e6 },       { "meur", 1e6 },      { "millones", 1e6 },
		{ "milioni", 1e6 }, { "miljoen", 1e6 },  { "bn", 1e9 },        { "b", 1e9 },
		{ "billion", 1e9 }, { "mrd", 1e9 },      { "millioner", 1e6 }, { "t", 1e3 },
		{ "tkr", 1e3 },     { "tchf", 1e3 },     { "mkr", 1e6 },
	};

	if (token->kind != TOKEN_WORD)
		return 0;
	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_is(token->fold, known[i].word))
			return known[i].factor;
	return 0;
}

static bool is_currency(const struct token *token)
{
	return token->kind == TOKEN_CURRENCY ||
	       (token->kind == TOKEN_WORD && token_has(token, LEX(CURRENCY)) && !str_is(token->fold, "mil"));
}

static bool is_points(const struct passage *passage, size_t i)
{
	return (passage->speech[i] & SPEAKS(POINTS)) != 0;
}

static const struct {
	const char *word;
	int value;
} number_words[] = {
	{ "zero", 0 },     { "one", 1 },      { "two", 2 },        { "three", 3 },     { "four", 4 },
	{ "five", 5 },     { "six", 6 },      { "seven", 7 },      { "eight", 8 },     { "nine", 9 },
	{ "ten", 10 },     { "eleven", 11 },  { "twelve", 12 },    { "thirteen", 13 }, { "fourteen", 14 },
	{ "fifteen", 15 }, { "sixteen", 16 }, { "seventeen", 17 }, { "eighteen", 18 }, { "nineteen", 19 },
	{ "twenty", 20 },  { "thirty", 30 },  { "forty", 40 },     { "fifty", 50 },    { "half", 0 },
	{ "zwei", 2 },     { "drei", 3 },     { "vier", 4 },       { "fünf", 5 },      { "sechs", 6 },
	{ "sieben", 7 },   { "acht", 8 },     { "neun", 9 },       { "zehn", 10 },     { "elf", 11 },
	{ "zwölf", 12 },   { "deux", 2 },     { "trois", 3 },      { "quatre", 4 },    { "cinq", 5 },
	{ "sept", 7 },     { "huit", 8 },     { "neuf", 9 },       { "dix", 10 },
};

/* Asked of every word of a text: most are passed over without a comparison. */
static bool may_be_word(const struct token *token)
{
	return token_cues(token, CUES(FIGURE_WORD) | CUES(NUMERAL));
}

bool figure_is_word(const struct token *token)
{
	if (!may_be_word(token))
		return false;
	for (size_t k = 0; k < COUNT_OF(number_words); k++)
		if (str_is(token->fold, number_words[k].word) && number_words[k].value > 1)
			return true;
	return false;
}

static bool is_month_word(const struct token *token)
{
	static const char *const words[] = { "months", "month", "monate", "monaten", "mois", "meses", "maanden" };

	return TOKEN_IS_ONE(token, words);
}

static bool is_tenths(const struct token *token)
{
	static const char *const words[] = { "tenths", "zehntel", "dixièmes" };

	return TOKEN_IS_ONE(token, words);
}

/* "two points", "Seven customers" */
static bool word_figure(const struct passage *passage, size_t i, struct figure *out)
{
	const struct token *token = passage_token(passage, i);

	if (!may_be_word(token))
		return false;
	for (size_t k = 0; k < COUNT_OF(number_words); k++) {
		if (!str_is(token->fold, number_words[k].word))
			continue;
		*out = (struct figure){
			.kind = FIGURE_BARE, .value = number_words[k].value, .slack = 0.5, .tokens = { i, i + 1 }
		};
		if (str_is(token->fold, "half")) {
			if (!str_is(passage_token(passage, i + 1)->fold, "a") || !is_points(passage, i + 2))
				return false;
			out->value = 0.5;
			out->slack = 0.25;
			out->tokens.to = i + 2;
		}
		/* "three and a half points" */
		if (str_is(passage_token(passage, i + 1)->fold, "and") &&
		    str_is(passage_token(passage, i + 2)->fold, "a") &&
		    str_is(passage_token(passage, i + 3)->fold, "half")) {
			out->value += 0.5;
			out->slack = 0.25;
			out->tokens.to += 3;
		}
		/* "nine tenths of a point" */
		if (is_tenths(passage_token(passage, i + 1))) {
			out->kind = FIGURE_POINTS;
			out->value /= 10;
			out->slack = 0.05;
			out->tokens.to = i + 2;
			if (str_is(passage_token(passage, i + 2)->fold, "of") && is_points(passage, i + 4))
				out->tokens.to = i + 5;
		}
		if (is_points(passage, out->tokens.to)) {
			out->kind = FIGURE_POINTS;
			out->tokens.to++;
		} else if (token_is_mark(passage_token(passage, out->tokens.to), '%')) {
			out->kind = FIGURE_PERCENT;
			out->tokens.to++;
		} else if (str_is(passage_token(passage, out->tokens.to)->fold, "per") &&
			   str_is(passage_token(passage, out->tokens.to + 1)->fold, "cent")) {
			out->kind = FIGURE_PERCENT;
			out->tokens.to += 2;
		} else if (is_month_word(passage_token(passage, out->tokens.to))) {
			out->kind = FIGURE_MONTHS;
			out->tokens.to++;
		}
		return true;
	}
	return false;
}

/* What stands behind the digits: magnitude, currency, percent, points, months. */
static void read_tail(const struct passage *passage, struct figure *figure, double *factor)
{
	size_t i = figure->tokens.to;
	const struct token *next = passage_token(passage, i);

	*factor = magnitude_of(next);
	if (*factor && (!str_is(next->fold, "m") || (next->flags & TOKEN_GLUED) || figure->has_currency)) {
		figure->scaled = true;
		i++;
		if (token_is_mark(passage_token(passage, i), '.') && !(passage_token(passage, i)->flags & TOKEN_STOP))
			i++;
		/* "1,51 M£", "5,23 Mio. €" */
		if (is_currency(next))
			figure->has_currency = true;
	} else {
		*factor = 1;
	}
	next = passage_token(passage, i);
	if (is_currency(next) && !figure->has_currency &&
	    !(passage_token(passage, i + 1)->kind == TOKEN_NUMBER && next->kind == TOKEN_CURRENCY)) {
		figure->has_currency = true;
		i++;
	}
	if (token_is_mark(next, '%') || str_is(next->fold, "percent") || str_is(next->fold, "prozent") ||
	    (str_is(next->fold, "per") && str_is(passage_token(passage, i + 1)->fold, "cent"))) {
		figure->kind = FIGURE_PERCENT;
		i += str_is(next->fold, "per") ? 2 : 1;
		if (is_points(passage, i) && !str_is(passage_token(passage, i)->fold, "points"))
			figure->kind = FIGURE_POINTS;
	} else if (is_points(passage, i) || (str_is(next->fold, "percentage") && is_points(passage, i + 1))) {
		figure->kind = FIGURE_POINTS;
		i++;
	} else if (is_month_word(next)) {
		figure->kind = FIGURE_MONTHS;
		i++;
	} else if (figure->has_currency || figure->scaled) {
		figure->kind = FIGURE_MONEY;
	}
	figure->tokens.to = i;
}

static bool in_time(const struct passage *passage, size_t i)
{
	struct range range;

	/* taken holds amounts and dates; an amount has money around it. */
	return passage->taken[i] &&
	       !passage_mark(passage, MARK_SIZE, (struct range){ i > 3 ? i - 3 : 0, i + 1 }, 0, &range);
}

static bool inside_amount(const struct passage *passage, size_t i)
{
	for (size_t from = i > 3 ? i - 3 : 0; from <= i; from++) {
		struct range range;

		if (passage_mark(passage, MARK_SIZE, (struct range){ from, from + 1 }, 0, &range) && range.to > i)
			return true;
	}
	return false;
}

/* "Q3", "2026", "1.": years, ordinals, versions are no figures. */
static bool is_other(const struct passage *passage, size_t i)
{
	const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1),
			   *before = i ? token - 1 : NULL;

	if (passage->taken[i] && !inside_amount(passage, i) && in_time(passage, i))
		return true;
	/* The number of an item. */
	if ((!before || before->kind == TOKEN_BREAK) && (token_is_mark(next, '.') || token_is_mark(next, ')')))
		return true;
	if (before && before->kind == TOKEN_WORD && (before->flags & TOKEN_CAPS) && !token_has(before, LEX(CURRENCY)) &&
	    !token_has(before, LEX(ACRONYM)) && !passage->speech[i - 1])
		return true;
	return token->span.n == 4 && token->fold.p[0] == '2' && token->fold.p[1] == '0' && !inside_amount(passage, i);
}

void figure_find(const struct passage *passage, struct figure_list *out)
{
	for (size_t i = 0; i < passage->tokens.list.n; i++) {
		const struct token *token = passage_token(passage, i);
		struct figure figure = { .kind = FIGURE_BARE, .tokens = { i, i + 1 } };
		bool percent;
		double factor;

		if (token->kind != TOKEN_NUMBER) {
			if (word_figure(passage, i, &figure)) {
				vec_push(&out->list, figure);
				i = figure.tokens.to - 1;
			}
			continue;
		}
		if (is_other(passage, i))
			continue;
		figure.has_currency = i > 0 && is_currency(token - 1);
		percent = token_is_mark(passage_token(passage, i + 1), '%') || is_points(passage, i + 1);
		if (!parse(token->fold, percent || (magnitude_of(passage_token(passage, i + 1)) >= 1e6), &figure.value,
			   &figure.slack))
			continue;
		read_tail(passage, &figure, &factor);
		figure.value *= factor;
		figure.slack *= factor;
		if (figure.has_currency && figure.tokens.from > 0 && is_currency(passage_token(passage, i - 1)))
			figure.tokens.from--;
		vec_push(&out->list, figure);
		i = figure.tokens.to - 1;
	}
}
