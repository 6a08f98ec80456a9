/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "narrative_fixture.h"

/* Answers that are given to accounts by their place, and by who is left over. */
/* Tests: check/narrative_relative, check/narrative_rest, check/narrative_series, check/narrative_outlook */

/* "Name=size/time/gate; …": what was read for each; a dash for what was not. */
static void describe_answers(const struct narrative *narrative, struct str text, struct buf *out)
{
	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];
		const struct narrative_slot *slots[] = { &entry->size, &entry->timing, &entry->gate };

		buf_printf(out, "%s%.*s=", i ? "; " : "", STR_FMT(entry->name));
		for (size_t k = 0; k < COUNT_OF(slots); k++)
			buf_printf(out, "%s%.*s", k ? "/" : "",
				   STR_FMT(slots[k]->found ? str_in(text, slots[k]->span) : STR("-")));
	}
}

static void assert_answers(const char *text, const char *expected)
{
	assert_said(describe_answers, NULL, text, expected);
}

static void test_series(void **state)
{
	(void)state;
	assert_answers(
		"• who: Alder Mill, Birch Foods, Cedar Inns (all live on Core)\n• €k, same order: 90 / 65 / 40\n"
		"• ink: 12 Dec / 19 Dec / 9 Jan\n• sitting with: CISO / data protection / nobody, free to sign\n",
		"Alder Mill=90/12 Dec/CISO; Birch Foods=65/19 Dec/data protection; Cedar Inns=40/9 Jan/nobody, "
		"free to sign");
	assert_answers("Alder Mill, Birch Foods and Cedar Inns want the portal.\n\nSizes: €9k, €12k and €20k.\n"
		       "Dates: May, June, July.\nGates in that order: legal, PO, the works council.\n",
		       "Alder Mill=€9k/May/legal; Birch Foods=€12k/June/PO; Cedar Inns=€20k/July/the works council");
	/* An open place is open for that one alone. */
	assert_answers(
		"Alder Mill and Birch Foods want the portal.\n\nWorth: €9k; €12k\nWhen: tbc; June\nBlocker: legal; ?\n",
		"Alder Mill=€9k/-/legal; Birch Foods=€12k/June/-");
	/* Another number of answers is nobody's. */
	assert_answers("- Alder Mill, portal, €9k\n- Birch Foods, portal, €8k\n\nDates: May, June, July.\n",
		       "Alder Mill=€9k/-/-; Birch Foods=€8k/-/-");
	/* What stands below one account is its own. */
	assert_answers("* Alder Mill\n    * how much: €9k/yr\n* Birch Foods\n    * how much: €12k/yr\n",
		       "Alder Mill=€9k/-/-; Birch Foods=€12k/-/-");
	assert_answers(
		"Account: Alder Mill\nSize: between €9k and €12k\n\nAccount: Birch Foods\nSize: between €20k and "
		"€30k\n",
		"Alder Mill=€9k/-/-; Birch Foods=€20k/-/-");
}

static void test_rest(void **state)
{
	(void)state;
	assert_answers(
		"| Client | Value |\n|---|---|\n| Alder Mill | €9k |\n| Birch Foods | €12k |\n| Cedar Inns | €20k |\n\n"
		"Dates: Alder Mill by the end of Q1, the other two in April.\n",
		"Alder Mill=€9k/end of Q1/-; Birch Foods=€12k/April/-; Cedar Inns=€20k/April/-");
	assert_answers(
		"Alder Mill wants slots (€9k). Birch Foods wants labels (€12k). Cedar Inns wants kiosks (€20k).\n\n"
		"Birch Foods closes in May; the rest close in June.",
		"Alder Mill=€9k/June/-; Birch Foods=€12k/May/-; Cedar Inns=€20k/June/-");
	assert_answers(
		"Alder Mill wants slots (€9k). Birch Foods wants labels (€12k). Cedar Inns wants kiosks (€20k).\n\n"
		"Cedar Inns closes in May. The others are due in Q3.",
		"Alder Mill=€9k/Q3/-; Birch Foods=€12k/Q3/-; Cedar Inns=€20k/May/-");
	/* The rest of something else. */
	assert_answers("Alder Mill wants slots (€9k) and Birch Foods labels (€12k). The rest of the year is quiet.",
		       "Alder Mill=€9k/-/-; Birch Foods=€12k/-/-");
}

