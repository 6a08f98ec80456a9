/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/emit.h"

#include "store/save.h"
#include "store/yaml_write.h"

#define STEP 2

bool emit_is_empty(const struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++)
		if (row->leaves.v[i]->text.n)
			return false;
	return true;
}

bool emit_has_answers(const struct entry *entry)
{
	return entry->rows.n || !emit_is_empty(&entry->own);
}

static void put_field(const struct emit *emit, struct str key, struct str text, size_t indent)
{
	const struct yaml_place place = {
		.prefer = NODE_STYLE_PLAIN, .indent = indent + STEP, .indent_by = STEP, .newline = emit->newline
	};

	yaml_write_key(emit->out, key);
	buf_adds(emit->out, ": ");
	yaml_write_scalar(emit->out, text, &place);
	buf_add(emit->out, emit->newline);
}

void emit_field(const struct emit *emit, struct str key, struct str text, size_t indent)
{
	buf_fill(emit->out, ' ', indent);
	put_field(emit, key, text, indent);
}

void emit_fields(const struct emit *emit, const struct row *row, size_t indent, bool continued)
{
	for (size_t i = 0; i < row->leaves.n; i++) {
		const struct leaf *leaf = row->leaves.v[i];

		if (!leaf->text.n)
			continue;
		if (!continued)
			buf_fill(emit->out, ' ', indent);
		continued = false;
		put_field(emit, leaf->field, buf_str(&leaf->text), indent);
	}
}

void emit_row(const struct emit *emit, const struct row *row, size_t dash)
{
	buf_fill(emit->out, ' ', dash);
	buf_adds(emit->out, "- ");
	if (emit->serials) {
		buf_printf(emit->out, "serial: %u", row->serial);
		buf_add(emit->out, emit->newline);
	}
	if (!emit_is_empty(row)) {
		emit_fields(emit, row, dash + STEP, !emit->serials);
	} else if (!emit->serials) {
		buf_adds(emit->out, "{}");
		buf_add(emit->out, emit->newline);
	}
}

void emit_rows(const struct emit *emit, const struct entry *entry, size_t indent)
{
	buf_fill(emit->out, ' ', indent);
	buf_adds(emit->out, "rows:");
	buf_add(emit->out, emit->newline);
	for (size_t i = 0; i < entry->rows.n; i++)
		emit_row(emit, entry->rows.v[i], indent + STEP);
}

void emit_entry(const struct emit *emit, const struct entry *entry, size_t indent)
{
	buf_fill(emit->out, ' ', indent);
	yaml_write_key(emit->out, entry->item);
	buf_addc(emit->out, ':');
	buf_add(emit->out, emit->newline);
	emit_fields(emit, &entry->own, indent + STEP, false);
	if (entry->rows.n)
		emit_rows(emit, entry, indent + STEP);
}

static void put_flow(const struct emit *emit, const struct row *row, bool *any)
{
	const struct yaml_place place = {
		.prefer = NODE_STYLE_PLAIN, .flow = true, .one_line = true, .newline = emit->newline
	};

	for (size_t i = 0; i < row->leaves.n; i++) {
		const struct leaf *leaf = row->leaves.v[i];

		if (!leaf->text.n)
			continue;
		buf_adds(emit->out, *any ? ", " : " ");
		*any = true;
		yaml_write_key(emit->out, leaf->field);
		buf_adds(emit->out, ": ");
		yaml_write_scalar(emit->out, buf_str(&leaf->text), &place);
	}
}

void emit_flow(const struct emit *emit, const struct row *row)
{
	bool any = emit->serials && row->serial;

	buf_addc(emit->out, '{');
	if (any)
		buf_printf(emit->out, " serial: %u", row->serial);
	put_flow(emit, row, &any);
	buf_adds(emit->out, any ? " }" : "}");
}

void emit_flow_entry(const struct emit *emit, const struct entry *entry)
{
	bool any = false;

	buf_addc(emit->out, '{');
	put_flow(emit, &entry->own, &any);
	if (entry->rows.n) {
		buf_adds(emit->out, any ? ", rows: [" : " rows: [");
		for (size_t i = 0; i < entry->rows.n; i++) {
			buf_adds(emit->out, i ? ", " : "");
			emit_flow(emit, entry->rows.v[i]);
		}
		buf_addc(emit->out, ']');
		any = true;
	}
	buf_adds(emit->out, any ? " }" : "}");
}

bool emit_counts_up(const struct pack *pack)
{
	unsigned expected = 0;

	for (size_t i = 0; i < pack->entries.n; i++)
		for (size_t j = 0; j < pack->entries.v[i]->rows.n; j++)
			if (pack->entries.v[i]->rows.v[j]->serial != ++expected)
				return false;
	return true;
}

void emit_waiver(const struct emit *emit, const struct waiver *waiver, size_t indent)
{
	buf_fill(emit->out, ' ', indent);
	buf_adds(emit->out, "- ");
	put_field(emit, STR("rule"), waiver->rule, indent + STEP);
	emit_field(emit, STR("at"), waiver->at, indent + STEP);
	emit_field(emit, STR("reason"), waiver->reason, indent + STEP);
	if (waiver->until.n)
		emit_field(emit, STR("until"), waiver->until, indent + STEP);
}

static void put_waivers(const struct emit *emit, const struct pack *pack)
{
	buf_adds(emit->out, "waivers:\n");
	for (size_t i = 0; i < pack->waivers.n; i++)
		emit_waiver(emit, &pack->waivers.v[i], STEP);
}

/* Leaves already stand in the order of the catalogue. */
void save_canonical(const struct pack *pack, struct buf *out)
{
	struct emit emit = { .out = out, .newline = STR("\n"), .serials = !emit_counts_up(pack) };

	buf_adds(out, "boardpack: 1\n");
	buf_printf(out, "period: %.*s\n", STR_FMT(pack->period_text));
	if (pack->catalogue_version.n)
		emit_field(&emit, STR("catalogue"), pack->catalogue_version, 0);
	for (int i = 0; i < PACK_HEAD_COUNT; i++)
		if (pack->heads[i].n)
			emit_field(&emit, str_of(pack_head_key((enum pack_head)i)), pack->heads[i], 0);
	buf_adds(out, "items:\n");
	for (size_t i = 0; i < pack->entries.n; i++)
		if (emit_has_answers(pack->entries.v[i]))
			emit_entry(&emit, pack->entries.v[i], STEP);
	if (pack->waivers.n)
		put_waivers(&emit, pack);
}
