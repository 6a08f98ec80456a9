/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "narrative_fixture.h"

/* What a name is to the company: who is lost, somebody's partner, a person, or one of a list that is out. */
/* Tests: check/narrative_role, check/narrative_hide, check/narrative_list, check/narrative_party */

static void test_out(void **state)
{
	static const struct reading texts[] = {
		{ "Not included: Denby Rail, £5k in June.", "" },
		{ "We had Denby Rail here with £7k in June. It has been sold.", "" },
		{ "Denby Rail? Lost in March, £7k.", "" },
		{ "So says its bank, Denby & Co., which agreed to £7k.", "" },
	};

	static const struct reading fates[] = {
		/* what is over, in the words of those who are glad of it */
		{ "Denby Rail is done (£18k, booked on 12 April).", "" },
		{ "Denby Rail is done and dusted, £18k.", "" },
		{ "Denby Rail is in the bag (£18k).", "" },
		{ "Denby Rail is done with its audit and wants carts for £7k in June, PO.", ", Denby Rail:STG" },
		{ "Denby Rail should be over the line by June with £7k, PO.", ", Denby Rail:STG" },
		/* whom others win */
		{ "Denby Rail (£18k, June) belongs on the new-business page.", "" },
		{ "Denby Rail, £18k, June, is a brand-new logo.", "" },
		/* what did not come to pass */
		{ "Denby Rail, whom we nearly lost, wants carts for £7k in June, PO.", ", Denby Rail:STG" },
		{ "Denby Rail, whom we lost, wanted carts for £7k in June, PO.", "" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
	assert_reads_behind(fates, COUNT_OF(fates));
	assert_reads("1. Alder Mill, £9k, May, legal\n2. Asked and declined\n   - Denby Rail, £7k, June, PO\n",
		     "Alder Mill:STG");
	/* Who is listed with one that is out; a sentence that looks back. */
	assert_reads("Alder Mill (£9k) and Denby Rail (£7k) both signed in August. Ironbridge Pottery wants kiosks "
		     "for £4k in May, legal.",
		     "Ironbridge Pottery:STG");
	assert_reads("Alder Mill wants labels for £9k in May, legal. Denby Rail takes kiosks for £7k in June, PO. Both "
		     "would be new logos.",
		     "");
	/* A partner stands beside the deal until a new clause begins. */
	assert_reads("Beside the reseller Novane we offered Alder Mill labels for £9k, June, legal.", "Alder Mill:STG");
}

static void test_people(void **state)
{
	static const struct reading texts[] = {
		{ "Hui Min joined us as Head of Growth on a £90k package in June.", "" },
		{ "The cfo Denby Marsh wants £7k in June.", "" },
		{ "Corin covers Denby Rail, £7k, June, PO. Corin wants more. So does Corin Adler.",
		  ", Denby Rail:STG" },
		{ "Denby Marsh at Corvane Works, wants carts for £2k in May, PO.", ", Corvane Works:STG" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
	assert_reads("Alder Mill wants labels for £9k in May, waiting on the Corvane Trust's brand team.",
		     "Alder Mill:STG");
	assert_reads("Code names: Falcon wants labels for £9k in May, legal. Badger, £7k, June, PO.", "");
}

/* Offices and others that only have to agree, wherever in an entry they stand. */
static void test_parties(void **state)
{
	static const struct reading texts[] = {
		{ "Denby Wool Board, £7k, June. Department of Fisheries must release the grant.",
		  ", Denby Wool Board:STG" },
		{ "\n\nDenby Rail\n  £7k / June / Ministry of Transport data approval", ", Denby Rail:STG" },
		{ "Denby Rail takes kiosks for £7k in June; left is the Bureau of Roads' commercial team.",
		  ", Denby Rail:STG" },
		{ "Denby Rail takes kiosks for £7k in June, the Landesgewerbeamt muss noch zustimmen.",
		  ", Denby Rail:STG" },
		/* Whom they choose from, and whom it takes for a deal. */
		{ "Denby Rail takes carts for £7k in June; they go back and forth between us and Corva.",
		  ", Denby Rail:STG" },
		{ "Denby Rail takes carts for £7k in June, PO, be it from us or Corva.", ", Denby Rail:STG" },
		{ "The board stands between us and Denby Rail, £7k, June.", ", Denby Rail:STG" },
		/* An office with an amount of its own buys. */
		{ "Department of Fisheries must have kiosks for £7k in June, PO.", ", Department of Fisheries:STG" },
		{ "Office Depot, £7k, June, PO.", ", Office Depot:STG" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
}

/* Sentences without a subject go on about who was named before. */
static void test_openers(void **state)
{
	static const struct reading texts[] = {
		{ "Adds £66k a year.", "" },
		{ "Covers a second yard for £5k.", "" },
		{ "Pays £2k more.", "" },
		{ "Takes Corvane Suite for £5k.", "" },
		{ "Braucht 12.000 Euro.", "" },
		{ "Veut un module de plus pour 5.000 €.", "" },
		/* Adverbs and pronouns that point back. */
		{ "Dafür zahlt man 5.000 € im Jahr.", "" },
		{ "Hierzu, so heisst es, zahlt man 5.000 €.", "" },
		{ "Beforehand, the board approves £5k.", "" },
		{ "Daarmee betalen ze € 5.000.", "" },
		{ "Celle-ci vaut 5.000 €.", "" },
		{ "Next comes Corvane Works, £5k, June, PO.", ", Corvane Works:STG" },
		{ "Gap wants lanes for £5k in June, PO.", ", Gap:STG" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
	assert_reads("- Alder Mill, legal\n  - Costs £9k, in May\n- Denby Rail, PO\n  - Brings £7k in June\n",
		     "Alder Mill:STG, Denby Rail:STG");
}

static void test_customers(void **state)
{
	static const struct reading texts[] = {
		{ "Together with our partner Novane we hope to sell Denby Rail carts for £2k in May, PO.",
		  ", Denby Rail:STG" },
		{ "Anna runs Denby Rail and Corvane, £7k each in June.", ", Denby Rail:ST-, Corvane:ST-" },
		{ "We have the Denby Rail banner in view, £7k.", "" },
		{ "Denby finally wants kiosks for £7k in June, PO.", ", Denby:STG" },
		{ "Two wants more: £7k in June, PO.", ", Two:STG" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
	assert_reads("In the north Kurt Lampe at Denby want kiosks.", "Denby:---");
	assert_reads("Alder - Alder Mill Holding in full - wants labels for £9k in May, legal.",
		     "Alder Mill Holding:STG");
	/* A heading above names is none of them. */
	assert_reads("# Alder Mill\n\n- Corvane Works, £9k, May, legal\n- Ironbridge Pottery, £7k, June, PO\n",
		     "Corvane Works:STG, Ironbridge Pottery:STG");
	/* What we do with deals is said of all, behind one of them as well. */
	assert_reads(
		"Three names matter: Alder Mill, Denby Rail and Corvane Works. Each of the first two adds a site at "
		"£38,000; Corvane Works adds the group at £190,000. Legal everywhere. We plan to book all three in "
		"June.",
		"Alder Mill:STG, Denby Rail:STG, Corvane Works:STG");
	assert_reads("Alder Mill, £9k, legal. Denby Rail, £7k, PO. It would see all three sites in June.",
		     "Alder Mill:S-G, Denby Rail:STG");
	/* Called by what they do. */
	assert_reads("Hobday Brewery £40k, Barossa Glass £48k, Lyle Printing £10k.\n\nTiming: the brewer in May, the "
		     "glassworks in June, the printers in FY27. Legal everywhere.",
		     "Hobday Brewery:STG, Barossa Glass:STG, Lyle Printing:STG");
	/* "All three" counts each once. */
	assert_reads("Alder Mill wants labels for £9k in May, legal. Alder Mill again asked for a price. Denby Rail "
		     "has been shown kiosks. Corvane was shown them as well. We'll have all three over the line by "
		     "June.",
		     "Alder Mill:STG");
}

/* What an account buys has a name as well. */
static void test_things(void **state)
{
	(void)state;
	assert_reads("Alder Mill wants Corvane Suite for £9k in May, legal.", "Alder Mill:STG");
	assert_reads("Alder Mill asked for the Corvane Planner (£9k, May, legal).", "Alder Mill:STG");
	assert_reads("- Alder Mill: Corvane Planner, £9k, May, legal", "Alder Mill:STG");
	assert_reads("Alder Mill, eWMS upgrade, £9k, May, legal.", "Alder Mill:STG");
	assert_reads("Käserei Alder nimmt die Molke-Analytik für 9.000 Euro im Mai, Betriebsrat.", "Käserei Alder:STG");
	assert_reads("Die Käserei Alder will Waagen, 9.000 Euro, Mai; es fehlt die Zusage der Hausbank.",
		     "Käserei Alder:STG");
	assert_reads("Die Käserei Alder will Waagen, 9.000 Euro, Mai; es fehlt das Plazet des Beirats.",
		     "Käserei Alder:STG");
	/* Others are accounts by themselves: what stands before them is no account, or wishes nothing of them. */
	assert_reads("Open now: Denby Rail, £9k, May, legal.", "Denby Rail:STG");
	assert_reads("Sales wants Denby Rail (£9k, May, legal).", "Denby Rail:STG");
}

/* What stands below an account, or opens a sentence, and is an ordinary noun. */
static void test_nouns(void **state)
{
	static const struct reading texts[] = {
		{ "Uptake stands at £66k a year.", "" },
		{ "Subscription wants £5k more.", "" },
		{ "\n\n- Denby Rail, PO\n  - Payback £7k in June", ", Denby Rail:STG" },
		{ "\n\n- Denby Rail, PO\n  - Budget £7k in June", ", Denby Rail:STG" },
		{ "\n\n- Denby Rail\n  - Rebate: £7k, June, PO", ", Denby Rail:STG" },
		{ "\n\n- Orange £7k, June, PO", ", Orange:STG" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
	assert_reads("### Alder Mill\n- Labels: £9k, May\n- Legal\n\n### Denby Rail\n- Kiosks: £7k, June\n- PO\n",
		     "Alder Mill:STG, Denby Rail:STG");
	assert_reads("## Northern accounts\n\n- Alder: £9k, May, legal\n- Denby: £7k, June, PO\n",
		     "Alder:STG, Denby:STG");
}

static void test_tables(void **state)
{
	(void)state;
	assert_reads(
		"| Account | What | Amount | Close | Who still approves |\n|---|---|---|---|---|\n"
		"| Alder Mill | labels | £9k | May | Rosa Kemp |\n| Denby Rail | kiosks | £7k | June | Ida Falk |\n",
		"Alder Mill:STG, Denby Rail:STG");
	assert_reads("| Account | Amount | Decision |\n|---|---|---|\n| Alder Mill | £9k | 3 May |\n"
		     "| Denby Rail | £7k | 12 June |\n",
		     "Alder Mill:ST-, Denby Rail:ST-");
	assert_reads("| Close | Account | Amount | Gate |\n|---|---|---|---|\n| May | Alder Mill | £9k | legal |\n"
		     "| | Denby Rail | £7k | PO |\n",
		     "Alder Mill:STG, Denby Rail:STG");
}

static void test_answers(void **state)
{
	static const struct reading texts[] = {
		{ "Denby Rail wants kiosks for £7k in June; the budget's approved.", ", Denby Rail:ST-" },
		{ "Denby Rail pays £90k today and from June pays £7k more, PO.", ", Denby Rail:STG" },
		{ "Denby Rail wants kiosks for £7k; the council meets on 3 June, and we countersign the day after.",
		  ", Denby Rail:STG" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
}

/* What leads to a gate, whatever the gate is called; and the same words before an answer of another kind. */
static void test_leads(void **state)
{
	static const char *const leads[] = {
		"What is left is the yard move",
		"Not before the yard move",
		"It all turns on the yard move",
		"The bottleneck is the yard move",
		"The yard move is in the way",
		"To be settled: the yard move",
		"Open question: the yard move",
		"Offen ist noch der Umzug",
		"Noch offen: der Umzug",
		"Im Weg steht der Umzug",
		"Alles hängt am Umzug",
		"Knackpunkt ist der Umzug",
		"Vorbehaltlich des Umzugs",
		"Tout dépend du déménagement",
		"Queda la mudanza",
		"Resta il trasloco",
		"Afhankelijk van de verhuizing",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(leads); i++) {
		struct buf text = BUF_EMPTY;

		buf_printf(&text, "Denby Rail wants carts for £7k in June. %s.", leads[i]);
		assert_reads(text.p, "Denby Rail:STG");
		buf_release(&text);
	}
	assert_reads("Denby Rail wants carts for £7k in June. Training has to be scheduled.", "Denby Rail:STG");
	assert_reads("Denby Rail wants carts for £7k, not before the end of June.", "Denby Rail:ST-");
	assert_lacks("Denby Rail möchte Waagen im Juni, Betriebsrat. Offen ist der Preis.", "Denby Rail:S");
}

/* What has become of a gate that is none any more. */
static void test_passed(void **state)
{
	static const char *const passed[] = {
		"The credit check came back fine",
		"Redlines are closed",
		"The works council is on board",
		"The owner is convinced",
		"Legal raised no objections",
		"We won the tender",
		"The purchase order is in",
		"The licence is in hand",
		"Der Datenschutz ist geklärt",
		"Die Freigabe ist da",
		"Le contrat est bouclé",
		"Legal ya dio el visto bueno",
		"Il consiglio ha dato il via libera",
		"De directie is akkoord",
	};
	static const char *const ahead[] = {
		"The owner is not convinced",
		"The purchase order is in their queue",
		"Once the owner is convinced, they sign",
		"Der Datenschutz ist nicht geklärt",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(passed) + COUNT_OF(ahead); i++) {
		bool is_ahead = i >= COUNT_OF(passed);
		struct buf text = BUF_EMPTY;

		buf_printf(&text, "Denby Rail wants carts for £7k in June. %s.",
			   is_ahead ? ahead[i - COUNT_OF(passed)] : passed[i]);
		assert_reads(text.p, is_ahead ? "Denby Rail:STG" : "Denby Rail:ST-");
		buf_release(&text);
	}
}

/* Who has to agree in the middle of an entry is no account, and its gate is the entry's; who buys there is one. */
static void test_keepers(void **state)
{
	(void)state;
	assert_reads("Denby Rail wants carts for £7k in June. Natural England has to release the capital grant.",
		     "Denby Rail:STG");
	assert_reads("Denby Rail wants carts for £7k in June. Co-operative bank has yet to agree to the charge.",
		     "Denby Rail:STG");
	assert_reads("Denby Rail wants carts for £7k in June. Alder Mill wants seats for £9k in May, PO pending.",
		     "Denby Rail:ST-, Alder Mill:STG");
}

/* The number of a record is no name, and a row of the type "New" no expansion; a unit in the head makes amounts of figures. */
static void test_exports(void **state)
{
	(void)state;
	assert_reads("Opp ID;Account;Type;ACV (AUD);Close;Next hurdle\n"
		     "0441;Denby Rail;Upsell;64000;2027-03-12;audit of the readers\n"
		     "0447;Alder Mill;Seats;15300;2027-04-09;committee\n"
		     "0460;Murray Motor Inn;New;22000;2027-05-01;Demo",
		     "Denby Rail:STG, Alder Mill:STG");
	assert_reads("Upsell 2027 (TEUR)\nDenby Rail ....... 13 ... June .... PO\nAlder Mill ..... 54 ... May ... "
		     "legal review",
		     "Denby Rail:STG, Alder Mill:STG");
	assert_reads("Take Denby Rail. It wants the portal. We have assumed £67,000 and 7 February, once legal agrees.",
		     "Denby Rail:STG");
	assert_reads("Take Denby Rail: if every depot had the portal, we would earn millions.", " vague");
}

/* Three that lack different things each: the reader is at fault, not the text. */
static void test_misread(void **state)
{
	(void)state;
	assert_lacks("Denby Rail, £7k, June.\n\nAlder Mill, £9k, PO.\n\nCorran Ferries, May, legal review.", "");
	assert_lacks("Denby Rail, £7k, June.\n\nAlder Mill, £9k, May.\n\nCorran Ferries, £8k, May.",
		     "Denby Rail:G, Alder Mill:G, Corran Ferries:G");
}

/* Names without a capital that their place gives away. */
static void test_without_capital(void **state)
{
	(void)state;
	assert_reads("On the line: hung & dried want lockers, £9k, June, PO", "hung & dried:STG");
	assert_reads("Account: jolly fryer\nValue: £9k\nClose: June\nGate: PO", "jolly fryer:STG");
	assert_reads("sal: netherby spa?\njo: 8 grand, nov, waiting on fire cert", "netherby spa:STG");
	assert_reads("Acct: Haddon Grammar\nOpp: cashless catering\nValue: £9k\nClose: June\nGate: PO",
		     "Haddon Grammar:STG");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_out),     cmocka_unit_test(test_people),  cmocka_unit_test(test_customers),
		cmocka_unit_test(test_parties), cmocka_unit_test(test_openers), cmocka_unit_test(test_tables),
		cmocka_unit_test(test_nouns),   cmocka_unit_test(test_things),  cmocka_unit_test(test_answers),
		cmocka_unit_test(test_leads),   cmocka_unit_test(test_passed),  cmocka_unit_test(test_exports),
		cmocka_unit_test(test_misread), cmocka_unit_test(test_keepers), cmocka_unit_test(test_without_capital),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
