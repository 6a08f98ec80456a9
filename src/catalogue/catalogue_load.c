/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "calc/period.h"
#include "catalogue/catalogue_load.h"
#include "catalogue/words.h"

#define SHORT_LABEL_MAX 14
#define HINT_MAX        76
#define QUESTIONS_MAX   3

/* A definition that names a part as not written yet may do without it. */
static bool needs(const struct item *item, const char *part)
{
	return !item_is_partial(item, part);
}

static void load_partial(struct reader *reader, const struct node *root, struct item *item)
{
	const struct node *list = node_get(root, "partial");

	if (!list)
		return;
	item->partial = reader_list(reader, root, "partial", false);
	node_each (child, list) {
		int part = reader_match(reader, child, "part", words_partial);
		/* Of a source or a basis, some may be known. */
		bool may_be_there = part >= 0 && (strcmp(words_partial[part], "source") == 0 ||
						  strcmp(words_partial[part], "basis") == 0);

		if (part >= 0 && !may_be_there && node_get(root, words_partial[part]))
			reader_fault(reader, child, "'%s' is called partial, and is there", words_partial[part]);
	}
}

static void load_stages(struct reader *reader, const struct node *root, struct item *item)
{
	const struct node *map = reader_part(reader, root, "stages", NODE_MAP, needs(item, "stages"));
	enum stage stage;

	if (map && map->count == 0)
		reader_fault(reader, map, "'stages' is empty: no company would ever be asked");
	node_each (child, map) {
		if (!stage_parse(child->key->text, &stage)) {
			reader_fault(reader, child->key, "unknown stage '%.*s'", STR_FMT(child->key->text));
			continue;
		}
		/* "none" is said by leaving the stage out: one way to say it. */
		int word = reader_match(reader, child, "relevance", words_relevance + 1);

		item->stages[stage] = word < 0 ? RELEVANCE_NONE : (enum relevance)(word + 1);
	}
}

static void load_source(struct reader *reader, const struct node *root, struct item *item)
{
	static const char *const keys[] = { "tier", "name", "section", "date", "url", "notice", NULL };
	const struct node *map = reader_part(reader, root, "source", NODE_MAP, needs(item, "source"));
	struct date date;

	if (!map)
		return;
	reader_keys(reader, map, keys);
	item->source.tier = (enum tier)reader_word(reader, map, "tier", words_tier, needs(item, "source"));
	item->source.name = reader_text(reader, map, "name", needs(item, "source"));
	item->source.section = reader_text(reader, map, "section", false);
	item->source.date = reader_text(reader, map, "date", needs(item, "source"));
	item->source.url = reader_text(reader, map, "url", false);
	item->source.notice = reader_text(reader, map, "notice", false);
	if (item->source.date.n && !date_parse(item->source.date, &date))
		reader_fault(reader, node_get(map, "date"), "'%s' is no day such as 2026-11-01", item->source.date.p);
}

static struct str load_axis(struct reader *reader, const struct node *map, const char *key, const char *const *words,
			    bool need)
{
	reader_word(reader, map, key, words, need);
	return reader_keep(reader, node_text(node_get(map, key)));
}

static void load_basis(struct reader *reader, const struct node *root, struct item *item)
{
	static const char *const keys[] = { "time", "money", "cohort", "date", "production", NULL };
	const struct node *map = reader_part(reader, root, "basis", NODE_MAP, needs(item, "basis"));

	if (!map)
		return;
	reader_keys(reader, map, keys);
	item->basis.time = load_axis(reader, map, "time", words_time, needs(item, "basis"));
	item->basis.money = load_axis(reader, map, "money", words_money, false);
	item->basis.cohort = load_axis(reader, map, "cohort", words_cohort, false);
	item->basis.date = load_axis(reader, map, "date", words_date, false);
	item->basis.production = load_axis(reader, map, "production", words_production, needs(item, "basis"));
}

static void load_related(struct reader *reader, const struct node *root, struct item *item)
{
	const struct node *list = node_get(root, "related");

	if (!list)
		return;
	item->related = reader_list(reader, root, "related", false);
	item->related_place = reader_place(list);
	node_each (child, list)
		if (str_eq(node_text(child), item->id))
			reader_fault(reader, child, "an item is not related to itself");
}

