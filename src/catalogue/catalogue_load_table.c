/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_load.h"
#include "catalogue/words.h"

bool column_is_number(const struct column *column)
{
	return column->type >= COLUMN_CURRENCY && column->type <= COLUMN_DAYS;
}

size_t column_choice(const struct column *column, struct str text)
{
	for (size_t i = 0; i < column->choices_known; i++)
		if (expr_is_word(text, column->choices.v[i]))
			return i;
	return STR_NONE;
}

size_t column_choice_meant(const struct column *column, struct str text)
{
	/* What is said first, what a column may call it. */
	static const char *const words[][2] = {
		{ "signed", "won" },           { "signed", "accepted" },       { "signed", "done" },
		{ "closed won", "won" },       { "closed lost", "lost" },      { "completed", "done" },
		{ "complete", "done" },        { "finished", "done" },         { "ongoing", "in progress" },
		{ "underway", "in progress" }, { "under way", "in progress" }, { "delayed", "late" },
		{ "overdue", "late" },         { "canceled", "cancelled" },    { "cancelled", "dropped" },
		{ "canceled", "dropped" },     { "not started", "planned" },   { "not started", "open" },
	};
	size_t found = column_choice(column, text);

	for (size_t i = 0; i < COUNT_OF(words) && found == STR_NONE; i++)
		if (expr_is_word(text, str_of(words[i][0])))
			found = column_choice(column, str_of(words[i][1]));
	return found;
}

enum unit column_unit(const struct column *column)
{
	switch (column->type) {
	case COLUMN_CURRENCY:
		return UNIT_CURRENCY;
	case COLUMN_PERCENT:
		return UNIT_PERCENT;
	case COLUMN_COUNT:
		return UNIT_COUNT;
	case COLUMN_RATIO:
		return UNIT_RATIO;
	case COLUMN_MONTHS:
		return UNIT_MONTHS;
	case COLUMN_DAYS:
		return UNIT_DAYS;
	case COLUMN_TEXT:
	case COLUMN_NAME:
	case COLUMN_DATE:
	case COLUMN_PERIOD:
	case COLUMN_CHOICE:
		break;
	}
	return UNIT_NONE;
}

static void load_arithmetic(struct reader *reader, const struct node *node, struct column *column)
{
	const struct node *expr = node_get(node, "expr"), *total = node_get(node, "total");

	column->expr = reader_text(reader, node, "expr", false);
	column->expr_place = reader_place(expr);
	/* "none" is said by leaving the key out. */
	if (total)
		column->total = (enum column_total)(reader_match(reader, total, "total", words_total + 1) + 1);
	if (expr && !column_is_number(column))
		reader_fault(reader, expr, "only a column of numbers is computed");
	if (expr && column->need)
		reader_fault(reader, expr, "a computed column is not typed: it cannot be needed");
	if (total && !column_is_number(column))
		reader_fault(reader, total, "only a column of numbers has a total");
	if (column->total == COLUMN_TOTAL_HUNDRED && column->type != COLUMN_PERCENT)
		reader_fault(reader, total, "only percentages sum to 100");
}

static void load_column(struct reader *reader, const struct node *node, struct item *item)
{
	static const char *const keys[] = { "id", "label", "type", "need", "choices", "expr", "total", NULL };
	struct column *column = &item->columns[item->column_count];

	if (node->kind != NODE_MAP) {
		reader_fault(reader, node, "a column is a map");
		return;
	}
	reader_keys(reader, node, keys);
	column->id = reader_text(reader, node, "id", true);
	column->label = reader_text(reader, node, "label", true);
	column->type = (enum column_type)reader_word(reader, node, "type", words_column, true);
	column->need = reader_word(reader, node, "need", words_yes, false) == 1;
	if (column->id.n && !reader_is_name(column->id))
		reader_fault(reader, node_get(node, "id"), "column '%s' is no name of a-z, 0-9 and _", column->id.p);
	if (str_is(column->id, "serial"))
		reader_fault(reader, node_get(node, "id"), "no column may be called 'serial': rows carry one already");
	if (item_column(item, column->id))
		reader_fault(reader, node_get(node, "id"), "column '%s' is there twice", column->id.p);
	if (column->type == COLUMN_CHOICE)
		column->choices = reader_list(reader, node, "choices", true);
	else if (node_get(node, "choices"))
		reader_fault(reader, node_get(node, "choices"), "only a column of type choice has choices");
	column->choices_known = column->choices.n;
	load_arithmetic(reader, node, column);
	item->column_count++;
}

void catalogue_load_columns(struct reader *reader, const struct node *root, struct item *item)
{
	const struct node *list = reader_part(reader, root, "columns", NODE_LIST, true);

	if (!list)
		return;
	if (list->count == 0)
		reader_fault(reader, list, "'columns' is empty");
	if (list->count > ITEM_COLUMNS_MAX) {
		reader_fault(reader, list, "%zu columns; a table has at most %d", list->count, ITEM_COLUMNS_MAX);
		return;
	}
	item->columns = arena_alloc(reader->arena, (list->count + 1) * sizeof(*item->columns));
	node_each (child, list)
		load_column(reader, child, item);
}
