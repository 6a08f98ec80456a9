/* SPDX-License-Identifier: MIT */
/*
 * Owns: an item as the tree of nodes that defines it: what catalogue_add() would read to make the same item again.
 * Never: a part that the item does not have; the name of the file it came from.
 */
#ifndef CATALOGUE_DEFINITION_H
#define CATALOGUE_DEFINITION_H

#include "catalogue/catalogue.h"

/*
 * A map in arena, its keys in the order in which people read them. What a convention decides is there with all its cases; names
 * that a company gave are in force.
 */
struct node *definition_of(struct arena *arena, const struct item *item);
/* The columns of a table, as the list that defines them. */
struct node *definition_columns(struct arena *arena, const struct item *item);

#endif
