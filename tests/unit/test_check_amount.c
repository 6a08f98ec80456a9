/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/amount.h"

/* All amounts of a text, apart by bars. */
static void assert_amounts(const char *text, const char *expected)
{
	struct amount amount;
	struct buf found = BUF_EMPTY;

	buf_adds(&found, "");
	for (size_t from = 0; amount_next(str_of(text), from, NUMBER_STYLE_POINT, STR("USD"), &amount);
	     from = amount.span.at + amount.span.n) {
		buf_adds(&found, found.n ? "|" : "");
		buf_add(&found, str_in(str_of(text), amount.span));
	}
	assert_string_equal(found.n ? found.p : "", expected);
	buf_release(&found);
}

static void test_amounts_with_their_signs(void **state)
{
	(void)state;
	assert_amounts("ARR is $4.87m, up 15.8 % on USD 4,200k.", "$4.87m|15.8 %|USD 4,200k");
	assert_amounts("11.9 months, 46 days and 2.4x", "11.9 months|46 days|2.4x");
	assert_amounts("129 customers (-3)", "129|-3");
}

static void test_figures_of_names_and_dates_are_none(void **state)
{
	(void)state;
	assert_amounts("Q3, FY26, A-12, S4, 2026-11-01, 9/12, 12:30", "");
	assert_amounts("on 12 January and 3 Sep", "");
	assert_amounts("H2O and 4th", "");
}

static void test_values_and_years(void **state)
{
	struct amount amount;

	(void)state;
	assert_true(amount_next(STR("$4.87m"), 0, NUMBER_STYLE_POINT, STR("USD"), &amount));
	assert_true(amount.quantity.unit == UNIT_CURRENCY && amount.quantity.value > 4.86e6 &&
		    amount.quantity.slack > 0);
	assert_false(amount.is_year);
	assert_true(amount_next(STR("in 2026"), 0, NUMBER_STYLE_POINT, STR("USD"), &amount));
	assert_true(amount.is_year);
	assert_false(amount_next(STR(""), 0, NUMBER_STYLE_POINT, STR("USD"), &amount));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_amounts_with_their_signs),
		cmocka_unit_test(test_figures_of_names_and_dates_are_none),
		cmocka_unit_test(test_values_and_years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
