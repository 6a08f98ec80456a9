/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "calc/period.h"
#include "catalogue/catalogue_load.h"

#define SHORT_LABEL_MAX 14

struct loader {
	struct arena *arena;
	const struct node_tree *tree;
	struct error *error;
	bool good;
};

/* Words are matched by their place in a table, which is the enumerator. */
static const char *const kind_words[] = { "number", "text", "table", NULL };
static const char *const better_words[] = { "neither", "higher", "lower", NULL };
static const char *const relevance_words[] = { "none", "recommended", "core", NULL };
static const char *const tier_words[] = { "editorial", "published", NULL };
static const char *const column_words[] = { "text", "name", "currency", "percent", "count", "date", "choice", NULL };
static const char *const need_words[] = { "no", "yes", NULL };
static const char *const time_words[] = { "point_in_time", "period_flow", "trailing_window", NULL };
static const char *const money_words[] = { "contracted_arr", "recognized_revenue", "cash", "bookings", NULL };
static const char *const cohort_words[] = { "closed_start_cohort", "all_active", NULL };
static const char *const date_words[] = { "go_live", "signed", "period_close", NULL };
static const char *const production_words[] = { "computed", "primary", NULL };

static void __attribute__((format(printf, 3, 4)))
fault(struct loader *loader, const struct node *node, const char *format, ...)
{
	struct buf what = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&what, format, args);
	va_end(args);
	loader->good = node_error(loader->tree, node, loader->error, "%s", what.p);
	buf_release(&what);
}

/* The value under key, of the kind wanted; NULL, with a fault, when it is of another or missing though needed. */
static const struct node *part(struct loader *loader, const struct node *map, const char *key, enum node_kind kind,
			       bool need)
{
	static const char *const shapes[] = { "a text", "a list", "a map" };
	const struct node *node = node_get(map, key);

	if (!node) {
		if (need)
			fault(loader, map, "no '%s'", key);
		return NULL;
	}
	if (node->kind != kind) {
		fault(loader, node, "'%s' must be %s, not %s", key, shapes[kind], shapes[node->kind]);
		return NULL;
	}
	return node;
}

static void check_keys(struct loader *loader, const struct node *map, const char *const *known)
{
	if (!node_check_keys(loader->tree, map, known, loader->error))
		loader->good = false;
}

static struct str load_text(struct loader *loader, const struct node *map, const char *key, bool need)
{
	const struct node *node = part(loader, map, key, NODE_SCALAR, need);

	if (!node)
		return STR("");
	if (str_is_blank(node->text)) {
		fault(loader, node, "'%s' is empty", key);
		return STR("");
	}
	return arena_str(loader->arena, str_trim(node->text));
}

static int match_word(struct loader *loader, const struct node *node, const char *what, const char *const *words)
{
	struct buf known = BUF_EMPTY;

	for (int i = 0; words[i]; i++)
		if (node->kind == NODE_SCALAR && str_is(node->text, words[i]))
			return i;
	for (int i = 0; words[i]; i++)
		buf_printf(&known, "%s%s", i ? ", " : "", words[i]);
	fault(loader, node, "unknown %s '%.*s' (known: %s)", what, STR_FMT(node_text(node)), known.p);
	buf_release(&known);
	return -1;
}

/* The number of the word under key; 0, with a fault, when there is none though needed. */
static int load_word(struct loader *loader, const struct node *map, const char *key, const char *const *words,
		     bool need)
{
	const struct node *node = part(loader, map, key, NODE_SCALAR, need);
	int word = node ? match_word(loader, node, key, words) : 0;

	return word < 0 ? 0 : word;
}

static enum unit load_unit(struct loader *loader, const struct node *map)
{
	const struct node *node = part(loader, map, "unit", NODE_SCALAR, true);
	enum unit unit = UNIT_NONE;

	if (node && !unit_parse(node->text, &unit))
		fault(loader, node, "unknown unit '%.*s'", STR_FMT(node->text));
	return unit;
}

static struct str_list load_list(struct loader *loader, const struct node *map, const char *key, bool need)
{
	const struct node *list = part(loader, map, key, NODE_LIST, need);
	struct str_list out = { NULL, 0 };

