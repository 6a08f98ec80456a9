/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/export.h"

#include "base/text.h"
#include "pack/reference.h"
#include "pack/status.h"
#include "view/json.h"

static const char *const kind_names[] = { [ITEM_NUMBER] = "number", [ITEM_TEXT] = "text", [ITEM_TABLE] = "table" };

/* The numbers of a number item, and where each comes from. */
static const struct {
	const char *name;
	enum expr_field field;
	int back;
} figures[] = {
	{ "actual", EXPR_FIELD_ACTUAL, 0 },
	{ "forecast", EXPR_FIELD_FORECAST, 0 },
	{ "next", EXPR_FIELD_NEXT, 0 },
	{ "prior", EXPR_FIELD_ACTUAL, 1 },
};

static struct str typed(const struct view_input *input, const struct item *item, const char *field)
{
	return str_trim(pack_text(input->pack, &(struct addr){ item->id, 0, str_of(field) }));
}

/* What is typed for a figure; empty when it is computed, taken over from the pack before, or that pack's. */
static struct str figure_text(const struct view_input *input, const struct item *item, size_t figure)
{
	return figures[figure].back ? STR("") : typed(input, item, figures[figure].name);
}

static bool is_hidden(const struct view_input *input, const struct item *item)
{
	return input->hidden && input->hidden[item->index];
}

/* What a formula gives for an item that the company dropped, or an earlier pack said, is no answer of the company. */
static bool is_dropped(const struct view_input *input, const struct item *item)
{
	return company_drops(input->company, item) && !pack_is_answered(input->pack, item);
}

static bool is_shown(const struct view_input *input, const struct item *item)
{
	if (is_hidden(input, item) || is_dropped(input, item))
		return false;
	return pack_is_answered(input->pack, item) || facts_is_answered(input->facts, item) ||
	       company_asks(input->company, item) != RELEVANCE_NONE;
}

static void json_text_or_null(struct json *json, const char *key, struct str text)
{
	if (str_is_blank(text))
		json_null(json, key);
	else
		json_str(json, key, text);
}

/* What the founder typed, without the names of what is hidden. Nothing else is filled: whoever reads an export fills it himself. */
static void json_typed(struct json *json, const char *key, const struct view_input *input, struct str text)
{
	struct buf shown = BUF_EMPTY;

	reference_hide(text, input->catalogue, input->hidden, &shown);
	json_text_or_null(json, key, buf_str(&shown));
	buf_release(&shown);
}

static void json_figure(struct json *json, const struct view_input *input, const struct item *item, size_t figure)
{
	struct fact fact = facts_get(input->facts, item, figures[figure].field, figures[figure].back);
	struct str text = figure_text(input, item, figure);

	if (fact.state == FACT_MISSING && text.n == 0) {
		json_null(json, figures[figure].name);
		return;
	}
	json_open(json, figures[figure].name, '{');
	json_typed(json, "text", input, text);
	if (fact_is_known(&fact)) {
		json_number(json, "value", fact.quantity.value);
		json_number(json, "slack", fact.quantity.slack);
	} else {
		json_null(json, "value");
		json_null(json, "slack");
	}
	json_bool(json, "computed", fact.state == FACT_COMPUTED);
	json_close(json, '}');
}

static void json_variance(struct json *json, const struct variance *variance)
{
	const char *status = status_word(variance->status);

	if (variance->has_difference)
		json_number(json, "variance", variance->difference.value);
	else
		json_null(json, "variance");
	if (variance->has_relative)
		json_number(json, "variance_percent", variance->relative);
	else
		json_null(json, "variance_percent");
	if (status[0])
		json_str(json, "status", str_of(status));
	else
		json_null(json, "status");
}

static void json_number_item(struct json *json, const struct view_input *input, const struct item *item)
{
	struct variance variance = facts_variance(input->facts, item);

	json_str(json, "unit", str_of(unit_name(item->unit)));
	for (size_t i = 0; i < COUNT_OF(figures); i++)
		json_figure(json, input, item, i);
	json_variance(json, &variance);
	json_typed(json, "commentary", input, typed(input, item, "commentary"));
}

