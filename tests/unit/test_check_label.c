/* SPDX-License-Identifier: MIT */
/* The names of numbers, through the kind of check that looks for figures beside them. */
#include "check_fixture.h"

static void set(struct fixture *f, const char *text)
{
	fixture_set(f, "section.highlights/text", text);
}

/* How often a figure contradicts the number that it stands beside. */
static size_t wrong(struct fixture *f, const char *text)
{
	set(f, text);
	return fixture_lint(f, NULL);
}

static int set_up(void **state)
{
	fixture_set_up(state);
	fixture_rule(*state, "a",
		     "kind: claims\nof: figure\nat: section.highlights\nunless/0: plan\n"
		     "message: {name} is {figure}\n");
	fixture_set(*state, "sales.arr/actual", "4,865k");
	fixture_set(*state, "sales.margin/actual", "78 %");
	return 0;
}

static void test_the_figure_beside_a_name(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(wrong(f, "ARR closed at $5.1m."), 1);
	assert_str(fixture_finding(f, 0)->message, "sales.arr is 4.87m");
	assert_int_equal(wrong(f, "ARR closed at $4.87m."), 0);
	assert_int_equal(wrong(f, "ARR closed at $4.9m."), 0);
	assert_int_equal(wrong(f, "We closed at $5.1m ARR."), 1);
	assert_int_equal(wrong(f, "We closed at $5.1m of ARR."), 1);
	/* Farther behind the figure it is no name of it. */
	assert_int_equal(wrong(f, "We closed at $5.1m for ARR."), 0);
}

/* The sanitizers saw a look at the byte before the text. */
static void test_a_name_behind_the_first_space(void **state)
{
	assert_int_equal(wrong(*state, " ARR closed at $5.1m."), 1);
	assert_int_equal(wrong(*state, "-ARR closed at $5.1m."), 0);
}

static void test_what_is_not_meant(void **state)
{
	struct fixture *f = *state;

	/* Another number by a word before it, a change, a plan, a sentence on, another unit, another size. */
	assert_int_equal(wrong(f, "Pipeline ARR is $5.1m."), 0);
	assert_int_equal(wrong(f, "ARR grew by $5.1m."), 0);
	assert_int_equal(wrong(f, "ARR is to reach $5.1m in the plan."), 0);
	assert_int_equal(wrong(f, "ARR is fine. We have $5.1m."), 0);
	assert_int_equal(wrong(f, "ARR rose 12 %."), 0);
	assert_int_equal(wrong(f, "ARR of $40k was lost."), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_the_figure_beside_a_name, set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_name_behind_the_first_space, set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_not_meant, set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
