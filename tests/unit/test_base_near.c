/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "base/near.h"

static void counts_single_changes(void **state)
{
	(void)state;
	assert_int_equal(near_distance(STR("arr"), STR("arr")), 0);
	assert_int_equal(near_distance(STR("ar"), STR("arr")), 1);
	assert_int_equal(near_distance(STR("arr"), STR("carr")), 1);
	assert_int_equal(near_distance(STR("nrr"), STR("grr")), 1);
	assert_int_equal(near_distance(STR("kitten"), STR("sitting")), 3);
	assert_int_equal(near_distance(STR(""), STR("abc")), 3);
}

static void long_words_are_near_to_nothing(void **state)
{
	char text[NEAR_MAX + 2];

	(void)state;
	memset(text, 'a', sizeof(text));
	assert_int_equal(near_distance((struct str){ text, NEAR_MAX }, (struct str){ text, NEAR_MAX }), 0);
	assert_int_equal(near_distance((struct str){ text, NEAR_MAX + 1 }, STR("a")), NEAR_MAX + 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_single_changes),
		cmocka_unit_test(long_words_are_near_to_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
