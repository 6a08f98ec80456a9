/* SPDX-License-Identifier: MIT */
/*
 * Tests: catalogue/snapshot, catalogue/difference, catalogue/words, view/changes
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "catalogue/difference.h"
#include "catalogue/words.h"
#include "flow.h"
#include "view/catalogue_json.h"
#include "view/changes.h"

#define ITEM                                                                                                           \
	"kind: number, unit: percent, better: higher, group: G, order: 1, owners: [A], why: b, read: c, write: d, "    \
	"pitfalls: [e, f], basis: {time: point_in_time, production: primary}, "
#define EDITORIAL "source: {tier: editorial, name: N, date: 2026-04-01}, "
#define PUBLISHED "source: {tier: published, name: N, date: 2026-04-01}, "

static const char *const old_items[][2] = {
	{ "a.gone", "label: Gone, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "a.kept", "label: Kept, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "a.moved", "label: Moved, " ITEM EDITORIAL "stages: {seed: recommended}, what: w, formula: {text: t}" },
	{ "a.proven", "label: Proven, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "a.told", "label: Told, hint: h, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "b.other", "label: \"*Other*\", " ITEM EDITORIAL
		     "stages: {seed: core}, what: \"old\\nwords\", formula: {text: t, expr: a.kept + a.moved}" },
};

static const char *const new_items[][2] = {
	{ "a.come", "label: Come, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "a.kept", "label: Kept, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "a.moved", "label: Moved, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "a.proven", "label: Proven, " ITEM PUBLISHED "stages: {seed: core}, what: v, formula: {text: t}" },
	{ "a.told", "label: Told, hint: i, " ITEM EDITORIAL "stages: {seed: core}, what: w, formula: {text: t}" },
	{ "b.other", "label: \"*Other*\", " ITEM EDITORIAL
		     "stages: {seed: core}, what: \"new \x1b[31m\", formula: {text: t, expr: a.kept}" },
};

struct fixture {
	struct snapshot old, new, record;
	struct difference difference;
	struct error error;
	struct buf out;
};

static void take(struct snapshot *out, const char *const items[][2], size_t count)
{
	struct error error = ERROR_NONE;
	struct catalogue catalogue;

	catalogue_init(&catalogue);
	for (size_t i = 0; i < count; i++) {
		struct buf text = BUF_EMPTY;
		struct node_tree tree;

		buf_printf(&text, "{%s}", items[i][1]);
		flow_read(&tree, "x.yaml", text.p);
		if (!catalogue_add(&catalogue, str_of(items[i][0]), &tree, &error))
			fail_msg("%s", error_text(&error));
		node_tree_release(&tree);
		buf_release(&text);
	}
	snapshot_take(out, &catalogue);
	catalogue_release(&catalogue); /* a snapshot keeps nothing of it */
}

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));

	snapshot_init(&fixture->old);
	snapshot_init(&fixture->new);
	snapshot_init(&fixture->record);
	difference_init(&fixture->difference);
	take(&fixture->old, old_items, COUNT_OF(old_items));
	take(&fixture->new, new_items, COUNT_OF(new_items));
	fixture->old.version = STR("0.9.0");
	fixture->new.version = STR("1.0.0");
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	difference_release(&fixture->difference);
	snapshot_release(&fixture->old);
	snapshot_release(&fixture->new);
	snapshot_release(&fixture->record);
	error_release(&fixture->error);
	buf_release(&fixture->out);
	free(fixture);
	return 0;
}

static const struct difference_item *find(const struct fixture *fixture, const char *id)
{
	for (size_t i = 0; i < fixture->difference.items.n; i++)
		if (str_is(fixture->difference.items.v[i].id, id))
			return &fixture->difference.items.v[i];
	return NULL;
}

