/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/period.h"

#define YEAR_MIN 1900
#define YEAR_MAX 9999
#define DAY_S    (24 * 60 * 60)

/* Exactly n digits at s.p[at]; -1 when it is anything else. */
static int digits(struct str s, size_t at, size_t n)
{
	size_t value;

	if (at + n > s.n || !str_to_size(str_sub(s, at, n), &value))
		return -1;
	return (int)value;
}

bool period_parse(struct str text, struct period *out)
{
	struct period period = { .year = digits(text, 0, 4) };

	if (text.n != 7 || period.year < YEAR_MIN || text.p[4] != '-')
		return false;
	if (text.p[5] == 'Q') {
		period.months = 3;
		period.index = digits(text, 6, 1);
	} else {
		period.months = 1;
		period.index = digits(text, 5, 2);
	}
	if (period.index < 1 || period.index > 12 / period.months)
		return false;
	*out = period;
	return true;
}

void period_print(struct period period, struct buf *out)
{
	if (period.months == 3)
		buf_printf(out, "%04d-Q%d", period.year, period.index);
	else
		buf_printf(out, "%04d-%02d", period.year, period.index);
}

struct period period_add(struct period period, int count)
{
	int per_year = 12 / period.months;
	int number = period.year * per_year + period.index - 1 + count;

	assert(period.months == 3 || period.months == 1);
	period.year = number / per_year;
	period.index = number % per_year + 1;
	return period;
}

bool period_is_last(struct period period)
{
	return period_add(period, 1).year > YEAR_MAX;
}

struct period period_of(struct date day, int months, int fiscal_year_start)
{
	int month = 12 * day.year + day.month - fiscal_year_start;

	return (struct period){ month / 12 + (fiscal_year_start > 1), month % 12 / months + 1, months };
}

static int days_of(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && leap);
}

struct date period_end(struct period period, int fiscal_year_start)
{
	int month = 12 * period.year + period.index * period.months - 1;

	if (fiscal_year_start > 1)
		month += fiscal_year_start - 13;
	return (struct date){ month / 12, month % 12 + 1, days_of(month / 12, month % 12 + 1) };
}

/* By when they end, so that a quarter comes after its months; the months of it decide ties. */
int period_cmp(struct period a, struct period b)
{
	int a_end = a.year * 12 + a.index * a.months, b_end = b.year * 12 + b.index * b.months;

	if (a_end != b_end)
		return a_end < b_end ? -1 : 1;
	return (a.months > b.months) - (a.months < b.months);
}

static int days_in(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && is_leap);
}

bool date_parse(struct str text, struct date *out)
{
	struct date date = { digits(text, 0, 4), digits(text, 5, 2), digits(text, 8, 2) };

	if (text.n != 10 || text.p[4] != '-' || text.p[7] != '-')
		return false;
	if (date.year < YEAR_MIN || date.month < 1 || date.month > 12 || date.day < 1 ||
	    date.day > days_in(date.year, date.month))
		return false;
	*out = date;
	return true;
}

int date_cmp(struct date a, struct date b)
{
	int a_number = (a.year * 12 + a.month) * 31 + a.day, b_number = (b.year * 12 + b.month) * 31 + b.day;

	return (a_number > b_number) - (a_number < b_number);
}

struct date date_from_unix(int64_t seconds)
{
	int64_t days = seconds / DAY_S - (seconds % DAY_S < 0);
	/* In years that begin in March the leap day comes last; 719468 days lie before 1970 since 0000-03-01. */
	int64_t since = days + 719468;
	int64_t era = (since >= 0 ? since : since - 146096) / 146097;
	int64_t day = since - era * 146097;
	int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	int64_t in_year = day - (365 * year + year / 4 - year / 100);
	int64_t month = (5 * in_year + 2) / 153;

	return (struct date){
		.year = (int)(year + era * 400 + (month >= 10)),
		.month = (int)(month < 10 ? month + 3 : month - 9),
		.day = (int)(in_year - (153 * month + 2) / 5 + 1),
	};
}
