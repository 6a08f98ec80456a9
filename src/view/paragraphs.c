/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/paragraphs.h"

#include <md4c.h>

#include "view/markdown.h"

/* Deeper lists are shown at the last level. Cells of all tables, beyond which a text is a drawing and no table. */
enum { DEPTH_MAX = 8, CELLS_MOST = 20000 };

/* Where md4c is in the text. */
struct reader {
	struct paragraphs *paragraphs;
	struct paragraph *now; /* NULL: the next text begins one */
	int numbers[DEPTH_MAX]; /* of the lists around; 0: bullets */
	bool is_loose[DEPTH_MAX];
	int depth, quotes, bold, italic, struck;
	bool begins_item, is_apart, is_code;
	struct buf verbatim; /* code, or a cell, under way */
	struct document_table *table; /* under way; or NULL */
	size_t cells;
};

void paragraphs_init(struct paragraphs *paragraphs)
{
	*paragraphs = (struct paragraphs){ .list = { NULL, 0, 0 } };
	document_init(&paragraphs->document);
}

void paragraphs_release(struct paragraphs *paragraphs)
{
	for (size_t i = 0; i < paragraphs->list.n; i++) {
		vec_release(&paragraphs->list.v[i].runs);
		if (paragraphs->list.v[i].table)
			document_drop_table(paragraphs->list.v[i].table);
	}
	vec_release(&paragraphs->list);
	document_release(&paragraphs->document);
}

static struct paragraph *add(struct paragraphs *paragraphs, enum paragraph_kind kind, int level)
{
	struct paragraph paragraph = { .kind = kind, .level = level };

	vec_push(&paragraphs->list, paragraph);
	return &paragraphs->list.v[paragraphs->list.n - 1];
}

static int list_level(const struct reader *reader)
{
	int depth = reader->depth < DEPTH_MAX ? reader->depth : DEPTH_MAX;

	return depth ? depth - 1 : 0;
}

/* Air stands before what begins now, once. */
static struct paragraph *begin(struct reader *reader, enum paragraph_kind kind, int level)
{
	struct paragraph *paragraph = add(reader->paragraphs, kind, level);

	paragraph->is_apart = reader->is_apart && reader->paragraphs->list.n > 1;
	reader->is_apart = false;
	return paragraph;
}

static void begin_text(struct reader *reader)
{
	int level = list_level(reader), number = reader->numbers[level];

	if (!reader->begins_item) {
		reader->now = begin(reader, reader->quotes ? PARAGRAPH_QUOTE : PARAGRAPH_PLAIN,
				    reader->depth ? level + 1 : 0);
		return;
	}
	reader->now = begin(reader, number ? PARAGRAPH_NUMBER : PARAGRAPH_BULLET, level);
	reader->now->number = number;
	if (number)
		reader->numbers[level]++;
	reader->begins_item = false;
}

static void put_run(struct reader *reader, struct str text)
{
	struct paragraph_run run = { arena_str(&reader->paragraphs->document.arena, text), reader->bold > 0,
				     reader->italic > 0, reader->struck > 0 };

	if (!reader->now)
		begin_text(reader);
	vec_push(&reader->now->runs, run);
}

static void put_code(struct reader *reader)
{
	struct str rest = buf_str(&reader->verbatim), line;

	while (str_next_line(&rest, &line)) {
		reader->now = begin(reader, PARAGRAPH_CODE, list_level(reader));
		if (line.n)
			put_run(reader, line);
	}
	reader->now = NULL;
	reader->is_code = false;
	buf_clear(&reader->verbatim);
}

static void put_rule(struct reader *reader)
{
	begin(reader, PARAGRAPH_RULE, list_level(reader));
	reader->now = NULL;
}

/* --- tables */

static void begin_table(struct reader *reader)
{
	struct paragraph *paragraph = begin(reader, PARAGRAPH_TABLE, list_level(reader));

	paragraph->table = reader->table = document_table(&reader->paragraphs->document, STR(""));
	reader->now = NULL;
}

static void put_cell(struct reader *reader, bool is_head, const MD_BLOCK_TD_DETAIL *detail)
{
	struct document *document = &reader->paragraphs->document;
	struct str text = buf_str(&reader->verbatim);

	if (is_head)
		document_column(document, reader->table, text, detail->align == MD_ALIGN_RIGHT);
	else
		document_cell(document, reader->table, text);
	buf_clear(&reader->verbatim);
}

/* A heading alone is a row: no format draws a table without one. */
static void end_table(struct reader *reader)
{
	struct document_table *table = reader->table;

	reader->table = NULL;
	if (table->totals.n)
		return;
	for (size_t i = 0; i < table->columns.n; i++) {
		document_cell(&reader->paragraphs->document, table, table->columns.v[i].label);
		table->columns.v[i].label = STR("");
	}
	document_row(table, false);
}

/* --- what md4c tells */

static void begin_list(struct reader *reader, int number, bool is_tight)
{
	reader->now = NULL;
	reader->is_apart = reader->is_apart || !reader->depth;
	if (reader->depth < DEPTH_MAX) {
		reader->numbers[reader->depth] = number;
		reader->is_loose[reader->depth] = !is_tight;
	}
	reader->depth++;
}

