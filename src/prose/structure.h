/* SPDX-License-Identifier: MIT */
/*
 * Owns: the shape of a narrative: lines with their kind and depth, tables with their cells.
 * Never: builds a document; it reads what founders type, Markdown or not (•, 1), a., tabs, dotted leaders).
 */
#ifndef PROSE_STRUCTURE_H
#define PROSE_STRUCTURE_H

#include "prose/token.h"

enum structure_kind {
	STRUCTURE_BLANK,
	STRUCTURE_HEADING, /* # …, a line that is all bold, a short line above a list */
	STRUCTURE_ITEM,
	STRUCTURE_ROW, /* of a table; cells are in cells */
	STRUCTURE_RULE, /* |---| or --- */
	STRUCTURE_TEXT,
};

enum {
	STRUCTURE_CHECKED = 1, /* [x], a tick */
	STRUCTURE_SOFT = 2, /* a heading only by its place */
	STRUCTURE_COLON = 4, /* ends with a colon */
	STRUCTURE_BOLD = 8,
	STRUCTURE_HEADER = 16, /* first row of a table with a rule below */
	STRUCTURE_CONTINUED = 32, /* goes on from the line before */
};

/* A run of tokens [from, to). */
struct range {
	size_t from, to;
};

struct structure_line {
	enum structure_kind kind;
	unsigned flags;
	int depth; /* smaller encloses larger */
	struct range all; /* without the break */
	struct range tokens; /* without marker, box, number */
	size_t cell, cell_count;
};

struct structure {
	VEC(struct structure_line) lines;
	VEC(struct range) cells;
};

/* Reads the lines of tokens (scanned from text). Marks the first token of items, cells and lines TOKEN_START. */
void structure_read(struct structure *structure, struct token_list *tokens, struct str text);
void structure_release(struct structure *structure);

#endif
