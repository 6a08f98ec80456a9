/* SPDX-License-Identifier: MIT */
/*
 * Owns: how far a number is from its forecast, and whether that is far enough for a board to want a word on it.
 * Never: reports; reads prose.
 */
#ifndef CHECK_GAP_H
#define CHECK_GAP_H

#include "check/lint.h"

struct gap {
	double difference; /* actual less forecast, in the item's unit */
	double percent; /* of the forecast, without a sign; infinite where nothing was expected */
	bool is_good, is_bad; /* neither, where neither direction is better */
};

/* False where an actual or a forecast is missing. */
bool gap_find(const struct lint_input *input, const struct item *item, struct gap *out);
/*
 * Is it times what the company wants explained? Money: variance_percent of the forecast, and at least variance_floor percent of
 * ARR where ARR is known. Percentages: variance_points, twice that where it is the better for it, or half of that where it is
 * variance_percent of the forecast too. Counts and months: variance_percent, and more than one. Scores: five points.
 */
bool gap_is_material(const struct lint_input *input, const struct item *item, const struct gap *gap, double times);

#endif
