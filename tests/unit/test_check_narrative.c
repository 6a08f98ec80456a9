/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "narrative_fixture.h"

/* Tests: check/narrative_candidate, check/narrative_columns, check/narrative_label, check/narrative_weigh */

static void test_entries(void **state)
{
	(void)state;
	assert_reads("- Larkspur Clinics: second module, $48k, August, waiting on their security review\n"
		     "- Pendle Water: 120 more seats, September\n",
		     "Larkspur Clinics:STG, Pendle Water:-T-");
	assert_reads("Alder Mill (€18k, June, legal) and Birch Foods (€9k, budget) are open.",
		     "Alder Mill:STG, Birch Foods:S-G");
	assert_reads("Upsell at Brackenfield.", "Brackenfield:---");
}

static void test_tables(void **state)
{
	(void)state;
	assert_reads("| Account | ACV | Target close | Gate |\n|---|---|---|---|\n| Orbital Dental | $31k | 30 Nov | "
		     "HIPAA |\n"
		     "| Newhaven Transit | – | 20 Dec | ? |\n| Total | $31k | | |\n",
		     "Orbital Dental:STG, Newhaven Transit:-T-");
	assert_reads(
		"| | Kirkstall Forge | Bellwether Labs |\n|---|---|---|\n| ARR | £23k | £71k |\n| When | Q3 | Q4 |\n"
		"| Blocker | Insurer | |\n",
		"Kirkstall Forge:STG, Bellwether Labs:ST-");
}

/* Rows without heads, with labels in the cells, and with a head that no list knows. */
static void test_columns(void **state)
{
	(void)state;
	assert_reads("WON | Fairlop Storage | £18k | closed 4 Nov\nOPEN | Bracken Kitchens | £23k | 12 Dec | redlines\n"
		     "OPEN | Sandgate Pier Trust | £14k | Jan | PO\n",
		     "Bracken Kitchens:STG, Sandgate Pier Trust:STG");
	assert_reads("name=Aguas de Montseny; value=; close=2026-06; gate=tender\n"
		     "name=Karjala Huts; value=26k; close=2026-05; gate=PO\n",
		     "Aguas de Montseny:-TG, Karjala Huts:STG");
	assert_reads("| Client | Montant annuel | Signature | Reste à lever |\n|---|---|---|---|\n"
		     "| Laiteries Cornouaille | 23 400 € | 15 juin | bon de commande |\n"
		     "| Transports Huguenin | 18 k€ | juin | DPO |\n",
		     "Laiteries Cornouaille:STG, Transports Huguenin:STG");
	assert_reads("| Account | Value | Close |\n|---|---|---|\n| Strathnaver Salmon [a] | £66k | Sept |\n"
		     "| Ilex Hospitals | £140k [b] | Q4 |\n\n[a] Subject to the parent's treasury.\n[b] Tender.\n",
		     "Strathnaver Salmon:STG, Ilex Hospitals:STG");
	assert_reads("| Account | Value | Close | Gate |\n|---|---|---|---|\n| Acme Foods | €5k | May | n/a |\n"
		     "| Brix Foods | €5k | May | T.B.D. |\n| Dorr Foods | €5k | May | P.O. |\n",
		     "Acme Foods:ST-, Brix Foods:ST-, Dorr Foods:STG");
}

static void test_shared_answers(void **state)
{
	(void)state;
	assert_reads(
		"Alderbrook, Birch & Co and Cedarworks are worth £20k, £35k and £50k respectively; all three sit with "
		"procurement and should sign in November.",
		"Alderbrook:STG, Birch & Co:STG, Cedarworks:STG");
	assert_reads("### Waiting for procurement\n- Wattle Books: A$22k, August\n- Ningaloo Charters: A$9k\n",
		     "Wattle Books:STG, Ningaloo Charters:S-G");
	assert_reads("Kelso Laces (£6k, legal) and Upton Mowers (£11k, procurement) both close in March.",
		     "Kelso Laces:STG, Upton Mowers:STG");
	/* What follows a list in brackets is said of all, a relative clause of the last. */
	assert_reads(
		"We expect Kelso Laces (£6k), Alder Mill (£8k) and Upton Mowers (£11k) to sign in May if the board "
		"agrees.",
		"Kelso Laces:STG, Alder Mill:STG, Upton Mowers:STG");
	assert_reads("We expect Kelso Laces (£6k) and Upton Mowers (£11k), which closes in May, to sign.",
		     "Kelso Laces:S--, Upton Mowers:ST-");
	assert_reads("Kelso Laces (£6k) and Upton Mowers (£11k) close in May, Alder Mill (£8k) in June.",
		     "Kelso Laces:ST-, Upton Mowers:ST-, Alder Mill:ST-");
	assert_reads("In May we expect Kelso Laces (£6k, PO) and Upton Mowers (£11k, legal), in June Alder Mill (£8k, "
		     "board).",
		     "Kelso Laces:STG, Upton Mowers:STG, Alder Mill:STG");
	assert_reads("We plan to close the following three by year-end.\n\nKelso Laces takes slots for £6k.\n\n"
		     "Upton Mowers takes labels for £11k.\n",
		     "Kelso Laces:ST-, Upton Mowers:ST-");
	assert_reads(
		"Kelso Laces wants slots (£6k, June). Upton Mowers wants labels (£11k, May). The gate is the same in "
		"every case: a new depot manager.",
		"Kelso Laces:STG, Upton Mowers:STG");
	assert_reads("Size: Kelso Laces £6k, Upton Mowers £8k.\n\nTiming: Kelso Laces May, Upton Mowers June.\n\n"
		     "Gates: Kelso Laces: price list. Upton Mowers: PO.\n",
		     "Kelso Laces:STG, Upton Mowers:STG");
}

