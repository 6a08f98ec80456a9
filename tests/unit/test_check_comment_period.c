/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/comment.h"

/* Whether a figure that is none of the number's is held against it: not where the text speaks of another time. */
static bool contradicts(struct str word, int quarter)
{
	struct comment_input input = { .id = STR("sales.arr"),
				       .label = STR("ARR"),
				       .unit = COMMENT_UNIT_MONEY,
				       .scale = 1,
				       .actual = { true, 4.4e6 },
				       .prior = { true, 4e6 },
				       .period = { 2026, quarter, 3 } };
	struct comment comment;
	struct buf text = BUF_EMPTY;
	bool found;

	buf_printf(&text, "ARR was $3m in %.*s.", STR_FMT(word));
	input.text = buf_str(&text);
	comment_init(&comment);
	comment_read(&comment, &input, 1U << COMMENT_CONTRADICTION);
	found = comment.findings.n > 0;
	comment_release(&comment);
	buf_release(&text);
	return found;
}

/* Each name of a month: the last of a quarter is judged in it and in the one behind, another in none of the four. */
static void test_months(void **state)
{
	static const struct {
		const char *name, *words;
	} rows[] = {
#define LEXICON(name, words) { #name, words },
#include "prose/lexicon_answers.def"
#undef LEXICON
	};

	size_t judged = 0;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(rows); i++) {
		struct str rest = str_of(rows[i].words), word;

		while (strcmp(rows[i].name, "MONTH") == 0 && str_next_part(&rest, '|', &word)) {
			int times = 0;

			for (int quarter = 1; quarter <= 4; quarter++)
				times += contradicts(word, quarter);
			if (times != 0 && times != 2)
				fail_msg("%.*s is read in %d quarters", STR_FMT(word), times);
			judged += times == 2;
		}
	}
	/* At the least each of the four in English. */
	assert_true(judged >= 4);
}

static void test_quarters(void **state)
{
	static const char *const seconds[] = { "Q2",         "the second quarter", "the 2nd quarter",
					       "2. Quartal", "zweites Quartal",    "2e trimestre" };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(seconds); i++) {
		struct str second = str_of(seconds[i]);

		/* In the first quarter it is to come; in the second it is now, in the third the one before. */
		assert_false(contradicts(second, 1));
		assert_true(contradicts(second, 2));
		assert_true(contradicts(second, 3));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_months),
		cmocka_unit_test(test_quarters),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
