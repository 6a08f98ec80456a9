/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/compose, view/appendix
 */
#include "check_fixture.h"

#include <locale.h>

#include "view/compose.h"
#include "view/markdown.h"

static struct str without[] = { { "sales", 5 }, { "section.actions", 15 } };

struct report {
	struct layout layout;
	struct layout_section sections[4];
	struct layout_audience observer;
	struct compose_options options;
};

static void set_up(struct report *report)
{
	*report =
		(struct report){ .options = { .appendices = { [LAYOUT_DEFINITIONS] = true, [LAYOUT_CHECKS] = true } } };
	report->layout.history = 4;
	report->sections[0].part = LAYOUT_COVER;
	report->sections[1].part = LAYOUT_VARIANCE;
	report->layout.sections = report->sections;
	report->layout.section_count = 2;
	report->observer.name = STR("observer");
	report->observer.without = (struct str_list){ without, COUNT_OF(without) };
	report->options.layout = &report->layout;
}

static void render(struct fixture *f, const struct report *report, struct buf *out)
{
	struct facts *facts = facts_new(&f->catalogue, &f->company, &f->pack, f->has_prior ? &f->prior : NULL);
	struct view_input input = { .catalogue = &f->catalogue,
				    .company = &f->company,
				    .pack = &f->pack,
				    .facts = facts,
				    .findings = &f->findings };
	struct document document;

	document_init(&document);
	f->company.name = STR("Acme | Co");
	f->pack.period_text = STR("2026-Q3");
	compose(&input, &report->options, &document);
	markdown_document(&document, MARKDOWN_CHARTS_NONE, STR(""), out);
	document_release(&document);
	facts_free(facts);
}

static void assert_has(const struct buf *out, const char *part)
{
	if (!strstr(out->p, part))
		fail_msg("no \"%s\" in:\n%s", part, out->p);
}

static void assert_has_not(const struct buf *out, const char *part)
{
	if (strstr(out->p, part))
		fail_msg("\"%s\" in:\n%s", part, out->p);
}

static void an_empty_pack(void **state)
{
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	report.options.appendices[LAYOUT_DEFINITIONS] = false;
	report.layout.section_count = 1;
	render(f, &report, &out);
	assert_string_equal(out.p, "# Acme \\| Co, board pack 2026-Q3\n\n"
				   "| Company        | Acme \\| Co   |\n"
				   "| -------------- | ------------ |\n"
				   "| Period         | 2026-Q3      |\n"
				   "| As of          | 2026-09-30   |\n"
				   "| Stage          | Series A     |\n"
				   "| Currency       | USD          |\n"
				   "| Audience       | board        |\n"
				   "| Classification | Confidential |\n\n"
				   "## Appendix A: findings statement\n\n"
				   "0 checks ran, 0 fired (0 findings), 0 findings waived, 0 checks skipped.\n");
	buf_release(&out);
}

/* A formula gives what the board does not want; who types it all the same wants it there. */
static void what_the_company_drops_is_printed_when_it_is_typed(void **state)
{
	struct fixture *f = *state;
	struct str dropped[] = { STR("sales.arr") };
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	report.options.appendices[LAYOUT_DEFINITIONS] = false;
	fixture_set(f, "sales.opening/actual", "5m");
	fixture_set(f, "sales.new/actual", "2m");
	fixture_set(f, "sales.lost/actual", "1m");
	render(f, &report, &out);
	assert_has(&out, "sales.arr");
	buf_clear(&out);
	f->company.drop = (struct str_list){ dropped, 1 };
	render(f, &report, &out);
	assert_has(&out, "sales.opening");
	assert_has_not(&out, "sales.arr");
	buf_clear(&out);
	fixture_set(f, "sales.arr/actual", "6m");
	render(f, &report, &out);
	assert_has(&out, "sales.arr");
	buf_release(&out);
}

