/* SPDX-License-Identifier: MIT */
/*
 * Owns: the compact form of node trees that were read when the program was built: records of whole numbers beside one pool of
 * texts, without pointers. A tree is made of it without parsing and borrows its texts.
 * Never: leaves the machine: the form is that of this build and no file format. Spans are not kept, lines and columns are.
 */
#ifndef STORE_COMPACT_H
#define STORE_COMPACT_H

#include <stdint.h>

#include "base/node.h"

struct compact {
	struct buf text;       /* every text once, each with a NUL behind it */
	VEC(uint32_t) records; /* COMPACT_WORDS for each node, parents before their children */
	VEC(uint32_t) table;   /* of hashes: 1 + offset in text, 0 where free */
	size_t used;           /* of the table */
};

#define COMPACT_WORDS 5

void compact_init(struct compact *compact);
void compact_release(struct compact *compact);
/*
 * Appends the tree; *first is its first record and *count how many nodes follow from there, 0 for an empty file. False when a
 * place or a text is beyond what the form can hold.
 */
bool compact_add(struct compact *compact, const struct node_tree *tree, size_t *first, size_t *count);
/* Makes the tree of such records; it borrows from text, which outlives it. */
void compact_read(const uint32_t *records, size_t count, const char *text, const char *name, struct node_tree *tree);

#endif
