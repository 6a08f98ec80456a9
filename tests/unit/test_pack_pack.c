/* SPDX-License-Identifier: MIT */
/*
 * Tests: pack/pack, pack/pack_tree
 */
#include "base/base.h"

#include "flow.h"
#include "pack/pack.h"

#include <setjmp.h>

#include <cmocka.h>

static const char guidance[] =
	"group: G, stages: {seed: core}, owners: [Sales], source: {tier: editorial, name: boardpack, "
	"date: 2026-11-01}, what: a, why: b, read: c, write: d, pitfalls: [e]";

struct fixture {
	struct catalogue catalogue;
	struct pack pack;
	struct node_tree tree;
	struct error error;
};

static void define(struct catalogue *catalogue, const char *id, const char *parts)
{
	struct error error = ERROR_NONE;
	struct buf text = BUF_EMPTY;
	struct node_tree tree;

	buf_printf(&text, "{%s, %s}", guidance, parts);
	flow_read(&tree, id, text.p);
	if (!catalogue_add(catalogue, str_of(id), &tree, &error))
		fail_msg("%s", error_text(&error));
	node_tree_release(&tree);
	buf_release(&text);
	error_release(&error);
}

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));
	const char number[] = "label: L, kind: number, unit: currency, better: higher, formula: {text: t}, "
			      "basis: {time: period_flow, production: primary}, order: 10";

	catalogue_init(&fixture->catalogue);
	pack_init(&fixture->pack);
	define(&fixture->catalogue, "sales.arr", number);
	define(&fixture->catalogue, "customers.nps", number);
	define(&fixture->catalogue, "section.highlights", "label: H, kind: text, example: x, order: 10");
	define(&fixture->catalogue, "section.risks",
	       "label: R, kind: table, order: 20, columns: [{id: risk, label: Risk, type: text, need: yes}, "
	       "{id: owner, label: Owner, type: name}]");
	assert_true(catalogue_finish(&fixture->catalogue, &fixture->error));
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	pack_release(&fixture->pack);
	catalogue_release(&fixture->catalogue);
	error_release(&fixture->error);
	free(fixture);
	return 0;
}

static bool load(struct fixture *fixture, const char *text)
{
	struct node_tree tree;
	bool good;

	flow_read(&tree, "q.yaml", text);
	pack_release(&fixture->pack);
	error_clear(&fixture->error);
	good = pack_load(&fixture->pack, &fixture->catalogue, &tree, &fixture->error);
	node_tree_release(&tree); /* a pack keeps nothing of it */
	return good;
}

/* Loads items (the text of a map) into a good pack. */
static void load_items(struct fixture *fixture, const char *items)
{
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "{boardpack: 1, period: 2026-Q3, items: %s}", items);
	assert_true(load(fixture, text.p));
	buf_release(&text);
}

static void assert_text(struct fixture *fixture, const char *addr, const char *want)
{
	struct addr at;
	struct str text;

	assert_true(addr_parse(str_of(addr), &at));
	text = pack_text(&fixture->pack, &at);
	if (!str_is(text, want))
		fail_msg("%s is '%.*s', not '%s'", addr, STR_FMT(text), want);
}

static void assert_oddity(struct fixture *fixture, size_t i, const char *item, const char *message)
{
	assert_true(i < fixture->pack.oddities.n);
	assert_string_equal(fixture->pack.oddities.v[i].message.p, message);
	assert_true(str_is(fixture->pack.oddities.v[i].at.item, item));
	assert_true(fixture->pack.oddities.v[i].line > 0);
}

