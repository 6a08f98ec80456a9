/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/splice.h"

#include "base/index.h"
#include "store/emit.h"

#define NO_ROW ((size_t)-1)
/* Beyond this many comparisons rows are matched by serial only. */
#define MATCH_LIMIT ((size_t)1 << 22)

/* One table on both sides: what the file says and what the pack says. */
struct table {
	struct splice *splice;
	const struct node *list;
	const struct entry *base, *entry;
	VEC(const struct node *) nodes; /* of the base rows */
	VEC(const struct node *) before; /* each one's sibling, which need be no row; NULL for the first */
	VEC(size_t) match; /* for each row of the pack: the base row that it continues; ascending */
	VEC(bool) stays; /* for each base row */
	VEC(unsigned long long) was, is; /* what the rows say, as hashes */
	struct index gone; /* such a hash, as bytes: the first base row that says it and does not stay */
	VEC(size_t) next; /* for each base row: the next one that says the same, or INDEX_NONE */
	bool nested;
};

/* Independent of the order of the cells and of empty ones. */
static unsigned long long row_hash(const struct row *row, bool with_serial)
{
	unsigned long long sum = with_serial ? row->serial : 0;

	for (size_t i = 0; i < row->leaves.n; i++) {
		const struct leaf *leaf = row->leaves.v[i];

		if (leaf->text.n)
			sum += str_hash(leaf->field) * 31 + (str_hash(buf_str(&leaf->text)) | 1);
	}
	return sum;
}

/* The longest common subsequence of base rows [from, to) and rows [first, last) by what they say. */
static void match_common(struct table *table, size_t from, size_t to, size_t first, size_t last)
{
	size_t rows = to - from, columns = last - first;
	uint32_t *length;

	if (!rows || !columns || rows > MATCH_LIMIT / columns)
		return;
	length = mem_zero((rows + 1) * (columns + 1), sizeof(*length));
	for (size_t i = rows; i-- > 0;)
		for (size_t j = columns; j-- > 0;) {
			uint32_t down = length[(i + 1) * (columns + 1) + j], right = length[i * (columns + 1) + j + 1];

			if (table->was.v[from + i] == table->is.v[first + j])
				down = length[(i + 1) * (columns + 1) + j + 1] + 1;
			length[i * (columns + 1) + j] = down > right ? down : right;
		}
	for (size_t i = 0, j = 0; i < rows && j < columns;) {
		if (table->was.v[from + i] == table->is.v[first + j])
			table->match.v[first + j++] = from + i++;
		else if (length[(i + 1) * (columns + 1) + j] >= length[i * (columns + 1) + j + 1])
			i++;
		else
			j++;
	}
	free(length);
}

/*
 * Rows between two that are matched. Serials tell when the file gives them; else as many on both sides are the same ones,
 * edited.
 */
static void match_gap(struct table *table, size_t from, size_t to, size_t first, size_t last)
{
	if (first < last && to - from == last - first && !table->splice->serials) {
		for (size_t k = 0; k < last - first; k++)
			table->match.v[first + k] = from + k;
		return;
	}
	for (size_t j = first; j < last; j++) {
		size_t i = entry_row_place(table->base, table->entry->rows.v[j]->serial);

		if (i == SIZE_MAX || i < from || i >= to)
			continue;
		table->match.v[j] = i;
		from = i + 1;
	}
}

static bool is_same_order(const struct table *table)
{
	const struct entry *base = table->base, *entry = table->entry;

	if (base->rows.n != entry->rows.n)
		return false;
	for (size_t i = 0; i < base->rows.n; i++)
		if (base->rows.v[i]->serial != entry->rows.v[i]->serial)
			return false;
	return true;
}

/*
 * Serials alone do not match rows: after a save the rows of a file that does not give them are counted anew, while the pack in
 * memory keeps its own.
 */
