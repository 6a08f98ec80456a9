/* SPDX-License-Identifier: MIT */
/*
 * Tests: catalogue/definition, view/catalogue_json
 *
 * Laws of exchange: what is exported as JSON reads back as the same catalogue, field by field, and so does what is written as a
 * company's YAML.
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "catalogue/definition.h"
#include "catalogue/foreign.h"
#include "store/folder.h"
#include "store/json.h"
#include "store/overlay.h"
#include "store/store.h"
#include "view/catalogue_json.h"

static void same_text(struct str a, struct str b)
{
	if (!str_eq(a, b))
		fail_msg("\"%.*s\" became \"%.*s\"", STR_FMT(a), STR_FMT(b));
}

static void same_list(const struct str_list *a, const struct str_list *b)
{
	assert_int_equal(a->n, b->n);
	for (size_t i = 0; i < a->n; i++)
		same_text(a->v[i], b->v[i]);
}

static void same_rows(const struct node *a, const struct node *b)
{
	assert_true((a != NULL) == (b != NULL));
	if (!a)
		return;
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->count, b->count);
	if (a->kind == NODE_SCALAR)
		same_text(a->text, b->text);
	if (a->key)
		same_text(a->key->text, b->key->text);
	for (const struct node *x = a->first, *y = b->first; x; x = x->next, y = y->next)
		same_rows(x, y);
}

static void same_head(const struct item *a, const struct item *b)
{
	same_text(a->id, b->id);
	same_text(a->domain, b->domain);
	same_text(a->slug, b->slug);
	same_text(a->label, b->label);
	same_text(a->short_label, b->short_label);
	same_text(a->group, b->group);
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->unit, b->unit);
	assert_int_equal(a->better, b->better);
	assert_int_equal(a->order, b->order);
	assert_int_equal(a->is_carried, b->is_carried);
	assert_memory_equal(a->stages, b->stages, sizeof(a->stages));
	same_list(&a->owners, &b->owners);
	assert_int_equal(a->source.tier, b->source.tier);
	same_text(a->source.name, b->source.name);
	same_text(a->source.section, b->source.section);
	same_text(a->source.date, b->source.date);
	same_text(a->source.url, b->source.url);
	same_text(a->source.notice, b->source.notice);
	same_text(a->hint, b->hint);
	same_list(&a->partial, &b->partial);
}

static void same_formula(const struct item *a, const struct item *b)
{
	same_text(a->formula_by, b->formula_by);
	assert_int_equal(a->case_count, b->case_count);
	for (size_t i = 0; i < a->case_count; i++) {
		same_text(a->cases[i].name, b->cases[i].name);
		same_text(a->cases[i].text, b->cases[i].text);
		same_text(a->cases[i].expr_text, b->cases[i].expr_text);
		assert_int_equal(a->cases[i].months, b->cases[i].months);
	}
	if (a->case_count == 0) {
		same_text(a->formula, b->formula);
		same_text(a->formula_expr, b->formula_expr);
		assert_int_equal(a->formula_months, b->formula_months);
	}
	assert_int_equal(a->worked_count, b->worked_count);
	for (size_t i = 0; i < a->worked_count; i++) {
		const struct worked *x = &a->worked[i], *y = &b->worked[i];

		same_text(x->case_name, y->case_name);
		same_text(x->gives, y->gives);
		assert_int_equal(x->months, y->months);
		assert_int_equal(x->given_count, y->given_count);
		for (size_t k = 0; k < x->given_count; k++) {
			same_text(x->given[k].item, y->given[k].item);
			assert_int_equal(x->given[k].field, y->given[k].field);
			assert_int_equal(x->given[k].back, y->given[k].back);
			same_text(x->given[k].text, y->given[k].text);
			same_rows(x->given[k].rows, y->given[k].rows);
		}
	}
}

static void same_figure(bool a_has, double a, bool b_has, double b)
{
	assert_int_equal(a_has, b_has);
	assert_true(!a_has || a == b);
}

static void same_benchmark(const struct benchmark *a, const struct benchmark *b)
{
	same_figure(a->has_p25, a->p25, b->has_p25, b->p25);
	same_figure(a->has_median, a->median, b->has_median, b->median);
	same_figure(a->has_p75, a->p75, b->has_p75, b->p75);
	assert_int_equal(a->good.comparison, b->good.comparison);
	assert_true(a->good.value == b->good.value);
	assert_int_equal(a->poor.comparison, b->poor.comparison);
	assert_true(a->poor.value == b->poor.value);
	assert_int_equal(a->unit, b->unit);
	same_text(a->scope, b->scope);
	same_text(a->source, b->source);
	same_text(a->year, b->year);
	same_text(a->note, b->note);
	assert_int_equal(a->has_stages, b->has_stages);
	assert_memory_equal(a->stages, b->stages, sizeof(a->stages));
	same_figure(a->has_arr_from, a->arr_from, b->has_arr_from, b->arr_from);
	same_figure(a->has_arr_to, a->arr_to, b->has_arr_to, b->arr_to);
	assert_int_equal(a->is_weak, b->is_weak);
}

static void same_guidance(const struct item *a, const struct item *b)
{
	same_text(a->what, b->what);
	same_text(a->why, b->why);
	same_text(a->read, b->read);
	same_text(a->write, b->write);
	same_text(a->example, b->example);
	same_text(a->weak, b->weak);
	same_list(&a->pitfalls, &b->pitfalls);
	same_list(&a->questions, &b->questions);
	same_list(&a->policy.includes, &b->policy.includes);
	same_list(&a->policy.excludes, &b->policy.excludes);
	same_list(&a->policy.edge_cases, &b->policy.edge_cases);
	same_list(&a->policy.miscomputed, &b->policy.miscomputed);
	same_list(&a->policy.checks, &b->policy.checks);
	same_list(&a->related, &b->related);
	same_text(a->basis.time, b->basis.time);
	same_text(a->basis.money, b->basis.money);
	same_text(a->basis.cohort, b->basis.cohort);
	same_text(a->basis.date, b->basis.date);
	same_text(a->basis.production, b->basis.production);
}

static void same_columns(const struct item *a, const struct item *b)
{
	assert_int_equal(a->column_count, b->column_count);
	for (size_t i = 0; i < a->column_count; i++) {
		const struct column *x = &a->columns[i], *y = &b->columns[i];

		same_text(x->id, y->id);
		same_text(x->label, y->label);
		assert_int_equal(x->type, y->type);
		assert_int_equal(x->need, y->need);
		same_list(&x->choices, &y->choices);
		same_text(x->expr, y->expr);
		assert_int_equal(x->total, y->total);
	}
}

static void same_item(const struct item *a, const struct item *b)
{
	same_head(a, b);
	same_formula(a, b);
	same_guidance(a, b);
	same_columns(a, b);
	assert_int_equal(a->benchmark_count, b->benchmark_count);
	for (size_t i = 0; i < a->benchmark_count; i++)
		same_benchmark(&a->benchmarks[i], &b->benchmarks[i]);
}

/* What the law must hold for, beyond what our own catalogue happens to use; of an item that does not exist. */
static const char odd[] =
	"label: 'Odd: \"one\", #2'\nkind: number\nunit: months\nbetter: lower\ngroup: '- G'\norder: 7\ncarried: "
	"yes\nstages: { "
	"public: recommended }\n"
	"owners: [ 'A, B', no ]\nsource: { tier: published, name: \"N\\u202Ex\", section: 1.2, date: 2026-01-02, url: "
	"'https://x.y/?a=b#c', notice: n }\n"
	"formula: { text: \"a\\n  b\\n\\nc\", expr: months(sales.arr / sales.new_business), months: 12 }\n"
	"worked:\n  - { given: { sales.arr: '4.10', prior 4 forecast sales.new_business: 1e3, customers.t: [ { median: "
	"4.10, order: '007', note: \"\" } ] }, gives: 1.0, months: 1 }\n"
	"what: \"tab\\there\"\nwhy: 'null'\nread: |-\n  - a\n    b\n\n  c\nwrite: 'true'\npitfalls: [ '1', '[x]', "
	"'{y}' ]\n"
	"benchmarks:\n  - { p25: -2.5, p75: 10m, unit: months, scope: s, source: '>-', year: 2024, arr_from: 0.1, "
	"arr_to: 10m, stages: [ seed, public ], confidence: low, note: '*a' }\n"
	"  - { good: '<= 0.5', poor: '> 1200000', unit: months, scope: s, source: t, year: '2023/24' }\n"
	"basis: { time: trailing_window, cohort: all_active, production: computed }\npartial: [ basis, example ]\n"
	"questions: [ a?, 'b # c' ]\nweak: \"  x\"\n";

