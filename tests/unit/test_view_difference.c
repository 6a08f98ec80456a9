/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/difference, view/differing
 */
#include "check_fixture.h"

#include "view/difference.h"

static void write(struct fixture *f, void (*put)(const struct difference_input *input, struct buf *out),
		  struct buf *out)
{
	struct facts *old = facts_new(&f->catalogue, &f->company, &f->prior, NULL);
	struct facts *new = facts_new(&f->catalogue, &f->company, &f->pack, NULL);
	struct view_input views[2] = {
		{ .catalogue = &f->catalogue, .company = &f->company, .pack = &f->prior, .facts = old },
		{ .catalogue = &f->catalogue, .company = &f->company, .pack = &f->pack, .facts = new },
	};
	struct difference_input input = { &views[0], &views[1], "old.yaml", "new.yaml" };

	buf_adds(out, "");
	put(&input, out);
	facts_free(old);
	facts_free(new);
}

static void plain(const struct difference_input *input, struct buf *out)
{
	difference_text(input, &difference_plain, out);
}

static void assert_text(struct fixture *f, const char *expected)
{
	struct buf out = BUF_EMPTY;

	write(f, plain, &out);
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
}

static void test_figures_have_their_change(void **state)
{
	struct fixture *f = *state;

	fixture_set_prior(f, "sales.new/actual", "200k");
	fixture_set(f, "sales.new/actual", "250k");
	fixture_set_prior(f, "sales.margin/actual", "70 %");
	fixture_set(f, "sales.margin/actual", "68 %");
	assert_text(f, "sales.new (sales.new)\n"
		       "  Actual: 200,000 \xE2\x86\x92 250,000 (+50,000, +25.0 %)\n"
		       "sales.margin (sales.margin)\n"
		       "  Actual: 70 % \xE2\x86\x92 68 % (\xE2\x88\x92"
		       "2 pp)\n");
}

static void placed(const struct difference_input *input, struct buf *out)
{
	struct difference_places places = { NULL, 0, 0 };
	struct buf text = BUF_EMPTY;

	difference_placed(input, &difference_plain, &text, &places);
	for (size_t i = 0; i < places.n; i++) {
		struct str rest = str_sub(buf_str(&text), places.v[i].offset, text.n - places.v[i].offset), line;

		str_next_line(&rest, &line);
		addr_print(&places.v[i].at, out);
		buf_printf(out, " = %.*s\n", STR_FMT(line));
	}
	vec_release(&places);
	buf_release(&text);
}

static void test_each_line_has_its_place(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_set_prior(f, "sales.new/actual", "200k");
	fixture_set(f, "sales.new/actual", "250k");
	fixture_set(f, "sales.new/commentary", "Two more.");
	fixture_set(f, "section.actions/1/action", "Call them");
	write(f, placed, &out);
	assert_string_equal(out.p, "section.actions = section.actions (section.actions)\n"
				   "section.actions/1 =   new row: {+Action: Call them+}\n"
				   "sales.new = sales.new (sales.new)\n"
				   "sales.new/actual =   Actual: 200,000 \xE2\x86\x92 250,000 (+50,000, +25.0 %)\n"
				   "sales.new/commentary =   Commentary: {+Two more.+}\n");
	buf_release(&out);
}

static void test_a_figure_that_became_words_is_told_as_typed(void **state)
{
	struct fixture *f = *state;

	fixture_set_prior(f, "sales.new/actual", "200k");
	fixture_set(f, "sales.new/actual", "soon");
	assert_text(f, "sales.new (sales.new)\n  Actual: 200,000 \xE2\x86\x92 \xE2\x80\x93\n"
		       "  Actual:\n    [-200k-]\n    {+soon+}\n");
}

static void test_what_cannot_be_read_is_told_as_text(void **state)
{
	struct fixture *f = *state;

	fixture_set_prior(f, "sales.new/actual", "soon");
	fixture_set(f, "sales.new/actual", "later");
	assert_text(f, "sales.new (sales.new)\n  Actual:\n    [-soon-]\n    {+later+}\n");
}

static void test_narratives_are_told_word_by_word(void **state)
{
	struct fixture *f = *state;

	fixture_set_prior(f, "section.highlights/text", "One.\nTwo won the deal.\nThree.");
	fixture_set(f, "section.highlights/text", "One.\nTwo lost the deal.\nThree.");
	assert_text(f, "section.highlights (section.highlights)\n"
		       "  Text:\n"
		       "    \xE2\x80\xA6\n"
		       "    Two [-won-]{+lost+} the deal.\n");
}

static void test_nothing_reaches_the_terminal_raw(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_set(f, "section.highlights/text", "a \x1b[31m b");
	fixture_set(f, "section.risks/1/risk", "c \x1b]0;x\x07");
	write(f, plain, &out);
	assert_null(strchr(out.p, '\x1b'));
	assert_non_null(strstr(out.p, "<1B>[31m"));
	assert_non_null(strstr(out.p, "new row: {+"));
	buf_clear(&out);
	write(f, difference_markdown, &out);
	assert_null(strchr(out.p, '\x1b'));
	buf_release(&out);
}

static void test_the_cover_and_the_waivers_are_told(void **state)
{
	struct fixture *f = *state;
	struct waiver gone = { STR("hype-words"), STR("sales.new"), STR("agreed"), STR("2026-12-31"), 0, { 0, 0 } };
	struct waiver come = { STR("hedging"), STR("sales.new"), STR("\x1b[31m"), STR(""), 0, { 0, 0 } };
	struct buf json = BUF_EMPTY;

	f->prior.heads[PACK_STATUS] = STR("draft");
	f->pack.heads[PACK_STATUS] = STR("final ");
	f->pack.heads[PACK_CLASSIFICATION] = STR("Board only");
	vec_push(&f->prior.waivers, gone);
	vec_push(&f->pack.waivers, come);
	/* An earlier period has its own. */
	assert_text(f, "");
	f->prior.period = f->pack.period;
	assert_text(f, "The pack itself\n"
		       "  Status: [-draft-]{+final+}\n"
		       "  Classification: {+Board only+}\n"
		       "  Waiver: [-hype-words at sales.new: agreed (until 2026-12-31)-]\n"
		       "  Waiver: {+hedging at sales.new: <1B>[31m+}\n");
	write(f, difference_json, &json);
	assert_non_null(
		strstr(json.p, "\"field\": \"status\",\n      \"old\": \"draft\",\n      \"new\": \"final\"\n"));
	assert_non_null(strstr(json.p, "\"kind\": \"removed\",\n      \"rule\": \"hype-words\",\n"));
	assert_non_null(strstr(json.p, "\"kind\": \"added\",\n      \"rule\": \"hedging\",\n"));
	buf_release(&json);
}

static void test_json(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_set_prior(f, "sales.new/actual", "200k");
	fixture_set(f, "sales.new/actual", "250k");
	write(f, difference_json, &out);
	assert_non_null(strstr(out.p, "\"field\": \"actual\",\n          \"old\": 200000,\n          \"new\": 250000,\n"
				      "          \"change\": 50000,\n          \"change_percent\": 25\n"));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_figures_have_their_change, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_each_line_has_its_place, fixture_set_up, fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_a_figure_that_became_words_is_told_as_typed, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_what_cannot_be_read_is_told_as_text, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_narratives_are_told_word_by_word, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_nothing_reaches_the_terminal_raw, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_the_cover_and_the_waivers_are_told, fixture_set_up,
						fixture_tear_down),
		cmocka_unit_test_setup_teardown(test_json, fixture_set_up, fixture_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
