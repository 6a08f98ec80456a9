/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/rows_map.h"

#include "base/text.h"
#include "check/rows.h"

/* Shorter words are in every name: "of", "to", "in". */
enum { TELLING = 3 };

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

/* The only column whose label is part of the name, or the other way round. */
static size_t column_like(const struct item *item, struct str name)
{
	struct buf normalised = BUF_EMPTY, label = BUF_EMPTY;
	size_t found = STR_NONE, count = 0;

	rows_normalise(name, &normalised);
	for (size_t i = 0; i < item->column_count; i++) {
		buf_clear(&label);
		rows_normalise(item->columns[i].label, &label);
		if (!is_within(buf_str(&label), buf_str(&normalised)) &&
		    !is_within(buf_str(&normalised), buf_str(&label)))
			continue;
		found = i;
		count++;
	}
	buf_release(&label);
	buf_release(&normalised);
	return count == 1 ? found : STR_NONE;
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			return true;
	return false;
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
		is_figure = is_figure || has_digit(name);
	}
	for (size_t i = 0; i < n && !is_figure; i++)
		if (map[i] == STR_NONE && block_cell(block, 0, i).n) {
			map[i] = unless_taken(map, n, column_like(item, block_cell(block, 0, i)));
			like += map[i] != STR_NONE;
		}
	return own >= 2 || (own == 1 && (like > 0 || block_columns(block, 0) == 1)) || (like >= 2 && like == filled);
}

bool rows_map(const struct item *item, const struct block *block, size_t at, size_t *map, size_t n)
{
	if (map_names(item, block, map, n))
		return true;
	if (n == item->column_count) /* whole rows, as they were copied */
		at = 0;
	for (size_t i = 0; i < n; i++) {
		while (n != item->column_count && at < item->column_count && item->columns[at].computed)
			at++;
		map[i] = at < item->column_count ? at++ : STR_NONE;
	}
	return false;
}

bool rows_map_has_sum(const struct item *item, const struct block *block)
{
	static const char *const words[] = { "total",  "totals",      "grand total",   "sum",   "summe",
					     "gesamt", "gesamtsumme", "total général", "somme", "suma" };
	bool adds_up = false, is_sum = false;
	struct buf normalised = BUF_EMPTY;
	struct str first = STR("");

	for (size_t i = 0; i < item->column_count; i++)
		adds_up = adds_up || item->columns[i].total != COLUMN_TOTAL_NONE;
	for (size_t i = 0; adds_up && block->rows.n > 1 && !first.n && i < block_columns(block, block->rows.n - 1); i++)
		first = block_cell(block, block->rows.n - 1, i);
	rows_normalise(first, &normalised);
	for (size_t i = 0; i < COUNT_OF(words) && !is_sum; i++)
		is_sum = is_normalised(str_of(words[i]), buf_str(&normalised));
	buf_release(&normalised);
	return is_sum;
}
