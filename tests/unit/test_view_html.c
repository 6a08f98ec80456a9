/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/html, view/html_style
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "view/html.h"
#include "view/html_style.h"

static void assert_narrative(const char *text, const char *expected)
{
	struct buf out = BUF_EMPTY;

	html_narrative(str_of(text), &out);
	assert_string_equal(out.p ? out.p : "", expected);
	buf_release(&out);
}

static void narratives(void **state)
{
	(void)state;
	assert_narrative("", "");
	assert_narrative("# One\n*two* & `<b>`",
			 "<p><strong>One</strong></p>\n<p><em>two</em> &amp; <code>&lt;b&gt;</code></p>\n");
	assert_narrative("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>\n");
	assert_narrative("[a](javascript:b) ![c](https://d.example)",
			 "<p>[a](javascript:b) !<a href=\"https://d.example\">c</a></p>\n");
	assert_narrative("- [ ] task", "<ul>\n<li>[ ] task</li>\n</ul>\n");
}

static void texts_are_escaped(void **state)
{
	struct buf out = BUF_EMPTY;

	(void)state;
	html_text(STR("a<b>&\"\x1B\xE2\x80\xAE"), &out);
	assert_string_equal(out.p, "a&lt;b&gt;&amp;&quot;&lt;1B&gt;&lt;U+202E&gt;");
	buf_release(&out);
}

/* Nothing that stands in a style sheet can end it. */
static void a_name_cannot_leave_the_style(void **state)
{
	struct document document;
	struct buf out = BUF_EMPTY;

	(void)state;
	document_init(&document);
	document.company = STR("</style>\"};*{} \\");
	html_style(&document, &out);
	assert_null(strstr(out.p, "</style"));
	assert_non_null(strstr(out.p, "content:\"\\00003C \\00002F style\\00003E \\000022 "));
	document_release(&document);
	buf_release(&out);
}

static void assert_has(const struct buf *out, const char *part)
{
	if (!strstr(out->p, part))
		fail_msg("no \"%s\" in:\n%s", part, out->p);
}

static void a_document(void **state)
{
	struct document document;
	struct document_table *table;
	struct buf out = BUF_EMPTY;

	(void)state;
	document_init(&document);
	document.title = STR("Acme & Co");
	document_heading(&document, 1, STR("Acme & Co"), STR(""));
	document_page(&document);
	document_heading(&document, 2, STR("Figures"), STR(""));
	table = document_table(&document, STR("Figures"));
	document_column(&document, table, STR("KPI"), false);
	document_column(&document, table, STR("Status"), true);
	document_cell(&document, table, STR("ARR"))->target = STR("def-sales-arr");
	document_cell(&document, table, STR("red"))->status = 'R';
	document_row(table, true);
	document_put_table(&document, table);
	document_bullet(&document, STR("def-sales-arr"));
	document_say(&document, DOCUMENT_STRONG, STR("ARR"));
	html_document(&document, &out);
	assert_has(&out, "<title>Acme &amp; Co</title>");
	assert_has(&out, "<nav aria-label=\"Contents\">\n<details>\n<summary>Contents</summary>\n<ul>\n<li><a "
			 "href=\"#section-1\">Figures</a></li>\n</ul>\n</details>\n"
			 "</nav>\n"
			 "<h2 id=\"section-1\" class=\"page\">Figures</h2>\n");
	assert_has(&out, "<tr class=\"total\"><th scope=\"row\"><a href=\"#def-sales-arr\">ARR</a></th>"
			 "<td class=\"n\"><span class=\"R\">red</span></td></tr>\n");
	assert_has(&out, "<ul>\n<li id=\"def-sales-arr\"><strong>ARR</strong></li>\n</ul>\n");
	document_release(&document);
	buf_release(&out);
}

/* A table with as many columns, the second of which holds a sentence. */
static void put_table_of(int columns, struct buf *out)
{
	struct document document;
	struct document_table *table;

	document_init(&document);
	table = document_table(&document, STR("Deals"));
	for (int i = 0; i < columns; i++)
		document_column(&document, table, i == 1 ? STR("Gate") : STR("Size"), false);
	for (int i = 0; i < columns; i++)
		document_cell(&document, table, i == 1 ? STR("purchase order with the treasurer") : STR("48,000"));
	document_row(table, false);
	document_put_table(&document, table);
	html_document(&document, out);
	document_release(&document);
}

/* On paper, thirteen columns left it the width of a word. */
static void a_sentence_has_room_beside_many_columns(void **state)
{
	struct buf wide = BUF_EMPTY, other = BUF_EMPTY;

	(void)state;
	put_table_of(13, &wide);
	assert_has(&wide,
		   "<th scope=\"col\">Size</th><th scope=\"col\" class=\"l\">Gate</th><th scope=\"col\">Size</th>");
	put_table_of(4, &other);
	assert_has(&other, "<th scope=\"col\">Gate</th>");
	buf_release(&wide);
	buf_release(&other);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(narratives),
		cmocka_unit_test(texts_are_escaped),
		cmocka_unit_test(a_name_cannot_leave_the_style),
		cmocka_unit_test(a_document),
		cmocka_unit_test(a_sentence_has_room_beside_many_columns),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
