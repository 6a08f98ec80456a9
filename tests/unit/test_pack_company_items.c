/* SPDX-License-Identifier: MIT */
/*
 * Tests: pack/company_items: a catalogue with conventions and activities, made a company's.
 */
#include "base/base.h"

#include "flow.h"
#include "pack/company.h"

#include <setjmp.h>

#include <cmocka.h>

#define ITEM                                                                                                           \
	"order: 1, group: Growth, stages: {seriesA: core}, owners: [Sales], "                                          \
	"source: {tier: editorial, name: Board, date: 2026-04-01}, what: a, why: b, read: c, write: d, "               \
	"pitfalls: [e, f], "
#define NUMBER ITEM "kind: number, unit: currency, better: higher, basis: {time: period_flow, production: primary}, "
#define CASES  "\nformula: {by: cash, cases: {free: {text: free, expr: sales.a}, all: {text: all, expr: sales.b}}}}"
#define CONVENTION                                                                                                     \
	"{label: Cash, question: Which cash, choices: {free: {label: Free, text: F.}, all: {label: All, text: A.}}, "  \
	"default: free,\n affects: [sales.a]}"

struct fixture {
	struct catalogue catalogue;
	struct company company;
	struct error error;
};

typedef bool add_definition(struct catalogue *catalogue, struct str id, const struct node_tree *tree,
			    struct error *error);

static bool add(struct fixture *fixture, add_definition *how, const char *id, const char *text)
{
	struct node_tree tree;
	bool good;

	flow_read(&tree, "c.yaml", text);
	good = how(&fixture->catalogue, str_of(id), &tree, &fixture->error);
	node_tree_release(&tree);
	return good;
}

static void must_add(struct fixture *fixture, add_definition *how, const char *id, const char *text)
{
	if (!add(fixture, how, id, text))
		fail_msg("%s: %s", id, error_text(&fixture->error));
}

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));

	catalogue_init(&fixture->catalogue);
	company_init(&fixture->company);
	must_add(fixture, catalogue_add, "sales.a", "{" NUMBER "label: A, short: a, formula: {text: t}}");
	must_add(fixture, catalogue_add, "sales.b", "{" NUMBER "label: B, formula: {text: t}}");
	must_add(fixture, catalogue_add, "sales.t",
		 "{" ITEM
		 "label: T, kind: table, formula: {text: t}, columns: [{id: name, label: Name, type: name, need: yes}, "
		 "{id: amount, label: Amount, type: currency, need: yes}, "
		 "{id: stage, label: Stage, type: choice, choices: [open, won], need: yes}]}");
	must_add(fixture, catalogue_add, "section.letter", "{" ITEM "label: Letter, kind: text, example: x}");
	*state = fixture;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	company_release(&fixture->company);
	catalogue_release(&fixture->catalogue);
	error_release(&fixture->error);
	free(fixture);
	return 0;
}

static bool load_company(struct fixture *fixture, const char *text)
{
	struct node_tree tree;
	struct buf all = BUF_EMPTY;
	bool good;

	buf_printf(&all, "{boardpack: 1, name: Acme,\n%s}", text);
	flow_read(&tree, "boardpack.yaml", all.p);
	company_release(&fixture->company);
	company_init(&fixture->company);
	error_clear(&fixture->error);
	good = company_load(&fixture->company, &tree, &fixture->error);
	node_tree_release(&tree);
	buf_release(&all);
	return good;
}

static void must_apply(struct fixture *fixture, const char *text)
{
	if (!load_company(fixture, text) || !company_apply(&fixture->company, &fixture->catalogue, &fixture->error) ||
	    !catalogue_finish(&fixture->catalogue, &fixture->error))
		fail_msg("%s", error_text(&fixture->error));
}

static void the_default_choice_is_in_force(void **state)
{
	struct fixture *fixture = *state;
	const struct item *item;

	must_add(fixture, catalogue_add, "sales.c", "{" NUMBER "label: C, " CASES);
	must_add(fixture, catalogue_add_convention, "cash", CONVENTION);
	must_apply(fixture, "items: {}");
	item = catalogue_find(&fixture->catalogue, STR("sales.c"));
	assert_string_equal(item->formula.p, "free");
	assert_ptr_equal(item->expr, item->cases[0].expr);
	assert_string_equal(catalogue_choice(&fixture->catalogue, STR("cash"))->label.p, "Free");
	assert_false(catalogue_convention(&fixture->catalogue, STR("cash"))->is_declared);
	assert_null(catalogue_choice(&fixture->catalogue, STR("colour")));
}

