/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/facts.h"

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

struct facts {
	const struct catalogue *catalogue;
	const struct company *company;
	const struct pack *packs[2]; /* this one and the one before, which may be NULL */
	unsigned versions[2];
	unsigned generation;
	bool is_successive; /* the pack before is that of the period right before */
	struct slot *slots; /* [back][item][field]; a cache, so written through const facts */
};

static const char *const field_names[FIELDS] = {
	[EXPR_FIELD_ACTUAL] = "actual",
	[EXPR_FIELD_FORECAST] = "forecast",
	[EXPR_FIELD_NEXT] = "next",
};

struct facts *facts_new(const struct catalogue *catalogue, const struct company *company, const struct pack *pack,
			const struct pack *prior)
{
	struct facts *facts = mem_zero(1, sizeof(*facts));

	facts->catalogue = catalogue;
	facts->company = company;
	facts->packs[0] = pack;
	facts->packs[1] = prior;
	facts->is_successive = prior && prior->period.months == pack->period.months &&
			       period_cmp(period_add(prior->period, 1), pack->period) == 0;
	facts->slots = mem_zero(2 * FIELDS * catalogue->items.n, sizeof(*facts->slots));
	facts->generation = 1;
	facts->versions[0] = pack->version;
	facts->versions[1] = prior ? prior->version : 0;
	return facts;
}

void facts_free(struct facts *facts)
{
	if (!facts)
		return;
	free(facts->slots);
	free(facts);
}

void facts_refresh(struct facts *facts)
{
	for (int back = 0; back < 2; back++) {
		const struct pack *pack = facts->packs[back];

		if (!pack || pack->version == facts->versions[back])
			continue;
		facts->versions[back] = pack->version;
		facts->generation++;
	}
}

bool facts_is_answered(const struct facts *facts, const struct item *item)
{
	struct addr commentary = { item->id, 0, STR("commentary") };

	if (item->kind != ITEM_NUMBER)
		return pack_is_answered(facts->packs[0], item);
	return facts_get(facts, item, EXPR_FIELD_ACTUAL, 0).state != FACT_MISSING ||
	       !str_is_blank(pack_text(facts->packs[0], &commentary));
}

bool facts_has_prior(const struct facts *facts)
{
	return facts->packs[1] != NULL;
}

const struct pack *facts_prior(const struct facts *facts)
{
	return facts->packs[1];
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
	fact = judge(view->facts, item, ref->field, view->back + ref->back);
	if (fact.state != FACT_TYPED && fact.state != FACT_COMPUTED)
		return false;
	*out = fact.quantity;
	return true;
}

static bool has_text(const struct facts *facts, const struct item *item, int back, const char *field)
{
	const struct addr at = { .item = item->id, .field = str_of(field) };

	return back < 2 && facts->packs[back] && !str_is_blank(pack_text(facts->packs[back], &at));
}

