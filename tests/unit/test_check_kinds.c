/* SPDX-License-Identifier: MIT */
/* What each kind of check finds and leaves alone, beyond the examples that the rules carry. */
#include "check_fixture.h"

static void test_required(void **state)
{
	struct fixture *f = *state;
	size_t items = f->catalogue.items.n;

	fixture_rule(f, "a", "kind: required\nat: *\n");
	assert_int_equal(fixture_lint(f, NULL), items);
	fixture_set(f, "sales.new/actual", "610k");
	fixture_set(f, "sales.lost/commentary", "The figure comes on 12 December.");
	fixture_set(f, "sales.opening/forecast", "4.2m");
	fixture_set(f, "section.actions/1/owner", "x");
	assert_int_equal(fixture_lint(f, NULL), items - 3);
	/* A number that its formula gives needs no typing: ARR is there once its parts are. */
	fixture_set(f, "sales.opening/actual", "4.2m");
	fixture_set(f, "sales.lost/actual", "0");
	assert_int_equal(fixture_lint(f, NULL), items - 5);
}

/* Nobody is led to a part that is not asked for: that it is missing is said where it is wanted. */
static void test_required_names_what_is_left_out(void **state)
{
	struct fixture *f = *state;
	struct str drop[] = { STR("sales.lost") };

	fixture_rule(f, "a", "kind: required\nat: sales.arr\nmessage: {label} {state}\n");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "sales.arr has no answer yet");
	f->company.drop = (struct str_list){ drop, 1 };
	fixture_lint(f, NULL);
	assert_str(
		fixture_finding(f, 0)->message,
		"sales.arr cannot be computed without sales.lost, which is not asked for (0 says that there was none)");
	f->company.drop = (struct str_list){ NULL, 0 };
}

/* What waits in a table is told as it stands: alone, beside rows, or for the rows behind it. */
static void test_rowless_says_what_is_true(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: rowless\nat: *\nmessage: {label} {what}\n");
	assert_int_equal(fixture_lint(f, NULL), 0);
	fixture_set(f, "section.actions/text", "- Call Anna");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "section.actions no rows were made of it");
	fixture_set(f, "section.actions/1/action", "Write");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "section.actions it stands beside the rows");
	fixture_set(f, "section.actions/text", "# Rows: section.actions\n- Write and call");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "section.actions it stands for the rows behind it");
}

