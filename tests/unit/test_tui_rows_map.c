/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/rows_map
 */
#include "base/base.h"

#include "tui/rows_map.h"

#include <setjmp.h>

#include <cmocka.h>

static struct expr *const computed = (struct expr *)&(int){ 0 };

static struct str grades[] = { { "low", 3 }, { "high", 4 } };
static struct column columns[] = {
	{ .id = { "deal", 4 }, .label = { "Deal", 4 } },
	{ .id = { "value", 5 }, .label = { "Value", 5 }, .type = COLUMN_CURRENCY, .total = COLUMN_TOTAL_SUM },
	{ .id = { "weighted", 8 }, .label = { "Weighted", 8 } },
	{ .id = { "close_date", 10 }, .label = { "Expected", 8 }, .type = COLUMN_PERIOD },
	{ .id = { "owner", 5 }, .label = { "Owner", 5 } },
	{ .id = { "kind", 4 },
	  .label = { "Kind", 4 },
	  .type = COLUMN_CHOICE,
	  .choices = { grades, 2 },
	  .choices_known = 2 },
};

/* "0 1 - 4", with "names: " before it. */
static void assert_map(const char *text, size_t at, const char *expected)
{
	struct item item = { .columns = columns, .column_count = COUNT_OF(columns) };
	struct buf got = BUF_EMPTY;
	struct block block;
	size_t map[8], n;

	columns[2].computed = computed;
	block_read(&block, str_of(text), '\t');
	n = block_columns(&block, 0);
	if (rows_map(&item, &block, at, map, n))
		buf_adds(&got, "names:");
	for (size_t i = 0; i < n; i++)
		buf_printf(&got, map[i] == STR_NONE ? " -" : " %zu", map[i]);
	if (rows_map_has_sum(&item, &block))
		buf_adds(&got, " sum");
	assert_string_equal(got.p, expected);
	buf_release(&got);
	block_release(&block);
}

static void the_first_line_names_columns(void **state)
{
	(void)state;
	assert_map("Deal\tOwner\n", 0, "names: 0 4");
	assert_map("OWNER*\tclose date\tNotes\n", 0, "names: 4 3 -");
	assert_map("Deal\tdeal\tValue\n", 0, "names: 0 - 1");
	assert_map("Owner\n", 0, "names: 4");
}

static void names_may_say_more(void **state)
{
	(void)state;
	assert_map("Deal name\tValue (USD)\tExpected close\tRegion\tOwner\n", 0, "names: 0 1 3 - 4");
	assert_map("Deal name\tExpected close\n", 0, "names: 0 3");
	/* Two columns are meant, or none. */
	assert_map("Owner\tWeighted value\tDeal name\n", 0, "names: 4 - 0");
}

static void a_row_is_no_line_of_names(void **state)
{
	(void)state;
	assert_map("New deal\t120k\n", 0, " 0 1");
	assert_map("Deal with Acme\tAnna\n", 0, " 0 1");
	assert_map("Expected deal 1\tValue 2\n", 0, " 0 1");
}

static void cells_pass_over_what_is_computed(void **state)
{
	(void)state;
	assert_map("a\t1\tsoon\tAnna\n", 0, " 0 1 3 4");
	assert_map("1\tsoon\n", 1, " 1 3");
	assert_map("a\t1\t2\tsoon\tAnna\tlow\n", 3, " 0 1 2 3 4 5");
	/* What does not fit behind the cursor is a row from its first column on; empty cells take no room. */
	assert_map("a\t1\tsoon\tAnna\n", 5, " 0 1 3 4");
	assert_map("Anna\tlow\t\t\n", 4, " 4 5 - -");
	assert_map("a\t1\tsoon\tAnna\tlow\tmore\tand more\n", 0, " 0 1 3 4 5 - -");
}

static void the_last_row_may_be_the_sum(void **state)
{
	(void)state;
	assert_map("a\t1\nTotal\t1\n", 0, " 0 1 sum");
	assert_map("a\t1\n\tSumme:\n", 0, " 0 1 sum");
	assert_map("Total\t1\n", 0, " 0 1");
	assert_map("a\t1\nTotal Energies\t1\n", 0, " 0 1");
	/* Where nothing is added up, figures alone say that it is one. */
	columns[1].total = COLUMN_TOTAL_NONE;
	assert_map("a\t1\nTotal\t\t42000\n", 0, " 0 1 sum");
	assert_map("a\t1\nTotal\tsays Anna\n", 0, " 0 1");
	assert_map("a\t1\nTotal\n", 0, " 0 1");
	columns[1].total = COLUMN_TOTAL_SUM;
}

static void cells_say_what_a_name_does_not(void **state)
{
	(void)state;
	assert_map("Deal\tOwner\tACV\nA\tAnna\t42000\n", 0, "names: 0 4 1");
	assert_map("Deal\tOwner\tHeadcount\nA\tAnna\t42000\n", 0, "names: 0 4 -");
	assert_map("Deal\tOwner\tVolumes\nA\tAnna\t$42k\n", 0, "names: 0 4 1");
	/* Of two that could be, none; nor one that has its column. */
	assert_map("Deal\tACV\tTCV\nA\t12k\t42k\n", 0, " 0 1 3");
	assert_map("Deal\tOwner\tACV\tTCV\nA\tAnna\t12k\t42k\n", 0, "names: 0 4 - -");
	assert_map("Deal\tValue\tTCV\nA\t12k\t42k\n", 0, "names: 0 1 -");
	assert_map("Deal\tOwner\tSignature\nA\tAnna\t20.01.2027\nB\t\t\n", 0, "names: 0 4 3");
	assert_map("Deal\tOwner\tDepth\nA\tAnna\thigh\nB\tAnna\tLow\n", 0, "names: 0 4 5");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_line_names_columns), cmocka_unit_test(names_may_say_more),
		cmocka_unit_test(a_row_is_no_line_of_names),    cmocka_unit_test(cells_pass_over_what_is_computed),
		cmocka_unit_test(the_last_row_may_be_the_sum),  cmocka_unit_test(cells_say_what_a_name_does_not),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
