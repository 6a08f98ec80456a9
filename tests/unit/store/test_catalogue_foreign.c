/* SPDX-License-Identifier: MIT */
/*
 * Tests: catalogue/foreign, catalogue/foreign_parts
 */
#include "base/base.h"

#include <setjmp.h>
#include <cmocka.h>

#include "catalogue/foreign.h"
#include "store/json.h"
#include "store/store.h"

#define HEAD "\"rogueId\": \"sales.boats\", \"defaultLabel\": \"Boats\""

struct fixture {
	struct node_tree tree;
	struct foreign foreign;
	struct catalogue catalogue; /* of what was read */
	struct workspace known;
	struct error error;
};

static int set_up(void **state)
{
	struct fixture *fixture = mem_zero(1, sizeof(*fixture));

	node_tree_init(&fixture->tree, "x.json");
	foreign_init(&fixture->foreign);
	catalogue_init(&fixture->catalogue);
	workspace_init(&fixture->known);
	*state = fixture;
	return workspace_open_catalogue(&fixture->known, NULL, &fixture->error) ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	workspace_release(&fixture->known);
	catalogue_release(&fixture->catalogue);
	foreign_release(&fixture->foreign);
	node_tree_release(&fixture->tree);
	error_release(&fixture->error);
	free(fixture);
	return 0;
}

static bool try(struct fixture *fixture, const char *json, const struct catalogue *known)
{
	return json_read(str_of(json), &fixture->tree, &fixture->error) &&
	       foreign_read(&fixture->foreign, &fixture->tree, known, &fixture->error) &&
	       foreign_add(&fixture->foreign, &fixture->catalogue, &fixture->error);
}

static const struct item *read_one(struct fixture *fixture, const char *json)
{
	if (!try(fixture, json, &fixture->known.catalogue))
		fail_msg("%s", error_text(&fixture->error));
	assert_int_equal(fixture->catalogue.items.n, 1);
	return fixture->catalogue.items.v[0];
}

static void noted(const struct fixture *fixture, const char *path, const char *why)
{
	for (size_t i = 0; i < fixture->foreign.notes.n; i++)
		if (str_is(fixture->foreign.notes.v[i].path, path) &&
		    str_find(fixture->foreign.notes.v[i].why, str_of(why), 0) != STR_NONE)
			return;
	for (size_t i = 0; i < fixture->foreign.notes.n; i++)
		print_error("%s: %s\n", fixture->foreign.notes.v[i].path.p, fixture->foreign.notes.v[i].why.p);
	fail_msg("no note of %s: %s", path, why);
}

static void refused(struct fixture *fixture, const char *json, const char *why)
{
	assert_false(try(fixture, json, NULL));
	if (!strstr(error_text(&fixture->error), why))
		fail_msg("\"%s\" does not say \"%s\"", error_text(&fixture->error), why);
	tear_down((void *[]){ fixture });
}

static void a_percentage_with_everything(void **state)
{
	struct fixture *fixture = *state;
	const struct item *item = read_one(
		fixture,
		"{\"version\": \"1.3.0\", \"releasedAt\": \"2026-05-20\", \"kpi\": {" HEAD
		", \"description\": \"What\", \"fieldType\": \"percentage\", \"unit\": \"%\", \"maturity\": "
		"\"general\","
		"\"suggestedForStages\": [\"seed\"], \"stageRelevance\": {\"seed\": \"core\"},"
		"\"defaultOwningFunctions\": [\"Sales\", \"Finance\"],"
		"\"definitionSource\": {\"tier\": \"published\", \"sourceName\": \"Board of Boats\", \"sourceUrl\": "
		"null,"
		" \"sectionRef\": \"4.1\", \"publicationDate\": \"2024-02-03T00:00:00Z\", \"attributionNotice\": "
		"\"n\"},"
		"\"benchmark\": {\"p25\": 5, \"median\": 7.5, \"p75\": 9, \"unit\": \"%\", \"sourceName\": \"S\","
		" \"sourceYear\": \"2024\", \"higherIsBetter\": false},"
		"\"formula\": \"a over b\", \"whyItMatters\": \"Why\", \"interpretationGuidance\": \"Read\","
		"\"relatedKpiIds\": [\"sales.arr\"],"
		"\"metricBasis\": {\"timeBasis\": \"period_flow\", \"production\": \"computed\", \"cohortBasis\": "
		"\"all_active\"},"
		"\"calculationPolicy\": {\"inclusionRules\": [\"i\"], \"edgeCases\": \"one\", "
		"\"commonMiscomputations\": [\"m\"]}}}");

	assert_int_equal(fixture->foreign.notes.n, 0);
	assert_true(str_is(fixture->foreign.version, "1.3.0"));
	assert_true(str_is(fixture->foreign.released, "2026-05-20"));
	assert_true(str_is(item->id, "sales.boats"));
	assert_int_equal(item->kind, ITEM_NUMBER);
	assert_int_equal(item->unit, UNIT_PERCENT);
	assert_int_equal(item->better, ITEM_BETTER_LOWER);
	assert_int_equal(item->stages[STAGE_SEED], RELEVANCE_CORE);
	assert_int_equal(item->source.tier, TIER_PUBLISHED);
	assert_true(str_is(item->source.section, "4.1"));
	assert_true(str_is(item->source.date, "2024-02-03"));
	assert_int_equal(item->benchmark_count, 1);
	assert_true(item->benchmarks[0].median == 7.5);
	assert_true(str_is(item->benchmarks[0].scope, "scope not stated"));
	assert_true(str_is(item->formula, "a over b"));
	assert_true(str_is(item->what, "What"));
	assert_true(str_is(item->basis.cohort, "all_active"));
	assert_true(str_is(item->policy.edge_cases.v[0], "one"));
	assert_int_equal(item->related.n, 1);
	/* The other format has no room for these, so nobody wrote them. */
	assert_int_equal(item->partial.n, 2);
	assert_true(item_is_partial(item, "write") && item_is_partial(item, "pitfalls"));
}

