/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/style.h"

#include <setjmp.h>

#include <cmocka.h>

static void letters_are_printable_and_different(void **state)
{
	bool seen[128] = { false };

	(void)state;
	for (int i = 0; i < STYLE_COUNT; i++) {
		unsigned char letter = (unsigned char)style_letter((enum style)i);

		assert_in_range(letter, 0x21, 0x7e);
		assert_false(seen[letter]);
		seen[letter] = true;
	}
	assert_int_equal(style_letter(STYLE_HAZARD), '!');
}

static void names_are_the_enumerators(void **state)
{
	(void)state;
	assert_string_equal(style_name(STYLE_NORMAL), "NORMAL");
	assert_string_equal(style_name(STYLE_ALARM), "ALARM");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(letters_are_printable_and_different),
		cmocka_unit_test(names_are_the_enumerators),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
