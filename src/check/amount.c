/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/amount.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter_before(struct str text, size_t at)
{
	uint32_t code;

	if (at == 0)
		return false;
	do
		at--;
	while (at && ((unsigned char)text.p[at] & 0xC0) == 0x80);
	text_decode(text, at, &code);
	return text_is_letter(code);
}

/* Where the digits with their separators end. */
static size_t digits_end(struct str text, size_t at)
{
	while (at < text.n && (is_digit(text.p[at]) || ((text.p[at] == '.' || text.p[at] == ',') && at + 1 < text.n &&
							is_digit(text.p[at + 1]))))
		at++;
	return at;
}

/* A currency sign or a code right before the digits, with or without a space. */
static size_t currency_start(struct str text, size_t at)
{
	static const char *const signs[] = { "$", "\xE2\x82\xAC", "\xC2\xA3" };
	size_t before = at;

	if (before && text.p[before - 1] == ' ')
		before--;
	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		size_t n = strlen(signs[i]);

		if (at >= n && memcmp(text.p + at - n, signs[i], n) == 0)
			return at - n;
	}
	if (before >= 3 && !is_letter_before(text, before - 3)) {
		size_t i = before - 3;

		while (i < before && text.p[i] >= 'A' && text.p[i] <= 'Z')
			i++;
		if (i == before)
			return before - 3;
	}
	return at;
}

/* The words and signs that may stand behind the digits and belong to them. */
static size_t unit_end(struct str text, size_t at)
{
	static const char *const units[] = { "million",  "billion", "thousand", "months", "month", "days", "percent",
					     "per cent", "bn",      "mn",       "mo",     "pp",    "m",    "k",
					     "%",        "x",       "M",        "K",      "B" };
	size_t start = at < text.n && text.p[at] == ' ' ? at + 1 : at;

	for (size_t i = 0; i < COUNT_OF(units); i++) {
		struct str unit = str_of(units[i]);
		size_t end = start + unit.n;

		if (!str_starts(str_sub(text, start, text.n - start), unit))
			continue;
		if (end < text.n && (((text.p[end] | 32) >= 'a' && (text.p[end] | 32) <= 'z') || is_digit(text.p[end])))
			continue;
		return end;
	}
	return at;
}

/* "2026-11-01", "A-12", "3/4", "12:30", "Q3": no amounts. */
static bool is_part_of_name(struct str text, size_t start, size_t end)
{
	if (is_letter_before(text, start))
		return true;
	if (start && strchr("-/:#_", text.p[start - 1]) && start > 1 && !strchr(" (", text.p[start - 2]))
		return true;
	if (end < text.n && strchr("-/:", text.p[end]) && end + 1 < text.n && is_digit(text.p[end + 1]))
		return true;
	return end < text.n && (((text.p[end] | 32) >= 'a' && (text.p[end] | 32) <= 'z') || text.p[end] == '_') &&
	       unit_end(text, end) == end;
}

static bool is_month(struct str text, size_t at)
{
	static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
					      "jul", "aug", "sep", "oct", "nov", "dec" };

	if (at >= text.n || text.p[at] != ' ' || text.n - at < 4 || text.p[at + 1] < 'A' || text.p[at + 1] > 'Z')
		return false;
	for (size_t i = 0; i < COUNT_OF(months); i++)
		if (str_eq_nocase(str_sub(text, at + 1, 3), str_of(months[i])))
			return true;
	return false;
}

static bool is_year(struct str digits)
{
	return digits.n == 4 && (str_starts(digits, STR("19")) || str_starts(digits, STR("20"))) &&
	       str_find_char(digits, ',', 0) == STR_NONE && str_find_char(digits, '.', 0) == STR_NONE;
}

bool amount_next(struct str text, size_t from, enum number_style style, struct str currency, struct amount *out)
{
	for (size_t at = from; at < text.n; at++) {
		size_t end, start, stop;

		if (!is_digit(text.p[at]))
			continue;
		end = digits_end(text, at);
		start = currency_start(text, at);
		stop = unit_end(text, end);
		if (start < from || is_part_of_name(text, start, end) || (stop == end && is_month(text, end))) {
			at = end - 1;
			continue;
		}
		/* A minus sign belongs to it, a hyphen between two figures does not. */
		if (start > from && text.p[start - 1] == '-' && (start == 1 || strchr(" (", text.p[start - 2])))
			start--;
		*out = (struct amount){ .span = { start, stop - start } };
		out->is_year = start == at && stop == end && is_year(str_sub(text, at, end - at));
		if (quantity_read(str_in(text, out->span), UNIT_NONE, style, currency, &out->quantity) == QUANTITY_READ)
			return true;
		at = end - 1;
	}
	return false;
}
