/* SPDX-License-Identifier: MIT */
/*
 * Owns: how the checker read a narrative, as text and as JSON.
 * Never: reads it itself (check/narrative.h does).
 */
#ifndef VIEW_READING_H
#define VIEW_READING_H

#include "check/comment.h"
#include "check/contract.h"
#include "check/narrative.h"

void reading_text(const struct narrative *narrative, struct str text, struct buf *out);
/* One JSON object; id may be empty (then it is left out). pretty: many lines, else one. */
void reading_json(const struct narrative *narrative, struct str id, bool pretty, struct buf *out);

/* How an item was read against its contract: each entry with its slots, and what is missing. */
void reading_contract_text(const struct contract_reading *reading, const struct contract *contract, struct buf *out);
void reading_contract_json(const struct contract_reading *reading, const struct contract *contract, struct buf *out);
/* The faults of a comment: codes once each, and where each was found. One line. */
void reading_comment_json(const struct comment *comment, struct str id, struct buf *out);

#endif
