/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "cmd/blank.h"

#include <errno.h>

#include "base/file.h"
#include "base/text.h"
#include "store/emit.h"
#include "store/release.h"

bool blank_write(const char *path, const struct buf *text, struct error *error)
{
	struct file_state nothing = { .exists = false };
	bool is_taken, is_good = file_replace_same(path, buf_str(text), &nothing, &is_taken, error);

	if (is_taken) {
		errno = EEXIST;
		return error_errno(error, "cannot create '%s'", path);
	}
	return is_good;
}

void blank_item(const struct item *item, struct buf *out)
{
	struct buf label = BUF_EMPTY;

	text_visible(item->label, false, &label);
	buf_printf(out, "  # %.*s:", STR_FMT(item->id));
	switch (item->kind) {
	case ITEM_NUMBER:
		buf_adds(out, " { actual: , forecast: , next: }");
		break;
	case ITEM_TEXT:
		buf_adds(out, " { text: }");
		break;
	case ITEM_TABLE:
		buf_adds(out, " { rows: [] }");
		break;
	}
	buf_printf(out, " # %.*s\n", STR_FMT(buf_str(&label)));
	buf_release(&label);
}

void blank_head(struct period period, struct str classification, struct buf *out)
{
	const struct emit emit = { out, STR("\n"), false };

	buf_adds(out,
		 "# One period of the company; boardpack-pack(5) explains the format, boardpack explain ID an item.\n"
		 "boardpack: 1\nperiod: ");
	period_print(period, out);
	buf_printf(out, "\ncatalogue: %.*s\nstatus: draft # preliminary, final: the cover of the report says it\n",
		   STR_FMT(release_current().version));
	if (classification.n)
		emit_field(&emit, str_of(pack_head_key(PACK_CLASSIFICATION)), classification, 0);
	buf_adds(out, "items:\n");
}
