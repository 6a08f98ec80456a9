/* SPDX-License-Identifier: MIT */
/*
 * Owns: how entries, rows and leaves come into a pack and go out of it, each at its place.
 * Never: changes a pack for anyone but pack_load() and edit_apply(), the two ways into it, and history_number_rows(), which
 * changes no word.
 */
#ifndef PACK_PACK_TREE_H
#define PACK_PACK_TREE_H

#include "pack/pack.h"

/* Beyond this a serial in a file is a typing error, not a serial. */
#define PACK_SERIAL_MAX 1000000000u

/*
 * A new entry at the end, not yet in by_id, and with rows whose serials come later: for loading. pack_tree_index() must
 * follow before anything is looked up.
 */
struct entry *pack_tree_append(struct pack *pack, struct str item);
void pack_tree_index(struct pack *pack);
/* Where the entry of item stands in by_id, or would stand. */
size_t pack_tree_place(const struct pack *pack, struct str item, bool *is_there);
/* The entry of item; a new one stands at its catalogue place. */
struct entry *pack_tree_entry(struct pack *pack, struct str item);
/* The row with that serial, the item itself for 0; NULL when there is none. */
struct row *pack_tree_row(struct entry *entry, unsigned serial);
/* An empty row at position (at most rows.n). */
struct row *pack_tree_insert_row(struct pack *pack, struct entry *entry, unsigned serial, size_t position);
/* Gives the rows of entry these serials, in their order. False, and nothing changed, when they are not n, or two would share one. */
bool pack_tree_number_rows(struct pack *pack, struct entry *entry, const unsigned *serials, size_t n);
void pack_tree_remove_row(struct entry *entry, size_t position);
/* The leaf of field in row; a new one is empty and stands at its place among the fields of the item. */
struct leaf *pack_tree_leaf(struct pack *pack, const struct entry *entry, struct row *row, struct str field);
/* The same at the end of the row, for loading: field is known to be new. */
struct leaf *pack_tree_append_leaf(struct pack *pack, struct row *row, struct str field);
void pack_tree_release_row(struct row *row);

#endif
