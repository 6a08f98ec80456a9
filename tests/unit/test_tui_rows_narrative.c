/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/rows_narrative, tui/rows_told
 */
#include "tui_fixture.h"

#include "tui/rows_narrative.h"

#define TEXT "customers.expansion_opportunities/text"

static const char table[] = "customers.expansion_pipeline";

/* The pair of items, without the app of before. */
static int set_up(void **state)
{
	struct tui_fixture *f;

	tui_set_up(state);
	f = *state;
	app_free(f->app);
	catalogue_release(&f->base.catalogue);
	catalogue_init(&f->base.catalogue);
	fixture_item(&f->base, table,
		     "kind: table\ncolumns/0/id: account\ncolumns/0/label: Account\ncolumns/0/type: name\n"
		     "columns/1/id: opportunity\ncolumns/1/label: Opportunity\ncolumns/1/type: text\n"
		     "columns/2/id: amount\ncolumns/2/label: Amount\ncolumns/2/type: currency\n"
		     "columns/3/id: status\ncolumns/3/label: Status\ncolumns/3/type: text\n");
	fixture_item(&f->base, "customers.expansion_opportunities", "kind: text\nexample: Good news.\n");
	assert_true(catalogue_finish(&f->base.catalogue, &f->base.error));
	f->app = app_new(&f->input);
	return 0;
}

static void set(struct tui_fixture *f, const char *row, const char *account, const char *opportunity,
		const char *amount, const char *status)
{
	const char *const cells[][2] = {
		{ "account", account }, { "opportunity", opportunity }, { "amount", amount }, { "status", status }
	};

	for (size_t i = 0; i < COUNT_OF(cells); i++) {
		struct buf at = BUF_EMPTY;

		buf_printf(&at, "%s/%s/%s", table, row, cells[i][0]);
		fixture_set(&f->base, at.p, cells[i][1]);
		buf_release(&at);
	}
}

/* Amounts of the rows after rows were made of text: "28k,$45k,". */
static void assert_read(struct tui_fixture *f, const char *text, const char *expected)
{
	struct buf got = BUF_EMPTY;
	const struct entry *entry;

	fixture_set(&f->base, TEXT, text);
	app_changed(f->app);
	app_go(f->app, &(struct addr){ .item = str_of(table) }, 0);
	assert_true(rows_narrative_is_pair(f->app));
	assert_true(rows_narrative_read(f->app));
	entry = pack_entry(&f->base.pack, str_of(table));
	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct leaf *leaf = row_leaf(entry->rows.v[i], STR("amount"));

		buf_printf(&got, "%.*s,", STR_FMT(leaf ? buf_str(&leaf->text) : STR("")));
	}
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
}

#define SEATS "- Aldgate Lifts: 30 seats, $28k, signs in December 2026, gate: legal review.\n"
#define AUDIT "- Aldgate Lifts: the audit module, $45k, signs in March 2027, gate: their board votes on the budget.\n"

static void test_two_opportunities_of_an_account_are_two_rows(void **state)
{
	struct tui_fixture *f = *state;

	assert_read(f, SEATS AUDIT, "$28k,$45k,");
	assert_read(f, SEATS AUDIT, "$28k,$45k,");
	assert_true(tui_shows(f, "no new row: 2 there already"));
}

static void assert_new(void **state, const char *text, const char *expected)
{
	tui_tear_down(state);
	set_up(state);
	assert_read(*state, text, expected);
}

