/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/index.h"

#include <setjmp.h>

#include <cmocka.h>

static void test_texts_have_their_numbers(void **state)
{
	struct index index;

	(void)state;
	index_init(&index);
	assert_true(index_get(&index, STR("sales.arr")) == INDEX_NONE);
	index_put(&index, STR("sales.arr"), 7);
	index_put(&index, STR(""), 8);
	assert_int_equal(index_get(&index, STR("sales.arr")), 7);
	assert_int_equal(index_get(&index, STR("")), 8);
	assert_true(index_get(&index, STR("sales.arr2")) == INDEX_NONE);
	index_put(&index, STR("sales.arr"), 9);
	assert_int_equal(index_get(&index, STR("sales.arr")), 9);
	/* A text that is put again takes no second place. */
	for (size_t i = 0; i < 1000; i++)
		index_put(&index, STR("sales.arr"), i);
	assert_int_equal(index.used, 2);
	assert_true(index.size < 1000);
	index_release(&index);
}

static void test_many_texts_are_kept_apart(void **state)
{
	enum { MANY = 20000 };
	static char names[MANY][8];
	struct index index;

	(void)state;
	index_init(&index);
	for (size_t i = 0; i < MANY; i++) {
		snprintf(names[i], sizeof(names[i]), "%zu", i);
		index_put(&index, str_of(names[i]), i);
	}
	for (size_t i = 0; i < MANY; i++)
		assert_int_equal(index_get(&index, str_of(names[i])), i);
	assert_true(index_get(&index, STR("20000")) == INDEX_NONE);
	/* Half of the places are free: what is not there is found missing soon. */
	assert_int_equal(index.used, MANY);
	assert_true(index.size >= 2 * MANY);
	index_release(&index);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts_have_their_numbers),
		cmocka_unit_test(test_many_texts_are_kept_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