static void match_rows(struct table *table)
{
	size_t from = 0, to = table->base->rows.n, first = 0, last = table->entry->rows.n, gap_from, gap_first;

	if (is_same_order(table)) {
		for (size_t i = 0; i < last; i++)
			table->match.v[i] = i;
		return;
	}
	for (; from < to && first < last && table->was.v[from] == table->is.v[first]; from++, first++)
		table->match.v[first] = from;
	for (; to > from && last > first && table->was.v[to - 1] == table->is.v[last - 1]; to--, last--)
		table->match.v[last - 1] = to - 1;
	match_common(table, from, to, first, last);
	gap_from = from;
	gap_first = first;
	for (size_t j = first; j <= last; j++) {
		if (j < last && table->match.v[j] == NO_ROW)
			continue;
		match_gap(table, gap_from, j < last ? table->match.v[j] : to, gap_first, j);
		gap_from = j < last ? table->match.v[j] + 1 : to;
		gap_first = j + 1;
	}
}

/* The start of the line with a child's dash, or NO_ROW when that line holds something before it. */
static size_t dash_line(const struct table *table, const struct node *child)
{
	const struct splice *splice = table->splice;
	size_t column = table->list->column - 1, start = splice_line_start(splice, child->span.at);

	for (;;) {
		struct str line = str_sub(splice->source, start, splice->source.n - start);

		if (line.n > column && line.p[column] == '-' && str_is_blank(str_sub(line, 0, column)) &&
		    start + column < child->span.at + (child->span.n == 0))
			return start;
		if (start == 0 || start <= table->list->span.at)
			return NO_ROW;
		start = splice_line_start(splice, start - 1);
	}
}

/* Where the lines of a child of the list begin: comments above it are its own, but for the first. */
static size_t row_start(const struct table *table, size_t index)
{
	const struct node *before = table->before.v[index];

	return before ? splice_line_after(table->splice, before) : dash_line(table, table->nodes.v[index]);
}

static struct str hash_bytes(const unsigned long long *hash)
{
	return (struct str){ (const char *)hash, sizeof(*hash) };
}

static void find_gone(struct table *table)
{
	for (size_t i = 0; i < table->was.n; i++)
		vec_push(&table->next, INDEX_NONE);
	for (size_t i = table->was.n; i-- > 0;) {
		if (table->stays.v[i])
			continue;
		table->next.v[i] = index_get(&table->gone, hash_bytes(&table->was.v[i]));
		index_put(&table->gone, hash_bytes(&table->was.v[i]), i);
	}
}

/* The text of a row that is new here: the old bytes when it only moved, else written anew. */
static void write_row(struct table *table, size_t index, struct buf *out)
{
	const struct splice *splice = table->splice;
	const struct emit emit = { .out = out, .newline = splice->newline, .serials = splice->serials };
	size_t i = index_get(&table->gone, hash_bytes(&table->is.v[index]));
	size_t start = i == INDEX_NONE ? NO_ROW : dash_line(table, table->nodes.v[i]);

	if (start == NO_ROW) {
		emit_row(&emit, table->entry->rows.v[index], table->list->column - 1);
		return;
	}
	buf_add(out, str_sub(splice->source, start, splice_line_after(splice, table->nodes.v[i]) - start));
	if (!str_ends(buf_str(out), STR("\n")))
		buf_add(out, splice->newline);
	/* Its words are in use; its lines still go. */
	index_put(&table->gone, hash_bytes(&table->was.v[i]), table->next.v[i]);
}

static void patch_lines(struct table *table)
{
	struct splice *splice = table->splice;
	size_t at = dash_line(table, table->list->first);

	for (size_t j = 0; j < table->match.n; j++)
		if (table->match.v[j] != NO_ROW)
			table->stays.v[table->match.v[j]] = true;
	find_gone(table);
	for (size_t j = 0; j < table->match.n; j++) {
		struct buf out = BUF_EMPTY;

		if (table->match.v[j] != NO_ROW) {
			const struct node *node = table->nodes.v[table->match.v[j]];

			splice_fields(splice, node, table->entry->rows.v[j], false);
			at = splice_line_after(splice, node);
			continue;
		}
		write_row(table, j, &out);
		splice_put_lines(splice, at, &out);
	}
	for (size_t i = 0; i < table->stays.n; i++)
		if (!table->stays.v[i]) {
			size_t start = row_start(table, i);
			struct buf none = BUF_EMPTY;

			splice_put(splice, start, splice_line_after(splice, table->nodes.v[i]) - start, &none);
		}
}

