/* SPDX-License-Identifier: MIT */
/* Tests: pack/facts over many periods, pack/facts_table, catalogue/catalogue_names, catalogue/formula */
#include "base/base.h"

#include "flow.h"
#include "pack/facts.h"

#include <math.h>
#include <setjmp.h>

#include <cmocka.h>

#define PACKS_MAX 5

static const char number[] =
	"{label: L, kind: number, unit: %s, better: higher, group: G, order: 10, stages: {seed: core}, "
	"owners: [Sales], source: {tier: editorial, name: boardpack, date: 2026-11-01}, what: a, "
	"why: b, read: c, write: d, pitfalls: [e], "
	"basis: {time: period_flow, production: primary}, formula: {text: t%s%s%s}}";
static const char table[] =
	"{label: L, kind: table, group: G, order: 10, stages: {seed: core}, owners: [Sales], "
	"source: {tier: editorial, name: boardpack, date: 2026-11-01}, what: a, why: b, read: c, write: d, pitfalls: "
	"[e], "
	"columns: [{id: account, label: A, type: name}, {id: amount, label: B, type: currency, total: mean}, "
	"{id: chance, label: C, type: percent}, "
	"{id: status, label: D, type: choice, choices: [open, won, new business]}, "
	"{id: weighted, label: E, type: currency, expr: %s, total: sum}, "
	"{id: share, label: F, type: percent, expr: percent(weighted / sum(sales.deals.weighted)), total: 100}]}";

static const struct {
	const char *id, *unit, *formula;
} definitions[] = {
	{ "sales.revenue", "currency", NULL },
	{ "sales.opening", "currency", "prev(sales.arr)" },
	{ "sales.new", "currency", NULL },
	{ "sales.arr", "currency", "sales.opening + sales.new" },
	{ "sales.year", "currency", "over(sales.revenue, 12)" },
	{ "sales.growth", "percent", "percent(sales.revenue / ago(sales.revenue, 6) - 1)" },
	{ "sales.open", "currency", "sum(sales.deals.amount where status = open)" },
	{ "sales.other", "currency", "sum(sales.deals.amount where status != open)" },
	{ "sales.all", "currency", "sum(sales.deals.amount)" },
	{ "sales.won", "count", "count(sales.deals where status = won)" },
	{ "sales.deal_count", "count", "count(sales.deals)" },
	{ "sales.before", "count", "prev(count(sales.deals))" },
	{ "sales.weighted", "currency", "sum(sales.deals.weighted where status = open)" },
};

struct fixture {
	struct catalogue catalogue;
	struct company company;
	struct pack packs[PACKS_MAX];
	const struct pack *list[PACKS_MAX];
	size_t count;
	size_t loads; /* of the past */
	struct facts *facts;
};

static void define(struct fixture *fixture, const char *id, const char *text)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;

	flow_read(&tree, id, text);
	if (!catalogue_add(&fixture->catalogue, str_of(id), &tree, &error))
		fail_msg("%s", error_text(&error));
	node_tree_release(&tree);
}

static void define_table(struct fixture *fixture, const char *weighted)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, table, weighted);
	define(fixture, "sales.deals", text.p);
	buf_release(&text);
}

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));
	struct error error = ERROR_NONE;

	catalogue_init(&fixture->catalogue);
	company_init(&fixture->company);
	for (size_t i = 0; i < COUNT_OF(definitions); i++) {
		struct buf text = BUF_EMPTY;
		const char *formula = definitions[i].formula;

		buf_printf(&text, number, definitions[i].unit, formula ? ", expr: \"" : "", formula ? formula : "",
			   formula ? "\"" : "");
		define(fixture, definitions[i].id, text.p);
		buf_release(&text);
	}
	define_table(fixture, "amount * chance");
	if (!catalogue_finish(&fixture->catalogue, &error))
		fail_msg("%s", error_text(&error));
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	facts_free(fixture->facts);
	for (size_t i = 0; i < fixture->count; i++)
		pack_release(&fixture->packs[i]);
	company_release(&fixture->company);
	catalogue_release(&fixture->catalogue);
	free(fixture);
	return 0;
}

