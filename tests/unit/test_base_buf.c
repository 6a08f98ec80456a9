/* SPDX-License-Identifier: MIT */
/* Tests: base/buf, base/error */
#include "base/base.h"

#include <errno.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"

static void grows_and_stays_terminated(void **state)
{
	struct buf buf = BUF_EMPTY;

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_addc(&buf, (char)('a' + i % 26));
	assert_int_equal(buf.n, 1000);
	assert_int_equal(strlen(buf.p), 1000);
	buf_clear(&buf);
	buf_fill(&buf, '-', 3);
	buf_adds(&buf, ">");
	assert_string_equal(buf.p, "--->");
	buf_release(&buf);
	assert_null(buf.p);
}

static void prints_short_and_long(void **state)
{
	struct buf buf = BUF_EMPTY, want = BUF_EMPTY;

	(void)state;
	for (int n = 0; n < 300; n += 7) {
		buf_clear(&buf);
		buf_clear(&want);
		buf_fill(&want, 'x', (size_t)n);
		buf_printf(&buf, "%s|%d", want.n ? want.p : "", n);
		assert_int_equal(buf.n, strlen(buf.p));
		assert_memory_equal(buf.p, want.n ? want.p : "", want.n);
		assert_int_equal(buf.p[n], '|');
	}
	buf_release(&buf);
	buf_release(&want);
}

static void splices(void **state)
{
	struct buf buf = BUF_EMPTY;
	char *text;

	(void)state;
	buf_adds(&buf, "ARR grew");
	buf_splice(&buf, 4, 4, STR("fell by 3 %"));
	assert_string_equal(buf.p, "ARR fell by 3 %");
	buf_splice(&buf, 0, 4, STR(""));
	assert_string_equal(buf.p, "fell by 3 %");
	buf_splice(&buf, buf.n, 0, STR("."));
	text = buf_detach(&buf);
	assert_string_equal(text, "fell by 3 %.");
	assert_null(buf.p);
	free(text);
	text = buf_detach(&buf);
	assert_string_equal(text, "");
	free(text);
}

/* Whatever is done to the buffer, the text stays. */
static void what_is_borrowed_is_copied_when_it_changes(void **state)
{
	char text[] = "runway";
	struct buf buf = buf_borrow(STR("runway"));
	char *own;

	(void)state;
	assert_int_equal(buf.n, 6);
	buf_release(&buf);
	buf = buf_borrow(str_of(text));
	assert_ptr_equal(buf.p, text);
	buf_splice(&buf, 1, 4, STR(""));
	assert_string_equal(buf.p, "ry");
	buf_release(&buf);
	buf = buf_borrow(str_of(text));
	buf_adds(&buf, "s");
	assert_string_equal(buf.p, "runways");
	buf_release(&buf);
	buf = buf_borrow(str_of(text));
	buf_printf(&buf, " of %d", 9);
	assert_string_equal(buf.p, "runway of 9");
	buf_release(&buf);
	buf = buf_borrow(str_of(text));
	buf_clear(&buf);
	assert_int_equal(buf.n, 0);
	buf_adds(&buf, "x");
	assert_string_equal(buf.p, "x");
	buf_release(&buf);
	buf = buf_borrow(str_of(text));
	own = buf_detach(&buf);
	assert_ptr_not_equal(own, text);
	assert_string_equal(own, "runway");
	free(own);
	assert_string_equal(text, "runway");
}

static void errors_collect_lines(void **state)
{
	struct error error = ERROR_NONE;

	(void)state;
	assert_false(error_set(&error, "cannot open '%s'", "a"));
	assert_false(error_add(&error, "second"));
	assert_string_equal(error_text(&error), "cannot open 'a'\nsecond");
	errno = ENOENT;
	assert_false(error_errno(&error, "cannot open '%s'", "b"));
	assert_string_equal(error_text(&error), "cannot open 'b': No such file or directory");
	error_clear(&error);
	assert_int_equal(error.message.n, 0);
	error_release(&error);
}

static void very_many_errors_end_somewhere(void **state)
{
	struct error error = ERROR_NONE;

	(void)state;
	for (int i = 0; i < 100000; i++)
		assert_false(error_add(&error, "f:%d:1: unknown key 'é'", i));
	assert_in_range(error.message.n, 16000, 17000);
	assert_true(str_ends(buf_str(&error.message), STR("\nmore is wrong than is shown here")));
	assert_true(text_ill_formed(buf_str(&error.message)) == STR_NONE);
	error_release(&error);
}

static void numbers_have_no_exponents(void **state)
{
	static const struct {
		double value;
		const char *text;
	} cases[] = { { 82, "82" },
		      { 0.1, "0.1" },
		      { -2.5, "-2.5" },
		      { 1e7, "10000000" },
		      { 1e-7, "0.0000001" },
		      { 1e20, "100000000000000000000" },
		      { -1.25e-6, "-0.00000125" },
		      { 0, "0" } };
	struct buf buf = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		buf_clear(&buf);
		buf_decimal(&buf, cases[i].value);
		assert_string_equal(buf.p, cases[i].text);
	}
	buf_release(&buf);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(grows_and_stays_terminated),
		cmocka_unit_test(prints_short_and_long),
		cmocka_unit_test(splices),
		cmocka_unit_test(what_is_borrowed_is_copied_when_it_changes),
		cmocka_unit_test(errors_collect_lines),
		cmocka_unit_test(very_many_errors_end_somewhere),
		cmocka_unit_test(numbers_have_no_exponents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
