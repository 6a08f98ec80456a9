/* SPDX-License-Identifier: MIT */
/* Tests: calc/expr_ref, and what calc/expr makes of periods before, windows, tables and rows */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>
#include <math.h>

#include "calc/expr.h"

/* Revenue of nine quarters, newest first; there are no others. */
static const double revenue[] = { 900, 800, 700, 600, 500, 400, 300, 200, 100 };

struct world {
	int period_months;
	bool no_rows;
};

static bool unit_of(void *data, struct str id, enum unit *out)
{
	(void)data;
	*out = str_is(id, "sales.count") ? UNIT_COUNT : UNIT_CURRENCY;
	return str_is(id, "sales.revenue") || str_is(id, "sales.count") || id.n == 0;
}

static bool column_of(void *data, struct str table, struct str column, struct expr_column *out)
{
	(void)data;
	*out = (struct expr_column){ .unit = UNIT_NONE };
	if (!str_is(table, "sales.deals"))
		return false;
	out->is_number = str_is(column, "amount") || str_is(column, "chance");
	out->unit = str_is(column, "chance") ? UNIT_PERCENT : UNIT_CURRENCY;
	out->is_choice = str_is(column, "status") || str_is(column, "kind");
	return out->is_number || out->is_choice || str_is(column, "account") || column.n == 0;
}

static bool has_word(void *data, struct str table, struct str column, struct str word)
{
	(void)data;
	(void)table;
	return str_is(column, "kind") ? expr_is_word(word, STR("new business")) || str_is(word, "seats")
				      : str_is(word, "open") || str_is(word, "won");
}

static bool cell_of(void *data, struct str column, struct expr_column *out)
{
	return column_of(data, STR("sales.deals"), column, out);
}

static bool value(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct world *world = data;
	int months = ref->back * world->period_months + ref->months, which = months / 3;

	assert_int_equal(ref->window, 0);
	if (months % world->period_months || which >= (int)COUNT_OF(revenue))
		return false;
	*out = (struct quantity){ revenue[which], 0.5, UNIT_CURRENCY };
	return ref->field == EXPR_FIELD_ACTUAL;
}

/* Each deal is of 10, as many as the periods before and the conditions together. */
static bool rows(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct world *world = data;
	double count = 1 + ref->back + ref->months / 3;

	for (const struct expr_filter *filter = ref->rows->filters; filter; filter = filter->next)
		count += filter->is_not ? 100 : 10;
	*out = (struct quantity){ ref->rows->column.n ? 10 * count : count, 0, UNIT_NONE };
	return !world->no_rows;
}

static bool cell(void *data, struct str column, struct quantity *out)
{
	(void)data;
	*out = str_is(column, "chance") ? (struct quantity){ 25, 0.5, UNIT_PERCENT }
					: (struct quantity){ 400, 50, UNIT_CURRENCY };
	return true;
}

static const struct expr_names pack_names = { .unit_of = unit_of, .column_of = column_of, .has_word = has_word };
static const struct expr_names row_names = {
	.unit_of = unit_of, .column_of = column_of, .has_word = has_word, .cell_of = cell_of
};

static bool compute(const char *text, const struct expr_names *names, struct world *world, struct quantity *out)
{
	const struct expr_values values = {
		.value = value, .period_months = world->period_months, .data = world, .rows = rows, .cell = cell
	};
	struct error error = ERROR_NONE;
	struct expr *expr = expr_compile(str_of(text), UNIT_NONE, names, &error);
	bool known;

	if (!expr)
		fail_msg("'%s': %s", text, error_text(&error));
	known = expr_number(expr, &values, out);
	expr_free(expr);
	return known;
}

static void check(const char *text, double number)
{
	struct world world = { 3, false };
	struct quantity got;

	if (!compute(text, &pack_names, &world, &got))
		fail_msg("'%s' is unknown", text);
	if (fabs(got.value - number) > 1e-9 * fabs(number))
		fail_msg("'%s' is %.12g", text, got.value);
}

static void check_unknown(const char *text, int period_months)
{
	struct world world = { period_months, false };
	struct quantity got;

	if (compute(text, &pack_names, &world, &got))
		fail_msg("'%s' is known: %.12g", text, got.value);
}

