/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/document.h"

#include "view/chart.h"

void document_init(struct document *document)
{
	*document = (struct document){ .title = STR("") };
	arena_init(&document->arena);
}

void document_drop_table(struct document_table *table)
{
	vec_release(&table->columns);
	vec_release(&table->cells);
	vec_release(&table->totals);
}

void document_release(struct document *document)
{
	for (size_t i = 0; i < document->blocks.n; i++) {
		struct document_block *block = &document->blocks.v[i];

		vec_release(&block->spans);
		if (block->table)
			document_drop_table(block->table);
		if (block->chart)
			chart_free(block->chart);
	}
	vec_release(&document->blocks);
	arena_release(&document->arena);
}

static struct document_block *add(struct document *document, enum document_kind kind)
{
	struct document_block block = { .kind = kind };

	vec_push(&document->blocks, block);
	return &document->blocks.v[document->blocks.n - 1];
}

void document_heading(struct document *document, int level, struct str text, struct str anchor)
{
	struct document_block *block = add(document, DOCUMENT_HEADING);

	block->level = level;
	block->text = arena_str(&document->arena, text);
	block->anchor = arena_str(&document->arena, anchor);
}

void document_paragraph(struct document *document)
{
	add(document, DOCUMENT_PARAGRAPH);
}

void document_bullet(struct document *document, struct str anchor)
{
	add(document, DOCUMENT_BULLET)->anchor = arena_str(&document->arena, anchor);
}

void document_say(struct document *document, enum document_role role, struct str text)
{
	struct document_span span = { role, arena_str(&document->arena, text) };
	struct document_block *block;

	assert(document->blocks.n);
	block = &document->blocks.v[document->blocks.n - 1];
	assert(block->kind == DOCUMENT_PARAGRAPH || block->kind == DOCUMENT_BULLET);
	if (text.n)
		vec_push(&block->spans, span);
}

void document_sayf(struct document *document, enum document_role role, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	document_say(document, role, buf_str(&text));
	buf_release(&text);
}

void document_narrative(struct document *document, struct str text)
{
	add(document, DOCUMENT_NARRATIVE)->text = arena_str(&document->arena, text);
}

void document_page(struct document *document)
{
	add(document, DOCUMENT_PAGE);
}

void document_chart(struct document *document, struct chart *chart)
{
	if (chart)
		add(document, DOCUMENT_CHART)->chart = chart;
}

struct document_table *document_table(struct document *document, struct str name)
{
	struct document_table *table = arena_alloc(&document->arena, sizeof(*table));

	table->name = arena_str(&document->arena, name);
	return table;
}

void document_column(struct document *document, struct document_table *table, struct str label, bool is_right)
{
	struct document_column column = { arena_str(&document->arena, label), is_right };

	assert(table->cells.n == 0);
	vec_push(&table->columns, column);
}

struct document_cell *document_cell(struct document *document, struct document_table *table, struct str text)
{
	struct document_cell cell = { .text = arena_str(&document->arena, text) };

	vec_push(&table->cells, cell);
	return &table->cells.v[table->cells.n - 1];
}

void document_row(struct document_table *table, bool is_total)
{
	vec_push(&table->totals, is_total);
	assert(table->cells.n == table->totals.n * table->columns.n);
}

size_t document_rows(const struct document_table *table)
{
	return table->totals.n;
}

void document_put_table(struct document *document, struct document_table *table)
{
	assert(table->columns.n && table->cells.n == table->totals.n * table->columns.n);
	add(document, DOCUMENT_TABLE)->table = table;
}
