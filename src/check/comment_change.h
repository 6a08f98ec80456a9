/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the files comment_change*.c share: one change of a number as a text tells it.
 * Never: is included by anybody else.
 */
#ifndef CHECK_COMMENT_CHANGE_H
#define CHECK_COMMENT_CHANGE_H

#include "check/comment_reader.h"

enum reference { REFERENCE_NONE, REFERENCE_FORECAST, REFERENCE_PRIOR, REFERENCE_OTHER };

struct change {
	size_t at; /* the word of direction */
	int sign;
	bool is_valued; /* better, worse: what is less may be better */
	bool is_against; /* above, more, short: against whatever is meant, not only the period before */
	bool is_bound; /* "above the 99.9 %": what stands behind it is no size */
	const struct figure *size;
	double fraction; /* "a third more"; 0 for none */
	struct range clause;
	enum reference reference;
};

#define CHANGE_DIRECTIONS \
	(SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) | SPEAKS(WORSE) | SPEAKS(AHEAD) | SPEAKS(BEHIND))
#define CHANGE_FACTORS (SPEAKS(DOUBLED) | SPEAKS(TRIPLED) | SPEAKS(HALVED))

/* The word of direction at i, if there is one; the clause and what it is measured from are not filled in. */
bool comment_change_at(const struct comment_reader *reader, size_t i, struct change *out);
/* How far it went, of the figures of the judge: change->size or change->fraction. change->clause is known. */
void comment_change_size(struct comment_judge *judge, struct change *change);
/* What it is measured from, by the words of change->clause. */
enum reference comment_change_from(const struct comment_reader *reader, const struct change *change);
/* Whether a figure beside the word of direction is its size: in front of it, "three fewer", and behind it, "fell by three". */
bool comment_size_leads(const struct comment_reader *reader, size_t from, size_t to);
bool comment_size_follows(const struct comment_reader *reader, size_t from, size_t to);
/* "to 44", "from 38": where it came from and where it went, not how far. */
bool comment_size_ends(const struct passage *passage, const struct figure *figure);

/* Reports a change, a factor at i ("doubled") or a rest at i ("flat") that the numbers do not show. */
void comment_judge_change(struct comment_judge *judge, const struct change *change);
void comment_judge_factor(struct comment_judge *judge, size_t i, struct range clause);
void comment_judge_flat(struct comment_judge *judge, size_t i, struct range clause);

#endif
