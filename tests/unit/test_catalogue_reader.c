/* SPDX-License-Identifier: MIT */
/*
 * Tests: catalogue/reader: the parts of an item that came with the second version of its format.
 */
#include "catalogue_fixture.h"

#define COMMON                                                                                                         \
	"order: 1, group: Growth, stages: {seriesA: core}, owners: [Sales], "                                          \
	"source: {tier: editorial, name: Board, date: 2026-04-01}, what: a, why: b, read: c, write: d, "               \
	"pitfalls: [e, f], label: Label, "
#define AMOUNT COMMON "kind: number, unit: currency, better: higher, basis: {time: period_flow, production: primary}, "
#define PLAIN  "formula: {text: t}, "

/* What formulas with the cases one and two ask for. */
static void add_convention(struct fixture *fixture)
{
	struct node_tree tree;

	flow_read(&tree, "c.yaml",
		  "{label: Basis, question: Which, choices: {one: {label: One, text: t}, two: {label: Two, text: t}}, "
		  "default: one, affects: [sales.a]}");
	assert_true(catalogue_add_convention(&fixture->catalogue, STR("basis"), &tree, &fixture->error));
	node_tree_release(&tree);
}

static const struct item *must_add(struct fixture *fixture, const char *id, const char *text)
{
	if (!add(&fixture->catalogue, id, text, &fixture->error))
		fail_msg("%s: %s", id, error_text(&fixture->error));
	return catalogue_find(&fixture->catalogue, str_of(id));
}

static void must_finish(struct fixture *fixture)
{
	if (!catalogue_finish(&fixture->catalogue, &fixture->error))
		fail_msg("%s", error_text(&fixture->error));
}

static void reads_the_guidance(void **state)
{
	const struct item *item = must_add(
		*state, "sales.arr",
		"{" AMOUNT PLAIN "hint: the sum at the close, questions: [Why, How], example: good, weak: bad, "
		"policy: {includes: [i, j], excludes: [x], edge_cases: [y], miscomputed: [m], checks: [k]}}");

	assert_string_equal(item->hint.p, "the sum at the close");
	assert_int_equal(item->questions.n, 2);
	assert_string_equal(item->questions.v[1].p, "How");
	assert_string_equal(item->example.p, "good");
	assert_string_equal(item->weak.p, "bad");
	assert_int_equal(item->policy.includes.n, 2);
	assert_string_equal(item->policy.excludes.v[0].p, "x");
	assert_string_equal(item->policy.edge_cases.v[0].p, "y");
	assert_string_equal(item->policy.miscomputed.v[0].p, "m");
	assert_string_equal(item->policy.checks.v[0].p, "k");
}

static void reads_cases_and_worked_examples(void **state)
{
	struct fixture *fixture = *state;
	const struct given *given;
	const struct item *item;

	add_convention(fixture);
	must_add(fixture, "sales.a", "{" AMOUNT PLAIN "}");
	must_add(fixture, "sales.b", "{" AMOUNT PLAIN "}");
	must_add(fixture, "sales.deals",
		 "{" COMMON "kind: table, columns: [{id: account, label: Account, type: text}]}");
	item = must_add(
		fixture, "sales.sum",
		"{" AMOUNT "formula: {by: basis, cases: {one: {text: first, expr: sales.a}, "
		"two: {text: second, expr: \"sales.a + sales.b\"}}}, "
		"worked: [{case: two, months: 1, given: {sales.a: 1m, \"prior 4 sales.a\": 2m, "
		"\"prior forecast sales.b\": 3m, \"next sales.b\": 4m, sales.deals: [{account: A}]}, gives: 5m}]}");
	must_finish(fixture);
	assert_string_equal(item->formula_by.p, "basis");
	assert_int_equal(item->case_count, 2);
	/* The first is in force until a convention chooses. */
	assert_string_equal(item->formula.p, "first");
	assert_ptr_equal(item->expr, item->cases[0].expr);
	assert_non_null(item->cases[1].expr);
	assert_int_equal(item->worked_count, 1);
	assert_string_equal(item->worked[0].case_name.p, "two");
	assert_string_equal(item->worked[0].gives.p, "5m");
	assert_int_equal(item->worked[0].months, 1);
	assert_int_equal(item->worked[0].given_count, 5);
	given = item->worked[0].given;
	assert_string_equal(given[0].item.p, "sales.a");
	assert_string_equal(given[0].text.p, "1m");
	assert_int_equal(given[0].back, 0);
	assert_int_equal(given[1].back, 4);
	assert_int_equal(given[1].field, EXPR_FIELD_ACTUAL);
	assert_int_equal(given[2].back, 1);
	assert_int_equal(given[2].field, EXPR_FIELD_FORECAST);
	assert_int_equal(given[3].field, EXPR_FIELD_NEXT);
	assert_true(str_is(node_text(node_get(given[4].rows->first, "account")), "A"));
}