static void looks_back(void **state)
{
	(void)state;
	check("prev(sales.revenue)", 800);
	check("prev(sales.revenue, 1)", 800);
	check("prev(sales.revenue, 2)", 700);
	check("prev(prev(self, 2))", 600);
	check("ago(sales.revenue, 12)", 500);
	check("prev(ago(sales.revenue, 12))", 400);
	check("percent(sales.revenue / ago(sales.revenue, 12) - 1)", 80);
	check("ago(sales.revenue, 24)", 100);
	check_unknown("ago(sales.revenue, 27)", 3);
	check_unknown("ago(sales.revenue, 2)", 3);
	check_unknown("prev(next(sales.revenue), 2)", 3);
}

static void adds_windows_up(void **state)
{
	(void)state;
	check("over(sales.revenue, 12)", 3000);
	check("over(sales.revenue, 3)", 900);
	check("over(ago(sales.revenue, 12), 12)", 1400);
	check("ago(over(sales.revenue, 12), 12)", 1400);
	check("prev(over(sales.revenue, 6))", 1500);
	check("mean(sales.revenue, 12)", 750);
	check("mean(prev(sales.revenue), 6)", 750);
	/* One period of them is missing, or the periods do not fill it. */
	check_unknown("over(sales.revenue, 30)", 3);
	check_unknown("over(ago(sales.revenue, 18), 12)", 3);
	check_unknown("over(sales.revenue, 4)", 3);
	check_unknown("over(sales.revenue, 2)", 3);
}

static void slack_adds_up_too(void **state)
{
	struct world world = { 3, false };
	struct quantity got;

	(void)state;
	assert_true(compute("over(sales.revenue, 12)", &pack_names, &world, &got));
	assert_true(fabs(got.slack - 2) < 1e-12);
	assert_int_equal(got.unit, UNIT_CURRENCY);
	assert_true(compute("mean(sales.revenue, 12)", &pack_names, &world, &got));
	assert_true(fabs(got.slack - 0.5) < 1e-12);
}

static void reads_tables(void **state)
{
	struct world world = { 3, true };
	struct quantity got;

	(void)state;
	check("sum(sales.deals.amount)", 10);
	check("whole(sales.deals.amount)", 10);
	check("whole(sales.deals.amount where status = open)", 110);
	check("sum( sales.deals.amount where status = open )", 110);
	check("sum(sales.deals.amount where status = open and kind != seats)", 1110);
	check("sum(sales.deals.amount where kind = new business and status = won)", 210);
	check("sum(sales.deals.amount where kind = new_business)", 110);
	check("sum(sales.deals.amount where kind = 'new business')", 110);
	check("prev(sum(sales.deals.amount), 2)", 30);
	check("over(sum(sales.deals.amount where status = won), 6)", 110 + 120);
	check("count(sales.deals)", 1);
	check("prev(count(sales.deals))", 2);
	check("count(sales.deals where status = won)", 11);
	check("count(prev(sales.deals))", 2);
	check("percent(count(sales.deals where status = won) / count(sales.deals))", 1100);
	check("sum(sales.deals.amount) / count(sales.deals)", 10);
	check("count(sales.revenue / prev(sales.revenue))", 9.0 / 8);
	assert_false(compute("sum(sales.deals.amount)", &pack_names, &world, &got));
	assert_false(compute("count(sales.deals) + 1", &pack_names, &world, &got));
}

static void computes_rows(void **state)
{
	struct world world = { 3, false };
	struct quantity got;

	(void)state;
	assert_true(compute("amount * chance", &row_names, &world, &got));
	assert_true(fabs(got.value - 100) < 1e-9 && fabs(got.slack - (4 * 0.5 + 0.25 * 50)) < 1e-9);
	assert_int_equal(got.unit, UNIT_CURRENCY);
	assert_true(compute("percent(amount / sum(sales.deals.amount))", &row_names, &world, &got));
	assert_true(fabs(got.value - 4000) < 1e-9);
	assert_true(compute("amount / sales.revenue", &row_names, &world, &got));
}

