/* SPDX-License-Identifier: MIT */
/*
 * Owns: a document as one self-contained HTML file that is well-formed XML, too: to read, to print, on a telephone, aloud.
 * Never: holds a script, fetches anything, or lets the founder's text be markup of ours.
 */
#ifndef VIEW_HTML_H
#define VIEW_HTML_H

#include "view/document.h"

void html_document(const struct document *document, struct buf *out);
/* A narrative as blocks without headings. Appends. */
void html_narrative(struct str text, struct buf *out);
/* Text, or the inside of a quoted attribute: markup is escaped, hazards become visible marks. Appends. */
void html_text(struct str text, struct buf *out);

#endif
