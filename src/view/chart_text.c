/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "view/chart.h"

/* Rows of the field in which curves are drawn. */
#define FIELD_ROWS 8
#define LABEL_MAX  24

static const char *const blocks[] = { " ",
				      "\xE2\x96\x81",
				      "\xE2\x96\x82",
				      "\xE2\x96\x83",
				      "\xE2\x96\x84",
				      "\xE2\x96\x85",
				      "\xE2\x96\x86",
				      "\xE2\x96\x87",
				      "\xE2\x96\x88" };
static const char *const marks[] = { "\xE2\x97\x8F", "\xE2\x97\x8B", "\xE2\x96\xB2", "\xE2\x96\xA0", "\xE2\x97\x86" };
static const char ascii_marks[] = "*o^#+";

void chart_spark(const struct chart_point *points, size_t count, bool ascii, struct buf *out)
{
	static const char levels[] = "_.-=+*#@";
	double low = 0, high = 0;
	bool is_first = true;

	for (size_t i = 0; i < count; i++) {
		if (!points[i].is_known)
			continue;
		low = is_first || points[i].value < low ? points[i].value : low;
		high = is_first || points[i].value > high ? points[i].value : high;
		is_first = false;
	}
	for (size_t i = 0; i < count; i++) {
		int level = 3;

		if (!points[i].is_known) {
			buf_addc(out, ' ');
			continue;
		}
		if (high > low)
			level = (int)((points[i].value - low) / (high - low) * 7 + 0.5);
		if (ascii)
			buf_addc(out, levels[level]);
		else
			buf_adds(out, blocks[level + 1]);
	}
}

/* At most columns cells of text, then blanks up to them. */
static void put_padded(struct str text, int columns, bool right, struct buf *out)
{
	struct str fit = str_sub(text, 0, text_fit(text, columns));
	int used = text_columns(fit);

	if (right)
		buf_fill(out, ' ', (size_t)(columns - used));
	buf_add(out, fit);
	if (!right)
		buf_fill(out, ' ', (size_t)(columns - used));
}

static void put_repeated(const char *piece, int count, struct buf *out)
{
	for (int i = 0; i < count; i++)
		buf_adds(out, piece);
}

static void end_line(struct buf *out)
{
	while (out->n && out->p[out->n - 1] == ' ')
		out->p[--out->n] = '\0';
	buf_addc(out, '\n');
}

static int label_columns(const struct chart *chart, int columns)
{
	int widest = 1, most = columns / 3 < LABEL_MAX ? columns / 3 : LABEL_MAX;

	for (size_t i = 0; i < chart->count; i++) {
		int width = text_columns(chart->labels[i]);

		widest = width > widest ? width : widest;
	}
	return widest < most ? widest : most > 1 ? most : 1;
}

static void put_movement(const struct chart *chart, size_t at, struct buf *out)
{
	const struct chart_point *point = &chart->series[0].points[at];

	if (!point->is_known) {
		buf_addc(out, '?');
		return;
	}
	if (!point->is_total && point->value > 0)
		buf_addc(out, '+');
	chart_value(chart, point->value, out);
}

static int cell_of(double value, double low, double high, int columns)
{
	double at = (value - low) / (high - low) * columns;

	return at < 0 ? 0 : at > columns ? columns : (int)(at + 0.5);
}

static void put_bar(const struct chart *chart, size_t at, int columns, bool ascii, struct buf *out)
{
	bool is_total = chart->series[0].points[at].is_total;
	double low, high, before, after;
	int from, to;

	chart_range(chart, &low, &high);
	chart_levels(chart, at, &before, &after);
	if (!chart->series[0].points[at].is_known)
		return;
	from = cell_of(is_total || before < after ? before : after, low, high, columns);
	to = cell_of(is_total || before < after ? after : before, low, high, columns);
	if (is_total)
		from = 0;
	if (from == to && before != after) /* what moved is seen, however little */
		from == columns ? from-- : to++;
	buf_fill(out, ' ', (size_t)from);
	put_repeated(is_total         ? (ascii ? "#" : "\xE2\x96\x88")
		     : after < before ? (ascii ? "-" : "\xE2\x96\x91")
				      : (ascii ? "+" : "\xE2\x96\x93"),
		     to - from, out);
}

