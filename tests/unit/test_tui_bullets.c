/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/bullets.h"

#include <setjmp.h>

#include <cmocka.h>

/* text with | for the cursor, before and after Enter; expected NULL: Enter is a plain line break. */
static void assert_enter(const char *before, const char *expected)
{
	struct buf text = BUF_EMPTY, typed = BUF_EMPTY;
	size_t cursor = str_find_char(str_of(before), '|', 0);
	struct span span = { 0, 0 };

	buf_adds(&text, before);
	buf_splice(&text, cursor, 1, STR(""));
	if (!bullets_enter(buf_str(&text), cursor, &span, &typed)) {
		assert_null(expected);
	} else {
		assert_non_null(expected);
		buf_addc(&typed, '|');
		buf_splice(&text, span.at, span.n, buf_str(&typed));
		assert_string_equal(text.p, expected);
	}
	buf_release(&text);
	buf_release(&typed);
}

static void a_second_mark_is_none(void **state)
{
	struct span span;

	(void)state;
	assert_true(bullets_doubled(STR("- One\n- -"), 9, &span));
	assert_int_equal(span.at, 8);
	assert_int_equal(span.n, 1);
	assert_true(bullets_doubled(STR("  2. 2."), 7, &span));
	assert_false(bullets_doubled(STR("- One\n- *"), 9, &span));
	assert_false(bullets_doubled(STR("- One\n- -5"), 10, &span));
	assert_false(bullets_doubled(STR("- One\n- -x"), 9, &span));
	assert_false(bullets_doubled(STR("One -"), 5, &span));
}

static void lists_go_on(void **state)
{
	(void)state;
	assert_enter("- One|", "- One\n- |");
	/* The blanks at the place where a point is split belong to neither half. */
	assert_enter("a\n  * One| two\nb", "a\n  * One\n  * |two\nb");
	assert_enter("- One |two", "- One\n- |two");
	assert_enter("- One |", "- One\n- |");
	assert_enter("\u2022 One|", "\u2022 One\n\u2022 |");
	assert_enter("9. Nine|", "9. Nine\n10. |");
	assert_enter("  2) Two|", "  2) Two\n  3) |");
	assert_enter("> Said|", "> Said\n> |");
}

static void an_empty_bullet_ends_the_list(void **state)
{
	(void)state;
	assert_enter("- One\n- |", "- One\n|");
	assert_enter("1. One\n  2. |\nrest", "1. One\n|\nrest");
}

/* An empty point above one that is there would stand in the report. */
static void no_empty_bullet_is_left(void **state)
{
	(void)state;
	assert_enter("- |One", "- |One");
	assert_enter("- One\n- |  Two", "- One\n- |  Two");
}

static void other_lines_are_left_alone(void **state)
{
	(void)state;
	assert_enter("Plain|", NULL);
	assert_enter("|- One", NULL);
	assert_enter("-|5 below", NULL);
	assert_enter("1.2m of ARR|", NULL);
	assert_enter("12345. Long|", NULL);
	assert_enter("**Bold** words|", NULL);
	assert_enter("|", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_second_mark_is_none),         cmocka_unit_test(lists_go_on),
		cmocka_unit_test(an_empty_bullet_ends_the_list), cmocka_unit_test(no_empty_bullet_is_left),
		cmocka_unit_test(other_lines_are_left_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
