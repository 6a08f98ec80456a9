/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/totals.h"

static bool is_total(const struct column *column)
{
	return column->total != COLUMN_TOTAL_NONE;
}

static struct str cell_text(const struct row *row, const struct column *column)
{
	const struct leaf *leaf = row_leaf(row, column->id);

	return leaf ? buf_str(&leaf->text) : STR("");
}

static size_t line_of(const struct totals *totals, struct str code)
{
	for (size_t i = 0; i < totals->lines; i++)
		if (str_eq(totals->codes[i], code))
			return i;
	return STR_NONE;
}

/* The currency of a cell that is not in the company's; false for every other cell. */
static bool foreign_code(const struct totals *totals, const struct row *row, const struct column *column,
			 struct str *code)
{
	struct fact fact = facts_cell(totals->facts, totals->table, row, column, 0);

	return fact.state == FACT_UNREAD && fact.reading == QUANTITY_WRONG_UNIT &&
	       quantity_currency(cell_text(row, column), totals->company->numbers, code);
}

static void find_codes(struct totals *totals, const struct column *column)
{
	struct str code;

	for (size_t i = 0; totals->entry && i < totals->entry->rows.n && totals->lines < TOTALS_MOST; i++)
		if (foreign_code(totals, totals->entry->rows.v[i], column, &code) && line_of(totals, code) == STR_NONE)
			totals->codes[totals->lines++] = code;
}

/* A sum that is known has no foreign amount in it: most tables are not looked through. */
static bool may_be_foreign(const struct totals *totals, const struct column *column)
{
	return totals->entry && totals->entry->rows.n <= TOTALS_ROWS && is_total(column) &&
	       column->type == COLUMN_CURRENCY && !column->computed &&
	       facts_total(totals->facts, totals->table, column, 0).state != FACT_COMPUTED;
}

void totals_of(struct totals *totals, const struct facts *facts, const struct company *company,
	       const struct item *table, const struct entry *entry)
{
	*totals = (struct totals){ .facts = facts, .company = company, .table = table, .entry = entry };
	for (size_t i = 0; i < table->column_count && !totals->lines; i++)
		totals->lines = is_total(&table->columns[i]);
	if (!totals->lines)
		return;
	totals->codes[0] = company->currency;
	for (size_t i = 0; i < table->column_count; i++)
		if (may_be_foreign(totals, &table->columns[i]))
			find_codes(totals, &table->columns[i]);
}

/* Adds a cell when it belongs to the line. False when it cannot be read, so that it may belong there. */
static bool add_cell(const struct totals *totals, size_t line, const struct row *row, const struct column *column,
		     struct quantity *sum, bool *any)
{
	struct fact fact = facts_cell(totals->facts, totals->table, row, column, 0);
	struct quantity quantity = fact.quantity;
	struct str code = totals->codes[0], text = cell_text(row, column);

	if (fact.state == FACT_MISSING)
		return true;
	if (fact.state == FACT_UNREAD) {
		if (!foreign_code(totals, row, column, &code) || line_of(totals, code) == STR_NONE)
			return false;
		quantity_read(text, UNIT_CURRENCY, totals->company->numbers, code, &quantity);
	}
	if (line_of(totals, code) != line)
		return true;
	*any = true;
	sum->value += quantity.value;
	sum->slack += quantity.slack;
	return true;
}

static enum totals_cell print_own(const struct totals *totals, const struct column *column, struct buf *out)
{
	struct fact total = facts_total(totals->facts, totals->table, column, 0);
	bool any = false;

	if (total.state == FACT_COMPUTED) {
		quantity_print(total.quantity, out);
		return column->total == COLUMN_TOTAL_HUNDRED &&
				       (total.quantity.value < 99.5 || total.quantity.value > 100.5)
			       ? TOTALS_OFF
			       : TOTALS_SUM;
	}
	for (size_t i = 0; totals->entry && i < totals->entry->rows.n && !any; i++)
		any = facts_cell(totals->facts, totals->table, totals->entry->rows.v[i], column, 0).state ==
		      FACT_UNREAD;
	if (any)
		buf_addc(out, '?');
	return any ? TOTALS_UNREAD : TOTALS_NONE;
}

enum totals_cell totals_print(const struct totals *totals, size_t line, const struct column *column, struct buf *out)
{
	struct quantity sum = { .unit = UNIT_CURRENCY };
	bool any = false;

	if (!is_total(column))
		return TOTALS_NONE;
	if (totals->lines < 2 || !may_be_foreign(totals, column) || column->total != COLUMN_TOTAL_SUM)
		return line == 0 ? print_own(totals, column, out) : TOTALS_NONE;
	for (size_t i = 0; totals->entry && i < totals->entry->rows.n; i++)
		if (!add_cell(totals, line, totals->entry->rows.v[i], column, &sum, &any)) {
			buf_addc(out, '?');
			return TOTALS_UNREAD;
		}
	if (any)
		quantity_print(sum, out);
	return any ? TOTALS_SUM : TOTALS_NONE;
}
