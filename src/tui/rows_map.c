/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_map.h"

#include "base/text.h"
#include "check/rows.h"

/* Shorter words are in every name: "of", "to", "in". */
enum { TELLING = 3 };
/* So many heads, and so many rows below them, are looked at for what they hold: a file may have a million. */
enum { HEADS = 64, LOOKED_AT = 50 };

static bool is_normalised(struct str text, struct str normalised)
{
	struct buf other = BUF_EMPTY;
	bool same;

	rows_normalise(text, &other);
	same = other.n && str_eq(buf_str(&other), normalised);
	buf_release(&other);
	return same;
}

size_t rows_map_column(const struct item *item, struct str name)
{
	struct buf normalised = BUF_EMPTY;
	size_t found = STR_NONE;

	rows_normalise(name, &normalised);
	for (size_t i = 0; i < item->column_count && found == STR_NONE; i++)
		if (is_normalised(item->columns[i].label, buf_str(&normalised)) ||
		    is_normalised(item->columns[i].id, buf_str(&normalised)))
			found = i;
	buf_release(&normalised);
	return found;
}

/* All words of a are words of b, one of them telling. */
static bool is_within(struct str a, struct str b)
{
	struct str word, other;
	bool telling = false;

	while (str_next_part(&a, ' ', &word)) {
		struct str rest = b;
		bool found = false;

		while (!found && str_next_part(&rest, ' ', &other))
			found = str_eq(word, other);
		if (!found)
			return false;
		telling = telling || word.n >= TELLING;
	}
	return telling;
}

bool rows_map_is_named(const struct column *column, struct str name)
{
	struct buf normalised = BUF_EMPTY, label = BUF_EMPTY;
	bool is_named;

	rows_normalise(name, &normalised);
	rows_normalise(column->label, &label);
	is_named = is_within(buf_str(&label), buf_str(&normalised)) || is_within(buf_str(&normalised), buf_str(&label));
	buf_release(&label);
	buf_release(&normalised);
	return is_named;
}

/* The only column whose label is part of the name, or the other way round. */
static size_t column_like(const struct item *item, struct str name)
{
	size_t found = STR_NONE, count = 0;

	for (size_t i = 0; i < item->column_count; i++) {
		if (!rows_map_is_named(&item->columns[i], name))
			continue;
		found = i;
		count++;
	}
	return count == 1 ? found : STR_NONE;
}

/* The second of two of one name would take the first one's place. */
static size_t unless_taken(const size_t *map, size_t n, size_t column)
{
	for (size_t i = 0; i < n; i++)
		if (map[i] == column)
			return STR_NONE;
	return column;
}

/* What names the first line has: two at least that are the columns' own, or that are so like them that it is no row. */
static bool map_names(const struct item *item, const struct block *block, size_t *map, size_t n)
{
	size_t own = 0, like = 0, filled = 0;
	bool is_figure = false;

	for (size_t i = 0; i < n; i++) {
		struct str name = block_cell(block, 0, i);

		map[i] = unless_taken(map, i, rows_map_column(item, name));
		own += map[i] != STR_NONE;
		filled += name.n > 0;
		is_figure = is_figure || block_has_digit(name);
	}
	for (size_t i = 0; i < n && !is_figure; i++)
		if (map[i] == STR_NONE && block_cell(block, 0, i).n) {
			map[i] = unless_taken(map, n, column_like(item, block_cell(block, 0, i)));
			like += map[i] != STR_NONE;
		}
	return own >= 2 || (own == 1 && (like > 0 || block_columns(block, 0) == 1)) || (like >= 2 && like == filled);
}

/* Are the cells behind the first filled one figures, of which there is one at least? */
static bool is_line_of_figures(const struct block *block, size_t row)
{
	size_t filled = 0;

	for (size_t i = 0; i < block_columns(block, row); i++) {
		struct str cell = block_cell(block, row, i);
		struct quantity quantity;
		enum quantity_reading reading = quantity_read(cell, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &quantity);

		if (cell.n && filled++ && reading != QUANTITY_READ && reading != QUANTITY_AMBIGUOUS)
			return false;
	}
	return filled > 1;
}

bool rows_map_has_sum(const struct item *item, const struct block *block)
{
	static const char *const words[] = { "total",  "totals",      "grand total",   "sum",   "summe",
					     "gesamt", "gesamtsumme", "total général", "somme", "suma" };
	bool adds_up = false, is_sum = false;
	struct buf normalised = BUF_EMPTY;
	struct str first = STR("");
	size_t last = block->rows.n - 1;

	if (block->rows.n < 2)
		return false;
	for (size_t i = 0; i < item->column_count; i++)
		adds_up = adds_up || item->columns[i].total != COLUMN_TOTAL_NONE;
	for (size_t i = 0; !first.n && i < block_columns(block, last); i++)
		first = block_cell(block, last, i);
	rows_normalise(first, &normalised);
	for (size_t i = 0; i < COUNT_OF(words) && !is_sum; i++)
		is_sum = is_normalised(str_of(words[i]), buf_str(&normalised));
	buf_release(&normalised);
	return is_sum && (adds_up || is_line_of_figures(block, last));
}

