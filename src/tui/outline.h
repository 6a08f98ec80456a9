/* SPDX-License-Identifier: MIT */
/*
 * Owns: the list of items of a pack as a board reads it: headings with progress, items with their state, a cursor.
 * Never: draws; decides which items a company asks for (pack/company does).
 */
#ifndef TUI_OUTLINE_H
#define TUI_OUTLINE_H

#include "check/finding.h"
#include "pack/company.h"
#include "pack/facts.h"

struct outline_row {
	const struct item *item; /* NULL for a heading */
	struct str domain;
	bool is_answered;
	bool has_namesake; /* another item that is listed, perhaps in a closed section, reads the same */
	enum relevance relevance;
	size_t levels[LEVEL_ERROR + 1]; /* findings that are not waived, by enum level; headings: the sum */
	size_t answered, asked;         /* headings: core items of the domain */
};

struct outline {
	VEC(struct outline_row) rows; /* what is visible: items of closed sections are left out */
	VEC(struct str) closed;       /* domains */
	const struct item *visited;   /* shown although neither asked nor answered; may be NULL */
	size_t cursor, top;
	size_t answered, asked;         /* core items of the whole pack */
	size_t levels[LEVEL_ERROR + 1]; /* of the whole pack */
	const struct item *typed; /* the table that has a row which is being typed, typed_row: its findings wait; NULL: none */
	unsigned typed_row;
};

void outline_init(struct outline *outline);
void outline_release(struct outline *outline);
/* Reads the rows anew; the cursor stays on its item. findings may be NULL. */
void outline_refresh(struct outline *outline, const struct catalogue *catalogue, const struct company *company,
		     const struct facts *facts, const struct findings *findings);
/* The row under the cursor; NULL when there is none. */
const struct outline_row *outline_row(const struct outline *outline);
/* Moves by delta rows, headings included; clamps. */
void outline_move(struct outline *outline, long delta);
/* To the next item (1) or the one before (-1), skipping headings. False at the ends. */
bool outline_step(struct outline *outline, int delta);
/* False when the item has no row yet: its section was opened or it was made visible, and outline_refresh() is due. */
bool outline_select(struct outline *outline, const struct item *item);
bool outline_is_closed(const struct outline *outline, struct str domain);
void outline_toggle(struct outline *outline, struct str domain, bool close);

#endif
