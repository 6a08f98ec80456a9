/* SPDX-License-Identifier: MIT */
/*
 * Tests: catalogue/catalogue, catalogue/catalogue_load
 */
#include "catalogue_fixture.h"

#define COMMON                                                                                                         \
	"group: Growth, stages: {seriesA: core, public: recommended}, owners: [Sales, Finance], "                      \
	"source: {tier: published, name: Board, section: 4, date: 2026-04-01}, what: a, why: b, read: c, write: d, "   \
	"pitfalls: [e, f], "
#define NUMBER                                                                                                         \
	COMMON "label: Label, kind: number, unit: currency, better: higher, "                                          \
	       "basis: {time: point_in_time, money: contracted_arr, production: primary}, "

static void must_add(struct fixture *fixture, const char *id, const char *text)
{
	if (!add(&fixture->catalogue, id, text, &fixture->error))
		fail_msg("%s: %s", id, error_text(&fixture->error));
}

static void add_formula(struct fixture *fixture, const char *id, const char *expr)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "{" NUMBER "order: 10, formula: {text: t, expr: \"%s\"}}", expr);
	must_add(fixture, id, text.p);
	buf_release(&text);
}

static void reads_a_number(void **state)
{
	struct fixture *fixture = *state;
	const struct item *item;

	must_add(fixture, "sales.arr",
		 "{" NUMBER "short: ARR, order: 30, formula: {text: opening + new}, benchmarks: "
		 "[{p25: 1.5, median: 25000, p75: 100000, unit: currency, scope: private, source: KBCM, year: 2024}]}");
	assert_true(catalogue_finish(&fixture->catalogue, &fixture->error));
	item = catalogue_find(&fixture->catalogue, STR("sales.arr"));
	assert_non_null(item);
	assert_string_equal(item->domain.p, "sales");
	assert_true(catalogue_has_domain(&fixture->catalogue, STR("sales")));
	assert_false(catalogue_has_domain(&fixture->catalogue, STR("sale")));
	assert_string_equal(item->slug.p, "arr");
	assert_string_equal(item->label.p, "Label");
	assert_string_equal(item->short_label.p, "ARR");
	assert_int_equal(item->kind, ITEM_NUMBER);
	assert_int_equal(item->unit, UNIT_CURRENCY);
	assert_int_equal(item->better, ITEM_BETTER_HIGHER);
	assert_int_equal(item->order, 30);
	assert_int_equal(item->stages[STAGE_SERIES_A], RELEVANCE_CORE);
	assert_int_equal(item->stages[STAGE_PUBLIC], RELEVANCE_RECOMMENDED);
	assert_int_equal(item->stages[STAGE_SEED], RELEVANCE_NONE);
	assert_int_equal(item->owners.n, 2);
	assert_string_equal(item->owners.v[1].p, "Finance");
	assert_int_equal(item->source.tier, TIER_PUBLISHED);
	assert_string_equal(item->source.section.p, "4");
	assert_int_equal(item->benchmark_count, 1);
	assert_true(item->benchmarks[0].p25 > 1.49 && item->benchmarks[0].p25 < 1.51);
	assert_int_equal(item->benchmarks[0].unit, UNIT_CURRENCY);
	assert_string_equal(item->basis.money.p, "contracted_arr");
	assert_int_equal(item->basis.cohort.n, 0);
	assert_null(item->expr);
	assert_string_equal(item->file.p, "c.yaml");
}

static void reads_a_text_and_a_table(void **state)
{
	struct fixture *fixture = *state;
	const struct item *item;

	must_add(fixture, "section.highlights", "{" COMMON "label: Highlights, kind: text, order: 10, example: x}");
	must_add(fixture, "section.risks",
		 "{" COMMON "label: Risks, kind: table, order: 20, related: [section.highlights], columns: ["
		 "{id: risk, label: Risk, type: text, need: yes}, "
		 "{id: status, label: Status, type: choice, choices: [open, on_hold], need: no}]}");
	assert_true(catalogue_finish(&fixture->catalogue, &fixture->error));
	item = catalogue_find(&fixture->catalogue, STR("section.highlights"));
	assert_int_equal(item->kind, ITEM_TEXT);
	assert_string_equal(item->short_label.p, "Highlights");
	item = catalogue_find(&fixture->catalogue, STR("section.risks"));
	assert_int_equal(item->column_count, 2);
	assert_true(item_column(item, STR("risk"))->need);
	assert_false(item_column(item, STR("status"))->need);
	assert_int_equal(item_column(item, STR("status"))->type, COLUMN_CHOICE);
	assert_string_equal(item_column(item, STR("status"))->choices.v[1].p, "on_hold");
	assert_int_equal(column_choice(item_column(item, STR("status")), STR(" On hold ")), 1);
	assert_int_equal(column_choice(item_column(item, STR("status")), STR("on")), STR_NONE);
	assert_null(item_column(item, STR("owner")));
}

