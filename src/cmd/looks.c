/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/looks.h"

#include <time.h>

#include "base/file.h"
#include "cmd/config.h"
#include "store/looked.h"

static bool directory(struct buf *out)
{
	if (!config_state_directory(out))
		return false;
	buf_adds(out, "/looks");
	return true;
}

void looks_print_time(int64_t seconds, struct buf *out)
{
	time_t when = (time_t)seconds;
	struct tm tm;
	char text[64];

	if (localtime_r(&when, &tm) && strftime(text, sizeof(text), "%Y-%m-%d %H:%M", &tm))
		buf_adds(out, text);
}

void looks_keep(const struct workspace *workspace, int64_t now)
{
	struct error ignored = ERROR_NONE;
	struct buf folder = BUF_EMPTY;

	if (directory(&folder) && config_make(folder.p, &ignored))
		looked_keep(folder.p, workspace->path, workspace->tree.source, now);
	buf_release(&folder);
	error_release(&ignored);
}

static void find(const struct workspace *workspace, struct looks *out)
{
	struct buf folder = BUF_EMPTY;

	*out = (struct looks){ NULL, 0, 0 };
	if (directory(&folder))
		looked_find(folder.p, workspace->path, out);
	buf_release(&folder);
}

int64_t looks_changed(const struct workspace *workspace)
{
	struct looks looks;
	bool is_known = false;
	int64_t when = 0;

	find(workspace, &looks);
	/* Two sessions may end within a second: of their looks either may stand first. */
	for (size_t i = 0; i < looks.n && looks.v[i].when == looks.v[0].when; i++)
		if (looks.v[i].content == workspace->state.hash)
			is_known = true;
	if (looks.n && !is_known)
		when = looks.v[0].when;
	looked_release(&looks);
	return when;
}

struct compare *looks_compare(const struct workspace *workspace, const struct facts *facts, size_t back,
			      struct error *error)
{
	struct compare *compare = NULL;
	struct node_tree tree;
	struct looks looks;

	find(workspace, &looks);
	if (back >= looks.n) {
		error_set(error,
			  looks.n ? "no earlier look is kept"
				  : "you have not closed this pack before: from now on it is kept how you leave it");
		looked_release(&looks);
		return NULL;
	}
	if (looked_read(&looks.v[back], &tree, error))
		compare = compare_tree(workspace, facts, &tree, error);
	if (compare) {
		looks_print_time(looks.v[back].when, &compare->when);
		compare->back = back;
		compare->looks = looks.n;
	}
	node_tree_release(&tree);
	looked_release(&looks);
	return compare;
}
