/* SPDX-License-Identifier: MIT */
/* What many figures cost in one sentence: the files are built in here, with every look at a token counted. */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/comment_reader.h"

static size_t looks;

static const struct token *counted_token(const struct passage *passage, size_t i)
{
	looks++;
	return passage_token(passage, i);
}

static uint64_t counted_speaks(const struct passage *passage, struct range range)
{
	looks += range.to - range.from;
	return passage_speaks(passage, range);
}

static bool counted_other_time(const struct comment_reader *reader, struct range range)
{
	looks += range.to - range.from;
	return comment_speaks_other_time(reader, range);
}

#define passage_token             counted_token
#define passage_speaks            counted_speaks
#define comment_speaks_other_time counted_other_time
#include "check/comment_figures.c"
#include "check/comment_clause.c"

static size_t looks_at(const char *unit, size_t count)
{
	struct comment comment;
	struct buf text = BUF_EMPTY;
	struct comment_input input = { .id = STR("sales.arr"),
				       .label = STR("Burn"),
				       .unit = COMMENT_UNIT_MONEY,
				       .scale = 1,
				       .actual = { true, 1 },
				       .forecast = { true, 2 },
				       .prior = { true, 3 },
				       .period = { 2026, 3, 3 } };

	for (size_t i = 0; i < count; i++)
		buf_adds(&text, unit);
	input.text = buf_str(&text);
	looks = 0;
	comment_init(&comment);
	comment_read(&comment, &input, 1U << COMMENT_CONTRADICTION);
	assert_int_equal(comment.findings.n, 0);
	comment_release(&comment);
	buf_release(&text);
	return looks;
}

static void test_ten_times_the_figures_are_ten_times_the_work(void **state)
{
	static const char *const units[] = { "EUR 1 ", "$1: ", "$1, ", "($1 ", "if $1 ", "was $1 ", "$1 ) " };

	(void)state;
	for (size_t i = 0; i < COUNT_OF(units); i++) {
		size_t few = looks_at(units[i], 100), many = looks_at(units[i], 1000);

		if (few < 100 || many > 11 * few)
			fail_msg("'%s': %zu looks, then %zu", units[i], few, many);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ten_times_the_figures_are_ten_times_the_work),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