/* The next pack, older than the ones before it. */
static void add(struct fixture *fixture, const char *period, const char *items)
{
	struct pack *pack = &fixture->packs[fixture->count];
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;
	struct node_tree tree;

	assert_true(fixture->count < PACKS_MAX);
	pack_init(pack);
	fixture->list[fixture->count++] = pack;
	buf_printf(&text, "{boardpack: 1, period: %s, items: %s}", period, items);
	flow_read(&tree, period, text.p);
	if (!pack_load(pack, &fixture->catalogue, &tree, &error))
		fail_msg("%s", error_text(&error));
	node_tree_release(&tree);
	buf_release(&text);
}

static void begin(struct fixture *fixture)
{
	fixture->facts = facts_new_history(&fixture->catalogue, &fixture->company, fixture->list, fixture->count, NULL);
}

static struct fact get(struct fixture *fixture, const char *id, enum expr_field field, int back)
{
	const struct item *item = catalogue_find(&fixture->catalogue, str_of(id));

	assert_non_null(item);
	return facts_get(fixture->facts, item, field, back);
}

static void assert_value(struct fixture *fixture, const char *id, int back, double value)
{
	struct fact fact = get(fixture, id, EXPR_FIELD_ACTUAL, back);

	if (fact.state != FACT_TYPED && fact.state != FACT_COMPUTED)
		fail_msg("%s is not known", id);
	if (fabs(fact.quantity.value - value) > 1e-6 * (1 + fabs(value)))
		fail_msg("%s is %f, not %f", id, fact.quantity.value, value);
}

static void assert_unknown(struct fixture *fixture, const char *id)
{
	if (get(fixture, id, EXPR_FIELD_ACTUAL, 0).state != FACT_MISSING)
		fail_msg("%s is known", id);
}

static void a_year_of_quarters(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "2026-Q2", "{sales.revenue: {actual: 4m}, sales.new: {actual: 10}}");
	add(fixture, "2026-Q1", "{sales.revenue: {actual: 3m}, sales.new: {actual: 20, next: 11}}");
	add(fixture, "2025-Q4", "{sales.revenue: {actual: 2m}, sales.new: {actual: 30, next: 19}}");
	add(fixture, "2025-Q3", "{sales.revenue: {actual: 1m}, sales.arr: {actual: 100}}");
	begin(fixture);
	assert_int_equal(facts_back(fixture->facts), 3);
	assert_int_equal(facts_ago(fixture->facts, 9), 3);
	assert_int_equal(facts_ago(fixture->facts, 4), -1);
	assert_int_equal(facts_ago(fixture->facts, 12), -1);
	assert_value(fixture, "sales.year", 0, 10e6);
	assert_true(fabs(get(fixture, "sales.year", EXPR_FIELD_ACTUAL, 0).quantity.slack - 2e6) < 1);
	assert_value(fixture, "sales.growth", 0, 100);
	assert_int_equal(get(fixture, "sales.year", EXPR_FIELD_ACTUAL, 1).state, FACT_MISSING);
	/* A bridge rolls forward through all of them. */
	assert_value(fixture, "sales.arr", 0, 160);
	assert_value(fixture, "sales.arr", 2, 130);
	assert_true(fabs(get(fixture, "sales.new", EXPR_FIELD_FORECAST, 1).quantity.value - 19) < 1e-9);
	assert_int_equal(get(fixture, "sales.new", EXPR_FIELD_FORECAST, 2).state, FACT_MISSING);
	assert_int_equal(get(fixture, "sales.new", EXPR_FIELD_ACTUAL, 4).state, FACT_MISSING);
}

