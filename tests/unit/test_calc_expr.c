/* SPDX-License-Identifier: MIT */
/* Tests: calc/expr */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>
#include <math.h>

#include "calc/expr.h"

/* A small world: items with a unit and values in three fields, NAN where nothing stands. */
struct item {
	const char *id;
	enum unit unit;
	double actual, slack, before, forecast;
	bool is_typed, is_commented;
};

static const struct item items[] = {
	{ "", UNIT_PERCENT, 42, 0.5, 40, 45, true, false },
	{ "sales.arr", UNIT_CURRENCY, 4865000, 0.5, 4500000, 5000000, true, true },
	{ "sales.cash", UNIT_CURRENCY, 4900000, 50000, 5200000, NAN, true, false },
	{ "sales.burn", UNIT_CURRENCY, 350000, 500, 340000, NAN, false, false },
	{ "sales.zero", UNIT_CURRENCY, 0, 0.5, NAN, NAN, true, false },
	{ "sales.none", UNIT_CURRENCY, NAN, 0, NAN, NAN, false, false },
	{ "customers.total", UNIT_COUNT, 103, 0.5, 100, NAN, true, false },
	{ "customers.added", UNIT_COUNT, 5, 0.5, 4, NAN, true, false },
	{ "customers.lost", UNIT_COUNT, 3, 0.5, 1, NAN, true, false },
	{ "customers.grr", UNIT_PERCENT, 91.5, 0.05, NAN, NAN, true, false },
	{ "finance.runway_2", UNIT_MONTHS, 14, 0.5, NAN, NAN, true, false },
	{ "finance.dso", UNIT_DAYS, 46, 0.5, NAN, NAN, true, false },
};

static const struct item *find(struct str id)
{
	for (size_t i = 0; i < COUNT_OF(items); i++)
		if (str_is(id, items[i].id))
			return &items[i];
	return NULL;
}

static bool unit_of(void *data, struct str id, enum unit *out)
{
	const struct item *item = find(id);

	(void)data;
	if (item)
		*out = item->unit;
	return item != NULL;
}

static bool has_threshold(void *data, struct str name)
{
	(void)data;
	return str_is(name, "variance");
}

static bool value(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct item *item = find(ref->id);
	double number = ref->field == EXPR_FIELD_FORECAST ? item->forecast : ref->back ? item->before : item->actual;

	(void)data;
	*out = (struct quantity){ number, item->slack, item->unit };
	return ref->field != EXPR_FIELD_NEXT && !isnan(number);
}

static bool is_present(void *data, const struct expr_ref *ref)
{
	struct quantity unused;

	if (ref->field == EXPR_FIELD_TYPED)
		return find(ref->id)->is_typed;
	if (ref->field == EXPR_FIELD_COMMENTARY)
		return find(ref->id)->is_commented;
	return value(data, ref, &unused);
}

static bool threshold(void *data, struct str name, double *out)
{
	(void)data;
	(void)name;
	*out = 10;
	return true;
}

static const struct expr_names names = { .unit_of = unit_of, .has_threshold = has_threshold };
static const struct expr_values values = {
	.value = value, .is_present = is_present, .threshold = threshold, .period_months = 3
};

static struct expr *compile(const char *text, enum unit want)
{
	struct error error = ERROR_NONE;
	struct expr *expr = expr_compile(str_of(text), want, &names, &error);

	if (!expr)
		fail_msg("'%s': %s", text, error_text(&error));
	error_release(&error);
	return expr;
}

static struct quantity compute(const char *text, enum unit want)
{
	struct expr *expr = compile(text, want);
	struct quantity out = { 0 };

	if (!expr_number(expr, &values, &out))
		fail_msg("'%s' is unknown", text);
	expr_free(expr);
	return out;
}

static void check(const char *text, enum unit want, double number, double slack)
{
	struct quantity got = compute(text, want);

	if (fabs(got.value - number) > 1e-9 * fabs(number) || fabs(got.slack - slack) > 1e-9 * slack + 1e-12 ||
	    got.unit != want)
		fail_msg("'%s' is %.12g ± %.12g %s", text, got.value, got.slack, unit_name(got.unit));
}

static enum truth judge(const char *text)
{
	struct expr *expr = compile(text, UNIT_COUNT_OF);
	enum truth truth = expr_truth(expr, &values);

	expr_free(expr);
	return truth;
}

