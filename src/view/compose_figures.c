/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/composer.h"

#include <math.h>

#include "pack/status.h"

static void print_difference(const struct variance *variance, struct buf *out)
{
	bool is_points = variance->difference.unit == UNIT_PERCENT;
	struct quantity shown = compose_rounded(variance->difference);

	shown.value = variance_shown(variance, shown.value);
	if (shown.value > 0)
		buf_addc(out, '+');
	/* The difference of two percentages is points, not percent. */
	if (is_points)
		shown.unit = UNIT_NONE;
	quantity_print(shown, out);
	if (is_points)
		buf_adds(out, " pp");
}

static void print_relative(const struct variance *variance, struct buf *out)
{
	double relative = variance_shown(variance, variance->relative);
	struct buf text = BUF_EMPTY;

	buf_printf(&text, "%s%.1f %%", relative > 0 ? "+" : "", relative);
	if (str_is(buf_str(&text), "-0.0 %") || str_is(buf_str(&text), "+0.0 %"))
		buf_adds(out, "0.0 %");
	else
		buf_add(out, buf_str(&text));
	buf_release(&text);
}

static void put_difference(struct composer *composer, struct document_table *table, const struct variance *variance)
{
	const size_t forecast = 1, actual = 2; /* columns that a spreadsheet subtracts */
	bool turned = variance_shown(variance, 1) < 0;
	struct buf text = BUF_EMPTY;
	struct document_cell *cell;

	if (variance->has_difference)
		print_difference(variance, &text);
	cell = document_cell(composer->out, table, text.n ? buf_str(&text) : DOCUMENT_NONE);
	if (variance->has_difference) {
		cell->formula = DOCUMENT_DIFFERENCE;
		cell->a = turned ? forecast : actual;
		cell->b = turned ? actual : forecast;
		cell->has_value = true;
		cell->value = variance->difference;
		cell->value.value = variance_shown(variance, variance->difference.value);
	}
	buf_clear(&text);
	if (variance->has_difference && variance->has_relative)
		print_relative(variance, &text);
	cell = document_cell(composer->out, table, text.n ? buf_str(&text) : DOCUMENT_NONE);
	if (text.n) {
		cell->formula = DOCUMENT_RELATIVE;
		cell->a = turned ? forecast : actual;
		cell->b = turned ? actual : forecast;
		cell->from = forecast;
	}
	cell->has_value = text.n > 0;
	cell->value = (struct quantity){ variance_shown(variance, variance->relative), 0.05, UNIT_PERCENT };
	buf_release(&text);
}

bool compose_has_figures(const struct composer *composer, const struct item *item, struct variance *variance)
{
	static const char *const fields[] = { "actual", "forecast", "next" };

	if (item->kind != ITEM_NUMBER || composer->hidden[item->index] ||
	    (item->is_carried && str_is_blank(compose_text(composer, item, "actual"))))
		return false;
	/* A formula may still give what the board does not want. */
	if (company_drops(composer->input->company, item) && !pack_is_answered(composer->input->pack, item))
		return false;
	*variance = facts_variance(composer->input->facts, item);
	if (variance->has_actual || variance->has_forecast || variance->has_next)
		return true;
	for (size_t i = 0; i < COUNT_OF(fields); i++)
		if (!str_is_blank(compose_text(composer, item, fields[i])))
			return true;
	/* A prior value alone tells of an item that was asked and not answered. */
	return variance->has_prior && company_asks(composer->input->company, item) != RELEVANCE_NONE;
}

/* Is what the one has of a figure what the other has, too? */
static bool is_same(bool has, struct quantity one, bool other_has, struct quantity other)
{
	return !has || (other_has && one.value == other.value);
}