static void reads_answers_as_typed(void **state)
{
	struct fixture *fixture = *state;

	load_items(fixture, "{sales.arr: {actual: 4.87m, forecast: no, status: G, commentary: \" two\\nlines \"},"
			    " section.highlights: {text: \"Won \\\"Orbis\\\"\"}, customers.nps: {}}");
	assert_int_equal(fixture->pack.oddities.n, 0);
	assert_int_equal(fixture->pack.period.year, 2026);
	assert_int_equal(fixture->pack.period.index, 3);
	assert_text(fixture, "sales.arr/actual", "4.87m");
	assert_text(fixture, "sales.arr/forecast", "no");
	assert_text(fixture, "sales.arr/commentary", " two\nlines ");
	assert_text(fixture, "section.highlights/text", "Won \"Orbis\"");
	assert_text(fixture, "sales.arr/next", "");
	assert_true(pack_is_answered(&fixture->pack, catalogue_find(&fixture->catalogue, STR("sales.arr"))));
	assert_false(pack_is_answered(&fixture->pack, catalogue_find(&fixture->catalogue, STR("customers.nps"))));
	assert_false(pack_is_answered(&fixture->pack, catalogue_find(&fixture->catalogue, STR("section.risks"))));
}

static void numbers_rows_after_the_serials_of_the_file(void **state)
{
	struct fixture *fixture = *state;
	const struct entry *entry;

	load_items(fixture, "{section.risks: {rows: [{risk: a}, {serial: 7, risk: b}, {risk: c}]}, "
			    "section.other: {rows: [{serial: 7, x: d}, {serial: 7, x: e}, {serial: zero, x: f}]}}");
	entry = pack_entry(&fixture->pack, STR("section.risks"));
	assert_int_equal(entry->rows.n, 3);
	assert_text(fixture, "section.risks/8/risk", "a");
	assert_text(fixture, "section.risks/7/risk", "b");
	assert_text(fixture, "section.risks/9/risk", "c");
	assert_int_equal(entry->rows.v[0]->serial, 8); /* the order of the file stays */
	assert_text(fixture, "section.other/7/x", "d");
	assert_text(fixture, "section.other/10/x", "e");
	assert_text(fixture, "section.other/11/x", "f");
	assert_int_equal(fixture->pack.last_serial, 11);
	assert_int_equal(fixture->pack.oddities.n, 3);
	assert_oddity(fixture, 2, "", "serial 7 is taken by an earlier row");
	assert_true(pack_is_answered(&fixture->pack, catalogue_find(&fixture->catalogue, STR("section.risks"))));
}

static void a_row_without_a_word_is_blank(void **state)
{
	struct fixture *fixture = *state;
	const struct entry *entry;

	load_items(fixture, "{section.risks: {rows: [{risk: \" \"}, {}, {risk: Fire, owner: \"\"}]}}");
	entry = pack_entry(&fixture->pack, STR("section.risks"));
	assert_int_equal(entry->rows.n, 3);
	assert_true(row_is_blank(entry->rows.v[0]));
	assert_true(row_is_blank(entry->rows.v[1]));
	assert_false(row_is_blank(entry->rows.v[2]));
}

static void a_list_that_is_no_rows_is_no_answer(void **state)
{
	struct fixture *fixture = *state;

	load_items(fixture, "{section.risks: {text: \"- One engineer knows the solver\"}}");
	assert_text(fixture, "section.risks/text", "- One engineer knows the solver");
	assert_false(pack_is_answered(&fixture->pack, catalogue_find(&fixture->catalogue, STR("section.risks"))));
}

static void rows_are_found_in_any_order(void **state)
{
	static const struct str item = { "section.risks", 13 };
	struct fixture *fixture = *state;
	const struct entry *entry;

	load_items(fixture, "{section.risks: {rows: [{risk: a}, {risk: b}, {risk: c}]}}");
	entry = pack_entry(&fixture->pack, item);
	assert_false(entry->is_shuffled);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(entry_row_place(entry, entry->rows.v[i]->serial), i);
	assert_true(entry_row_place(entry, 7) == SIZE_MAX);
	load_items(fixture,
		   "{section.risks: {rows: [{serial: 5, risk: a}, {serial: 2, risk: b}, {serial: 9, risk: c}]}}");
	entry = pack_entry(&fixture->pack, item);
	assert_true(entry->is_shuffled);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(entry_row_place(entry, entry->rows.v[i]->serial), i);
	assert_true(entry_row_place(entry, 7) == SIZE_MAX);
}