static void test_two_deals_of_an_account_in_one_paragraph_are_two_rows(void **state)
{
	assert_new(state,
		   "Aldgate Lifts takes 30 seats for $28k in December 2026, after legal review, and the audit module "
		   "for $45k "
		   "in March 2027, once their board votes on the budget.\n",
		   "$28k,$45k,");
	assert_new(state,
		   "Aldgate Lifts wants 30 seats, $28k, in December 2026; the gate is legal review. In March 2027 it "
		   "adds the "
		   "audit module, $45k, when the board has voted on the budget.\n",
		   "$28k,$45k,");
	assert_new(
		state,
		"Aldgate Lifts takes 30 seats for $28k in December 2026, after legal review, and the audit\nmodule for "
		"$45k in "
		"March 2027, once their board votes on the budget. Nagel Bau adds 10 seats, $12k, in May\n2027, works "
		"council.\n",
		"$28k,$45k,$12k,");
	assert_new(state,
		   "- Aldgate Lifts\n  - 30 seats, $28k, signs in December 2026, gate: legal review\n  - audit module, "
		   "$45k, signs "
		   "in March 2027, gate: board vote\n",
		   "$28k,$45k,");
	assert_new(state,
		   "- Aldgate Lifts: 30 seats, $28k, December 2026, legal review; audit module, $45k, March 2027, "
		   "board vote; "
		   "archive, $9k, June 2027, pilot ends.\n- Nagel Bau: 10 seats, $12k, May 2027, works council.\n",
		   "$28k,$45k,$9k,$12k,");
}

static void test_one_deal_with_several_figures_is_one_row(void **state)
{
	/* It grew; it has a day in common; one of the figures is no deal's. */
	assert_new(state,
		   "Aldgate Lifts grows to $45k in March 2027, once their board votes, from $28k in December 2026.\n",
		   "$45k,");
	assert_new(state,
		   "Aldgate Lifts: 30 seats for $28k and the audit module for $45k, both in March 2027, after a board "
		   "vote.\n",
		   "$28k,");
	assert_new(state,
		   "Aldgate Lifts pays $90k today; the audit module adds $45k in March 2027, gate: board vote.\n",
		   "$45k,");
	assert_new(state,
		   "Aldgate Lifts: audit module, $45k, March 2027, gate: board vote. It was $40k until their new CFO "
		   "asked for "
		   "more.\n",
		   "$45k,");
}

static void test_a_row_stays_that_of_its_amount(void **state)
{
	struct tui_fixture *f = *state;

	set(f, "1", "Aldgate Lifts", "", "45k", "open");
	assert_read(f, SEATS AUDIT, "45k,$28k,");
}

static void test_a_row_may_have_had_another_amount(void **state)
{
	struct tui_fixture *f = *state;

	set(f, "1", "Aldgate Lifts", "40 seats", "35k", "open");
	assert_read(f, SEATS, "35k,");
	/* Of something else it is another one, as beside what is won. */
	assert_read(f, AUDIT, "35k,$45k,");
	set(f, "1", "Aldgate Lifts", "40 seats", "35k", "won");
	assert_read(f, SEATS AUDIT, "35k,$45k,$28k,");
}

static void test_a_row_is_written_that_the_text_does_not_tell(void **state)
{
	struct tui_fixture *f = *state;

	set(f, "1", "Aldgate Lifts", "Seats", "28k", "open");
	set(f, "2", "Aldgate Lifts", "Audit module", "45k", "open");
	set(f, "3", "Aldgate Lifts", "Old module", "5k", "lost");
	fixture_set(&f->base, TEXT, SEATS);
	app_changed(f->app);
	app_go(f->app, &(struct addr){ .item = str_of(table) }, 0);
	rows_narrative_write(f->app);
	assert_str(tui_text(f, TEXT), SEATS "\n- **Aldgate Lifts: 45k.** Audit module.");
	rows_narrative_write(f->app);
	assert_true(tui_shows(f, "nothing written"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_two_opportunities_of_an_account_are_two_rows),
		TEST(test_two_deals_of_an_account_in_one_paragraph_are_two_rows),
		TEST(test_one_deal_with_several_figures_is_one_row),
		TEST(test_a_row_stays_that_of_its_amount),
		TEST(test_a_row_may_have_had_another_amount),
		TEST(test_a_row_is_written_that_the_text_does_not_tell),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
