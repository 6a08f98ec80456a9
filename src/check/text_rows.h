/* SPDX-License-Identifier: MIT */
/*
 * Owns: a written list of things as rows of a table, and back, and which row each thing on the list is. What belongs into which column, the item's contract says (slot to
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
	bool is_of_rows; /* it says that it stands for the table's rows: text_rows_head() */
};

/* contract may be NULL. Reads text of any shape; linear in its length for a given item. */
void text_rows_read(struct text_rows *rows, const struct item *item, const struct contract *contract, struct str text);
void text_rows_release(struct text_rows *rows);
/* Is it a list or a table as people write them, so that lines of plain words are not meant? */
bool text_rows_is_list(struct str text);
/*
 * "# Rows: Risks", a line: what stands in the list are the table's rows, and no further ones. It stands in the text because there it
 * goes with undo, into the file and out of it. Appends.
 */
void text_rows_head(const struct item *item, struct buf *out);
/* Has the text such a line? */
bool text_rows_is_of_rows(const struct item *item, struct str text);
/*
 * "- **Housing pools.** Owner: Priya Raman; Likelihood: medium", or where text_rows_read() would read something else back, a form: a
 * line for each column. Appends; contract as above. Line breaks within a cell become blanks.
 */
void text_rows_write(const struct item *item, const struct contract *contract, const struct row *row, struct buf *out);
/*
 * match[i] becomes the place in entry of the row that row i of the list is, or SIZE_MAX: the row that the list would say in the same
 * words, or else as pack/diff matches rows. entry may be NULL; match has room for rows->rows.n.
 */
void text_rows_match(const struct text_rows *rows, const struct item *item, const struct entry *entry, size_t *match);
/* Of the rows that match names, as many as possible that stand in the order of the list: stays[i], of n. */
void text_rows_in_order(const size_t *match, size_t n, bool *stays);
/* Does a cell of a list say what text says? A list has no line breaks within a cell. */
bool text_rows_says(struct str cell, struct str text);
/* Has the row words that no list shows, in a computed column or in one that the catalogue does not know? */
bool text_rows_hides(const struct item *item, const struct row *row);

#endif
