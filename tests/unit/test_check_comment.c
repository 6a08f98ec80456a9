/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

static void test_causes(void **state)
{
	(void)state;
	assert_miss("ARR was $4.1m, $400k below forecast. Timing.", "variance_no_cause");
	assert_miss("ARR was $4.1m: Belmont moved its order to May.", "");
	assert_miss("We do not know yet why; Nadine Kohl reports on 12 May.", "");
	assert_near("ARR was $4.4m.", "");
	/* What happened, in words that no list of events holds. */
	assert_miss("$4.1m. From April the meters of four utilities ship by rail.", "");
	assert_miss("$4.1m. Had Orvel not halved its fleet, the forecast would have held.", "");
	assert_miss("$4.1m, and I cannot tell you why. Nadine Kohl asks them all by May.", "");
	assert_miss("$4.1m, a result of seasonal effects and general uncertainty.", "variance_no_cause");
	assert_miss("$4.1m. Half of the gap falls on marketing. Thanks to everyone for the effort!",
		    "variance_no_cause");
	/* What is to come, what we do about it and what is only supposed tell no cause. */
	assert_miss("$4.1m. We are walking every utility through meters.", "variance_no_cause");
	assert_miss("$4.1m. Each tariff line is being looked at by outside experts.", "variance_no_cause");
	assert_miss("$4.1m, which gives us ample runway until next spring.", "variance_no_cause");
	assert_miss("$4.1m. We remain strict with hotels, flights and taxis.", "variance_no_cause");
	assert_miss("$4.1m. R&D is behind, then S&M, then G&A.", "variance_no_cause");
	assert_miss("ARR rose to $4.1m but stayed below plan.", "variance_no_cause");
	assert_miss("$4.1m. Bangalore could not open until a notary registered its entity.", "");
	assert_miss("$4.1m: one deal, Transvia, was booked twice.", "");
	assert_miss("$4.1m. We suffered from softer trading conditions and a tough comparison base.",
		    "variance_no_cause");
	assert_miss("$4.1m. We are aware that this is above what was agreed.", "variance_no_cause");
	/* … and these do. */
	assert_miss("$4.1m. We remain without a head of sales since Karin resigned.", "");
	assert_miss("$4.1m. The payroll provider charged us twice and will not refund it.", "");
	/* Who makes how much of it, what is always done, and how busy we were. */
	assert_miss("$4.1m. By sector: hotels 1.9m, food 1.2m, everyone else 1.0m.", "variance_no_cause");
	assert_miss("$4.1m. Hotels make up half of it, caterers a third and bars the rest.", "variance_no_cause");
	assert_miss("$4.1m. Caterers are the largest group, bars and kiosks follow.", "variance_no_cause");
	assert_miss("$4.1m. We go through every lost deal each Monday.", "variance_no_cause");
	assert_miss("$4.1m. Sellers walked out every Friday in February.", "");
	assert_miss("$4.1m. The sellers held eleven workshops in Leeds, Hull and York.", "variance_no_cause");
	assert_miss("$4.1m instead of $4.5m.", "variance_no_cause");
	assert_miss("$4.1m. A Timing-Thema that evens out by itself.", "variance_no_cause");
	assert_miss("$4.1m. Karin left in June and nobody sells in Leeds.", "");
	/* How it is tells nothing that came; two words do where a day and what is past stand beside them. */
	assert_miss("$4.1m. Weekends are quiet, mornings and evenings as well.", "variance_no_cause");
	assert_miss("$4.1m. The Polish distributor had stocked up in January.", "");
	assert_miss("$4.1m. The order book remains well filled.", "variance_no_cause");
	assert_miss("$4.1m. Thrift in the canteen and the garage paid off.", "variance_no_cause");
	assert_miss("$4.1m. Monday is the busiest day, phones make 60 % and desks 40 %.", "variance_no_cause");
	assert_miss("$4.1m. Every gardener gets a hat, gloves and boots.", "variance_no_cause");
	/* What fails, is refused, comes later, costs more and displeases. */
	assert_miss("$4.1m. Sheds burnt down.", "");
	assert_miss("$4.1m. Bakers turned us down.", "");
	assert_miss("$4.1m. Gardeners only start in October.", "");
	assert_miss("$4.1m. Flour got dearer.", "");
	assert_miss("$4.1m. Bakers hate it.", "");
	assert_miss("$4.1m. We took it all.", "variance_no_cause");
	/* One part has a name; several split the gap up. */
	assert_miss("$4.1m, of it $90k pumps and $55k valves.", "variance_no_cause");
}

/* Words are a cause where a day, a count or what is past ties them to something, or where they are many and tell no state. */
static void test_ties(void **state)
{
	(void)state;
	assert_miss("$4.1m. Utilities, meters, trams, engaged.", "variance_no_cause");
	assert_miss("$4.1m. Weekends are quiet, mornings, evenings, lunches and nights, too.", "variance_no_cause");
	assert_miss("$4.1m. Headwinds hit nine utilities and trams.", "variance_no_cause");
	assert_miss("$4.1m. Ran hotter than planned at 480.", "variance_no_cause");
	assert_miss("$4.1m. Anna is calm.", "variance_no_cause");
	assert_miss("$4.1m. Anna quit.", "");
}

