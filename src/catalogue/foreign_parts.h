/* SPDX-License-Identifier: MIT */
/*
 * Owns: the parts of one foreign definition that need translating. Private to foreign.c.
 * Never: knows envelopes or more than one item at a time.
 */
#ifndef CATALOGUE_FOREIGN_PARTS_H
#define CATALOGUE_FOREIGN_PARTS_H

#include "catalogue/foreign.h"

struct mapper {
	struct foreign *out;
	const struct catalogue *known; /* or NULL */
	const struct item *own;        /* of the same id; or NULL */
	const struct node *kpi;        /* theirs */
	const struct node *extension;  /* our part of it, or NULL */
	struct node *definition;       /* ours */
	struct node *partial;          /* list of what is missing */
	struct str path, id;
	int kind;                      /* enum item_kind, -1: the extension says something else */
	enum unit unit;
};

/* Tells of a field: suffix stands behind the item's path (".unit"). */
void foreign_note(struct mapper *mapper, const struct node *node, const char *suffix, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* NULL for what is absent or null. */
const struct node *foreign_part(const struct node *map, const char *key);
/* The text; empty, and told, when it is none. Absent, null and blank are empty. */
struct str foreign_text(struct mapper *mapper, const struct node *map, const char *key, const char *suffix);
void foreign_put(struct mapper *mapper, struct node *map, const char *key, struct str text, const struct node *origin);
void foreign_missing(struct mapper *mapper, const char *part);
/* Tells of every key of map that is not in the NULL-terminated list. */
void foreign_keys(struct mapper *mapper, const struct node *map, const char *prefix, const char *const *known);
/* The texts of a list (or the one text) as a list of ours; NULL when there are none. */
struct node *foreign_list(struct mapper *mapper, const struct node *map, const char *key, const char *suffix);
/* Is there such an item in the file? */
bool foreign_holds(const struct foreign *foreign, struct str id);

void foreign_kind(struct mapper *mapper);
void foreign_stages(struct mapper *mapper);
void foreign_source(struct mapper *mapper);
void foreign_formula(struct mapper *mapper);
void foreign_benchmarks(struct mapper *mapper);
void foreign_basis(struct mapper *mapper);
void foreign_policy(struct mapper *mapper);
void foreign_related(struct mapper *mapper);

#endif
