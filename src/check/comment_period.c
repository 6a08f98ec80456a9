/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

static bool is_quarter_word(const struct token *token)
{
	static const char *const words[] = { "quarter",   "quarter's", "quartal", "quartals",
					     "trimestre", "kwartaal",  "kvartal", "kvartalet" };

	return TOKEN_IS_ONE(token, words);
}

/* "second": 1 to 4; 0 for anything else. */
static int ordinal_of(struct str word)
{
	static const char *const words[4][8] = {
		{ "first", "erste", "ersten", "erstes", "premier", "primer", "primo", "eerste" },
		{ "second", "zweite", "zweiten", "zweites", "deuxième", "segundo", "secondo", "tweede" },
		{ "third", "dritte", "dritten", "drittes", "troisième", "tercer", "terzo", "derde" },
		{ "fourth", "vierte", "vierten", "viertes", "quatrième", "cuarto", "quarto", "vierde" },
	};

	for (int k = 0; k < 4; k++)
		for (size_t i = 0; i < COUNT_OF(words[k]); i++)
			/* Mostly they differ at once: every word of a comment is asked. */
			if (word.n && word.p[0] == words[k][i][0] && str_is(word, words[k][i]))
				return k + 1;
	return 0;
}

/* "second", "2nd", "2.": 1 to 4, and *to behind it; 0 for anything else. */
static int ordinal_at(const struct passage *passage, size_t i, size_t *to)
{
	static const char *const endings[] = { "st", "nd", "rd", "th", "er", "e", "ème", "o" };
	const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);

	*to = i + 1;
	if (token->kind == TOKEN_NUMBER && token->fold.n == 1 && (next->flags & TOKEN_GLUED) &&
	    (token_is_mark(next, '.') || TOKEN_IS_ONE(next, endings))) {
		*to = i + 2;
		return token->fold.p[0] >= '1' && token->fold.p[0] <= '4' ? token->fold.p[0] - '0' : 0;
	}
	return ordinal_of(token->fold);
}

bool comment_names_period(const struct passage *passage, size_t i, struct period period)
{
	const struct token *token = passage_token(passage, i);
	size_t to;

	if (period.months != 3 || period.index < 1 || period.index > 4)
		return false;
	if (token->kind == TOKEN_WORD && token->fold.n == 2 && (token->fold.p[0] == 'q' || token->fold.p[0] == 't'))
		return token->fold.p[1] == '0' + period.index;
	/* "Third-quarter bookings" */
	if (token->kind == TOKEN_WORD && str_ends(token->fold, STR("-quarter")))
		return ordinal_of(str_sub(token->fold, 0, token->fold.n - STR("-quarter").n)) == period.index;
	return ordinal_at(passage, i, &to) == period.index && is_quarter_word(passage_token(passage, to));
}

