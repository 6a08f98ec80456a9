/* SPDX-License-Identifier: MIT */
/*
 * Owns: writing a pack back by splicing: only what changed changes; comments, order and quoting of the rest survive.
 * Never: truncates; overwrites a file that somebody else changed.
 */
#ifndef STORE_SAVE_H
#define STORE_SAVE_H

#include "store/store.h"

enum save_result {
	SAVE_DONE,
	SAVE_REWRITTEN, /* splicing did not reproduce the pack: the whole file was written canonically */
	SAVE_CONFLICT,  /* the file changed on disk since it was read: nothing was written */
	SAVE_FAILED,    /* error says why; the old file stands, unless error says that only its folder failed */
};

/* The new bytes of the file: the source of tree with pack's changes spliced in, or canonical when tree has no root. */
bool save_splice(const struct pack *pack, const struct catalogue *catalogue, const struct node_tree *tree, struct buf *out,
		 bool *rewritten);
/* Canonical text of a pack. */
void save_canonical(const struct pack *pack, struct buf *out);
/* force: overwrite although it changed on disk. On success workspace's tree and state are the new file's. */
enum save_result workspace_save(struct workspace *workspace, bool force, struct error *error);
/* The same bytes to another path (a full disk), where no file is yet; the workspace stays as it is. */
bool workspace_save_as(struct workspace *workspace, const char *path, struct error *error);

#endif