static void what_does_not_fit_is_odd_and_kept(void **state)
{
	struct fixture *fixture = *state;

	load_items(fixture, "{sales.arr: {actual: [1, 2], text: kept, mood: good}, sales.arrr: {actual: 5m}, "
			    "customers.nps: 42, section.risks: {rows: [{risk: a, color: red}, plain, {risk: {a: b}}]}, "
			    "section.highlights: {rows: {a: b}}}");
	assert_int_equal(fixture->pack.oddities.n, 9);
	assert_oddity(fixture, 0, "sales.arr", "a text belongs here, not a list");
	assert_oddity(fixture, 1, "sales.arr", "a number item has no field 'text'");
	assert_oddity(fixture, 2, "sales.arr", "a number item has no field 'mood'");
	assert_oddity(fixture, 3, "sales.arrr", "unknown item 'sales.arrr'");
	assert_oddity(fixture, 4, "customers.nps", "an item is a map of fields, not a text");
	assert_oddity(fixture, 5, "section.risks", "unknown column 'color'");
	assert_oddity(fixture, 6, "section.risks", "a row is a map of columns, not a text");
	assert_oddity(fixture, 7, "section.risks", "a text belongs here, not a map");
	assert_oddity(fixture, 8, "section.highlights", "rows are a list, not a map");
	assert_text(fixture, "sales.arr/text", "kept");
	assert_text(fixture, "sales.arrr/actual", "5m");
	assert_text(fixture, "section.risks/1/color", "red");
	assert_int_equal(pack_entry(&fixture->pack, STR("section.risks"))->rows.n, 2);
}

static void messages_quote_harmlessly_and_briefly(void **state)
{
	struct fixture *fixture = *state;
	struct buf items = BUF_EMPTY;

	buf_adds(&items, "{\"x\x1B[2J");
	buf_fill(&items, 'y', 1000);
	buf_adds(&items, "\": {}}");
	load_items(fixture, items.p);
	assert_int_equal(fixture->pack.oddities.n, 1);
	assert_null(strchr(fixture->pack.oddities.v[0].message.p, '\x1B'));
	assert_true(fixture->pack.oddities.v[0].message.n < 100);
	buf_release(&items);
}

static void heads_stand_as_typed(void **state)
{
	struct fixture *fixture = *state;

	assert_true(load(fixture, "{boardpack: 1, period: 2026-Q3, status: nearly, as_of: 2 October, version: 3, "
				  "classification: [a]}"));
	assert_true(str_is(fixture->pack.heads[PACK_STATUS], "nearly"));
	assert_true(str_is(fixture->pack.heads[PACK_AS_OF], "2 October"));
	assert_true(str_is(fixture->pack.heads[PACK_EDITION], "3"));
	assert_int_equal(fixture->pack.heads[PACK_CLASSIFICATION].n, 0);
	assert_int_equal(fixture->pack.oddities.n, 2);
	assert_oddity(fixture, 0, "", "a text belongs here, not a list");
	assert_oddity(fixture, 1, "", "status 'nearly' is none of draft, preliminary and final");
}

static void top_level_oddities(void **state)
{
	struct fixture *fixture = *state;

	assert_true(
		load(fixture, "{boardpack: 1, period: 2026-Q3, catalogue: 2026.1, item: {}, items: [], waivers: {}}"));
	assert_true(str_is(fixture->pack.catalogue_version, "2026.1"));
	assert_int_equal(fixture->pack.oddities.n, 3);
	assert_oddity(fixture, 0, "", "unknown key 'item'");
	assert_oddity(fixture, 1, "", "items are a map from item to answers, not a list");
	assert_oddity(fixture, 2, "", "waivers are a list, not a map");
	assert_true(load(fixture, "{boardpack: 1, period: 2026-Q3, items: , waivers: }"));
	assert_int_equal(fixture->pack.oddities.n, 0);
}

