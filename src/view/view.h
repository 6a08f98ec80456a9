/* SPDX-License-Identifier: MIT */
/*
 * Owns: what every view reads: a pack with its findings, and where things stand in its file.
 * Never: reads or writes files; prints. Views are pure functions into a struct buf.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "catalogue/difference.h"
#include "check/lint.h"

struct view_input {
	const struct catalogue *catalogue;
	const struct company *company;
	const struct pack *pack;
	const struct pack *prior;        /* or NULL */
	struct facts *facts;
	const struct findings *findings; /* or NULL */
	const bool *hidden;              /* by item index: what an export leaves out; NULL: nothing */
	/* What the definitions that the pack uses have become since it was written; NULL when nothing is known of that. */
	const struct difference *changes;
	const char *file; /* the pack's name in messages, or NULL */
	/* Line and column in the file of a byte of a leaf; may be NULL (then no places are printed). */
	bool (*locate)(void *data, const struct addr *at, size_t offset, size_t *line, size_t *column);
	/* The same column in code points; may be NULL (then columns are taken as they are). */
	size_t (*characters)(void *data, size_t line, size_t column);
	void *locate_data; /* for both */
};

#endif
