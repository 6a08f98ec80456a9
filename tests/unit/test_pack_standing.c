/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/standing.h"

#include <setjmp.h>

#include <cmocka.h>

/* p25 10, median 20, p75 30 */
static struct benchmark quartiles(void)
{
	return (struct benchmark){
		.p25 = 10, .median = 20, .p75 = 30, .has_p25 = true, .has_median = true, .has_p75 = true
	};
}

static struct standing place(enum item_better better, const struct benchmark *benchmark, double value)
{
	const struct item item = { .unit = UNIT_PERCENT, .better = better };
	const struct quantity quantity = { value, 0, UNIT_PERCENT };

	return standing_of(&item, benchmark, &quantity, 3, STR("USD"));
}

static void where_higher_is_better_the_best_quarter_is_above_p75(void **state)
{
	static const struct {
		double value;
		int quarter, quality;
	} cases[] = { { -3, 1, 4 }, { 9.9, 1, 4 }, { 10, 2, 3 }, { 19, 2, 3 },
		      { 20, 3, 2 }, { 29, 3, 2 },  { 30, 4, 1 }, { 99, 4, 1 } };
	const struct benchmark benchmark = quartiles();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct standing standing = place(ITEM_BETTER_HIGHER, &benchmark, cases[i].value);

		assert_int_equal(standing.bar, STANDING_PLACED);
		assert_int_equal(standing.low, cases[i].quarter);
		assert_int_equal(standing.high, cases[i].quarter);
		assert_int_equal(standing.best, cases[i].quality);
		assert_int_equal(standing.worst, cases[i].quality);
	}
}

static void where_lower_is_better_the_best_quarter_is_below_p25(void **state)
{
	static const struct {
		double value;
		int quarter, quality;
	} cases[] = {
		{ 3, 1, 1 }, { 10, 1, 1 }, { 10.1, 2, 2 }, { 20, 2, 2 }, { 21, 3, 3 }, { 30, 3, 3 }, { 31, 4, 4 }
	};
	const struct benchmark benchmark = quartiles();

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct standing standing = place(ITEM_BETTER_LOWER, &benchmark, cases[i].value);

		assert_int_equal(standing.low, cases[i].quarter);
		assert_int_equal(standing.high, cases[i].quarter);
		assert_int_equal(standing.best, cases[i].quality);
		assert_int_equal(standing.worst, cases[i].quality);
	}
}

static void where_neither_is_better_there_is_no_quality(void **state)
{
	const struct benchmark benchmark = quartiles();
	struct standing standing = place(ITEM_BETTER_NEITHER, &benchmark, 25);

	(void)state;
	assert_int_equal(standing.low, 3);
	assert_int_equal(standing.best, 0);
	assert_int_equal(standing.worst, 0);
}

static void few_percentiles_leave_several_quarters(void **state)
{
	const struct benchmark median = { .median = 20, .has_median = true };
	const struct benchmark upper = { .p75 = 30, .has_p75 = true };
	struct standing standing = place(ITEM_BETTER_HIGHER, &median, 25);

	(void)state;
	assert_int_equal(standing.low, 3);
	assert_int_equal(standing.high, 4);
	assert_int_equal(standing.best, 1);
	assert_int_equal(standing.worst, 2);
	standing = place(ITEM_BETTER_LOWER, &median, 25);
	assert_int_equal(standing.best, 3);
	assert_int_equal(standing.worst, 4);
	standing = place(ITEM_BETTER_HIGHER, &upper, 25);
	assert_int_equal(standing.best, 2);
	assert_int_equal(standing.worst, 4);
}

static void thresholds_judge(void **state)
{
	const struct benchmark both = { .good = { COMPARISON_AT_LEAST, 40 }, .poor = { COMPARISON_LESS, 20 } };
	const struct benchmark good = { .good = { COMPARISON_LESS, 1.5 } };
	const struct benchmark poor = { .poor = { COMPARISON_MORE, 3 } };

	(void)state;
	assert_int_equal(place(ITEM_BETTER_HIGHER, &both, 40).verdict, STANDING_GOOD);
	assert_int_equal(place(ITEM_BETTER_HIGHER, &both, 20).verdict, STANDING_BETWEEN);
	assert_int_equal(place(ITEM_BETTER_HIGHER, &both, 19).verdict, STANDING_POOR);
	assert_int_equal(place(ITEM_BETTER_LOWER, &good, 1.4).verdict, STANDING_GOOD);
	assert_int_equal(place(ITEM_BETTER_LOWER, &good, 1.5).verdict, STANDING_SHORT);
	assert_int_equal(place(ITEM_BETTER_LOWER, &poor, 3.1).verdict, STANDING_POOR);
	assert_int_equal(place(ITEM_BETTER_LOWER, &poor, 3).verdict, STANDING_SHORT);
	assert_int_equal(place(ITEM_BETTER_HIGHER, &both, 40).low, 0);
}

