/* SPDX-License-Identifier: MIT */
/* Narratives in turns of speech that the reader has a rule of its own for, one by one. */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "narrative_fixture.h"

/* Three of whom each lacks something else are misread, but not where the text says that an answer is open. */
static void test_said_open(void **state)
{
	(void)state;
	assert_lacks("Denby Rail, £7k, June.\n\nAlder Mill, £9k, PO.\n\nCorran Ferries, May, legal review.", "");
	assert_lacks("Denby Rail, £7k, June.\n\nAlder Mill, £9k, PO, timing tbd.\n\nCorran Ferries, May, legal review.",
		     "Alder Mill:T");
}

/* Who buys in the middle of an entry keeps no gate of it. */
static void test_buyers_are_no_keepers(void **state)
{
	(void)state;
	assert_lacks("Denby Rail wants carts for £7k in June. Meanwhile Alder Mill adds seats, legal review.",
		     "Denby Rail:G");
	assert_lacks("Denby Rail wants carts for £7k in June. At Alder Mill interest is strong, and legal must agree.",
		     "Denby Rail:G");
}

/* … and who is a customer keeps none. */
static void test_customers_are_no_keepers(void **state)
{
	static const struct account accounts[] = { { .name = { "Orvel Trust", 11 } } };
	static const char text[] =
		"Denby Rail wants carts for £7k in June. Orvel Trust has yet to agree to the charge.";
	struct registry customers;
	const struct narrative_context context = { .customers = &customers };

	(void)state;
	registry_init(&customers);
	registry_add(&customers, &accounts[0]);
	registry_finish(&customers);
	assert_reads(text, "Denby Rail:STG");
	assert_reads_as(&context, text, "Denby Rail:ST-, Orvel Trust:--G");
	registry_release(&customers);
}

static void test_thin(void **state)
{
	(void)state;
	assert_reads("We have no expansion this quarter.", " thin");
	assert_reads("Denby Rail wants carts for £7k in June, PO. They will light up the other clinics.",
		     "Denby Rail:STG");
	assert_reads("Denby Rail wants carts in June, PO. A modest EUR 7,700.", "Denby Rail:STG");
	assert_reads("Denby Rail wants carts for £7k in June, PO. A modest list.", "Denby Rail:STG thin");
}

/* What may be an amount is not said to be missing. */
static void test_amounts(void **state)
{
	(void)state;
	assert_lacks("Denby Rail wants carts, eight-fifty a month, June, PO.", "");
	assert_lacks("Denby Rail wants carts, 60ish k, in June, PO pending.", "");
	assert_lacks("Denby Rail wants carts, ticket-free, in June, PO pending.", "Denby Rail:S");
	assert_reads("Denby Rail wants carts, R38 per matter, in June, PO pending.", "Denby Rail:STG");
}

static void test_conditions(void **state)
{
	(void)state;
	assert_reads("Denby Rail wants carts for £7k in June once Teagasc certifies it.", "Denby Rail:STG");
	assert_reads("Denby Rail wants carts for £7k in June once Easter is over.", "Denby Rail:ST-");
}

/* Small letters among entries that have capitals. */
static void test_lower_entry(void **state)
{
	(void)state;
	assert_reads("- Denby Rail (rail), $7k, June, PO\n- two left feet (dance studios), $99k, May, PO",
		     "Denby Rail:STG, two left feet:STG");
	assert_reads("- Denby Rail (rail), $7k, June, PO\n- two left feet (dance studios), in May, PO",
		     "Denby Rail:STG");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_said_open),
		cmocka_unit_test(test_buyers_are_no_keepers),
		cmocka_unit_test(test_customers_are_no_keepers),
		cmocka_unit_test(test_thin),
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_conditions),
		cmocka_unit_test(test_lower_entry),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
