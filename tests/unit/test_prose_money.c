/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "prose/money.h"
#include "prose_fixture.h"

static void test_notations(void **state)
{
	(void)state;
	assert_mark(money_find, "un demi million d'euros en mai", 0, "un demi million d'euros");
	assert_mark(money_find, "1,2 million d’euros en mai", 0, "1,2 million d’euros");
	assert_mark(money_find, "for €18k in May", 0, "€18k");
	assert_mark(money_find, "48 000 EUR per year", 0, "48 000 EUR");
	assert_mark(money_find, "R$ 38 mil, março", 0, "R$ 38 mil");
	assert_mark(money_find, "1,2 mill. NOK", 0, "1,2 mill. NOK");
	assert_mark(money_find, "between 9–12k£", 0, "9–12k£");
	assert_mark(money_find, "24 T€ im Q3", 0, "24 T€");
	assert_mark(money_find, "CHF 28'000, order", 0, "CHF 28'000");
	assert_mark(money_find, "tyre module 8.5k, they", 0, "8.5k");
	assert_mark(money_find, "low six figures, Q4", 0, "low six figures");
	assert_mark(money_find, "after-hours reading, R640 000, August", 0, "R640 000");
	assert_mark(money_find, "stock module EUR12k, May", 0, "EUR12k");
	assert_mark(money_find, "six stores, 7k2, karneval", 0, "7k2");
	assert_mark(money_find, "gusto fifty grand april", 0, NULL);
	assert_mark(money_find, "fifty grand, April", 0, "fifty grand");
	assert_mark(money_find, "half a million, Q3", 0, "half a million");
	assert_mark(money_find, "the yard plan, R40k, May", 0, "R40k");
	assert_mark(money_find, "the yard plan, 40k-ish, May", 0, "40k-ish");
	assert_mark(money_find, "40-odd thousand, May", 0, "40-odd thousand");
	assert_mark(money_find, "40.000,- € im Mai", 0, "40.000,- €");
	assert_mark(money_find, "80 carts at forty quid each", 0, "forty quid");
	assert_mark(money_find, "5 bucks a head", 0, "5 bucks");
	assert_mark(money_find, "1 % on their £4m spend", 0, "£4m");
}

/* What thousands are called among friends. */
static void test_slang(void **state)
{
	(void)state;
	assert_mark(money_find, "the plan, twelve large, May", 0, "twelve large");
	assert_mark(money_find, "twelve large sites", 0, NULL);
	assert_mark(money_find, "fifty G in May", 0, "fifty G");
	assert_mark(money_find, "a 5G mast", 0, NULL);
	assert_mark(money_find, "50 big ones, May", 0, "50 big ones");
	assert_mark(money_find, "50 big sites, May", 0, NULL);
	assert_mark(money_find, "40 kkr i maj", 0, "40 kkr");
	assert_mark(money_find, "a tenner a seat", 0, "tenner");
}

/* From each number of "1 -1 -1 …" its end was looked for: the square of their count. */
static void test_a_range_has_few_numbers(void **state)
{
	struct buf chain = BUF_EMPTY;

	(void)state;
	for (int i = 0; i < 19; i++)
		buf_adds(&chain, "1 -");
	buf_adds(&chain, "1k");
	assert_mark(money_find, "10-20-30k in May", 0, "10-20-30k");
	assert_mark(money_find, chain.p, 0, "1 -1 -1 -1 -1 -1k");
	buf_release(&chain);
}

static void test_no_amounts(void **state)
{
	(void)state;
	assert_mark(money_find, "+85 licences in Q3", 0, NULL);
	assert_mark(money_find, "uplift of 20 %", 0, NULL);
	assert_mark(money_find, "12 May 2026", 0, NULL);
	assert_mark(money_find, "five thousand users", 0, NULL);
	assert_mark(money_find, "room R2 in the R&D wing", 0, NULL);
}

static void test_other_money(void **state)
{
	(void)state;
	assert_mark(money_find, "raised a $12m round", MARK_TRAP, NULL);
	assert_mark(money_find, "saved €400k last year", MARK_TRAP, NULL);
	assert_mark(money_find, "pays us $31k", MARK_TRAP, NULL);
	assert_mark(money_find, "together about €260k", MARK_TOTAL, NULL);
	assert_mark(money_find, "saved €400k; quoted at €17,400", MARK_TRAP, "€17,400");
	assert_mark(money_find, "they are ready to pay €12k", MARK_TRAP, "€12k");
	assert_mark(money_find, "would spend somewhere in the high five figures", MARK_TRAP, "five figures");
	assert_mark(money_find, "a low-five-figures affair", MARK_TRAP, "low-five-figures");
	/* What is paid in return for what they want. */
	assert_mark(money_find, "dafür zahlt er 18.900 Euro", MARK_TRAP, "18.900 Euro");
	assert_mark(money_find, "for that they pay £18k", MARK_TRAP, "£18k");
	assert_mark(money_find, "they pay £18k once it works", MARK_TRAP, "£18k");
	assert_mark(money_find, "they pay £18k for support", MARK_TRAP, NULL);
	assert_mark(money_find, "there is £18k in the budget", MARK_TRAP, "£18k");
	assert_mark(money_find, "double-digit growth", 0, NULL);
	assert_mark(money_find, "a five-digit sum", MARK_TOTAL, "five-digit");
	assert_mark(money_find, "dreissigtausend im Jahr", 0, "dreissigtausend");
	assert_mark(money_find, "fifteen hundred a month", 0, "fifteen hundred");
	assert_mark(money_find, "fifteen hundred users", 0, NULL);
	assert_mark(money_find, "the order is for forty-five K", 0, "forty-five K");
	/* What nobody has asked for, and a price that is nobody's. */
	assert_mark(money_find, "if they licensed every shop, that would be €900k", MARK_TRAP, NULL);
	assert_mark(money_find, "it would be €40k if the board agrees", MARK_TRAP, "€40k");
	assert_mark(money_find, "a full roll-out would be worth €900k", MARK_TRAP, NULL);
	assert_mark(money_find, "list prices run from €20k to €90k", MARK_TRAP, NULL);
	assert_mark(money_find, "savings would be €300k a year", MARK_TRAP, NULL);
	assert_mark(money_find, "haben eine Viertelmillion Franken eingestellt", 0, "eine Viertelmillion Franken");
	assert_mark(money_find, "after raising a $12m round", MARK_TRAP, NULL);
	assert_mark(money_find, "the portal, 70 lakh, in May", MARK_TRAP, "70 lakh");
	assert_mark(money_find, "€12k more than today", MARK_TRAP, "€12k");
	assert_mark(money_find, "their current contract is worth €30k", MARK_TRAP, NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_notations),
		cmocka_unit_test(test_slang),
		cmocka_unit_test(test_a_range_has_few_numbers),
		cmocka_unit_test(test_no_amounts),
		cmocka_unit_test(test_other_money),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