struct fixture {
	struct catalogue ours;
	struct error error;
};

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));
	struct node_tree tree;
	bool fine;

	catalogue_init(&fixture->ours);
	/* Not finished: the odd one is about items that do not exist. */
	node_tree_init(&tree, "odd.yaml");
	fine = folder_definitions(&fixture->ours, TEST_SOURCE "/templates", &fixture->error) &&
	       yaml_read(str_of(odd), &tree, &fixture->error) &&
	       catalogue_add(&fixture->ours, STR("odd.one"), &tree, &fixture->error);
	node_tree_release(&tree);
	if (!fine)
		print_error("%s\n", error_text(&fixture->error));
	*state = fixture;
	return fine ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	catalogue_release(&fixture->ours);
	error_release(&fixture->error);
	free(fixture);
	return 0;
}

/* Reads JSON as an import would and compares every item with ours of the same id. */
static void read_back(struct fixture *fixture, struct str json, size_t count)
{
	struct catalogue theirs;
	struct foreign foreign;
	struct node_tree tree;

	node_tree_init(&tree, "export.json");
	foreign_init(&foreign);
	catalogue_init(&theirs);
	if (!json_read(json, &tree, &fixture->error) || !foreign_read(&foreign, &tree, NULL, &fixture->error) ||
	    !foreign_add(&foreign, &theirs, &fixture->error))
		fail_msg("%s", error_text(&fixture->error));
	if (foreign.notes.n)
		fail_msg("%s: %s", foreign.notes.v[0].path.p, foreign.notes.v[0].why.p);
	assert_int_equal(theirs.items.n, count);
	for (size_t i = 0; i < theirs.items.n; i++)
		same_item(catalogue_find(&fixture->ours, theirs.items.v[i]->id), theirs.items.v[i]);
	catalogue_release(&theirs);
	foreign_release(&foreign);
	node_tree_release(&tree);
}

