/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/compact.h"

/*
 * A record: kind, style and length or number of children; the text; the key's text and length; line and column of the value;
 * those of the key.
 */
enum { HEAD, TEXT, KEY, PLACE, KEY_PLACE };

#define KIND_BITS   2
#define STYLE_BITS  3
#define HEAD_BITS   (KIND_BITS + STYLE_BITS)
#define KEY_BITS    8
#define COLUMN_BITS 10
#define NO_KEY      UINT32_MAX

static uint32_t low(uint32_t word, unsigned bits)
{
	return word & ((1u << bits) - 1);
}

void compact_init(struct compact *compact)
{
	*compact = (struct compact){ .text = BUF_EMPTY };
	/* Offset 0 is the empty text. */
	buf_addc(&compact->text, '\0');
}

void compact_release(struct compact *compact)
{
	buf_release(&compact->text);
	vec_release(&compact->records);
	vec_release(&compact->table);
}

/* Where text is in the table, or would be. */
static uint32_t *find_slot(struct compact *compact, struct str text)
{
	size_t at = (size_t)str_hash(text) & (compact->table.n - 1);

	for (;; at = (at + 1) & (compact->table.n - 1)) {
		uint32_t *slot = &compact->table.v[at];

		/* No text holds a NUL, so that what is equal up to one is equal. */
		if (*slot == 0 || str_eq(str_of(compact->text.p + *slot - 1), text))
			return slot;
	}
}

static void grow_table(struct compact *compact)
{
	size_t size = compact->table.n ? 2 * compact->table.n : 1024;
	uint32_t *old = compact->table.v;
	size_t n = compact->table.n;

	compact->table.v = mem_zero(size, sizeof(*old));
	compact->table.n = compact->table.cap = size;
	for (size_t i = 0; i < n; i++)
		if (old[i])
			*find_slot(compact, str_of(compact->text.p + old[i] - 1)) = old[i];
	free(old);
}

static uint32_t keep(struct compact *compact, struct str text)
{
	uint32_t *slot;

	if (text.n == 0)
		return 0;
	if (2 * compact->used >= compact->table.n)
		grow_table(compact);
	slot = find_slot(compact, text);
	if (*slot == 0) {
		*slot = (uint32_t)compact->text.n + 1;
		buf_add(&compact->text, text);
		buf_addc(&compact->text, '\0');
		compact->used++;
	}
	return *slot - 1;
}

static bool put_place(const struct node *node, uint32_t *out)
{
	*out = (uint32_t)(node->line << COLUMN_BITS | low((uint32_t)node->column, COLUMN_BITS));
	return node->line < 1u << (32 - COLUMN_BITS) && node->column < 1u << COLUMN_BITS;
}

static bool add_node(struct compact *compact, const struct node *node, size_t *count)
{
	size_t size = node->kind == NODE_SCALAR ? node->text.n : node->count;
	uint32_t record[COMPACT_WORDS] = { [KEY] = NO_KEY };
	bool fits = size < 1u << (32 - HEAD_BITS) && put_place(node, &record[PLACE]) &&
		    compact->text.n + node->text.n < UINT32_MAX / 2;

	if (!fits || (node->text.n && memchr(node->text.p, '\0', node->text.n)))
		return false;
	record[HEAD] = (uint32_t)(size << HEAD_BITS | (unsigned)node->style << KIND_BITS | (unsigned)node->kind);
	if (node->kind == NODE_SCALAR)
		record[TEXT] = keep(compact, node->text);
	if (node->key) {
		uint32_t key = keep(compact, node->key->text);

		if (key >= 1u << (32 - KEY_BITS) || node->key->text.n >= 1u << KEY_BITS ||
		    !put_place(node->key, &record[KEY_PLACE]))
			return false;
		record[KEY] = key << KEY_BITS | (uint32_t)node->key->text.n;
	}
	for (int i = 0; i < COMPACT_WORDS; i++)
		vec_push(&compact->records, record[i]);
	++*count;
	node_each (child, node)
		if (!add_node(compact, child, count))
			return false;
	return true;
}

bool compact_add(struct compact *compact, const struct node_tree *tree, size_t *first, size_t *count)
{
	*first = compact->records.n / COMPACT_WORDS;
	*count = 0;
	return !tree->root || add_node(compact, tree->root, count);
}

/* What is left to be made of a tree. */
struct maker {
	const uint32_t *record;
	const char *text;
	struct node *free; /* zeroed; two for each record that has a key */
};

static void set_place(struct node *node, uint32_t place)
{
	node->line = place >> COLUMN_BITS;
	node->column = low(place, COLUMN_BITS);
}

static struct node *make_key(struct maker *maker, const uint32_t *record)
{
	struct node *key = maker->free++;

	key->kind = NODE_SCALAR;
	key->text = (struct str){ maker->text + (record[KEY] >> KEY_BITS), low(record[KEY], KEY_BITS) };
	set_place(key, record[KEY_PLACE]);
	return key;
}

/* As deep as the reader of the source allowed. */
static struct node *make_node(struct maker *maker)
{
	const uint32_t *record = maker->record;
	struct node *node = maker->free++, **end = &node->first;
	size_t size = record[HEAD] >> HEAD_BITS;

	maker->record += COMPACT_WORDS;
	node->kind = (enum node_kind)low(record[HEAD], KIND_BITS);
	node->style = (enum node_style)low(record[HEAD] >> KIND_BITS, STYLE_BITS);
	set_place(node, record[PLACE]);
	if (record[KEY] != NO_KEY)
		node->key = make_key(maker, record);
	if (node->kind == NODE_SCALAR) {
		node->text = (struct str){ maker->text + record[TEXT], size };
		return node;
	}
	node->count = size;
	for (size_t i = 0; i < size; i++) {
		*end = make_node(maker);
		end = &(*end)->next;
	}
	return node;
}

void compact_read(const uint32_t *records, size_t count, const char *text, const char *name, struct node_tree *tree)
{
	struct maker maker = { records, text, NULL };
	size_t keys = 0;

	node_tree_init(tree, name);
	tree->source = STR("");
	tree->is_lasting = true;
	if (count == 0)
		return;
	for (size_t i = 0; i < count; i++)
		keys += records[COMPACT_WORDS * i + KEY] != NO_KEY;
	maker.free = arena_alloc(&tree->arena, (count + keys) * sizeof(*maker.free));
	tree->root = make_node(&maker);
}
