/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/join.h"

#include <setjmp.h>

#include <cmocka.h>

/* before with ^ for the cursor; expected NULL: there is nothing to join. */
static void assert_joined(const char *before, const char *expected)
{
	struct buf text = BUF_EMPTY, joined = BUF_EMPTY;
	size_t cursor = str_find_char(str_of(before), '^', 0);
	struct span replaced;

	buf_adds(&text, before);
	buf_splice(&text, cursor, 1, STR(""));
	if (!join_lines(buf_str(&text), (struct span){ cursor, 0 }, &cursor, &replaced, &joined)) {
		assert_null(expected);
	} else {
		assert_non_null(expected);
		buf_splice(&text, replaced.at, replaced.n, buf_str(&joined));
		buf_splice(&text, cursor, 0, STR("^"));
		assert_string_equal(text.p, expected);
	}
	buf_release(&text);
	buf_release(&joined);
}

static void lines_of_a_paragraph_become_one(void **state)
{
	(void)state;
	assert_joined("One\ntwo^\nthree", "One two^ three");
	assert_joined("^One  two\r\n  three \n\nFour\nfive", "^One  two three\n\nFour\nfive");
	assert_joined("A\nb\n\nOne\nt^wo\n", "A\nb\n\nOne t^wo\n");
	assert_joined("One line^ alone\n\nand another", NULL);
	assert_joined("^", NULL);
	assert_joined("a\n^\nb", NULL);
}

static void what_breaks_mean_something_to_stays(void **state)
{
	(void)state;
	assert_joined("- One\n- two^\n  and more", NULL);
	assert_joined("- One\n  and more^\n  and still", NULL);
	assert_joined("1. One\n2. two^", NULL);
	assert_joined("| a | b |\n|---|---|\n| 1^ | 2 |", NULL);
	assert_joined("a\tb\n1\t2^", NULL);
	assert_joined("# Head\nOne^\ntwo", "# Head\nOne^ two");
	assert_joined("Head\n----\nOne^\ntwo", "Head\n----\nOne^ two");
	assert_joined("One^\ntwo\n- a\n- b", "One^ two\n- a\n- b");
	assert_joined("Street 1  \nTown^", NULL);
	assert_joined("```\none\ntwo^\n```", NULL);
	assert_joined("```\none\n\ntwo^\nthree\n```", NULL);
	assert_joined("    code\n    more^", NULL);
	assert_joined("<<<<<<< ours\na^\n=======\nb\n>>>>>>> theirs", NULL);
}

static void a_selection_joins_all_its_paragraphs(void **state)
{
	struct str text = STR("A\nb\n\n- c\n- d\n\nE\nf");
	struct buf joined = BUF_EMPTY;
	struct span replaced;
	size_t cursor = text.n;

	(void)state;
	assert_true(join_lines(text, (struct span){ 0, text.n }, &cursor, &replaced, &joined));
	assert_string_equal(joined.p, "A b\n\n- c\n- d\n\nE f");
	assert_int_equal(cursor, joined.n);
	buf_release(&joined);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_of_a_paragraph_become_one),
		cmocka_unit_test(what_breaks_mean_something_to_stays),
		cmocka_unit_test(a_selection_joins_all_its_paragraphs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
