/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/expr.h"
#include "calc/expr_tree.h"

#include <math.h>

#define NOISE      1e-9 /* relative: 0.1 + 0.2 is 0.3 to a person */
#define NEAR_SHARE 0.005 /* of the larger value, within which near() holds whatever was typed */

static bool number(const struct expr_node *node, const struct expr_values *values, struct quantity *out);

static double larger(double a, double b)
{
	return fabs(a) > fabs(b) ? fabs(a) : fabs(b);
}

/* Customers come whole: 100 and 101 of them are never "the same but for rounding". */
static void make_whole(enum unit unit, struct quantity *value)
{
	if (unit == UNIT_COUNT && value->slack <= 0.5)
		value->slack = 0;
}

static bool fetch(const struct expr_node *node, const struct expr_ref *ref, const struct expr_values *values,
		  struct quantity *out)
{
	bool is_known = ref->rows ? values->rows && values->rows(values->data, ref, out)
				  : values->value(values->data, ref, out);

	if (is_known)
		make_whole(node->unit, out);
	return is_known;
}

/*
 * A window is as many periods as fill it; one that is not filled to the month means nothing. The oldest comes first: where
 * the packs do not reach so far back, none is read in vain.
 */
static bool window_of(const struct expr_node *node, const struct expr_values *values, struct quantity *out)
{
	struct expr_ref ref = node->ref;
	int months = values->period_months, count = months > 0 ? ref.window / months : 0;
	struct quantity one, sum = { 0 };

	if (count == 0 || ref.window % months != 0)
		return false;
	ref.window = 0;
	ref.months += (count - 1) * months;
	for (int i = 0; i < count; i++, ref.months -= months) {
		if (!fetch(node, &ref, values, &one))
			return false;
		sum.value += one.value;
		sum.slack += one.slack;
	}
	*out = sum;
	if (node->ref.is_mean)
		*out = (struct quantity){ .value = sum.value / count, .slack = sum.slack / count };
	return true;
}

static bool value_of(const struct expr_node *node, const struct expr_values *values, struct quantity *out)
{
	if (node->op == EXPR_CELL) {
		if (!values->cell || !values->cell(values->data, node->name, out))
			return false;
		make_whole(node->unit, out);
		return true;
	}
	return node->ref.window ? window_of(node, values, out) : fetch(node, &node->ref, values, out);
}

static bool threshold(const struct expr_node *node, const struct expr_values *values, struct quantity *out)
{
	*out = (struct quantity){ 0 };
	return values->threshold && values->threshold(values->data, node->name, &out->value);
}

static bool divide(struct quantity a, struct quantity b, struct quantity *out)
{
	if (b.value == 0)
		return false;
	out->value = a.value / b.value;
	out->slack = (a.slack + fabs(out->value) * b.slack) / fabs(b.value);
	return true;
}

static bool binary(const struct expr_node *node, struct quantity a, struct quantity b, struct quantity *out)
{
	switch ((int)node->op) {
	case EXPR_ADD:
		*out = (struct quantity){ .value = a.value + b.value, .slack = a.slack + b.slack };
		return true;
	case EXPR_SUBTRACT:
		*out = (struct quantity){ .value = a.value - b.value, .slack = a.slack + b.slack };
		return true;
	case EXPR_MULTIPLY:
		out->value = a.value * b.value;
		out->slack = fabs(a.value) * b.slack + fabs(b.value) * a.slack;
		if (expr_is_share(node->left->unit, node->right->unit))
			*out = (struct quantity){ .value = out->value / 100, .slack = out->slack / 100 };
		return true;
	case EXPR_DIVIDE:
		return divide(a, b, out);
	case EXPR_MIN:
		*out = a.value <= b.value ? a : b;
		return true;
	case EXPR_MAX:
		*out = a.value >= b.value ? a : b;
		return true;
	default:
		assert(!"an operator of two numbers");
		return false;
	}
}

static bool unary(const struct expr_node *node, struct quantity a, struct quantity *out)
{
	double factor = 1;

	if (node->op == EXPR_NEGATE)
		factor = -1;
	else if (node->op == EXPR_PERCENT)
		factor = 100;
	else if (node->op == EXPR_ABS && a.value < 0)
		factor = -1;
	/* Dividing by 100 is exact where multiplying by 0.01 is not. */
	if (node->op == EXPR_RATIO)
		*out = (struct quantity){ .value = a.value / 100, .slack = a.slack / 100 };
	else
		*out = (struct quantity){ .value = a.value * factor, .slack = a.slack * fabs(factor) };
	return true;
}

