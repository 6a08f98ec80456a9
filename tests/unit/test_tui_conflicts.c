/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/screen_conflicts
 */
#include "tui_fixture.h"

#include <locale.h>

static void mark(struct tui_fixture *fixture, const char *address, const char *ours, const char *theirs)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "<<<<<<< ours\n%s\n=======\n%s\n>>>>>>> theirs\n", ours, theirs);
	fixture_set(&fixture->base, address, text.p);
	buf_release(&text);
}

static void test_one_after_the_other(void **state)
{
	struct tui_fixture *fixture = *state;

	mark(fixture, "section.highlights/text", "We won two.", "We won three.");
	mark(fixture, "sales.new/actual", "4k", "5k");
	app_changed(fixture->app);
	assert_int_equal(app_begin_conflicts(fixture->app), 2);
	assert_true(tui_shows(fixture, "Conflict 1 of 2"));
	assert_true(tui_shows(fixture, "We won {+two.+}"));
	assert_true(tui_shows(fixture, "We won {+three.+}"));
	tui_press(fixture, "2");
	assert_true(str_is(tui_text(fixture, "section.highlights/text"), "We won three."));
	assert_true(tui_shows(fixture, "Conflict 1 of 1"));
	tui_press(fixture, "1");
	assert_true(str_is(tui_text(fixture, "sales.new/actual"), "4k"));
	assert_true(tui_shows(fixture, "Every conflict is settled"));
	tui_press(fixture, "^Z");
	assert_true(tui_shows(fixture, "Conflict 1 of 1"));
	assert_int_equal(tui_press(fixture, "^S"), APP_SAVE);
}

#define MARKED(ours, theirs) "<<<<<<< ours\n" ours "=======\n" theirs ">>>>>>> theirs\n"

/* Of several conflicts in one text each tells what it stands below. */
static void test_where_a_conflict_stands(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture_set(&fixture->base, "section.highlights/text",
		    MARKED("We won two.\n", "We won three.\n") "Nobody \x1bleft.\n\n" MARKED("a\n", "b\n")
			    MARKED("c\n", "d\n"));
	app_changed(fixture->app);
	assert_int_equal(app_begin_conflicts(fixture->app), 3);
	assert_false(tui_shows(fixture, "Below the line"));
	tui_press(fixture, "^N");
	assert_true(tui_shows(fixture, "Conflict 2 of 3"));
	assert_true(tui_shows(fixture, "Below the line"));
	assert_true(tui_shows(fixture, "left."));
	tui_press(fixture, "^N");
	assert_true(tui_shows(fixture, "Conflict 3 of 3"));
	assert_false(tui_shows(fixture, "Below the line"));
}

static void test_nothing_to_settle(void **state)
{
	struct tui_fixture *fixture = *state;

	assert_int_equal(app_begin_conflicts(fixture->app), 0);
	tui_press(fixture, "M-j");
	assert_true(tui_shows(fixture, "no conflicts"));
}

/* What a file holds never reaches the terminal raw, nor passes for a mark. */
static void test_hazards_are_visible(void **state)
{
	struct tui_fixture *fixture = *state;
	struct buf dump = BUF_EMPTY;

	mark(fixture, "section.highlights/text",
	     "a \x1b[2J\x04"
	     "b",
	     "a \xe2\x80\xae"
	     "c");
	app_changed(fixture->app);
	app_begin_conflicts(fixture->app);
	assert_true(tui_shows(fixture, "Conflict 1 of 1"));
	frame_dump(&fixture->frame, &dump);
	assert_null(memchr(dump.p, 0x1b, dump.n));
	assert_null(memchr(dump.p, 0x04, dump.n));
	assert_null(strstr(dump.p, "\xe2\x80\xae"));
	buf_release(&dump);
}

static void test_read_only_looks_alone(void **state)
{
	struct tui_fixture *fixture = *state;

	mark(fixture, "sales.new/actual", "4k", "5k");
	fixture->app->in.is_read_only = true;
	app_changed(fixture->app);
	app_begin_conflicts(fixture->app);
	tui_press(fixture, "1");
	assert_true(str_starts(tui_text(fixture, "sales.new/actual"), STR("<<<<<<< ours")));
	tui_press(fixture, "Enter");
	assert_true(tui_shows(fixture, "Conflict 1 of 1"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_one_after_the_other, tui_set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_where_a_conflict_stands, tui_set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_nothing_to_settle, tui_set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_hazards_are_visible, tui_set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_read_only_looks_alone, tui_set_up, tui_tear_down),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
