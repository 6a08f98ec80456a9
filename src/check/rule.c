/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kind.h"
#include "check/message.h"
#include "check/pass.h"
#include "check/rule.h"

static const char *const common_keys[] = { "kind", "at",  "except", "level",  "message",     "why",
					   "fix",  "bad", "good",   "stages", "needs_prior", "family" };

void rule_set_init(struct rule_set *set)
{
	*set = (struct rule_set){ .rules = { NULL, 0, 0 } };
	arena_init(&set->arena);
	word_index_init(&set->words);
	label_set_init(&set->labels);
}

static void rule_release(struct rule *rule)
{
	if (rule->kind && rule->kind->release)
		rule->kind->release(rule);
	message_free(rule->filled);
	rule->filled = NULL;
}

void rule_set_release(struct rule_set *set)
{
	for (size_t i = 0; i < set->rules.n; i++)
		rule_release(set->rules.v[i]);
	for (size_t i = 0; i < set->trees.n; i++) {
		node_tree_release(set->trees.v[i]);
		free(set->trees.v[i]);
	}
	word_index_release(&set->words);
	label_set_release(&set->labels);
	vec_release(&set->rules);
	vec_release(&set->trees);
	arena_release(&set->arena);
	rule_set_init(set);
}

static bool check_keys(const struct kind *kind, const struct node_tree *tree, struct error *error)
{
	VEC(const char *) keys = { NULL, 0, 0 };
	bool clean;

	for (size_t i = 0; i < COUNT_OF(common_keys); i++)
		vec_push(&keys, common_keys[i]);
	for (const char *const *key = kind->keys; *key; key++)
		vec_push(&keys, *key);
	vec_push(&keys, NULL);
	clean = node_check_keys(tree, tree->root, keys.v, error);
	vec_release(&keys);
	return clean;
}

static bool read_text(struct str *out, const char *key, const struct node_tree *tree, struct error *error)
{
	const struct node *node = node_get(tree->root, key);

	*out = str_trim(node_text(node));
	if (out->n == 0)
		return node_error(tree, node ? node : tree->root, error, "'%s' is missing or empty", key);
	return true;
}

static bool read_stages(struct rule *rule, const struct node_tree *tree, struct arena *arena, struct error *error)
{
	const struct node *node = node_get(tree->root, "stages");
	struct str_list names;

	for (size_t i = 0; i < STAGE_COUNT; i++)
		rule->stages[i] = !node;
	if (!kind_list(node, tree, arena, &names, error))
		return false;
	for (size_t i = 0; i < names.n; i++) {
		enum stage stage;

		if (!stage_parse(names.v[i], &stage))
			return node_error(tree, node, error, "unknown stage '%.*s'", STR_FMT(names.v[i]));
		rule->stages[stage] = true;
	}
	return true;
}

/* "sales.arr/actual" gives "sales.arr"; *field gets "actual", or nothing. */
static struct str split_at(struct str at, struct str *field)
{
	size_t slash = str_find_char(at, '/', 0);

	if (slash == STR_NONE) {
		*field = STR("");
		return at;
	}
	*field = str_sub(at, slash + 1, at.n - slash - 1);
	return str_sub(at, 0, slash);
}

bool rule_place_is(struct str glob, struct str id)
{
	if (glob.n && glob.p[glob.n - 1] == '*')
		return str_starts(id, str_sub(glob, 0, glob.n - 1));
	return str_eq(glob, id);
}

bool rule_names(const struct rule *rule, const struct item *item, struct str field)
{
	for (size_t i = 0; i < rule->at.n; i++) {
		const struct rule_place *place = &rule->places[i];

		if ((place->field.n == 0 || str_eq(place->field, field)) && rule_place_is(place->id, item->id))
			return true;
	}
	return false;
}

/* Marks the items that a place names; false when there are none. A rule is asked of its items at every keystroke. */
static bool mark(struct rule *rule, const struct catalogue *catalogue, struct str id, bool covers)
{
	const struct item *item = catalogue_find(catalogue, id);
	bool any = item != NULL;

	if (item)
		rule->covers[item->index] = covers;
	if (id.n == 0 || id.p[id.n - 1] != '*')
		return any;
	id.n--;
	for (size_t i = 0; i < catalogue->items.n; i++) {
		if (!str_starts(catalogue->items.v[i]->id, id))
			continue;
		rule->covers[i] = covers;
		any = true;
	}
	return any;
}

bool rule_place_exists(struct str place, const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (rule_place_is(place, catalogue->items.v[i]->id))
			return true;
	return false;
}

/* A rule at nothing would pass for ever; a misspelt id must not look like a clean pack. */
static bool read_places(struct rule *rule, const struct catalogue *catalogue, const struct node_tree *tree,
			struct arena *arena, struct error *error)
{
	struct rule_place *places;
	bool clean = true;

	if (rule->at.n == 0)
		return node_error(tree, tree->root, error, "'at' is missing or empty");
	rule->covers = arena_alloc(arena, catalogue->items.n * sizeof(*rule->covers));
	places = arena_alloc(arena, rule->at.n * sizeof(*places));
	for (size_t i = 0; i < rule->at.n + rule->except.n; i++) {
		bool first = i < rule->at.n;
		struct str place = first ? rule->at.v[i] : rule->except.v[i - rule->at.n];
		struct str field, id = split_at(place, &field);

		if (first)
			places[i] = (struct rule_place){ id, field };
		if (first && field.n)
			rule->places = places;
		if (!mark(rule, catalogue, id, first))
			clean = node_error(tree, node_get(tree->root, first ? "at" : "except"), error,
					   "no item '%.*s' in the catalogue", STR_FMT(id));
	}
	return clean;
}

