/* SPDX-License-Identifier: MIT */
/*
 * Tests: view/chart
 */
#include "base/base.h"

#include <locale.h>
#include <math.h>
#include <setjmp.h>

#include <cmocka.h>

#include "base/text.h"
#include "view/chart.h"

static struct chart *bridge(void)
{
	static const struct {
		const char *label;
		double value;
		bool is_total;
	} steps[] = {
		{ "Opening", 100, true }, { "New", 50, false }, { "Lost", -30, false }, { "Closing", 120, true }
	};
	struct chart *chart =
		chart_new(CHART_WATERFALL, STR("bridge"), STR("ARR <bridge>"), UNIT_CURRENCY, COUNT_OF(steps), 1);

	for (size_t i = 0; i < COUNT_OF(steps); i++) {
		chart_label(chart, i, str_of(steps[i].label));
		chart_set(chart, 0, i, steps[i].value);
		chart->series[0].points[i].is_total = steps[i].is_total;
	}
	return chart;
}

static struct chart *trend(void)
{
	struct chart *chart = chart_new(CHART_LINES, STR("trend"), STR("Win rate"), UNIT_PERCENT, 3, 2);

	chart_label(chart, 0, STR("Q1"));
	chart_label(chart, 1, STR("Q2"));
	chart_label(chart, 2, STR("Q3"));
	chart_name(chart, 0, STR("Actual"), false);
	chart_name(chart, 1, STR("Forecast"), true);
	chart_set(chart, 0, 0, 10);
	chart_set(chart, 0, 2, 30);
	chart_set(chart, 1, 2, 20);
	return chart;
}

static void levels_of_a_waterfall(void **state)
{
	struct chart *chart = bridge();
	double before, after, low, high;

	(void)state;
	chart_levels(chart, 1, &before, &after);
	assert_true(before == 100 && after == 150);
	chart_levels(chart, 2, &before, &after);
	assert_true(before == 150 && after == 120);
	chart_range(chart, &low, &high);
	assert_true(low == 50 && high == 150);
	chart->series[0].points[0].value = 10;
	chart_range(chart, &low, &high);
	assert_true(low == 0);
	chart_free(chart);
}

static void an_axis_has_round_lines(void **state)
{
	struct chart *chart = bridge();
	struct buf out = BUF_EMPTY;
	double low, high;

	(void)state;
	assert_true(chart_step(0, 100) == 25);
	assert_true(fabs(chart_step(94.65, 97.25) - 1) < 1e-9);
	assert_true(chart_step(4.37e6, 5.36e6) == 250000);
	assert_true(chart_step(3, 3) == 1 && chart_step(0, INFINITY) == 1);
	/* Bars begin at a round value, too. */
	chart->series[0].points[0].value = 93;
	chart_range(chart, &low, &high);
	assert_true(low > 0 && fmod(low, 5) == 0);
	chart_svg(chart, false, &out);
	assert_non_null(strstr(out.p, ">100</text>"));
	buf_release(&out);
	chart_free(chart);
}

static void a_waterfall_in_text(void **state)
{
	struct chart *chart = bridge();
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_text(chart, 37, true, &out);
	assert_string_equal(out.p, "ARR <bridge>\n"
				   "Opening      100 ##########\n"
				   "New          +50           ++++++++++\n"
				   "Lost         -30               ------\n"
				   "Closing      120 ##############\n"
				   "bars begin at 50\n");
	chart_free(chart);
	buf_release(&out);
}

static void curves_in_text(void **state)
{
	struct chart *chart = trend();
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_text(chart, 30, true, &out);
	assert_string_equal(out.p, "Win rate\n"
				   "   30 % |                    *\n"
				   "        |\n"
				   "        |                    o\n"
				   "        |\n"
				   "        |\n"
				   "        |*\n"
				   "        |\n"
				   "    0 % |\n"
				   "         Q1                 Q3\n"
				   "* Actual 30 %\n"
				   "o Forecast 20 %\n");
	chart_free(chart);
	buf_release(&out);
}

