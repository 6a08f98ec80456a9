/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_load.h"

#define BACK_MAX 48 /* four years of months */

/* The expression under "expr" of map, with its place. */
static struct str load_expr(struct reader *reader, const struct node *map, const struct item *item,
			    struct file_place *place)
{
	const struct node *expr = node_get(map, "expr");

	if (!expr)
		return STR("");
	*place = reader_place(expr);
	if (item->kind != ITEM_NUMBER)
		reader_fault(reader, expr, "only a number has a formula to compute");
	return reader_text(reader, map, "expr", false);
}

/* What a value covers, where it is not the pack's period. */
static int load_months(struct reader *reader, const struct node *map)
{
	size_t months = 0;

	reader_size(reader, map, "months", false, 1, 12, &months);
	return (int)months;
}

static void load_case(struct reader *reader, const struct node *node, struct item *item)
{
	static const char *const keys[] = { "text", "expr", "months", NULL };
	struct formula_case *one = &item->cases[item->case_count];

	if (node->kind != NODE_MAP) {
		reader_fault(reader, node, "a case is a map of 'text' and 'expr'");
		return;
	}
	if (!reader_is_name(node->key->text))
		reader_fault(reader, node->key, "case '%.*s' is no name of a-z, 0-9 and _", STR_FMT(node->key->text));
	reader_keys(reader, node, keys);
	one->name = reader_keep(reader, node->key->text);
	one->text = reader_text(reader, node, "text", true);
	one->expr_text = load_expr(reader, node, item, &one->place);
	one->months = load_months(reader, node);
	item->case_count++;
}

static void load_cases(struct reader *reader, const struct node *map, struct item *item)
{
	static const char *const keys[] = { "by", "cases", NULL };
	const struct node *cases = reader_part(reader, map, "cases", NODE_MAP, true);

	reader_keys(reader, map, keys);
	item->formula_by = reader_text(reader, map, "by", true);
	item->by_place = reader_place(node_get(map, "by"));
	if (!cases)
		return;
	if (cases->count < 2)
		reader_fault(reader, cases, "'cases' has fewer than two: then 'text' and 'expr' are enough");
	item->cases = arena_alloc(reader->arena, (cases->count + 1) * sizeof(*item->cases));
	node_each (child, cases)
		load_case(reader, child, item);
	/* Until a convention chooses. */
	if (item->case_count)
		item_choose_case(item, 0);
}

void catalogue_load_formula(struct reader *reader, const struct node *root, struct item *item)
{
	static const char *const keys[] = { "text", "expr", "months", NULL };
	const struct node *map = reader_part(reader, root, "formula", NODE_MAP,
					     item->kind == ITEM_NUMBER && !item_is_partial(item, "formula"));

	if (!map)
		return;
	if (node_get(map, "by") || node_get(map, "cases")) {
		load_cases(reader, map, item);
		return;
	}
	reader_keys(reader, map, keys);
	item->formula = reader_text(reader, map, "text", true);
	item->formula_expr = load_expr(reader, map, item, &item->formula_place);
	item->formula_months = load_months(reader, map);
}

/* Takes the next word off *rest. */
static struct str next_word(struct str *rest)
{
	struct str word = STR("");

	while (word.n == 0 && str_next_part(rest, ' ', &word))
		continue;
	return word;
}

static enum expr_field given_field(struct reader *reader, const struct node *key, struct str word)
{
	if (str_is(word, "next"))
		return EXPR_FIELD_NEXT;
	if (!str_is(word, "forecast"))
		reader_fault(reader, key, "'%.*s': only a forecast or the next one stands behind '/'",
			     STR_FMT(key->text));
	return EXPR_FIELD_FORECAST;
}

