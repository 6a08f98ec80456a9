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
	EXPR_CELL,
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
	struct str name; /* EXPR_THRESHOLD, EXPR_CELL */
	struct expr_ref ref; /* EXPR_VALUE, EXPR_MISSING, EXPR_TYPED, EXPR_COMMENTED */
};

/* The "unit" of conditions, as expr_compile() names it. */
#define EXPR_TRUTH UNIT_COUNT_OF

/* One attempt at reading a text. */
struct parser {
	struct str text;
	size_t at;
	size_t nodes;
	int depth;
	struct arena *arena;
	struct error *error;
};

#define EXPR_DEPTH_MAX 64 /* of brackets, not and minus: the stack is finite, and no formula is that deep */

/* Always NULL, with a message: "column 7: what", "column 7: what 'name'". at counts from 0. */
struct expr_node *expr_fail(struct parser *p, size_t at, const char *what);
struct expr_node *expr_fail_name(struct parser *p, size_t at, const char *what, struct str name);
/* Passes over white space; the byte there, NUL at the end. */
char expr_peek(struct parser *p);
bool expr_take(struct parser *p, const char *sign);
/* A name or a dotted id, not taken; empty when something else stands there. */
struct str expr_peek_name(struct parser *p);
bool expr_take_keyword(struct parser *p, const char *word);

/* Does name, before a bracket, begin a reference: "prev", "sum"? */
bool expr_is_ref_word(struct str name);
/* An id, self, or one within words: "prev(forecast(sales.arr))", "over(sum(t.c where a = b), 12)". */
bool expr_parse_ref(struct parser *p, struct expr_ref *out);
/* count( has been taken: is its argument a table with a condition? Else it is a number or a bare table. */
bool expr_is_count_where(struct parser *p);

/* Builds the tree of text, which outlives it, in arena. NULL with a message that holds the column. */
struct expr_node *expr_parse(struct str text, struct arena *arena, struct error *error);
/* Sets the units of all nodes. False with a message that holds the column. */
bool expr_check(struct expr_node *node, const struct expr_names *names, struct error *error);
/* Is one of two factors a percentage of the other? */
bool expr_is_share(enum unit a, enum unit b);

struct expr {
	struct arena arena; /* of the tree and of its own copy of the text */
	const struct expr_node *root;
	VEC(struct expr_ref) refs;
	VEC(struct str) cells;
};

#endif
