/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/trend.h"

#include "base/text.h"
#include "pack/standing.h"
#include "tui/preview.h"
#include "view/chart_facts.h"

/* One pack and the twelve before it. */
enum { PACKS = 13, BENCHMARKS = 4, SCALE = 50, CELL = 12, BRIDGE_CELL = 10, BRIDGE_LABEL = 16 };

static void blank(struct lines *out)
{
	lines_add(out, STYLE_NORMAL, 0, STR(""));
}

static void add_chart(const struct chart *chart, int columns, struct lines *out)
{
	struct buf text = BUF_EMPTY;
	struct str rest, line;
	bool is_title = true;

	chart_text(chart, columns, false, &text);
	rest = buf_str(&text);
	while (str_next_line(&rest, &line)) {
		lines_add(out, is_title ? STYLE_HEADING : STYLE_VALUE, 0, line);
		is_title = false;
	}
	buf_release(&text);
}

/* Right-aligned in width cells; what is wider pushes the rest on. */
static void put_cell(struct str text, int width, struct buf *out)
{
	int used = text_columns(text);

	buf_fill(out, ' ', used < width ? (size_t)(width - used) : 1);
	buf_add(out, text);
}

static void put_fact(struct fact fact, double sign, int width, struct buf *out)
{
	struct buf text = BUF_EMPTY;

	fact.quantity.value *= sign;
	if (fact_is_known(&fact))
		quantity_print_short(fact.quantity, &text);
	else
		buf_adds(&text, fact.state == FACT_UNREAD ? "?" : "-");
	put_cell(buf_str(&text), width, out);
	buf_release(&text);
}

static void put_period(const struct app *app, int back, struct buf *out)
{
	period_print(facts_period(app->in.facts, back), out);
}

/* "+6.9 %" or "+2.1 pp" against the period right before. */
static void put_change(const struct app *app, const struct item *item, int back, struct buf *out)
{
	struct fact now = facts_get(app->in.facts, item, EXPR_FIELD_ACTUAL, back), before = { .state = FACT_MISSING };
	struct buf text = BUF_EMPTY;
	int ago = facts_reach(app->in.facts, back, &(struct expr_ref){ .back = 1 });

	if (ago >= 0)
		before = facts_get(app->in.facts, item, EXPR_FIELD_ACTUAL, ago);
	if (!fact_is_known(&now) || !fact_is_known(&before))
		buf_adds(&text, "-");
	else if (item->unit == UNIT_PERCENT)
		buf_printf(&text, "%+.1f pp", now.quantity.value - before.quantity.value);
	else if (before.quantity.value > 0)
		buf_printf(&text, "%+.1f %%",
			   100 * (now.quantity.value - before.quantity.value) / before.quantity.value);
	else
		buf_adds(&text, "-");
	put_cell(buf_str(&text), CELL, out);
	buf_release(&text);
}

static void add_figures(const struct app *app, const struct item *item, struct lines *out)
{
	struct buf line = BUF_EMPTY;

	blank(out);
	buf_printf(&line, "%-9s%*s%*s%*s", "Period", CELL, "Forecast", CELL, "Actual", CELL, "Change");
	lines_add(out, STYLE_LABEL, 0, buf_str(&line));
	for (int back = 0; back <= facts_back(app->in.facts) && back < PACKS; back++) {
		buf_clear(&line);
		put_period(app, back, &line);
		buf_fill(&line, ' ', line.n < 9 ? 9 - line.n : 0);
		put_fact(facts_get(app->in.facts, item, EXPR_FIELD_FORECAST, back), 1, CELL, &line);
		put_fact(facts_get(app->in.facts, item, EXPR_FIELD_ACTUAL, back), 1, CELL, &line);
		put_change(app, item, back, &line);
		lines_add(out, back ? STYLE_DIM : STYLE_VALUE, 0, buf_str(&line));
	}
	buf_release(&line);
}

void trend_put_mark(const char *mark, double value, enum unit unit, struct buf *out)
{
	buf_adds(out, mark);
	quantity_print_short((struct quantity){ value, 0, unit }, out);
}

