/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/task.h"
#include "prose_fixture.h"

/* The piece around the word at place is a task of ours. */
static bool is_ours(const char *text, size_t place)
{
	struct fixture fixture;
	size_t from, to;
	bool ours;

	fixture_read(&fixture, text);
	task_piece(&fixture.tokens, place, &from, &to);
	ours = task_is_ours(&fixture.tokens, from, to);
	fixture_release(&fixture);
	return ours;
}

static void test_own_tasks(void **state)
{
	(void)state;
	assert_true(is_ours("we have sent the paper", 4));
	assert_true(is_ours("we will call them on 4 June", 5));
	assert_true(is_ours("he would send a new quotation", 3));
	assert_false(is_ours("he would sign in May", 3));
	assert_true(is_ours("our account manager visits them", 4));
	assert_false(is_ours("their lawyer has the paper", 4));
	assert_false(is_ours("the order is being typed as I write", 1));
	assert_false(is_ours("we sign in June", 3));
	assert_false(is_ours("they need a number before we quote", 3));
}

static void test_pieces(void **state)
{
	(void)state;
	assert_false(is_ours("legal reads the terms, and we call on Monday", 1));
	assert_true(is_ours("legal reads the terms, and we call on Monday", 7));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_own_tasks),
		cmocka_unit_test(test_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