static void what_is_missing_is_called_partial(void **state)
{
	const struct item *item =
		read_one(*state, "{\"slug\": \"boats\", \"domain\": \"sales\", \"defaultLabel\": \"B\", "
				 "\"fieldType\": \"currency\", \"whyItMatters\": \"  \"}");

	assert_true(str_is(item->id, "sales.boats"));
	assert_int_equal(item->unit, UNIT_CURRENCY);
	for (const char *const *part = (const char *const[]){ "stages", "owners", "source", "formula", "what", "why",
							      "read", "write", "pitfalls", "basis", NULL };
	     *part; part++)
		assert_true(item_is_partial(item, *part));
	noted(*state, "benchmark.higherIsBetter", "taken as neither");
}

static void every_field_that_cannot_be_used_is_told(void **state)
{
	struct fixture *fixture = *state;
	const struct item *item = read_one(
		fixture,
		"{\"version\": \"1\", \"extra\": 1, \"kpis\": [{" HEAD
		", \"color\": \"red\", \"fieldType\": \"number\", \"unit\": \"furlongs\", \"maturity\": \"niche\",\n"
		"\"suggestedForStages\": [\"seed\", \"ipo\"], \"stageRelevance\": {\"seriesA\": \"optional\", "
		"\"late\": \"core\"},"
		"\"definitionSource\": {\"tier\": \"gossip\", \"authorityLevel\": 3, \"publicationDate\": \"2024\","
		" \"sourceName\": [1]},"
		"\"benchmark\": {\"p25\": 1, \"unit\": \"%\", \"sourceName\": \"S\", \"sourceYear\": 2024},"
		"\"description\": {\"en\": \"x\"},"
		"\"relatedKpiIds\": [\"sales.boats\", \"sales.no_such\", \"sales.arr\", 7],"
		"\"metricBasis\": {\"timeBasis\": \"always\", \"weatherBasis\": \"rain\"},"
		"\"calculationPolicy\": {\"requiredInputs\": [\"x\"], \"includes\": [\"a\"], \"inclusionRules\": "
		"[\"b\"]},"
		"\"boardpack\": {\"shoe\": 1}}]}");

	noted(fixture, "extra", "no such part");
	noted(fixture, "kpis[0].color", "no such part");
	noted(fixture, "kpis[0].unit", "'furlongs' is no unit here; taken as count");
	noted(fixture, "kpis[0].maturity", "keeps no maturity");
	noted(fixture, "kpis[0].suggestedForStages", "'ipo'");
	noted(fixture, "kpis[0].suggestedForStages", "seed has no relevance");
	noted(fixture, "kpis[0].stageRelevance.seriesA", "neither core nor recommended");
	noted(fixture, "kpis[0].stageRelevance.late", "no stage");
	noted(fixture, "kpis[0].definitionSource.tier", "'gossip'");
	noted(fixture, "kpis[0].definitionSource.authorityLevel", "no such part");
	noted(fixture, "kpis[0].definitionSource.publicationDate", "'2024' is no day");
	noted(fixture, "kpis[0].definitionSource.sourceName", "no text");
	noted(fixture, "kpis[0].benchmark", "its unit");
	noted(fixture, "kpis[0].description", "no text");
	noted(fixture, "kpis[0].relatedKpiIds", "not related to itself");
	noted(fixture, "kpis[0].relatedKpiIds", "'sales.no_such'");
	noted(fixture, "kpis[0].metricBasis.timeBasis", "'always'");
	noted(fixture, "kpis[0].metricBasis.weatherBasis", "no such part");
	noted(fixture, "kpis[0].calculationPolicy.requiredInputs", "no such part");
	noted(fixture, "kpis[0].calculationPolicy.inclusionRules", "already");
	noted(fixture, "kpis[0].boardpack.shoe", "no such part");
	assert_int_equal(item->stages[STAGE_SEED], RELEVANCE_RECOMMENDED);
	assert_int_equal(item->related.n, 1);
	assert_int_equal(fixture->foreign.notes.v[1].line, 1);
	assert_true(fixture->foreign.notes.v[1].column > 60);
}

