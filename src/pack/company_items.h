/* SPDX-License-Identifier: MIT */
/*
 * Owns: what boardpack.yaml says of items and conventions: reading it, and making a catalogue the company's.
 * Never: is used outside pack/company; company.h declares what others need.
 */
#ifndef PACK_COMPANY_ITEMS_H
#define PACK_COMPANY_ITEMS_H

#include "pack/company.h"

/* The keys "items" and "conventions" of tree. False, with an error for each fault. */
bool company_load_items(struct company *company, const struct node_tree *tree, struct error *error);

#endif
