/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/explain, view/page
 */
#include "check_fixture.h"

#include <locale.h>

#include "base/text.h"
#include "view/explain.h"

static void explain(struct fixture *f, const char *id, int columns, struct page *page, struct buf *out)
{
	const struct explain_input in = { .catalogue = &f->catalogue };

	page_init(page);
	explain_item(&in, catalogue_find(&f->catalogue, str_of(id)), EXPLAIN_REFERENCE, columns, page);
	page_text(page, out);
}

static void test_item(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct page page;

	explain(f, "sales.margin", 77, &page, &out);
	assert_string_equal(out.p, "sales.margin\n"
				   "  sales.margin: number, percent, higher is better\n"
				   "\nWhat it is\n  a\n"
				   "\nFormula\n  a sum\n"
				   "\nWhy it matters\n  b\n"
				   "\nHow to read it\n  c\n"
				   "\nHow to write it well\n  d\n"
				   "\nPitfalls\n  - e\n  - f\n"
				   "\nBasis\n  time: point in time, production: primary\n"
				   "\nStages\n  core at Series A\n"
				   "\nOwners\n  Finance\n"
				   "\nSource\n  own wording (boardpack), 2026-11-01\n");
	page_release(&page);
	buf_release(&out);
}

static void test_columns_and_example(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct page page;

	explain(f, "section.actions", 77, &page, &out);
	assert_non_null(strstr(out.p, "\nColumns\n  - Action (optional)\n"));
	assert_non_null(strstr(out.p, "  - Status (optional): open, done\n"));
	page_release(&page);
	buf_clear(&out);
	explain(f, "section.highlights", 77, &page, &out);
	assert_non_null(strstr(out.p, "\nExample\n  Good news.\n"));
	page_release(&page);
	buf_release(&out);
}

static void test_no_line_is_wider_than_its_page(void **state)
{
	struct fixture *f = *state;

	for (int columns = 1; columns <= 100; columns++) {
		struct buf out = BUF_EMPTY;
		struct page page;

		explain(f, "section.actions", columns, &page, &out);
		buf_release(&out);
		for (size_t i = 0; i < page.lines.n; i++) {
			if (page.lines.v[i].role == PAGE_LABEL || columns < 4)
				continue;
			assert_true(text_columns(page.lines.v[i].text) <= columns);
		}
		page_release(&page);
	}
}

static void test_rule(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct page page;

	fixture_rule(f, "soon",
		     "kind: words\nat: *\nany/0: soon\nexcept/0: sales.new\nstages/0: seed\nneeds_prior: yes\n"
		     "message: {match} is no date\n");
	page_init(&page);
	explain_rule(rule_find(&f->rules, STR("soon")), STR(""), 77, &page);
	page_text(&page, &out);
	assert_string_equal(out.p,
			    "soon (warning)\n"
			    "  … is no date\n"
			    "\nWhy it matters\n  because\n"
			    "\nHow to fix it\n  do\n"
			    "\nLooks at\n  *, but not sales.new; only at Seed; needs the pack of the period before\n"
			    "\nFires on\n  section.highlights: b\n"
			    "\nDoes not fire on\n  section.highlights: g\n");
	assert_int_equal(page.lines.v[0].role, PAGE_TITLE);
	assert_int_equal(page.lines.v[1].role, PAGE_TEXT);
	assert_int_equal(page.lines.v[3].role, PAGE_LABEL);
	page_release(&page);
	buf_release(&out);
	/* Of a finding it is said what was found. */
	page_init(&page);
	explain_rule(rule_find(&f->rules, STR("soon")), STR("\"soon\" is no date"), 77, &page);
	assert_true(str_is(page.lines.v[1].text, "\"soon\" is no date"));
	page_release(&page);
}

/* --- an item with every part, in a pack ------------------------------------------------------------------------------ */

static void add_tree(struct fixture *f, const char *id, const char *lines,
		     bool (*add)(struct catalogue *catalogue, struct str id, const struct node_tree *tree,
				 struct error *error))
{
	struct node_tree *tree = fixture_tree(id, lines);

	if (!add(&f->catalogue, str_of(id), tree, &f->error))
		fail_msg("%s", error_text(&f->error));
	node_tree_release(tree);
	free(tree);
}