static void load_id(struct reader *reader, struct str id, struct item *item)
{
	size_t dot = str_find_char(id, '.', 0);

	item->id = arena_str(reader->arena, id);
	if (dot == STR_NONE || !reader_is_name(str_sub(id, 0, dot)) ||
	    !reader_is_name(str_sub(id, dot + 1, id.n - dot - 1))) {
		reader_fault(reader, reader->tree->root, "item id '%s' is not <domain>.<name> of a-z, 0-9 and _",
			     item->id.p);
		return;
	}
	item->domain = arena_str(reader->arena, str_sub(id, 0, dot));
	item->slug = arena_str(reader->arena, str_sub(id, dot + 1, id.n - dot - 1));
}

static void load_labels(struct reader *reader, const struct node *root, struct item *item)
{
	const struct node *order = reader_part(reader, root, "order", NODE_SCALAR, true);

	item->label = reader_text(reader, root, "label", true);
	item->short_label = reader_text(reader, root, "short", false);
	if (text_columns(item->short_label) > SHORT_LABEL_MAX)
		reader_fault(reader, node_get(root, "short"), "'short' is longer than %d columns", SHORT_LABEL_MAX);
	if (item->short_label.n == 0)
		item->short_label = item->label;
	item->group = reader_text(reader, root, "group", true);
	if (order && !str_to_size(order->text, &item->order))
		reader_fault(reader, order, "'order' is no whole number");
	item->is_carried = reader_word(reader, root, "carried", words_yes, false) == 1;
	item->owners = reader_list(reader, root, "owners", needs(item, "owners"));
}

static void load_policy(struct reader *reader, const struct node *root, struct item *item)
{
	static const char *const keys[] = { "includes", "excludes", "edge_cases", "miscomputed", "checks", NULL };
	const struct node *map = reader_part(reader, root, "policy", NODE_MAP, false);

	if (!map)
		return;
	reader_keys(reader, map, keys);
	if (map->count == 0)
		reader_fault(reader, map, "'policy' is empty");
	item->policy.includes = reader_list(reader, map, "includes", false);
	item->policy.excludes = reader_list(reader, map, "excludes", false);
	item->policy.edge_cases = reader_list(reader, map, "edge_cases", false);
	item->policy.miscomputed = reader_list(reader, map, "miscomputed", false);
	item->policy.checks = reader_list(reader, map, "checks", false);
	if (item->kind != ITEM_NUMBER && node_get(map, "miscomputed"))
		reader_fault(reader, node_get(map, "miscomputed"), "only a number can be computed wrongly");
}

const char *const catalogue_late_keys[] = { "hint",     "what",    "why",       "read",       "write",
					    "pitfalls", "policy",  "questions", "benchmarks", "basis",
					    "worked",   "example", "weak",      "related",    NULL };

static void load_guidance(struct reader *reader, const struct node *root, struct item *item)
{
	item->hint = reader_text(reader, root, "hint", false);
	if (text_columns(item->hint) > HINT_MAX || str_find_char(item->hint, '\n', 0) != STR_NONE)
		reader_fault(reader, node_get(root, "hint"), "'hint' is longer than one line of %d columns", HINT_MAX);
	item->what = reader_text(reader, root, "what", needs(item, "what"));
	item->why = reader_text(reader, root, "why", needs(item, "why"));
	item->read = reader_text(reader, root, "read", needs(item, "read"));
	item->write = reader_text(reader, root, "write", needs(item, "write"));
	item->pitfalls = reader_list(reader, root, "pitfalls", needs(item, "pitfalls"));
	item->questions = reader_list(reader, root, "questions", false);
	if (item->questions.n > QUESTIONS_MAX)
		reader_fault(reader, node_get(root, "questions"), "'questions' holds more than %d", QUESTIONS_MAX);
	item->example = reader_text(reader, root, "example", item->kind == ITEM_TEXT && needs(item, "example"));
	item->weak = reader_text(reader, root, "weak", false);
	load_policy(reader, root, item);
}

