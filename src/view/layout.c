/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/layout.h"

#include "catalogue/reader.h"

#define HISTORY_MAX  12
#define SECTIONS_MAX 200 /* a section may repeat another, and each repeats its tables and charts */
#define TRENDS_MAX   200 /* of all sections */

/* In the order of enum layout_part. */
static const char *const part_words[] = { "cover",     "decisions",   "kpis",  "variance", "bridge",
					  "expansion", "cash",        "items", "actions",  "resolutions",
					  "rest",      "conventions", NULL };

/* In the order of enum layout_appendix. */
static const char *const appendix_words[] = { "definitions", "changes", "benchmarks", "variance", "bridge",
					      "ties",        "version", "checks",     "glossary", NULL };

void layout_init(struct layout *layout)
{
	*layout = (struct layout){ .history = 4 };
	arena_init(&layout->arena);
}

void layout_release(struct layout *layout)
{
	arena_release(&layout->arena);
	*layout = (struct layout){ .history = 0 };
}

static bool is_domain(const struct catalogue *catalogue, struct str id)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (str_eq(catalogue->items.v[i]->domain, id))
			return true;
	return false;
}

/* Ids under key, each of an item of the catalogue or, where with_domains, a domain. */
static struct str_list load_ids(struct reader *reader, const struct catalogue *catalogue, const struct node *map,
				const char *key, bool with_domains)
{
	struct str_list list = reader_list(reader, map, key, false);

	node_each (child, list.n ? node_get(map, key) : NULL) {
		struct str id = str_trim(node_text(child));
		const struct item *item = catalogue_find(catalogue, id);
		bool is_known =
			item ? with_domains || item->kind == ITEM_NUMBER : with_domains && is_domain(catalogue, id);

		if (id.n && !is_known)
			reader_fault(reader, child, "%s: '%.*s' is no %s", key, STR_FMT(id),
				     with_domains ? "item or domain of the catalogue" : "number of the catalogue");
	}
	return list;
}

static void load_appendices(struct reader *reader, const struct node *map, bool *has, bool *appendices)
{
	const struct node *list = reader_part(reader, map, "appendices", NODE_LIST, false);

	*has = list != NULL;
	node_each (child, list) {
		int which = reader_match(reader, child, "appendix", appendix_words);

		if (which >= 0)
			appendices[which] = true;
	}
}

static void load_audience(struct reader *reader, const struct catalogue *catalogue, const struct node *map,
			  struct layout_audience *audience)
{
	static const char *const sight[] = { "no", "yes", NULL };
	static const char *const keys[] = { "without", "waived", "appendices", NULL };

	audience->name = reader_keep(reader, map->key->text);
	if (map->kind != NODE_MAP) {
		reader_fault(reader, map, "audience '%.*s' is a map with 'without', 'waived' and 'appendices'",
			     STR_FMT(audience->name));
		return;
	}
	reader_keys(reader, map, keys);
	audience->without = load_ids(reader, catalogue, map, "without", true);
	audience->sees_waived = reader_word(reader, map, "waived", sight, false) == 1;
	load_appendices(reader, map, &audience->has_appendices, audience->appendices);
}

static void load_audiences(struct reader *reader, const struct catalogue *catalogue, const struct node *root,
			   struct layout *layout)
{
	const struct node *map = reader_part(reader, root, "audiences", NODE_MAP, true);

	if (!map)
		return;
	layout->audiences = arena_alloc(reader->arena, (map->count + 1) * sizeof(*layout->audiences));
	node_each (child, map)
		load_audience(reader, catalogue, child, &layout->audiences[layout->audience_count++]);
}

/* An audience is known before the sections that are for it. */
static struct str_list load_for(struct reader *reader, const struct node *map, const struct layout *layout)
{
	struct str_list list = reader_list(reader, map, "for", false);

	node_each (child, list.n ? node_get(map, "for") : NULL) {
		struct str name = str_trim(node_text(child));

		if (name.n && !layout_audience(layout, name))
			reader_fault(reader, child, "for: '%.*s' is none of the audiences", STR_FMT(name));
	}
	return list;
}

