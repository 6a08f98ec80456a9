/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "sheet/parcel.h"

static const char mark[] = "boardpack " PACKAGE_VERSION " tables\n";

struct parcel {
	struct str rest;
	bool is_broken; /* then everything read is zero */
};

static void put_size(struct buf *out, size_t n)
{
	buf_add(out, (struct str){ (const char *)&n, sizeof(n) });
}

static void put_text(struct buf *out, struct str text)
{
	put_size(out, text.n);
	buf_add(out, text);
}

static void put_cell(struct buf *out, const struct document_cell *cell)
{
	const size_t parts[] = { cell->has_value, (size_t)cell->value.unit, (size_t)cell->formula, cell->from, cell->a,
				 cell->b };

	put_text(out, cell->text);
	buf_add(out, (struct str){ (const char *)&cell->value.value, sizeof(cell->value.value) });
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		put_size(out, parts[i]);
}

static void put_table(struct buf *out, const struct document_table *table)
{
	put_text(out, table->name);
	put_size(out, table->columns.n);
	for (size_t i = 0; i < table->columns.n; i++)
		put_text(out, table->columns.v[i].label);
	put_size(out, table->totals.n);
	for (size_t row = 0; row < table->totals.n; row++) {
		put_size(out, table->totals.v[row]);
		for (size_t i = 0; i < table->columns.n; i++)
			put_cell(out, &table->cells.v[row * table->columns.n + i]);
	}
}

void parcel_pack(const struct document *document, struct buf *out)
{
	size_t tables = 0;

	buf_adds(out, mark);
	put_text(out, document->title);
	put_text(out, document->company);
	for (size_t i = 0; i < document->blocks.n; i++)
		tables += document->blocks.v[i].kind == DOCUMENT_TABLE;
	put_size(out, tables);
	for (size_t i = 0; i < document->blocks.n; i++)
		if (document->blocks.v[i].kind == DOCUMENT_TABLE)
			put_table(out, document->blocks.v[i].table);
}

static struct str take(struct parcel *parcel, size_t n)
{
	struct str taken = { "", 0 };

	if (parcel->is_broken || n > parcel->rest.n) {
		parcel->is_broken = true;
		return taken;
	}
	taken = str_sub(parcel->rest, 0, n);
	parcel->rest = str_sub(parcel->rest, n, parcel->rest.n - n);
	return taken;
}

static void take_into(struct parcel *parcel, void *out, size_t size)
{
	struct str bytes = take(parcel, size);

	memset(out, 0, size);
	memcpy(out, bytes.p, bytes.n);
}

static size_t take_size(struct parcel *parcel)
{
	size_t n;

	take_into(parcel, &n, sizeof(n));
	return n;
}

/* What is counted takes at least the bytes of one size: a false number asks for no memory. */
static size_t take_count(struct parcel *parcel)
{
	size_t n = take_size(parcel);

	parcel->is_broken = parcel->is_broken || n > parcel->rest.n / sizeof(n);
	return parcel->is_broken ? 0 : n;
}

/* One of the first `most`. */
static size_t take_choice(struct parcel *parcel, size_t most)
{
	size_t n = take_size(parcel);

	parcel->is_broken = parcel->is_broken || n >= most;
	return parcel->is_broken ? 0 : n;
}

static struct str take_text(struct parcel *parcel)
{
	return take(parcel, take_size(parcel));
}

static void take_cell(struct parcel *parcel, struct document *document, struct document_table *table)
{
	struct document_cell *cell = document_cell(document, table, take_text(parcel));

	take_into(parcel, &cell->value.value, sizeof(cell->value.value));
	cell->has_value = take_choice(parcel, 2);
	cell->value.unit = (enum unit)take_choice(parcel, UNIT_COUNT_OF);
	cell->formula = (enum document_formula)take_choice(parcel, DOCUMENT_RELATIVE + 1);
	cell->from = take_size(parcel);
	cell->a = take_choice(parcel, table->columns.n);
	cell->b = take_choice(parcel, table->columns.n);
}

static void take_row(struct parcel *parcel, struct document *document, struct document_table *table)
{
	bool is_total = take_choice(parcel, 2);

	for (size_t i = 0; i < table->columns.n; i++)
		take_cell(parcel, document, table);
	document_row(table, is_total);
}

static void take_table(struct parcel *parcel, struct document *document)
{
	struct document_table *table = document_table(document, take_text(parcel));
	size_t columns = take_count(parcel), rows;

	for (size_t i = 0; i < columns; i++)
		document_column(document, table, take_text(parcel), false);
	rows = take_count(parcel);
	for (size_t i = 0; i < rows && !parcel->is_broken; i++)
		take_row(parcel, document, table);
	parcel->is_broken = parcel->is_broken || columns == 0;
	if (parcel->is_broken)
		document_drop_table(table);
	else
		document_put_table(document, table);
}

bool parcel_unpack(struct str bytes, struct document *document, struct error *error)
{
	struct parcel parcel = { bytes, false };
	size_t tables;

	if (!str_is(take(&parcel, sizeof(mark) - 1), mark))
		return error_set(error, "not the tables of boardpack " PACKAGE_VERSION);
	document->title = arena_str(&document->arena, take_text(&parcel));
	document->company = arena_str(&document->arena, take_text(&parcel));
	tables = take_count(&parcel);
	for (size_t i = 0; i < tables && !parcel.is_broken; i++)
		take_table(&parcel, document);
	return (!parcel.is_broken && !parcel.rest.n) || error_set(error, "the tables are not whole");
}
