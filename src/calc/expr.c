/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/expr.h"
#include "calc/expr_tree.h"

static bool check_result(const struct expr_node *root, enum unit want, struct error *error)
{
	if (want == EXPR_TRUTH && root->unit != EXPR_TRUTH)
		return error_set(error, "column 1: a condition is expected, not %s",
				 root->unit == UNIT_NONE ? "a bare number" : unit_name(root->unit));
	if (want != EXPR_TRUTH && root->unit == EXPR_TRUTH)
		return error_set(error, "column 1: a number is expected, not a condition");
	if (want == UNIT_NONE || want == root->unit || root->unit == UNIT_NONE)
		return true;
	return error_set(error, "column 1: the result is %s, but %s is expected", unit_name(root->unit),
			 unit_name(want));
}

static bool has_ref(enum expr_op op)
{
	return op == EXPR_VALUE || op == EXPR_MISSING || op == EXPR_TYPED || op == EXPR_COMMENTED;
}

static bool is_same_ref(const struct expr_ref *a, const struct expr_ref *b)
{
	return str_eq(a->id, b->id) && a->field == b->field && a->back == b->back && a->months == b->months &&
	       a->window == b->window && a->rows == b->rows;
}

static void collect_cell(struct expr *expr, struct str column)
{
	for (size_t i = 0; i < expr->cells.n; i++)
		if (str_eq(expr->cells.v[i], column))
			return;
	vec_push(&expr->cells, column);
}

/* In the order of the text, each once. */
static void collect_refs(struct expr *expr, const struct expr_node *node)
{
	if (node->left)
		collect_refs(expr, node->left);
	if (node->right)
		collect_refs(expr, node->right);
	if (node->op == EXPR_CELL)
		collect_cell(expr, node->name);
	if (!has_ref(node->op))
		return;
	for (size_t i = 0; i < expr->refs.n; i++)
		if (is_same_ref(&expr->refs.v[i], &node->ref))
			return;
	vec_push(&expr->refs, node->ref);
}

struct expr *expr_compile(struct str text, enum unit want, const struct expr_names *names, struct error *error)
{
	struct expr *expr = mem_zero(1, sizeof(*expr));
	struct expr_node *root;

	arena_init(&expr->arena);
	root = expr_parse(arena_str(&expr->arena, text), &expr->arena, error);
	if (!root || !expr_check(root, names, error) || !check_result(root, want, error)) {
		expr_free(expr);
		return NULL;
	}
	/* A bare result is of the unit that was asked for. */
	if (root->unit == UNIT_NONE)
		root->unit = want;
	expr->root = root;
	collect_refs(expr, root);
	return expr;
}

void expr_free(struct expr *expr)
{
	if (!expr)
		return;
	vec_release(&expr->refs);
	vec_release(&expr->cells);
	arena_release(&expr->arena);
	free(expr);
}

size_t expr_refs(const struct expr *expr, const struct expr_ref **out)
{
	*out = expr->refs.v;
	return expr->refs.n;
}

static int adds(const struct expr_node *node, struct str id)
{
	if (node->op == EXPR_ADD || node->op == EXPR_SUBTRACT) {
		int left = adds(node->left, id);

		return left ? left : node->op == EXPR_ADD ? adds(node->right, id) : -adds(node->right, id);
	}
	return node->op == EXPR_VALUE && str_eq(node->ref.id, id) && node->ref.field == EXPR_FIELD_ACTUAL &&
	       !node->ref.back && !node->ref.months && !node->ref.window && !node->ref.rows;
}

int expr_adds(const struct expr *expr, struct str id)
{
	return adds(expr->root, id);
}

struct str expr_carries(const struct expr *expr)
{
	const struct expr_ref *ref = &expr->root->ref;

	return expr->root->op == EXPR_VALUE && ref->field == EXPR_FIELD_ACTUAL && ref->back == 1 && !ref->months &&
			       !ref->window && !ref->rows
		       ? ref->id
		       : STR("");
}

size_t expr_cells(const struct expr *expr, const struct str **out)
{
	*out = expr->cells.v;
	return expr->cells.n;
}

static char fold(char c)
{
	if (c == '_' || c == '-')
		return ' ';
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool expr_is_word(struct str text, struct str word)
{
	text = str_trim(text);
	if (text.n != word.n)
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (fold(text.p[i]) != fold(word.p[i]))
			return false;
	return true;
}
