/* SPDX-License-Identifier: MIT */
/*
 * Owns: another state of the pack that is edited, for the screens to compare with: as it was saved, as it is on disk, as a
 * journal would make it, as the user saw it last.
 * Never: touches the pack itself.
 */
#ifndef CMD_COMPARE_H
#define CMD_COMPARE_H

#include "store/store.h"

struct compare {
	struct pack pack;
	struct facts *facts;
	struct buf when; /* of a state that the user saw: the time; else empty */
	size_t back, looks; /* of those: how many lie between, how many there are */
};

/* As the file was read or written last. facts are those of the workspace. NULL, with a reason, when it cannot be had. */
struct compare *compare_saved(const struct workspace *workspace, const struct facts *facts, struct error *error);
/* As the file is now. */
struct compare *compare_disk(const struct workspace *workspace, const struct facts *facts, struct error *error);
/* As recovery of the journal beside it would make it; the journal stays as it is. */
struct compare *compare_journal(const struct workspace *workspace, const struct facts *facts, struct error *error);
/* As another file tells it. */
struct compare *compare_tree(const struct workspace *workspace, const struct facts *facts, const struct node_tree *tree,
			     struct error *error);
void compare_free(struct compare *compare); /* NULL is fine */

#endif