	if (!list)
		return out;
	if (list->count == 0)
		fault(loader, list, "'%s' is empty", key);
	out.v = arena_alloc(loader->arena, list->count * sizeof(*out.v));
	node_each (child, list) {
		if (child->kind != NODE_SCALAR || str_is_blank(child->text))
			fault(loader, child, "'%s' is a list of texts", key);
		else
			out.v[out.n++] = arena_str(loader->arena, str_trim(child->text));
	}
	return out;
}

/* A plain decimal, as a definition writes one. */
static double load_decimal(struct loader *loader, const struct node *map, const char *key)
{
	const struct node *node = part(loader, map, key, NODE_SCALAR, true);
	struct quantity quantity = { .value = 0 };

	if (node && quantity_read(node->text, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &quantity) != QUANTITY_READ)
		fault(loader, node, "'%s' is no number", key);
	return quantity.value;
}

static void load_stages(struct loader *loader, const struct node *root, struct item *item)
{
	const struct node *map = part(loader, root, "stages", NODE_MAP, true);
	enum stage stage;

	if (map && map->count == 0)
		fault(loader, map, "'stages' is empty: no company would ever be asked");
	node_each (child, map) {
		if (!stage_parse(child->key->text, &stage)) {
			fault(loader, child->key, "unknown stage '%.*s'", STR_FMT(child->key->text));
			continue;
		}
		/* "none" is said by leaving the stage out: one way to say it. */
		int word = match_word(loader, child, "relevance", relevance_words + 1);

		item->stages[stage] = word < 0 ? RELEVANCE_NONE : (enum relevance)(word + 1);
	}
}

static void load_source(struct loader *loader, const struct node *root, struct item *item)
{
	static const char *const keys[] = { "tier", "name", "section", "date", "url", "notice", NULL };
	const struct node *map = part(loader, root, "source", NODE_MAP, true);
	struct date date;

	if (!map)
		return;
	check_keys(loader, map, keys);
	item->source.tier = (enum tier)load_word(loader, map, "tier", tier_words, true);
	item->source.name = load_text(loader, map, "name", true);
	item->source.section = load_text(loader, map, "section", false);
	item->source.date = load_text(loader, map, "date", true);
	item->source.url = load_text(loader, map, "url", false);
	item->source.notice = load_text(loader, map, "notice", false);
	if (item->source.date.n && !date_parse(item->source.date, &date))
		fault(loader, node_get(map, "date"), "'%s' is no day such as 2026-11-01", item->source.date.p);
}

static void load_formula(struct loader *loader, const struct node *root, struct item *item)
{
	static const char *const keys[] = { "text", "expr", NULL };
	const struct node *map = part(loader, root, "formula", NODE_MAP, item->kind == ITEM_NUMBER), *expr;

	if (!map)
		return;
	check_keys(loader, map, keys);
	item->formula = load_text(loader, map, "text", true);
	item->formula_expr = load_text(loader, map, "expr", false);
	expr = node_get(map, "expr");
	if (!expr)
		return;
	item->formula_line = expr->line;
	item->formula_column = expr->column;
	if (item->kind != ITEM_NUMBER)
		fault(loader, expr, "only a number has a formula to compute");
}

static void load_benchmark(struct loader *loader, const struct node *node, struct benchmark *out)
{
	static const char *const keys[] = { "p25", "median", "p75", "unit", "scope", "source", "year", NULL };
	bool good = loader->good;

	if (node->kind != NODE_MAP) {
		fault(loader, node, "a benchmark is a map");
		return;
	}
	loader->good = true;
	check_keys(loader, node, keys);
	out->p25 = load_decimal(loader, node, "p25");
	out->median = load_decimal(loader, node, "median");
	out->p75 = load_decimal(loader, node, "p75");
	out->unit = load_unit(loader, node);
	out->scope = load_text(loader, node, "scope", true);
	out->source = load_text(loader, node, "source", true);
	out->year = load_text(loader, node, "year", true);
	/* Figures that could not be read have been complained of. */
	if (loader->good && !(out->p25 < out->median && out->median < out->p75))
		fault(loader, node, "percentiles out of order: p25 < median < p75, whichever direction is good");
	loader->good = loader->good && good;
}

