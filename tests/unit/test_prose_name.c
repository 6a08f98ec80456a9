/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/name.h"
#include "prose_fixture.h"

/* Tests: prose/name_word, prose/name_form, prose/name_lower */

static void assert_names(const char *text, unsigned without, const char *expected)
{
	struct fixture fixture;
	struct name_list names = { 0 };
	struct buf out = BUF_EMPTY;
	bool *taken;

	fixture_read(&fixture, text);
	taken = arena_alloc(&fixture.arena, fixture.tokens.list.n + 1);
	name_find(&fixture.tokens, taken, &names);
	for (size_t i = 0; i < names.list.n; i++) {
		if (names.list.v[i].flags & without)
			continue;
		if (out.n)
			buf_addc(&out, '|');
		buf_add(&out, fixture_text(&fixture, names.list.v[i].from, names.list.v[i].to));
	}
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
	vec_release(&names.list);
	fixture_release(&fixture);
}

static void test_extent(void **state)
{
	(void)state;
	assert_names("- Tallow & Wick adds", 0, "Tallow & Wick");
	assert_names("- Vale of Clwyd Housing, later", 0, "Vale of Clwyd Housing");
	assert_names("- Hoteles Mirador del Puerto quieren", 0, "Hoteles Mirador del Puerto");
	assert_names("- Dr. Martens, theSkimmery", 0, "Dr. Martens|theSkimmery");
	assert_names("- 50Hertz, May", NAME_COMMON, "50Hertz");
	assert_names("The Alder Group wants", 0, "Alder Group");
	assert_names("and Mapmakers' Guild of Dayton is good for", 0, "Mapmakers' Guild of Dayton");
	assert_names("The Scriveners' Company is looking", 0, "Scriveners' Company");
	assert_names("the Weavers' Portal is live", 0, "Weavers|Portal");
	assert_names("We see Polar Bay Mechanical 55, Duquesne Comfort 130", NAME_COMMON,
		     "Polar Bay Mechanical|Duquesne Comfort");
}

static void test_without_capital(void **state)
{
	(void)state;
	assert_names("On the line: hung & dried, eight shops", NAME_LOWER | NAME_COMMON, "hung & dried");
	assert_names("It was hung & dried", NAME_COMMON, "");
	assert_names("{acct: \"petrel offshore\", arr: 9900}", NAME_COMMON, "petrel offshore");
}

static void test_by_form_no_account(void **state)
{
	const unsigned all = NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON;

	(void)state;
	assert_names("For Miss Edna's Kitchens and Dr Iyengar Diagnostics", all,
		     "Miss Edna's Kitchens|Dr Iyengar Diagnostics");
	assert_names("Customer A, Client 17 and B.T.", all, "");
	assert_names("Project Juniper", all, "");
	assert_names("Helen Strand, Mrs Pegg", all, "");
	assert_names("Boston and Salt Lake City", all, "");
	assert_names("Total. Upsell. The HIPAA", all, "");
}

static void test_dictionaries(void **state)
{
	const unsigned all = NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON;

	(void)state;
	assert_names("Mette asked me, Giulia Ferraris sums up, Pleun has still to", all, "");
	assert_names("Porvoo, Donauwörth and Abu Dhabi", all, "");
	assert_names("Der Vertragsschluss ist im Mai, weniger Geld", all, "");
	assert_names("Das Bestandskunden-Upsell und die Flottendiagnose", all, "");
	assert_names("Underwriting wants to see it. Harbor \xe2\x80\x93 55k", all, "Harbor");
	assert_names("Mostly Airbus Helicopters, at Legal & General, apollo tyres", all,
		     "Airbus Helicopters|Legal & General|apollo tyres");
	assert_names("With SAP, and SAP wants eleven; Otto takes labels for €9k", all, "SAP|Otto");
}

static void test_first(void **state)
{
	struct name three[] = { { 2, 4, 0 }, { 4, 5, 0 }, { 9, 11, 0 } };
	struct name_list names = { .list = { three, 3, 3 } }, none = { 0 };

	(void)state;
	assert_int_equal(name_first(&names, 0), 0);
	assert_int_equal(name_first(&names, 2), 0);
	assert_int_equal(name_first(&names, 3), 1);
	assert_int_equal(name_first(&names, 9), 2);
	assert_int_equal(name_first(&names, 10), 3);
	assert_int_equal(name_first(&none, 0), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_without_capital),
		cmocka_unit_test(test_extent),
		cmocka_unit_test(test_by_form_no_account),
		cmocka_unit_test(test_dictionaries),
		cmocka_unit_test(test_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
