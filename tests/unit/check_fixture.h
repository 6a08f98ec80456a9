/* SPDX-License-Identifier: MIT */
/*
 * A small catalogue, company and pack for the tests of check/, built without a reader of files. A tree is written
 * as lines "key: value"; a key may be a path ("when/status/0: open"), in which numbers are places in a list.
 */
#ifndef CHECK_FIXTURE_H
#define CHECK_FIXTURE_H

#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "base/node.h"
#include "check/kind.h"
#include "check/lint.h"
#include "pack/edit.h"

struct fixture {
	struct catalogue catalogue;
	struct rule_set rules;
	struct company company;
	struct pack pack, prior;
	bool has_prior;
	struct findings findings;
	struct error error;
};

static inline struct node *fixture_child(struct node_tree *tree, struct node *parent, struct str key)
{
	struct node **link = &parent->first, *child;
	bool listed = key.n && key.p[0] >= '0' && key.p[0] <= '9';

	parent->kind = listed ? NODE_LIST : NODE_MAP;
	for (size_t i = 0; *link; i++, link = &(*link)->next) {
		size_t place;

		if (listed ? str_to_size(key, &place) && place == i : str_eq((*link)->key->text, key))
			return *link;
	}
	child = arena_alloc(&tree->arena, sizeof(*child));
	child->line = child->column = 1;
	if (!listed) {
		child->key = arena_alloc(&tree->arena, sizeof(*child->key));
		child->key->text = arena_str(&tree->arena, key);
		child->key->line = child->key->column = 1;
	}
	*link = child;
	parent->count++;
	return child;
}

static inline struct node_tree *fixture_tree(const char *name, const char *lines)
{
	struct node_tree *tree = mem_zero(1, sizeof(*tree));
	struct str rest = str_of(lines), line;

	node_tree_init(tree, name);
	tree->root = arena_alloc(&tree->arena, sizeof(*tree->root));
	tree->root->kind = NODE_MAP;
	tree->root->line = tree->root->column = 1;
	while (str_next_line(&rest, &line)) {
		size_t colon = str_find(line, STR(": "), 0);
		struct node *node = tree->root;
		struct str path, part;

		if (colon == STR_NONE)
			continue;
		path = str_sub(line, 0, colon);
		while (str_next_part(&path, '/', &part))
			node = fixture_child(tree, node, part);
		node->text = arena_str(&tree->arena, str_sub(line, colon + 2, line.n - colon - 2));
	}
	return tree;
}

static inline void fixture_item(struct fixture *fixture, const char *id, const char *lines)
{
	static const char common[] =
		"label: %s\ngroup: g\norder: %zu\nstages/seriesA: core\nowners/0: Finance\n"
		"source/tier: editorial\nsource/name: boardpack\nsource/date: 2026-11-01\n"
		"formula/text: a sum\nwhat: a\nwhy: b\nread: c\nwrite: d\npitfalls/0: e\npitfalls/1: f\n";
	struct buf all = BUF_EMPTY;
	struct node_tree *tree;

	buf_printf(&all, common, id, 10 * (fixture->catalogue.items.n + 1));
	buf_adds(&all, lines);
	tree = fixture_tree(id, all.p);
	if (!catalogue_add(&fixture->catalogue, str_of(id), tree, &fixture->error))
		fail_msg("%s", error_text(&fixture->error));
	node_tree_release(tree);
	free(tree);
	buf_release(&all);
}

static inline void fixture_open(struct fixture *fixture)
{
	static const char number[] =
		"kind: number\nbetter: higher\nbasis/time: point_in_time\nbasis/production: primary\n";
	static const char *const items[][2] = {
		{ "sales.arr", "unit: currency\nformula/expr: sales.opening + sales.new - sales.lost\n" },
		{ "sales.opening", "unit: currency\n" },
		{ "sales.new", "unit: currency\n" },
		{ "sales.lost", "unit: currency\n" },
		{ "sales.margin", "unit: percent\n" },
		{ "sales.customers", "unit: count\n" },
	};
	struct buf lines = BUF_EMPTY;

	*fixture = (struct fixture){ .error = ERROR_NONE };
	catalogue_init(&fixture->catalogue);
	for (size_t i = 0; i < COUNT_OF(items); i++) {
		buf_clear(&lines);
		buf_adds(&lines, number);
		buf_adds(&lines, items[i][1]);
		fixture_item(fixture, items[i][0], lines.p);
	}
	buf_release(&lines);
	fixture_item(fixture, "section.highlights", "kind: text\nexample: Good news.\n");
	fixture_item(fixture, "section.actions",
		     "kind: table\ncolumns/0/id: action\ncolumns/0/label: Action\ncolumns/0/type: text\n"
		     "columns/1/id: owner\ncolumns/1/label: Owner\ncolumns/1/type: name\n"
		     "columns/2/id: due\ncolumns/2/label: Due\ncolumns/2/type: date\n"
		     "columns/3/id: status\ncolumns/3/label: Status\ncolumns/3/type: choice\n"
		     "columns/3/choices/0: open\ncolumns/3/choices/1: done\n");
	fixture_item(fixture, "section.deals",
		     "kind: table\ncolumns/0/id: name\ncolumns/0/label: Name\ncolumns/0/type: text\n"
		     "columns/1/id: amount\ncolumns/1/label: Amount\ncolumns/1/type: currency\n"
		     "columns/2/id: quarter\ncolumns/2/label: Quarter\ncolumns/2/type: currency\n"
		     "columns/2/expr: amount / 4\n"
		     "columns/3/id: note\ncolumns/3/label: Note\ncolumns/3/type: text\n");
	fixture_item(fixture, "section.asks",
		     "kind: table\ncolumns/0/id: ask\ncolumns/0/label: Ask\ncolumns/0/type: text\n"
		     "columns/1/id: needed_by\ncolumns/1/label: Needed by\ncolumns/1/type: date\n");
	if (!catalogue_finish(&fixture->catalogue, &fixture->error))
		fail_msg("%s", error_text(&fixture->error));
	rule_set_init(&fixture->rules);
	company_init(&fixture->company);
	fixture->company.stage = STAGE_SERIES_A;
	fixture->company.currency = STR("USD");
	pack_init(&fixture->pack);
	pack_init(&fixture->prior);
	period_parse(STR("2026-Q3"), &fixture->pack.period);
	period_parse(STR("2026-Q2"), &fixture->prior.period);
	fixture->pack.catalogue = fixture->prior.catalogue = &fixture->catalogue;
	findings_init(&fixture->findings);
}

