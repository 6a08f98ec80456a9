/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/noun.h"
#include "prose_fixture.h"

/* Whether token i of the text is a German noun. */
static bool is_german(const char *text, size_t i)
{
	struct fixture fixture;
	bool is;

	fixture_read(&fixture, text);
	is = noun_is_german(&fixture.tokens, i, false);
	fixture_release(&fixture);
	return is;
}

static bool is_phrase(const char *text, size_t from, size_t to)
{
	struct fixture fixture;
	bool is;

	fixture_read(&fixture, text);
	is = noun_is_phrase(&fixture.tokens, from, to);
	fixture_release(&fixture);
	return is;
}

static bool opens(const char *text)
{
	struct fixture fixture;
	bool is;

	fixture_read(&fixture, text);
	is = noun_opens_sentence(&fixture.tokens, 0);
	fixture_release(&fixture);
	return is;
}

static void test_german(void **state)
{
	(void)state;
	assert_true(is_german("wir rechnen mit Vertragsschluss im Mai", 3));
	assert_true(is_german("Abgabe ist da", 0));
	assert_true(is_german("es geht um die Flottendiagnose", 4));
	assert_true(is_german("beim Fernhill", 1));
	/* The same letters in English, a head that no German word stands beside, a firm. */
	assert_false(is_german("Plan B", 0));
	assert_false(is_german("Kobeplan wants more", 0));
	assert_false(is_german("wir sehen Trumpf im Mai", 2));
}

static void test_phrase(void **state)
{
	(void)state;
	assert_true(is_phrase("Wert des Nachtrags ist offen", 0, 3));
	assert_true(is_phrase("Stand der Zusatzgesch\xc3\xa4"
			      "fte bei Kliniken",
			      0, 5));
	assert_false(is_phrase("Verlag der Autoren ist dabei", 0, 3));
	assert_false(is_phrase("Kunde Siemens ist dabei", 0, 2));
}

static void test_opener(void **state)
{
	(void)state;
	assert_true(opens("Paperwork wants to see it"));
	assert_false(opens("Underwriting: 55k"));
	assert_false(opens("Fernhill wants to see it"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_german),
		cmocka_unit_test(test_phrase),
		cmocka_unit_test(test_opener),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