static void test_ordinals(void **state)
{
	(void)state;
	assert_answers(
		"Alder Mill wants slots (€9k). Birch Foods wants labels (€12k). The first is planned for May, the "
		"second for June.",
		"Alder Mill=€9k/May/-; Birch Foods=€12k/June/-");
	assert_answers("Alder Mill wants slots (€9k). Birch Foods wants labels (€12k). The first pilot ran in May.",
		       "Alder Mill=€9k/-/-; Birch Foods=€12k/-/-");
	/* One time, told in two ways, is no list. */
	assert_answers("Alder Mill and Birch Foods want slots, closing before the summer holidays in July.",
		       "Alder Mill=-/summer holidays/-; Birch Foods=-/summer holidays/-");
}

/* What is said of all, wherever a sentence says so. */
static void test_all(void **state)
{
	(void)state;
	assert_answers(
		"Offices empty out in summer, so everything here is meant to be signed by 20 March. Alder Mill wants "
		"slots (€9k). Birch Foods wants labels (€12k).",
		"Alder Mill=€9k/20 March/-; Birch Foods=€12k/20 March/-");
	assert_answers(
		"Alder Mill wants slots. Birch Foods wants labels. Price is identical for all of them: €9k a year "
		"each.",
		"Alder Mill=€9k/-/-; Birch Foods=€9k/-/-");
	assert_answers(
		"Alder Mill wants slots. Birch Foods wants labels. Both have set aside €9k, every one for itself.",
		"Alder Mill=€9k/-/-; Birch Foods=€9k/-/-");
	assert_answers("Alder Mill wants slots (€9k). Birch Foods wants labels (€12k). We sign with all of them in the "
		       "fourth quarter.",
		       "Alder Mill=€9k/fourth quarter/-; Birch Foods=€12k/fourth quarter/-");
	/* One price for all that count units; in one caption for the rows below it. */
	assert_answers("The module costs €3 per employee for everybody. Alder Mill takes 2,400, Birch Foods 650.\n\n"
		       "Alder Mill: October, legal.\nBirch Foods: May, nothing pending.\n",
		       "Alder Mill=€3/October/legal; Birch Foods=€3/May/nothing pending");
	assert_answers(
		"Extensions in negotiation – every one of them still has to pass the client's data-residency check\n\n"
		"Client        kCHF   Signature\nAlder Mill      64   Sept\nBirch Foods     22   Q4\n",
		"Alder Mill=64/Sept/every one of them still has to pass the client's data-residency check; "
		"Birch Foods=22/Q4/every one of them still has to pass the client's data-residency check");
	/* Where entries lie. */
	assert_answers(
		"With procurement\n- Alder Mill, €9k, 15 March\n- Birch Foods, €12k, 30 April\n\nWith the owner, who "
		"dithers\n- Cedar Inns, €6k, May\n",
		"Alder Mill=€9k/15 March/With procurement; Birch Foods=€12k/30 April/With procurement; Cedar "
		"Inns=€6k/May/With the owner");
	/* The day that a list is of closes nothing. */
	assert_answers("As of 30 September: Alder Mill €4k (October, PO), Birch Foods €2k (soon, union).",
		       "Alder Mill=€4k/October/PO; Birch Foods=€2k/-/union");
	/* Figures in thousands, which is said once. */
	assert_answers(
		"Upsells: Alder Mill at 150 (all in k euro), Birch Foods at 62 and Cedar Inns at 17 want the portal.",
		"Alder Mill=150/-/-; Birch Foods=62/-/-; Cedar Inns=17/-/-");
	assert_answers("Aoife, 08:12 > In thousands of euro: Alder Mill 85, Birch Foods 140, Cedar Inns 30.",
		       "Alder Mill=85/-/-; Birch Foods=140/-/-; Cedar Inns=30/-/-");
	/* One sum for several is nobody's. */
	assert_answers("Alder Mill wants slots. Birch Foods wants labels. All of them together have set aside €9k.",
		       "Alder Mill=-/-/-; Birch Foods=-/-/-");
}

