/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/passage.h"

struct fixture {
	struct passage passage;
};

static void open_text(struct fixture *fixture, const char *text)
{
	passage_open(&fixture->passage, str_of(text));
}

static void close_text(struct fixture *fixture)
{
	passage_close(&fixture->passage);
}

static void test_sentences(void **state)
{
	static const char *const expected[] = { "ARR fell by 3 %", "Two of\nour customers left on 3. March", "Why" };
	struct fixture f;
	size_t from = 0;

	(void)state;
	open_text(&f, "ARR fell by 3 %. Two of\nour customers left on 3. March!\nWhy?");
	for (size_t i = 0; i < COUNT_OF(expected); i++) {
		struct range sentence = passage_sentence(&f.passage, from);
		struct str text = str_in(f.passage.text, passage_span(&f.passage, sentence));

		while (sentence.to == sentence.from && from < f.passage.tokens.list.n) {
			from = passage_next(sentence);
			sentence = passage_sentence(&f.passage, from);
			text = str_in(f.passage.text, passage_span(&f.passage, sentence));
		}
		if (!str_is(text, expected[i]))
			fail_msg("'%.*s' is not '%s'", STR_FMT(text), expected[i]);
		from = passage_next(sentence);
	}
	close_text(&f);
}

static void test_marks_and_quotes(void **state)
{
	struct fixture f;
	struct range all, found;

	(void)state;
	open_text(&f, "He said \"it might be late\" and paid $20k in June.");
	all = (struct range){ 0, f.passage.tokens.list.n };
	assert_true(passage_mark(&f.passage, MARK_SIZE, all, 0, &found));
	assert_true(str_is(str_in(f.passage.text, passage_span(&f.passage, found)), "$20k"));
	assert_true(passage_mark(&f.passage, MARK_TIME, all, 0, NULL));
	assert_false(passage_mark(&f.passage, MARK_GATE, all, 0, NULL));
	assert_true(passage_speaks(&f.passage, all) & SPEAKS(HEDGE));
	assert_true(f.passage.quoted[4]);
	assert_false(f.passage.quoted[8]);
	close_text(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_marks_and_quotes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
