/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"
#include "pack/reference.h"

static void assert_filled(struct fixture *f, const char *text, const char *expected)
{
	struct facts *facts = facts_new(&f->catalogue, &f->company, &f->pack, f->has_prior ? &f->prior : NULL);
	struct buf out = BUF_EMPTY;

	reference_fill(str_of(text), facts, &f->catalogue, &f->company, NULL, &out);
	assert_str(buf_str(&out), expected);
	buf_release(&out);
	facts_free(facts);
}

static void test_figures_are_printed_as_in_tables(void **state)
{
	struct fixture *f = *state;

	fixture_set(f, "sales.new/actual", "610k");
	fixture_set(f, "sales.new/forecast", "760k");
	fixture_set(f, "sales.margin/actual", "78 %");
	fixture_set_prior(f, "sales.new/actual", "540k");
	assert_filled(f, "New: {{sales.new}}, plan {{ sales.new/forecast }}.", "New: USD 610,000, plan USD 760,000.");
	assert_filled(f, "{{prior sales.new}} and {{prior 1 sales.new/actual}}", "USD 540,000 and USD 540,000");
	assert_filled(f, "{{sales.margin}}", "78 %");
}

static void test_what_is_no_reference_stays(void **state)
{
	struct fixture *f = *state;

	assert_filled(f, "{{sales.nothing}} {{}} {{sales.new}} {{section.highlights}}",
		      "{{sales.nothing}} {{}} {{sales.new}} {{section.highlights}}");
	assert_filled(f, "open {{sales.new and {single}", "open {{sales.new and {single}");
	assert_filled(f, "{{sales.new/status}} {{prior 99 sales.new}}", "{{sales.new/status}} {{prior 99 sales.new}}");
	assert_filled(f, "", "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_figures_are_printed_as_in_tables, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_no_reference_stays, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