static bool says_no_more(const struct variance *one, const struct variance *other)
{
	return is_same(one->has_actual, one->actual, other->has_actual, other->actual) &&
	       is_same(one->has_forecast, one->forecast, other->has_forecast, other->forecast) &&
	       is_same(one->has_next, one->next, other->has_next, other->next) &&
	       is_same(one->has_prior, one->prior, other->has_prior, other->prior) &&
	       is_same(one->has_target, one->target, other->has_target, other->target) &&
	       (!one->status_typed || (other->status_typed && one->status == other->status));
}

/* Does other stand in the report wherever item does? */
static bool is_placed(const struct composer *composer, const struct item *item, const struct item *other)
{
	size_t rest = composer->options->layout->section_count;

	return composer->home[other->index] < rest || composer->home[item->index] == rest;
}

static bool is_repeated(const struct composer *composer, const struct item *item, const struct item *namesake)
{
	struct variance own, other;

	return namesake->unit == item->unit && !composer->is_repeated[namesake->index] &&
	       is_placed(composer, item, namesake) && compose_has_figures(composer, item, &own) && own.has_actual &&
	       compose_has_figures(composer, namesake, &other) && says_no_more(&own, &other);
}

/* Backwards in the catalogue: of two that say the same the first one stays. */
static int by_label(const void *left, const void *right)
{
	const struct item *a = *(const struct item *const *)left, *b = *(const struct item *const *)right;
	int order = str_cmp(a->label, b->label);

	return order ? order : (a->index < b->index) - (a->index > b->index);
}

void compose_mark_repeated(struct composer *composer)
{
	const struct catalogue *catalogue = composer->input->catalogue;
	compose_items numbers = { NULL, 0, 0 };

	for (size_t i = 0; i < catalogue->items.n; i++)
		if (catalogue->items.v[i]->kind == ITEM_NUMBER)
			vec_push(&numbers, catalogue->items.v[i]);
	if (numbers.n)
		qsort(numbers.v, numbers.n, sizeof(numbers.v[0]), by_label);
	for (size_t from = 0, to; from < numbers.n; from = to) {
		for (to = from + 1; to < numbers.n && str_eq(numbers.v[to]->label, numbers.v[from]->label);)
			to++;
		for (size_t i = from; i < to; i++)
			for (size_t k = from; k < to && !composer->is_repeated[numbers.v[i]->index]; k++)
				composer->is_repeated[numbers.v[i]->index] =
					i != k && is_repeated(composer, numbers.v[i], numbers.v[k]);
	}
	vec_release(&numbers);
}

static void put_status(struct composer *composer, struct document_table *table, const struct variance *variance)
{
	struct buf text = BUF_EMPTY;
	struct document_cell *cell;

	buf_printf(&text, "%s%s", status_word(variance->status), variance->status_typed ? " (set)" : "");
	cell = document_cell(composer->out, table, buf_str(&text));
	cell->status = status_word(variance->status)[0] ? variance->status : 0;
	buf_release(&text);
}

static void put_name_column(struct composer *composer, struct document_table *table)
{
	struct buf kpi = BUF_EMPTY;

	buf_adds(&kpi, "KPI");
	if (composer->input->company->currency.n)
		buf_printf(&kpi, " (money in %.*s)", STR_FMT(composer->input->company->currency));
	document_column(composer->out, table, buf_str(&kpi), false);
	buf_release(&kpi);
}

/* A reader of brackets and minuses must know which way they point. */
static void put_columns(struct composer *composer, struct document_table *table, const char *const *labels,
			size_t count)
{
	bool is_signed = catalogue_is_better_positive(composer->input->catalogue);
	struct str apart = facts_prior_apart(composer->input->facts);

	for (size_t i = 0; i < count; i++) {
		struct str label = i == 2 && is_signed ? STR("Variance B/(W)") : str_of(labels[i]);
		struct buf prior = BUF_EMPTY;

		if (apart.n && str_is(label, "Prior")) {
			buf_printf(&prior, "Prior (%.*s)", STR_FMT(apart));
			label = buf_str(&prior);
		}
		document_column(composer->out, table, label, i != 4);
		buf_release(&prior);
	}
}