/* Each part of a heading gives what it says. */
static void test_headings(void **state)
{
	(void)state;
	assert_reads("Q1 closings (everything here needs their CFO to sign)\n  * Blue Heron Aquatics\n"
		     "      - pool alerts, $12.5k\nQ2 closings (contract with counsel in each case)\n"
		     "  * Mesa Grande Irrigation\n      - canal gauges, $88k\n",
		     "Blue Heron Aquatics:STG, Mesa Grande Irrigation:STG");
	assert_reads("Seats, all for signature in the first half of February, all pending a purchase order:\n\n"
		     "• Tweedmouth Legal: +40\n• Ballater Estates: +22, £2,640\n",
		     "Tweedmouth Legal:-TG, Ballater Estates:STG");
}

static void test_sentence_roles(void **state)
{
	(void)state;
	assert_reads(
		"The largest is Wexcombe, with $41k for two sites in May; the owner hesitates. Next comes Brixley with "
		"the portal: £9k, June, PO.",
		"Wexcombe:STG, Brixley:STG");
	assert_reads("About £18k at Opaline for the Dublin office, in May, PO.", "Opaline:STG");
	assert_reads("Copperhead Supply: tags, $27k, before the National Finals in December, board.",
		     "Copperhead Supply:STG");
	/* What stands between two answers is what they buy; talk of the market answers for nobody. */
	assert_reads("- Bayou Crane, $42k, lift plans, June.\n", "Bayou Crane:ST-");
	assert_reads(
		"Alder Mill wants labels for £9k. We regard the remaining headroom as an asset and staff for July.",
		"Alder Mill:S--");
	assert_reads("Alder Mill wants labels for £9k. IT wants a penetration test from us.", "Alder Mill:S-G");
}

static void test_who_does_not_count(void **state)
{
	(void)state;
	assert_reads("Closed in the quarter: Ravelin Homes £40k, Stowe Marine £22k.", "");
	assert_reads("Customer A €40k Q2, DPA redlines; Customer B €25k Q2, purchase order.", "");
	assert_reads("[x] Plaistow Pianos £6k signed\n[ ] Ormskirk Potatoes £29k, wk 24, audit\n",
		     "Ormskirk Potatoes:STG");
	assert_reads("New customers in negotiation:\n- Marchand Tiles, €40,000, June, legal\n\nExisting customers:\n"
		     "- Veldkamp Paint, €18,000, June, purchase order\n",
		     "Veldkamp Paint:STG");
}

static void test_own_names(void **state)
{
	const struct str own[] = { STR("Vault") };
	const struct narrative_context context = { .company = STR("Lumenstack"), .own_names = own, .own_count = 1 };

	(void)state;
	assert_reads_as(&context,
			"Lumenstack Relay sells well. Vault (€9k, May) as well. Dovetail Insurance wants it ($61k, "
			"May, board).",
			"Dovetail Insurance:STG");
}

static void test_aliases_are_one_account(void **state)
{
	struct narrative narrative;

	(void)state;
	narrative_init(&narrative);
	narrative_read(&narrative,
		       STR("Amwell Pharmacy Group (£67k) is keen.\n\nAmwell closes on 15 July, at Amwell the board "
			   "must agree."),
		       NULL);
	assert_int_equal(narrative.entries.n, 1);
	assert_true(narrative.entries.v[0].timing.found);
	assert_int_equal(narrative.entries.v[0].alias_count, 1);
	assert_true(str_is(narrative.entries.v[0].aliases[0], "Amwell"));
	narrative_release(&narrative);
}

