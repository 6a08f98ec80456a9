/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/lexicon.h"

static void test_finds_words_and_phrases(void **state)
{
	struct arena arena;
	struct lexicon lexicon;

	(void)state;
	arena_init(&arena);
	lexicon_build(&lexicon, &arena);
	assert_true(lexicon_is(&lexicon, STR("september"), LEXICON_MONTH));
	assert_true(lexicon_is(&lexicon, STR("target close"), LEXICON_HEAD_TIME));
	assert_true(lexicon_is(&lexicon, STR("hürde"), LEXICON_HEAD_GATE));
	assert_false(lexicon_is(&lexicon, STR("september"), LEXICON_CURRENCY));
	assert_false(lexicon_is(&lexicon, STR("target closed"), LEXICON_HEAD_TIME));
	assert_false(lexicon_is(&lexicon, STR(""), LEXICON_MONTH));
	arena_release(&arena);
}

/* "may" is a month and a verb: every row is found, each once. */
static void test_word_of_several_classes(void **state)
{
	struct arena arena;
	struct lexicon lexicon;
	enum lexicon_class class;
	struct str rest;
	size_t at = 0, months = 0, verbs = 0;

	(void)state;
	arena_init(&arena);
	lexicon_build(&lexicon, &arena);
	while (lexicon_next(&lexicon, STR("may"), &at, &rest, &class)) {
		months += class == LEXICON_MONTH && !rest.n;
		verbs += class == LEXICON_VERB && !rest.n;
	}
	assert_int_equal(months, 1);
	assert_int_equal(verbs, 1);
	assert_int_equal(at, 0);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_finds_words_and_phrases),
		cmocka_unit_test(test_word_of_several_classes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
