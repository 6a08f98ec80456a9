/* SPDX-License-Identifier: MIT */
/*
 * Laws: whatever stands in a narrative or a cell, a parser finds the sections and tables that we wrote and no others, no raw
 * HTML, no reference that another section defined, and no character that must not reach a terminal.
 */
#include "base/base.h"

#include <locale.h>
#include <setjmp.h>

#include <cmocka.h>
#include <md4c.h>

#include "base/text.h"
#include "nasty.h"
#include "view/markdown.h"

/* What a parser saw. */
struct seen {
	struct buf headings; /* "1:Title\n" */
	size_t html, links_after, tables_after, cells, items;
	struct buf second; /* what stands in the second column: "b\n2\n" */
	bool in_heading, is_after;
};

static int on_enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct seen *seen = data;

	if (type == MD_BLOCK_H) {
		buf_printf(&seen->headings, "%u:", ((MD_BLOCK_H_DETAIL *)detail)->level);
		seen->in_heading = true;
	} else if (type == MD_BLOCK_HTML) {
		seen->html++;
	} else if (type == MD_BLOCK_TABLE && seen->is_after) {
		seen->tables_after++;
	} else if (type == MD_BLOCK_TD || type == MD_BLOCK_TH) {
		seen->cells++;
	} else if (type == MD_BLOCK_LI) {
		seen->items++;
	}
	return 0;
}

static int on_leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct seen *seen = data;

	(void)detail;
	if ((type == MD_BLOCK_TD || type == MD_BLOCK_TH) && seen->cells % 2 == 0)
		buf_addc(&seen->second, '\n');
	if (type != MD_BLOCK_H)
		return 0;
	seen->in_heading = false;
	buf_addc(&seen->headings, '\n');
	seen->is_after = str_ends(buf_str(&seen->headings), STR("2:After\n"));
	return 0;
}

static int on_span(MD_SPANTYPE type, void *detail, void *data)
{
	struct seen *seen = data;

	(void)detail;
	if (type == MD_SPAN_A && seen->is_after)
		seen->links_after++;
	return 0;
}

static int on_leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	(void)type;
	(void)detail;
	(void)data;
	return 0;
}

static int on_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	struct seen *seen = data;

	if (type == MD_TEXT_HTML)
		seen->html++;
	if (seen->cells && seen->cells % 2 == 0)
		buf_add(&seen->second, (struct str){ text, size });
	if (seen->in_heading)
		buf_add(&seen->headings, (struct str){ text, size });
	return 0;
}

static void parse(struct str document, struct seen *seen)
{
	const MD_PARSER parser = { .flags = MD_DIALECT_GITHUB,
				   .enter_block = on_enter_block,
				   .leave_block = on_leave_block,
				   .enter_span = on_span,
				   .leave_span = on_leave_span,
				   .text = on_text };

	*seen = (struct seen){ .html = 0 };
	assert_int_equal(md_parse(document.p, (MD_SIZE)document.n, &parser, seen), 0);
}

static void assert_harmless(struct str text)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text, true, &shown);
	assert_true(str_eq(buf_str(&shown), text));
	buf_release(&shown);
}

static void assert_narrative(struct str narrative)
{
	struct buf document = BUF_EMPTY;
	struct seen seen;

	buf_adds(&document, "# Pack\n\n## Before\n\n");
	markdown_narrative(narrative, &document);
	buf_adds(&document,
		 "\n## After\n\nSee [Total], [To tal] and [^1].\n\n| a   | b   |\n| --- | --- |\n| 1   | 2   |\n");
	assert_harmless(buf_str(&document));
	parse(buf_str(&document), &seen);
	if (!str_is(buf_str(&seen.headings), "1:Pack\n2:Before\n2:After\n") || seen.html || seen.links_after ||
	    seen.tables_after != 1)
		fail_msg("broken by:\n%.*s\nwritten as:\n%s", STR_FMT(narrative), document.p);
	buf_release(&seen.headings);
	buf_release(&seen.second);
	buf_release(&document);
}

static void assert_cell(struct str text)
{
	struct buf document = BUF_EMPTY;
	struct seen seen;

	buf_adds(&document, "## After\n\n| ");
	markdown_cell(text, &document);
	buf_adds(&document, " | b |\n| --- | --- |\n| ");
	markdown_cell(text, &document);
	buf_adds(&document, " | 2 |\n");
	assert_harmless(buf_str(&document));
	parse(buf_str(&document), &seen);
	if (seen.cells != 4 || seen.html || seen.tables_after != 1)
		fail_msg("cell broken by:\n%.*s\nwritten as:\n%s", STR_FMT(text), document.p);
	buf_release(&seen.headings);
	buf_release(&seen.second);
	buf_release(&document);
}

