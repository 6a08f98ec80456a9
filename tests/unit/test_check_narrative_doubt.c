/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "narrative_fixture.h"

/* When an answer is said to be missing, and when nothing is said. */
/* Tests: check/narrative_doubt, check/narrative_reach, check/narrative_twin */

static void test_doubt(void **state)
{
	struct narrative narrative;

	(void)state;
	/* Formed like a firm, in a sentence about buying: neither counted nor held against the text. */
	narrative_init(&narrative);
	narrative_read(&narrative,
		       STR("Alder Mill (€18k, June, legal) and Birch Foods (€9k, May, budget) are open. "
			   "An advertisement in Tweed Salmon Weekly was £4k."),
		       NULL);
	assert_int_equal(narrative.entries.n, 2);
	assert_int_equal(narrative.doubtful, 1);
	narrative_release(&narrative);
	/* Too few words speak for it, and none against it. */
	narrative_init(&narrative);
	narrative_read(&narrative,
		       STR("Two dairies carry the plan. Quillon, where we measure 140 farms, and Tarrant Milk want "
			   "the dashboard for €70k in May."),
		       NULL);
	assert_int_equal(narrative.entries.n + narrative.doubtful, 2);
	narrative_release(&narrative);
}

/* Told in words that no list holds, or beside a name: neither an answer nor its lack. */
static void test_unclear_answers(void **state)
{
	static const char *const texts[] = {
		"Acme Foods would take the stock module for €12k in May. The cook wants to try it for a week.",
		"On 17 September the association votes on it. Acme Foods would take the stock module for €12k in May.",
		"- Acme Foods, €12k, husband & wife don't agree, May.",
	};
	struct narrative narrative;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		narrative_init(&narrative);
		narrative_read(&narrative, str_of(texts[i]), NULL);
		assert_int_equal(narrative.entries.n, 1);
		assert_true(narrative.entries.v[0].gate.found || narrative.entries.v[0].gate.open);
		narrative_release(&narrative);
	}
	assert_reads("Acme Foods would take the stock module for €12k in May. They love it.", "Acme Foods:ST-");
}

/* An answer is said to be missing on grounds alone: narrative_doubt.c, narrative_reach.c, narrative_twin.c. */
static void test_grounds(void **state)
{
	(void)state;
	/* Said to be open. */
	assert_lacks("Alder Mill may take the portal in May if the board agrees, but no number has been put on paper.",
		     "Alder Mill:S");
	assert_lacks(
		"Alder Mill may take the portal in May if the board agrees. What that is worth we have not worked out.",
		"Alder Mill:S");
	/* A task of ours and a mood are no gates. */
	assert_lacks("Reederei Petersen nimmt die App für 25.000 € im Juni; wir telefonieren am Montag.",
		     "Reederei Petersen:G");
	assert_lacks("Alder Mill takes the portal for €12k in May; le proviseur est enchanté.", "Alder Mill:G");
	assert_lacks("Alder Mill would take the portal for €12k once legal is through; no date has been named.",
		     "Alder Mill:T");
	/* Everything is read, and nothing is left that could be it. */
	assert_lacks("- Alder Mill: portal, €12k, PO\n- Birch Foods: portal, €9k, May, legal\n", "Alder Mill:T");
	assert_lacks("- Alder Mill: 20 more seats, May, PO\n- Birch Foods: portal, €9k, May, legal\n", "Alder Mill:S");
	/* A count, from so many to so many, is no size. */
	assert_lacks("Alder Mill goes from 6 to 15 chairs in May, pending their accountant.", "Alder Mill:S");
	assert_lacks("- Alder Mill: from 3 houses to 5, May, PO\n- Birch Foods: portal, €9k, May, legal\n",
		     "Alder Mill:S");
	/* What is still to be granted is no gate that was passed; a label is answered by what stands first. */
	assert_lacks("- Alder Mill: portal, €12k, May, Chamber voucher to be granted\n"
		     "- Birch Foods: portal, €9k, May, legal\n",
		     "");
	assert_lacks("Alder Mill, €12k, May. Waiting for: three towns which own it, two have said yes.", "");
	assert_lacks("Alder Mill, €12k, May. Waiting for: we call on Monday, and again.", "Alder Mill:G");
	/* Strokes between the answers. */
	assert_lacks("Alder Mill // portal // €12k // 14 March // HACCP recertification\n"
		     "Birch Foods // portal // €9k // 28 March // sells its old factory first\n",
		     "");
	assert_lacks("Alder Mill // portal // €12k // 14 March\nBirch Foods // portal // €9k // legal\n",
		     "Alder Mill:G, Birch Foods:T");
	/* Forms that no list knows. */
	assert_lacks(
		"- Alder Mill: portal, €12k, before shearing is over, PO\n- Birch Foods: portal, €9k, May, legal\n",
		"");
	assert_lacks("Alder Mill takes the portal in May, PO pending. The price is half of that.", "");
	/* An answer that is nobody's stands elsewhere. */
	assert_lacks("Alder Mill (€12k, PO) and Birch Foods (€9k, legal) want more.\n\nThe grinder signs in May.", "");
	/* What is said of all in words that nobody knows may be the answer of each. */
	assert_lacks("We talk to Alder Mill ($70k), Birch Foods ($45k) and Cedar Inns ($130k). All three should be "
		     "signed in May "
		     "and all three are held up by the penetration test report we owe their IT departments.",
		     "");
	/* One of two names took what is said of the other. */
	assert_lacks("- Alder Mill: 60 seats for Tornby at €1,150 each, May, PO\n- Birch Foods: €9k, May, legal\n", "");
	/* An account of a later sentence, with answers of its own, took nothing. */
	assert_lacks("CHUV and HUG would extend tracking, in total CHF 410k, closing in July, and a tender is "
		     "unavoidable. In "
		     "the east we have Spital Thurgau with CHF 52k in April; their IT has to certify our interface.",
		     "CHUV:S, HUG:S");
	/* The head of a mail, and the day that a list is of, answer nothing. */
	assert_lacks(
		"Subject: list for the board book\n\nAlder Mill takes the portal for €9k in May.\nBirch Foods takes "
		"the portal for €12k in June, legal review pending.",
		"Alder Mill:G");
	assert_lacks("Upsell, state of 12/9.\nAlder Mill, portal, €9k, PO.\nBirch Foods, portal, €12k, June, legal.",
		     "Alder Mill:T");
	/* Told by comparison. */
	assert_reads(
		"Alder Mill (€12k, PO) signs in May. Birch Foods wants the portal for half of that, same day, legal.",
		"Alder Mill:STG, Birch Foods:STG");
	/* A column with nothing in it, and one whose head nobody knows. */
	assert_lacks("| Account | Size | Close | Gate |\n|-|-|-|-|\n| Alder Mill | €12k | | PO |\n| Birch Foods | tbd "
		     "| May | ? |\n",
		     "Alder Mill:T, Birch Foods:SG");
	/* Heads in the founder's own words, and figures below one that is for gates. */
	assert_reads(
		"| House | Pen to paper | Ticket | Before that |\n|-|-|-|-|\n| Alder Mill | May | €9k | Board vote |\n"
		"| Birch Foods | June | €12k | 14 |\n",
		"Alder Mill:STG, Birch Foods:ST-");
	/* What the market is worth is nobody's amount. */
	assert_lacks("We talk to Alder Mill about the portal, planned for Q2, and its board has to agree. The portal "
		     "is a €9 "
		     "million addressable opportunity.",
		     "Alder Mill:S");
	assert_lacks("| Account | ₹ lakh | Close | What must happen |\n|-|-|-|-|\n| Alder Mill | 42 | May | PO |\n| "
		     "Birch Foods | 18 "
		     "| May | legal |\n",
		     "");
}

