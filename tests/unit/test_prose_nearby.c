/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/nearby.h"
#include "prose_fixture.h"

/* The first such time of text is expected to be exactly this; NULL for none. */
static void assert_nearby(const char *text, const char *expected)
{
	struct fixture fixture;
	struct str found = { 0 };

	fixture_read(&fixture, text);
	for (size_t i = 0; i < fixture.tokens.list.n && !found.n; i++) {
		size_t to = nearby_at(&fixture.tokens, i);

		if (to)
			found = fixture_text(&fixture, i, to);
	}
	if (expected ? !str_is(found, expected) : found.n > 0)
		fail_msg("%s: \"%.*s\"", text, STR_FMT(found));
	fixture_release(&fixture);
}

static void test_days(void **state)
{
	(void)state;
	assert_nearby("signature by Friday", "Friday");
	assert_nearby("they sign on Tuesday", "Tuesday");
	assert_nearby("closes in ten days", "ten days");
	assert_nearby("within a fortnight", "a fortnight");
	assert_nearby("in 3-4 weeks", "3-4 weeks");
	assert_nearby("to sign by the 14th", "14th");
	assert_nearby("within two working weeks", "two working weeks");
	assert_nearby("two weeks from now", "two weeks from now");
	assert_nearby("within the next thirty days", "the next thirty days");
	assert_nearby("signing is set for Thursday", "Thursday");
}

static void test_codes(void **state)
{
	(void)state;
	assert_nearby("order in KW23", "KW23");
	assert_nearby("CW 46, DPA", "CW 46");
	assert_nearby("signs 2Q26", "2Q26");
	assert_nearby("their 1H27 budget", "1H27");
	assert_nearby("a 2h30 session", NULL);
	assert_nearby("4H26", NULL);
	assert_nearby("order KW234567", NULL);
	assert_nearby("7q26 seats", NULL);
	assert_nearby("the 4th of them", NULL);
}

static void test_nothing(void **state)
{
	(void)state;
	assert_nearby("we call them on Monday", NULL);
	assert_nearby("over 24 months", NULL);
	assert_nearby("the 14th branch", NULL);
	assert_nearby("on the 14th branch", NULL);
	assert_nearby("on her 14th", NULL);
	assert_nearby("on the 140th", NULL);
	assert_nearby("ten days", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_days),
		cmocka_unit_test(test_codes),
		cmocka_unit_test(test_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