static void json_table(struct json *json, const struct view_input *input, const struct item *item)
{
	const struct entry *entry = pack_entry(input->pack, item->id);

	json_open(json, "columns", '[');
	for (size_t i = 0; i < item->column_count; i++) {
		json_open(json, NULL, '{');
		json_str(json, "id", item->columns[i].id);
		json_str(json, "label", item->columns[i].label);
		json_close(json, '}');
	}
	json_close(json, ']');
	json_open(json, "rows", '[');
	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];

		json_open(json, NULL, '{');
		json_size(json, "serial", row->serial);
		json_open(json, "cells", '{');
		for (size_t j = 0; j < row->leaves.n; j++) {
			struct str id = row->leaves.v[j]->field;

			json_typed(json, id.p, input, buf_str(&row->leaves.v[j]->text));
		}
		json_close(json, '}');
		json_close(json, '}');
	}
	json_close(json, ']');
}

static void json_item(struct json *json, const struct view_input *input, const struct item *item)
{
	json_open(json, NULL, '{');
	json_str(json, "id", item->id);
	json_str(json, "label", item->label);
	json_str(json, "kind", str_of(kind_names[item->kind]));
	switch (item->kind) {
	case ITEM_NUMBER:
		json_number_item(json, input, item);
		break;
	case ITEM_TEXT:
		json_typed(json, "text", input, typed(input, item, "text"));
		break;
	case ITEM_TABLE:
		json_table(json, input, item);
		break;
	}
	json_close(json, '}');
}

void export_json(const struct view_input *input, struct buf *out)
{
	struct buf period = BUF_EMPTY;
	struct json json;

	period_print(input->pack->period, &period);
	json_init(&json, out, true);
	json_open(&json, NULL, '{');
	json_str(&json, "format", STR("boardpack-export-1"));
	json_open(&json, "company", '{');
	json_text_or_null(&json, "name", input->company->name);
	json_text_or_null(&json, "currency", input->company->currency);
	json_str(&json, "stage", str_of(stage_name(input->company->stage)));
	json_close(&json, '}');
	json_str(&json, "period", buf_str(&period));
	json_open(&json, "items", '[');
	for (size_t i = 0; i < input->catalogue->items.n; i++)
		if (is_shown(input, input->catalogue->items.v[i]))
			json_item(&json, input, input->catalogue->items.v[i]);
	json_close(&json, ']');
	json_close(&json, '}');
	buf_addc(out, '\n');
	buf_release(&period);
}

/* Some spreadsheets fold full-width characters before they look for a formula, and some leave blanks at the start out. */
static bool begins_formula(struct str text)
{
	static const char *const wide[] = { "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20", "\uFF5C", "\uFF05" };
	struct str rest = str_trim(text);

	if (text.n && strchr("\t\r\n", text.p[0]))
		return true;
	for (size_t i = 0; i < COUNT_OF(wide); i++)
		if (str_starts(rest, str_of(wide[i])))
			return true;
	return rest.n && strchr("=+-@|%", rest.p[0]);
}

/*
 * A cell that begins with one of these is a formula to a spreadsheet; the apostrophe in front makes it a text. Numbers are
 * printed by us and need none. Hazards become visible marks, for cells are read in terminals, too.
 */
static void csv_text(struct buf *out, struct str text)
{
	struct buf shown = BUF_EMPTY;

	text_visible(text, true, &shown);
	buf_addc(out, '"');
	if (begins_formula(buf_str(&shown)))
		buf_addc(out, '\'');
	for (size_t i = 0; i < shown.n; i++) {
		if (shown.p[i] == '"')
			buf_addc(out, '"');
		buf_addc(out, shown.p[i]);
	}
	buf_addc(out, '"');
	buf_release(&shown);
}

struct line {
	const struct view_input *input;
	const struct item *item;
	struct str period;
	struct buf *out;
};

/* value: NULL when it is a text. */
static void csv_line(const struct line *line, unsigned row, struct str field, const double *value, struct str text)
{
	struct buf *out = line->out, shown = BUF_EMPTY;

	reference_hide(text, line->input->catalogue, line->input->hidden, &shown);
	csv_text(out, line->input->company->name);
	buf_addc(out, ',');
	buf_add(out, line->period);
	buf_printf(out, ",%.*s,", STR_FMT(line->item->id));
	csv_text(out, line->item->label);
	buf_addc(out, ',');
	if (row)
		buf_printf(out, "%u", row);
	buf_addc(out, ',');
	csv_text(out, field);
	buf_printf(out, ",%s,", line->item->kind == ITEM_NUMBER && value ? unit_name(line->item->unit) : "");
	if (value)
		buf_printf(out, "%.15g", *value);
	buf_addc(out, ',');
	csv_text(out, buf_str(&shown));
	buf_addc(out, '\n');
	buf_release(&shown);
}

