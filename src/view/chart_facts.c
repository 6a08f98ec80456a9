/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "view/chart_facts.h"

const struct chart_step chart_steps[CHART_STEPS] = {
	{ "sales.starting_arr", "Opening", "", 0 },         { "sales.new_business", "New business", "+", 1 },
	{ "sales.expansion", "Expansion", "+", 1 },         { "sales.downgrades", "Downgrades", "\xE2\x88\x92", -1 },
	{ "sales.churn_arr", "Churn", "\xE2\x88\x92", -1 }, { "sales.arr", "Closing", "", 0 },
};

static void set_if_known(struct chart *chart, size_t series, size_t at, struct fact fact, int factor)
{
	if (fact_is_known(&fact))
		chart_set(chart, series, at, factor * fact.quantity.value);
}

/* "trend-sales-arr": part of a file's name. */
static void trend_id(const struct item *item, struct buf *out)
{
	buf_printf(out, "trend-%.*s", STR_FMT(item->id));
	for (size_t i = 0; i < out->n; i++)
		if (strchr("._", out->p[i]))
			out->p[i] = '-';
}

struct chart *chart_trend(const struct facts *facts, const struct company *company, const struct item *item,
			  size_t packs)
{
	size_t all = (size_t)facts_back(facts) + 1, count = packs < all ? packs : all;
	struct buf text = BUF_EMPTY;
	bool has_forecast = false;
	struct chart *chart;

	trend_id(item, &text);
	chart = chart_new(CHART_LINES, buf_str(&text), item->label, item->unit, count, 2);
	chart->money = arena_str(&chart->arena, company->currency);
	chart_name(chart, 0, STR("Actual"), false);
	chart_name(chart, 1, STR("Forecast"), true);
	for (size_t at = 0; at < count; at++) {
		int back = (int)(count - 1 - at);
		struct fact forecast = facts_get(facts, item, EXPR_FIELD_FORECAST, back);

		buf_clear(&text);
		period_print(facts_period(facts, back), &text);
		chart_label(chart, at, buf_str(&text));
		set_if_known(chart, 0, at, facts_get(facts, item, EXPR_FIELD_ACTUAL, back), 1);
		set_if_known(chart, 1, at, forecast, 1);
		has_forecast = has_forecast || fact_is_known(&forecast);
	}
	if (!has_forecast)
		chart->series_count = 1;
	buf_release(&text);
	return chart;
}

static struct fact read_step(const struct facts *facts, const struct catalogue *catalogue, size_t step,
			     enum expr_field field, int back)
{
	const struct item *item = catalogue_find(catalogue, str_of(chart_steps[step].id));

	return item && item->kind == ITEM_NUMBER ? facts_get(facts, item, field, back)
						 : (struct fact){ .state = FACT_MISSING };
}

struct fact chart_step_fact(const struct facts *facts, const struct catalogue *catalogue, size_t step,
			    enum expr_field field, int back)
{
	struct fact fact = read_step(facts, catalogue, step, field, back);
	bool is_bridge = false;

	if (step > 0 || field == EXPR_FIELD_ACTUAL || fact.state == FACT_TYPED || fact.state == FACT_UNREAD)
		return fact;
	for (size_t i = 1; !is_bridge && i < CHART_STEPS; i++)
		is_bridge = read_step(facts, catalogue, i, field, back).state != FACT_MISSING;
	if (!is_bridge)
		return (struct fact){ .state = FACT_MISSING };
	return field == EXPR_FIELD_NEXT ? read_step(facts, catalogue, CHART_STEPS - 1, EXPR_FIELD_ACTUAL, back) : fact;
}

struct chart *chart_bridge(const struct facts *facts, const struct catalogue *catalogue, const struct company *company,
			   int back)
{
	struct quantity gap;
	bool is_open = chart_unexplained(facts, catalogue, EXPR_FIELD_ACTUAL, back, &gap);
	struct chart *chart = chart_new(CHART_WATERFALL, STR("arr-bridge"), STR("ARR bridge"), UNIT_CURRENCY,
					CHART_STEPS + is_open, 1);

	chart->money = arena_str(&chart->arena, company->currency);
	for (size_t i = 0; i < CHART_STEPS; i++) {
		const struct chart_step *step = &chart_steps[i];
		size_t at = i + (is_open && i + 1 == CHART_STEPS);

		chart_label(chart, at, str_of(step->label));
		chart->series[0].points[at].is_total = step->factor == 0;
		set_if_known(chart, 0, at, chart_step_fact(facts, catalogue, i, EXPR_FIELD_ACTUAL, back),
			     step->factor ? step->factor : 1);
	}
	if (is_open) {
		chart_label(chart, CHART_STEPS - 1, STR("Not explained"));
		chart_set(chart, 0, CHART_STEPS - 1, gap.value);
	}
	return chart;
}

bool chart_unexplained(const struct facts *facts, const struct catalogue *catalogue, enum expr_field field, int back,
		       struct quantity *out)
{
	struct quantity sum = { .value = 0 };
	struct fact fact = { .state = FACT_MISSING };

	for (size_t i = 0; i < CHART_STEPS; i++) {
		fact = chart_step_fact(facts, catalogue, i, field, back);
		if (!fact_is_known(&fact))
			return false;
		if (i + 1 == CHART_STEPS)
			break;
		sum.value += (chart_steps[i].factor < 0 ? -1 : 1) * fact.quantity.value;
		sum.slack += fact.quantity.slack;
	}
	sum.unit = fact.quantity.unit;
	*out = fact.quantity;
	out->value -= sum.value;
	return fabs(out->value) > fact_tolerance(sum.unit, fact.quantity, sum);
}

static size_t place_on(double value, double low, double high, size_t columns)
{
	return (size_t)((value - low) / (high - low) * (double)(columns - 1) + 0.5);
}

void chart_scale(const struct benchmark *benchmark, double value, int columns, struct buf *out)
{
	double low = value < benchmark->p25 ? value : benchmark->p25;
	double high = value > benchmark->p75 ? value : benchmark->p75, room = (high - low) / 8;
	size_t start = out->n, from, to, n = (size_t)(columns > 0 ? columns : 0);

	if (!benchmark->has_p25 || !benchmark->has_p75 || !(benchmark->p75 > benchmark->p25) || n < 12)
		return;
	low -= room;
	high += room;
	from = place_on(benchmark->p25, low, high, n);
	to = place_on(benchmark->p75, low, high, n);
	for (size_t i = 0; i < n; i++)
		buf_addc(out, i == from ? '[' : i == to ? ']' : i > from && i < to ? '=' : '-');
	if (benchmark->has_median)
		out->p[start + place_on(benchmark->median, low, high, n)] = '|';
	out->p[start + place_on(value, low, high, n)] = 'X';
}
