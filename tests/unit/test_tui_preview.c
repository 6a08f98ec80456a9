/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/preview tui/screen_preview
 */
#include "tui_fixture.h"

#include <locale.h>

#include "tui/preview.h"

/* Every line as COLUMN mark|text with strong words in <>. */
static void assert_preview(const char *text, const char *expected)
{
	struct lines lines;
	struct buf got = BUF_EMPTY;

	lines_init(&lines);
	preview_make(&lines, str_of(text), 30);
	for (size_t i = 0; i < lines.list.n; i++) {
		const struct line *line = &lines.list.v[i];
		size_t at = 0;

		buf_printf(&got, "%d%.*s|", line->column, STR_FMT(line->mark));
		for (size_t j = line->first; j < line->last; j++) {
			struct span span = lines.runs.v[j].span;

			buf_add(&got, str_sub(line->text, at, span.at - at));
			buf_printf(&got, "<%.*s>", STR_FMT(str_in(line->text, span)));
			at = span.at + span.n;
		}
		buf_add(&got, str_sub(line->text, at, line->text.n - at));
		buf_addc(&got, '\n');
	}
	assert_string_equal(got.p ? got.p : "", expected);
	buf_release(&got);
	lines_release(&lines);
}

static void test_blocks(void **state)
{
	(void)state;
	assert_preview("", "");
	assert_preview("One\ntwo\n\n\nthree", "0|One two\n0|\n0|three\n");
	assert_preview("## Head\ntext", "0|<Head>\n0|\n0|text\n");
	assert_preview("- one\n  goes on\n  * in\n\n12. num\n\n> said", "2\u2022|one goes on\n4\u2022|in\n0|\n4"
									"12.|num\n0|\n2\u2502|said\n");
	assert_preview("- a point that is longer than the line it stands on",
		       "2\u2022|a point that is longer than\n2|the line it stands on\n");
}

static void test_tables(void **state)
{
	(void)state;
	assert_preview("before\n\n| Who | ARR |\n|:---|---:|\n| **Acme** | 120k |\n| Beta |\n\nafter",
		       "0|before\n0|\n0|Who    ARR\n0|Acme  120k\n0|Beta\n0|\n0|after\n");
	/* A cell that is longer than the line is wrapped, not cut. */
	assert_preview("| Who | Note |\n|---|---|\n| Acme | words that fill more than one line |",
		       "0|Who   Note\n0|Acme  words that fill more\n0|      than one line\n");
	/* What no report takes for a table is none. */
	assert_preview("| a | b |", "0|| a | b |\n");
}

static void test_rules_and_code(void **state)
{
	(void)state;
	assert_preview("one\n\n---\ntwo",
		       "0|one\n0|\n0|\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
		       "\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500\u2500"
		       "\u2500\u2500\n0|\n0|two\n");
	assert_preview("```\na  b\n# no head\n```\ntext", "2|a  b\n2|# no head\n0|\n0|text\n");
	assert_preview("~~~\nopen", "2|open\n");
}

static void test_emphasis(void **state)
{
	(void)state;
	assert_preview("**Meridian:** up, _not_ down", "0|<Meridian:> up, <not> down\n");
	assert_preview("2 * 3 and snake_case_name", "0|2 * 3 and snake_case_name\n");
	assert_preview("see [the memo](https://x.y/z) and `code`", "0|see the memo and code\n");
	assert_preview("5\\* rated", "0|5* rated\n");
	assert_preview("an *open mark", "0|an *open mark\n");
}

static void test_the_narrative_at_hand_is_shown(void **state)
{
	struct tui_fixture *fixture = *state;

	fixture_set(&fixture->base, "section.highlights/text", "# Top\n- one **two**\n- ARR is {{sales.arr}}");
	fixture_set(&fixture->base, "sales.arr/actual", "4.6m");
	tui_press(fixture, "Enter M-v");
	assert_true(tui_shows(fixture, "\u2022 one two"));
	assert_false(tui_shows(fixture, "# Top"));
	assert_true(tui_shows(fixture, "ARR is USD 4,600,000"));
	tui_press(fixture, "Esc");
	assert_true(tui_shows(fixture, "# Top"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_tables),
		cmocka_unit_test(test_rules_and_code),
		cmocka_unit_test(test_emphasis),
		cmocka_unit_test_setup_teardown(test_the_narrative_at_hand_is_shown, tui_set_up, tui_tear_down),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
