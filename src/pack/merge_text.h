/* SPDX-License-Identifier: MIT */
/*
 * Owns: putting three versions of one text together line by line, and the marks around lines that both sides changed.
 * Never: drops a line that either side wrote; knows packs.
 *
 *   <<<<<<< ours
 *   4.6m
 *   ||||||| base      (where it was anything before)
 *   4.5m
 *   =======
 *   4.7m
 *   >>>>>>> theirs
 *
 * Where a version holds such lines of its own, the marks are longer than any of them, all alike.
 */
#ifndef PACK_MERGE_TEXT_H
#define PACK_MERGE_TEXT_H

#include "base/base.h"

struct merge_conflict {
	struct span whole;              /* all of it, with its last line feed */
	struct span ours, base, theirs; /* each without its last line feed */
	bool has_base;
};

/*
 * Appends to out what ours and theirs make of base: lines that one side changed are that side's, lines that both changed
 * alike stand once, lines that both changed and that touch stand between marks. Returns how many such conflicts there are.
 * White space at the end of a text makes no difference; it ends as ours does, in a line feed after a conflict.
 */
size_t merge_text(struct str base, struct str ours, struct str theirs, struct buf *out);
/* Appends all of ours and all of theirs between marks. */
void merge_text_mark(struct str base, struct str ours, struct str theirs, struct buf *out);
/* The first conflict in text at or after from, which is the start of a line. False when there is none. */
bool merge_text_find(struct str text, size_t from, struct merge_conflict *out);

#endif