static void computes(void **state)
{
	(void)state;
	check("2 + 3 * 4 - 10 / 5", UNIT_NONE, 12, 0);
	check("(2 + 3) * 4", UNIT_NONE, 20, 0);
	check("-2 - -3", UNIT_NONE, 1, 0);
	check("8 - 3 - 2", UNIT_NONE, 3, 0);
	check("16 / 4 / 2", UNIT_NONE, 2, 0);
	check("12.5%", UNIT_PERCENT, 12.5, 0);
	check("ratio(12.5 %)", UNIT_RATIO, 0.125, 0);
	check("abs(prev(sales.arr) - sales.arr)", UNIT_CURRENCY, 365000, 1);
	check("min(sales.arr, sales.cash)", UNIT_CURRENCY, 4865000, 0.5);
	check("max(sales.arr, sales.cash)", UNIT_CURRENCY, 4900000, 50000);
	check("period_months * 2", UNIT_NONE, 6, 0);
	check("self", UNIT_PERCENT, 42, 0.5);
	check("prev(self)", UNIT_PERCENT, 40, 0.5);
	check("forecast(sales.arr)", UNIT_CURRENCY, 5000000, 0.5);
	check("actual(sales.arr)", UNIT_CURRENCY, 4865000, 0.5);
	check("threshold(variance) * 1", UNIT_NONE, 10, 0);
	check("customers.total - customers.added", UNIT_COUNT, 98, 0);
}

static void checks_and_gives_units(void **state)
{
	(void)state;
	check("months(sales.cash / sales.burn)", UNIT_MONTHS, 14, (50000 + 14 * 500.0) / 350000);
	check("days(sales.cash / sales.burn)", UNIT_DAYS, 14, (50000 + 14 * 500.0) / 350000);
	check("count(sales.cash / sales.burn)", UNIT_COUNT, 14, (50000 + 14 * 500.0) / 350000);
	check("percent(customers.lost / prev(customers.total))", UNIT_PERCENT, 3, 0);
	check("sales.arr / customers.total", UNIT_CURRENCY, 4865000 / 103.0, 0.5 / 103);
	check("customers.total * sales.burn", UNIT_CURRENCY, 103 * 350000.0, 103 * 500.0);
	check("sales.burn * finance.runway_2", UNIT_CURRENCY, 4900000, 14 * 500.0 + 0.5 * 350000);
	check("ratio(customers.grr) * sales.arr", UNIT_CURRENCY, .915 * 4865000, .915 * .5 + .0005 * 4865000);
	check("ratio(customers.grr) * ratio(customers.grr)", UNIT_RATIO, .915 * .915, 2 * .915 * .0005);
	check("100 - customers.grr", UNIT_PERCENT, 8.5, 0.05);
	check("1 / ratio(customers.grr)", UNIT_RATIO, 1 / .915, .0005 / .915 / .915);
	check("sales.burn / period_months", UNIT_CURRENCY, 350000 / 3.0, 500 / 3.0);
	check("365 / finance.dso", UNIT_RATIO, 365 / 46.0, 365 / 46.0 * 0.5 / 46);
	check("12", UNIT_MONTHS, 12, 0);
}

static void compares(void **state)
{
	static const char *const yes[] = {
		"1 < 2",
		"2 <= 2",
		"3 > 2",
		"2 >= 2",
		"0.1 + 0.2 == 0.3",
		"1 != 2",
		"not 1 > 2",
		"1 < 2 and 2 < 3",
		"1 > 2 or 2 < 3",
		"not (1 > 2 or 2 > 3)",
		"1 > 2 and 1 > 2 or 1 < 2",
		"customers.grr <= 100",
		"(1 < 2)",
		"typed(sales.arr)",
		"not typed(sales.burn)",
		"commented(sales.arr) and not commented(sales.cash)",
		"missing(sales.none) and missing(forecast(sales.cash)) and not missing(sales.zero)",
		"missing(prev(sales.zero))",
		"not missing(self)",
		"abs(sales.arr - forecast(sales.arr)) / forecast(sales.arr) < 10",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(yes); i++)
		if (judge(yes[i]) != TRUTH_TRUE)
			fail_msg("'%s' is not true", yes[i]);
	assert_int_equal(judge("2 < 2"), TRUTH_FALSE);
	assert_int_equal(judge("0.1 + 0.2 > 0.3"), TRUTH_FALSE);
	assert_int_equal(judge("typed(sales.burn)"), TRUTH_FALSE);
}