static bool number_of_operands(const struct expr_node *node, const struct expr_values *values, struct quantity *out)
{
	struct quantity a, b;

	if (!number(node->left, values, &a))
		return false;
	if (!node->right)
		return unary(node, a, out);
	return number(node->right, values, &b) && binary(node, a, b, out);
}

static bool number(const struct expr_node *node, const struct expr_values *values, struct quantity *out)
{
	bool known;

	assert(node->unit != EXPR_TRUTH);
	if (node->op == EXPR_NUMBER) {
		*out = node->number;
		return true;
	}
	if (node->op == EXPR_PERIOD_MONTHS) {
		*out = (struct quantity){ .value = values->period_months };
		return true;
	}
	if (node->op == EXPR_VALUE || node->op == EXPR_CELL)
		known = value_of(node, values, out);
	else if (node->op == EXPR_THRESHOLD)
		known = threshold(node, values, out);
	else
		known = number_of_operands(node, values, out);
	if (!known || !isfinite(out->value) || !isfinite(out->slack))
		return false;
	out->unit = node->unit;
	return true;
}

bool expr_number(const struct expr *expr, const struct expr_values *values, struct quantity *out)
{
	struct quantity result;

	if (!number(expr->root, values, &result))
		return false;
	result.unit = expr->root->unit;
	*out = result;
	return true;
}

static enum truth truth_if(bool is_true)
{
	return is_true ? TRUTH_TRUE : TRUTH_FALSE;
}

static bool is_near(struct quantity a, struct quantity b)
{
	double share = NEAR_SHARE * larger(a.value, b.value), slack = a.slack + b.slack;

	return fabs(a.value - b.value) <= (share > slack ? share : slack) + NOISE * larger(a.value, b.value);
}

static enum truth compare(const struct expr_node *node, const struct expr_values *values)
{
	struct quantity a, b;
	double difference;
	bool is_equal;

	if (!number(node->left, values, &a) || !number(node->right, values, &b))
		return TRUTH_UNKNOWN;
	difference = a.value - b.value;
	is_equal = fabs(difference) <= NOISE * larger(a.value, b.value);
	switch ((int)node->op) {
	case EXPR_LESS:
		return truth_if(!is_equal && difference < 0);
	case EXPR_LESS_EQUAL:
		return truth_if(is_equal || difference < 0);
	case EXPR_GREATER:
		return truth_if(!is_equal && difference > 0);
	case EXPR_GREATER_EQUAL:
		return truth_if(is_equal || difference > 0);
	case EXPR_EQUAL:
		return truth_if(is_equal);
	case EXPR_NOT_EQUAL:
		return truth_if(!is_equal);
	default:
		assert(node->op == EXPR_NEAR);
		return truth_if(is_near(a, b));
	}
}

static enum truth negate(enum truth truth)
{
	return truth == TRUTH_UNKNOWN ? truth : truth_if(truth == TRUTH_FALSE);
}

static enum truth truth_of(const struct expr_node *node, const struct expr_values *values)
{
	enum truth decides, left, right;

	switch ((int)node->op) {
	case EXPR_MISSING:
		return truth_if(!values->is_present(values->data, &node->ref));
	case EXPR_TYPED:
	case EXPR_COMMENTED:
		return truth_if(values->is_present(values->data, &node->ref));
	case EXPR_NOT:
		return negate(truth_of(node->left, values));
	case EXPR_AND:
	case EXPR_OR:
		/* One side can decide alone, even beside an unknown one. */
		decides = node->op == EXPR_AND ? TRUTH_FALSE : TRUTH_TRUE;
		left = truth_of(node->left, values);
		if (left == decides)
			return left;
		right = truth_of(node->right, values);
		if (right == decides)
			return right;
		return left == TRUTH_UNKNOWN ? left : right;
	default:
		return compare(node, values);
	}
}

enum truth expr_truth(const struct expr *expr, const struct expr_values *values)
{
	assert(expr->root->unit == EXPR_TRUTH);
	return truth_of(expr->root, values);
}
