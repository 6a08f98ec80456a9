/* SPDX-License-Identifier: MIT */
/* Tests: check/contract and check/slot. */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/contract.h"

static struct contract_slot slots[] = {
	{ .id = { "account", 7 }, .kind = SLOT_name }, { .id = { "amount", 6 }, .kind = SLOT_amount },
	{ .id = { "cause", 5 }, .kind = SLOT_cause },  { .id = { "plan", 4 }, .kind = SLOT_plan },
	{ .id = { "owner", 5 }, .kind = SLOT_owner },  { .id = { "checkpoint", 10 }, .kind = SLOT_date },
};

/* "Name:ACPOD|…": the first letter of each slot that was found, a dash for each that was not. */
static void assert_reads(const char *text, const char *expected)
{
	const struct contract contract = { .slots = slots, .slot_count = COUNT_OF(slots) };
	struct contract_reading reading;
	struct passage passage;
	struct buf out = BUF_EMPTY;

	passage_open(&passage, str_of(text));
	contract_init(&reading);
	contract_read_text(&reading, &contract, &passage);
	for (size_t i = 0; i < reading.entries.n; i++) {
		buf_printf(&out, "%s%.*s:", i ? "|" : "", STR_FMT(reading.entries.v[i].name));
		for (size_t k = 0; k < COUNT_OF(slots); k++)
			buf_addc(&out, reading.entries.v[i].values[k].found ? slots[k].id.p[0] : '-');
	}
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
	contract_release(&reading);
	passage_close(&passage);
}

static void test_shapes(void **state)
{
	(void)state;
	assert_reads(
		"- Corvane Health, $140k: sponsor left. Owner J. Adeyemi. Plan: exec call. Checkpoint 5 December.\n"
		"- Ostrava Mutual\n  - usage down 40 %\n  - $90k\n",
		"Corvane Health:aacpoc|Ostrava Mutual:aac---");
	assert_reads("Corvane Health $140k (sponsor left; plan: exec call 5 Dec, owner J. Adeyemi); Ostrava Mutual "
		     "$90k (usage "
		     "down 40%; plan: success review 12 Dec, owner M. Lund).",
		     "Corvane Health:aacpoc|Ostrava Mutual:aacpoc");
	assert_reads("| Owner | Account | ARR | Cause | Plan | Checkpoint |\n|---|---|---|---|---|---|\n"
		     "| Ilse Marten | Alder Mill | €60k | price | two-year offer | 4 May |\n"
		     "| the team | Birch Foods | €20k | | tbd | |\n",
		     "Alder Mill:aacpoc|Birch Foods:aa----");
}

static void test_shared(void **state)
{
	(void)state;
	assert_reads("- Corvane Health, $140k: sponsor left\n- Ostrava Mutual, $90k: usage down 40 %\n\n"
		     "Both are owned by J. Adeyemi, checkpoint 5 December.\n",
		     "Corvane Health:aac-oc|Ostrava Mutual:aac-oc");
	assert_reads("- Corvane Health, $140k: sponsor left, owner M. Lund\n- Ostrava Mutual, $90k: price\n\n"
		     "Both are decided by 5 December.\n",
		     "Corvane Health:aac-oc|Ostrava Mutual:aac--c");
	/* An entry of the list that says "all" is an entry. */
	assert_reads("- Corvane Health, $140k: sponsor left\n- All others: price, 5 December\n",
		     "Corvane Health:aac---|All others:--c--c");
}

static void test_not_ours(void **state)
{
	(void)state;
	assert_reads("- Alder Mill: the offer is with their managing director since July.\n", "Alder Mill:a--p--");
}

static void test_words(void **state)
{
	enum slot_kind kind;

	(void)state;
	assert_true(slot_parse(STR("sensitivity"), &kind));
	assert_string_equal(slot_name(kind), "sensitivity");
	assert_false(slot_parse(STR("mood"), &kind));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shapes),
		cmocka_unit_test(test_shared),
		cmocka_unit_test(test_not_ours),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