static void the_cover_says_how_far_the_pack_is(void **state)
{
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	f->pack.heads[PACK_STATUS] = STR("preliminary");
	f->pack.heads[PACK_EDITION] = STR("2 | <b>");
	f->pack.heads[PACK_AS_OF] = STR("2026-10-02");
	f->company.classification = STR("Board only");
	render(f, &report, &out);
	assert_has(&out, "| As of          | 2026-10-02  |\n| Status         | Preliminary |\n"
			 "| Version        | 2 \\| \\<b>   |\n");
	assert_has(&out, "| Classification | Board only  |\n");
	buf_clear(&out);
	f->pack.heads[PACK_CLASSIFICATION] = STR("Secret");
	f->pack.heads[PACK_STATUS] = STR("nearly");
	f->pack.heads[PACK_AS_OF] = STR("");
	f->company.fiscal_year_start = 4;
	render(f, &report, &out);
	assert_has(&out, "| Status         | nearly     |\n");
	assert_has(&out, "| Classification | Secret     |\n");
	/* Quarters of a fiscal year that ends in March. */
	assert_has(&out, "| As of          | 2025-12-31 |\n");
	buf_release(&out);
}

static void fill(struct fixture *f)
{
	fixture_set(f, "sales.new/actual", "455k");
	fixture_set(f, "sales.new/forecast", "480k");
	fixture_set(f, "sales.new/next", "soon | later");
	fixture_set(f, "sales.new/commentary", "# Late\nOne deal slipped.");
	fixture_set(f, "sales.margin/actual", "76.5%");
	fixture_set(f, "sales.margin/forecast", "76%");
	fixture_set(f, "section.highlights/text", "- <b>won</b>");
	fixture_set(f, "section.actions/1/action", "Call\nthem");
	fixture_set(f, "section.actions/1/status", "open");
	fixture_set(f, "section.actions/2/owner", " ");
	fixture_set_prior(f, "sales.new/actual", "420k");
}

static void figures_and_commentary(void **state)
{
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	fill(f);
	render(f, &report, &out);
	assert_has(&out, "\n## Figures against forecast\n\n| KPI (money in USD) |");
	assert_has(&out, "|  480,000 | 455,000 |  -25,000 |     -5.2 % | amber  | soon \\| later | 420,000 |\n");
	assert_has(&out, "\n**sales.new**, -25,000 against forecast (amber):\n\n**Late**\n\nOne deal slipped.\n");
	assert_has(&out, "|     76 % |  76.5 % |  +0.5 pp |");
	assert_has(&out, "\n- **sales.new** a *Formula:*");
	assert_has_not(&out, "sales.lost");
	buf_release(&out);
}

#define ALL_GREEN "Every figure judged against its forecast is green."

static void assert_praise(struct fixture *f, bool is_due)
{
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	render(f, &report, &out);
	assert_int_equal(strstr(out.p, ALL_GREEN) != NULL, is_due);
	buf_release(&out);
}

/* Nobody is told that all is green where nothing was compared, or where something is not. */
static void green_is_only_what_was_compared(void **state)
{
	struct fixture *f = *state;

	fixture_set(f, "sales.new/actual", "480k");
	assert_praise(f, false);
	fixture_set(f, "sales.new/status", "green");
	assert_praise(f, false);
	fixture_set(f, "sales.new/status", "");
	fixture_set(f, "sales.new/forecast", "480k");
	assert_praise(f, true);
	fixture_set(f, "sales.margin/forecast", "76%");
	assert_praise(f, true);
	fixture_set(f, "sales.margin/actual", "60%");
	assert_praise(f, false);
	/* Set by hand, it is shown for what it is. */
	fixture_set(f, "sales.margin/status", "green");
	assert_praise(f, false);
	fixture_set(f, "sales.margin/status", "fine, really");
	assert_praise(f, false);
	fixture_set(f, "sales.margin/status", "");
	fixture_set(f, "sales.margin/actual", "77%");
	assert_praise(f, true);
}

/* What no section names is shown behind them, by domain. */
static void the_rest_is_not_lost(void **state)
{
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	fill(f);
	render(f, &report, &out);
	assert_has(&out, "\n## Sales\n\n| KPI");
	assert_has(&out, "\n## Further notes\n\n### section.highlights\n\n- \\<b>won\\</b>\n");
	assert_has(&out, "\n### section.actions\n\n| Action    | Status | First in |\n");
	assert_has(&out, "\n| Call them | open   | 2026-Q3  |\n\n");
	buf_release(&out);
}

