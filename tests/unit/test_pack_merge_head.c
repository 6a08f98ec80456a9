/* SPDX-License-Identifier: MIT */
#include "merge_fixture.h"

#include "pack/merge_head.h"
#include "pack/waiver.h"

static void set_head(struct three *three, enum pack_head head, const char *base, const char *ours, const char *theirs)
{
	three->f->prior.heads[head] = str_of(base);
	three->f->pack.heads[head] = str_of(ours);
	three->theirs.heads[head] = str_of(theirs);
}

static void test_what_the_cover_says_is_merged(void **state)
{
	struct three *three = *state;
	struct merge_count count;

	set_head(three, PACK_STATUS, "draft", "draft", "final");
	set_head(three, PACK_CLASSIFICATION, "", "Board only", "Confidential");
	set_head(three, PACK_AS_OF, "2026-09-30", "2026-09-30", "");
	set_head(three, PACK_EDITION, "1", "2", "1");
	count = merge(three);
	assert_int_equal(count.taken, 2);
	assert_int_equal(count.conflicts, 1);
	assert_true(str_is(three->f->pack.heads[PACK_STATUS], "final"));
	assert_true(str_is(three->f->pack.heads[PACK_CLASSIFICATION],
			   "<<<<<<< ours\nBoard only\n=======\nConfidential\n>>>>>>> theirs\n"));
	assert_true(str_is(three->f->pack.heads[PACK_AS_OF], ""));
	assert_true(str_is(three->f->pack.heads[PACK_EDITION], "2"));
}

static struct waiver waiver_of(const char *rule, const char *reason)
{
	return (struct waiver){ .rule = str_of(rule), .at = STR("sales.new"), .reason = str_of(reason) };
}

static void test_waivers_come_and_go(void **state)
{
	struct three *three = *state;
	struct waiver gone = waiver_of("hype-words", "agreed"), new = waiver_of("slang", "his own words"),
		      mine = waiver_of("vague", "mine"), was = waiver_of("passive", "so far"),
		      is = waiver_of("passive", "until May");
	struct merge_count count;

	vec_push(&three->f->prior.waivers, gone);
	vec_push(&three->f->prior.waivers, was);
	vec_push(&three->f->pack.waivers, gone);
	vec_push(&three->f->pack.waivers, mine);
	vec_push(&three->f->pack.waivers, was);
	vec_push(&three->theirs.waivers, new);
	vec_push(&three->theirs.waivers, is);
	count = merge(three);
	assert_int_equal(count.taken, 4);
	assert_int_equal(count.waivers, 0);
	assert_int_equal(three->f->pack.waivers.n, 3);
	assert_true(waiver_find(&three->f->pack, &new) != STR_NONE);
	assert_true(waiver_find(&three->f->pack, &mine) != STR_NONE);
	assert_true(waiver_find(&three->f->pack, &is) != STR_NONE);
}

static void test_a_waiver_that_both_changed_is_told(void **state)
{
	struct three *three = *state;
	struct waiver was = waiver_of("slang", "a"), mine = waiver_of("slang", "b"), other = waiver_of("slang", "c"),
		      first = waiver_of("vague", "a"), second = waiver_of("vague", "b"), third = waiver_of("hype", "a"),
		      fourth = waiver_of("hype", "b");
	struct merge_count count;

	/* Changed by both; taken out by ours; taken out by theirs. */
	vec_push(&three->f->prior.waivers, was);
	vec_push(&three->f->pack.waivers, mine);
	vec_push(&three->theirs.waivers, other);
	vec_push(&three->f->prior.waivers, first);
	vec_push(&three->theirs.waivers, second);
	vec_push(&three->f->prior.waivers, third);
	vec_push(&three->f->pack.waivers, fourth);
	count = merge(three);
	assert_int_equal(count.waivers, 3);
	assert_int_equal(three->f->pack.waivers.n, 4);
	assert_true(waiver_find(&three->f->pack, &other) != STR_NONE);
	assert_true(waiver_find(&three->f->pack, &second) != STR_NONE);
	assert_true(waiver_find(&three->f->pack, &fourth) != STR_NONE);
}

static void test_a_waiver_follows_the_row_that_got_another_serial(void **state)
{
	struct three *three = *state;
	struct waiver waiver = waiver_of("vague", "so it is");

	waiver.at = STR("section.risks/3/risk");
	put(three, "section.risks/3/risk", NULL, "A new law", "Prices fall");
	name_rows(three);
	vec_push(&three->theirs.waivers, waiver);
	assert_int_equal(merge(three).taken, 2);
	assert_text(three, "section.risks/4/risk", "Prices fall");
	assert_true(str_is(three->f->pack.waivers.v[0].at, "section.risks/4/risk"));
}

/* With work that grows with the cube of them this takes minutes. */
static void test_thousands_of_waivers_are_merged(void **state)
{
	static char reasons[3000][8];
	struct three *three = *state;

	for (size_t i = 0; i < COUNT_OF(reasons); i++) {
		snprintf(reasons[i], sizeof(reasons[i]), "b%zu", i);
		vec_push(&three->f->prior.waivers, waiver_of("slang", reasons[i]));
		vec_push(&three->f->pack.waivers, waiver_of("slang", reasons[i]));
		/* Borrows its words from behind the first letter. */
		vec_push(&three->theirs.waivers, waiver_of("slang", reasons[i] + 1));
	}
	assert_int_equal(merge(three).taken, 2 * COUNT_OF(reasons));
	assert_int_equal(three->f->pack.waivers.n, COUNT_OF(reasons));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_what_the_cover_says_is_merged),
		TEST(test_waivers_come_and_go),
		TEST(test_a_waiver_that_both_changed_is_told),
		TEST(test_a_waiver_follows_the_row_that_got_another_serial),
		TEST(test_thousands_of_waivers_are_merged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
