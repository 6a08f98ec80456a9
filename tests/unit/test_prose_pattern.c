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

/* Each place where a match may begin keeps within the limits, and all of them together take the square of the text. */
static void test_work_is_counted_over_a_whole_text(void **state)
{
	static const char *const dear[] = { "(?:a{1000}){1000}", "a{40000}", "a(?=(?:a{1000}){19}|a)" };
	struct buf text = BUF_EMPTY;
	struct span span;

	(void)state;
	for (int i = 0; i < 5; i++) {
		buf_fill(&text, 'a', 39000);
		buf_addc(&text, '\n');
	}
	for (size_t i = 0; i < COUNT_OF(dear); i++) {
		struct pattern *pattern = compiled(dear[i]);
		size_t found = 0;

		for (span = (struct span){ 0, 0 }; pattern_next(pattern, buf_str(&text), span.at + span.n, &span);)
			found++;
		assert_true(found < text.n / 2);
		assert_true(pattern_gave_up(pattern));
		/* The next text is another, and finds what is cheap. */
		assert_false(pattern_find(pattern, STR("b"), 0, &span));
		assert_false(pattern_gave_up(pattern));
		pattern_free(pattern);
	}
	buf_release(&text);
}

static void test_honest_patterns_read_long_texts(void **state)
{
	static const char *const honest[] = { "\\w+ \\w+ at the bank", "(?i)(we|they) .{0,80} (banks?|lenders?)",
					      "\\d+ (\\w+ ){0,5}left" };
	struct buf text = BUF_EMPTY;
	struct span span;

	(void)state;
	for (int i = 0; i < 3000; i++)
		buf_adds(&text, "We have spoken with 12 customers about what they want to see at the next meeting. ");
	for (size_t i = 0; i < COUNT_OF(honest); i++) {
		struct pattern *pattern = compiled(honest[i]);

		assert_false(pattern_find(pattern, buf_str(&text), 0, &span));
		assert_false(pattern_gave_up(pattern));
		pattern_free(pattern);
	}
	buf_release(&text);
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
		cmocka_unit_test(test_work_is_counted_over_a_whole_text),
		cmocka_unit_test(test_honest_patterns_read_long_texts),
		cmocka_unit_test(test_ill_formed_text_matches_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
