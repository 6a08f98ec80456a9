/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/text_rows_reader.h"

#include "base/index.h"
#include "check/rows.h"
#include "pack/diff.h"

/* What was more than one line has as many blanks between its words as somebody left there. */
static void add_line(struct str text, bool is_broken, struct buf *out)
{
	struct buf line = BUF_EMPTY;

	text_rows_flatten(text, &line);
	for (size_t i = 0; i < line.n; i++)
		if (!is_broken || line.p[i] != ' ' || (i > 0 && line.p[i - 1] != ' '))
			buf_addc(out, line.p[i]);
	buf_release(&line);
}

bool text_rows_says(struct str cell, struct str text)
{
	bool is_broken = str_find_char(str_trim(text), '\n', 0) != STR_NONE;
	struct buf line = BUF_EMPTY, said = BUF_EMPTY;
	bool same;

	add_line(str_trim(text), is_broken, &line);
	add_line(cell, is_broken, &said);
	same = str_eq(buf_str(&said), buf_str(&line));
	buf_release(&line);
	buf_release(&said);
	return same;
}

bool text_rows_hides(const struct item *item, const struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++) {
		const struct column *column = item_column(item, row->leaves.v[i]->field);

		if ((!column || column->computed) && !str_is_blank(buf_str(&row->leaves.v[i]->text)))
			return true;
	}
	return false;
}

/* A row of a list as a pack has it, so that pack/diff can compare it. */
static struct row *row_new(const struct item *item, const struct str *cells)
{
	struct row *row = mem_zero(1, sizeof(*row));

	for (size_t i = 0; i < item->column_count; i++) {
		struct leaf *leaf = mem_zero(1, sizeof(*leaf));

		leaf->field = item->columns[i].id;
		buf_add(&leaf->text, cells[i]);
		vec_push(&row->leaves, leaf);
	}
	return row;
}

static void row_free(struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++) {
		buf_release(&row->leaves.v[i]->text);
		free(row->leaves.v[i]);
	}
	vec_release(&row->leaves);
	free(row);
}

/* All that a list says of a row, a line a column; with cells of the list, else of the row. */
static void print_all(const struct item *item, const struct str *cells, const struct row *row, struct buf *out)
{
	buf_clear(out);
	for (size_t i = 0; i < item->column_count; i++) {
		if (!item->columns[i].computed)
			text_rows_flatten(cells ? cells[i] : rows_cell(row, item->columns[i].id), out);
		buf_addc(out, '\n');
	}
}

/* The rows that are said in the same words, of several the first with the first. */
static void match_same(const struct text_rows *rows, const struct item *item, const struct entry *entry, size_t *match,
		       bool *taken)
{
	size_t n = entry->rows.n, *next = mem_zero(n, sizeof(*next));
	struct buf *said = mem_zero(n, sizeof(*said)), all = BUF_EMPTY;
	struct index first;

	index_init(&first);
	for (size_t j = n; j-- > 0;) {
		print_all(item, NULL, entry->rows.v[j], &said[j]);
		next[j] = index_get(&first, buf_str(&said[j]));
		index_put(&first, buf_str(&said[j]), j);
	}
	for (size_t i = 0; i < rows->rows.n; i++) {
		size_t j;

		print_all(item, rows->rows.v[i], NULL, &all);
		j = index_get(&first, buf_str(&all));
		if (j == INDEX_NONE)
			continue;
		match[i] = j;
		taken[j] = true;
		index_put(&first, buf_str(&said[j]), next[j]);
	}
	index_release(&first);
	for (size_t j = 0; j < n; j++)
		buf_release(&said[j]);
	buf_release(&all);
	free(said);
	free(next);
}

/* What pack/diff makes of those that are left. */
static void match_left(const struct text_rows *rows, const struct item *item, const struct entry *entry, size_t *match,
		       const bool *taken)
{
	struct entry old = { .item = item->id }, new = { .item = item->id };
	VEC(size_t) places = { NULL, 0, 0 }, lines = { NULL, 0, 0 };
	size_t *found;

	for (size_t j = 0; j < entry->rows.n; j++)
		if (!taken[j]) {
			vec_push(&old.rows, entry->rows.v[j]);
			vec_push(&places, j);
		}
	for (size_t i = 0; i < rows->rows.n; i++)
		if (match[i] == SIZE_MAX) {
			vec_push(&new.rows, row_new(item, rows->rows.v[i]));
			vec_push(&lines, i);
		}
	found = mem_zero(new.rows.n + 1, sizeof(*found));
	diff_match_rows(item, &old, &new, found);
	for (size_t i = 0; i < new.rows.n; i++) {
		if (found[i] != SIZE_MAX)
			match[lines.v[i]] = places.v[found[i]];
		row_free(new.rows.v[i]);
	}
	free(found);
	vec_release(&old.rows);
	vec_release(&new.rows);
	vec_release(&places);
	vec_release(&lines);
}

void text_rows_match(const struct text_rows *rows, const struct item *item, const struct entry *entry, size_t *match)
{
	bool *taken;

	for (size_t i = 0; i < rows->rows.n; i++)
		match[i] = SIZE_MAX;
	if (!entry || !entry->rows.n)
		return;
	taken = mem_zero(entry->rows.n, sizeof(*taken));
	match_same(rows, item, entry, match, taken);
	match_left(rows, item, entry, match, taken);
	free(taken);
}

void text_rows_in_order(const size_t *match, size_t n, bool *stays)
{
	/* Where the run of so many rows that ends lowest ends, and what stands before each row in its run. */
	size_t *ends = mem_zero(n + 1, sizeof(*ends)), *before = mem_zero(n + 1, sizeof(*before)), length = 0;

	for (size_t i = 0; i < n; i++) {
		size_t low = 0, high = length;

		stays[i] = false;
		if (match[i] == SIZE_MAX)
			continue;
		while (low < high) {
			size_t middle = low + (high - low) / 2;

			if (match[ends[middle]] < match[i])
				low = middle + 1;
			else
				high = middle;
		}
		before[i] = low ? ends[low - 1] : SIZE_MAX;
		ends[low] = i;
		if (low == length)
			length++;
	}
	for (size_t i = length ? ends[length - 1] : SIZE_MAX; i != SIZE_MAX; i = before[i])
		stays[i] = true;
	free(ends);
	free(before);
}
