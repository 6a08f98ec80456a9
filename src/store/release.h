/* SPDX-License-Identifier: MIT */
/*
 * Owns: versions of the catalogue: the one of this program, the records of those that were released, and what has changed in the
 * definitions that a pack uses since it was written.
 * Never: reads a record that nobody asked for: start-up knows two words of them.
 */
#ifndef STORE_RELEASE_H
#define STORE_RELEASE_H

#include "catalogue/difference.h"
#include "store/store.h"

struct release {
	struct str version, released; /* for as long as the program runs */
};

/* What templates/releases/current.yaml says. */
struct release release_current(void);
/*
 * source: "current" (the program's own catalogue), a version, a folder (of a company: the program's catalogue with the company's
 * definitions over it; else one that holds catalogue/), or a JSON file (a record, or what foreign_read() reads).
 */
bool release_snapshot(const char *source, struct snapshot *out, struct error *error);

/* What a pack must be told. */
struct release_changes {
	struct snapshot old, new;
	struct difference difference; /* of the definitions that the pack uses */
};

void release_changes_init(struct release_changes *changes);
void release_changes_release(struct release_changes *changes);
/* since: a version with a record, or empty: the one that the pack names. False, with a message, when there is no such record. */
bool release_changes_of(const struct workspace *workspace, struct str since, struct release_changes *changes,
			struct error *error);
/* Does the pack name another version than the program's? */
bool release_is_another(const struct workspace *workspace);
/* Adds a note to the workspace when its pack was written against another version. */
void release_note(struct workspace *workspace);

#endif
