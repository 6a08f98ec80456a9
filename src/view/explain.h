/* SPDX-License-Identifier: MIT */
/*
 * Owns: an item or a rule as a page of text: the same words in boardpack explain, in the guidance pane and in manual pages.
 * Never: wraps for a screen narrower than columns asks.
 */
#ifndef VIEW_EXPLAIN_H
#define VIEW_EXPLAIN_H

#include "check/rule.h"

/* A page is a list of lines with a meaning, so that a screen can style what a pipe prints plainly. */
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
void explain_item(const struct item *item, int columns, struct page *page);
void explain_rule(const struct rule *rule, int columns, struct page *page);
void page_text(const struct page *page, struct buf *out);

#endif
