/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "store/yaml_scan.h"

static void check(const char *block, size_t length)
{
	assert_int_equal(yaml_block_length(str_of(block)), length);
}

static void length_of_a_block(void **unused)
{
	(void)unused;
	check("|\n  a\n", 5);
	check("|\n  a\n\n\n ", 5);
	check("|\r\n  a\r\n\r\n", 6);
	check("| # note", 8);
	check("|\n\n\n", 1);
	/* Spaces beyond the indentation are content. */
	check("|\n  a\n   \n  \n", 9);
	check("|\n  a\n\n  b", 10);
}

static void all_faults_up_to_the_limit(void **unused)
{
	struct error error = ERROR_NONE;

	(void)unused;
	assert_true(yaml_scan(STR("a\tb\r\n\xC2\x85"), "f", 2, &error));
	assert_false(yaml_scan(STR("\x01\n\x02\n\x03"), "f", 2, &error));
	assert_string_equal(error_text(&error),
			    "f:1:1: control character U+0001 at byte 0\nf:2:1: control character U+0002 at byte 2");
	error_release(&error);
}

static void columns_do_not_count_the_mark(void **unused)
{
	struct error error = ERROR_NONE;

	(void)unused;
	assert_false(yaml_scan(STR("\xEF\xBB\xBF"
				   "a\xEF\xBF\xBE"),
			       "f", 9, &error));
	assert_string_equal(error_text(&error), "f:1:2: control character U+FFFE at byte 4");
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(length_of_a_block),
		cmocka_unit_test(all_faults_up_to_the_limit),
		cmocka_unit_test(columns_do_not_count_the_mark),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
