/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/structure.h"
#include "prose_fixture.h"

/* A letter a line: blank, heading, item, row, rule, text. */
static void assert_kinds(const char *text, const char *expected)
{
	struct fixture fixture;
	struct structure structure = { 0 };
	char kinds[32] = "";

	fixture_read(&fixture, text);
	structure_read(&structure, &fixture.tokens, fixture.text);
	assert_true(structure.lines.n < sizeof(kinds));
	for (size_t i = 0; i < structure.lines.n; i++)
		kinds[i] = "bhirut"[structure.lines.v[i].kind];
	assert_string_equal(kinds, expected);
	structure_release(&structure);
	fixture_release(&fixture);
}

static void test_lists_in_many_hands(void **state)
{
	(void)state;
	assert_kinds("# A\n\n- b\n  - c\n1) d\n• e\n– f\n[x] g", "hbiiiiii");
	assert_kinds("Open deals:\n- a\n\n**Signed**\ntext", "hibht");
	assert_kinds("a. first\nb. second\n1.1 third\n3. Quartal", "iiii");
}

static void test_tables(void **state)
{
	(void)state;
	assert_kinds("|a|b|\n|-|-|\n|c|d|", "rur");
	assert_kinds("a | b\n---|---\nc | d", "rur");
	assert_kinds("Kunde\tWert\tTermin\nA\t1\tMai", "rr");
	assert_kinds("A ..... 14 ..... Apr", "r");
	assert_kinds("A | b | £2k | May\nC | d | £3k | June", "rr");
	/* Columns of nothing but spaces; two spaces behind a sentence are none. */
	assert_kinds("Client      kCHF   Signature\nAlder Mill    64   Sept\nBirch Foods   22   Nov", "rrr");
	assert_kinds("Client      kCHF   Signature\n----------  ----   ------\nAlder Mill    64   Sept", "rur");
	assert_kinds("One here.  Two here.  Three here.\nFour here.  Five here.  Six here.", "tt");
	assert_kinds("A  b  c\nd", "tt");
}

/* A list of names and what is said of them are two sentences, though they have as many commas. */
static void test_exports(void **state)
{
	(void)state;
	assert_kinds("Alder Mill, Birch Foods, Corran Ferries, Dunmore Dairy\n\nAll four sign in May, each for EUR10k, "
		     "after legal, we think",
		     "tbt");
	assert_kinds("Alder Mill, Birch Foods, Corran Ferries, Dunmore Dairy\nAll four sign in May, each for EUR10k, "
		     "after legal, we think",
		     "tt");
	assert_kinds("Client, Value, Close, Gate\n\nAlder Mill, 10k, May, legal", "rur");
	assert_kinds("Client, Value, Close, Gate\nAlder Mill, 10k, May, legal", "rr");
	assert_kinds("Wob, Wib, Wub, Web\n\nAlder Mill, 10k, May, legal\nBirch Foods, 9k, June, PO", "rurr");
}

static void test_cells(void **state)
{
	struct fixture fixture;
	struct structure structure = { 0 };

	(void)state;
	fixture_read(&fixture, "| A B | | c |");
	structure_read(&structure, &fixture.tokens, fixture.text);
	assert_int_equal(structure.lines.v[0].cell_count, 3);
	assert_int_equal(structure.cells.v[0].to - structure.cells.v[0].from, 2);
	assert_int_equal(structure.cells.v[1].to - structure.cells.v[1].from, 0);
	assert_int_equal(structure.cells.v[2].to - structure.cells.v[2].from, 1);
	structure_release(&structure);
	fixture_release(&fixture);
}

static void test_depth(void **state)
{
	struct fixture fixture;
	struct structure structure = { 0 };

	(void)state;
	fixture_read(&fixture, "## A\n- b\n  - c\ntext");
	structure_read(&structure, &fixture.tokens, fixture.text);
	assert_true(structure.lines.v[0].depth < structure.lines.v[1].depth);
	assert_true(structure.lines.v[1].depth < structure.lines.v[2].depth);
	assert_true(structure.lines.v[0].depth < structure.lines.v[3].depth);
	assert_true(structure.lines.v[3].depth < structure.lines.v[1].depth);
	structure_release(&structure);
	fixture_release(&fixture);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lists_in_many_hands),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_exports),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_depth),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