static void near_allows_for_rounding_only(void **state)
{
	(void)state;
	assert_int_equal(judge("near(finance.runway_2, months(sales.cash / sales.burn))"), TRUTH_TRUE);
	assert_int_equal(judge("near(sales.cash, 4950000)"), TRUTH_TRUE);
	assert_int_equal(judge("near(sales.cash, 4980000)"), TRUTH_FALSE);
	assert_int_equal(judge("near(1000, 1005)"), TRUTH_TRUE);
	assert_int_equal(judge("near(1000, 1006)"), TRUTH_FALSE);
	assert_int_equal(judge("near(0, 0)"), TRUTH_TRUE);
	assert_int_equal(judge("near(sales.none, 5)"), TRUTH_UNKNOWN);
}

static void a_whole_count_is_exact(void **state)
{
	(void)state;
	/* 100 + 5 - 3 is 102, not 103, whatever half a customer each may be. */
	assert_int_equal(judge("near(customers.total, prev(customers.total) + customers.added - customers.lost)"),
			 TRUTH_FALSE);
	assert_int_equal(judge("near(customers.total, prev(customers.total) + customers.lost)"), TRUTH_TRUE);
}

static void the_unknown_spreads(void **state)
{
	static const char *const unknown[] = {
		"sales.none > 5",
		"not sales.none > 5",
		"sales.none > 5 and 1 < 2",
		"1 < 2 and sales.none > 5",
		"sales.none > 5 or 1 > 2",
		"1 / 0 > 1",
		"sales.arr / sales.zero > 1",
		"abs(sales.none) > 1",
		"next(sales.arr) > 1",
		"prev(sales.zero) == 0",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(unknown); i++)
		if (judge(unknown[i]) != TRUTH_UNKNOWN)
			fail_msg("'%s' is known", unknown[i]);
	assert_int_equal(judge("sales.none > 5 and 1 > 2"), TRUTH_FALSE);
	assert_int_equal(judge("1 > 2 and sales.none > 5"), TRUTH_FALSE);
	assert_int_equal(judge("sales.none > 5 or 1 < 2"), TRUTH_TRUE);
}

static void a_number_can_be_unknown(void **state)
{
	struct quantity out = { 7, 7, UNIT_SCORE };
	struct expr *expr = compile("sales.arr - sales.none", UNIT_CURRENCY);

	(void)state;
	assert_false(expr_number(expr, &values, &out));
	assert_true(out.value == 7);
	expr_free(expr);
}

static void faults_name_their_column(void **state)
{
	static const struct {
		const char *text;
		enum unit want;
		const char *message;
	} faults[] = {
		{ "", UNIT_NONE, "column 1: a value is expected at the end" },
		{ "1 +", UNIT_NONE, "column 4: a value is expected at the end" },
		{ "(1 + 2", UNIT_NONE, "column 7: ')' is expected" },
		{ "1 2", UNIT_NONE, "column 3: the expression should end here" },
		{ "1 + @", UNIT_NONE, "column 5: a value is expected" },
		{ "1.2.3", UNIT_NONE, "column 1: not a number: '1.2.3'" },
		{ "1.", UNIT_NONE, "column 1: not a number: '1.'" },
		{ "5k", UNIT_NONE, "column 2: no unit may follow a number: 'k'" },
		{ "sales.ar", UNIT_NONE, "column 1: no number item 'sales.ar'" },
		{ "frob(1)", UNIT_NONE, "column 1: no such function: 'frob'" },
		{ "min(1)", UNIT_NONE, "column 6: two arguments are expected by 'min'" },
		{ "next(forecast(self))", UNIT_NONE, "column 1: cannot be combined like this: 'next'" },
		{ "prev(1)", UNIT_NONE, "column 6: an item id is expected" },
		{ "threshold(vari) > 1", UNIT_COUNT_OF, "column 1: no threshold 'vari'" },
		{ "1 < 2 < 3", UNIT_COUNT_OF, "column 7: comparisons cannot be chained: join two by 'and'" },
		{ "sales.arr + customers.total", UNIT_NONE, "column 11: cannot add currency and count" },
		{ "sales.arr > customers.grr", UNIT_COUNT_OF, "column 11: cannot compare currency and percent" },
		{ "customers.grr * finance.dso", UNIT_NONE, "column 15: cannot multiply percent and days" },
		{ "customers.total / sales.arr", UNIT_NONE, "column 17: cannot divide count and currency" },
		{ "percent(sales.arr)", UNIT_NONE, "column 1: percent() takes ratio, not currency" },
		{ "1 + (1 < 2)", UNIT_NONE, "column 3: cannot add a bare number and a condition" },
		{ "1 and 2", UNIT_COUNT_OF, "column 3: 'and', 'or' and 'not' join conditions, not numbers" },
		{ "not 2", UNIT_COUNT_OF, "column 1: 'and', 'or' and 'not' join conditions, not numbers" },
		{ "sales.arr", UNIT_PERCENT, "column 1: the result is currency, but percent is expected" },
		{ "sales.arr", UNIT_COUNT_OF, "column 1: a condition is expected, not currency" },
		{ "1 < 2", UNIT_NONE, "column 1: a number is expected, not a condition" },
		{ "1 = 2", UNIT_COUNT_OF, "column 3: the expression should end here" },
		{ "and", UNIT_COUNT_OF, "column 1: a value is expected before 'and'" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(faults); i++) {
		struct error error = ERROR_NONE;

		assert_null(expr_compile(str_of(faults[i].text), faults[i].want, &names, &error));
		assert_string_equal(error_text(&error), faults[i].message);
		error_release(&error);
	}
}

static void bounds_depth_and_length(void **state)
{
	static const char *const pieces[] = { "(", "-", "not ", "abs(", "prev(", "1 + " };
	struct buf text = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(pieces); i++) {
		struct error error = ERROR_NONE;

		buf_clear(&text);
		for (int j = 0; j < 100000; j++)
			buf_adds(&text, pieces[i]);
		assert_null(expr_compile(buf_str(&text), UNIT_NONE, &names, &error));
		assert_non_null(strstr(error_text(&error), "too "));
		error_release(&error);
	}
	buf_release(&text);
}

