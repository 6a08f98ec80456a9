/* SPDX-License-Identifier: MIT */
/*
 * Owns: what DOCX and PPTX files have in common: paragraphs of a narrative, widths of columns, charts, the frame of an archive.
 * Never: needs an office program; lets a text be markup.
 */
#ifndef VIEW_OFFICE_H
#define VIEW_OFFICE_H

#include "base/zip.h"
#include "view/document.h"

enum office_kind { OFFICE_PLAIN, OFFICE_BULLET, OFFICE_NUMBER, OFFICE_QUOTE, OFFICE_CODE };

struct office_run {
	struct str text; /* LF: a new line of the paragraph */
	bool is_bold, is_italic, is_struck;
};

struct office_paragraph {
	enum office_kind kind;
	int level;  /* of a list, from 0 */
	int number; /* NUMBER */
	VEC(struct office_run) runs;
};

struct office_text {
	struct arena arena;
	VEC(struct office_paragraph) paragraphs;
};

void office_text_init(struct office_text *text);
void office_text_release(struct office_text *text);
/* Appends a narrative's paragraphs; a table of the author becomes a line a row. */
void office_narrative(struct office_text *text, struct str narrative);
/* Appends a paragraph of spans. */
void office_spans(struct office_text *text, enum office_kind kind, const struct document_span *spans, size_t count);
/* Columns of text that a paragraph takes. */
int office_columns(const struct office_paragraph *paragraph);

/* Columns of text for each column of a table, so that they come to at most total where its words allow it. */
void office_widths(const struct document_table *table, int total, int *widths);
/* Lines that a row takes in columns of these widths; row SIZE_MAX is the heading. */
int office_lines(const struct document_table *table, size_t row, const int *widths);
/* "● green": a status is told by a shape and a word, not by colour alone. Appends; other cells as they are. */
void office_cell(const struct document_cell *cell, struct buf *out);
/* RRGGBB of a status, or NULL. */
const char *office_colour(char status);

/* A chart as a part of its own, drawn by the reader's program. Appends. */
void office_chart(const struct chart *chart, struct buf *out);
/* A part with its relations (XML elements, or empty) beside it. name: "ppt/slides/slide1.xml". */
void office_part(struct zip *zip, const char *name, const struct buf *xml, struct str relations);
void office_relation(struct buf *out, const char *id, const char *type, const char *target);
/* docProps: what a folder shows of the file. */
void office_properties(struct zip *zip, const struct document *document);

/* What the parts are, and which is the first; fixed, types: <Override> elements. */
void office_types(struct zip *zip, const char *type, const char *main, const char *fixed, struct str types);

/* The archives. Append; the same document gives the same bytes. */
void office_docx(const struct document *document, struct buf *out);
void office_pptx(const struct document *document, struct buf *out);

#endif