static inline void fixture_close(struct fixture *fixture)
{
	findings_release(&fixture->findings);
	pack_release(&fixture->prior);
	pack_release(&fixture->pack);
	company_release(&fixture->company);
	rule_set_release(&fixture->rules);
	catalogue_release(&fixture->catalogue);
	error_release(&fixture->error);
}

/* Adds a rule; the texts that every rule has are filled in. */
static inline bool fixture_add(struct fixture *fixture, const char *id, const char *lines)
{
	static const char common[] =
		"level: warning\nwhy: because\nfix: do\nbad/section.highlights: b\ngood/section.highlights: g\n";
	struct buf all = BUF_EMPTY;
	bool good;

	buf_adds(&all, common);
	if (!strstr(lines, "message: "))
		buf_adds(&all, "message: {label} is wrong\n");
	buf_adds(&all, lines);
	error_clear(&fixture->error);
	good = rule_set_add(&fixture->rules, &fixture->catalogue, str_of(id), fixture_tree(id, all.p), &fixture->error);
	rule_set_finish(&fixture->rules);
	buf_release(&all);
	return good;
}

static inline void fixture_rule(struct fixture *fixture, const char *id, const char *lines)
{
	if (!fixture_add(fixture, id, lines))
		fail_msg("%s", error_text(&fixture->error));
}

static inline void fixture_put(struct pack *pack, const char *address, const char *text)
{
	struct edit edit = { .kind = EDIT_SPLICE, .inserted = str_of(text) };
	struct edit row = { .kind = EDIT_INSERT_ROW };
	const struct entry *entry;

	assert_true(addr_parse(str_of(address), &edit.at));
	entry = pack_entry(pack, edit.at.item);
	row.at = edit.at;
	row.position = entry ? entry->rows.n : 0;
	if (edit.at.row && !entry_row(entry, edit.at.row))
		assert_true(edit_apply(pack, &row));
	edit.removed = pack_text(pack, &edit.at);
	assert_true(edit_apply(pack, &edit));
}

static inline void fixture_set(struct fixture *fixture, const char *address, const char *text)
{
	fixture_put(&fixture->pack, address, text);
}

static inline void fixture_set_prior(struct fixture *fixture, const char *address, const char *text)
{
	fixture_put(&fixture->prior, address, text);
	fixture->has_prior = true;
}

/* Runs all rules, over one item when it is named; returns the number of findings. */
static inline size_t fixture_lint(struct fixture *fixture, const char *item)
{
	struct facts *facts = facts_new(&fixture->catalogue, &fixture->company, &fixture->pack,
					fixture->has_prior ? &fixture->prior : NULL);
	struct lint_input input = { .catalogue = &fixture->catalogue,
				    .company = &fixture->company,
				    .rules = &fixture->rules,
				    .pack = &fixture->pack,
				    .facts = facts,
				    .today = { 2026, 11, 23 } };

	if (item)
		lint_item(&input, catalogue_find(&fixture->catalogue, str_of(item)), &fixture->findings);
	else
		lint_run(&input, &fixture->findings);
	facts_free(facts);
	return fixture->findings.list.n;
}

static inline const struct finding *fixture_finding(const struct fixture *fixture, size_t index)
{
	assert_true(index < fixture->findings.list.n);
	return &fixture->findings.list.v[index];
}

static inline void assert_str(struct str s, const char *expected)
{
	if (!str_is(s, expected))
		fail_msg("\"%.*s\" is not \"%s\"", STR_FMT(s), expected);
}

static inline int fixture_set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));

	fixture_open(fixture);
	*state = fixture;
	return 0;
}

static inline int fixture_tear_down(void **state)
{
	fixture_close(*state);
	free(*state);
	return 0;
}

#endif
