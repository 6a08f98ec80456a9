/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

/* What we do about it, by who does it and when; what happened to it is told in the past, or by others. */
static void test_answers(void **state)
{
	static const char *const answers[] = {
		"$4.1m. We ring gardeners, bakers and nine florists.",
		"$4.1m. We are ringing gardeners, bakers and nine florists.",
		"$4.1m. We'll ring gardeners, bakers and nine florists.",
		"$4.1m. We have rung gardeners, bakers, and baked nine tarts for florists.",
		"$4.1m. Finance has baked nine tarts for gardeners and florists.",
		"$4.1m. The commercial team rings gardeners, bakers and nine florists.",
		"$4.1m. A nimble squad has baked nine tarts for gardeners.",
		"$4.1m. Anna rings gardeners, bakers and nine florists.",
		"$4.1m. Anna now rings gardeners, bakers and nine florists.",
		"$4.1m. We quietly ring gardeners, bakers and nine florists.",
		"$4.1m. We all ring gardeners, bakers and nine florists.",
		"$4.1m. Our finance team rings gardeners, bakers and nine florists.",
		"$4.1m. The finance team rings gardeners, bakers and nine florists.",
		"$4.1m. Marketing is preparing a launch with nine florists.",
		"$4.1m. We're preparing a launch with nine florists.",
		"$4.1m. We will launch nine sheds after Easter.",
		"$4.1m. We have launched a project with nine florists.",
		"$4.1m. In Leeds we ring gardeners, bakers and nine florists.",
		"$4.1m. Wir haben neun Gärtner und einen Bäcker verstärkt.",
		"$4.1m. Not enough, and we ring gardeners, bakers and nine florists.",
	};
	static const char *const causes[] = {
		"$4.1m. We baked tarts for gardeners, bakers and nine florists.",
		"$4.1m. We have lost nine florists.",
		"$4.1m. We have launched a pond with nine florists.",
		"$4.1m. We ring nine florists since Karin resigned.",
		"$4.1m. Marketing rings fell on nine florists, gardeners and bakers.",
		"$4.1m. We are nine florists after the launch in Leeds.",
		"$4.1m. As we ring gardeners, bakers and nine florists.",
		"$4.1m. We lack gardeners, bakers and nine florists.",
		"$4.1m. The commercial park rings gardeners, bakers and nine florists.",
		"$4.1m. Frost bit nine gardens in Leeds, and we ring them all.",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(answers); i++)
		assert_miss(answers[i], "variance_no_cause");
	for (size_t i = 0; i < COUNT_OF(causes); i++)
		assert_miss(causes[i], "");
}

/* How parts of the number, other numbers and what we set up stand. */
static void test_standing(void **state)
{
	static const char *const standing[] = {
		"$4.1m. Six sat with gardeners in Leeds, two with florists in Kent.",
		"$4.1m. Taken together they had nine gardens, sheds and ponds.",
		"$4.1m. Half of them were gardeners with sheds and nine ponds.",
		"$4.1m. The average garden stayed at nine ponds, sheds and gnomes.",
		"$4.1m. The course has been extended to nine gardeners, bakers and florists.",
		"$4.1m. The workflow goes to nine gardeners, bakers and florists.",
		"$4.1m. Savings of $40k on gnomes are targeted from January.",
		"$4.1m. Paid $1,900, organic $640, partners $980.",
		"$4.1m. Gnomes 38, ponds 34, nine sheds.",
		"per pond, k$\n     actual plan\ngnomes 198 182\nsheds 41 33",
	};
	static const char *const causes[] = {
		"$4.1m. Six sat with gardeners in Leeds and walked to florists in Kent.",
		"$4.1m. Six sat in sheds that a rival acquired.",
		"$4.1m. Six sat in a shed, which Orvel drained on 1 September.",
		"$4.1m. The workflow went to nine gardeners, bakers and florists.",
		"$4.1m. Gnomes of $40k were drowned in January.",
		"$4.1m. A gardener sat with nine gnomes in sheds.",
		"$4.1m. The average garden drowned nine gnomes in ponds.",
		"$4.1m. Paid $1,900 for gnomes and sheds, cancelled ponds for $640.",
	};

	(void)state;
	for (size_t i = 0; i < COUNT_OF(standing); i++)
		assert_miss(standing[i], "variance_no_cause");
	for (size_t i = 0; i < COUNT_OF(causes); i++)
		assert_miss(causes[i], "");
}

