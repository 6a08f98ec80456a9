/* SPDX-License-Identifier: MIT */
/*
 * Owns: reading one item from a node tree, strictly: a fault in a definition is found when it is written, not when it is shown.
 * Never: looks at other items (catalogue_finish() does).
 */
#ifndef CATALOGUE_CATALOGUE_LOAD_H
#define CATALOGUE_CATALOGUE_LOAD_H

#include "catalogue/catalogue.h"

/* The item that tree defines under id, all of it in arena. NULL, with file:line:column for each fault, when it is wrong. */
struct item *catalogue_load(struct arena *arena, struct str id, const struct node_tree *tree, struct error *error);

#endif
