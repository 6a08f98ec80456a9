/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

static void compares_bytes(void **state)
{
	(void)state;
	assert_true(str_eq(STR(""), (struct str){ NULL, 0 }));
	assert_true(str_is(STR("arr"), "arr"));
	assert_false(str_is(STR("arr"), "ar"));
	assert_true(str_eq_nocase(STR("GRR"), STR("grr")));
	assert_false(str_eq_nocase(STR("grr"), STR("nrr")));
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("b"), STR("ab")) > 0);
	assert_int_equal(str_cmp(STR("ab"), STR("ab")), 0);
	assert_true(str_starts(STR("sales.arr"), STR("sales.")));
	assert_false(str_starts(STR("sal"), STR("sales.")));
	assert_true(str_ends(STR("2026-Q3.yaml"), STR(".yaml")));
	assert_false(str_ends(STR("yaml"), STR(".yaml")));
}

static void finds(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("net of churn"), STR("churn"), 0), 7);
	assert_int_equal(str_find(STR("aXaX"), STR("X"), 2), 3);
	assert_true(str_find(STR("abc"), STR("abcd"), 0) == STR_NONE);
	assert_true(str_find(STR("abc"), STR("a"), 4) == STR_NONE);
	assert_int_equal(str_find(STR("abc"), STR(""), 3), 3);
	assert_int_equal(str_find_char(STR("a/b"), '/', 0), 1);
	assert_true(str_find_char((struct str){ NULL, 0 }, '/', 0) == STR_NONE);
}

static void trims(void **state)
{
	(void)state;
	assert_true(str_is(str_trim(STR(" \t a b\r\n")), "a b"));
	assert_true(str_is_blank(STR(" \n\t")));
	assert_false(str_is_blank(STR(" x ")));
}

static void takes_lines_and_parts(void **state)
{
	struct str rest = STR("one\r\n\nthree"), piece;
	const char *const lines[] = { "one", "", "three" };
	const char *const parts[] = { "a", "", "b", "" };
	size_t n = 0;

	(void)state;
	while (str_next_line(&rest, &piece)) {
		assert_true(n < COUNT_OF(lines));
		assert_true(str_is(piece, lines[n++]));
	}
	assert_int_equal(n, COUNT_OF(lines));
	rest = STR("a,,b,");
	for (n = 0; str_next_part(&rest, ',', &piece); n++) {
		assert_true(n < COUNT_OF(parts));
		assert_true(str_is(piece, parts[n]));
	}
	assert_int_equal(n, COUNT_OF(parts));
}

static void tells_one_of_the_words_of_a_list(void **state)
{
	(void)state;
	assert_true(str_is_any(STR("Two"), STR("one|two|three")));
	assert_true(str_is_any(STR("three"), STR("one|two|three")));
	assert_false(str_is_any(STR("tw"), STR("one|two|three")));
	assert_false(str_is_any(STR("one|two"), STR("one|two|three")));
	assert_false(str_is_any(STR(""), STR("one|two|three")));
}

static void reads_whole_numbers_that_fit(void **state)
{
	size_t out = 7;

	(void)state;
	assert_true(str_to_size(STR("18446744073709551609"), &out) || sizeof(size_t) < 8);
	assert_false(str_to_size(STR("18446744073709551616"), &out));
	assert_false(str_to_size(STR(""), &out));
	assert_false(str_to_size(STR("-1"), &out));
	assert_false(str_to_size(STR("1 "), &out));
	assert_true(str_to_size(STR("007"), &out));
	assert_int_equal(out, 7);
}

static void hashes_tell_texts_apart(void **state)
{
	(void)state;
	/* The published fnv-1a values of "" and "a". */
	assert_true(str_hash(STR("")) == 0xcbf29ce484222325ULL);
	assert_true(str_hash(STR("a")) == 0xaf63dc4c8601ec8cULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(compares_bytes),
		cmocka_unit_test(finds),
		cmocka_unit_test(trims),
		cmocka_unit_test(takes_lines_and_parts),
		cmocka_unit_test(tells_one_of_the_words_of_a_list),
		cmocka_unit_test(reads_whole_numbers_that_fit),
		cmocka_unit_test(hashes_tell_texts_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
