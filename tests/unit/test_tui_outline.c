/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "tui/outline.h"

static void refresh(struct outline *outline, struct fixture *fixture)
{
	struct facts *facts = facts_new(&fixture->catalogue, &fixture->company, &fixture->pack, NULL);

	outline_refresh(outline, &fixture->catalogue, &fixture->company, facts, &fixture->findings);
	facts_free(facts);
}

static const struct item *item(const struct fixture *fixture, const char *id)
{
	return catalogue_find(&fixture->catalogue, str_of(id));
}

static const struct outline_row *row_of(const struct outline *outline, const struct item *wanted)
{
	for (size_t i = 0; i < outline->rows.n; i++)
		if (outline->rows.v[i].item == wanted)
			return &outline->rows.v[i];
	return NULL;
}

static void test_rows_stand_in_board_order_with_progress(void **state)
{
	struct fixture *fixture = *state;
	struct outline outline;

	fixture_set(fixture, "sales.arr/actual", "4m");
	outline_init(&outline);
	refresh(&outline, fixture);
	assert_int_equal(outline.rows.n, 2 + fixture->catalogue.items.n);
	assert_null(outline.rows.v[0].item);
	assert_str(outline.rows.v[0].domain, "section");
	assert_int_equal(outline.rows.v[0].asked, 4);
	assert_int_equal(outline.rows.v[0].answered, 0);
	assert_int_equal(outline.asked, fixture->catalogue.items.n);
	assert_int_equal(outline.answered, 1);
	assert_true(row_of(&outline, item(fixture, "sales.arr"))->is_answered);
	outline_release(&outline);
}

static void test_findings_are_counted_by_item_and_waived_ones_are_not(void **state)
{
	struct fixture *fixture = *state;
	struct outline outline;

	fixture_rule(fixture, "needed", "kind: required\nat: sales.arr\n");
	assert_int_equal(fixture_lint(fixture, NULL), 1);
	outline_init(&outline);
	refresh(&outline, fixture);
	assert_int_equal(row_of(&outline, item(fixture, "sales.arr"))->levels[LEVEL_WARNING], 1);
	assert_int_equal(outline.levels[LEVEL_WARNING], 1);
	fixture->findings.list.v[0].waived = true;
	refresh(&outline, fixture);
	assert_int_equal(row_of(&outline, item(fixture, "sales.arr"))->levels[LEVEL_WARNING], 0);
	assert_int_equal(outline.levels[LEVEL_WARNING], 0);
	outline_release(&outline);
}

static void test_the_cursor_stays_on_its_item(void **state)
{
	struct fixture *fixture = *state;
	struct outline outline;

	outline_init(&outline);
	refresh(&outline, fixture);
	assert_true(outline_select(&outline, item(fixture, "sales.new")));
	outline_toggle(&outline, STR("section"), true);
	refresh(&outline, fixture);
	assert_ptr_equal(outline_row(&outline)->item, item(fixture, "sales.new"));
	/* In a section that closes, it goes to the heading. */
	outline_toggle(&outline, STR("sales"), true);
	refresh(&outline, fixture);
	assert_null(outline_row(&outline)->item);
	assert_str(outline_row(&outline)->domain, "sales");
	/* Selecting opens it again. */
	assert_false(outline_select(&outline, item(fixture, "sales.new")));
	refresh(&outline, fixture);
	assert_true(outline_select(&outline, item(fixture, "sales.new")));
	outline_release(&outline);
}

static void test_moving_clamps_and_stepping_skips_headings(void **state)
{
	struct fixture *fixture = *state;
	struct outline outline;

	outline_init(&outline);
	refresh(&outline, fixture);
	outline_move(&outline, -5);
	assert_int_equal(outline.cursor, 0);
	assert_false(outline_step(&outline, -1));
	for (size_t i = 0; i < fixture->catalogue.items.n; i++) {
		assert_true(outline_step(&outline, 1));
		assert_ptr_equal(outline_row(&outline)->item, fixture->catalogue.items.v[i]);
	}
	assert_false(outline_step(&outline, 1));
	outline_move(&outline, 1000);
	assert_int_equal(outline.cursor, outline.rows.n - 1);
	outline_release(&outline);
}

static void test_an_item_nobody_asked_for_shows_when_answered_or_visited(void **state)
{
	struct fixture *fixture = *state;
	struct outline outline;
	struct str dropped[] = { STR("sales.lost") };

	fixture->company.drop = (struct str_list){ dropped, 1 };
	outline_init(&outline);
	refresh(&outline, fixture);
	assert_null(row_of(&outline, item(fixture, "sales.lost")));
	assert_false(outline_select(&outline, item(fixture, "sales.lost")));
	refresh(&outline, fixture);
	assert_true(outline_select(&outline, item(fixture, "sales.lost")));
	outline.visited = NULL;
	fixture_set(fixture, "sales.lost/actual", "1");
	refresh(&outline, fixture);
	assert_non_null(row_of(&outline, item(fixture, "sales.lost")));
	/* What a formula gives all the same is not what the company wants to see. */
	dropped[0] = STR("sales.arr");
	fixture_set(fixture, "sales.opening/actual", "5");
	fixture_set(fixture, "sales.new/actual", "2");
	refresh(&outline, fixture);
	assert_null(row_of(&outline, item(fixture, "sales.arr")));
	fixture_set(fixture, "sales.arr/actual", "6");
	refresh(&outline, fixture);
	assert_non_null(row_of(&outline, item(fixture, "sales.arr")));
	/* It is no part of what is to be done. */
	assert_int_equal(outline.asked, fixture->catalogue.items.n - 1);
	outline_release(&outline);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_rows_stand_in_board_order_with_progress, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_findings_are_counted_by_item_and_waived_ones_are_not,
						fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_the_cursor_stays_on_its_item, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_moving_clamps_and_stepping_skips_headings, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_an_item_nobody_asked_for_shows_when_answered_or_visited,
						fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
