/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/finding.h"

static void test_level_names_round_trip(void **state)
{
	(void)state;
	for (int i = LEVEL_ADVICE; i <= LEVEL_ERROR; i++) {
		enum level level;

		assert_true(level_parse(str_of(level_name((enum level)i)), &level));
		assert_int_equal(level, i);
	}
}

static void test_other_words_are_no_levels(void **state)
{
	enum level level;

	(void)state;
	assert_false(level_parse(STR("Error"), &level));
	assert_false(level_parse(STR(""), &level));
	assert_false(level_parse(STR("off"), &level));
}

static void test_clear_forgets_everything(void **state)
{
	struct findings findings;
	struct finding finding = { .level = LEVEL_ERROR };
	struct skip skip = { .reason = STR("x") };

	(void)state;
	findings_init(&findings);
	finding.message = arena_str(&findings.arena, STR("a message"));
	vec_push(&findings.list, finding);
	vec_push(&findings.skipped, skip);
	findings.ran = findings.fired = findings.waived = 1;
	findings_clear(&findings);
	assert_int_equal(findings.list.n + findings.skipped.n, 0);
	assert_int_equal(findings.ran + findings.fired + findings.waived, 0);
	findings_release(&findings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_level_names_round_trip),
		cmocka_unit_test(test_other_words_are_no_levels),
		cmocka_unit_test(test_clear_forgets_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
