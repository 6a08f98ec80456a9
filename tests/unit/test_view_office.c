/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/office, view/office_deck
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "view/chart.h"
#include "view/office.h"

static struct document_table *table_of(struct document *document, const char *const *cells, size_t columns, size_t rows)
{
	struct document_table *table = document_table(document, STR("Table"));

	for (size_t i = 0; i < columns; i++)
		document_column(document, table, STR("Head"), i > 0);
	for (size_t i = 0; i < columns * rows; i++) {
		document_cell(document, table, str_of(cells[i]));
		if ((i + 1) % columns == 0)
			document_row(table, false);
	}
	return table;
}

/* Figures stay whole; what is long gives way. */
static void columns_fit_a_page(void **state)
{
	static const char *const cells[] = {
		"A name of many words that could go on for a while", "4,680,000", "12", "Another", "1", "2"
	};
	struct document document;
	struct document_table *table;
	int widths[3];

	(void)state;
	document_init(&document);
	table = table_of(&document, cells, 3, 2);
	office_widths(table, 40, widths);
	assert_true(widths[0] + widths[1] + widths[2] <= 40);
	assert_true(widths[1] >= 9 + 2 && widths[0] >= 10);
	assert_int_equal(office_lines(table, 1, widths), 1);
	assert_true(office_lines(table, 0, widths) >= 2);
	document_put_table(&document, table);
	document_release(&document);
}

static void put_all(struct document *document, size_t rows)
{
	static const char *const cells[] = { "Row <1>", "10", "Row & 2", "20" };
	struct document_table *table = document_table(document, STR("Long"));
	struct chart *chart = chart_new(CHART_WATERFALL, STR("bridge"), STR("Bridge"), UNIT_CURRENCY, 3, 1);

	document->title = STR("Acme <b> & Co");
	document->company = STR("Acme");
	document->classification = STR("Board only");
	document_heading(document, 1, document->title, STR(""));
	document_heading(document, 2, STR("Section ]]>"), STR(""));
	document_bullet(document, STR("def-a"));
	document_say(document, DOCUMENT_STRONG, STR("said"));
	document_narrative(document, STR("- one\n- <script>two</script>"));
	document_column(document, table, STR("Name"), false);
	document_column(document, table, STR("Value"), true);
	for (size_t i = 0; i < rows; i++) {
		document_cell(document, table, str_of(cells[i % 2 * 2]))->target = STR("def-a");
		document_cell(document, table, str_of(cells[i % 2 * 2 + 1]))->status = 'A';
		document_row(table, i + 1 == rows);
	}
	document_put_table(document, table);
	for (size_t i = 0; i < 3; i++) {
		chart_label(chart, i, STR("L & \x01"));
		chart_set(chart, 0, i, i == 1 ? -2 : 10);
	}
	chart->series[0].points[0].is_total = chart->series[0].points[2].is_total = true;
	document_chart(document, chart);
}

static size_t count_of(const struct buf *out, const char *part)
{
	size_t count = 0, n = strlen(part);

	for (size_t i = 0; i + n <= out->n; i++)
		count += memcmp(out->p + i, part, n) == 0;
	return count;
}

static void a_document_and_slides(void **state)
{
	struct document document;
	struct buf docx = BUF_EMPTY, pptx = BUF_EMPTY, again = BUF_EMPTY;

	(void)state;
	document_init(&document);
	put_all(&document, 100);
	office_docx(&document, &docx);
	office_pptx(&document, &pptx);
	office_pptx(&document, &again);
	assert_int_equal(pptx.n, again.n);
	assert_memory_equal(pptx.p, again.p, pptx.n);
	assert_int_equal(count_of(&docx, "<script>"), 0);
	assert_int_equal(count_of(&pptx, "<script>"), 0);
	assert_int_equal(count_of(&docx, "\x01<"), 0);
	assert_int_equal(count_of(&docx, "Row &lt;1&gt;"), 50);
	assert_int_equal(count_of(&docx, "<w:hyperlink w:anchor=\"d3\">"), 100);
	assert_int_equal(count_of(&docx, "w:name=\"d3\""), 1);
	/* A table that is longer than a slide goes on with its heading: no row is lost, none stands twice. */
	assert_int_equal(count_of(&pptx, "Row &lt;1&gt;"), 50);
	assert_true(count_of(&pptx, "Section ]]&gt; (continued)") >= 3);
	assert_true(count_of(&pptx, "<a:t>Value</a:t>") >= 4);
	buf_release(&docx);
	buf_release(&pptx);
	buf_release(&again);
	document_release(&document);
}

/* A cell of two megabytes once gave its row a height below zero. */
static void no_height_below_zero(void **state)
{
	char *word = test_malloc(2000001);
	const char *cells[] = { "Name", word };
	struct document document;
	struct buf pptx = BUF_EMPTY;

	(void)state;
	memset(word, 'w', 2000000);
	word[2000000] = '\0';
	document_init(&document);
	document_heading(&document, 2, STR("Section"), STR(""));
	document_put_table(&document, table_of(&document, cells, 2, 1));
	document_narrative(&document, str_of(word));
	office_pptx(&document, &pptx);
	assert_true(pptx.n > 4000000);
	assert_int_equal(count_of(&pptx, "=\"-"), 0);
	buf_release(&pptx);
	document_release(&document);
	test_free(word);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(columns_fit_a_page),
		cmocka_unit_test(a_document_and_slides),
		cmocka_unit_test(no_height_below_zero),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