/* What the first curve covers is not lost, and the legend tells figures that one row cannot tell apart. */
static void curves_in_one_place(void **state)
{
	struct chart *chart = trend();
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_set(chart, 1, 2, 29.9);
	chart_text(chart, 30, true, &out);
	assert_non_null(strstr(out.p, "   30 % |                    @\n"));
	assert_non_null(strstr(out.p, "* Actual 30 %\no Forecast 29.9 %\n@ in one place\n"));
	chart_free(chart);
	buf_release(&out);
}

/* At every width, each line fits. */
static void no_line_is_wider_than_asked(void **state)
{
	struct chart *charts[] = { bridge(), trend() };

	(void)state;
	for (size_t which = 0; which < COUNT_OF(charts); which++) {
		for (int columns = 0; columns <= 200; columns++) {
			struct buf out = BUF_EMPTY;
			struct str rest, line;

			chart_text(charts[which], columns, columns % 2, &out);
			for (rest = buf_str(&out); str_next_line(&rest, &line);)
				if (text_columns(line) > columns)
					fail_msg("%d columns: \"%.*s\"", columns, STR_FMT(line));
			buf_release(&out);
		}
		chart_free(charts[which]);
	}
}

static void a_spark(void **state)
{
	const struct chart_point points[] = { { true, false, 1 }, { false, false, 0 }, { true, false, 8 } };
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_spark(points, COUNT_OF(points), true, &out);
	assert_string_equal(out.p, "_ @");
	buf_clear(&out);
	chart_spark(points, COUNT_OF(points), false, &out);
	assert_string_equal(out.p, "\xE2\x96\x81 \xE2\x96\x88");
	buf_release(&out);
}

static void what_cannot_be_seen_is_said(void **state)
{
	struct chart *chart = bridge(), *curves = trend();
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_alt(chart, &out);
	assert_string_equal(out.p, "ARR <bridge>: Opening 100, New +50, Lost -30, Closing 120.");
	buf_clear(&out);
	chart_alt(curves, &out);
	assert_string_equal(out.p, "Win rate: Actual: Q1 10 %, Q3 30 %; Forecast: Q3 20 %.");
	chart_free(chart);
	chart_free(curves);
	buf_release(&out);
}

static void pictures_escape_and_fetch_nothing(void **state)
{
	struct chart *chart = bridge(), *curves = trend();
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_svg(chart, false, &out);
	assert_true(chart_is_svg(buf_str(&out)));
	assert_false(chart_is_svg(STR("<svg>of somebody else</svg>")));
	assert_false(chart_is_svg(STR("")));
	chart_svg(curves, true, &out);
	assert_null(strstr(out.p, "<bridge>"));
	assert_non_null(strstr(out.p, "ARR &lt;bridge&gt;"));
	assert_null(strstr(out.p, "<script"));
	assert_null(strstr(out.p, "href"));
	assert_null(strstr(out.p, "url("));
	assert_non_null(strstr(out.p, "role=\"img\""));
	assert_non_null(strstr(out.p, "stroke-dasharray"));
	chart_free(chart);
	chart_free(curves);
	buf_release(&out);
}

static void mermaid(void **state)
{
	struct chart *chart = bridge();
	struct buf out = BUF_EMPTY;

	(void)state;
	chart_mermaid(chart, &out);
	assert_string_equal(out.p, "xychart-beta\n    title \"ARR bridge\"\n"
				   "    x-axis [\"Opening\", \"New\", \"Lost\", \"Closing\"]\n    y-axis 50 --> 150\n"
				   "    bar [100, 150, 120, 120]\n");
	chart_free(chart);
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels_of_a_waterfall),
		cmocka_unit_test(an_axis_has_round_lines),
		cmocka_unit_test(a_waterfall_in_text),
		cmocka_unit_test(curves_in_text),
		cmocka_unit_test(curves_in_one_place),
		cmocka_unit_test(no_line_is_wider_than_asked),
		cmocka_unit_test(a_spark),
		cmocka_unit_test(what_cannot_be_seen_is_said),
		cmocka_unit_test(pictures_escape_and_fetch_nothing),
		cmocka_unit_test(mermaid),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
