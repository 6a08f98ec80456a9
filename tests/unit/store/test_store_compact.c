/* SPDX-License-Identifier: MIT */
/* Tests: store/compact */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "store/compact.h"
#include "store/store.h"

static const char *const sources[] = {
	"",
	"a: 1\n",
	"- one\n- one\n- 'one'\n",
	"what: >-\n  folded\n  text\nlist: [a, {b: \"c\\td\", e: ''}]\nempty: []\nnone:\n\n\nlast: |\n  x\n  y\n",
	"a: { b: { c: { d: [ [ [ e ] ] ] } } }\n",
};

static void assert_same(const struct node *a, const struct node *b)
{
	assert_int_equal(a == NULL, b == NULL);
	if (!a)
		return;
	assert_int_equal(a->kind, b->kind);
	assert_int_equal(a->style, b->style);
	assert_int_equal(a->line, b->line);
	assert_int_equal(a->column, b->column);
	assert_int_equal(a->count, b->count);
	assert_true(str_eq(a->text, b->text));
	assert_true(a->kind != NODE_SCALAR || b->text.p[b->text.n] == '\0');
	assert_int_equal(a->key == NULL, b->key == NULL);
	if (a->key)
		assert_same(a->key, b->key);
	assert_same(a->first, b->first);
	assert_same(a->next, b->next);
}

static void trees_come_back(void **unused)
{
	struct compact compact;
	size_t first[COUNT_OF(sources)], count[COUNT_OF(sources)];

	(void)unused;
	compact_init(&compact);
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < COUNT_OF(sources); i++) {
			struct error error = ERROR_NONE;
			struct node_tree tree, again;

			node_tree_init(&tree, "source");
			assert_true(yaml_read(str_of(sources[i]), &tree, &error));
			if (pass == 0) {
				assert_true(compact_add(&compact, &tree, &first[i], &count[i]));
			} else {
				compact_read(compact.records.v + COMPACT_WORDS * first[i], count[i], compact.text.p,
					     "again", &again);
				assert_true(again.is_lasting);
				assert_string_equal(again.name, "again");
				assert_same(tree.root, again.root);
				node_tree_release(&again);
			}
			node_tree_release(&tree);
		}
	compact_release(&compact);
}

static void texts_are_kept_once(void **unused)
{
	struct error error = ERROR_NONE;
	struct compact compact;
	struct buf text = BUF_EMPTY;
	struct node_tree tree;
	size_t first, count;

	(void)unused;
	for (int i = 0; i < 5000; i++)
		buf_printf(&text, "- the same %d\n", i % 7);
	node_tree_init(&tree, "source");
	assert_true(yaml_read(buf_str(&text), &tree, &error));
	compact_init(&compact);
	assert_true(compact_add(&compact, &tree, &first, &count));
	assert_int_equal(count, 5001);
	assert_int_equal(compact.text.n, 1 + 7 * sizeof("the same 0"));
	compact_release(&compact);
	node_tree_release(&tree);
	buf_release(&text);
}

static void what_does_not_fit_is_refused(void **unused)
{
	struct error error = ERROR_NONE;
	struct compact compact;
	struct buf text = BUF_EMPTY;
	struct node_tree tree;
	size_t first, count;

	(void)unused;
	for (int i = 0; i < 300; i++)
		buf_addc(&text, 'k');
	buf_adds(&text, ": x\n");
	node_tree_init(&tree, "source");
	assert_true(yaml_read(buf_str(&text), &tree, &error));
	compact_init(&compact);
	assert_false(compact_add(&compact, &tree, &first, &count));
	compact_release(&compact);
	node_tree_release(&tree);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(trees_come_back),
		cmocka_unit_test(texts_are_kept_once),
		cmocka_unit_test(what_does_not_fit_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
