/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/facts_inner.h"

#include <math.h>

#include "pack/status.h"

#define FIELDS 3 /* actual, forecast, next: what has an amount */

/*
 * One value. Judged anew when the generation has moved on, parsed anew only when its leaf has: a keystroke costs nothing
 * until somebody asks, and then one parse.
 */
struct slot {
	struct fact fact;
	unsigned generation; /* 0: never judged */
	bool busy;
	const struct leaf *leaf; /* what typed was read from */
	unsigned leaf_version;
	struct quantity typed;
	enum quantity_reading reading;
};

static const char *const field_names[FIELDS] = {
	[EXPR_FIELD_ACTUAL] = "actual",
	[EXPR_FIELD_FORECAST] = "forecast",
	[EXPR_FIELD_NEXT] = "next",
};

/* The slack alone: a share of the amount would let a bridge be out by a whole customer contract. */
double fact_tolerance(enum unit unit, struct quantity typed, struct quantity formula)
{
	double slack = typed.slack + formula.slack;

	/* Customers are counted one by one: half a unit for each typed count must not add up to a customer. */
	if (unit == UNIT_COUNT && slack < 5)
		return 0.5;
	/* What binary arithmetic adds to exact decimals is no difference. */
	return slack + 1e-9 * (fabs(typed.value) + fabs(formula.value));
}

bool fact_is_known(const struct fact *fact)
{
	return fact->state == FACT_TYPED || fact->state == FACT_COMPUTED;
}

bool fact_is_contradicted(const struct fact *fact)
{
	return fact->state == FACT_TYPED && fact->has_formula_value &&
	       fabs(fact->quantity.value - fact->formula_value.value) >
		       fact_tolerance(fact->formula_value.unit, fact->quantity, fact->formula_value);
}

struct facts *facts_new_history(const struct catalogue *catalogue, const struct company *company,
				const struct pack *const *packs, size_t count, const struct facts_past *past)
{
	struct facts *facts = mem_zero(1, sizeof(*facts));
	size_t more = past ? past->count : 0;

	assert(count > 0);
	facts->catalogue = catalogue;
	facts->company = company;
	facts->past = (int)count;
	facts->count = (int)(count + more);
	facts->strata = mem_zero(count + more, sizeof(*facts->strata));
	for (size_t i = 0; i < count; i++)
		facts->strata[i] = (struct stratum){ .period = packs[i]->period,
						     .pack = packs[i],
						     .is_loaded = true,
						     .figures = packs[i]->figures,
						     .generation = 1 };
	for (size_t i = 0; i < more; i++)
		facts->strata[count + i] = (struct stratum){ .period = past->periods[i], .generation = 1 };
	if (past) {
		facts->load = past->load;
		facts->data = past->data;
	}
	return facts;
}

struct facts *facts_new(const struct catalogue *catalogue, const struct company *company, const struct pack *pack,
			const struct pack *prior)
{
	const struct pack *packs[] = { pack, prior };

	return facts_new_history(catalogue, company, packs, prior ? 2 : 1, NULL);
}

static const struct pack *load_of_other(void *data, size_t which)
{
	const struct facts *facts = data;

	return facts_pack(facts->other, facts->other_back + 1 + (int)which);
}

struct facts *facts_new_beside(const struct facts *facts, int back, const struct pack *pack)
{
	size_t count = back < facts->count ? (size_t)(facts->count - back) - 1 : 0;
	struct period *periods = mem_zero(count + 1, sizeof(*periods));
	struct facts_past past = { periods, count, load_of_other, NULL };
	const struct pack *packs[] = { pack ? pack : facts_pack(facts, back) };
	struct facts *beside = NULL;

	for (size_t i = 0; i < count; i++)
		periods[i] = facts_period(facts, back + 1 + (int)i);
	if (packs[0]) {
		beside = facts_new_history(facts->catalogue, facts->company, packs, 1, &past);
		beside->data = beside;
		beside->other = facts;
		beside->other_back = back;
	}
	free(periods);
	return beside;
}

void facts_free(struct facts *facts)
{
	if (!facts)
		return;
	for (int back = 0; back < facts->count; back++) {
		free(facts->strata[back].slots);
		vec_release(&facts->strata[back].sums);
	}
	free(facts->strata);
	free(facts);
}

void facts_refresh(struct facts *facts)
{
	bool is_changed = false;

	for (int back = facts->count - 1; back >= 0; back--) {
		struct stratum *stratum = &facts->strata[back];

		if (stratum->pack) {
			is_changed = is_changed || stratum->pack->figures != stratum->figures;
			stratum->figures = stratum->pack->figures;
		}
		stratum->generation += is_changed;
	}
}

