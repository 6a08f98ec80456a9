/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "term/decode.h"

static void test_presses_and_the_wheel(void **state)
{
	struct event event;

	(void)state;
	assert_true(decode_mouse(STR("0;17;4M"), &event));
	assert_int_equal(event.kind, EVENT_CLICK);
	assert_int_equal(event.column, 16);
	assert_int_equal(event.row, 3);
	assert_true(decode_mouse(STR("64;1;1M"), &event));
	assert_int_equal(event.kind, EVENT_WHEEL);
	assert_int_equal(event.delta, -1);
	assert_true(decode_mouse(STR("65;1;1M"), &event));
	assert_int_equal(event.delta, 1);
}

/* Releases, other buttons, modifiers, and what no terminal sends. */
static void test_what_is_no_press(void **state)
{
	static const char *const others[] = {
		"0;17;4m",    "1;1;1M", "2;1;1M", "16;1;1M", "32;1;1M", "",
		"M",          "0;1M",   "0;;1M",  "0;-1;1M", "x;1;1M",  "0;99999999999999999999;1M",
		"0;20000;1M", "0;1;1",
	};
	struct event event;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(others); i++)
		if (decode_mouse(str_of(others[i]), &event))
			fail_msg("'%s' was taken for a press", others[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_presses_and_the_wheel),
		cmocka_unit_test(test_what_is_no_press),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
