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
		     "Quillon:S--, Kerry Foods:S--, Tarrant Post:S--");
	assert_reads("In January ANA Cargo should follow with £14k, after their audit.", "ANA Cargo:STG");
	assert_reads("Quillon's keen to roll the tracker out for £40k; they'd like it signed before June, legal.",
		     "Quillon:STG");
	assert_reads("Quillon first, they're ripping out the old tool, worth £300k in May, legal.", "Quillon:STG");
	assert_reads("Quillon Mill: looms, £37k, May, legal. The Heather Needle: quilting, £6k, June, owner's nod.",
		     "Quillon Mill:STG, Heather Needle:STG");
	assert_reads("Lumb, Lumb & Daughters would take the index for £4k in May, underwriter permitting.",
		     "Lumb, Lumb & Daughters:STG");
	assert_reads(
		"- Wattle Creek Shearing: tracing, £19k, signing in August, legal\n- Tarrant Station: cameras, £7k, "
		"August, PO\n",
		"Wattle Creek Shearing:STG, Tarrant Station:STG");
	assert_reads("WILL SIGN IN MAY\n\n- Tarrant Stays: rates, £9k, legal\n", "Tarrant Stays:STG");
	assert_reads(
		"- Tarrant Mill: routes, £6k, 12 June, legal\n- Quillon Stationery: signed on 2 May, £4k, nothing left "
		"to do\n- Large fashion group (NDA): kiosks, £90k, May, legal\n",
		"Tarrant Mill:STG");
	assert_reads("Tarrant Mill wants it for £6k in June, legal. Quillon Gyms stays at the same price through 2027.",
		     "Tarrant Mill:STG");
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

/* Names that stand where only the whole text, a label, a number or a word beside them tells that they are accounts. */
static void test_reached_names(void **state)
{
	(void)state;
	assert_reads("Three upsells. Hugo Boss takes labels for €20k in May, PO. Carl Gross takes tags "
		     "for €12k in June, legal. And Anna Field takes both for €30k in July, security "
		     "review.",
		     "Hugo Boss:STG, Carl Gross:STG, Anna Field:STG");
	assert_reads("Posten Bring: parcel-locker analytics, NOK 1.3m, May, legal.\nOda: picking "
		     "simulation, NOK 400,000, November, Kjersti in finance must approve.",
		     "Posten Bring:STG, Oda:STG");
	assert_reads("- Werner, $210K, May. Blocked by the ELD vendor's API.\n- Chewy, $95K, June. Held "
		     "by the CISO.",
		     "Werner:STG, Chewy:STG");
	assert_reads("Audit Scotland, whose health we run, would spend £22k on more seats in May once "
		     "legal agrees.",
		     "Audit Scotland:STG");
	assert_reads("April UK: not April but November, £45k, and the French parent must agree.", "April UK:STG");
	assert_reads("#4 Stadium. Counters, SEK 350k, November, union rep.\n#5 Ikea. Counters, SEK "
		     "150k, November, DPA.",
		     "Stadium:STG, Ikea:STG");
	assert_reads("Customer: Barking and Dagenham\nAmount: £12k\nWhen: June\nGate: tender",
		     "Barking and Dagenham:STG");
	assert_reads("Who is buying more? Direct Line, Ageas and NFU Mutual.\nHow much? £320k, £85k and "
		     "£150k, in that order.",
		     "Direct Line:S--, Ageas:S--, NFU Mutual:S--");
	assert_reads("Apart from cameras there's An Post: a flat €66,000 for heat maps, in October, "
		     "contingent on the union.",
		     "An Post:STG");
	assert_reads("Fifty grand, give or take, from JCB, in May. Their purchasing head is cross with "
		     "us.",
		     "JCB:STG");
	assert_reads("Alm. Brand wants the pilot extended: DKK 900k, October, legal. Dr. Dropin takes "
		     "it for NOK 300k in May, PO.",
		     "Alm. Brand:STG, Dr. Dropin:STG");
	assert_reads("The metering people at Alliander and the heat-network team of HVC both want the "
		     "layer: €310k, September, security board.",
		     "Alliander:---, HVC:STG");
	assert_reads("In week five came Trigema, where Personio was tried. They will add the "
		     "apprentices, 6.300 €, on 1 September; PO.",
		     "Trigema:STG");
	assert_reads("Two of the Danish mutuals have asked for the engine, Nordlys Forsikring first "
		     "and, rather late, Sømandskassen. The former is quoted 1.8 million kroner.",
		     "Nordlys Forsikring:S--, Sømandskassen:---");
	assert_reads("The other, Medicago Québec, is C$12K, due in May, and is stuck with a bankruptcy "
		     "trustee.",
		     "Medicago Québec:STG");
	assert_reads("Airtel Business plans to take the add-on for £21k in May; legal. SAP itself "
		     "purchases keys: €185k, June, PO.",
		     "Airtel Business:STG, SAP:STG");
	assert_reads("Boliden's Aitik pit would follow in September with SEK 2.8 million, the safety "
		     "delegate's approval.",
		     "Boliden:STG");
}

