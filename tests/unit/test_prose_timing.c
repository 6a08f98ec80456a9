/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/timing.h"
#include "prose_fixture.h"

static void test_periods(void **state)
{
	(void)state;
	assert_mark(timing_find, "closing in October", 0, "October");
	assert_mark(timing_find, "by 28 February 2027", 0, "28 February 2027");
	assert_mark(timing_find, "PO, Q3", 0, "Q3");
	assert_mark(timing_find, "close in FY27", 0, "FY27");
	assert_mark(timing_find, "2026-09-30", 0, "2026-09-30");
	assert_mark(timing_find, "ziel: 15.04.", 0, "15.04");
	assert_mark(timing_find, "next quarter", 0, "next quarter");
	assert_mark(timing_find, "signs within two quarters", 0, "two quarters");
	assert_mark(timing_find, "in the coming quarters", 0, NULL);
	assert_mark(timing_find, "in vierzehn Tagen", 0, "vierzehn Tagen");
	assert_mark(timing_find, "signature two months out", 0, "two months out");
	assert_mark(timing_find, "signe fin mai avec nous", 0, "fin mai");
	assert_mark(timing_find, "signs in fQ2", 0, "fQ2");
	assert_mark(timing_find, "signs in Q2CY27", 0, "Q2CY27");
	assert_mark(timing_find, "Ende des Monats", 0, "Ende des Monats");
	assert_mark(timing_find, "the month after next", 0, "month after next");
	assert_mark(timing_find, "Tuesday week, PO", 0, "Tuesday week");
	/* A dash joins a time to what says how near it is, or to another. */
	assert_mark(timing_find, "a pre-Easter signature", 0, "pre-Easter");
	assert_mark(timing_find, "signs June-ish", 0, "June-ish");
	assert_mark(timing_find, "signs May-June", 0, "May-June");
	assert_mark(timing_find, "an Easter-themed stand", 0, NULL);
	assert_mark(timing_find, "tekenen in week 38", 0, "week 38");
	assert_mark(timing_find, "will decide within six weeks", 0, "six weeks");
	assert_mark(timing_find, "before the summer", 0, "summer");
	assert_mark(timing_find, "im dritten Quartal", 0, "dritten Quartal");
	assert_mark(timing_find, "antes de Navidad", 0, "Navidad");
	assert_mark(timing_find, "signera en mai aussi", 0, "mai");
	assert_mark(timing_find, "wk of dec 8", 0, "dec 8");
	assert_mark(timing_find, "done in the JFM quarter", 0, "JFM quarter");
	assert_mark(timing_find, "signed in KW14", 0, "KW14");
	assert_mark(timing_find, "told them the price lapses on 30 June", MARK_TRAP, "30 June");
	assert_mark(timing_find, "told them it lapsed on 30 June, so sign by then", MARK_TRAP, "30 June");
	assert_mark(timing_find, "after Eid al-Fitr", 0, "Eid al-Fitr");
	assert_mark(timing_find, "noch im laufenden Geschäftsjahr", 0, "laufenden Geschäftsjahr");
	assert_mark(timing_find, "contract before harvest starts", 0, "harvest");
}

/* What was planned before something moved. */
static void test_moved(void **state)
{
	(void)state;
	assert_mark(timing_find, "pushed from Q3 into Q1, after legal", MARK_TRAP, "Q1");
	assert_mark(timing_find, "slipped from mid-May to end-July 2027", MARK_TRAP, "end-July 2027");
	assert_mark(timing_find, "verschoben von Mai auf September", MARK_TRAP, "September");
	assert_mark(timing_find, "reporté de mai à septembre", MARK_TRAP, "septembre");
	assert_mark(timing_find, "pushed into Q1 from Q3", MARK_TRAP, "Q1");
	assert_mark(timing_find, "from Q3, to be signed in Q4", MARK_TRAP, "Q3");
	assert_mark(timing_find, "signing mid-December", MARK_TRAP, "mid-December");
	assert_mark(timing_find, "signature à la mi-décembre", MARK_TRAP, "mi-décembre");
}

static void test_no_periods(void **state)
{
	(void)state;
	assert_mark(timing_find, "soon, in the coming months", 0, NULL);
	assert_mark(timing_find, "Marchetti may march ahead", 0, NULL);
	assert_mark(timing_find, "prices fall with volume", 0, NULL);
	assert_mark(timing_find, "release 5.2 ships", 0, NULL);
	assert_mark(timing_find, "24/7 support", 0, NULL);
	assert_mark(timing_find, "March Networks $22k", 0, NULL);
	assert_mark(timing_find, "wants the harvest planner", 0, NULL);
}

static void test_other_dates(void **state)
{
	(void)state;
	assert_mark(timing_find, "used since March", MARK_TRAP, NULL);
	assert_mark(timing_find, "went live in October 2025", MARK_TRAP, NULL);
	assert_mark(timing_find, "the board meets on 9 April", MARK_TRAP, NULL);
	assert_mark(timing_find, "requested in May", MARK_TRAP, NULL);
	assert_mark(timing_find, "expected in May", MARK_TRAP, "May");
	assert_mark(timing_find, "we present to them on 4 June", MARK_TRAP, NULL);
	assert_mark(timing_find, "the contract starts on 1 May", MARK_TRAP, "1 May");
	assert_mark(timing_find, "whose steering committee will sit on 19 January", MARK_TRAP, NULL);
	assert_mark(timing_find, "takes 8 k of additional reports in November", MARK_TRAP, "November");
	assert_mark(timing_find, "the controller reports in November", MARK_TRAP, NULL);
	assert_mark(timing_find, "May is realistic", MARK_TRAP, "May");
	assert_mark(timing_find, "they told us so on 3 November", MARK_TRAP, NULL);
	assert_mark(timing_find, "they told us the price lapses on 3 November", MARK_TRAP, "3 November");
	assert_mark(timing_find, "they asked for it in August", MARK_TRAP, NULL);
	assert_mark(timing_find, "not this year, they say", MARK_TRAP, NULL);
	assert_mark(timing_find, "our next call is on 12 March", MARK_TRAP, NULL);
	assert_mark(timing_find, "beslut i v. 40", MARK_TRAP, "v. 40");
	assert_mark(timing_find, "signature mid-month", MARK_TRAP, "mid-month");
	assert_mark(timing_find, "verbal yes from the plant manager on 3 November", MARK_TRAP, NULL);
	assert_mark(timing_find, "their CFO gave us his word for the two new lines on 3 November", MARK_TRAP, NULL);
	assert_mark(timing_find, "their CFO gave his word to sign on 3 November", MARK_TRAP, "3 November");
	assert_mark(timing_find, "we need the revised contract from their own legal team on 3 May", MARK_TRAP, "3 May");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_periods),
		cmocka_unit_test(test_moved),
		cmocka_unit_test(test_no_periods),
		cmocka_unit_test(test_other_dates),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
