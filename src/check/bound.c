/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_names.h"
#include "check/bound.h"
#include "check/kind.h"

/* What a company may set under thresholds in boardpack.yaml, and what holds at its stage when it does not. */
static const struct threshold {
	const char *name;
	double by_stage[STAGE_COUNT]; /* preSeed, seed, A, B, C, public */
} thresholds[] = {
	{ "concentration_percent",
	  { 60, 40, 20, 20, 15, 10 } }, /* of ARR, above which the largest customers want a word */
	{ "highlights_words", { 250, 250, 250, 250, 250, 250 } },
	{ "letter_words", { 600, 600, 600, 600, 600, 700 } },
	{ "pack_words", { 1500, 2500, 4500, 6000, 6000, 9000 } },
	{ "runway_months", { 6, 9, 9, 12, 12, 12 } }, /* below which a pack must speak of money */
	{ "variance_floor", { 0.5, 0.5, 0.5, 0.5, 0.5, 0.5 } }, /* percent of ARR, below which no money wants a word */
	{ "variance_percent", { 5, 5, 5, 5, 5, 5 } },
	{ "variance_points", { 2, 2, 2, 2, 2, 2 } }, /* of a percentage */
};

static const struct threshold *threshold_find(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(thresholds); i++)
		if (str_is(name, thresholds[i].name))
			return &thresholds[i];
	return NULL;
}

bool bound_has_threshold(struct str name)
{
	return threshold_find(name) != NULL;
}

void bound_units(const struct rule *rule, const struct catalogue *catalogue, bool units[UNIT_COUNT_OF])
{
	for (size_t i = 0; i < UNIT_COUNT_OF; i++)
		units[i] = false;
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		if (item->kind == ITEM_NUMBER && rule_is_at(rule, item, STR("")))
			units[item->unit] = true;
	}
}

bool bound_compile(struct bound *bound, struct str text, enum unit want, const bool units[UNIT_COUNT_OF],
		   const struct catalogue *catalogue, struct error *error)
{
	bool any = false;

	*bound = (struct bound){ { NULL } };
	for (size_t unit = 0; unit < UNIT_COUNT_OF; unit++)
		any = any || units[unit];
	for (size_t unit = 0; unit < UNIT_COUNT_OF; unit++) {
		struct catalogue_scope scope = { catalogue, (enum unit)unit, NULL, bound_has_threshold };
		struct expr_names names = catalogue_names(&scope);

		if (!units[unit] && (any || unit != UNIT_NONE))
			continue;
		bound->by_unit[unit] = expr_compile(text, want, &names, error);
		if (!bound->by_unit[unit]) {
			bound_release(bound);
			return false;
		}
	}
	return true;
}

void bound_release(struct bound *bound)
{
	for (size_t unit = 0; unit < UNIT_COUNT_OF; unit++)
		expr_free(bound->by_unit[unit]);
	*bound = (struct bound){ { NULL } };
}

const struct expr *bound_at(const struct bound *bound, const struct item *item)
{
	if (item && item->kind == ITEM_NUMBER && bound->by_unit[item->unit])
		return bound->by_unit[item->unit];
	return bound->by_unit[UNIT_NONE];
}

bool bound_is_left_out(const struct lint_input *input, const struct item *item)
{
	return company_asks(input->company, item) == RELEVANCE_NONE && !facts_is_answered(input->facts, item);
}

/* A movement that nobody asks for is in no bridge. One that is asked for and blank stays unknown: it may be large. */
static bool is_nothing(const struct bound_view *view, const struct expr_ref *ref)
{
	const struct item *item;

	if (!view->optional || ref->field != EXPR_FIELD_ACTUAL || ref->back || ref->months || ref->window ||
	    !kind_list_has(view->optional, ref->id))
		return false;
	item = catalogue_find(view->input->catalogue, ref->id);
	return item && bound_is_left_out(view->input, item);
}

static bool value(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct bound_view *view = data;

	if (view->inner.value(view->inner.data, ref, out))
		return true;
	if (!is_nothing(view, ref))
		return false;
	*out = (struct quantity){ .unit = catalogue_find(view->input->catalogue, ref->id)->unit };
	return true;
}

