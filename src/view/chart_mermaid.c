/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/chart.h"

#include "base/text.h"

/* A quoted text of Mermaid: quotes, and what could end the block or begin markup, are left out. */
static void put_quoted(struct str text, struct buf *out)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text, false, &shown);
	buf_addc(out, '"');
	for (size_t i = 0; i < shown.n; i++)
		if (!strchr("\"`<>#;\\", shown.p[i]))
			buf_addc(out, shown.p[i]);
	buf_addc(out, '"');
	buf_release(&shown);
}

static void put_list(const struct chart *chart, double (*value)(const struct chart *, size_t, size_t), size_t series,
		     struct buf *out)
{
	buf_addc(out, '[');
	for (size_t i = 0; i < chart->count; i++)
		buf_printf(out, "%s%.10g", i ? ", " : "", value(chart, series, i));
	buf_adds(out, "]\n");
}

/* Mermaid knows no gaps: what is not known repeats what was. */
static double known_value(const struct chart *chart, size_t series, size_t at)
{
	const struct chart_point *points = chart->series[series].points;

	for (size_t i = at + 1; i-- > 0;)
		if (points[i].is_known)
			return points[i].value;
	for (size_t i = at; i < chart->count; i++)
		if (points[i].is_known)
			return points[i].value;
	return 0;
}

/* It knows no waterfalls either: bars show the level behind each movement. */
static double level(const struct chart *chart, size_t series, size_t at)
{
	double before, after;

	(void)series;
	chart_levels(chart, at, &before, &after);
	return after;
}

void chart_mermaid(const struct chart *chart, struct buf *out)
{
	double low, high;

	chart_range(chart, &low, &high);
	buf_adds(out, "xychart-beta\n    title ");
	put_quoted(chart->title, out);
	buf_adds(out, "\n    x-axis [");
	for (size_t i = 0; i < chart->count; i++) {
		if (i)
			buf_adds(out, ", ");
		put_quoted(chart->labels[i], out);
	}
	buf_printf(out, "]\n    y-axis %.10g --> %.10g\n", low, high);
	if (chart->kind == CHART_WATERFALL) {
		buf_adds(out, "    bar ");
		put_list(chart, level, 0, out);
		return;
	}
	for (size_t i = 0; i < chart->series_count; i++) {
		buf_adds(out, "    line ");
		put_list(chart, known_value, i, out);
	}
}
