/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/store.h"

#include "store/folder.h"

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
	pack_release(&workspace->prior);
	pack_release(&workspace->pack);
	company_release(&workspace->company);
	catalogue_release(&workspace->catalogue);
	free(workspace->prior_path);
	free(workspace->directory);
	free(workspace->path);
	*workspace = (struct workspace){ .has_company = false };
}

static void note(struct workspace *workspace, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void note(struct workspace *workspace, const char *format, ...)
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
		note(workspace, "no boardpack.yaml beside the pack, in '%s': defaults are used", workspace->directory);
		buf_release(&path);
		return true;
	}
	fine = folder_read(path.p, &tree, NULL, error) && company_load(&workspace->company, &tree, error);
	workspace->has_company = fine;
	node_tree_release(&tree);
	buf_release(&path);
	return fine;
}

/* A file of an earlier period, by its name. */
struct candidate {
	struct period period;
	char *path;
};

static int newest_first(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	return period_cmp(b->period, a->period);
}

/* True when the file is a pack of an earlier period, of the same length, and workspace->prior holds it. */
static bool load_prior(struct workspace *workspace, const struct candidate *candidate)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;
	struct pack *prior = &workspace->prior;

	if (!folder_read(candidate->path, &tree, NULL, &error) ||
	    !pack_load(prior, &workspace->catalogue, &tree, &error))
		note(workspace, "'%s' is not used as the pack before: %s", candidate->path, error_text(&error));
	else if (period_cmp(prior->period, candidate->period) != 0)
		note(workspace, "'%s' is not used as the pack before: it says period '%.*s'", candidate->path,
		     STR_FMT(prior->period_text));
	else
		workspace->has_prior = true;
	node_tree_release(&tree);
	error_release(&error);
	if (!workspace->has_prior) {
		pack_release(prior);
		pack_init(prior);
	}
	return workspace->has_prior;
}

static void find_prior(struct workspace *workspace)
{
	VEC(struct candidate) candidates = { NULL, 0, 0 };
	struct file_list names = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	struct period own = workspace->pack.period;

	if (!file_list(workspace->directory, ".yaml", &names, &error))
		note(workspace, "no pack before: %s", error_text(&error));
	for (size_t i = 0; i < names.n; i++) {
		struct candidate candidate;
		struct buf path = BUF_EMPTY;
		struct str name = str_of(names.v[i]);

		if (!period_parse(str_sub(name, 0, name.n - strlen(".yaml")), &candidate.period) ||
		    candidate.period.months != own.months || period_cmp(candidate.period, own) >= 0)
			continue;
		file_join(&path, str_of(workspace->directory), name);
		candidate.path = buf_detach(&path);
		vec_push(&candidates, candidate);
	}
	if (candidates.n)
		qsort(candidates.v, candidates.n, sizeof(candidates.v[0]), newest_first);
	for (size_t i = 0; i < candidates.n && !workspace->has_prior; i++)
		if (load_prior(workspace, &candidates.v[i]))
			workspace->prior_path = mem_strdup(candidates.v[i].path);
	for (size_t i = 0; i < candidates.n; i++)
		free(candidates.v[i].path);
	vec_release(&candidates);
	file_list_release(&names);
	error_release(&error);
}

bool workspace_open(struct workspace *workspace, const char *path, struct error *error)
{
	struct buf directory = BUF_EMPTY;
	bool fine;

	workspace->path = mem_strdup(path);
	file_directory(str_of(path), &directory);
	workspace->directory = buf_detach(&directory);
	node_tree_release(&workspace->tree);
	if (!folder_read(path, &workspace->tree, &workspace->state, error))
		return false;
	/* Messages of all three, not of the first that fails. */
	fine = folder_catalogue(&workspace->catalogue, workspace->directory, error);
	fine = load_company(workspace, error) && fine;
	if (!fine || !pack_load(&workspace->pack, &workspace->catalogue, &workspace->tree, error))
		return false;
	find_prior(workspace);
	return true;
}

bool workspace_open_catalogue(struct workspace *workspace, const char *directory, struct error *error)
{
	if (!folder_catalogue(&workspace->catalogue, directory, error))
		return false;
	if (!directory)
		return true;
	workspace->directory = mem_strdup(directory);
	return load_company(workspace, error);
}
