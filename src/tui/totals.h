/* SPDX-License-Identifier: MIT */
/*
 * Owns: the totals below a table's rows, a line for each currency that its amounts are typed in.
 * Never: converts one currency into another; draws.
 */
#ifndef TUI_TOTALS_H
#define TUI_TOTALS_H

#include "pack/company.h"
#include "pack/facts.h"

enum { TOTALS_MOST = 4, TOTALS_ROWS = 1000 /* of a longer table the currencies are not told apart */ };

enum totals_cell {
	TOTALS_NONE,   /* nothing is added up here */
	TOTALS_SUM,
	TOTALS_OFF,    /* shares that do not make a hundred */
	TOTALS_UNREAD, /* a cell of this column cannot be read, so that the sum is not known: "?" */
};

struct totals {
	const struct facts *facts;
	const struct company *company;
	const struct item *table;
	const struct entry *entry; /* of the pack at hand; or NULL */
	struct str codes[TOTALS_MOST]; /* the company's own first; with a fifth no sum is known */
	size_t lines; /* 0: the table has no totals */
};

/* All is borrowed, and totals is as good as what it borrows: an edit makes it stale. */
void totals_of(struct totals *totals, const struct facts *facts, const struct company *company,
	       const struct item *table, const struct entry *entry);
/* What stands in a line below a column. Appends the figure, not what labels it. */
enum totals_cell totals_print(const struct totals *totals, size_t line, const struct column *column, struct buf *out);

#endif
