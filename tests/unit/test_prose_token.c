/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose_fixture.h"

/* The tokens of a text, parted by bars; a small s stands after the end of a sentence. */
static void assert_tokens(const char *text, const char *expected)
{
	struct fixture fixture;
	struct buf out = BUF_EMPTY;

	fixture_read(&fixture, text);
	for (size_t i = 0; i < fixture.tokens.list.n; i++) {
		if (i)
			buf_addc(&out, '|');
		if (fixture.tokens.list.v[i].kind == TOKEN_BREAK)
			buf_adds(&out, "\\n");
		else
			buf_add(&out, str_in(fixture.text, fixture.tokens.list.v[i].span));
		if (fixture.tokens.list.v[i].flags & TOKEN_STOP)
			buf_addc(&out, 's');
	}
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
	fixture_release(&fixture);
}

static void test_words_and_numbers(void **state)
{
	(void)state;
	assert_tokens("H&M £12.5k, Tri-Cities", "H&M|£|12.5|k|,|Tri-Cities");
	assert_tokens("48 000 EUR, 28'000", "48 000|EUR|,|28'000");
	assert_tokens("mid-May Feb-26 50Hertz", "mid|-|May|Feb|-|26|50Hertz");
	assert_tokens("Booking.com\nJ.Crew", "Booking.com|\\n|J.Crew");
	assert_tokens("n/a N/A wants/needs n/ab n/a1", "n/a|N/A|wants|/|needs|n|/|ab|n|/|a1");
	assert_tokens("NGN450k RS232 EUR12k KW23 ISO27001", "NGN|450|k|RS232|EUR|12|k|KW23|ISO27001");
	assert_tokens("", "");
}

static void test_markdown_yields_no_tokens(void **state)
{
	(void)state;
	assert_tokens("**[Amberley Foods](https://crm.example/1)** — `x`", "Amberley|Foods|—|x");
}

static void test_sentences(void **state)
{
	(void)state;
	assert_tokens("It closes. We sign.", "It|closes|.s|We|sign|.s");
	assert_tokens("Dr. Martens in 3. Quartal.", "Dr|.|Martens|in|3|.|Quartal|.s");
	assert_tokens("Lumber Co. may add", "Lumber|Co|.|may|add");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_and_numbers),
		cmocka_unit_test(test_markdown_yields_no_tokens),
		cmocka_unit_test(test_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
