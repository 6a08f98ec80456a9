/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/block.h"

#include <setjmp.h>

#include <cmocka.h>

/* Cells as [a][b] and rows ended by ';'. */
static void assert_block(const char *text, const char *expected)
{
	struct block block;
	struct buf got = BUF_EMPTY;

	block_read(&block, str_of(text), '\t');
	for (size_t i = 0; i < block.rows.n; i++) {
		for (size_t j = 0; j < block_columns(&block, i); j++)
			buf_printf(&got, "[%.*s]", STR_FMT(block_cell(&block, i, j)));
		buf_addc(&got, ';');
	}
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
	block_release(&block);
}

static void lines_are_rows_and_tabs_part_cells(void **state)
{
	(void)state;
	assert_block("a\tb\nc\td\n", "[a][b];[c][d];");
	assert_block("a\tb\nc", "[a][b];[c];");
	assert_block("a\t\n\t\n\n b \t", "[a][];[b];");
	assert_block("", "");
	assert_block("one", "[one];");
	assert_block("a\t", "[a];");
}

static void quotes_hold_tabs_and_lines(void **state)
{
	(void)state;
	assert_block("\"a\tb\nc\"\td", "[a\tb\nc][d];");
	assert_block("\"say \"\"yes\"\"\"\tx", "[say \"yes\"][x];");
	assert_block("\"open\tb", "[\"open][b];");
	assert_block("\"a\" b\tc", "[\"a\" b][c];");
}

/* A pasted sentence is no block; of a file it is known that lines are rows. */
static void a_file_is_parted_by_what_fits_best(void **state)
{
	static const struct {
		const char *text;
		char separator;
	} tries[] = {
		{ "a;b\nc;d\n", ';' },
		{ "a,b,c\nd\ne,f\n", ',' }, /* lines that end early */
		{ "a;b\n1,5;2\n3,5\n", ';' }, /* commas within figures */
		{ "a,b\n\"with\ta tab\",c\n", ',' },
		{ "a\tb, c\td\ne, f\tg\n", '\t' },
		{ "a,b\n", ',' },
		{ "\"a,b\";c\n", ';' },
		{ "one\ntwo\n", '\t' },
		{ "", '\t' },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(tries); i++)
		if (block_file_separator(str_of(tries[i].text)) != tries[i].separator)
			fail_msg("%zu: '%s'", i, tries[i].text);
}

static void what_is_written_is_read_back(void **state)
{
	static const char *const cells[] = { "plain", "with\ttab", "two\nlines", "\"quoted\"", "", "a \"b\"" };
	struct buf text = BUF_EMPTY;
	struct block block;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cells); i++) {
		if (i)
			buf_addc(&text, '\t');
		block_write(str_of(cells[i]), &text);
	}
	block_read(&block, buf_str(&text), '\t');
	assert_int_equal(block.rows.n, 1);
	for (size_t i = 0; i < COUNT_OF(cells); i++)
		assert_true(str_is(block_cell(&block, 0, i), cells[i]));
	block_release(&block);
	buf_release(&text);
}

static void test_a_file_of_values_is_told_from_sentences(void **state)
{
	static const struct {
		const char *text;
		char separator;
		size_t cells;
	} cases[] = {
		{ "a\tb, c\n", '\t', 0 },
		{ "Acme,120k,2026-Q4\n\"Smith, Sons\",\"1,200\",2027-Q1\n", ',', 3 },
		{ "Acme;1,2m\nBeta;3\n", ';', 2 },
		{ "Call them, then us\nWrite\n", '\t', 0 },
		{ "Call them, then us", '\t', 0 },
		{ "one,two\nthree,four", ',', 2 },
		{ "", '\t', 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		size_t cells;

		assert_int_equal(block_separator(str_of(cases[i].text), &cells), cases[i].separator);
		assert_int_equal(cells, cases[i].cells);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_are_rows_and_tabs_part_cells),
		cmocka_unit_test(quotes_hold_tabs_and_lines),
		cmocka_unit_test(a_file_is_parted_by_what_fits_best),
		cmocka_unit_test(what_is_written_is_read_back),
		cmocka_unit_test(test_a_file_of_values_is_told_from_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
