/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/screen_waive
 */
#include "tui_fixture.h"

#include <locale.h>

static const struct waiver *only_waiver(const struct tui_fixture *fixture)
{
	const struct pack *pack = fixture->app->in.pack;

	assert_int_equal(pack->waivers.n, 1);
	return &pack->waivers.v[0];
}

static void test_a_reason_waives(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "F4");
	tui_press(fixture, "W");
	assert_true(tui_shows(fixture, "a waiver needs a reason"));
	tui_press(fixture, "Enter");
	assert_int_equal(fixture->app->in.pack->waivers.n, 0);
	tui_type(fixture, "The chair knows");
	tui_press(fixture, "Enter");
	assert_true(str_is(only_waiver(fixture)->reason, "The chair knows"));
	assert_true(tui_shows(fixture, "1 of them waived"));
	assert_true(tui_shows(fixture, "[unsaved]"));
	tui_press(fixture, "^Z");
	assert_int_equal(fixture->app->in.pack->waivers.n, 0);
}

static void test_again_takes_it_back(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "F4");
	tui_press(fixture, "W");
	tui_type(fixture, "The chair knows");
	tui_press(fixture, "Enter");
	only_waiver(fixture);
	/* Another one of the same place, from the file: one key takes all of them away. */
	vec_push(&fixture->base.pack.waivers, fixture->base.pack.waivers.v[0]);
	tui_press(fixture, "End");
	tui_press(fixture, "W");
	assert_int_equal(fixture->app->in.pack->waivers.n, 0);
	tui_press(fixture, "^Z");
	assert_int_equal(fixture->app->in.pack->waivers.n, 2);
}

static void test_left_without_an_answer(void **state)
{
	struct tui_fixture *fixture = *state;

	tui_press(fixture, "F4");
	tui_press(fixture, "W");
	tui_type(fixture, "no");
	tui_press(fixture, "Esc");
	assert_int_equal(fixture->app->in.pack->waivers.n, 0);
	assert_true(tui_shows(fixture, "findings"));
}

static void test_read_only_waives_nothing(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture->app->in.is_read_only = true;
	tui_press(fixture, "F4");
	tui_press(fixture, "W");
	assert_false(tui_shows(fixture, "a waiver needs a reason"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_reason_waives, tui_set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_again_takes_it_back, tui_set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_left_without_an_answer, tui_set_up, tui_tear_down),
		cmocka_unit_test_setup_teardown(test_read_only_waives_nothing, tui_set_up, tui_tear_down),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
