/* SPDX-License-Identifier: MIT */
/*
 * Owns: the tables of a document as a workbook of spreadsheets: real numbers, formulas for differences and totals.
 * Never: writes a text that a spreadsheet would take for a formula or a link.
 */
#ifndef SHEET_SHEET_H
#define SHEET_SHEET_H

#include "base/error.h"
#include "view/document.h"

/* One sheet for each table, into the file at path, which is replaced. */
bool sheet_write(const struct document *document, const char *path, struct error *error);

#endif
