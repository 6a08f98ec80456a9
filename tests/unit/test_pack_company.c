/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "flow.h"
#include "pack/company.h"

#include <setjmp.h>

#include <cmocka.h>

static bool load(struct company *company, const char *text, struct error *error)
{
	struct node_tree tree;
	bool good;

	flow_read(&tree, "boardpack.yaml", text);
	company_init(company);
	good = company_load(company, &tree, error);
	node_tree_release(&tree); /* a company keeps nothing of it */
	return good;
}

static void reads_everything(void **state)
{
	struct error error = ERROR_NONE;
	struct company company;
	const struct item retention = { .id = STR("customers.grr"), .domain = STR("customers") };
	const struct item arr = { .id = STR("sales.arr"), .domain = STR("sales") };

	(void)state;
	assert_true(load(&company,
			 "{boardpack: 1, name: Acme Analytics, currency: EUR, stage: seriesB, numbers: comma, "
			 "fiscal_year_start: 4, owners: {customers: Marta, customers.grr: Jonas}, accounts: [Orbis, "
			 "{name: Calder Bank, aliases: [Calder, CB], parent: Calder Group}], own_names: [Acme Cloud], "
			 "thresholds: {variance: 5 %}, "
			 "checks: {runway: off, grr-over-100: warning}, languages: [en_GB, de_DE]}",
			 &error));
	assert_string_equal(company.name.p, "Acme Analytics");
	assert_string_equal(company.currency.p, "EUR");
	assert_int_equal(company.stage, STAGE_SERIES_B);
	assert_int_equal(company.numbers, NUMBER_STYLE_COMMA);
	assert_int_equal(company.fiscal_year_start, 4);
	assert_int_equal(company.customers.accounts.n, 2);
	assert_string_equal(company.customers.accounts.v[0].name.p, "Orbis");
	assert_int_equal(company.customers.accounts.v[1].aliases.n, 2);
	assert_string_equal(company.customers.accounts.v[1].aliases.v[1].p, "CB");
	assert_string_equal(company.customers.accounts.v[1].parent.p, "Calder Group");
	assert_int_equal(company.customers.accounts.v[0].parent.n, 0);
	assert_string_equal(company.own_names.v[0].p, "Acme Cloud");
	assert_true(str_is(*company_threshold(&company, STR("variance")), "5 %"));
	assert_null(company_threshold(&company, STR("runway")));
	assert_int_equal(company.checks.n, 2);
	assert_string_equal(company.checks.v[0].value.p, "off");
	assert_int_equal(company.languages.n, 2);
	assert_true(str_is(company_owner(&company, &retention), "Jonas"));
	assert_true(str_is(company_owner(&company, &arr), ""));
	company_release(&company);
	error_release(&error);
}

static void asks_by_stage_and_choice(void **state)
{
	struct error error = ERROR_NONE;
	struct company company;
	struct item arr = { .id = STR("sales.arr"), .domain = STR("sales") };
	struct item nps = { .id = STR("customers.nps"), .domain = STR("customers") };

	(void)state;
	arr.stages[STAGE_SEED] = RELEVANCE_CORE;
	nps.stages[STAGE_SEED] = RELEVANCE_RECOMMENDED;
	assert_true(load(&company, "{boardpack: 1, name: A, stage: seed}", &error));
	assert_int_equal(company_asks(&company, &arr), RELEVANCE_CORE);
	assert_int_equal(company_asks(&company, &nps), RELEVANCE_RECOMMENDED);
	company.stage = STAGE_PUBLIC;
	assert_int_equal(company_asks(&company, &arr), RELEVANCE_NONE);
	assert_false(company_drops(&company, &arr));
	company_release(&company);
	assert_true(load(&company,
			 "{boardpack: 1, name: A, stage: public, items: {add: [sales.arr], drop: [customers]}}",
			 &error));
	nps.stages[STAGE_PUBLIC] = RELEVANCE_CORE;
	assert_int_equal(company_asks(&company, &arr), RELEVANCE_CORE);
	assert_int_equal(company_asks(&company, &nps), RELEVANCE_NONE);
	assert_true(company_drops(&company, &nps));
	company_release(&company);
	assert_true(load(&company,
			 "{boardpack: 1, name: A, items: {add: [customers.nps], drop: [customers, sales.arr]}}",
			 &error));
	assert_int_equal(company_asks(&company, &nps), RELEVANCE_CORE); /* named outright */
	assert_false(company_drops(&company, &nps));
	company_release(&company);
	error_release(&error);
}

