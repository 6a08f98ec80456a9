/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/* Judges: is there a bank account or card number, by its check digits? */
#define IDENTIFIERS_MAX 20 /* findings a leaf */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_capital(char c)
{
	return c >= 'A' && c <= 'Z';
}

/* Digits in groups with one space or hyphen between; returns where they end, and the digits in out (at most 20). */
static size_t read_digits(struct str text, size_t at, char out[20], size_t *count)
{
	size_t end = at;

	*count = 0;
	for (; at < text.n && *count < 20; at++) {
		if (is_digit(text.p[at])) {
			out[(*count)++] = text.p[at];
			end = at + 1;
		} else if ((text.p[at] != ' ' && text.p[at] != '-') || !is_digit(text.p[at - 1])) {
			break;
		}
	}
	return end;
}

static bool is_card(const char *digits, size_t count)
{
	int sum = 0;

	if (count < 13 || count > 19 || !strchr("3456", digits[0]))
		return false;
	for (size_t i = 0; i < count; i++) {
		int digit = digits[count - 1 - i] - '0';

		if (i % 2)
			digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
		sum += digit;
	}
	return sum % 10 == 0;
}

/* An IBAN at at: two capitals, two digits, up to 30 capitals and digits, in groups or not. Returns its end, or at. */
static size_t iban_end(struct str text, size_t at)
{
	char code[36];
	size_t n = 0, i = at;
	unsigned remainder = 0;

	if (text.n - at < 15 || !is_capital(text.p[at]) || !is_capital(text.p[at + 1]) || !is_digit(text.p[at + 2]) ||
	    !is_digit(text.p[at + 3]))
		return at;
	for (; i < text.n && n < 34; i++) {
		char c = text.p[i];

		if (is_digit(c) || is_capital(c))
			code[n++] = c;
		else if (c != ' ' || i + 1 == text.n || (!is_digit(text.p[i + 1]) && !is_capital(text.p[i + 1])))
			break;
	}
	/* A capital word behind it may have been read along: the longest prefix that checks counts. */
	for (; n >= 15; n--) {
		remainder = 0;
		for (size_t k = 0; k < n; k++) {
			char c = code[(k + 4) % n];

			remainder = is_digit(c) ? (remainder * 10 + (unsigned)(c - '0')) % 97
						: (remainder * 100 + (unsigned)(c - 'A' + 10)) % 97;
		}
		if (remainder == 1)
			break;
	}
	if (n < 15)
		return at;
	for (i = at; n; i++)
		n -= text.p[i] != ' ';
	return i;
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	size_t found = 0;
	char digits[20];

	(void)item;
	for (size_t i = 0; i < text.n && found < IDENTIFIERS_MAX; i++) {
		size_t end = i, count;
		char before = i ? text.p[i - 1] : ' ';

		if (is_digit(before) || is_capital(before) || before == '.' || before == ',')
			continue;
		if (is_capital(text.p[i])) {
			end = iban_end(text, i);
		} else if (is_digit(text.p[i])) {
			size_t last = read_digits(text, i, digits, &count);

			if (is_card(digits, count))
				end = last;
			else
				i = last > i ? last - 1 : i;
		}
		if (end == i || end < i)
			continue;
		found++;
		lint_report(lint, rule, at, (struct span){ i, end - i }, NULL);
		i = end - 1;
	}
}

const struct kind kind_identifiers = {
	.name = "identifiers",
	.keys = (const char *const[]){ NULL },
	.run_leaf = run_leaf,
};
