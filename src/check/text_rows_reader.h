/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the parts of text_rows share: a point of a text cut into pieces, and what became of each.
 * Never: is used outside text_rows*.c.
 */
#ifndef CHECK_TEXT_ROWS_READER_H
#define CHECK_TEXT_ROWS_READER_H

#include "check/text_rows.h"

/* What stands before a piece, the weakest first. */
enum piece_gap { PIECE_COMMA, PIECE_CLAUSE /* . : – */, PIECE_ENTRY /* ; or a bullet of its own */ };

struct piece {
	struct range tokens;
	enum piece_gap gap;
	bool has_colon; /* stands behind it */
	bool is_used; /* is wholly in a cell already, or names one */
	size_t label; /* the column that it names, or STR_NONE */
};

struct row_reader {
	const struct item *item;
	const struct contract *contract; /* or NULL */
	const struct passage *passage;
	struct arena *arena;
	VEC(struct piece) pieces;
	bool *covered; /* by token: is in a cell that is no text */
	struct str *cells;
};

/* The contract's slot that fills a column, or NULL. */
const struct contract_slot *row_reader_slot(const struct row_reader *reader, const struct column *column);
/* The column that is named by exactly these words, or STR_NONE. */
size_t row_reader_column(const struct row_reader *reader, struct range words);
/* Is it a column of words that names a team, so that other words do not belong there? */
bool row_reader_is_team(const struct column *column);
/* Fills the columns that are no text: amounts, days, people, choices. */
void row_reader_find(struct row_reader *reader);
/* Does the piece say the value of a column by its name, and nothing else: "high impact"? Not of column but. */
bool row_reader_says_value(const struct row_reader *reader, const struct piece *piece, size_t but);
/* Where the first column for words is, or STR_NONE. */
size_t row_reader_title(const struct item *item);
/*
 * The cells of the form that begins with the line at at: a bullet, then every column that is not computed on a line of its own,
 * "Owner: Priya Raman", whatever its words look like; NULL when there is none. *end is where the next line begins in any case.
 */
struct str *text_rows_read_form(const struct item *item, struct str text, size_t at, struct arena *arena, size_t *end);
/* Is the line at at the one that text_rows_head() writes? */
bool text_rows_is_head(const struct item *item, struct str text, size_t at);
/* Appends a cell as a list says it: on one line. */
void text_rows_flatten(struct str text, struct buf *out);

#endif
