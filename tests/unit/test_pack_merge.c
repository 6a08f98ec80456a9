/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "pack/merge.h"
#include "pack/merge_text.h"
#include "pack/waiver.h"

struct three {
	struct fixture *f; /* pack is ours, prior is base */
	struct pack theirs;
};

static int set_up(void **state)
{
	static struct three three;
	void *fixture;

	fixture_set_up(&fixture);
	three.f = fixture;
	pack_init(&three.theirs);
	three.theirs.catalogue = three.f->pack.catalogue;
	*state = &three;
	return 0;
}

static int tear_down(void **state)
{
	struct three *three = *state;
	void *fixture = three->f;

	pack_release(&three->theirs);
	return fixture_tear_down(&fixture);
}

/* A text of base, ours and theirs; NULL: not there. */
static void put(struct three *three, const char *address, const char *base, const char *ours, const char *theirs)
{
	if (base)
		fixture_set_prior(three->f, address, base);
	if (ours)
		fixture_set(three->f, address, ours);
	if (theirs)
		fixture_put(&three->theirs, address, theirs);
}

static void assert_text(struct three *three, const char *address, const char *expected)
{
	struct addr at;
	struct str text;

	assert_true(addr_parse(str_of(address), &at));
	text = pack_text(&three->f->pack, &at);
	if (!str_is(text, expected))
		fail_msg("%s is '%.*s'", address, STR_FMT(text));
}

static struct merge_count merge(struct three *three)
{
	struct history *history = history_new(&three->f->pack);
	struct merge_count count =
		merge_run(history, &three->f->catalogue, &three->f->prior, &three->f->pack, &three->theirs);

	history_free(history);
	return count;
}

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

static void waivers_come_and_go_as_theirs_say(void **state)
{
	struct three *three = *state;
	struct waiver gone = { .rule = STR("hype-words"), .at = STR("sales.arr"), .reason = STR("agreed") },
		      new = { .rule = STR("slang"), .at = STR("sales.arr"), .reason = STR("his own words") },
		      mine = { .rule = STR("vague"), .at = STR("sales.arr"), .reason = STR("mine") };

	put(three, "sales.arr/actual", "4m", "4m", "4m");
	vec_push(&three->f->prior.waivers, gone);
	vec_push(&three->f->pack.waivers, gone);
	vec_push(&three->f->pack.waivers, mine);
	vec_push(&three->theirs.waivers, new);
	assert_int_equal(merge(three).taken, 2);
	assert_int_equal(three->f->pack.waivers.n, 2);
	assert_true(waiver_find(&three->f->pack, &new) != STR_NONE);
	assert_true(waiver_find(&three->f->pack, &mine) != STR_NONE);
}

static void a_head_that_theirs_changed_is_told(void **state)
{
	struct three *three = *state;
	struct merge_count count;

	three->f->prior.heads[PACK_STATUS] = STR("draft");
	three->f->pack.heads[PACK_STATUS] = STR("draft");
	three->theirs.heads[PACK_STATUS] = STR("final");
	three->f->pack.heads[PACK_EDITION] = STR("2");
	count = merge(three);
	assert_true(count.heads[PACK_STATUS]);
	assert_false(count.heads[PACK_EDITION] || count.heads[PACK_CLASSIFICATION]);
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
		cmocka_unit_test_setup_teardown(waivers_come_and_go_as_theirs_say, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_head_that_theirs_changed_is_told, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