/* The number of a month, 0 for another word: the longest of the beginnings that the languages' names have. */
static int month_of(const struct token *token)
{
	static const struct {
		struct str begin;
		int month;
	} months[] = {
#define MONTH(month, begin) { { begin, sizeof(begin) - 1 }, month }
		MONTH(1, "jan"),      MONTH(1, "jän"),     MONTH(1, "ene"),  MONTH(1, "gen"),  MONTH(1, "sty"),
		MONTH(1, "led"),      MONTH(1, "tam"),     MONTH(1, "ian"),  MONTH(1, "янв"),  MONTH(1, "ιαν"),
		MONTH(2, "feb"),      MONTH(2, "fév"),     MONTH(2, "fev"),  MONTH(2, "lut"),  MONTH(2, "úno"),
		MONTH(2, "hel"),      MONTH(2, "фев"),     MONTH(2, "φεβ"),  MONTH(3, "mar"),  MONTH(3, "mär"),
		MONTH(3, "mrt"),      MONTH(3, "maa"),     MONTH(3, "bře"),  MONTH(3, "мар"),  MONTH(3, "μάρ"),
		MONTH(4, "apr"),      MONTH(4, "avr"),     MONTH(4, "abr"),  MONTH(4, "kwi"),  MONTH(4, "dub"),
		MONTH(4, "huh"),      MONTH(4, "апр"),     MONTH(4, "απρ"),  MONTH(5, "may"),  MONTH(5, "mai"),
		MONTH(5, "mag"),      MONTH(5, "maj"),     MONTH(5, "mei"),  MONTH(5, "kvě"),  MONTH(5, "tou"),
		MONTH(5, "май"),      MONTH(5, "μάι"),     MONTH(6, "jun"),  MONTH(6, "juin"), MONTH(6, "giu"),
		MONTH(6, "cze"),      MONTH(6, "červen"),  MONTH(6, "kes"),  MONTH(6, "iun"),  MONTH(6, "июн"),
		MONTH(6, "ιούν"),     MONTH(7, "jul"),     MONTH(7, "juil"), MONTH(7, "lug"),  MONTH(7, "lip"),
		MONTH(7, "červenec"), MONTH(7, "hei"),     MONTH(7, "iul"),  MONTH(7, "июл"),  MONTH(7, "ιούλ"),
		MONTH(8, "aug"),      MONTH(8, "aoû"),     MONTH(8, "ago"),  MONTH(8, "sie"),  MONTH(8, "srp"),
		MONTH(8, "elo"),      MONTH(8, "авг"),     MONTH(8, "αύγ"),  MONTH(9, "sep"),  MONTH(9, "set"),
		MONTH(9, "wrz"),      MONTH(9, "zář"),     MONTH(9, "syy"),  MONTH(9, "сен"),  MONTH(9, "σεπ"),
		MONTH(10, "oct"),     MONTH(10, "okt"),    MONTH(10, "ott"), MONTH(10, "out"), MONTH(10, "paź"),
		MONTH(10, "říj"),     MONTH(10, "lok"),    MONTH(10, "окт"), MONTH(10, "οκτ"), MONTH(11, "nov"),
		MONTH(11, "lis"),     MONTH(11, "marras"), MONTH(11, "noi"), MONTH(11, "ноя"), MONTH(11, "νοέ"),
		MONTH(12, "dec"),     MONTH(12, "dez"),    MONTH(12, "déc"), MONTH(12, "dic"), MONTH(12, "des"),
		MONTH(12, "gru"),     MONTH(12, "pro"),    MONTH(12, "jou"), MONTH(12, "дек"), MONTH(12, "δεκ"),
#undef MONTH
	};
	size_t longest = 0;
	int month = 0;

	if (token->kind != TOKEN_WORD || !token_has(token, LEX(MONTH)))
		return 0;
	for (size_t i = 0; i < COUNT_OF(months); i++)
		if (months[i].begin.n > longest && str_starts(token->fold, months[i].begin)) {
			longest = months[i].begin.n;
			month = months[i].month;
		}
	return month;
}

/* The last month of a quarter of the calendar: where companies count otherwise, it is read as some other month. */
static bool ends_with(struct period period, int month)
{
	return period.months == 3 && month == 3 * period.index;
}

/* "At midyear" is the end of a second quarter. */
static bool is_midyear(const struct token *token, struct period period)
{
	static const char *const words[] = { "midyear", "mid-year", "halbjahr", "halbjahresende", "half-year" };

	return period.months == 3 && period.index == 2 && TOKEN_IS_ONE(token, words);
}

/* "2025", a year that is none of the two */
static bool is_other_year(const struct token *token, int now, int before)
{
	int said = 0;

	if (token->kind != TOKEN_NUMBER || token->span.n != 4 || token->fold.p[0] != '2' || token->fold.p[1] != '0')
		return false;
	for (size_t k = 0; k < 4; k++)
		said = said * 10 + (token->fold.p[k] - '0');
	return said != now && said != before;
}

bool comment_speaks_prior(const struct comment_reader *reader, struct range range)
{
	const struct passage *passage = reader->passage;
	struct period before;

	if (passage_speaks(passage, range) & SPEAKS(PRIOR))
		return true;
	if (!reader->input->period.months)
		return false;
	before = period_add(reader->input->period, -1);
	for (size_t i = range.from; i < range.to; i++)
		if (comment_names_period(passage, i, before) || is_midyear(passage_token(passage, i), before) ||
		    ends_with(before, month_of(passage_token(passage, i))))
			return true;
	return false;
}

bool comment_speaks_other_time(const struct comment_reader *reader, struct range range)
{
	const struct passage *passage = reader->passage;
	struct period now = reader->input->period, before;

	if (passage_speaks(passage, range) & SPEAKS(OTHER_PERIOD))
		return true;
	if (!now.months)
		return false;
	before = period_add(now, -1);
	for (size_t i = range.from; i < range.to; i++) {
		int month = month_of(passage_token(passage, i));

		if (month && !ends_with(now, month) && !ends_with(before, month))
			return true;
		if (is_other_year(passage_token(passage, i), now.year, before.year))
			return true;
		for (int ahead = 1; now.months == 3 && ahead <= 2; ahead++)
			if (comment_names_period(passage, i, period_add(now, ahead)))
				return true;
	}
	return false;
}
