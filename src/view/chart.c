/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/chart.h"

#include <math.h>

/* Points of a series that are read aloud one by one. */
#define LISTENED_MAX 13

struct chart *chart_new(enum chart_kind kind, struct str id, struct str title, enum unit unit, size_t count,
			size_t series_count)
{
	struct chart *chart = mem_zero(1, sizeof(*chart));

	arena_init(&chart->arena);
	chart->kind = kind;
	chart->id = arena_str(&chart->arena, id);
	chart->title = arena_str(&chart->arena, title);
	chart->unit = unit;
	chart->count = count;
	chart->series_count = series_count;
	chart->labels = arena_alloc(&chart->arena, (count + 1) * sizeof(*chart->labels));
	chart->series = arena_alloc(&chart->arena, (series_count + 1) * sizeof(*chart->series));
	for (size_t i = 0; i < series_count; i++)
		chart->series[i].points = arena_alloc(&chart->arena, (count + 1) * sizeof(*chart->series[i].points));
	return chart;
}

void chart_free(struct chart *chart)
{
	if (!chart)
		return;
	arena_release(&chart->arena);
	free(chart);
}

void chart_label(struct chart *chart, size_t at, struct str text)
{
	assert(at < chart->count);
	chart->labels[at] = arena_str(&chart->arena, text);
}

void chart_name(struct chart *chart, size_t series, struct str label, bool is_dashed)
{
	assert(series < chart->series_count);
	chart->series[series].label = arena_str(&chart->arena, label);
	chart->series[series].is_dashed = is_dashed;
}

void chart_set(struct chart *chart, size_t series, size_t at, double value)
{
	assert(series < chart->series_count && at < chart->count);
	chart->series[series].points[at].is_known = true;
	chart->series[series].points[at].value = value;
}

bool chart_has(const struct chart *chart, size_t points)
{
	for (size_t i = 0; i < chart->series_count; i++) {
		size_t known = 0;

		for (size_t j = 0; j < chart->count; j++)
			known += chart->series[i].points[j].is_known;
		if (known >= points)
			return true;
	}
	return false;
}

void chart_levels(const struct chart *chart, size_t at, double *before, double *after)
{
	const struct chart_point *points = chart->series[0].points;

	*before = *after = 0;
	for (size_t i = 0; i <= at; i++) {
		*before = points[i].is_total ? 0 : *after;
		if (points[i].is_known)
			*after = points[i].is_total ? points[i].value : *after + points[i].value;
	}
}

static void widen(double value, bool *is_first, double *low, double *high)
{
	if (*is_first || value < *low)
		*low = value;
	if (*is_first || value > *high)
		*high = value;
	*is_first = false;
}

/* Movements of a hundredth of the level would be lines: then the axis begins higher up, and says so. */
static void range_of_levels(const struct chart *chart, double *low, double *high)
{
	bool is_first = true;

	for (size_t i = 0; i < chart->count; i++) {
		double before, after;

		chart_levels(chart, i, &before, &after);
		widen(after, &is_first, low, high);
	}
	*low = *low > 0.6 * *high ? *low - (*high - *low) : 0;
	if (*low < 0)
		*low = 0;
	for (size_t i = 0; i < chart->count; i++) {
		double before, after;

		chart_levels(chart, i, &before, &after);
		widen(after, &is_first, low, high);
	}
}

double chart_step(double low, double high)
{
	static const double steps[] = { 1, 2, 2.5, 5, 10 };
	double least = (high - low) / CHART_LINES_MOST, power = 1;

	/* Values so large that one more is none. */
	if (!(least > 0) || !isfinite(least))
		return 1;
	while (power * 10 <= least)
		power *= 10;
	while (power > least)
		power /= 10;
	for (size_t i = 0; i < COUNT_OF(steps); i++)
		if (steps[i] * power >= least)
			return steps[i] * power;
	return 10 * power;
}

/* Not as far down as to the next line of the axis: movements would shrink. */
static double floor_to_step(double low, double high)
{
	double step = high > low ? chart_step(low, low + (high - low) / 4) : 1;

	return floor(low / step) * step;
}

void chart_range(const struct chart *chart, double *low, double *high)
{
	bool is_first = true;

	*low = *high = 0;
	if (chart->kind == CHART_WATERFALL) {
		range_of_levels(chart, low, high);
		*low = floor_to_step(*low, *high);
	} else {
		for (size_t i = 0; i < chart->series_count; i++)
			for (size_t j = 0; j < chart->count; j++)
				if (chart->series[i].points[j].is_known)
					widen(chart->series[i].points[j].value, &is_first, low, high);
		/* A curve is read by its shape; where zero is near, it is shown. */
		if (*low > 0 && *low < 0.5 * *high)
			*low = 0;
	}
	if (*high <= *low)
		*high = *low + 1;
}

void chart_value(const struct chart *chart, double value, struct buf *out)
{
	struct buf text = BUF_EMPTY;
	size_t zeros;

	quantity_print_short((struct quantity){ value, 0, chart->unit }, &text);
	/* "60.0k": a nought behind the point says nothing here. */
	zeros = str_find(buf_str(&text), STR(".0k"), 0);
	if (zeros == STR_NONE)
		zeros = str_find(buf_str(&text), STR(".0m"), 0);
	if (zeros != STR_NONE)
		buf_splice(&text, zeros, 2, STR(""));
	buf_add(out, buf_str(&text));
	buf_release(&text);
}

static void put_points(const struct chart *chart, const struct chart_series *series, struct buf *out)
{
	bool is_first = true;

	for (size_t i = 0; i < chart->count; i++) {
		bool is_last = i + 1 == chart->count || !series->points[i + 1].is_known;

		/* Nobody listens to two dozen months: every sixth, and where the line ends. */
		if (!series->points[i].is_known || (chart->count > LISTENED_MAX && i % 6 && !is_last))
			continue;
		buf_printf(out, "%s%.*s ", is_first ? "" : ", ", STR_FMT(chart->labels[i]));
		if (chart->kind == CHART_WATERFALL && !series->points[i].is_total && series->points[i].value > 0)
			buf_addc(out, '+');
		chart_value(chart, series->points[i].value, out);
		is_first = false;
	}
}

void chart_alt(const struct chart *chart, struct buf *out)
{
	buf_add(out, chart->title);
	if (chart->money.n && chart->unit == UNIT_CURRENCY)
		buf_printf(out, " (%.*s)", STR_FMT(chart->money));
	buf_adds(out, ": ");
	for (size_t i = 0; i < chart->series_count; i++) {
		if (i)
			buf_adds(out, "; ");
		if (chart->series[i].label.n && chart->series_count > 1)
			buf_printf(out, "%.*s: ", STR_FMT(chart->series[i].label));
		put_points(chart, &chart->series[i], out);
	}
	buf_addc(out, '.');
}
