/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/arithmetic tui/offer
 */
#include "tui_fixture.h"

#include "tui/arithmetic.h"
#include "tui/offer.h"

static void assert_sum(struct tui_fixture *f, const char *text, const char *item, enum unit unit, const char *expected)
{
	const struct arithmetic in = { &f->base.catalogue, &f->base.company, f->facts,
				       item ? catalogue_find(&f->base.catalogue, str_of(item)) : NULL, unit };
	struct quantity sum;
	struct buf got = BUF_EMPTY;

	facts_refresh(f->facts);
	if (arithmetic_read(str_of(text), &in, &sum))
		arithmetic_print(sum, &f->base.company, &got);
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
}

static void test_sums_of_what_people_type(void **state)
{
	struct tui_fixture *f = *state;

	assert_sum(f, "1.2m+300k", NULL, UNIT_CURRENCY, "1,500,000");
	assert_sum(f, "=1.2m", NULL, UNIT_CURRENCY, "1,200,000");
	assert_sum(f, "$4m * 12%", NULL, UNIT_CURRENCY, "480,000");
	assert_sum(f, "(3 + 4) * 2.5", NULL, UNIT_COUNT, "18");
	assert_sum(f, "95 % - 2.5 %", NULL, UNIT_PERCENT, "92.5 %");
	assert_sum(f, "10 \u00d7 3 \u2212 1", NULL, UNIT_COUNT, "29");
	assert_sum(f, "100/8", NULL, UNIT_MONTHS, "12.5");
	/* No sums, or none that come to anything. */
	assert_sum(f, "1.2m", NULL, UNIT_CURRENCY, "");
	assert_sum(f, "about 3+4", NULL, UNIT_COUNT, "");
	assert_sum(f, "1/0", NULL, UNIT_COUNT, "");
	assert_sum(f, "=", NULL, UNIT_COUNT, "");
	assert_sum(f, "1+", NULL, UNIT_COUNT, "");
	assert_sum(f, "2+(3", NULL, UNIT_COUNT, "");
	assert_sum(f, "12 % + 1 %", NULL, UNIT_CURRENCY, "");
	assert_sum(f, "=prev*1.1", NULL, UNIT_CURRENCY, "");
}

static void test_names_of_values(void **state)
{
	struct tui_fixture *f = *state;

	fixture_set(&f->base, "sales.new/actual", "200k");
	fixture_set(&f->base, "sales.new/forecast", "250k");
	fixture_set(&f->base, "sales.lost/actual", "50k");
	assert_sum(f, "=actual*1.1", "sales.new", UNIT_CURRENCY, "220,000");
	assert_sum(f, "forecast - 10k", "sales.new", UNIT_CURRENCY, "240,000");
	assert_sum(f, "=sales.new - sales.lost", "sales.new", UNIT_CURRENCY, "150,000");
	assert_sum(f, "=prev*1.1", "sales.new", UNIT_CURRENCY, "");
	assert_sum(f, "=sales.unknown", "sales.new", UNIT_CURRENCY, "");
}

static void test_amounts_are_typed_as_the_company_types_them(void **state)
{
	struct tui_fixture *f = *state;

	f->base.company.numbers = NUMBER_STYLE_COMMA;
	assert_sum(f, "=1,2m", NULL, UNIT_CURRENCY, "1.200.000");
	assert_sum(f, "=2,5 * 2,5", NULL, UNIT_PERCENT, "6,25 %");
	assert_sum(f, "=0 - 1234,5", NULL, UNIT_MONTHS, "-1.234,5");
}

static void test_what_is_typed_stays_until_the_sum_is_taken(void **state)
{
	struct tui_fixture *f = *state;
	const struct addr at = { STR("sales.new"), 0, STR("actual") };

	app_go(f->app, &at, 0);
	tui_type(f, "1.2m+300k");
	assert_str(tui_text(f, "sales.new/actual"), "1.2m+300k");
	assert_true(tui_shows(f, "= 1,500,000"));
	tui_press(f, "^T");
	assert_str(tui_text(f, "sales.new/actual"), "1,500,000");
	assert_false(tui_shows(f, "^T take"));
	tui_press(f, "^Z");
	assert_str(tui_text(f, "sales.new/actual"), "1.2m+300k");
	tui_press(f, "M-h Delete ^T");
	assert_true(tui_shows(f, "type a sum such as =prev*1.1"));
}

