/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "store/store.h"
#include "store/yaml_scan.h"

static void assert_str(struct str s, const char *expected)
{
	if (!str_is(s, expected))
		fail_msg("'%.*s' is not '%s'", STR_FMT(s), expected);
}

static void read_ok(struct node_tree *tree, const char *text)
{
	struct error error = ERROR_NONE;

	node_tree_init(tree, "f");
	if (!yaml_read(str_of(text), tree, &error))
		fail_msg("%s", error_text(&error));
	error_release(&error);
}

static void expect_error_str(struct str text, const char *message)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;

	node_tree_init(&tree, "f");
	assert_false(yaml_read(text, &tree, &error));
	assert_null(tree.root);
	assert_string_equal(error_text(&error), message);
	error_release(&error);
	node_tree_release(&tree);
}

static void take_until(const char *file, const char *rest, size_t count)
{
	static const char *const until[] = { "what", "why", NULL };
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;
	struct node_tree tree;
	struct str left;

	node_tree_init(&tree, "f");
	buf_adds(&text, file);
	assert_true(yaml_take_until(&text, until, &tree, &left, &error));
	assert_str(left, rest);
	assert_int_equal(tree.root ? tree.root->count : 0, count);
	node_tree_release(&tree);
	buf_release(&text);
}

static void reading_ends_at_a_key_of_the_top(void **unused)
{
	(void)unused;
	take_until("a: 1\nb: {what: 2}\nc:\n  why: what\nwhat: >-\n  x\na: 3\n", "what: >-\n  x\na: 3\n", 3);
	take_until("\"why\": 1", "\"why\": 1", 0);
	take_until("a: what\nb: why\n", "", 2);
	take_until("[what, why]", "", 2);
	take_until("", "", 0);
	/* A fault behind it is not seen. */
	take_until("a: 1\nwhat: {\n", "what: {\n", 1);
}

static void a_text_is_taken_over(void **unused)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;
	struct node_tree tree;
	const char *bytes;

	(void)unused;
	node_tree_init(&tree, "f");
	buf_adds(&text, "a: b\n");
	bytes = text.p;
	assert_true(yaml_take_until(&text, NULL, &tree, NULL, &error));
	assert_null(text.p);
	assert_ptr_equal(tree.source.p, bytes);
	assert_true(str_is(node_text(node_get(tree.root, "a")), "b"));
	node_tree_release(&tree);
	node_tree_init(&tree, "f");
	buf_adds(&text, "a: \x01\n");
	assert_false(yaml_take_until(&text, NULL, &tree, NULL, &error));
	assert_string_equal(text.p, "a: \x01\n");
	node_tree_release(&tree);
	buf_release(&text);
	error_release(&error);
}

static void expect_error(const char *text, const char *message)
{
	expect_error_str(str_of(text), message);
}

static void spans_are_bytes(void **unused)
{
	struct node_tree tree;
	const struct node *b;

	(void)unused;
	read_ok(&tree, "\xEF\xBB\xBF# \xC3\xA9\n\xC3\xA4: '\xC3\xB6'\r\nb:   \"x\\ty\" # c\r\n");
	b = node_get(tree.root, "b");
	assert_str(str_in(tree.source, b->span), "\"x\\ty\"");
	assert_str(b->text, "x\ty");
	assert_int_equal(b->line, 3);
	assert_int_equal(b->column, 6);
	assert_int_equal(b->style, NODE_STYLE_DOUBLE);
	assert_str(str_in(tree.source, tree.root->first->span), "'\xC3\xB6'");
	assert_int_equal(tree.root->first->key->column, 1);
	node_tree_release(&tree);
}

static void nothing_acts(void **unused)
{
	struct node_tree tree;

	(void)unused;
	read_ok(&tree, "a: no\nb: 1_000\nc: 12:30\nd: ~\ne:\nf: 012\n");
	assert_str(node_text(node_get(tree.root, "a")), "no");
	assert_str(node_text(node_get(tree.root, "b")), "1_000");
	assert_str(node_text(node_get(tree.root, "c")), "12:30");
	assert_str(node_text(node_get(tree.root, "d")), "~");
	assert_str(node_text(node_get(tree.root, "e")), "");
	assert_str(node_text(node_get(tree.root, "f")), "012");
	node_tree_release(&tree);
}

static void block_scalars_end_at_content(void **unused)
{
	struct node_tree tree;

	(void)unused;
	read_ok(&tree, "a: |\n  x\n\n  y\n\n\n# note\nb: >-\n  z\n");
	assert_str(str_in(tree.source, node_get(tree.root, "a")->span), "|\n  x\n\n  y");
	assert_str(node_text(node_get(tree.root, "a")), "x\n\ny\n");
	assert_str(str_in(tree.source, node_get(tree.root, "b")->span), ">-\n  z");
	node_tree_release(&tree);
}

static void collections_end_at_their_last_value(void **unused)
{
	struct node_tree tree;
	const struct node *list, *flow;

	(void)unused;
	read_ok(&tree, "l:\n- a\n- b: 1\n  c: 2 # x\n\nf: [ 1, {k: v} ]\n");
	list = node_get(tree.root, "l");
	flow = node_get(tree.root, "f");
	assert_str(str_in(tree.source, list->span), "- a\n- b: 1\n  c: 2");
	assert_int_equal(list->count, 2);
	assert_str(str_in(tree.source, flow->span), "[ 1, {k: v} ]");
	assert_int_equal(flow->style, NODE_STYLE_FLOW);
	node_tree_release(&tree);
}

