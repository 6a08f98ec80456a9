/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

static bool is_quarter_word(struct str word)
{
	static const char *const words[] = { "quarter",   "quarter's", "quartal", "quartals",
					     "trimestre", "kwartaal",  "kvartal", "kvartalet" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

bool comment_names_period(const struct passage *passage, size_t i, struct period period)
{
	static const char *const ordinals[4][8] = {
		{ "first", "erste", "ersten", "premier", "primer", "primo", "eerste", "1st" },
		{ "second", "zweite", "zweiten", "deuxième", "segundo", "secondo", "tweede", "2nd" },
		{ "third", "dritte", "dritten", "troisième", "tercer", "terzo", "derde", "3rd" },
		{ "fourth", "vierte", "vierten", "quatrième", "cuarto", "quarto", "vierde", "4th" },
	};
	const struct token *token = passage_token(passage, i);

	if (period.months != 3 || period.index < 1 || period.index > 4 || token->kind != TOKEN_WORD)
		return false;
	if (token->fold.n == 2 && (token->fold.p[0] == 'q' || token->fold.p[0] == 't'))
		return token->fold.p[1] == '0' + period.index;
	for (size_t k = 0; k < 8; k++)
		if (str_is(token->fold, ordinals[period.index - 1][k]))
			return is_quarter_word(passage_token(passage, i + 1)->fold);
	return false;
}

/* The number of a month, 0 for another word. */
static int month_of(const struct token *token)
{
	static const char *const names[12][3] = {
		{ "january", "januar", "janvier" },
		{ "february", "februar", "février" },
		{ "march", "märz", "mars" },
		{ "april", "april", "avril" },
		{ "may", "mai", "mai" },
		{ "june", "juni", "juin" },
		{ "july", "juli", "juillet" },
		{ "august", "august", "août" },
		{ "september", "september", "septembre" },
		{ "october", "oktober", "octobre" },
		{ "november", "november", "novembre" },
		{ "december", "dezember", "décembre" },
	};

	if (token->kind != TOKEN_WORD || !token_has(token, LEX(MONTH)))
		return 0;
	for (int i = 0; i < 12; i++)
		if (TOKEN_IS_ONE(token, names[i]))
			return i + 1;
	return 0;
}

/* The last month of a quarter of the calendar: where companies count otherwise, it is read as some other month. */
static bool ends_with(struct period period, int month)
{
	return period.months == 3 && month == 3 * period.index;
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
		if (comment_names_period(passage, i, before) || ends_with(before, month_of(passage_token(passage, i))))
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
