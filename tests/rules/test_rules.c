/* SPDX-License-Identifier: MIT */
/*
 * Every rule proves itself: each of its bad examples fires it, each good one does not, and no other rule fires at
 * the items of an example unless the example says so under "also".
 */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "base/node.h"
#include "check/kind.h"
#include "check/lint.h"
#include "pack/edit.h"
#include "store/store.h"

struct fixture {
	struct workspace workspace;
	struct rule_set rules;
};

/* One example, made into a company, a pack and the pack before. */
struct example {
	struct company company;
	struct pack pack, prior;
	bool has_prior;
	struct node_tree file;
	struct findings findings;
	VEC(struct str) items; /* that the example speaks of */
	const struct node *also;
};

static bool add_rule(void *data, struct str id, struct node_tree *tree, struct error *error)
{
	struct fixture *fixture = data;

	return rule_set_add(&fixture->rules, &fixture->workspace.catalogue, id, tree, error);
}

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));
	struct error error = ERROR_NONE;
	bool good;

	workspace_init(&fixture->workspace);
	rule_set_init(&fixture->rules);
	good = workspace_open_catalogue(&fixture->workspace, NULL, &error) &&
	       store_each_check(NULL, add_rule, fixture, &error);
	if (!good)
		print_error("%s\n", error_text(&error));
	rule_set_finish(&fixture->rules);
	error_release(&error);
	*state = fixture;
	return good ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	rule_set_release(&fixture->rules);
	workspace_release(&fixture->workspace);
	free(fixture);
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

static void put_answer(struct example *example, const struct catalogue *catalogue, const struct node *node)
{
	struct str key = node->key->text;
	struct pack *pack = &example->pack;
	const struct item *item;
	struct addr at;

	if (str_starts(key, STR("prior "))) {
		key = str_sub(key, 6, key.n - 6);
		pack = &example->prior;
		example->has_prior = true;
	}
	assert_true(addr_parse(key, &at));
	item = catalogue_find(catalogue, at.item);
	if (!item)
		fail_msg("an example names an unknown item: %.*s", STR_FMT(key));
	if (pack == &example->pack)
		vec_push(&example->items, item->id);
	if (node->kind == NODE_LIST) {
		put_rows(pack, at.item, node);
		return;
	}
	if (at.field.n == 0)
		at.field = item->kind == ITEM_NUMBER ? STR("actual") : STR("text");
	put(pack, at, node->text);
}

static void set_accounts(struct company *company, const struct node *node)
{
	node_each (child, node)
		vec_push(&company->accounts, ((struct account){ .name = child->text }));
}

/* A whole file, for what only a file can hold: waivers and what does not belong. */
static void put_file(struct example *example, const struct catalogue *catalogue, struct str text)
{
	struct error error = ERROR_NONE;

	pack_release(&example->pack);
	if (!yaml_read(text, &example->file, &error) || !pack_load(&example->pack, catalogue, &example->file, &error))
		fail_msg("%s", error_text(&error));
	for (size_t i = 0; i < example->pack.entries.n; i++)
		vec_push(&example->items, example->pack.entries.v[i]->item);
}

static void example_open(struct example *example, const struct catalogue *catalogue, const struct node *map)
{
	*example = (struct example){ .has_prior = false };
	company_init(&example->company);
	pack_init(&example->pack);
	pack_init(&example->prior);
	node_tree_init(&example->file, "example");
	findings_init(&example->findings);
	example->company.name = STR("Northlight Analytics");
	example->company.currency = STR("USD");
	example->company.stage = STAGE_SERIES_A;
	example->pack.catalogue = example->prior.catalogue = catalogue;
	period_parse(STR("2026-Q3"), &example->pack.period);
	period_parse(STR("2026-Q2"), &example->prior.period);
	node_each (child, map) {
		if (str_is(child->key->text, "also"))
			example->also = child;
		else if (str_is(child->key->text, "stage"))
			assert_true(stage_parse(child->text, &example->company.stage));
		else if (str_is(child->key->text, "company.accounts"))
			set_accounts(&example->company, child);
		else if (str_is(child->key->text, "file"))
			put_file(example, catalogue, child->text);
		else
			put_answer(example, catalogue, child);
	}
}

