/* SPDX-License-Identifier: MIT */
/*
 * Owns: what a catalogue said at one time, part by part as texts: taken of a catalogue, or read from the condensed record that
 * stands for a release.
 * Never: changes; reads files.
 */
#ifndef CATALOGUE_SNAPSHOT_H
#define CATALOGUE_SNAPSHOT_H

#include "catalogue/catalogue.h"

struct snapshot_part {
	struct str name; /* "label", "formula" …: the keys of a definition but for what a record names itself */
	struct str text; /* on one line or more */
};

struct snapshot_item {
	struct str id, label;
	enum tier tier;
	enum relevance stages[STAGE_COUNT];
	struct str digest; /* of the whole definition, 16 hexadecimal digits */
	struct snapshot_part *parts;
	size_t part_count;
};

struct snapshot {
	struct arena arena;
	struct str version, released;    /* empty where there is none */
	bool is_condensed;               /* only the parts of a record are there; the digest stands for the others */
	VEC(struct snapshot_item) items; /* by id */
};

void snapshot_init(struct snapshot *snapshot);
void snapshot_release(struct snapshot *snapshot);
/* All items of catalogue, finished or not, as defined: no choice of conventions has a say. */
void snapshot_take(struct snapshot *snapshot, const struct catalogue *catalogue);
/* The tree of a record: {"version", "releasedAt", "items": [ … ]}. False with file:line:column when it is none. */
bool snapshot_read(struct snapshot *snapshot, const struct node_tree *tree, struct error *error);
/* NULL when there is none. */
const struct snapshot_item *snapshot_find(const struct snapshot *snapshot, struct str id);
/* Empty when there is none. */
struct str snapshot_part(const struct snapshot_item *item, struct str name);
/* Is it one of the parts that a record keeps? */
bool snapshot_is_recorded(struct str name);
/* Names of the parts of a record, in order; ends with NULL. */
extern const char *const snapshot_recorded[];

#endif
