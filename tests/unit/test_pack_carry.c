/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "pack/diff.h"

static size_t matchings;

static void counted_matching(const struct item *item, const struct entry *old, const struct entry *new, size_t *match)
{
	matchings++;
	diff_match_rows(item, old, new, match);
}

/* Built in here, with every look for what rows go on counted. */
#define diff_match_rows counted_matching
#include "pack/carry.c"

/* The pack of the period behind the fixture's, with nothing in it. */
static void begin_next(const struct fixture *f, struct pack *next)
{
	pack_init(next);
	next->catalogue = &f->catalogue;
	next->period = period_add(f->pack.period, 1);
}

static void test_what_was_foreseen_is_the_forecast(void **state)
{
	const struct addr forecast = { STR("sales.new"), 0, STR("forecast") };
	struct fixture *f = *state;
	struct pack next;

	begin_next(f, &next);
	fixture_set(f, "sales.new/next", "500k");
	fixture_set(f, "sales.new/actual", "400k");
	fixture_set(f, "section.highlights/text", "Good news.");
	carry_run(&f->catalogue, 1, &f->pack, &next);
	assert_true(str_is(pack_text(&next, &forecast), "500k"));
	assert_int_equal(next.entries.n, 1);
	pack_release(&next);
}

static void test_closed_rows_stay_behind(void **state)
{
	struct fixture *f = *state;
	struct pack next;

	begin_next(f, &next);
	fixture_set(f, "section.actions/1/action", "Hire");
	fixture_set(f, "section.actions/1/status", "Done");
	fixture_set(f, "section.actions/2/action", "Sell");
	fixture_set(f, "section.actions/2/status", "open");
	assert_int_equal(carry_run(&f->catalogue, 1, &f->pack, &next), 1);
	assert_true(str_is(pack_text(&next, &(struct addr){ STR("section.actions"), 1, STR("action") }), "Sell"));
	pack_release(&next);
}

static void test_an_ask_goes_over_until_its_day(void **state)
{
	struct fixture *f = *state;
	struct pack next;

	begin_next(f, &next);
	fixture_set(f, "section.asks/1/ask", "An introduction to Ostmark Paper");
	fixture_set(f, "section.asks/2/ask", "Approve the lease");
	fixture_set(f, "section.asks/2/needed_by", "2026-11-11");
	fixture_set(f, "section.asks/3/ask", "A chair for the audit committee");
	fixture_set(f, "section.asks/3/needed_by", "2027-03-01");
	fixture_set(f, "section.asks/4/ask", "Advice on Poland");
	fixture_set(f, "section.asks/4/needed_by", "soon");
	assert_int_equal(carry_run(&f->catalogue, 1, &f->pack, &next), 3);
	assert_str(pack_text(&next, &(struct addr){ STR("section.asks"), 1, STR("ask") }),
		   "An introduction to Ostmark Paper");
	assert_str(pack_text(&next, &(struct addr){ STR("section.asks"), 2, STR("ask") }),
		   "A chair for the audit committee");
	assert_str(pack_text(&next, &(struct addr){ STR("section.asks"), 3, STR("ask") }), "Advice on Poland");
	pack_release(&next);
}

static void test_the_age_of_a_row(void **state)
{
	struct fixture *f = *state;
	const struct item *item = catalogue_find(&f->catalogue, STR("section.actions"));
	struct facts *facts;
	struct carry_rows rows;
	struct carry_age age;

	fixture_set_prior(f, "section.actions/1/action", "Hire a seller");
	fixture_set_prior(f, "section.actions/1/due", "2026-06-30");
	fixture_set(f, "section.actions/1/action", "Sell");
	fixture_set(f, "section.actions/2/action", "Hire a seller");
	fixture_set(f, "section.actions/2/due", "2026-09-30");
	facts = facts_new(&f->catalogue, &f->company, &f->pack, &f->prior);
	carry_rows_begin(&rows, facts, item);
	matchings = 0;
	age = carry_age(&rows, 1);
	assert_int_equal(age.packs, 2);
	assert_int_equal(age.moves, 1);
	age = carry_age(&rows, 0);
	assert_int_equal(age.packs, 1);
	assert_int_equal(age.moves, 0);
	/* All rows of a pack were matched anew for each of them. */
	assert_int_equal(matchings, 1);
	carry_rows_end(&rows);
	facts_free(facts);
}

static void test_rows_come_as_they_were(void **state)
{
	struct fixture *f = *state;
	struct history *history = history_new(&f->pack);
	struct str id = STR("section.actions");
	const struct entry *entry;

	fixture_set_prior(f, "section.actions/1/action", "Hire a seller");
	fixture_set_prior(f, "section.actions/1/status", "done");
	fixture_set_prior(f, "section.actions/2/action", "Sell");
	carry_table(history, id, pack_entry(&f->prior, id));
	entry = pack_entry(&f->pack, id);
	assert_int_equal(entry->rows.n, 2);
	assert_str(buf_str(&row_leaf(entry->rows.v[0], STR("status"))->text), "done");
	assert_str(buf_str(&row_leaf(entry->rows.v[1], STR("action"))->text), "Sell");
	assert_true(history_undo(history, NULL));
	entry = pack_entry(&f->pack, id);
	assert_int_equal(entry ? entry->rows.n : 0, 0);
	history_free(history);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_what_was_foreseen_is_the_forecast),
		TEST(test_closed_rows_stay_behind),
		TEST(test_an_ask_goes_over_until_its_day),
		TEST(test_the_age_of_a_row),
		TEST(test_rows_come_as_they_were),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
