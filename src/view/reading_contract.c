/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/reading.h"

#include "base/text.h"
#include "view/json.h"

enum { SHOWN = 60 /* bytes of an answer */ };

/* The first bytes of s, never half of a character. */
static struct str text_cut(struct str s, size_t n)
{
	if (s.n <= n)
		return s;
	while (n > 0 && ((unsigned char)s.p[n] & 0xc0) == 0x80)
		n--;
	return str_sub(s, 0, n);
}

static void put_value(struct buf *out, const struct contract_value *value)
{
	struct buf visible = BUF_EMPTY;

	if (!value->found) {
		buf_adds(out, "not found\n");
		return;
	}
	if (!value->text.n) {
		buf_adds(out, "not asked for here\n");
		return;
	}
	text_visible(value->text, false, &visible);
	if (visible.n > SHOWN) {
		buf_addc(out, '"');
		buf_add(out, text_cut(buf_str(&visible), SHOWN));
		buf_adds(out, "…\"");
	} else {
		buf_addc(out, '"');
		buf_add(out, buf_str(&visible));
		buf_addc(out, '"');
	}
	buf_printf(out, " at byte %zu\n", value->span.at);
	buf_release(&visible);
}

static void put_bounds(struct buf *out, const struct contract_reading *reading, const struct contract *contract)
{
	size_t n = reading->entries.n;

	buf_printf(out, "%zu entr%s", n, n == 1 ? "y" : "ies");
	if (n < contract->min)
		buf_printf(out, reading->excused ? ", fewer than %zu, and the text says why" : ", fewer than %zu",
			   contract->min);
	else if (contract->max && n > contract->max)
		buf_printf(out, ", more than %zu", contract->max);
	if (reading->half_excused)
		buf_adds(out, "; the statement that would excuse fewer lacks what it needs");
	buf_addc(out, '\n');
}

void reading_contract_text(const struct contract_reading *reading, const struct contract *contract, struct buf *out)
{
	size_t missing = 0;

	put_bounds(out, reading, contract);
	for (size_t i = 0; i < reading->entries.n; i++) {
		const struct contract_entry *entry = &reading->entries.v[i];

		buf_addc(out, '\n');
		text_visible(text_cut(entry->name, SHOWN), false, out);
		buf_addc(out, '\n');
		for (size_t k = 0; k < contract->slot_count; k++) {
			buf_printf(out, "  %-14.*s ", STR_FMT(contract->slots[k].id));
			put_value(out, &entry->values[k]);
			missing += !entry->values[k].found;
		}
	}
	buf_printf(out, missing ? "\n%zu slot%s not found\n" : "\nnothing is missing\n", missing,
		   missing == 1 ? "" : "s");
}

static void json_value(struct json *json, const struct contract_slot *slot, const struct contract_value *value)
{
	struct buf key = BUF_EMPTY;

	buf_add(&key, slot->id);
	if (value->found) {
		json_open(json, key.p, '{');
		json_str(json, "text", value->text);
		json_span(json, "span", value->span);
		json_close(json, '}');
	} else {
		json_null(json, key.p);
	}
	buf_release(&key);
}

void reading_contract_json(const struct contract_reading *reading, const struct contract *contract, struct buf *out)
{
	struct json json;

	json_init(&json, out, true);
	json_open(&json, NULL, '{');
	json_size(&json, "min", contract->min);
	json_size(&json, "max", contract->max);
	json_bool(&json, "excused", reading->excused);
	json_open(&json, "entries", '[');
	for (size_t i = 0; i < reading->entries.n; i++) {
		const struct contract_entry *entry = &reading->entries.v[i];

		json_open(&json, NULL, '{');
		json_str(&json, "name", entry->name);
		json_open(&json, "slots", '{');
		for (size_t k = 0; k < contract->slot_count; k++)
			json_value(&json, &contract->slots[k], &entry->values[k]);
		json_close(&json, '}');
		json_close(&json, '}');
	}
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
}