#define NUMBER "kind: number\nbasis/time: period_flow\nbasis/production: primary\n"

static int rich_set_up(void **state)
{
	struct fixture *f = mem_zero(1, sizeof(*f));

	catalogue_init(&f->catalogue);
	fixture_item(f, "sales.cash", NUMBER "unit: currency\nbetter: higher\n");
	fixture_item(f, "sales.all_cash", NUMBER "unit: currency\nbetter: higher\n");
	fixture_item(f, "sales.burn", NUMBER "unit: currency\nbetter: lower\n");
	fixture_item(f, "sales.deals",
		     "kind: table\ncolumns/0/id: a\ncolumns/0/label: Account\ncolumns/0/type: text\n"
		     "columns/1/id: m\ncolumns/1/label: Money\ncolumns/1/type: currency\n"
		     "columns/1/total: sum\ncolumns/2/id: w\ncolumns/2/label: Weighted\n"
		     "columns/2/type: currency\ncolumns/2/expr: m * 2\n");
	add_tree(
		f, "cash",
		"label: Cash basis\nquestion: Which cash?\nchoices/free/label: Free cash\nchoices/free/text: Only what "
		"is free.\n"
		"choices/all/label: All cash\nchoices/all/text: Every balance.\ndefault: free\naffects/0: sales.burn\n",
		catalogue_add_convention);
	add_tree(f, "cut",
		 "label: Cut costs\nwhat: Spend less.\nwhen/0: cash is short\nsteps/0: List the contracts\nsteps/1: "
		 "End some\n"
		 "moves/0: sales.burn\nroles/0: CFO\neffort: project\nshows_after: 3\n",
		 catalogue_add_activity);
	add_tree(f, "ask",
		 "label: Ask\nwhat: Ask for time.\nwhen/0: cash is short\nsteps/0: Call\n"
		 "moves/0: sales.burn\nroles/0: CEO\neffort: quick\nshows_after: 0\n",
		 catalogue_add_activity);
	*state = f;
	return 0;
}

/* The item under test, and everything else that a pack needs. */
static const struct item *rich_item(struct fixture *f, const char *lines)
{
	struct buf all = BUF_EMPTY;

	buf_printf(&all, "%s%s", NUMBER "unit: months\nbetter: higher\n", lines);
	fixture_item(f, "sales.runway", all.p);
	buf_release(&all);
	if (!catalogue_finish(&f->catalogue, &f->error))
		fail_msg("%s", error_text(&f->error));
	company_init(&f->company);
	pack_init(&f->pack);
	period_parse(STR("2026-Q3"), &f->pack.period);
	f->pack.catalogue = &f->catalogue;
	return catalogue_find(&f->catalogue, STR("sales.runway"));
}

static int rich_tear_down(void **state)
{
	struct fixture *f = *state;

	pack_release(&f->pack);
	company_release(&f->company);
	catalogue_release(&f->catalogue);
	error_release(&f->error);
	free(f);
	return 0;
}

/* The page as text, with values when there is a company. */
static void show(struct fixture *f, const struct item *item, enum explain_order order, bool with_pack, struct buf *out)
{
	struct facts *facts = with_pack ? facts_new(&f->catalogue, &f->company, &f->pack, NULL) : NULL;
	const struct explain_input in = { &f->catalogue, with_pack ? &f->company : NULL, facts };
	struct page page;

	page_init(&page);
	explain_item(&in, item, order, 74, &page);
	buf_clear(out);
	page_text(&page, out);
	page_release(&page);
	facts_free(facts);
}

static void must_say(const struct buf *page, const char *text)
{
	if (!strstr(page->p, text))
		fail_msg("no '%s' in\n%s", text, page->p);
}

/* The common lines of fixture_item() have a formula of their own, so a copy of the item gets cases. */
static void test_cases(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	const struct item *item = rich_item(f, "hint: months of cash\n");
	struct formula_case cases[] = { { .name = STR("free"), .text = STR("free ÷ burn"), .expr_text = STR("a / b") },
					{ .name = STR("all"), .text = STR("all ÷ burn") } };
	struct item copy = *item;

	copy.formula_by = STR("cash");
	copy.cases = cases;
	copy.case_count = 2;
	copy.formula = cases[0].text;
	show(f, &copy, EXPLAIN_REFERENCE, false, &out);
	must_say(&out, "\nFormula\n  Cash basis: Free cash (by default)\n  free ÷ burn\n  computed: a / b\n"
		       "\nOther convention\n  - All cash: all ÷ burn\n");
	buf_release(&out);
}

