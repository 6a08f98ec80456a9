/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/phrase.h"

/* The bytes of text that phrase matches first, or "" for none. */
static struct str match(const char *text, const char *phrase)
{
	struct buf folded_phrase = BUF_EMPTY;
	struct folded folded;
	struct span span;
	struct str found = STR("");

	phrase_fold(str_of(phrase), &folded_phrase);
	phrase_open(&folded, str_of(text));
	if (phrase_find(&folded, buf_str(&folded_phrase), 0, &span))
		found = str_in(str_of(text), phrase_source(&folded, span));
	phrase_close(&folded);
	buf_release(&folded_phrase);
	return found;
}

static void assert_match(const char *text, const char *phrase, const char *expected)
{
	struct str found = match(text, phrase);

	if (!str_is(found, expected))
		fail_msg("'%s' in '%s' matches '%.*s'", phrase, text, STR_FMT(found));
}

static void test_whole_words(void **state)
{
	(void)state;
	assert_match("A strong quarter", "strong", "strong");
	assert_match("Armstrong signed", "strong", "");
	assert_match("strongest ever", "strong", "");
	assert_match("(strong)", "strong", "strong");
	assert_match("Q3strong", "strong", "");
	assert_match("übung strong", "bung", "");
}

static void test_case_and_white_space(void **state)
{
	(void)state;
	assert_match("A Number \n\t OF deals", "a number of", "A Number \n\t OF");
	assert_match("ÜBER plan", "über", "ÜBER");
	assert_match("a\u00A0number of", "a number of", "a\u00A0number of");
}

static void test_signs_need_no_edge(void **state)
{
	(void)state;
	assert_match("churn 3%[check with Lena]", "[check", "[check");
	assert_match("really??yes", "??", "??");
}

static void test_spans_count_bytes(void **state)
{
	struct folded folded;
	struct span span;

	(void)state;
	phrase_open(&folded, STR("Größe: TODO"));
	assert_true(phrase_find(&folded, STR("todo"), 0, &span));
	span = phrase_source(&folded, span);
	assert_int_equal(span.at, 9);
	assert_int_equal(span.n, 4);
	phrase_close(&folded);
}

static size_t pieces(const char *text, enum phrase_scope scope)
{
	struct span piece = { 0, 0 };
	size_t count = 0;

	while (phrase_piece(str_of(text), scope, piece.at + piece.n, &piece)) {
		assert_true(piece.n > 0);
		count++;
	}
	assert_int_equal(piece.at + piece.n, strlen(text));
	return count;
}

static void test_sentences(void **state)
{
	(void)state;
	assert_int_equal(pieces("One. Two! Three", PHRASE_SENTENCE), 3);
	assert_int_equal(pieces("4.2m and 3.5% stay", PHRASE_SENTENCE), 1);
	assert_int_equal(pieces("M. Lund, e.g. in sales, is late", PHRASE_SENTENCE), 1);
	assert_int_equal(pieces("one; two\nthree", PHRASE_SENTENCE), 3);
}

static void test_items(void **state)
{
	(void)state;
	assert_int_equal(pieces("- one. still one\n  and on\n- two\n1. three", PHRASE_ITEM), 3);
	assert_int_equal(pieces("a\nb\n\nc", PHRASE_ITEM), 2);
	assert_int_equal(pieces("a. b; c\n\n- d", PHRASE_TEXT), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole_words),        cmocka_unit_test(test_case_and_white_space),
		cmocka_unit_test(test_signs_need_no_edge), cmocka_unit_test(test_spans_count_bytes),
		cmocka_unit_test(test_sentences),          cmocka_unit_test(test_items),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