/* Who has how much of it, and what is done always or to be busy, though a count stands beside it. */
static void test_no_news(void **state)
{
	(void)state;
	assert_miss("$4.1m. The Polish region shut nine utilities and trams.", "");
	assert_miss("$4.1m. Utilities, meters and trams were responsible for 60 % of the shortfall.",
		    "variance_no_cause");
	assert_miss("$4.1m. Half of the shortfall sat with nine printers, meters and trams.", "variance_no_cause");
	assert_miss("$4.1m. The gap in the roof soaked nine meters and trams.", "");
	assert_miss("$4.1m. Nine hotels half of it, caterers a third and bars the rest.", "variance_no_cause");
	assert_miss("$4.1m. By sector code of the old national office list: hotels 60, food 40.", "variance_no_cause");
	assert_miss("$4.1m. Frost burst valves of four old utilities 60 and trams 40.", "");
	assert_miss("$4.1m. Frost burst pipes, trams 60 and taps 40.", "");
	assert_miss("$4.1m. Belmont cancelled 60, Orvel 40.", "");
	assert_miss("$4.1m. Nine drivers of utilities walked out each Monday.", "");
	assert_miss("$4.1m. Frost burst nine pipes in every utility.", "");
	assert_miss("$4.1m. The sellers held eleven workshops for utilities and trams.", "variance_no_cause");
}

/* What a number is called otherwise is no news beside it. */
static void test_topics(void **state)
{
	(void)state;
	assert_label("Refunds", "Refunds, refunds.", "variance_no_cause");
	assert_label("Narrative marks", "Refunds and chargebacks.", "");
}

static void test_wording(void **state)
{
	(void)state;
	assert_text("section.lowlights", "It may possibly have been somewhat late.", "stale_hedging");
	assert_text("section.lowlights", "It might perhaps be early, which would arguably have helped.",
		    "stale_hedging");
	assert_text("section.lowlights", "It would seem to have moved, and I believe two left.", "stale_hedging");
	assert_text("section.lowlights", "It would seem that perhaps it reached fewer than it should have.",
		    "stale_hedging");
	assert_text("section.lowlights", "If the lease ends, it may possibly move.", "");
	assert_text("section.lowlights", "LOST IN Q2\n- Petit Fils, branch shut\n- Sauer, own tool", "");
	assert_text("section.lowlights", "A customer wrote \"it might perhaps be late\".", "");
	assert_text("section.lowlights", "We remain cautiously optimistic.", "stale_hedging");
	assert_text("section.lowlights", "We remain laser-focused on delivery.", "stale_hedging");
	assert_text("section.lowlights", "The team is upbeat. We feel really good about the pipeline.",
		    "stale_hedging");
	assert_text("section.lowlights", "Customers feel good about it.", "");
	assert_text("section.lowlights", "We feel good about Q3: 71 % of the forecast is signed.", "");
	assert_text("section.lowlights", "GRR was 104 %.", "grr_nrr_confusion");
	assert_text("section.lowlights", "Die Kosten könnten eventuell etwas höher gewesen sein als gedacht.",
		    "stale_hedging");
}

/* The period is over, whatever it is called; what comes after it is not. */
static void test_past_quarter(void **state)
{
	(void)state;
	assert_near("Third-quarter ARR is likely to finish at $4.4m; two signatures may come in October.",
		    "stale_hedging");
	assert_near("For the quarter just ended we are hoping for $4.4m.", "stale_hedging");
	assert_near("Q3 is shaping up to be a $4.4m quarter.", "stale_hedging");
	assert_near("Our estimate for the quarter that ended is $4.4m.", "stale_hedging");
	assert_near("ARR in Q3 was $4.4m; we expect Harbour to pay in October.", "");
	assert_near("Deliveries booked in Q3 will be invoiced in October.", "");
	assert_text("section.lowlights", "It was perhaps slower than might have been expected.", "stale_hedging");
	assert_text("section.lowlights", "It was perhaps slower, and is expected to be so; that might change.", "");
	assert_near("We expected $4.5m in Q3.", "");
	assert_text("section.lowlights", "Watch this space.", "stale_hedging");
	assert_text("section.lowlights", "Efforts are under way to get back on track.", "stale_hedging");
	assert_text("section.lowlights", "Efforts are under way to get back on track by 3 May.", "");
}

