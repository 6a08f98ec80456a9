/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_names.h"

static bool unit_of(void *data, struct str id, enum unit *out)
{
	const struct catalogue_scope *scope = data;
	const struct item *item;

	if (id.n == 0) {
		*out = scope->self;
		return scope->self != UNIT_NONE;
	}
	item = catalogue_find(scope->catalogue, id);
	if (!item || item->kind != ITEM_NUMBER)
		return false;
	*out = item->unit;
	return true;
}

static bool has_threshold(void *data, struct str name)
{
	const struct catalogue_scope *scope = data;

	return scope->has_threshold && scope->has_threshold(name);
}

static bool describe(const struct item *table, struct str id, struct expr_column *out)
{
	const struct column *column = item_column(table, id);

	*out = (struct expr_column){ .unit = UNIT_NONE };
	if (!column)
		return false;
	out->unit = column_unit(column);
	out->is_number = column_is_number(column);
	out->is_choice = column->type == COLUMN_CHOICE;
	return true;
}

static const struct item *find_table(const struct catalogue_scope *scope, struct str id)
{
	const struct item *item = catalogue_find(scope->catalogue, id);

	return item && item->kind == ITEM_TABLE ? item : NULL;
}

static bool column_of(void *data, struct str id, struct str column, struct expr_column *out)
{
	const struct item *table = find_table(data, id);

	*out = (struct expr_column){ .unit = UNIT_NONE };
	return table && (column.n == 0 || describe(table, column, out));
}

static bool has_word(void *data, struct str id, struct str name, struct str word)
{
	const struct item *table = find_table(data, id);
	const struct column *column = table ? item_column(table, name) : NULL;

	return column && column_choice(column, word) != STR_NONE;
}

static bool cell_of(void *data, struct str column, struct expr_column *out)
{
	const struct catalogue_scope *scope = data;

	return describe(scope->table, column, out);
}

struct expr_names catalogue_names(struct catalogue_scope *scope)
{
	return (struct expr_names){
		.unit_of = unit_of,
		.has_threshold = has_threshold,
		.data = scope,
		.column_of = column_of,
		.has_word = has_word,
		.cell_of = scope->table ? cell_of : NULL,
	};
}
