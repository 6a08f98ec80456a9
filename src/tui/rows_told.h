/* SPDX-License-Identifier: MIT */
/*
 * Owns: the opportunities that a text of the expansion tells, one by one, and what it says of each.
 * Never: knows a row, or changes a pack.
 */
#ifndef TUI_ROWS_TOLD_H
#define TUI_ROWS_TOLD_H

#include "check/narrative.h"
#include "pack/company.h"
#include "prose/passage.h"
#include "prose/point.h"

/* A text, and what the reader and we know of it. */
struct rows_told_text {
	struct str text;
	struct narrative narrative;
	struct passage passage;
	struct point_list points;
};

/*
 * An opportunity: entries of one account are one to the reader, so its points, and the deals of a point, are read one by one.
 */
struct rows_told {
	const struct rows_told_text *in;
	const struct narrative_entry *entry;
};

struct rows_told_list {
	const struct company *company;
	VEC(struct rows_told_text *) texts; /* the whole text first */
	VEC(struct rows_told) told;
};

/* The sentence that was looked at last; starts as { NULL }. */
struct rows_told_heard {
	const struct passage *passage;
	struct range sentence;
	uint64_t says;
};

/* Borrows company and text. */
void rows_told_read(struct rows_told_list *list, const struct company *company, struct str text);
void rows_told_release(struct rows_told_list *list);
/* Is it of this account? The company knows its customers by more than one name. */
bool rows_told_is_of(const struct rows_told_list *list, const struct rows_told *told, struct str account);
/* What is said from its name up to the next one's. */
struct str rows_told_words(const struct rows_told *told);
/* The gate, to the end of its clause; empty for none. */
struct str rows_told_gate(const struct rows_told *told);
/* Who owns it, where it has a point of the list to itself; empty when nobody is named. */
struct str rows_told_owner(const struct rows_told *told);
/* All that is sure of the account is its name. */
bool rows_told_is_name_alone(const struct rows_told *told);
/* Of which an answer lacks, in a sentence that says it is signed or lost: it is no open row. */
bool rows_told_is_over(const struct rows_told *told, struct rows_told_heard *heard);

#endif
