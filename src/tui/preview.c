/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/preview.h"

#include "base/text.h"
#include "tui/table_lines.h"
#include "view/paragraphs.h"

/* Columns that a level of a list stands further in, and the first of a line of code. */
enum { INDENT = 2 };

static void add_blank(struct lines *out)
{
	if (out->list.n && out->list.v[out->list.n - 1].text.n)
		lines_add(out, STYLE_VALUE, 0, STR(""));
}

static void put_mark(const struct paragraph *paragraph, struct buf *out)
{
	if (paragraph->kind == PARAGRAPH_BULLET)
		buf_adds(out, "\u2022");
	else if (paragraph->kind == PARAGRAPH_NUMBER)
		buf_printf(out, "%d.", paragraph->number);
	else if (paragraph->kind == PARAGRAPH_QUOTE)
		buf_adds(out, "\u2502");
}

static void put_words(const struct paragraph *paragraph, int columns, struct lines *out)
{
	struct line_runs marked = { NULL, 0, 0 };
	struct buf text = BUF_EMPTY, mark = BUF_EMPTY;
	int column = paragraph->level * INDENT;
	size_t first;

	for (size_t i = 0; i < paragraph->runs.n; i++) {
		const struct paragraph_run *run = &paragraph->runs.v[i];
		struct line_run marks = { { text.n, run->text.n }, run->is_struck ? STYLE_BAD : STYLE_HEADING };

		buf_add(&text, run->text);
		if (run->is_bold || run->is_italic || run->is_struck)
			vec_push(&marked, marks);
	}
	put_mark(paragraph, &mark);
	column += mark.n ? text_columns(buf_str(&mark)) + 1 : 0;
	first = lines_styled(out, STYLE_VALUE, column, 0, buf_str(&text), columns, &marked);
	for (size_t i = first; mark.n && i < out->list.n; i++)
		if (i == first || paragraph->kind == PARAGRAPH_QUOTE)
			out->list.v[i].mark = arena_str(&out->arena, buf_str(&mark));
	buf_release(&mark);
	buf_release(&text);
	vec_release(&marked);
}

static void put_rule(int columns, struct lines *out)
{
	struct buf rule = BUF_EMPTY;

	for (int i = 0; i < columns; i++)
		buf_adds(&rule, "\u2500");
	lines_add(out, STYLE_BORDER, 0, buf_str(&rule));
	buf_release(&rule);
}

/* The rows are about what the lines around are about. */
static void put_table(struct document_table *table, int columns, struct lines *out)
{
	struct addr at = out->at;

	for (size_t i = 0; i < table->cells.n; i++)
		table->cells.v[i].about = at.item;
	table_lines(table, columns, out);
	out->at = at;
}

static void put_paragraph(const struct paragraph *paragraph, int columns, struct lines *out)
{
	if (paragraph->is_apart)
		add_blank(out);
	if (paragraph->kind == PARAGRAPH_RULE)
		put_rule(columns, out);
	else if (paragraph->kind == PARAGRAPH_TABLE)
		put_table(paragraph->table, columns, out);
	else if (paragraph->kind == PARAGRAPH_CODE)
		lines_wrap(out, STYLE_DIM, INDENT, paragraph->runs.n ? paragraph->runs.v[0].text : STR(""), columns);
	else
		put_words(paragraph, columns, out);
}

void preview_make(struct lines *out, struct str text, int columns)
{
	struct paragraphs paragraphs;

	paragraphs_init(&paragraphs);
	paragraphs_read(&paragraphs, text);
	for (size_t i = 0; i < paragraphs.list.n; i++)
		put_paragraph(&paragraphs.list.v[i], columns, out);
	paragraphs_release(&paragraphs);
}
