/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "pack/reference.h"

/* A reference is a line's work at most: what is longer between braces is a founder's own. */
#define REFERENCE_BYTES_MAX 120

static struct str take_short(struct str inside, bool *is_short)
{
	*is_short = str_starts(inside, STR("short "));
	return *is_short ? str_trim(str_sub(inside, 6, inside.n - 6)) : inside;
}

static struct str take_prior(struct str inside, int *back)
{
	size_t space, count;

	*back = 0;
	if (!str_starts(inside, STR("prior ")))
		return inside;
	*back = 1;
	inside = str_trim(str_sub(inside, 6, inside.n - 6));
	space = str_find_char(inside, ' ', 0);
	if (space != STR_NONE && str_to_size(str_sub(inside, 0, space), &count) && count && count < 1000) {
		*back = (int)count;
		inside = str_trim(str_sub(inside, space, inside.n - space));
	}
	return inside;
}

static bool take_field(struct str *inside, enum expr_field *field)
{
	size_t slash = str_find_char(*inside, '/', 0);
	struct str name;

	*field = EXPR_FIELD_ACTUAL;
	if (slash == STR_NONE)
		return true;
	name = str_sub(*inside, slash + 1, inside->n - slash - 1);
	*inside = str_sub(*inside, 0, slash);
	if (str_is(name, "forecast"))
		*field = EXPR_FIELD_FORECAST;
	else if (str_is(name, "next"))
		*field = EXPR_FIELD_NEXT;
	else
		return str_is(name, "actual");
	return true;
}

/* Most texts hold none: a single byte is looked for faster than two. */
static size_t next_braces(struct str text, size_t from)
{
	size_t at = from;

	while ((at = str_find_char(text, '{', at)) != STR_NONE && (at + 1 == text.n || text.p[at + 1] != '{'))
		at++;
	return at;
}

bool reference_next(struct str text, size_t from, const struct catalogue *catalogue, struct reference *out)
{
	for (size_t at = from; (at = next_braces(text, at)) != STR_NONE; at += 2) {
		size_t room = text.n - at < REFERENCE_BYTES_MAX ? text.n - at : REFERENCE_BYTES_MAX;
		size_t end = str_find(str_sub(text, at, room), STR("}}"), 2), inner;
		struct str inside;
		bool is_form;

		if (end == STR_NONE)
			continue;
		/* "{{{sales.arr}}" and braces that were opened and forgotten: the innermost pair is meant. */
		while ((inner = next_braces(str_sub(text, at, end), 1)) != STR_NONE) {
			at += inner;
			end -= inner;
		}
		*out = (struct reference){ .span = { at, end + 2 } };
		inside = take_short(str_trim(str_sub(text, at + 2, end - 2)), &out->is_short);
		inside = take_prior(inside, &out->back);
		out->id = inside;
		is_form = take_field(&inside, &out->field);
		out->named = catalogue_find(catalogue, inside);
		if (is_form && out->named && out->named->kind == ITEM_NUMBER)
			out->item = out->named;
		return true;
	}
	return false;
}

/* A currency by its sign, other values with a decimal at most. */
static void add_short(struct quantity quantity, const struct company *company, struct buf *out)
{
	static const struct {
		const char *code, *sign;
	} signs[] = { { "USD", "$" }, { "EUR", "\xE2\x82\xAC" }, { "GBP", "\xC2\xA3" } };
	size_t i = 0;

	if (quantity.unit == UNIT_PERCENT || quantity.unit == UNIT_MONTHS || quantity.unit == UNIT_DAYS) {
		double least = fabs(quantity.value - round(quantity.value)) < 0.05 ? 0.5 : 0.05;

		quantity.slack = quantity.slack < least ? least : quantity.slack;
	}
	if (quantity.unit == UNIT_CURRENCY && company->currency.n) {
		if (quantity.value < 0)
			buf_addc(out, '-');
		quantity.value = fabs(quantity.value);
		while (i < COUNT_OF(signs) && !str_is(company->currency, signs[i].code))
			i++;
		if (i < COUNT_OF(signs))
			buf_adds(out, signs[i].sign);
		else
			buf_printf(out, "%.*s ", STR_FMT(company->currency));
	}
	quantity_print_short(quantity, out);
}

bool reference_value(const struct reference *reference, const struct facts *facts, const struct company *company,
		     struct buf *out)
{
	struct fact fact;

	if (!reference->item || reference->back > facts_back(facts))
		return false;
	fact = facts_get(facts, reference->item, reference->field, reference->back);
	if (!fact_is_known(&fact))
		return false;
	if (reference->is_short) {
		add_short(fact.quantity, company, out);
	} else {
		if (reference->item->unit == UNIT_CURRENCY && company->currency.n)
			buf_printf(out, "%.*s ", STR_FMT(company->currency));
		quantity_print(fact.quantity, out);
	}
	if (reference->item->unit == UNIT_MONTHS)
		buf_adds(out, " months");
	else if (reference->item->unit == UNIT_DAYS)
		buf_adds(out, " days");
	else if (reference->item->unit == UNIT_RATIO)
		buf_adds(out, "x");
	return true;
}

/* facts NULL: nothing is filled. The text is that of a pack so many periods ago. */
static void replace(struct str text, int ago, const struct facts *facts, const struct catalogue *catalogue,
		    const struct company *company, const bool *hidden, struct buf *out)
{
	struct reference reference;
	size_t from = 0;

	while (reference_next(text, from, catalogue, &reference)) {
		buf_add(out, str_sub(text, from, reference.span.at - from));
		reference.back += ago;
		if (hidden && reference.named && hidden[reference.named->index])
			buf_adds(out, "(not in this edition)");
		else if (!facts || !reference_value(&reference, facts, company, out))
			buf_add(out, str_in(text, reference.span));
		from = reference.span.at + reference.span.n;
	}
	buf_add(out, str_sub(text, from, text.n - from));
}

void reference_fill(struct str text, const struct facts *facts, const struct catalogue *catalogue,
		    const struct company *company, const bool *hidden, struct buf *out)
{
	replace(text, 0, facts, catalogue, company, hidden, out);
}

void reference_fill_prior(struct str text, const struct facts *facts, const struct catalogue *catalogue,
			  const struct company *company, struct buf *out)
{
	replace(text, 1, facts, catalogue, company, NULL, out);
}

void reference_hide(struct str text, const struct catalogue *catalogue, const bool *hidden, struct buf *out)
{
	replace(text, 0, NULL, catalogue, NULL, hidden, out);
}