static void reads_benchmarks_by_context(void **state)
{
	const struct item *item = must_add(
		*state, "sales.arr",
		"{" AMOUNT PLAIN "benchmarks: [{median: 25, unit: currency, scope: mid, arr_from: 10m, arr_to: 50m, "
		"source: s, year: 2024}, {good: \">= 40\", poor: \"< 1.5\", unit: currency, scope: all, source: s, "
		"year: 2023, stages: [seriesA, public], note: n, confidence: low}]}");

	assert_int_equal(item->benchmark_count, 2);
	assert_true(item->benchmarks[0].has_median && !item->benchmarks[0].has_p25);
	assert_true(item->benchmarks[0].arr_from > 9.9e6 && item->benchmarks[0].arr_to < 50.1e6);
	assert_false(item->benchmarks[0].has_stages);
	assert_false(item->benchmarks[0].is_weak);
	assert_int_equal(item->benchmarks[1].good.comparison, COMPARISON_AT_LEAST);
	assert_true(item->benchmarks[1].good.value > 39.9);
	assert_int_equal(item->benchmarks[1].poor.comparison, COMPARISON_LESS);
	assert_true(item->benchmarks[1].stages[STAGE_PUBLIC] && !item->benchmarks[1].stages[STAGE_SEED]);
	assert_true(item->benchmarks[1].is_weak);
}

static void reads_computed_columns(void **state)
{
	const struct item *item =
		must_add(*state, "sales.deals",
			 "{" COMMON "kind: table, columns: [{id: amount, label: A, type: currency, total: "
			 "sum}, {id: share, label: S, type: percent, total: 100}, "
			 "{id: twice, label: T, type: currency, expr: \"amount * 2\"}, "
			 "{id: due, label: D, type: period}]}");

	assert_int_equal(item->columns[0].total, COLUMN_TOTAL_SUM);
	assert_int_equal(item->columns[1].total, COLUMN_TOTAL_HUNDRED);
	assert_int_equal(item->columns[2].total, COLUMN_TOTAL_NONE);
	assert_string_equal(item->columns[2].expr.p, "amount * 2");
	assert_true(item->columns[2].expr_place.line == 1 && item->columns[2].expr_place.column > 1);
	assert_int_equal(column_unit(&item->columns[1]), UNIT_PERCENT);
	assert_true(column_is_number(&item->columns[2]));
	assert_false(column_is_number(&item->columns[3]));
}