/* Parts that one kind has and the others must not. */
static void check_kind_parts(struct reader *reader, const struct node *root, struct item *item)
{
	static const struct {
		const char *key;
		enum item_kind kind;
	} only[] = { { "unit", ITEM_NUMBER },  { "better", ITEM_NUMBER }, { "benchmarks", ITEM_NUMBER },
		     { "basis", ITEM_NUMBER }, { "worked", ITEM_NUMBER }, { "columns", ITEM_TABLE } };

	for (size_t i = 0; i < COUNT_OF(only); i++)
		if (item->kind != only[i].kind && node_get(root, only[i].key))
			reader_fault(reader, node_get(root, only[i].key), "a %s has no '%s'", words_kind[item->kind],
				     only[i].key);
}

/* Of those, what an item is reckoned by. */
static void load_kind_parts(struct reader *reader, const struct node *root, struct item *item)
{
	check_kind_parts(reader, root, item);
	if (item->kind == ITEM_NUMBER) {
		item->unit = reader_unit(reader, root);
		item->better = (enum item_better)reader_word(reader, root, "better", words_better, true);
	}
	if (item->kind == ITEM_TABLE)
		catalogue_load_columns(reader, root, item);
}

static const char *const keys[] = { "label",     "short",   "kind",    "unit",     "better",     "group",
				    "order",     "stages",  "owners",  "source",   "formula",    "what",
				    "why",       "read",    "write",   "pitfalls", "benchmarks", "basis",
				    "columns",   "related", "example", "carried",  "hint",       "worked",
				    "questions", "weak",    "policy",  "partial",  NULL };

static bool is_map(struct reader *reader)
{
	const struct node *root = reader->tree->root;

	if (!root || root->kind != NODE_MAP)
		reader_fault(reader, root, "an item is a map of keys such as 'label' and 'kind'");
	return reader->good;
}

/* What an item is reckoned and found by. NULL when the tree is no map. */
static struct item *load_head(struct reader *reader, struct str id)
{
	const struct node *root = reader->tree->root, *node;
	struct item *item;
	int kind;

	if (!is_map(reader))
		return NULL;
	item = arena_alloc(reader->arena, sizeof(*item));
	reader_keys(reader, root, keys);
	load_id(reader, id, item);
	item->file = arena_str(reader->arena, str_of(reader->tree->name));
	item->line = root->line;
	node = reader_part(reader, root, "kind", NODE_SCALAR, true);
	kind = node ? reader_match(reader, node, "kind", words_kind) : -1;
	item->kind = kind < 0 ? ITEM_TEXT : (enum item_kind)kind;
	load_partial(reader, root, item);
	load_labels(reader, root, item);
	load_stages(reader, root, item);
	load_source(reader, root, item);
	catalogue_load_formula(reader, root, item);
	/* Of an unknown kind nobody can say what is missing. */
	if (kind >= 0)
		load_kind_parts(reader, root, item);
	else
		item->kind = ITEM_TABLE;
	return item;
}

static void load_rest(struct reader *reader, const struct node *root, struct item *item)
{
	if (item->kind == ITEM_NUMBER) {
		catalogue_load_benchmarks(reader, root, item);
		load_basis(reader, root, item);
		catalogue_load_worked(reader, root, item);
	}
	load_guidance(reader, root, item);
	load_related(reader, root, item);
}

struct item *catalogue_load(struct arena *arena, struct str id, const struct node_tree *tree, struct error *error)
{
	struct reader reader = { arena, tree, error, true };
	struct item *item = load_head(&reader, id);

	if (item)
		load_rest(&reader, tree->root, item);
	return reader.good ? item : NULL;
}

struct item *catalogue_load_head(struct arena *arena, struct str id, const struct node_tree *tree, struct error *error)
{
	struct reader reader = { arena, tree, error, true };
	struct item *item = load_head(&reader, id);

	if (item)
		item->is_cut = true;
	return reader.good ? item : NULL;
}

bool catalogue_load_rest(struct arena *arena, struct item *item, const struct node_tree *tree, struct error *error)
{
	struct reader reader = { arena, tree, error, true };

	if (!is_map(&reader))
		return false;
	reader_keys(&reader, tree->root, keys);
	load_partial(&reader, tree->root, item);
	check_kind_parts(&reader, tree->root, item);
	load_rest(&reader, tree->root, item);
	return reader.good;
}
