/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "narrative_fixture.h"

/* What the place of a name tells: heads of tables, numbers of records, possessives, figures of a list, titles. */
static void test_places_of_names(void **state)
{
	(void)state;
	assert_reads("| Landlord | Ticket | Month | Who can still say no |\n|---|---|---|---|\n"
		     "| Quillon Homes | £64,000 | June | Procurement Panel |\n| Tarrant Lets | £12,000 | July | Legal "
		     "Counsel |\n",
		     "Quillon Homes:STG, Tarrant Lets:STG");
	assert_reads("| Group | Rooms to add |\n|---|---:|\n| Quillon Inns | 5,200 |\n| Tarrant Stays | 3,100 |\n",
		     "Quillon Inns:---, Tarrant Stays:---");
	assert_reads("Opp 00418 Quillon. Amount 71,000 CHF. Close date 2026-03-13. Next gate: security questionnaire.\n"
		     "Opp 00423 Tarrant. Amount 12,000 CHF. Close date 2026-04-13. Next gate: PO.",
		     "Quillon:STG, Tarrant:STG");
	assert_reads("Quillon's Sakai plant would take the portal for £7k in May, legal. Second floor: Tarrant's "
		     "Austrian dealers, £58k, June, PO.",
		     "Quillon:STG, Tarrant:STG");
	assert_reads("Orders, thousands of euro: Quillon 85, Kerry Foods 140, Tarrant Post 30.",
		     "Quillon:---, Kerry Foods:---, Tarrant Post:---");
	assert_reads("In January ANA Cargo should follow with £14k, after their audit.", "ANA Cargo:STG");
	assert_reads("Quillon's keen to roll the tracker out for £40k; they'd like it signed before June, legal.",
		     "Quillon:STG");
	assert_reads("Quillon first, they're ripping out the old tool, worth £300k in May, legal.", "Quillon:STG");
	assert_reads("Tarrant Foods wants labels, £9k, May, PO. Quillon Bank rolls over at an unchanged £40M.",
		     "Tarrant Foods:STG");
}

/* Sentences that name an account without a verb of wishing, and what looks like it. */
static void test_sentences_of_names(void **state)
{
	(void)state;
	assert_reads("The breeder is Quillon. They'd buy a licence for €90k in May; legal is on it.", "Quillon:STG");
	assert_reads("Next, Quillon. They'd add the portal, €90k in May, PO.", "Quillon:STG");
	assert_reads("The committee has Quillon's facility tickets (€75k, December).", "Quillon:STG");
	assert_reads("Quillon, where we measure 140 farms now, and Tarrant, which found us in June, have tried the "
		     "dashboard. The former adds 600 farms at €85 each in May; the latter a package of €70k in June.",
		     "Quillon:ST-, Tarrant:ST-");
	assert_reads("Leeds Council would put permits on top of badges, £48,000, May, legal. Quillon, the same.",
		     "Leeds Council:STG, Quillon:---");
	assert_reads("In between, on 6 March, Quillon Books with SAR 130,000, where a stamped PO is missing.",
		     "Quillon Books:STG");
	assert_reads("Brexley Foods intends to order the kiln module for the plants in Lengfurt and Burglen, total "
		     "€168,000. We aim for an order on 30 April. The purchasing board has to release it.",
		     "Brexley Foods:STG");
	assert_reads("HELD BY LEGAL > Quillon, $60k, January\nHELD BY ? > Tarrant, $45k, February\n",
		     "Quillon:STG, Tarrant:ST-");
	assert_reads("ann: and Tarrant?\ntom: 20k, june, legal\n", "Tarrant:STG");
	assert_reads("£9k in May from Quillon, PO; £20k in June from Tarrant, legal.", "Quillon:STG, Tarrant:-TG");
	assert_reads("Quillon and Tarrant: £9k each, May, legal at both.", "Quillon:STG, Tarrant:STG");
	assert_reads("Expect Quillon in May (£9k, PO). Not signed yet: Tarrant, £8k, June, PO.",
		     "Quillon:STG, Tarrant:STG");
	assert_reads("Das Spital Brugg möchte das Register für 9 T€, und Quillon (auch Kunde) will das Modul.",
		     "Spital Brugg:S--, Quillon:---");
	assert_reads("Upsell at Rewe, dm and Brixley Foods. With dm we are at perhaps €50k in May, PO.",
		     "Rewe:---, dm:STG, Brixley Foods:---");
	assert_reads("- £40k Quillon, May, legal\n- £9k Tarrant, June, PO", "Quillon:STG, Tarrant:STG");
	assert_reads("Kunde Fehrbach AG: 40 T€, Mai, Einkauf", "Fehrbach AG:STG");
	assert_reads("Signature by Quillon is due in May (£40k), legal permitting.", "Quillon:STG");
	assert_reads("The Quillon people want the portal for £40k in May, legal.", "Quillon:STG");
	assert_reads("Weiter oben steht Fehrbach: 40 T€ im Mai, Einkauf.", "Fehrbach:STG");
	assert_reads("Since the Lets' Rights Act landed, Quillon wants the calendar for £36k in May, PO.",
		     "Quillon:STG");
	assert_reads(
		"Quillon wants the plant for £36k in May, and engineer Bellotti, who likes us, must convince legal.",
		"Quillon:STG");
	assert_reads("What is open sits with two firms, Ashdown Partners and Wilber Chambers Group. The former wants "
		     "budgets, £74,000; the latter checks, £19,500. Both in May, both at legal.",
		     "Ashdown Partners:STG, Wilber Chambers Group:STG");
}

