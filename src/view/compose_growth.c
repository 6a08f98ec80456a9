/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/diff.h"
#include "view/chart_facts.h"
#include "view/composer.h"

/* Months that a scenario is drawn over. */
#define SCENARIO_MONTHS 24
#define SCENARIOS_MAX   4

bool compose_is_step(const struct item *item)
{
	for (size_t i = 0; i < CHART_STEPS; i++)
		if (str_is(item->id, chart_steps[i].id))
			return true;
	return false;
}

static void put_step(struct composer *composer, struct document_table *table, size_t step, const struct item *item,
		     enum expr_field field, int back)
{
	static const char *const fields[] = {
		[EXPR_FIELD_ACTUAL] = "actual", [EXPR_FIELD_FORECAST] = "forecast", [EXPR_FIELD_NEXT] = "next"
	};
	struct fact fact = chart_step_fact(composer->input->facts, composer->input->catalogue, step, field, back);
	struct document_cell *cell;

	if (chart_steps[step].factor < 0)
		fact.quantity.value = -fact.quantity.value;
	cell = compose_amount(composer, table, fact_is_known(&fact), fact.quantity,
			      back ? STR("") : compose_text(composer, item, fields[field]));
	/* The closing is what the rows above come to, where they are all there. */
	if (step + 1 == CHART_STEPS && fact_is_known(&fact) && fact.state == FACT_COMPUTED)
		cell->formula = DOCUMENT_SUM;
}

/* NULL unless every step is known and seen. */
static struct chart *waterfall(const struct composer *composer)
{
	const struct view_input *input = composer->input;
	struct chart *chart;

	for (size_t i = 0; i < CHART_STEPS; i++)
		if (!compose_find(composer, chart_steps[i].id, ITEM_NUMBER))
			return NULL;
	chart = chart_bridge(input->facts, input->catalogue, input->company, 0);
	if (chart_has(chart, CHART_STEPS))
		return chart;
	chart_free(chart);
	return NULL;
}

/* A column of the bridge beside the packs: back -1 is this pack's forecast, -2 the one of the next. */
static bool find_unexplained(const struct composer *composer, int back, struct quantity *out)
{
	enum expr_field field = back >= 0 ? EXPR_FIELD_ACTUAL : back == -1 ? EXPR_FIELD_FORECAST : EXPR_FIELD_NEXT;

	for (size_t i = 0; i < CHART_STEPS; i++)
		if (!compose_find(composer, chart_steps[i].id, ITEM_NUMBER))
			return false;
	return chart_unexplained(composer->input->facts, composer->input->catalogue, field, back > 0 ? back : 0, out);
}

/* A column that does not add up says so, earlier ones too, whose findings nobody sees any more. */
static void put_unexplained(struct composer *composer, struct document_table *table, int packs)
{
	struct quantity gap = { .value = 0 };
	bool is_open = false;

	for (int back = packs - 1; back >= -2; back--)
		is_open = find_unexplained(composer, back, &gap) || is_open;
	if (!is_open)
		return;
	document_cell(composer->out, table, STR("not explained"));
	for (int back = packs - 1; back >= -2; back--) {
		bool has_gap = find_unexplained(composer, back, &gap);

		compose_amount(composer, table, has_gap, gap, STR(""));
	}
	document_row(table, false);
}

static void bridge_rows(struct composer *composer, struct document_table *table, int packs)
{
	for (size_t i = 0; i < CHART_STEPS; i++) {
		const struct item *item = compose_find(composer, chart_steps[i].id, ITEM_NUMBER);
		struct buf label = BUF_EMPTY;

		if (!item)
			continue;
		if (i + 1 == CHART_STEPS)
			put_unexplained(composer, table, packs);
		buf_printf(&label, "%s%s%s", chart_steps[i].sign, *chart_steps[i].sign ? " " : "",
			   chart_steps[i].label);
		document_about(composer->out, item->id);
		document_cell(composer->out, table, buf_str(&label))->target = compose_anchor(composer, item);
		buf_release(&label);
		for (int back = packs - 1; back >= 0; back--)
			put_step(composer, table, i, item, EXPR_FIELD_ACTUAL, back);
		put_step(composer, table, i, item, EXPR_FIELD_FORECAST, 0);
		put_step(composer, table, i, item, EXPR_FIELD_NEXT, 0);
		document_row(table, i + 1 == CHART_STEPS);
	}
	document_about(composer->out, STR(""));
}

