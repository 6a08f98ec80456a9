/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/period.h"

/* What was found in a period or day as people write it; 0: not said. */
struct said {
	int quarter, month, day, year;
};

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* 1 … 12 for "Sep", "Sept", "September" in English and German; 0 for anything else. */
static int month_of(struct str word)
{
	static const char *const months[][2] = {
		{ "january", "januar" }, { "february", "februar" }, { "march", "maerz" },  { "april", "april" },
		{ "may", "mai" },        { "june", "juni" },        { "july", "juli" },    { "august", "august" },
		{ "september", "sept" }, { "october", "oktober" },  { "november", "nov" }, { "december", "dezember" },
	};

	for (int i = 0; word.n >= 3 && i < 12; i++)
		for (size_t j = 0; j < 2; j++)
			if (word.n <= strlen(months[i][j]) && str_eq_nocase((struct str){ months[i][j], word.n }, word))
				return i + 1;
	return 0;
}

/* The next run of letters or of digits; false at the end or at a sign that stands in no date. */
static bool next_token(struct str *rest, struct str *token)
{
	size_t at = 0, end;

	while (at < rest->n && strchr(" \t-/.,'", rest->p[at]))
		at++;
	end = at;
	while (end < rest->n && is_digit(rest->p[end]))
		end++;
	if (end == at)
		while (end < rest->n && is_letter(rest->p[end]))
			end++;
	*token = str_sub(*rest, at, end - at);
	if (end == at)
		return false;
	*rest = str_sub(*rest, end, rest->n - end);
	return true;
}

static bool take_word(struct said *said, struct str word, struct str *rest, size_t digits_before, size_t number_before)
{
	struct str after = *rest, token;
	size_t number;

	if (str_eq_nocase(word, STR("fy")))
		return true;
	if (str_eq_nocase(word, STR("q")) || str_eq_nocase(word, STR("quarter"))) {
		/* "4Q26" or "Q4 26". */
		if (digits_before == 1 && said->day == (int)number_before && number_before >= 1 && number_before <= 4) {
			said->quarter = said->day;
			said->day = 0;
			return true;
		}
		if (said->quarter || !next_token(&after, &token) || token.n != 1 || !str_to_size(token, &number) ||
		    number < 1 || number > 4)
			return false;
		said->quarter = (int)number;
		*rest = after;
		return true;
	}
	if (said->month || !month_of(word))
		return false;
	said->month = month_of(word);
	return true;
}

static bool take_number(struct said *said, struct str digits, size_t number)
{
	if (digits.n == 4 && !said->year && number >= 1900)
		said->year = (int)number;
	else if (digits.n == 2 && !said->year && (said->quarter || (said->month && said->day)))
		said->year = 2000 + (int)number;
	else if (digits.n <= 2 && !said->day && !said->quarter && number >= 1 && number <= 31)
		said->day = (int)number;
	else if (digits.n <= 2 && !said->month && said->day && number >= 1 && number <= 12)
		said->month = (int)number; /* 30.11.2026 */
	else
		return false;
	return true;
}

static bool read_said(struct str text, struct said *said)
{
	struct str rest = str_trim(text), token;
	size_t number = 0, digits = 0;
	bool after_fy = false;

	*said = (struct said){ 0 };
	while (rest.n) {
		if (!next_token(&rest, &token))
			return false;
		if (!is_digit(token.p[0])) {
			if (!take_word(said, token, &rest, digits, number))
				return false;
			after_fy = str_eq_nocase(token, STR("fy"));
			digits = 0;
			continue;
		}
		if (!str_to_size(token, &number))
			return false;
		if (after_fy && token.n == 2 && !said->year)
			said->year = 2000 + (int)number;
		else if (!take_number(said, token, number))
			return false;
		after_fy = false;
		digits = token.n;
	}
	return true;
}

bool period_read(struct str text, struct period *out)
{
	struct said said;

	if (period_parse(str_trim(text), out))
		return true;
	if (!read_said(text, &said) || !said.year)
		return false;
	if (said.quarter && !said.month && !said.day)
		*out = (struct period){ said.year, said.quarter, 3 };
	else if (said.month && !said.quarter && !said.day)
		*out = (struct period){ said.year, said.month, 1 };
	else
		return false;
	return true;
}

bool period_read_ahead(struct str text, struct date end, int fiscal_year_start, struct period *out)
{
	bool is_read = false;
	size_t number;

	if (str_to_size(str_trim(text), &number))
		return false;
	for (int year = end.year; !is_read && year <= end.year + 1; year++) {
		struct buf whole = BUF_EMPTY;
		bool is_month;

		buf_printf(&whole, "%.*s %d", STR_FMT(str_trim(text)), year);
		is_read = period_read(buf_str(&whole), out);
		is_month = is_read && out->months == 1 && fiscal_year_start > 1;
		/* Where the year begins in another month than January, a month has no number that all would give it. */
		if (is_month)
			*out = period_of(period_end(*out, 1), 3, fiscal_year_start);
		is_read = is_read && date_cmp(period_end(*out, fiscal_year_start), end) >= 0;
		buf_release(&whole);
	}
	return is_read;
}

bool date_read(struct str text, struct date *out)
{
	struct said said;
	char iso[32];

	text = str_trim(text);
	if (date_parse(text, out))
		return true;
	if (!read_said(text, &said) || !said.year || !said.month || !said.day || said.quarter)
		return false;
	/* "3/4/2026" is two days, depending on who writes it. */
	if (str_find_char(text, '/', 0) != STR_NONE && said.day <= 12 && said.day != said.month)
		return false;
	snprintf(iso, sizeof(iso), "%04d-%02d-%02d", said.year, said.month, said.day);
	return date_parse(str_of(iso), out);
}
