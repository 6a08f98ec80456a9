/* SPDX-License-Identifier: MIT */
/*
 * Owns: reading one line of JSON that asks for a narrative to be read: {"id": …, "text": …, "company": …},
 *       with "kpi" {"id", "label", "unit"}, "period", "values" {"actual", "forecast", "prior"} and "prior_text" where it is a comment.
 * Never: writes JSON (view/json does); reads a stream.
 */
#ifndef STORE_JSONL_H
#define STORE_JSONL_H

#include "base/base.h"

struct jsonl_record {
	struct str id, text; /* in the arena; id may be empty */
	struct str company; /* empty when absent or null */
	/* What a comment is held against; all may be absent. */
	struct str kpi_id, kpi_label, kpi_unit, period, prior_text;
	struct jsonl_value {
		bool known;
		double value;
	} actual, forecast, prior;
};

/*
 * Other keys are ignored. False with a message that does not name the line (the caller counts): no JSON object, a duplicate
 * key, no text, a value of the wrong type.
 */
bool jsonl_read(struct str line, struct arena *arena, struct jsonl_record *out, struct error *error);

#endif
