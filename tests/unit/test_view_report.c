/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include <locale.h>

#include "view/json.h"
#include "view/report.h"

/* Only fields of items named "sales.new" are in the file, at line 10 and the offset's column; others at their item. */
static bool locate(void *data, const struct addr *at, size_t offset, size_t *line, size_t *column)
{
	(void)data;
	if (!str_is(at->item, "sales.new") || (at->field.n && !str_is(at->field, "actual")))
		return false;
	*line = at->field.n ? 10 : 9;
	*column = offset + 1;
	return true;
}

static struct view_input input_of(struct fixture *f, const char *file)
{
	return (struct view_input){ .catalogue = &f->catalogue,
				    .company = &f->company,
				    .pack = &f->pack,
				    .findings = &f->findings,
				    .file = file,
				    .locate = locate };
}

static void assert_report(struct fixture *f, const char *file, const char *expected)
{
	struct view_input input = input_of(f, file);
	struct buf out = BUF_EMPTY;

	report_text(&input, &out);
	assert_string_equal(out.p, expected);
	buf_release(&out);
}

static void prepare(struct fixture *f)
{
	fixture_rule(f, "high", "kind: expr\nat: sales.new\nwhen: self > 5\nmessage: too high\n");
	fixture_rule(f, "other", "kind: expr\nat: sales.lost\nwhen: self > 5\nmessage: lost\n");
	fixture_rule(f, "grown", "kind: expr\nat: sales.margin\nwhen: self > prev(self)\n");
	fixture_set(f, "sales.new/actual", "10k");
	fixture_set(f, "sales.lost/actual", "10k");
	fixture_lint(f, NULL);
}

static void test_text(void **state)
{
	struct fixture *f = *state;

	prepare(f);
	assert_report(
		f, "a\x1B.yaml",
		"a<1B>.yaml:10:1: warning: too high [high]\n"
		"a<1B>.yaml:1:1: warning: lost [other]\n"
		"2 checks ran, 2 fired (2 findings), 0 findings waived, 1 check skipped (sales.margin is missing)\n");
}

static void put_json(const struct view_input *input, struct buf *out)
{
	struct json json;

	json_init(&json, out, true);
	report_json(input, &json);
}

static void test_a_waived_finding_stays_visible(void **state)
{
	struct waiver waiver = { .rule = STR("high"), .at = STR("sales.new"), .reason = STR("agreed\nin May") };
	struct fixture *f = *state;
	struct view_input input = input_of(f, "p");
	struct buf out = BUF_EMPTY;

	vec_push(&f->pack.waivers, waiver);
	prepare(f);
	assert_report(
		f, "p",
		"p:10:1: warning: too high [high] (waived: agreed in May)\n"
		"p:1:1: warning: lost [other]\n"
		"2 checks ran, 1 fired (1 finding), 1 finding waived, 1 check skipped (sales.margin is missing)\n");
	put_json(&input, &out);
	assert_non_null(strstr(out.p, "\"waived\": true,\n      \"waiver_reason\": \"agreed\\nin May\""));
	buf_release(&out);
}

static void test_what_is_not_in_the_file_stands_at_its_item(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "note",
		     "kind: expr\nat: sales.new/commentary\nwhen: self > 5 and not commented(self)\nmessage: why\n");
	fixture_set(f, "sales.new/actual", "10k");
	fixture_lint(f, NULL);
	assert_report(
		f, "p",
		"p:9:1: warning: why [note]\n1 check ran, 1 fired (1 finding), 0 findings waived, 0 checks skipped\n");
}

static void test_reasons_are_grouped(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_rule(f, "a", "kind: expr\nat: sales.new\nwhen: self > 1\n");
	fixture_rule(f, "b", "kind: expr\nat: sales.lost\nwhen: self > 1\n");
	fixture_rule(f, "c", "kind: expr\nat: sales.new\nwhen: self > 2\n");
	fixture_lint(f, NULL);
	report_counts(&f->findings, &out);
	assert_string_equal(out.p,
			    "0 checks ran, 0 fired (0 findings), 0 findings waived, 3 checks skipped (sales.new is "
			    "missing: 2; sales.lost is missing)\n");
	buf_release(&out);
}

static void test_json(void **state)
{
	struct fixture *f = *state;
	struct view_input input = input_of(f, "p");
	struct buf out = BUF_EMPTY;

	prepare(f);
	put_json(&input, &out);
	assert_non_null(strstr(out.p, "{\n"
				      "      \"rule\": \"high\",\n"
				      "      \"level\": \"warning\",\n"
				      "      \"item\": \"sales.new\",\n"
				      "      \"row\": null,\n"
				      "      \"field\": \"actual\",\n"
				      "      \"span\": null,\n"
				      "      \"file\": \"p\",\n"
				      "      \"line\": 10,\n"
				      "      \"column\": 1,\n"
				      "      \"message\": \"too high\",\n"
				      "      \"fix\": \"do\",\n"
				      "      \"waived\": false,\n"
				      "      \"waiver_reason\": null\n"
				      "    }"));
	assert_non_null(strstr(out.p, "\"line\": null"));
	assert_non_null(strstr(out.p, "\"counts\": {\n"
				      "    \"ran\": 2,\n"
				      "    \"fired\": 2,\n"
				      "    \"findings\": 2,\n"
				      "    \"error\": 0,\n"
				      "    \"warning\": 2,\n"
				      "    \"advice\": 0,\n"
				      "    \"waived\": 0,\n"
				      "    \"skipped\": 1\n"
				      "  }"));
	assert_non_null(strstr(out.p, "\"rule\": \"grown\",\n      \"reason\": \"sales.margin is missing\""));
	buf_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_text),
		TEST(test_a_waived_finding_stays_visible),
		TEST(test_what_is_not_in_the_file_stands_at_its_item),
		TEST(test_reasons_are_grouped),
		TEST(test_json),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
