/* SPDX-License-Identifier: MIT */
/*
 * Owns: what DOCX and PPTX files have in common: widths of columns, charts, the frame of an archive.
 * Never: needs an office program; lets a text be markup.
 */
#ifndef VIEW_OFFICE_H
#define VIEW_OFFICE_H

#include "base/zip.h"
#include "view/document.h"
#include "view/paragraphs.h"

/* Columns of text that a paragraph takes. */
int office_columns(const struct paragraph *paragraph);

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