static void months_are_counted_as_months(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "2026-08", "{sales.revenue: {actual: 2m}}");
	add(fixture, "2026-02", "{sales.revenue: {actual: 1m}}");
	begin(fixture);
	assert_int_equal(facts_ago(fixture->facts, 6), 1);
	assert_value(fixture, "sales.growth", 0, 100);
	assert_unknown(fixture, "sales.year");
}

static void a_gap_is_no_period_before(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "2026-Q3", "{sales.new: {actual: 10}, sales.revenue: {actual: 2m}}");
	add(fixture, "2026-Q1", "{sales.arr: {actual: 100}, sales.revenue: {actual: 1m}}");
	begin(fixture);
	assert_unknown(fixture, "sales.opening");
	assert_value(fixture, "sales.growth", 0, 100);
	assert_true(facts_has_prior(fixture->facts));
	assert_true(facts_period(fixture->facts, 1).index == 1);
}

static void an_edit_is_seen_by_later_packs_only(void **state)
{
	struct fixture *fixture = *state;
	struct edit edit = { .kind = EDIT_SPLICE,
			     .at = { STR("sales.new"), 0, STR("actual") },
			     .removed = STR("2"),
			     .inserted = STR("5") };

	add(fixture, "2026-Q2", "{sales.new: {actual: 10}}");
	add(fixture, "2026-Q1", "{sales.new: {actual: 20}}");
	add(fixture, "2025-Q4", "{sales.arr: {actual: 100}}");
	begin(fixture);
	assert_value(fixture, "sales.arr", 0, 130);
	assert_true(edit_apply(&fixture->packs[1], &edit));
	facts_refresh(fixture->facts);
	assert_value(fixture, "sales.arr", 0, 160);
	assert_value(fixture, "sales.arr", 1, 150);
	assert_value(fixture, "sales.arr", 2, 100);
}

static const struct pack *load(void *data, size_t which)
{
	struct fixture *fixture = data;

	fixture->loads++;
	return which == 1 ? NULL : &fixture->packs[1 + which];
}

static void the_past_is_read_when_it_is_needed(void **state)
{
	static const struct period periods[] = { { 2026, 1, 3 }, { 2025, 4, 3 }, { 2025, 3, 3 } };
	struct fixture *fixture = *state;
	struct facts_past past = { periods, COUNT_OF(periods), load, fixture };

	add(fixture, "2026-Q2", "{sales.revenue: {actual: 4m}}");
	add(fixture, "2026-Q1", "{sales.revenue: {actual: 3m}}");
	add(fixture, "2025-Q4", "{}");
	add(fixture, "2025-Q3", "{sales.revenue: {actual: 1m}}");
	fixture->facts = facts_new_history(&fixture->catalogue, &fixture->company, fixture->list, 1, &past);
	assert_int_equal(facts_back(fixture->facts), 3);
	assert_value(fixture, "sales.revenue", 0, 4e6);
	assert_int_equal(fixture->loads, 0);
	/* That of 2025-Q4 cannot be read: that is known after one attempt. */
	assert_unknown(fixture, "sales.growth");
	assert_unknown(fixture, "sales.growth");
	assert_int_equal(fixture->loads, 1);
	assert_value(fixture, "sales.revenue", 1, 3e6);
	assert_value(fixture, "sales.revenue", 3, 1e6);
	assert_int_equal(fixture->loads, 3);
	assert_null(facts_pack(fixture->facts, 2));
	assert_unknown(fixture, "sales.year");
}