/* Every kind of block of a report, with the text wherever one can stand. */
static void fill(struct document *document, struct str text, bool with_narrative)
{
	struct document_table *table = document_table(document, STR("Table"));
	struct document_cell *cell;

	document_heading(document, 1, text, STR(""));
	document_heading(document, 2, STR("Before"), STR(""));
	document_paragraph(document);
	for (int role = DOCUMENT_PLAIN; role <= DOCUMENT_ADDED; role++)
		document_say(document, (enum document_role)role, text);
	document_bullet(document, STR(""));
	document_say(document, DOCUMENT_STRONG, text);
	document_say(document, DOCUMENT_PLAIN, text);
	document_bullet(document, STR("def-a"));
	document_say(document, DOCUMENT_PLAIN, STR("x"));
	document_say(document, DOCUMENT_PLAIN, text);
	document_column(document, table, text, false);
	document_column(document, table, STR("b"), true);
	cell = document_cell(document, table, text);
	document_cell_say(document, cell, DOCUMENT_REMOVED, text);
	document_cell_say(document, cell, DOCUMENT_ADDED, text);
	document_cell_say(document, cell, DOCUMENT_PLAIN, text);
	document_cell(document, table, STR("2"));
	document_row(table, false);
	document_put_table(document, table);
	if (with_narrative)
		document_narrative(document, text);
	document_heading(document, 2, text, STR(""));
	document_heading(document, 2, STR("After"), STR(""));
	document_paragraph(document);
	document_say(document, DOCUMENT_PLAIN, STR("See Total and To tal."));
	table = document_table(document, STR("Last"));
	document_column(document, table, STR("a"), false);
	document_column(document, table, STR("b"), true);
	document_cell(document, table, STR("1"));
	document_cell(document, table, STR("2"));
	document_row(table, false);
	document_put_table(document, table);
}

static void assert_levels(const struct buf *headings, const char *levels, struct str text, const struct buf *written)
{
	struct str rest = buf_str(headings), line;
	size_t at = 0;

	while (str_next_line(&rest, &line))
		if (line.n == 0 || line.p[0] != levels[at++])
			fail_msg("headings broken by:\n%.*s\nwritten as:\n%s", STR_FMT(text), written->p);
	assert_int_equal(levels[at], '\0');
}

static void assert_report(struct str text)
{
	for (int with = 0; with <= 1; with++) {
		struct document document;
		struct buf out = BUF_EMPTY;
		struct seen seen;

		document_init(&document);
		fill(&document, text, with);
		markdown_document(&document, MARKDOWN_CHARTS_NONE, STR(""), &out);
		assert_harmless(buf_str(&out));
		parse(buf_str(&out), &seen);
		assert_levels(&seen.headings, "1222", text, &out);
		if (seen.html || seen.links_after || seen.tables_after != 1 || (!with && seen.cells != 8) ||
		    (!with && !str_starts(buf_str(&seen.second), STR("b\n2\n"))) || (!with && seen.items != 2))
			fail_msg("report broken by:\n%.*s\nwritten as:\n%s", STR_FMT(text), out.p);
		buf_release(&seen.headings);
		buf_release(&seen.second);
		buf_release(&out);
		document_release(&document);
	}
}

static void corpus_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(nasty); i++) {
		assert_narrative(str_of(nasty[i]));
		assert_cell(str_of(nasty[i]));
		assert_report(str_of(nasty[i]));
	}
}

static void corpus_in_pairs(void **state)
{
	static const char *const glue[] = { "\n", "\n\n", "\n  ", " " };
	struct buf text = BUF_EMPTY;

	(void)state;
	for (size_t i = 0; i < COUNT_OF(nasty); i++)
		for (size_t j = 0; j < COUNT_OF(nasty); j++)
			for (size_t k = 0; k < COUNT_OF(glue); k++) {
				buf_clear(&text);
				buf_printf(&text, "%s%s%s", nasty[i], glue[k], nasty[j]);
				assert_narrative(buf_str(&text));
				if (k == 0)
					assert_report(buf_str(&text));
			}
	buf_release(&text);
}

/* Characters that mean something, in any order: what nobody would think of. */
static void random_characters(void **state)
{
	static const char alphabet[] = "  \n\n\t#=-->*+1.)`~~<>/!?[]()|:\\&;ab\"'{}_^x";
	struct buf text = BUF_EMPTY;
	unsigned seed = 7;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t n = 1 + nasty_random(&seed) % 60;

		buf_clear(&text);
		while (text.n < n) {
			char c = alphabet[nasty_random(&seed) % (sizeof(alphabet) - 1)];
			size_t times = nasty_random(&seed) % 4 == 0 ? 3 : 1;

			for (size_t i = 0; i < times; i++)
				buf_addc(&text, c);
		}
		assert_narrative(buf_str(&text));
		assert_cell(buf_str(&text));
		if (round % 4 == 0)
			assert_report(buf_str(&text));
	}
	buf_release(&text);
}

/* A text that is written twice must not grow worse: what was made safe stays safe. */
static void written_again(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT_OF(nasty); i++) {
		struct buf once = BUF_EMPTY;

		markdown_narrative(str_of(nasty[i]), &once);
		assert_narrative(buf_str(&once));
		buf_release(&once);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(corpus_alone),
		cmocka_unit_test(corpus_in_pairs),
		cmocka_unit_test(random_characters),
		cmocka_unit_test(written_again),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
