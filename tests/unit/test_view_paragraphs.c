/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/paragraphs
 */
#include "base/base.h"

#include <setjmp.h>

#include <cmocka.h>

#include "view/paragraphs.h"

static void print_table(const struct document_table *table, struct buf *out)
{
	for (size_t i = 0; i < table->columns.n; i++)
		buf_printf(out, "%s%.*s%s", i ? "," : "", STR_FMT(table->columns.v[i].label),
			   table->columns.v[i].is_right ? ">" : "");
	for (size_t i = 0; i < table->cells.n; i++)
		buf_printf(out, "%s%.*s", i % table->columns.n ? "," : "/", STR_FMT(table->cells.v[i].text));
}

/* "*1 bold _x_" a paragraph: kind, level, runs with their marks; "+" where air stands before it. */
static void print(const struct paragraphs *paragraphs, struct buf *out)
{
	static const char kinds[] = "P*#>`-|";

	for (size_t i = 0; i < paragraphs->list.n; i++) {
		const struct paragraph *paragraph = &paragraphs->list.v[i];

		buf_printf(out, "%s%c%d ", paragraph->is_apart ? "+" : "", kinds[paragraph->kind], paragraph->level);
		if (paragraph->kind == PARAGRAPH_NUMBER)
			buf_printf(out, "%d) ", paragraph->number);
		if (paragraph->table)
			print_table(paragraph->table, out);
		for (size_t k = 0; k < paragraph->runs.n; k++) {
			const struct paragraph_run *run = &paragraph->runs.v[k];
			const char *mark = run->is_bold ? "**" : run->is_italic ? "_" : run->is_struck ? "~" : "";

			buf_printf(out, "%s%.*s%s", mark, STR_FMT(run->text), mark);
		}
		buf_addc(out, '\n');
	}
}

static void assert_read(const char *narrative, const char *expected)
{
	struct paragraphs paragraphs;
	struct buf out = BUF_EMPTY;

	paragraphs_init(&paragraphs);
	paragraphs_read(&paragraphs, str_of(narrative));
	print(&paragraphs, &out);
	assert_string_equal(out.n ? out.p : "", expected);
	buf_release(&out);
	paragraphs_release(&paragraphs);
}

static void words_keep_their_marks(void **state)
{
	(void)state;
	assert_read("", "");
	assert_read("One **bold** and *soft* word.\n\nTwo ~~gone~~ & <b>raw</b>.",
		    "P0 One **bold** and _soft_ word.\n+P0 Two ~gone~ & <b>raw</b>.\n");
	assert_read("# Title\nLine\nbroken", "P0 **Title**\n+P0 Line broken\n");
	assert_read("see [the memo](https://x.y/z) and `a * b`", "P0 see the memo and a * b\n");
	assert_read("2 * 3, snake_case_name, 5\\* rated", "P0 2 * 3, snake_case_name, 5* rated\n");
}

static void lists_keep_their_levels(void **state)
{
	(void)state;
	assert_read("- a\n- b\n  - c\n- d", "*0 a\n*0 b\n*1 c\n*0 d\n");
	assert_read("3. three\n4. four", "#0 3) three\n#0 4) four\n");
	assert_read("text\n\n- a\n\n- b", "P0 text\n+*0 a\n+*0 b\n");
	assert_read("- a\n\n  more of a\n- b", "*0 a\nP1 more of a\n+*0 b\n");
	assert_read("- a\n\n---\n\nb", "*0 a\n+-0 \n+P0 b\n");
}

static void code_and_quotes_stay_as_they_are(void **state)
{
	(void)state;
	assert_read("> said\n\n```\nx < y\n\n  z\n```", ">0 said\n+`0 x < y\n`0 \n`0   z\n");
	assert_read("~~~\n# open", "`0 # open\n");
}

static void tables_are_tables(void **state)
{
	(void)state;
	assert_read("| A | B |\n|---|--:|\n| **1** | `2` |\n| x |", "|0 A,B>/1,2/x,\n");
	assert_read("a\n\n| A \\| B |\n|---|\n\nb", "P0 a\n+|0 /A | B\n+P0 b\n");
}

/* md4c fills rows up: few bytes may ask for many cells. */
static void a_drawing_is_no_table(void **state)
{
	struct buf text = BUF_EMPTY;
	struct paragraphs paragraphs;

	(void)state;
	for (int i = 0; i < 100; i++)
		buf_adds(&text, "|a");
	buf_addc(&text, '\n');
	for (int i = 0; i < 100; i++)
		buf_adds(&text, "|---");
	buf_addc(&text, '\n');
	for (int i = 0; i < 1000; i++)
		buf_adds(&text, "|x\n");
	paragraphs_init(&paragraphs);
	paragraphs_read(&paragraphs, STR("before"));
	paragraphs_read(&paragraphs, buf_str(&text));
	assert_int_equal(paragraphs.list.n, 1 + 1002);
	assert_int_equal(paragraphs.list.v[0].kind, PARAGRAPH_PLAIN);
	assert_int_equal(paragraphs.list.v[1002].kind, PARAGRAPH_CODE);
	assert_true(str_is(paragraphs.list.v[1002].runs.v[0].text, "|x"));
	paragraphs_release(&paragraphs);
	buf_release(&text);
}

static void spans_are_one_paragraph(void **state)
{
	const struct document_span spans[] = { { DOCUMENT_STRONG, STR("up") },
					       { DOCUMENT_PLAIN, STR(" and ") },
					       { DOCUMENT_REMOVED, STR("down") } };
	struct paragraphs paragraphs;
	struct buf out = BUF_EMPTY;

	(void)state;
	paragraphs_init(&paragraphs);
	paragraphs_add_spans(&paragraphs, PARAGRAPH_BULLET, spans, 3);
	print(&paragraphs, &out);
	assert_string_equal(out.p, "*0 **up** and ~down~\n");
	buf_release(&out);
	paragraphs_release(&paragraphs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_keep_their_marks),
		cmocka_unit_test(lists_keep_their_levels),
		cmocka_unit_test(code_and_quotes_stay_as_they_are),
		cmocka_unit_test(tables_are_tables),
		cmocka_unit_test(a_drawing_is_no_table),
		cmocka_unit_test(spans_are_one_paragraph),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
