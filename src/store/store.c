/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/store.h"

#include "store/folder.h"
#include "store/past.h"
#include "store/release.h"

void workspace_init(struct workspace *workspace)
{
	*workspace = (struct workspace){ .has_company = false };
	catalogue_init(&workspace->catalogue);
	company_init(&workspace->company);
	pack_init(&workspace->pack);
	pack_init(&workspace->prior);
	node_tree_init(&workspace->tree, "");
}

void workspace_release(struct workspace *workspace)
{
	for (size_t i = 0; i < workspace->notes.n; i++)
		free(workspace->notes.v[i]);
	vec_release(&workspace->notes);
	node_tree_release(&workspace->tree);
	past_release(workspace);
	pack_release(&workspace->pack);
	company_release(&workspace->company);
	catalogue_release(&workspace->catalogue);
	free(workspace->directory);
	free(workspace->path);
	*workspace = (struct workspace){ .has_company = false };
}

void workspace_note(struct workspace *workspace, const char *format, ...)
{
	struct buf text = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	vec_push(&workspace->notes, buf_detach(&text));
}

static bool load_company(struct workspace *workspace, struct error *error)
{
	struct buf path = BUF_EMPTY;
	struct node_tree tree;
	bool fine;

	file_join(&path, str_of(workspace->directory), STR("boardpack.yaml"));
	if (!file_exists(path.p)) {
		workspace_note(workspace, "no boardpack.yaml beside the pack, in '%s': defaults are used",
			       workspace->directory);
		buf_release(&path);
		return true;
	}
	fine = folder_read(path.p, &tree, NULL, error) && company_load(&workspace->company, &tree, error);
	workspace->has_company = fine;
	node_tree_release(&tree);
	buf_release(&path);
	return fine;
}

bool workspace_open(struct workspace *workspace, const char *path, struct error *error)
{
	return workspace_open_in(workspace, NULL, path, error);
}

bool workspace_open_in(struct workspace *workspace, const char *company, const char *path, struct error *error)
{
	struct buf directory = BUF_EMPTY;
	bool fine;

	workspace->path = mem_strdup(path);
	if (company)
		buf_adds(&directory, company);
	else
		file_directory(str_of(path), &directory);
	workspace->directory = buf_detach(&directory);
	node_tree_release(&workspace->tree);
	if (!folder_read(path, &workspace->tree, &workspace->state, error))
		return false;
	/* Messages of all three, not of the first that fails. */
	fine = load_company(workspace, error);
	fine = folder_catalogue(&workspace->catalogue, workspace->directory,
				workspace->has_company ? &workspace->company : NULL, error) &&
	       fine;
	if (!fine || !pack_load(&workspace->pack, &workspace->catalogue, &workspace->tree, error))
		return false;
	past_find(workspace);
	release_note(workspace);
	return true;
}

bool workspace_open_catalogue(struct workspace *workspace, const char *directory, struct error *error)
{
	bool fine = true;

	if (directory) {
		workspace->directory = mem_strdup(directory);
		fine = load_company(workspace, error);
	}
	return folder_catalogue(&workspace->catalogue, directory, workspace->has_company ? &workspace->company : NULL,
				error) &&
	       fine;
}