static void test_every_part(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	const struct item *item = rich_item(
		f,
		"hint: months of cash\npolicy/includes/0: money in the bank\npolicy/excludes/0: pledged money\n"
		"policy/edge_cases/0: no burn\npolicy/miscomputed/0: one month's burn\npolicy/checks/0: the statement\n"
		"questions/0: What then?\nexample: Twelve months.\nweak: Enough.\nrelated/0: sales.burn\n"
		"worked/0/given/sales.cash: 12m\nworked/0/given/prior 2 next sales.burn: 1m\nworked/0/gives: 12\n");

	show(f, item, EXPLAIN_REFERENCE, false, &out);
	must_say(&out,
		 "\nCounts\n  - money in the bank\n\nDoes not count\n  - pledged money\n\nEdge cases\n  - no burn\n"
		 "\nOften computed wrongly\n  - one month's burn\n\nBefore it is sent\n  - the statement\n"
		 "\nWorked example\n  - sales.cash: 12m\n  - next forecast of sales.burn 2 periods before: 1m\n"
		 "  = sales.runway: 12\n");
	must_say(&out, "\nExample\n  Twelve months.\n\nWeak example\n  Enough.\n");
	must_say(&out, "\nA director will ask\n  - What then?\n");
	must_say(&out, "\nRelated\n  - sales.burn: sales.burn\n");
	/* Who writes is told what to type; who looks up is not. */
	assert_null(strstr(out.p, "What to type"));
	show(f, item, EXPLAIN_GUIDE, false, &out);
	must_say(&out, "\nWhat to type\n  months of cash\n");
	assert_true(strstr(out.p, "How to write it well") < strstr(out.p, "Formula"));
	buf_release(&out);
}

#define BENCHMARKS                                                                                                     \
	"benchmarks/0/p25: 10\nbenchmarks/0/median: 18\nbenchmarks/0/p75: 25\nbenchmarks/0/unit: months\n"             \
	"benchmarks/0/scope: Series A\nbenchmarks/0/source: Survey\nbenchmarks/0/year: 2024\n"                         \
	"benchmarks/0/stages/0: seriesA\n"                                                                             \
	"benchmarks/1/good: >= 30\nbenchmarks/1/unit: months\nbenchmarks/1/scope: public\n"                            \
	"benchmarks/1/source: Law\nbenchmarks/1/year: 2020\nbenchmarks/1/stages/0: public\n"

static void test_benchmarks_by_context(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	const struct item *item = rich_item(f, BENCHMARKS "source/notice: Told in our words.\n");

	fixture_set(f, "sales.runway/actual", "19");
	show(f, item, EXPLAIN_GUIDE, true, &out);
	must_say(&out, "\nBenchmark\n  - p25 10 months, median 18 months, p75 25 months (Series A); Survey, 2024\n"
		       "    here: 19, in the second-best quartile\n\n");
	assert_null(strstr(out.p, "Law"));
	show(f, item, EXPLAIN_REFERENCE, true, &out);
	must_say(&out, "\nBenchmarks for other stages and sizes\n  - good: at least 30 months (public); Law, 2020\n");
	f->company.stage = STAGE_PUBLIC;
	show(f, item, EXPLAIN_GUIDE, true, &out);
	must_say(&out, "\nBenchmark\n  - good: at least 30 months (public); Law, 2020\n    here: 19, short of good\n");
	show(f, item, EXPLAIN_REFERENCE, false, &out);
	must_say(&out, "\nBenchmarks\n  - p25 10");
	must_say(&out, ". Told in our words.\n");
	assert_null(strstr(out.p, "here:"));
	buf_release(&out);
}

