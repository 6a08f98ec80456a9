/* SPDX-License-Identifier: MIT */
/*
 * Tests: check/lint
 * Tests: check/pass
 * Tests: check/waive
 */
#include "check_fixture.h"

#include "check/waive.h"

static const char grr_over[] = "kind: expr\nat: sales.margin\nwhen: self > 100\n";

static void waive(struct fixture *fixture, const char *rule, const char *at, const char *until)
{
	struct waiver waiver = {
		.rule = str_of(rule), .at = str_of(at), .reason = STR("agreed"), .until = str_of(until), .line = 7
	};

	vec_push(&fixture->pack.waivers, waiver);
}

static void configure(struct fixture *fixture, const char *rule, const char *level)
{
	struct setting setting = { str_of(rule), str_of(level) };

	vec_push(&fixture->company.checks, setting);
}

static void test_counts(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", grr_over);
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: soon\n");
	fixture_rule(f, "c", "kind: expr\nat: sales.new\nwhen: self > prev(self)\n");
	fixture_set(f, "sales.margin/actual", "104 %");
	fixture_set(f, "sales.new/actual", "10k");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_int_equal(f->findings.ran, 2);
	assert_int_equal(f->findings.fired, 1);
	assert_int_equal(f->findings.waived, 0);
	assert_int_equal(f->findings.skipped.n, 1);
	assert_str(f->findings.skipped.v[0].rule->id, "c");
	assert_str(f->findings.skipped.v[0].reason, "sales.new is missing in the pack before");
}

static void test_a_missing_value_skips_and_does_not_pass(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", grr_over);
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_int_equal(f->findings.ran, 0);
	assert_str(f->findings.skipped.v[0].reason, "sales.margin is missing");
	fixture_set(f, "sales.margin/actual", "high");
	fixture_lint(f, NULL);
	assert_str(f->findings.skipped.v[0].reason, "sales.margin cannot be read");
}

static void test_switched_off_and_other_levels(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", grr_over);
	fixture_set(f, "sales.margin/actual", "104 %");
	configure(f, "a", "error");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_int_equal(fixture_finding(f, 0)->level, LEVEL_ERROR);
	f->company.checks.v[0].value = STR("off");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_int_equal(f->findings.ran, 0);
	assert_str(f->findings.skipped.v[0].reason, "switched off");
}

static void test_stage_and_prior(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: expr\nat: sales.margin\nwhen: self > 100\nstages/0: public\n");
	fixture_rule(f, "b", "kind: copied\nat: *\nneeds_prior: yes\n");
	fixture_set(f, "sales.margin/actual", "104 %");
	assert_int_equal(fixture_lint(f, NULL), 0);
	assert_str(f->findings.skipped.v[0].reason, "not for a company at Series A");
	assert_str(f->findings.skipped.v[1].reason, "no pack of the period before");
	f->company.stage = STAGE_PUBLIC;
	assert_int_equal(fixture_lint(f, NULL), 1);
}

static void test_findings_are_sorted_by_place(void **state)
{
	struct fixture *f = *state;
	static const char *const expected[] = { "sales.new", "sales.lost", "sales.margin" };
	size_t k = 0;

	fixture_rule(f, "a", "kind: words\nat: *\nany/0: soon\n");
	fixture_rule(f, "b", grr_over);
	fixture_set(f, "sales.margin/actual", "104 %");
	fixture_set(f, "sales.lost/commentary", "soon and soon");
	fixture_set(f, "sales.new/commentary", "soon");
	fixture_set(f, "section.highlights/text", "soon");
	fixture_set(f, "section.actions/2/action", "soon");
	fixture_set(f, "section.actions/1/action", "soon");
	assert_int_equal(fixture_lint(f, NULL), 7);
	for (size_t i = 0; i < f->findings.list.n && k < COUNT_OF(expected); i++)
		if (str_is(fixture_finding(f, i)->at.item, expected[k]))
			k++;
	assert_int_equal(k, COUNT_OF(expected));
	/* Rows stand in the order of the table, not of their serials. */
	for (size_t i = 0; i + 1 < f->findings.list.n; i++) {
		if (fixture_finding(f, i)->at.row) {
			assert_int_equal(fixture_finding(f, i)->at.row, 2);
			assert_int_equal(fixture_finding(f, i + 1)->at.row, 1);
			break;
		}
	}
}

