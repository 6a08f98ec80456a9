/* SPDX-License-Identifier: MIT */
#include "check_fixture.h"

#include "view/sarif.h"

static bool locate(void *data, const struct addr *at, size_t offset, size_t *line, size_t *column)
{
	(void)data;
	(void)at;
	*line = 10;
	*column = offset + 5;
	return true;
}

static size_t characters(void *data, size_t line, size_t column)
{
	(void)data;
	return line == 10 ? column - 2 : column;
}

static struct view_input input_of(struct fixture *f)
{
	return (struct view_input){ .catalogue = &f->catalogue,
				    .company = &f->company,
				    .pack = &f->pack,
				    .findings = &f->findings,
				    .file = "a b/\xC3\xA9.yaml",
				    .locate = locate };
}

static void prepare(struct fixture *f)
{
	fixture_rule(f, "high", "kind: expr\nat: sales.new\nlevel: advice\nwhen: self > 5\nmessage: too high\n");
	fixture_set(f, "sales.new/actual", "10k");
	fixture_lint(f, NULL);
}

static void test_a_result_says_where(void **state)
{
	struct fixture *f = *state;
	struct view_input input = input_of(f);
	struct buf out = BUF_EMPTY;

	prepare(f);
	sarif_results(&input, &out);
	assert_non_null(strstr(out.p, "\"ruleId\": \"high\""));
	assert_non_null(strstr(out.p, "\"level\": \"note\""));
	assert_non_null(strstr(out.p, "\"uri\": \"a%20b/%C3%A9.yaml\""));
	assert_non_null(strstr(out.p, "\"startColumn\": 5"));
	assert_non_null(strstr(out.p, "\"fullyQualifiedName\": \"sales.new/actual\""));
	assert_null(strstr(out.p, "suppressions"));
	buf_clear(&out);
	input.characters = characters;
	sarif_results(&input, &out);
	assert_non_null(strstr(out.p, "\"startColumn\": 3"));
	buf_release(&out);
}

static void test_a_waived_finding_is_suppressed(void **state)
{
	struct waiver waiver = { .rule = STR("high"), .at = STR("sales.new"), .reason = STR("agreed") };
	struct fixture *f = *state;
	struct view_input input = input_of(f);
	struct buf out = BUF_EMPTY;

	vec_push(&f->pack.waivers, waiver);
	prepare(f);
	sarif_results(&input, &out);
	assert_non_null(strstr(out.p, "\"justification\": \"agreed\""));
	buf_release(&out);
}

static void test_the_document_holds_what_it_is_given(void **state)
{
	const struct str rules[] = { STR("{\"id\": \"a\"}") }, results[] = { STR(""), STR("\n  {\"ruleId\": \"a\"}") };
	const struct sarif_skip skip = { STR("p.yaml"), STR("b"), STR("no pack before") };
	struct sarif_run run = { rules, 1, results, 2, &skip, 1, { 2, 3, 1, 1, 0, 1 }, false };
	struct buf out = BUF_EMPTY;

	(void)state;
	sarif_document(&run, &out);
	assert_non_null(strstr(out.p, "\"version\": \"2.1.0\""));
	assert_non_null(strstr(out.p, "\"executionSuccessful\": false"));
	assert_non_null(strstr(out.p, "\"text\": \"b was skipped: no pack before\""));
	assert_non_null(strstr(out.p, "\"results\": [\n        {\"ruleId\": \"a\"}\n      ]"));
	assert_non_null(strstr(out.p, "\"checksSkipped\": 1"));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_a_result_says_where, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_waived_finding_is_suppressed, fixture_set_up, fixture_tear_down),
		cmocka_unit_test(test_the_document_holds_what_it_is_given),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
