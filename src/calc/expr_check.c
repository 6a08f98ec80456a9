/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/expr_tree.h"

static bool fail_at(const struct expr_node *node, struct error *error, const char *what)
{
	return error_set(error, "column %zu: %s", node->column, what);
}

static const char *name_of(enum unit unit)
{
	return unit == EXPR_TRUTH ? "a condition" : unit == UNIT_NONE ? "a bare number" : unit_name(unit);
}

static bool fail_units(const struct expr_node *node, struct error *error, const char *what)
{
	return error_set(error, "column %zu: cannot %s %s and %s", node->column, what, name_of(node->left->unit),
			 name_of(node->right->unit));
}

/* A bare number takes the unit it meets. */
static bool meet(enum unit a, enum unit b, enum unit *out)
{
	if (a == EXPR_TRUTH || b == EXPR_TRUTH)
		return false;
	*out = a == UNIT_NONE ? b : a;
	return a == b || a == UNIT_NONE || b == UNIT_NONE;
}

static bool is_amount(enum unit unit)
{
	return unit == UNIT_CURRENCY || unit == UNIT_COUNT;
}

static bool is_factor(enum unit unit)
{
	return unit == UNIT_NONE || unit == UNIT_RATIO;
}

/* An amount a month times months is an amount; so for days. */
static bool is_duration(enum unit unit)
{
	return unit == UNIT_MONTHS || unit == UNIT_DAYS;
}

/* Of a percentage of an amount, the evaluation divides by 100. */
bool expr_is_share(enum unit a, enum unit b)
{
	return (a == UNIT_PERCENT && is_amount(b)) || (is_amount(a) && b == UNIT_PERCENT);
}

static bool multiply(enum unit a, enum unit b, enum unit *out)
{
	if (a == EXPR_TRUTH || b == EXPR_TRUTH)
		return false;
	if (expr_is_share(a, b)) {
		*out = a == UNIT_PERCENT ? b : a;
		return true;
	}
	if (is_factor(a) || is_factor(b)) {
		/* Of two factors the ratio tells more than the bare number. */
		*out = !is_factor(a) || b == UNIT_NONE ? a : b;
		return true;
	}
	if ((a == UNIT_CURRENCY && b == UNIT_COUNT) || (a == UNIT_COUNT && b == UNIT_CURRENCY)) {
		*out = UNIT_CURRENCY;
		return true;
	}
	*out = is_duration(a) ? b : a;
	return (is_amount(a) && is_duration(b)) || (is_duration(a) && is_amount(b));
}

static bool divide(enum unit a, enum unit b, enum unit *out)
{
	if (a == EXPR_TRUTH || b == EXPR_TRUTH)
		return false;
	if (a == b) {
		*out = a == UNIT_NONE ? UNIT_NONE : UNIT_RATIO;
		return true;
	}
	if (is_factor(b)) {
		*out = a == UNIT_NONE ? b : a;
		return true;
	}
	/* "365 / days" counts days on both sides. */
	if (a == UNIT_NONE && is_duration(b)) {
		*out = UNIT_RATIO;
		return true;
	}
	*out = a;
	return (a == UNIT_CURRENCY && b == UNIT_COUNT) || (is_amount(a) && is_duration(b));
}

static bool fail_word(size_t column, struct error *error, const char *what, struct str name)
{
	return error_set(error, "column %zu: %s '%.*s'", column, what, STR_FMT(name));
}

static bool check_filter(const struct expr_filter *filter, struct str table, const struct expr_names *names,
			 struct error *error)
{
	struct expr_column column;

	if (!names->column_of(names->data, table, filter->column, &column))
		return fail_word(filter->at_column, error, "the table has no column", filter->column);
	if (!column.is_choice)
		return fail_word(filter->at_column, error, "no choices to compare with in column", filter->column);
	return names->has_word(names->data, table, filter->column, filter->word) ||
	       fail_word(filter->at_word, error, "not one of the column's choices:", filter->word);
}

static bool check_rows(struct expr_node *node, const struct expr_names *names, struct error *error)
{
	const struct expr_rows *rows = node->ref.rows;
	struct expr_column column;

	if (!names->column_of || !names->column_of(names->data, node->ref.id, STR(""), &column))
		return fail_word(node->column, error, "no table", node->ref.id);
	node->unit = UNIT_COUNT;
	if (rows->column.n) {
		if (!names->column_of(names->data, node->ref.id, rows->column, &column))
			return fail_word(rows->at_column, error, "the table has no column", rows->column);
		if (!column.is_number)
			return fail_word(rows->at_column, error, "no numbers to add up in column", rows->column);
		node->unit = column.unit;
	}
	for (const struct expr_filter *filter = rows->filters; filter; filter = filter->next)
		if (!check_filter(filter, node->ref.id, names, error))
			return false;
	return true;
}

/* A bare name in the expression of a row is a column. */
static bool check_cell(struct expr_node *node, const struct expr_names *names, struct error *error)
{
	struct expr_column column;

	if (!names->cell_of(names->data, node->ref.id, &column))
		return fail_word(node->column, error, "the table has no column", node->ref.id);
	if (!column.is_number)
		return fail_word(node->column, error, "no number in column", node->ref.id);
	if (node->op != EXPR_VALUE || node->ref.back || node->ref.months || node->ref.window || node->ref.field)
		return fail_word(node->column, error, "only the row's own value can be used of column", node->ref.id);
	node->op = EXPR_CELL;
	node->name = node->ref.id;
	node->unit = column.unit;
	return true;
}

