/* SPDX-License-Identifier: MIT */
/*
 * Owns: the tables of a document as bytes: how boardpack hands them to boardpack-sheet, which alone is linked to the library
 * that writes workbooks. Numbers arrive bit for bit.
 * Never: a format for files that are kept: both programs come from one build.
 */
#ifndef SHEET_PARCEL_H
#define SHEET_PARCEL_H

#include "base/error.h"
#include "view/document.h"

/* Title, company and the tables; appends to out. */
void parcel_pack(const struct document *document, struct buf *out);
/* The same, into a document that was initialised. False with error: not what this version packs, or a part is missing. */
bool parcel_unpack(struct str bytes, struct document *document, struct error *error);

#endif
