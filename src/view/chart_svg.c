/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "base/text.h"
#include "view/chart.h"
#include "view/html.h"

#define START  "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" role=\"img\""
#define WIDTH  640.0
#define HEIGHT 280.0
#define LEFT   64.0
#define RIGHT  624.0
#define TOP    48.0
#define BOTTOM 232.0

/* Dark to light with dashes and marks of their own: told apart in grey, too. */
static const struct {
	const char *colour, *dashes;
} looks[] = { { "#1b5e8c", "" },
	      { "#8a5a00", " stroke-dasharray=\"7 4\"" },
	      { "#4d7c3a", " stroke-dasharray=\"2 3\"" },
	      { "#8c2f5e", " stroke-dasharray=\"9 3 2 3\"" } };

struct plane {
	const struct chart *chart;
	double low, high;
	struct buf *out;
};

static double y_of(const struct plane *plane, double value)
{
	return BOTTOM - (value - plane->low) / (plane->high - plane->low) * (BOTTOM - TOP);
}

static double x_of(const struct plane *plane, size_t at)
{
	double step = (RIGHT - LEFT) / (double)plane->chart->count;

	return LEFT + step * ((double)at + 0.5);
}

static void put_text(const struct plane *plane, double x, double y, const char *anchor, struct str text)
{
	buf_printf(plane->out, "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y, anchor);
	html_text(text, plane->out);
	buf_adds(plane->out, "</text>\n");
}

static void put_value(const struct plane *plane, double x, double y, const char *anchor, bool is_signed, double value)
{
	struct buf text = BUF_EMPTY;

	if (is_signed && value > 0)
		buf_addc(&text, '+');
	chart_value(plane->chart, value, &text);
	put_text(plane, x, y, anchor, buf_str(&text));
	buf_release(&text);
}

static void put_axis(const struct plane *plane)
{
	const struct chart *chart = plane->chart;
	size_t every = chart->count > 12 ? (chart->count + 7) / 8 : 1;
	double step = chart_step(plane->low, plane->high);

	for (int i = 0; i <= CHART_LINES_MOST; i++) {
		double value = (ceil(plane->low / step - 1e-9) + i) * step, y = y_of(plane, value);

		if (value > plane->high + step * 1e-9)
			break;
		buf_printf(plane->out,
			   "<path d=\"M%.1f %.1fH%.1f\" stroke=\"currentColor\" stroke-opacity=\"0.25\" />\n", LEFT, y,
			   RIGHT);
		put_value(plane, LEFT - 6, y + 4, "end", false, value);
	}
	for (size_t i = 0; i < chart->count; i += every)
		put_text(plane, x_of(plane, i), BOTTOM + 18, "middle", chart->labels[i]);
}

static void put_bars(const struct plane *plane)
{
	const struct chart *chart = plane->chart;
	double width = (RIGHT - LEFT) / (double)chart->count * 0.62;

	for (size_t i = 0; i < chart->count; i++) {
		const struct chart_point *point = &chart->series[0].points[i];
		double before, after, top, bottom;

		if (!point->is_known)
			continue;
		chart_levels(chart, i, &before, &after);
		if (point->is_total || before < plane->low)
			before = plane->low;
		top = y_of(plane, before > after ? before : after);
		bottom = y_of(plane, before > after ? after : before);
		buf_printf(
			plane->out,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\" stroke=\"%s\"%s />\n",
			x_of(plane, i) - width / 2, top, width, bottom - top < 1 ? 1 : bottom - top,
			point->is_total    ? "#1b5e8c"
			: point->value < 0 ? "#f2d9d3"
					   : "#7fb069",
			point->is_total    ? "#1b5e8c"
			: point->value < 0 ? "#a23b22"
					   : "#3f6b2d",
			point->value < 0 ? " stroke-dasharray=\"4 2\"" : "");
		put_value(plane, x_of(plane, i), top - 5, "middle", !point->is_total, point->value);
	}
}

static void put_mark(const struct plane *plane, size_t series, double x, double y)
{
	const char *colour = looks[series % COUNT_OF(looks)].colour;

	switch (series % COUNT_OF(looks)) {
	case 0:
		buf_printf(plane->out, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\" />\n", x, y, colour);
		break;
	case 1:
		buf_printf(
			plane->out,
			"<circle cx=\"%.1f\" cy=\"%.1f\" r=\"6\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" />\n",
			x, y, colour);
		break;
	case 2:
		buf_printf(plane->out, "<path d=\"M%.1f %.1fl4.5 8h-9z\" fill=\"%s\" />\n", x, y - 5, colour);
		break;
	default:
		buf_printf(plane->out, "<rect x=\"%.1f\" y=\"%.1f\" width=\"7\" height=\"7\" fill=\"%s\" />\n", x - 3.5,
			   y - 3.5, colour);
		break;
	}
}

/* Another curve runs above the first here: the figure stands below its point. */
static bool is_below(const struct chart *chart, size_t at)
{
	for (size_t i = 1; i < chart->series_count; i++)
		if (chart->series[i].points[at].is_known &&
		    chart->series[i].points[at].value >= chart->series[0].points[at].value)
			return true;
	return false;
}

static void put_curve(const struct plane *plane, size_t series)
{
	const struct chart *chart = plane->chart;
	const struct chart_point *points = chart->series[series].points;
	const char *dashes = looks[series % COUNT_OF(looks)].dashes;
	bool is_open = false, is_crowded = chart->count > 12;

	buf_printf(plane->out, "<path fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\"%s d=\"",
		   looks[series % COUNT_OF(looks)].colour, dashes);
	for (size_t i = 0; i < chart->count; i++) {
		if (points[i].is_known)
			buf_printf(plane->out, "%c%.1f %.1f", is_open ? 'L' : 'M', x_of(plane, i),
				   y_of(plane, points[i].value));
		is_open = points[i].is_known;
	}
	/* A path must begin somewhere, even one without points. */
	if (plane->out->p[plane->out->n - 1] == '"')
		buf_adds(plane->out, "M0 0");
	buf_adds(plane->out, "\" />\n");
	for (size_t i = 0; i < chart->count; i += is_crowded ? 3 : 1) {
		if (!points[i].is_known)
			continue;
		put_mark(plane, series, x_of(plane, i), y_of(plane, points[i].value));
		if (series == 0 && !is_crowded)
			put_value(plane, x_of(plane, i), y_of(plane, points[i].value) + (is_below(chart, i) ? 18 : -9),
				  "middle", false, points[i].value);
	}
}

static void put_legend(const struct plane *plane)
{
	double x = LEFT;

	for (size_t i = 0; i < plane->chart->series_count; i++) {
		struct str label = plane->chart->series[i].label;

		buf_printf(plane->out, "<path d=\"M%.1f %.1fh26\" stroke=\"%s\" stroke-width=\"2.5\"%s />\n", x,
			   HEIGHT - 14, looks[i % COUNT_OF(looks)].colour, looks[i % COUNT_OF(looks)].dashes);
		put_mark(plane, i, x + 13, HEIGHT - 14);
		put_text(plane, x + 32, HEIGHT - 10, "start", label);
		x += 52 + 7.2 * text_columns(label);
	}
}

static void put_title(const struct plane *plane)
{
	const struct chart *chart = plane->chart;
	struct buf title = BUF_EMPTY;

	buf_add(&title, chart->title);
	if (chart->money.n && chart->unit == UNIT_CURRENCY)
		buf_printf(&title, ", %.*s", STR_FMT(chart->money));
	if (chart->kind == CHART_WATERFALL && plane->low > 0) {
		buf_adds(&title, "; bars begin at ");
		chart_value(chart, plane->low, &title);
	}
	buf_printf(plane->out, "<text x=\"8\" y=\"20\" font-size=\"15\" font-weight=\"bold\">");
	html_text(buf_str(&title), plane->out);
	buf_adds(plane->out, "</text>\n");
	buf_release(&title);
}

void chart_svg(const struct chart *chart, bool in_page, struct buf *out)
{
	struct plane plane = { .chart = chart, .out = out };
	struct buf alt = BUF_EMPTY;

	chart_range(chart, &plane.low, &plane.high);
	/* Room for the figures at the lowest and the highest point. */
	if (chart->kind == CHART_LINES) {
		double room = 0.12 * (plane.high - plane.low);

		plane.high += room;
		plane.low -= plane.low == 0 ? 0 : room;
	}
	chart_alt(chart, &alt);
	buf_printf(out,
		   START "%s "
			 "font-family=\"system-ui, sans-serif\" font-size=\"12\" fill=\"currentColor\" aria-label=\"",
		   WIDTH, HEIGHT, in_page ? "" : " width=\"640\" height=\"280\"");
	html_text(buf_str(&alt), out);
	buf_adds(out, "\">\n");
	if (!in_page)
		buf_printf(out, "<rect width=\"%.0f\" height=\"%.0f\" fill=\"#ffffff\" />\n", WIDTH, HEIGHT);
	put_title(&plane);
	put_axis(&plane);
	if (chart->kind == CHART_WATERFALL) {
		put_bars(&plane);
	} else {
		for (size_t i = chart->series_count; i-- > 0;)
			put_curve(&plane, i);
		if (chart->series_count > 1)
			put_legend(&plane);
	}
	buf_adds(out, "</svg>\n");
	buf_release(&alt);
}

bool chart_is_svg(struct str text)
{
	struct buf start = BUF_EMPTY;
	bool is_one;

	buf_printf(&start, START, WIDTH, HEIGHT);
	is_one = str_starts(text, buf_str(&start));
	buf_release(&start);
	return is_one;
}