bool compose_bridge(struct composer *composer, size_t packs)
{
	int count = facts_back(composer->input->facts) + 1;
	struct document_table *table;
	struct buf label = BUF_EMPTY;
	const struct item *arr = compose_find(composer, "sales.arr", ITEM_NUMBER);

	if (!arr || facts_get(composer->input->facts, arr, EXPR_FIELD_ACTUAL, 0).state == FACT_MISSING)
		return false;
	count = count < (int)packs ? count : (int)packs;
	table = document_table(composer->out, STR("ARR bridge"));
	buf_adds(&label, "ARR");
	if (composer->input->company->currency.n)
		buf_printf(&label, " (%.*s)", STR_FMT(composer->input->company->currency));
	document_column(composer->out, table, buf_str(&label), false);
	for (int back = count - 1; back >= 0; back--) {
		buf_clear(&label);
		compose_period(composer, back, &label);
		document_column(composer->out, table, buf_str(&label), true);
	}
	buf_adds(&label, " forecast");
	document_column(composer->out, table, buf_str(&label), true);
	document_column(composer->out, table, STR("Next forecast"), true);
	bridge_rows(composer, table, count);
	document_put_table(composer->out, table);
	document_chart(composer->out, waterfall(composer));
	buf_release(&label);
	return true;
}

struct chart *compose_trend(const struct composer *composer, const struct item *item)
{
	struct chart *chart =
		chart_trend(composer->input->facts, composer->input->company, item, composer->options->layout->history);

	if (chart_has(chart, 2))
		return chart;
	chart_free(chart);
	return NULL;
}

/* --- expansion ------------------------------------------------------------------------------------------------------------ */

/* What a row of the last pack has become. */
static void put_outcome(struct composer *composer, struct document_table *table, const struct item *item,
			const struct row *then, const struct row *now)
{
	static const char *const shown[] = { "account", "opportunity", "amount", "expected" };
	struct str status = now ? compose_cell_text(composer, now, "status") : STR("no longer listed");

	for (size_t i = 0; i < COUNT_OF(shown); i++) {
		const struct column *column = item_column(item, str_of(shown[i]));
		struct fact fact = { .state = FACT_MISSING };

		if (column && column_is_number(column))
			fact = facts_cell(composer->input->facts, item, then, column, 1);
		compose_amount(composer, table, fact_is_known(&fact), fact.quantity,
			       compose_cell_text(composer, then, shown[i]));
	}
	document_cell(composer->out, table, status.n ? status : DOCUMENT_NONE);
	for (size_t i = 2; i < COUNT_OF(shown); i++) {
		const struct column *column = item_column(item, str_of(shown[i]));
		struct fact fact = { .state = FACT_MISSING };

		if (now && column && column_is_number(column))
			fact = facts_cell(composer->input->facts, item, now, column, 0);
		compose_amount(composer, table, fact_is_known(&fact), fact.quantity,
			       now ? compose_cell_text(composer, now, shown[i]) : STR(""));
	}
	document_row(table, false);
}

static void outcomes(struct composer *composer, const struct item *item, const struct entry *old,
		     const struct entry *new)
{
	static const char *const labels[] = { "Account", "Opportunity", "Amount then", "Expected then",
					      "Outcome", "Amount now",  "Expected now" };
	size_t *match = mem_zero((new ? new->rows.n : 0) + 1, sizeof(*match));
	const struct row **became = mem_zero(old->rows.n, sizeof(*became)); /* by row of old */
	struct document_table *table = document_table(composer->out, STR("Last pack's opportunities"));

	if (new)
		diff_match_rows(item, old, new, match);
	for (size_t i = 0; new &&i < new->rows.n; i++)
		if (match[i] != SIZE_MAX)
			became[match[i]] = new->rows.v[i];
	for (size_t i = 0; i < COUNT_OF(labels); i++)
		document_column(composer->out, table, str_of(labels[i]), i == 2 || i == 5);
	for (size_t i = 0; i < old->rows.n; i++) {
		/* What was settled then is no news now. */
		if (expr_is_word(compose_cell_text(composer, old->rows.v[i], "status"), STR("won")) ||
		    expr_is_word(compose_cell_text(composer, old->rows.v[i], "status"), STR("lost")))
			continue;
		put_outcome(composer, table, item, old->rows.v[i], became[i]);
	}
	free(became);
	free(match);
	if (document_rows(table)) {
		document_heading(composer->out, 3, STR("What became of last period's opportunities"), STR(""));
		document_put_table(composer->out, table);
	} else {
		document_drop_table(table);
	}
}

void compose_outcomes(struct composer *composer)
{
	const struct item *item = compose_find(composer, "customers.expansion_pipeline", ITEM_TABLE);
	const struct pack *prior = facts_prior(composer->input->facts);
	const struct entry *old = item && prior ? pack_entry(prior, item->id) : NULL;

	if (old && old->rows.n && item->column_count)
		outcomes(composer, item, old, pack_entry(composer->input->pack, item->id));
}

