/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "pack/history.h"
#include "tui/form.h"

static void show(struct form *form, struct fixture *fixture, const char *id)
{
	form_show(form, catalogue_find(&fixture->catalogue, str_of(id)), &fixture->pack);
}

static void test_a_number_has_its_fields_in_order(void **state)
{
	struct fixture *fixture = *state;
	static const char *const names[] = { "actual", "forecast", "next", "status", "commentary" };
	struct form form;

	form_init(&form, NULL);
	show(&form, fixture, "sales.arr");
	assert_int_equal(form.fields.n, COUNT_OF(names));
	for (size_t i = 0; i < COUNT_OF(names); i++)
		assert_str(form.fields.v[i]->at.field, names[i]);
	assert_true(form.fields.v[4]->is_multi_line);
	assert_false(form.fields.v[0]->is_multi_line);
	assert_false(form_step(&form, -1));
	assert_true(form_step(&form, 1));
	assert_str(form_current(&form)->at.field, "forecast");
	form_release(&form);
}

static void test_a_text_has_one_and_nothing_has_none(void **state)
{
	struct fixture *fixture = *state;
	struct form form;

	form_init(&form, NULL);
	show(&form, fixture, "section.highlights");
	assert_int_equal(form.fields.n, 1);
	assert_true(form_current(&form)->is_multi_line);
	form_show(&form, NULL, &fixture->pack);
	assert_null(form_current(&form));
	assert_int_equal(form_rows(&form), 0);
	form_release(&form);
}

static void test_cells_keep_their_state_when_rows_come_move_and_go(void **state)
{
	struct fixture *fixture = *state;
	struct history *history = history_new(&fixture->pack);
	struct addr at = { STR("section.actions"), 0, STR("owner") };
	struct form form;
	struct form_field *field;
	unsigned first, second;

	form_init(&form, NULL);
	show(&form, fixture, "section.actions");
	assert_int_equal(form_rows(&form), 0);
	first = history_insert_row(history, at.item, 0);
	second = history_insert_row(history, at.item, 1);
	show(&form, fixture, "section.actions");
	assert_int_equal(form_rows(&form), 2);
	at.row = second;
	assert_true(form_select(&form, &at));
	field = form_current(&form);
	field->field.cursor = 0;
	history_move_row(history, at.item, second, -1);
	show(&form, fixture, "section.actions");
	assert_ptr_equal(form_current(&form), field);
	assert_int_equal(form.current, 1);
	history_remove_row(history, at.item, first);
	show(&form, fixture, "section.actions");
	assert_int_equal(form_rows(&form), 1);
	assert_ptr_equal(form_current(&form), field);
	/* Its own row goes: the cursor stays near, the cell is closed. */
	form.is_cell_open = true;
	history_remove_row(history, at.item, second);
	show(&form, fixture, "section.actions");
	assert_null(form_current(&form));
	assert_false(form.is_cell_open);
	form_release(&form);
	history_free(history);
}

static void test_moving_in_a_table_clamps(void **state)
{
	struct fixture *fixture = *state;
	struct addr at = { STR("section.actions"), 2, STR("") };
	struct form form;

	fixture_set(fixture, "section.actions/1/action", "a");
	fixture_set(fixture, "section.actions/2/action", "b");
	form_init(&form, NULL);
	show(&form, fixture, "section.actions");
	assert_false(form_move(&form, -1, 0));
	assert_true(form_move(&form, 5, 9));
	assert_str(form_current(&form)->at.field, "status");
	assert_int_equal(form_current(&form)->at.row, 2);
	assert_true(form_move(&form, -1, -2));
	assert_str(form_current(&form)->at.field, "owner");
	/* A row alone means its first cell. */
	assert_true(form_select(&form, &at));
	assert_str(form_current(&form)->at.field, "action");
	at.row = 7;
	assert_false(form_select(&form, &at));
	form_release(&form);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_number_has_its_fields_in_order, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_text_has_one_and_nothing_has_none, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_cells_keep_their_state_when_rows_come_move_and_go, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_moving_in_a_table_clamps, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
