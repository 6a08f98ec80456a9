/* SPDX-License-Identifier: MIT */
#include "merge_fixture.h"

#include "pack/merge_match.h"

static void test_a_row_that_both_renamed_is_told_by_its_serial(void **state)
{
	struct three *three = *state;
	struct merge_count count;

	put(three, "section.risks/2/risk", "Hosting cost", "New region in Ohio is dear", "Servers");
	put(three, "section.risks/4/risk", "A law", "Something else altogether", "A law");
	put(three, "section.risks/4/owner", "Bob", "Bob", "Priya");
	name_rows(three);
	count = merge(three);
	assert_int_equal(count.conflicts, 1);
	assert_int_equal(count.taken, 1);
	assert_int_equal(count_risks(three), 2);
	assert_text(three, "section.risks/4/risk", "Something else altogether");
	assert_text(three, "section.risks/4/owner", "Priya");
}

/* Both gave a new row the serial 3, were merged once, and went on: 3 of base is 4 of ours. */
static void test_words_are_stronger_than_a_serial_that_two_rows_have(void **state)
{
	struct three *three = *state;

	put(three, "section.risks/3/risk", "Prices fall", "A new law", "Prices fall");
	put(three, "section.risks/4/risk", NULL, "Prices fall", NULL);
	put(three, "section.risks/3/owner", "Bob", NULL, "Priya");
	put(three, "section.risks/4/owner", NULL, "Bob", NULL);
	name_rows(three);
	assert_int_equal(merge(three).conflicts, 0);
	assert_int_equal(count_risks(three), 2);
	assert_text(three, "section.risks/3/owner", "");
	assert_text(three, "section.risks/4/owner", "Priya");
}

static void test_one_new_serial_of_two_rows_is_two_rows(void **state)
{
	struct three *three = *state;

	put(three, "section.risks/3/risk", NULL, "A new law", "Prices fall");
	put(three, "section.risks/9/risk", NULL, NULL, "The plant burns down");
	name_rows(three);
	assert_int_equal(merge(three).taken, 2);
	assert_int_equal(count_risks(three), 3);
	assert_text(three, "section.risks/3/risk", "A new law");
	assert_text(three, "section.risks/4/risk", "Prices fall");
	assert_text(three, "section.risks/9/risk", "The plant burns down");
}

static void test_a_row_that_both_renamed_in_its_place_is_one(void **state)
{
	struct three *three = *state;

	put(three, "section.risks/1/risk", "A law", "A law", "A law");
	put(three, "section.risks/2/risk", "Hosting cost", "New region in Ohio is dear", "Servers");
	put(three, "section.risks/2/owner", "Bob", "Bob", "Bob");
	assert_int_equal(merge(three).conflicts, 1);
	assert_int_equal(count_risks(three), 2);
}

static void test_another_row_at_the_place_of_one_that_both_took_out_is_new(void **state)
{
	struct three *three = *state;

	put(three, "section.risks/2/risk", "Hosting cost", "New region in Ohio is dear", "Servers");
	put(three, "section.risks/2/owner", "Bob", "Mara", "Priya");
	assert_int_equal(merge(three).conflicts, 0);
	assert_int_equal(count_risks(three), 2);
}

static void test_a_changed_row_of_a_long_table_is_one(void **state)
{
	struct three *three = *state;

	for (int i = 1; i <= 450; i++) {
		char at[40], base[60], mine[80], other[80];

		snprintf(at, sizeof(at), "section.risks/%d/risk", i);
		snprintf(base, sizeof(base), "Risk %d of the depot in town", i);
		snprintf(mine, sizeof(mine), "%s%s", base, i % 70 == 5 ? " now" : "");
		snprintf(other, sizeof(other), "%s%s", base, i % 70 == 5 ? " again" : "");
		put(three, at, base, mine, other);
	}
	assert_int_equal(merge(three).conflicts, 7);
	assert_int_equal(count_risks(three), 450);
}

/* Too many to compare their words: their place tells. */
static void test_of_too_many_changed_rows_each_is_a_conflict(void **state)
{
	struct three *three = *state;

	for (int i = 1; i <= 250; i++) {
		char at[40], base[60], mine[60], other[60];

		snprintf(at, sizeof(at), "section.risks/%d/risk", i);
		snprintf(base, sizeof(base), "b%d", i);
		snprintf(mine, sizeof(mine), "o%d", i);
		snprintf(other, sizeof(other), "t%d", i);
		put(three, at, base, mine, other);
	}
	assert_int_equal(merge(three).conflicts, 250);
	assert_int_equal(count_risks(three), 250);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_row_that_both_renamed_is_told_by_its_serial),
		TEST(test_words_are_stronger_than_a_serial_that_two_rows_have),
		TEST(test_one_new_serial_of_two_rows_is_two_rows),
		TEST(test_a_row_that_both_renamed_in_its_place_is_one),
		TEST(test_another_row_at_the_place_of_one_that_both_took_out_is_new),
		TEST(test_a_changed_row_of_a_long_table_is_one),
		TEST(test_of_too_many_changed_rows_each_is_a_conflict),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
