/* SPDX-License-Identifier: MIT */
/*
 * Owns: compiling the formulas of items, of their cases and of computed columns, and refusing those that go in a circle.
 * Never: computes a value; seen outside catalogue/.
 */
#ifndef CATALOGUE_FORMULA_H
#define CATALOGUE_FORMULA_H

#include "catalogue/catalogue.h"

/* All expressions of an item; every other item must have been added. */
bool formula_compile(const struct catalogue *catalogue, struct item *item, struct error *error);
/* After all have been compiled; items carry their index. */
bool formula_check_circles(const struct catalogue *catalogue, struct error *error);
void formula_release(struct item *item);

#endif
