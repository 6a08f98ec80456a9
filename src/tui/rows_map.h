/* SPDX-License-Identifier: MIT */
/*
 * Owns: which column of a pasted block goes into which of a table: by the names in its first line, else one after the other.
 * Never: changes a pack.
 */
#ifndef TUI_ROWS_MAP_H
#define TUI_ROWS_MAP_H

#include "catalogue/catalogue.h"
#include "tui/block.h"

/* The column of this label or id, case and signs aside ("Owner*", "needed_by"), or STR_NONE. */
size_t rows_map_column(const struct item *item, struct str name);
/* Is the column's label part of the name, or the other way round? */
bool rows_map_is_named(const struct column *column, struct str name);
/*
 * map[i], of n: the target of the block's column i, or STR_NONE. True when the first line holds names, which may say more than the
 * columns' own ("Expected close"); below a name that fits none, amounts, days and choices say what it is when one column alone takes
 * such. Else cells go from column at on, or from the first one where they do not fit behind at; computed columns are passed over, but for
 * whole rows, as many cells as the table has columns.
 */
bool rows_map(const struct item *item, const struct block *block, size_t at, size_t *map, size_t n);
/* Is the block's last row its sum, which is no row of ours: "Total", and figures alone where the table adds none up? */
bool rows_map_has_sum(const struct item *item, const struct block *block);

#endif
