/* SPDX-License-Identifier: MIT */
#include "tui_fixture.h"

#include "tui/screen_ask.h"
#include "tui/screen_path.h"

static const struct addr actions = { { "section.actions", 15 }, 0, { "", 0 } };

static void assert_path(const struct tui_fixture *fixture, const char *path)
{
	assert_true(str_is(buf_str(&fixture->app->path_typed), path));
}

static void test_rows_from_a_file(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	tui_press(f, "M-s");
	assert_true(tui_shows(f, "Rows from a file"));
	assert_int_equal(tui_press(f, "Enter"), APP_NOTHING); /* no name yet */
	tui_type(f, " leads.csv ");
	assert_int_equal(tui_press(f, "Enter"), APP_IMPORT);
	assert_path(f, "leads.csv");
	assert_false(tui_shows(f, "Rows from a file"));
}

static void test_a_read_only_pack_asks_for_no_file(void **state)
{
	struct tui_fixture *f = *state;

	app_go(f->app, &actions, 0);
	f->app->in.is_read_only = true;
	tui_press(f, "M-s");
	assert_false(tui_shows(f, "Rows from a file"));
}

static void test_the_report_stands_beside_the_pack(void **state)
{
	struct tui_fixture *f = *state;

	tui_press(f, "^O");
	assert_true(tui_shows(f, "some/2026-Q3.docx"));
	assert_true(tui_shows(f, ".pptx"));
	assert_int_equal(tui_press(f, "Enter"), APP_WRITE);
	assert_path(f, "some/2026-Q3.docx");
	/* The same again is proposed the next time. */
	buf_adds(&f->app->written, "board.pdf");
	tui_press(f, "^O");
	assert_true(tui_shows(f, "board.pdf"));
	assert_int_equal(tui_press(f, "Esc"), APP_NOTHING);
	assert_false(tui_shows(f, "Write the report"));
}

static void test_a_bare_name_is_beside_the_pack(void **state)
{
	struct tui_fixture *f = *state;

	tui_press(f, "^O ^U");
	tui_type(f, "q3.pdf");
	assert_int_equal(tui_press(f, "Enter"), APP_WRITE);
	assert_path(f, "some/q3.pdf");
	tui_press(f, "^O ^U");
	tui_type(f, "./q3.pdf");
	assert_int_equal(tui_press(f, "Enter"), APP_WRITE);
	assert_path(f, "./q3.pdf");
	f->app->in.file = STR("2026-Q3.yaml");
	tui_press(f, "^O ^U");
	tui_type(f, "q3.pdf");
	assert_int_equal(tui_press(f, "Enter"), APP_WRITE);
	assert_path(f, "q3.pdf");
}

/* What the system says about a file is read to its end. */
static void test_a_long_reason_is_wrapped(void **state)
{
	struct tui_fixture *f = *state;
	struct buf reason = BUF_EMPTY;
	const struct frame_cell *corner;

	frame_resize(&f->frame, 16, 60);
	app_wrote(f->app, "cannot open the folder '/nonexistent/and/more': No such file or directory");
	assert_true(tui_shows(f, "not written: cannot open the folder"));
	assert_true(tui_shows(f, "No such file or directory"));
	tui_press(f, "Down");
	assert_false(tui_shows(f, "cannot open the folder"));
	/* Of what four lines do not hold it is seen that it goes on. */
	for (int i = 0; i < 60; i++)
		buf_adds(&reason, "a reason ");
	app_wrote(f->app, reason.p);
	assert_true(tui_shows(f, "a reason"));
	corner = &f->frame.cells[(size_t)f->frame.rows * (size_t)f->frame.columns - 1];
	assert_int_equal(corner->code[0], 0x2026);
	buf_release(&reason);
}

static void test_a_file_that_is_there_is_asked_about(void **state)
{
	struct tui_fixture *f = *state;

	buf_adds(&f->app->path_typed, "some/report.md");
	screen_ask_overwrite(f->app);
	assert_true(tui_shows(f, "report.md is there already"));
	assert_int_equal(tui_press(f, "c"), APP_NOTHING);
	screen_ask_overwrite(f->app);
	assert_int_equal(tui_press(f, "o"), APP_WRITE_FORCED);
	screen_ask_overwrite(f->app);
	assert_int_equal(tui_press(f, "e"), APP_NOTHING);
	assert_true(tui_shows(f, "Write the report"));
}

static void test_what_goes_on_is_shown(void **state)
{
	struct tui_fixture *f = *state;

	app_settle(f->app);
	app_busy(f->app, STR("writing a.pdf, 3 s"));
	assert_true(tui_shows(f, "writing a.pdf, 3 s"));
	buf_adds(&f->app->written, "a.pdf");
	app_wrote(f->app, NULL);
	assert_true(tui_shows(f, "the report is in a.pdf"));
	assert_false(f->app->is_alarm);
	app_wrote(f->app, "no room");
	assert_true(tui_shows(f, "not written: no room"));
	assert_true(f->app->is_alarm);
	tui_press(f, "Down");
	assert_false(tui_shows(f, "writing a.pdf"));
}

static void test_a_save_elsewhere_must_be_answered(void **state)
{
	struct tui_fixture *f = *state;

	screen_path_save(f->app, NULL);
	assert_true(app_has_question(f->app));
	tui_type(f, "/x/y.yaml");
	assert_int_equal(tui_press(f, "Enter"), APP_SAVE_AS);
	assert_path(f, "/x/y.yaml");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_rows_from_a_file),
		TEST(test_a_read_only_pack_asks_for_no_file),
		TEST(test_the_report_stands_beside_the_pack),
		TEST(test_a_bare_name_is_beside_the_pack),
		TEST(test_a_long_reason_is_wrapped),
		TEST(test_a_file_that_is_there_is_asked_about),
		TEST(test_what_goes_on_is_shown),
		TEST(test_a_save_elsewhere_must_be_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
