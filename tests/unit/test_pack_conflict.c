/* SPDX-License-Identifier: MIT */
/*
 * Tests: pack/conflict
 */
#include "check_fixture.h"

#include "pack/conflict.h"

#define MARKED(ours, theirs) "<<<<<<< ours\n" ours "=======\n" theirs ">>>>>>> theirs\n"

static bool settle(struct fixture *f, size_t which, enum conflict_side side)
{
	struct history *history = history_new(&f->pack);
	struct conflicts conflicts = { NULL, 0, 0 };
	const struct conflict *conflict;
	bool done;

	conflict_list(&f->pack, &conflicts);
	assert_true(which < conflicts.n);
	conflict = &conflicts.v[which];
	done = conflict_settle(history, &f->pack, catalogue_find(&f->catalogue, conflict->at.item), conflict, side);
	vec_release(&conflicts);
	history_free(history);
	return done;
}

static void assert_text(struct fixture *f, const char *address, const char *expected)
{
	struct addr at;
	struct str text;

	assert_true(addr_parse(str_of(address), &at));
	text = pack_text(&f->pack, &at);
	if (!str_is(text, expected))
		fail_msg("%s is '%.*s'", address, STR_FMT(text));
}

static void a_figure_is_as_it_was_typed(void **state)
{
	struct fixture *f = *state;

	fixture_set(f, "sales.new/actual", MARKED("4k\n", "5k\n"));
	assert_true(settle(f, 0, CONFLICT_THEIRS));
	assert_text(f, "sales.new/actual", "5k");
}

static void a_text_keeps_what_stands_around(void **state)
{
	struct fixture *f = *state;

	fixture_set(f, "section.highlights/text", "a\n" MARKED("b\n", "") "c\n" MARKED("d\n", "e\n"));
	assert_true(settle(f, 0, CONFLICT_THEIRS));
	assert_text(f, "section.highlights/text", "a\nc\n" MARKED("d\n", "e\n"));
	assert_true(settle(f, 0, CONFLICT_BOTH));
	assert_text(f, "section.highlights/text", "a\nc\nd\ne\n");
	/* A blank line parts paragraphs, and is not nothing. */
	fixture_set(f, "section.highlights/text", "a\n" MARKED("\n", "b\n") "c\n");
	assert_true(settle(f, 0, CONFLICT_OURS));
	assert_text(f, "section.highlights/text", "a\n\nc\n");
}

/* A list knows all of them, of a narrative with two as well. */
static void each_conflict_is_listed(void **state)
{
	struct fixture *f = *state;
	struct conflicts conflicts = { NULL, 0, 0 };

	fixture_set(f, "section.highlights/text", "a\n" MARKED("b\n", "") "c\n" MARKED("d\n", "e\n"));
	conflict_list(&f->pack, &conflicts);
	assert_int_equal(conflicts.n, 2);
	assert_int_equal(conflicts.v[0].marks.whole.at, 2);
	vec_release(&conflicts);
}

/* One settled conflict is one step of undo, also right behind what was typed there. */
static void a_decision_is_one_step(void **state)
{
	struct fixture *f = *state;
	struct history *history = history_new(&f->pack);
	struct conflicts conflicts = { NULL, 0, 0 };
	struct addr at = { STR("section.highlights"), 0, STR("text") };
	struct buf typed = BUF_EMPTY;

	fixture_set(f, "section.highlights/text", MARKED("d\n", "e\n"));
	assert_true(history_splice(history, &at, pack_text(&f->pack, &at).n, 0, STR("x")));
	buf_add(&typed, pack_text(&f->pack, &at));
	conflict_list(&f->pack, &conflicts);
	assert_true(conflict_settle(history, &f->pack, catalogue_find(&f->catalogue, at.item), &conflicts.v[0],
				    CONFLICT_OURS));
	assert_text(f, "section.highlights/text", "d\nx");
	assert_true(history_undo(history, NULL));
	assert_text(f, "section.highlights/text", typed.p);
	vec_release(&conflicts);
	buf_release(&typed);
	history_free(history);
}

static void both_of_one_is_that_one(void **state)
{
	struct fixture *f = *state;

	fixture_set(f, "section.highlights/text", MARKED("", "e\n"));
	assert_true(settle(f, 0, CONFLICT_BOTH));
	assert_text(f, "section.highlights/text", "e");
}

/* A row that one side took out goes with that side; an emptied cell of a row does not take the row along. */
static void a_row_goes_with_the_side_that_took_it_out(void **state)
{
	struct fixture *f = *state;
	struct conflicts conflicts = { NULL, 0, 0 };
	const struct item *item = catalogue_find(&f->catalogue, STR("section.actions"));

	fixture_set(f, "section.actions/1/action", MARKED("Call\n", ""));
	fixture_set(f, "section.actions/2/action", "Write");
	fixture_set(f, "section.actions/2/owner", MARKED("Mara\n", ""));
	/* With a base it is a change of words, and a row that stays keeps its name. */
	fixture_set(f, "section.actions/3/action", "<<<<<<< ours\nMeet\n||||||| base\nSee\n=======\n>>>>>>> theirs\n");
	conflict_list(&f->pack, &conflicts);
	assert_int_equal(conflicts.n, 3);
	assert_false(conflict_is_row(&f->pack, item, &conflicts.v[2]));
	assert_true(conflict_is_row(&f->pack, item, &conflicts.v[0]));
	assert_false(conflict_is_row(&f->pack, item, &conflicts.v[1]));
	vec_release(&conflicts);
	assert_true(settle(f, 1, CONFLICT_THEIRS));
	assert_text(f, "section.actions/2/owner", "");
	assert_true(settle(f, 0, CONFLICT_THEIRS));
	assert_int_equal(pack_entry(&f->pack, STR("section.actions"))->rows.n, 2);
	fixture_set(f, "section.actions/9/action", MARKED("Go\n", ""));
	assert_true(settle(f, 1, CONFLICT_OURS));
	assert_text(f, "section.actions/9/action", "Go");
}

static void the_cover_is_settled_like_a_text(void **state)
{
	struct fixture *f = *state;
	struct history *history = history_new(&f->pack);
	struct conflicts conflicts = { NULL, 0, 0 };

	fixture_set(f, "sales.new/actual", MARKED("4k\n", "5k\n"));
	f->pack.heads[PACK_STATUS] = STR(MARKED("draft\n", "final\n"));
	conflict_list(&f->pack, &conflicts);
	assert_int_equal(conflicts.n, 2);
	assert_true(conflict_settle(history, &f->pack, NULL, &conflicts.v[0], CONFLICT_THEIRS));
	assert_true(str_is(f->pack.heads[PACK_STATUS], "final"));
	assert_true(history_undo(history, NULL));
	assert_true(str_is(f->pack.heads[PACK_STATUS], MARKED("draft\n", "final\n")));
	vec_release(&conflicts);
	history_free(history);
}

static void what_no_longer_fits_is_refused(void **state)
{
	struct fixture *f = *state;
	struct history *history = history_new(&f->pack);
	struct conflict conflict = { { STR("sales.new"), 0, STR("actual") }, { .whole = { 0, 99 } } };

	fixture_set(f, "sales.new/actual", "4k");
	assert_false(conflict_settle(history, &f->pack, NULL, &conflict, CONFLICT_OURS));
	history_free(history);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_figure_is_as_it_was_typed, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(a_text_keeps_what_stands_around, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(each_conflict_is_listed, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(a_decision_is_one_step, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(both_of_one_is_that_one, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(a_row_goes_with_the_side_that_took_it_out, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(the_cover_is_settled_like_a_text, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(what_no_longer_fits_is_refused, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
