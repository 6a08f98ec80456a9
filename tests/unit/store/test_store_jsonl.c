/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "store/jsonl.h"

static void test_a_record(void **state)
{
	struct error error = ERROR_NONE;
	struct jsonl_record record;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	assert_true(jsonl_read(STR("{\"id\":\"a\",\"text\":\"b\\nc\\u0000\\u20ac\",\"company\":null,\"other\":[1]}"),
			       &arena, &record, &error));
	assert_true(str_is(record.id, "a"));
	assert_true(str_eq(record.text, STR("b\nc\0\xE2\x82\xAC")));
	assert_int_equal(record.company.n, 0);
	assert_true(jsonl_read(STR("{\"text\":\"\",\"company\":\"Acme\"}"), &arena, &record, &error));
	assert_int_equal(record.id.n, 0);
	assert_true(str_is(record.company, "Acme"));
	arena_release(&arena);
	error_release(&error);
}

static void test_faults(void **state)
{
	static const char *const lines[] = {
		"",
		"[]",
		"{",
		"{\"id\":\"a\"}",
		"{\"text\":1}",
		"{\"text\":\"a\",\"text\":\"b\"}",
		"{\"text\":\"\xFF\"}",
		"{\"id\":1,\"text\":\"a\"}",
		"{\"text\":\"a\"} x",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(lines); i++) {
		struct error error = ERROR_NONE;
		struct jsonl_record record;
		struct arena arena;

		arena_init(&arena);
		assert_false(jsonl_read(str_of(lines[i]), &arena, &record, &error));
		assert_true(strlen(error_text(&error)) > 0);
		arena_release(&arena);
		error_release(&error);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_record),
		cmocka_unit_test(test_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