/* sales.arr = opening + new - lost: a part that nobody asks for closes the gap in one direction alone. */
static void test_formula_left_out(void **state)
{
	struct fixture *f = *state;
	struct str drop[] = { STR("sales.lost") }, other[] = { STR("sales.new") };

	fixture_rule(f, "a",
		     "kind: formula\nat: sales.arr\nlevel: error\noptional/0: sales.new\noptional/1: sales.lost\n"
		     "message: {expected}{left_out}\n");
	fixture_set(f, "sales.opening/actual", "800k");
	fixture_set(f, "sales.new/actual", "100k");
	f->company.drop = (struct str_list){ drop, 1 };
	fixture_set(f, "sales.arr/actual", "890k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message,
		   "900,000; sales.lost has no answer, and 10,000 there would close it");
	assert_int_equal(fixture_finding(f, 0)->level, LEVEL_WARNING);
	fixture_set(f, "sales.arr/actual", "910k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "900,000");
	assert_int_equal(fixture_finding(f, 0)->level, LEVEL_ERROR);
	fixture_set(f, "sales.new/actual", "");
	fixture_set(f, "sales.lost/actual", "100k");
	f->company.drop = (struct str_list){ other, 1 };
	fixture_set(f, "sales.arr/actual", "720k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "700,000; sales.new has no answer, and 20,000 there would close it");
	fixture_set(f, "sales.arr/actual", "680k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "700,000");
	f->company.drop = (struct str_list){ NULL, 0 };
}

static void test_formula_optional(void **state)
{
	struct fixture *f = *state;
	struct str drop[] = { STR("sales.lost"), STR("sales.new") };

	fixture_rule(f, "a", "kind: formula\nat: sales.arr\noptional/0: sales.new\noptional/1: sales.lost\n");
	fixture_set(f, "sales.opening/actual", "7.6m");
	fixture_set(f, "sales.new/actual", "620k");
	fixture_set(f, "sales.arr/actual", "890k");
	assert_int_equal(fixture_lint(f, NULL), 0);
	f->company.drop = (struct str_list){ drop, 1 };
	assert_int_equal(fixture_lint(f, NULL), 1);
	/* Typed and unreadable is there: its amount is not known. */
	fixture_set(f, "sales.lost/actual", "some");
	assert_int_equal(fixture_lint(f, NULL), 0);
	fixture_set(f, "sales.lost/actual", "");
	/* Without one movement there is no bridge, and the skip says what is missing. */
	f->company.drop = (struct str_list){ drop, 2 };
	fixture_set(f, "sales.new/actual", "");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_str(f->findings.skipped.v[0].reason, "sales.new is missing");
	f->company.drop = (struct str_list){ NULL, 0 };
}

static void test_expr_all_of(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: expr\nat: sales.*\nwhen: self == forecast(self)\nall_of: 2\n");
	fixture_set(f, "sales.new/actual", "610k");
	fixture_set(f, "sales.new/forecast", "610k");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_str(f->findings.skipped.v[0].reason, "fewer than 2 numbers to compare");
	fixture_set(f, "sales.lost/actual", "130k");
	fixture_set(f, "sales.lost/forecast", "130k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->at.item, "sales.new");
	assert_int_equal(fixture_lint(f, "sales.new"), 0);
	fixture_set(f, "sales.lost/forecast", "120k");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_int_equal(f->findings.ran, 1);
}

static void test_expr_field_of_the_finding(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a",
		     "kind: expr\nat: sales.*/commentary\nwhen: not commented(self) and self > 1\nunit: currency\n");
	fixture_set(f, "sales.new/actual", "610k");
	fixture_set(f, "sales.margin/actual", "80 %");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->at.field, "commentary");
}

static void bridge(struct fixture *f, const char *opening, const char *new, const char *lost, const char *arr)
{
	fixture_set(f, "sales.opening/actual", opening);
	fixture_set(f, "sales.new/actual", new);
	fixture_set(f, "sales.lost/actual", lost);
	fixture_set(f, "sales.arr/actual", arr);
}

static void test_formula_allows_rounding_and_no_more(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: formula\nat: sales.arr\nmessage: {self} not {expected}, {gap} apart, {formula}\n");
	bridge(f, "4,200k", "610k", "130k", "4,680k");
	assert_int_equal(fixture_lint(f, NULL), 0);
	bridge(f, "4,200k", "610k", "130k", "4,682k");
	assert_int_equal(fixture_lint(f, NULL), 0);
	bridge(f, "4.2m", "610k", "130k", "4.7m");
	assert_int_equal(fixture_lint(f, NULL), 0);
	/* 20k of 4.68m is less than half a per cent, and still a customer. */
	bridge(f, "4,200k", "610k", "130k", "4,700k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_non_null(strstr(fixture_finding(f, 0)->message.p, "20,000 apart, a sum"));
}

static void test_formula_of_untyped_numbers(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: formula\nat: sales.arr\n");
	bridge(f, "4,200k", "610k", "130k", "");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_int_equal(f->findings.ran, 1);
	bridge(f, "4,200k", "610k", "", "4,680k");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_str(f->findings.skipped.v[0].reason, "sales.lost is missing");
}

static void test_formula_counts_to_the_customer(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: formula\nat: sales.customers\nexpr: prev(sales.customers)\n");
	fixture_set_prior(f, "sales.customers/actual", "129");
	fixture_set(f, "sales.customers/actual", "130");
	assert_int_equal(fixture_lint(f, NULL), 1);
	fixture_set(f, "sales.customers/actual", "129");
	assert_int_equal(fixture_lint(f, NULL), 0);
}

static void test_words(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a",
		     "kind: words\nat: *\nany/0: strong\nany/1: very strong\nunless/0: quote\nunless_pattern: [0-9]\n");
	fixture_set(f, "section.highlights/text",
		    "Q3: 4 strong deals. A very strong quarter; a quote: strong.\nStrong!");
	assert_int_equal(fixture_lint(f, NULL), 2);
	assert_int_equal(fixture_finding(f, 0)->span.at, 22);
	assert_int_equal(fixture_finding(f, 0)->span.n, 11);
	assert_int_equal(fixture_finding(f, 1)->span.n, 6);
}

/* Of phrases that begin alike the longest is meant, in whichever order a rule names them. */
static void test_the_longest_words_count(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: words\nat: *\nany/0: most\nany/1: most of all\nany/2: most of\n");
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: least of all\nany/1: least of\nany/2: least\n");
	fixture_set(f, "section.highlights/text", "Most of all, and least of all.");
	assert_int_equal(fixture_lint(f, NULL), 2);
	assert_int_equal(fixture_finding(f, 0)->span.n, 11);
	assert_int_equal(fixture_finding(f, 1)->span.n, 12);
}

static void test_words_min_and_scope(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: words\nat: *\nany/0: maybe\nany/1: perhaps\nmin: 2\nscope: text\n");
	fixture_set(f, "section.highlights/text", "maybe. maybe.");
	assert_int_equal(fixture_lint(f, NULL), 0);
	fixture_set(f, "section.highlights/text", "maybe. perhaps.");
	assert_int_equal(fixture_lint(f, NULL), 2);
}

static void test_words_look_at_prose_alone(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: words\nat: *\nany/0: tbd\n");
	fixture_set(f, "sales.new/actual", "tbd");
	fixture_set(f, "sales.new/commentary", "tbd");
	fixture_set(f, "section.actions/1/action", "tbd");
	fixture_set(f, "section.actions/1/owner", "tbd");
	fixture_set(f, "section.actions/1/due", "tbd");
	assert_int_equal(fixture_lint(f, NULL), 3);
}

static void test_cells(void **state)
{
	struct fixture *f = *state;

	fixture_rule(
		f, "a",
		"kind: cells\nat: section.actions\ncolumns/0: owner\nwhen/status/0: open\nmessage: {row}/{field}\n");
	fixture_set(f, "section.actions/1/status", "");
	fixture_set(f, "section.actions/2/action", "Test pricing");
	fixture_set(f, "section.actions/2/status", "Open");
	fixture_set(f, "section.actions/3/action", "Hire");
	fixture_set(f, "section.actions/3/status", "done");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "Test pricing/Owner");
	assert_int_equal(fixture_finding(f, 0)->at.row, 2);
	assert_str(fixture_finding(f, 0)->at.field, "owner");
	fixture_set(f, "section.actions/2/owner", "  ");
	assert_int_equal(fixture_lint(f, NULL), 1);
	fixture_set(f, "section.actions/2/owner", "L. Brandt");
	assert_int_equal(fixture_lint(f, NULL), 0);
}

static void test_reading(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: reading\nat: *\nof: amount\nmessage: {reason}\n");
	fixture_rule(f, "c", "kind: reading\nat: *\nof: choice\nmessage: {match}: {choices}\n");
	fixture_rule(f, "d", "kind: reading\nat: *\nof: date\n");
	fixture_set(f, "sales.new/actual", "610k");
	fixture_set(f, "sales.new/forecast", "lots");
	fixture_set(f, "sales.new/status", "G");
	fixture_set(f, "sales.margin/status", "yellow");
	fixture_set(f, "sales.lost/status", "blue");
	fixture_set(f, "section.actions/1/status", "OPEN");
	fixture_set(f, "section.actions/1/due", "2026-02-30");
	assert_int_equal(fixture_lint(f, NULL), 3);
	assert_int_equal(fixture_lint(f, "sales.lost"), 1);
	assert_str(fixture_finding(f, 0)->message, "blue: green, amber or red");
	assert_int_equal(fixture_lint(f, "section.actions"), 1);
	assert_str(fixture_finding(f, 0)->rule->id, "d");
	assert_false(fixture_finding(f, 0)->has_fix);
	/* As a spreadsheet gives it: one day and no other. */
	fixture_set(f, "section.actions/1/due", "31.12.2026");
	assert_int_equal(fixture_lint(f, "section.actions"), 1);
	assert_true(fixture_finding(f, 0)->has_fix);
	assert_str(fixture_finding(f, 0)->fix_text, "2026-12-31");
}

static void test_copied(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: copied\nat: *\nmin_words: 4\n");
	fixture_set_prior(f, "section.highlights/text", "We signed 14 new customers.");
	fixture_set(f, "section.highlights/text", "We signed 9 new  Customers");
	assert_int_equal(fixture_lint(f, NULL), 1);
	fixture_set(f, "section.highlights/text", "We lost 9 old customers");
	assert_int_equal(fixture_lint(f, NULL), 0);
	fixture_set_prior(f, "section.highlights/text", "No change here");
	fixture_set(f, "section.highlights/text", "No change here");
	assert_int_equal(fixture_lint(f, NULL), 0);
}

static void test_characters(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: characters\nat: *\nmessage: {hazard}\n");
	fixture_set(f, "section.highlights/text", "a\u202E\u202Db\u200Bc\x1b");
	assert_int_equal(fixture_lint(f, NULL), 3);
	assert_int_equal(fixture_finding(f, 0)->span.at, 1);
	assert_int_equal(fixture_finding(f, 0)->span.n, 6);
	assert_true(fixture_finding(f, 0)->has_fix);
	assert_int_equal(fixture_finding(f, 0)->fix_span.n, 6);
	assert_str(fixture_finding(f, 0)->fix_text, "");
	assert_str(fixture_finding(f, 2)->fix_text, " ");
	fixture_set(f, "section.highlights/text", "Zürich\n\t– “fine” 日本");
	assert_int_equal(fixture_lint(f, NULL), 0);
}

static void test_entries_leave_other_kinds_alone(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: entries\nat: *\nslot: count\nmessage: {count} {accounts}{names}\n");
	fixture_set(f, "sales.new/commentary", "We see good interest.");
	assert_int_equal(fixture_lint(f, NULL), 0);
	fixture_set(f, "section.highlights/text", "We see good interest.");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "no accounts");
}