static void an_audience_does_not_see_what_is_kept_back(void **state)
{
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	report.options.audience = &report.observer;
	fill(f);
	render(f, &report, &out);
	assert_has(&out, "| observer     |");
	assert_has(&out, "won");
	assert_has_not(&out, "455");
	assert_has_not(&out, "sales.new");
	assert_has_not(&out, "Call them");
	assert_has_not(&out, "checks ran");
	assert_has(&out, "This edition leaves items out");
	buf_release(&out);
}

/* What went and what came is marked; what is far from a change is left out. */
static void what_changed_word_by_word(void **state)
{
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;
	struct pack since;

	set_up(&report);
	fill(f);
	pack_init(&since);
	since.catalogue = &f->catalogue;
	report.options.since = &since;
	report.options.only_appendices = true;
	report.options.appendices[LAYOUT_VERSION] = true;
	fixture_put(&since, "sales.new/actual", "430k");
	fixture_put(&since, "section.highlights/text", "- <b>lost</b>");
	fixture_put(&since, "section.actions/1/action", "Write them");
	render(f, &report, &out);
	assert_has(&out, "~~430k~~ **455k**");
	assert_has(&out, "~~- \\<b>lost\\</b>~~ **- \\<b>won\\</b>**");
	assert_has(&out, "**# Late One deal slipped.**");
	pack_release(&since);
	buf_release(&out);
}

/* A section for the board alone takes its items from everybody else, even from what would show the rest. */
static void a_section_for_one_audience(void **state)
{
	static struct str board[] = { { "board", 5 } }, items[] = { { "section.highlights", 18 } };
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	report.sections[2] = (struct layout_section){
		.part = LAYOUT_ITEMS, .heading = STR("News"), .items = { items, 1 }, .audiences = { board, 1 }
	};
	report.layout.section_count = 3;
	fill(f);
	render(f, &report, &out);
	assert_has(&out, "\n## News\n\n- \\<b>won");
	buf_clear(&out);
	report.observer.without.n = 0;
	report.options.audience = &report.observer;
	render(f, &report, &out);
	assert_has_not(&out, "won");
	buf_release(&out);
}

/* A section that has nothing to show leaves neither its heading nor its new page behind. */
static void an_empty_section_leaves_no_page(void **state)
{
	static struct str items[] = { { "section.actions", 15 } };
	struct fixture *f = *state;
	struct facts *facts = facts_new(&f->catalogue, &f->company, &f->pack, NULL);
	struct view_input input = {
		.catalogue = &f->catalogue, .company = &f->company, .pack = &f->pack, .facts = facts
	};
	struct document document;
	struct report report;

	set_up(&report);
	report.sections[1] = (struct layout_section){
		.part = LAYOUT_ITEMS, .heading = STR("Empty"), .items = { items, 1 }, .starts_page = true
	};
	report.options.appendices[LAYOUT_DEFINITIONS] = report.options.appendices[LAYOUT_CHECKS] = false;
	document_init(&document);
	compose(&input, &report.options, &document);
	assert_int_equal(document.blocks.n, 2);
	assert_int_equal(document.blocks.v[1].kind, DOCUMENT_TABLE);
	document_release(&document);
	facts_free(facts);
}

/* Of two figures that say the same the one stands that a section names, and the other is said nowhere. */
static void what_a_section_names_is_not_left_to_its_namesake(void **state)
{
	static struct str items[] = { { "sales.lost", 10 } };
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;
	const char *section;

	set_up(&report);
	report.sections[1] =
		(struct layout_section){ .part = LAYOUT_ITEMS, .heading = STR("Named"), .items = { items, 1 } };
	f->catalogue.items.v[catalogue_find(&f->catalogue, STR("sales.new"))->index]->label = STR("Twice");
	f->catalogue.items.v[catalogue_find(&f->catalogue, STR("sales.lost"))->index]->label = STR("Twice");
	fixture_set(f, "sales.new/actual", "12");
	fixture_set(f, "sales.lost/actual", "12");
	render(f, &report, &out);
	section = strstr(out.p, "## Named\n\n| KPI");
	assert_non_null(section);
	assert_non_null(strstr(section, "| Twice"));
	assert_null(strstr(strstr(section, "| Twice") + 1, "| Twice"));
	buf_release(&out);
}

