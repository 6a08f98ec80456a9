/* SPDX-License-Identifier: MIT */
/*
 * Owns: the board pack as GitHub-flavoured Markdown: stable bytes, tables aligned in the source.
 * Never: lets a founder's text break the document: pipes, headings, raw HTML, fences and hazards are made safe.
 */
#ifndef VIEW_MARKDOWN_H
#define VIEW_MARKDOWN_H

#include "view/view.h"

void markdown_pack(const struct view_input *input, struct buf *out);
/*
 * A narrative as blocks inside a section of the given heading level: its own headings become bold lines, raw HTML and
 * hazards are made visible, open fences are closed. Lists, emphasis and tables of the author survive. Appends.
 */
void markdown_narrative(struct str text, struct buf *out);
/* One line for a table cell: line breaks become spaces, pipes and markup are escaped. Appends. */
void markdown_cell(struct str text, struct buf *out);

#endif
