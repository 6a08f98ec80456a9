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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_quarters_and_months), cmocka_unit_test(prints_what_it_reads),
		cmocka_unit_test(adds_over_the_year),        cmocka_unit_test(orders_by_end),
		cmocka_unit_test(reads_real_days_only),      cmocka_unit_test(orders_days),
		cmocka_unit_test(counts_days_since_1970),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
