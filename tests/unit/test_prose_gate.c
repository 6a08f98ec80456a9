/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/gate.h"
#include "prose_fixture.h"

static void test_gates(void **state)
{
	(void)state;
	assert_mark(gate_find, "€18k, purchase order", 0, "purchase order");
	assert_mark(gate_find, "der Betriebsrat", 0, "Betriebsrat");
	assert_mark(gate_find, "die Leasingfreigabe", 0, "Leasingfreigabe");
	assert_mark(gate_find, "no conditions", 0, "no conditions");
	assert_mark(gate_find, "waits for harvest crews", 0, "waits");
	assert_mark(gate_find, "two signatures needed", MARK_TRAP, "signatures");
	assert_mark(gate_find, "need a frame contract before we see the money", MARK_TRAP, "contract");
	assert_mark(gate_find, "ANSSI qualification of our probe", 0, "qualification of");
}

static void test_no_gates(void **state)
{
	(void)state;
	assert_mark(gate_find, "procurement module, €30k", MARK_TRAP, NULL);
	assert_mark(gate_find, "security review passed", MARK_TRAP, NULL);
	assert_mark(gate_find, "second county, €19k", MARK_TRAP, NULL);
	assert_mark(gate_find, "two more boards", MARK_TRAP, NULL);
	assert_mark(gate_find, "the board approved it last month", MARK_TRAP, NULL);
	assert_mark(gate_find, "the board has not approved it", MARK_TRAP, "board");
	assert_mark(gate_find, "der Betriebsrat hat im März zugestimmt", MARK_TRAP, NULL);
	assert_mark(gate_find, "we send the deck, then fly over with the CTO", MARK_TRAP, NULL);
	assert_mark(gate_find, "we send the deck, and legal reads it", MARK_TRAP, "legal");
	assert_mark(gate_find, "the pilot ended in April with top marks", MARK_TRAP, NULL);
	assert_mark(gate_find, "we hear nothing bad about it", 0, NULL);
	assert_mark(gate_find, "takes nurse scheduling with the Salesforce connector", MARK_TRAP, NULL);
	assert_mark(gate_find, "the Salesforce connector is not built", MARK_TRAP, "connector");
	assert_mark(gate_find, "le contrat vaut 40 k€", MARK_TRAP, NULL);
	assert_mark(gate_find, "I can't say what the hurdle is", MARK_TRAP | MARK_UNKNOWN, NULL);
	assert_mark(gate_find, "der Stiftungsrat tagt", MARK_TRAP, "Stiftungsrat");
	assert_mark(gate_find, "we owe them the order form", MARK_TRAP, NULL);
	assert_mark(gate_find, "we owe them the Workday export", MARK_TRAP, "owe them");
	assert_mark(gate_find, "what is left is Kolej Podlaska", 0, NULL);
	assert_mark(gate_find, "what is left is Legal", 0, "what is left");
	assert_mark(gate_find, "Gate: tbd", MARK_UNKNOWN, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gates),
		cmocka_unit_test(test_no_gates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
