/* SPDX-License-Identifier: MIT */
/*
 * Owns: all values of a pack for other programs: as one JSON object (templates/schema/export.json describes it) and as CSV, one
 * value a line.
 * Never: rounds; leaves a cell that a spreadsheet would take for a formula.
 */
#ifndef VIEW_EXPORT_H
#define VIEW_EXPORT_H

#include "view/view.h"

void export_json(const struct view_input *input, struct buf *out);
/* "address: text", a line each, longer texts indented below, and what the cover and the waivers say: made for textconv of git. */
void export_lines(const struct view_input *input, struct buf *out);
/* With a line of headings, after RFC 4180 but for the line ends, which are LF. */
void export_csv(const struct view_input *input, struct buf *out);

#endif
