/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/definitions.h"

#include "base/file.h"
#include "base/parallel.h"
#include "catalogue/catalogue_load.h"
#include "store/folder.h"

/* Of fewer items a thread is not worth its start. */
#define SHARE 32

static const struct str suffix = { ".yaml", 5 };

/* Where definitions other than items stand, and who reads them. */
static const struct {
	const char *folder;
	add_definition *add;
} kinds[] = {
	{ "conventions", catalogue_add_convention },
	{ "activities", catalogue_add_activity },
};

void definitions_init(struct definitions *definitions)
{
	*definitions = (struct definitions){ .list = { NULL, 0, 0 } };
	arena_init(&definitions->arena);
}

void definitions_release(struct definitions *definitions)
{
	for (size_t i = 0; i < definitions->list.n; i++)
		error_release(&definitions->list.v[i].error);
	vec_release(&definitions->list);
	arena_release(&definitions->arena);
}

/* name is that of a file in a folder of items when domain is not empty. */
static void put(struct definitions *definitions, struct definition definition, struct str domain, struct str name)
{
	struct buf id = BUF_EMPTY;

	buf_add(&id, domain);
	if (domain.n)
		buf_addc(&id, '.');
	buf_add(&id, str_sub(name, 0, name.n - suffix.n));
	definition.id = arena_str(&definitions->arena, buf_str(&id));
	vec_push(&definitions->list, definition);
	buf_release(&id);
}

/* "catalogue/sales/arr.yaml" is "sales.arr", "activities/playbook.yaml" "playbook"; other templates define nothing. */
static void put_template(struct definitions *definitions, const struct template *template)
{
	struct definition definition = { .template = template, .error = ERROR_NONE };
	struct str rest = str_of(template->path), folder, name, domain = STR("");
	bool is_item;

	if (!str_ends(rest, suffix) || !str_next_part(&rest, '/', &folder))
		return;
	is_item = str_is(folder, "catalogue");
	if (is_item && !str_next_part(&rest, '/', &domain))
		return;
	if (!str_next_part(&rest, '/', &name) || rest.p)
		return;
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (str_is(folder, kinds[i].folder))
			definition.add = kinds[i].add;
	if (is_item || definition.add)
		put(definitions, definition, domain, name);
}

void definitions_list_embedded(struct definitions *definitions)
{
	for (size_t i = 0; i < template_count; i++)
		put_template(definitions, &templates[i]);
}

static bool list_folder(struct definitions *definitions, struct str folder, struct str domain, add_definition *add,
			struct error *error)
{
	struct file_list names = { NULL, 0, 0 };
	struct buf path = BUF_EMPTY;
	bool fine = file_list(folder.p, suffix.p, &names, error);

	for (size_t i = 0; i < names.n; i++) {
		struct definition definition = { .add = add, .error = ERROR_NONE };

		file_join(&path, folder, str_of(names.v[i]));
		definition.path = arena_str(&definitions->arena, buf_str(&path)).p;
		put(definitions, definition, domain, str_of(names.v[i]));
	}
	buf_release(&path);
	file_list_release(&names);
	return fine;
}

static bool list_items(struct definitions *definitions, const char *directory, struct error *error)
{
	struct file_list domains = { NULL, 0, 0 };
	struct buf root = BUF_EMPTY, folder = BUF_EMPTY;
	bool fine;

	file_join(&root, str_of(directory), STR("catalogue"));
	fine = file_list(root.p, "", &domains, error);
	for (size_t i = 0; i < domains.n; i++) {
		struct str domain = str_of(domains.v[i]);

		file_join(&folder, buf_str(&root), domain);
		if (domain.p[0] != '.' && file_is_directory(folder.p))
			fine = list_folder(definitions, buf_str(&folder), domain, NULL, error) && fine;
	}
	buf_release(&folder);
	buf_release(&root);
	file_list_release(&domains);
	return fine;
}

bool definitions_list_own(struct definitions *definitions, const char *directory, struct error *error)
{
	bool fine = list_items(definitions, directory, error);

	for (size_t i = 0; i < COUNT_OF(kinds); i++) {
		struct buf folder = BUF_EMPTY;

		file_join(&folder, str_of(directory), str_of(kinds[i].folder));
		fine = list_folder(definitions, buf_str(&folder), STR(""), kinds[i].add, error) && fine;
		buf_release(&folder);
	}
	return fine;
}

/* What the threads share: each fills definitions of its own, from an arena of its own. */
struct reading {
	struct definition *list;
	bool is_hasty;
	struct arena lanes[PARALLEL_LANES];
};