static void every_fault_has_its_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "", "c.yaml:1:1: an item is a map of keys such as 'label' and 'kind'" },
		{ "{" NUMBER "order: 1, formula: {text: t},\n colour: red}", "c.yaml:2:2: unknown key 'colour'" },
		{ "{" NUMBER "order: x,\nformula: {txt: t}}", "'order' is no whole number\n"
							      "c.yaml:2:11: unknown key 'txt'\n"
							      "c.yaml:2:10: no 'text'" },
		{ "{\nkind: sum}", "c.yaml:2:7: unknown kind 'sum' (known: number, text, table)\n"
				   "c.yaml:1:1: no 'order'\n"
				   "c.yaml:1:1: no 'label'\n"
				   "c.yaml:1:1: no 'group'\n"
				   "c.yaml:1:1: no 'owners'\n"
				   "c.yaml:1:1: no 'stages'\n"
				   "c.yaml:1:1: no 'source'\n"
				   "c.yaml:1:1: no 'what'\n"
				   "c.yaml:1:1: no 'why'\n"
				   "c.yaml:1:1: no 'read'\n"
				   "c.yaml:1:1: no 'write'\n"
				   "c.yaml:1:1: no 'pitfalls'" },
		{ "{" COMMON "label: L, order: 1, kind: number, formula: {text: t}}",
		  "c.yaml:1:1: no 'unit'\nc.yaml:1:1: no 'better'\nc.yaml:1:1: no 'basis'" },
		{ "{" COMMON "label: L, order: 1, kind: text}", "c.yaml:1:1: no 'example'" },
		{ "{" COMMON "label: L, order: 1, kind: table}", "c.yaml:1:1: no 'columns'" },
		{ "{" NUMBER "order: 1, formula: {text: t},\n short: far too long a label}",
		  "c.yaml:2:9: 'short' is longer than 14 columns" },
		{ "{" NUMBER "order: 1, formula: {text: t},\n"
		  "benchmarks: [{p25: 3, median: 2, p75: 4, unit: percent, scope: a, source: b, year: 2024}]}",
		  "c.yaml:2:14: percentiles out of order: p25 < median < p75, whichever direction is good" },
		{ "{" NUMBER "order: 1, formula: {text: t},\n"
		  "benchmarks: [{p25: few, median: 2, p75: 4, unit: percents, scope: a, source: b, year: 2024}]}",
		  "c.yaml:2:20: 'p25' is no number\nc.yaml:2:50: unknown unit 'percents'" },
		{ "{" COMMON "label: L, order: 1, kind: text, example: e,\nunit: percent}",
		  "c.yaml:2:7: a text has no 'unit'" },
		{ "{" COMMON "label: L, order: 1, kind: text, example: e,\nrelated: [sales.arr]}",
		  "c.yaml:2:11: an item is not related to itself" },
		{ "{" COMMON "label: L, order: 1, kind: table,\ncolumns: [{id: a, label: A, type: sum}, {id: a, label: "
		  "A, type: text},\n"
		  "{id: serial, label: S, type: count}, {id: B, label: B, type: choice}, {id: c, label: C, type: name, "
		  "choices: [x]}]}",
		  "c.yaml:2:35: unknown type 'sum' (known: text, name, currency, percent, count, ratio, months, days, "
		  "date, period, choice)\n"
		  "c.yaml:2:46: column 'a' is there twice\n"
		  "c.yaml:3:6: no column may be called 'serial': rows carry one already\n"
		  "c.yaml:3:43: column 'B' is no name of a-z, 0-9 and _\n"
		  "c.yaml:3:38: no 'choices'\n"
		  "c.yaml:3:110: only a column of type choice has choices" },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		error_clear(&fixture->error);
		assert_false(add(&fixture->catalogue, "sales.arr", cases[i].text, &fixture->error));
		if (!str_ends(str_of(error_text(&fixture->error)), str_of(cases[i].message)))
			fail_msg("case %zu says\n%s\nnot\n%s", i, error_text(&fixture->error), cases[i].message);
	}
	assert_null(catalogue_find(&fixture->catalogue, STR("sales.arr")));
}

