/* SPDX-License-Identifier: MIT */
/*
 * Owns: whether a piece of a narrative answers a slot of a contract: an amount, an owner, a cause, a date, …
 * Never: knows which contract wants which slot.
 */
#ifndef CHECK_SLOT_H
#define CHECK_SLOT_H

#include "prose/passage.h"

enum slot_kind {
#define SLOT(name, missing, classes, find) SLOT_##name,
#include "check/slot.def"
#undef SLOT
	SLOT_COUNT,
};

const char *slot_name(enum slot_kind kind); /* "owner" */
const char *slot_missing(enum slot_kind kind); /* "no owner" */
bool slot_parse(struct str name, enum slot_kind *out);

/* Whether range answers the slot; *out: the words that do. */
bool slot_find(enum slot_kind kind, const struct passage *passage, struct range range, struct range *out);
/* Whether a cell of a table that is headed by the slot's own name answers it: any words but "tbd", "the team", "–". */
bool slot_answers_cell(enum slot_kind kind, const struct passage *passage, struct range cell);

#endif