static void every_fault_has_its_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ AMOUNT PLAIN
		  "\nhint: 0123456789012345678901234567890123456789012345678901234567890123456789012345678}",
		  "2:7: 'hint' is longer than one line of 76 columns" },
		{ AMOUNT PLAIN "\nquestions: [a, b, c, d]}", "2:12: 'questions' holds more than 3" },
		{ AMOUNT PLAIN "\npolicy: {}}", "2:9: 'policy' is empty" },
		{ AMOUNT PLAIN "\npolicy: {include: [a]}}", "2:10: unknown key 'include'" },
		{ COMMON "kind: text, example: e,\npolicy: {miscomputed: [a]}}",
		  "2:23: only a number can be computed wrongly" },
		{ COMMON "kind: text, example: e,\nworked: [{given: {}, gives: 3}]}", "2:9: a text has no 'worked'" },
		{ COMMON "kind: text, example: e, formula: {text: t,\nexpr: sales.a}}",
		  "2:7: only a number has a formula to compute" },
		{ AMOUNT "\nformula: {by: x, text: t, cases: {a: {text: t}, b: {text: t}}}}",
		  "2:18: unknown key 'text'" },
		{ AMOUNT "\nformula: {by: x, cases: {a: {text: t}}}}",
		  "2:25: 'cases' has fewer than two: then 'text' and 'expr' are enough" },
		{ AMOUNT "\nformula: {cases: {a: {text: t}, b: {txt: t}}}}",
		  "2:10: no 'by'\nc.yaml:2:37: unknown key 'txt'\nc.yaml:2:36: no 'text'" },
		{ AMOUNT "formula: {by: x, cases: {a: {text: t}, b: {text: t}}},\n"
			 "worked: [{case: c, given: {sales.a: 1}, gives: 3}, {given: {sales.a: 1}, gives: 3}]}",
		  "2:17: the formula has no case 'c'\nc.yaml:2:52: no 'case'" },
		{ AMOUNT PLAIN
		  "\nworked: [{given: {prior 90 sales.a: 1, last sales.a: 2, sales.b: {}}, gives: 3, months: 2}]}",
		  "2:89: 'months' is the length of a period: 1 or 3\n"
		  "c.yaml:2:19: 'prior 90 sales.a' is not from 1 to 48 periods before\n"
		  "c.yaml:2:40: 'last sales.a' is no given figure: '[prior [N]] [forecast | next] ITEM'\n"
		  "c.yaml:2:66: a given figure is an amount, or a list of rows" },
		{ AMOUNT PLAIN "\nbenchmarks: [{p25: 3, p75: 2, unit: currency, scope: a, source: b, year: 2024}]}",
		  "2:14: percentiles out of order: p25 < median < p75, whichever direction is good" },
		{ AMOUNT PLAIN "\nbenchmarks: [{unit: currency, scope: a, source: b, year: 2024}]}",
		  "2:14: a benchmark without a figure: p25, median, p75, good or poor" },
		{ AMOUNT PLAIN "\nbenchmarks: [{median: 3, unit: percent, scope: a, source: b, year: 2024}]}",
		  "2:32: a benchmark in percent for an item in currency" },
		{ AMOUNT PLAIN "\nbenchmarks: [{good: 40, unit: currency, scope: a, source: b, year: 2024}]}",
		  "2:21: 'good' is no comparison such as '>= 40'" },
		{ AMOUNT PLAIN
		  "\nbenchmarks: [{median: 3, unit: currency, scope: a, source: b, year: 2024, stages: [seriesD], "
		  "arr_from: 2m, arr_to: 1m, confidence: some}]}",
		  "2:84: unknown stage 'seriesD'\nc.yaml:2:116: 'arr_to' is not above 'arr_from'\n"
		  "c.yaml:2:132: unknown confidence 'some' (known: high, low)" },
		{ COMMON
		  "kind: table,\ncolumns: [{id: a, label: A, type: text, expr: b, total: sum}, {id: b, label: B, "
		  "type: currency, need: yes, expr: a, total: 100}]}",
		  "2:47: only a column of numbers is computed\nc.yaml:2:57: only a column of numbers has a total\n"
		  "c.yaml:2:114: a computed column is not typed: it cannot be needed\n"
		  "c.yaml:2:124: only percentages sum to 100" },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf text = BUF_EMPTY, want = BUF_EMPTY;

		buf_printf(&text, "{%s", cases[i].text);
		buf_printf(&want, "c.yaml:%s", cases[i].message);
		error_clear(&fixture->error);
		assert_false(add(&fixture->catalogue, "sales.arr", text.p, &fixture->error));
		assert_string_equal(error_text(&fixture->error), want.p);
		buf_release(&want);
		buf_release(&text);
	}
}

static void worked_examples_name_items_that_exist(void **state)
{
	struct fixture *fixture = *state;

	must_add(fixture, "sales.a",
		 "{" AMOUNT PLAIN "\nworked: [{given: {sales.gone: 1, sales.a: [{x: 1}]}, gives: 3}]}");
	assert_false(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_string_equal(error_text(&fixture->error),
			    "c.yaml:2:19: item 'sales.gone' of the worked example does not exist\n"
			    "c.yaml:2:34: 'sales.a' is no table");
}

static void every_case_is_compiled_and_walked(void **state)
{
	struct fixture *fixture = *state;

	add_convention(fixture);
	must_add(fixture, "sales.a", "{" AMOUNT "formula: {text: t, expr: sales.b}}");
	must_add(fixture, "sales.b",
		 "{" AMOUNT
		 "\nformula: {by: basis, cases: {one: {text: t, expr: sales.c}, two: {text: t, expr: sales.a}}}}");
	must_add(fixture, "sales.c",
		 "{" AMOUNT
		 "\nformula: {by: basis, cases: {one: {text: t, expr: sales.d}, two: {text: t, expr: sales.e}}}}");
	must_add(fixture, "sales.d", "{" AMOUNT PLAIN "}");
	assert_false(catalogue_finish(&fixture->catalogue, &fixture->error));
	if (!strstr(error_text(&fixture->error), "c.yaml:2:82: formula of 'sales.c': "))
		fail_msg("%s", error_text(&fixture->error));
	assert_non_null(strstr(error_text(&fixture->error), "formulas in a circle: sales.a -> sales.b -> sales.a"));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reads_the_guidance),
		TEST(reads_cases_and_worked_examples),
		TEST(reads_benchmarks_by_context),
		TEST(reads_computed_columns),
		TEST(every_fault_has_its_place),
		TEST(worked_examples_name_items_that_exist),
		TEST(every_case_is_compiled_and_walked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
