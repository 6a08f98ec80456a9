/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

/* Sentences that are in none of the labelled files. */
static void test_causes(void **state)
{
	static const char *const causes[] = {
		"A lorry with our winter stock sat in Calais for nine days.",
		"Two surgeons retired and the clinic closed its second theatre.",
		"The council withdrew the permit for the night market.",
		"Our card processor raised its fee in August.",
		"Hail destroyed the apricots of both growers.",
		"The bakery chain went bankrupt owing us three invoices.",
		"Our translator mixed up two price lists.",
		"A burst pipe closed the showroom for a week.",
		"The union struck at both plants.",
		"The landlord doubled the rent.",
		"Ein Wasserschaden legte das Lager für zwei Wochen still.",
		"Der Lieferant ging im Juli in Konkurs.",
		"Une grève a bloqué le port pendant huit jours.",
	};
	struct buf text = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(causes); i++) {
		text.n = 0;
		buf_printf(&text, "ARR was $4.1m. %s", causes[i]);
		assert_miss(text.p, "");
	}
	buf_release(&text);
}

static void test_filler(void **state)
{
	static const char *const fillers[] = {
		"It was one of those quarters.",
		"Things simply did not click in the second half of the period.",
		"We came out of the blocks slowly, as we tend to.",
		"The needle did not move the way we had hoped.",
		"A mixed bag, with some areas better and others worse.",
		"The team gave everything and we are proud of every one of them.",
		"We are looking at all options and will report in due course.",
		"Demand was a little softer than we would have liked.",
		"The usual summer lull played its part.",
		"Is the plan still the right yardstick?",
		"Es lief insgesamt etwas zäher als erwartet.",
		"Le trimestre a été en demi-teinte, comme souvent.",
		/* What one was busy with, and what follows. */
		"Recruiters screened 412 applications, ran 96 interviews and rebuilt the careers page.",
		"The treasury committee took note on 9 April and left the deposit ladder as it is.",
		"Both founders spoke to staff at the all-hands on 2 July.",
		"We attended five fairs and sponsored a rowing regatta.",
	};
	struct buf text = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(fillers); i++) {
		text.n = 0;
		buf_printf(&text, "ARR was $4.1m. %s", fillers[i]);
		assert_miss(text.p, "variance_no_cause");
	}
	buf_release(&text);
}

/* What stands behind the reason counts by itself, however much of the gap is told before it. */
static void test_parts(void **state)
{
	(void)state;
	assert_miss(
		"ARR was 400k below the forecast and lower than we had planned, because the landlord doubled the rent.",
		"");
	assert_miss("ARR was 400k below the forecast and lower than planned, because it was a tough quarter.",
		    "variance_no_cause");
	assert_miss("$4.1m instead of $4.5m.", "variance_no_cause");
}

/* A number's own name tells nothing of it. */
static void test_topic(void **state)
{
	(void)state;
	assert_label("Invoices and refunds", "Invoices and refunds.", "variance_no_cause");
	assert_label("Headcount", "Invoices and refunds.", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_causes),
		cmocka_unit_test(test_filler),
		cmocka_unit_test(test_parts),
		cmocka_unit_test(test_topic),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
