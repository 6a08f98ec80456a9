/* SPDX-License-Identifier: MIT */
/*
 * Owns: a document as GitHub-flavoured Markdown: stable bytes, tables aligned in the source.
 * Never: lets a founder's text break the document: pipes, headings, raw HTML, fences and hazards are made safe.
 */
#ifndef VIEW_MARKDOWN_H
#define VIEW_MARKDOWN_H

#include "view/document.h"

/* What is read beyond CommonMark, for whoever gives markdown_narrative()'s text to md4c; task lists would be input fields. */
#define MARKDOWN_FLAGS (MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTML)

enum markdown_charts {
	MARKDOWN_CHARTS_NONE,
	MARKDOWN_CHARTS_TEXT, /* block characters in a code block */
	MARKDOWN_CHARTS_MERMAID, /* code blocks that some readers draw */
	MARKDOWN_CHARTS_SVG, /* links to files that the caller writes, named by markdown_chart_name() */
};

/* prefix: of the names of files with charts, for MARKDOWN_CHARTS_SVG. Appends. */
void markdown_document(const struct document *document, enum markdown_charts charts, struct str prefix,
		       struct buf *out);
/* "pack-arr-bridge.svg". Appends. */
void markdown_chart_name(struct str prefix, const struct chart *chart, struct buf *out);
/*
 * A narrative as blocks inside a section of the given heading level: its own headings become bold lines, raw HTML and
 * hazards are made visible, open fences are closed. Lists, emphasis and tables of the author survive. Appends.
 */
void markdown_narrative(struct str text, struct buf *out);
/* One line for a table cell: line breaks become spaces, pipes and markup are escaped. Appends. */
void markdown_cell(struct str text, struct buf *out);

#endif
