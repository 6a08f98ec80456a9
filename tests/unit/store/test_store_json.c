/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "store/json.h"

static struct node_tree tree;
static struct error error;

static int set_up(void **unused)
{
	(void)unused;
	node_tree_init(&tree, "x.json");
	error = ERROR_NONE;
	return 0;
}

static int tear_down(void **unused)
{
	(void)unused;
	node_tree_release(&tree);
	error_release(&error);
	return 0;
}

static void refused(struct str text, const char *why)
{
	node_tree_release(&tree);
	node_tree_init(&tree, "x.json");
	error_clear(&error);
	assert_false(json_read(text, &tree, &error));
	assert_null(tree.root);
	if (!strstr(error_text(&error), why))
		fail_msg("\"%s\" does not say \"%s\"", error_text(&error), why);
}

static void values_have_places(void **unused)
{
	const struct node *list, *last;

	(void)unused;
	assert_true(json_read(STR("\xEF\xBB\xBF{ \"a\": \"x\\\"[,:\",\n  \"li\\u0073t\": [1, {\"b\": null}, [], {}, "
				  "true],\n\t\"z\":-0.5e1}"),
			      &tree, &error));
	assert_int_equal(tree.root->kind, NODE_MAP);
	assert_int_equal(tree.root->count, 3);
	assert_int_equal(tree.root->line, 1);
	assert_int_equal(tree.root->column, 1);
	assert_true(str_is(node_text(node_get(tree.root, "a")), "x\"[,:"));
	assert_int_equal(node_get(tree.root, "a")->column, 8);
	list = node_get(tree.root, "list");
	assert_int_equal(list->line, 2);
	assert_int_equal(list->key->column, 3);
	assert_int_equal(list->count, 5);
	assert_int_equal(node_get(list->first->next, "b")->column, 26);
	last = node_get(tree.root, "z");
	assert_int_equal(last->line, 3);
	assert_int_equal(last->key->column, 2);
	assert_int_equal(last->column, 6);
	assert_true(str_is(last->text, "-5"));
}

static void texts_are_told_from_words(void **unused)
{
	(void)unused;
	assert_true(json_read(STR("[\"null\",null,true,false,\"\"]"), &tree, &error));
	assert_int_equal(tree.root->first->style, NODE_STYLE_DOUBLE);
	assert_int_equal(tree.root->first->next->style, NODE_STYLE_PLAIN);
	assert_true(str_is(tree.root->first->next->text, "null"));
	assert_true(str_is(tree.root->first->next->next->text, "true"));
}

static void numbers_are_plain_decimals(void **unused)
{
	static const char *const texts[] = { "82", "0.1", "10000000", "0.0000001", "12345678901234567", "-2.5" };
	const struct node *node;
	size_t i = 0;

	(void)unused;
	assert_true(json_read(STR("[82, 0.1, 1e7, 1e-7, 12345678901234567, -2.50]"), &tree, &error));
	for (node = tree.root->first; node; node = node->next)
		assert_string_equal(node->text.p, texts[i++]);
}

static void faults_have_places(void **unused)
{
	(void)unused;
	refused(STR(""), "x.json:1:1: no valid JSON");
	refused(STR("\"just a text\""), "x.json:1:");
	refused(STR("{\n  \"a\": 1,\n  \"a\": 2\n}"), "x.json:3:");
	refused(STR("{\n  \"a\": 1,\n}"), "x.json:3:");
	refused(STR("{\"a\": \"\\u0000\"}"), "x.json:1:");
	refused(STR("{\"a\": \"\xff\"}"), "x.json:1:");
	refused(STR("[1] [2]"), "x.json:1:");
	refused(STR("[\0]"), "x.json:1:");
	refused(STR("{\"\\ud800\":1}"), "x.json:1:");
	refused(STR("[1e999]"), "x.json:1:");
}

/* A message quotes the file, but never what would steer a terminal. */
static void messages_are_harmless(void **unused)
{
	(void)unused;
	refused(STR("{\"a\": \x1b[31mred}"), "x.json:1:");
	assert_null(strchr(error_text(&error), '\x1b'));
}

static void limits_hold_before_anything_is_built(void **unused)
{
	struct buf text = BUF_EMPTY;

	(void)unused;
	buf_fill(&text, '[', 10000);
	buf_fill(&text, ']', 10000);
	refused(buf_str(&text), "x.json:1:101: nested more than 100 levels deep");
	buf_clear(&text);
	buf_fill(&text, '[', 100);
	buf_fill(&text, ']', 100);
	error_clear(&error);
	assert_true(json_read(buf_str(&text), &tree, &error));
	buf_clear(&text);
	buf_addc(&text, '[');
	for (int i = 0; i < 500000; i++)
		buf_adds(&text, "0,");
	buf_adds(&text, "0]");
	refused(buf_str(&text), "too many values");
	/* Brackets in a text are none. */
	buf_clear(&text);
	buf_adds(&text, "[\"");
	buf_fill(&text, '[', 10000);
	buf_adds(&text, "\"]");
	error_clear(&error);
	assert_true(json_read(buf_str(&text), &tree, &error));
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(values_have_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(texts_are_told_from_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(numbers_are_plain_decimals, set_up, tear_down),
		cmocka_unit_test_setup_teardown(faults_have_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(messages_are_harmless, set_up, tear_down),
		cmocka_unit_test_setup_teardown(limits_hold_before_anything_is_built, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
