/* SPDX-License-Identifier: MIT */
/*
 * Tests: check/rule
 * Tests: check/kind
 * Tests: check/message
 * Tests: check/bound
 */
#include "check_fixture.h"

static void refused(struct fixture *fixture, const char *id, const char *lines, const char *expected)
{
	size_t before = fixture->rules.rules.n;

	assert_false(fixture_add(fixture, id, lines));
	if (!strstr(error_text(&fixture->error), expected))
		fail_msg("\"%s\" does not say \"%s\"", error_text(&fixture->error), expected);
	assert_int_equal(fixture->rules.rules.n, before);
}

static void test_faults_are_named(void **state)
{
	struct fixture *f = *state;

	refused(f, "Upper", "kind: required\nat: *\n", "lower-case words");
	refused(f, "a", "kind: shell\nat: *\n", "a:1:1: unknown kind 'shell'");
	refused(f, "a", "kind: required\nat: *\ncommand: rm\n", "unknown key 'command'");
	refused(f, "a", "kind: required\nat: sales.ar\n", "no item 'sales.ar' in the catalogue");
	refused(f, "a", "kind: required\n", "'at' is missing");
	refused(f, "a", "kind: required\nat: *\nlevel: fatal\n", "'level' must be");
	refused(f, "a", "kind: required\nat: *\nwhy:  \n", "'why' is missing or empty");
	refused(f, "a", "kind: required\nat: *\nstages/0: seriesX\n", "unknown stage 'seriesX'");
}

static void test_parameters_are_checked(void **state)
{
	struct fixture *f = *state;

	refused(f, "a", "kind: required\nat: *\nrelevance: some\n", "'relevance' must be");
	refused(f, "a", "kind: words\nat: *\n", "'any' or 'pattern' is needed");
	refused(f, "a", "kind: words\nat: *\npattern: (\n", "pattern, at byte");
	refused(f, "a", "kind: words\nat: *\nany/0: x\nscope: page\n", "'scope' must be");
	refused(f, "a", "kind: words\nat: *\nany/0: x\nmin: few\n", "'min' must be a whole number");
	refused(f, "a", "kind: entries\nat: *\nslot: names\n", "'slot' must be");
	refused(f, "a", "kind: cells\nat: section.actions\ncolumns/0: ower\n", "has a column 'ower'");
	refused(f, "a", "kind: cells\nat: section.actions\n", "'columns' is missing");
	refused(f, "a", "kind: reading\nat: *\nof: mood\n", "'of' must be");
	refused(f, "a", "kind: waivers\nat: *\nfaults/0: old\n", "unknown fault 'old'");
	refused(f, "a", "kind: expr\nat: sales.arr\n", "'when' is missing");
	refused(f, "a", "kind: expr\nat: sales.arr\nwhen: self >\n", "a:1:1: ");
	refused(f, "a", "kind: expr\nat: sales.arr\nwhen: self > sales.margin\n", "a:1:1: ");
	refused(f, "a", "kind: expr\nat: sales.arr\nwhen: self > 1\nunit: percent\n", "no item of this unit");
}

/* A good parameter behind a wrong one does not make up for it. */
static void test_a_wrong_word_among_good_ones(void **state)
{
	static const char *const kinds[] = { "accounts", "balance", "claims", "references", "status" };

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct buf lines = BUF_EMPTY;

		buf_printf(&lines, "kind: %s\nat: *\nof: mood\n", kinds[i]);
		refused(*state, "a", lines.p, "'of' must be");
		buf_release(&lines);
	}
	refused(*state, "a", "kind: balance\nat: *\nof: mood\n", "'of' must be silent, buried or onesided");
	refused(*state, "a", "kind: balance\nat: *\nof: silent\nmin: few\n", "'min' must be a whole number");
	refused(*state, "a", "kind: status\nat: *\nof: stuck\nsteps: few\nmin: 2\n", "'steps' must be a whole number");
	refused(*state, "a", "kind: carried\nat: section.actions\nfate: lost\n", "'fate' must be");
}

/* Letters and digits from end to end, and what stands next to them in ASCII. */
static void test_names_are_lower_case_words(void **state)
{
	static const char *const good[] = { "a", "z", "0", "9", "a-z0-9" }, *const bad[] = { "a_b", "a`", "a{",
											     "a/",  "a:", "" };

	for (size_t i = 0; i < COUNT_OF(good); i++)
		fixture_rule(*state, good[i], "kind: required\nat: *\n");
	for (size_t i = 0; i < COUNT_OF(bad); i++)
		refused(*state, bad[i], "kind: required\nat: *\n", "lower-case words");
}

