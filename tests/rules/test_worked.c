/* SPDX-License-Identifier: MIT */
/*
 * Every formula of the catalogue proves itself: its worked examples, done by hand, are computed by the program from packs
 * that hold what is given, and must agree within the rounding of the printed result.
 */
#include "base/base.h"

#include <math.h>
#include <setjmp.h>

#include <cmocka.h>

#include "base/node.h"
#include "pack/edit.h"
#include "pack/facts.h"
#include "store/store.h"

#define PERIODS_MAX 49 /* as many as an example may reach back, and this one */

static const char *const field_names[] = {
	[EXPR_FIELD_ACTUAL] = "actual", [EXPR_FIELD_FORECAST] = "forecast", [EXPR_FIELD_NEXT] = "next"
};

static int set_up(void **state)
{
	struct workspace *workspace = mem_zero(1, sizeof(*workspace));
	struct error error = ERROR_NONE;
	bool good;

	workspace_init(workspace);
	good = workspace_open_catalogue(workspace, NULL, &error);
	if (!good)
		print_error("%s\n", error_text(&error));
	error_release(&error);
	workspace->company.currency = STR("USD");
	*state = workspace;
	return good ? 0 : -1;
}

static int tear_down(void **state)
{
	struct workspace *workspace = *state;

	workspace_release(workspace);
	free(workspace);
	return 0;
}

static void put(struct pack *pack, struct addr at, struct str text)
{
	struct edit edit = { .kind = EDIT_SPLICE, .at = at, .inserted = text };

	if (!edit_apply(pack, &edit))
		fail_msg("an example does not fit: %.*s", STR_FMT(at.item));
}

static void put_rows(struct pack *pack, struct str item, const struct node *rows)
{
	unsigned serial = 0;

	node_each (row, rows) {
		struct addr at = { item, ++serial, STR("") };
		struct edit edit = { .kind = EDIT_INSERT_ROW, .at = at, .position = serial - 1 };

		assert_true(edit_apply(pack, &edit));
		node_each (cell, row) {
			at.field = cell->key->text;
			put(pack, at, cell->text);
		}
	}
}

/* Does every cell of the rows stand in a column? A misspelt one would be passed over in silence. */
static bool has_columns(const struct item *item, const struct worked *worked, const struct item *table,
			const struct node *rows)
{
	bool good = true;

	node_each (row, rows)
		node_each (cell, row)
			if (!item_column(table, cell->key->text)) {
				print_error("%s:%zu: %s has no column '%.*s'\n", item->file.p, worked->place.line,
					    table->id.p, STR_FMT(cell->key->text));
				good = false;
			}
	return good;
}

/* Puts the case in force wherever its convention chooses; "" undoes that. */
static void choose(const struct catalogue *catalogue, struct str by, struct str name)
{
	for (size_t i = 0; by.n && i < catalogue->items.n; i++) {
		struct item *item = catalogue->items.v[i];

		if (!str_eq(item->formula_by, by))
			continue;
		for (size_t k = 0; k < item->case_count; k++)
			if (str_eq(item->cases[k].name, name) || (name.n == 0 && k == item->chosen_case))
				item->expr = item->cases[k].expr;
	}
}

/* packs[0] of 2026-Q3 or 2026-09, each other one a period earlier. */
static size_t build(const struct catalogue *catalogue, const struct item *item, const struct worked *worked,
		    struct pack *packs, bool *good)
{
	struct period period = worked->months == 1 ? (struct period){ 2026, 9, 1 } : (struct period){ 2026, 3, 3 };
	size_t count = 1;

	for (size_t i = 0; i < worked->given_count; i++)
		if ((size_t)worked->given[i].back + 1 > count)
			count = (size_t)worked->given[i].back + 1;
	assert_true(count <= PERIODS_MAX);
	for (size_t i = 0; i < count; i++) {
		pack_init(&packs[i]);
		packs[i].catalogue = catalogue;
		packs[i].period = period_add(period, -(int)i);
	}
	for (size_t i = 0; i < worked->given_count; i++) {
		const struct given *given = &worked->given[i];
		struct pack *pack = &packs[given->back];

		if (!given->rows)
			put(pack, (struct addr){ given->item, 0, str_of(field_names[given->field]) }, given->text);
		else if (has_columns(item, worked, catalogue_find(catalogue, given->item), given->rows))
			put_rows(pack, given->item, given->rows);
		else
			*good = false;
	}
	return count;
}