static void test_asks(void **state)
{
	(void)state;
	assert_text("section.lowlights", "Could one of you put in a word with the bank?", "ask_no_date");
	assert_text("section.lowlights", "Could one of you put in a word with the bank by 3 May?", "");
	assert_text("section.lowlights", "Any thoughts from the board on the lease are most welcome.", "ask_no_date");
	assert_text("section.lowlights", "We would be glad if Henrik made a call to their buyer.", "ask_no_date");
	assert_text("section.lowlights", "Who among you has an open door at Bosch?", "ask_no_date");
	assert_text("section.lowlights", "May we ask Ingrid to look over the terms?", "ask_no_date");
	assert_text("section.lowlights", "If one of you knows their buyer, let Jochen know.", "ask_no_date");
	assert_text("section.lowlights", "We are short of a tester; any candidate you can name helps.", "ask_no_date");
	assert_text("section.lowlights", "We need your consent to the lease.", "ask_no_date");
	assert_text("section.lowlights", "We seek consent to the sale of the hall.", "ask_no_date");
	assert_text("section.lowlights", "Any thoughts are welcome.", "ask_no_date");
	assert_text("section.lowlights", "Names welcome.", "ask_no_date");
	assert_text("section.lowlights", "Could Henrik speak to the candidate?", "ask_no_date");
	assert_text("section.lowlights", "I would like Ingrid to join the interviews.", "ask_no_date");
	assert_text("section.lowlights", "Before we sign, we want to hear what you think.", "ask_no_date");
	assert_text("section.lowlights", "What would help most: warm intros to growth funds.", "ask_no_date");
	assert_text("section.lowlights", "A call from the chair to their mayor could still turn it.", "ask_no_date");
	assert_text("section.lowlights", "Harald, your call to the bank would do more than our letters.",
		    "ask_no_date");
	assert_text("section.lowlights", "Harald, your call to the bank did more than our letters.", "");
	assert_text("section.lowlights", "We would value an opening at Condor.", "ask_no_date");
	assert_text("section.lowlights", "Could one of you put in a word with the bank? We need it by 3 May.", "");
	assert_text("section.lowlights", "We need your consent to the lease at the same meeting.", "");
	assert_text("board.asks", "- Approve the lease by 3 May\n- Consent to the sale, for the same meeting", "");
	assert_text("section.lowlights", "Could one of you read the terms, which were sent on 3 May?", "ask_no_date");
	assert_text("section.lowlights", "The bank asked whether directors would guarantee the line.", "");
	assert_text("section.lowlights", "Henrik's call got us a meeting, for which we are grateful.", "");
	assert_text("board.asks", "By 24 July we need two things: consent to the lease and a name for the chair.", "");
}

/* What is needed, liked and wanted of others, and what only speaks of the board. */
static void test_no_asks(void **state)
{
	static const char *const texts[] = {
		"We need help.",
		"We like the support team.",
		"We want to call them again.",
		"We need more leads.",
		"We want more word of mouth.",
		"We need the circuit board to ship.",
		"We need a new board design.",
		"We need more funds for marketing.",
		"We need to brief the board on the audit.",
		"We do not need the board's consent for this.",
		"We need approval from the landlord.",
		"We need regulatory approval in Spain.",
		"Their board needs to approve the contract.",
		"Why did the board not see this coming?",
		"Does anyone know why they left?",
		"The team would love to thank the board for its support.",
		"The board would like more detail on this.",
		"Our sales director would welcome help.",
		"Customers would love to meet the board.",
		"We would like to show the board the new line.",
		"The board wishes us well.",
		"If a director resigns, call the chair.",
		"Please note that the board approved the budget.",
		"Thanks to the board's introduction we signed Belmont, and their feedback was very helpful.",
		"Thank you for your help with the lease.",
		"Your feedback form for customers is useful.",
		"Any feedback from customers is welcome.",
		"A word on pricing is needed, the board says.",
		"A call from the board of Norden could not have come at a worse time.",
		"An introduction by our chair got us the meeting at Airbus.",
		"Could Anna deliver the migration? No: the importer was not ready.",
		"Sam would like Anna to take over support.",
		"We will ask the bank for more.",
		"Candidates welcome the new salary bands.",
	};

	(void)state;
	assert_texts("section.lowlights", texts, COUNT_OF(texts), "");
}

static void test_copies(void **state)
{
	struct comment_input input = {
		.text = STR(
			"The programme goes on. At the end of May 23 partners were certified and nine of them brought "
			"a customer."),
		.prior_text =
			STR("The programme goes on. At the end of March 21 partners were certified and eight of them "
			    "brought a customer."),
		.id = STR("section.highlights"),
	};

	(void)state;
	assert_faults_of(input, "copied_from_prior");
	input.prior_text =
		STR("The programme started with three partners, one of whom has brought a customer so far; the "
		    "course takes two days and costs nothing.");
	assert_faults_of(input, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_causes),  cmocka_unit_test(test_ties),    cmocka_unit_test(test_no_news),
		cmocka_unit_test(test_topics),  cmocka_unit_test(test_wording), cmocka_unit_test(test_asks),
		cmocka_unit_test(test_no_asks), cmocka_unit_test(test_copies),  cmocka_unit_test(test_past_quarter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
