/* SPDX-License-Identifier: MIT */
/*
 * Every rule proves itself: each of its bad examples fires it, each good one does not, and no other rule fires at
 * the items of an example unless the example says so under "also".
 */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/example.h"
#include "store/store.h"

struct fixture {
	struct workspace workspace;
	struct rule_set rules;
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

/* All faults of all rules are told in one run. */
static void test_examples_do_what_they_say(void **state)
{
	const struct fixture *fixture = *state;
	const struct example_world world = { &fixture->workspace.catalogue, &fixture->rules, yaml_read };
	struct example_count count = { 0, 0, 0 };
	struct error faults = ERROR_NONE;

	for (size_t i = 0; i < fixture->rules.rules.n; i++)
		example_test(&world, fixture->rules.rules.v[i], &count, &faults);
	if (count.faults)
		for (struct str rest = str_of(error_text(&faults)), line; str_next_line(&rest, &line);)
			print_error("%.*s\n", STR_FMT(line));
	error_release(&faults);
	assert_int_equal(count.faults, 0);
	assert_true(fixture->rules.rules.n >= 25);
	assert_true(count.bad >= fixture->rules.rules.n && count.good >= fixture->rules.rules.n);
}

/*
 * tests/rules/walk holds more of the same, a file for each point of the requirements: for each rule its faulty packs, and at
 * least three correct ones in other words.
 */
static void walk_rule(const struct example_world *world, struct str file, const struct node *node,
		      struct example_count *count, struct error *faults)
{
	const struct rule *rule = rule_find(world->rules, node->key->text);
	size_t bad, good;

	if (!rule)
		fail_msg("%.*s: there is no rule %.*s", STR_FMT(file), STR_FMT(node->key->text));
	bad = example_try(world, rule, file, node_get(node, "bad"), true, &count->faults, faults);
	good = example_try(world, rule, file, node_get(node, "good"), false, &count->faults, faults);
	if (bad < 1 || good < 3)
		fail_msg("%.*s: %.*s has %zu bad and %zu good packs", STR_FMT(file), STR_FMT(rule->id), bad, good);
	count->bad += bad;
	count->good += good;
}

static void test_walk_through_the_requirements(void **state)
{
	const struct fixture *fixture = *state;
	const struct example_world world = { &fixture->workspace.catalogue, &fixture->rules, yaml_read };
	struct example_count count = { 0, 0, 0 };
	struct error faults = ERROR_NONE;
	struct file_list files = { NULL, 0, 0 };

	assert_true(file_list(TEST_SOURCE "/tests/rules/walk", ".yaml", &files, &faults));
	for (size_t i = 0; i < files.n; i++) {
		struct node_tree tree;
		struct buf path = BUF_EMPTY, text = BUF_EMPTY;

		file_join(&path, STR(TEST_SOURCE "/tests/rules/walk"), str_of(files.v[i]));
		node_tree_init(&tree, path.p);
		if (!file_read(path.p, 1U << 20, &text, NULL, &faults) || !yaml_read(buf_str(&text), &tree, &faults))
			fail_msg("%s", error_text(&faults));
		node_each (node, tree.root)
			walk_rule(&world, str_of(files.v[i]), node, &count, &faults);
		node_tree_release(&tree);
		buf_release(&text);
		buf_release(&path);
	}
	file_list_release(&files);
	if (count.faults)
		for (struct str rest = str_of(error_text(&faults)), line; str_next_line(&rest, &line);)
			print_error("%.*s\n", STR_FMT(line));
	error_release(&faults);
	assert_int_equal(count.faults, 0);
	assert_true(count.bad >= 60 && count.good >= 200);
}

/* Texts are made to be read in a narrow pane, and each says something of its own. */
static void test_texts_are_short_and_distinct(void **state)
{
	const struct fixture *fixture = *state;

	for (size_t i = 0; i < fixture->rules.rules.n; i++) {
		const struct rule *rule = fixture->rules.rules.v[i];

		if (rule->why.n > 240 || rule->fix.n > 240 || rule->message.n > 120)
			fail_msg("%.*s is too long", STR_FMT(rule->id));
		for (size_t k = 0; k < i; k++) {
			if (str_eq(rule->why, fixture->rules.rules.v[k]->why) ||
			    str_eq(rule->fix, fixture->rules.rules.v[k]->fix))
				fail_msg("%.*s repeats %.*s", STR_FMT(rule->id),
					 STR_FMT(fixture->rules.rules.v[k]->id));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples_do_what_they_say),
		cmocka_unit_test(test_walk_through_the_requirements),
		cmocka_unit_test(test_texts_are_short_and_distinct),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
