/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/release.h"

#include "catalogue/foreign.h"
#include "store/folder.h"
#include "store/json.h"

static const struct template *find_template(const char *path)
{
	for (size_t i = 0; i < template_count; i++)
		if (strcmp(templates[i].path, path) == 0)
			return &templates[i];
	return NULL;
}

static struct release read_release(const struct node_tree *tree)
{
	return (struct release){ node_text(node_get(tree->root, "version")),
				 node_text(node_get(tree->root, "released")) };
}

struct release release_current(void)
{
	const struct template *file = find_template("releases/current.yaml");
	struct release release;
	struct node_tree tree;

	assert(file);
	folder_template(file, &tree);
	/* The texts are the program's own and outlive the tree. */
	release = read_release(&tree);
	node_tree_release(&tree);
	return release;
}

static const struct template *find_record(struct str version)
{
	const struct template *found;
	struct buf path = BUF_EMPTY;

	buf_printf(&path, "releases/%.*s.json", STR_FMT(version));
	found = find_template(path.p);
	buf_release(&path);
	return found;
}

static bool read_record(const struct template *record, struct snapshot *out, struct error *error)
{
	struct buf name = BUF_EMPTY;
	struct node_tree tree;
	bool fine;

	buf_printf(&name, "templates/%s", record->path);
	node_tree_init(&tree, name.p);
	fine = json_read((struct str){ record->bytes, record->length }, &tree, error) &&
	       snapshot_read(out, &tree, error);
	node_tree_release(&tree);
	buf_release(&name);
	return fine;
}

static bool take_current(struct snapshot *out, struct error *error)
{
	struct release release = release_current();
	struct catalogue catalogue;
	bool fine;

	catalogue_init(&catalogue);
	fine = folder_catalogue(&catalogue, NULL, NULL, error);
	if (fine)
		snapshot_take(out, &catalogue);
	out->version = release.version;
	out->released = release.released;
	catalogue_release(&catalogue);
	return fine;
}

/* A folder's own releases/current.yaml, where it has one. */
static void read_version(const char *directory, struct snapshot *out)
{
	struct error ignored = ERROR_NONE;
	struct buf path = BUF_EMPTY;
	struct node_tree tree;

	buf_printf(&path, "%s/releases/current.yaml", directory);
	if (folder_read(path.p, &tree, NULL, &ignored)) {
		struct release release = read_release(&tree);

		out->version = arena_str(&out->arena, release.version);
		out->released = arena_str(&out->arena, release.released);
	}
	node_tree_release(&tree);
	error_release(&ignored);
	buf_release(&path);
}

static bool has_below(const char *directory, const char *name)
{
	struct buf path = BUF_EMPTY;
	bool exists;

	buf_printf(&path, "%s/%s", directory, name);
	exists = file_exists(path.p);
	buf_release(&path);
	return exists;
}

static bool take_folder(const char *directory, struct snapshot *out, struct error *error)
{
	struct workspace workspace;
	bool fine;

	workspace_init(&workspace);
	if (has_below(directory, "boardpack.yaml"))
		fine = workspace_open_catalogue(&workspace, directory, error);
	else if (has_below(directory, "catalogue"))
		fine = folder_definitions(&workspace.catalogue, directory, error);
	else
		fine = error_add(error, "'%s' holds neither boardpack.yaml nor a folder 'catalogue'", directory);
	if (fine)
		snapshot_take(out, &workspace.catalogue);
	read_version(directory, out);
	workspace_release(&workspace);
	return fine;
}

static bool take_foreign(const struct node_tree *tree, struct snapshot *out, struct error *error)
{
	struct catalogue catalogue;
	struct foreign foreign;
	bool fine;

	catalogue_init(&catalogue);
	foreign_init(&foreign);
	fine = foreign_read(&foreign, tree, NULL, error) && foreign_add(&foreign, &catalogue, error);
	if (fine)
		snapshot_take(out, &catalogue);
	out->version = arena_str(&out->arena, foreign.version);
	out->released = arena_str(&out->arena, foreign.released);
	foreign_release(&foreign);
	catalogue_release(&catalogue);
	return fine;
}

static bool take_file(const char *path, struct snapshot *out, struct error *error)
{
	struct node_tree tree;
	bool fine = json_read_file(path, &tree, error);

	if (fine)
		fine = node_get(tree.root, "items") ? snapshot_read(out, &tree, error)
						    : take_foreign(&tree, out, error);
	node_tree_release(&tree);
	return fine;
}