static void add_benchmarks(const struct app *app, const struct item *item, int columns, struct lines *out)
{
	struct fact fact = facts_get(app->in.facts, item, EXPR_FIELD_ACTUAL, 0);
	size_t which[BENCHMARKS];
	size_t n = standing_choose(app->in.catalogue, app->in.company, app->in.facts, item, which, BENCHMARKS);

	for (size_t i = 0; i < n && fact_is_known(&fact); i++) {
		const struct benchmark *benchmark = &item->benchmarks[which[i]];
		struct standing standing = standing_of(item, benchmark, &fact.quantity, app->in.pack->period.months,
						       app->in.company->currency);
		struct buf scale = BUF_EMPTY, text = BUF_EMPTY;

		chart_scale(benchmark, fact.quantity.value, columns < SCALE ? columns : SCALE, &scale);
		if (standing.bar == STANDING_PLACED && scale.n) {
			blank(out);
			buf_printf(&text, "Benchmark, %.*s", STR_FMT(benchmark->scope));
			lines_wrap(out, STYLE_LABEL, 0, buf_str(&text), columns);
			lines_add(out, STYLE_VALUE, 0, buf_str(&scale));
			buf_clear(&text);
			trend_put_mark("[ ", benchmark->p25, benchmark->unit, &text);
			if (benchmark->has_median)
				trend_put_mark("   | ", benchmark->median, benchmark->unit, &text);
			trend_put_mark("   ] ", benchmark->p75, benchmark->unit, &text);
			trend_put_mark("   X ", fact.quantity.value, item->unit, &text);
			lines_add(out, STYLE_GUIDE, 0, buf_str(&text));
		}
		buf_release(&scale);
		buf_release(&text);
	}
}

/* One that does not know how packs find each other is told. */
static void add_alone(const struct app *app, int columns, struct lines *out)
{
	if (facts_back(app->in.facts))
		return;
	blank(out);
	lines_wrap(out, STYLE_GUIDE, 0,
		   STR("No earlier packs: up to twelve packs of earlier periods are found by their names "
		       "(2026-Q2.yaml) in the folder of this one, and make a trend."),
		   columns);
}

static void add_number(const struct app *app, const struct item *item, int columns, struct lines *out)
{
	struct chart *chart = chart_trend(app->in.facts, app->in.company, item, PACKS);

	if (chart_has(chart, 1)) {
		add_chart(chart, columns, out);
		add_figures(app, item, out);
		add_benchmarks(app, item, columns, out);
	} else {
		lines_add(out, STYLE_HEADING, 0, item->label);
		lines_wrap(out, STYLE_GUIDE, 0, STR("No value of any period yet: Enter goes to the field."), columns);
	}
	chart_free(chart);
}

/* What the item said in each pack, the newest first. */
static void add_texts(const struct app *app, const struct item *item, int columns, struct lines *out)
{
	struct addr at = { item->id, 0, STR("text") };

	lines_add(out, STYLE_HEADING, 0, item->label);
	for (int back = 0; back <= facts_back(app->in.facts) && back < PACKS; back++) {
		const struct pack *pack = facts_pack(app->in.facts, back);
		struct str text = pack ? str_trim(pack_text(pack, &at)) : STR("");
		struct buf label = BUF_EMPTY;

		put_period(app, back, &label);
		buf_printf(&label, "%s", text.n ? "" : pack ? ": nothing was said" : ": this pack cannot be read");
		blank(out);
		lines_add(out, STYLE_LABEL, 0, buf_str(&label));
		preview_make(out, text, columns);
		buf_release(&label);
	}
}

static size_t rows_of(const struct pack *pack, const struct item *item)
{
	const struct entry *entry = pack ? pack_entry(pack, item->id) : NULL;

	return entry ? entry->rows.n : 0;
}

/* How many rows there were, and what they came to. */
static void add_table(const struct app *app, const struct item *item, struct lines *out)
{
	struct buf line = BUF_EMPTY;

	lines_add(out, STYLE_HEADING, 0, item->label);
	blank(out);
	buf_printf(&line, "%-9s%6s", "Period", "Rows");
	for (size_t i = 0; i < item->column_count; i++)
		if (item->columns[i].total != COLUMN_TOTAL_NONE) {
			buf_adds(&line, "  ");
			put_cell(text_prefix(item->columns[i].label, CELL), CELL, &line);
		}
	lines_add(out, STYLE_LABEL, 0, buf_str(&line));
	for (int back = 0; back <= facts_back(app->in.facts) && back < PACKS; back++) {
		buf_clear(&line);
		put_period(app, back, &line);
		buf_fill(&line, ' ', line.n < 9 ? 9 - line.n : 0);
		buf_printf(&line, "%6zu", rows_of(facts_pack(app->in.facts, back), item));
		for (size_t i = 0; i < item->column_count; i++)
			if (item->columns[i].total != COLUMN_TOTAL_NONE) {
				buf_adds(&line, "  ");
				put_fact(facts_total(app->in.facts, item, &item->columns[i], back), 1, CELL, &line);
			}
		lines_add(out, back ? STYLE_DIM : STYLE_VALUE, 0, buf_str(&line));
	}
	buf_release(&line);
}

void trend_item(const struct app *app, const struct item *item, int columns, struct lines *out)
{
	if (!item)
		return;
	if (item->kind == ITEM_NUMBER)
		add_number(app, item, columns, out);
	else if (item->kind == ITEM_TEXT)
		add_texts(app, item, columns, out);
	else
		add_table(app, item, out);
	add_alone(app, columns, out);
}

/* --- the bridge ----------------------------------------------------------------------------------------------------------- */