static void test_waivers_mark_and_do_not_hide(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", grr_over);
	fixture_set(f, "sales.margin/actual", "104 %");
	waive(f, "a", "sales.margin", "");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_true(fixture_finding(f, 0)->waived);
	assert_str(fixture_finding(f, 0)->waiver_reason, "agreed");
	assert_int_equal(f->findings.waived, 1);
	assert_int_equal(f->findings.fired, 0);
	assert_int_equal(f->findings.ran, 1);
}

static void test_waivers_are_applied_anew(void **state)
{
	struct fixture *f = *state;
	struct lint_input input = { .rules = &f->rules, .pack = &f->pack, .today = { 2026, 11, 23 } };

	fixture_rule(f, "a", grr_over);
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: soon\n");
	fixture_set(f, "sales.margin/actual", "104 %");
	fixture_set(f, "sales.margin/commentary", "soon");
	assert_int_equal(fixture_lint(f, NULL), 2);
	waive(f, "b", "sales.margin", "");
	waive(f, "a", "sales.margin", "2026-01-31");
	/* What was found meanwhile is not looked for. */
	fixture_set(f, "sales.new/commentary", "soon");
	waive_again(&input, &f->findings);
	assert_int_equal(f->findings.list.n, 2);
	assert_int_equal(f->findings.waived, 1);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(fixture_finding(f, i)->waived, str_is(fixture_finding(f, i)->rule->id, "b"));
	f->pack.waivers.n = 0;
	waive_again(&input, &f->findings);
	assert_int_equal(f->findings.waived, 0);
	assert_false(fixture_finding(f, 0)->waived || fixture_finding(f, 1)->waived);
	assert_int_equal(fixture_finding(f, 1)->waiver_reason.n, 0);
}

static void test_waivers_hold_at_their_place_and_time(void **state)
{
	static const struct {
		const char *rule, *at, *until;
		bool waives;
	} cases[] = {
		{ "a", "sales.margin/actual", "2026-11-23", true },
		{ "a", "sales.margin/actual", "2026-11-22", false },
		{ "a", "sales.margin/commentary", "", false },
		{ "a", "sales.new", "", false },
		{ "b", "sales.margin", "", false },
	};
	struct fixture *f = *state;

	fixture_rule(f, "a", grr_over);
	fixture_set(f, "sales.margin/actual", "104 %");
	for (size_t i = 0; i < COUNT_OF(cases); i++) {
		f->pack.waivers.n = 0;
		waive(f, cases[i].rule, cases[i].at, cases[i].until);
		fixture_lint(f, NULL);
		assert_int_equal(fixture_finding(f, 0)->waived, cases[i].waives);
	}
}

static void test_faulty_waivers_are_findings(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", grr_over);
	fixture_rule(f, "u", "kind: waivers\nat: *\nfaults/0: unused\nmessage: {rule} at {place}\n");
	fixture_rule(f, "x", "kind: waivers\nat: *\nfaults/0: expired\nmessage: {until}\n");
	fixture_set(f, "sales.margin/actual", "94 %");
	waive(f, "a", "sales.margin", "");
	waive(f, "nothing", "sales.new", "");
	waive(f, "a", "sales.margin", "2026-01-31");
	assert_int_equal(fixture_lint(f, NULL), 3);
	assert_int_equal(fixture_finding(f, 0)->file_line, 7);
	/* A check that could not be judged says nothing about its waiver. */
	fixture_set(f, "sales.margin/actual", "");
	assert_int_equal(fixture_lint(f, NULL), 2);
}

static void test_one_item_alone(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", grr_over);
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: soon\n");
	fixture_rule(f, "c", "kind: required\nat: *\n");
	fixture_rule(f, "d", "kind: waivers\nat: *\nfaults/0: unused\n");
	fixture_set(f, "sales.margin/actual", "104 %");
	fixture_set(f, "sales.new/commentary", "soon");
	waive(f, "b", "sales.arr", "");
	assert_int_equal(fixture_lint(f, "sales.margin"), 1);
	assert_int_equal(fixture_lint(f, "sales.new"), 1);
	assert_int_equal(fixture_lint(f, "sales.customers"), 1);
	assert_str(fixture_finding(f, 0)->rule->id, "c");
}