static void csv_number(const struct line *line)
{
	static const char *const texts[] = { "status", "commentary" };

	for (size_t i = 0; i < COUNT_OF(figures); i++) {
		struct fact fact = facts_get(line->input->facts, line->item, figures[i].field, figures[i].back);
		struct str text = figure_text(line->input, line->item, i);

		if (fact_is_known(&fact) || text.n)
			csv_line(line, 0, str_of(figures[i].name), fact_is_known(&fact) ? &fact.quantity.value : NULL,
				 text);
	}
	for (size_t i = 0; i < COUNT_OF(texts); i++) {
		struct str text = typed(line->input, line->item, texts[i]);

		if (text.n)
			csv_line(line, 0, str_of(texts[i]), NULL, text);
	}
}

static void csv_rows(const struct line *line)
{
	const struct entry *entry = pack_entry(line->input->pack, line->item->id);

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];

		for (size_t j = 0; j < row->leaves.n; j++)
			if (!str_is_blank(buf_str(&row->leaves.v[j]->text)))
				csv_line(line, row->serial, row->leaves.v[j]->field, NULL,
					 str_trim(buf_str(&row->leaves.v[j]->text)));
	}
}

void export_csv(const struct view_input *input, struct buf *out)
{
	struct buf period = BUF_EMPTY;

	period_print(input->pack->period, &period);
	buf_adds(out, "company,period,item,label,row,field,unit,value,text\n");
	for (size_t i = 0; i < input->catalogue->items.n; i++) {
		const struct line line = { input, input->catalogue->items.v[i], buf_str(&period), out };

		if (is_hidden(input, line.item) || is_dropped(input, line.item))
			continue;
		if (line.item->kind == ITEM_NUMBER)
			csv_number(&line);
		else if (line.item->kind == ITEM_TABLE)
			csv_rows(&line);
		else if (typed(input, line.item, "text").n)
			csv_line(&line, 0, STR("text"), NULL, typed(input, line.item, "text"));
	}
	buf_release(&period);
}

static void put_leaves(const struct entry *entry, const struct row *row, struct buf *out)
{
	for (size_t i = 0; i < row->leaves.n; i++) {
		struct addr at = { entry->item, row->serial, row->leaves.v[i]->field };
		struct str text = str_trim(buf_str(&row->leaves.v[i]->text)), line;
		bool is_long = str_find_char(text, '\n', 0) != STR_NONE;
		struct buf address = BUF_EMPTY;

		if (text.n == 0)
			continue;
		addr_print(&at, &address);
		text_visible(buf_str(&address), false, out);
		buf_adds(out, is_long ? ":\n" : ": ");
		while (str_next_line(&text, &line)) {
			buf_adds(out, is_long ? "    " : "");
			text_visible(line, false, out);
			buf_addc(out, '\n');
		}
		buf_release(&address);
	}
}

/* What a cover says, and what is waived: a diff that is silent about them hides that a pack became final. */
static void put_heads(const struct pack *pack, struct buf *out)
{
	for (int i = 0; i < PACK_HEAD_COUNT; i++) {
		struct str text = str_trim(pack->heads[i]);

		if (!text.n)
			continue;
		buf_printf(out, "%s: ", pack_head_key((enum pack_head)i));
		text_visible(text, false, out);
		buf_addc(out, '\n');
	}
}

static void put_waivers(const struct pack *pack, struct buf *out)
{
	for (size_t i = 0; i < pack->waivers.n; i++) {
		const struct waiver *waiver = &pack->waivers.v[i];
		struct buf text = BUF_EMPTY;

		buf_printf(&text, "%.*s at %.*s%s%.*s: %.*s", STR_FMT(waiver->rule), STR_FMT(waiver->at),
			   waiver->until.n ? " until " : "", STR_FMT(waiver->until), STR_FMT(waiver->reason));
		buf_adds(out, "waiver: ");
		text_visible(buf_str(&text), false, out);
		buf_addc(out, '\n');
		buf_release(&text);
	}
}

void export_lines(const struct view_input *input, struct buf *out)
{
	const struct pack *pack = input->pack;

	put_heads(pack, out);
	for (size_t i = 0; i < pack->entries.n; i++) {
		const struct entry *entry = pack->entries.v[i];

		put_leaves(entry, &entry->own, out);
		for (size_t j = 0; j < entry->rows.n; j++)
			put_leaves(entry, entry->rows.v[j], out);
	}
	put_waivers(pack, out);
}
