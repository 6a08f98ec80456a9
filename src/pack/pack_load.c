/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "pack/pack.h"
#include "pack/pack_tree.h"

#define FORMAT_VERSION 1
/* Columns of a key that a message quotes. */
#define QUOTE_COLUMNS 60

/* A row whose serial the file gives, or leaves to us when it is 0. */
struct numbered {
	unsigned serial;
	size_t entry; /* which one, in file order */
	size_t order; /* in the file */
	struct row *row;
	const struct node *node;
};

struct loader {
	struct pack *pack;
	bool is_lasting; /* the tree's texts are there for as long as the pack */
	VEC(struct numbered) rows;
};

static struct oddity *__attribute__((format(printf, 4, 5)))
odd(const struct loader *loader, const struct addr *at, const struct node *node, const char *format, ...)
{
	struct pack *pack = loader->pack;
	struct oddity oddity = { .span = node->span, .line = node->line, .column = node->column };
	struct buf message = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&message, format, args);
	va_end(args);
	oddity.message = arena_str(&pack->arena, buf_str(&message));
	oddity.at.item = arena_str(&pack->arena, at->item);
	oddity.at.row = at->row;
	oddity.at.field = arena_str(&pack->arena, at->field);
	vec_push(&pack->oddities, oddity);
	buf_release(&message);
	return &pack->oddities.v[pack->oddities.n - 1];
}

/* A key or text of the file as a message may quote it: short, and harmless to a terminal. Owned by the pack's arena. */
static struct str quotable(const struct loader *loader, struct str text)
{
	struct buf out = BUF_EMPTY;
	struct str copy;
	size_t n;

