/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/store.h"

#include "base/parallel.h"
#include "store/definitions.h"
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
	arena_init(&workspace->texts);
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
	arena_release(&workspace->texts);
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

static bool load_catalogue(struct workspace *workspace, struct error *error)
{
	/* Messages of both, not of the first that fails. */
	bool fine = load_company(workspace, error);

	return (workspace->is_hasty ? folder_catalogue_hasty
				    : folder_catalogue)(&workspace->catalogue, workspace->directory,
							workspace->has_company ? &workspace->company : NULL, error) &&
	       fine;
}

/* The pack's file and the catalogue, neither of which needs the other before both are there. */
enum { PART_PACK, PART_CATALOGUE, PART_COUNT };

struct opening {
	struct workspace *workspace;
	struct error errors[PART_COUNT];
	bool fine[PART_COUNT];
};

static void open_part(void *data, size_t which, size_t lane)
{
	struct opening *opening = data;
	struct workspace *workspace = opening->workspace;

	(void)lane;
	opening->fine[which] = which == PART_PACK ? folder_read(workspace->path, &workspace->tree, &workspace->state,
								&opening->errors[which])
						  : load_catalogue(workspace, &opening->errors[which]);
}

static bool open_parts(struct workspace *workspace, struct error *error)
{
	struct opening opening = { .workspace = workspace };
	bool fine = true;

	parallel_each(PART_COUNT, 1, open_part, &opening);
	/* Who named no pack need not hear what else is wrong there. */
	for (int i = 0; i < PART_COUNT && fine; i++)
		fine = opening.fine[i] || error_add(error, "%s", error_text(&opening.errors[i]));
	for (int i = 0; i < PART_COUNT; i++)
		error_release(&opening.errors[i]);
	return fine;
}

bool workspace_open_in(struct workspace *workspace, const char *company, const char *path, struct error *error)
{
	struct buf directory = BUF_EMPTY;

	workspace->path = mem_strdup(path);
	if (company)
		buf_adds(&directory, company);
	else
		file_directory(str_of(path), &directory);
	workspace->directory = buf_detach(&directory);
	node_tree_release(&workspace->tree);
	if (!open_parts(workspace, error))
		return false;
	/* Most of a file is its texts: one copy serves the tree, which a save replaces, and the pack. */
	arena_join(&workspace->texts, &workspace->tree.arena);
	workspace->tree.is_lasting = true;
	if (!pack_load(&workspace->pack, &workspace->catalogue, &workspace->tree, error))
		return false;
	past_find(workspace);
	/* Definitions that are compared must be whole. */
	if (workspace->is_hasty && release_is_another(workspace) && !workspace_fill(workspace, error))
		return false;
	release_note(workspace);
	return true;
}

bool workspace_fill(struct workspace *workspace, struct error *error)
{
	return definitions_fill(&workspace->catalogue, error);
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
