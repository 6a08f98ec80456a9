/* SPDX-License-Identifier: MIT */
/*
 * Owns: what goes over from one period's pack into the next: forecasts, and the rows that are not closed yet; how old a row is
 * and how often its date moved.
 * Never: copies a narrative; writes a file.
 */
#ifndef PACK_CARRY_H
#define PACK_CARRY_H

#include "pack/facts.h"
#include "pack/history.h"

/*
 * Fills next (an empty pack that has the following period) from old: what old foresaw becomes the forecast, rows that are still open
 * are copied (an opportunity that slipped is open again; what is asked for by a day of that period or before has lapsed). The
 * fiscal year is the company's. Returns the number of rows.
 */
size_t carry_run(const struct catalogue *catalogue, int fiscal_year_start, const struct pack *old, struct pack *next);

/* Deliberately, of one table: all rows of another pack's entry, as they are, before those that are there. One step of undo. */
void carry_table(struct history *history, struct str item, const struct entry *from);

struct carry_age {
	struct period since; /* the first pack of the unbroken line that lists the row */
	size_t packs;        /* in that line, this one included */
	size_t moves;        /* how often the row's date differed from the pack before */
};

/* The rows of a table in all packs, each matched with those of the pack before when that is asked for first. */
struct carry_rows {
	const struct facts *facts;
	const struct item *item;
	VEC(size_t *) match; /* by pack; by row, as diff_match_rows() tells */
};

/* Borrows both; nothing may be edited before the end. */
void carry_rows_begin(struct carry_rows *rows, const struct facts *facts, const struct item *item);
void carry_rows_end(struct carry_rows *rows);
/* Of the row at that place of the pack facts are of. */
struct carry_age carry_age(struct carry_rows *rows, size_t row);

#endif