/* Another state of a pack looks back on the same packs, and an earlier pack on those before it. */
static void a_pack_beside_has_the_same_past(void **state)
{
	struct fixture *fixture = *state;
	struct facts *beside;
	const struct item *opening = catalogue_find(&fixture->catalogue, STR("sales.opening"));
	struct fact fact;

	add(fixture, "2026-Q3", "{sales.new: {actual: 1m}}");
	add(fixture, "2026-Q2", "{sales.arr: {actual: 5m}}");
	add(fixture, "2026-Q1", "{sales.arr: {actual: 4m}}");
	begin(fixture);
	beside = facts_new_beside(fixture->facts, 0, &fixture->packs[2]);
	fact = facts_get(beside, opening, EXPR_FIELD_ACTUAL, 1);
	assert_true(fact.state == FACT_COMPUTED && fact.quantity.value == 4e6);
	assert_int_equal(facts_back(beside), 2);
	facts_free(beside);
	beside = facts_new_beside(fixture->facts, 1, NULL);
	assert_int_equal(facts_back(beside), 1);
	fact = facts_get(beside, opening, EXPR_FIELD_ACTUAL, 0);
	assert_true(fact.state == FACT_COMPUTED && fact.quantity.value == 4e6);
	facts_free(beside);
	assert_null(facts_new_beside(fixture->facts, 3, NULL));
	facts_free(NULL);
}

/* rows of the table; what the formulas over them give, NAN for unknown. */
static void tables_are_added_up(void **state)
{
	static const struct {
		const char *rows;
		double open, other, all, won, count;
	} cases[] = {
		{ "[{amount: 1.5m, status: open}, {amount: 200k, status: won}, {amount: 50k, status: New Business}]",
		  1.5e6, 250e3, 1.75e6, 1, 3 },
		{ "[{amount: 1, status: won}, {account: Orbis, status: open}]", NAN, 1, 1, 1, 2 },
		{ "[{amount: 1, status: won}]", 0, 1, 1, 1, 1 },
		{ "[]", NAN, NAN, NAN, NAN, NAN },
		{ "[{amount: \" \"}]", NAN, NAN, NAN, NAN, NAN },
		{ "[{amount: 1, status: open}, {amount: 2}]", NAN, NAN, 3, NAN, 2 },
		{ "[{amount: 1, status: open}, {amount: 2, status: opne}]", NAN, NAN, 3, NAN, 2 },
		{ "[{amount: 1, status: open}, {account: Acme}]", 1, NAN, 1, NAN, 2 },
		{ "[{amount: 1, status: open}, {amount: a lot, status: won}]", 1, NAN, NAN, 1, 2 },
		{ "[{account: Acme, status: open}, {account: Orbis, status: open}]", NAN, 0, NAN, 0, 2 },
	};
	static const char *const ids[] = { "sales.open", "sales.other", "sales.all", "sales.won", "sales.deal_count" };
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		const double wanted[] = { cases[i].open, cases[i].other, cases[i].all, cases[i].won, cases[i].count };
		struct buf items = BUF_EMPTY;

		buf_printf(&items, "{sales.deals: {rows: %s}}", cases[i].rows);
		add(fixture, "2026-Q3", items.p);
		begin(fixture);
		for (size_t k = 0; k < COUNT_OF(ids); k++) {
			struct fact fact = get(fixture, ids[k], EXPR_FIELD_ACTUAL, 0);
			bool known = fact.state == FACT_COMPUTED;

			if (known == isnan(wanted[k]) || (known && fabs(fact.quantity.value - wanted[k]) > 1e-6))
				fail_msg("case %zu: %s is %f (%s), not %f", i, ids[k], fact.quantity.value,
					 known ? "known" : "unknown", wanted[k]);
		}
		facts_free(fixture->facts);
		fixture->facts = NULL;
		pack_release(&fixture->packs[--fixture->count]);
		buf_release(&items);
	}
}

static void tables_of_the_pack_before(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "2026-Q3", "{sales.deals: {rows: [{amount: 1}]}}");
	add(fixture, "2026-Q2", "{sales.deals: {rows: [{amount: 1}, {amount: 2}]}}");
	begin(fixture);
	assert_value(fixture, "sales.before", 0, 2);
	assert_value(fixture, "sales.deal_count", 0, 1);
}

