/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/fit
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "view/fit.h"

static void words_are_measured_in_columns(void **state)
{
	(void)state;
	assert_int_equal(fit_longest_word(STR("")), 0);
	assert_int_equal(fit_longest_word(STR("a bridge of  ARR")), 6);
	assert_int_equal(fit_longest_word(STR("\u5e74\u5ea6 ab")), 4);
}

static void the_widest_gives_first(void **state)
{
	int widths[] = { 10, 30, 8 };
	const int least[] = { 6, 20, 8 };

	(void)state;
	assert_int_equal(fit_narrow(widths, least, 3, 0), 0);
	assert_int_equal(fit_narrow(widths, least, 3, -4), 0);
	assert_int_equal(widths[1], 30);
	assert_int_equal(fit_narrow(widths, least, 3, 9), 0);
	assert_int_equal(widths[0], 10);
	assert_int_equal(widths[1], 21);
	/* Then the next; what nobody can give is told. */
	assert_int_equal(fit_narrow(widths, least, 3, 8), 3);
	assert_int_equal(widths[0], 6);
	assert_int_equal(widths[1], 20);
	assert_int_equal(widths[2], 8);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_measured_in_columns),
		cmocka_unit_test(the_widest_gives_first),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
