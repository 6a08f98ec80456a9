/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "pack/merge_text.h"

static void assert_merge(const char *base, const char *ours, const char *theirs, size_t conflicts, const char *expected)
{
	struct buf out = BUF_EMPTY;
	size_t found;

	buf_adds(&out, "kept ");
	found = merge_text(str_of(base), str_of(ours), str_of(theirs), &out);
	assert_string_equal(out.p, expected);
	assert_int_equal(found, conflicts);
	buf_release(&out);
}

static void test_what_one_side_changed_is_taken(void **state)
{
	(void)state;
	assert_merge("a\nb\nc\nd\n", "A\nb\nc\nd\n", "a\nb\nc\nD\ne\n", 0, "kept A\nb\nc\nD\ne\n");
	assert_merge("a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", "a\nb\nC\nd\ne\n", 0, "kept A\nb\nC\nd\nE\n");
	/* Neighbours in a list do not touch, and each may go. */
	assert_merge("a\nb\nc", "a\nB\nc", "a\nb", 0, "kept a\nB");
	assert_merge("a\nb\n", "a\nb\n", "b\n", 0, "kept b\n");
	assert_merge("a\n", "", "a\n", 0, "kept ");
	/* Two lines more of which one is the same. */
	assert_merge("b\n", "a\nb\n", "b\nc\n", 0, "kept a\nb\nc\n");
}

static void test_what_both_changed_alike_stands_once(void **state)
{
	(void)state;
	assert_merge("a\nb\nc\n", "a\nB\nc\n", "a\nB\nc\nd\n", 0, "kept a\nB\nc\nd\n");
	assert_merge("", "a", "a\n", 0, "kept a");
	assert_merge("a\nb\nc", "a\nc", "a\nc \n", 0, "kept a\nc");
	/* Blanks at the end of a line are no edit that could stand against another. */
	assert_merge("a\nb\nc\n", "a\nb  \nc\n", "a\nB\nc\n", 0, "kept a\nB\nc\n");
}

static void test_only_lines_that_touch_are_marked(void **state)
{
	(void)state;
	assert_merge("a\nb\nc\nd\n", "A\nb\nc1\nd\n", "a\nb\nc2\nd\n", 1,
		     "kept A\nb\n<<<<<<< ours\nc1\n||||||| base\nc\n=======\nc2\n>>>>>>> theirs\nd\n");
	assert_merge("a\nb\nc", "a1\nb\nc1", "a2\nb\nc2", 2,
		     "kept <<<<<<< ours\na1\n||||||| base\na\n=======\na2\n>>>>>>> theirs\nb\n"
		     "<<<<<<< ours\nc1\n||||||| base\nc\n=======\nc2\n>>>>>>> theirs\n");
	/* One side's lines may bind two changes of the other together. */
	assert_merge("a\nb\nc\n", "a1\nb\nc1\n", "x\n", 1,
		     "kept <<<<<<< ours\na1\nb\nc1\n||||||| base\na\nb\nc\n=======\nx\n>>>>>>> theirs\n");
	/* Lines that both added to one place; lines that one took out. */
	assert_merge("a\n", "a\nb\n", "a\nc\n", 1, "kept a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n");
	assert_merge("a\nb\n", "a\n", "a\nc\n", 1,
		     "kept a\n<<<<<<< ours\n||||||| base\nb\n=======\nc\n>>>>>>> theirs\n");
	/* A blank line parts paragraphs: it is something. */
	assert_merge("a\nb\n", "a\n\nb\n", "a\nc\nb\n", 1, "kept a\n<<<<<<< ours\n\n=======\nc\n>>>>>>> theirs\nb\n");
}

static void assert_side(const char *text, struct span side, const char *expected)
{
	assert_true(str_is(str_in(str_of(text), side), expected));
}

static void test_conflicts_are_found_one_after_the_other(void **state)
{
	static const char text[] = "a\n<<<<<<< ours\nb\n||||||| base\nc\n=======\n>>>>>>> theirs\n"
				   "<<<<<<< ours\n=======\nd\ne\n>>>>>>> theirs";
	struct merge_conflict conflict;

	(void)state;
	assert_true(merge_text_find(str_of(text), 0, &conflict));
	assert_int_equal(conflict.whole.at, 2);
	assert_side(text, conflict.ours, "b");
	assert_true(conflict.has_base);
	assert_side(text, conflict.base, "c");
	assert_side(text, conflict.theirs, "");
	assert_true(merge_text_find(str_of(text), conflict.whole.at + conflict.whole.n, &conflict));
	assert_side(text, conflict.ours, "");
	assert_false(conflict.has_base);
	assert_side(text, conflict.theirs, "d\ne");
	assert_int_equal(conflict.whole.at + conflict.whole.n, sizeof(text) - 1);
	assert_false(merge_text_find(str_of(text), conflict.whole.at + conflict.whole.n, &conflict));
	assert_false(merge_text_find(STR("<<<<<<< ours\nx\n"), 0, &conflict));
	assert_false(merge_text_find(STR("<<<<<<< ours \nx\n=======\n>>>>>>> theirs\n"), 0, &conflict));
	assert_false(merge_text_find(STR("<<<<<<< ours\nx\n========\n>>>>>>> theirs\n"), 0, &conflict));
}

/* "Title" over "=======" is a heading in Markdown; a text may even hold a conflict that nobody settled. */
static void test_lines_like_marks_are_no_marks(void **state)
{
	static const char heading[] = "Title\n=======\nours\n";
	struct merge_conflict conflict;
	struct buf out = BUF_EMPTY, again = BUF_EMPTY;

	(void)state;
	assert_int_equal(merge_text(STR(""), str_of(heading), STR("Title\n=======\ntheirs\n"), &out), 1);
	assert_true(merge_text_find(buf_str(&out), 0, &conflict));
	assert_int_equal(conflict.whole.n, out.n);
	assert_true(str_is(str_in(buf_str(&out), conflict.ours), "Title\n=======\nours"));
	assert_true(str_is(str_in(buf_str(&out), conflict.theirs), "Title\n=======\ntheirs"));
	assert_int_equal(merge_text(STR("x"), buf_str(&out), STR("y"), &again), 1);
	assert_true(merge_text_find(buf_str(&again), 0, &conflict));
	assert_int_equal(conflict.whole.n, again.n);
	assert_int_equal(conflict.ours.n, out.n - 1);
	buf_release(&again);
	/* A stray begin hides nothing behind it. */
	buf_clear(&out);
	buf_adds(&out, "<<<<<<< ours\n<<<<<<<< ours\na\n========\nb\n>>>>>>>> theirs\n");
	assert_true(merge_text_find(buf_str(&out), 0, &conflict));
	assert_int_equal(conflict.whole.at, 13);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_one_side_changed_is_taken),
		cmocka_unit_test(test_what_both_changed_alike_stands_once),
		cmocka_unit_test(test_only_lines_that_touch_are_marked),
		cmocka_unit_test(test_conflicts_are_found_one_after_the_other),
		cmocka_unit_test(test_lines_like_marks_are_no_marks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
