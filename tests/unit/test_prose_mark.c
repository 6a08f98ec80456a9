/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose_fixture.h"

static bool boundary_after(const char *text, size_t token)
{
	struct fixture fixture;
	bool boundary;

	fixture_read(&fixture, text);
	boundary = mark_is_boundary(&fixture.tokens, token);
	fixture_release(&fixture);
	return boundary;
}

static void test_boundaries(void **state)
{
	(void)state;
	assert_true(boundary_after("a; b", 1));
	assert_true(boundary_after("a – b", 1));
	assert_true(boundary_after("a (b", 1));
	assert_true(boundary_after("a.\nb", 1));
	/* The text ends there, and nothing behind it is looked at. */
	assert_true(boundary_after("a b", 2));
	assert_true(boundary_after("a b", 3));
	assert_false(boundary_after("a, b", 1));
	assert_false(boundary_after("20-30", 0));
}

static void test_words_around(void **state)
{
	struct fixture fixture;

	(void)state;
	fixture_read(&fixture, "since early March, by May");
	assert_true(mark_has_before(&fixture.tokens, 2, 4, LEX(TIME_NOT), false));
	assert_false(mark_has_before(&fixture.tokens, 2, 1, LEX(TIME_NOT), false));
	assert_false(mark_has_before(&fixture.tokens, 5, 6, LEX(TIME_NOT), false));
	assert_true(mark_has_before(&fixture.tokens, 5, 6, LEX(TIME_NOT), true));
	assert_true(mark_has_after(&fixture.tokens, 1, 2, LEX(MONTH)));
	assert_false(mark_has_after(&fixture.tokens, 3, 2, LEX(MONTH)));
	fixture_release(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_boundaries),
		cmocka_unit_test(test_words_around),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