static void cells_are_read_like_items(void **state)
{
	struct fixture *fixture = *state;
	const struct item *deals = catalogue_find(&fixture->catalogue, STR("sales.deals"));
	const struct row *row;

	add(fixture, "2026-Q3", "{sales.deals: {rows: [{amount: 1.2m, chance: high, account: Orbis}]}}");
	begin(fixture);
	row = pack_entry(&fixture->packs[0], deals->id)->rows.v[0];
	assert_int_equal(facts_cell(fixture->facts, deals, row, &deals->columns[0], 0).state, FACT_MISSING);
	assert_true(facts_cell(fixture->facts, deals, row, &deals->columns[1], 0).quantity.value == 1.2e6);
	assert_int_equal(facts_cell(fixture->facts, deals, row, &deals->columns[2], 0).state, FACT_UNREAD);
	assert_int_equal(facts_cell(fixture->facts, deals, row, &deals->columns[3], 0).state, FACT_MISSING);
}

static struct fact cell(struct fixture *fixture, size_t row, const char *column)
{
	const struct item *deals = catalogue_find(&fixture->catalogue, STR("sales.deals"));

	return facts_cell(fixture->facts, deals, pack_entry(&fixture->packs[0], deals->id)->rows.v[row],
			  item_column(deals, str_of(column)), 0);
}

static struct fact total(struct fixture *fixture, const char *column)
{
	const struct item *deals = catalogue_find(&fixture->catalogue, STR("sales.deals"));

	return facts_total(fixture->facts, deals, item_column(deals, str_of(column)), 0);
}

static void columns_are_computed(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "2026-Q3",
	    "{sales.deals: {rows: [{amount: 400, chance: 50, status: open}, {amount: 600, chance: 100 %, status: won}, "
	    "{account: Orbis, status: open}]}}");
	begin(fixture);
	assert_int_equal(cell(fixture, 0, "weighted").state, FACT_COMPUTED);
	assert_true(fabs(cell(fixture, 0, "weighted").quantity.value - 200) < 1e-9);
	assert_int_equal(cell(fixture, 0, "weighted").quantity.unit, UNIT_CURRENCY);
	assert_int_equal(cell(fixture, 2, "weighted").state, FACT_MISSING);
	assert_true(fabs(cell(fixture, 1, "share").quantity.value - 75) < 1e-9);
	assert_value(fixture, "sales.weighted", 0, 200);
	assert_true(fabs(total(fixture, "weighted").quantity.value - 800) < 1e-9);
	assert_true(fabs(total(fixture, "amount").quantity.value - 500) < 1e-9);
	assert_true(fabs(total(fixture, "share").quantity.value - 100) < 1e-9);
	assert_int_equal(total(fixture, "chance").state, FACT_MISSING);
}

/* Nobody knows a share of thousands to the cent, and a column of them would be ragged. */
static void computed_thousands_are_whole(void **state)
{
	struct fixture *fixture = *state;
	struct buf text = BUF_EMPTY;

	add(fixture, "2026-Q3",
	    "{sales.deals: {rows: [{amount: 50001, chance: 33.3, status: open}, {amount: 101, chance: 33, status: "
	    "won}]}}");
	begin(fixture);
	quantity_print(cell(fixture, 0, "weighted").quantity, &text);
	buf_addc(&text, '|');
	quantity_print(cell(fixture, 1, "weighted").quantity, &text);
	assert_string_equal(text.p, "16,650|33");
	buf_release(&text);
}

/* Half a computed cell is not nothing: a sum that left it out would be too small. */
static void half_a_row_makes_a_sum_unknown(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "2026-Q3",
	    "{sales.deals: {rows: [{amount: 400, chance: 50, status: open}, {amount: 600, status: open}]}}");
	begin(fixture);
	assert_unknown(fixture, "sales.weighted");
	assert_int_equal(total(fixture, "weighted").state, FACT_MISSING);
	assert_true(fabs(total(fixture, "amount").quantity.value - 500) < 1e-9);
}

