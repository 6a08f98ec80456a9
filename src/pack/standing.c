/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/standing.h"

bool benchmark_fits(const struct benchmark *benchmark, enum stage stage, const double *arr)
{
	if (benchmark->has_stages && !benchmark->stages[stage])
		return false;
	if (arr && benchmark->has_arr_from && *arr < benchmark->arr_from)
		return false;
	return !(arr && benchmark->has_arr_to && *arr >= benchmark->arr_to);
}

static enum standing_bar find_bar(const struct item *item, const struct benchmark *benchmark,
				  const struct quantity *value, int months, struct str currency)
{
	if (!value)
		return STANDING_NO_VALUE;
	/* A quarter's 97 % of retention is no 97 % of a year. */
	if (benchmark->months && benchmark->months != (item->formula_months ? item->formula_months : months))
		return STANDING_OTHER_LENGTH;
	if (item->unit == UNIT_CURRENCY && !str_is(currency, "USD"))
		return STANDING_OTHER_CURRENCY;
	return STANDING_PLACED;
}

/*
 * A value on the mark belongs to the better side of it: who reaches the upper quartile is in it. Where neither is better,
 * to the upper.
 */
static bool is_above(const struct item *item, double value, double mark)
{
	return item->better == ITEM_BETTER_LOWER ? value > mark : value >= mark;
}

static void find_quarters(const struct item *item, const struct benchmark *benchmark, struct standing *standing)
{
	const struct {
		bool is_given;
		double mark;
	} marks[] = { { benchmark->has_p25, benchmark->p25 },
		      { benchmark->has_median, benchmark->median },
		      { benchmark->has_p75, benchmark->p75 } };
	bool is_any = false;

	standing->low = 1;
	standing->high = 4;
	for (int i = 0; i < (int)COUNT_OF(marks); i++) {
		if (!marks[i].is_given)
			continue;
		is_any = true;
		if (is_above(item, standing->value, marks[i].mark))
			standing->low = i + 2;
		else if (standing->high > i + 1)
			standing->high = i + 1;
	}
	if (!is_any)
		standing->low = standing->high = 0;
	if (!is_any || item->better == ITEM_BETTER_NEITHER)
		return;
	standing->best = item->better == ITEM_BETTER_HIGHER ? 5 - standing->high : standing->low;
	standing->worst = item->better == ITEM_BETTER_HIGHER ? 5 - standing->low : standing->high;
}

static bool is_within(const struct limit *limit, double value)
{
	switch (limit->comparison) {
	case COMPARISON_NONE:
		break;
	case COMPARISON_LESS:
		return value < limit->value;
	case COMPARISON_AT_MOST:
		return value <= limit->value;
	case COMPARISON_AT_LEAST:
		return value >= limit->value;
	case COMPARISON_MORE:
		return value > limit->value;
	}
	return false;
}

static enum standing_verdict judge(const struct benchmark *benchmark, double value)
{
	if (!benchmark->good.comparison && !benchmark->poor.comparison)
		return STANDING_UNJUDGED;
	if (is_within(&benchmark->good, value))
		return STANDING_GOOD;
	if (is_within(&benchmark->poor, value))
		return STANDING_POOR;
	return benchmark->good.comparison && benchmark->poor.comparison ? STANDING_BETWEEN : STANDING_SHORT;
}

struct standing standing_of(const struct item *item, const struct benchmark *benchmark, const struct quantity *value,
			    int months, struct str currency)
{
	struct standing standing = { .benchmark = benchmark };

	standing.bar = find_bar(item, benchmark, value, months, currency);
	if (standing.bar != STANDING_PLACED)
		return standing;
	standing.value = value->value;
	find_quarters(item, benchmark, &standing);
	standing.verdict = judge(benchmark, value->value);
	return standing;
}

size_t standing_choose(const struct catalogue *catalogue, const struct company *company, const struct facts *facts,
		       const struct item *item, size_t *out, size_t max)
{
	const struct item *arr = catalogue_find(catalogue, STR("sales.arr"));
	struct fact fact = { .state = FACT_MISSING };
	bool is_known = false;
	size_t n = 0;

	/* Bands are in USD; without a rate of exchange the stage alone decides. */
	if (facts && arr && str_is(company->currency, "USD")) {
		fact = facts_get(facts, arr, EXPR_FIELD_ACTUAL, 0);
		is_known = fact_is_known(&fact);
	}
	for (size_t i = 0; i < item->benchmark_count && n < max; i++)
		if (benchmark_fits(&item->benchmarks[i], company->stage, is_known ? &fact.quantity.value : NULL))
			out[n++] = i;
	return n;
}