static void stages_source_and_basis_are_checked(void **state)
{
	static const struct {
		const char *from, *to, *message;
	} cases[] = {
		{ "{seriesA: core, public: recommended}", "{}", "'stages' is empty: no company would ever be asked" },
		{ "seriesA: core", "seriesD: core", "unknown stage 'seriesD'" },
		{ "seriesA: core", "seriesA: none", "unknown relevance 'none' (known: recommended, core)" },
		{ "tier: published", "tier: folk", "unknown tier 'folk' (known: editorial, published)" },
		{ "date: 2026-04-01", "date: 2026-04-31", "'2026-04-31' is no day such as 2026-11-01" },
		{ "time: point_in_time", "time: monthly",
		  "unknown time 'monthly' (known: point_in_time, period_flow, trailing_window)" },
		{ "time: point_in_time, ", "", "no 'time'" },
		{ "better: higher", "better: more", "unknown better 'more' (known: neither, higher, lower)" },
		{ "what: a", "what: \"\"", "'what' is empty" },
		{ "pitfalls: [e, f]", "pitfalls: [e, [f]]", "'pitfalls' is a list of texts" },
		{ "owners: [Sales, Finance]", "owners: Sales", "'owners' must be a list, not a text" },
	};
	const struct str good = STR("{" NUMBER "order: 1, formula: {text: t}}");
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		size_t at = str_find(good, str_of(cases[i].from), 0);
		struct buf text = BUF_EMPTY;

		assert_true(at != STR_NONE);
		buf_add(&text, good);
		buf_splice(&text, at, strlen(cases[i].from), str_of(cases[i].to));
		error_clear(&fixture->error);
		assert_false(add(&fixture->catalogue, "sales.arr", text.p, &fixture->error));
		if (!str_ends(str_of(error_text(&fixture->error)), str_of(cases[i].message)))
			fail_msg("case %zu says %s, not %s", i, error_text(&fixture->error), cases[i].message);
		buf_release(&text);
	}
	must_add(fixture, "sales.arr", good.p);
}

static void ids_are_domain_and_name(void **state)
{
	static const char *const wrong[] = { "arr",           "sales.",    ".arr",     "Sales.arr",
					     "sales.arr.new", "sales.1st", "sales/arr" };
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(wrong); i++)
		if (add(&fixture->catalogue, wrong[i], "{" NUMBER "order: 1, formula: {text: t}}", &fixture->error))
			fail_msg("'%s' was taken for an id", wrong[i]);
}