/* Names that are signed, lost, new, somebody's channel, another mention, or no names at all. */
static void test_names_left_out(void **state)
{
	(void)state;
	assert_reads("Hurtigruten had signed its extension in May (NOK 1.1m, booked) and would "
		     "therefore not be discussed again.",
		     "");
	assert_reads("Alder Mill wants labels for £9k in May, PO. Then Pihla Oy, €120k, June, legal; "
		     "they'd be a brand-new customer, as would Kela (€800k, Q4).",
		     "Alder Mill:STG");
	assert_reads("Alder Mill wants labels for £9k in May, PO. Randstad we hope to win as a client, "
		     "for €60k, with procurement running.",
		     "Alder Mill:STG");
	assert_reads("Alder Mill wants labels for £9k in May, PO.\nGebrüder Thiele: £19k, notice period "
		     "ends in November, at risk because the IT head left.",
		     "Alder Mill:STG");
	assert_reads("Alder Mill wants labels for £9k in May, PO. Pohjola extends on unchanged terms in "
		     "January.",
		     "Alder Mill:STG");
	assert_reads("Siemens Energy, via Accenture, wants the hall in May. Accenture's paper says "
		     "$400K. Legal.",
		     "Siemens Energy:STG");
	assert_reads("ann: Sephora?\ntom: not a customer\nann: and Matas?\ntom: 20k euro, May, legal", "Matas:STG");
	assert_reads("renewal_flat:\n  - account: Gunderson Eye\n    arr_usd: 50000", "");
	assert_reads("BASF Coatings takes analytics (£64k, Q3, legal). BASF Agro takes the same: £51k, "
		     "Q3, since the group buys through one desk.",
		     "BASF Coatings:STG");
	assert_reads("- Galapagos: €62k, September, QA.\n- Institut Pasteur de Lille: freezers, €14k, "
		     "October. Pasteur needs a number.",
		     "Galapagos:STG, Institut Pasteur de Lille:ST-");
	assert_reads("Fromageries Bel takes it: €19k, May, and Bel's HR director must agree.", "Fromageries Bel:STG");
	assert_reads("And Azoty — Grupa Azoty in full — with €58k in May, PO.", "Azoty:STG");
	assert_reads("Alder Mill möchte zwölf Schulen anbinden, Volumen 43.200 Euro, im Mai, der "
		     "Kreistag muss zustimmen.",
		     "Alder Mill:STG");
	assert_reads("Stuck because our OPC UA connector isn't finished: Rockwool (€48k, August), "
		     "FLSmidth (€150k, September).",
		     "Rockwool:STG, FLSmidth:STG");
	assert_reads("Expansion is the heart of the story. Since Hui Min joined as Head of Growth in "
		     "July, account plans were rewritten.",
		     " vague");
	assert_reads("Twelve months ago this page consisted of the words \"pipeline too thin to report\". "
		     "Alder Mill wants £9k in May, PO.",
		     "Alder Mill:STG");
	assert_reads("| Name | £k | When | Needs |\n|---|---|---|---|\n| Alder Mill | 9 | May | PO |\n| "
		     "Suncor | 140 | Q4 | signed 12 Dec |\n| Sub-total | 149 | | |",
		     "Alder Mill:STG");
}