/* The whole difference in one line: "a.come added; a.moved promoted stages". */
static void differs(struct fixture *fixture, const char *wanted)
{
	buf_clear(&fixture->out);
	for (size_t i = 0; i < fixture->difference.items.n; i++) {
		const struct difference_item *item = &fixture->difference.items.v[i];

		buf_printf(&fixture->out, "%s%.*s %s", i ? "; " : "", STR_FMT(item->id), difference_name(item->kind));
		for (size_t k = 0; k < item->parts.n; k++)
			buf_printf(&fixture->out, " %.*s", STR_FMT(item->parts.v[k].name));
	}
	assert_string_equal(fixture->out.p, wanted);
}

static void a_snapshot_says_what_the_items_say(void **state)
{
	struct fixture *fixture = *state;
	const struct snapshot_item *item = snapshot_find(&fixture->old, STR("b.other"));

	assert_int_equal(fixture->old.items.n, 6);
	assert_null(snapshot_find(&fixture->old, STR("b.othe")));
	assert_true(str_is(snapshot_part(item, STR("definition")), "old\nwords"));
	assert_true(str_is(snapshot_part(item, STR("expr")), "a.kept + a.moved"));
	assert_true(str_is(snapshot_part(item, STR("stages")), "seed: core"));
	assert_true(str_is(snapshot_part(item, STR("pitfalls")), "e\nf"));
	assert_true(str_is(snapshot_part(item, STR("source")), "N, 2026-04-01"));
	assert_true(str_is(snapshot_part(item, STR("tier")), "editorial"));
	assert_int_equal(item->digest.n, 16);
	assert_true(snapshot_is_recorded(STR("formula")) && !snapshot_is_recorded(STR("pitfalls")));
}

static void the_kinds_of_change_are_told_apart(void **state)
{
	struct fixture *fixture = *state;

	difference_run(&fixture->difference, &fixture->old, &fixture->new, NULL, NULL);
	differs(fixture, "a.come added; a.gone removed; a.moved promoted stages; a.proven promoted tier definition; "
			 "a.told changed hint; b.other changed expr definition");
	assert_int_equal(difference_count(&fixture->difference, DIFFERENCE_PROMOTED), 2);
	assert_true(str_is(find(fixture, "b.other")->parts.v[1].old, "old\nwords"));
	/* Back again nothing is promoted. */
	difference_run(&fixture->difference, &fixture->new, &fixture->old, NULL, NULL);
	assert_int_equal(difference_count(&fixture->difference, DIFFERENCE_PROMOTED), 0);
	difference_run(&fixture->difference, &fixture->old, &fixture->old, NULL, NULL);
	assert_int_equal(fixture->difference.items.n, 0);
}

static bool is_other(const void *data, struct str id)
{
	(void)data;
	return str_is(id, "b.other");
}

static void only_what_is_used_is_looked_at(void **state)
{
	struct fixture *fixture = *state;

	difference_run(&fixture->difference, &fixture->old, &fixture->new, is_other, NULL);
	differs(fixture, "b.other changed expr definition");
}

/* The record of the old one stands for it: the same changes, but for what it does not keep. */
static void a_record_tells_the_same(void **state)
{
	struct fixture *fixture = *state;
	struct node_tree tree;

	catalogue_json_record(&fixture->old, &fixture->out);
	flow_read(&tree, "record", fixture->out.p);
	assert_true(snapshot_read(&fixture->record, &tree, &fixture->error));
	node_tree_release(&tree);
	assert_true(str_is(fixture->record.version, "0.9.0"));
	assert_true(fixture->record.is_condensed);
	difference_run(&fixture->difference, &fixture->record, &fixture->new, NULL, NULL);
	/* What was merely reworded comes last. */
	differs(fixture, "a.come added; a.gone removed; a.moved promoted stages; a.proven promoted tier definition; "
			 "b.other changed expr definition; a.told changed guidance");
	difference_run(&fixture->difference, &fixture->record, &fixture->old, NULL, NULL);
	assert_int_equal(fixture->difference.items.n, 0);
}

