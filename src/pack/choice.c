/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/choice.h"

static bool names(const struct str_list *list, struct str id)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], id))
			return true;
	return false;
}

struct choice_of choice_of(const struct item *item, struct str domain)
{
	if (item && !str_is(item->domain, COMPANY_ROUND))
		return (struct choice_of){ item, item->domain };
	return (struct choice_of){ NULL, item ? item->domain : domain };
}

struct str choice_id(struct choice_of of)
{
	return of.item ? of.item->id : of.domain;
}

struct choice choice_now(const struct company *company, struct str id)
{
	return (struct choice){ names(&company->add, id), names(&company->drop, id) };
}

size_t choice_count(const struct company *company, const struct catalogue *catalogue, struct choice_of of)
{
	size_t n = 0;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		n += (of.item ? item == of.item : str_eq(item->domain, of.domain)) && !item->is_carried &&
		     company_asks(company, item) != RELEVANCE_NONE;
	}
	return n;
}

bool choice_is_asked(const struct company *company, const struct catalogue *catalogue, struct choice_of of)
{
	if (!of.item && names(&company->drop, of.domain))
		return false;
	return choice_count(company, catalogue, of) > 0;
}

bool choice_turn(const struct company *company, struct choice_of of, bool is_asked, struct choice *out)
{
	const struct own_item *own = of.item ? company_item(company, of.item) : NULL;

	if (own && own->has_level)
		return false;
	/* Only what the stage, or the domain, does not say already. */
	*out = (struct choice){ is_asked && !of.item && !names(&company->drop, of.domain), !is_asked };
	if (of.item && is_asked)
		out->is_added = names(&company->drop, of.domain) ||
				(!names(&company->add, of.domain) && of.item->stages[company->stage] == RELEVANCE_NONE);
	return true;
}

static void put(struct company *company, struct str_list *list, struct str id, bool is_named)
{
	struct str *all = arena_alloc(&company->arena, (list->n + 1) * sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		if (!str_eq(list->v[i], id))
			all[n++] = list->v[i];
	if (is_named)
		all[n++] = arena_str(&company->arena, id);
	*list = (struct str_list){ all, n };
}

void choice_take(struct company *company, struct str id, struct choice choice)
{
	put(company, &company->add, id, choice.is_added);
	put(company, &company->drop, id, choice.is_dropped);
}