/* Trades, signs, lists without capitals, sellers, parties, and a thin pipeline in other words. */
static void test_further_names(void **state)
{
	(void)state;
	assert_reads("Canal+ wants seats for €40k in May, PO. At LV= it is £54k for the fraud model, "
		     "June, legal.",
		     "Canal+:STG, LV=:STG");
	assert_reads("ACCOUNT: Guy's and St Thomas'\nVALUE: £275,000\nCLOSE: May\nGATE: legal",
		     "Guy's and St Thomas':STG");
	assert_reads("acme tools - 90k usd - aug - legal\nzenith pumps - 15k usd - sep - legal\norion "
		     "valves - 30k usd - sep - PO",
		     "acme tools:STG, zenith pumps:STG, orion valves:STG");
	assert_reads("Nelson Batteries, whose founder I met, likes it at £11k in June; PO. Mayo Clinic "
		     "intended to extend triage ($48k, June, IRB).",
		     "Nelson Batteries:STG, Mayo Clinic:STG");
	assert_reads("Blue Heron Spa wants more seats for £9k in May, legal. So does Wildwood Camps.",
		     "Blue Heron Spa:STG, Wildwood Camps:---");
	assert_reads("Lidl, Spar and Yara are circling the ledger at £12k each, May, legal. Nike ($40K, "
		     "May, PO) and On (CHF 90K, June, PO).",
		     "Lidl:STG, Spar:STG, Yara:STG, Nike:STG, On:STG");
	assert_reads("Jo has Lakeshore Clinics ($70k, April, legal) and Mendel Labs ($25k, May, PO).",
		     "Lakeshore Clinics:STG, Mendel Labs:STG");
	assert_reads("Pret – £52k, May, PO. Leon – £20k, June, EG Group has to countersign.", "Pret:STG, Leon:STG");
	assert_reads("Pam (CS): Kaiser wants it for $350K, May, legal\nPam (CS): Sutter wants it for "
		     "$120K, May, legal",
		     "Kaiser:STG, Sutter:STG");
	assert_reads("Nolan Transport is short of nine of them, Dixon International wants 120, DPD "
		     "Ireland 500. We'll have all three over the line in May.",
		     "Nolan Transport:-T-, Dixon International:-T-, DPD Ireland:-T-");
	assert_reads("Bündner Kraft (CHF 60'000) wartet auf den Verwaltungsrat, der im Juni tagt; "
		     "unterschrieben wird tags darauf.",
		     "Bündner Kraft:STG");
	assert_reads("Alder Mill wants labels for £9k in May, PO. Wexley Mutual looked at a demo; it "
		     "has never been ours.",
		     "Alder Mill:STG");
	assert_reads("The new-logo side is thin, expansion is not: Alder Mill (£12k, May, PO), Denby "
		     "Rail (£30k, June, legal).",
		     "Alder Mill:STG, Denby Rail:STG");
	assert_reads("Two names, and that is thin: Alder Mill (£12k, May, PO) and Denby Rail (£30k, "
		     "June, legal).",
		     "Alder Mill:STG, Denby Rail:STG thin");
	assert_reads("We don't currently have any open opportunities in the base.", " thin");
	assert_reads("tarrant -> labels -> $40k -> May -> legal\nquillon -> same -> $90k -> June -> PO\n",
		     "tarrant:STG, quillon:STG");
	assert_reads("Die Alder Mill AG möchte das Modul für drei Kraftwerke (27.000 €, im Juni, Einkauf).",
		     "Alder Mill AG:STG");
	assert_reads("BASF 380k EUR, Evonik 70k EUR, im Mai. BASF hängt am Betriebsrat, BASF an der Ausschreibung, "
		     "Evonik am Budget.",
		     "BASF:S-G, Evonik:STG");
	assert_reads("Ingram Content wants labels, $90k; by BookExpo; legal must certify. Gardners, £40k, May, PO.",
		     "Ingram Content:S-G, Gardners:STG");
	assert_reads("Das Erweiterungsgeschäft liegt am Boden.", " thin");
}