static struct fact step_fact(const struct app *app, size_t step, int back)
{
	return chart_step_fact(app->in.facts, app->in.catalogue, step, EXPR_FIELD_ACTUAL, back);
}

const struct item *trend_open_step(const struct app *app)
{
	for (size_t i = 0; i < CHART_STEPS; i++) {
		struct fact fact = step_fact(app, i, 0);

		if (!fact_is_known(&fact))
			return catalogue_find(app->in.catalogue, str_of(chart_steps[i].id));
	}
	return NULL;
}

/* What is not known, or does not add up. */
static void add_gaps(const struct app *app, int back, int columns, struct lines *out)
{
	struct fact closing = step_fact(app, CHART_STEPS - 1, back);
	struct buf text = BUF_EMPTY;

	for (size_t i = 0; i < CHART_STEPS; i++) {
		struct fact fact = step_fact(app, i, back);

		if (!fact_is_known(&fact))
			buf_printf(&text, "%s%s", text.n ? ", " : "Not known: ", chart_steps[i].label);
	}
	if (text.n && !back)
		buf_adds(&text, ". Enter goes to the first of them.");
	if (!text.n && fact_is_contradicted(&closing)) {
		buf_adds(&text, "The steps come to ");
		quantity_print_short(closing.formula_value, &text);
		buf_adds(&text, ", not to the closing that is typed.");
	}
	if (text.n)
		lines_wrap(out, STYLE_CAUTION, 0, buf_str(&text), columns);
	buf_release(&text);
}

/* A line before the closing, where one of the columns does not add up. */
static void add_unexplained(const struct app *app, int packs, struct lines *out)
{
	struct buf line = BUF_EMPTY;
	bool is_open = false;

	buf_printf(&line, "%-*s", BRIDGE_LABEL, "not explained");
	for (int back = 0; back < packs; back++) {
		struct fact gap = { .state = FACT_MISSING };

		if (chart_unexplained(app->in.facts, app->in.catalogue, EXPR_FIELD_ACTUAL, back, &gap.quantity)) {
			gap.state = FACT_COMPUTED;
			is_open = true;
		}
		put_fact(gap, 1, BRIDGE_CELL, &line);
	}
	if (is_open)
		lines_add(out, STYLE_CAUTION, 0, buf_str(&line));
	buf_release(&line);
}

/* The steps of as many periods as there is room for, the newest on the left. */
static void add_steps(const struct app *app, int columns, struct lines *out)
{
	int most = (columns - BRIDGE_LABEL) / BRIDGE_CELL, packs = facts_back(app->in.facts) + 1;
	struct buf line = BUF_EMPTY;

	packs = packs < most ? packs : most;
	packs = packs < PACKS ? packs : PACKS;
	buf_fill(&line, ' ', BRIDGE_LABEL);
	for (int back = 0; back < packs; back++) {
		struct buf label = BUF_EMPTY;

		put_period(app, back, &label);
		put_cell(buf_str(&label), BRIDGE_CELL, &line);
		buf_release(&label);
	}
	blank(out);
	lines_add(out, STYLE_LABEL, 0, buf_str(&line));
	for (size_t i = 0; i < CHART_STEPS; i++) {
		if (i + 1 == CHART_STEPS)
			add_unexplained(app, packs, out);
		buf_clear(&line);
		buf_printf(&line, "%-*s", BRIDGE_LABEL, chart_steps[i].label);
		for (int back = 0; back < packs; back++)
			put_fact(step_fact(app, i, back), chart_steps[i].factor < 0 ? -1 : 1, BRIDGE_CELL, &line);
		lines_add(out, STYLE_VALUE, 0, buf_str(&line));
	}
	buf_release(&line);
}

void trend_bridge(const struct app *app, int back, int columns, struct lines *out)
{
	struct chart *chart = chart_bridge(app->in.facts, app->in.catalogue, app->in.company, back);
	struct buf title = BUF_EMPTY;

	buf_printf(&title, "%.*s, ", STR_FMT(chart->title));
	put_period(app, back, &title);
	if (chart->money.n)
		buf_printf(&title, " (%.*s)", STR_FMT(chart->money));
	chart->title = arena_str(&chart->arena, buf_str(&title));
	if (chart_has(chart, 1)) {
		add_chart(chart, columns, out);
		lines_add(out, STYLE_DIM, 0, STR("\xE2\x96\x88 level   \xE2\x96\x93 gained   \xE2\x96\x91 lost"));
		add_gaps(app, back, columns, out);
		add_steps(app, columns, out);
	} else {
		lines_add(out, STYLE_HEADING, 0, buf_str(&title));
		lines_wrap(out, STYLE_GUIDE, 0,
			   STR("No ARR bridge yet: it leads from opening ARR over new business, expansion, "
			       "downgrades and churn to closing ARR. Enter goes to the first of these figures that is "
			       "open."),
			   columns);
	}
	add_alone(app, columns, out);
	chart_free(chart);
	buf_release(&title);
}