static void reports_every_fault_with_its_place(void **state)
{
	static const struct {
		const char *text, *message;
	} cases[] = {
		{ "[]", "boardpack.yaml:1:1: a company is a map of keys such as 'name' and 'stage'" },
		{ "{name: A}", "boardpack.yaml:1:1: no format version ('boardpack: 1')" },
		{ "{boardpack: 9, name: A}", "boardpack.yaml:1:13: format version 9: written by a newer boardpack" },
		{ "{boardpack: 1}", "boardpack.yaml:1:1: no name of the company ('name: Acme Analytics')" },
		{ "{boardpack: 1, name: [A]}", "boardpack.yaml:1:22: 'name' must be a text, not a list" },
		{ "{boardpack: 1, name: A,\n stage: seriesZ, colour: red,\n currency: Euro, numbers: dot, "
		  "fiscal_year_start: 13}",
		  "boardpack.yaml:2:18: unknown key 'colour'\n"
		  "boardpack.yaml:2:9: unknown stage 'seriesZ' (known: preSeed, seed, seriesA, seriesB, seriesC, "
		  "public)\n"
		  "boardpack.yaml:3:27: numbers is neither point (1,234.50) nor comma (1.234,50)\n"
		  "boardpack.yaml:3:51: fiscal_year_start is no month from 1 to 12\n"
		  "boardpack.yaml:3:12: currency is no code such as USD" },
		{ "{boardpack: 1, name: A, checks: {runway: loud}}",
		  "boardpack.yaml:1:42: level 'loud' is none of off, advice, warning and error" },
		{ "{boardpack: 1, name: A, accounts: [{aliases: [x]}, [y], {name: z, ticker: Z}]}",
		  "boardpack.yaml:1:36: an account without a name\n"
		  "boardpack.yaml:1:52: the name of an account is a text\n"
		  "boardpack.yaml:1:67: unknown key 'ticker'" },
		{ "{boardpack: 1, name: A, items: {add: [sales.arr], drop: [sales.arr]}}",
		  "boardpack.yaml:1:57: 'sales.arr' is both added and dropped" },
		{ "{boardpack: 1, name: A, owners: [Marta], languages: en_GB}",
		  "boardpack.yaml:1:33: 'owners' must be a map, not a list\n"
		  "boardpack.yaml:1:53: 'languages' must be a list, not a text" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct error error = ERROR_NONE;
		struct company company;

		assert_false(load(&company, cases[i].text, &error));
		assert_string_equal(error_text(&error), cases[i].message);
		company_release(&company);
		error_release(&error);
	}
}

/* "accounts:" with nothing behind it is how a fresh file looks. */
static void empty_parts_are_no_faults(void **state)
{
	struct error error = ERROR_NONE;
	struct company company;

	(void)state;
	assert_true(load(&company, "{boardpack: 1, name: A, accounts: , owners: , checks: {}, own_names: [], items: }",
			 &error));
	assert_int_equal(company.customers.accounts.n, 0);
	assert_string_equal(company.currency.p, "USD");
	assert_int_equal(company.fiscal_year_start, 1);
	company_release(&company);
	error_release(&error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_everything),
		cmocka_unit_test(asks_by_stage_and_choice),
		cmocka_unit_test(reports_every_fault_with_its_place),
		cmocka_unit_test(empty_parts_are_no_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
