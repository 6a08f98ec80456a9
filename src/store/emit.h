/* SPDX-License-Identifier: MIT */
/*
 * Owns: the canonical layout of a pack: two columns a level, a key a line, fields in the order of the schema.
 * Never: knows what a file looked like before (splice.h does).
 */
#ifndef STORE_EMIT_H
#define STORE_EMIT_H

#include "pack/pack.h"

struct emit {
	struct buf *out;
	struct str newline;
	bool serials; /* rows say their serial */
};

/*
 * All of these write whole lines, each ended by a line break, with keys at column indent (from 0). Leaves without text are left
 * out. The first line lacks its indentation when continued: it stands behind "- ".
 */
void emit_field(const struct emit *emit, struct str key, struct str text, size_t indent);
void emit_fields(const struct emit *emit, const struct row *row, size_t indent, bool continued);
void emit_row(const struct emit *emit, const struct row *row, size_t dash);
void emit_rows(const struct emit *emit, const struct entry *entry, size_t indent);
void emit_entry(const struct emit *emit, const struct entry *entry, size_t indent);
/* "- rule: …" with the dash at column indent. */
void emit_waiver(const struct emit *emit, const struct waiver *waiver, size_t indent);
/* Would a reader of a file without serials give all rows those that they have? */
bool emit_counts_up(const struct pack *pack);
bool emit_is_empty(const struct row *row);
bool emit_has_answers(const struct entry *entry);
/* { a: x, b: y }, for places that cannot hold lines. */
void emit_flow(const struct emit *emit, const struct row *row);
void emit_flow_entry(const struct emit *emit, const struct entry *entry);

#endif
