/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/snapshot.h"

#include "catalogue/definition.h"
#include "catalogue/words.h"

#define PART_MAX 40

const char *const snapshot_recorded[] = { "label",   "kind", "unit",       "tier", "stages",
					  "formula", "expr", "definition", NULL };

void snapshot_init(struct snapshot *snapshot)
{
	*snapshot = (struct snapshot){ .is_condensed = false };
	arena_init(&snapshot->arena);
}

void snapshot_release(struct snapshot *snapshot)
{
	vec_release(&snapshot->items);
	arena_release(&snapshot->arena);
	snapshot_init(snapshot);
}

bool snapshot_is_recorded(struct str name)
{
	return words_find(snapshot_recorded, name) >= 0;
}

struct str snapshot_part(const struct snapshot_item *item, struct str name)
{
	for (size_t i = 0; i < item->part_count; i++)
		if (str_eq(item->parts[i].name, name))
			return item->parts[i].text;
	return STR("");
}

static int by_id(const void *a, const void *b)
{
	return str_cmp(((const struct snapshot_item *)a)->id, ((const struct snapshot_item *)b)->id);
}

const struct snapshot_item *snapshot_find(const struct snapshot *snapshot, struct str id)
{
	const struct snapshot_item wanted = { .id = id };

	if (snapshot->items.n == 0)
		return NULL;
	return bsearch(&wanted, snapshot->items.v, snapshot->items.n, sizeof(wanted), by_id);
}

/* --- taken of a catalogue ------------------------------------------------------------------------------------------- */

/* As people read it: "p25: 82, unit: percent", lists a line each. */
static void put_node(const struct node *node, bool is_nested, struct buf *out)
{
	size_t i = 0;

	if (node->kind == NODE_SCALAR)
		buf_add(out, node->text);
	node_each (child, node->kind == NODE_SCALAR ? NULL : node) {
		if (i++)
			buf_adds(out, node->kind == NODE_MAP || is_nested ? ", " : "\n");
		if (child->key)
			buf_printf(out, "%.*s: ", STR_FMT(child->key->text));
		if (child->kind != NODE_SCALAR && is_nested)
			buf_addc(out, '(');
		put_node(child, true, out);
		if (child->kind != NODE_SCALAR && is_nested)
			buf_addc(out, ')');
	}
}

/* Every byte of the definition, so that no two definitions look the same. */
static void put_exactly(const struct node *node, struct buf *out)
{
	if (node->key)
		buf_printf(out, "%.*s%c", STR_FMT(node->key->text), '\1');
	buf_printf(out, "%d%c", (int)node->kind, '\2');
	if (node->kind == NODE_SCALAR)
		buf_add(out, node->text);
	node_each (child, node->kind == NODE_SCALAR ? NULL : node)
		put_exactly(child, out);
	buf_addc(out, '\3');
}

static struct str digest_of(struct arena *arena, const struct node *definition)
{
	struct buf text = BUF_EMPTY;
	char hex[17];

	put_exactly(definition, &text);
	snprintf(hex, sizeof(hex), "%016llx", str_hash(buf_str(&text)));
	buf_release(&text);
	return arena_str(arena, str_of(hex));
}

static void add_part(struct arena *arena, struct snapshot_item *out, struct str name, struct str text)
{
	if (text.n == 0)
		return;
	assert(out->part_count < PART_MAX);
	out->parts[out->part_count].name = arena_str(arena, name);
	out->parts[out->part_count++].text = arena_str(arena, text);
}

/* "text" or "expr" of the formula, of each case where there are several. */
static void add_formula(struct arena *arena, struct snapshot_item *out, const struct node *formula, const char *name,
			const char *key)
{
	struct buf text = BUF_EMPTY;

	node_each (one, node_get(formula, "cases"))
		if (node_get(one, key))
			buf_printf(&text, "%s%.*s: %.*s", text.n ? "\n" : "", STR_FMT(one->key->text),
				   STR_FMT(node_text(node_get(one, key))));
	if (!node_get(formula, "cases"))
		buf_add(&text, node_text(node_get(formula, key)));
	add_part(arena, out, str_of(name), buf_str(&text));
	buf_release(&text);
}

static void add_node(struct arena *arena, struct snapshot_item *out, struct str name, const struct node *node)
{
	struct buf text = BUF_EMPTY;

	put_node(node, false, &text);
	add_part(arena, out, name, buf_str(&text));
	buf_release(&text);
}

