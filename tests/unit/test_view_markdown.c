/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/markdown, view/markdown_table, view/document
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "view/chart.h"
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
	markdown_table_put(&table, &out);
	assert_string_equal(out.p, "| Name   |     N |\n"
				   "| ------ | ----: |\n"
				   "| \xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E |     1 |\n"
				   "| a      | 1,234 |\n");
	buf_release(&out);
	markdown_table_release(&table);
}

static void test_a_document(void **state)
{
	struct document document;
	struct document_table *table;
	struct buf out = BUF_EMPTY;

	(void)state;
	document_init(&document);
	document_heading(&document, 1, STR("A | B"), STR(""));
	document_bullet(&document, STR(""));
	document_say(&document, DOCUMENT_STRONG, STR("One:"));
	document_say(&document, DOCUMENT_PLAIN, STR(" two"));
	document_bullet(&document, STR(""));
	document_say(&document, DOCUMENT_PLAIN, STR("- three"));
	document_paragraph(&document);
	document_say(&document, DOCUMENT_PLAIN, STR("1. four "));
	document_say(&document, DOCUMENT_EMPHASIS, STR("five*"));
	document_page(&document);
	document_narrative(&document, STR(" \n"));
	document_narrative(&document, STR("# six\nseven"));
	table = document_table(&document, STR("Numbers"));
	document_column(&document, table, STR("Name"), false);
	document_cell(&document, table, STR("x|y"));
	document_row(table, false);
	document_put_table(&document, table);
	markdown_document(&document, MARKDOWN_CHARTS_NONE, STR(""), &out);
	assert_string_equal(out.p,
			    "# A \\| B\n\n- **One:** two\n- \\- three\n\n1\\. four *five\\**\n\n**six**\n\nseven\n\n"
			    "| Name |\n| ---- |\n| x\\|y |\n");
	document_release(&document);
	buf_release(&out);
}

static void test_charts_of_a_document(void **state)
{
	struct document document;
	struct chart *chart = chart_new(CHART_LINES, STR("trend"), STR("```"), UNIT_COUNT, 2, 1);
	struct buf out = BUF_EMPTY;

	(void)state;
	document_init(&document);
	chart_label(chart, 0, STR("a"));
	chart_label(chart, 1, STR("b"));
	chart_set(chart, 0, 0, 1);
	chart_set(chart, 0, 1, 2);
	document_chart(&document, chart);
	markdown_document(&document, MARKDOWN_CHARTS_SVG, STR("Q3 x"), &out);
	assert_string_equal(out.p, "![\\`\\`\\`: a 1, b 2.](Q3%20x-trend.svg)\n");
	buf_clear(&out);
	/* A title cannot end the block that it stands in. */
	markdown_document(&document, MARKDOWN_CHARTS_TEXT, STR(""), &out);
	assert_true(str_starts(buf_str(&out), STR("```text\n'''\n")));
	assert_true(str_ends(buf_str(&out), STR("\n```\n")));
	buf_clear(&out);
	markdown_document(&document, MARKDOWN_CHARTS_MERMAID, STR(""), &out);
	assert_true(str_starts(buf_str(&out), STR("```mermaid\nxychart-beta\n")));
	document_release(&document);
	buf_release(&out);
}

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
		cmocka_unit_test(test_a_document),
		cmocka_unit_test(test_charts_of_a_document),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