static void lists_references_once(void **state)
{
	struct expr *expr = compile("sales.arr - prev(sales.arr) > sales.arr and commented(sales.arr) or missing(self)",
				    UNIT_COUNT_OF);
	const struct expr_ref *refs;

	(void)state;
	assert_int_equal(expr_refs(expr, &refs), 4);
	assert_true(str_is(refs[0].id, "sales.arr") && refs[0].back == 0 && refs[0].field == EXPR_FIELD_ACTUAL);
	assert_true(str_is(refs[1].id, "sales.arr") && refs[1].back == 1);
	assert_true(refs[2].field == EXPR_FIELD_COMMENTARY);
	assert_true(refs[3].id.n == 0 && refs[3].field == EXPR_FIELD_ACTUAL);
	expr_free(expr);
}

static void tells_what_it_adds(void **state)
{
	struct expr *sum = compile("sales.arr + prev(sales.cash) - sales.burn", UNIT_CURRENCY);
	struct expr *share = compile("sales.arr / sales.burn", UNIT_NONE);

	(void)state;
	assert_int_equal(expr_adds(sum, STR("sales.arr")), 1);
	assert_int_equal(expr_adds(sum, STR("sales.burn")), -1);
	assert_int_equal(expr_adds(sum, STR("sales.cash")), 0);
	assert_true(!expr_adds(share, STR("sales.arr")) && !expr_adds(share, STR("sales.burn")));
	expr_free(sum);
	expr_free(share);
}

static void tells_what_it_carries(void **state)
{
	static const char *const more[] = { "prev(sales.arr, 2)",  "prev(forecast(sales.arr))",
					    "prev(sales.arr) + 1", "ago(sales.arr, 3)",
					    "sales.arr",           "over(sales.burn, 3)" };
	struct expr *opening = compile("prev(sales.arr)", UNIT_CURRENCY);

	(void)state;
	assert_true(str_is(expr_carries(opening), "sales.arr"));
	expr_free(opening);
	for (size_t i = 0; i < COUNT_OF(more); i++) {
		struct expr *expr = compile(more[i], UNIT_CURRENCY);

		assert_int_equal(expr_carries(expr).n, 0);
		expr_free(expr);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(computes),
		cmocka_unit_test(tells_what_it_adds),
		cmocka_unit_test(tells_what_it_carries),
		cmocka_unit_test(checks_and_gives_units),
		cmocka_unit_test(compares),
		cmocka_unit_test(near_allows_for_rounding_only),
		cmocka_unit_test(a_whole_count_is_exact),
		cmocka_unit_test(the_unknown_spreads),
		cmocka_unit_test(a_number_can_be_unknown),
		cmocka_unit_test(faults_name_their_column),
		cmocka_unit_test(bounds_depth_and_length),
		cmocka_unit_test(lists_references_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