static void what_is_exported_comes_back(void **state)
{
	struct fixture *fixture = *state;
	const struct catalogue_json input = { &fixture->ours, STR("1.0.0"), STR("2026-11-27") };
	struct buf json = BUF_EMPTY;

	assert_true(fixture->ours.items.n > 300);
	catalogue_json_all(&input, STR(""), &json);
	read_back(fixture, buf_str(&json), fixture->ours.items.n);
	buf_release(&json);
}

static void every_item_comes_back_alone(void **state)
{
	struct fixture *fixture = *state;
	const struct catalogue_json input = { &fixture->ours, STR("1.0.0"), STR("2026-11-27") };

	for (size_t i = 0; i < fixture->ours.items.n; i++) {
		struct buf json = BUF_EMPTY;

		catalogue_json_one(&input, fixture->ours.items.v[i], &json);
		read_back(fixture, buf_str(&json), 1);
		buf_release(&json);
	}
}

static void what_is_written_as_yaml_comes_back(void **state)
{
	struct fixture *fixture = *state;

	for (size_t i = 0; i < fixture->ours.items.n; i++) {
		const struct item *item = fixture->ours.items.v[i];
		struct buf yaml = BUF_EMPTY;
		struct catalogue again;
		struct node_tree tree;
		struct arena arena;

		arena_init(&arena);
		catalogue_init(&again);
		node_tree_init(&tree, "again.yaml");
		overlay_text(definition_of(&arena, item), &yaml);
		if (!yaml_read(buf_str(&yaml), &tree, &fixture->error) ||
		    !catalogue_add(&again, item->id, &tree, &fixture->error))
			fail_msg("%s\n%s", error_text(&fixture->error), yaml.p);
		same_item(item, again.items.v[0]);
		node_tree_release(&tree);
		catalogue_release(&again);
		arena_release(&arena);
		buf_release(&yaml);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_is_exported_comes_back, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_item_comes_back_alone, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_written_as_yaml_comes_back, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