static bool read_common(struct rule *rule, const struct catalogue *catalogue, const struct node_tree *tree,
			struct arena *arena, struct error *error)
{
	const struct node *level = node_get(tree->root, "level"), *prior = node_get(tree->root, "needs_prior");
	bool clean = read_text(&rule->message, "message", tree, error);

	clean = read_text(&rule->why, "why", tree, error) && clean;
	clean = read_text(&rule->fix, "fix", tree, error) && clean;
	if (!level_parse(node_text(level), &rule->level))
		clean = node_error(tree, level ? level : tree->root, error, "'level' must be error, warning or advice");
	if (prior && !str_is(node_text(prior), "yes"))
		clean = node_error(tree, prior, error, "'needs_prior' may only be yes");
	rule->needs_prior = prior != NULL;
	rule->family = str_trim(node_text(node_get(tree->root, "family")));
	rule->bad = node_get(tree->root, "bad");
	rule->good = node_get(tree->root, "good");
	if (!rule->bad || !rule->good)
		clean = node_error(tree, tree->root, error, "a rule needs a 'bad' and a 'good' example");
	clean = read_stages(rule, tree, arena, error) && clean;
	if (!kind_list(node_get(tree->root, "at"), tree, arena, &rule->at, error) ||
	    !kind_list(node_get(tree->root, "except"), tree, arena, &rule->except, error))
		return false;
	return read_places(rule, catalogue, tree, arena, error) && clean;
}

static bool read_message(struct rule *rule, const struct catalogue *catalogue, const struct node_tree *tree,
			 struct error *error)
{
	struct error inner = ERROR_NONE;
	bool units[UNIT_COUNT_OF];

	bound_units(rule, catalogue, units);
	rule->filled = message_compile(rule->message, rule->kind->words, units, catalogue, &inner);
	if (!rule->filled)
		node_error(tree, node_get(tree->root, "message"), error, "%s", error_text(&inner));
	error_release(&inner);
	return rule->filled != NULL;
}

static bool is_id(struct str id)
{
	for (size_t i = 0; i < id.n; i++)
		if ((id.p[i] < 'a' || id.p[i] > 'z') && (id.p[i] < '0' || id.p[i] > '9') && id.p[i] != '-')
			return false;
	return id.n > 0;
}

static bool compile(struct rule *rule, const struct catalogue *catalogue, const struct node_tree *tree,
		    struct arena *arena, struct error *error)
{
	const struct node *kind = node_get(tree->root, "kind");
	bool clean;

	if (!tree->root || tree->root->kind != NODE_MAP)
		return node_error(tree, tree->root, error, "a check file holds a map");
	if (!is_id(rule->id))
		return node_error(tree, NULL, error, "a check's name is lower-case words: '%.*s'", STR_FMT(rule->id));
	rule->kind = kind_find(node_text(kind));
	if (!rule->kind)
		return node_error(tree, kind ? kind : tree->root, error, "unknown kind '%.*s'",
				  STR_FMT(node_text(kind)));
	clean = check_keys(rule->kind, tree, error);
	if (!read_common(rule, catalogue, tree, arena, error))
		return false;
	if (rule->kind->compile)
		clean = rule->kind->compile(rule, tree->root, tree, catalogue, arena, error) && clean;
	return read_message(rule, catalogue, tree, error) && clean;
}

bool rule_set_add(struct rule_set *set, const struct catalogue *catalogue, struct str id, struct node_tree *tree,
		  struct error *error)
{
	struct rule *rule = arena_alloc(&set->arena, sizeof(*rule));

	vec_push(&set->trees, tree);
	set->catalogue = catalogue;
	rule->id = arena_str(&set->arena, id);
	rule->file = str_of(tree->name);
	if (!compile(rule, catalogue, tree, &set->arena, error)) {
		rule_release(rule);
		return false;
	}
	/* A company's own file of the same name replaces ours. */
	for (size_t i = 0; i < set->rules.n; i++) {
		if (str_eq(set->rules.v[i]->id, id)) {
			rule_release(set->rules.v[i]);
			set->rules.v[i] = rule;
			return true;
		}
	}
	vec_push(&set->rules, rule);
	return true;
}

static int by_id(const void *a, const void *b)
{
	const struct rule *const *x = a, *const *y = b;

	return str_cmp((*x)->id, (*y)->id);
}

void rule_set_finish(struct rule_set *set)
{
	if (set->rules.n)
		qsort(set->rules.v, set->rules.n, sizeof(*set->rules.v), by_id);
	word_index_release(&set->words);
	label_set_release(&set->labels);
	label_set_build(&set->labels, set->catalogue, &set->arena, &set->words);
	for (size_t i = 0; i < set->rules.n; i++)
		if (set->rules.v[i]->kind->collect)
			set->rules.v[i]->kind->collect(set->rules.v[i], &set->words);
	word_index_finish(&set->words);
}

const struct rule *rule_find(const struct rule_set *set, struct str id)
{
	for (size_t i = 0; i < set->rules.n; i++)
		if (str_eq(set->rules.v[i]->id, id))
			return set->rules.v[i];
	return NULL;
}
