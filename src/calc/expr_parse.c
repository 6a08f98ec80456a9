/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/expr_tree.h"

#define DEPTH_MAX EXPR_DEPTH_MAX
#define NODES_MAX 1000 /* a chain "a + a + …" makes a tree as deep as it is long */

static struct expr_node *parse_or(struct parser *p);

struct expr_node *expr_fail(struct parser *p, size_t at, const char *what)
{
	error_set(p->error, "column %zu: %s", at + 1, what);
	return NULL;
}

struct expr_node *expr_fail_name(struct parser *p, size_t at, const char *what, struct str name)
{
	error_set(p->error, "column %zu: %s '%.*s'", at + 1, what, STR_FMT(name));
	return NULL;
}

static struct expr_node *new_node(struct parser *p, enum expr_op op, size_t at, struct expr_node *left,
				  struct expr_node *right)
{
	struct expr_node *node;

	if (++p->nodes > NODES_MAX)
		return expr_fail(p, at, "the expression is too long");
	node = arena_alloc(p->arena, sizeof(*node));
	node->op = op;
	node->column = at + 1;
	node->left = left;
	node->right = right;
	return node;
}

static bool is_name_start(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

char expr_peek(struct parser *p)
{
	while (p->at < p->text.n && strchr(" \t\r\n", p->text.p[p->at]) && p->text.p[p->at])
		p->at++;
	return p->at < p->text.n ? p->text.p[p->at] : '\0';
}

bool expr_take(struct parser *p, const char *sign)
{
	expr_peek(p);
	if (!str_starts(str_sub(p->text, p->at, p->text.n - p->at), str_of(sign)))
		return false;
	p->at += strlen(sign);
	return true;
}

/* A name or a dotted id without taking it; empty when something else stands there. */
struct str expr_peek_name(struct parser *p)
{
	size_t end;

	if (!is_name_start(expr_peek(p)))
		return str_sub(p->text, p->at, 0);
	for (end = p->at; end < p->text.n; end++) {
		char c = p->text.p[end];

		if (!is_name_start(c) && !is_digit(c) &&
		    !(c == '.' && end + 1 < p->text.n && is_name_start(p->text.p[end + 1])))
			break;
	}
	return str_sub(p->text, p->at, end - p->at);
}

bool expr_take_keyword(struct parser *p, const char *word)
{
	struct str name = expr_peek_name(p);

	if (!str_is(name, word))
		return false;
	p->at += name.n;
	return true;
}

static struct expr_node *parse_number(struct parser *p)
{
	size_t start = p->at;
	struct expr_node *node;
	struct str digits;

	while (p->at < p->text.n && (is_digit(p->text.p[p->at]) || p->text.p[p->at] == '.'))
		p->at++;
	digits = str_sub(p->text, start, p->at - start);
	node = new_node(p, EXPR_NUMBER, start, NULL, NULL);
	if (!node)
		return NULL;
	if (digits.p[digits.n - 1] == '.' ||
	    quantity_read(digits, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &node->number) != QUANTITY_READ)
		return expr_fail_name(p, start, "not a number:", digits);
	if (p->at < p->text.n && is_name_start(p->text.p[p->at]))
		return expr_fail_name(p, p->at, "no unit may follow a number:", expr_peek_name(p));
	/* A figure in a rule is meant as it stands. */
	node->number.slack = 0;
	node->number.unit = expr_take(p, "%") ? UNIT_PERCENT : UNIT_NONE;
	return node;
}

static struct expr_node *parse_value(struct parser *p)
{
	struct expr_node *node = new_node(p, EXPR_VALUE, p->at, NULL, NULL);

	return node && expr_parse_ref(p, &node->ref) ? node : NULL;
}

struct function {
	const char *name;
	enum expr_op op;
	int args;
};

static const struct function functions[] = {
	{ "abs", EXPR_ABS, 1 },
	{ "min", EXPR_MIN, 2 },
	{ "max", EXPR_MAX, 2 },
	{ "percent", EXPR_PERCENT, 1 },
	{ "ratio", EXPR_RATIO, 1 },
	{ "months", EXPR_MONTHS, 1 },
	{ "days", EXPR_DAYS, 1 },
	{ "count", EXPR_COUNT, 1 },
	{ "near", EXPR_NEAR, 2 },
	{ "missing", EXPR_MISSING, 0 },
	{ "typed", EXPR_TYPED, 0 },
	{ "commented", EXPR_COMMENTED, 0 },
	{ "threshold", EXPR_THRESHOLD, 0 },
};

/* missing(x), typed(x), commented(x), threshold(name): what is inside is no expression. */
static bool parse_bare_argument(struct parser *p, struct expr_node *node)
{
	if (node->op == EXPR_THRESHOLD) {
		node->name = expr_peek_name(p);
		p->at += node->name.n;
		if (node->name.n == 0)
			expr_fail(p, p->at, "the name of a threshold is expected");
		return node->name.n > 0;
	}
	if (!expr_parse_ref(p, &node->ref))
		return false;
	if (node->ref.rows || node->ref.window) {
		expr_fail(p, node->column - 1, "missing(), typed() and commented() ask about one value of an item");
		return false;
	}
	if (node->op != EXPR_MISSING && node->ref.field != EXPR_FIELD_ACTUAL) {
		expr_fail(p, node->column - 1, "typed() and commented() ask about an item, not about a forecast");
		return false;
	}
	if (node->op == EXPR_TYPED)
		node->ref.field = EXPR_FIELD_TYPED;
	else if (node->op == EXPR_COMMENTED)
		node->ref.field = EXPR_FIELD_COMMENTARY;
	return true;
}

static struct expr_node *parse_call(struct parser *p, struct str name)
{
	const struct function *function = NULL;
	size_t start = p->at;
	struct expr_node *node;

	for (size_t i = 0; i < COUNT_OF(functions); i++)
		if (str_is(name, functions[i].name))
			function = &functions[i];
	if (!function)
		return expr_fail_name(p, start, "no such function:", name);
	node = new_node(p, function->op, start, NULL, NULL);
	if (!node)
		return NULL;
	p->at += name.n;
	expr_take(p, "(");
	if (function->op == EXPR_COUNT && expr_is_count_where(p)) {
		p->at = start;
		return parse_value(p);
	}
	if (function->args == 0 && !parse_bare_argument(p, node))
		return NULL;
	if (function->args > 0 && !(node->left = parse_or(p)))
		return NULL;
	if (function->args > 1) {
		if (!expr_take(p, ","))
			return expr_fail_name(p, p->at, "two arguments are expected by", name);
		if (!(node->right = parse_or(p)))
			return NULL;
	}
	return expr_take(p, ")") ? node : expr_fail_name(p, p->at, "')' is expected to close", name);
}

static struct expr_node *parse_name(struct parser *p)
{
	struct str name = expr_peek_name(p);
	size_t start = p->at;

	p->at += name.n;
	if (expr_peek(p) == '(') {
		p->at = start;
		return expr_is_ref_word(name) ? parse_value(p) : parse_call(p, name);
	}
	p->at = start;
	if (str_is(name, "period_months")) {
		p->at += name.n;
		return new_node(p, EXPR_PERIOD_MONTHS, start, NULL, NULL);
	}
	if (str_is(name, "and") || str_is(name, "or") || str_is(name, "not"))
		return expr_fail_name(p, start, "a value is expected before", name);
	return parse_value(p);
}

static struct expr_node *parse_atom(struct parser *p)
{
	char c = expr_peek(p);
	struct expr_node *node;

	if (c == '(') {
		p->at++;
		node = parse_or(p);
		if (node && !expr_take(p, ")"))
			return expr_fail(p, p->at, "')' is expected");
		return node;
	}
	if (is_digit(c))
		return parse_number(p);
	if (is_name_start(c))
		return parse_name(p);
	return expr_fail(p, p->at, p->at == p->text.n ? "a value is expected at the end" : "a value is expected");
}

static struct expr_node *parse_unary(struct parser *p)
{
	size_t start;
	struct expr_node *operand;

	if (expr_peek(p) != '-')
		return parse_atom(p);
	start = p->at++;
	if (++p->depth > DEPTH_MAX)
		return expr_fail(p, start, "too many signs in a row");
	operand = parse_unary(p);
	p->depth--;
	return operand ? new_node(p, EXPR_NEGATE, start, operand, NULL) : NULL;
}

static struct expr_node *parse_product(struct parser *p)
{
	struct expr_node *left = parse_unary(p);

	while (left) {
		char c = expr_peek(p);
		size_t start = p->at;
		struct expr_node *right;

		if (c != '*' && c != '/')
			break;
		p->at++;
		right = parse_unary(p);
		left = right ? new_node(p, c == '*' ? EXPR_MULTIPLY : EXPR_DIVIDE, start, left, right) : NULL;
	}
	return left;
}

static struct expr_node *parse_sum(struct parser *p)
{
	struct expr_node *left = parse_product(p);

	while (left) {
		char c = expr_peek(p);
		size_t start = p->at;
		struct expr_node *right;

		if (c != '+' && c != '-')
			break;
		p->at++;
		right = parse_product(p);
		left = right ? new_node(p, c == '+' ? EXPR_ADD : EXPR_SUBTRACT, start, left, right) : NULL;
	}
	return left;
}

static bool take_comparison(struct parser *p, enum expr_op *op)
{
	/* The longer ones first. */
	static const struct {
		const char *sign;
		enum expr_op op;
	} signs[] = {
		{ "<=", EXPR_LESS_EQUAL }, { ">=", EXPR_GREATER_EQUAL }, { "==", EXPR_EQUAL },
		{ "!=", EXPR_NOT_EQUAL },  { "<", EXPR_LESS },           { ">", EXPR_GREATER },
	};

	for (size_t i = 0; i < COUNT_OF(signs); i++) {
		if (expr_take(p, signs[i].sign)) {
			*op = signs[i].op;
			return true;
		}
	}
	return false;
}

static struct expr_node *parse_comparison(struct parser *p)
{
	struct expr_node *left = parse_sum(p), *right;
	size_t start = p->at;
	enum expr_op op, again;

	if (!left)
		return NULL;
	expr_peek(p);
	start = p->at;
	if (!take_comparison(p, &op))
		return left;
	right = parse_sum(p);
	if (!right)
		return NULL;
	expr_peek(p);
	if (take_comparison(p, &again))
		return expr_fail(p, p->at - 1, "comparisons cannot be chained: join two by 'and'");
	return new_node(p, op, start, left, right);
}

static struct expr_node *parse_not(struct parser *p)
{
	struct expr_node *operand;
	size_t start;

	expr_peek(p);
	start = p->at;
	if (!expr_take_keyword(p, "not"))
		return parse_comparison(p);
	if (++p->depth > DEPTH_MAX)
		return expr_fail(p, start, "too many 'not' in a row");
	operand = parse_not(p);
	p->depth--;
	return operand ? new_node(p, EXPR_NOT, start, operand, NULL) : NULL;
}

static struct expr_node *parse_and(struct parser *p)
{
	struct expr_node *left = parse_not(p);

	while (left) {
		size_t start = (expr_peek(p), p->at);
		struct expr_node *right;

		if (!expr_take_keyword(p, "and"))
			break;
		right = parse_not(p);
		left = right ? new_node(p, EXPR_AND, start, left, right) : NULL;
	}
	return left;
}

/* The way down for every bracket and argument, so the depth is counted here. */
static struct expr_node *parse_or(struct parser *p)
{
	struct expr_node *left;

	if (++p->depth > DEPTH_MAX)
		return expr_fail(p, p->at, "too many brackets within each other");
	left = parse_and(p);
	while (left) {
		size_t start = (expr_peek(p), p->at);
		struct expr_node *right;

		if (!expr_take_keyword(p, "or"))
			break;
		right = parse_and(p);
		left = right ? new_node(p, EXPR_OR, start, left, right) : NULL;
	}
	p->depth--;
	return left;
}

struct expr_node *expr_parse(struct str text, struct arena *arena, struct error *error)
{
	struct parser p = { .text = text, .arena = arena, .error = error };
	struct expr_node *root = parse_or(&p);

	if (root && (expr_peek(&p), p.at < text.n))
		return expr_fail(&p, p.at, "the expression should end here");
	return root;
}