static void example_close(struct example *example)
{
	vec_release(&example->items);
	findings_release(&example->findings);
	node_tree_release(&example->file);
	pack_release(&example->prior);
	pack_release(&example->pack);
	company_release(&example->company);
}

static bool speaks_of(const struct example *example, struct str item)
{
	for (size_t i = 0; i < example->items.n; i++)
		if (str_eq(example->items.v[i], item))
			return true;
	return item.n == 0;
}

static bool is_expected(const struct example *example, struct str rule)
{
	node_each (child, example->also)
		if (str_eq(child->text, rule))
			return true;
	return false;
}

/* Complains of findings of other rules; counts those of this one. True when there was nothing to complain of. */
static bool judge(const struct fixture *fixture, const struct rule *rule, struct example *example, size_t *count)
{
	struct facts *facts = facts_new(&fixture->workspace.catalogue, &example->company, &example->pack,
					example->has_prior ? &example->prior : NULL);
	struct lint_input input = { .catalogue = &fixture->workspace.catalogue,
				    .company = &example->company,
				    .rules = &fixture->rules,
				    .pack = &example->pack,
				    .facts = facts,
				    .today = { 2026, 11, 23 } };
	bool good = true;

	*count = 0;
	lint_run(&input, &example->findings);
	for (size_t i = 0; i < example->findings.list.n; i++) {
		const struct finding *finding = &example->findings.list.v[i];

		if (finding->waived || !speaks_of(example, finding->at.item))
			continue;
		if (finding->rule == rule) {
			++*count;
		} else if (!is_expected(example, finding->rule->id)) {
			print_error("%.*s: %.*s fires too: %.*s\n", STR_FMT(rule->file), STR_FMT(finding->rule->id),
				    STR_FMT(finding->message));
			good = false;
		}
	}
	facts_free(facts);
	return good;
}

/* One example, or a list of them. All faults of all rules are told in one run; returns how many there were. */
static size_t walk(const struct fixture *fixture, const struct rule *rule, const struct node *node, bool fires)
{
	struct example example;
	size_t count, faults = 0;

	if (node->kind == NODE_LIST) {
		assert_non_null(node->first);
		node_each (child, node)
			faults += walk(fixture, rule, child, fires);
		return faults;
	}
	assert_int_equal(node->kind, NODE_MAP);
	example_open(&example, &fixture->workspace.catalogue, node);
	faults = !judge(fixture, rule, &example, &count);
	if (fires != (count > 0)) {
		print_error("%.*s:%zu: the %s example has %zu findings\n", STR_FMT(rule->file), node->line,
			    fires ? "bad" : "good", count);
		faults++;
	}
	example_close(&example);
	return faults;
}

static void test_bad_examples_fire(void **state)
{
	const struct fixture *fixture = *state;
	size_t faults = 0;

	assert_true(fixture->rules.rules.n >= 25);
	for (size_t i = 0; i < fixture->rules.rules.n; i++)
		faults += walk(fixture, fixture->rules.rules.v[i], fixture->rules.rules.v[i]->bad, true);
	assert_int_equal(faults, 0);
}

static void test_good_examples_pass(void **state)
{
	const struct fixture *fixture = *state;
	size_t faults = 0;

	for (size_t i = 0; i < fixture->rules.rules.n; i++)
		faults += walk(fixture, fixture->rules.rules.v[i], fixture->rules.rules.v[i]->good, false);
	assert_int_equal(faults, 0);
}

/* Texts are made to be read in a narrow pane, and each says something of its own. */
static void test_texts_are_short_and_distinct(void **state)
{
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < fixture->rules.rules.n; i++) {
		const struct rule *rule = fixture->rules.rules.v[i];

		assert_true(rule->why.n <= 240 && rule->fix.n <= 240 && rule->message.n <= 120);
		for (size_t k = 0; k < i; k++) {
			assert_false(str_eq(rule->why, fixture->rules.rules.v[k]->why));
			assert_false(str_eq(rule->fix, fixture->rules.rules.v[k]->fix));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bad_examples_fire),
		cmocka_unit_test(test_good_examples_pass),
		cmocka_unit_test(test_texts_are_short_and_distinct),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