/* A factor is multiplied with: all its digits stand there, and a workbook has it as a number. */
static void a_ratio_keeps_its_digits(void **state)
{
	struct fixture *f = *state;
	struct facts *facts;
	struct view_input input;
	struct document document;
	struct report report;
	bool is_there = false;

	/* An amount of the fixture's table becomes a rate. */
	f->catalogue.items.v[catalogue_find(&f->catalogue, STR("section.deals"))->index]->columns[1].type =
		COLUMN_RATIO;
	fixture_set(f, "section.deals/1/name", "yen");
	fixture_set(f, "section.deals/1/amount", "0.0061");
	facts = facts_new(&f->catalogue, &f->company, &f->pack, NULL);
	input = (struct view_input){
		.catalogue = &f->catalogue, .company = &f->company, .pack = &f->pack, .facts = facts
	};
	set_up(&report);
	report.options.appendices[LAYOUT_CHECKS] = false;
	document_init(&document);
	compose(&input, &report.options, &document);
	for (size_t i = 0; i < document.blocks.n; i++) {
		const struct document_table *table = document.blocks.v[i].table;

		for (size_t j = 0; table && j < table->cells.n; j++)
			if (str_is(table->cells.v[j].text, "0.0061"))
				is_there = table->cells.v[j].has_value && table->cells.v[j].value.value == 0.0061;
	}
	assert_true(is_there);
	document_release(&document);
	facts_free(facts);
}

static void appendices_alone(void **state)
{
	struct fixture *f = *state;
	struct report report;
	struct buf out = BUF_EMPTY;

	set_up(&report);
	fill(f);
	fixture_set(f, "sales.opening/actual", "4.1m");
	fixture_set(f, "sales.lost/actual", "100k");
	fixture_set(f, "sales.arr/actual", "4.5m");
	fixture_set(f, "sales.new/commentary", "KPI and ARRAY");
	report.options.only_appendices = true;
	for (int i = 0; i < LAYOUT_APPENDIX_COUNT; i++)
		report.options.appendices[i] = true;
	render(f, &report, &out);
	assert_true(str_starts(buf_str(&out), STR("## Appendix A: definitions and sources\n")));
	assert_has(&out, "## Appendix B: changes of definitions\n\nNo change of a definition is reported.\n");
	assert_has(&out, "## Appendix C: benchmarks\n\nNothing to report.\n");
	assert_has(&out, "## Appendix D: all figures\n\n### Sales\n\n| KPI");
	assert_has(&out,
		   "| sales.arr | 4,500,000 |     4,455,000 | agrees | sales.opening 4,100,000; sales.new 455,000; "
		   "sales.lost 100,000 |\n");
	assert_has(&out, "No earlier version was given to compare with.");
	assert_has(&out, ": glossary\n\n- **ARR**: annual recurring revenue\n- **KPI**: key performance indicator\n");
	assert_has_not(&out, "won");
	buf_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_empty_pack),
		TEST(the_cover_says_how_far_the_pack_is),
		TEST(what_the_company_drops_is_printed_when_it_is_typed),
		TEST(figures_and_commentary),
		TEST(green_is_only_what_was_compared),
		TEST(what_changed_word_by_word),
		TEST(the_rest_is_not_lost),
		TEST(an_audience_does_not_see_what_is_kept_back),
		TEST(a_section_for_one_audience),
		TEST(an_empty_section_leaves_no_page),
		TEST(what_a_section_names_is_not_left_to_its_namesake),
		TEST(a_ratio_keeps_its_digits),
		TEST(appendices_alone),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
