/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/totals
 */
#include "tui_fixture.h"

#include "tui/totals.h"

static const char item[] = "sales.deals";

/* A table of its own: names, amounts that are added up, shares that make a hundred. */
static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));

	fixture_open(fixture);
	catalogue_release(&fixture->catalogue);
	catalogue_init(&fixture->catalogue);
	fixture_item(fixture, item,
		     "kind: table\ncolumns/0/id: name\ncolumns/0/label: Name\ncolumns/0/type: text\n"
		     "columns/1/id: amount\ncolumns/1/label: Amount\ncolumns/1/type: currency\ncolumns/1/total: sum\n"
		     "columns/2/id: share\ncolumns/2/label: Share\ncolumns/2/type: percent\ncolumns/2/total: 100\n");
	assert_true(catalogue_finish(&fixture->catalogue, &fixture->error));
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	fixture_close(*state);
	free(*state);
	return 0;
}

/* Lines as "USD [amount][share];". */
static void assert_totals(struct fixture *fixture, const char *expected)
{
	struct facts *facts = facts_new(&fixture->catalogue, &fixture->company, &fixture->pack, NULL);
	const struct item *table = catalogue_find(&fixture->catalogue, str_of(item));
	struct buf got = BUF_EMPTY;
	struct totals totals;

	facts_refresh(facts);
	totals_of(&totals, facts, &fixture->company, table, pack_entry(&fixture->pack, table->id));
	for (size_t line = 0; line < totals.lines; line++) {
		buf_printf(&got, "%.*s ", STR_FMT(totals.codes[line]));
		for (size_t i = 1; i < 3; i++) {
			buf_addc(&got, '[');
			totals_print(&totals, line, &table->columns[i], &got);
			buf_addc(&got, ']');
		}
		buf_addc(&got, ';');
	}
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
	facts_free(facts);
}

static void amounts_are_added_up(void **state)
{
	fixture_set(*state, "sales.deals/1/amount", "1.2m");
	fixture_set(*state, "sales.deals/2/amount", "300k");
	fixture_set(*state, "sales.deals/2/share", "40 %");
	assert_totals(*state, "USD [1,500,000][40 %];");
}

static void each_currency_has_a_line(void **state)
{
	fixture_set(*state, "sales.deals/1/amount", "1.2m");
	fixture_set(*state, "sales.deals/2/amount", "€300k");
	fixture_set(*state, "sales.deals/2/share", "40 %");
	fixture_set(*state, "sales.deals/3/amount", "EUR 50k");
	fixture_set(*state, "sales.deals/4/amount", "£1k");
	assert_totals(*state, "USD [1,200,000][40 %];EUR [350,000][];GBP [1,000][];");
}

static void what_cannot_be_read_leaves_a_question(void **state)
{
	fixture_set(*state, "sales.deals/1/amount", "1.2m");
	fixture_set(*state, "sales.deals/2/amount", "about a lot");
	assert_totals(*state, "USD [?][];");
	fixture_set(*state, "sales.deals/3/amount", "€300k");
	assert_totals(*state, "USD [?][];EUR [?][];");
}

static void more_currencies_than_lines_are_not_added_wrongly(void **state)
{
	static const char *const amounts[] = { "1k", "€1k", "£1k", "CHF 1k", "SEK 1k" };

	for (size_t i = 0; i < COUNT_OF(amounts); i++) {
		struct buf at = BUF_EMPTY;

		buf_printf(&at, "sales.deals/%zu/amount", i + 1);
		fixture_set(*state, at.p, amounts[i]);
		buf_release(&at);
	}
	assert_totals(*state, "USD [?][];EUR [?][];GBP [?][];CHF [?][];");
}

static void no_rows_and_no_sum(void **state)
{
	assert_totals(*state, "USD [][];");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(amounts_are_added_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(each_currency_has_a_line, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_cannot_be_read_leaves_a_question, set_up, tear_down),
		cmocka_unit_test_setup_teardown(more_currencies_than_lines_are_not_added_wrongly, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_rows_and_no_sum, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
