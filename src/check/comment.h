/* SPDX-License-Identifier: MIT */
/*
 * Owns: what is wrong with a comment on its own terms: a variance without a cause, hedging, a figure or a direction that
 * contradicts the KPI, an abbreviation that nobody explains, a risk without owner or mitigation, an ask without a date,
 * gross and net retention mixed up, last period's words again.
 * Never: touches a pack; decides a level (rules do).
 */
#ifndef CHECK_COMMENT_H
#define CHECK_COMMENT_H

#include "calc/period.h"
#include "prose/passage.h"

enum comment_fault {
	COMMENT_VARIANCE,
	COMMENT_HEDGING,
	COMMENT_CONTRADICTION,
	COMMENT_ACRONYM,
	COMMENT_RISK_OWNER,
	COMMENT_RISK_MITIGATION,
	COMMENT_ASK_DATE,
	COMMENT_RETENTION,
	COMMENT_COPIED,
	COMMENT_FAULTS,
};

/* How the KPI counts, as far as prose can be held against it. */
enum comment_unit {
	COMMENT_UNIT_NONE,
	COMMENT_UNIT_MONEY,
	COMMENT_UNIT_PERCENT,
	COMMENT_UNIT_MONTHS,
	COMMENT_UNIT_COUNT
};

struct comment_value {
	bool known;
	double value; /* money in whole units, percent as 95.6 */
};

struct comment_input {
	struct str text, prior_text; /* prior_text: the same field in the pack before, may be empty */
	struct str id, label;        /* of the item: "customers.nps_score" */
	enum comment_unit unit;
	double scale;                /* of a bare number: 1000 when the KPI is kept in thousands */
	struct comment_value actual, forecast, prior;
	bool has_gap, is_gap; /* has_gap: the caller knows whether actual and forecast lie far enough apart: is_gap */
	bool lower_is_better;
	struct period period;        /* months 0: unknown */
	const struct str *names;     /* customers, products, people: never abbreviations */
	size_t name_count;
};

struct comment_finding {
	enum comment_fault fault;
	struct span span;
	struct str what; /* the abbreviation, the risk, what was said; in the arena */
};

struct comment {
	struct arena arena;
	VEC(struct comment_finding) findings; /* by fault, then place */
};

/* The code of a fault as it is written in JSON and in rules: "variance_no_cause". */
const char *comment_code(enum comment_fault fault);
bool comment_code_parse(struct str code, enum comment_fault *out);

void comment_init(struct comment *comment);
void comment_release(struct comment *comment);
/* Whether a text of at least min_words repeats another, with other figures and periods and a few other words at most. */
bool comment_is_copy(struct str now, struct str then, size_t min_words);
/* Looks for the faults in wanted (bit per fault). Linear in the text. */
void comment_read(struct comment *comment, const struct comment_input *input, unsigned wanted);
/* The same for a passage that is open already; it was opened on input->text. */
void comment_read_passage(struct comment *comment, const struct passage *passage, const struct comment_input *input,
			  unsigned wanted);

#endif
