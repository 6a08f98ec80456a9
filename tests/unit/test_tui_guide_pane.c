/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/guide_pane tui/guide_view
 */
#include "tui_fixture.h"

#include "tui/guide_pane.h"

static const struct addr highlights = { { "section.highlights", 18 }, 0, { "", 0 } };

static int set_up(void **state)
{
	struct tui_fixture *fixture;

	tui_set_up(state);
	fixture = *state;
	fixture_set_prior(&fixture->base, "section.highlights/text", "We grew.\nTwice.");
	fixture_set_prior(&fixture->base, "sales.arr/actual", "4m");
	app_free(fixture->app);
	facts_free(fixture->facts);
	fixture->facts =
		facts_new(&fixture->base.catalogue, &fixture->base.company, &fixture->base.pack, &fixture->base.prior);
	fixture->input.facts = fixture->facts;
	fixture->input.prior = &fixture->base.prior;
	fixture->app = app_new(&fixture->input);
	return 0;
}

static size_t line_of(const struct page *page, const char *text)
{
	for (size_t i = 0; i < page->lines.n; i++)
		if (str_find(page->lines.v[i].text, str_of(text), 0) != STR_NONE)
			return i;
	return STR_NONE;
}

static void test_last_period_stands_before_the_definition(void **state)
{
	struct tui_fixture *fixture = *state;
	struct page page;

	app_go(fixture->app, &highlights, 0);
	guide_pane_make(fixture->app, app_item(fixture->app), 40, &page);
	assert_true(line_of(&page, "We grew.") < line_of(&page, "What it is"));
	assert_true(line_of(&page, "We grew. Twice.") != STR_NONE); /* a line break is no paragraph */
	assert_true(line_of(&page, "Last period") >= guide_pane_start(&page, app_item(fixture->app)));
	page_release(&page);
}

static void test_a_figure_has_its_history_and_a_typed_value_moves_it(void **state)
{
	struct tui_fixture *fixture = *state;
	struct page page;

	app_go(fixture->app, &(struct addr){ .item = STR("sales.arr") }, 0);
	assert_int_equal(guide_pane_packs(fixture->app), 1);
	guide_pane_make(fixture->app, app_item(fixture->app), 60, &page);
	assert_int_equal(line_of(&page, "Where it stands"), STR_NONE);
	page_release(&page);
	tui_type(fixture, "5m");
	facts_refresh(fixture->facts);
	guide_pane_make(fixture->app, app_item(fixture->app), 60, &page);
	assert_int_not_equal(line_of(&page, "2026-Q2 4m, 2026-Q3 5m"), STR_NONE);
	page_release(&page);
	assert_true(tui_shows(fixture, "2026-Q3 5m"));
	tui_press(fixture, "Backspace Backspace");
	tui_type(fixture, "6m");
	assert_true(tui_shows(fixture, "2026-Q3 6m"));
}

static void test_last_text_is_taken_over_by_one_key_and_undone(void **state)
{
	struct tui_fixture *fixture = *state;

	app_go(fixture->app, &highlights, 0);
	tui_press(fixture, "^End Enter M-t");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.\nWe grew.\nTwice.");
	tui_press(fixture, "^Z");
	assert_str(tui_text(fixture, "section.highlights/text"), "Old text.\n");
	app_go(fixture->app, &(struct addr){ .item = STR("sales.lost"), .field = STR("commentary") }, 0);
	tui_press(fixture, "M-t");
	assert_true(tui_shows(fixture, "nothing was written here last period"));
}

static void test_one_key_goes_from_part_to_part_and_back_to_the_first(void **state)
{
	struct tui_fixture *fixture = *state;

	app_go(fixture->app, &highlights, 0);
	app_settle(fixture->app);
	assert_true(tui_shows(fixture, "We grew."));
	tui_press(fixture, "M-m");
	assert_true(tui_shows(fixture, "What it is"));
	assert_false(tui_shows(fixture, "We grew."));
	for (int i = 0; i < 40 && !tui_shows(fixture, "We grew."); i++)
		tui_press(fixture, "M-m");
	assert_true(tui_shows(fixture, "We grew."));
}

static void test_the_hint_follows_the_field(void **state)
{
	struct tui_fixture *fixture = *state;

	app_go(fixture->app, &(struct addr){ .item = STR("sales.lost") }, 0);
	tui_press(fixture, "Tab Tab");
	assert_true(tui_shows(fixture, "what you expect of the next period"));
	tui_press(fixture, "Tab");
	assert_true(tui_shows(fixture, "green, amber or red"));
	/* Where no pane fits, the hint is what is left of it. */
	frame_resize(&fixture->frame, 16, 60);
	assert_true(tui_shows(fixture, "green, amber or red"));
}

static bool names_key(const struct tui_fixture *fixture)
{
	struct page page;
	bool names;

	guide_pane_make(fixture->app, app_item(fixture->app), 60, &page);
	assert_true(line_of(&page, "Renew the lease") > line_of(&page, "Last period"));
	names = line_of(&page, "Last period (M-t takes it over)") != STR_NONE;
	page_release(&page);
	return names;
}

/* The key is named only while it does something. */
static void test_the_key_for_last_periods_rows(void **state)
{
	struct tui_fixture *f = *state;

	fixture_set_prior(&f->base, "section.actions/1/action", "Renew the lease");
	app_go(f->app, &(struct addr){ .item = STR("section.actions") }, 0);
	assert_false(names_key(f));
	tui_press(f, "M-T");
	assert_true(names_key(f));
	tui_press(f, "Esc");
	assert_false(names_key(f));
	tui_press(f, "Delete");
	assert_true(names_key(f));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_last_period_stands_before_the_definition, set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_a_figure_has_its_history_and_a_typed_value_moves_it, set_up,
						tui_tear_down),
		cmocka_unit_test_setup_teardown(test_last_text_is_taken_over_by_one_key_and_undone, set_up,
						tui_tear_down),
		cmocka_unit_test_setup_teardown(test_one_key_goes_from_part_to_part_and_back_to_the_first, set_up,
						tui_tear_down),
		cmocka_unit_test_setup_teardown(test_the_key_for_last_periods_rows, set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_the_hint_follows_the_field, set_up, tui_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
