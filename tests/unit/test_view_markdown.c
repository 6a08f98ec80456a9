/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/markdown
 * Tests: view/markdown_table, view/markdown_rows (its computed columns and totals: tests/golden/computed-figures)
 */
#include "check_fixture.h"

#include <locale.h>

#include "view/markdown.h"
#include "view/markdown_table.h"

static void assert_narrative(const char *text, const char *expected)
{
	struct buf out = BUF_EMPTY;

	markdown_narrative(str_of(text), &out);
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
}

static void test_what_an_author_means_survives(void **state)
{
	(void)state;
	assert_narrative("", "");
	assert_narrative("\n\n", "");
	assert_narrative("one\ntwo\n\n\n\nthree\n\n", "one\ntwo\n\nthree\n");
	assert_narrative("- a\n  - *b*\n- [ ] task\n1. c", "- a\n  - *b*\n- [ ] task\n1. c\n");
	assert_narrative("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |\n");
	assert_narrative("R&D, 5 > 3, `<b>` and [a](b)", "R&D, 5 > 3, `<b>` and [a](b)\n");
	assert_narrative("`<b>` is code\n```\n<i>", "`<b>` is code\n\n```\n<i>\n```\n");
	assert_narrative("> quote", "> quote\n");
	assert_narrative("[a](https://b.example) [c](#d) [e](mailto:f@g.example)",
			 "[a](https://b.example) [c](#d) [e](mailto:f@g.example)\n");
	assert_narrative("[x](javascript:alert(1))", "[x]\\(javascript:alert(1))\n");
	assert_narrative("[x](JAVA&#115;CRIPT:y) [x](file:///etc/passwd)",
			 "[x]\\(JAVA\\&#115;CRIPT:y) [x]\\(file:///etc/passwd)\n");
	assert_narrative("[x](<javascript:y>)", "[x]\\(\\<javascript:y>)\n");
	assert_narrative("[x](\njavascript:y)", "[x]\\(\njavascript:y)\n");
	assert_narrative("[x]()", "[x]\\()\n");
	assert_narrative("[x](//evil.example)", "[x]\\(//evil.example)\n");
	assert_narrative("![x](http://evil.example/x.png)", "\\![x](http://evil.example/x.png)\n");
	assert_narrative("```c\nif (a < b)\n\n# x\n```\nend", "```c\nif (a < b)\n\n# x\n```\n\nend\n");
}

static void test_headings_become_bold_lines(void **state)
{
	(void)state;
	assert_narrative("# One\ntext", "**One**\n\ntext\n");
	assert_narrative("text\n## Two ##\nmore", "text\n\n**Two**\n\nmore\n");
	assert_narrative("Title\n=====\ntext", "**Title**\n\ntext\n");
	assert_narrative("Title\n---\ntext", "**Title**\n\ntext\n");
	assert_narrative("- # item", "- **item**\n");
	assert_narrative("a\nb\n===", "a\nb\n\\===\n");
	assert_narrative("a\nb\n---", "a\nb\n\n---\n");
	assert_narrative("#hashtag", "#hashtag\n");
	assert_narrative("#", "");
}

static void test_html_and_entities_are_escaped(void **state)
{
	(void)state;
	assert_narrative("<div>", "\\<div>\n");
	assert_narrative("a \\<b> \\\\<b>", "a \\<b> \\\\\\<b>\n");
	assert_narrative("`open <b>", "`open \\<b>\n");
	assert_narrative("&#x202E; &lt; R&D", "\\&#x202E; \\&lt; R&D\n");
}

static void test_open_fences_are_closed(void **state)
{
	(void)state;
	assert_narrative("```\ncode", "```\ncode\n```\n");
	assert_narrative("- ~~~\n  code\nout <b>", "- ~~~\n  code\n  out <b>\n  ~~~\n");
	assert_narrative("> ```\n> a", "> \\`\\`\\`\n> a\n");
}

static void test_definitions_stay_text(void **state)
{
	(void)state;
	assert_narrative("[a]: /x", "\\[a]: /x\n");
	assert_narrative("[^1]: note", "\\[^1]: note\n");
}

static void test_hazards_are_visible(void **state)
{
	(void)state;
	assert_narrative("a\x1B[2J\xE2\x80\xAEz", "a\\<1B>[2J\\<U+202E>z\n");
}

static void test_cells(void **state)
{
	struct buf out = BUF_EMPTY;

	(void)state;
	markdown_cell(STR(" a|b\nc *d* snake_case _e_ <f> `g` #1 R&D &amp; C#\x07 #"), &out);
	assert_string_equal(out.p, "a\\|b c \\*d\\* snake_case \\_e\\_ \\<f> \\`g\\` #1 R\\&D \\&amp; C#\\<07> \\#");
	buf_release(&out);
}