/* Sums are remembered, until the pack changes. */
static void shares_follow_an_edit(void **state)
{
	struct fixture *fixture = *state;
	struct edit edit = { .kind = EDIT_SPLICE,
			     .at = { STR("sales.deals"), 1, STR("amount") },
			     .removed = STR("400"),
			     .inserted = STR("2400") };

	add(fixture, "2026-Q3",
	    "{sales.deals: {rows: [{amount: 400, chance: 50, status: open}, {amount: 600, chance: 100 %, status: "
	    "won}]}}");
	begin(fixture);
	assert_true(fabs(cell(fixture, 0, "share").quantity.value - 25) < 1e-9);
	assert_true(fabs(cell(fixture, 1, "share").quantity.value - 75) < 1e-9);
	assert_true(edit_apply(&fixture->packs[0], &edit));
	facts_refresh(fixture->facts);
	assert_true(fabs(cell(fixture, 0, "share").quantity.value - 100 * 1200.0 / 1800) < 1e-9);
	assert_true(fabs(cell(fixture, 1, "share").quantity.value - 100 * 600.0 / 1800) < 1e-9);
	assert_value(fixture, "sales.weighted", 0, 1200);
}

static void a_typed_cell_stands_beside_the_computed_one(void **state)
{
	struct fixture *fixture = *state;

	add(fixture, "2026-Q3", "{sales.deals: {rows: [{amount: 400, chance: 50, weighted: 300, status: open}]}}");
	begin(fixture);
	assert_int_equal(cell(fixture, 0, "weighted").state, FACT_TYPED);
	assert_true(cell(fixture, 0, "weighted").quantity.value == 300);
	assert_true(cell(fixture, 0, "weighted").has_formula_value &&
		    cell(fixture, 0, "weighted").formula_value.value == 200);
}

static void circles_through_tables_are_refused(void **state)
{
	static const struct {
		const char *weighted, *message;
	} cases[] = {
		{ "amount * ratio(share)", "formulas in a circle: sales.deals.weighted -> "
					   "sales.deals.share -> sales.deals.weighted" },
		{ "sales.weighted", "formulas in a circle: sales.deals.weighted -> sales.weighted -> "
				    "sales.deals.weighted" },
		{ "prev(sales.weighted)", NULL },
		{ "amount / count(sales.deals)", NULL },
		{ "amount * size", "formula of 'sales.deals': column 10: the table has no column 'size'" },
		{ "chance", "formula of 'sales.deals': column 1: the result is percent, but currency "
			    "is expected" },
	};
	(void)state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct fixture fixture = { .count = 0 };
		struct error error = ERROR_NONE;
		struct buf text = BUF_EMPTY;

		catalogue_init(&fixture.catalogue);
		buf_printf(&text, number, "currency", ", expr: \"", "sum(sales.deals.weighted)", "\"");
		define(&fixture, "sales.weighted", text.p);
		define_table(&fixture, cases[i].weighted);
		assert_int_equal(catalogue_finish(&fixture.catalogue, &error), cases[i].message == NULL);
		if (cases[i].message)
			assert_non_null(strstr(error_text(&error), cases[i].message));
		error_release(&error);
		buf_release(&text);
		catalogue_release(&fixture.catalogue);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(a_year_of_quarters),
		TEST(months_are_counted_as_months),
		TEST(a_gap_is_no_period_before),
		TEST(an_edit_is_seen_by_later_packs_only),
		TEST(the_past_is_read_when_it_is_needed),
		TEST(a_pack_beside_has_the_same_past),
		TEST(tables_are_added_up),
		TEST(tables_of_the_pack_before),
		TEST(cells_are_read_like_items),
		TEST(columns_are_computed),
		TEST(computed_thousands_are_whole),
		TEST(half_a_row_makes_a_sum_unknown),
		TEST(shares_follow_an_edit),
		TEST(a_typed_cell_stands_beside_the_computed_one),
		TEST(circles_through_tables_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