static void finish_sorts_by_domain_order_and_id(void **state)
{
	static const char *const want[] = { "section.z", "sales.b", "sales.c", "sales.a", "customers.a", "zoo.a" };
	struct fixture *fixture = *state;

	must_add(fixture, "zoo.a", "{" NUMBER "order: 1, formula: {text: t}}");
	must_add(fixture, "customers.a", "{" NUMBER "order: 1, formula: {text: t}}");
	must_add(fixture, "sales.a", "{" NUMBER "order: 20, formula: {text: t}}");
	must_add(fixture, "sales.c", "{" NUMBER "order: 10, formula: {text: t}}");
	must_add(fixture, "sales.b", "{" NUMBER "order: 10, formula: {text: t}}");
	must_add(fixture, "section.z", "{" NUMBER "order: 90, formula: {text: t}}");
	assert_true(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_int_equal(fixture->catalogue.items.n, COUNT_OF(want));
	for (size_t i = 0; i < COUNT_OF(want); i++) {
		assert_string_equal(fixture->catalogue.items.v[i]->id.p, want[i]);
		assert_int_equal(catalogue_find(&fixture->catalogue, str_of(want[i]))->index, i);
	}
	assert_null(catalogue_find(&fixture->catalogue, STR("sales.d")));
}

static void a_later_definition_replaces_the_earlier(void **state)
{
	struct fixture *fixture = *state;

	must_add(fixture, "sales.b", "{" NUMBER "order: 2, formula: {text: t}}");
	must_add(fixture, "sales.a", "{" NUMBER "order: 1, formula: {text: t}}");
	must_add(fixture, "sales.b", "{" NUMBER "order: 3, short: New, formula: {text: t}}");
	assert_true(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_int_equal(fixture->catalogue.items.n, 2);
	assert_string_equal(catalogue_find(&fixture->catalogue, STR("sales.b"))->short_label.p, "New");
}

static void related_items_must_exist(void **state)
{
	struct fixture *fixture = *state;

	must_add(fixture, "sales.a", "{" NUMBER "order: 1, formula: {text: t},\nrelated: [sales.b, sales.c]}");
	must_add(fixture, "sales.b", "{" NUMBER "order: 1, formula: {text: t}}");
	assert_false(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_string_equal(error_text(&fixture->error),
			    "c.yaml:2:10: related item 'sales.c' of 'sales.a' does not exist; did you mean sales.a?");
}

static void formulas_must_compile(void **state)
{
	struct fixture *fixture = *state;

	add_formula(fixture, "sales.a", "sales.b + sales.gone");
	add_formula(fixture, "sales.b", "sales.c / sales.d"); /* a ratio, where a currency is due */
	add_formula(fixture, "sales.c", "prev(sales.b)");
	add_formula(fixture, "sales.d", "threshold(variance)");
	assert_false(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_non_null(strstr(error_text(&fixture->error), "formula of 'sales.a': "));
	assert_non_null(strstr(error_text(&fixture->error), "formula of 'sales.b': "));
	assert_null(strstr(error_text(&fixture->error), "formula of 'sales.c': "));
	assert_non_null(strstr(error_text(&fixture->error), "formula of 'sales.d': "));
	assert_non_null(catalogue_find(&fixture->catalogue, STR("sales.c"))->expr);
}

static void circles_are_refused_and_shown(void **state)
{
	struct fixture *fixture = *state;

	add_formula(fixture, "sales.a", "sales.b + sales.d");
	add_formula(fixture, "sales.b", "sales.c");
	add_formula(fixture, "sales.c", "sales.d + sales.b");
	add_formula(fixture, "sales.d", "prev(sales.a) + forecast(sales.a)"); /* no circle: other values */
	add_formula(fixture, "sales.e", "sales.e + 1");
	assert_false(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_non_null(strstr(error_text(&fixture->error), "formulas in a circle: sales.b -> sales.c -> sales.b\n"));
	assert_non_null(strstr(error_text(&fixture->error), "formulas in a circle: sales.e -> sales.e"));
	assert_null(strstr(error_text(&fixture->error), "sales.a ->"));
}

static void an_opening_and_a_closing_balance_are_no_circle(void **state)
{
	struct fixture *fixture = *state;

	add_formula(fixture, "sales.opening", "prev(sales.closing)");
	add_formula(fixture, "sales.closing", "sales.opening + sales.added");
	must_add(fixture, "sales.added", "{" NUMBER "order: 1, formula: {text: t}}");
	if (!catalogue_finish(&fixture->catalogue, &fixture->error))
		fail_msg("%s", error_text(&fixture->error));
}

static void words_of_stages_and_domains(void **state)
{
	(void)state;
	for (int i = 0; i < STAGE_COUNT; i++) {
		enum stage stage;

		assert_true(stage_parse(str_of(stage_name((enum stage)i)), &stage));
		assert_int_equal(stage, i);
	}
	assert_string_equal(stage_label(STAGE_SERIES_A), "Series A");
	assert_false(stage_parse(STR("SeriesA"), &(enum stage){ STAGE_SEED }));
	assert_string_equal(domain_label(STR("section")), "Summary");
	assert_string_equal(domain_label(STR("clinic")), "Own items");
	assert_true(domain_order(STR("section")) < domain_order(STR("sales")));
	assert_true(domain_order(STR("fundraising")) < domain_order(STR("clinic")));
}

static void cash_that_is_paid_out(void **state)
{
	struct item item = { .kind = ITEM_NUMBER,
			     .unit = UNIT_CURRENCY,
			     .better = ITEM_BETTER_LOWER,
			     .basis = { .time = STR("period_flow"), .money = STR("cash") } };

	(void)state;
	assert_true(item_is_paid_out(&item));
	item.basis.time = STR("point_in_time");
	assert_false(item_is_paid_out(&item)); /* cash that is restricted */
	item.basis.time = STR("trailing_window");
	assert_true(item_is_paid_out(&item));
	item.better = ITEM_BETTER_HIGHER;
	assert_false(item_is_paid_out(&item)); /* what flows in, or is left */
	item.better = ITEM_BETTER_LOWER;
	item.basis.money = STR("");
	assert_false(item_is_paid_out(&item)); /* ARR that is lost, tax that is due */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reads_a_number),
		TEST(reads_a_text_and_a_table),
		TEST(every_fault_has_its_place),
		TEST(stages_source_and_basis_are_checked),
		TEST(ids_are_domain_and_name),
		TEST(finish_sorts_by_domain_order_and_id),
		TEST(a_later_definition_replaces_the_earlier),
		TEST(related_items_must_exist),
		TEST(formulas_must_compile),
		TEST(circles_are_refused_and_shown),
		TEST(an_opening_and_a_closing_balance_are_no_circle),
		cmocka_unit_test(words_of_stages_and_domains),
		cmocka_unit_test(cash_that_is_paid_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
