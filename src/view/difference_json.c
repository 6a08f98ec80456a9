/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/difference.h"

#include "view/differing.h"
#include "view/json.h"

static void json_value(struct json *json, const char *key, bool is_known, double value)
{
	if (is_known)
		json_number(json, key, value);
	else
		json_null(json, key);
}

static void json_figures(struct json *json, const struct difference_input *input, const struct item *item)
{
	struct differing_change change;

	json_open(json, "figures", '[');
	for (size_t i = 0; item && item->kind == ITEM_NUMBER && i < DIFFERING_FIGURES; i++) {
		if (!differing_figure(input, item, differing_figures[i].field, &change))
			continue;
		json_open(json, NULL, '{');
		json_str(json, "field", str_of(differing_figures[i].name));
		json_value(json, "old", change.has_old, change.old.value);
		json_value(json, "new", change.has_new, change.new.value);
		json_value(json, "change", change.has_old && change.has_new, change.new.value - change.old.value);
		json_value(json, "change_percent", change.has_relative, change.relative);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void json_changes(struct json *json, const struct differing_slice *slice)
{
	static const char *const kinds[] = {
		[DIFF_CHANGED] = "changed", [DIFF_ADDED] = "added", [DIFF_REMOVED] = "removed"
	};

	json_open(json, "changes", '[');
	for (size_t i = 0; i < slice->n; i++) {
		const struct diff_change *change = &slice->v[i];

		json_open(json, NULL, '{');
		json_str(json, "kind", str_of(kinds[change->kind]));
		json_value(json, "old_row", change->old_row > 0, change->old_row);
		json_value(json, "new_row", change->new_row > 0, change->new_row);
		if (change->field.n) {
			json_str(json, "field", change->field);
			json_str(json, "old", change->old);
			json_str(json, "new", change->new);
		} else {
			json_null(json, "field");
		}
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void json_heads(struct json *json, const struct difference_input *input)
{
	json_open(json, "pack", '[');
	for (int i = 0; i < PACK_HEAD_COUNT; i++) {
		struct str old, new;

		if (!differing_head(input, (enum pack_head)i, &old, &new))
			continue;
		json_open(json, NULL, '{');
		json_str(json, "field", str_of(pack_head_key((enum pack_head)i)));
		json_str(json, "old", old);
		json_str(json, "new", new);
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void json_waivers(struct json *json, const struct difference_input *input)
{
	json_open(json, "waivers", '[');
	for (int is_new = 0; is_new < 2; is_new++) {
		const struct waiver *waiver;

		for (size_t at = 0; (waiver = differing_waiver(input, is_new, &at));) {
			json_open(json, NULL, '{');
			json_str(json, "kind", str_of(is_new ? "added" : "removed"));
			json_str(json, "rule", waiver->rule);
			json_str(json, "at", waiver->at);
			json_str(json, "until", waiver->until);
			json_str(json, "reason", waiver->reason);
			json_close(json, '}');
		}
	}
	json_close(json, ']');
}

void difference_json(const struct difference_input *input, struct buf *out)
{
	const struct item *item;
	struct differing_slice slice;
	struct differing walk;
	struct json json;

	json_init(&json, out, true);
	json_open(&json, NULL, '{');
	json_str(&json, "old", str_of(input->old_name));
	json_str(&json, "new", str_of(input->new_name));
	json_heads(&json, input);
	json_waivers(&json, input);
	json_open(&json, "items", '[');
	differing_begin(&walk, input);
	while (differing_next(&walk, &item, &slice)) {
		json_open(&json, NULL, '{');
		json_str(&json, "id", item ? item->id : slice.v[0].item);
		json_figures(&json, input, item);
		json_changes(&json, &slice);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
	differing_end(&walk);
}
