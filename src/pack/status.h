/* SPDX-License-Identifier: MIT */
/*
 * Owns: the colours that a figure can have, as letters and as words.
 * Never: judges a figure (pack/facts does).
 */
#ifndef PACK_STATUS_H
#define PACK_STATUS_H

#include "base/str.h"

/* "green", "Amber", "r": 'G' 'A' or 'R'; yellow is amber. ' ' when the words say no colour. */
char status_read(struct str text);
/* The word of a letter; empty for any but these three. */
const char *status_word(char status);

#endif