static void test_messages_are_checked(void **state)
{
	struct fixture *f = *state;

	refused(f, "a", "kind: required\nat: *\nmessage: {nobody} did\n", "unknown word {nobody}");
	refused(f, "a", "kind: required\nat: *\nmessage: {label\n", "'{' without '}'");
	refused(f, "a", "kind: required\nat: *\nmessage: {sales.nothing}\n", "a:1:1: ");
}

static void test_a_message_of_nothing_but_places_is_refused(void **state)
{
	struct buf lines = BUF_EMPTY;

	buf_adds(&lines, "kind: required\nat: *\nmessage: ");
	for (size_t i = 0; i < 200; i++)
		buf_adds(&lines, "{label}");
	buf_addc(&lines, '\n');
	refused(*state, "a", lines.p, "too many places in braces");
	buf_release(&lines);
}

static void test_messages_hold_figures(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a",
		     "kind: expr\nat: sales.new\nwhen: self > sales.lost\n"
		     "message: {label}: {self} over {sales.lost}, {field}, {period}, {stage}, {prev(self)}\n");
	fixture_set(f, "sales.new/actual", "610k");
	fixture_set(f, "sales.lost/actual", "130k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message,
		   "sales.new: 610,000 over 130,000, actual, 2026-Q3, Series A, (unknown)");
}

static void test_self_takes_the_unit_of_each_item(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: expr\nat: sales.*\nwhen: self > 2 * forecast(self)\n");
	fixture_set(f, "sales.new/actual", "610k");
	fixture_set(f, "sales.new/forecast", "200k");
	fixture_set(f, "sales.margin/actual", "80 %");
	fixture_set(f, "sales.margin/forecast", "30 %");
	fixture_set(f, "sales.customers/actual", "12");
	fixture_set(f, "sales.customers/forecast", "10");
	assert_int_equal(fixture_lint(f, NULL), 2);
}

static void test_places(void **state)
{
	struct fixture *f = *state;
	const struct item *arr = catalogue_find(&f->catalogue, STR("sales.arr"));
	const struct item *highlights = catalogue_find(&f->catalogue, STR("section.highlights"));
	const struct rule *rule;

	fixture_rule(f, "a",
		     "kind: required\nat/0: sales.*/commentary\nat/1: section.highlights\nexcept/0: sales.new\n");
	rule = rule_find(&f->rules, STR("a"));
	assert_non_null(rule);
	assert_true(rule_is_at(rule, arr, STR("")));
	assert_true(rule_is_at(rule, arr, STR("commentary")));
	assert_false(rule_is_at(rule, arr, STR("actual")));
	assert_true(rule_is_at(rule, highlights, STR("text")));
	assert_false(rule_is_at(rule, catalogue_find(&f->catalogue, STR("sales.new")), STR("")));
	assert_false(rule_is_at(rule, catalogue_find(&f->catalogue, STR("section.actions")), STR("")));
}

static void test_a_later_file_replaces_an_earlier_one(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "b", "kind: required\nat: *\n");
	fixture_rule(f, "a", "kind: required\nat: *\n");
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: soon\n");
	assert_int_equal(f->rules.rules.n, 2);
	assert_str(f->rules.rules.v[0]->id, "a");
	assert_string_equal(rule_find(&f->rules, STR("b"))->kind->name, "words");
	assert_null(rule_find(&f->rules, STR("c")));
}

static void test_kinds_are_found(void **state)
{
	(void)state;
	assert_non_null(kind_find(STR("cells")));
	assert_non_null(kind_find(STR("words")));
	assert_null(kind_find(STR("")));
	assert_null(kind_find(STR("Words")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(faults_are_named),
		TEST(parameters_are_checked),
		TEST(a_wrong_word_among_good_ones),
		TEST(names_are_lower_case_words),
		TEST(messages_are_checked),
		TEST(a_message_of_nothing_but_places_is_refused),
		TEST(messages_hold_figures),
		TEST(self_takes_the_unit_of_each_item),
		TEST(places),
		TEST(a_later_file_replaces_an_earlier_one),
		TEST(kinds_are_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