/* A figure that the program cannot read proves nothing. */
static bool are_given_read(const struct facts *facts, const struct catalogue *catalogue, const struct item *item,
			   const struct worked *worked)
{
	bool good = true;

	for (size_t i = 0; i < worked->given_count; i++) {
		const struct given *given = &worked->given[i];
		struct fact fact;

		if (given->rows)
			continue;
		fact = facts_get(facts, catalogue_find(catalogue, given->item), given->field, given->back);
		if (fact.state == FACT_TYPED)
			continue;
		print_error("%s:%zu: '%s' of %s: %s\n", item->file.p, given->place.line, given->text.p, given->item.p,
			    quantity_why(fact.reading));
		good = false;
	}
	return good;
}

static bool judge(const struct facts *facts, const struct item *item, const struct worked *worked)
{
	struct fact fact = facts_get(facts, item, EXPR_FIELD_ACTUAL, 0);
	struct quantity wanted;

	if (quantity_read(worked->gives, item->unit, NUMBER_STYLE_POINT, STR("USD"), &wanted) != QUANTITY_READ) {
		print_error("%s:%zu: 'gives: %s' is no amount of %s\n", item->file.p, worked->place.line,
			    worked->gives.p, unit_name(item->unit));
		return false;
	}
	if (!fact.has_formula_value) {
		print_error("%s:%zu: the formula of '%s' gives nothing: is all that it needs given?\n", item->file.p,
			    worked->place.line, item->id.p);
		return false;
	}
	if (fabs(fact.formula_value.value - wanted.value) <= wanted.slack + 1e-9 * (1 + fabs(wanted.value)))
		return true;
	print_error("%s:%zu: '%s' by hand is %s, but the formula gives %.10g\n", item->file.p, worked->place.line,
		    item->id.p, worked->gives.p, fact.formula_value.value);
	return false;
}

static bool compute(const struct workspace *workspace, const struct item *item, const struct worked *worked)
{
	const struct catalogue *catalogue = &workspace->catalogue;
	const struct pack *list[PERIODS_MAX];
	struct pack packs[PERIODS_MAX];
	bool good = true;
	size_t count = build(catalogue, item, worked, packs, &good);
	struct facts *facts;

	for (size_t i = 0; i < count; i++)
		list[i] = &packs[i];
	choose(catalogue, item->formula_by, worked->case_name);
	facts = facts_new_history(catalogue, &workspace->company, list, count, NULL);
	good = are_given_read(facts, catalogue, item, worked) && good;
	good = judge(facts, item, worked) && good;
	facts_free(facts);
	choose(catalogue, item->formula_by, STR(""));
	for (size_t i = 0; i < count; i++)
		pack_release(&packs[i]);
	return good;
}

static void test_worked_examples_come_out(void **state)
{
	const struct workspace *workspace = *state;
	size_t faults = 0, examples = 0;

	for (size_t i = 0; i < workspace->catalogue.items.n; i++) {
		const struct item *item = workspace->catalogue.items.v[i];

		for (size_t k = 0; k < item->worked_count; k++) {
			examples++;
			if (!compute(workspace, item, &item->worked[k]))
				faults++;
		}
	}
	print_message("%zu worked examples\n", examples);
	assert_int_equal(faults, 0);
}

static bool is_worked(const struct item *item, struct str name)
{
	for (size_t i = 0; i < item->worked_count; i++)
		if (str_eq(item->worked[i].case_name, name))
			return true;
	return false;
}

static void count_missing(const struct item *item, struct str name, bool has_expr, size_t *missing)
{
	if (!has_expr || is_worked(item, name))
		return;
	print_error("%s: no worked example%s%.*s\n", item->file.p, name.n ? " of case " : "", STR_FMT(name));
	++*missing;
}

static void test_every_formula_has_one(void **state)
{
	const struct workspace *workspace = *state;
	size_t missing = 0;

	for (size_t i = 0; i < workspace->catalogue.items.n; i++) {
		const struct item *item = workspace->catalogue.items.v[i];

		if (item->case_count == 0)
			count_missing(item, STR(""), item->formula_expr.n > 0, &missing);
		for (size_t k = 0; k < item->case_count; k++)
			count_missing(item, item->cases[k].name, item->cases[k].expr_text.n > 0, &missing);
	}
	assert_int_equal(missing, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_worked_examples_come_out),
		cmocka_unit_test(test_every_formula_has_one),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