static void test_one_item_gives_what_the_whole_gives(void **state)
{
	struct fixture *f = *state;
	size_t whole, parts = 0;

	fixture_rule(f, "a", grr_over);
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: soon\n");
	fixture_rule(f, "c", "kind: required\nat: *\n");
	fixture_set(f, "sales.margin/actual", "104 %");
	fixture_set(f, "sales.new/commentary", "soon");
	fixture_set(f, "section.actions/1/action", "soon");
	whole = fixture_lint(f, NULL);
	for (size_t i = 0; i < f->catalogue.items.n; i++)
		parts += fixture_lint(f, f->catalogue.items.v[i]->id.p);
	assert_int_equal(whole, parts);
}

static void test_messages_are_harmless(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: words\nat: *\npattern: so.*on\nmessage: {match}\n");
	fixture_set(f, "section.highlights/text", "so\x1b[31mon");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "so<1B>[31mon");
}

static void test_items_nobody_knows(void **state)
{
	struct fixture *f = *state;

	fixture_rule(f, "a", "kind: characters\nat: *\nmessage: {label} {hazard}\n");
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: soon\n");
	fixture_set(f, "old.item/text", "soon \x07");
	assert_int_equal(fixture_lint(f, NULL), 1);
	assert_str(fixture_finding(f, 0)->message, "old.item a control character");
}

static void test_findings_of_a_rule_have_an_end(void **state)
{
	struct fixture *f = *state;
	struct buf address = BUF_EMPTY;

	fixture_rule(f, "a", "kind: cells\nat: section.actions\ncolumns/0: owner\n");
	for (size_t i = 1; i <= 1200; i++) {
		buf_clear(&address);
		buf_printf(&address, "section.actions/%zu/action", i);
		fixture_set(f, address.p, "x");
	}
	assert_int_equal(fixture_lint(f, NULL), 1000);
	buf_release(&address);
}

/* In pieces the same comes out, and a job that nobody ends to the last leaves nothing behind. */
static void test_a_pass_in_pieces(void **state)
{
	struct fixture *f = *state;
	struct findings pieces;
	struct facts *facts;
	struct lint_job *job;
	struct lint_input input = { .catalogue = &f->catalogue,
				    .company = &f->company,
				    .rules = &f->rules,
				    .pack = &f->pack,
				    .today = { 2026, 11, 23 } };
	int steps = 0;

	fixture_rule(f, "a", grr_over);
	fixture_rule(f, "b", "kind: words\nat: *\nany/0: soon\n");
	fixture_set(f, "sales.margin/actual", "104 %");
	fixture_set(f, "section.highlights/text", "Soon, soon.");
	fixture_lint(f, NULL);
	input.facts = facts = facts_new(&f->catalogue, &f->company, &f->pack, NULL);
	findings_init(&pieces);
	job = lint_job_new(&input);
	while (lint_job_step(job))
		steps++;
	assert_true(steps > 3);
	assert_false(lint_job_step(job));
	lint_job_take(job, &pieces);
	lint_job_free(job);
	assert_int_equal(pieces.list.n, f->findings.list.n);
	for (size_t i = 0; i < pieces.list.n; i++)
		assert_true(str_eq(pieces.list.v[i].message, f->findings.list.v[i].message));
	assert_int_equal(pieces.ran, f->findings.ran);
	job = lint_job_new(&input);
	lint_job_step(job);
	lint_job_free(job);
	lint_job_free(NULL);
	findings_release(&pieces);
	facts_free(facts);
}

#define TEST(name) cmocka_unit_test_setup_teardown(test_##name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(counts),
		TEST(a_missing_value_skips_and_does_not_pass),
		TEST(switched_off_and_other_levels),
		TEST(stage_and_prior),
		TEST(findings_are_sorted_by_place),
		TEST(waivers_mark_and_do_not_hide),
		TEST(waivers_are_applied_anew),
		TEST(waivers_hold_at_their_place_and_time),
		TEST(faulty_waivers_are_findings),
		TEST(one_item_alone),
		TEST(one_item_gives_what_the_whole_gives),
		TEST(messages_are_harmless),
		TEST(items_nobody_knows),
		TEST(findings_of_a_rule_have_an_end),
		TEST(a_pass_in_pieces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