/* Checks and formulas that read an item of ours still can. */
static void an_item_of_ours_keeps_its_shape(void **state)
{
	struct fixture *fixture = *state;
	const struct catalogue *known = &fixture->known.catalogue;
	const struct item *table = NULL, *months = NULL, *computed = NULL;
	struct buf json = BUF_EMPTY;

	for (size_t i = 0; i < known->items.n; i++) {
		const struct item *item = known->items.v[i];

		table = item->kind == ITEM_TABLE ? item : table;
		months = item->kind == ITEM_NUMBER && item->unit == UNIT_MONTHS ? item : months;
		computed = item->formula_expr.n && !item->case_count && item->unit == UNIT_CURRENCY ? item : computed;
	}
	buf_printf(&json,
		   "[{\"rogueId\": \"%s\", \"defaultLabel\": \"A\", \"fieldType\": \"text\"},"
		   "{\"rogueId\": \"%s\", \"defaultLabel\": \"B\", \"fieldType\": \"number\", \"unit\": null},"
		   "{\"rogueId\": \"%s\", \"defaultLabel\": \"C\", \"fieldType\": \"currency\", \"formula\": \"%s\"}]",
		   table->id.p, months->id.p, computed->id.p, computed->formula.p);
	if (!try(fixture, json.p, known))
		fail_msg("%s", error_text(&fixture->error));
	buf_release(&json);
	assert_int_equal(catalogue_find(&fixture->catalogue, table->id)->column_count, table->column_count);
	noted(fixture, "[0].fieldType", "kept as a table");
	assert_int_equal(catalogue_find(&fixture->catalogue, months->id)->unit, UNIT_MONTHS);
	noted(fixture, "[1].unit", "taken as months");
	assert_true(str_eq(catalogue_find(&fixture->catalogue, computed->id)->formula_expr, computed->formula_expr));
	assert_true(str_eq(catalogue_find(&fixture->catalogue, computed->id)->group, computed->group));
}

static void other_words_for_a_formula_are_not_computed(void **state)
{
	struct fixture *fixture = *state;
	const struct item *item =
		read_one(fixture, "[{\"rogueId\": \"sales.arr\", \"defaultLabel\": \"ARR\", \"fieldType\": "
				  "\"currency\", \"formula\": \"as we like it\"}]");

	assert_true(str_is(item->formula, "as we like it"));
	assert_int_equal(item->formula_expr.n, 0);
	noted(fixture, "[0].formula", "no longer computed");
}

static void a_file_that_is_no_catalogue_is_refused(void **state)
{
	static const struct {
		const char *json, *why;
	} cases[] = {
		{ "{\"items\": []}", "x.json:1:1: no catalogue" },
		{ "{\"kpis\": {}}", "no catalogue" },
		{ "{\"kpi\": []}", "no catalogue" },
		{ "[]", "no KPI in it" },
		{ "[1]", "x.json:1:2: a KPI is an object" },
		{ "{\"kpis\": [\n {\"defaultLabel\": \"x\"}]}", "x.json:2:2: a KPI without 'rogueId'" },
		{ "[{\"rogueId\": \"a.b\"}]", "'a.b' has no 'defaultLabel'" },
		{ "[{" HEAD "}, {" HEAD "}]", "'sales.boats' is there twice" },
		{ "[{\"rogueId\": \"../../etc/passwd\", \"defaultLabel\": \"x\"}]", "is not <domain>.<name>" },
		{ "[{\"rogueId\": \"a/b.c\", \"defaultLabel\": \"x\"}]", "is not <domain>.<name>" },
		{ "[{" HEAD
		  ", \"fieldType\": \"percentage\",\n\"benchmark\": {\"p25\": 9, \"median\": 7, \"sourceName\": \"S\", "
		  "\"sourceYear\": \"1\"}}]",
		  "x.json:2:14: percentiles out of order" },
		{ "[{" HEAD
		  ", \"boardpack\": {\"kind\": \"table\", \"columns\": [{\"id\": \"a\", \"label\": \"A\", \"type\": "
		  "\"blob\"}]}}]",
		  "unknown type 'blob'" },
		{ "[{" HEAD ", \"boardpack\": {\"kind\": \"novel\"}}]", "unknown kind 'novel'" },
		{ "[{" HEAD ", \"boardpack\": {\"kind\": [], \"order\": {}}}]", "'kind' must be a text" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		void *fresh;

		assert_int_equal(set_up(&fresh), 0);
		refused(fresh, cases[i].json, cases[i].why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_percentage_with_everything, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_missing_is_called_partial, set_up, tear_down),
		cmocka_unit_test_setup_teardown(every_field_that_cannot_be_used_is_told, set_up, tear_down),
		cmocka_unit_test_setup_teardown(an_item_of_ours_keeps_its_shape, set_up, tear_down),
		cmocka_unit_test_setup_teardown(other_words_for_a_formula_are_not_computed, set_up, tear_down),
		cmocka_unit_test(a_file_that_is_no_catalogue_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
