/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/facts_inner.h"

#include <math.h>

enum { WHOLE_FROM = 1000 };

static struct str text_of(const struct row *row, struct str column)
{
	const struct leaf *leaf = row_leaf(row, column);

	return leaf && leaf->text.n ? buf_str(&leaf->text) : STR("");
}

/* The computed cells of one row while one of them is computed: each is asked for often and computed once. */
struct cell_memo {
	bool is_done;
	struct fact fact;
};

void facts_settle_cents(struct quantity *quantity)
{
	if (quantity->unit == UNIT_CURRENCY && fabs(quantity->value) >= WHOLE_FROM && quantity->slack > 0 &&
	    quantity->slack < 0.5)
		quantity->slack = 0.5;
}

/* A computed cell is read like any other when a file holds one all the same: nothing typed is overlooked. */
static struct fact read_cell(const struct facts *facts, const struct item *table, const struct row *row,
			     const struct column *column, int back, struct cell_memo *memo)
{
	struct fact fact = { .state = FACT_MISSING, .reading = QUANTITY_EMPTY };
	struct str text = text_of(row, column->id);
	struct facts_view view = { facts, table, back, row, true, memo };
	struct expr_values values;
	enum unit unit = column_unit(column);

	if (!column_is_number(column))
		return fact;
	if (!str_is_blank(text))
		fact.reading =
			quantity_read(text, unit, facts->company->numbers, facts->company->currency, &fact.quantity);
	if (fact.reading == QUANTITY_READ)
		fact.state = FACT_TYPED;
	else if (fact.reading != QUANTITY_EMPTY)
		fact.state = FACT_UNREAD;
	if (!column->computed)
		return fact;
	values = facts_values_of(&view);
	fact.has_formula_value = expr_number(column->computed, &values, &fact.formula_value);
	fact.formula_value.unit = unit;
	facts_settle_cents(&fact.formula_value);
	if (fact.has_formula_value && fact.state == FACT_MISSING) {
		fact.state = FACT_COMPUTED;
		fact.quantity = fact.formula_value;
	}
	return fact;
}

/* Does the column rest on another that is computed itself? */
static bool is_nested(const struct item *table, const struct column *column)
{
	const struct str *cells;
	size_t count = column->computed ? expr_cells(column->computed, &cells) : 0;

	for (size_t i = 0; i < count; i++) {
		const struct column *part = item_column(table, cells[i]);

		if (part && part->computed)
			return true;
	}
	return false;
}

struct fact facts_cell(const struct facts *facts, const struct item *table, const struct row *row,
		       const struct column *column, int back)
{
	struct cell_memo *memo = NULL;
	struct fact fact;

	if (is_nested(table, column))
		memo = mem_zero(table->column_count, sizeof(*memo));
	fact = read_cell(facts, table, row, column, back, memo);
	free(memo);
	return fact;
}

bool facts_cell_value(void *data, struct str id, struct quantity *out)
{
	const struct facts_view *view = data;
	const struct column *column = view->row ? item_column(view->self, id) : NULL;
	struct fact fact;

	if (!column)
		return false;
	if (view->memo) {
		struct cell_memo *known = &view->memo[column - view->self->columns];

		if (!known->is_done)
			known->fact = read_cell(view->facts, view->self, view->row, column, view->back, view->memo);
		known->is_done = true;
		fact = known->fact;
	} else {
		fact = facts_cell(view->facts, view->self, view->row, column, view->back);
	}
	*out = fact.quantity;
	return fact_is_known(&fact);
}

/* Is there nothing in the cell, and nothing that it would be computed from? */
static bool is_blank_but(const struct item *table, const struct row *row, const struct column *column, bool *seen)
{
	const struct str *cells;
	size_t count = column->computed ? expr_cells(column->computed, &cells) : 0;

	/* What was looked at before was blank, or nobody would ask on. */
	if (seen[column - table->columns])
		return true;
	seen[column - table->columns] = true;
	if (!str_is_blank(text_of(row, column->id)))
		return false;
	for (size_t i = 0; i < count; i++)
		if (!is_blank_but(table, row, item_column(table, cells[i]), seen))
			return false;
	return true;
}

static bool is_blank(const struct item *table, const struct row *row, const struct column *column)
{
	bool seen[ITEM_COLUMNS_MAX] = { false };

	return is_blank_but(table, row, column, seen);
}

