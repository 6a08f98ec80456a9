/* SPDX-License-Identifier: MIT */
/*
 * Owns: fiscal quarters and months as pack periods ("2026-Q3", "2026-09"), and their arithmetic.
 * Never: reads the clock.
 */
#ifndef CALC_PERIOD_H
#define CALC_PERIOD_H

#include "base/base.h"

struct period {
	int year;   /* fiscal */
	int index;  /* 1 … 4 for quarters, 1 … 12 for months */
	int months; /* its length: 3 or 1 */
};

/* "2026-Q3", "2026-09". False for anything else. */
bool period_parse(struct str text, struct period *out);
/* The same, and as people write it: "Q4 FY26", "FY26 Q4", "4Q26", "Q4 2026", "Sep 2026". Nothing is guessed. */
bool period_read(struct str text, struct period *out);
/* "2026-Q3". Appends. */
void period_print(struct period period, struct buf *out);
struct period period_add(struct period period, int count);
/* No later one can be written: a year has four digits. */
bool period_is_last(struct period period);
int period_cmp(struct period a, struct period b);

/* A calendar day; dates in tables and waivers. */
struct date {
	int year, month, day;
};
/*
 * The period of that length in which a day lies. A fiscal year that begins in another month than January is named for the calendar
 * year in which it ends.
 */
struct period period_of(struct date day, int months, int fiscal_year_start);
/* Its last day. */
struct date period_end(struct period period, int fiscal_year_start);
/* ISO "2026-11-23" only. False when it is no such day. */
bool date_parse(struct str text, struct date *out);
/* The same, and as people write it: "30 Nov 2026", "Nov 30, 2026", "30.11.2026"; not "3/4/2026", which is two days. */
bool date_read(struct str text, struct date *out);
/*
 * "April", "Q1": the first such period that does not end before the day end; of a month its quarter where the fiscal year begins in
 * another month than January. A lone number is none.
 */
bool period_read_ahead(struct str text, struct date end, int fiscal_year_start, struct period *out);
int date_cmp(struct date a, struct date b);
struct date date_from_unix(int64_t seconds);

#endif
