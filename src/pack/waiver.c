/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/waiver.h"

void waiver_print(const struct waiver *waiver, struct buf *out)
{
	buf_printf(out, "%.*s\n%.*s\n%.*s\n%.*s", STR_FMT(waiver->rule), STR_FMT(waiver->at), STR_FMT(waiver->until),
		   STR_FMT(waiver->reason));
}

static struct str cut_line(struct str *rest)
{
	size_t end = str_find_char(*rest, '\n', 0);
	struct str line = end == STR_NONE ? *rest : str_sub(*rest, 0, end);

	*rest = end == STR_NONE ? STR("") : str_sub(*rest, end + 1, rest->n - end - 1);
	return line;
}

static bool is_trimmed(struct str text)
{
	return text.n && str_trim(text).n == text.n;
}

bool waiver_parse(struct str text, struct waiver *waiver)
{
	struct addr at;
	struct date until;

	*waiver = (struct waiver){ .rule = cut_line(&text) };
	waiver->at = cut_line(&text);
	waiver->until = cut_line(&text);
	waiver->reason = text;
	return is_trimmed(waiver->rule) && is_trimmed(waiver->at) && addr_parse(waiver->at, &at) &&
	       (!waiver->until.n || date_parse(waiver->until, &until)) && is_trimmed(waiver->reason);
}

bool waiver_same(const struct waiver *a, const struct waiver *b)
{
	return str_eq(a->rule, b->rule) && str_eq(a->at, b->at) && str_eq(a->until, b->until) &&
	       str_eq(a->reason, b->reason);
}

size_t waiver_count(const struct pack *pack, size_t n, const struct waiver *waiver)
{
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		count += waiver_same(&pack->waivers.v[i], waiver);
	return count;
}

size_t waiver_find(const struct pack *pack, const struct waiver *waiver)
{
	for (size_t i = 0; i < pack->waivers.n; i++)
		if (waiver_same(&pack->waivers.v[i], waiver))
			return i;
	return STR_NONE;
}