static bool read_tree(const struct definition *definition, struct node_tree *tree, struct error *error)
{
	if (!definition->template)
		return folder_read(definition->path, tree, NULL, error);
	folder_template(definition->template, tree);
	return true;
}

static bool is_late_key(struct str line)
{
	for (const char *const *key = catalogue_late_keys; *key; key++)
		if (str_starts(line, str_of(*key)) && line.p[strlen(*key)] == ':')
			return true;
	return false;
}

/*
 * Does nothing but late keys follow, as far as the begins of lines tell? What else stands there, if only a quotation mark, may be
 * the key of an early part.
 */
static bool is_all_late(struct str rest)
{
	struct str line;

	while (str_next_line(&rest, &line))
		if (line.n && !strchr(" #-]}", line.p[0]) && !is_late_key(line))
			return false;
	return true;
}

/* NULL where the whole file must be read: because of a fault, which is told of the whole, or of its order. */
static struct item *read_head(const struct definition *definition, struct arena *arena)
{
	struct error ignored = ERROR_NONE;
	struct item *item = NULL;
	struct node_tree tree;
	struct str rest;

	if (folder_read_until(definition->path, catalogue_late_keys, &tree, &rest, &ignored) && rest.n &&
	    is_all_late(rest))
		item = catalogue_load_head(arena, definition->id, &tree, &ignored);
	node_tree_release(&tree);
	error_release(&ignored);
	return item;
}

static void read_item(void *data, size_t which, size_t lane)
{
	struct reading *reading = data;
	struct definition *definition = &reading->list[which];
	struct node_tree tree;

	if (definition->add)
		return;
	if (reading->is_hasty && definition->path &&
	    (definition->item = read_head(definition, &reading->lanes[lane])) != NULL)
		return;
	if (read_tree(definition, &tree, &definition->error))
		definition->item = catalogue_load(&reading->lanes[lane], definition->id, &tree, &definition->error);
	node_tree_release(&tree);
}

/* What is no item, of which there are few. */
static bool add_other(struct catalogue *catalogue, const struct definition *definition, struct error *error)
{
	struct node_tree tree;
	bool fine = read_tree(definition, &tree, error) && definition->add(catalogue, definition->id, &tree, error);

	node_tree_release(&tree);
	return fine;
}

bool definitions_add(struct definitions *definitions, struct catalogue *catalogue, struct error *error)
{
	struct reading reading = { .list = definitions->list.v, .is_hasty = definitions->is_hasty };
	bool fine = true;

	parallel_each(definitions->list.n, SHARE, read_item, &reading);
	for (size_t i = 0; i < PARALLEL_LANES; i++)
		arena_join(&catalogue->arena, &reading.lanes[i]);
	for (size_t i = 0; i < definitions->list.n; i++) {
		struct definition *definition = &definitions->list.v[i];

		if (definition->add)
			fine = add_other(catalogue, definition, error) && fine;
		else if (definition->item)
			catalogue_put(catalogue, definition->item);
		else
			fine = error_add(error, "%s", error_text(&definition->error));
	}
	return fine;
}

/* The same for what was cut. */
struct filling {
	VEC(struct item *) items;
	struct error *errors; /* of each */
	struct arena lanes[PARALLEL_LANES];
};

static void fill_item(void *data, size_t which, size_t lane)
{
	struct filling *filling = data;
	struct item *item = filling->items.v[which];
	struct error *error = &filling->errors[which];
	struct node_tree tree;

	if (folder_read(item->file.p, &tree, NULL, error))
		catalogue_load_rest(&filling->lanes[lane], item, &tree, error);
	node_tree_release(&tree);
}

bool definitions_fill(struct catalogue *catalogue, struct error *error)
{
	struct filling filling = { .errors = NULL };
	bool fine = true;

	for (size_t i = 0; i < catalogue->items.n; i++)
		if (catalogue->items.v[i]->is_cut)
			vec_push(&filling.items, catalogue->items.v[i]);
	filling.errors = mem_zero(filling.items.n, sizeof(*filling.errors));
	parallel_each(filling.items.n, SHARE, fill_item, &filling);
	for (size_t i = 0; i < PARALLEL_LANES; i++)
		arena_join(&catalogue->arena, &filling.lanes[i]);
	for (size_t i = 0; i < filling.items.n; i++) {
		if (filling.errors[i].message.n)
			fine = error_add(error, "%s", error_text(&filling.errors[i]));
		error_release(&filling.errors[i]);
	}
	free(filling.errors);
	vec_release(&filling.items);
	return fine && catalogue_fill(catalogue, error);
}
