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
	struct document_block block = { .kind = kind, .about = document->about };

	vec_push(&document->blocks, block);
	return &document->blocks.v[document->blocks.n - 1];
}

void document_about(struct document *document, struct str item)
{
	document->about = item.n ? arena_str(&document->arena, item) : item;
}

void document_heading(struct document *document, int level, struct str text, struct str anchor)
{
	struct document_block *block;

	if (level <= 2)
		document_about(document, STR(""));
	block = add(document, DOCUMENT_HEADING);
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
	struct document_column column = { .label = arena_str(&document->arena, label), .is_right = is_right };

	assert(table->cells.n == 0);
	vec_push(&table->columns, column);
}

struct document_cell *document_cell(struct document *document, struct document_table *table, struct str text)
{
	struct document_cell cell = { .text = arena_str(&document->arena, text), .about = document->about };

	vec_push(&table->cells, cell);
	return &table->cells.v[table->cells.n - 1];
}

void document_cell_say(struct document *document, struct document_cell *cell, enum document_role role, struct str text)
{
	struct document_span *spans = arena_alloc(&document->arena, (cell->span_count + 1) * sizeof(*spans));

	if (cell->span_count)
		memcpy(spans, cell->spans, cell->span_count * sizeof(*spans));
	spans[cell->span_count++] = (struct document_span){ role, arena_str(&document->arena, text) };
	cell->spans = spans;
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

static bool says_anything(const struct document_table *table, size_t column)
{
	if (column == 0 || table->columns.v[column].is_needed)
		return true;
	for (size_t i = column; i < table->cells.n; i += table->columns.n) {
		const struct document_cell *cell = &table->cells.v[i];

		if (!str_is_blank(cell->text) && !str_eq(cell->text, DOCUMENT_NONE))
			return true;
	}
	return false;
}

static void move_column(struct document_cell *cell, const size_t *place)
{
	bool is_relative = cell->formula == DOCUMENT_RELATIVE;

	if (is_relative || cell->formula == DOCUMENT_DIFFERENCE) {
		cell->a = place[cell->a];
		cell->b = place[cell->b];
	}
	if (is_relative)
		cell->from = place[cell->from];
}

static void leave_out_columns(struct document *document, struct document_table *table)
{
	size_t count = table->columns.n, kept = 0, cells = 0;
	size_t *place = arena_alloc(&document->arena, count * sizeof(*place));

	for (size_t i = 0; i < count; i++)
		place[i] = says_anything(table, i) ? kept++ : SIZE_MAX;
	if (kept == count)
		return;
	for (size_t i = 0; i < table->cells.n; i++)
		if (place[i % count] != SIZE_MAX) {
			table->cells.v[cells] = table->cells.v[i];
			move_column(&table->cells.v[cells++], place);
		}
	for (size_t i = 0; i < count; i++)
		if (place[i] != SIZE_MAX)
			table->columns.v[place[i]] = table->columns.v[i];
	table->cells.n = cells;
	table->columns.n = kept;
}

void document_put_table(struct document *document, struct document_table *table)
{
	assert(table->columns.n && table->cells.n == table->totals.n * table->columns.n);
	leave_out_columns(document, table);
	add(document, DOCUMENT_TABLE)->table = table;
}

bool document_put_if_rows(struct document *document, struct document_table *table)
{
	if (document_rows(table) == 0) {
		document_drop_table(table);
		return false;
	}
	document_put_table(document, table);
	return true;
}