/* Beside an account stands a name, and one thing alone tells that it is none, or that it is one. */
static void test_single_grounds(void **state)
{
	static const struct reading texts[] = {
		/* parties that only have to agree, and what is denied */
		{ "Denby Rail has to certify the telemetry.", "" },
		{ "Denby Rail sign-off, £5k.", "" },
		{ "Not Denby Rail, which would be £5k.", "" },
		/* illustrations, segments, details */
		{ "Denby Rail alone would be worth £190k.", "" },
		{ "Denby Rail (400 sites) alone would be worth £190k.", "" },
		{ "Take Denby Rail: £40k in June.", "" },
		{ "In all, widgetry £1.4m, foodery £1.2m.", "" },
		{ "\n- Natural Resources Wales\n  - fieldsurvey, £58k, May, legal", ", Natural Resources Wales:STG" },
		/* firms that are called like people */
		{ "Elisa, the cell planner, €160k, December, legal.", ", Elisa:STG" },
		{ "\n\nMary Jones. Wants a small order, $3,200 a year, May, PO.", ", Mary Jones:STG" },
		/* where something is, what was asked about, and a trial with its price */
		{ "We discussed the upsell at the Renoville depot.", "" },
		{ "A member asked about Watershed. The answer is £5k in June.", "" },
		{ "\nThe trial at Apronix started in September and ends in May; $30k.", ", Apronix:S-G" },
	};

	(void)state;
	assert_reads_behind(texts, COUNT_OF(texts));
	assert_reads("Alder Mill wants Ledgerwise Pro for £9k in May, legal. Ledgerwise Pro wins them over.",
		     "Alder Mill:STG");
	assert_reads("Safaricom wants labels for £9k in May and Denby Rail procurement.", "Safaricom:STG");
	assert_reads("Two customers want more: la formule Intégrale for Alder Mill (£9k, May, legal).",
		     "Alder Mill:STG");
}

/* Entries without capitals, whatever their words are. */
static void test_small_letters(void **state)
{
	(void)state;
	assert_reads(
		"quick dump. alder vet group = 26 more clinics, 31k, june, their lawyer. copperleaf gyms = turnstiles, "
		"18k, july, needs landlord consent.",
		"alder vet group:STG, copperleaf gyms:STG");
	assert_reads("\u9752\u8449\u5370\u5237 (Quillon Print): colour server, £4.2m, May, legal\n"
		     "Tarrant Labels: labels, £9k, June, PO\n",
		     "\u9752\u8449\u5370\u5237:STG, Tarrant Labels:STG");
	assert_reads("- oasis & sons trading. 3,500 dirhams. Mid-June. Trade licence lapsed.\n"
		     "- Tarrant Stays. 1,200 dirhams. May. Legal.",
		     "oasis & sons trading:STG, Tarrant Stays:STG");
	assert_reads("- alder vet group -> carts, 31k, june, dpo\n- copperleaf gyms -> stiles, 18k, july, landlord\n",
		     "alder vet group:STG, copperleaf gyms:STG");
	/* Behind a name two words say what kind of body it is. */
	assert_reads("The Kungsberg hospital trust wants carts for £7k in June, PO.", "Kungsberg hospital trust:STG");
	assert_reads("Denby Rail wants carts for £7k in June, Denby housing permitting.", "Denby Rail:STG");
	/* A short word that is known ends its sentence. */
	assert_reads("carts by memorial day. copperleaf gyms = stiles, 18k, july, landlord", "copperleaf gyms:STG");
	assert_reads("- alder vet group: carts, 31k, june, dpo\n- next steps: call them, 18k, july, landlord\n",
		     "alder vet group:STG");
}

/* "All three" are those named shortly before: a long line is not gone through again for each time that it stands there. */
static void test_counted_names(void **state)
{
	static const char rain[] = "It has rained a lot in the north, and it rained again. ";
	struct buf text = BUF_EMPTY;

	(void)state;
	for (size_t times = 3; times <= 40; times += 37) {
		buf_clear(&text);
		buf_adds(&text, "Nolan Transport is short of nine of them, Dixon International wants 120, "
				"DPD Ireland 500. ");
		for (size_t i = 0; i < times; i++)
			buf_adds(&text, rain);
		buf_adds(&text, "We'll have all three over the line in May.");
		assert_reads(text.p, times == 3 ? "Nolan Transport:-T-, Dixon International:-T-, DPD Ireland:-T-"
						: "Dixon International:-T-");
	}
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_places_of_names), cmocka_unit_test(test_sentences_of_names),
		cmocka_unit_test(test_brands),          cmocka_unit_test(test_people_and_places),
		cmocka_unit_test(test_parts_of_names),  cmocka_unit_test(test_reached_names),
		cmocka_unit_test(test_names_left_out),  cmocka_unit_test(test_further_names),
		cmocka_unit_test(test_single_grounds),  cmocka_unit_test(test_small_letters),
		cmocka_unit_test(test_counted_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
