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

static void assert_marks(const char *text, const char *expected)
{
	struct field_marks marks = { NULL, 0, 0 };
	struct buf got = BUF_EMPTY;

	spelling_marks(&speller, str_of(text), &marks);
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
	assert_marks("the zebr and zoo.", "zebr,zoo,");
	assert_marks("all fine", "");
	/* a sentence without a space after it is no address, and one word for Unicode */
	assert_marks("zebr.Next", "zebr.Next,");
}

static void the_word_being_typed_is_left_in_peace(void **state)
{
	const struct span zo = { 5, 2 };

	(void)state;
	assert_true(spelling_is_typed(STR("zebr zo"), zo, 7));
	assert_true(spelling_is_typed(STR("zebr zo'"), zo, 8));
	assert_true(spelling_is_typed(STR("zebr zo\xe2\x80\x99s"), zo, 10));
	assert_false(spelling_is_typed(STR("zebr zo "), zo, 8));
	assert_false(spelling_is_typed(STR("zebr zo''"), zo, 9));
	assert_false(spelling_is_typed(STR("zebr zo"), zo, 6));
	assert_false(spelling_is_typed(STR("zebr zo"), zo, 99));
}

/* Types text behind "the zebr" letter by letter, without asking anew; what is marked then, the word being typed not. */
static void assert_typed(const char *text, const char *expected)
{
	struct spelling spelling = { .is_valid = false };
	struct buf all = BUF_EMPTY, got = BUF_EMPTY;

	buf_adds(&all, "the zebr");
	spelling_refresh(&spelling, &speller, buf_str(&all), 1, 1);
	for (const char *p = text; *p; p++) {
		struct field_change change = { .offset = all.n, .text = { p, 1 } };

		buf_addc(&all, *p);
		spelling_shift(&spelling, buf_str(&all), &change);
	}
	buf_adds(&got, "");
	for (size_t i = 0; i < spelling.marks.n; i++)
		if (!spelling_is_typed(buf_str(&all), spelling.marks.v[i].span, all.n))
			buf_add(&got, str_in(buf_str(&all), spelling.marks.v[i].span));
	assert_string_equal(got.p, expected);
	spelling_release(&spelling);
	buf_release(&all);
	buf_release(&got);
}

static void a_word_that_is_ended_is_marked_in_the_same_picture(void **state)
{
	(void)state;
	assert_typed("", "");
	assert_typed("a", "");
	assert_typed(" ", "zebr");
	assert_typed(", and", "zebr");
	assert_typed("afish. And", "zebrafish");
	assert_typed("'", "");
	assert_typed("'s", "");
	assert_typed("'s ", "zebr's");
}

static void marks_move_with_their_words(void **state)
{
	struct spelling spelling = { .is_valid = false };
	struct field_change change = { .offset = 0, .text = STR("Oh ") };

	(void)state;
	spelling_refresh(&spelling, &speller, STR("the zebr and"), 1, 1);
	spelling_shift(&spelling, STR("Oh the zebr and"), &change);
	assert_int_equal(spelling.marks.v[0].span.at, 7);
	assert_int_equal(spelling.marks.v[0].span.n, 4);
	change = (struct field_change){ .offset = 10, .n = 1 };
	spelling_shift(&spelling, STR("Oh the zeb and"), &change);
	assert_int_equal(spelling.marks.v[0].span.n, 0);
	spelling_release(&spelling);
}

static void addresses_are_nobodys_spelling(void **state)
{
	(void)state;
	assert_marks("see https://zen.example/zoo or zed@zap.example (zip.io/zz) or z_z", "");
}

static void no_speller_no_marks(void **state)
{
	struct field_marks marks = { NULL, 0, 0 };

	(void)state;
	spelling_marks(NULL, STR("zebr"), &marks);
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

static void the_word_just_written_is_the_one_to_correct(void **state)
{
	struct str text = STR("a zebr, a zoo oddly or. ");

	(void)state;
	assert_int_equal(spelling_near(&speller, text, text.n).at, 10);
	assert_int_equal(spelling_near(&speller, text, 10).at, 10);
	assert_int_equal(spelling_near(&speller, text, 9).at, 2);
	assert_int_equal(spelling_near(&speller, text, 3).at, 2);
	assert_int_equal(spelling_near(&speller, text, 0).at, 2);
	assert_int_equal(spelling_near(&speller, STR("fine"), 2).n, 0);
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
		cmocka_unit_test(the_word_just_written_is_the_one_to_correct),
		cmocka_unit_test(the_word_being_typed_is_left_in_peace),
		cmocka_unit_test(a_word_that_is_ended_is_marked_in_the_same_picture),
		cmocka_unit_test(marks_move_with_their_words),
		cmocka_unit_test(addresses_are_nobodys_spelling),
		cmocka_unit_test(no_speller_no_marks),
		cmocka_unit_test(the_word_to_correct_is_here_or_next),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