/* What could be typed for an offer differs from column to column. */
static void test_without_an_offer_it_is_said_what_to_type(void **state)
{
	static const char *const said[] = { "words are yours", "words are yours", "type a day such as",
					    "how a choice begins" };
	struct tui_fixture *f = *state;
	const struct addr at = { STR("section.actions"), 0, STR("") };

	app_go(f->app, &at, 0);
	for (size_t i = 0; i < COUNT_OF(said); i++) {
		tui_press(f, "^T");
		assert_true(tui_shows(f, said[i]));
		tui_press(f, "Right");
	}
}

/* Why nothing is offered is what the sum itself ran into. */
static void test_a_sum_without_the_period_before(void **state)
{
	static const char lacking[] = "the period before has no figure for it",
			  other[] = "type a sum such as =prev*1.1";
	static const struct {
		const char *typed, *said;
	} sums[] = {
		{ "=prev(sales.lost)*2", lacking }, /* of sales.new itself there is a figure */
		{ "=prev*2/(sales.new-sales.new)", other },
		{ "=forecast*prev", other },
		{ "=prev+previous", other },
		{ "preview", other },
	};
	struct tui_fixture *f = *state;
	const struct addr at = { STR("sales.new"), 0, STR("actual") };

	fixture_set_prior(&f->base, "sales.new/actual", "200k");
	f->app->in.facts = f->input.facts =
		facts_new(&f->base.catalogue, &f->base.company, &f->base.pack, &f->base.prior);
	app_go(f->app, &at, 0);
	for (size_t i = 0; i < COUNT_OF(sums); i++) {
		history_set(f->history, &at, str_of(sums[i].typed));
		tui_press(f, "^T");
		if (!tui_shows(f, sums[i].said))
			fail_msg("%s: not \"%s\"", sums[i].typed, sums[i].said);
	}
	facts_free(f->facts);
	f->facts = f->input.facts;
}

static void test_the_formula_is_offered(void **state)
{
	struct tui_fixture *f = *state;
	const struct addr at = { STR("sales.arr"), 0, STR("actual") };

	fixture_set(&f->base, "sales.opening/actual", "4,000,000");
	fixture_set(&f->base, "sales.new/actual", "500,000");
	fixture_set(&f->base, "sales.lost/actual", "100,000");
	app_go(f->app, &at, 0);
	assert_true(tui_shows(f, "^T take"));
	tui_press(f, "^T");
	assert_str(tui_text(f, "sales.arr/actual"), "4,400,000");
	tui_press(f, "M-h");
	tui_type(f, "5,000,000");
	assert_true(tui_shows(f, "; formula 4.4"));
	tui_press(f, "^T");
	assert_str(tui_text(f, "sales.arr/actual"), "4,400,000");
}

/* In the place of what stands in the cell. */
static void assert_read_as(struct tui_fixture *f, const char *typed, const char *day)
{
	char offer[64];

	tui_press(f, "M-h");
	tui_type(f, typed);
	snprintf(offer, sizeof(offer), "= %s (Enter or ^T)", day);
	assert_true(tui_shows(f, offer));
}

static void test_days_are_offered_in_full(void **state)
{
	struct tui_fixture *f = *state;
	const struct addr at = { STR("section.actions"), 1, STR("due") };

	app_go(f->app, &at, 0);
	tui_type(f, "Q4 FY26");
	assert_true(tui_shows(f, "= 2026-12-31 (Enter or ^T)"));
	tui_press(f, "^T");
	assert_str(tui_text(f, "section.actions/1/due"), "2026-12-31");
	/* A day without its year lies in the last three months, where an action was due, or is the next one after the period. */
	assert_read_as(f, "30 Aug", "2026-08-30");
	assert_read_as(f, "end of July", "2026-07-31");
	assert_read_as(f, "29 June", "2027-06-29");
	assert_read_as(f, "1 Oct", "2026-10-01");
	assert_read_as(f, "15 Feb", "2027-02-15");
	tui_press(f, "^T");
	assert_str(tui_text(f, "section.actions/1/due"), "2027-02-15");
	assert_read_as(f, "by end of January", "2027-01-31");
	assert_read_as(f, "End of Feb 2028", "2028-02-29");
}

