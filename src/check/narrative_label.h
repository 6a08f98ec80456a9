/* SPDX-License-Identifier: MIT */
/*
 * Owns: what a head of a column or the label in a cell asks for, by its words.
 * Never: looks at what stands below it; narrative_columns.c does.
 * Tests: check/narrative_label in tests/unit/test_check_narrative.c
 */
#ifndef CHECK_NARRATIVE_LABEL_H
#define CHECK_NARRATIVE_LABEL_H

#include "check/narrative_columns.h"

/* The role of a label, folded, that a list knows as a whole. */
enum narrative_column narrative_label_role(struct str text);
/* "close=2026-05", "Gate: PO": a cell that brings its own label. The role, and the cell without the label. */
enum narrative_column narrative_label_take(struct narrative_reader *reader, struct range *range);

#endif
