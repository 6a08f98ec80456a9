/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/past.h"

#include "store/folder.h"

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

/* True when the file is a pack of that period, which pack holds then; else pack is as pack_init() leaves it. */
static bool read_pack(struct workspace *workspace, const char *path, struct period period, struct pack *pack)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;
	bool is_read = false;

	if (!folder_read(path, &tree, NULL, &error) || !pack_load(pack, &workspace->catalogue, &tree, &error))
		workspace_note(workspace, "'%s' is not used as the pack before: %s", path, error_text(&error));
	else if (period_cmp(pack->period, period) != 0)
		workspace_note(workspace, "'%s' is not used as the pack before: it says period '%.*s'", path,
			       STR_FMT(pack->period_text));
	else
		is_read = true;
	node_tree_release(&tree);
	error_release(&error);
	if (!is_read) {
		pack_release(pack);
		pack_init(pack);
	}
	return is_read;
}

/* The first that opens is the prior one; those behind it are kept by name. */
static void take(struct workspace *workspace, const struct candidate *candidate)
{
	if (!workspace->has_prior) {
		workspace->has_prior = read_pack(workspace, candidate->path, candidate->period, &workspace->prior);
		if (workspace->has_prior)
			workspace->prior_path = mem_strdup(candidate->path);
	} else if (workspace->older.n + 1 < STORE_PAST_LIMIT) {
		vec_push(&workspace->older,
			 ((struct older){ candidate->period, mem_strdup(candidate->path), NULL, false }));
	}
}

void past_find(struct workspace *workspace)
{
	VEC(struct candidate) candidates = { NULL, 0, 0 };
	struct file_list names = { NULL, 0, 0 };
	struct error error = ERROR_NONE;
	struct period own = workspace->pack.period;

	if (!file_list(workspace->directory, ".yaml", &names, &error))
		workspace_note(workspace, "no pack before: %s", error_text(&error));
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
	for (size_t i = 0; i < candidates.n; i++) {
		take(workspace, &candidates.v[i]);
		free(candidates.v[i].path);
	}
	vec_release(&candidates);
	file_list_release(&names);
	error_release(&error);
}

void past_release(struct workspace *workspace)
{
	for (size_t i = 0; i < workspace->older.n; i++) {
		struct older *older = &workspace->older.v[i];

		if (older->pack)
			pack_release(older->pack);
		free(older->pack);
		free(older->path);
	}
	vec_release(&workspace->older);
	pack_release(&workspace->prior);
	free(workspace->prior_path);
}

static const struct pack *load_older(void *data, size_t which)
{
	struct workspace *workspace = data;
	struct older *older = &workspace->older.v[which];

	if (older->is_tried)
		return older->pack;
	older->is_tried = true;
	older->pack = mem_zero(1, sizeof(*older->pack));
	pack_init(older->pack);
	if (!read_pack(workspace, older->path, older->period, older->pack)) {
		free(older->pack);
		older->pack = NULL;
	}
	return older->pack;
}

struct facts *workspace_facts(struct workspace *workspace)
{
	const struct pack *packs[] = { &workspace->pack, &workspace->prior };
	struct period periods[STORE_PAST_LIMIT];
	struct facts_past past = { periods, workspace->older.n, load_older, workspace };

	for (size_t i = 0; i < workspace->older.n; i++)
		periods[i] = workspace->older.v[i].period;
	return facts_new_history(&workspace->catalogue, &workspace->company, packs, workspace->has_prior ? 2 : 1,
				 &past);
}