static void what_cannot_be_compared_is_not_placed(void **state)
{
	struct benchmark benchmark = quartiles();
	const struct item money = { .unit = UNIT_CURRENCY, .better = ITEM_BETTER_HIGHER };
	const struct item yearly = { .unit = UNIT_CURRENCY, .better = ITEM_BETTER_HIGHER, .formula_months = 12 };
	const struct quantity quantity = { 25, 0, UNIT_CURRENCY };

	(void)state;
	assert_int_equal(standing_of(&money, &benchmark, NULL, 3, STR("USD")).bar, STANDING_NO_VALUE);
	assert_int_equal(standing_of(&money, &benchmark, &quantity, 3, STR("EUR")).bar, STANDING_OTHER_CURRENCY);
	assert_int_equal(standing_of(&money, &benchmark, &quantity, 3, STR("USD")).bar, STANDING_PLACED);
	benchmark.months = 12;
	assert_int_equal(standing_of(&money, &benchmark, &quantity, 3, STR("USD")).bar, STANDING_OTHER_LENGTH);
	assert_int_equal(standing_of(&money, &benchmark, &quantity, 3, STR("USD")).low, 0);
	/* By the cohort method a quarter's pack, too, tells of twelve months. */
	assert_int_equal(standing_of(&yearly, &benchmark, &quantity, 3, STR("USD")).bar, STANDING_PLACED);
}

static void a_benchmark_fits_by_stage_and_revenue(void **state)
{
	const struct benchmark stage = { .has_stages = true, .stages = { [STAGE_SEED] = true } };
	const struct benchmark band = { .has_arr_from = true, .arr_from = 10e6, .has_arr_to = true, .arr_to = 50e6 };
	const double small = 4e6, lower = 10e6, upper = 50e6;

	(void)state;
	assert_true(benchmark_fits(&stage, STAGE_SEED, &small));
	assert_false(benchmark_fits(&stage, STAGE_SERIES_A, &small));
	assert_false(benchmark_fits(&band, STAGE_SERIES_A, &small));
	assert_true(benchmark_fits(&band, STAGE_SERIES_A, &lower));
	assert_false(benchmark_fits(&band, STAGE_SERIES_A, &upper));
	assert_true(benchmark_fits(&band, STAGE_SERIES_A, NULL)); /* nobody knows */
}

static void those_that_fit_are_chosen(void **state)
{
	struct benchmark benchmarks[] = {
		{ .has_stages = true, .stages = { [STAGE_SEED] = true } },
		{ .has_stages = false },
		{ .has_stages = true, .stages = { [STAGE_PUBLIC] = true } },
	};
	const struct item item = { .benchmarks = benchmarks, .benchmark_count = 3 };
	const struct company company = { .currency = STR("USD"), .stage = STAGE_PUBLIC };
	struct catalogue catalogue;
	size_t places[3];

	(void)state;
	catalogue_init(&catalogue);
	assert_int_equal(standing_choose(&catalogue, &company, NULL, &item, places, 3), 2);
	assert_int_equal(places[0], 1);
	assert_int_equal(places[1], 2);
	assert_int_equal(standing_choose(&catalogue, &company, NULL, &item, places, 1), 1);
	catalogue_release(&catalogue);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(where_higher_is_better_the_best_quarter_is_above_p75),
		cmocka_unit_test(where_lower_is_better_the_best_quarter_is_below_p25),
		cmocka_unit_test(where_neither_is_better_there_is_no_quality),
		cmocka_unit_test(few_percentiles_leave_several_quarters),
		cmocka_unit_test(thresholds_judge),
		cmocka_unit_test(what_cannot_be_compared_is_not_placed),
		cmocka_unit_test(a_benchmark_fits_by_stage_and_revenue),
		cmocka_unit_test(those_that_fit_are_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