/* What begins with a later quarter, and what of ours goes on then, is to come. */
static void test_to_come(void **state)
{
	(void)state;
	assert_miss("$4.1m. Q4 starts with nine gardeners, bakers and Belmont.", "variance_no_cause");
	assert_miss("$4.1m. The Q4 stall is packed with nine gardeners, bakers and Belmont.", "variance_no_cause");
	assert_miss("$4.1m. We have a plan: sheds for nine gardeners, bakers and Belmont.", "variance_no_cause");
	assert_miss("$4.1m. We have a pond: sheds for nine gardeners, bakers and Belmont.", "");
	assert_miss("$4.1m, short of plan: nine gardeners, bakers and florists signed.", "");
	assert_miss("$4.1m. Q4 florists cancelled nine ponds.", "");
	assert_miss("$4.1m. Our campaign for nine gardeners goes live in December.", "variance_no_cause");
	assert_miss("$4.1m. A campaign for nine gardeners goes live in December.", "");
	assert_miss("$4.1m. Gardeners take $3k a month, bakers and florists nine sheds.", "variance_no_cause");
	assert_miss("$4.1m. Gardeners drained $3k a month, bakers and florists nine sheds.", "");
	assert_miss("$4.1m. From October every gardener gets nine gnomes, sheds and ponds.", "variance_no_cause");
}

/* Words of every company tell of nothing, however many; a label behind "because" is none either. */
static void test_words_of_every_company(void **state)
{
	(void)state;
	assert_miss("$4.1m. Engagement, conversion and nine workshops exceeded our ratios.", "variance_no_cause");
	assert_miss("$4.1m. It fell in all sheds, ponds and nine gardens, and across every florist.",
		    "variance_no_cause");
	assert_miss("$4.1m. It was frostbedingt, as nine florists say.", "variance_no_cause");
	assert_miss("$4.1m because of higher costs in several areas.", "variance_no_cause");
	assert_miss("$4.1m, driven by increased spending in marketing and R&D.", "variance_no_cause");
	assert_miss("$4.1m due to lower sales than anticipated.", "variance_no_cause");
	assert_miss("$4.1m because two developers are missing.", "");
	assert_miss("$4.1m because the bakers froze their hiring.", "");
	assert_miss("$4.1m. That is adrift of what we signed up to in January.", "variance_no_cause");
}

/* Who is none of ours did something to us; waiting for others, and what had to be done. */
static void test_done_to_us(void **state)
{
	(void)state;
	assert_miss("$4.1m. Orvel ended our credits.", "");
	assert_miss("$4.1m. Orvel ended its credits.", "variance_no_cause");
	assert_miss("$4.1m. Finance ended our credits.", "variance_no_cause");
	assert_miss("$4.1m. Our shed ended our credits.", "variance_no_cause");
	assert_miss("$4.1m. Orvel is our credits.", "variance_no_cause");
	assert_miss("$4.1m. Sheds await paint.", "");
	assert_miss("$4.1m. We had to paint sheds.", "");
	assert_miss("$4.1m. We painted sheds.", "variance_no_cause");
}

/* An amount of its own is a part with a name where words stand beside it. */
static void test_parts(void **state)
{
	(void)state;
	assert_miss("$4.1m, and $90k.", "variance_no_cause");
	assert_miss("$4.1m, $90k of it pumps.", "");
	assert_miss("$4.1m. Finance has put a cap of $2,000 on pumps.", "variance_no_cause");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),    cmocka_unit_test(test_standing),
		cmocka_unit_test(test_to_come),    cmocka_unit_test(test_words_of_every_company),
		cmocka_unit_test(test_done_to_us), cmocka_unit_test(test_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
