/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/pack.h"
#include "pack/pack_tree.h"
#include "pack/waiver.h"

static const struct field {
	const char *name;
	enum item_kind kind;
	const char *label;
} schema[] = {
#define PACK_FIELD(name, kind, label) { #name, kind, label },
#include "pack/schema.def"
#undef PACK_FIELD
};

void pack_init(struct pack *pack)
{
	*pack = (struct pack){ .last_serial = 0 };
	arena_init(&pack->arena);
}

void pack_release(struct pack *pack)
{
	for (size_t i = 0; i < pack->entries.n; i++) {
		struct entry *entry = pack->entries.v[i];

		pack_tree_release_row(&entry->own);
		for (size_t j = 0; j < entry->rows.n; j++)
			pack_tree_release_row(entry->rows.v[j]);
		vec_release(&entry->rows);
	}
	vec_release(&pack->entries);
	vec_release(&pack->by_id);
	vec_release(&pack->waivers);
	vec_release(&pack->oddities);
	arena_release(&pack->arena);
	pack_init(pack);
}

const struct entry *pack_entry(const struct pack *pack, struct str item)
{
	bool is_there;
	size_t place = pack_tree_place(pack, item, &is_there);

	return is_there ? pack->by_id.v[place] : NULL;
}

size_t entry_row_place(const struct entry *entry, unsigned serial)
{
	size_t low = 0, high = entry->rows.n;

	if (entry->is_shuffled) {
		while (low < high && entry->rows.v[low]->serial != serial)
			low++;
		return low < high ? low : SIZE_MAX;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (entry->rows.v[middle]->serial < serial)
			low = middle + 1;
		else
			high = middle;
	}
	return low < entry->rows.n && entry->rows.v[low]->serial == serial ? low : SIZE_MAX;
}

const struct row *entry_row(const struct entry *entry, unsigned serial)
{
	size_t place;

	if (!entry)
		return NULL;
	if (serial == 0)
		return &entry->own;
	place = entry_row_place(entry, serial);
	return place == SIZE_MAX ? NULL : entry->rows.v[place];
}

const struct leaf *row_leaf(const struct row *row, struct str field)
{
	if (!row)
		return NULL;
	for (size_t i = 0; i < row->leaves.n; i++)
		if (str_eq(row->leaves.v[i]->field, field))
			return row->leaves.v[i];
	return NULL;
}

const struct leaf *pack_leaf(const struct pack *pack, const struct addr *at)
{
	return row_leaf(entry_row(pack_entry(pack, at->item), at->row), at->field);
}

struct str pack_text(const struct pack *pack, const struct addr *at)
{
	const struct leaf *leaf = pack_leaf(pack, at);
	size_t head = at->item.n ? SIZE_MAX : pack_head_of(at->field);

	if (head != SIZE_MAX)
		return pack->heads[head];
	return leaf && leaf->text.n ? buf_str(&leaf->text) : STR("");
}

bool row_is_blank(const struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++)
		if (!str_is_blank(buf_str(&row->leaves.v[i]->text)))
			return false;
	return true;
}

bool pack_is_answered(const struct pack *pack, const struct item *item)
{
	const struct entry *entry = pack_entry(pack, item->id);

	if (!entry)
		return false;
	/* A list that became no rows yet: nothing reports it. */
	if (item->kind != ITEM_TABLE && !row_is_blank(&entry->own))
		return true;
	for (size_t i = 0; i < entry->rows.n; i++)
		if (!row_is_blank(entry->rows.v[i]))
			return true;
	return false;
}

size_t pack_fields(enum item_kind kind, const char *const **out)
{
	static const char *const names[] = {
#define PACK_FIELD(name, kind, label) #name,
#include "pack/schema.def"
#undef PACK_FIELD
	};
	size_t first = 0, n = 0;

	/* The fields of a kind stand together in schema.def. */
	while (first < COUNT_OF(schema) && schema[first].kind != kind)
		first++;
	while (first + n < COUNT_OF(schema) && schema[first + n].kind == kind)
		n++;
	*out = names + (n ? first : 0);
	return n;
}

const char *pack_field_label(struct str field)
{
	for (size_t i = 0; i < COUNT_OF(schema); i++)
		if (str_is(field, schema[i].name))
			return schema[i].label;
	return NULL;
}

bool pack_item_has(const struct item *item, unsigned row, struct str field)
{
	if (row)
		return item->kind == ITEM_TABLE && item_column(item, field);
	if (item->kind == ITEM_TABLE)
		return str_is(field, PACK_TABLE_TEXT);
	for (size_t i = 0; i < COUNT_OF(schema); i++)
		if (schema[i].kind == item->kind && str_is(field, schema[i].name))
			return true;
	return false;
}

/* Every text of a is in b; called both ways round. */
static bool is_row_within(const struct row *a, const struct row *b)
{
	for (size_t i = 0; i < a->leaves.n; i++) {
		const struct leaf *mine = a->leaves.v[i], *other;

		/* Mostly the same file read twice: the same place first, then a search. */
		if (i < b->leaves.n && str_eq(b->leaves.v[i]->field, mine->field))
			other = b->leaves.v[i];
		else
			other = row_leaf(b, mine->field);
		if (!str_eq(buf_str(&mine->text), other ? buf_str(&other->text) : STR("")))
			return false;
	}
	return true;
}

static bool is_same_row(const struct row *a, const struct row *b, bool with_serials)
{
	return (!with_serials || a->serial == b->serial) && is_row_within(a, b) && is_row_within(b, a);
}

static bool is_pack_within(const struct pack *a, const struct pack *b, bool with_serials)
{
	static const struct entry none;

	for (size_t i = 0; i < a->entries.n; i++) {
		const struct entry *mine = a->entries.v[i], *other = pack_entry(b, mine->item);

		if (!other)
			other = &none;
		if (!is_same_row(&mine->own, &other->own, with_serials) || mine->rows.n != other->rows.n)
			return false;
		for (size_t j = 0; j < mine->rows.n; j++)
			if (!is_same_row(mine->rows.v[j], other->rows.v[j], with_serials))
				return false;
	}
	return true;
}

const char *pack_head_key(enum pack_head head)
{
	static const char *const keys[] = { "status", "as_of", "version", "classification" };

	return keys[head];
}

size_t pack_head_of(struct str key)
{
	for (size_t i = 0; i < PACK_HEAD_COUNT; i++)
		if (str_is(key, pack_head_key((enum pack_head)i)))
			return i;
	return SIZE_MAX;
}

const char *pack_status(size_t index)
{
	static const char *const words[] = { "draft", "preliminary", "final" };

	return index < COUNT_OF(words) ? words[index] : NULL;
}

size_t pack_status_of(const struct pack *pack)
{
	for (size_t i = 0; pack_status(i); i++)
		if (str_is(pack->heads[PACK_STATUS], pack_status(i)))
			return i;
	return SIZE_MAX;
}

bool pack_same(const struct pack *a, const struct pack *b, bool with_serials)
{
	for (int i = 0; i < PACK_HEAD_COUNT; i++)
		if (!str_eq(a->heads[i], b->heads[i]))
			return false;
	if (!str_eq(a->period_text, b->period_text) || !str_eq(a->catalogue_version, b->catalogue_version) ||
	    a->waivers.n != b->waivers.n)
		return false;
	for (size_t i = 0; i < a->waivers.n; i++)
		if (!waiver_same(&a->waivers.v[i], &b->waivers.v[i]))
			return false;
	return is_pack_within(a, b, with_serials) && is_pack_within(b, a, with_serials);
}
