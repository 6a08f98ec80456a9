/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

static void assert_all(const char *const *texts, size_t count, const char *expected)
{
	for (size_t i = 0; i < count; i++)
		assert_miss(texts[i], expected);
}

/* What we do about it, by who does it and when; what happened to it is told in the past, or by others. */
static void test_answers(void **state)
{
	static const char *const answers[] = {
		"$4.1m. We are ringing every customer in Leeds.",
		"$4.1m. We'll visit the largest accounts with the product team.",
		"$4.1m. The commercial team reviews the pipeline every Monday.",
		"$4.1m. Anna now chairs a weekly review of all open deals.",
		"$4.1m. Marketing is preparing a launch with better material.",
		"$4.1m. We have launched a project with the finance team.",
		"$4.1m. Not enough, and we are working on it with all teams.",
	};
	static const char *const causes[] = {
		"$4.1m. We have lost nine florists.",
		"$4.1m. Two bakers stopped their orders since Karin resigned.",
		"$4.1m. Frost bit nine gardens in Leeds, and we ring them all.",
		"$4.1m. Orvel ended our credits.",
	};

	(void)state;
	assert_all(answers, COUNT_OF(answers), "variance_no_cause");
	assert_all(causes, COUNT_OF(causes), "");
}

/* How parts of the number, other numbers and what we set up stand. */
static void test_standing(void **state)
{
	static const char *const standing[] = {
		"$4.1m. Taken together they make up half of the total.",
		"$4.1m. Half of them were small, the rest large.",
		"$4.1m. The average deal size stayed at 38k.",
		"$4.1m. The course has been extended to all team leads.",
		"$4.1m. Savings of $40k on travel are targeted from January.",
		"$4.1m. Paid $1,900, organic $640, partners $980.",
	};
	static const char *const causes[] = {
		"$4.1m. Six sat in sheds that a rival acquired.",
		"$4.1m. Paid $1,900 for gnomes and sheds, cancelled ponds for $640.",
	};

	(void)state;
	assert_all(standing, COUNT_OF(standing), "variance_no_cause");
	assert_all(causes, COUNT_OF(causes), "");
}

/* A label behind "because" is no cause. */
static void test_labels(void **state)
{
	(void)state;
	assert_miss("$4.1m because of higher costs in several areas.", "variance_no_cause");
	assert_miss("$4.1m, driven by increased spending in marketing and R&D.", "variance_no_cause");
	assert_miss("$4.1m due to lower sales than anticipated.", "variance_no_cause");
	assert_miss("$4.1m because the bakers froze their hiring.", "");
	assert_miss("$4.1m. That is adrift of what we signed up to in January.", "variance_no_cause");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_answers),
		cmocka_unit_test(test_standing),
		cmocka_unit_test(test_labels),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
