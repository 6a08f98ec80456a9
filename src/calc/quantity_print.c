/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/quantity.h"

#include <math.h>

#define DIGITS       15 /* of a double, all of which survive a trip through decimal text */
#define DECIMALS_MAX 2

/*
 * A value as decimal digits: 0.d1d2d3… × 10^point. Rounding happens here and not in binary, so that a typed 2.675 prints
 * as 2.68 although the double is a hair below.
 */
struct digits {
	bool is_negative;
	char d[DIGITS + 1];
	int point;
};

static struct digits digits_of(double value)
{
	struct digits digits = { .is_negative = value < 0 };
	char text[40];
	int n;

	assert(isfinite(value));
	n = snprintf(text, sizeof(text), "%.*e", DIGITS - 1, fabs(value));
	assert(n > DIGITS && n < (int)sizeof(text));
	digits.d[0] = text[0];
	memcpy(digits.d + 1, text + 2, DIGITS - 1);
	if (value != 0) {
		const char *exponent = text + DIGITS + 2; /* "1.23…e±05": behind the e */
		int power = 0;

		for (const char *c = exponent + 1; *c; c++)
			power = power * 10 + (*c - '0');
		digits.point = (*exponent == '-' ? -power : power) + 1;
	}
	return digits;
}

/* Rounds half away from zero to so many places after the point. */
static void round_digits(struct digits *digits, int decimals)
{
	int keep = digits->point + decimals, i;
	bool up;

	if (keep >= DIGITS)
		return;
	up = keep >= 0 && digits->d[keep] >= '5';
	for (i = keep < 0 ? 0 : keep; i < DIGITS; i++)
		digits->d[i] = '0';
	if (!up)
		return;
	for (i = keep - 1; i >= 0 && digits->d[i] == '9'; i--)
		digits->d[i] = '0';
	if (i >= 0) {
		digits->d[i]++;
		return;
	}
	memmove(digits->d + 1, digits->d, DIGITS - 1);
	digits->d[0] = '1';
	digits->point++;
}

static bool is_zero(const struct digits *digits)
{
	for (int i = 0; i < DIGITS; i++)
		if (digits->d[i] != '0')
			return false;
	return true;
}

/* The digit that stands for 10^power. */
static char digit_at(const struct digits *digits, int power)
{
	int i = digits->point - 1 - power;

	return i >= 0 && i < DIGITS ? digits->d[i] : '0';
}

static void add_digits(const struct digits *digits, int decimals, struct buf *out)
{
	if (digits->is_negative && !is_zero(digits))
		buf_addc(out, '-');
	for (int power = digits->point > 0 ? digits->point - 1 : 0; power >= 0; power--) {
		buf_addc(out, digit_at(digits, power));
		if (power > 0 && power % 3 == 0)
			buf_addc(out, ',');
	}
	if (decimals > 0)
		buf_addc(out, '.');
	for (int power = -1; power >= -decimals; power--)
		buf_addc(out, digit_at(digits, power));
}

/* Places after the point that the slack vouches for, of a value in units of scale. */
static int decimals_for(double slack, double scale, int most)
{
	int decimals = 0;

	/* A hair of tolerance: half of the last digit of "0.1" is not exactly 0.05. */
	for (double half = 0.5 * scale; decimals < most && slack < half * (1 - 1e-9); half /= 10)
		decimals++;
	return decimals;
}

/* An exact value, such as a computed 1.5, has no digits to keep: it sheds its zeros. */
static int without_zeros(const struct digits *digits, int decimals)
{
	while (decimals > 0 && digit_at(digits, -decimals) == '0')
		decimals--;
	return decimals;
}

static void add_plain(struct quantity quantity, struct buf *out)
{
	struct digits digits = digits_of(quantity.value);
	int decimals = decimals_for(quantity.slack, 1, DECIMALS_MAX);

	round_digits(&digits, decimals);
	if (quantity.slack <= 0)
		decimals = without_zeros(&digits, decimals);
	add_digits(&digits, decimals, out);
}

void quantity_print(struct quantity quantity, struct buf *out)
{
	add_plain(quantity, out);
	if (quantity.unit == UNIT_PERCENT)
		buf_adds(out, " %");
}

/* Amounts from limit on get a sign for their thousands. */
static void print_from(struct quantity quantity, double limit, struct buf *out)
{
	static const struct {
		int power;
		double scale;
		const char *sign;
	} scales[] = { { 3, 1e3, "k" }, { 6, 1e6, "m" }, { 9, 1e9, "bn" } };
	size_t i = 0;

	if ((quantity.unit != UNIT_CURRENCY && quantity.unit != UNIT_COUNT && quantity.unit != UNIT_NONE) ||
	    fabs(quantity.value) < limit) {
		quantity_print(quantity, out);
		return;
	}
	for (;; i++) {
		bool is_last = i + 1 == COUNT_OF(scales);
		struct digits digits = digits_of(quantity.value);
		int decimals;

		digits.point -= scales[i].power;
		/* Three digits in all, but no more than were meant. */
		decimals = digits.point >= 3 ? 0 : 3 - (digits.point > 1 ? digits.point : 1);
		decimals = decimals_for(quantity.slack, scales[i].scale, decimals);
		round_digits(&digits, decimals);
		/* After rounding, for 999,999 is 1.00m and not 1,000k. */
		if (digits.point > 3 && !is_last)
			continue;
		add_digits(&digits, decimals, out);
		buf_adds(out, scales[i].sign);
		return;
	}
}

void quantity_print_short(struct quantity quantity, struct buf *out)
{
	print_from(quantity, 9999.5, out);
}

void quantity_print_column(struct quantity quantity, struct buf *out)
{
	print_from(quantity, quantity.unit == UNIT_CURRENCY ? 999.5 : 9999.5, out);
}