/* Two rows of one bank: the account says which is meant. */
static void test_cells_tell_rows_of_one_title_apart(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: cells\ncolumns/0: due\nat: section.actions\nmessage: {row}\n");
	fixture_set(f, "section.actions/1/action", "Renew the lease");
	fixture_set(f, "section.actions/1/owner", "J. Holm");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "Renew the lease");
	fixture_set(f, "section.actions/2/action", "Renew the lease");
	fixture_set(f, "section.actions/2/owner", "M. Lund");
	assert_int_equal(fixture_lint(f, NULL), 2);
	assert_str(fixture_finding(f, 0)->message, "Renew the lease, J. Holm");
	assert_str(fixture_finding(f, 1)->message, "Renew the lease, M. Lund");
}

/* What no row fills is told once, what another rule asks for not at all. */
static void test_cells_that_are_needed(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < f->catalogue.items.n; i++) {
		struct item *item = f->catalogue.items.v[i];

		for (size_t k = 0; str_is(item->id, "section.deals") && k < item->column_count; k++)
			item->columns[k].need =
				str_is(item->columns[k].id, "amount") || str_is(item->columns[k].id, "note");
	}
	fixture_rule(f, "a", "kind: cells\nneeded: yes\nat: *\nmessage: {row}{others} {missing}\n");
	fixture_set(f, "section.deals/1/name", "Alder Mill");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "Alder Mill Amount, Note");
	assert_str(fixture_finding(f, 0)->at.field, "amount");
	fixture_set(f, "section.deals/2/name", "Birch Foods");
	fixture_set(f, "section.deals/2/amount", "20k");
	assert_int_equal(fixture_lint(f, NULL), 2);
	assert_str(fixture_finding(f, 0)->message, "Alder Mill Amount");
	assert_str(fixture_finding(f, 1)->message, "Alder Mill and all other rows Note");
	fixture_rule(f, "b", "kind: cells\ncolumns/0: amount\nat: section.deals\nmessage: b\n");
	assert_int_equal(fixture_lint(f, NULL), 2);
	assert_str(fixture_finding(f, 0)->message, "b");
	assert_str(fixture_finding(f, 1)->message, "Alder Mill and all other rows Note");
}

