/* SPDX-License-Identifier: MIT */
/* How a sentence says a figure: the name and the figure are marked with < > and [ ]. */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "check/claim.h"

struct marked {
	struct buf text;
	struct span name, figure;
};

static void read_marks(struct marked *out, const char *text)
{
	*out = (struct marked){ .text = BUF_EMPTY };
	for (; *text; text++) {
		if (*text == '<')
			out->name.at = out->text.n;
		else if (*text == '>')
			out->name.n = out->text.n - out->name.at;
		else if (*text == '[')
			out->figure.at = out->text.n;
		else if (*text == ']')
			out->figure.n = out->text.n - out->figure.at;
		else
			buf_printf(&out->text, "%c", *text);
	}
}

static enum claim claim(const char *text)
{
	struct marked marked;
	enum claim result;

	read_marks(&marked, text);
	result = claim_of(buf_str(&marked.text), marked.name, marked.figure);
	buf_release(&marked.text);
	return result;
}

static bool rough(const char *text)
{
	struct marked marked;
	bool result;

	read_marks(&marked, text);
	result = claim_is_rough(buf_str(&marked.text), marked.figure);
	buf_release(&marked.text);
	return result;
}

static void test_outright(void **state)
{
	(void)state;
	assert_int_equal(claim("<ARR> is [$4.9m]."), CLAIM_NOW);
	assert_int_equal(claim("<ARR> now stands at [$4.9m], with 61 customers."), CLAIM_NOW);
	assert_int_equal(claim("<ARR> closed the quarter at about [$4.9m] in Q3."), CLAIM_NOW);
	assert_int_equal(claim("<ARR> of [$4.9m]"), CLAIM_OPEN);
	assert_int_equal(claim("<ARR>: [$4.9m]"), CLAIM_OPEN);
	assert_int_equal(claim("We closed at [$4.9m] <ARR>."), CLAIM_OPEN);
	/* A rate is of a time of its own. */
	assert_int_equal(claim("<Revenue> is [$390k] a month."), CLAIM_OPEN);
	assert_int_equal(claim("<Revenue> is [$390k]/month."), CLAIM_OPEN);
}

static void test_parts_and_gaps(void **state)
{
	(void)state;
	assert_int_equal(claim("<ARR> was [$4.2m] in lift firms."), CLAIM_NONE);
	assert_int_equal(claim("<ARR> was [$4.2m] in the quarter."), CLAIM_NOW);
	assert_int_equal(claim("<ARR> was [$4.2m] at the end of the quarter."), CLAIM_NOW);
	assert_int_equal(claim("<ARR> among lifts is [$4.2m]."), CLAIM_NONE);
	assert_int_equal(claim("<ARR> is [$135k] below it."), CLAIM_NONE);
	assert_int_equal(claim("<ARR> is up by [$135k]."), CLAIM_NONE);
	assert_int_equal(claim("[$4.2m] <ARR> in hospitals"), CLAIM_NONE);
	assert_int_equal(claim("<Runway> under [12 months]"), CLAIM_NONE);
	/* The figure that a reference fills in; what stands beside it is of something else. */
	assert_int_equal(claim("<ARR> is {{sales.arr}}, [$4.6m] before."), CLAIM_NONE);
	assert_int_equal(claim("<Cash> is {{ finance.cash }} and lasts [15 months]."), CLAIM_OPEN);
}

static void test_roughly(void **state)
{
	(void)state;
	assert_true(rough("ARR is about [$5m]"));
	assert_true(rough("ARR is ~[$5m]"));
	assert_true(rough("ca. [$5m] ARR"));
	assert_true(rough("approx. [$5m] ARR"));
	assert_true(rough("ARR is more than [$5m]"));
	assert_true(rough("ARR is close to [$5m]"));
	assert_true(rough("ARR is [$5m] or so"));
	assert_false(rough("ARR is [$5m]"));
	assert_false(rough("[$5m]"));
	assert_false(rough("ARR came to [$5m]"));
}

static void test_words_between(void **state)
{
	(void)state;
	assert_true(claim_leads_on(STR(" is now ")));
	assert_false(claim_leads_on(STR(" among lifts is ")));
	assert_true(claim_is_narrowed(STR(" among lifts")));
	assert_false(claim_is_narrowed(STR(" in the quarter")));
	assert_false(claim_is_narrowed(STR(" from 94 %")));
	assert_true(claim_is_of_lasting(STR(" is enough for ")));
	assert_false(claim_is_of_lasting(STR(" for ")));
	assert_true(claim_is_counted(STR("58."), 2));
	assert_true(claim_is_counted(STR("58 people"), 2));
	assert_false(claim_is_counted(STR("6 engineers"), 1));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_outright),
		cmocka_unit_test(test_parts_and_gaps),
		cmocka_unit_test(test_roughly),
		cmocka_unit_test(test_words_between),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