static void a_company_declares_its_choice(void **state)
{
	struct fixture *fixture = *state;
	const struct convention *convention;
	const struct item *item;

	must_add(fixture, catalogue_add, "sales.c", "{" NUMBER "label: C, " CASES);
	must_add(fixture, catalogue_add_convention, "cash", CONVENTION);
	must_apply(fixture, "conventions: {cash: all}");
	item = catalogue_find(&fixture->catalogue, STR("sales.c"));
	assert_string_equal(item->formula.p, "all");
	assert_string_equal(item->formula_expr.p, "sales.b");
	assert_ptr_equal(item->expr, item->cases[1].expr);
	convention = catalogue_convention(&fixture->catalogue, STR("cash"));
	assert_true(convention->is_declared);
	assert_true(convention_affects(convention, item)); /* its formula asks */
	assert_true(convention_affects(convention, catalogue_find(&fixture->catalogue, STR("sales.a"))));
	assert_false(convention_affects(convention, catalogue_find(&fixture->catalogue, STR("sales.b"))));
}

static void unknown_conventions_and_choices_have_a_place(void **state)
{
	struct fixture *fixture = *state;

	must_add(fixture, catalogue_add_convention, "cash", CONVENTION);
	assert_true(load_company(fixture, "conventions: {cash: some, cahs: all}"));
	assert_false(company_apply(&fixture->company, &fixture->catalogue, &fixture->error));
	assert_string_equal(error_text(&fixture->error),
			    "boardpack.yaml:2:21: convention 'cash' has no choice 'some' (known: free, all)\n"
			    "boardpack.yaml:2:27: unknown convention 'cahs' (known: cash)");
	assert_false(load_company(fixture, "conventions: {cash: [all]}"));
	assert_string_equal(error_text(&fixture->error),
			    "boardpack.yaml:2:21: a convention is answered with one of its choices");
}

