/* SPDX-License-Identifier: MIT */
/*
 * Owns: a founder's Markdown as what it says: paragraphs with marked words, points of lists, code, rules and tables. md4c reads
 * it, in the harmless form that reports have (markdown_narrative()), so that every view shows the same.
 * Never: escapes, wraps or draws.
 */
#ifndef VIEW_PARAGRAPHS_H
#define VIEW_PARAGRAPHS_H

#include "view/document.h"

enum paragraph_kind {
	PARAGRAPH_PLAIN,
	PARAGRAPH_BULLET,
	PARAGRAPH_NUMBER,
	PARAGRAPH_QUOTE,
	PARAGRAPH_CODE, /* one line */
	PARAGRAPH_RULE,
	PARAGRAPH_TABLE,
};

struct paragraph_run {
	struct str text; /* LF: a new line of the paragraph */
	bool is_bold, is_italic, is_struck;
};

struct paragraph {
	enum paragraph_kind kind;
	int level; /* of a list, from 0 */
	int number; /* NUMBER */
	bool is_apart; /* air stands before it: no point of a tight list, no further line of code */
	VEC(struct paragraph_run) runs;
	struct document_table *table; /* TABLE: with a row at least, cells without marks */
};

struct paragraphs {
	struct document document; /* whose arena has the texts; its tables are those of the list */
	VEC(struct paragraph) list;
};

void paragraphs_init(struct paragraphs *paragraphs);
void paragraphs_release(struct paragraphs *paragraphs);
/* Appends a narrative's. */
void paragraphs_read(struct paragraphs *paragraphs, struct str narrative);
/* Appends one of spans. */
void paragraphs_add_spans(struct paragraphs *paragraphs, enum paragraph_kind kind, const struct document_span *spans,
			  size_t count);

#endif
