/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "view/items.h"

#include "base/text.h"
#include "view/json.h"

struct row {
	const struct item *item;
	enum relevance level, before; /* before: at the stage since */
};

struct rows {
	VEC(struct row) list;
};

const char *relevance_name(enum relevance relevance)
{
	switch (relevance) {
	case RELEVANCE_CORE:
		return "core";
	case RELEVANCE_RECOMMENDED:
		return "recommended";
	case RELEVANCE_NONE:
		break;
	}
	return "";
}

static const char *kind_name(const struct item *item)
{
	return item->kind == ITEM_NUMBER ? unit_name(item->unit) : item->kind == ITEM_TEXT ? "text" : "table";
}

/* As if the company, if any, were at that stage. */
static enum relevance asks_at(const struct items_query *query, enum stage stage, const struct item *item)
{
	struct company company;

	if (!query->company)
		return item->stages[stage];
	company = *query->company;
	company.stage = stage;
	return company_asks(&company, item);
}

static void find_rows(const struct items_query *query, const struct catalogue *catalogue, struct rows *rows)
{
	bool is_asked = query->has_stage || query->company;
	enum stage stage = query->has_stage ? query->stage : query->company ? query->company->stage : STAGE_PRE_SEED;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		struct row row = { .item = catalogue->items.v[i] };

		if (is_asked)
			row.level = asks_at(query, stage, row.item);
		if (query->has_since)
			row.before = asks_at(query, query->since, row.item);
		if ((is_asked && row.level == RELEVANCE_NONE) || (query->level && row.level != query->level) ||
		    (query->has_since && row.level <= row.before) ||
		    (query->domain.n && !str_eq(query->domain, row.item->domain)))
			continue;
		vec_push(&rows->list, row);
	}
}

static const char *change(const struct items_query *query, const struct row *row)
{
	if (!query->has_since)
		return "";
	return row->before == RELEVANCE_NONE ? "new" : "was recommended";
}

static struct str owner(const struct items_query *query, const struct item *item)
{
	return query->company ? company_owner(query->company, item) : STR("");
}

/* Text of a cell, and the blanks up to the next column; none behind the last. */
static void put_cell(struct buf *out, struct str text, int width, bool is_last)
{
	struct buf shown = BUF_EMPTY;
	int columns;

	text_visible(text, false, &shown);
	columns = text_columns(buf_str(&shown));
	buf_add(out, buf_str(&shown));
	if (!is_last && columns < width)
		buf_fill(out, ' ', (size_t)(width - columns));
	if (!is_last)
		buf_adds(out, "  ");
	buf_release(&shown);
}

enum { CELL_ID, CELL_KIND, CELL_LEVEL, CELL_CHANGE, CELL_LABEL, CELL_OWNER, CELLS };

static struct str cell_text(const struct items_query *query, const struct row *row, int cell)
{
	switch (cell) {
	case CELL_ID:
		return row->item->id;
	case CELL_KIND:
		return str_of(kind_name(row->item));
	case CELL_LEVEL:
		return str_of(relevance_name(row->level));
	case CELL_CHANGE:
		return str_of(change(query, row));
	case CELL_LABEL:
		return row->item->label;
	default:
		return owner(query, row->item);
	}
}

void items_text(const struct items_query *query, const struct catalogue *catalogue, struct buf *out)
{
	struct rows rows = { .list = { NULL, 0, 0 } };
	int widths[CELLS] = { 0 };

	find_rows(query, catalogue, &rows);
	for (size_t i = 0; i < rows.list.n; i++)
		for (int cell = 0; cell < CELLS; cell++) {
			int columns = text_columns(cell_text(query, &rows.list.v[i], cell));

			widths[cell] = columns > widths[cell] ? columns : widths[cell];
		}
	for (size_t i = 0; i < rows.list.n; i++) {
		int last = owner(query, rows.list.v[i].item).n ? CELL_OWNER : CELL_LABEL;

		/* A column that is empty everywhere is left out. */
		for (int cell = 0; cell <= last; cell++)
			if (widths[cell])
				put_cell(out, cell_text(query, &rows.list.v[i], cell), widths[cell], cell == last);
		buf_addc(out, '\n');
	}
	vec_release(&rows.list);
}

static void put_target(struct json *json, const struct own_item *own)
{
	for (size_t i = 0; own && i < own->targets.n; i++) {
		struct buf period = BUF_EMPTY;

		if (i == 0)
			json_open(json, "targets", '[');
		json_open(json, NULL, '{');
		if (own->targets.v[i].has_period) {
			period_print(own->targets.v[i].period, &period);
			json_str(json, "period", buf_str(&period));
		}
		json_str(json, "target", own->targets.v[i].text);
		json_close(json, '}');
		buf_release(&period);
	}
	if (own && own->targets.n)
		json_close(json, ']');
}

static void put_given(struct json *json, const char *key, struct str text)
{
	if (text.n)
		json_str(json, key, text);
}

void items_json(const struct items_query *query, const struct catalogue *catalogue, struct buf *out)
{
	struct rows rows = { .list = { NULL, 0, 0 } };
	struct json json;

	find_rows(query, catalogue, &rows);
	json_init(&json, out, true);
	json_open(&json, NULL, '[');
	for (size_t i = 0; i < rows.list.n; i++) {
		const struct row *row = &rows.list.v[i];
		const struct item *item = row->item;

		json_open(&json, NULL, '{');
		json_str(&json, "id", item->id);
		json_str(&json, "label", item->label);
		json_str(&json, "kind", item->kind == ITEM_NUMBER ? STR("number") : str_of(kind_name(item)));
		put_given(&json, "unit", item->kind == ITEM_NUMBER ? str_of(unit_name(item->unit)) : STR(""));
		json_str(&json, "group", item->group);
		put_given(&json, "level", str_of(relevance_name(row->level)));
		put_given(&json, "before", query->has_since ? str_of(relevance_name(row->before)) : STR(""));
		put_given(&json, "owner", owner(query, item));
		put_given(&json, "hint", item->hint);
		put_target(&json, query->company ? company_item(query->company, item) : NULL);
		json_close(&json, '}');
	}
	json_close(&json, ']');
	buf_addc(out, '\n');
	vec_release(&rows.list);
}
