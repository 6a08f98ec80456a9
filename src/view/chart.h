/* SPDX-License-Identifier: MIT */
/*
 * Owns: a chart as data, and its drawing as SVG, as Mermaid, and as lines of text.
 * Never: computes a figure; depends on colour to be understood.
 */
#ifndef VIEW_CHART_H
#define VIEW_CHART_H

#include "base/base.h"
#include "calc/quantity.h"

enum chart_kind {
	CHART_WATERFALL, /* one series: movements between totals */
	CHART_LINES, /* several series over the same labels */
};

struct chart_point {
	bool is_known;
	bool is_total; /* WATERFALL: a level, not a movement */
	double value;
};

struct chart_series {
	struct str label;
	struct chart_point *points; /* as many as the chart has labels */
	bool is_dashed;
};

struct chart {
	struct arena arena;
	enum chart_kind kind;
	struct str id; /* a-z, 0-9 and -: part of a file's name */
	struct str title;
	struct str money; /* the currency of amounts, or empty */
	enum unit unit;
	struct str *labels;
	size_t count;
	struct chart_series *series;
	size_t series_count;
};

/* Room for the labels and series; texts are copied. All points are unknown at first. */
struct chart *chart_new(enum chart_kind kind, struct str id, struct str title, enum unit unit, size_t count,
			size_t series_count);
void chart_free(struct chart *chart);
void chart_label(struct chart *chart, size_t at, struct str text);
void chart_name(struct chart *chart, size_t series, struct str label, bool is_dashed);
void chart_set(struct chart *chart, size_t series, size_t at, double value);
/* Are there at least so many known points in some series? */
bool chart_has(const struct chart *chart, size_t points);

/* What the chart shows, as one line of text for who cannot see it. Appends. */
void chart_alt(const struct chart *chart, struct buf *out);
/* A whole SVG element, well-formed XML without scripts and outside references. in_page: its colours are those of the page. */
void chart_svg(const struct chart *chart, bool in_page, struct buf *out);
/* Is text, from its first byte on, what chart_svg() makes of some chart? For who is about to replace a file. */
bool chart_is_svg(struct str text);
/* The inside of a Mermaid code block. */
void chart_mermaid(const struct chart *chart, struct buf *out);
/* Lines of at most columns cells, each with a line feed; ascii: no block characters. */
void chart_text(const struct chart *chart, int columns, bool ascii, struct buf *out);
/* One cell for each point: a small curve. */
void chart_spark(const struct chart_point *points, size_t count, bool ascii, struct buf *out);

/* For the drawers. */
/* The span of values from the lowest to the highest, zero included where the chart stands on it. */
void chart_range(const struct chart *chart, double *low, double *high);
/* How far the lines of an axis are apart: 1, 2, 2.5 or 5 times a power of ten, at most CHART_LINES_MOST steps from low to high. */
enum { CHART_LINES_MOST = 4 };
double chart_step(double low, double high);
/* The level in front of a point of a waterfall and behind it. */
void chart_levels(const struct chart *chart, size_t at, double *before, double *after);
void chart_value(const struct chart *chart, double value, struct buf *out);

#endif
