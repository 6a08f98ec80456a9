/* SPDX-License-Identifier: MIT */
#include "merge_fixture.h"

#include "pack/merge_text.h"

static void test_changes_apart_come_together(void **state)
{
	struct three *three = *state;
	struct merge_count count;

	put(three, "sales.new/actual", "3k", "4k", "3k");
	put(three, "sales.lost/actual", "1k", "1k", "2k");
	put(three, "sales.lost/forecast", "5k", "5k", NULL);
	put(three, "sales.margin/actual", NULL, NULL, "70 %");
	put(three, "sales.new/forecast", "9k", "8k", "8k");
	count = merge(three);
	assert_int_equal(count.taken, 3);
	assert_int_equal(count.conflicts, 0);
	assert_text(three, "sales.new/actual", "4k");
	assert_text(three, "sales.lost/actual", "2k");
	assert_text(three, "sales.lost/forecast", "");
	assert_text(three, "sales.margin/actual", "70 %");
	assert_text(three, "sales.new/forecast", "8k");
}

static void test_a_conflict_is_marked_and_found(void **state)
{
	struct three *three = *state;
	struct merge_conflict conflict;
	struct addr at;
	struct str text;

	put(three, "sales.new/actual", "3k", "4k", "5k");
	assert_int_equal(merge(three).conflicts, 1);
	assert_text(three, "sales.new/actual", "<<<<<<< ours\n4k\n||||||| base\n3k\n=======\n5k\n>>>>>>> theirs\n");
	assert_true(addr_parse(STR("sales.new/actual"), &at));
	text = pack_text(&three->f->pack, &at);
	assert_true(merge_text_find(text, 0, &conflict));
	assert_true(str_is(str_in(text, conflict.ours), "4k"));
	assert_true(conflict.has_base && str_is(str_in(text, conflict.base), "3k"));
	assert_true(str_is(str_in(text, conflict.theirs), "5k"));
	assert_int_equal(conflict.whole.n, text.n);
	assert_false(merge_text_find(text, 1, &conflict));
	assert_false(merge_text_find(STR("<<<<<<< ours\nx\n"), 0, &conflict));
}

static void test_lines_of_one_text_are_counted_one_by_one(void **state)
{
	struct three *three = *state;
	struct merge_count count;

	put(three, "section.risks/1/risk", "one\ntwo\nthree\nfour\nfive\n", "ONE\ntwo\nTHREE\nfour\nFIVE\n",
	    "eins\ntwo\ndrei\nfour\nfive\n");
	put(three, "section.risks/2/risk", "one\ntwo\nthree\n", "ONE\ntwo\nthree\n", "one\ntwo\nTHREE\n");
	count = merge(three);
	assert_int_equal(count.conflicts, 2);
	assert_int_equal(count.taken, 1);
	assert_text(three, "section.risks/2/risk", "ONE\ntwo\nTHREE\n");
}

static void test_rows_come_and_go(void **state)
{
	struct three *three = *state;
	struct merge_count count;

	put(three, "section.risks/1/risk", "Prices fall", "Prices fall", NULL);
	put(three, "section.risks/2/risk", "A new law", "A new law", "A new law");
	put(three, "section.risks/2/owner", "Mara", "Mara", "Priya");
	put(three, "section.risks/3/risk", NULL, NULL, "The plant burns down");
	count = merge(three);
	assert_int_equal(count.conflicts, 0);
	assert_int_equal(count.taken, 3);
	assert_int_equal(pack_entry(&three->f->pack, STR("section.risks"))->rows.n, 2);
	assert_text(three, "section.risks/2/owner", "Priya");
	assert_text(three, "section.risks/3/risk", "The plant burns down");
}

static void test_a_row_that_one_took_out_and_the_other_changed_stays(void **state)
{
	struct three *three = *state;

	put(three, "section.risks/1/risk", "Prices fall", "Prices fall", NULL);
	put(three, "section.risks/1/owner", "Mara", "Priya", NULL);
	put(three, "section.risks/2/risk", "A new law", NULL, "A new law");
	put(three, "section.risks/2/owner", "Mara", NULL, "Priya");
	assert_int_equal(merge(three).conflicts, 2);
	assert_text(three, "section.risks/1/owner", "Priya");
	assert_text(three, "section.risks/1/risk", "<<<<<<< ours\nPrices fall\n=======\n>>>>>>> theirs\n");
	assert_text(three, "section.risks/2/risk", "<<<<<<< ours\n=======\nA new law\n>>>>>>> theirs\n");
	assert_text(three, "section.risks/2/owner", "Priya");
}

static void test_a_cell_that_one_emptied_is_a_change_of_its_row(void **state)
{
	struct three *three = *state;

	put(three, "section.risks/1/risk", "Prices fall", "Prices fall", NULL);
	put(three, "section.risks/1/owner", "Mara", NULL, NULL);
	assert_int_equal(merge(three).conflicts, 1);
	assert_text(three, "section.risks/1/risk", "<<<<<<< ours\nPrices fall\n=======\n>>>>>>> theirs\n");
}

static void test_the_same_row_added_by_both_is_one(void **state)
{
	struct three *three = *state;

	put(three, "section.risks/1/risk", NULL, "Prices fall", "Prices fall");
	put(three, "section.risks/1/owner", NULL, "Mara", "Mara");
	assert_int_equal(merge(three).taken, 0);
	assert_int_equal(pack_entry(&three->f->pack, STR("section.risks"))->rows.n, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_changes_apart_come_together, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_conflict_is_marked_and_found, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_lines_of_one_text_are_counted_one_by_one, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_rows_come_and_go, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_a_row_that_one_took_out_and_the_other_changed_stays, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_a_cell_that_one_emptied_is_a_change_of_its_row, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_the_same_row_added_by_both_is_one, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
