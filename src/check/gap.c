/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/gap.h"

#include <math.h>

#include "check/bound.h"

#define SCORE_POINTS 5 /* what a handful of answers moves a score by is nobody's doing */
#define WHOLE_LEAST  1 /* one customer, one hire, one month more or less */
#define RATIO_LEAST  0.1

bool gap_find(const struct lint_input *input, const struct item *item, struct gap *out)
{
	struct variance row;

	if (item->kind != ITEM_NUMBER)
		return false;
	row = facts_variance(input->facts, item);
	/* Nobody forecast where a bridge opens: that it is not where the last one closed is a fault of its own. */
	if (!row.has_actual || facts_get(input->facts, item, EXPR_FIELD_FORECAST, 0).state != FACT_TYPED)
		return false;
	out->difference = row.actual.value - row.forecast.value;
	out->percent = out->difference == 0      ? 0
		       : row.forecast.value == 0 ? INFINITY
						 : 100 * fabs(out->difference / row.forecast.value);
	out->is_good = out->difference != 0 && item->better != ITEM_BETTER_NEITHER &&
		       (out->difference > 0) == (item->better == ITEM_BETTER_HIGHER);
	out->is_bad = out->difference != 0 && item->better != ITEM_BETTER_NEITHER && !out->is_good;
	return true;
}

static double setting(const struct lint_input *input, const char *name)
{
	double value = 0;

	bound_threshold(input->company, str_of(name), &value);
	return value;
}

/* The part of ARR under which no difference of money matters; 0 where ARR is not known. */
static double money_floor(const struct lint_input *input)
{
	const struct item *arr = catalogue_find(input->catalogue, STR("sales.arr"));
	struct fact fact = { .state = FACT_MISSING };

	if (arr && arr->kind == ITEM_NUMBER)
		fact = facts_get(input->facts, arr, EXPR_FIELD_ACTUAL, 0);
	if (!fact_is_known(&fact))
		return 0;
	return fabs(fact.quantity.value) * setting(input, "variance_floor") / 100;
}

bool gap_is_material(const struct lint_input *input, const struct item *item, const struct gap *gap, double times)
{
	bool is_wide = gap->percent > times * setting(input, "variance_percent");
	double size = fabs(gap->difference), points = times * setting(input, "variance_points");
	const double whisker = 1e-9;

	switch (item->unit) {
	case UNIT_CURRENCY:
		return is_wide && size > money_floor(input);
	case UNIT_PERCENT:
		/* A rate moves by itself; a little more than was promised is no news. */
		return size >= points * (gap->is_good ? 2 : 1) - whisker || (is_wide && size >= points / 2 - whisker);
	case UNIT_SCORE:
		return size >= times * SCORE_POINTS - whisker;
	case UNIT_COUNT:
	case UNIT_MONTHS:
	case UNIT_DAYS:
		return is_wide && size > WHOLE_LEAST + whisker;
	case UNIT_RATIO:
		return is_wide && size > RATIO_LEAST + whisker;
	case UNIT_NONE:
	case UNIT_COUNT_OF:
		break;
	}
	return is_wide;
}
