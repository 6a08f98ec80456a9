/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

static void assert_grr(double actual, const char *text, const char *expected)
{
	struct comment_input input = { .text = str_of(text),
				       .id = STR("customers.gross_revenue_retention"),
				       .label = STR("Gross revenue retention"),
				       .unit = COMMENT_UNIT_PERCENT,
				       .actual = { true, actual },
				       .period = { 2026, 3, 3 } };

	assert_faults_of(input, expected);
}

static void test_retention(void **state)
{
	(void)state;
	assert_grr(91, "Gross 91 %, net 108 %.", "");
	assert_grr(91, "Gross 91 %, net 89 %.", "grr_nrr_confusion");
	assert_grr(91, "At 91 % our net retention is as forecast.", "grr_nrr_confusion");
	/* Points, and the same in percent of what it was. */
	assert_nrr("NRR is 112, up 5 points, or 4.7 percent.", "");
	assert_nrr("NRR is 112, up 5 points (just under 5 percent in relative terms).", "");
	assert_nrr("NRR is 112, up 5 points, or 9 percent.", "number_contradiction");
	assert_nrr("NRR is 112, or 4.7 percent.", "number_contradiction");
	assert_grr(91, "Gross retention stood at 91 %, net at 89.", "grr_nrr_confusion");
	/* A rate needs no sign where it can be nothing else. */
	assert_grr(91, "Gross 108, net 104.", "grr_nrr_confusion");
	assert_grr(91, "Gross 91, net 104.", "");
	/* What "it" says of the rate named before. */
	assert_text("section.lowlights", "Our NRR is 104 %. It's only what customers cancel.", "grr_nrr_confusion");
	assert_text("section.lowlights", "Our NRR is 104 %. Only what customers cancel hurts.", "");
	assert_grr(91, "Gross at 91 is fine, so what we have is an expansion problem.", "");
	assert_grr(91, "Gross retention of 91 % was supported by the uptake of the second module.",
		   "grr_nrr_confusion");
	assert_grr(91, "91 %: what we lost to closures was made good by new modules.", "grr_nrr_confusion");
	assert_grr(91, "91 %. New modules are not part of this figure; they took net retention to 107 %.", "");
	assert_text("section.lowlights", "NRR counts only what customers cancel, not what they add.",
		    "grr_nrr_confusion");
	assert_text("section.lowlights", "Net retention is 101.3 % after 99.3 %, as only four small firms left.", "");
	assert_text("section.lowlights", "Net retention is 101.3 %: we lost only 2 customers.", "");
	assert_text("section.lowlights", "NRR counts what customers cancel and add; GRR leaves out what they add.", "");
}

/* What lifted it, and what did not: gross takes no expansion in. */
static void test_lifted(void **state)
{
	(void)state;
	assert_grr(91, "91 %. Most of that is the July price increase, which was taken without a murmur.",
		   "grr_nrr_confusion");
	assert_grr(91, "91 %. The bulk came from seat upgrades.", "grr_nrr_confusion");
	assert_grr(91, "Gross reached 91 % as four customers moved up a tier.", "grr_nrr_confusion");
	assert_grr(91, "91 %. Two left; price indexation softened the blow.", "grr_nrr_confusion");
	assert_grr(91, "91 %. Without the upsells it would have been 88 %.", "grr_nrr_confusion");
	assert_grr(91, "91 %. Without the price increase it would have been 93 %.", "");
	assert_grr(91, "91 %. The price increase drove out two of them.", "");
	assert_grr(91, "91 %. Three left after the price increase, and that was most of it.", "");
	assert_grr(91, "Gross 91 %, net 108 %. Most of the gap is upsells that lifted the net rate.", "");
	assert_grr(91, "Gross rose to 91 % as four customers moved up a tier.", "grr_nrr_confusion");
	assert_grr(91, "Gross held at 91 % as four customers moved up a tier.", "grr_nrr_confusion");
	assert_grr(91, "91 %. Ohne die Upsells wäre es 88 %.", "grr_nrr_confusion");
	assert_grr(91, "91 %. Losses rose as the price increase bit.", "");
	assert_grr(91, "91 %. Most of that is the calm in Leeds.", "");
	assert_grr(91, "91 %. Most new modules sold well.", "");
	assert_grr(91, "91 %. We sell as new modules come.", "");
	assert_grr(91, "91 %. Most of that is not the price increase.", "");
	assert_grr(91, "91 %. Without the upsells it would have been the same. The forecast was 88 %.", "");
	assert_grr(91, "The forecast was 88 %. Without the two upsells 91 % would have been 95 %.", "");
	assert_text("section.lowlights", "GRR was fine. Without the upsells it would have been lower.",
		    "grr_nrr_confusion");
}

