/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/app tui/app_draw
 * The answer to a typed key: the narrative alone, and the same cells as the whole picture would have had.
 */
#include "tui_fixture.h"

static bool is_same_frame(const struct frame *a, const struct frame *b)
{
	size_t n = (size_t)a->rows * (size_t)a->columns;

	for (size_t i = 0; i < n; i++)
		if (!frame_cell_eq(&a->cells[i], &b->cells[i]))
			return false;
	return a->cursor_row == b->cursor_row && a->cursor_column == b->cursor_column;
}

/* A key between two pictures, as the loop has it. True when the short way was taken. */
static bool press(struct tui_fixture *fixture, const char *name)
{
	tui_press(fixture, name);
	app_ready(fixture->app);
	return app_draw_typed(fixture->app, &fixture->frame);
}

static void assert_whole(struct tui_fixture *fixture)
{
	struct frame whole;

	frame_init(&whole, fixture->frame.rows, fixture->frame.columns);
	app_draw(fixture->app, &whole);
	assert_true(is_same_frame(&whole, &fixture->frame));
	frame_release(&whole);
}

static void test_a_letter_is_drawn_alone_and_like_the_whole(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "Enter ^End");
	app_idle(fixture->app);
	app_draw(fixture->app, &fixture->frame);
	/* The title says that something is unsaved now. */
	assert_false(press(fixture, "a"));
	app_draw(fixture->app, &fixture->frame);
	for (int i = 0; i < 200; i++) {
		assert_true(press(fixture, i % 7 ? "b" : "Space"));
		assert_whole(fixture);
	}
	assert_true(press(fixture, "Enter"));
	assert_true(press(fixture, "Backspace"));
	assert_whole(fixture);
}

static void test_what_shows_more_is_drawn_whole(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "Enter ^End a");
	app_idle(fixture->app);
	app_draw(fixture->app, &fixture->frame);
	assert_true(press(fixture, "b"));
	assert_false(press(fixture, "F1")); /* a page above */
	app_draw(fixture->app, &fixture->frame);
	tui_press(fixture, "Esc");
	assert_false(press(fixture, "b")); /* the frame holds the page */
	app_draw(fixture->app, &fixture->frame);
	assert_true(press(fixture, "b"));
	app_message(fixture->app, "said");
	app_draw(fixture->app, &fixture->frame);
	assert_false(press(fixture, "b")); /* the message goes */
	app_draw(fixture->app, &fixture->frame);
	frame_resize(&fixture->frame, 30, 100);
	assert_false(press(fixture, "b"));
	app_draw(fixture->app, &fixture->frame);
	assert_false(press(fixture, "^N")); /* another item */
	assert_false(fixture->app->is_behind);
}

static void test_marks_and_remedies_move_with_the_words(void **state)
{
	struct tui_fixture *fixture = *state;
	struct finding *finding;

	fixture_rule(&fixture->base, "hidden", "kind: characters\nat: *\nmessage: hidden {hazard}\nfix: Remove it.\n");
	fixture_set(&fixture->base, "section.highlights/text", "We gr\u200Bew.");
	tui_press(fixture, "Enter ^Home");
	assert_true(tui_shows(fixture, "F9 does it."));
	press(fixture, "x");
	finding = &fixture->app->here.list.v[0];
	assert_true(fixture->app->is_behind);
	assert_true(finding->has_fix);
	assert_int_equal(finding->span.at, 6);
	assert_int_equal(finding->fix_span.at, 6);
	press(fixture, "F9");
	assert_str(tui_text(fixture, "section.highlights/text"), "xWe grew.");
	press(fixture, "^Z");
	app_idle(fixture->app);
	/* A remedy whose words were typed over is none until the next look. */
	assert_true(fixture->app->here.list.v[0].has_fix);
	press(fixture, "^End");
	app_draw(fixture->app, &fixture->frame);
	assert_true(press(fixture, "y"));
	field_goto(&form_current(&fixture->app->form)->field, tui_text(fixture, "section.highlights/text"), 9);
	/* Its key is no more offered, which the narrative alone cannot show. */
	assert_false(press(fixture, "Backspace"));
	assert_false(tui_shows(fixture, "F9 does it."));
	assert_str(tui_text(fixture, "section.highlights/text"), "xWe grew.y");
	for (size_t i = 0; i < fixture->app->here.list.n; i++)
		assert_false(fixture->app->here.list.v[i].has_fix);
}

static void test_words_leave_figures_alone(void **state)
{
	struct tui_fixture *fixture = *state;
	struct pack *pack = &fixture->base.pack;
	unsigned figures;

	tui_press(fixture, "Enter ^End");
	figures = pack->figures;
	tui_type(fixture, " More words.");
	assert_int_equal(pack->figures, figures);
	tui_press(fixture, "M-h Backspace");
	assert_int_equal(pack->figures, figures + 1);
	fixture_set(&fixture->base, "sales.arr/actual", "5m");
	assert_true(pack->figures > figures + 1);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_letter_is_drawn_alone_and_like_the_whole),
		TEST(test_what_shows_more_is_drawn_whole),
		TEST(test_marks_and_remedies_move_with_the_words),
		TEST(test_words_leave_figures_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
