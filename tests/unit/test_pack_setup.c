/* SPDX-License-Identifier: MIT */
/*
 * Tests: pack/setup
 */
#include "check_fixture.h"

#include "pack/setup.h"

static void test_the_quarter_that_ended_is_proposed_and_core_items_chosen(void **state)
{
	struct fixture fixture;
	struct setup setup;

	(void)state;
	fixture_open(&fixture);
	setup_init(&setup, &fixture.catalogue, (struct date){ 2026, 11, 27 });
	assert_str(buf_str(&setup.period), "2026-Q3");
	setup.fiscal_year_start = 7;
	setup_propose(&setup, (struct date){ 2026, 11, 27 });
	assert_str(buf_str(&setup.period), "2027-Q1");
	/* The fixture's items are core at Series A and nothing elsewhere. */
	assert_int_equal(setup_count(&setup, STR(""), RELEVANCE_CORE, true), fixture.catalogue.items.n);
	assert_int_equal(setup_count(&setup, STR("sales"), RELEVANCE_CORE, false), 6);
	setup.is_chosen[0] = false;
	assert_int_equal(setup_count(&setup, STR(""), RELEVANCE_CORE, true), fixture.catalogue.items.n - 1);
	setup.stage = STAGE_SEED;
	setup_preset(&setup);
	assert_int_equal(setup_count(&setup, STR(""), RELEVANCE_NONE, true), 0);
	assert_int_equal(setup_asks(&setup, fixture.catalogue.items.v[0]), RELEVANCE_NONE);
	/* Recommended is not chosen, and what is carried from the period before is asked of nobody. */
	setup.stage = STAGE_SERIES_A;
	((struct item *)fixture.catalogue.items.v[0])->stages[STAGE_SERIES_A] = RELEVANCE_RECOMMENDED;
	((struct item *)fixture.catalogue.items.v[1])->is_carried = true;
	setup_preset(&setup);
	assert_false(setup.is_chosen[0] || setup.is_chosen[1]);
	assert_true(setup.is_chosen[2]);
	assert_int_equal(setup_count(&setup, STR(""), RELEVANCE_RECOMMENDED, false), 1);
	assert_int_equal(setup_count(&setup, STR(""), RELEVANCE_RECOMMENDED, true), 0);
	setup_release(&setup);
	fixture_close(&fixture);
}

static void test_between_rounds_nothing_of_a_round_is_asked(void **state)
{
	struct fixture fixture;
	struct item *item;
	struct setup setup;

	(void)state;
	fixture_open(&fixture);
	item = (struct item *)catalogue_find(&fixture.catalogue, STR("sales.margin"));
	item->domain = STR(COMPANY_ROUND);
	setup_init(&setup, &fixture.catalogue, (struct date){ 2026, 11, 27 });
	assert_int_equal(setup_asks(&setup, item), RELEVANCE_NONE);
	assert_false(setup.is_chosen[item->index]);
	setup.is_chosen[0] = false;
	setup_raise(&setup, true);
	assert_int_equal(setup_asks(&setup, item), RELEVANCE_CORE);
	assert_true(setup.is_chosen[item->index] && !setup.is_chosen[0]);
	setup_raise(&setup, false);
	assert_false(setup.is_chosen[item->index]);
	setup_release(&setup);
	fixture_close(&fixture);
}

static void test_answers_are_read_as_people_give_them(void **state)
{
	struct error error = ERROR_NONE;
	struct period period;
	enum stage stage;
	char code[4];
	bool answer;
	int month;

	(void)state;
	assert_true(setup_read_stage(STR("Series B"), &stage, &error) && stage == STAGE_SERIES_B);
	assert_true(setup_read_stage(STR(" seriesc "), &stage, &error) && stage == STAGE_SERIES_C);
	assert_true(setup_read_stage(STR("series-b"), &stage, &error) && stage == STAGE_SERIES_B);
	assert_true(setup_read_stage(STR("preseed"), &stage, &error) && stage == STAGE_PRE_SEED);
	assert_true(setup_read_stage(STR("a"), &stage, &error) && stage == STAGE_SERIES_A);
	assert_false(setup_read_stage(STR("series x"), &stage, &error));
	assert_false(setup_read_stage(STR(""), &stage, &error));
	assert_true(setup_read_currency(STR("eur "), code, &error));
	assert_string_equal(code, "EUR");
	assert_false(setup_read_currency(STR("euro"), code, &error));
	assert_false(setup_read_currency(STR("e1r"), code, &error));
	assert_false(setup_read_currency(STR(""), code, &error));
	assert_true(setup_read_answer(STR(" Y"), &answer, &error) && answer);
	assert_true(setup_read_answer(STR("no"), &answer, &error) && !answer);
	assert_false(setup_read_answer(STR("nope"), &answer, &error));
	assert_false(setup_read_answer(STR(""), &answer, &error));
	assert_true(setup_read_month(STR("jul"), &month, &error) && month == 7);
	assert_true(setup_read_month(STR("12"), &month, &error) && month == 12);
	assert_false(setup_read_month(STR("ju"), &month, &error));
	assert_false(setup_read_month(STR("13"), &month, &error));
	assert_false(setup_read_month(STR("0"), &month, &error));
	assert_string_equal(setup_month_name(4), "April");
	assert_true(setup_read_period(STR("Q4 FY26"), &period, &error) && period.index == 4);
	assert_false(setup_read_period(STR("2026"), &period, &error));
	assert_true(setup_name_is_good(STR("Acme & S\xc3\xb6hne"), &error));
	assert_false(setup_name_is_good(STR("  "), &error));
	assert_false(setup_name_is_good(STR("a\nb"), &error));
	assert_false(setup_name_is_good(STR("a\x1b[31m"), &error));
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_quarter_that_ended_is_proposed_and_core_items_chosen),
		cmocka_unit_test(test_between_rounds_nothing_of_a_round_is_asked),
		cmocka_unit_test(test_answers_are_read_as_people_give_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
