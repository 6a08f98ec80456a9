/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/point.h"

/* The names of the points, one bar between; a plus for each further part. */
static void assert_points(const char *text, const char *expected)
{
	struct passage passage;
	struct point_list points = { 0 };
	struct buf out = BUF_EMPTY;

	passage_open(&passage, str_of(text));
	point_read(&points, &passage);
	for (size_t i = 0; i < points.list.n; i++) {
		const struct point *point = &points.list.v[i];

		buf_adds(&out, i ? "|" : "");
		buf_add(&out, str_in(passage.text, passage_span(&passage, point->name)));
		for (size_t k = 1; k < point->part_count; k++)
			buf_addc(&out, '+');
	}
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
	point_release(&points);
	passage_close(&passage);
}

static void test_lists(void **state)
{
	(void)state;
	assert_points("Risks:\n- Cloud costs: rising\n  Owner: Ilse\n- Card readers, no second source\n",
		      "Cloud costs+|Card readers");
	assert_points("1. One thing\n2. Another\n", "One thing|Another");
	assert_points("- Alpha\n  - owner: Jo\n  - by June\n- Beta\n", "Alpha++|Beta");
}

static void test_tables(void **state)
{
	(void)state;
	assert_points("| Risk | Owner |\n|---|---|\n| Fire | Jo |\n| Flood | |\n| Total | |\n", "Fire+|Flood");
}

static void test_prose(void **state)
{
	(void)state;
	assert_points("Competition is getting stronger. Hiring is difficult. We look for help.",
		      "Competition is getting stronger|Hiring is difficult+");
	assert_points("Two things could go wrong. The lease ends in May; our CFO looks for a flat. Fire.",
		      "The lease ends in May|Fire");
	assert_points("Currency\nWe hedge half.\n\nHiring\nThree seats are open.\n", "Currency+|Hiring+");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_prose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
