/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_load.h"

static bool find_place(const struct catalogue *catalogue, struct str id, size_t *place)
{
	for (*place = 0; *place < catalogue->conventions.n; ++*place) {
		int order = str_cmp(catalogue->conventions.v[*place]->id, id);

		if (order >= 0)
			return order == 0;
	}
	return false;
}

const struct convention *catalogue_convention(const struct catalogue *catalogue, struct str id)
{
	size_t place;

	return find_place(catalogue, id, &place) ? catalogue->conventions.v[place] : NULL;
}

const struct convention_choice *catalogue_choice(const struct catalogue *catalogue, struct str id)
{
	const struct convention *convention = catalogue_convention(catalogue, id);

	return convention ? &convention->choices[convention->chosen] : NULL;
}

bool catalogue_is_better_positive(const struct catalogue *catalogue)
{
	const struct convention_choice *choice = catalogue_choice(catalogue, STR("favourable_sign"));

	return choice && str_is(choice->name, "better_positive");
}

/* The place of a choice by its name; choice_count when there is none. */
static size_t find_choice(const struct convention *convention, struct str name)
{
	size_t i = 0;

	while (i < convention->choice_count && !str_eq(convention->choices[i].name, name))
		i++;
	return i;
}

bool catalogue_choose(struct catalogue *catalogue, struct str id, struct str choice)
{
	struct convention *convention;
	size_t place, chosen;

	if (!find_place(catalogue, id, &place))
		return false;
	convention = catalogue->conventions.v[place];
	chosen = find_choice(convention, choice);
	if (chosen == convention->choice_count)
		return false;
	convention->chosen = chosen;
	convention->is_declared = true;
	return true;
}

bool convention_affects(const struct convention *convention, const struct item *item)
{
	if (str_eq(item->formula_by, convention->id))
		return true;
	for (size_t i = 0; i < convention->affects.n; i++)
		if (str_eq(convention->affects.v[i], item->id))
			return true;
	return false;
}

static void load_choice(struct reader *reader, const struct node *node, struct convention *convention)
{
	static const char *const keys[] = { "label", "text", NULL };
	struct convention_choice *choice = &convention->choices[convention->choice_count];

	if (node->kind != NODE_MAP) {
		reader_fault(reader, node, "a choice is a map of 'label' and 'text'");
		return;
	}
	if (!reader_is_name(node->key->text))
		reader_fault(reader, node->key, "choice '%.*s' is no name of a-z, 0-9 and _", STR_FMT(node->key->text));
	reader_keys(reader, node, keys);
	choice->name = arena_str(reader->arena, node->key->text);
	choice->label = reader_text(reader, node, "label", true);
	choice->text = reader_text(reader, node, "text", true);
	convention->choice_count++;
}

static void load_choices(struct reader *reader, const struct node *root, struct convention *convention)
{
	const struct node *map = reader_part(reader, root, "choices", NODE_MAP, true);
	const struct node *node = reader_part(reader, root, "default", NODE_SCALAR, true);

	if (!map)
		return;
	if (map->count < 2)
		reader_fault(reader, map, "'choices' has fewer than two");
	convention->choices = arena_alloc(reader->arena, (map->count + 1) * sizeof(*convention->choices));
	node_each (child, map)
		load_choice(reader, child, convention);
	convention->chosen = find_choice(convention, node_text(node));
	if (node && convention->chosen == convention->choice_count)
		reader_fault(reader, node, "the default '%.*s' is none of the choices", STR_FMT(node->text));
}

bool catalogue_add_convention(struct catalogue *catalogue, struct str id, const struct node_tree *tree,
			      struct error *error)
{
	static const char *const keys[] = { "label", "question", "choices", "default", "affects", NULL };
	struct reader reader = { &catalogue->arena, tree, error, true };
	struct convention *convention = arena_alloc(&catalogue->arena, sizeof(*convention));
	const struct node *root = tree->root;
	size_t place;

	if (!root || root->kind != NODE_MAP)
		return node_error(tree, root, error, "a convention is a map of keys such as 'question' and 'choices'");
	if (!reader_is_name(id))
		reader_fault(&reader, root, "convention '%.*s' is no name of a-z, 0-9 and _", STR_FMT(id));
	reader_keys(&reader, root, keys);
	convention->id = arena_str(&catalogue->arena, id);
	convention->file = arena_str(&catalogue->arena, str_of(tree->name));
	convention->label = reader_text(&reader, root, "label", true);
	convention->question = reader_text(&reader, root, "question", true);
	load_choices(&reader, root, convention);
	convention->affects = reader_list(&reader, root, "affects", true);
	convention->affects_place = reader_place(node_get(root, "affects"));
	if (!reader.good)
		return false;
	if (find_place(catalogue, id, &place))
		catalogue->conventions.v[place] = convention;
	else
		vec_insert(&catalogue->conventions, place, convention);
	return true;
}

static bool has_case(const struct item *item, struct str name, size_t *place)
{
	for (*place = 0; *place < item->case_count; ++*place)
		if (str_eq(item->cases[*place].name, name))
			return true;
	return false;
}

bool catalogue_settle_cases(const struct catalogue *catalogue, struct item *item, struct error *error)
{
	const struct convention *convention = catalogue_convention(catalogue, item->formula_by);
	const struct file_place place = item->by_place;
	bool good = true;
	size_t at;

	if (item->case_count == 0)
		return true;
	if (!convention)
		return error_add(error, "%s:%zu:%zu: convention '%s' of the formula of '%s' does not exist",
				 item->file.p, place.line, place.column, item->formula_by.p, item->id.p);
	for (size_t i = 0; i < convention->choice_count; i++)
		if (!has_case(item, convention->choices[i].name, &at))
			good = error_add(error, "%s:%zu:%zu: formula of '%s': no case for the choice '%s' of '%s'",
					 item->file.p, place.line, place.column, item->id.p,
					 convention->choices[i].name.p, convention->id.p);
	for (size_t i = 0; i < item->case_count; i++)
		if (find_choice(convention, item->cases[i].name) == convention->choice_count)
			good = error_add(error, "%s:%zu:%zu: formula of '%s': '%s' has no choice '%s'", item->file.p,
					 place.line, place.column, item->id.p, convention->id.p, item->cases[i].name.p);
	if (good && has_case(item, convention->choices[convention->chosen].name, &at))
		item_choose_case(item, at);
	return good;
}

bool catalogue_check_conventions(const struct catalogue *catalogue, struct error *error)
{
	bool good = true;

	for (size_t i = 0; i < catalogue->conventions.n; i++) {
		const struct convention *convention = catalogue->conventions.v[i];

		for (size_t k = 0; k < convention->affects.n; k++)
			if (!catalogue_find(catalogue, convention->affects.v[k]))
				good = catalogue_missing(catalogue, convention->file, convention->affects_place,
							 convention->affects.v[k], error,
							 "item '%s' that convention '%s' affects does not exist",
							 convention->affects.v[k].p, convention->id.p);
	}
	return good;
}