static void load_benchmarks(struct loader *loader, const struct node *root, struct item *item)
{
	const struct node *list = part(loader, root, "benchmarks", NODE_LIST, false);

	if (!list)
		return;
	item->benchmarks = arena_alloc(loader->arena, (list->count + 1) * sizeof(*item->benchmarks));
	node_each (child, list)
		load_benchmark(loader, child, &item->benchmarks[item->benchmark_count++]);
}

static struct str load_axis(struct loader *loader, const struct node *map, const char *key, const char *const *words,
			    bool need)
{
	load_word(loader, map, key, words, need);
	return arena_str(loader->arena, node_text(node_get(map, key)));
}

static void load_basis(struct loader *loader, const struct node *root, struct item *item)
{
	static const char *const keys[] = { "time", "money", "cohort", "date", "production", NULL };
	const struct node *map = part(loader, root, "basis", NODE_MAP, true);

	if (!map)
		return;
	check_keys(loader, map, keys);
	item->basis.time = load_axis(loader, map, "time", time_words, true);
	item->basis.money = load_axis(loader, map, "money", money_words, false);
	item->basis.cohort = load_axis(loader, map, "cohort", cohort_words, false);
	item->basis.date = load_axis(loader, map, "date", date_words, false);
	item->basis.production = load_axis(loader, map, "production", production_words, true);
}

static bool is_name(struct str text)
{
	if (text.n == 0 || text.p[0] < 'a' || text.p[0] > 'z')
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (!(text.p[i] >= 'a' && text.p[i] <= 'z') && !(text.p[i] >= '0' && text.p[i] <= '9') &&
		    text.p[i] != '_')
			return false;
	return true;
}

static void load_column(struct loader *loader, const struct node *node, struct item *item)
{
	static const char *const keys[] = { "id", "label", "type", "need", "choices", NULL };
	struct column *column = &item->columns[item->column_count];

	if (node->kind != NODE_MAP) {
		fault(loader, node, "a column is a map");
		return;
	}
	check_keys(loader, node, keys);
	column->id = load_text(loader, node, "id", true);
	column->label = load_text(loader, node, "label", true);
	column->type = (enum column_type)load_word(loader, node, "type", column_words, true);
	column->need = load_word(loader, node, "need", need_words, false) == 1;
	if (column->id.n && !is_name(column->id))
		fault(loader, node_get(node, "id"), "column '%s' is no name of a-z, 0-9 and _", column->id.p);
	if (str_is(column->id, "serial"))
		fault(loader, node_get(node, "id"), "no column may be called 'serial': rows carry one already");
	if (item_column(item, column->id))
		fault(loader, node_get(node, "id"), "column '%s' is there twice", column->id.p);
	if (column->type == COLUMN_CHOICE)
		column->choices = load_list(loader, node, "choices", true);
	else if (node_get(node, "choices"))
		fault(loader, node_get(node, "choices"), "only a column of type choice has choices");
	item->column_count++;
}

static void load_columns(struct loader *loader, const struct node *root, struct item *item)
{
	const struct node *list = part(loader, root, "columns", NODE_LIST, true);

	if (!list)
		return;
	if (list->count == 0)
		fault(loader, list, "'columns' is empty");
	item->columns = arena_alloc(loader->arena, (list->count + 1) * sizeof(*item->columns));
	node_each (child, list)
		load_column(loader, child, item);
}

static void load_related(struct loader *loader, const struct node *root, struct item *item)
{
	const struct node *list = node_get(root, "related");

	if (!list)
		return;
	item->related = load_list(loader, root, "related", false);
	item->related_line = list->line;
	item->related_column = list->column;
	node_each (child, list)
		if (str_eq(node_text(child), item->id))
			fault(loader, child, "an item is not related to itself");
}

static void load_id(struct loader *loader, struct str id, struct item *item)
{
	size_t dot = str_find_char(id, '.', 0);

	item->id = arena_str(loader->arena, id);
	if (dot == STR_NONE || !is_name(str_sub(id, 0, dot)) || !is_name(str_sub(id, dot + 1, id.n - dot - 1))) {
		fault(loader, loader->tree->root, "item id '%s' is not <domain>.<name> of a-z, 0-9 and _", item->id.p);
		return;
	}
	item->domain = arena_str(loader->arena, str_sub(id, 0, dot));
	item->slug = arena_str(loader->arena, str_sub(id, dot + 1, id.n - dot - 1));
}