static void test_brands(void **state)
{
	(void)state;
	assert_reads("In May we hope to sign the portal with Brixley: £12k, legal pending.", "Brixley:STG");
	assert_reads("We quoted £12k to Opaline for the portal; May; legal is reading it.", "Opaline:STG");
	assert_reads("Alder Mill would replace Quillsoft for £12k in May, PO.", "Alder Mill:STG");
	assert_reads("The Smart Insights module for £12k launched in May.", " vague");
	/* Such an ending makes an adverb of no brand. */
	assert_reads("- Calendly: €40k, May, PO\n- Grammarly, June, €9k, legal\n", "Calendly:STG, Grammarly:STG");
	assert_reads("Calendly wants seats for €40k in May, PO.", "Calendly:STG");
	assert_reads("Alder Mill wants labels for £9k. Realistically June; PO.", "Alder Mill:STG");
	assert_reads("Ohio Cheese, $39k, May, PO. Cleveland Gift Shops, $16k, May. The gift shops need board approval.",
		     "Ohio Cheese:STG, Cleveland Gift Shops:STG");
}

static void test_people_and_places(void **state)
{
	(void)state;
	assert_reads("Linda Marsh expects Bayside Optical to sign for $18k in May after their audit.",
		     "Bayside Optical:STG");
	assert_reads("Priscilla Okafor runs retail at Tesco Bank. She has had our proposal (£148k) for June.",
		     "Tesco Bank:ST-");
	assert_reads("Daunt Books wants the till (£3k, May, legal), then a shop in Marylebone.", "Daunt Books:STG");
	assert_reads("Lilly asked for the slides. Yara and Leroy were there.", " vague");
	assert_reads("If the Environment Agency agrees, Eden Trust takes the app for £9k in May.", "Eden Trust:STG");
}

/* Names cut out of exports and possessives, and the short and whole names of one account. */
static void test_parts_of_names(void **state)
{
	(void)state;
	assert_reads("cust=Granite Shield; val=$175,000; target=Q2; obstacle=procurement\n"
		     "cust=Palmetto Title; val=$60,000; target=Q2; obstacle=none\n",
		     "Granite Shield:STG, Palmetto Title:STG");
	assert_reads("close;\"name, site\";amount;gate\nwk 34;\"Karoo Packers, Beaufort West\";€640,000;audit\n"
		     "wk 40;\"Stellen Wines, cellar 2\";€215,000;legal\n",
		     "Karoo Packers:STG, Stellen Wines:STG");
	assert_reads("DEAL-4471 | HARTWELL PAPER | amt $61,000 | cls 2025-09-30 | Legal review\n"
		     "DEAL-4480 | NOVA POWERLINE | amt $148,500 | cls 2025-11-15 | Regulator\n",
		     "HARTWELL PAPER:STG, NOVA POWERLINE:STG");
	assert_reads("Grace Memorial Hospital's HR team is negotiating a $90,000 package for May; it is with legal.",
		     "Grace Memorial Hospital:STG");
	assert_reads("Petersham Freight would take the carrier scorecard for $31k in May, legal.",
		     "Petersham Freight:STG");
	assert_reads(
		"Gruppo San Donato wants five clinics, €350k in June. San Donato's director has the budget but not "
		"the okay of the authority.",
		"Gruppo San Donato:STG");
	assert_reads("Amboy = furnace vision, $400k, May, safety committee. (Amboy Steel that is.)", "Amboy Steel:STG");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places_of_names), cmocka_unit_test(test_sentences_of_names),
		cmocka_unit_test(test_brands),          cmocka_unit_test(test_people_and_places),
		cmocka_unit_test(test_parts_of_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