/* A table of figures while it is filled. */
struct figures {
	struct document_table *table;
	const compose_items *items; /* its rows */
	bool with_targets; /* a column of them */
};

static bool has_namesake(const compose_items *items, const struct item *item)
{
	for (size_t i = 0; i < items->n; i++)
		if (items->v[i] != item && str_eq(items->v[i]->label, item->label))
			return true;
	return false;
}

/* Two items of one name (new customers of Sales, and of Customers) say where they are from. */
static void put_name(struct composer *composer, const struct figures *figures, const struct item *item)
{
	struct buf name = BUF_EMPTY;

	buf_add(&name, item->label);
	if (has_namesake(figures->items, item))
		buf_printf(&name, " (%s)", domain_label(item->domain));
	buf_adds(&name, compose_unit(item->unit, item->label));
	document_about(composer->out, item->id);
	document_cell(composer->out, figures->table, buf_str(&name))->target = compose_anchor(composer, item);
	buf_release(&name);
}

/* A column of targets stands only where the company has set one for an item of the table. */
static void put_target(struct composer *composer, const struct figures *figures, const struct variance *variance)
{
	if (figures->with_targets)
		compose_amount(composer, figures->table, variance->has_target, variance->target, STR(""));
}

static bool has_targets(const struct composer *composer, const compose_items *items)
{
	struct variance variance;

	for (size_t i = 0; i < items->n; i++)
		if (compose_has_figures(composer, items->v[i], &variance) && variance.has_target)
			return true;
	return false;
}

/* What every table of figures begins with: the name, forecast and actual, what lies between them. */
static void put_compared(struct composer *composer, const struct figures *figures, const struct item *item,
			 const struct variance *variance)
{
	struct document_table *table = figures->table;

	put_name(composer, figures, item);
	compose_amount(composer, table, variance->has_forecast, variance->forecast,
		       compose_text(composer, item, "forecast"));
	compose_amount(composer, table, variance->has_actual, variance->actual, compose_text(composer, item, "actual"));
	put_difference(composer, table, variance);
	put_status(composer, table, variance);
}

static void put_row(struct composer *composer, const struct figures *figures, const struct item *item,
		    const struct variance *variance)
{
	struct document_table *table = figures->table;

	put_compared(composer, figures, item, variance);
	compose_amount(composer, table, variance->has_next, variance->next, compose_text(composer, item, "next"));
	compose_amount(composer, table, variance->has_prior, variance->prior, STR(""));
	put_target(composer, figures, variance);
	document_row(table, false);
}

static struct figures figures_table(struct composer *composer, struct str name, const compose_items *items)
{
	static const char *const labels[] = { "Forecast", "Actual",        "Variance", "Variance %",
					      "Status",   "Next forecast", "Prior" };
	struct figures figures = { document_table(composer->out, name), items, has_targets(composer, items) };

	put_name_column(composer, figures.table);
	put_columns(composer, figures.table, labels, COUNT_OF(labels));
	if (figures.with_targets)
		document_column(composer->out, figures.table, STR("Target"), true);
	return figures;
}

static bool put_if_rows(struct composer *composer, struct document_table *table)
{
	document_about(composer->out, STR(""));
	return document_put_if_rows(composer->out, table);
}

bool compose_figures(struct composer *composer, const compose_items *items, struct str name)
{
	struct figures figures = figures_table(composer, name, items);

	for (size_t i = 0; i < items->n; i++) {
		struct variance variance;

		if (compose_has_figures(composer, items->v[i], &variance))
			put_row(composer, &figures, items->v[i], &variance);
	}
	return put_if_rows(composer, figures.table);
}

