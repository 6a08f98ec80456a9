/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/bound.h"

/* What a company may set under thresholds in boardpack.yaml, and what holds when it does not. */
static const struct threshold {
	const char *name;
	double value;
} thresholds[] = {
	{ "variance_percent", 5 },
};

struct names {
	const struct catalogue *catalogue;
	enum unit self; /* UNIT_NONE: there is no self */
};

static bool unit_of(void *data, struct str id, enum unit *out)
{
	const struct names *names = data;
	const struct item *item;

	if (id.n == 0) {
		*out = names->self;
		return names->self != UNIT_NONE;
	}
	item = catalogue_find(names->catalogue, id);
	if (!item || item->kind != ITEM_NUMBER)
		return false;
	*out = item->unit;
	return true;
}

static const struct threshold *threshold_find(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(thresholds); i++)
		if (str_is(name, thresholds[i].name))
			return &thresholds[i];
	return NULL;
}

static bool has_threshold(void *data, struct str name)
{
	(void)data;
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
		struct names data = { catalogue, (enum unit)unit };
		struct expr_names names = { unit_of, has_threshold, &data };

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

static bool value(void *data, const struct expr_ref *ref, struct quantity *out)
{
	const struct bound_view *view = data;

	return view->inner.value(view->inner.data, ref, out);
}

static bool is_present(void *data, const struct expr_ref *ref)
{
	const struct bound_view *view = data;

	return view->inner.is_present(view->inner.data, ref);
}

static bool threshold(void *data, struct str name, double *out)
{
	const struct bound_view *view = data;
	const struct threshold *known = threshold_find(name);
	const struct str *set = company_threshold(view->company, name);
	struct quantity quantity;

	if (!known)
		return false;
	/* A setting that is no number is the company file's fault and not this pack's: the default holds. */
	*out = known->value;
	if (set && quantity_read(*set, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &quantity) == QUANTITY_READ)
		*out = quantity.value;
	return true;
}

struct expr_values bound_values(const struct lint_input *input, const struct item *self, struct bound_view *storage)
{
	struct expr_values values;

	storage->company = input->company;
	storage->inner = facts_values(input->facts, self, &storage->facts);
	values = storage->inner;
	values.value = value;
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

bool bound_missing(const struct expr *expr, const struct lint_input *input, const struct item *self, struct buf *out)
{
	const struct expr_ref *refs;
	size_t count = expr_refs(expr, &refs);

	for (size_t i = 0; i < count; i++) {
		const struct item *item = refs[i].id.n ? catalogue_find(input->catalogue, refs[i].id) : self;
		struct fact fact;

		if (!item || refs[i].field == EXPR_FIELD_COMMENTARY || refs[i].field == EXPR_FIELD_TYPED)
			continue;
		fact = facts_get(input->facts, item, refs[i].field, refs[i].back);
		if (fact.state == FACT_TYPED || fact.state == FACT_COMPUTED)
			continue;
		buf_printf(out, "%s%.*s %s%s", field_name(refs[i].field), STR_FMT(item->id),
			   fact.state == FACT_UNREAD ? "cannot be read" : "is missing",
			   refs[i].back ? " in the pack before" : "");
		return true;
	}
	return false;
}