/* Net retention without expansion, though its name stands in another sentence. */
static void test_left_out(void **state)
{
	(void)state;
	assert_nrr("112 %. Whatever they bought on top is left out by definition.", "grr_nrr_confusion");
	assert_nrr("NRR is 112 %. Upsells are not counted here.", "grr_nrr_confusion");
	assert_nrr("112 %. The figure looks at losses only.", "grr_nrr_confusion");
	assert_nrr("112 %. The new module is not counted yet, and neither are upsells.", "");
	assert_nrr("112 %. Gross is 91 %, as upsells are not counted there.", "");
	assert_nrr("112 %. There was no expansion in Leeds.", "");
	assert_nrr("112 %. Without the upgrades it would have been 104 %.", "");
	assert_nrr("112 %. Had upsells been left out, it would be 104 %.", "");
	assert_nrr("112 %. Two of the sites are not counted.", "");
	assert_nrr("112 %. Seats they have added since are not in it.", "grr_nrr_confusion");
	assert_nrr("112 %. Seats that froze are not in it.", "");
	assert_nrr("NRR of 112 % is what remains after cancellations.", "grr_nrr_confusion");
	assert_nrr("NRR of 112 % rose after two cancellations.", "");
	assert_nrr("NRR of 112 % remains our best despite cancellations.", "");
}

static void assert_insights(const char *text, const char *expected)
{
	assert_text("customers.retention_insights", text, expected);
}

/* Which of the two is the higher one: in a part of the text, by words alone, and measured "on the gross measure". */
static void test_order(void **state)
{
	(void)state;
	assert_insights("Enterprise: GRR 90 %, NRR 101 %. Mid-market: GRR 95 %, NRR 93 %.", "grr_nrr_confusion");
	assert_insights("Enterprise: GRR 90 %, NRR 101 %. Mid-market: GRR 91 %, NRR 97 %.", "");
	assert_insights("NRR came out below GRR.", "grr_nrr_confusion");
	assert_insights("GRR came out below NRR.", "");
	assert_insights("Gross retention overtook net retention.", "grr_nrr_confusion");
	assert_insights("NRR lies at 88 %, five points under gross.", "grr_nrr_confusion");
	assert_insights("NRR fell below 105 %, gross stayed above 92 %.", "");
	assert_insights("97 % of them stayed on the gross measure and 95 % on the net one.", "grr_nrr_confusion");
	assert_insights("91 % of them stayed on the gross measure and 105 % on the net one.", "");
	assert_insights("Gross salaries rose to 104 %, net ones to 103 %.", "");
	assert_grr(91, "Gross retention climbed to 91 % after four councils took the payroll module.",
		   "grr_nrr_confusion");
	assert_grr(91, "Gross retention, meaning renewals plus whatever customers add on top, was 91 %.",
		   "grr_nrr_confusion");
	assert_grr(91, "Nothing that customers add counts here.", "");
	assert_grr(91, "The July price rise cost us two bakeries and a point of gross retention.", "");
	assert_nrr("NRR was 112 %, or 95 % before expansion.", "");
	assert_nrr("NRR of 112 % is computed on losses and nothing else.", "grr_nrr_confusion");
	assert_nrr("NRR is 112 %: £90k lost, only £70k of upgrades.", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_retention),
		cmocka_unit_test(test_lifted),
		cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