static void assert_offered(struct fixture *f, const char *text, const char *reference)
{
	fixture_set(f, "section.highlights/text", text);
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->fix_text, reference);
}

/* The sentence reads as before when the offer is taken. */
static void test_references_keep_the_form(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: references\nof: typed\nat: section.*\nmessage: {reference}\n");
	fixture_set(f, "sales.arr/actual", "5,035,000");
	fixture_set(f, "sales.margin/actual", "75.86 %");
	assert_offered(f, "ARR closed at $5.04m.", "{{short sales.arr}}");
	assert_offered(f, "ARR closed at $5.04 million.", "{{short sales.arr}}");
	assert_offered(f, "ARR closed at $5,035,000.", "{{sales.arr}}");
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(required),
		TEST(required_names_what_is_left_out),
		TEST(rowless_says_what_is_true),
		TEST(formula_left_out),
		TEST(formula_optional),
		TEST(expr_all_of),
		TEST(expr_field_of_the_finding),
		TEST(formula_allows_rounding_and_no_more),
		TEST(formula_of_untyped_numbers),
		TEST(formula_counts_to_the_customer),
		TEST(words),
		TEST(the_longest_words_count),
		TEST(words_min_and_scope),
		TEST(words_look_at_prose_alone),
		TEST(cells),
		TEST(reading),
		TEST(copied),
		TEST(characters),
		TEST(cells_that_are_needed),
		TEST(references_keep_the_form),
		TEST(cells_tell_rows_of_one_title_apart),
		TEST(entries_leave_other_kinds_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
