/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/slot.h"

/* expected: the words that answer, NULL for none. */
static void assert_slot(enum slot_kind kind, const char *text, const char *expected)
{
	struct passage passage;
	struct range found;
	bool is_found;

	passage_open(&passage, str_of(text));
	is_found = slot_find(kind, &passage, (struct range){ 0, passage.tokens.list.n }, &found);
	assert_int_equal(is_found, expected != NULL);
	if (is_found && !str_is(str_in(passage.text, passage_span(&passage, found)), expected))
		fail_msg("'%.*s' in '%s'", STR_FMT(str_in(passage.text, passage_span(&passage, found))), text);
	passage_close(&passage);
}

static void test_found(void **state)
{
	(void)state;
	assert_slot(SLOT_amount, "about $40k a year", "$40k");
	assert_slot(SLOT_date, "reports on 12 January", "12 January");
	assert_slot(SLOT_owner, "owner: Ilse Marten", "Ilse Marten");
	assert_slot(SLOT_sensitivity, "a win rate of 22 %; each point is worth 60k", "each point");
	assert_slot(SLOT_trigger, "if ARR falls below 350k", "if");
	assert_slot(SLOT_segment, "the reseller cohort", "reseller cohort");
	assert_slot(SLOT_number, "add nine days", "nine");
	assert_slot(SLOT_name, "Orbis Systems will add seats", "Orbis Systems");
	assert_slot(SLOT_name, "Orbis: three depots more", "Orbis");
}

static void test_not_found(void **state)
{
	(void)state;
	assert_slot(SLOT_amount, "120 seats", NULL);
	assert_slot(SLOT_date, "stable since July", NULL);
	assert_slot(SLOT_owner, "the operations team", NULL);
	assert_slot(SLOT_plan, "we keep an eye on it", NULL);
	assert_slot(SLOT_name, "the largest of them", NULL);
	/* Any word begins with a capital there. */
	assert_slot(SLOT_name, "Orbis will add seats", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_found),
		cmocka_unit_test(test_not_found),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
