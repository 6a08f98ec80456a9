/* SPDX-License-Identifier: MIT */
/* What is offered in the place of a typed amount. */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/remedy.h"

static void assert_remedy(enum remedy remedy, const char *text, enum number_style style, const char *expected)
{
	struct buf out = BUF_EMPTY;
	bool done = remedy_apply(remedy, str_of(text), style, &out);

	assert_int_equal(done, expected != NULL);
	if (expected)
		assert_string_equal(out.p, expected);
	buf_release(&out);
}

static void test_a_fraction_becomes_a_percentage_digit_by_digit(void **state)
{
	(void)state;
	assert_remedy(REMEDY_PERCENT, "0.956", NUMBER_STYLE_POINT, "95.6 %");
	assert_remedy(REMEDY_PERCENT, "0.71", NUMBER_STYLE_POINT, "71 %");
	assert_remedy(REMEDY_PERCENT, "0.7", NUMBER_STYLE_POINT, "70 %");
	assert_remedy(REMEDY_PERCENT, "0.05", NUMBER_STYLE_POINT, "5 %");
	assert_remedy(REMEDY_PERCENT, "0.285", NUMBER_STYLE_POINT, "28.5 %");
	assert_remedy(REMEDY_PERCENT, "1.04", NUMBER_STYLE_POINT, "104 %");
	assert_remedy(REMEDY_PERCENT, "1", NUMBER_STYLE_POINT, "100 %");
	assert_remedy(REMEDY_PERCENT, "-0.12", NUMBER_STYLE_POINT, "-12 %");
	assert_remedy(REMEDY_PERCENT, "0.71 %", NUMBER_STYLE_POINT, "71 %");
	assert_remedy(REMEDY_PERCENT, "0,956", NUMBER_STYLE_COMMA, "95,6 %");
	assert_remedy(REMEDY_PERCENT, "0", NUMBER_STYLE_POINT, "0 %");
	assert_remedy(REMEDY_PERCENT, "0.00", NUMBER_STYLE_POINT, "0 %");
	assert_remedy(REMEDY_PERCENT, "half", NUMBER_STYLE_POINT, NULL);
	assert_remedy(REMEDY_PERCENT, "0.5 to 0.6", NUMBER_STYLE_POINT, NULL);
}

static void test_a_sign_goes_and_thousands_come(void **state)
{
	(void)state;
	assert_remedy(REMEDY_SIGN, "-130k", NUMBER_STYLE_POINT, "130k");
	assert_remedy(REMEDY_SIGN, "(20k)", NUMBER_STYLE_POINT, "20k");
	assert_remedy(REMEDY_SIGN, "$-20k", NUMBER_STYLE_POINT, "$20k");
	assert_remedy(REMEDY_SIGN, "\xE2\x88\x92 20k", NUMBER_STYLE_POINT, "20k");
	/* Between two figures it is no sign. */
	assert_remedy(REMEDY_SIGN, "20-30k", NUMBER_STYLE_POINT, NULL);
	assert_remedy(REMEDY_SIGN, "20k", NUMBER_STYLE_POINT, NULL);
	assert_remedy(REMEDY_THOUSANDS, "4,865", NUMBER_STYLE_POINT, "4,865k");
	assert_remedy(REMEDY_THOUSANDS, "$4.9k", NUMBER_STYLE_POINT, "$4.9m");
	assert_remedy(REMEDY_THOUSANDS, "4.9K", NUMBER_STYLE_POINT, "4.9m");
	assert_remedy(REMEDY_THOUSANDS, "4.9m", NUMBER_STYLE_POINT, NULL);
	assert_remedy(REMEDY_THOUSANDS, "", NUMBER_STYLE_POINT, NULL);
	assert_remedy(REMEDY_SEPARATOR, "4.865", NUMBER_STYLE_POINT, "4,865");
	assert_remedy(REMEDY_SEPARATOR, "4,865", NUMBER_STYLE_COMMA, "4.865");
	assert_remedy(REMEDY_SEPARATOR, "4865", NUMBER_STYLE_POINT, NULL);
	assert_remedy(REMEDY_NONE, "4865", NUMBER_STYLE_POINT, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_fraction_becomes_a_percentage_digit_by_digit),
		cmocka_unit_test(test_a_sign_goes_and_thousands_come),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
