/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/folder.h"

#include "store/compact.h"
#include "store/definitions.h"
#include "store/store.h"

static const struct str suffix = { ".yaml", 5 };

static bool read_until(const char *path, const char *const *until, struct node_tree *tree, struct str *rest,
		       struct file_state *state, struct error *error)
{
	struct buf text = BUF_EMPTY;
	struct error why = ERROR_NONE;
	bool fine;

	node_tree_init(tree, path);
	fine = file_read(path, STORE_FILE_LIMIT, &text, state, &why);
	/* file_read() sets its message; here several files may have something to say. */
	if (fine)
		fine = yaml_take_until(&text, until, tree, rest, error);
	else
		error_add(error, "%s", error_text(&why));
	error_release(&why);
	buf_release(&text);
	return fine;
}

bool folder_read(const char *path, struct node_tree *tree, struct file_state *state, struct error *error)
{
	return read_until(path, NULL, tree, NULL, state, error);
}

bool folder_read_until(const char *path, const char *const *until, struct node_tree *tree, struct str *rest,
		       struct error *error)
{
	*rest = STR("");
	return read_until(path, until, tree, rest, NULL, error);
}

void folder_template(const struct template *template, struct node_tree *tree)
{
	struct buf name = BUF_EMPTY;

	assert(!template->bytes);
	buf_printf(&name, "templates/%s", template->path);
	compact_read(template_records + COMPACT_WORDS * template->first, template->count, template_text, name.p, tree);
	buf_release(&name);
}

bool folder_definitions(struct catalogue *catalogue, const char *directory, struct error *error)
{
	struct definitions definitions;
	bool fine;

	definitions_init(&definitions);
	fine = definitions_list_own(&definitions, directory, error);
	fine = definitions_add(&definitions, catalogue, error) && fine;
	definitions_release(&definitions);
	return fine;
}

typedef bool add_more(void *data, struct catalogue *catalogue, struct error *error);

static bool load_catalogue(struct catalogue *catalogue, const char *directory, const struct company *company,
			   bool is_hasty, add_more *more, void *data, struct error *error)
{
	struct definitions definitions;
	bool fine;

	definitions_init(&definitions);
	definitions.is_hasty = is_hasty;
	definitions_list_embedded(&definitions);
	fine = !directory || definitions_list_own(&definitions, directory, error);
	fine = definitions_add(&definitions, catalogue, error) && fine;
	definitions_release(&definitions);
	if (more)
		fine = more(data, catalogue, error) && fine;
	/* Of a catalogue that is not whole, half of the messages would be wrong. */
	if (fine && company)
		fine = company_apply(company, catalogue, error);
	return fine && catalogue_finish(catalogue, error);
}

bool folder_catalogue_with(struct catalogue *catalogue, const char *directory, const struct company *company,
			   add_more *more, void *data, struct error *error)
{
	return load_catalogue(catalogue, directory, company, false, more, data, error);
}

bool folder_catalogue(struct catalogue *catalogue, const char *directory, const struct company *company,
		      struct error *error)
{
	return load_catalogue(catalogue, directory, company, false, NULL, NULL, error);
}

bool folder_catalogue_hasty(struct catalogue *catalogue, const char *directory, const struct company *company,
			    struct error *error)
{
	return load_catalogue(catalogue, directory, company, true, NULL, NULL, error);
}

/* A tree of its own for the callee, which keeps it. */
static struct node_tree *own_tree(const struct node_tree *tree)
{
	struct node_tree *own = mem_alloc(sizeof(*own));

	*own = *tree;
	return own;
}

static bool each_embedded_check(bool (*each)(void *data, struct str id, struct node_tree *tree, struct error *error),
				void *data, struct error *error)
{
	struct str prefix = STR("checks/");
	bool fine = true;

	for (size_t i = 0; i < template_count; i++) {
		struct str path = str_of(templates[i].path);
		struct node_tree tree;

		if (!str_starts(path, prefix) || !str_ends(path, suffix))
			continue;
		folder_template(&templates[i], &tree);
		fine = each(data, str_sub(path, prefix.n, path.n - prefix.n - suffix.n), own_tree(&tree), error) &&
		       fine;
	}
	return fine;
}

bool store_each_check(const char *directory,
		      bool (*each)(void *data, struct str id, struct node_tree *tree, struct error *error), void *data,
		      struct error *error)
{
	struct file_list names = { NULL, 0, 0 };
	struct buf folder = BUF_EMPTY, path = BUF_EMPTY;
	bool fine = each_embedded_check(each, data, error);

	if (!directory)
		return fine;
	file_join(&folder, str_of(directory), STR("checks"));
	fine = file_list(folder.p, suffix.p, &names, error) && fine;
	for (size_t i = 0; i < names.n; i++) {
		struct str name = str_of(names.v[i]);
		struct node_tree tree;

		buf_clear(&path);
		file_join(&path, buf_str(&folder), name);
		if (folder_read(path.p, &tree, NULL, error)) {
			fine = each(data, str_sub(name, 0, name.n - suffix.n), own_tree(&tree), error) && fine;
		} else {
			node_tree_release(&tree);
			fine = false;
		}
	}
	buf_release(&path);
	buf_release(&folder);
	file_list_release(&names);
	return fine;
}

/* A name, not a path: nothing outside the two folders can be meant. */
static bool is_plain(struct str name)
{
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i];

		if (!((c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (i && strchr("_-", c))))
			return false;
	}
	return name.n > 0;
}

static bool no_layout(const char *directory, struct str name, struct error *error)
{
	struct file_list own = { NULL, 0, 0 };
	struct buf known = BUF_EMPTY, folder = BUF_EMPTY;
	struct error unread = ERROR_NONE;

	for (size_t i = 0; i < template_count; i++) {
		struct str path = str_of(templates[i].path), prefix = STR("reports/");

		if (str_starts(path, prefix) && str_ends(path, suffix))
			buf_printf(&known, "%s%.*s", known.n ? ", " : "", (int)(path.n - prefix.n - suffix.n),
				   path.p + prefix.n);
	}
	if (directory) {
		file_join(&folder, str_of(directory), STR("reports"));
		file_list(folder.p, suffix.p, &own, &unread);
	}
	for (size_t i = 0; i < own.n; i++)
		buf_printf(&known, "%s%.*s", known.n ? ", " : "", (int)(strlen(own.v[i]) - suffix.n), own.v[i]);
	error_set(error, "no report layout '%.*s'; there are: %s", STR_FMT(name), known.n ? known.p : "none");
	error_release(&unread);
	buf_release(&folder);
	buf_release(&known);
	file_list_release(&own);
	return false;
}

bool folder_layout(const char *directory, struct str name, struct node_tree *tree, struct error *error)
{
	struct buf path = BUF_EMPTY;
	bool is_own = false, fine = true;

	node_tree_init(tree, "");
	if (!is_plain(name))
		return no_layout(directory, name, error);
	if (directory) {
		buf_printf(&path, "%s/reports/%.*s.yaml", directory, STR_FMT(name));
		is_own = file_exists(path.p);
	}
	if (is_own) {
		node_tree_release(tree);
		fine = folder_read(path.p, tree, NULL, error);
		buf_release(&path);
		return fine;
	}
	buf_clear(&path);
	buf_printf(&path, "reports/%.*s.yaml", STR_FMT(name));
	for (size_t i = 0; i < template_count; i++)
		if (str_is(buf_str(&path), templates[i].path)) {
			node_tree_release(tree);
			folder_template(&templates[i], tree);
			buf_release(&path);
			return true;
		}
	buf_release(&path);
	return no_layout(directory, name, error);
}
