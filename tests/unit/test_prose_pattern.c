/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/pattern.h"

static struct pattern *compiled(const char *text)
{
	struct error error = ERROR_NONE;
	struct pattern *pattern = pattern_compile(str_of(text), &error);

	if (!pattern)
		fail_msg("%s", error_text(&error));
	error_release(&error);
	return pattern;
}

static void test_finds_in_bytes(void **state)
{
	struct pattern *pattern = compiled("\\d+ €");
	struct span span;

	(void)state;
	assert_true(pattern_find(pattern, STR("für 40 € und 50 €"), 0, &span));
	assert_int_equal(span.at, 5);
	assert_int_equal(span.n, 6);
	assert_true(pattern_find(pattern, STR("für 40 € und 50 €"), 11, &span));
	assert_int_equal(span.at, 16);
	assert_false(pattern_find(pattern, STR("für 40 € und 50 €"), 20, &span));
	assert_false(pattern_find(pattern, STR(""), 0, &span));
	pattern_free(pattern);
}

static void test_empty_matches_do_not_count(void **state)
{
	struct pattern *pattern = compiled("x*");
	struct span span;

	(void)state;
	assert_false(pattern_find(pattern, STR("abc"), 0, &span));
	pattern_free(pattern);
}

static void test_later_is_the_same(void **state)
{
	struct pattern *pattern = pattern_later(STR("b+"));
	struct span span;

	(void)state;
	for (int i = 0; i < 2; i++) {
		assert_true(pattern_find(pattern, STR("aabbb"), 0, &span));
		assert_int_equal(span.at, 2);
		assert_int_equal(span.n, 3);
	}
	pattern_free(pattern);
	pattern_free(pattern_later(STR("never looked for")));
}

static void test_bad_patterns_are_refused(void **state)
{
	struct error error = ERROR_NONE;

	(void)state;
	assert_null(pattern_compile(STR("(a"), &error));
	assert_non_null(strstr(error_text(&error), "pattern, at byte 2"));
	error_release(&error);
}

static void test_expensive_matches_give_up(void **state)
{
	struct pattern *pattern = compiled("(a+)+(b|c)$");
	struct buf text = BUF_EMPTY;
	struct span span;

	(void)state;
	buf_fill(&text, 'a', 4000);
	buf_adds(&text, "!");
	assert_false(pattern_find(pattern, buf_str(&text), 0, &span));
	buf_release(&text);
	pattern_free(pattern);
}

static void test_ill_formed_text_matches_nothing(void **state)
{
	struct pattern *pattern = compiled("a");
	struct span span;

	(void)state;
	assert_false(pattern_find(pattern, STR("\xff\x80 a"), 0, &span));
	pattern_free(pattern);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds_in_bytes),
		cmocka_unit_test(test_empty_matches_do_not_count),
		cmocka_unit_test(test_later_is_the_same),
		cmocka_unit_test(test_bad_patterns_are_refused),
		cmocka_unit_test(test_expensive_matches_give_up),
		cmocka_unit_test(test_ill_formed_text_matches_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
