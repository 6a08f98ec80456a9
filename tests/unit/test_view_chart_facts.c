/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/chart_facts
 */
#include "check_fixture.h"

#include "view/chart_facts.h"

static void trend_of_two_packs(void **state)
{
	struct fixture *f = *state;
	struct facts *facts;
	struct chart *chart;

	fixture_set_prior(f, "sales.arr/actual", "4m");
	fixture_set(f, "sales.arr/actual", "5m");
	facts = facts_new(&f->catalogue, &f->company, &f->pack, &f->prior);
	chart = chart_trend(facts, &f->company, catalogue_find(&f->catalogue, STR("sales.arr")), 13);
	assert_int_equal(chart->count, 2);
	assert_int_equal(chart->series_count, 1); /* no forecast anywhere */
	assert_string_equal(chart->id.p, "trend-sales-arr");
	assert_true(chart->series[0].points[0].value == 4e6 && chart->series[0].points[1].value == 5e6);
	assert_true(str_is(chart->labels[1], "2026-Q3"));
	chart_free(chart);
	chart = chart_trend(facts, &f->company, catalogue_find(&f->catalogue, STR("sales.arr")), 1);
	assert_int_equal(chart->count, 1);
	chart_free(chart);
	facts_free(facts);
}

/* What the catalogue does not have stays unknown; what is lost goes down. */
static void bridge_of_what_is_known(void **state)
{
	struct fixture *f = *state;
	struct facts *facts;
	struct chart *chart;

	fixture_set_prior(f, "sales.arr/actual", "4m");
	fixture_set(f, "sales.arr/actual", "5m");
	facts = facts_new(&f->catalogue, &f->company, &f->pack, &f->prior);
	chart = chart_bridge(facts, &f->catalogue, &f->company, 0);
	assert_int_equal(chart->count, CHART_STEPS);
	assert_false(chart_has(chart, 2));
	assert_true(chart->series[0].points[CHART_STEPS - 1].is_known);
	assert_true(chart->series[0].points[CHART_STEPS - 1].is_total && !chart->series[0].points[1].is_total);
	assert_true(chart->series[0].points[CHART_STEPS - 1].value == 5e6);
	assert_int_equal(chart_steps[4].factor, -1);
	chart_free(chart);
	/* Of the pack before. */
	chart = chart_bridge(facts, &f->catalogue, &f->company, 1);
	assert_true(chart->series[0].points[CHART_STEPS - 1].value == 4e6);
	chart_free(chart);
	facts_free(facts);
}

static void scale_places_the_value(void **state)
{
	struct benchmark benchmark = { .has_p25 = true, .p25 = 90, .has_p75 = true, .p75 = 110 };
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_scale(&benchmark, 100, 21, &out);
	assert_string_equal(out.p, "--[=======X=======]--");
	buf_clear(&out);
	benchmark.has_median = true;
	benchmark.median = 95;
	chart_scale(&benchmark, 130, 31, &out);
	assert_string_equal(out.p, "---[==|========]-----------X---");
	buf_clear(&out);
	/* To the left of the quartiles, too; without a median no mark of one. */
	benchmark.has_median = false;
	benchmark.median = 100;
	chart_scale(&benchmark, 70, 31, &out);
	assert_string_equal(out.p, "---X-----------[===========]---");
	buf_clear(&out);
	/* Too narrow, or no span: nothing. */
	chart_scale(&benchmark, 100, 5, &out);
	benchmark.p75 = 90;
	chart_scale(&benchmark, 100, 31, &out);
	assert_int_equal(out.n, 0);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(trend_of_two_packs, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(bridge_of_what_is_known, fixture_set_up, fixture_tear_down),
		cmocka_unit_test(scale_places_the_value),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
