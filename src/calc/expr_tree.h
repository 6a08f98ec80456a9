/* SPDX-License-Identifier: MIT */
/*
 * Owns: the tree of a compiled expression. Private to calc/expr.
 * Never: seen by anyone else; changed once it is checked.
 */
#ifndef CALC_EXPR_TREE_H
#define CALC_EXPR_TREE_H

#include "calc/expr.h"

enum expr_op {
	EXPR_NUMBER,
	EXPR_PERIOD_MONTHS,
	EXPR_THRESHOLD,
	EXPR_VALUE,
	EXPR_NEGATE,
	EXPR_ADD,
	EXPR_SUBTRACT,
	EXPR_MULTIPLY,
	EXPR_DIVIDE,
	EXPR_ABS,
	EXPR_MIN,
	EXPR_MAX,
	EXPR_PERCENT,
	EXPR_RATIO,
	EXPR_MONTHS,
	EXPR_DAYS,
	EXPR_COUNT,
	EXPR_LESS,
	EXPR_LESS_EQUAL,
	EXPR_GREATER,
	EXPR_GREATER_EQUAL,
	EXPR_EQUAL,
	EXPR_NOT_EQUAL,
	EXPR_NEAR,
	EXPR_NOT,
	EXPR_AND,
	EXPR_OR,
	EXPR_MISSING,
	EXPR_TYPED,
	EXPR_COMMENTED,
};

struct expr_node {
	enum expr_op op;
	enum unit unit; /* EXPR_TRUTH for a truth; set by the check */
	size_t column; /* in the text, in bytes from 1 */
	struct expr_node *left, *right;
	struct quantity number; /* EXPR_NUMBER */
	struct str name; /* EXPR_THRESHOLD */
	struct expr_ref ref; /* EXPR_VALUE, EXPR_MISSING, EXPR_TYPED, EXPR_COMMENTED */
};

/* The "unit" of conditions, as expr_compile() names it. */
#define EXPR_TRUTH UNIT_COUNT_OF

/* Builds the tree of text, which outlives it, in arena. NULL with a message that holds the column. */
struct expr_node *expr_parse(struct str text, struct arena *arena, struct error *error);
/* Sets the units of all nodes. False with a message that holds the column. */
bool expr_check(struct expr_node *node, const struct expr_names *names, struct error *error);

struct expr {
	struct arena arena; /* of the tree and of its own copy of the text */
	const struct expr_node *root;
	VEC(struct expr_ref) refs;
};

#endif