int facts_back(const struct facts *facts)
{
	return facts->count - 1;
}

const struct pack *facts_pack(const struct facts *facts, int back)
{
	struct stratum *stratum;

	if (back < 0 || back >= facts->count)
		return NULL;
	stratum = &facts->strata[back];
	if (!stratum->is_loaded) {
		stratum->is_loaded = true;
		stratum->pack = facts->load(facts->data, (size_t)(back - facts->past));
		stratum->figures = stratum->pack ? stratum->pack->figures : 0;
	}
	return stratum->pack;
}

bool facts_is_read(const struct facts *facts, int back)
{
	return back >= 0 && back < facts->count && facts->strata[back].is_loaded;
}

struct period facts_period(const struct facts *facts, int back)
{
	assert(back >= 0 && back < facts->count);
	return facts->strata[back].period;
}

/* In months; only differences between periods of one length mean anything. */
static int end_of(struct period period)
{
	return period.year * 12 + period.index * period.months;
}

/* Known without reading any pack. */
static int find_ago(const struct facts *facts, int from, int months)
{
	struct period now = facts_period(facts, from);

	for (int back = from; back < facts->count; back++) {
		struct period then = facts->strata[back].period;

		if (then.months == now.months && end_of(now) - end_of(then) == months)
			return back;
	}
	return -1;
}

int facts_ago(const struct facts *facts, int months)
{
	return find_ago(facts, 0, months);
}

int facts_reach(const struct facts *facts, int from, const struct expr_ref *ref)
{
	if (from < 0 || from >= facts->count)
		return -1;
	return find_ago(facts, from, ref->back * facts->strata[from].period.months + ref->months);
}

bool facts_is_answered(const struct facts *facts, const struct item *item)
{
	struct addr commentary = { item->id, 0, STR("commentary") };

	if (item->kind != ITEM_NUMBER)
		return pack_is_answered(facts->strata[0].pack, item);
	return facts_get(facts, item, EXPR_FIELD_ACTUAL, 0).state != FACT_MISSING ||
	       !str_is_blank(pack_text(facts->strata[0].pack, &commentary));
}

bool facts_has_prior(const struct facts *facts)
{
	return facts->count > 1;
}

const struct pack *facts_prior(const struct facts *facts)
{
	return facts_pack(facts, 1);
}

struct str facts_prior_apart(const struct facts *facts)
{
	const struct pack *prior = facts_prior(facts);

	if (!prior || period_cmp(period_add(prior->period, 1), facts->strata[0].pack->period) == 0)
		return STR("");
	return prior->period_text;
}

static struct fact judge(const struct facts *facts, const struct item *item, enum expr_field field, int back);

static const struct item *ref_item(const struct facts_view *view, const struct expr_ref *ref)
{
	return ref->id.n ? catalogue_find(view->facts->catalogue, ref->id) : view->self;
}

static bool ref_value(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct facts_view *view = data;
	const struct item *item = ref_item(view, ref);
	struct fact fact;

	if (!item || item->kind != ITEM_NUMBER || ref->field >= FIELDS)
		return false;
	fact = judge(view->facts, item, ref->field, facts_reach(view->facts, view->back, ref));
	if (fact.state != FACT_TYPED && fact.state != FACT_COMPUTED)
		return false;
	*out = fact.quantity;
	return true;
}

static bool ref_rows(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct facts_view *view = data;
	const struct item *item = ref_item(view, ref);
	int back = facts_reach(view->facts, view->back, ref);

	if (!item || back < 0)
		return false;
	return view->is_lasting ? facts_sum(view->facts, item, ref->rows, back, out)
				: facts_rows(view->facts, item, ref->rows, back, out);
}

static bool has_text(const struct pack *pack, const struct item *item, const char *field)
{
	const struct addr at = { .item = item->id, .field = str_of(field) };

	return !str_is_blank(pack_text(pack, &at));
}

/* An amount that cannot be read is there all the same: another check says what is wrong with it. */
static bool is_ref_present(void *data, const struct expr_ref *ref)
{
	const struct facts_view *view = data;
	const struct facts *facts = view->facts;
	const struct item *item = ref_item(view, ref);
	int back = facts_reach(facts, view->back, ref);
	const struct pack *pack = facts_pack(facts, back);

	if (!item || !pack)
		return false;
	switch (ref->field) {
	case EXPR_FIELD_COMMENTARY:
		return has_text(pack, item, "commentary");
	case EXPR_FIELD_TYPED:
		return has_text(pack, item, "actual");
	case EXPR_FIELD_ACTUAL:
	case EXPR_FIELD_FORECAST:
	case EXPR_FIELD_NEXT:
		break;
	}
	if (item->kind != ITEM_NUMBER)
		return pack_is_answered(pack, item);
	return judge(facts, item, ref->field, back).state != FACT_MISSING;
}