static void begin_item(struct reader *reader)
{
	reader->begins_item = true;
	reader->is_apart = reader->is_apart || reader->is_loose[list_level(reader)];
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct reader *reader = data;

	if (type == MD_BLOCK_UL) {
		begin_list(reader, 0, ((const MD_BLOCK_UL_DETAIL *)detail)->is_tight);
	} else if (type == MD_BLOCK_OL) {
		const MD_BLOCK_OL_DETAIL *list = detail;

		begin_list(reader, list->start > 0 && list->start < 100000 ? (int)list->start : 1, list->is_tight);
	} else if (type == MD_BLOCK_LI) {
		reader->now = NULL;
		begin_item(reader);
	} else if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_P || type == MD_BLOCK_H || type == MD_BLOCK_HR ||
		   type == MD_BLOCK_CODE || type == MD_BLOCK_TABLE) {
		reader->now = NULL;
		reader->is_apart = reader->is_apart || !reader->depth;
	}
	reader->quotes += type == MD_BLOCK_QUOTE;
	reader->bold += type == MD_BLOCK_H;
	reader->is_code = reader->is_code || type == MD_BLOCK_CODE;
	if (type == MD_BLOCK_HR)
		put_rule(reader);
	if (type == MD_BLOCK_TABLE)
		begin_table(reader);
	return 0;
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *data)
{
	struct reader *reader = data;

	if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
		put_cell(reader, type == MD_BLOCK_TH, detail);
		return ++reader->cells > CELLS_MOST ? -1 : 0;
	}
	if (type == MD_BLOCK_TR && reader->table->cells.n)
		document_row(reader->table, false);
	if (type == MD_BLOCK_TABLE)
		end_table(reader);
	if (type == MD_BLOCK_CODE)
		put_code(reader);
	reader->quotes -= type == MD_BLOCK_QUOTE;
	reader->bold -= type == MD_BLOCK_H;
	reader->depth -= type == MD_BLOCK_UL || type == MD_BLOCK_OL;
	if (type == MD_BLOCK_LI)
		reader->begins_item = false;
	if (type != MD_BLOCK_TR && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY)
		reader->now = NULL;
	return 0;
}

static int turn_span(struct reader *reader, MD_SPANTYPE type, int step)
{
	reader->bold += type == MD_SPAN_STRONG ? step : 0;
	reader->italic += type == MD_SPAN_EM ? step : 0;
	reader->struck += type == MD_SPAN_DEL ? step : 0;
	return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *data)
{
	(void)detail;
	return turn_span(data, type, 1);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *data)
{
	(void)detail;
	return turn_span(data, type, -1);
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data)
{
	struct reader *reader = data;
	struct str words = { text, size };

	if (type == MD_TEXT_BR)
		words = reader->table ? STR(" ") : STR("\n");
	else if (type == MD_TEXT_SOFTBR)
		words = STR(" ");
	else if (type == MD_TEXT_NULLCHAR)
		words = STR("\xEF\xBF\xBD");
	if (reader->is_code || reader->table)
		buf_add(&reader->verbatim, words);
	else
		put_run(reader, words);
	return 0;
}

/* What is no table that anybody draws: line by line. */
static void read_lines(struct paragraphs *paragraphs, struct str text)
{
	struct str line;

	while (str_next_line(&text, &line)) {
		struct paragraph *paragraph = add(paragraphs, PARAGRAPH_CODE, 0);
		struct paragraph_run run = { .text = arena_str(&paragraphs->document.arena, line) };

		vec_push(&paragraph->runs, run);
	}
}

static void forget_from(struct paragraphs *paragraphs, size_t first)
{
	for (; paragraphs->list.n > first; paragraphs->list.n--) {
		struct paragraph *last = &paragraphs->list.v[paragraphs->list.n - 1];

		vec_release(&last->runs);
		if (last->table)
			document_drop_table(last->table);
	}
}

void paragraphs_read(struct paragraphs *paragraphs, struct str narrative)
{
	const MD_PARSER parser = {
		.flags = MARKDOWN_FLAGS,
		.enter_block = enter_block,
		.leave_block = leave_block,
		.enter_span = enter_span,
		.leave_span = leave_span,
		.text = take_text,
	};
	struct reader reader = { .paragraphs = paragraphs };
	struct buf markdown = BUF_EMPTY;
	size_t first = paragraphs->list.n;

	markdown_narrative(narrative, &markdown);
	if (markdown.n && md_parse(markdown.p, (MD_SIZE)markdown.n, &parser, &reader) != 0) {
		forget_from(paragraphs, first);
		read_lines(paragraphs, narrative);
	}
	buf_release(&reader.verbatim);
	buf_release(&markdown);
}

void paragraphs_add_spans(struct paragraphs *paragraphs, enum paragraph_kind kind, const struct document_span *spans,
			  size_t count)
{
	struct paragraph *paragraph = add(paragraphs, kind, 0);

	for (size_t i = 0; i < count; i++) {
		enum document_role role = spans[i].role;
		struct paragraph_run run = { arena_str(&paragraphs->document.arena, spans[i].text),
					     role == DOCUMENT_STRONG || role == DOCUMENT_ADDED,
					     role == DOCUMENT_EMPHASIS, role == DOCUMENT_REMOVED };

		vec_push(&paragraph->runs, run);
	}
}
