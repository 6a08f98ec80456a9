/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/pack_tree.h"

static int compare_ids(const void *a, const void *b)
{
	return str_cmp((*(struct entry *const *)a)->item, (*(struct entry *const *)b)->item);
}

struct entry *pack_tree_append(struct pack *pack, struct str item)
{
	struct entry *entry = arena_alloc(&pack->arena, sizeof(*entry));

	entry->item = arena_str(&pack->arena, item);
	vec_push(&pack->entries, entry);
	return entry;
}

static bool has_order(const struct entry *entry)
{
	for (size_t i = 1; i < entry->rows.n; i++)
		if (entry->rows.v[i - 1]->serial > entry->rows.v[i]->serial)
			return false;
	return true;
}

void pack_tree_index(struct pack *pack)
{
	pack->by_id.n = 0;
	vec_reserve(&pack->by_id, pack->entries.n);
	for (size_t i = 0; i < pack->entries.n; i++)
		vec_push(&pack->by_id, pack->entries.v[i]);
	for (size_t i = 0; i < pack->entries.n; i++)
		pack->entries.v[i]->is_shuffled = !has_order(pack->entries.v[i]);
	if (pack->by_id.n > 1)
		qsort(pack->by_id.v, pack->by_id.n, sizeof(*pack->by_id.v), compare_ids);
}

/* Before the first entry that the catalogue puts later; entries it does not know do not move the place. */
static size_t entry_place(const struct pack *pack, struct str id)
{
	const struct item *item = pack->catalogue ? catalogue_find(pack->catalogue, id) : NULL;
	size_t place = pack->entries.n;

	if (!item)
		return place;
	for (size_t i = pack->entries.n; i > 0; i--) {
		const struct item *other = catalogue_find(pack->catalogue, pack->entries.v[i - 1]->item);

		if (other && other->index < item->index)
			break;
		if (other)
			place = i - 1;
	}
	return place;
}

size_t pack_tree_place(const struct pack *pack, struct str item, bool *is_there)
{
	size_t low = 0, high = pack->by_id.n;

	*is_there = false;
	while (low < high && !*is_there) {
		size_t middle = low + (high - low) / 2;
		int order = str_cmp(pack->by_id.v[middle]->item, item);

		*is_there = order == 0;
		if (order == 0)
			low = middle;
		else if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct entry *pack_tree_entry(struct pack *pack, struct str item)
{
	bool is_there;
	size_t by_id = pack_tree_place(pack, item, &is_there), place;
	struct entry *entry;

	if (is_there)
		return pack->by_id.v[by_id];
	place = entry_place(pack, item);
	entry = arena_alloc(&pack->arena, sizeof(*entry));
	entry->item = arena_str(&pack->arena, item);
	vec_insert(&pack->entries, place, entry);
	vec_insert(&pack->by_id, by_id, entry);
	return entry;
}

struct row *pack_tree_row(struct entry *entry, unsigned serial)
{
	size_t place;

	if (serial == 0)
		return &entry->own;
	place = entry_row_place(entry, serial);
	return place == SIZE_MAX ? NULL : entry->rows.v[place];
}

struct row *pack_tree_insert_row(struct pack *pack, struct entry *entry, unsigned serial, size_t position)
{
	struct row *row = arena_alloc(&pack->arena, sizeof(*row));

	assert(position <= entry->rows.n);
	row->serial = serial;
	if ((position > 0 && entry->rows.v[position - 1]->serial > serial) ||
	    (position < entry->rows.n && entry->rows.v[position]->serial < serial))
		entry->is_shuffled = true;
	vec_insert(&entry->rows, position, row);
	if (serial > pack->last_serial)
		pack->last_serial = serial;
	return row;
}

static int by_serial(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

static bool are_serials(const unsigned *serials, size_t n)
{
	unsigned *sorted = mem_alloc(n * sizeof(*sorted));
	bool fine;

	memcpy(sorted, serials, n * sizeof(*sorted));
	qsort(sorted, n, sizeof(*sorted), by_serial);
	fine = sorted[0] > 0 && sorted[n - 1] <= PACK_SERIAL_MAX;
	for (size_t i = 1; i < n && fine; i++)
		fine = sorted[i] != sorted[i - 1];
	free(sorted);
	return fine;
}

bool pack_tree_number_rows(struct pack *pack, struct entry *entry, const unsigned *serials, size_t n)
{
	if (n == 0 || entry->rows.n != n || !are_serials(serials, n))
		return false;
	entry->is_shuffled = false;
	for (size_t i = 0; i < n; i++) {
		entry->rows.v[i]->serial = serials[i];
		if (i && serials[i] < serials[i - 1])
			entry->is_shuffled = true;
		if (serials[i] > pack->last_serial)
			pack->last_serial = serials[i];
	}
	return true;
}

void pack_tree_remove_row(struct entry *entry, size_t position)
{
	assert(position < entry->rows.n);
	pack_tree_release_row(entry->rows.v[position]);
	vec_remove(&entry->rows, position);
}

/* Position of a field among those of the item; unknown ones come last. */
static size_t field_rank(const struct item *item, unsigned serial, struct str field)
{
	const char *const *names;
	size_t n;

	if (serial) {
		for (size_t i = 0; i < item->column_count; i++)
			if (str_eq(item->columns[i].id, field))
				return i;
		return item->column_count;
	}
	n = pack_fields(item->kind, &names);
	for (size_t i = 0; i < n; i++)
		if (str_is(field, names[i]))
			return i;
	return n;
}

static struct leaf *new_leaf(struct pack *pack, struct str field)
{
	struct leaf *leaf = arena_alloc(&pack->arena, sizeof(*leaf));

	leaf->field = arena_str(&pack->arena, field);
	leaf->version = pack->version;
	return leaf;
}

struct leaf *pack_tree_leaf(struct pack *pack, const struct entry *entry, struct row *row, struct str field)
{
	const struct item *item;
	size_t place = row->leaves.n;
	struct leaf *leaf;

	for (size_t i = 0; i < row->leaves.n; i++)
		if (str_eq(row->leaves.v[i]->field, field))
			return row->leaves.v[i];
	item = pack->catalogue ? catalogue_find(pack->catalogue, entry->item) : NULL;
	if (item) {
		size_t rank = field_rank(item, row->serial, field);

		while (place > 0 && field_rank(item, row->serial, row->leaves.v[place - 1]->field) > rank)
			place--;
	}
	leaf = new_leaf(pack, field);
	vec_insert(&row->leaves, place, leaf);
	return leaf;
}

struct leaf *pack_tree_append_leaf(struct pack *pack, struct row *row, struct str field)
{
	struct leaf *leaf = new_leaf(pack, field);

	vec_push(&row->leaves, leaf);
	return leaf;
}

/* The row and its leaves are the arena's; only their growing parts are freed. */
void pack_tree_release_row(struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++)
		buf_release(&row->leaves.v[i]->text);
	vec_release(&row->leaves);
}
