/* SPDX-License-Identifier: MIT */
/*
 * Owns: the written list of expansion opportunities as rows of their table, and back.
 * Never: takes a word away: what is written stays, rows that are there stay.
 */
#ifndef TUI_ROWS_TEXT_H
#define TUI_ROWS_TEXT_H

#include "tui/app.h"

#define ROWS_TEXT_TABLE "customers.expansion_pipeline"
#define ROWS_TEXT_ITEM  "customers.expansion_opportunities"

/* Every account that the narrative names and the table at hand has not becomes a row. */
void rows_from_text(struct app *app);
/* The rows that the narrative does not name are written at its end. */
void text_from_rows(struct app *app);

#endif
