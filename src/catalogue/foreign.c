/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/foreign.h"

#include "catalogue/foreign_parts.h"
#include "catalogue/words.h"

/* Behind everything that boardpack brings, in the order of the file. */
#define FIRST_ORDER 1000
/* Of texts in one list. */
#define LIST_MAX 1000

void foreign_init(struct foreign *foreign)
{
	*foreign = (struct foreign){ .name = { "", 0 } };
	arena_init(&foreign->arena);
}

void foreign_release(struct foreign *foreign)
{
	vec_release(&foreign->ids);
	vec_release(&foreign->items);
	vec_release(&foreign->notes);
	arena_release(&foreign->arena);
	foreign_init(foreign);
}

void foreign_note(struct mapper *mapper, const struct node *node, const char *suffix, const char *format, ...)
{
	struct buf path = BUF_EMPTY, why = BUF_EMPTY;
	struct arena *arena = &mapper->out->arena;
	va_list args;

	va_start(args, format);
	buf_vprintf(&why, format, args);
	va_end(args);
	buf_add(&path, mapper->path);
	buf_adds(&path, path.n ? suffix : suffix + (suffix[0] == '.'));
	vec_push(&mapper->out->notes,
		 ((struct foreign_note){ arena_str(arena, buf_str(&path)), arena_str(arena, buf_str(&why)),
					 node ? node->line : mapper->kpi->line,
					 node ? node->column : mapper->kpi->column }));
	buf_release(&path);
	buf_release(&why);
}

static bool is_nothing(const struct node *node)
{
	return node->kind == NODE_SCALAR &&
	       (str_is_blank(node->text) || (node->style == NODE_STYLE_PLAIN && str_is(node->text, "null")));
}

const struct node *foreign_part(const struct node *map, const char *key)
{
	const struct node *node = node_get(map, key);

	return node && is_nothing(node) ? NULL : node;
}

struct str foreign_text(struct mapper *mapper, const struct node *map, const char *key, const char *suffix)
{
	const struct node *node = foreign_part(map, key);

	if (node && node->kind != NODE_SCALAR) {
		foreign_note(mapper, node, suffix, "is no text");
		return STR("");
	}
	return str_trim(node_text(node));
}

void foreign_put(struct mapper *mapper, struct node *map, const char *key, struct str text, const struct node *origin)
{
	struct arena *arena = &mapper->out->arena;

	if (text.n)
		node_add(arena, map, key, node_new_text(arena, text, origin ? origin : mapper->kpi));
}

void foreign_missing(struct mapper *mapper, const char *part)
{
	struct arena *arena = &mapper->out->arena;

	node_add(arena, mapper->partial, NULL, node_new_text(arena, str_of(part), mapper->kpi));
}

void foreign_keys(struct mapper *mapper, const struct node *map, const char *prefix, const char *const *known)
{
	struct buf suffix = BUF_EMPTY;

	node_each (child, map && map->kind == NODE_MAP ? map : NULL) {
		if (words_find(known, child->key->text) >= 0)
			continue;
		buf_clear(&suffix);
		buf_printf(&suffix, "%s.%.*s", prefix, STR_FMT(child->key->text));
		foreign_note(mapper, child->key, suffix.p, "boardpack has no such part");
	}
	buf_release(&suffix);
}

struct node *foreign_list(struct mapper *mapper, const struct node *map, const char *key, const char *suffix)
{
	const struct node *from = foreign_part(map, key);
	struct arena *arena = &mapper->out->arena;
	struct node *list;

	if (!from)
		return NULL;
	list = node_new(arena, NODE_LIST, from);
	if (from->kind == NODE_SCALAR)
		node_add(arena, list, NULL, node_new_text(arena, str_trim(from->text), from));
	else if (from->kind == NODE_MAP)
		foreign_note(mapper, from, suffix, "is no list of texts");
	node_each (child, from->kind == NODE_LIST ? from : NULL) {
		if (list->count == LIST_MAX) {
			foreign_note(mapper, child, suffix, "more than %d texts; the rest is left out", LIST_MAX);
			break;
		}
		if (child->kind != NODE_SCALAR)
			foreign_note(mapper, child, suffix, "holds something that is no text");
		else if (!is_nothing(child))
			node_add(arena, list, NULL, node_new_text(arena, str_trim(child->text), child));
	}
	return list->count ? list : NULL;
}

