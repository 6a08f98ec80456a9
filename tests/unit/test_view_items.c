/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include <locale.h>

#include "view/items.h"

static int set_up(void **state)
{
	struct fixture *f = mem_zero(1, sizeof(*f));
	const char *number =
		"kind: number\nbetter: higher\nbasis/time: period_flow\nbasis/production: primary\nunit: count\n";
	struct buf lines = BUF_EMPTY;

	catalogue_init(&f->catalogue);
	company_init(&f->company);
	buf_printf(&lines, "%s%s", number, "stages/seriesB: core\n");
	fixture_item(f, "sales.deals", lines.p);
	buf_clear(&lines);
	buf_printf(&lines, "%s%s", number, "stages/seed: recommended\nstages/seriesB: core\nhint: so many\n");
	fixture_item(f, "customers.total", lines.p);
	buf_clear(&lines);
	fixture_item(f, "section.letter",
		     "kind: text\nexample: x\nlabel: Letter \x1b[31m to the board\nstages/seriesC: core\n");
	if (!catalogue_finish(&f->catalogue, &f->error))
		fail_msg("%s", error_text(&f->error));
	buf_release(&lines);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	company_release(&f->company);
	catalogue_release(&f->catalogue);
	error_release(&f->error);
	free(f);
	return 0;
}

static void must_list(struct fixture *f, struct items_query query, const char *want)
{
	struct buf out = BUF_EMPTY;

	items_text(&query, &f->catalogue, &out);
	assert_string_equal(out.p ? out.p : "", want);
	buf_release(&out);
}

static void lists_all_in_columns(void **state)
{
	must_list(*state, (struct items_query){ .company = NULL },
		  "section.letter   text   Letter <1B>[31m to the board\n"
		  "sales.deals      count  sales.deals\n"
		  "customers.total  count  customers.total\n");
}

static void lists_a_stage_a_domain_a_level(void **state)
{
	must_list(*state, (struct items_query){ .has_stage = true, .stage = STAGE_SERIES_B },
		  "sales.deals      count  core  sales.deals\n"
		  "customers.total  count  core  customers.total\n");
	must_list(*state, (struct items_query){ .has_stage = true, .stage = STAGE_SERIES_B, .domain = STR("sales") },
		  "sales.deals  count  core  sales.deals\n");
	must_list(*state,
		  (struct items_query){ .has_stage = true, .stage = STAGE_SEED, .level = RELEVANCE_RECOMMENDED },
		  "customers.total  count  recommended  customers.total\n");
}

static void tells_what_a_new_stage_asks(void **state)
{
	must_list(*state,
		  (struct items_query){
			  .has_stage = true, .stage = STAGE_SERIES_B, .has_since = true, .since = STAGE_SEED },
		  "sales.deals      count  core  new              sales.deals\n"
		  "customers.total  count  core  was recommended  customers.total\n");
	must_list(*state,
		  (struct items_query){
			  .has_stage = true, .stage = STAGE_SEED, .has_since = true, .since = STAGE_SERIES_B },
		  "");
}

static void a_company_has_its_choice(void **state)
{
	struct fixture *f = *state;
	struct own_item own = {
		.id = STR("customers.total"), .owner = STR("Kim"), .has_level = true, .level = RELEVANCE_CORE
	};
	struct target target = { .text = STR("40") };

	vec_push(&own.targets, target);
	vec_push(&f->company.items, own);
	f->company.stage = STAGE_SERIES_B;
	must_list(f, (struct items_query){ .company = &f->company },
		  "sales.deals      count  core  sales.deals\n"
		  "customers.total  count  core  customers.total  Kim\n");
	/* What the company asks for anyway is not new at any stage. */
	must_list(f, (struct items_query){ .company = &f->company, .has_since = true, .since = STAGE_SEED },
		  "sales.deals  count  core  new  sales.deals\n");
}

static void json_has_every_part(void **state)
{
	struct fixture *f = *state;
	struct own_item own = { .id = STR("customers.total"), .owner = STR("Kim") };
	struct target target = { .has_period = true, .period = { 2026, 3, 3 }, .text = STR("40") };
	struct items_query query = { .company = &f->company, .domain = STR("customers"), .has_since = true };
	struct buf out = BUF_EMPTY;

	vec_push(&own.targets, target);
	vec_push(&f->company.items, own);
	f->company.stage = STAGE_SERIES_B;
	query.since = STAGE_SEED;
	items_json(&query, &f->catalogue, &out);
	assert_string_equal(out.p,
			    "[\n  {\n    \"id\": \"customers.total\",\n    \"label\": \"customers.total\",\n"
			    "    \"kind\": \"number\",\n    \"unit\": \"count\",\n    \"group\": \"g\",\n"
			    "    \"level\": \"core\",\n    \"before\": \"recommended\",\n    \"owner\": \"Kim\",\n"
			    "    \"hint\": \"so many\",\n    \"targets\": [\n      {\n"
			    "        \"period\": \"2026-Q3\",\n        \"target\": \"40\"\n      }\n    ]\n  }\n]\n");
	buf_release(&out);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		TEST(lists_all_in_columns),        TEST(lists_a_stage_a_domain_a_level),
		TEST(tells_what_a_new_stage_asks), TEST(a_company_has_its_choice),
		TEST(json_has_every_part),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