/* What is still open, in all and weighted: the catalogue's figures, so that the table and they cannot differ. */
void compose_open_pipeline(struct composer *composer, struct document_table *table, const struct item *item)
{
	static const struct {
		const char *column, *figure;
	} sums[] = { { "amount", "customers.open_expansion_pipeline" },
		     { "weighted", "customers.weighted_expansion_pipeline" } };
	struct fact facts[COUNT_OF(sums)] = { { .state = FACT_MISSING } };
	size_t columns = table->columns.n;

	for (size_t i = 0; i < COUNT_OF(sums); i++) {
		const struct item *figure = compose_find(composer, sums[i].figure, ITEM_NUMBER);

		if (figure)
			facts[i] = facts_get(composer->input->facts, figure, EXPR_FIELD_ACTUAL, 0);
	}
	if (!fact_is_known(&facts[0]) || item->column_count > columns)
		return;
	for (size_t i = 0; i < columns; i++) {
		const struct fact *fact = NULL;

		for (size_t k = 0; k < COUNT_OF(sums) && i < item->column_count; k++)
			if (str_is(item->columns[i].id, sums[k].column) && fact_is_known(&facts[k]))
				fact = &facts[k];
		if (fact)
			compose_amount(composer, table, true, fact->quantity, STR(""));
		else
			document_cell(composer->out, table, i ? STR("") : STR("Open"));
	}
	document_row(table, true);
}

/* --- cash ------------------------------------------------------------------------------------------------------------------- */

/* Cash to begin with: what the declared convention divides, else what is in the bank. */
static bool opening_cash(const struct composer *composer, double *out)
{
	static const char *const ids[] = { "finance.total_unrestricted_cash", "finance.total_cash_in_bank" };
	const struct convention_choice *choice = catalogue_choice(composer->input->catalogue, STR("runway_cash"));
	const struct item *operating = compose_find(composer, "finance.operationally_available_cash", ITEM_NUMBER);
	struct fact fact;

	if (choice && str_is(choice->name, "operating") && operating) {
		fact = facts_get(composer->input->facts, operating, EXPR_FIELD_ACTUAL, 0);
		*out = fact.quantity.value;
		if (fact_is_known(&fact))
			return true;
	}
	for (size_t i = 0; i < COUNT_OF(ids); i++) {
		const struct item *item = compose_find(composer, ids[i], ITEM_NUMBER);

		if (!item)
			continue;
		fact = facts_get(composer->input->facts, item, EXPR_FIELD_ACTUAL, 0);
		*out = fact.quantity.value;
		if (fact_is_known(&fact))
			return true;
	}
	return false;
}

static void draw_scenario(struct chart *chart, size_t series, double cash, double burn)
{
	for (size_t month = 0; month <= SCENARIO_MONTHS; month++) {
		double left = cash - burn * (double)month;

		chart_set(chart, series, month, left > 0 ? left : 0);
		if (left <= 0)
			break;
	}
}

static void name_scenario(const struct composer *composer, struct chart *chart, size_t series, const struct item *item,
			  const struct row *row)
{
	const struct column *column = item_column(item, STR("scenario"));
	struct buf name = BUF_EMPTY;

	if (column)
		compose_choice(column, compose_cell_text(composer, row, "scenario"), &name);
	chart_name(chart, series, buf_str(&name), series > 0);
	buf_release(&name);
}

void compose_scenarios(struct composer *composer)
{
	const struct item *item = compose_find(composer, "finance.burn_rate_scenarios", ITEM_TABLE);
	const struct column *burn = item ? item_column(item, STR("net_burn")) : NULL;
	const struct entry *entry = burn ? pack_entry(composer->input->pack, item->id) : NULL;
	struct chart *chart;
	size_t drawn = 0;
	double cash = 0;

	if (!entry || entry->rows.n == 0 || !opening_cash(composer, &cash))
		return;
	chart = chart_new(CHART_LINES, STR("runway"), STR("Cash by scenario, months from the end of the period"),
			  UNIT_CURRENCY, SCENARIO_MONTHS + 1, SCENARIOS_MAX);
	chart->money = arena_str(&chart->arena, composer->input->company->currency);
	for (size_t month = 0; month <= SCENARIO_MONTHS; month++) {
		struct buf label = BUF_EMPTY;

		buf_printf(&label, "%zu", month);
		chart_label(chart, month, buf_str(&label));
		buf_release(&label);
	}
	for (size_t i = 0; i < entry->rows.n && drawn < SCENARIOS_MAX; i++) {
		struct fact fact = facts_cell(composer->input->facts, item, entry->rows.v[i], burn, 0);

		if (!fact_is_known(&fact))
			continue;
		name_scenario(composer, chart, drawn, item, entry->rows.v[i]);
		draw_scenario(chart, drawn++, cash, fact.quantity.value);
	}
	chart->series_count = drawn;
	if (drawn) {
		document_chart(composer->out, chart);
	} else {
		chart_free(chart);
	}
}
