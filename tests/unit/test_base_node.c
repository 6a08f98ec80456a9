/* SPDX-License-Identifier: MIT */
/* Tests: base/node, base/clock */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "base/clock.h"
#include "base/node.h"

/* { kind: expr, level: error } */
static struct node *map_of_two(struct node_tree *tree)
{
	static const char *const texts[] = { "kind", "expr", "level", "error" };
	struct node *map = arena_alloc(&tree->arena, sizeof(*map));
	struct node **end = &map->first;

	map->kind = NODE_MAP;
	for (size_t i = 0; i < 4; i += 2) {
		struct node *key = arena_alloc(&tree->arena, sizeof(*key));
		struct node *value = arena_alloc(&tree->arena, sizeof(*value));

		key->text = str_of(texts[i]);
		key->line = i / 2 + 1;
		key->column = 1;
		value->text = str_of(texts[i + 1]);
		value->key = key;
		*end = value;
		end = &value->next;
		map->count++;
	}
	tree->root = map;
	return map;
}

static void looks_keys_up(void **state)
{
	struct node_tree tree;
	struct node *map;

	(void)state;
	node_tree_init(&tree, "rule.yaml");
	map = map_of_two(&tree);
	assert_true(str_is(node_text(node_get(map, "level")), "error"));
	assert_null(node_get(map, "why"));
	assert_null(node_get(NULL, "why"));
	assert_null(node_get(map->first, "kind"));
	assert_int_equal(node_text(map).n, 0);
	node_tree_release(&tree);
}

static void a_copy_outlives_its_original(void **state)
{
	struct arena arena;
	struct node_tree tree;
	struct node *copy;

	(void)state;
	arena_init(&arena);
	node_tree_init(&tree, "rule.yaml");
	map_of_two(&tree)->first->next->key->text = arena_str(&tree.arena, STR("weight"));
	copy = node_copy(&arena, tree.root);
	node_tree_release(&tree);
	assert_int_equal(copy->kind, NODE_MAP);
	assert_int_equal(copy->count, 2);
	assert_true(str_is(node_text(node_get(copy, "kind")), "expr"));
	assert_true(str_is(node_text(node_get(copy, "weight")), "error"));
	assert_int_equal(copy->first->next->key->line, 2);
	arena_release(&arena);
}

static void names_unknown_keys_with_their_place(void **state)
{
	static const char *const known[] = { "kind", NULL };
	struct error error = ERROR_NONE;
	struct node_tree tree;

	(void)state;
	node_tree_init(&tree, "rule.yaml");
	map_of_two(&tree);
	assert_false(node_check_keys(&tree, tree.root, known, &error));
	assert_string_equal(error_text(&error), "rule.yaml:2:1: unknown key 'level'");
	error_release(&error);
	node_tree_release(&tree);
}

static void a_key_cannot_forge_a_message(void **state)
{
	static const char *const known[] = { "level", NULL };
	struct error error = ERROR_NONE;
	struct node_tree tree;

	(void)state;
	node_tree_init(&tree, "rule.yaml");
	map_of_two(&tree)->first->key->text = STR("x'\nrule.yaml:9:9: \x1b[31mall is lost");
	assert_false(node_check_keys(&tree, tree.root, known, &error));
	assert_string_equal(error_text(&error), "rule.yaml:1:1: unknown key 'x' rule.yaml:9:9: <1B>[31mall is lost'");
	error_release(&error);
	node_tree_release(&tree);
}

static void a_huge_key_makes_no_huge_message(void **state)
{
	static const char *const known[] = { "level", NULL };
	struct error error = ERROR_NONE;
	struct buf huge = BUF_EMPTY;
	struct node_tree tree;

	(void)state;
	buf_fill(&huge, 'k', 100000);
	node_tree_init(&tree, "rule.yaml");
	map_of_two(&tree)->first->key->text = buf_str(&huge);
	assert_false(node_check_keys(&tree, tree.root, known, &error));
	assert_in_range(error.message.n, 900, 1200);
	assert_true(str_ends(buf_str(&error.message), STR("k…")));
	error_release(&error);
	node_tree_release(&tree);
	buf_release(&huge);
}

static void the_monotonic_clock_never_goes_back(void **state)
{
	struct clock clock = clock_system();
	int64_t before = clock_ms(&clock);

	(void)state;
	for (int i = 0; i < 1000; i++) {
		int64_t now = clock_ms(&clock);

		assert_true(now >= before);
		before = now;
	}
	/* After this line was written. */
	assert_true(clock_wall(&clock) > 1790000000);
}

static void trees_are_built_in_order(void **state)
{
	const struct node origin = { .line = 7, .column = 3 };
	struct node *map, *list;
	struct arena arena;

	(void)state;
	arena_init(&arena);
	map = node_new(&arena, NODE_MAP, NULL);
	list = node_new(&arena, NODE_LIST, &origin);
	node_add(&arena, list, NULL, node_new_text(&arena, STR("a"), &origin));
	node_add(&arena, list, NULL, node_new_text(&arena, STR("b"), NULL));
	node_add(&arena, map, "first", list);
	node_add(&arena, map, "second", node_new_text(&arena, STR("c"), NULL));
	assert_int_equal(map->count, 2);
	assert_int_equal(list->count, 2);
	assert_true(str_is(map->first->key->text, "first"));
	assert_int_equal(map->first->key->line, 7);
	assert_true(str_is(list->first->next->text, "b"));
	assert_true(str_is(node_text(node_get(map, "second")), "c"));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(looks_keys_up),
		cmocka_unit_test(a_copy_outlives_its_original),
		cmocka_unit_test(names_unknown_keys_with_their_place),
		cmocka_unit_test(a_key_cannot_forge_a_message),
		cmocka_unit_test(a_huge_key_makes_no_huge_message),
		cmocka_unit_test(the_monotonic_clock_never_goes_back),
		cmocka_unit_test(trees_are_built_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