/* A blank cell and a word that is none of the choices leave open whether the row counts. */
static enum truth meets(const struct item *table, const struct row *row, const struct expr_filter *filters)
{
	enum truth all = TRUTH_TRUE;

	for (const struct expr_filter *filter = filters; filter; filter = filter->next) {
		struct str text = text_of(row, filter->column);

		if (column_choice(item_column(table, filter->column), text) == STR_NONE)
			all = TRUTH_UNKNOWN;
		else if (expr_is_word(text, filter->word) == filter->is_not)
			return TRUTH_FALSE;
	}
	return all;
}

struct tally {
	bool any_row, any_match, any_cell;
	struct quantity sum;
	double count;
};

/* False when it cannot be known what the row adds. */
static bool add_row(const struct facts *facts, const struct item *table, const struct row *row,
		    const struct expr_rows *rows, int back, struct tally *tally)
{
	const struct column *column = rows->column.n ? item_column(table, rows->column) : NULL;
	enum truth meeting = meets(table, row, rows->filters);
	struct fact fact;

	tally->any_row = true;
	if (meeting == TRUTH_FALSE)
		return true;
	if (!column) {
		tally->count++;
		return meeting == TRUTH_TRUE;
	}
	tally->any_match = true;
	if (is_blank(table, row, column))
		return !rows->is_whole;
	fact = facts_cell(facts, table, row, column, back);
	if (meeting == TRUTH_UNKNOWN || !fact_is_known(&fact))
		return false;
	tally->any_cell = true;
	tally->sum.value += fact.quantity.value;
	tally->sum.slack += fact.quantity.slack;
	tally->count++;
	return true;
}

static bool walk(const struct facts *facts, const struct item *table, const struct expr_rows *rows, int back,
		 struct tally *tally)
{
	const struct pack *pack = facts_pack(facts, back);
	const struct entry *entry = pack ? pack_entry(pack, table->id) : NULL;

	*tally = (struct tally){ .any_row = false };
	for (size_t i = 0; entry && i < entry->rows.n; i++)
		if (!row_is_blank(entry->rows.v[i]) && !add_row(facts, table, entry->rows.v[i], rows, back, tally))
			return false;
	return tally->any_row;
}

bool facts_rows(const struct facts *facts, const struct item *table, const struct expr_rows *rows, int back,
		struct quantity *out)
{
	struct tally tally;

	if (!walk(facts, table, rows, back, &tally))
		return false;
	if (rows->column.n == 0) {
		*out = (struct quantity){ .value = tally.count, .unit = UNIT_COUNT };
		return true;
	}
	/* Of rows without a single figure nothing is known; where no row is meant, the sum is nil. */
	if (tally.any_match && !tally.any_cell)
		return false;
	*out = tally.sum;
	return true;
}

bool facts_sum(const struct facts *facts, const struct item *table, const struct expr_rows *rows, int back,
	       struct quantity *out)
{
	struct stratum *stratum = &facts->strata[back];
	struct sum fresh = { .table = table, .rows = rows, .generation = stratum->generation };
	size_t at = 0;

	while (at < stratum->sums.n && (stratum->sums.v[at].rows != rows || stratum->sums.v[at].table != table))
		at++;
	if (at == stratum->sums.n || stratum->sums.v[at].generation != stratum->generation) {
		/* Sums within it may grow the list. */
		fresh.is_known = facts_rows(facts, table, rows, back, &fresh.quantity);
		if (at == stratum->sums.n)
			vec_push(&stratum->sums, fresh);
		else
			stratum->sums.v[at] = fresh;
		*out = fresh.quantity;
		return fresh.is_known;
	}
	*out = stratum->sums.v[at].quantity;
	return stratum->sums.v[at].is_known;
}

struct fact facts_total(const struct facts *facts, const struct item *table, const struct column *column, int back)
{
	const struct expr_rows rows = { .column = column->id };
	struct fact fact = { .state = FACT_MISSING, .reading = QUANTITY_EMPTY };
	struct tally tally;

	if (column->total == COLUMN_TOTAL_NONE || !walk(facts, table, &rows, back, &tally) || !tally.any_cell)
		return fact;
	if (column->total == COLUMN_TOTAL_MEAN) {
		tally.sum.value /= tally.count;
		tally.sum.slack /= tally.count;
	}
	fact.state = FACT_COMPUTED;
	fact.quantity = tally.sum;
	fact.quantity.unit = column_unit(column);
	return fact;
}
