/* SPDX-License-Identifier: MIT */
/* How far from its forecast a number must be for a board to want a word. */
#include "check_fixture.h"

#include "check/gap.h"

/* Findings of a rule that asks for a commentary, with an actual and a forecast of one item. */
static size_t gaps(struct fixture *f, const char *item, const char *actual, const char *forecast)
{
	struct buf at = BUF_EMPTY;
	size_t count;

	buf_printf(&at, "%s/actual", item);
	fixture_set(f, at.p, actual);
	buf_clear(&at);
	buf_printf(&at, "%s/forecast", item);
	fixture_set(f, at.p, forecast);
	count = fixture_lint(f, NULL);
	buf_release(&at);
	return count;
}

static void test_money_counts_by_percent_and_by_its_part_of_arr(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: variance\nat: *\n");
	assert_int_equal(gaps(f, "sales.new", "104k", "100k"), 0);
	assert_int_equal(gaps(f, "sales.new", "106k", "100k"), 1);
	assert_int_equal(gaps(f, "sales.new", "94k", "100k"), 1);
	assert_int_equal(gaps(f, "sales.new", "6k", "0"), 1);
	assert_int_equal(gaps(f, "sales.new", "0", "0"), 0);
	/* 6k is a good part of 100k, and nothing in a company of four millions. */
	fixture_set(f, "sales.arr/actual", "4m");
	assert_int_equal(gaps(f, "sales.new", "106k", "100k"), 0);
	assert_int_equal(gaps(f, "sales.new", "130k", "100k"), 1);
}

static void test_percentages_count_by_points_and_counts_by_more_than_one(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: variance\nat: *\n");
	assert_int_equal(gaps(f, "sales.margin", "76 %", "75 %"), 0);
	assert_int_equal(gaps(f, "sales.margin", "99.3 %", "102.4 %"), 1);
	assert_int_equal(gaps(f, "sales.margin", "2.5 %", "3 %"), 0);
	assert_int_equal(gaps(f, "sales.margin", "4.5 %", "3 %"), 1);
	assert_int_equal(gaps(f, "sales.margin", "75 %", "75 %"), 0);
	assert_int_equal(gaps(f, "sales.customers", "4", "5"), 0);
	assert_int_equal(gaps(f, "sales.customers", "3", "5"), 1);
	assert_int_equal(gaps(f, "sales.customers", "1000", "1010"), 0);
}

/* At its border a gap counts, but not the whisker that binary arithmetic adds. */
static void test_the_border_of_each_unit(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: variance\nat: *\n");
	assert_int_equal(gaps(f, "sales.new", "105k", "100k"), 0);
	assert_int_equal(gaps(f, "sales.margin", "73 %", "75 %"), 1);
	assert_int_equal(gaps(f, "sales.margin", "73.1 %", "75 %"), 0);
	/* To do better by as much is no news yet. */
	assert_int_equal(gaps(f, "sales.margin", "77 %", "75 %"), 0);
	assert_int_equal(gaps(f, "sales.margin", "79 %", "75 %"), 1);
	assert_int_equal(gaps(f, "sales.margin", "3.9 %", "3 %"), 0);
	assert_int_equal(gaps(f, "sales.margin", "4 %", "3 %"), 1);
	assert_int_equal(gaps(f, "sales.margin", "75 %", "75 %"), 0);
	assert_int_equal(gaps(f, "sales.customers", "6", "5"), 0);
	assert_int_equal(gaps(f, "sales.customers", "7", "5"), 1);
}

static void assert_direction(struct fixture *f, const char *actual, const char *forecast, bool is_good, bool is_bad)
{
	const struct item *item = catalogue_find(&f->catalogue, STR("sales.new"));
	struct lint_input input = { .catalogue = &f->catalogue, .company = &f->company, .pack = &f->pack };
	struct gap gap;

	fixture_set(f, "sales.new/actual", actual);
	fixture_set(f, "sales.new/forecast", forecast);
	input.facts = facts_new(&f->catalogue, &f->company, &f->pack, NULL);
	assert_true(gap_find(&input, item, &gap));
	assert_int_equal(gap.is_good, is_good);
	assert_int_equal(gap.is_bad, is_bad);
	facts_free(input.facts);
}

/* Which way is good the catalogue says; where it does not, neither is. */
static void test_good_and_bad_are_the_catalogue_s(void **state)
{
	struct fixture *f = *state;
	struct item *item = (struct item *)catalogue_find(&f->catalogue, STR("sales.new"));

	assert_direction(f, "6m", "5m", true, false);
	assert_direction(f, "4m", "5m", false, true);
	assert_direction(f, "5m", "5m", false, false);
	item->better = ITEM_BETTER_LOWER;
	assert_direction(f, "6m", "5m", false, true);
	assert_direction(f, "4m", "5m", true, false);
	item->better = ITEM_BETTER_NEITHER;
	assert_direction(f, "6m", "5m", false, false);
}

static void test_a_word_is_enough_and_phrases_want_theirs(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: variance\nat: *\n");
	fixture_set(f, "sales.new/commentary", "Two contracts moved.");
	assert_int_equal(gaps(f, "sales.new", "50k", "100k"), 0);
	fixture_rule(f, "b", "kind: variance\nat: *\ntimes: 2\nphrases/0: next quarter\n");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_int_equal(gaps(f, "sales.new", "92k", "100k"), 0);
	fixture_set(f, "sales.new/commentary", "Two contracts moved to Next  Quarter.");
	assert_int_equal(gaps(f, "sales.new", "50k", "100k"), 0);
}

static void test_without_a_forecast_it_is_skipped(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: variance\nat: *\n");
	fixture_set(f, "sales.new/actual", "50k");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_str(f->findings.skipped.v[0].reason, "no number has both an actual and a forecast");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)
	const struct CMUnitTest tests[] = {
		TEST(test_money_counts_by_percent_and_by_its_part_of_arr),
		TEST(test_percentages_count_by_points_and_counts_by_more_than_one),
		TEST(test_the_border_of_each_unit),
		TEST(test_good_and_bad_are_the_catalogue_s),
		TEST(test_a_word_is_enough_and_phrases_want_theirs),
		TEST(test_without_a_forecast_it_is_skipped),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