static void cases_and_choices_must_agree(void **state)
{
	struct fixture *fixture = *state;

	must_add(fixture, catalogue_add, "sales.c", "{" NUMBER "label: C, " CASES);
	must_add(fixture, catalogue_add, "sales.d",
		 "{" NUMBER "label: D, \nformula: {by: coin, cases: {a: {text: a}, b: {text: b}}}}");
	must_add(fixture, catalogue_add_convention, "cash",
		 "{label: Cash, question: Q, choices: {free: {label: F, text: F}, none: {label: N, text: N}}, "
		 "default: free,\n affects: [sales.a, sales.gone]}");
	assert_false(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_string_equal(error_text(&fixture->error),
			    "c.yaml:2:15: formula of 'sales.c': no case for the choice 'none' of 'cash'\n"
			    "c.yaml:2:15: formula of 'sales.c': 'cash' has no choice 'all'\n"
			    "c.yaml:2:15: convention 'coin' of the formula of 'sales.d' does not exist\n"
			    "c.yaml:2:11: item 'sales.gone' that convention 'cash' affects does not exist");
}

static void faults_of_conventions_and_activities(void **state)
{
	struct fixture *fixture = *state;

	assert_false(add(fixture, catalogue_add_convention, "cash",
			 "{label: C, question: Q, colour: red,\nchoices: {a: {label: A, text: T}}, default: c, "
			 "affects: [sales.a]}"));
	assert_string_equal(error_text(&fixture->error), "c.yaml:1:25: unknown key 'colour'\n"
							 "c.yaml:2:10: 'choices' has fewer than two\n"
							 "c.yaml:2:45: the default 'c' is none of the choices");
	error_clear(&fixture->error);
	assert_false(add(fixture, catalogue_add_activity, "call",
			 "{label: C, what: w, when: [x], moves: [sales.a], roles: [CEO],\neffort: huge, "
			 "shows_after: 90}"));
	assert_string_equal(error_text(&fixture->error),
			    "c.yaml:1:1: no 'steps'\n"
			    "c.yaml:2:9: unknown effort 'huge' (known: quick, project, programme)\n"
			    "c.yaml:2:28: 'shows_after' is not from 0 to 36");
	assert_int_equal(fixture->catalogue.conventions.n, 0);
	assert_int_equal(fixture->catalogue.activities.n, 0);
}

#define ACTIVITY "what: w, when: [x], steps: [s], roles: [CEO], effort: project, shows_after: 6,\nmoves: "

static void activities_move_items_that_exist(void **state)
{
	struct fixture *fixture = *state;
	const struct activity *activity;

	must_add(fixture, catalogue_add_activity, "visit", "{label: Visit, " ACTIVITY "[sales.a]}");
	must_add(fixture, catalogue_add_activity, "call", "{label: Call, " ACTIVITY "[sales.b]}");
	must_add(fixture, catalogue_add_activity, "call", "{label: Call again, " ACTIVITY "[sales.a]}");
	must_apply(fixture, "items: {}");
	assert_int_equal(fixture->catalogue.activities.n, 2);
	activity = fixture->catalogue.activities.v[0];
	assert_string_equal(activity->id.p, "call");
	assert_string_equal(activity->label.p, "Call again");
	assert_int_equal(activity->effort, EFFORT_PROJECT);
	assert_string_equal(effort_name(activity->effort), "project");
	assert_int_equal(activity->shows_after, 6);
	assert_true(activity_moves(activity, catalogue_find(&fixture->catalogue, STR("sales.a"))));
	assert_false(activity_moves(activity, catalogue_find(&fixture->catalogue, STR("sales.b"))));
}

static void activities_move_nothing_else(void **state)
{
	struct fixture *fixture = *state;

	must_add(fixture, catalogue_add_activity, "visit", "{label: Visit, " ACTIVITY "[sales.gone]}");
	assert_false(catalogue_finish(&fixture->catalogue, &fixture->error));
	assert_string_equal(error_text(&fixture->error),
			    "c.yaml:2:8: item 'sales.gone' that activity 'visit' moves does not exist");
}

static void a_company_renames_and_levels(void **state)
{
	struct fixture *fixture = *state;
	const struct item *a, *b;

	must_apply(fixture,
		   "stage: seriesA, owners: {sales: Pat}, items: {sales.a: {label: Our A, owner: Kim, note: n, level: "
		   "recommended}, sales.b: {short: bee, level: none}}");
	a = catalogue_find(&fixture->catalogue, STR("sales.a"));
	b = catalogue_find(&fixture->catalogue, STR("sales.b"));
	assert_string_equal(a->label.p, "Our A");
	assert_string_equal(a->short_label.p, "Our A");
	assert_string_equal(b->label.p, "B");
	assert_string_equal(b->short_label.p, "bee");
	assert_int_equal(company_asks(&fixture->company, a), RELEVANCE_RECOMMENDED);
	assert_int_equal(company_asks(&fixture->company, b), RELEVANCE_NONE);
	assert_true(str_is(company_owner(&fixture->company, a), "Kim"));
	assert_true(str_is(company_owner(&fixture->company, b), "Pat"));
	assert_string_equal(company_item(&fixture->company, a)->note.p, "n");
	assert_null(company_item(&fixture->company, catalogue_find(&fixture->catalogue, STR("section.letter"))));
}

static void targets_hold_for_a_period_or_for_all(void **state)
{
	struct fixture *fixture = *state;
	const struct item *a, *b;
	struct quantity quantity;

	must_apply(fixture, "items: {sales.a: {target: 1.2m}, sales.b: {target: {2026-Q3: 2m, 2026-07: 700k}}}");
	a = catalogue_find(&fixture->catalogue, STR("sales.a"));
	b = catalogue_find(&fixture->catalogue, STR("sales.b"));
	assert_true(company_target(&fixture->company, a, (struct period){ 2026, 3, 3 }, &quantity));
	assert_true(quantity.value > 1.19e6 && quantity.value < 1.21e6 && quantity.unit == UNIT_CURRENCY);
	assert_true(company_target(&fixture->company, b, (struct period){ 2026, 3, 3 }, &quantity));
	assert_true(quantity.value > 1.9e6);
	assert_true(company_target(&fixture->company, b, (struct period){ 2026, 7, 1 }, &quantity));
	assert_true(quantity.value < 0.8e6);
	assert_false(company_target(&fixture->company, b, (struct period){ 2026, 4, 3 }, &quantity));
}

static void a_company_has_words_of_its_own(void **state)
{
	struct fixture *fixture = *state;
	const struct column *stage;

	must_add(fixture, catalogue_add, "sales.c",
		 "{" NUMBER "label: C, formula: {text: t, expr: "
		 "sum(sales.t.amount where stage = won)}}");
	must_apply(fixture, "items: {sales.t: {choices: {stage: [Demo, Contract signed]}}}");
	stage = item_column(catalogue_find(&fixture->catalogue, STR("sales.t")), STR("stage"));
	assert_int_equal(stage->choices.n, 2);
	assert_string_equal(stage->choices.v[1].p, "Contract signed");
	assert_int_equal(column_choice(stage, STR("contract signed")), 1);
	/* A formula reads it, and earlier packs say it. */
	assert_int_equal(column_choice(stage, STR("won")), 3);
	assert_string_equal(stage->choices.v[3].p, "won");
	assert_int_equal(column_choice(stage, STR("lost")), STR_NONE);
}

static void faults_of_own_items_have_a_place(void **state)
{
	static const struct {
		const char *text, *message;
		bool is_later; /* found with the catalogue at hand */
	} cases[] = {
		{ "items: {sales.a: x, more: y}",
		  "boardpack.yaml:2:18: what is said of an item is a map of label, short, owner, note, level, "
		  "target and choices\n"
		  "boardpack.yaml:2:21: unknown key 'more': 'add', 'drop' or the id of an item",
		  false },
		{ "items: {sales.a: {level: high, targets: 3, short: a label far too long, target: {Q3: 1m}}}",
		  "boardpack.yaml:2:32: unknown key 'targets'\n"
		  "boardpack.yaml:2:51: 'short' is longer than 14 columns\n"
		  "boardpack.yaml:2:26: unknown level 'high' (known: none, recommended, core)\n"
		  "boardpack.yaml:2:82: 'Q3' is no period such as 2026-Q3 or 2026-09",
		  false },
		{ "items: {sales.aa: {label: x}, add: [sales.b, sails], drop: [slaes.b, finance]}, owners: {nobody: "
		  "Pat}",
		  "boardpack.yaml:2:9: unknown item 'sales.aa'; did you mean sales.a?\n"
		  "boardpack.yaml:2:46: unknown item or domain 'sails'; 'boardpack items' lists them\n"
		  "boardpack.yaml:2:61: unknown item or domain 'slaes.b'; did you mean sales.b?\n"
		  "boardpack.yaml:2:90: unknown item or domain 'nobody'; 'boardpack items' lists them",
		  true },
		{ "items: {sales.a: {target: 12 %}, section.letter: {target: 3}}",
		  "boardpack.yaml:2:27: target '12 %' of 'sales.a', in currency: wrong unit or currency for "
		  "this field; nothing is converted\n"
		  "boardpack.yaml:2:59: 'section.letter' is no number: only a number has a target",
		  true },
		{ "items: {sales.t: {choices: {stage: Demo, kind: [], level: [[a]]}}}",
		  "boardpack.yaml:2:36: the words of a column are a list\n"
		  "boardpack.yaml:2:48: the words of a column are a list\n"
		  "boardpack.yaml:2:60: an entry of this list is a text",
		  false },
		{ "items: {sales.t: {choices: {stages: [Demo], name: [x]}}, sales.a: {choices: {stage: [x]}}}",
		  "boardpack.yaml:2:29: 'sales.t' has no column 'stages' of choices (known: stage)\n"
		  "boardpack.yaml:2:45: 'sales.t' has no column 'name' of choices (known: stage)\n"
		  "boardpack.yaml:2:78: 'sales.a' has no column 'stage' of choices (known: none)",
		  true },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		if (load_company(fixture, cases[i].text) != cases[i].is_later)
			fail_msg("case %zu: %s", i, error_text(&fixture->error));
		if (cases[i].is_later)
			assert_false(company_apply(&fixture->company, &fixture->catalogue, &fixture->error));
		assert_string_equal(error_text(&fixture->error), cases[i].message);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(the_default_choice_is_in_force),
		TEST(a_company_declares_its_choice),
		TEST(unknown_conventions_and_choices_have_a_place),
		TEST(cases_and_choices_must_agree),
		TEST(faults_of_conventions_and_activities),
		TEST(activities_move_items_that_exist),
		TEST(activities_move_nothing_else),
		TEST(a_company_renames_and_levels),
		TEST(targets_hold_for_a_period_or_for_all),
		TEST(a_company_has_words_of_its_own),
		TEST(faults_of_own_items_have_a_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