static void put_commentary(struct composer *composer, const struct item *item)
{
	struct variance variance = facts_variance(composer->input->facts, item);
	struct str text = compose_text(composer, item, "commentary");
	struct buf gap = BUF_EMPTY;

	document_about(composer->out, item->id);
	document_paragraph(composer->out);
	document_sayf(composer->out, DOCUMENT_STRONG, "%.*s%s", STR_FMT(item->label),
		      compose_unit(item->unit, item->label));
	if (variance.has_difference) {
		print_difference(&variance, &gap);
		/* More that is worse, or less that is better, turns the sign. */
		document_sayf(composer->out, DOCUMENT_PLAIN, ", %s%s against forecast", gap.p,
			      variance_shown(&variance, 1) < 0 ? " B/(W)" : "");
		if (status_word(variance.status)[0])
			document_sayf(composer->out, DOCUMENT_PLAIN, " (%s)", status_word(variance.status));
	}
	if (str_is_blank(text)) {
		document_say(composer->out, DOCUMENT_PLAIN, STR(": a commentary is due and not given."));
	} else {
		document_say(composer->out, DOCUMENT_PLAIN, STR(":"));
		document_narrative(composer->out, text);
	}
	document_about(composer->out, STR(""));
	buf_release(&gap);
}

/* What is still to be written is for those who get the findings. */
static bool is_missed(const struct composer *composer, const struct item *item)
{
	return composer->is_due[item->index] && composer->options->appendices[LAYOUT_CHECKS];
}

void compose_commentaries(struct composer *composer, const compose_items *items)
{
	for (size_t i = 0; i < items->n; i++) {
		const struct item *item = items->v[i];

		if (item->kind == ITEM_NUMBER && !composer->hidden[item->index] &&
		    (is_missed(composer, item) || !str_is_blank(compose_text(composer, item, "commentary"))))
			put_commentary(composer, item);
	}
}

bool compose_has_words_alone(const struct composer *composer, const struct item *item)
{
	struct variance variance;

	return item->kind == ITEM_NUMBER && !composer->hidden[item->index] &&
	       !str_is_blank(compose_text(composer, item, "commentary")) &&
	       !compose_has_figures(composer, item, &variance);
}

void compose_words_alone(struct composer *composer, const compose_items *items)
{
	for (size_t i = 0; i < items->n; i++)
		if (compose_has_words_alone(composer, items->v[i]))
			put_commentary(composer, items->v[i]);
}

/* How a reader is to take the sign. */
static void put_sign(struct composer *composer, bool is_above)
{
	const struct convention_choice *choice = catalogue_choice(composer->input->catalogue, STR("favourable_sign"));

	if (!choice && !is_above)
		return;
	document_paragraph(composer->out);
	if (choice)
		document_sayf(composer->out, DOCUMENT_PLAIN, "Sign of variances: %.*s.", STR_FMT(choice->label));
	if (is_above)
		document_sayf(composer->out, DOCUMENT_PLAIN, "%sHeadline figures have their row in their own table.",
			      choice ? " " : "");
}

/* Does a figure stand among those against forecast? All that is not green, and what somebody put words or a hand to. */
static bool is_told(const struct composer *composer, const struct item *item, const struct variance *variance)
{
	return variance->status == 'A' || variance->status == 'R' || variance->computed == 'A' ||
	       variance->computed == 'R' || composer->is_due[item->index] ||
	       !str_is_blank(compose_text(composer, item, "commentary"));
}

void compose_variance(struct composer *composer)
{
	const struct catalogue *catalogue = composer->input->catalogue;
	compose_items all = { NULL, 0, 0 }, shown = { NULL, 0, 0 };
	struct variance variance;
	struct figures figures;
	bool is_judged = false, is_above = false;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (!compose_has_figures(composer, item, &variance))
			continue;
		vec_push(&all, item);
		if (is_told(composer, item, &variance) && composer->is_headline[item->index])
			is_above = true;
		else if (is_told(composer, item, &variance) && !composer->is_repeated[item->index])
			vec_push(&shown, item);
		else
			is_judged = is_judged || variance.computed == 'G';
	}
	figures = figures_table(composer, STR("Figures against forecast"), &shown);
	for (size_t i = 0; i < shown.n; i++)
		if (compose_has_figures(composer, shown.v[i], &variance))
			put_row(composer, &figures, shown.v[i], &variance);
	if (put_if_rows(composer, figures.table) || is_above) {
		put_sign(composer, is_above);
		compose_commentaries(composer, &all);
	} else if (is_judged) {
		document_paragraph(composer->out);
		document_say(composer->out, DOCUMENT_PLAIN, STR("Every figure judged against its forecast is green."));
	}
	vec_release(&shown);
	vec_release(&all);
}

