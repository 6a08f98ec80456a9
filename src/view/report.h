/* SPDX-License-Identifier: MIT */
/*
 * Owns: findings as text for scripts and people (file:line:col: level: message [id]), as annotations of GitHub, and as JSON.
 * Never: decides an exit status.
 */
#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H

#include "view/view.h"

struct json;

struct report_place {
	size_t line, column; /* from 1; the column in bytes */
};

/* What is not in the file (a missing answer) is shown where its row or item stands. False when that is nowhere either. */
bool report_place(const struct view_input *input, const struct finding *finding, struct report_place *place);
/* The findings, then the closing line. */
void report_text(const struct view_input *input, struct buf *out);
/* The closing line: how many checks ran, fired, were waived, were skipped and why. */
void report_counts(const struct findings *findings, struct buf *out);
/* ::error file=…,line=…: one workflow command for each finding that is not waived, then the closing line as a notice. */
void report_github(const struct view_input *input, struct buf *out);
/* One object within a document. */
void report_json(const struct view_input *input, struct json *json);

/* What many packs come to. */
struct report_sum {
	size_t packs, ran, fired, findings, waived, skipped;
};

void report_add(struct report_sum *sum, const struct findings *findings);
/* "3 packs: 126 checks ran, …" */
void report_sum(const struct report_sum *sum, struct buf *out);

#endif
