/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/left.h"

static bool is_asked(const struct company *company, const struct item *item)
{
	return !item->is_carried && company_asks(company, item) != RELEVANCE_NONE;
}

bool left_is_open(const struct company *company, const struct facts *facts, const struct item *item)
{
	return is_asked(company, item) && !facts_is_answered(facts, item);
}

const struct item *left_step(const struct catalogue *catalogue, const struct company *company,
			     const struct facts *facts, const struct item *from, int delta)
{
	long n = (long)catalogue->items.n, at = from ? (long)from->index : delta > 0 ? -1 : n;

	for (at += delta; at >= 0 && at < n; at += delta)
		if (left_is_open(company, facts, catalogue->items.v[at]))
			return catalogue->items.v[at];
	return NULL;
}

const struct item *left_before(const struct catalogue *catalogue, const struct company *company,
			       const struct item *from)
{
	for (size_t at = from->index; at > 0; at--)
		if (is_asked(company, catalogue->items.v[at - 1]))
			return catalogue->items.v[at - 1];
	return NULL;
}

struct left_count left_count(const struct catalogue *catalogue, const struct company *company,
			     const struct facts *facts, struct str domain)
{
	struct left_count count = { 0, 0, 0, 0 };

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		bool is_core;

		if ((domain.n && !str_eq(domain, item->domain)) || !is_asked(company, item))
			continue;
		is_core = company_asks(company, item) == RELEVANCE_CORE;
		count.asked++;
		count.core_asked += is_core;
		if (facts_is_answered(facts, item))
			continue;
		count.open++;
		count.core += is_core;
	}
	return count;
}

void left_print(const struct left_count *count, struct buf *out)
{
	size_t recommended = count->asked - count->core_asked, open = count->open - count->core;

	if (count->core_asked)
		buf_printf(out, "%zu of %zu core items answered%s", count->core_asked - count->core, count->core_asked,
			   recommended ? ", " : "");
	if (recommended)
		buf_printf(out, "%zu of %zu recommended%s", recommended - open, recommended,
			   count->core_asked ? "" : " items answered");
	if (!count->asked)
		buf_adds(out, "nothing is asked");
}
