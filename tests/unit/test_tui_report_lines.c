/* SPDX-License-Identifier: MIT */
/*
 * Tests: tui/report_lines tui/table_lines
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>

#include "base/text.h"
#include "tui/report_lines.h"

static void fill(struct document *document)
{
	struct document_table *table;

	document_init(document);
	document_heading(document, 2, STR("Figures"), STR(""));
	table = document_table(document, STR("Figures"));
	document_column(document, table, STR("KPI"), false);
	document_column(document, table, STR("Actual"), true);
	document_column(document, table, STR("Forecast"), true);
	document_about(document, STR("sales.arr"));
	document_cell(document, table, STR("Annual recurring revenue"));
	document_cell(document, table, STR("4,600,000"));
	document_cell(document, table, DOCUMENT_NONE)->has_value = false;
	document_row(table, false);
	document_about(document, STR("sales.new"));
	document_cell(document, table, STR("New"));
	document_cell(document, table, STR("455,000"));
	document_cell(document, table, STR("480,000"));
	document_row(table, false);
	document_about(document, STR(""));
	document_put_table(document, table);
	document_about(document, STR("section.asks"));
	document_bullet(document, STR(""));
	document_say(document, DOCUMENT_STRONG, STR("Approve"));
	document_say(document, DOCUMENT_PLAIN, STR(" two hires"));
}

static void assert_lines(int columns, const char *expected)
{
	struct document document;
	struct lines lines;
	struct buf got = BUF_EMPTY;

	fill(&document);
	lines_init(&lines);
	report_lines(&document, columns, &lines);
	for (size_t i = 2; i < lines.list.n; i++)
		buf_printf(&got, "%.*s: %.*s%s%.*s\n", STR_FMT(lines.list.v[i].at.item), STR_FMT(lines.list.v[i].mark),
			   lines.list.v[i].column ? "  " : "", STR_FMT(lines.list.v[i].text));
	assert_string_equal(got.p, expected);
	buf_release(&got);
	lines_release(&lines);
	document_release(&document);
}

static void a_table_gives_way(void **state)
{
	(void)state;
	assert_lines(60, ": KPI                          Actual  Forecast\n"
			 "sales.arr: Annual recurring revenue  4,600,000         \xE2\x80\x93\n"
			 "sales.new: New                         455,000   480,000\n"
			 ": \nsection.asks: \xE2\x80\xA2  Approve two hires\n");
	/* Words are wrapped, figures are not. */
	assert_lines(36, ": KPI                 Actual  Forecast\n"
			 "sales.arr: Annual           4,600,000         \xE2\x80\x93\n"
			 "sales.arr: recurring\n"
			 "sales.arr: revenue\n"
			 "sales.new: New                455,000   480,000\n"
			 ": \nsection.asks: \xE2\x80\xA2  Approve two hires\n");
	/* Row by row, without what is not there. */
	assert_lines(28, "sales.arr: Annual recurring revenue\n"
			 "sales.arr:   Actual 4,600,000\n"
			 "sales.new: New\n"
			 "sales.new:   Actual 455,000; Forecast\n"
			 "sales.new:   480,000\n"
			 ": \nsection.asks: \xE2\x80\xA2  Approve two hires\n");
}

/* Bullets stand together, other blocks apart; a line end in a run is a blank; a total is set off. */
static void blocks_stand_apart(void **state)
{
	struct document document;
	struct document_table *table;
	struct lines lines;
	struct buf got = BUF_EMPTY;

	(void)state;
	document_init(&document);
	document_bullet(&document, STR(""));
	document_say(&document, DOCUMENT_PLAIN, STR("one\nand"));
	document_bullet(&document, STR(""));
	document_say(&document, DOCUMENT_PLAIN, STR("two"));
	document_paragraph(&document);
	document_say(&document, DOCUMENT_PLAIN, STR("three"));
	table = document_table(&document, STR("T"));
	document_column(&document, table, STR("Name"), false);
	document_cell(&document, table, STR("Ada"));
	document_row(table, false);
	document_cell(&document, table, STR("Total"));
	document_row(table, true);
	document_put_table(&document, table);
	lines_init(&lines);
	report_lines(&document, 30, &lines);
	for (size_t i = 0; i < lines.list.n; i++)
		buf_printf(&got, "%c%.*s|", style_letter(lines.list.v[i].style), STR_FMT(lines.list.v[i].text));
	assert_string_equal(got.p, "vone and|vtwo|.|vthree|.|lName|vAda|HTotal|");
	lines_release(&lines);
	document_release(&document);
	buf_release(&got);
}

static void no_line_is_wider_than_its_box(void **state)
{
	(void)state;
	for (int columns = 12; columns < 90; columns++) {
		struct document document;
		struct lines lines;

		fill(&document);
		lines_init(&lines);
		report_lines(&document, columns, &lines);
		for (size_t i = 0; i < lines.list.n; i++)
			assert_true(lines.list.v[i].column + text_columns(lines.list.v[i].text) <= columns);
		lines_release(&lines);
		document_release(&document);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_table_gives_way),
		cmocka_unit_test(blocks_stand_apart),
		cmocka_unit_test(no_line_is_wider_than_its_box),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
