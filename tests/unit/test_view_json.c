/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "view/json.h"

static void test_nesting(void **state)
{
	struct buf out = BUF_EMPTY;
	struct json json;

	(void)state;
	json_init(&json, &out, false);
	json_open(&json, NULL, '{');
	json_size(&json, "n", 3);
	json_open(&json, "list", '[');
	json_str(&json, NULL, STR("a"));
	json_bool(&json, NULL, true);
	json_null(&json, NULL);
	json_close(&json, ']');
	json_span(&json, "span", (struct span){ 2, 3 });
	json_open(&json, "empty", '{');
	json_close(&json, '}');
	json_close(&json, '}');
	assert_string_equal(out.p,
			    "{\"n\":3,\"list\":[\"a\",true,null],\"span\":{\"start\":2,\"end\":5},\"empty\":{}}");
	buf_release(&out);
}

static void test_pretty(void **state)
{
	struct buf out = BUF_EMPTY;
	struct json json;

	(void)state;
	json_init(&json, &out, true);
	json_open(&json, NULL, '{');
	json_open(&json, "list", '[');
	json_size(&json, NULL, 1);
	json_size(&json, NULL, 2);
	json_close(&json, ']');
	json_open(&json, "none", '[');
	json_close(&json, ']');
	json_close(&json, '}');
	assert_string_equal(out.p, "{\n  \"list\": [\n    1,\n    2\n  ],\n  \"none\": []\n}");
	buf_release(&out);
}

static void assert_string(struct str value, const char *expected)
{
	struct buf out = BUF_EMPTY;
	struct json json;

	json_init(&json, &out, false);
	json_str(&json, NULL, value);
	assert_string_equal(out.p, expected);
	buf_release(&out);
}

static void test_strings(void **state)
{
	(void)state;
	assert_string(STR(""), "\"\"");
	assert_string(STR("a\"b\\c\n\t/"), "\"a\\\"b\\\\c\\n\\t/\"");
	assert_string(STR("\x1B[31m\x7F"), "\"\\u001b[31m\\u007f\"");
	assert_string(STR("\xC2\x9B"), "\"\\u009b\"");
	assert_string(STR("\xE2\x80\xAEx"), "\"\\u202ex\"");
	/* A tag character lies beyond the first plane: a pair of surrogates. */
	assert_string(STR("\xF3\xA0\x81\x81"), "\"\\udb40\\udc41\"");
	assert_string(STR("caf\xC3\xA9 \xE2\x82\xAC"), "\"caf\xC3\xA9 \xE2\x82\xAC\"");
	assert_string((struct str){ "a\0b", 3 }, "\"a\\u0000b\"");
}

static void test_ill_formed_bytes_become_the_replacement(void **state)
{
	(void)state;
	assert_string(STR("a\xFF"), "\"a\xEF\xBF\xBD\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_nesting),
		cmocka_unit_test(test_pretty),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_ill_formed_bytes_become_the_replacement),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
