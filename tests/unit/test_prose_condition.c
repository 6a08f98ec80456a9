/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/condition.h"
#include "prose_fixture.h"

/* The first condition of text is expected to be exactly this; NULL for none. */
static void assert_condition(const char *text, const char *expected)
{
	struct fixture fixture;
	struct str found = { 0 };

	fixture_read(&fixture, text);
	for (size_t i = 0; i < fixture.tokens.list.n && !found.n; i++) {
		size_t to = condition_at(&fixture.tokens, i);

		if (to)
			found = fixture_text(&fixture, i, to);
	}
	if (expected ? !str_is(found, expected) : found.n > 0)
		fail_msg("%s: \"%.*s\"", text, STR_FMT(found));
	fixture_release(&fixture);
}

static void test_clauses(void **state)
{
	(void)state;
	assert_condition("£6k once the fire officer is satisfied.", "once the fire officer is satisfied");
	assert_condition("as soon as the land agent is back", "as soon as the land agent is back");
	assert_condition("April, if their franchisees agree", "if their franchisees agree");
	assert_condition("once that audit report arrives, we sign", "once that audit report arrives");
	assert_condition("if and when Lisbon agrees", "if and when Lisbon agrees");
	assert_condition("as long as the dean agrees", "as long as the dean agrees");
	assert_condition("d\u00e8s que la mairie signe", "d\u00e8s que la mairie signe");
	assert_condition("sobald der Beirat zustimmt", "sobald der Beirat zustimmt");
	assert_condition("They need a sandbox from us first", "need a sandbox from us first");
	assert_condition("nothing is signed until that is settled", "until that is settled");
	assert_condition("They want to try it in one bakery before.", "want to try it in one bakery before");
	assert_condition("they want sight of our books before they'd commit, at last",
			 "want sight of our books before they'd commit");
}

/* What we have not finished, and what is told of one account in the place of another's. */
static void test_nouns(void **state)
{
	(void)state;
	assert_condition("Our app can't do roaming yet.", "Our app can't do roaming yet");
	assert_condition("We lack a Slovenian translation.", "We lack a Slovenian translation");
	assert_condition("Our forecast does not include it.", NULL);
	assert_condition("At Isover it is the furnace team.", "it is the furnace team");
	assert_condition("Valmet in May, but there it's the licence clause.", "it's the licence clause");
	assert_condition("At Acme it's the second order this year.", NULL);
	assert_condition("At Acme it is the largest deal.", NULL);
}

static void test_no_conditions(void **state)
{
	(void)state;
	assert_condition("on leave until the 20th", NULL);
	assert_condition("once a year", NULL);
	assert_condition("if every customer upgraded", NULL);
	assert_condition("when the quarter closes", NULL);
	assert_condition("if we send the quote", NULL);
	assert_condition("needs 20 seats", NULL);
	assert_condition("wants it live before they move house", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_clauses),
		cmocka_unit_test(test_nouns),
		cmocka_unit_test(test_no_conditions),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
