/* SPDX-License-Identifier: MIT */
/* Tests: calc/period */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "calc/period.h"

static struct period period(const char *text)
{
	struct period out;

	assert_true(period_parse(str_of(text), &out));
	return out;
}

static void check_print(struct period p, const char *want)
{
	struct buf out = BUF_EMPTY;

	period_print(p, &out);
	assert_string_equal(out.p, want);
	buf_release(&out);
}

static void reads_quarters_and_months(void **state)
{
	static const char *const bad[] = { "",        "2026",     "2026-Q0", "2026-Q5", "2026-q3", "2026-00",
					   "2026-13", "2026-Q3 ", "26-Q3",   "2026Q3",  "2026-9",  "2026-Q",
					   "1899-Q1", "2026-Q33", "20 6-Q1", "2026/09", "2026-+1" };
	struct period out;

	(void)state;
	assert_int_equal(period("2026-Q3").index, 3);
	assert_int_equal(period("2026-Q3").months, 3);
	assert_int_equal(period("2026-09").index, 9);
	assert_int_equal(period("2026-09").months, 1);
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (period_parse(str_of(bad[i]), &out))
			fail_msg("'%s' is read", bad[i]);
}

static void prints_what_it_reads(void **state)
{
	(void)state;
	check_print(period("2026-Q3"), "2026-Q3");
	check_print(period("2026-09"), "2026-09");
	check_print(period("2026-12"), "2026-12");
}

static void nothing_follows_the_last(void **state)
{
	(void)state;
	assert_true(period_is_last(period("9999-Q4")));
	assert_true(period_is_last(period("9999-12")));
	assert_false(period_is_last(period("9999-Q3")));
	assert_false(period_is_last(period("9999-11")));
	assert_false(period_is_last(period("2026-Q4")));
}

static void adds_over_the_year(void **state)
{
	(void)state;
	check_print(period_add(period("2026-Q4"), 1), "2027-Q1");
	check_print(period_add(period("2026-Q1"), -1), "2025-Q4");
	check_print(period_add(period("2026-Q2"), 0), "2026-Q2");
	check_print(period_add(period("2026-Q2"), -9), "2024-Q1");
	check_print(period_add(period("2026-12"), 1), "2027-01");
	check_print(period_add(period("2026-01"), -13), "2024-12");
}

static void orders_by_end(void **state)
{
	(void)state;
	assert_int_equal(period_cmp(period("2026-Q3"), period("2026-Q3")), 0);
	assert_int_equal(period_cmp(period("2026-Q3"), period("2026-Q4")), -1);
	assert_int_equal(period_cmp(period("2027-Q1"), period("2026-Q4")), 1);
	assert_int_equal(period_cmp(period("2026-09"), period("2026-10")), -1);
	assert_int_equal(period_cmp(period("2026-09"), period("2026-Q3")), -1);
	assert_int_equal(period_cmp(period("2026-10"), period("2026-Q3")), 1);
}

static void reads_real_days_only(void **state)
{
	static const char *const bad[] = { "2026-02-29",  "1900-02-29", "2026-04-31", "2026-00-10",
					   "2026-13-01",  "2026-01-00", "2026-1-1",   "23.11.2026",
					   "2026-11-23T", "2026-11-2 ", "2026/11/23", "" };
	struct date out;

	(void)state;
	assert_true(date_parse(STR("2026-11-23"), &out));
	assert_int_equal(out.year, 2026);
	assert_int_equal(out.month, 11);
	assert_int_equal(out.day, 23);
	assert_true(date_parse(STR("2024-02-29"), &out));
	assert_true(date_parse(STR("2000-02-29"), &out));
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		if (date_parse(str_of(bad[i]), &out))
			fail_msg("'%s' is read", bad[i]);
}

static void orders_days(void **state)
{
	static const struct date days[] = { { 2025, 12, 31 }, { 2026, 1, 1 }, { 2026, 1, 31 }, { 2026, 2, 1 } };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(days); i++)
		for (size_t j = 0; j < COUNT_OF(days); j++)
			assert_int_equal(date_cmp(days[i], days[j]), (i > j) - (i < j));
}

