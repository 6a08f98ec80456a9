/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "view/export.h"

static void write(struct fixture *f, void (*export)(const struct view_input *input, struct buf *out), struct buf *out)
{
	struct facts *facts = facts_new(&f->catalogue, &f->company, &f->pack, f->has_prior ? &f->prior : NULL);
	struct view_input input = {
		.catalogue = &f->catalogue, .company = &f->company, .pack = &f->pack, .facts = facts
	};

	export(&input, out);
	facts_free(facts);
}

static void test_a_number_has_text_value_and_slack(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_set(f, "sales.new/actual", "1.2m");
	fixture_set(f, "sales.new/forecast", "soon");
	write(f, export_json, &out);
	assert_non_null(strstr(out.p, "\"text\": \"1.2m\",\n        \"value\": 1200000,\n        \"slack\": 50000,\n"));
	assert_non_null(strstr(out.p, "\"text\": \"soon\",\n        \"value\": null,\n        \"slack\": null,\n"));
	buf_release(&out);
}

static void test_a_cell_is_no_formula(void **state)
{
	static const char *const texts[] = { "=1+1",    "+1 of many", "-1 of many", "@sum",     "|x",
					     "%x",      "\uFF1D1",    "\uFF0B1",    "\uFF0D1",  "\uFF20a",
					     "\uFF5Cx", "\t=1",       " =1",        "\n\uFF1D1" };
	struct fixture *f = *state;

	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct buf out = BUF_EMPTY, cell = BUF_EMPTY;

		fixture_set(f, "sales.new/commentary", texts[i]);
		write(f, export_csv, &out);
		buf_printf(&cell, ",\"commentary\",,,\"'%.*s\"\n", STR_FMT(str_trim(str_of(texts[i]))));
		assert_non_null(strstr(out.p, cell.p));
		buf_release(&cell);
		buf_release(&out);
	}
}

static void test_quotes_are_doubled(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_set(f, "sales.new/commentary", "a \"b\",\nc");
	write(f, export_csv, &out);
	assert_non_null(strstr(out.p, ",\"a \"\"b\"\",\nc\"\n"));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_number_has_text_value_and_slack, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_cell_is_no_formula, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_quotes_are_doubled, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