/* The source without its tier, which is a part of its own. */
static void add_source(struct arena *arena, struct snapshot_item *out, const struct node *source)
{
	struct buf text = BUF_EMPTY;

	add_part(arena, out, STR("tier"), node_text(node_get(source, "tier")));
	node_each (child, source)
		if (!str_is(child->key->text, "tier"))
			buf_printf(&text, "%s%.*s", text.n ? ", " : "", STR_FMT(child->text));
	add_part(arena, out, STR("source"), buf_str(&text));
	buf_release(&text);
}

static void take_item(struct snapshot *snapshot, const struct item *item)
{
	struct arena *arena = &snapshot->arena, scratch;
	struct snapshot_item out = { .tier = item->source.tier };
	const struct node *definition;

	arena_init(&scratch);
	definition = definition_of(&scratch, item);
	out.id = arena_str(arena, item->id);
	out.label = arena_str(arena, item->label);
	memcpy(out.stages, item->stages, sizeof(out.stages));
	out.digest = digest_of(arena, definition);
	out.parts = arena_alloc(arena, PART_MAX * sizeof(*out.parts));
	node_each (part, definition) {
		struct str name = part->key->text;

		if (str_is(name, "source"))
			add_source(arena, &out, part);
		else if (str_is(name, "what"))
			add_part(arena, &out, STR("definition"), part->text);
		else if (!str_is(name, "formula"))
			add_node(arena, &out, name, part);
		else {
			add_part(arena, &out, STR("convention"), node_text(node_get(part, "by")));
			add_formula(arena, &out, part, "formula", "text");
			add_formula(arena, &out, part, "expr", "expr");
		}
	}
	vec_push(&snapshot->items, out);
	arena_release(&scratch);
}

void snapshot_take(struct snapshot *snapshot, const struct catalogue *catalogue)
{
	/* by_id is sorted from the first item on, finished or not. */
	for (size_t i = 0; i < catalogue->by_id.n; i++)
		take_item(snapshot, catalogue->by_id.v[i]);
}

/* --- read from a record --------------------------------------------------------------------------------------------- */

static bool read_stages(const struct node_tree *tree, const struct node *map, struct snapshot_item *out,
			struct error *error)
{
	bool fine = true;

	node_each (child, map) {
		int word = words_find(words_relevance, node_text(child));
		enum stage stage;

		if (word < 0 || !stage_parse(child->key->text, &stage))
			fine = node_error(tree, child, error, "no stage with its relevance");
		else
			out->stages[stage] = (enum relevance)word;
	}
	return fine;
}

static bool read_record(struct snapshot *snapshot, const struct node_tree *tree, const struct node *record,
			struct error *error)
{
	struct arena *arena = &snapshot->arena;
	struct snapshot_item out = { .part_count = 0 };
	bool fine = read_stages(tree, node_get(record, "stages"), &out, error);

	out.id = arena_str(arena, node_text(node_get(record, "id")));
	out.label = arena_str(arena, node_text(node_get(record, "label")));
	out.digest = arena_str(arena, node_text(node_get(record, "digest")));
	if (str_is(node_text(node_get(record, "tier")), "published"))
		out.tier = TIER_PUBLISHED;
	out.parts = arena_alloc(arena, PART_MAX * sizeof(*out.parts));
	for (size_t i = 0; snapshot_recorded[i]; i++) {
		const struct node *part = node_get(record, snapshot_recorded[i]);

		if (part)
			add_node(arena, &out, str_of(snapshot_recorded[i]), part);
	}
	if (out.id.n == 0 || out.digest.n == 0)
		fine = node_error(tree, record, error, "an item of a release has an 'id' and a 'digest'");
	vec_push(&snapshot->items, out);
	return fine;
}

bool snapshot_read(struct snapshot *snapshot, const struct node_tree *tree, struct error *error)
{
	const struct node *items = node_get(tree->root, "items");
	bool fine = true;

	if (!items || items->kind != NODE_LIST)
		return node_error(tree, tree->root, error, "no record of a release: it is an object with 'items'");
	snapshot->is_condensed = true;
	snapshot->version = arena_str(&snapshot->arena, node_text(node_get(tree->root, "version")));
	snapshot->released = arena_str(&snapshot->arena, node_text(node_get(tree->root, "releasedAt")));
	node_each (record, items)
		fine = read_record(snapshot, tree, record, error) && fine;
	if (snapshot->items.n)
		qsort(snapshot->items.v, snapshot->items.n, sizeof(*snapshot->items.v), by_id);
	return fine;
}