/* "Value (USD)", "ACV": a head below which bare figures are money. */
static bool is_money_head(struct str name)
{
	static const char *const words[] = { "value",  "amount",  "acv",  "tcv",     "arr", "mrr",    "revenue",
					     "price",  "size",    "cost", "budget",  "sum", "volume", "betrag",
					     "umsatz", "volumen", "wert", "montant", "prix" };
	struct buf normalised = BUF_EMPTY, one = BUF_EMPTY;
	struct str rest, word, code;
	bool is_money = false;

	rows_normalise(name, &normalised);
	rest = buf_str(&normalised);
	while (!is_money && str_next_part(&rest, ' ', &word)) {
		for (size_t i = 0; i < COUNT_OF(words); i++)
			is_money = is_money || str_is(word, words[i]);
		buf_clear(&one);
		buf_printf(&one, "1 %.*s", STR_FMT(word));
		is_money = is_money || quantity_currency(buf_str(&one), NUMBER_STYLE_POINT, &code);
	}
	buf_release(&one);
	buf_release(&normalised);
	return is_money;
}

static bool is_money(struct str cell, bool is_below_money)
{
	struct quantity quantity;
	enum quantity_reading reading;
	struct str code;

	if (quantity_currency(cell, NUMBER_STYLE_POINT, &code))
		return true;
	reading = quantity_read(cell, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &quantity);
	return is_below_money &&
	       (reading == QUANTITY_AMBIGUOUS ||
		(reading == QUANTITY_READ && (quantity.unit == UNIT_NONE || quantity.unit == UNIT_CURRENCY)));
}

static bool is_day(struct str cell)
{
	struct period period;
	struct date date;

	return date_read(cell, &date) || period_read(cell, &period);
}

/* Do most cells below a head, up to rows, hold what the column takes? Words and bare numbers fit anywhere, and so nowhere. */
static bool fits(const struct column *column, const struct block *block, size_t rows, size_t at)
{
	bool is_below_money = column->type == COLUMN_CURRENCY && is_money_head(block_cell(block, 0, at));
	size_t filled = 0, fitting = 0;

	for (size_t row = 1; row < rows && row <= LOOKED_AT; row++) {
		struct str cell = block_cell(block, row, at);

		filled += cell.n > 0;
		if (!cell.n)
			continue;
		if (column->choices.n)
			fitting += column_choice(column, cell) != STR_NONE;
		else if (column->type == COLUMN_CURRENCY)
			fitting += is_money(cell, is_below_money);
		else if (column->type == COLUMN_DATE || column->type == COLUMN_PERIOD)
			fitting += is_day(cell);
	}
	return fitting * 2 > filled;
}

/* The only free column that what stands below a head fits, if nothing below another head fits it. */
static size_t column_fitting(const struct item *item, const struct block *block, const size_t *map, size_t n, size_t at)
{
	size_t found = STR_NONE, rows = block->rows.n - rows_map_has_sum(item, block);

	for (size_t i = 0; i < item->column_count; i++) {
		if (item->columns[i].computed || unless_taken(map, n, i) == STR_NONE ||
		    !fits(&item->columns[i], block, rows, at))
			continue;
		if (found != STR_NONE)
			return STR_NONE;
		found = i;
	}
	for (size_t other = 0; found != STR_NONE && other < n; other++)
		if (other != at && map[other] == STR_NONE && fits(&item->columns[found], block, rows, other))
			return STR_NONE;
	return found;
}

static void map_by_cells(const struct item *item, const struct block *block, size_t *map, size_t n)
{
	for (size_t at = 0; at < n && n <= HEADS; at++)
		if (map[at] == STR_NONE)
			map[at] = column_fitting(item, block, map, n, at);
}

/* Columns of the block that hold a word: a spreadsheet may copy empty cells behind the last one. */
static size_t filled_columns(const struct block *block)
{
	size_t n = 0;

	for (size_t row = 0; row < block->rows.n; row++)
		for (size_t i = block_columns(block, row); i > n; i--)
			if (block_cell(block, row, i - 1).n)
				n = i;
	return n;
}

/* Do so many cells fit from column at on? */
static bool has_room(const struct item *item, size_t at, size_t cells)
{
	size_t room = 0;

	for (; at < item->column_count; at++)
		room += !item->columns[at].computed;
	return room >= cells;
}

bool rows_map(const struct item *item, const struct block *block, size_t at, size_t *map, size_t n)
{
	if (map_names(item, block, map, n)) {
		map_by_cells(item, block, map, n);
		return true;
	}
	if (n == item->column_count || !has_room(item, at, filled_columns(block))) /* whole rows, as they were copied */
		at = 0;
	for (size_t i = 0; i < n; i++) {
		while (n != item->column_count && at < item->column_count && item->columns[at].computed)
			at++;
		map[i] = at < item->column_count ? at++ : STR_NONE;
	}
	return false;
}
