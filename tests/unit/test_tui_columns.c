/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/columns
 */
#include "base/base.h"

#include "tui/columns.h"

#include <setjmp.h>

#include <cmocka.h>

enum { MANY = 11 };

struct trial {
	struct columns columns;
	struct columns_want wants[MANY];
	int widths[MANY];
};

static void begin(struct trial *trial, size_t n, int least, int natural)
{
	*trial = (struct trial){ .columns = { .n = n } };
	trial->columns.wants = trial->wants;
	trial->columns.widths = trial->widths;
	for (size_t i = 0; i < n; i++)
		trial->wants[i] = (struct columns_want){ least, natural };
}

/* What is shown takes no more than room. */
static int used(const struct trial *trial)
{
	int total = -1;

	for (size_t i = 0; i < trial->columns.n; i = columns_next(&trial->columns, i))
		total += trial->widths[i] + 1;
	return total;
}

static void test_what_fits_has_its_natural_width(void **state)
{
	struct trial t;

	(void)state;
	begin(&t, 3, 6, 10);
	columns_fit(&t.columns, 0, 40);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(t.widths[i], 10);
	assert_int_equal(columns_behind(&t.columns), 0);
	columns_fit(&t.columns, 0, 24);
	assert_int_equal(used(&t), 24);
	assert_int_equal(columns_behind(&t.columns), 0);
}

static void test_many_columns_scroll_beside_the_first(void **state)
{
	struct trial t;

	(void)state;
	begin(&t, MANY, 8, 20);
	for (size_t at = 0; at < MANY; at++) {
		columns_fit(&t.columns, at, 52);
		assert_true(used(&t) <= 52);
		assert_true(t.widths[0] >= 8);
		assert_true(t.widths[at] >= 8);
	}
	assert_int_equal(columns_behind(&t.columns), 0);
	assert_true(columns_before(&t.columns) > 0);
	/* Back one step moves nothing; back to the start shows the start. */
	columns_fit(&t.columns, MANY - 2, 52);
	assert_int_equal(columns_behind(&t.columns), 0);
	columns_fit(&t.columns, 1, 52);
	assert_int_equal(columns_before(&t.columns), 0);
}

static void test_hardly_any_room_shows_the_column_at_hand(void **state)
{
	struct trial t;

	(void)state;
	begin(&t, MANY, 8, 20);
	columns_fit(&t.columns, 7, 14);
	assert_int_equal(t.columns.left, 7);
	assert_int_equal(t.columns.end, 8);
	assert_int_equal(t.widths[0], 7);
}

static void test_one_column_and_none(void **state)
{
	struct trial t;

	(void)state;
	begin(&t, 1, 6, 30);
	columns_fit(&t.columns, 0, 10);
	assert_int_equal(t.widths[0], 10);
	begin(&t, 0, 6, 30);
	columns_fit(&t.columns, 0, 10);
	assert_int_equal(columns_behind(&t.columns), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_fits_has_its_natural_width),
		cmocka_unit_test(test_many_columns_scroll_beside_the_first),
		cmocka_unit_test(test_hardly_any_room_shows_the_column_at_hand),
		cmocka_unit_test(test_one_column_and_none),
	};

	return cmocka_run_group_tests_name("tui/columns", tests, NULL, NULL);
}
