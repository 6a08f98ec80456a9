/* SPDX-License-Identifier: MIT */
/*
 * Owns: a written list of things as rows of a table, and back. What belongs into which column, the item's contract says (slot to
 * column) and, where it is silent, the types of the columns; a column's own name with a colon goes before both.
 * Never: changes a pack. It loses no word: what no column asks for goes on in the columns of text.
 */
#ifndef CHECK_TEXT_ROWS_H
#define CHECK_TEXT_ROWS_H

#include "check/contract.h"

struct text_rows {
	struct arena arena;
	VEC(struct str *) rows; /* each: a text by column of the item, empty where none was found */
	struct buf rest; /* lines that are no entry, as written: "Three things could go wrong:" */
};

/* contract may be NULL. Reads text of any shape; linear in its length for a given item. */
void text_rows_read(struct text_rows *rows, const struct item *item, const struct contract *contract, struct str text);
void text_rows_release(struct text_rows *rows);
/* Is it a list or a table as people write them, so that lines of plain words are not meant? */
bool text_rows_is_list(struct str text);
/*
 * "- **Housing pools.** Owner: Priya Raman; Likelihood: medium", or where text_rows_read() would read something else back, a form: a
 * line for each column. Appends; contract as above. Line breaks within a cell become blanks.
 */
void text_rows_write(const struct item *item, const struct contract *contract, const struct row *row, struct buf *out);

#endif
