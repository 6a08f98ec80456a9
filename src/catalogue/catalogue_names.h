/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the compiler of expressions may ask of a catalogue: units of items, columns of tables, words of choices.
 * Never: knows values.
 */
#ifndef CATALOGUE_CATALOGUE_NAMES_H
#define CATALOGUE_CATALOGUE_NAMES_H

#include "calc/expr.h"
#include "catalogue/catalogue.h"

struct catalogue_scope {
	const struct catalogue *catalogue;
	enum unit self;           /* the unit of "self"; UNIT_NONE: there is none */
	const struct item *table; /* the expression is of a row of it; NULL: it is not */
	bool (*has_threshold)(struct str name); /* NULL: no thresholds */
};

/* For expr_compile(); scope must outlive the call. */
struct expr_names catalogue_names(struct catalogue_scope *scope);

#endif
