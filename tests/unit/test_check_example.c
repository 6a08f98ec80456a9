/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "check/example.h"

static bool no_yaml(struct str text, struct node_tree *tree, struct error *error)
{
	(void)text;
	(void)tree;
	return error_set(error, "no reader here");
}

static void assert_faults(struct fixture *f, const char *lines, size_t faults, const char *word)
{
	const struct example_world world = { &f->catalogue, &f->rules, no_yaml };
	struct example_count count = { 0, 0, 0 };
	struct error told = ERROR_NONE;

	fixture_rule(f, "high", lines);
	example_test(&world, rule_find(&f->rules, STR("high")), &count, &told);
	if (count.faults != faults || (word && !strstr(error_text(&told), word)))
		fail_msg("%zu faults: %s", count.faults, error_text(&told));
	error_release(&told);
}

#define HIGH "kind: expr\nat: sales.new\nwhen: self > 5\nmessage: too high\n"

static void test_examples_that_do_what_they_say(void **state)
{
	assert_faults(*state, HIGH "bad/sales.new: 10\ngood/sales.new: 3\n", 0, NULL);
}

static void test_a_bad_example_that_is_good(void **state)
{
	assert_faults(*state, HIGH "bad/sales.new: 3\ngood/sales.new: 3\n", 1, "high does not fire at its bad example");
}

static void test_a_good_example_that_is_bad(void **state)
{
	assert_faults(*state, HIGH "bad/sales.new: 10\ngood/0/sales.new: 3\ngood/1/sales.new: 6\n", 1,
		      "high fires at its good example");
}

static void test_priors_are_packs_before(void **state)
{
	assert_faults(*state,
		      "kind: expr\nat: sales.new\nwhen: self > prev(self)\nmessage: grown\n"
		      "bad/sales.new: 10\nbad/prior sales.new: 9\ngood/sales.new: 10\ngood/prior sales.new: 11\n",
		      0, NULL);
}

static void test_other_rules_must_be_expected(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "other", "kind: expr\nat: sales.new\nwhen: self > 9\nmessage: other\n");
	assert_faults(f, HIGH "bad/sales.new: 10\ngood/sales.new: 3\n", 1, "other fires too");
}

static void test_expected_rules_are_no_faults(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "other", "kind: expr\nat: sales.new\nwhen: self > 9\nmessage: other\n");
	assert_faults(f, HIGH "bad/sales.new: 10\nbad/also: other\ngood/sales.new: 3\n", 0, NULL);
}

static void test_what_does_not_fit_is_told(void **state)
{
	assert_faults(*state,
		      HIGH "bad/sales.nwe: 10\ngood/0/stage: seriesX\ngood/1/file: x\ngood/2/today: 30.2.\n"
			   "good/3/prior 99 sales.new: 1\n",
		      5, "unknown item 'sales.nwe'");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_examples_that_do_what_they_say, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_bad_example_that_is_good, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_good_example_that_is_bad, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_priors_are_packs_before, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_other_rules_must_be_expected, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_expected_rules_are_no_faults, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_what_does_not_fit_is_told, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