/* "sales.arr"; empty when it has none. */
static struct str read_id(struct arena *arena, const struct node *kpi)
{
	struct str id = str_trim(node_text(foreign_part(kpi, "rogueId")));
	struct str domain = str_trim(node_text(foreign_part(kpi, "domain")));
	struct str slug = str_trim(node_text(foreign_part(kpi, "slug")));
	struct buf made = BUF_EMPTY;

	if (id.n || domain.n == 0 || slug.n == 0)
		return arena_str(arena, id);
	buf_printf(&made, "%.*s.%.*s", STR_FMT(domain), STR_FMT(slug));
	id = arena_str(arena, buf_str(&made));
	buf_release(&made);
	return id;
}

static int by_bytes(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool foreign_holds(const struct foreign *foreign, struct str id)
{
	return foreign->ids.n &&
	       bsearch(&id, foreign->ids.v, foreign->ids.n, sizeof(*foreign->ids.v), by_bytes) != NULL;
}

static bool collect_ids(struct foreign *foreign, const struct node_tree *tree, const struct node *items,
			struct error *error)
{
	if (items->kind == NODE_MAP) {
		vec_push(&foreign->ids, read_id(&foreign->arena, items));
		return true;
	}
	if (items->count == 0)
		return node_error(tree, items, error, "no KPI in it");
	node_each (kpi, items)
		vec_push(&foreign->ids, read_id(&foreign->arena, kpi));
	qsort(foreign->ids.v, foreign->ids.n, sizeof(*foreign->ids.v), by_bytes);
	for (size_t i = 1; i < foreign->ids.n; i++) {
		struct str id = foreign->ids.v[i];

		if (id.n && str_eq(id, foreign->ids.v[i - 1]))
			return node_error(tree, items, error, "KPI '%.*s' is there twice", STR_FMT(id));
	}
	return true;
}

/* Parts that are the same in both formats; needed: to be called partial when it is not there. */
static const struct {
	const char *theirs, *ours;
	bool is_list, is_needed;
} same_parts[] = {
	{ "defaultOwningFunctions", "owners", true, true },
	{ "description", "what", false, true },
	{ "whyItMatters", "why", false, true },
	{ "interpretationGuidance", "read", false, true },
};

static void map_same_parts(struct mapper *mapper)
{
	for (size_t i = 0; i < COUNT_OF(same_parts); i++) {
		const struct node *from = foreign_part(mapper->kpi, same_parts[i].theirs);
		struct node *list = NULL;
		struct str text = STR("");
		struct buf suffix = BUF_EMPTY;

		buf_printf(&suffix, ".%s", same_parts[i].theirs);
		if (same_parts[i].is_list)
			list = foreign_list(mapper, mapper->kpi, same_parts[i].theirs, suffix.p);
		else
			text = foreign_text(mapper, mapper->kpi, same_parts[i].theirs, suffix.p);
		if (list)
			node_add(&mapper->out->arena, mapper->definition, same_parts[i].ours, list);
		foreign_put(mapper, mapper->definition, same_parts[i].ours, text, from);
		if (!list && text.n == 0 && same_parts[i].is_needed)
			foreign_missing(mapper, same_parts[i].ours);
		buf_release(&suffix);
	}
}

static void copy(struct mapper *mapper, const char *key)
{
	const struct node *node = foreign_part(mapper->extension, key);

	if (node)
		node_add(&mapper->out->arena, mapper->definition, key, node_copy(&mapper->out->arena, node));
}

/* What only our own exports hold: the loader judges it, at its place in the JSON. */
static void map_extension(struct mapper *mapper)
{
	static const char *const known[] = { "kind",  "unit",      "better",  "formula", "benchmarks",
					     "short", "carried",   "hint",    "worked",  "columns",
					     "write", "pitfalls",  "example", "weak",    "group",
					     "order", "questions", "partial", NULL };
	static const char *const copied[] = { "short", "carried",  "hint",      "worked",  "write",
					      "weak",  "pitfalls", "questions", "example", NULL };

	foreign_keys(mapper, mapper->extension, ".boardpack", known);
	for (size_t i = 0; copied[i]; i++)
		copy(mapper, copied[i]);
	if (!foreign_part(mapper->extension, "write"))
		foreign_missing(mapper, "write");
	if (!foreign_part(mapper->extension, "pitfalls"))
		foreign_missing(mapper, "pitfalls");
	if (!foreign_part(mapper->extension, "example") && mapper->kind == ITEM_TEXT)
		foreign_missing(mapper, "example");
}

/* Where it stands in the pack: as the file says, else where the item of the same id stands, else at the end. */
static void map_place(struct mapper *mapper)
{
	struct buf order = BUF_EMPTY;

	if (foreign_part(mapper->extension, "group"))
		copy(mapper, "group");
	else
		foreign_put(mapper, mapper->definition, "group", mapper->own ? mapper->own->group : STR("Imported"),
			    NULL);
	buf_printf(&order, "%zu", mapper->own ? mapper->own->order : FIRST_ORDER + mapper->out->items.n);
	if (foreign_part(mapper->extension, "order"))
		copy(mapper, "order");
	else
		foreign_put(mapper, mapper->definition, "order", buf_str(&order), NULL);
	buf_release(&order);
}

/* Other programs may look an item up by these; we go by the id alone, and what differs from it is lost. */
static void check_names(struct mapper *mapper)
{
	static const char *const names[] = { "domain", "slug" };
	size_t point = str_find_char(mapper->id, '.', 0);

	for (size_t i = 0; i < COUNT_OF(names) && point != STR_NONE; i++) {
		const struct node *node = foreign_part(mapper->kpi, names[i]);
		struct str said = str_trim(node_text(node));
		struct str is =
			i ? str_sub(mapper->id, point + 1, mapper->id.n - point - 1) : str_sub(mapper->id, 0, point);
		char suffix[16];

		snprintf(suffix, sizeof(suffix), ".%s", names[i]);
		if (said.n && !str_eq(said, is))
			foreign_note(mapper, node, suffix, "contradicts 'rogueId', which is taken: it says '%.*s'",
				     STR_FMT(is));
	}
}

static void map_item(struct mapper *mapper)
{
	static const char *const known[] = { "rogueId",
					     "slug",
					     "domain",
					     "defaultLabel",
					     "description",
					     "fieldType",
					     "unit",
					     "maturity",
					     "suggestedForStages",
					     "defaultOwningFunctions",
					     "stageRelevance",
					     "definitionSource",
					     "benchmark",
					     "formula",
					     "whyItMatters",
					     "interpretationGuidance",
					     "relatedKpiIds",
					     "metricBasis",
					     "calculationPolicy",
					     "boardpack",
					     NULL };
	struct str maturity = str_trim(node_text(foreign_part(mapper->kpi, "maturity")));

	foreign_keys(mapper, mapper->kpi, "", known);
	check_names(mapper);
	/* It is the same everywhere, and we keep none. */
	if (maturity.n && !str_is(maturity, "general"))
		foreign_note(mapper, node_get(mapper->kpi, "maturity"), ".maturity", "boardpack keeps no maturity");
	foreign_put(mapper, mapper->definition, "label",
		    foreign_text(mapper, mapper->kpi, "defaultLabel", ".defaultLabel"),
		    foreign_part(mapper->kpi, "defaultLabel"));
	foreign_kind(mapper);
	map_place(mapper);
	map_same_parts(mapper);
	foreign_stages(mapper);
	foreign_source(mapper);
	foreign_formula(mapper);
	foreign_benchmarks(mapper);
	foreign_basis(mapper);
	foreign_policy(mapper);
	foreign_related(mapper);
	map_extension(mapper);
	/* Our own exports say it themselves. */
	if (foreign_part(mapper->extension, "partial"))
		copy(mapper, "partial");
	else if (mapper->partial->count)
		node_add(&mapper->out->arena, mapper->definition, "partial", mapper->partial);
}

/* Without these, there is nothing to be made of it. */
static bool check_item(const struct node_tree *tree, const struct node *kpi, struct str id, struct error *error)
{
	if (kpi->kind != NODE_MAP)
		return node_error(tree, kpi, error, "a KPI is an object with 'rogueId' and 'defaultLabel'");
	if (id.n == 0)
		return node_error(tree, kpi, error, "a KPI without 'rogueId', such as \"sales.arr\"");
	if (str_is_blank(node_text(foreign_part(kpi, "defaultLabel"))))
		return node_error(tree, kpi, error, "KPI '%.*s' has no 'defaultLabel'", STR_FMT(id));
	return true;
}

static bool read_item(struct foreign *foreign, const struct node_tree *tree, const struct catalogue *known,
		      const struct node *kpi, struct str path, struct error *error)
{
	struct arena *arena = &foreign->arena;
	struct mapper mapper = { .out = foreign, .known = known, .kpi = kpi };
	const struct node *extension = foreign_part(kpi, "boardpack");

	mapper.path = arena_str(arena, path);
	mapper.id = read_id(arena, kpi);
	if (!check_item(tree, kpi, mapper.id, error))
		return false;
	if (extension && extension->kind != NODE_MAP)
		foreign_note(&mapper, extension, ".boardpack", "is no object");
	else
		mapper.extension = extension;
	mapper.own = known ? catalogue_find(known, mapper.id) : NULL;
	mapper.definition = node_new(arena, NODE_MAP, kpi);
	mapper.partial = node_new(arena, NODE_LIST, kpi);
	map_item(&mapper);
	vec_push(&foreign->items, ((struct foreign_item){ mapper.id, mapper.definition }));
	return true;
}

/* The list of KPIs, or the one; NULL when it is no such file. prefix is where they stand in it. */
static const struct node *find_items(const struct node *root, const char **prefix)
{
	static const char *const names[] = { "kpis", "kpi" };

	*prefix = "";
	if (!root || root->kind == NODE_SCALAR)
		return NULL;
	for (size_t i = 0; root->kind == NODE_MAP && i < COUNT_OF(names); i++) {
		const struct node *found = node_get(root, names[i]);

		if (!found)
			continue;
		*prefix = names[i];
		return found->kind == (i == 0 ? NODE_LIST : NODE_MAP) ? found : NULL;
	}
	return root->kind == NODE_LIST || node_get(root, "rogueId") || node_get(root, "slug") ? root : NULL;
}

static void read_envelope(struct foreign *foreign, const struct node *root, const struct node *items)
{
	static const char *const known[] = { "version", "releasedAt", "domain", "kpis", "kpi", NULL };
	struct mapper mapper = { .out = foreign, .kpi = root, .path = STR("") };

	if (items == root)
		return;
	foreign_keys(&mapper, root, "", known);
	foreign->version = arena_str(&foreign->arena, str_trim(node_text(foreign_part(root, "version"))));
	foreign->released = arena_str(&foreign->arena, str_trim(node_text(foreign_part(root, "releasedAt"))));
}

bool foreign_read(struct foreign *foreign, const struct node_tree *tree, const struct catalogue *known,
		  struct error *error)
{
	const char *prefix;
	const struct node *items = find_items(tree->root, &prefix);
	struct buf path = BUF_EMPTY;
	bool fine = true;
	size_t i = 0;

	foreign->name = arena_str(&foreign->arena, str_of(tree->name));
	if (!items)
		return node_error(tree, tree->root, error,
				  "no catalogue: it is an object with 'kpis' (a list) or 'kpi', or a list of KPIs");
	if (!collect_ids(foreign, tree, items, error))
		return false;
	read_envelope(foreign, tree->root, items);
	if (items->kind == NODE_MAP)
		return read_item(foreign, tree, known, items, str_of(prefix), error);
	node_each (kpi, items) {
		buf_clear(&path);
		buf_printf(&path, "%s[%zu]", prefix, i++);
		fine = read_item(foreign, tree, known, kpi, buf_str(&path), error) && fine;
	}
	buf_release(&path);
	return fine;
}

bool foreign_add(const struct foreign *foreign, struct catalogue *catalogue, struct error *error)
{
	struct node_tree tree;
	bool fine = true;

	node_tree_init(&tree, foreign->name.p);
	for (size_t i = 0; i < foreign->items.n; i++) {
		tree.root = foreign->items.v[i].definition;
		fine = catalogue_add(catalogue, foreign->items.v[i].id, &tree, error) && fine;
	}
	node_tree_release(&tree);
	return fine;
}
