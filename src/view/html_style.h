/* SPDX-License-Identifier: MIT */
/*
 * Owns: the style sheet of the HTML file: light and dark, screen and paper.
 * Never: names a font that would have to be fetched.
 */
#ifndef VIEW_HTML_STYLE_H
#define VIEW_HTML_STYLE_H

#include "view/document.h"

/* The inside of a style element; the running header and footer carry the document's texts. Appends. */
void html_style(const struct document *document, struct buf *out);

#endif
