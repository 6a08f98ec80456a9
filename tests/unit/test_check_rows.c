/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "base/text.h"

static size_t folds;

static void counted_fold(struct str text, struct buf *out)
{
	folds++;
	text_fold(text, out);
}

/* Built in here, with every text that is made ready for comparing counted. */
#define text_fold counted_fold
#include "check/rows.c"

static void assert_date(struct date date, int year, int month, int day)
{
	assert_int_equal(date.year, year);
	assert_int_equal(date.month, month);
	assert_int_equal(date.day, day);
}

static void test_ends_of_periods(void **state)
{
	struct company company = { .fiscal_year_start = 1 };

	(void)state;
	assert_date(rows_period_end(&company, (struct period){ 2026, 3, 3 }), 2026, 9, 30);
	assert_date(rows_period_end(&company, (struct period){ 2026, 4, 3 }), 2026, 12, 31);
	assert_date(rows_period_end(&company, (struct period){ 2028, 2, 1 }), 2028, 2, 29);
	/* A year from July to June is named for the June. */
	company.fiscal_year_start = 7;
	assert_date(rows_period_end(&company, (struct period){ 2026, 1, 3 }), 2025, 9, 30);
	assert_date(rows_period_end(&company, (struct period){ 2026, 2, 3 }), 2025, 12, 31);
	assert_date(rows_period_end(&company, (struct period){ 2026, 4, 3 }), 2026, 6, 30);
}

static void test_the_day_that_late_is_measured_by(void **state)
{
	struct fixture *f = *state;
	struct lint_input input = { .company = &f->company, .pack = &f->pack, .today = { 2026, 11, 23 } };

	assert_date(rows_reference_day(&input), 2026, 11, 23);
	/* Nobody wants to hear in 2030 what was late in 2026. */
	input.today.year = 2030;
	assert_date(rows_reference_day(&input), 2026, 9, 30);
}

static void test_rows_are_known_again(void **state)
{
	struct fixture *f = *state;
	struct rows_keys keys;

	fixture_set(f, "section.actions/1/action", "Renew the cyber policy");
	fixture_set(f, "section.actions/2/action", "Test new pricing on two segments");
	fixture_set(f, "section.actions/3/action", "Renew: the cyber policy");
	rows_keys_open(&keys, pack_entry(&f->pack, STR("section.actions")), STR("action"));
	assert_int_equal(rows_same(&keys, STR("renew the CYBER policy."))->serial, 1);
	assert_int_equal(rows_same(&keys, STR("Test the new pricing on two segments"))->serial, 2);
	assert_null(rows_same(&keys, STR("Hire a head of sales")));
	assert_null(rows_same(&keys, STR("")));
	rows_keys_close(&keys);
	rows_keys_open(&keys, NULL, STR("action"));
	assert_null(rows_same(&keys, STR("x")));
	rows_keys_close(&keys);
}

/* For each row that was looked for, each row of the table was read anew: 8,000 in two packs took twenty seconds. */
static void test_a_row_is_read_once_however_many_are_looked_for(void **state)
{
	enum { ROWS = 200 };
	struct fixture *f = *state;
	struct rows_keys keys;
	char text[64];

	for (int i = 1; i <= ROWS; i++) {
		snprintf(text, sizeof(text), "section.actions/%d/action", i);
		fixture_set(f, text, text);
	}
	folds = 0;
	rows_keys_open(&keys, pack_entry(&f->pack, STR("section.actions")), STR("action"));
	for (int i = 1; i <= ROWS; i++) {
		snprintf(text, sizeof(text), "section.actions %d action", i);
		assert_int_equal(rows_same(&keys, str_of(text))->serial, i);
	}
	rows_keys_close(&keys);
	assert_int_equal(folds, 2 * ROWS);
}

static void test_words_and_titles(void **state)
{
	struct fixture *f = *state;
	const struct item *item = catalogue_find(&f->catalogue, STR("section.actions"));

	fixture_set(f, "section.actions/1/owner", "L. Brandt");
	assert_str(rows_title(item, pack_entry(&f->pack, item->id)->rows.v[0]), "L. Brandt");
	assert_true(rows_has_words(STR(" a  b\nc "), 3));
	assert_false(rows_has_words(STR("a b"), 3));
	assert_true(rows_has_words(STR(""), 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ends_of_periods),
		cmocka_unit_test_setup_teardown(test_the_day_that_late_is_measured_by, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_rows_are_known_again, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_row_is_read_once_however_many_are_looked_for, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_words_and_titles, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
