/* SPDX-License-Identifier: MIT */
/*
 * Owns: what this user saw of a pack when it was closed last: kept at the end of a session, compared with in a later one.
 * Never: keeps anything beside the pack; is in the way of a start or an end: whatever fails is left out.
 */
#ifndef CMD_LOOKS_H
#define CMD_LOOKS_H

#include "cmd/compare.h"

/* At the end of a session: the pack's file as it was read or written last. now: wall seconds. */
void looks_keep(const struct workspace *workspace, int64_t now);
/*
 * The state of so many looks back (0: the last one), with when and how many there are. NULL, with a reason, when there is none.
 * facts as of compare_saved().
 */
struct compare *looks_compare(const struct workspace *workspace, const struct facts *facts, size_t back,
			      struct error *error);
/* When this user looked last (wall seconds), where the pack's file is not what was seen then; 0: nothing changed, or never seen. */
int64_t looks_changed(const struct workspace *workspace);
/* "2026-11-12 18:03", appended. */
void looks_print_time(int64_t seconds, struct buf *out);

#endif