static void put_kpi(struct composer *composer, const struct figures *figures, const struct item *item,
		    const struct variance *variance)
{
	struct document_table *table = figures->table;
	int ago = facts_ago(composer->input->facts, 12);
	struct fact year = { .state = FACT_MISSING };

	if (ago > 0)
		year = facts_get(composer->input->facts, item, EXPR_FIELD_ACTUAL, ago);
	put_compared(composer, figures, item, variance);
	compose_amount(composer, table, variance->has_prior, variance->prior, STR(""));
	compose_amount(composer, table, fact_is_known(&year), year.quantity, STR(""));
	put_target(composer, figures, variance);
	document_row(table, false);
}

/* The status is measured against the forecast: a green figure may still be far from what was promised for the year. */
static void put_behind_targets(struct composer *composer, const compose_items *items)
{
	struct buf text = BUF_EMPTY;
	struct variance variance;

	for (size_t i = 0; i < items->n; i++) {
		const struct item *item = items->v[i];
		struct quantity gap;

		if (!compose_has_figures(composer, item, &variance) || !variance.has_target || !variance.has_actual ||
		    item->better == ITEM_BETTER_NEITHER)
			continue;
		gap = variance.actual;
		gap.value -= variance.target.value;
		gap.slack += variance.target.slack;
		if (item->better == ITEM_BETTER_HIGHER)
			gap.value = -gap.value;
		if (gap.value <= gap.slack)
			continue;
		/* As fine as every other difference: 99.3 % is 2.7 points behind 102 %, and not three. */
		gap.slack = fmin(variance.actual.slack, variance.target.slack);
		gap = compose_rounded(gap);
		buf_printf(&text, "%s%.*s by ", text.n ? ", " : "", STR_FMT(item->label));
		if (gap.unit == UNIT_PERCENT)
			gap.unit = UNIT_NONE;
		quantity_print(gap, &text);
		buf_adds(&text, item->unit == UNIT_PERCENT ? " pp" : "");
	}
	if (text.n) {
		document_paragraph(composer->out);
		document_say(composer->out, DOCUMENT_STRONG, STR("Behind target:"));
		document_sayf(composer->out, DOCUMENT_PLAIN, " %s. The status is that against the forecast.", text.p);
	}
	buf_release(&text);
}

void compose_kpis(struct composer *composer)
{
	static const char *const labels[] = { "Forecast", "Actual", "Variance", "Variance %",
					      "Status",   "Prior",  "Year ago" };
	const struct str_list *kpis = &composer->options->layout->kpis;
	compose_items items = { NULL, 0, 0 };
	struct figures figures = { document_table(composer->out, STR("Headline figures")), &items, false };
	struct variance variance;

	for (size_t i = 0; i < kpis->n; i++) {
		const struct item *item = catalogue_find(composer->input->catalogue, kpis->v[i]);

		if (item && compose_has_figures(composer, item, &variance))
			vec_push(&items, item);
	}
	figures.with_targets = has_targets(composer, &items);
	put_name_column(composer, figures.table);
	put_columns(composer, figures.table, labels, COUNT_OF(labels));
	if (figures.with_targets)
		document_column(composer->out, figures.table, STR("Target"), true);
	for (size_t i = 0; i < items.n; i++)
		if (compose_has_figures(composer, items.v[i], &variance))
			put_kpi(composer, &figures, items.v[i], &variance);
	if (put_if_rows(composer, figures.table))
		put_behind_targets(composer, &items);
	vec_release(&items);
}
