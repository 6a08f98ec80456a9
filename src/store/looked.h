/* SPDX-License-Identifier: MIT */
/*
 * Owns: copies of packs as a user saw them last, in a folder of the user's own: a file for each state, named by the pack's whole
 * path and by the content, its time the last look.
 * Never: leaves a trace beside the pack (who looked when is nobody else's business); fails a command.
 */
#ifndef STORE_LOOKED_H
#define STORE_LOOKED_H

#include "base/node.h"

/* A state that was seen. */
struct look {
	char *path;       /* of the copy; owned */
	uint64_t content; /* file_hash() of it */
	int64_t when;     /* wall seconds */
	long order;       /* of those of one second the later one has more */
};

struct looks {
	struct look *v; /* newest first */
	size_t n, cap;
};

/* Those of a pack in folder; names are read and no file. None where there is no such folder or pack. */
void looked_find(const char *folder, const char *pack_path, struct looks *out);
void looked_release(struct looks *looks);
/* Initialises tree in any case and reads the copy into it. False when it is gone, or not what it was: then it is removed. */
bool looked_read(const struct look *look, struct node_tree *tree, struct error *error);
/*
 * The pack was seen now (wall seconds) as text. The folder is there. A state seen before gets a new time, old ones go: all but a
 * few of each pack, and what nobody looked at for a year.
 */
void looked_keep(const char *folder, const char *pack_path, struct str text, int64_t now);

#endif
