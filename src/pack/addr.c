/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/addr.h"

#include <limits.h>

bool addr_eq(const struct addr *a, const struct addr *b)
{
	return a->row == b->row && str_eq(a->field, b->field) && str_eq(a->item, b->item);
}

void addr_print(const struct addr *addr, struct buf *out)
{
	buf_add(out, addr->item);
	if (addr->row)
		buf_printf(out, "/%u", addr->row);
	if (addr->field.n) {
		buf_addc(out, '/');
		buf_add(out, addr->field);
	}
}

static bool parse_serial(struct str text, unsigned *out)
{
	size_t serial;

	if (!str_to_size(text, &serial) || serial == 0 || serial > UINT_MAX)
		return false;
	*out = (unsigned)serial;
	return true;
}

bool addr_parse(struct str text, struct addr *out)
{
	struct str parts[3], rest = text;
	size_t n = 0;

	while (n < COUNT_OF(parts) && str_next_part(&rest, '/', &parts[n])) {
		if (parts[n].n == 0)
			return false;
		n++;
	}
	if (n == 0 || rest.p)
		return false;
	*out = (struct addr){ .item = parts[0] };
	if (n == 3) {
		out->field = parts[2];
		return parse_serial(parts[1], &out->row);
	}
	/* No field is all digits, so two parts are never in doubt. */
	if (n == 2 && !parse_serial(parts[1], &out->row))
		out->field = parts[1];
	return true;
}
