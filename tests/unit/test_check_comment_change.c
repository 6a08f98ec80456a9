/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

static void test_contradictions(void **state)
{
	(void)state;
	assert_near("We closed the quarter at $5.1m ARR.", "number_contradiction");
	assert_near("ARR fell to $4.4m.", "number_contradiction");
	assert_near("ARR rose to $4.4m against a forecast of $4.9m.", "number_contradiction");
	assert_near("ARR rose from $4.0m to $4.4m; a year ago it was $3.1m.", "");
	assert_near("ARR doubled to $4.4m.", "number_contradiction");
	/* How far, and from what. */
	assert_near("ARR of $4.4m is $50k short of forecast.", "number_contradiction");
	assert_near("ARR of $4.4m is $100k short of forecast and $400k up on the second quarter.", "");
	assert_near("We closed at $4.4m. Against June that is a rise of $100k.", "number_contradiction");
	assert_near("$4.4m, up from $4.2m at the end of June.", "number_contradiction");
	assert_near("$4.4m, a third more than in Q2.", "number_contradiction");
	assert_near("ARR beat the forecast.", "number_contradiction");
	assert_near("ARR was $4.4m after $4.2m.", "number_contradiction");
	assert_miss("ARR is in line with forecast, because Belmont moved its order to May.", "number_contradiction");
	/* What is expected contradicts nothing. */
	assert_near("$4.4m. ARR should fall.", "");
	assert_near("ARR gained $300k.", "number_contradiction");
	assert_near("$4.4m; we added $300k against Q2.", "number_contradiction");
	/* Parts of the way. */
	assert_near("ARR $4.4m. We lost $200k to churn and added $600k.", "");
	assert_near("ARR lost $200k to churn. We shed $100k more than in Q2.", "");
	assert_near("$4.4m. We added $300k net.", "number_contradiction");
	assert_near("ARR held steady at $4.4m.", "number_contradiction");
	assert_near("$4.4m: ARR was flat on forecast.", "");
	assert_near("ARR reached $4.4m. In Spain it was flat, pricing is unchanged.", "");
	/* A pronoun stands for what the sentence before began with. */
	assert_near("ARR is $4.4m, all of it Northgate paying early. That is $100k less than in Q2.",
		    "number_contradiction");
	/* What it was, and behind the forecast, too. */
	assert_near("$4.4m. In Q2 it was $4.2m.", "number_contradiction");
	assert_near("$4.4m. In Q2 there was $0.2m of licences in it.", "");
	assert_near("ARR was $4.4m, against $4.5m in forecast and $4.0m in the second quarter.", "");
	assert_near("ARR was $4.4m, against $4.5m in forecast and $4.3m in the second quarter.",
		    "number_contradiction");
	assert_near("ARR stood at $4.4m, unchanged since June.", "number_contradiction");
	assert_arr(4.8e6, "$4.8m, up on plan: Belmont moved its order to March.", "");
	assert_near("ARR is $4.4m (Q2: $4.2m).", "number_contradiction");
	assert_near("ARR is $4.4m (forecast: $4.9m).", "number_contradiction");
	assert_near("ARR is $4.4m (forecast: $4.5m, Q2: $4.0m).", "");
	assert_near("ARR was $4.4m after $4.2m at midyear.", "number_contradiction");
	assert_near("ARR more than doubled to $4.4m.", "number_contradiction");
	assert_near("ARR stieg gegenüber dem Vorquartal um 3 %.", "number_contradiction");
	assert_near("ARR stieg gegenüber dem Vorquartal um 10 %.", "");
	assert_nrr("NRR is 112, four tenths of a point up on Q2.", "number_contradiction");
	assert_label("Headcount", "40 people, thirty under plan: six in Graz and four in Leeds.",
		     "variance_no_cause number_contradiction");
	assert_label("Headcount", "40 people, as many as in the quarter before.",
		     "variance_no_cause number_contradiction");
	assert_label("Customers lost", "Forty lost. Brightmoor sold its farms.", "");
	/* So many moved, it did not move so far. */
	assert_nrr("NRR is 112 as four customers moved up a tier.", "");
	assert_nrr("NRR is 112, four up on Q2.", "number_contradiction");
	/* Others, and other times. */
	assert_near("ARR per customer fell by 3 %. ARR per head was $52k.", "");
	assert_near("$4.4m. Per customer that is 3 % less.", "");
	assert_near("$4.4m. Services missed theirs by $20k; Q4 is planned at $4.9m.", "");
	assert_near("$4.4m. In Porto we have $1.1m, $90k more than in Q2.", "");
}

/* What is nearly all of it moves by what is missing. */
static void test_rest(void **state)
{
	struct comment_input input = { .id = STR("product.uptime"),
				       .label = STR("Uptime"),
				       .unit = COMMENT_UNIT_PERCENT,
				       .actual = { true, 99.8 },
				       .prior = { true, 99.95 } };

	(void)state;
	input.text = STR("Uptime stayed at its level.");
	assert_faults_of(input, "number_contradiction");
	input.actual.value = 99.94;
	assert_faults_of(input, "");
}

/* How long something took is no number of months. */
static void test_spans(void **state)
{
	struct comment_input input = { .id = STR("finance.runway"),
				       .label = STR("Cash runway"),
				       .unit = COMMENT_UNIT_MONTHS,
				       .actual = { true, 9 },
				       .forecast = { true, 9 },
				       .prior = { true, 12 },
				       .period = { 2026, 3, 3 } };

	(void)state;
	input.text = STR("Nine months, as forecast; it was twelve in June and the three months that went are it.");
	assert_faults_of(input, "");
	input.text = STR("Nine months, as forecast; it was twelve in June and three months are it.");
	assert_faults_of(input, "number_contradiction");
	input.text = STR("Nine months, as forecast; it was twelve in June and the three months are it.");
	assert_faults_of(input, "number_contradiction");
}

/* "Missed the … forecast by": the forecast is named between; what comes and goes, or is planned, is not the number. */
static void test_named_forecast(void **state)
{
	(void)state;
	assert_near("ARR of $4.4m missed the $4.5m forecast by $100k.", "");
	assert_near("ARR of $4.4m missed the $4.5m forecast by $300k.", "number_contradiction");
	assert_near("ARR of $4.4m missed the $4.8m forecast.", "number_contradiction");
	assert_near("ARR missed the forecast because a $300k order slipped.", "");
	assert_near("We plan for $5m by Christmas.", "");
	assert_near("We posted $4.4m, $200k more than in Q2.", "number_contradiction");
	assert_near("We posted $4.4m, $400k more than in Q2.", "");
	assert_near("Service ARR of $1.9m was fine.", "");
	assert_near("ARR has doubled since last quarter.", "number_contradiction");
	assert_near("ARR has doubled since 2023.", "");
	/* Near the forecast, and neither it nor the number. */
	assert_near("ARR of $4.56m was fine.", "number_contradiction");
	assert_nrr("NRR 112, up from 105.", "number_contradiction");
	assert_nrr("NRR 112, up from 107.", "");
	assert_nrr("NRR 112. Gross stands at 95.", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_contradictions),
		cmocka_unit_test(test_rest),
		cmocka_unit_test(test_spans),
		cmocka_unit_test(test_named_forecast),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