static void load_section(struct reader *reader, const struct catalogue *catalogue, const struct node *map,
			 const struct layout *layout, struct layout_section *section)
{
	static const char *const keys[] = { "part", "heading", "items", "trends", "for", "page", NULL };
	static const char *const page_words[] = { "same", "new", NULL };

	if (map->kind != NODE_MAP) {
		reader_fault(reader, map, "a section is a map with 'part'");
		return;
	}
	reader_keys(reader, map, keys);
	section->part = (enum layout_part)reader_word(reader, map, "part", part_words, true);
	section->heading = reader_text(reader, map, "heading", section->part == LAYOUT_ITEMS);
	section->items = load_ids(reader, catalogue, map, "items", true);
	section->trends = load_ids(reader, catalogue, map, "trends", false);
	section->audiences = load_for(reader, map, layout);
	section->starts_page = reader_word(reader, map, "page", page_words, false) == 1;
}

static void load_sections(struct reader *reader, const struct catalogue *catalogue, const struct node *root,
			  struct layout *layout)
{
	const struct node *list = reader_part(reader, root, "sections", NODE_LIST, true);
	size_t trends = 0;

	if (!list)
		return;
	if (list->count > SECTIONS_MAX) {
		reader_fault(reader, list, "%zu sections, and a layout has %d at most", list->count, SECTIONS_MAX);
		return;
	}
	layout->sections = arena_alloc(reader->arena, (list->count + 1) * sizeof(*layout->sections));
	node_each (child, list) {
		struct layout_section *section = &layout->sections[layout->section_count++];

		load_section(reader, catalogue, child, layout, section);
		trends += section->trends.n;
		if (trends > TRENDS_MAX) {
			reader_fault(reader, child, "more than %d trends: a layout draws no more", TRENDS_MAX);
			return;
		}
	}
}

bool layout_load(struct layout *layout, const struct catalogue *catalogue, struct str id, const struct node_tree *tree,
		 struct error *error)
{
	static const char *const keys[] = { "label", "kpis", "history", "audiences", "sections", "appendices", NULL };
	struct reader reader = { &layout->arena, tree, error, true };
	bool has_appendices;

	if (!tree->root || tree->root->kind != NODE_MAP)
		return node_error(tree, tree->root, error, "a layout is a map of keys such as 'label' and 'sections'");
	reader_keys(&reader, tree->root, keys);
	layout->id = arena_str(&layout->arena, id);
	layout->label = reader_text(&reader, tree->root, "label", true);
	layout->kpis = load_ids(&reader, catalogue, tree->root, "kpis", false);
	reader_size(&reader, tree->root, "history", false, 1, HISTORY_MAX, &layout->history);
	load_audiences(&reader, catalogue, tree->root, layout);
	load_sections(&reader, catalogue, tree->root, layout);
	load_appendices(&reader, tree->root, &has_appendices, layout->appendices);
	return reader.good;
}

const struct layout_audience *layout_audience(const struct layout *layout, struct str name)
{
	for (size_t i = 0; i < layout->audience_count; i++)
		if (str_eq(layout->audiences[i].name, name))
			return &layout->audiences[i];
	return NULL;
}

/* Does one of the ids or domains name the item? */
static bool names(const struct str_list *list, const struct item *item)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], item->id) || str_eq(list->v[i], item->domain))
			return true;
	return false;
}

bool layout_shows(const struct layout_audience *audience, const struct item *item)
{
	return !audience || !names(&audience->without, item);
}

bool layout_section_is_for(const struct layout_section *section, const struct layout_audience *audience)
{
	if (section->audiences.n == 0 || !audience)
		return true;
	for (size_t i = 0; i < section->audiences.n; i++)
		if (str_eq(section->audiences.v[i], audience->name))
			return true;
	return false;
}

bool layout_read_appendices(struct str text, bool *appendices, struct error *error)
{
	struct str rest = text, part;

	for (int i = 0; i < LAYOUT_APPENDIX_COUNT; i++)
		appendices[i] = str_is(text, "all");
	if (str_is(text, "all") || str_is(text, "none"))
		return true;
	while (str_next_part(&rest, ',', &part)) {
		int which = 0;

		part = str_trim(part);
		while (which < LAYOUT_APPENDIX_COUNT && !str_is(part, appendix_words[which]))
			which++;
		if (which == LAYOUT_APPENDIX_COUNT)
			return error_set(error, "unknown appendix '%.*s'", STR_FMT(part));
		appendices[which] = true;
	}
	return true;
}
