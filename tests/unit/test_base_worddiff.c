/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

static size_t moves;

static void *counted_grow(void *old, size_t count, size_t size)
{
	moves++;
	return mem_grow(old, count, size);
}

/* Built in here, with every time that memory grows, and may have to move, counted. */
#define mem_grow counted_grow
#include "base/worddiff.c"
#undef mem_grow

/* "a [-b-]{+c+} d" */
static void print_diff(struct str old, struct str new, struct buf *out)
{
	static const char *const opens[] = { "", "[-", "{+" }, *const closes[] = { "", "-]", "+}" };
	struct worddiff diff;

	worddiff_init(&diff);
	worddiff_run(&diff, old, new);
	for (size_t i = 0; i < diff.runs.n; i++) {
		const struct worddiff_run *run = &diff.runs.v[i];

		buf_adds(out, opens[run->kind]);
		buf_add(out, run->kind == WORDDIFF_ADDED ? str_in(new, run->new) : str_in(old, run->old));
		buf_adds(out, closes[run->kind]);
	}
	worddiff_release(&diff);
}

static void assert_diff(const char *old, const char *new, const char *expected)
{
	struct buf out = BUF_EMPTY;

	buf_adds(&out, "");
	print_diff(str_of(old), str_of(new), &out);
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
}

static void test_words(void **unused)
{
	(void)unused;
	assert_diff("", "", "");
	assert_diff("a b c", "a b c", "a b c");
	assert_diff("", "a b", "{+a b+}");
	assert_diff("a b", "", "[-a b-]");
	assert_diff("a b c", "a x c", "a [-b-]{+x+} c");
	assert_diff("a c", "a b c", "a {+b +}c");
	assert_diff("a b c", "a c", "a [-b -]c");
	assert_diff("x a b", "a b y", "[-x -]a b{+ y+}");
	assert_diff("one\ntwo\nthree", "one\nthree", "one\n[-two\n-]three");
	assert_diff("a", "b", "[-a-]{+b+}");
}

/* From a seed: a text of few words, so that much is alike. */
static void invent(unsigned *seed, struct buf *out)
{
	static const char *const words[] = { "alpha", "beta", "gamma", " ", "  ", "\n", "\xC3\xA9t\xC3\xA9" };
	unsigned n;

	*seed = *seed * 1103515245 + 12345;
	n = (*seed >> 16) % 40;
	buf_clear(out);
	buf_adds(out, "");
	while (n--) {
		*seed = *seed * 1103515245 + 12345;
		buf_adds(out, words[(*seed >> 16) % COUNT_OF(words)]);
	}
}

static void test_the_runs_cover_both_texts(void **unused)
{
	struct buf old = BUF_EMPTY, new = BUF_EMPTY;
	struct worddiff diff;
	unsigned seed = 7;

	(void)unused;
	worddiff_init(&diff);
	for (int round = 0; round < 2000; round++) {
		size_t x = 0, y = 0;

		invent(&seed, &old);
		invent(&seed, &new);
		worddiff_run(&diff, buf_str(&old), buf_str(&new));
		for (size_t i = 0; i < diff.runs.n; i++) {
			const struct worddiff_run *run = &diff.runs.v[i];

			assert_int_equal(run->old.at, x);
			assert_int_equal(run->new.at, y);
			if (run->kind == WORDDIFF_SAME)
				assert_true(str_eq(str_in(buf_str(&old), run->old), str_in(buf_str(&new), run->new)));
			x += run->old.n;
			y += run->new.n;
		}
		assert_int_equal(x, old.n);
		assert_int_equal(y, new.n);
	}
	worddiff_release(&diff);
	buf_release(&old);
	buf_release(&new);
}

static void test_texts_far_apart_are_one_replacement(void **unused)
{
	struct buf old = BUF_EMPTY, new = BUF_EMPTY;
	struct worddiff diff;

	(void)unused;
	for (int i = 0; i < 3000; i++) {
		buf_printf(&old, "a%d ", i);
		buf_printf(&new, "b%d ", i);
	}
	worddiff_init(&diff);
	worddiff_run(&diff, buf_str(&old), buf_str(&new));
	assert_int_equal(diff.runs.n, 3); /* both end in the same space */
	assert_int_equal(diff.runs.v[0].kind, WORDDIFF_REMOVED);
	assert_int_equal(diff.runs.v[1].kind, WORDDIFF_ADDED);
	worddiff_release(&diff);
	buf_release(&old);
	buf_release(&new);
}

/* What 1,000 rounds keep grew by each round: 4 GB were moved. */
static void test_what_a_search_keeps_grows_seldom(void **unused)
{
	struct buf old = BUF_EMPTY, new = BUF_EMPTY;

	(void)unused;
	for (int i = 0; i < 600; i++) {
		buf_printf(&old, "a%d ", i);
		buf_printf(&new, "b%d ", i);
	}
	moves = 0;
	worddiff_likeness(buf_str(&old), buf_str(&new));
	assert_in_range(moves, 1, 50);
	buf_release(&old);
	buf_release(&new);
}

static void test_likeness(void **unused)
{
	(void)unused;
	assert_true(worddiff_likeness(STR(""), STR("  ")) == 1);
	assert_true(worddiff_likeness(STR("a b c d"), STR("a b c d")) == 1);
	assert_true(worddiff_likeness(STR("a b c d"), STR("a b c e")) == 0.75);
	assert_true(worddiff_likeness(STR("a"), STR("b")) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_the_runs_cover_both_texts),
		cmocka_unit_test(test_texts_far_apart_are_one_replacement),
		cmocka_unit_test(test_what_a_search_keeps_grows_seldom),
		cmocka_unit_test(test_likeness),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
