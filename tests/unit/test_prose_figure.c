/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/figure.h"

/* Figures as "kind:value", one space between: $ money, % percent, p points, m months, # bare. */
static void assert_figures(const char *text, const char *expected)
{
	struct passage passage;
	struct figure_list figures = { 0 };
	struct buf out = BUF_EMPTY;

	passage_open(&passage, str_of(text));
	figure_find(&passage, &figures);
	for (size_t i = 0; i < figures.list.n; i++)
		buf_printf(&out, "%s%c%g", i ? " " : "", "$%pm#"[figures.list.v[i].kind], figures.list.v[i].value);
	assert_string_equal(out.p ? out.p : "", expected);
	vec_release(&figures.list);
	buf_release(&out);
	passage_close(&passage);
}

static void test_money(void **state)
{
	(void)state;
	assert_figures("ARR of $4.12m, $380k below", "$4.12e+06 $380000");
	assert_figures("5,23 Mio. € statt 280 T€", "$5.23e+06 $280000");
	assert_figures("Revenue of £1,612k", "$1.612e+06");
	assert_figures("EUR 12.48 million in the bank", "$1.248e+07");
	assert_figures("CHF 88'000", "$88000");
}

static void test_others(void **state)
{
	(void)state;
	assert_figures("Uptime was 99.93 %", "%99.93");
	assert_figures("down two points to 63,5 %", "p2 %63.5");
	assert_figures("Runway is 11 months", "m11");
	assert_figures("Seven customers and 41 meetings", "#7 #41");
}

static void test_no_figures(void **state)
{
	(void)state;
	assert_figures("on 4 July 2026 in Q3", "");
	assert_figures("1. First", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_money),
		cmocka_unit_test(test_others),
		cmocka_unit_test(test_no_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