static bool check_ref(struct expr_node *node, const struct expr_names *names, struct error *error)
{
	if (node->ref.rows)
		return check_rows(node, names, error);
	if (names->cell_of && node->ref.id.n && str_find_char(node->ref.id, '.', 0) == STR_NONE)
		return check_cell(node, names, error);
	if (names->unit_of(names->data, node->ref.id, &node->unit))
		return true;
	if (node->ref.id.n == 0)
		return fail_at(node, error, "'self' is not a number here");
	return fail_word(node->column, error, "no number item", node->ref.id);
}

static bool check_threshold(const struct expr_node *node, const struct expr_names *names, struct error *error)
{
	if (names->has_threshold && names->has_threshold(names->data, node->name))
		return true;
	return error_set(error, "column %zu: no threshold '%.*s'", node->column, STR_FMT(node->name));
}

/* What a conversion takes beside bare numbers. */
static bool check_conversion(struct expr_node *node, const char *name, enum unit takes, enum unit gives,
			     struct error *error)
{
	node->unit = gives;
	if (node->left->unit == takes || node->left->unit == UNIT_NONE)
		return true;
	return error_set(error, "column %zu: %s() takes %s, not %s", node->column, name, name_of(takes),
			 name_of(node->left->unit));
}

static bool check_comparison(struct expr_node *node, struct error *error)
{
	enum unit common;

	node->unit = EXPR_TRUTH;
	return meet(node->left->unit, node->right->unit, &common) || fail_units(node, error, "compare");
}

static bool check_logic(struct expr_node *node, struct error *error)
{
	node->unit = EXPR_TRUTH;
	if (node->left->unit == EXPR_TRUTH && (!node->right || node->right->unit == EXPR_TRUTH))
		return true;
	return fail_at(node, error, "'and', 'or' and 'not' join conditions, not numbers");
}

static bool check_node(struct expr_node *node, const struct expr_names *names, struct error *error)
{
	switch (node->op) {
	case EXPR_NUMBER:
		node->unit = node->number.unit;
		return true;
	case EXPR_PERIOD_MONTHS:
		node->unit = UNIT_NONE;
		return true;
	case EXPR_THRESHOLD:
		node->unit = UNIT_NONE;
		return check_threshold(node, names, error);
	case EXPR_VALUE:
	case EXPR_CELL:
		return check_ref(node, names, error);
	case EXPR_MISSING:
	case EXPR_TYPED:
	case EXPR_COMMENTED:
		if (!check_ref(node, names, error))
			return false;
		node->unit = EXPR_TRUTH;
		return true;
	case EXPR_NEGATE:
	case EXPR_ABS:
		return meet(node->left->unit, UNIT_NONE, &node->unit) ||
		       fail_at(node, error, "a condition has no sign");
	case EXPR_ADD:
		return meet(node->left->unit, node->right->unit, &node->unit) || fail_units(node, error, "add");
	case EXPR_SUBTRACT:
		return meet(node->left->unit, node->right->unit, &node->unit) || fail_units(node, error, "subtract");
	case EXPR_MIN:
	case EXPR_MAX:
		return meet(node->left->unit, node->right->unit, &node->unit) ||
		       fail_units(node, error, "choose between");
	case EXPR_MULTIPLY:
		return multiply(node->left->unit, node->right->unit, &node->unit) ||
		       fail_units(node, error, "multiply");
	case EXPR_DIVIDE:
		return divide(node->left->unit, node->right->unit, &node->unit) || fail_units(node, error, "divide");
	case EXPR_PERCENT:
		return check_conversion(node, "percent", UNIT_RATIO, UNIT_PERCENT, error);
	case EXPR_RATIO:
		return check_conversion(node, "ratio", UNIT_PERCENT, UNIT_RATIO, error);
	case EXPR_MONTHS:
		return check_conversion(node, "months", UNIT_RATIO, UNIT_MONTHS, error);
	case EXPR_DAYS:
		return check_conversion(node, "days", UNIT_RATIO, UNIT_DAYS, error);
	case EXPR_COUNT:
		return check_conversion(node, "count", UNIT_RATIO, UNIT_COUNT, error);
	case EXPR_LESS:
	case EXPR_LESS_EQUAL:
	case EXPR_GREATER:
	case EXPR_GREATER_EQUAL:
	case EXPR_EQUAL:
	case EXPR_NOT_EQUAL:
	case EXPR_NEAR:
		return check_comparison(node, error);
	case EXPR_NOT:
	case EXPR_AND:
	case EXPR_OR:
		return check_logic(node, error);
	}
	return false;
}

/* Only the names tell count(ratio) and count(table) apart. */
static void tell_table(struct expr_node *node, const struct expr_names *names)
{
	static const struct expr_rows all;
	const struct expr_node *inner = node->left;
	struct expr_column unused;

	if (node->op != EXPR_COUNT || inner->op != EXPR_VALUE || inner->ref.rows || inner->ref.field ||
	    !names->column_of)
		return;
	if (!names->column_of(names->data, inner->ref.id, STR(""), &unused))
		return;
	node->op = EXPR_VALUE;
	node->ref = inner->ref;
	node->ref.rows = &all;
	node->left = NULL;
}

bool expr_check(struct expr_node *node, const struct expr_names *names, struct error *error)
{
	tell_table(node, names);
	if (node->left && !expr_check(node->left, names, error))
		return false;
	if (node->right && !expr_check(node->right, names, error))
		return false;
	return check_node(node, names, error);
}
