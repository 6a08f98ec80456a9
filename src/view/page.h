/* SPDX-License-Identifier: MIT */
/*
 * Owns: a page of text as a list of lines with a meaning, so that a screen can style what a pipe prints plainly.
 * Never: words anything; wraps for a screen narrower than columns asks.
 *
 * What goes in may come from a company's own folder: it is shown with the same care as a pack's text.
 */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include "base/buf.h"
#include "base/vec.h"
#include "catalogue/catalogue.h"

enum page_role { PAGE_TITLE, PAGE_LABEL, PAGE_TEXT, PAGE_BULLET, PAGE_EXAMPLE, PAGE_BLANK };
struct page_line {
	enum page_role role;
	struct str text; /* in the page's arena; wrapped to columns */
};
struct page {
	struct arena arena;
	VEC(struct page_line) lines;
};

void page_init(struct page *page);
void page_release(struct page *page);
/* One line as it is. */
void page_line(struct page *page, enum page_role role, struct str text);
/* One paragraph, wrapped; first stands before its first line and as many blanks before the others. */
void page_wrapped(struct page *page, enum page_role role, const char *first, struct str paragraph, int columns);
/* Paragraphs, made visible and wrapped anew. */
void page_body(struct page *page, enum page_role role, const char *first, struct str text, int columns);
/* Wrapped at blanks alone: an id that is broken at its dot cannot be copied. */
void page_code(struct page *page, enum page_role role, struct str text, int columns);
/* A blank line and a label. */
void page_label(struct page *page, const char *label);
/* A label and its text; nothing for an empty text: a heading without a body asks more than it tells. */
void page_part(struct page *page, const char *label, struct str text, int columns);
/* The same, and releases text. */
void page_built(struct page *page, const char *label, struct buf *text, int columns);
/* A label and bullets; nothing for an empty list. */
void page_list(struct page *page, const char *label, const struct str_list *list, int columns);
/* Plain text: bodies stand two columns in. Appends. */
void page_text(const struct page *page, struct buf *out);

#endif
