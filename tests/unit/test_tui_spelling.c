/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/spelling.h"

#include <setjmp.h>

#include <cmocka.h>

/* Whatever starts with z is wrong. */
static bool is_right(void *data, struct str word)
{
	(void)data;
	return word.n && word.p[0] != 'z';
}

static const struct speller speller = { .is_right = is_right };

static void assert_marks(const char *text, size_t typing_at, const char *expected)
{
	struct field_marks marks = { NULL, 0, 0 };
	struct buf got = BUF_EMPTY;

	spelling_marks(&speller, str_of(text), typing_at, &marks);
	buf_adds(&got, "");
	for (size_t i = 0; i < marks.n; i++) {
		assert_int_equal(marks.v[i].style, STYLE_MISSPELT);
		buf_printf(&got, "%.*s,", STR_FMT(str_in(str_of(text), marks.v[i].span)));
	}
	buf_adds(&got, "");
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
	vec_release(&marks);
}

static void misspelt_words_are_marked(void **state)
{
	(void)state;
	assert_marks("the zebr and zoo.", STR_NONE, "zebr,zoo,");
	assert_marks("all fine", STR_NONE, "");
	/* a sentence without a space after it is no address, and one word for Unicode */
	assert_marks("zebr.Next", STR_NONE, "zebr.Next,");
}

static void the_word_being_typed_is_left_in_peace(void **state)
{
	(void)state;
	assert_marks("zebr zo", 7, "zebr,");
	assert_marks("zebr zo ", 8, "zebr,zo,");
}

static void addresses_are_nobodys_spelling(void **state)
{
	(void)state;
	assert_marks("see https://zen.example/zoo or zed@zap.example (zip.io/zz) or z_z", STR_NONE, "");
}

static void no_speller_no_marks(void **state)
{
	struct field_marks marks = { NULL, 0, 0 };

	(void)state;
	spelling_marks(NULL, STR("zebr"), STR_NONE, &marks);
	assert_int_equal(marks.n, 0);
}

static void the_word_to_correct_is_here_or_next(void **state)
{
	struct str text = STR("zebr and zoo or");

	(void)state;
	assert_int_equal(spelling_word(&speller, text, 2).at, 0);
	assert_int_equal(spelling_word(&speller, text, 4).at, 0);
	assert_int_equal(spelling_word(&speller, text, 5).at, 9);
	assert_int_equal(spelling_word(&speller, text, 13).n, 0);
}

static void marks_are_made_anew_only_for_another_version(void **state)
{
	struct spelling spelling = { .is_valid = false };

	(void)state;
	spelling_refresh(&spelling, &speller, STR("the zebr"), 1, 1);
	assert_int_equal(spelling.marks.n, 1);
	spelling_refresh(&spelling, &speller, STR("zoo zip"), 1, 1);
	assert_int_equal(spelling.marks.n, 1);
	spelling_refresh(&spelling, &speller, STR("zoo zip"), 2, 1);
	assert_int_equal(spelling.marks.n, 2);
	spelling_refresh(&spelling, &speller, STR("fine"), 2, 2);
	assert_int_equal(spelling.marks.n, 0);
	spelling_release(&spelling);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(misspelt_words_are_marked),
		cmocka_unit_test(marks_are_made_anew_only_for_another_version),
		cmocka_unit_test(the_word_being_typed_is_left_in_peace),
		cmocka_unit_test(addresses_are_nobodys_spelling),
		cmocka_unit_test(no_speller_no_marks),
		cmocka_unit_test(the_word_to_correct_is_here_or_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
