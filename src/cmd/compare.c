/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/compare.h"
#include "store/folder.h"
#include "store/journal.h"

struct compare *compare_tree(const struct workspace *workspace, const struct facts *facts, const struct node_tree *tree,
			     struct error *error)
{
	struct compare *compare = mem_zero(1, sizeof(*compare));

	pack_init(&compare->pack);
	if (!pack_load(&compare->pack, &workspace->catalogue, tree, error)) {
		compare_free(compare);
		return NULL;
	}
	compare->facts = facts_new_beside(facts, 0, &compare->pack);
	return compare;
}

struct compare *compare_saved(const struct workspace *workspace, const struct facts *facts, struct error *error)
{
	return compare_tree(workspace, facts, &workspace->tree, error);
}

struct compare *compare_disk(const struct workspace *workspace, const struct facts *facts, struct error *error)
{
	struct compare *compare = NULL;
	struct node_tree tree;

	if (folder_read(workspace->path, &tree, NULL, error))
		compare = compare_tree(workspace, facts, &tree, error);
	node_tree_release(&tree);
	return compare;
}

struct compare *compare_journal(const struct workspace *workspace, const struct facts *facts, struct error *error)
{
	struct compare *compare = compare_tree(workspace, facts, &workspace->tree, error);
	struct history *history;

	if (!compare)
		return NULL;
	history = history_new(&compare->pack);
	journal_preview(workspace->path, history);
	history_free(history);
	facts_refresh(compare->facts);
	return compare;
}

void compare_free(struct compare *compare)
{
	if (!compare)
		return;
	facts_free(compare->facts);
	pack_release(&compare->pack);
	buf_release(&compare->when);
	free(compare);
}
