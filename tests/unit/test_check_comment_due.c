/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "comment_fixture.h"

static void assert_ask(const char *text, const char *expected)
{
	assert_text("board.asks", text, expected);
}

/* A later sentence may say by when; what it tells of the past does not. */
static void test_dates_behind(void **state)
{
	(void)state;
	assert_ask("We'd like you to grant a guarantee. Lawyers have read it. Envelopes are opened on 18 November.",
		   "");
	assert_ask("Please approve the lease. The maker holds its price until 30 November and that's when I need your "
		   "signatures.",
		   "");
	assert_ask("The city wants a guarantee. Could you grant one by 3 May?", "");
	assert_ask("Please sit in on the interviews in Leeds.\n\nCalendar: 3 and 4 May, mornings.", "");
	assert_ask("Please approve the bank. We met them on 3 September and liked them.", "ask_no_date");
	assert_ask("Please introduce us to the port. They lost a crane on 12 August.", "ask_no_date");
	assert_ask("Please introduce us to the port. Please approve the lease by 3 May.", "ask_no_date");
	assert_ask("Please approve the bank. Anna visited them on 3 September.", "ask_no_date");
	assert_ask("Please approve the lease. Anna agreed to hold it until 3 May.", "");
	assert_ask("Please approve the lease. Anna then files it.", "ask_no_date");
}

static void test_one_thing(void **state)
{
	(void)state;
	assert_ask("One thing only. Please approve the lease by 3 May.", "");
	assert_ask("One thing only. Please approve the lease.", "ask_no_date");
	assert_ask("Approval of the lease.", "ask_no_date");
	assert_ask("Approval of the lease. Please join us by 3 May.", "ask_no_date");
	assert_ask("Hall in Cork.", "ask_no_date");
	assert_ask("- Approve the lease by 3 May\n- Hall in Cork", "ask_no_date");
	assert_ask("The lease needs approval.", "ask_no_date");
	assert_ask("Hall in Cork. Who among you has an open door at Bosch?", "ask_no_date");
	assert_ask("Please approve the lease by 3 May. Terms are as in the paper.", "");
	assert_ask("Please approve the lease by 3 May. The approval of the bank is in the paper.", "");
	assert_ask("Niente.", "");
}

/* What waits for the board, and what is handed over to it. */
static void test_waits(void **state)
{
	static const char *const asks[] = {
		"Poland needs a decision from you.",
		"The crane is waiting for the board's signature.",
		"It's time the board made up its mind on Poland.",
		"I cannot settle it alone and want the board to decide it.",
		"Anyone who has a name for the post, speak up.",
		"If one of you plays golf with him, a word would not hurt.",
		"If any of you know a surveyor, do tell.",
		"We need a chair and would be thankful for candidates.",
	};
	static const char *const others[] = {
		"Poland needs a decision from the ministry.",
		"The crane does not need your signature.",
		"It's time for the board meeting.",
		"Anyone who has a name for it is wrong.",
	};

	(void)state;
	assert_texts("section.lowlights", asks, COUNT_OF(asks), "ask_no_date");
	assert_texts("section.lowlights", others, COUNT_OF(others), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_dates_behind),
		cmocka_unit_test(test_one_thing),
		cmocka_unit_test(test_waits),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