/* An amount that cannot be read is there all the same: another check says what is wrong with it. */
static bool is_ref_present(void *data, const struct expr_ref *ref)
{
	const struct facts_view *view = data;
	const struct facts *facts = view->facts;
	const struct item *item = ref_item(view, ref);
	int back = view->back + ref->back;

	if (!item)
		return false;
	switch (ref->field) {
	case EXPR_FIELD_COMMENTARY:
		return has_text(facts, item, back, "commentary");
	case EXPR_FIELD_TYPED:
		return has_text(facts, item, back, "actual");
	case EXPR_FIELD_ACTUAL:
	case EXPR_FIELD_FORECAST:
	case EXPR_FIELD_NEXT:
		break;
	}
	if (item->kind != ITEM_NUMBER)
		return back < 2 && facts->packs[back] && pack_is_answered(facts->packs[back], item);
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

static struct expr_values values_seen_from(struct facts_view *view)
{
	const struct pack *pack = view->facts->packs[view->back];

	return (struct expr_values){ ref_value, is_ref_present, ref_threshold, pack->period.months, view };
}

/* Reads the leaf unless it is the text that was read last. */
static void read_typed(const struct facts *facts, struct slot *slot, const struct item *item, enum expr_field field,
		       int back)
{
	const struct addr at = { .item = item->id, .field = str_of(field_names[field]) };
	const struct leaf *leaf = pack_leaf(facts->packs[back], &at);

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
	struct facts_view view = { facts, item, back };
	struct expr_values values = values_seen_from(&view);

	slot->fact.has_formula_value = expr_number(item->expr, &values, &slot->fact.formula_value);
	if (!slot->fact.has_formula_value)
		return;
	slot->fact.formula_value.unit = item->unit;
	if (slot->fact.state == FACT_MISSING) {
		slot->fact.state = FACT_COMPUTED;
		slot->fact.quantity = slot->fact.formula_value;
	}
}

/* What was said a period ago of this period is its forecast, provided that it can be read. */
static void take_over_next(const struct facts *facts, struct slot *slot, const struct item *item)
{
	struct fact next = judge(facts, item, EXPR_FIELD_NEXT, 1);

	if (next.state == FACT_TYPED)
		slot->fact = next;
}

static struct fact judge(const struct facts *facts, const struct item *item, enum expr_field field, int back)
{
	struct fact missing = { .state = FACT_MISSING, .reading = QUANTITY_EMPTY };
	struct slot *slot;

	if (back > 1 || !facts->packs[back] || field >= FIELDS || item->kind != ITEM_NUMBER)
		return missing;
	slot = &facts->slots[((size_t)back * facts->catalogue->items.n + item->index) * FIELDS + field];
	if (slot->generation == facts->generation)
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
	if (field == EXPR_FIELD_FORECAST && slot->fact.state == FACT_MISSING && back == 0 && facts->is_successive)
		take_over_next(facts, slot, item);
	slot->generation = facts->generation;
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
	*storage = (struct facts_view){ facts, self, 0 };
	return values_seen_from(storage);
}

static bool known(const struct facts *facts, const struct item *item, enum expr_field field, int back,
		  struct quantity *out)
{
	struct fact fact = judge(facts, item, field, back);

	*out = fact.quantity;
	return fact.state == FACT_TYPED || fact.state == FACT_COMPUTED;
}

/* ' ' when the words say no colour. */
static char read_status(struct str text)
{
	static const struct {
		const char *word;
		char status;
	} words[] = { { "g", 'G' }, { "green", 'G' },  { "a", 'A' }, { "amber", 'A' },
		      { "y", 'A' }, { "yellow", 'A' }, { "r", 'R' }, { "red", 'R' } };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_eq_nocase(str_trim(text), str_of(words[i].word)))
			return words[i].status;
	return ' ';
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

struct variance facts_variance(const struct facts *facts, const struct item *item)
{
	struct variance row = { .status = ' ' };
	const struct addr status = { .item = item->id, .field = STR("status") };

	row.has_forecast = known(facts, item, EXPR_FIELD_FORECAST, 0, &row.forecast);
	row.has_actual = known(facts, item, EXPR_FIELD_ACTUAL, 0, &row.actual);
	row.has_prior = known(facts, item, EXPR_FIELD_ACTUAL, 1, &row.prior);
	row.has_next = known(facts, item, EXPR_FIELD_NEXT, 0, &row.next);
	if (row.has_forecast && row.has_actual) {
		row.has_difference = true;
		row.difference = (struct quantity){ row.actual.value - row.forecast.value,
						    row.actual.slack + row.forecast.slack, item->unit };
		row.has_relative = row.forecast.value > 0 && item->unit != UNIT_PERCENT;
		if (row.has_relative)
			row.relative = 100 * row.difference.value / row.forecast.value;
		row.status = judge_status(item, &row.actual, &row.forecast);
	}
	/* A word that is no status hides the computed one: what the founder overrode must not come back unasked. */
	if (!str_is_blank(pack_text(facts->packs[0], &status))) {
		row.status = read_status(pack_text(facts->packs[0], &status));
		row.status_typed = row.status != ' ';
	}
	return row;
}
