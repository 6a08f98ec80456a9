/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/numbering.h"

void numbering_print(const struct entry *entry, struct buf *out)
{
	for (size_t i = 0; i < entry->rows.n; i++)
		buf_printf(out, i ? " %u" : "%u", entry->rows.v[i]->serial);
}

bool numbering_apply(struct history *history, struct str item, struct str serials)
{
	VEC(unsigned) list = { NULL, 0, 0 };
	bool fine = true;
	struct str part;
	size_t serial;

	while (fine && str_next_part(&serials, ' ', &part)) {
		fine = str_to_size(part, &serial) && serial <= UINT32_MAX;
		vec_push(&list, (unsigned)serial);
	}
	fine = fine && history_number_rows(history, item, list.v, list.n);
	vec_release(&list);
	return fine;
}
