/* SPDX-License-Identifier: MIT */
/*
 * Owns: what can be mended of a typed amount without knowing anything: a fraction that was meant as a percentage, a sign too
 * many, thousands typed as units, a decimal sign between thousands. Works on the digits, so that nothing is rounded.
 * Never: decides that something is wrong (rules do); changes a pack (who reads the finding may).
 */
#ifndef CHECK_REMEDY_H
#define CHECK_REMEDY_H

#include "calc/quantity.h"

enum remedy {
	REMEDY_NONE,
	REMEDY_PERCENT, /* "0.956" becomes "95.6 %" */
	REMEDY_SIGN, /* "-130k" and "(130k)" become "130k" */
	REMEDY_THOUSANDS, /* "4,865" becomes "4,865k", "4.9k" becomes "4.9m" */
	REMEDY_SEPARATOR, /* "4.865" becomes "4,865" */
	REMEDY_COUNT,
};

/* The words that a rule uses, by value. */
extern const char *const remedy_names[REMEDY_COUNT];

/* Appends what text should have been; false, and nothing, where that cannot be told from its characters. */
bool remedy_apply(enum remedy remedy, struct str text, enum number_style style, struct buf *out);

#endif
