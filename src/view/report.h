/* SPDX-License-Identifier: MIT */
/*
 * Owns: findings as text for scripts and people (file:line:col: level: message [id]) and as JSON.
 * Never: decides an exit status.
 */
#ifndef VIEW_REPORT_H
#define VIEW_REPORT_H

#include "view/view.h"

void report_text(const struct view_input *input, struct buf *out);
/* The closing line: how many checks ran, fired, were waived, were skipped and why. */
void report_counts(const struct findings *findings, struct buf *out);
void report_json(const struct view_input *input, struct buf *out);

#endif