static bool ref_threshold(void *data, struct str name, double *out)
{
	const struct facts_view *view = data;
	const struct company *company = view->facts->company;
	const struct str *text = company_threshold(company, name);
	struct quantity quantity;

	if (!text || quantity_read(*text, UNIT_NONE, company->numbers, company->currency, &quantity) != QUANTITY_READ)
		return false;
	*out = quantity.value;
	return true;
}

struct expr_values facts_values_of(struct facts_view *view)
{
	return (struct expr_values){
		.value = ref_value,
		.is_present = is_ref_present,
		.threshold = ref_threshold,
		.period_months = view->facts->strata[view->back].period.months,
		.data = view,
		.rows = ref_rows,
		.cell = facts_cell_value,
	};
}

/* Reads the leaf unless it is the text that was read last. */
static void read_typed(const struct facts *facts, struct slot *slot, const struct item *item, enum expr_field field,
		       int back)
{
	const struct addr at = { .item = item->id, .field = str_of(field_names[field]) };
	const struct leaf *leaf = pack_leaf(facts->strata[back].pack, &at);

	if (slot->generation && leaf == slot->leaf && (!leaf || leaf->version == slot->leaf_version))
		return;
	slot->leaf = leaf;
	slot->leaf_version = leaf ? leaf->version : 0;
	slot->typed = (struct quantity){ .unit = item->unit };
	slot->reading = QUANTITY_EMPTY;
	if (leaf && leaf->text.n)
		slot->reading = quantity_read(buf_str(&leaf->text), item->unit, facts->company->numbers,
					      facts->company->currency, &slot->typed);
}

/* What a formula gives stands beside what was typed: where both are there, a check compares them. */
static void compute(const struct facts *facts, struct slot *slot, const struct item *item, int back)
{
	struct facts_view view = { facts, item, back, NULL, true, NULL };
	struct expr_values values = facts_values_of(&view);

	slot->fact.has_formula_value = expr_number(item->expr, &values, &slot->fact.formula_value);
	if (!slot->fact.has_formula_value)
		return;
	slot->fact.formula_value.unit = item->unit;
	facts_settle_cents(&slot->fact.formula_value);
	if (slot->fact.state == FACT_MISSING) {
		slot->fact.state = FACT_COMPUTED;
		slot->fact.quantity = slot->fact.formula_value;
	}
}

/* What was said a period ago of this period is its forecast, provided that it can be read. */
static void take_over_next(const struct facts *facts, struct slot *slot, const struct item *item, int back)
{
	static const struct expr_ref right_before = { .back = 1 };
	struct fact next = judge(facts, item, EXPR_FIELD_NEXT, facts_reach(facts, back, &right_before));

	if (next.state == FACT_TYPED)
		slot->fact = next;
}

/* Where a bridge opens is where the one before it closed: no forecast, but what the other lines of its forecast stand on. */
static void open_bridge(const struct facts *facts, struct slot *slot, const struct item *item, int back)
{
	static const struct expr_ref right_before = { .back = 1 };
	struct str id = item->expr ? expr_carries(item->expr) : STR("");
	const struct item *closing = id.n ? catalogue_find(facts->catalogue, id) : NULL;
	struct fact fact;

	if (!closing || !closing->expr || !expr_adds(closing->expr, item->id))
		return;
	fact = judge(facts, closing, EXPR_FIELD_ACTUAL, facts_reach(facts, back, &right_before));
	if (!fact_is_known(&fact))
		return;
	slot->fact.state = FACT_COMPUTED;
	slot->fact.quantity = fact.quantity;
}

static struct fact judge(const struct facts *facts, const struct item *item, enum expr_field field, int back)
{
	struct fact missing = { .state = FACT_MISSING, .reading = QUANTITY_EMPTY };
	struct stratum *stratum;
	struct slot *slot;