static void refused_with_a_place(void **unused)
{
	(void)unused;
	expect_error("a: 1\nb: 2\na: 3\n", "f:3:1: duplicate key 'a', first on line 1");
	expect_error("a: &x 1\n", "f:1:4: anchors ('&') are not allowed");
	expect_error("a: *x\n", "f:1:4: aliases ('*') are not allowed");
	expect_error("a: !!str 1\n", "f:1:4: tags ('!') are not allowed");
	expect_error("a: 1\n---\nb: 2\n", "f:2:1: more than one document ('---') in a file");
	expect_error("%YAML 1.1\n---\na: 1\n", "f:1:1: directives ('%') are not allowed");
	expect_error("%TAG !a! x\n---\na: 1\n", "f:1:1: directives ('%') are not allowed");
	expect_error("? [a]\n: b\n", "f:1:3: a key must be plain text, not a list or a map");
	expect_error("a: \"\\0\"\n", "f:1:4: a NUL character (\"\\0\") is not allowed");
	expect_error("a: [1\n", "f:2:1: did not find expected ',' or ']', while parsing a flow sequence from line 1");
}

static void all_faults_are_told(void **unused)
{
	(void)unused;
	expect_error("a: 1\na: 2\nb: &x 1\nc: !t 2\na: 3\n",
		     "f:3:4: anchors ('&') are not allowed\n"
		     "f:4:4: tags ('!') are not allowed\nf:2:1: duplicate key 'a', first on line 1\n"
		     "f:5:1: duplicate key 'a', first on line 1");
}

static void encodings(void **unused)
{
	(void)unused;
	expect_error("a: \x1B[31m\n", "f:1:4: control character U+001B at byte 3");
	expect_error("a: 1\nb: \xC2\x9B\n", "f:2:4: control character U+009B at byte 8");
	expect_error("a: \xC0\x80\n", "f:1:4: ill-formed UTF-8 (0xC0) at byte 3");
	expect_error("a: \xED\xA0\x80\n", "f:1:4: ill-formed UTF-8 (0xED) at byte 3");
	expect_error_str(STR("a: \0\n"), "f:1:4: control character U+0000 at byte 3");
	expect_error_str(STR("\xFF\xFE"
			     "a\0"),
			 "f:1:1: UTF-16 at byte 0; a file must be UTF-8");
}

static void depth_is_bounded(void **unused)
{
	struct buf text = BUF_EMPTY;
	struct node_tree tree;

	(void)unused;
	buf_fill(&text, '[', 100);
	buf_fill(&text, ']', 100);
	read_ok(&tree, text.p);
	node_tree_release(&tree);
	buf_clear(&text);
	buf_fill(&text, '[', 1000000);
	expect_error(text.p, "f:1:101: nested deeper than 100");
	buf_release(&text);
}

static void counts_are_bounded(void **unused)
{
	struct buf text = BUF_EMPTY;

	(void)unused;
	for (int i = 0; i <= STORE_KEY_LIMIT; i++)
		buf_printf(&text, "k%d:\n", i);
	expect_error(text.p, "f:100001:1: more than 100000 keys");
	buf_clear(&text);
	buf_addc(&text, '[');
	for (int i = 0; i < STORE_NODE_LIMIT; i++)
		buf_adds(&text, "x,\n");
	expect_error(text.p, "f:500000:1: more than 500000 values");
	buf_clear(&text);
	for (int i = 0; i < 101; i++)
		buf_adds(&text, "%TAG !a! x\n");
	expect_error(text.p, "f:1:1: more than 100 %TAG directives");
	buf_release(&text);
}

static void a_scalar_is_bounded(void **unused)
{
	struct buf text = BUF_EMPTY;

	(void)unused;
	buf_adds(&text, "a: 1\nb: ");
	buf_fill(&text, 'x', STORE_SCALAR_LIMIT + 100000);
	expect_error(text.p, "f:2:1: more than 4 MB in one value");
	buf_release(&text);
}

static void an_empty_file_has_no_root(void **unused)
{
	struct node_tree tree;

	(void)unused;
	read_ok(&tree, "# nothing\n");
	assert_null(tree.root);
	node_tree_release(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reading_ends_at_a_key_of_the_top),
		cmocka_unit_test(a_text_is_taken_over),
		cmocka_unit_test(spans_are_bytes),
		cmocka_unit_test(nothing_acts),
		cmocka_unit_test(block_scalars_end_at_content),
		cmocka_unit_test(collections_end_at_their_last_value),
		cmocka_unit_test(refused_with_a_place),
		cmocka_unit_test(all_faults_are_told),
		cmocka_unit_test(encodings),
		cmocka_unit_test(depth_is_bounded),
		cmocka_unit_test(counts_are_bounded),
		cmocka_unit_test(a_scalar_is_bounded),
		cmocka_unit_test(an_empty_file_has_no_root),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
