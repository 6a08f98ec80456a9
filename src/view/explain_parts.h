/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the files of view/explain share.
 * Never: is included elsewhere.
 */
#ifndef VIEW_EXPLAIN_PARTS_H
#define VIEW_EXPLAIN_PARTS_H

#include "view/explain.h"

/* One section of a page about an item; adds nothing where there is nothing to say. */
struct explain_page {
	const struct explain_input *in;
	const struct item *item;
	enum explain_order order;
	int columns;
	struct page *page;
};

/* "a, b, c" */
void explain_put_list(struct buf *out, const struct str_list *list);
/* "a project; shows after 3 months" */
void explain_put_effort(const struct activity *activity, struct buf *out);
/* The steps as numbered lines, behind an indent of a few blanks. */
void explain_steps(const struct activity *activity, const char *indent, int columns, struct page *page);

/* Sections, explain_formula.c */
void explain_formula(const struct explain_page *at);
void explain_worked(const struct explain_page *at);
/* Sections, explain_value.c */
void explain_period(const struct explain_page *at);
void explain_benchmarks(const struct explain_page *at);
void explain_activities(const struct explain_page *at);

#endif