static void test_flags(void **state)
{
	(void)state;
	assert_reads("Our expansion pipeline is thin this quarter.", " thin");
	assert_reads("Nobody should call this a thin pipeline.", " vague");
	assert_reads("New-logo pipeline is thin; expansion looks good across the board.", " vague");
	assert_reads("Whitespace across existing customers is estimated at £4.8m.", " market! vague");
	assert_reads("Strong interest across the base, and momentum is real.", " vague");
	assert_reads("", "");
}

static void test_parents(void **state)
{
	static const struct account accounts[] = {
		{ .name = { "Marlowe Steel", 13 }, .parent = { "Kestrel Group", 13 } },
		{ .name = { "Ibbot Rail", 10 }, .parent = { "Kestrel Group", 13 } },
	};
	struct registry customers;
	const struct narrative_context context = { .customers = &customers };
	struct narrative narrative;

	(void)state;
	registry_init(&customers);
	for (size_t i = 0; i < COUNT_OF(accounts); i++)
		registry_add(&customers, &accounts[i]);
	registry_finish(&customers);
	assert_reads_as(&context, "- Marlowe Steel: crane module, €40k, May, board\n- Ibbot Rail: crane module, June\n",
			"Marlowe Steel:STG");
	assert_reads_as(
		&context,
		"- Marlowe Steel: crane module, €40k, May, board\n- Ibbot Rail buys separately: €9k, June, legal\n",
		"Marlowe Steel:STG, Ibbot Rail:STG");
	narrative_init(&narrative);
	narrative_read(&narrative, STR("- Ibbot Rail: €9k, June, legal\n"), &context);
	assert_true(str_is(narrative.entries.v[0].parent, "Kestrel Group"));
	narrative_release(&narrative);
	registry_release(&customers);
}

/* Names beside partners and rivals, in rows with a stage, in lists, and those that bought before. */
static void test_neighbours(void **state)
{
	(void)state;
	assert_reads("Our partner Novatec introduced Alp Hotels, which wants 20 rooms for CHF 14k in May; the owner "
		     "must sign.",
		     "Alp Hotels:STG");
	assert_reads("In May we should close Natura, Hospital Efigenia and Guara Buses at £9k each, subject to legal.",
		     "Natura:STG, Hospital Efigenia:STG, Guara Buses:STG");
	assert_reads("ID | Acct | Stage | Amt | Close | Hold\nA-88 | Bluestem Elevators | 4 Negotiation | $64k | May | "
		     "certificate rejected by their risk desk\nA-91 | Tessel Foods | 6 Closed Won | $112k | April |\n",
		     "Bluestem Elevators:STG");
	assert_reads("Orchard Vale Homes bought letters from us two years ago. They asked for a proposal. The value is "
		     "£42k a year. We think it will be signed in March, after procurement.",
		     "Orchard Vale Homes:STG");
	assert_reads("Bestandskunden-Upsell, as of May\n\n- Alder Mill: £6k, May, legal", "Alder Mill:STG");
	assert_reads("Rooms live today ........ 14,000\nRooms of same owners ...... 92,000\n", " vague");
}

/* A thin pipeline and talk of the market, in other words; and what sounds like them and is not. */
static void test_other_words(void **state)
{
	(void)state;
	assert_reads("There is very little in the expansion pipeline at the moment.", " thin");
	/* One of ours is a deal, every one of ours the market. */
	assert_reads("If every one of our clinics upgraded we would add $5.1m.", " market! vague");
	assert_reads("One of our clinics would upgrade for $51k.", "");
	assert_reads("We see very little in the existing accounts.", " thin");
	assert_reads("Aus dem Bestand kommt derzeit so gut wie nichts.", " thin");
	assert_reads("Il n'y a pas grand-chose dans le portefeuille.", " thin");
	assert_reads("Alder Mill wants slots for £6k in May, legal. Nothing else is open in the base.",
		     "Alder Mill:STG");
	assert_reads("Clinica is a modest £60k for telemedicine in May, if the doctors vote for it.", "Clinica:STG");
	assert_reads("Das adressierbare Volumen liegt bei 40 Mio. €, rein rechnerisch.", " market! vague");
	assert_reads("At full adoption the base would be worth £22m.", " market! vague");
}