/* "sales.arr", "prior sales.arr", "prior 4 sales.arr", "next sales.expansion", "forecast sales.arr" */
static void load_given_key(struct reader *reader, const struct node *key, struct given *given)
{
	struct str rest = key->text, word = next_word(&rest);
	size_t back, slash;

	if (str_is(word, "prior")) {
		given->back = 1;
		word = next_word(&rest);
		if (str_to_size(word, &back)) {
			if (back < 1 || back > BACK_MAX)
				reader_fault(reader, key, "'%.*s' is not from 1 to %d periods before",
					     STR_FMT(key->text), BACK_MAX);
			given->back = (int)(back <= BACK_MAX ? back : BACK_MAX);
			word = next_word(&rest);
		}
	}
	given->field = str_is(word, "forecast") ? EXPR_FIELD_FORECAST
		       : str_is(word, "next")   ? EXPR_FIELD_NEXT
						: EXPR_FIELD_ACTUAL;
	if (given->field != EXPR_FIELD_ACTUAL)
		word = next_word(&rest);
	if (word.n == 0 || next_word(&rest).n)
		reader_fault(reader, key, "'%.*s' is no given figure: '[prior [N]] [forecast | next] ITEM'",
			     STR_FMT(key->text));
	/* "sales.expansion/next" says the same. */
	slash = str_find_char(word, '/', 0);
	if (slash != STR_NONE && given->field == EXPR_FIELD_ACTUAL) {
		given->field = given_field(reader, key, str_sub(word, slash + 1, word.n - slash - 1));
		word.n = slash;
	}
	given->item = reader_keep(reader, word);
}

/* Rows are kept as they stand: whoever computes an example builds a pack of them. */
static void load_given_rows(struct reader *reader, const struct node *list, struct given *given)
{
	node_each (row, list) {
		if (row->kind != NODE_MAP)
			reader_fault(reader, row, "a row is a map from column to text");
		node_each (cell, row->kind == NODE_MAP ? row : NULL)
			if (cell->kind != NODE_SCALAR)
				reader_fault(reader, cell, "a cell is a text");
	}
	given->rows = node_copy(reader->arena, list);
}

static void load_given(struct reader *reader, const struct node *node, struct worked *worked)
{
	struct given *given = &worked->given[worked->given_count++];

	given->place = reader_place(node->key);
	load_given_key(reader, node->key, given);
	if (node->kind == NODE_LIST)
		load_given_rows(reader, node, given);
	else if (node->kind == NODE_SCALAR && !str_is_blank(node->text))
		given->text = reader_keep(reader, str_trim(node->text));
	else
		reader_fault(reader, node, "a given figure is an amount, or a list of rows");
}

static bool has_case(const struct item *item, struct str name)
{
	for (size_t i = 0; i < item->case_count; i++)
		if (str_eq(item->cases[i].name, name))
			return true;
	return false;
}

static void load_example(struct reader *reader, const struct node *node, struct item *item)
{
	static const char *const keys[] = { "case", "given", "gives", "months", NULL };
	struct worked *worked = &item->worked[item->worked_count++];
	const struct node *given;
	size_t months = 3;

	worked->place = reader_place(node);
	if (node->kind != NODE_MAP) {
		reader_fault(reader, node, "a worked example is a map of 'given' and 'gives'");
		return;
	}
	reader_keys(reader, node, keys);
	worked->case_name = reader_text(reader, node, "case", item->case_count > 0);
	if (worked->case_name.n && !has_case(item, worked->case_name))
		reader_fault(reader, node_get(node, "case"), "the formula has no case '%.*s'",
			     STR_FMT(worked->case_name));
	worked->gives = reader_text(reader, node, "gives", true);
	reader_size(reader, node, "months", false, 1, 3, &months);
	if (months == 2)
		reader_fault(reader, node_get(node, "months"), "'months' is the length of a period: 1 or 3");
	worked->months = (int)months;
	given = reader_part(reader, node, "given", NODE_MAP, true);
	worked->given = arena_alloc(reader->arena, ((given ? given->count : 0) + 1) * sizeof(*worked->given));
	node_each (child, given)
		load_given(reader, child, worked);
}

void catalogue_load_worked(struct reader *reader, const struct node *root, struct item *item)
{
	const struct node *list = reader_part(reader, root, "worked", NODE_LIST, false);

	if (!list)
		return;
	if (list->count == 0)
		reader_fault(reader, list, "'worked' is empty");
	item->worked = arena_alloc(reader->arena, (list->count + 1) * sizeof(*item->worked));
	node_each (child, list)
		load_example(reader, child, item);
}
