/* SPDX-License-Identifier: MIT */
/*
 * Pointing: what a click and the wheel do where things were drawn.
 */
#include "tui_fixture.h"

static const struct addr actions = { { "section.actions", 15 }, 0, { "", 0 } };

/* The picture as the loop draws it. */
static void look(struct tui_fixture *f)
{
	app_idle(f->app);
	app_draw(f->app, &f->frame);
}

/* Where text begins on the screen; the test fails without it. */
static void find(struct tui_fixture *f, const char *text, int *row, int *column)
{
	look(f);
	for (*row = 0; *row < f->frame.rows; ++*row)
		for (*column = 0; *column < f->frame.columns; ++*column) {
			const struct frame_cell *cell = &f->frame.cells[*row * f->frame.columns + *column];
			size_t n = strlen(text), i = 0;

			while (i < n && *column + (int)i < f->frame.columns &&
			       cell[i].code[0] == (unsigned char)text[i])
				i++;
			if (i == n)
				return;
		}
	fail_msg("no '%s'", text);
}

static void click(struct tui_fixture *f, const char *text, int shift)
{
	struct event event = { .kind = EVENT_CLICK };

	find(f, text, &event.row, &event.column);
	event.column += shift;
	app_handle(f->app, &event);
	look(f);
}

static void turn(struct tui_fixture *f, int delta)
{
	app_handle(f->app, &(struct event){ .kind = EVENT_WHEEL, .delta = delta });
	look(f);
}

static int set_up(void **state)
{
	tui_set_up(state);
	((struct tui_fixture *)*state)->app->in.has_mouse = true;
	return 0;
}

static void test_a_click_chooses_an_item_and_a_second_opens_it(void **state)
{
	struct tui_fixture *f = *state;

	click(f, "section.deals", 2);
	assert_true(str_is(app_item(f->app)->slug, "deals"));
	assert_false(f->app->is_in_item);
	click(f, "o section.deals", 3);
	assert_true(f->app->is_in_item);
}

static void test_a_click_puts_the_cursor_into_a_text(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &(struct addr){ STR("section.highlights"), 0, STR("text") }, 0);
	click(f, "Old text.", 4);
	tui_type(f, "new ");
	assert_true(str_is(tui_text(f, "section.highlights/text"), "Old new text."));
	/* Behind its end, and below it: the end. */
	click(f, "Old new text.", 30);
	tui_type(f, "!");
	assert_true(str_is(tui_text(f, "section.highlights/text"), "Old new text.!"));
}

static void test_a_cell_is_chosen_then_opened(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "Right");
	assert_int_equal(f->app->form.current, 1);
	click(f, "Call them", 0);
	assert_int_equal(f->app->form.current, 0);
	assert_false(f->app->form.is_cell_open);
	click(f, "Call them", 0);
	assert_true(f->app->form.is_cell_open);
	click(f, "Call them", 4);
	tui_type(f, "x");
	assert_true(str_is(tui_text(f, "section.actions/1/action"), "Callx them"));
}

static void test_the_wheel_moves_three_lines(void **state)
{
	struct tui_fixture *f = *state;
	size_t before;

	look(f);
	before = f->app->outline.cursor;
	turn(f, 1);
	assert_int_equal(f->app->outline.cursor, before + 3);
	turn(f, -1);
	assert_int_equal(f->app->outline.cursor, before);
}

static void test_the_wheel_changes_no_choice(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &(struct addr){ actions.item, 1, STR("status") }, 0);
	assert_true(f->app->form.is_cell_open);
	tui_press(f, "Up");
	assert_true(str_is(tui_text(f, "section.actions/1/status"), "done"));
	turn(f, 1);
	assert_true(str_is(tui_text(f, "section.actions/1/status"), "done"));
	assert_true(f->app->form.is_cell_open);
}

static void test_what_lies_below_a_question_is_out_of_reach(void **state)
{
	struct tui_fixture *f = *state;
	const struct item *item = app_item(f->app);

	app_go(f->app, &(struct addr){ STR("section.highlights"), 0, STR("text") }, 0);
	tui_type(f, "x");
	item = app_item(f->app);
	tui_press(f, "^Q");
	click(f, "section.actions", 0);
	assert_ptr_equal(app_item(f->app), item);
	assert_true(app_has_question(f->app));
}

static void test_a_list_of_findings(void **state)
{
	struct tui_fixture *f = *state;

	tui_press(f, "F4");
	click(f, "sales.arr", 0);
	assert_true(str_is(app_item(f->app)->id, "sales.arr"));
}

static void test_nothing_is_noted_without_a_mouse(void **state)
{
	struct tui_fixture *f = *state;

	f->app->in.has_mouse = false;
	look(f);
	assert_int_equal(f->app->targets.n, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_click_chooses_an_item_and_a_second_opens_it),
		TEST(test_a_click_puts_the_cursor_into_a_text),
		TEST(test_a_cell_is_chosen_then_opened),
		TEST(test_the_wheel_moves_three_lines),
		TEST(test_the_wheel_changes_no_choice),
		TEST(test_what_lies_below_a_question_is_out_of_reach),
		TEST(test_a_list_of_findings),
		TEST(test_nothing_is_noted_without_a_mouse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