static void assert_period(struct tui_fixture *fixture, const char *typed, const char *expected)
{
	struct column column = { .id = STR("expected"), .label = STR("Expected"), .type = COLUMN_PERIOD };
	struct offer offer;

	offer_for_cell(&fixture->input, &column, str_of(typed), &offer);
	assert_str(buf_str(&offer.text), expected);
	assert_int_equal(offer.why != NULL, expected[0] != '\0');
	offer_release(&offer);
}

static void test_a_day_is_no_period_but_lies_in_one(void **state)
{
	struct tui_fixture *f = *state;

	assert_period(f, "Q4 FY26", "2026-Q4");
	assert_period(f, "20.01.2027", "2027-01");
	assert_period(f, "soon", "");
	/* Without a year it is the first one that does not end before the pack does. */
	assert_period(f, "January", "2027-01");
	assert_period(f, " Sept ", "2026-09");
	assert_period(f, "Q1", "2027-Q1");
	assert_period(f, "Q3", "2026-Q3");
	assert_period(f, "1 December", "2026-12");
	assert_period(f, "end of January", "2027-01");
	assert_period(f, "3", "");
	assert_period(f, "2027", "");
	assert_period(f, "Jan or Feb", "");
	/* Where the year begins in April, January is its tenth month, and nobody says so. */
	f->base.company.fiscal_year_start = 4;
	assert_period(f, "20.01.2027", "2027-Q4");
	/* Its third quarter ends in December 2025. */
	assert_period(f, "January", "2026-Q4");
}

/* Since when a row is listed lies behind. */
static void test_a_period_behind_is_not_guessed(void **state)
{
	struct tui_fixture *f = *state;
	struct column column = { .id = STR("listed_since"), .label = STR("Listed since"), .type = COLUMN_PERIOD };
	struct offer offer;

	offer_for_cell(&f->input, &column, STR("July"), &offer);
	assert_null(offer.why);
	offer_release(&offer);
	offer_for_cell(&f->input, &column, STR("July 2026"), &offer);
	assert_str(buf_str(&offer.text), "2026-07");
	offer_release(&offer);
}

static void test_choices_are_said_in_other_words(void **state)
{
	static const struct {
		const char *choices[3], *typed, *expected;
	} cases[] = {
		{ { "open", "won", "lost" }, "Signed", "won" },
		{ { "open", "accepted", "started" }, "signed", "accepted" },
		{ { "open", "in_progress", "done" }, "under way", "in_progress" },
		{ { "open", "done", "dropped" }, "cancelled", "dropped" },
		{ { "open", "cancelled", "dropped" }, "Cancelled", "cancelled" },
		{ { "new", "renewal", "upsell" }, "signed", "" },
	};
	struct tui_fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct str choices[3];
		struct column column = {
			.id = STR("status"), .type = COLUMN_CHOICE, .choices = { choices, 3 }, .choices_known = 3
		};
		struct offer offer;

		for (size_t k = 0; k < 3; k++)
			choices[k] = str_of(cases[i].choices[k]);
		offer_for_cell(&f->input, &column, str_of(cases[i].typed), &offer);
		if (!str_is(offer.why ? buf_str(&offer.text) : STR(""), cases[i].expected))
			fail_msg("%s: %.*s", cases[i].typed, STR_FMT(buf_str(&offer.text)));
		offer_release(&offer);
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, tui_set_up, tui_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_sums_of_what_people_type),
		TEST(test_names_of_values),
		TEST(test_amounts_are_typed_as_the_company_types_them),
		TEST(test_what_is_typed_stays_until_the_sum_is_taken),
		TEST(test_without_an_offer_it_is_said_what_to_type),
		TEST(test_a_sum_without_the_period_before),
		TEST(test_the_formula_is_offered),
		TEST(test_days_are_offered_in_full),
		TEST(test_a_day_is_no_period_but_lies_in_one),
		TEST(test_a_period_behind_is_not_guessed),
		TEST(test_choices_are_said_in_other_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