static bool rows(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct bound_view *view = data;

	return view->inner.rows(view->inner.data, ref, out);
}

static bool is_present(void *data, const struct expr_ref *ref)
{
	const struct bound_view *view = data;

	return view->inner.is_present(view->inner.data, ref);
}

bool bound_threshold(const struct company *company, struct str name, double *out)
{
	const struct threshold *known = threshold_find(name);
	const struct str *set = company_threshold(company, name);
	struct quantity quantity;

	if (!known)
		return false;
	/* A setting that is no number is the company file's fault and not this pack's: the default holds. */
	*out = known->by_stage[company->stage];
	if (set && quantity_read(*set, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &quantity) == QUANTITY_READ)
		*out = quantity.value;
	return true;
}

static bool threshold(void *data, struct str name, double *out)
{
	const struct bound_view *view = data;

	return bound_threshold(view->input->company, name, out);
}

struct expr_values bound_values(const struct lint_input *input, const struct item *self, struct bound_view *storage)
{
	struct expr_values values;

	storage->input = input;
	storage->optional = NULL;
	storage->inner = facts_values(input->facts, self, &storage->facts);
	values = storage->inner;
	values.value = value;
	values.rows = rows;
	values.is_present = is_present;
	values.threshold = threshold;
	values.data = storage;
	return values;
}

static const char *field_name(enum expr_field field)
{
	switch (field) {
	case EXPR_FIELD_FORECAST:
		return "the forecast of ";
	case EXPR_FIELD_NEXT:
		return "the next forecast of ";
	case EXPR_FIELD_ACTUAL:
	case EXPR_FIELD_COMMENTARY:
	case EXPR_FIELD_TYPED:
		break;
	}
	return "";
}

/* Moves ref, a window of it at its first period, to the first period without such a value; false when all have one. */
static bool find_missing(const struct facts *facts, const struct item *item, struct expr_ref *ref, bool *is_unread)
{
	int months = facts_period(facts, 0).months, count = ref->window ? ref->window / months : 1;

	for (ref->window = 0; count > 0; count--, ref->months += months) {
		int back = facts_reach(facts, 0, ref);
		struct quantity unused;
		struct fact fact;

		*is_unread = false;
		if (back < 0)
			return true;
		if (ref->rows) {
			if (facts_rows(facts, item, ref->rows, back, &unused))
				continue;
			return true;
		}
		fact = facts_get(facts, item, ref->field, back);
		*is_unread = fact.state == FACT_UNREAD;
		if (!fact_is_known(&fact))
			return true;
	}
	return false;
}

static void put_period(const struct facts *facts, const struct expr_ref *ref, struct buf *out)
{
	struct period period = facts_period(facts, 0);
	int distance = ref->back + ref->months / period.months;

	if (distance == 0)
		return;
	period = period_add(period, -distance);
	if (distance == 1 && (!facts_has_prior(facts) || period_cmp(facts_period(facts, 1), period) == 0)) {
		buf_adds(out, " in the pack before");
		return;
	}
	buf_adds(out, " in the pack of ");
	period_print(period, out);
}

bool bound_missing(const struct expr *expr, const struct bound_view *view, const struct item *self, struct buf *out)
{
	const struct lint_input *input = view->input;
	const struct expr_ref *refs;
	size_t count = expr_refs(expr, &refs);

	for (size_t i = 0; i < count; i++) {
		const struct item *item = refs[i].id.n ? catalogue_find(input->catalogue, refs[i].id) : self;
		struct expr_ref ref = refs[i];
		bool is_unread;

		if (!item || ref.field == EXPR_FIELD_COMMENTARY || ref.field == EXPR_FIELD_TYPED ||
		    is_nothing(view, &ref) || !find_missing(input->facts, item, &ref, &is_unread))
			continue;
		buf_printf(out, "%s%.*s %s", field_name(ref.field), STR_FMT(item->id),
			   is_unread  ? "cannot be read"
			   : ref.rows ? "has no rows that can be added up"
				      : "is missing");
		put_period(input->facts, &ref, out);
		return true;
	}
	return false;
}
