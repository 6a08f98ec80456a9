/* SPDX-License-Identifier: MIT */
/*
 * Owns: names that are written without a capital, told by where they stand: adidas, "hung & dried", "Account: jolly fryer".
 * Never: judges whether they are customers.
 */
#ifndef PROSE_NAME_LOWER_H
#define PROSE_NAME_LOWER_H

#include "prose/name_form.h"

/*
 * Where the name that begins at i without a capital ends; 0 when none does. before: the names found so far; *flags: NAME_LOWER
 * unless where it stands says as much as a capital does.
 */
size_t name_lower_end(const struct name_finder *finder, size_t i, const struct name_list *before, unsigned *flags);

#endif
