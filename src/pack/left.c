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

static bool is_core(const struct company *company, const struct item *item)
{
	return item && company_asks(company, item) == RELEVANCE_CORE;
}

const struct item *left_step(const struct catalogue *catalogue, const struct company *company,
			     const struct facts *facts, const struct item *from)
{
	for (int core = !from || is_core(company, from); core >= 0; core--) {
		for (size_t at = from ? from->index + 1 : 0; at < catalogue->items.n; at++) {
			const struct item *item = catalogue->items.v[at];

			if (is_core(company, item) == core && left_is_open(company, facts, item))
				return item;
		}
		from = NULL;
	}
	return NULL;
}

const struct item *left_after(const struct catalogue *catalogue, const struct company *company,
			      const struct facts *facts, const struct item *here, const struct item *led)
{
	const struct item *back;

	if (here == led || is_core(company, here) || (led && !is_core(company, led)))
		return left_step(catalogue, company, facts, here);
	back = led && left_is_open(company, facts, led) ? led : left_step(catalogue, company, facts, led);
	return is_core(company, back) ? back : left_step(catalogue, company, facts, here);
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
		bool core;

		if ((domain.n && !str_eq(domain, item->domain)) || !is_asked(company, item))
			continue;
		core = is_core(company, item);
		count.asked++;
		count.core_asked += core;
		if (facts_is_answered(facts, item))
			continue;
		count.open++;
		count.core += core;
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
