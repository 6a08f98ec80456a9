/* SPDX-License-Identifier: MIT */
/*
 * Owns: the changes to a source text while a pack is saved: which bytes go, which come, and how a leaf, a field, a row or an item
 * is changed where it stands.
 * Never: judges whether the result is right: save.c reads it back and compares.
 */
#ifndef STORE_SPLICE_H
#define STORE_SPLICE_H

#include "base/node.h"
#include "pack/pack.h"

struct patch {
	size_t at, n;    /* bytes of the source that go */
	struct buf text; /* what comes */
	bool lines;      /* it comes as whole lines */
	size_t order;
};

struct splice {
	struct str source;
	struct str newline; /* as the source ends its lines */
	bool serials;       /* the file gives every row its serial: so do new ones */
	bool stuck;         /* something stands where it cannot be spliced */
	VEC(struct patch) patches;
	VEC(struct span) grown; /* blank lines that a text before them has taken */
};

void splice_init(struct splice *splice, const struct node_tree *tree);
void splice_release(struct splice *splice);
/* False when patches overlap or the splice is stuck. */
bool splice_apply(struct splice *splice, struct buf *out);

/* Takes text over and leaves it empty. */
void splice_put(struct splice *splice, size_t at, size_t n, struct buf *text);
/* Whole lines, each with its line break, before the line that starts at at. */
void splice_put_lines(struct splice *splice, size_t at, struct buf *lines);
/* Lines in place of the value [at, end), whose line break stays. */
void splice_put_block(struct splice *splice, size_t at, size_t end, struct buf *lines);

/* Geometry of the source. */
size_t splice_line_start(const struct splice *splice, size_t at);
/* Behind the line break that ends the value (and the blank lines that belong to it). */
size_t splice_line_after(const struct splice *splice, const struct node *node);
size_t splice_end(const struct node *node);
/* Behind the ":" of a child of a map. */
size_t splice_colon(const struct splice *splice, const struct node *child);
/* Does only white space stand before the byte on its line? */
bool splice_is_first(const struct splice *splice, size_t at);
/* Does anything but white space follow on the line? */
bool splice_is_followed(const struct splice *splice, size_t at);

/* Takes a child out of its map: its lines, or its part of a flow map; where neither is safe, its value becomes "". */
void splice_remove_child(struct splice *splice, const struct node *map, const struct node *child);
/* Makes the text of a map's child that text; where there is none yet, it comes behind the child before. */
void splice_child(struct splice *splice, const struct node *map, const struct node *before, struct str key, struct str text);
/*
 * Makes the fields of a map those of row. nested: the map stands inside [] or {}, so that it cannot become lines. An item
 * that has no answer left keeps its key; the caller removes it.
 */
void splice_fields(struct splice *splice, const struct node *map, const struct row *row, bool nested);
/* Makes the rows of an item's map those of entry; base is what the file says. */
void splice_rows(struct splice *splice, const struct node *map, const struct entry *base, const struct entry *entry, bool nested);

#endif
