/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/speech.h"

static void assert_speaks(const char *text, uint64_t wanted, uint64_t unwanted)
{
	struct arena arena;
	struct token_list tokens = { 0 };
	uint64_t *classes, *tells, all = 0;

	arena_init(&arena);
	token_scan(&tokens, str_of(text), &arena);
	token_classify(&tokens);
	classes = speech_mark(&tokens, &arena, &tells);
	for (size_t i = 0; i < tokens.list.n; i++)
		all |= classes[i];
	assert_int_equal(all & wanted, wanted);
	assert_int_equal(all & unwanted, 0);
	assert_int_equal(classes[tokens.list.n], 0);
	token_release(&tokens);
	arena_release(&arena);
}

static void test_classes(void **state)
{
	(void)state;
	assert_speaks("ARR fell because Belmont moved its order", SPEAKS(DOWN) | SPEAKS(CAUSE), SPEAKS(HEDGE));
	assert_speaks("we keep an eye on it", SPEAKS(WATCH), SPEAKS(OWNER));
	assert_speaks("the CFO's view", SPEAKS(ROLE), 0);
	assert_speaks("Maßnahme: Angebot bis Juni", SPEAKS(PLAN), 0);
}

static void test_phrases_stay_on_their_line(void **state)
{
	(void)state;
	assert_speaks("in line with the plan", SPEAKS(INLINE), 0);
	assert_speaks("in line\nwith the sea", 0, SPEAKS(HEDGE));
	assert_speaks("keep an\neye on it", 0, SPEAKS(WATCH));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_classes),
		cmocka_unit_test(test_phrases_stay_on_their_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
