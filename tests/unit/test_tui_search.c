/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/search tui/screen_search
 */
#include "tui_fixture.h"

#include <locale.h>

#include "tui/search.h"

static void assert_found(const char *text, const char *query, size_t from, size_t at, size_t n)
{
	struct span span = search_text(str_of(text), str_of(query), from);

	assert_int_equal(span.n, n);
	if (n)
		assert_int_equal(span.at, at);
}

static void test_case_counts_only_when_a_capital_is_typed(void **state)
{
	(void)state;
	assert_found("New ARR and arr", "arr", 0, 4, 3);
	assert_found("New ARR and arr", "arr", 5, 12, 3);
	assert_found("new arr and ARR", "ARR", 0, 12, 3);
	assert_found("\u00dcber \u00fcber", "\u00fcber", 0, 0, 5);
	assert_found("\u00dcber \u00fcber", "\u00dcber", 1, 0, 0);
	assert_found("\u00dcber", "\u00e4ber", 0, 0, 0);
	assert_found("anything", "", 0, 0, 0);
}

static void test_no_match_parts_a_cluster(void **state)
{
	(void)state;
	assert_found("cafe\u0301 cafe", "cafe", 0, 7, 4);
	assert_found("cafe\u0301", "cafe\u0301", 0, 0, 6);
}

static void test_the_whole_pack_is_searched_in_reading_order(void **state)
{
	struct tui_fixture *fixture = *state;
	struct search_hits hits = { NULL, 0, 0 };

	fixture_set(&fixture->base, "section.highlights/text", "Call one. Call two.");
	search_pack(&fixture->base.catalogue, &fixture->base.pack, NULL, STR("call"), &hits);
	assert_int_equal(hits.n, 3);
	assert_int_equal(hits.v[1].span.at, 10);
	assert_str(hits.v[2].at.item, "section.actions");
	assert_int_equal(hits.v[2].at.row, 1);
	search_pack(&fixture->base.catalogue, &fixture->base.pack, hits.v[2].item, STR("call"), &hits);
	assert_int_equal(hits.n, 1);
	vec_release(&hits);
}

static void test_enter_goes_to_what_was_found_and_selects_it(void **state)
{
	struct tui_fixture *fixture = *state;
	struct form_field *field;

	tui_press(fixture, "^F");
	tui_type(fixture, "call th");
	assert_true(tui_shows(fixture, "1 of 1"));
	tui_press(fixture, "Enter");
	assert_str(app_item(fixture->app)->id, "section.actions");
	field = form_current(&fixture->app->form);
	assert_int_equal(field_selection(&field->field, tui_text(fixture, "section.actions/1/action")).n, 7);
	tui_press(fixture, "Esc Esc");
	tui_press(fixture, "Home Down M-n");
	assert_str(app_item(fixture->app)->id, "section.actions");
	/* A selection is what the next search is for. */
	tui_press(fixture, "^F");
	assert_true(tui_shows(fixture, "Call th"));
	tui_press(fixture, "Esc");
}

static void test_replacing_all_is_one_step_of_undo(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture_set(&fixture->base, "section.highlights/text", "Call one. Call two.");
	tui_press(fixture, "M-r");
	tui_type(fixture, "call");
	tui_press(fixture, "Tab");
	tui_type(fixture, "Ring up");
	tui_press(fixture, "M-r");
	assert_true(tui_shows(fixture, "3 replaced in 2 items"));
	assert_str(tui_text(fixture, "section.highlights/text"), "Ring up one. Ring up two.");
	assert_str(tui_text(fixture, "section.actions/1/action"), "Ring up them");
	tui_press(fixture, "^Z");
	assert_str(tui_text(fixture, "section.highlights/text"), "Call one. Call two.");
	assert_str(tui_text(fixture, "section.actions/1/action"), "Call them");
}

static void test_one_is_replaced_and_the_next_is_offered(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture_set(&fixture->base, "section.highlights/text", "Call one. Call two.");
	tui_press(fixture, "^F");
	tui_type(fixture, "call");
	tui_press(fixture, "Down Tab");
	tui_type(fixture, "Ring");
	tui_press(fixture, "Enter");
	assert_str(tui_text(fixture, "section.highlights/text"), "Call one. Ring two.");
	tui_press(fixture, "Enter Esc");
	assert_str(tui_text(fixture, "section.actions/1/action"), "Ring them");
	assert_str(tui_text(fixture, "section.highlights/text"), "Call one. Ring two.");
}

static void test_this_item_alone(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture_set(&fixture->base, "section.highlights/text", "Call one. Call two.");
	tui_press(fixture, "Enter ^F");
	tui_type(fixture, "call");
	assert_true(tui_shows(fixture, "of 3, in the whole pack"));
	tui_press(fixture, "M-s");
	assert_true(tui_shows(fixture, "of 2, in this item"));
	tui_press(fixture, "Esc");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_case_counts_only_when_a_capital_is_typed),
		cmocka_unit_test(test_no_match_parts_a_cluster),
		TEST(test_the_whole_pack_is_searched_in_reading_order),
		TEST(test_enter_goes_to_what_was_found_and_selects_it),
		TEST(test_replacing_all_is_one_step_of_undo),
		TEST(test_one_is_replaced_and_the_next_is_offered),
		TEST(test_this_item_alone),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