	if (text.n > 4 * QUOTE_COLUMNS)
		text.n = 4 * QUOTE_COLUMNS;
	text_visible(text, false, &out);
	n = text_fit(buf_str(&out), QUOTE_COLUMNS);
	if (n < out.n)
		buf_splice(&out, n, out.n - n, STR("…"));
	copy = arena_str(&loader->pack->arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

/* "key:" with nothing behind it says "none", whatever was meant to stand there. */
static bool is_nothing(const struct node *node)
{
	return node->kind == NODE_SCALAR && node->style == NODE_STYLE_PLAIN && node->text.n == 0;
}

static const char *shape(const struct node *node)
{
	switch (node->kind) {
	case NODE_SCALAR:
		return "a text";
	case NODE_LIST:
		return "a list";
	case NODE_MAP:
		return "a map";
	}
	return "nothing";
}

/* The reader has refused duplicate keys, so nothing is searched: a file may hold very many. */
static void put_text(const struct loader *loader, struct row *row, const struct node *node)
{
	struct leaf *leaf = pack_tree_append_leaf(loader->pack, row, node->key->text);

	if (loader->is_lasting)
		leaf->text = buf_borrow(node->text);
	else
		buf_add(&leaf->text, node->text);
}

static const char *kind_word(const struct item *item)
{
	return item->kind == ITEM_NUMBER ? "number" : item->kind == ITEM_TEXT ? "text" : "table";
}

static void load_row(struct loader *loader, struct entry *entry, const struct item *item, const struct node *node)
{
	struct addr at = { .item = entry->item };
	struct numbered numbered = { .entry = loader->pack->entries.n, .order = loader->rows.n, .node = node };
	size_t serial;

	if (node->kind != NODE_MAP) {
		odd(loader, &at, node, "a row is a map of columns, not %s", shape(node));
		return;
	}
	numbered.row = pack_tree_insert_row(loader->pack, entry, 0, entry->rows.n);
	node_each (child, node) {
		if (str_is(child->key->text, "serial")) {
			if (child->kind == NODE_SCALAR && str_to_size(child->text, &serial) && serial >= 1 &&
			    serial <= PACK_SERIAL_MAX)
				numbered.serial = (unsigned)serial;
			else
				odd(loader, &at, child, "a serial is a whole number from 1, and no two rows share one")
					->kind = ODDITY_NUMBERED;
			continue;
		}
		at.field = child->key->text;
		if (child->kind != NODE_SCALAR) {
			odd(loader, &at, child, "a text belongs here, not %s", shape(child));
			continue;
		}
		if (item && item->kind == ITEM_TABLE && !item_column(item, child->key->text))
			odd(loader, &at, child->key, "unknown column '%s'", quotable(loader, child->key->text).p);
		put_text(loader, numbered.row, child);
	}
	vec_push(&loader->rows, numbered);
}

static void load_rows(struct loader *loader, struct entry *entry, const struct item *item, const struct node *node)
{
	struct addr at = { .item = entry->item, .field = STR("rows") };

	if (is_nothing(node))
		return;
	if (node->kind != NODE_LIST) {
		odd(loader, &at, node, "rows are a list, not %s", shape(node));
		return;
	}
	if (item && item->kind != ITEM_TABLE)
		odd(loader, &at, node->key, "rows in a %s item", kind_word(item));
	node_each (child, node)
		load_row(loader, entry, item, child);
}

static void load_entry(struct loader *loader, const struct node *node)
{
	struct entry *entry = pack_tree_append(loader->pack, node->key->text);
	const struct item *item = loader->pack->catalogue ? catalogue_find(loader->pack->catalogue, entry->item) : NULL;
	struct addr at = { .item = entry->item };

	if (!item)
		odd(loader, &at, node->key, "unknown item '%s'", quotable(loader, entry->item).p);
	if (is_nothing(node))
		return;
	if (node->kind != NODE_MAP) {
		odd(loader, &at, node, "an item is a map of fields, not %s", shape(node));
		return;
	}
	node_each (child, node) {
		at.field = child->key->text;
		if (str_is(at.field, "rows"))
			load_rows(loader, entry, item, child);
		else if (child->kind != NODE_SCALAR)
			odd(loader, &at, child, "a text belongs here, not %s", shape(child));
		else {
			if (item && !pack_item_has(item, 0, at.field))
				odd(loader, &at, child->key, "a %s item has no field '%s'", kind_word(item),
				    quotable(loader, at.field).p);
			put_text(loader, &entry->own, child);
		}
	}
}

static int compare_numbered(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	if (x->entry != y->entry)
		return x->entry < y->entry ? -1 : 1;
	if (x->serial != y->serial)
		return x->serial < y->serial ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

static int compare_order(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	return x->order < y->order ? -1 : x->order > y->order;
}

/* Serials from the file first, so that a row without one never takes the serial of a later row. */
static void number_rows(struct loader *loader)
{
	const struct addr nowhere = { .row = 0 };
	struct pack *pack = loader->pack;
	struct numbered *rows = loader->rows.v;
	size_t n = loader->rows.n;

	if (n == 0)
		return;
	qsort(rows, n, sizeof(*rows), compare_numbered);
	for (size_t i = 0; i < n; i++) {
		if (rows[i].serial && i > 0 && rows[i].entry == rows[i - 1].entry &&
		    rows[i].serial == rows[i - 1].serial) {
			odd(loader, &nowhere, rows[i].node, "serial %u is taken by an earlier row", rows[i].serial)
				->kind = ODDITY_NUMBERED;
			continue;
		}
		rows[i].row->serial = rows[i].serial;
		rows[i].row->is_named = rows[i].serial > 0;
		if (rows[i].serial > pack->last_serial)
			pack->last_serial = rows[i].serial;
	}
	qsort(rows, n, sizeof(*rows), compare_order);
	for (size_t i = 0; i < n; i++)
		if (rows[i].row->serial == 0)
			rows[i].row->serial = ++pack->last_serial;
}

static void load_items(struct loader *loader, const struct node *node)
{
	const struct addr nowhere = { .row = 0 };

	if (!node || is_nothing(node))
		return;
	if (node->kind != NODE_MAP) {
		odd(loader, &nowhere, node, "items are a map from item to answers, not %s", shape(node));
		return;
	}
	node_each (child, node)
		load_entry(loader, child);
	number_rows(loader);
	vec_release(&loader->rows);
}

/* A waiver that cannot be read in full waives nothing: silence must be asked for clearly. */
static void load_waiver(const struct loader *loader, const struct node *node)
{
	const struct addr nowhere = { .row = 0 };
	struct pack *pack = loader->pack;
	struct waiver waiver = { .line = node->line, .span = node->span };
	struct {
		const char *key;
		struct str *to;
		bool need;
	} parts[] = { { "rule", &waiver.rule, true },
		      { "at", &waiver.at, true },
		      { "reason", &waiver.reason, true },
		      { "until", &waiver.until, false } };
	bool whole = true;
	struct addr at;
	struct date until;

	if (node->kind != NODE_MAP) {
		odd(loader, &nowhere, node, "a waiver is a map of rule, at, reason and until, not %s", shape(node));
		return;
	}
	node_each (child, node) {
		size_t i = 0;

		while (i < COUNT_OF(parts) && !str_is(child->key->text, parts[i].key))
			i++;
		if (i == COUNT_OF(parts)) {
			odd(loader, &nowhere, child->key, "unknown key '%s' in a waiver",
			    quotable(loader, child->key->text).p);
		} else if (child->kind != NODE_SCALAR) {
			odd(loader, &nowhere, child, "a text belongs here, not %s", shape(child));
			whole = false;
		} else {
			*parts[i].to = arena_str(&pack->arena, str_trim(child->text));
		}
	}
	for (size_t i = 0; i < COUNT_OF(parts); i++)
		if (parts[i].need && parts[i].to->n == 0) {
			odd(loader, &nowhere, node, "a waiver without '%s' waives nothing", parts[i].key);
			whole = false;
		}
	/* An edit and a journal carry each on a line of its own. */
	if (str_find_char(waiver.rule, '\n', 0) != STR_NONE || str_find_char(waiver.at, '\n', 0) != STR_NONE) {
		odd(loader, &nowhere, node, "a waiver with a line break in 'rule' or 'at' waives nothing");
		whole = false;
	}
	if (waiver.at.n && !addr_parse(waiver.at, &at)) {
		odd(loader, &nowhere, node_get(node, "at"), "'%s' is no address", quotable(loader, waiver.at).p);
		whole = false;
	}
	if (waiver.until.n && !date_parse(waiver.until, &until)) {
		odd(loader, &nowhere, node_get(node, "until"), "'%s' is no date such as 2026-12-31",
		    quotable(loader, waiver.until).p);
		whole = false;
	}
	if (whole)
		vec_push(&pack->waivers, waiver);
}

static void load_waivers(const struct loader *loader, const struct node *node)
{
	const struct addr nowhere = { .row = 0 };

	if (!node || is_nothing(node))
		return;
	if (node->kind != NODE_LIST) {
		odd(loader, &nowhere, node, "waivers are a list, not %s", shape(node));
		return;
	}
	node_each (child, node)
		load_waiver(loader, child);
}

static bool load_version(const struct node_tree *tree, const struct node *node, struct error *error)
{
	size_t version;

	if (!node)
		return node_error(tree, tree->root, error, "no format version ('boardpack: %d')", FORMAT_VERSION);
	if (!str_to_size(node_text(node), &version) || version == 0)
		return node_error(tree, node, error, "format version is no whole number such as %d", FORMAT_VERSION);
	if (version > FORMAT_VERSION)
		return node_error(tree, node, error, "format version %zu: written by a newer boardpack", version);
	return true;
}

static bool load_period(struct pack *pack, const struct node_tree *tree, const struct node *node, struct error *error)
{
	struct str text = str_trim(node_text(node));

	if (!node)
		return node_error(tree, tree->root, error, "no period ('period: 2026-Q3')");
	if (node->kind != NODE_SCALAR || !period_parse(text, &pack->period))
		return node_error(tree, node, error,
				  "period is neither a quarter such as 2026-Q3 nor a month such as 2026-09");
	pack->period_text = arena_str(&pack->arena, text);
	return true;
}

/* A text that stands as typed; another shape is an oddity, and the file keeps it. */
static struct str load_text(struct loader *loader, const struct node *node)
{
	const struct addr nowhere = { .row = 0 };

	if (node && node->kind != NODE_SCALAR)
		odd(loader, &nowhere, node, "a text belongs here, not %s", shape(node));
	return node && node->kind == NODE_SCALAR ? arena_str(&loader->pack->arena, node->text) : STR("");
}

static void load_heads(struct loader *loader, const struct node *root)
{
	struct str *heads = loader->pack->heads;
	const struct addr nowhere = { .row = 0 };

	for (int head = 0; head < PACK_HEAD_COUNT; head++)
		heads[head] = load_text(loader, node_get(root, pack_head_key((enum pack_head)head)));
	if (pack_status_of(loader->pack) == SIZE_MAX && !str_is_blank(heads[PACK_STATUS]))
		odd(loader, &nowhere, node_get(root, "status"), "status '%s' is none of draft, preliminary and final",
		    quotable(loader, heads[PACK_STATUS]).p)
			->kind = ODDITY_TAKEN;
}

/* Is it a key that a pack may have at its top? */
static bool is_key(struct str key)
{
	static const char *const known[] = { "boardpack", "period", "catalogue", "items", "waivers" };

	for (size_t i = 0; i < COUNT_OF(known); i++)
		if (str_is(key, known[i]))
			return true;
	for (int i = 0; i < PACK_HEAD_COUNT; i++)
		if (str_is(key, pack_head_key((enum pack_head)i)))
			return true;
	return false;
}

bool pack_load(struct pack *pack, const struct catalogue *catalogue, const struct node_tree *tree, struct error *error)
{
	const struct addr nowhere = { .row = 0 };
	struct loader loader = { .pack = pack, .is_lasting = tree->is_lasting };
	const struct node *root = tree->root;
	bool good;

	if (!root || root->kind != NODE_MAP)
		return node_error(tree, root, error, "a pack is a map of keys such as 'period' and 'items'");
	good = load_version(tree, node_get(root, "boardpack"), error);
	good = load_period(pack, tree, node_get(root, "period"), error) && good;
	if (!good)
		return false;
	pack->catalogue = catalogue;
	pack->catalogue_version = load_text(&loader, node_get(root, "catalogue"));
	load_heads(&loader, root);
	node_each (child, root)
		if (!is_key(child->key->text))
			odd(&loader, &nowhere, child->key, "unknown key '%s'", quotable(&loader, child->key->text).p);
	load_items(&loader, node_get(root, "items"));
	load_waivers(&loader, node_get(root, "waivers"));
	pack_tree_index(pack);
	return true;
}