static void counts_days_since_1970(void **state)
{
	static const struct {
		int64_t seconds;
		struct date date;
	} examples[] = {
		{ 0, { 1970, 1, 1 } },
		{ -1, { 1969, 12, 31 } },
		{ 86399, { 1970, 1, 1 } },
		{ 86400, { 1970, 1, 2 } },
		{ 951782400, { 2000, 2, 29 } },
		{ 1709164800, { 2024, 2, 29 } },
		{ 1795392000, { 2026, 11, 23 } },
		{ -2203891200, { 1900, 3, 1 } },
		{ 4107542400, { 2100, 3, 1 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(examples); i++)
		assert_int_equal(date_cmp(date_from_unix(examples[i].seconds), examples[i].date), 0);
}

static void assert_period(const char *text, const char *expected)
{
	struct period period;
	struct buf got = BUF_EMPTY;

	if (period_read(str_of(text), &period))
		period_print(period, &got);
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
}

static void test_periods_as_people_write_them(void **state)
{
	(void)state;
	assert_period("2026-Q4", "2026-Q4");
	assert_period("Q4 FY26", "2026-Q4");
	assert_period("FY26 Q4", "2026-Q4");
	assert_period("FY2026-Q4", "2026-Q4");
	assert_period("4Q26", "2026-Q4");
	assert_period("q1 2027", "2027-Q1");
	assert_period("Q1/27", "2027-Q1");
	assert_period("Sep 2026", "2026-09");
	assert_period("September 2026", "2026-09");
	assert_period("Dezember 2026", "2026-12");
	assert_period("Q5 2026", "");
	assert_period("Q4", "");
	assert_period("soon", "");
	assert_period("30 Nov 2026", "");
	assert_period("Q4 2026?", "");
	assert_period("2026", "");
	assert_period("", "");
}

static void assert_date(const char *text, int year, int month, int day)
{
	struct date date = { 0, 0, 0 };

	assert_int_equal(date_read(str_of(text), &date), year != 0);
	if (year) {
		assert_int_equal(date.year, year);
		assert_int_equal(date.month, month);
		assert_int_equal(date.day, day);
	}
}

static void test_days_as_people_write_them(void **state)
{
	(void)state;
	assert_date("2026-11-30", 2026, 11, 30);
	assert_date("30 Nov 2026", 2026, 11, 30);
	assert_date("Nov 30, 2026", 2026, 11, 30);
	assert_date("30.11.2026", 2026, 11, 30);
	assert_date("3/4/2026", 0, 0, 0);
	assert_date("12/12/2026", 2026, 12, 12);
	assert_date("31 Nov 2026", 0, 0, 0);
	assert_date("Nov 2026", 0, 0, 0);
	assert_date("30 Nov", 0, 0, 0);
}

static void test_a_day_lies_in_a_period(void **state)
{
	static const struct {
		struct date day;
		int months, start;
		const char *expected;
	} cases[] = {
		{ { 2026, 11, 27 }, 3, 1, "2026-Q4" }, { { 2026, 1, 1 }, 3, 1, "2026-Q1" },
		{ { 2026, 3, 31 }, 1, 1, "2026-03" },  { { 2026, 11, 27 }, 3, 7, "2027-Q2" },
		{ { 2026, 6, 30 }, 3, 7, "2026-Q4" },  { { 2026, 1, 15 }, 3, 2, "2026-Q4" },
		{ { 2026, 2, 1 }, 3, 2, "2027-Q1" },   { { 2026, 12, 31 }, 3, 12, "2027-Q1" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf got = BUF_EMPTY;
		struct period period;

		period_print(period_of(cases[i].day, cases[i].months, cases[i].start), &got);
		assert_string_equal(got.p, cases[i].expected);
		/* It ends there or later, and the period before ended earlier. */
		period = period_of(cases[i].day, cases[i].months, cases[i].start);
		assert_true(date_cmp(period_end(period, cases[i].start), cases[i].day) >= 0);
		assert_true(date_cmp(period_end(period_add(period, -1), cases[i].start), cases[i].day) < 0);
		buf_release(&got);
	}
}

static void test_months_without_a_year_lie_ahead(void **state)
{
	static const struct {
		const char *text;
		struct date end;
		int start;
		const char *expected;
	} cases[] = {
		{ "April", { 2026, 12, 31 }, 1, "2027-04" },   { "December", { 2026, 12, 31 }, 1, "2026-12" },
		{ "Q1", { 2026, 9, 30 }, 1, "2027-Q1" },       { "Oct", { 2026, 9, 30 }, 1, "2026-10" },
		{ "April", { 2026, 12, 31 }, 7, "2027-Q4" },   { "4", { 2026, 12, 31 }, 1, "" },
		{ "second quarter", { 2026, 12, 31 }, 1, "" }, { "", { 2026, 12, 31 }, 1, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf got = BUF_EMPTY;
		struct period period;

		buf_adds(&got, "");
		if (period_read_ahead(str_of(cases[i].text), cases[i].end, cases[i].start, &period))
			period_print(period, &got);
		assert_string_equal(got.n ? got.p : "", cases[i].expected);
		buf_release(&got);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_quarters_and_months),
		cmocka_unit_test(prints_what_it_reads),
		cmocka_unit_test(nothing_follows_the_last),
		cmocka_unit_test(adds_over_the_year),
		cmocka_unit_test(orders_by_end),
		cmocka_unit_test(reads_real_days_only),
		cmocka_unit_test(orders_days),
		cmocka_unit_test(counts_days_since_1970),
		cmocka_unit_test(test_periods_as_people_write_them),
		cmocka_unit_test(test_days_as_people_write_them),
		cmocka_unit_test(test_a_day_lies_in_a_period),
		cmocka_unit_test(test_months_without_a_year_lie_ahead),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