/* Who speaks, bids against us, has signed, is no customer or renews as before, in other words than those of most texts. */
static void test_fates(void **state)
{
	static const char *const asides[] = {
		"Fenella likes it, Clio is sniffing around.",
		"It is growing, says Sandro Bellini.",
		"Owner of both: Farrah Quill.",
		"Oasis Cinemas renews in December at the same price.",
		"Loja Pixel already upgraded in October.",
		"Orchid Air, sadly, chose to build it internally.",
		"Desert Rose Spa is a churn risk.",
		"Nubank is not here because it isn't a customer yet.",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(asides); i++) {
		char text[256];

		(void)snprintf(text, sizeof(text),
			       "Alder Mill wants slots for £6k in May, legal. Birch Foods takes labels for £9k in "
			       "June, PO. %s",
			       asides[i]);
		assert_reads(text, "Alder Mill:STG, Birch Foods:STG");
	}
	assert_reads(
		"Brandt Hydraulics wants risk data ($50k, May, legal) and Brandt Castings the same ($70k); it is one "
		"master agreement, one signature.",
		"Brandt Hydraulics:STG");
	assert_reads("Bradwell Group's two companies have separate boards. Bradwell Marine asks for labels, £64k, May, "
		     "legal. Bradwell Aggregates takes slots, £18k, June, PO.",
		     "Bradwell Marine:STG, Bradwell Aggregates:STG");
	assert_reads(
		"| Opp | $ | Sign-by | Gate |\n|---|---|---|---|\n| Kern Valley Hospital (KVH), queue | 205k | May | "
		"audit |\n| KVH, desk | 60k | May | audit |\n",
		"Kern Valley Hospital:STG");
}

/* No rule of grammar finds or refuses these; what stands around all their places together does. */
static void test_weighing(void **state)
{
	(void)state;
	assert_reads(
		"Copperfield Recruitment needs 140 seats, Staffline Nordics 75 and Aldgate Temps 30, all at £29 per "
		"month. All close by the end of Q2. Staffline Nordics has its DPA with legal.",
		"Copperfield Recruitment:ST-, Staffline Nordics:STG, Aldgate Temps:ST-");
}

/* One text for each rule that a reviewer could take out unnoticed. */
static void test_rules_that_nothing_else_needs(void **state)
{
	(void)state;
	/* People: "M. Rochat", "…, who …, his"; a rival with a date. */
	assert_reads("Romande Energie adds its depots (CHF 95k, May, board). M. Rochat, qui tient la signature, hésite "
		     "; il a "
		     "promis de trancher avant Noël.",
		     "Romande Energie:STG");
	assert_reads("Vantage Rail is the biggest. Dale Whitcomb, who owns those, has persuaded his counterpart in "
		     "bulk to look "
		     "at yard visibility too; the price we have quoted is $320,000 a year.",
		     "Vantage Rail:S--");
	assert_reads("Alder Mill (£40k, May, legal) is keen. Clio keeps circling and would sign in May.",
		     "Alder Mill:STG");
	/* Cells that open with the head of their column. */
	assert_reads("DEAL-4471 | HARTWELL PAPER | upsell | amt 61,000 | cls 2025-09-30 | stage: Legal review\n"
		     "DEAL-4492 | BRISK COFFEE | upsell | amt 7,200 | cls 2025-08-29 | stage: PO pending",
		     "HARTWELL PAPER:STG, BRISK COFFEE:STG");
	/* "The former … the latter", "an order like theirs", "except at". */
	assert_reads("Alder Mill wants two lines. Birch Foods wants four. The former would sign for £45k in May; the "
		     "latter for "
		     "£9k in June.",
		     "Alder Mill:ST-, Birch Foods:ST-");
	assert_reads("Alder Mill signs for £40k in May once legal agrees. Birch Foods would take, on the same day as "
		     "Alder Mill, "
		     "two lines for £9k after its board.",
		     "Alder Mill:STG, Birch Foods:STG");
	assert_reads("Alder Mill (£4k), Brisa Hotels (£6k) and Corran Ferries (£9k) are open. Except at Brisa, each "
		     "waits for its "
		     "counsel.",
		     "Alder Mill:S-G, Brisa Hotels:S--, Corran Ferries:S-G");
	/* What is no gate: when they sign, what they buy, who has said yes. */
	assert_reads(
		"Alder Mill takes a second line for €40k. We had a verbal yes from the plant manager on 3 November.",
		"Alder Mill:S--");
	assert_reads("- Pilbara Workwear: A$26k, web shop, signature promised for 31 July", "Pilbara Workwear:ST-");
	assert_reads("Alder Mill for £4k and Birch Foods for £6k are open, both in May. They both want the same "
		     "contract archive.",
		     "Alder Mill:ST-, Birch Foods:ST-");
	assert_reads(
		"The estates want the same bolt-on, all at £15k each: Alder Mill (May, PO), Birch Foods (June, legal).",
		"Alder Mill:STG, Birch Foods:STG");
	/* Doubt: said of both, a cell that nobody reads, a name of which nothing is wished. */
	assert_lacks("Both Wensley Wool (£16k, May) and Arkengarth Spa (£7k, June, PO) have verbally agreed.", "");
	assert_lacks(
		"| Account | Value | Close | Gate |\n|---|---|---|---|\n| Wapato Orchards | $25k | pick season | PO |",
		"");
	assert_lacks(
		"Kirkby Estate: yes from the factor, £9k, late March. Swale Outfitters: same module, £4k, April, no "
		"obstacles. Catterick Tyre: forget it, they've sold the depot. Marske Hall: £15k if it happens.",
		"Kirkby Estate:G, Marske Hall:TG");
}

