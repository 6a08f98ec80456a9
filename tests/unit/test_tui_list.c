/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/list tui/input
 */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "tui/input.h"
#include "tui/list.h"

static void test_the_cursor_stays_in_the_list_and_in_sight(void **state)
{
	struct list list = { .n = 0 };

	(void)state;
	assert_true(list_act(&list, ACTION_DOWN));
	assert_int_equal(list.cursor, 0);
	list_layout(&list, 100, 10, true);
	list_act(&list, ACTION_PAGE_DOWN);
	list_act(&list, ACTION_DOWN);
	assert_int_equal(list.cursor, 11);
	list_layout(&list, 100, 10, true);
	assert_int_equal(list.top, 2);
	list_act(&list, ACTION_LAST);
	list_act(&list, ACTION_PAGE_DOWN);
	list_layout(&list, 100, 10, true);
	assert_int_equal(list.cursor, 99);
	assert_int_equal(list.top, 90);
	/* The list shrinks under the cursor. */
	list_layout(&list, 5, 10, true);
	assert_int_equal(list.cursor, 4);
	assert_int_equal(list.top, 0);
	list_act(&list, ACTION_PAGE_UP);
	assert_int_equal(list.cursor, 0);
	assert_false(list_act(&list, ACTION_SAVE));
}

static void test_a_page_scrolls_to_its_end_and_no_further(void **state)
{
	struct list page = { .n = 0 };

	(void)state;
	list_layout(&page, 25, 10, false);
	list_scroll(&page, ACTION_PAGE_DOWN);
	assert_int_equal(page.top, 9);
	list_scroll(&page, ACTION_LAST);
	assert_int_equal(page.top, 15);
	list_scroll(&page, ACTION_DOWN);
	assert_int_equal(page.top, 15);
	list_layout(&page, 25, 20, false);
	assert_int_equal(page.top, 5);
	list_scroll(&page, ACTION_FIRST);
	assert_int_equal(page.top, 0);
}

static void test_a_prompt_is_typed_and_corrected(void **state)
{
	struct input input;

	(void)state;
	input_init(&input, STR("ab"), NULL);
	input_type(&input, STR("cd\ne"));
	assert_string_equal(input.text.p, "abcd e");
	assert_true(input_act(&input, ACTION_DELETE_LEFT));
	assert_true(input_act(&input, ACTION_LINE_START));
	input_type(&input, STR("x"));
	assert_string_equal(input.text.p, "xabcd ");
	assert_false(input_act(&input, ACTION_SAVE));
	input_release(&input);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_cursor_stays_in_the_list_and_in_sight),
		cmocka_unit_test(test_a_page_scrolls_to_its_end_and_no_further),
		cmocka_unit_test(test_a_prompt_is_typed_and_corrected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