static void only_a_whole_waiver_waives(void **state)
{
	struct fixture *fixture = *state;

	assert_true(load(fixture, "{boardpack: 1, period: 2026-Q3, waivers: ["
				  "{rule: runway, at: sales.arr/actual, reason: audited, until: 2026-12-31},"
				  "{rule: runway, at: sales.arr}, {rule: runway, at: a//b, reason: r},"
				  "{rule: runway, at: sales.arr, reason: r, until: soon}, text,"
				  "{rule: grr, at: sales.arr, reason: r, who: me}]}"));
	assert_int_equal(fixture->pack.waivers.n, 2);
	assert_true(str_is(fixture->pack.waivers.v[0].until, "2026-12-31"));
	assert_true(str_is(fixture->pack.waivers.v[1].rule, "grr"));
	assert_int_equal(fixture->pack.oddities.n, 5);
	assert_oddity(fixture, 0, "", "a waiver without 'reason' waives nothing");
	assert_oddity(fixture, 1, "", "'a//b' is no address");
	assert_oddity(fixture, 2, "", "'soon' is no date such as 2026-12-31");
	assert_oddity(fixture, 3, "", "a waiver is a map of rule, at, reason and until, not a text");
	assert_oddity(fixture, 4, "", "unknown key 'who' in a waiver");
}

/* Nothing could carry it: a merge lost it without a word. */
static void a_waiver_with_a_line_break_in_its_rule_is_told(void **state)
{
	struct fixture *fixture = *state;

	assert_true(load(fixture, "{boardpack: 1, period: 2026-Q3, waivers: ["
				  "{rule: \"run\\nway\", at: sales.arr, reason: r},"
				  "{rule: runway, at: \"sales.arr\\nx\", reason: r}]}"));
	assert_int_equal(fixture->pack.waivers.n, 0);
	assert_oddity(fixture, 0, "", "a waiver with a line break in 'rule' or 'at' waives nothing");
	assert_oddity(fixture, 1, "", "a waiver with a line break in 'rule' or 'at' waives nothing");
}

static void refuses_what_is_no_pack(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "", "q.yaml:1:1: a pack is a map of keys such as 'period' and 'items'" },
		{ "[a]", "q.yaml:1:1: a pack is a map of keys such as 'period' and 'items'" },
		{ "{period: 2026-Q3}", "q.yaml:1:1: no format version ('boardpack: 1')" },
		{ "{boardpack: one, period: 2026-Q3}", "q.yaml:1:13: format version is no whole number such as 1" },
		{ "{boardpack: 2, period: 2026-Q3}", "q.yaml:1:13: format version 2: written by a newer boardpack" },
		{ "{boardpack: 1}", "q.yaml:1:1: no period ('period: 2026-Q3')" },
		{ "{boardpack: 0, period: Q3}",
		  "q.yaml:1:13: format version is no whole number such as 1\n"
		  "q.yaml:1:24: period is neither a quarter such as 2026-Q3 nor a month such as "
		  "2026-09" },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		assert_false(load(fixture, cases[i].text));
		assert_string_equal(error_text(&fixture->error), cases[i].message);
	}
}