/* Nothing is read behind the last word; a build with a sanitizer tells. */
static void test_ends_of_texts(void **state)
{
	(void)state;
	assert_reads("we we we we we we Mette asked", " vague");
	assert_reads("|d'|", "d':---");
	assert_reads("2Q, tom", " thin");
	assert_reads("Offers, existing", " vague");
	assert_reads("Mette Bork has been", " vague");
	assert_reads("mei: uber", "uber:-T-");
	assert_reads("Ypsomed will", " vague");
	assert_reads("Mette asked me, M. Rochat", "");
	assert_reads("Offers to OPP-", " vague");
	assert_reads("- Alder Mill: €3k, May, their audit-", "Alder Mill:STG");
}

/* What is shown of a text is not cut inside a word. */
static void test_whole_words_are_shown(void **state)
{
	static const char *const gates[][2] = {
		{ "Alder Mill wants a line (€40k) in May, subject to a review by their board and the owner and the "
		  "mid-level "
		  "audit group.",
		  "subject to a review by their board and the owner and the mid-level" },
		{ "- Alder Mill: €3k, May, mid-level audit committee", "mid-level audit committee" },
		{ "- Alder Mill: €3k, May – legal", "legal" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(gates); i++) {
		struct narrative narrative;

		narrative_init(&narrative);
		narrative_read(&narrative, str_of(gates[i][0]), NULL);
		assert_int_equal(narrative.entries.n, 1);
		if (!str_is(narrative.entries.v[0].gate.text, gates[i][1]))
			fail_msg("'%.*s'", STR_FMT(narrative.entries.v[0].gate.text));
		narrative_release(&narrative);
	}
	assert_reads("Barts (£40k) signs in May after legal. St. Mary's, Guy's: no figure yet, both in June once "
		     "procurement agrees.",
		     "Barts:STG, St. Mary's:-TG, Guy's:-TG");
	assert_reads("Macy's wants two lines for €40k in May after legal.", "Macy's:STG");
	assert_reads("Grace Hospital's second ward (€40k) signs in May after legal.", "Grace Hospital:STG");
	assert_reads("Upsell at Pendle Water's, €40k. Pendle Water signs in May after legal.", "Pendle Water:STG");
}

static void test_spans_point_into_the_text(void **state)
{
	const char *text = "Intro é.\n- Pendle Water: €36k, 30 September, purchase order\n";
	struct narrative narrative;
	const struct narrative_entry *entry;

	(void)state;
	narrative_init(&narrative);
	narrative_read(&narrative, str_of(text), NULL);
	assert_int_equal(narrative.entries.n, 1);
	entry = &narrative.entries.v[0];
	assert_true(str_is(str_in(str_of(text), entry->span), "Pendle Water"));
	assert_true(str_is(str_in(str_of(text), entry->size.span), "€36k"));
	assert_true(str_is(str_in(str_of(text), entry->timing.span), "30 September"));
	assert_true(str_is(str_in(str_of(text), entry->gate.span), "purchase order"));
	assert_true(str_is(entry->gate.text, "purchase order"));
	narrative_release(&narrative);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parents),
		cmocka_unit_test(test_weighing),
		cmocka_unit_test(test_neighbours),
		cmocka_unit_test(test_other_words),
		cmocka_unit_test(test_fates),
		cmocka_unit_test(test_entries),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_columns),
		cmocka_unit_test(test_shared_answers),
		cmocka_unit_test(test_headings),
		cmocka_unit_test(test_sentence_roles),
		cmocka_unit_test(test_who_does_not_count),
		cmocka_unit_test(test_own_names),
		cmocka_unit_test(test_aliases_are_one_account),
		cmocka_unit_test(test_flags),
		cmocka_unit_test(test_rules_that_nothing_else_needs),
		cmocka_unit_test(test_ends_of_texts),
		cmocka_unit_test(test_whole_words_are_shown),
		cmocka_unit_test(test_spans_point_into_the_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
