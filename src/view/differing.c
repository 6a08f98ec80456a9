/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/differing.h"

#include "pack/waiver.h"

const struct differing_figure differing_figures[DIFFERING_FIGURES] = {
	{ "actual", "Actual", EXPR_FIELD_ACTUAL },
	{ "forecast", "Forecast", EXPR_FIELD_FORECAST },
	{ "next", "Next forecast", EXPR_FIELD_NEXT },
};

bool differing_figure(const struct difference_input *input, const struct item *item, enum expr_field field,
		      struct differing_change *out)
{
	/* Two companies may have two catalogues: the item is looked up in each. */
	const struct item *before = catalogue_find(input->old->catalogue, item->id);
	struct fact old = { .state = FACT_MISSING }, new = facts_get(input->new->facts, item, field, 0);

	if (before && before->kind == ITEM_NUMBER)
		old = facts_get(input->old->facts, before, field, 0);
	*out = (struct differing_change){
		fact_is_known(&old), fact_is_known(&new), old.quantity, new.quantity, false, 0
	};
	if (!out->has_old && !out->has_new)
		return false;
	if (out->has_old != out->has_new)
		return true;
	out->has_relative = item->unit != UNIT_PERCENT && old.quantity.value > 0;
	if (out->has_relative)
		out->relative = 100 * (new.quantity.value - old.quantity.value) / old.quantity.value;
	return old.quantity.value != new.quantity.value;
}

static struct differing_slice take(const struct diff *diff, struct str item, size_t *at)
{
	size_t from = *at;

	while (*at < diff->changes.n && str_eq(diff->changes.v[*at].item, item))
		++*at;
	return (struct differing_slice){ diff->changes.v + from, *at - from };
}

void differing_begin(struct differing *walk, const struct difference_input *input)
{
	*walk = (struct differing){ .input = input };
	diff_init(&walk->diff);
	diff_run(&walk->diff, input->new->catalogue, input->old->pack, input->new->pack);
}

static bool figures_differ(const struct difference_input *input, const struct item *item)
{
	struct differing_change change;

	for (size_t i = 0; item->kind == ITEM_NUMBER && i < DIFFERING_FIGURES; i++)
		if (differing_figure(input, item, differing_figures[i].field, &change))
			return true;
	return false;
}

bool differing_next(struct differing *walk, const struct item **item, struct differing_slice *slice)
{
	const struct catalogue *catalogue = walk->input->new->catalogue;

	while (walk->item < catalogue->items.n) {
		*item = catalogue->items.v[walk->item++];
		*slice = take(&walk->diff, (*item)->id, &walk->at);
		if (slice->n || figures_differ(walk->input, *item))
			return true;
	}
	*item = NULL;
	if (walk->at == walk->diff.changes.n)
		return false;
	*slice = take(&walk->diff, walk->diff.changes.v[walk->at].item, &walk->at);
	return true;
}

void differing_end(struct differing *walk)
{
	diff_release(&walk->diff);
}

static bool are_of_one_period(const struct difference_input *input)
{
	return period_cmp(input->old->pack->period, input->new->pack->period) == 0;
}

bool differing_head(const struct difference_input *input, enum pack_head head, struct str *old, struct str *new)
{
	*old = str_trim(input->old->pack->heads[head]);
	*new = str_trim(input->new->pack->heads[head]);
	return are_of_one_period(input) && !str_eq(*old, *new);
}

const struct waiver *differing_waiver(const struct difference_input *input, bool is_new, size_t *at)
{
	const struct pack *only = is_new ? input->new->pack : input->old->pack;
	const struct pack *other = is_new ? input->old->pack : input->new->pack;

	while (are_of_one_period(input) && *at < only->waivers.n) {
		const struct waiver *waiver = &only->waivers.v[(*at)++];

		if (waiver_find(other, waiver) == STR_NONE)
			return waiver;
	}
	return NULL;
}