/* "0.1.0, 1.0.0" */
static void put_known(struct buf *out)
{
	for (size_t i = 0; i < template_count; i++) {
		struct str path = str_of(templates[i].path), prefix = STR("releases/"), suffix = STR(".json");

		if (str_starts(path, prefix) && str_ends(path, suffix))
			buf_printf(out, "%s%.*s", out->n ? ", " : "", (int)(path.n - prefix.n - suffix.n),
				   path.p + prefix.n);
	}
}

static bool fail_unknown(const char *source, struct error *error)
{
	struct buf known = BUF_EMPTY;

	put_known(&known);
	error_add(error, "'%s' is no release (known: %s), no file and no folder", source, known.p ? known.p : "none");
	buf_release(&known);
	return false;
}

bool release_snapshot(const char *source, struct snapshot *out, struct error *error)
{
	const struct template *record = find_record(str_of(source));

	if (strcmp(source, "current") == 0)
		return take_current(out, error);
	if (record)
		return read_record(record, out, error);
	if (file_is_directory(source))
		return take_folder(source, out, error);
	if (file_exists(source))
		return take_file(source, out, error);
	/* In preparation: it has no record yet. */
	if (str_eq(str_of(source), release_current().version))
		return take_current(out, error);
	return fail_unknown(source, error);
}

void release_changes_init(struct release_changes *changes)
{
	snapshot_init(&changes->old);
	snapshot_init(&changes->new);
	difference_init(&changes->difference);
}

void release_changes_release(struct release_changes *changes)
{
	difference_release(&changes->difference);
	snapshot_release(&changes->old);
	snapshot_release(&changes->new);
}

/* Does the pack answer it, or print a value that its formula gives? A definition of the company's own is not ours to tell of. */
static bool is_used(const void *data, struct str id)
{
	const struct workspace *workspace = data;
	const struct item *item = catalogue_find(&workspace->catalogue, id);

	if (!item)
		return pack_entry(&workspace->pack, id) != NULL;
	if (!str_starts(item->file, STR("templates/")))
		return false;
	return pack_is_answered(&workspace->pack, item) ||
	       (item->expr && company_asks(&workspace->company, item) != RELEVANCE_NONE);
}

/* What is new is nothing that the pack was written against. */
static void drop_added(struct difference *difference)
{
	size_t kept = 0;

	for (size_t i = 0; i < difference->items.n; i++) {
		if (difference->items.v[i].kind == DIFFERENCE_ADDED)
			vec_release(&difference->items.v[i].parts);
		else
			difference->items.v[kept++] = difference->items.v[i];
	}
	difference->items.n = kept;
}

bool release_changes_of(const struct workspace *workspace, struct str since, struct release_changes *changes,
			struct error *error)
{
	struct str version = since.n ? since : workspace->pack.catalogue_version;
	const struct template *record = find_record(version);
	bool is_current = str_eq(version, release_current().version);

	if (version.n == 0)
		return error_set(error, "'%s' does not say which catalogue it was written against", workspace->path);
	if (!record && !is_current) {
		struct buf known = BUF_EMPTY;

		put_known(&known);
		error_set(error, "there is no record of catalogue '%.*s' (known: %s)", STR_FMT(version),
			  known.p ? known.p : "none");
		buf_release(&known);
		return false;
	}
	if (!take_current(&changes->new, error) ||
	    !(record ? read_record(record, &changes->old, error) : take_current(&changes->old, error)))
		return false;
	difference_run(&changes->difference, &changes->old, &changes->new, is_used, workspace);
	drop_added(&changes->difference);
	return true;
}

bool release_is_another(const struct workspace *workspace)
{
	struct str version = workspace->pack.catalogue_version;

	return version.n && !str_eq(version, release_current().version);
}

void release_note(struct workspace *workspace)
{
	struct str version = workspace->pack.catalogue_version, current = release_current().version;
	struct release_changes changes;
	struct error error = ERROR_NONE;
	size_t n;

	if (!release_is_another(workspace))
		return;
	release_changes_init(&changes);
	if (!release_changes_of(workspace, version, &changes, &error))
		workspace_note(workspace,
			       "'%s' was written against catalogue '%.*s', which this boardpack (%.*s) does not know",
			       workspace->path, STR_FMT(version), STR_FMT(current));
	else if ((n = changes.difference.items.n) > 0)
		workspace_note(workspace,
			       "'%s' was written against catalogue %.*s, and %zu definition%s that it uses %s since: "
			       "boardpack catalogue changes shows them",
			       workspace->path, STR_FMT(version), n, n == 1 ? "" : "s",
			       n == 1 ? "has changed" : "have changed");
	release_changes_release(&changes);
	error_release(&error);
}
