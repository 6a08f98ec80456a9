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

/* A letter says "$5.04m", not "USD 5,035,000". */
static void test_the_short_form(void **state)
{
	struct fixture *f = *state;

	fixture_set(f, "sales.new/actual", "5,035,000");
	fixture_set(f, "sales.new/forecast", "-420k");
	fixture_set(f, "sales.margin/actual", "75.86 %");
	fixture_set_prior(f, "sales.new/actual", "9,200");
	f->company.currency = STR("USD");
	assert_filled(f, "{{short sales.new}}, {{ short  sales.new/forecast }}", "$5.04m, -$420k");
	assert_filled(f, "{{short prior sales.new}}", "$9,200");
	assert_filled(f, "{{short sales.margin}}", "75.9 %");
	fixture_set(f, "sales.margin/actual", "101.00 %");
	assert_filled(f, "{{short sales.margin}}", "101 %");
	f->company.currency = STR("EUR");
	assert_filled(f, "{{short sales.new}}",
		      "\xE2\x82\xAC"
		      "5.04m");
	f->company.currency = STR("CHF");
	assert_filled(f, "{{short sales.new}}", "CHF 5.04m");
	assert_filled(f, "{{short}} {{shorter sales.new}}", "{{short}} {{shorter sales.new}}");
}

static void test_a_text_of_last_period_tells_its_own_figures(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;
	struct facts *facts;

	fixture_set(f, "sales.new/actual", "610k");
	fixture_set_prior(f, "sales.new/actual", "540k");
	facts = facts_new(&f->catalogue, &f->company, &f->pack, &f->prior);
	reference_fill_prior(STR("{{sales.new}}, {{prior sales.new}}"), facts, &f->catalogue, &f->company, &out);
	assert_str(buf_str(&out), "USD 540,000, {{prior sales.new}}");
	buf_release(&out);
	facts_free(facts);
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

/* Not even the name of what is kept from a reader may stand there, whatever it names and however it is written. */
static void test_what_is_hidden_is_not_named(void **state)
{
	static const char *const texts[][2] = {
		{ "{{sales.new}} of {{sales.lost}}", "(not in this edition) of {{sales.lost}}" },
		{ "{{section.highlights}}", "(not in this edition)" },
		{ "{{prior section.highlights}} {{sales.new/status}}", "(not in this edition) (not in this edition)" },
		{ "{{{sales.new}}} {{ {{sales.new}}", "{(not in this edition)} {{ (not in this edition)" },
		{ "{{sales.nothing}} {{section.actions}}", "{{sales.nothing}} {{section.actions}}" },
		{ "{{short sales.new}}", "(not in this edition)" },
		{ "no reference", "no reference" },
	};
	struct fixture *f = *state;
	struct facts *facts = facts_new(&f->catalogue, &f->company, &f->pack, NULL);
	bool hidden[32] = { false };
	struct buf filled = BUF_EMPTY, kept = BUF_EMPTY;

	hidden[catalogue_find(&f->catalogue, STR("sales.new"))->index] = true;
	hidden[catalogue_find(&f->catalogue, STR("section.highlights"))->index] = true;
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		buf_clear(&filled);
		buf_clear(&kept);
		reference_fill(str_of(texts[i][0]), facts, &f->catalogue, &f->company, hidden, &filled);
		reference_hide(str_of(texts[i][0]), &f->catalogue, hidden, &kept);
		assert_str(buf_str(&filled), texts[i][1]);
		assert_str(buf_str(&kept), texts[i][1]);
	}
	/* An export leaves to its reader what he may see. */
	fixture_set(f, "sales.lost/actual", "130k");
	buf_clear(&kept);
	reference_hide(STR("{{sales.lost}}"), &f->catalogue, hidden, &kept);
	assert_str(buf_str(&kept), "{{sales.lost}}");
	buf_release(&filled);
	buf_release(&kept);
	facts_free(facts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_figures_are_printed_as_in_tables, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_the_short_form, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_text_of_last_period_tells_its_own_figures, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_no_reference_stays, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_hidden_is_not_named, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