static void new_entries_and_leaves_find_their_place(void **state)
{
	struct fixture *fixture = *state;
	struct edit edit = { .kind = EDIT_SPLICE, .inserted = STR("x") };
	static const char *const typed[] = { "sales.arr/commentary", "sales.arr/actual", "section.highlights/text",
					     "sales.arr/next" };
	static const char *const entries[] = { "section.own", "section.highlights", "sales.arr", "customers.nps" };
	static const char *const fields[] = { "actual", "forecast", "next", "commentary" };

	load_items(fixture, "{section.own: {text: a}, customers.nps: {actual: 3}}");
	for (size_t i = 0; i < COUNT_OF(typed); i++) {
		assert_true(addr_parse(str_of(typed[i]), &edit.at));
		assert_true(edit_apply(&fixture->pack, &edit));
	}
	edit.at.field = STR("forecast");
	assert_true(edit_apply(&fixture->pack, &edit));
	assert_int_equal(fixture->pack.entries.n, COUNT_OF(entries));
	for (size_t i = 0; i < COUNT_OF(entries); i++)
		assert_string_equal(fixture->pack.entries.v[i]->item.p, entries[i]);
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		assert_string_equal(pack_entry(&fixture->pack, STR("sales.arr"))->own.leaves.v[i]->field.p, fields[i]);
}

static void fields_of_kinds(void **state)
{
	struct fixture *fixture = *state;
	const struct item *risks = catalogue_find(&fixture->catalogue, STR("section.risks"));
	const char *const *names;

	assert_int_equal(pack_fields(ITEM_NUMBER, &names), 5);
	assert_string_equal(names[0], "actual");
	assert_string_equal(names[4], "commentary");
	assert_int_equal(pack_fields(ITEM_TEXT, &names), 1);
	assert_string_equal(names[0], "text");
	assert_int_equal(pack_fields(ITEM_TABLE, &names), 0);
	assert_string_equal(pack_field_label(STR("next")), "Next forecast");
	assert_null(pack_field_label(STR("owner")));
	assert_true(pack_item_has(risks, 1, STR("owner")));
	assert_false(pack_item_has(risks, 0, STR("owner")));
	assert_true(pack_item_has(risks, 0, STR(PACK_TABLE_TEXT)));
	assert_false(pack_item_has(risks, 0, STR("commentary")));
}

static void same_means_the_same_answers(void **state)
{
	struct fixture *fixture = *state, *other;
	void *second;

	set_up(&second);
	other = second;
	load_items(fixture, "{sales.arr: {actual: 5m}, section.risks: {rows: [{risk: a}, {risk: b}]}}");
	load_items(other, "{section.risks: {rows: [{serial: 4, risk: a}, {serial: 3, risk: b, owner: }]}, "
			  "customers.nps: {}, sales.arr: {next: , actual: 5m}}");
	assert_true(pack_same(&fixture->pack, &other->pack, false));
	assert_false(pack_same(&fixture->pack, &other->pack, true));
	load_items(other, "{sales.arr: {actual: 5m}, section.risks: {rows: [{risk: b}, {risk: a}]}}");
	assert_false(pack_same(&fixture->pack, &other->pack, false));
	load_items(other, "{sales.arr: {actual: 5.0m}, section.risks: {rows: [{risk: a}, {risk: b}]}}");
	assert_false(pack_same(&fixture->pack, &other->pack, false));
	load_items(
		other,
		"{sales.arr: {actual: 5m}, section.risks: {rows: [{risk: a}, {risk: b}]}, customers.nps: {next: 1}}");
	assert_false(pack_same(&fixture->pack, &other->pack, false));
	tear_down(&second);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(reads_answers_as_typed),
		TEST(numbers_rows_after_the_serials_of_the_file),
		TEST(a_list_that_is_no_rows_is_no_answer),
		TEST(a_row_without_a_word_is_blank),
		TEST(rows_are_found_in_any_order),
		TEST(what_does_not_fit_is_odd_and_kept),
		TEST(messages_quote_harmlessly_and_briefly),
		TEST(heads_stand_as_typed),
		TEST(top_level_oddities),
		TEST(only_a_whole_waiver_waives),
		TEST(a_waiver_with_a_line_break_in_its_rule_is_told),
		TEST(refuses_what_is_no_pack),
		TEST(new_entries_and_leaves_find_their_place),
		TEST(fields_of_kinds),
		TEST(same_means_the_same_answers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