	if (field >= FIELDS || item->kind != ITEM_NUMBER || !facts_pack(facts, back))
		return missing;
	stratum = &facts->strata[back];
	if (!stratum->slots)
		stratum->slots = mem_zero(FIELDS * facts->catalogue->items.n, sizeof(*stratum->slots));
	slot = &stratum->slots[item->index * FIELDS + field];
	if (slot->generation == stratum->generation)
		return slot->fact;
	assert(!slot->busy); /* catalogue_finish() refuses formulas in a circle */
	slot->busy = true;
	read_typed(facts, slot, item, field, back);
	slot->fact = missing;
	slot->fact.reading = slot->reading;
	slot->fact.quantity = slot->typed;
	if (slot->reading == QUANTITY_READ)
		slot->fact.state = FACT_TYPED;
	else if (slot->reading != QUANTITY_EMPTY)
		slot->fact.state = FACT_UNREAD;
	if (field == EXPR_FIELD_ACTUAL && item->expr)
		compute(facts, slot, item, back);
	if (field == EXPR_FIELD_FORECAST && slot->fact.state == FACT_MISSING)
		take_over_next(facts, slot, item, back);
	if (field == EXPR_FIELD_FORECAST && slot->fact.state == FACT_MISSING)
		open_bridge(facts, slot, item, back);
	slot->generation = stratum->generation;
	slot->busy = false;
	return slot->fact;
}

struct fact facts_get(const struct facts *facts, const struct item *item, enum expr_field field, int back)
{
	assert(back >= 0);
	return judge(facts, item, field, back);
}

struct expr_values facts_values(const struct facts *facts, const struct item *self, struct facts_view *storage)
{
	*storage = (struct facts_view){ facts, self, 0, NULL, false, NULL };
	return facts_values_of(storage);
}

static bool known(const struct facts *facts, const struct item *item, enum expr_field field, int back,
		  struct quantity *out)
{
	struct fact fact = judge(facts, item, field, back);

	*out = fact.quantity;
	return fact.state == FACT_TYPED || fact.state == FACT_COMPUTED;
}

/*
 * Attainment is a ratio of two amounts above zero. At or below zero there is no such ratio: what reaches the forecast is
 * green, the rest is left to the founder's own judgement.
 */
static char judge_status(const struct item *item, const struct quantity *actual, const struct quantity *forecast)
{
	bool lower = item->better == ITEM_BETTER_LOWER;
	double attainment;

	if (item->better == ITEM_BETTER_NEITHER)
		return ' ';
	if (lower ? actual->value <= forecast->value : actual->value >= forecast->value)
		return 'G';
	if (forecast->value <= 0)
		return ' ';
	attainment = lower ? forecast->value / actual->value : actual->value / forecast->value;
	/* A hair's breadth for doubles: 98 of 100 is green. */
	if (attainment >= 0.98 - 1e-9)
		return 'G';
	return attainment >= 0.90 - 1e-9 ? 'A' : 'R';
}

double variance_shown(const struct variance *variance, double value)
{
	/* No minus in front of nothing. */
	return value == 0 ? 0 : variance->sign * value;
}

struct variance facts_variance(const struct facts *facts, const struct item *item)
{
	struct variance row = { .status = ' ', .computed = ' ', .sign = 1 };
	const struct addr status = { .item = item->id, .field = STR("status") };

	row.has_forecast = known(facts, item, EXPR_FIELD_FORECAST, 0, &row.forecast);
	row.has_actual = known(facts, item, EXPR_FIELD_ACTUAL, 0, &row.actual);
	row.has_prior = known(facts, item, EXPR_FIELD_ACTUAL, 1, &row.prior);
	row.has_next = known(facts, item, EXPR_FIELD_NEXT, 0, &row.next);
	if (item->better == ITEM_BETTER_LOWER && catalogue_is_better_positive(facts->catalogue))
		row.sign = -1;
	row.has_target = company_target(facts->company, item, facts_period(facts, 0), &row.target);
	if (row.has_forecast && row.has_actual) {
		row.has_difference = true;
		/* With the digits of the finer of the two, or 30.6 against 32 would print as a difference of 1. */
		row.difference = (struct quantity){ row.actual.value - row.forecast.value,
						    row.actual.slack < row.forecast.slack ? row.actual.slack
											  : row.forecast.slack,
						    item->unit };
		row.has_relative = row.forecast.value > 0 && item->unit != UNIT_PERCENT;
		if (row.has_relative)
			row.relative = 100 * row.difference.value / row.forecast.value;
		row.status = row.computed = judge_status(item, &row.actual, &row.forecast);
	}
	/* A word that is no status hides the computed one: what the founder overrode must not come back unasked. */
	if (!str_is_blank(pack_text(facts->strata[0].pack, &status))) {
		row.status = status_read(pack_text(facts->strata[0].pack, &status));
		row.status_typed = row.status != ' ';
	}
	return row;
}
