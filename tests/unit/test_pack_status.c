/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/status.h"

#include <setjmp.h>

#include <cmocka.h>

static void reads_words_and_initials(void **state)
{
	static const struct {
		const char *text;
		char status;
	} cases[] = { { "green", 'G' }, { "Amber", 'A' },  { "RED", 'R' },    { "g", 'G' },
		      { "A", 'A' },     { " r\n", 'R' },   { "yellow", 'A' }, { "Y", 'A' },
		      { "", ' ' },      { "banana", ' ' }, { "-", ' ' },      { "gr", ' ' } };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++)
		assert_int_equal(status_read(str_of(cases[i].text)), cases[i].status);
}

static void says_what_is_shown(void **state)
{
	(void)state;
	assert_string_equal(status_word('G'), "green");
	assert_string_equal(status_word('A'), "amber");
	assert_string_equal(status_word('R'), "red");
	assert_string_equal(status_word(' '), "");
	assert_string_equal(status_word('\0'), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_words_and_initials),
		cmocka_unit_test(says_what_is_shown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