static void a_file_that_is_no_record_is_refused(void **state)
{
	static const char *const wrong[] = { "{a: b}",
					     "{items: x}",
					     "{items: [{id: a.b}]}",
					     "{items: [{digest: 1}]}",
					     "{items: [x]}",
					     "{items: [{id: a.b, digest: 1, stages: {ipo: core}}]}" };
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(wrong); i++) {
		struct node_tree tree;

		flow_read(&tree, "record", wrong[i]);
		error_clear(&fixture->error);
		assert_false(snapshot_read(&fixture->record, &tree, &fixture->error));
		assert_non_null(strstr(error_text(&fixture->error), "record:1:"));
		node_tree_release(&tree);
	}
}

static void changes_are_told_to_people(void **state)
{
	struct fixture *fixture = *state;

	difference_run(&fixture->difference, &fixture->old, &fixture->new, is_other, NULL);
	changes_text(&fixture->difference, STR("0.9.0 to 1.0.0"), 78, &fixture->out);
	assert_string_equal(fixture->out.p, "Catalogue 0.9.0 to 1.0.0: 0 added, 0 removed, 0 promoted, 1 changed\n"
					    "\n"
					    "changed\n"
					    "  b.other (*Other*)\n"
					    "    expr\n"
					    "      - a.kept + a.moved\n"
					    "      + a.kept\n"
					    "    definition\n"
					    "      - old\n"
					    "        words\n"
					    "      + new <1B>[31m\n");
	buf_clear(&fixture->out);
	changes_of_definitions(&fixture->difference, &fixture->out);
	assert_non_null(
		strstr(fixture->out.p, "Between catalogue 0.9.0 and 1.0.0, 1 definition of this pack changed."));
	/* No markup and no escape of the texts' own. */
	assert_non_null(strstr(fixture->out.p, "\n- **\\*Other\\*** (changed): expr was "));
	assert_null(strchr(fixture->out.p, '\x1b'));
	assert_null(strstr(fixture->out.p, "old\nwords"));
}

static void changes_are_told_to_programs(void **state)
{
	struct fixture *fixture = *state;

	difference_run(&fixture->difference, &fixture->old, &fixture->new, NULL, NULL);
	changes_json(&fixture->difference, &fixture->out);
	assert_non_null(strstr(fixture->out.p, "\"added\": [\n    {\n      \"id\": \"a.come\""));
	assert_non_null(
		strstr(fixture->out.p, "\"field\": \"hint\",\n          \"old\": \"h\",\n          \"new\": \"i\""));
	assert_null(strchr(fixture->out.p, '\x1b'));
}

static void no_change_is_told_too(void **state)
{
	struct fixture *fixture = *state;

	difference_run(&fixture->difference, &fixture->old, &fixture->old, NULL, NULL);
	changes_text(&fixture->difference, STR("x"), 78, &fixture->out);
	assert_string_equal(fixture->out.p, "Catalogue x: no definition differs\n");
	buf_clear(&fixture->out);
	changes_of_definitions(&fixture->difference, &fixture->out);
	assert_int_equal(fixture->out.n, 0);
}

static void words_are_found_by_their_place(void **state)
{
	(void)state;
	assert_int_equal(words_find(words_kind, STR("table")), ITEM_TABLE);
	assert_int_equal(words_find(words_column, STR("choice")), COLUMN_CHOICE);
	assert_int_equal(words_find(words_total, STR("100")), COLUMN_TOTAL_HUNDRED);
	assert_int_equal(words_find(words_comparison, STR(">")), COMPARISON_MORE);
	assert_int_equal(words_find(words_relevance, STR("core")), RELEVANCE_CORE);
	assert_int_equal(words_find(words_kind, STR("")), -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_snapshot_says_what_the_items_say, set_up, tear_down),
		cmocka_unit_test_setup_teardown(the_kinds_of_change_are_told_apart, set_up, tear_down),
		cmocka_unit_test_setup_teardown(only_what_is_used_is_looked_at, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_record_tells_the_same, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_file_that_is_no_record_is_refused, set_up, tear_down),
		cmocka_unit_test_setup_teardown(changes_are_told_to_people, set_up, tear_down),
		cmocka_unit_test_setup_teardown(changes_are_told_to_programs, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_change_is_told_too, set_up, tear_down),
		cmocka_unit_test(words_are_found_by_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
