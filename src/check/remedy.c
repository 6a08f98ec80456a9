/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/remedy.h"

const char *const remedy_names[REMEDY_COUNT] = { "none", "percent", "sign", "thousands", "separator" };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char point_of(enum number_style style)
{
	return style == NUMBER_STYLE_COMMA ? ',' : '.';
}

/* The digits before and behind the decimal sign, and where they stand; false where there is anything else among them. */
static bool split(struct str text, char point, struct span *whole, struct span *part)
{
	size_t at = 0, end;

	while (at < text.n && !is_digit(text.p[at]))
		at++;
	for (end = at; end < text.n && is_digit(text.p[end]);)
		end++;
	*whole = (struct span){ at, end - at };
	*part = (struct span){ end, 0 };
	if (end + 1 < text.n && text.p[end] == point && is_digit(text.p[end + 1])) {
		part->at = end + 1;
		for (end++; end < text.n && is_digit(text.p[end]);)
			end++;
		part->n = end - part->at;
	}
	for (; end < text.n; end++)
		if (is_digit(text.p[end]))
			return false;
	return whole->n > 0;
}

/* Two places to the left, by the digits: 0.285 times 100 would not be 28.5 in binary. */
static bool to_percent(struct str text, enum number_style style, struct buf *out)
{
	char point = point_of(style);
	struct span whole, part;
	struct str digits;
	size_t start = out->n;

	if (!split(text, point, &whole, &part))
		return false;
	if (text.p[0] == '-')
		buf_addc(out, '-');
	digits = str_in(text, whole);
	while (digits.n && digits.p[0] == '0')
		digits = str_sub(digits, 1, digits.n - 1);
	buf_add(out, digits);
	for (size_t i = 0; i < 2; i++) {
		char c = i < part.n ? text.p[part.at + i] : '0';

		if (c != '0' || digits.n || (out->n > start && is_digit(out->p[out->n - 1])))
			buf_addc(out, c);
	}
	if (out->n == start || !is_digit(out->p[out->n - 1]))
		buf_addc(out, '0');
	if (part.n > 2) {
		buf_addc(out, point);
		buf_add(out, str_sub(text, part.at + 2, part.n - 2));
	}
	buf_adds(out, " %");
	return true;
}

static bool drop_sign(struct str text, struct buf *out)
{
	static const char *const minuses[] = { "-", "\xE2\x88\x92", "\xE2\x80\x93" };
	size_t start = out->n;

	if (text.n > 2 && text.p[0] == '(' && text.p[text.n - 1] == ')') {
		buf_add(out, str_trim(str_sub(text, 1, text.n - 2)));
		return true;
	}
	for (size_t i = 0; i < COUNT_OF(minuses) && out->n == start; i++) {
		size_t at = str_find(text, str_of(minuses[i]), 0), n = strlen(minuses[i]);

		/* Between the currency and the digits a sign may stand too. */
		if (at == STR_NONE || (at && is_digit(text.p[at - 1])))
			continue;
		buf_add(out, str_sub(text, 0, at));
		buf_add(out, str_trim(str_sub(text, at + n, text.n - at - n)));
	}
	return out->n > start;
}

/* Behind the last digit: nothing becomes k, k becomes m. */
static bool to_thousands(struct str text, struct buf *out)
{
	size_t end = text.n;
	struct str unit;

	while (end && !is_digit(text.p[end - 1]))
		end--;
	unit = str_trim(str_sub(text, end, text.n - end));
	if (end == 0 || (unit.n && !str_is(unit, "k") && !str_is(unit, "K")))
		return false;
	buf_add(out, str_sub(text, 0, end));
	buf_adds(out, unit.n ? "m" : "k");
	return true;
}

static bool to_separator(struct str text, enum number_style style, struct buf *out)
{
	size_t at = str_find_char(text, point_of(style), 0);

	if (at == STR_NONE)
		return false;
	buf_add(out, str_sub(text, 0, at));
	buf_addc(out, style == NUMBER_STYLE_COMMA ? '.' : ',');
	buf_add(out, str_sub(text, at + 1, text.n - at - 1));
	return true;
}

bool remedy_apply(enum remedy remedy, struct str text, enum number_style style, struct buf *out)
{
	text = str_trim(text);
	if (text.n == 0)
		return false;
	switch (remedy) {
	case REMEDY_PERCENT:
		return to_percent(text, style, out);
	case REMEDY_SIGN:
		return drop_sign(text, out);
	case REMEDY_THOUSANDS:
		return to_thousands(text, out);
	case REMEDY_SEPARATOR:
		return to_separator(text, style, out);
	case REMEDY_NONE:
	case REMEDY_COUNT:
		break;
	}
	return false;
}