static void tells_cells(void **state)
{
	struct error error = ERROR_NONE;
	struct expr *expr = expr_compile(STR("amount * chance + amount"), UNIT_CURRENCY, &row_names, &error);
	const struct str *cells;
	const struct expr_ref *refs;

	(void)state;
	assert_non_null(expr);
	assert_int_equal(expr_cells(expr, &cells), 2);
	assert_true(str_is(cells[0], "amount") && str_is(cells[1], "chance"));
	assert_int_equal(expr_refs(expr, &refs), 0);
	expr_free(expr);
}

static void faults_name_their_column(void **state)
{
	static const struct {
		const char *text, *message;
	} faults[] = {
		{ "prev(sales.revenue, 0)", "column 21: a whole number from 1 to 120 is expected" },
		{ "prev(sales.revenue, x)", "column 21: a whole number from 1 to 120 is expected" },
		{ "over(sales.revenue, 1.5)", "column 22: ')' is expected" },
		{ "over(sales.revenue, 121)", "column 21: a whole number from 1 to 120 is expected" },
		{ "over(sales.revenue)", "column 19: the number of months is expected by 'over'" },
		{ "over(over(self, 3), 3)", "column 1: cannot be combined like this: 'over'" },
		{ "ago(ago(self, 120), 120)", "column 1: cannot be combined like this: 'ago'" },
		{ "forecast(sum(sales.deals.amount))", "column 1: cannot be combined like this: 'forecast'" },
		{ "over(1, 3)", "column 6: an item id is expected" },
		{ "sum(sales.gone.amount)", "column 1: no table 'sales.gone'" },
		{ "sum(sales.deals.size)", "column 17: the table has no column 'size'" },
		{ "sum(sales.deals.account)", "column 17: no numbers to add up in column 'account'" },
		{ "sum(sales.deals)",
		  "column 5: sum() takes a column of a table, DOMAIN.TABLE.COLUMN, not 'sales.deals'" },
		{ "sum(1)", "column 5: a table and its column are expected" },
		{ "sum(sales.deals.amount where size = x)", "column 30: the table has no column 'size'" },
		{ "sum(sales.deals.amount where account = x)",
		  "column 30: no choices to compare with in column 'account'" },
		{ "sum(sales.deals.amount where status = opne)", "column 39: not one of the column's choices: 'opne'" },
		{ "sum(sales.deals.amount where status open)", "column 37: '=' or '!=' is expected after the column" },
		{ "sum(sales.deals.amount where status =)", "column 38: a word of the column's choices is expected" },
		{ "sum(sales.deals.amount where status = 'op)",
		  "column 39: a word of the column's choices is expected" },
		{ "sum(sales.deals.amount where)", "column 29: a column is expected after 'where' or 'and'" },
		{ "sum(sales.deals.amount where status = open", "column 43: ')' is expected" },
		{ "count(sales.gone where status = open)", "column 1: no table 'sales.gone'" },
		{ "missing(sum(sales.deals.amount))",
		  "column 1: missing(), typed() and commented() ask about one value of an item" },
		{ "sum(sales.deals.amount) + sales.count", "column 25: cannot add currency and count" },
		{ "amount", "column 1: no number item 'amount'" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(faults); i++) {
		struct error error = ERROR_NONE;

		assert_null(expr_compile(str_of(faults[i].text), UNIT_NONE, &pack_names, &error));
		assert_string_equal(error_text(&error), faults[i].message);
		error_release(&error);
	}
}

static void faults_in_rows(void **state)
{
	static const struct {
		const char *text, *message;
	} faults[] = {
		{ "amount * size", "column 10: the table has no column 'size'" },
		{ "amount + status", "column 10: no number in column 'status'" },
		{ "prev(amount)", "column 1: only the row's own value can be used of column 'amount'" },
		{ "amount + chance", "column 8: cannot add currency and percent" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(faults); i++) {
		struct error error = ERROR_NONE;

		assert_null(expr_compile(str_of(faults[i].text), UNIT_NONE, &row_names, &error));
		assert_string_equal(error_text(&error), faults[i].message);
		error_release(&error);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks_back),
		cmocka_unit_test(adds_windows_up),
		cmocka_unit_test(slack_adds_up_too),
		cmocka_unit_test(reads_tables),
		cmocka_unit_test(computes_rows),
		cmocka_unit_test(tells_cells),
		cmocka_unit_test(faults_name_their_column),
		cmocka_unit_test(faults_in_rows),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