static void load_labels(struct loader *loader, const struct node *root, struct item *item)
{
	const struct node *order = part(loader, root, "order", NODE_SCALAR, true);

	item->label = load_text(loader, root, "label", true);
	item->short_label = load_text(loader, root, "short", false);
	if (text_columns(item->short_label) > SHORT_LABEL_MAX)
		fault(loader, node_get(root, "short"), "'short' is longer than %d columns", SHORT_LABEL_MAX);
	if (item->short_label.n == 0)
		item->short_label = item->label;
	item->group = load_text(loader, root, "group", true);
	if (order && !str_to_size(order->text, &item->order))
		fault(loader, order, "'order' is no whole number");
	item->is_carried = load_word(loader, root, "carried", need_words, false) == 1;
	item->owners = load_list(loader, root, "owners", true);
}

static void load_guidance(struct loader *loader, const struct node *root, struct item *item)
{
	item->what = load_text(loader, root, "what", true);
	item->why = load_text(loader, root, "why", true);
	item->read = load_text(loader, root, "read", true);
	item->write = load_text(loader, root, "write", true);
	item->pitfalls = load_list(loader, root, "pitfalls", true);
	item->example = load_text(loader, root, "example", false);
}

/* Parts that one kind has and the others must not. */
static void load_kind_parts(struct loader *loader, const struct node *root, struct item *item)
{
	static const struct {
		const char *key;
		enum item_kind kind;
	} only[] = { { "unit", ITEM_NUMBER },  { "better", ITEM_NUMBER }, { "benchmarks", ITEM_NUMBER },
		     { "basis", ITEM_NUMBER }, { "columns", ITEM_TABLE }, { "example", ITEM_TEXT } };

	for (size_t i = 0; i < COUNT_OF(only); i++)
		if (item->kind != only[i].kind && node_get(root, only[i].key))
			fault(loader, node_get(root, only[i].key), "a %s has no '%s'", kind_words[item->kind],
			      only[i].key);
	if (item->kind == ITEM_NUMBER) {
		item->unit = load_unit(loader, root);
		item->better = (enum item_better)load_word(loader, root, "better", better_words, true);
		load_benchmarks(loader, root, item);
		load_basis(loader, root, item);
	}
	if (item->kind == ITEM_TABLE)
		load_columns(loader, root, item);
	if (item->kind == ITEM_TEXT)
		part(loader, root, "example", NODE_SCALAR, true);
}

struct item *catalogue_load(struct arena *arena, struct str id, const struct node_tree *tree, struct error *error)
{
	static const char *const keys[] = { "label",   "short",   "kind",    "unit",     "better",     "group",
					    "order",   "stages",  "owners",  "source",   "formula",    "what",
					    "why",     "read",    "write",   "pitfalls", "benchmarks", "basis",
					    "columns", "related", "example", "carried",  NULL };
	struct loader loader = { arena, tree, error, true };
	const struct node *root = tree->root, *node;
	int kind;
	struct item *item = arena_alloc(arena, sizeof(*item));

	if (!root || root->kind != NODE_MAP) {
		fault(&loader, root, "an item is a map of keys such as 'label' and 'kind'");
		return NULL;
	}
	check_keys(&loader, root, keys);
	load_id(&loader, id, item);
	item->file = arena_str(arena, str_of(tree->name));
	item->line = root->line;
	node = part(&loader, root, "kind", NODE_SCALAR, true);
	kind = node ? match_word(&loader, node, "kind", kind_words) : -1;
	item->kind = kind < 0 ? ITEM_TEXT : (enum item_kind)kind;
	load_labels(&loader, root, item);
	load_stages(&loader, root, item);
	load_source(&loader, root, item);
	load_formula(&loader, root, item);
	/* Of an unknown kind nobody can say what is missing. */
	if (kind >= 0)
		load_kind_parts(&loader, root, item);
	load_guidance(&loader, root, item);
	load_related(&loader, root, item);
	return loader.good ? item : NULL;
}