static void test_a_quarter_is_not_placed_on_a_year(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	const struct item *item = rich_item(f, BENCHMARKS "benchmarks/0/months: 12\n");

	fixture_set(f, "sales.runway/actual", "19");
	show(f, item, EXPLAIN_GUIDE, true, &out);
	must_say(&out, "Survey, 2024\n  A value of a quarter is not comparable with benchmarks over 12 months.\n\n");
	assert_null(strstr(out.p, "here:"));
	buf_release(&out);
}

static void test_code_breaks_at_blanks(void **state)
{
	struct page page;

	(void)state;
	page_init(&page);
	page_code(&page, PAGE_EXAMPLE, STR("sales.arr - sales.starting_arr  + averyveryverylongword"), 18);
	assert_string_equal(page.lines.v[0].text.p, "sales.arr -");
	assert_string_equal(page.lines.v[1].text.p, "sales.starting_arr");
	assert_string_equal(page.lines.v[2].text.p, "+");
	for (size_t i = 0; i < page.lines.n; i++)
		assert_true(text_columns(page.lines.v[i].text) <= 18);
	page_release(&page);
}

static void test_activities_of_what_is_behind(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	const struct item *burn;

	rich_item(f, "");
	burn = catalogue_find(&f->catalogue, STR("sales.burn"));
	fixture_set(f, "sales.burn/forecast", "100k");
	fixture_set(f, "sales.burn/actual", "90k"); /* lower is better */
	show(f, burn, EXPLAIN_GUIDE, true, &out);
	assert_null(strstr(out.p, "Cut costs"));
	show(f, burn, EXPLAIN_REFERENCE, true, &out);
	must_say(&out, "\nWhat moves it\n  - Ask: Ask for time. (quick, shows at once; ask)\n"
		       "  - Cut costs: Spend less. (project, shows after 3 months; cut)\n");
	fixture_set(f, "sales.burn/actual", "190k");
	show(f, burn, EXPLAIN_GUIDE, true, &out);
	must_say(&out, "\nBehind plan: what moves it\n  - Ask: Ask for time. (quick, shows at once; ask)\n    1. Call\n"
		       "  - Cut costs: Spend less. (project, shows after 3 months; cut)\n"
		       "    1. List the contracts\n    2. End some\n");
	buf_release(&out);
}

static void test_activity_and_convention(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct page page;

	rich_item(f, "");
	page_init(&page);
	explain_activity(&f->catalogue, f->catalogue.activities.v[1], 74, &page);
	page_text(&page, &out);
	assert_string_equal(out.p, "Cut costs\n  cut: an activity; project, shows after 3 months\n"
				   "\nWhat it is\n  Spend less.\n\nWhen it is called for\n  - cash is short\n"
				   "\nSteps\n  1. List the contracts\n  2. End some\n\nWho\n  CFO\n"
				   "\nMoves\n  - sales.burn: sales.burn\n");
	page_release(&page);
	page_init(&page);
	buf_clear(&out);
	explain_convention(&f->catalogue, f->catalogue.conventions.v[0], 74, &page);
	page_text(&page, &out);
	assert_string_equal(out.p, "Cash basis\n  cash: a convention\n\nQuestion\n  Which cash?\n"
				   "\nfree: Free cash (in force by default)\n  Only what is free.\n"
				   "\nall: All cash\n  Every balance.\n\nAffects\n  - sales.burn: sales.burn\n");
	page_release(&page);
	buf_release(&out);
}

static void test_columns_that_are_computed(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	rich_item(f, "");
	show(f, catalogue_find(&f->catalogue, STR("sales.deals")), EXPLAIN_REFERENCE, false, &out);
	must_say(&out, "\nColumns\n  - Account (optional)\n  - Money (optional); summed\n  - Weighted = m * 2\n");
	buf_release(&out);
}

#define RICH(name) cmocka_unit_test_setup_teardown(name, rich_set_up, rich_tear_down)
#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_item),
		TEST(test_columns_and_example),
		TEST(test_no_line_is_wider_than_its_page),
		TEST(test_rule),
		RICH(test_cases),
		RICH(test_every_part),
		RICH(test_benchmarks_by_context),
		RICH(test_a_quarter_is_not_placed_on_a_year),
		cmocka_unit_test(test_code_breaks_at_blanks),
		RICH(test_activities_of_what_is_behind),
		RICH(test_activity_and_convention),
		RICH(test_columns_that_are_computed),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
