/* SPDX-License-Identifier: MIT */
/*
 * Owns: reading one item from a node tree, strictly: a fault in a definition is found when it is written, not when it is shown.
 * Never: looks at other items (catalogue_finish() does).
 */
#ifndef CATALOGUE_CATALOGUE_LOAD_H
#define CATALOGUE_CATALOGUE_LOAD_H

#include "catalogue/catalogue.h"
#include "catalogue/reader.h"

/* The item that tree defines under id, all of it in arena. NULL, with file:line:column for each fault, when it is wrong. */
struct item *catalogue_load(struct arena *arena, struct str id, const struct node_tree *tree, struct error *error);

/*
 * The keys of what is read of an item and not reckoned with: texts, examples, benchmarks. A file is mostly these, and a first
 * picture shows next to none of them. NULL-terminated.
 */
extern const char *const catalogue_late_keys[];
/* The item without these, of a tree that may end before them: item->is_cut. */
struct item *catalogue_load_head(struct arena *arena, struct str id, const struct node_tree *tree, struct error *error);
/* Puts them into an item that was cut, of the whole tree, held to all rules. False, with each fault, when it is wrong. */
bool catalogue_load_rest(struct arena *arena, struct item *item, const struct node_tree *tree, struct error *error);

/* The parts of an item that have a file of their own. kind and unit of the item are known when they are called. */
void catalogue_load_formula(struct reader *reader, const struct node *root, struct item *item);
void catalogue_load_worked(struct reader *reader, const struct node *root, struct item *item);
void catalogue_load_benchmarks(struct reader *reader, const struct node *root, struct item *item);
void catalogue_load_columns(struct reader *reader, const struct node *root, struct item *item);

/* For catalogue_finish(): what needs other definitions. */
/* Tells of an id that does not exist, with the nearest one. Always returns false. */
bool catalogue_missing(const struct catalogue *catalogue, struct str file, struct file_place place, struct str id,
		       struct error *error, const char *format, ...) __attribute__((format(printf, 6, 7)));
bool catalogue_settle_cases(const struct catalogue *catalogue, struct item *item, struct error *error);
bool catalogue_check_conventions(const struct catalogue *catalogue, struct error *error);
bool catalogue_check_activities(const struct catalogue *catalogue, struct error *error);

#endif
