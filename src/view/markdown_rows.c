/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/markdown_rows.h"

#include "view/markdown_table.h"

static bool is_blank_row(const struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++)
		if (!str_is_blank(buf_str(&row->leaves.v[i]->text)))
			return false;
	return true;
}

static void put_cell(const struct view_input *input, const struct item *item, const struct row *row,
		     const struct column *column, struct markdown_table *table)
{
	const struct leaf *leaf = row_leaf(row, column->id);
	struct str typed = leaf ? buf_str(&leaf->text) : STR("");
	struct buf computed = BUF_EMPTY;
	struct fact fact;

	if (!column->computed || !str_is_blank(typed)) {
		markdown_table_cell(table, typed);
		return;
	}
	fact = facts_cell(input->facts, item, row, column, 0);
	if (fact.state == FACT_COMPUTED)
		quantity_print(fact.quantity, &computed);
	markdown_table_cell(table, buf_str(&computed));
	buf_release(&computed);
}

/* A last line of sums and means, where the item's columns declare them and they are known. */
static void put_totals(const struct view_input *input, const struct item *item, struct markdown_table *table)
{
	bool any = false, is_labelled = false;

	for (size_t i = 0; i < item->column_count && !any; i++)
		any = facts_total(input->facts, item, &item->columns[i], 0).state == FACT_COMPUTED;
	for (size_t i = 0; any && i < item->column_count; i++) {
		const struct column *column = &item->columns[i];
		struct fact fact = facts_total(input->facts, item, column, 0);
		struct buf text = BUF_EMPTY;

		if (fact.state == FACT_COMPUTED) {
			quantity_print(fact.quantity, &text);
			if (column->total == COLUMN_TOTAL_MEAN)
				buf_adds(&text, " (mean)");
		} else if (!is_labelled && column->total == COLUMN_TOTAL_NONE) {
			buf_adds(&text, "Total");
			is_labelled = true;
		}
		markdown_table_cell(table, buf_str(&text));
		buf_release(&text);
	}
}

bool markdown_rows(const struct view_input *input, const struct item *item, struct buf *out)
{
	const struct entry *entry = pack_entry(input->pack, item->id);
	struct markdown_table table;
	bool has_rows;

	if (!entry || item->column_count == 0)
		return false;
	markdown_table_init(&table);
	for (size_t i = 0; i < item->column_count; i++)
		markdown_table_column(&table, item->columns[i].label, column_is_number(&item->columns[i]));
	for (size_t i = 0; i < entry->rows.n; i++) {
		if (is_blank_row(entry->rows.v[i]))
			continue;
		for (size_t j = 0; j < item->column_count; j++)
			put_cell(input, item, entry->rows.v[i], &item->columns[j], &table);
	}
	has_rows = markdown_table_rows(&table) > 0;
	if (has_rows) {
		put_totals(input, item, &table);
		markdown_table_put(&table, out);
	}
	markdown_table_release(&table);
	return has_rows;
}