/* A noun that stands for an account may have the answer that nobody takes; a cell that is empty is no merged one. */
static void test_who_is_meant(void **state)
{
	(void)state;
	assert_lacks(
		"Alder Mill (€18k, legal) and Calloway Boats (€9k, budget) want the portal. Diane expects Alder Mill "
		"in May; the builder follows in August.",
		"");
	/* Paragraphs with numbers are prose, too. */
	assert_lacks(
		"4.1 There was growth. Alder Mill had asked for the portal at €18k and Birch Foods for labels at €9k.\n"
		"4.2 The miller was expected to sign in October, the packer before Christmas.\n"
		"4.3 Alder's insurer has to agree; Birch waits for its bank.\n",
		"");
	assert_lacks("Alder Mill (€18k, legal) signs in May. Birch Foods (€9k, budget) likewise.", "");
	assert_lacks("| In the way | Signature | Customer | Uplift |\n|-|-|-|-|\n| legal | June | Alder Mill | 9 k€ "
		     "|\n| PO | | "
		     "Birch Foods | 12 k€ |\n",
		     "Birch Foods:T");
	assert_lacks(
		"| Kunde | Added volume | Decision | Hinges on |\n|-|-|-|-|\n| Alder Mill | 60 carts at €9,500 | May | "
		"vote |\n| Birch Foods | 210 carts, price still being discussed | June | legal |\n| Cedar Inns | €36k "
		"| June | "
		"PO |\n",
		"Birch Foods:S");
	assert_lacks("Alder Mill (€18k, June, legal) is open. Birch Foods signs in May once legal is through, dunno "
		     "how much, "
		     "ask me later.",
		     "Birch Foods:S");
}

/* One answer and no other: told in a way that nobody understands rather than lacking, unless nothing more is said. */
static void test_half_read(void **state)
{
	(void)state;
	assert_lacks("Alder Mill (€18k, June, legal) and Birch Foods (€9k, May, budget) are open. The feed for Cedar "
		     "Inns comes to €7k.",
		     "");
	assert_lacks("Upsell candidates: Alder Mill (€18k), Birch Foods (€9k).", "Alder Mill:TG, Birch Foods:TG");
	assert_lacks(
		"Alder Mill (€18k, June, legal) is open. Birch Foods asks for the portal in May, price still unclear.",
		"Birch Foods:SG");
	assert_lacks("Alder Mill (€18k, June, legal) is open. Birch Foods asks for the portal in May, we have yet to "
		     "quote it.",
		     "Birch Foods:SG");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_doubt),     cmocka_unit_test(test_unclear_answers),
		cmocka_unit_test(test_grounds),   cmocka_unit_test(test_who_is_meant),
		cmocka_unit_test(test_half_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