/* Told by the answers of another account. */
static void test_relative(void **state)
{
	static const struct {
		const char *said, *size, *time;
	} cases[] = {
		{ "It is worth half of that, in June.", "€9k", "June" },
		{ "Worth twice what Birch Foods pays, in June.", "€9k", "June" },
		{ "In June, for a third of Alder Mill's figure.", "€12k", "June" },
		{ "In June, for as much as Alder Mill.", "€12k", "June" },
		{ "The price is 1.5 times Alder Mill's, in June.", "€12k", "June" },
		{ "€20k, a week after Alder Mill.", "€20k", "a week after Alder" },
		{ "€20k, and the month after.", "€20k", "the month after" },
		{ "They follow a fortnight later, for €20k.", "€20k", "a fortnight later" },
		{ "For €20k. Together with Alder Mill.", "€20k", "May" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		struct buf text = BUF_EMPTY, expected = BUF_EMPTY;

		buf_printf(&text,
			   "Alder Mill (€12k, May, legal) and Birch Foods (€9k, July, PO) are open. Acme Foods wants "
			   "the stock "
			   "module, with the board still to agree. %s",
			   cases[i].said);
		buf_printf(
			&expected,
			"Alder Mill=€12k/May/legal; Birch Foods=€9k/July/PO; Acme Foods=%s/%s/with the board still to "
			"agree",
			cases[i].size, cases[i].time);
		assert_answers(text.p, expected.p);
		buf_release(&text);
		buf_release(&expected);
	}
}

/* Lines below the one that names an account, under labels of their own. */
static void test_below(void **state)
{
	(void)state;
	assert_answers("### Alder Mill\n- Fraud scoring\n  - €9k a year\n  - target 31 October\n- Open point\n  - the "
		       "outsourcing form\n\n### Birch Foods\n- Instant claims payout\n  - €12k\n  - target May\n- Open "
		       "point\n  - pilot "
		       "result\n",
		       "Alder Mill=€9k/31 October/the outsourcing form; Birch Foods=€12k/May/pilot result");
	assert_answers("expansion:\n  - account: Alder Mill\n    arr_usd: 9000\n    close: 2026-02-27\n    open: [MSA "
		       "redlines, CMIO]\n  - account: Birch Foods\n    arr_usd: 8000\n    close: 2026-03-27\n    open: "
		       "[owner back]\n",
		       "Alder Mill=9000/2026-02-27/[MSA redlines, CMIO]; Birch Foods=8000/2026-03-27/[owner back]");
	assert_answers("ALDER MILL\nAmount: €9k\nClose: May\nRemaining: ANSSI qualification of our probe\n",
		       "ALDER MILL=€9k/May/ANSSI qualification of our probe");
}

/* Who is chosen at one place is meant at those before it, too. */
static void test_before(void **state)
{
	(void)state;
	assert_answers(
		"Metso: crusher twin, 230 000. Valmet: same twin, 145 000. Ponsse: cabs.\n\nMetso by August if the "
		"board agrees. Valmet in May, but there it's the licence clause. Ponsse waits for legal in June.\n",
		"Metso=230 000/August/if the board agrees; Valmet=145 000/May/but there it's the licence clause; "
		"Ponsse=-/June/waits for legal in");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_series),   cmocka_unit_test(test_rest),  cmocka_unit_test(test_ordinals),
		cmocka_unit_test(test_all),      cmocka_unit_test(test_below), cmocka_unit_test(test_before),
		cmocka_unit_test(test_relative),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