static void waterfall(const struct chart *chart, int columns, bool ascii, struct buf *out)
{
	int labels = label_columns(chart, columns), values = 8, bars = columns - labels - values - 2;
	double low, high;

	for (size_t i = 0; i < chart->count; i++) {
		struct buf value = BUF_EMPTY;

		put_movement(chart, i, &value);
		put_padded(chart->labels[i], labels, false, out);
		buf_addc(out, ' ');
		if (columns > labels + 2)
			put_padded(buf_str(&value), columns - labels - 1 < values ? columns - labels - 1 : values, true,
				   out);
		buf_addc(out, ' ');
		if (bars > 0)
			put_bar(chart, i, bars, ascii, out);
		end_line(out);
		buf_release(&value);
	}
	chart_range(chart, &low, &high);
	if (low > 0 && bars > 0) {
		struct buf note = BUF_EMPTY;

		buf_adds(&note, "bars begin at ");
		chart_value(chart, low, &note);
		put_padded(buf_str(&note), columns, false, out);
		end_line(out);
		buf_release(&note);
	}
}

/* A cell that several curves share. */
#define SEVERAL 100

/* Which series has a point in this cell of the field? -1 where none has. */
static int series_at(const struct chart *chart, int row, int column, int columns)
{
	double low, high;
	int found = -1;

	chart_range(chart, &low, &high);
	for (size_t i = 0; i < chart->series_count; i++)
		for (size_t j = 0; j < chart->count; j++) {
			const struct chart_point *point = &chart->series[i].points[j];
			int x = chart->count > 1 ? (int)((double)j * (columns - 1) / (double)(chart->count - 1) + 0.5)
						 : columns / 2;

			if (point->is_known && x == column &&
			    cell_of(point->value, low, high, FIELD_ROWS - 1) == FIELD_ROWS - 1 - row)
				found = found < 0 || found == (int)i ? (int)i : SEVERAL;
		}
	return found;
}

static void put_mark(int series, bool ascii, struct buf *out)
{
	if (series == SEVERAL)
		buf_adds(out, ascii ? "@" : "\xE2\x97\x89");
	else if (ascii)
		buf_addc(out, ascii_marks[series % 5]);
	else
		buf_adds(out, marks[series % 5]);
}

/* The first and the last label stand below their points. */
static void put_axis(const struct chart *chart, int margin, int columns, struct buf *out)
{
	struct str first = chart->labels[0], last = chart->labels[chart->count - 1];
	int gap = columns - text_columns(first) - text_columns(last);

	buf_fill(out, ' ', (size_t)margin);
	if (gap < 1) {
		put_padded(first, columns, false, out);
	} else {
		buf_add(out, first);
		buf_fill(out, ' ', (size_t)gap);
		buf_add(out, last);
	}
	end_line(out);
}

/* "Actual 5.12m": a row of the field is too coarse to tell 5.12m from 5.17m. Curves of many points end where they end. */
static void put_last(const struct chart *chart, const struct chart_series *series, struct buf *out)
{
	if (chart->count > 12 || !series->points[chart->count - 1].is_known)
		return;
	buf_addc(out, ' ');
	chart_value(chart, series->points[chart->count - 1].value, out);
}

static void put_legend(int series, struct str text, int columns, bool ascii, struct buf *out)
{
	put_mark(series, ascii, out);
	buf_addc(out, ' ');
	put_padded(text, columns - 2, false, out);
	end_line(out);
}

static void lines(const struct chart *chart, int columns, bool ascii, struct buf *out)
{
	int margin = columns > 24 ? 9 : 0, width = columns - margin;
	bool is_shared = false;
	double low, high;

	chart_range(chart, &low, &high);
	for (int row = 0; row < FIELD_ROWS; row++) {
		struct buf value = BUF_EMPTY;

		if (row == 0 || row == FIELD_ROWS - 1)
			chart_value(chart, row ? low : high, &value);
		if (margin) {
			put_padded(buf_str(&value), margin - 2, true, out);
			buf_adds(out, ascii ? " |" : " \xE2\x94\x82");
		}
		for (int column = 0; column < width; column++) {
			int series = series_at(chart, row, column, width);

			is_shared = is_shared || series == SEVERAL;
			if (series < 0)
				buf_addc(out, ' ');
			else
				put_mark(series, ascii, out);
		}
		end_line(out);
		buf_release(&value);
	}
	put_axis(chart, margin, width, out);
	for (size_t i = 0; chart->series_count > 1 && i < chart->series_count && columns > 2; i++) {
		struct buf text = BUF_EMPTY;

		buf_add(&text, chart->series[i].label);
		put_last(chart, &chart->series[i], &text);
		put_legend((int)i, buf_str(&text), columns, ascii, out);
		buf_release(&text);
	}
	if (is_shared && columns > 2)
		put_legend(SEVERAL, STR("in one place"), columns, ascii, out);
}

void chart_text(const struct chart *chart, int columns, bool ascii, struct buf *out)
{
	if (columns < 1 || chart->count == 0)
		return;
	put_padded(chart->title, columns, false, out);
	end_line(out);
	if (chart->kind == CHART_WATERFALL)
		waterfall(chart, columns, ascii, out);
	else
		lines(chart, columns, ascii, out);
}