static void test_tables_are_aligned(void **state)
{
	struct markdown_table table;
	struct buf out = BUF_EMPTY;

	(void)state;
	markdown_table_init(&table);
	markdown_table_column(&table, STR("Name"), false);
	markdown_table_column(&table, STR("N"), true);
	markdown_table_cell(&table, STR("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E"));
	markdown_table_cell(&table, STR("1"));
	markdown_table_cell(&table, STR("a"));
	markdown_table_cell(&table, STR("1,234"));
	assert_int_equal(markdown_table_rows(&table), 2);
	markdown_table_put(&table, &out);
	assert_string_equal(out.p, "| Name   |     N |\n"
				   "| ------ | ----: |\n"
				   "| \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E |     1 |\n"
				   "| a      | 1,234 |\n");
	buf_release(&out);
	markdown_table_release(&table);
}

static void render(struct fixture *f, struct buf *out)
{
	struct facts *facts = facts_new(&f->catalogue, &f->company, &f->pack, f->has_prior ? &f->prior : NULL);
	struct view_input input = { .catalogue = &f->catalogue,
				    .company = &f->company,
				    .pack = &f->pack,
				    .facts = facts,
				    .findings = &f->findings };

	f->company.name = STR("Acme | Co");
	f->pack.period_text = STR("2026-Q3");
	markdown_pack(&input, out);
	facts_free(facts);
}

static void test_an_empty_pack(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	render(f, &out);
	assert_string_equal(out.p, "# Acme \\| Co, board pack 2026-Q3\n\n"
				   "| Company    | Period  | Stage    | Currency |\n"
				   "| ---------- | ------- | -------- | -------- |\n"
				   "| Acme \\| Co | 2026-Q3 | Series A | USD      |\n\n"
				   "## Appendix B: findings statement\n\n"
				   "0 checks ran, 0 fired (0 findings), 0 findings waived, 0 checks skipped.\n");
	buf_release(&out);
}

static void assert_has(const struct buf *out, const char *part)
{
	if (!strstr(out->p, part))
		fail_msg("no \"%s\" in:\n%s", part, out->p);
}

static void test_figures(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_set(f, "sales.new/actual", "455k");
	fixture_set(f, "sales.new/forecast", "480k");
	fixture_set(f, "sales.new/next", "soon | later");
	fixture_set(f, "sales.new/commentary", "# Late\nOne deal slipped.");
	fixture_set(f, "sales.margin/actual", "76.5%");
	fixture_set(f, "sales.margin/forecast", "76%");
	fixture_set_prior(f, "sales.new/actual", "420k");
	render(f, &out);
	assert_has(&out, "## Key figures\n\n### Sales\n\n| KPI (money in USD) |");
	assert_has(&out, "|  480,000 | 455,000 |  -25,000 |     -5.2 % | amber  | soon \\| later | 420,000 |\n");
	assert_has(&out, "|     76 % |  76.5 % |  +0.5 pp |");
	assert_has(&out, "\n## Sales\n\n### Commentary\n\n#### sales.new\n\n**Late**\n\nOne deal slipped.\n");
	assert_has(&out, "\n## Appendix A: definitions and sources\n\n- **sales.new** a *Formula:*");
	assert_null(strstr(out.p, "sales.lost"));
	buf_release(&out);
}

static void test_texts_and_rows(void **state)
{
	struct fixture *f = *state;
	struct buf out = BUF_EMPTY;

	fixture_set(f, "section.highlights/text", "- <b>won</b>");
	fixture_set(f, "section.actions/1/action", "Call\nthem");
	fixture_set(f, "section.actions/2/owner", " ");
	render(f, &out);
	assert_has(&out, "\n## section.highlights\n\n- \\<b>won\\</b>\n");
	assert_has(&out, "\n| Action    | Owner | Due | Status |\n"
			 "| --------- | ----- | --- | ------ |\n"
			 "| Call them |       |     |        |\n\n");
	buf_release(&out);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_set_up, fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_an_author_means_survives),
		cmocka_unit_test(test_headings_become_bold_lines),
		cmocka_unit_test(test_html_and_entities_are_escaped),
		cmocka_unit_test(test_open_fences_are_closed),
		cmocka_unit_test(test_definitions_stay_text),
		cmocka_unit_test(test_hazards_are_visible),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_tables_are_aligned),
		TEST(test_an_empty_pack),
		TEST(test_figures),
		TEST(test_texts_and_rows),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