/* The whole list anew, for lists that are no lines. */
static void replace_list(struct table *table)
{
	struct splice *splice = table->splice;
	struct buf out = BUF_EMPTY;
	const struct emit emit = { .out = &out, .newline = splice->newline, .serials = splice->serials };
	const struct node *list = table->list;
	size_t at = splice_colon(splice, list), end = splice_end(list);

	if (table->nested || splice_is_followed(splice, end)) {
		buf_adds(&out, " [");
		for (size_t i = 0; i < table->entry->rows.n; i++) {
			buf_adds(&out, i ? ", " : "");
			emit_flow(&emit, table->entry->rows.v[i]);
		}
		buf_addc(&out, ']');
		splice_put(splice, at, end - at, &out);
	} else {
		buf_add(&out, splice->newline);
		for (size_t i = 0; i < table->entry->rows.n; i++)
			emit_row(&emit, table->entry->rows.v[i], list->key->column + 1);
		splice_put_block(splice, at, end, &out);
	}
}

static void compare(struct table *table)
{
	bool serials = table->splice->serials;
	const struct node *before = NULL;

	node_each (child, table->list) {
		if (child->kind == NODE_MAP) {
			vec_push(&table->nodes, child);
			vec_push(&table->before, before);
		}
		before = child;
	}
	for (size_t i = 0; i < table->base->rows.n; i++) {
		vec_push(&table->was, row_hash(table->base->rows.v[i], serials));
		vec_push(&table->stays, false);
	}
	for (size_t j = 0; j < table->entry->rows.n; j++) {
		vec_push(&table->is, row_hash(table->entry->rows.v[j], serials));
		vec_push(&table->match, NO_ROW);
	}
	match_rows(table);
}

static bool is_structure_kept(const struct table *table)
{
	if (table->match.n != table->nodes.n)
		return false;
	for (size_t j = 0; j < table->match.n; j++)
		if (table->match.v[j] != j)
			return false;
	return true;
}

static void patch_list(struct table *table)
{
	bool flow = table->list->style == NODE_STYLE_FLOW, by_lines = !flow && table->list->first;

	compare(table);
	assert(table->nodes.n == table->base->rows.n);
	for (size_t i = 0; by_lines && i < table->nodes.n; i++)
		by_lines = dash_line(table, table->nodes.v[i]) != NO_ROW;
	by_lines = by_lines && dash_line(table, table->list->first) != NO_ROW;
	if (is_structure_kept(table))
		for (size_t j = 0; j < table->match.n; j++)
			splice_fields(table->splice, table->nodes.v[j], table->entry->rows.v[j], flow);
	else if (by_lines)
		patch_lines(table);
	else
		replace_list(table);
}

/* The first rows of an item's map. */
static void add_list(struct table *table, const struct node *map)
{
	struct splice *splice = table->splice;
	struct buf out = BUF_EMPTY;
	const struct emit emit = { .out = &out, .newline = splice->newline, .serials = splice->serials };
	const struct node *last = map->first;

	while (last && last->next)
		last = last->next;
	if (map->style == NODE_STYLE_FLOW) {
		buf_adds(&out, last ? ", rows: [" : " rows: [");
		for (size_t i = 0; i < table->entry->rows.n; i++) {
			buf_adds(&out, i ? ", " : "");
			emit_flow(&emit, table->entry->rows.v[i]);
		}
		buf_adds(&out, last ? "]" : "] ");
		splice_put(splice, last ? splice_end(last) : map->span.at + 1, 0, &out);
		return;
	}
	emit_rows(&emit, table->entry, map->column - 1);
	splice_put_lines(splice, splice_line_after(splice, last), &out);
}

void splice_rows(struct splice *splice, const struct node *map, const struct entry *base, const struct entry *entry,
		 bool nested)
{
	struct table table = { .splice = splice, .base = base, .entry = entry, .list = node_get(map, "rows") };

	table.nested = nested || map->style == NODE_STYLE_FLOW;
	if (base->rows.n == 0 && entry->rows.n == 0)
		return;
	if (!table.list)
		add_list(&table, map);
	else if (entry->rows.n == 0 && table.list->count == base->rows.n)
		splice_remove_child(splice, map, table.list);
	else if (table.list->kind != NODE_LIST)
		replace_list(&table);
	else
		patch_list(&table);
	index_release(&table.gone);
	vec_release(&table.next);
	vec_release(&table.before);
	vec_release(&table.nodes);
	vec_release(&table.match);
	vec_release(&table.stays);
	vec_release(&table.was);
	vec_release(&table.is);
}
