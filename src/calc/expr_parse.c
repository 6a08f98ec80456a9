/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "calc/expr_tree.h"

#define DEPTH_MAX 64 /* of brackets, not and minus: the stack is finite, and no formula is that deep */
#define NODES_MAX 1000 /* a chain "a + a + …" makes a tree as deep as it is long */

struct parser {
	struct str text;
	size_t at;
	size_t nodes;
	int depth;
	struct arena *arena;
	struct error *error;
};

static struct expr_node *parse_or(struct parser *p);

static struct expr_node *fail(struct parser *p, size_t at, const char *what)
{
	error_set(p->error, "column %zu: %s", at + 1, what);
	return NULL;
}

static struct expr_node *fail_name(struct parser *p, size_t at, const char *what, struct str name)
{
	error_set(p->error, "column %zu: %s '%.*s'", at + 1, what, STR_FMT(name));
	return NULL;
}

static struct expr_node *new_node(struct parser *p, enum expr_op op, size_t at, struct expr_node *left,
				  struct expr_node *right)
{
	struct expr_node *node;

	if (++p->nodes > NODES_MAX)
		return fail(p, at, "the expression is too long");
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

static char peek(struct parser *p)
{
	while (p->at < p->text.n && strchr(" \t\r\n", p->text.p[p->at]) && p->text.p[p->at])
		p->at++;
	return p->at < p->text.n ? p->text.p[p->at] : '\0';
}

static bool take(struct parser *p, const char *sign)
{
	peek(p);
	if (!str_starts(str_sub(p->text, p->at, p->text.n - p->at), str_of(sign)))
		return false;
	p->at += strlen(sign);
	return true;
}

/* A name or a dotted id without taking it; empty when something else stands there. */
static struct str peek_name(struct parser *p)
{
	size_t end;

	if (!is_name_start(peek(p)))
		return str_sub(p->text, p->at, 0);
	for (end = p->at; end < p->text.n; end++) {
		char c = p->text.p[end];

		if (!is_name_start(c) && !is_digit(c) &&
		    !(c == '.' && end + 1 < p->text.n && is_name_start(p->text.p[end + 1])))
			break;
	}
	return str_sub(p->text, p->at, end - p->at);
}

static bool take_keyword(struct parser *p, const char *word)
{
	struct str name = peek_name(p);

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
		return fail_name(p, start, "not a number:", digits);
	if (p->at < p->text.n && is_name_start(p->text.p[p->at]))
		return fail_name(p, p->at, "no unit may follow a number:", peek_name(p));
	/* A figure in a rule is meant as it stands. */
	node->number.slack = 0;
	node->number.unit = take(p, "%") ? UNIT_PERCENT : UNIT_NONE;
	return node;
}

struct field_word {
	const char *name;
	enum expr_field field;
	int back;
};

static const struct field_word field_words[] = {
	{ "prev", EXPR_FIELD_ACTUAL, 1 },
	{ "actual", EXPR_FIELD_ACTUAL, 0 },
	{ "forecast", EXPR_FIELD_FORECAST, 0 },
	{ "next", EXPR_FIELD_NEXT, 0 },
};

static const struct field_word *find_field_word(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(field_words); i++)
		if (str_is(name, field_words[i].name))
			return &field_words[i];
	return NULL;
}

/* An id, self, or one in field words: "prev(forecast(sales.arr))". */
static bool parse_ref(struct parser *p, struct expr_ref *out)
{
	struct str name = peek_name(p);
	const struct field_word *word = find_field_word(name);
	size_t start = p->at;

	if (name.n == 0) {
		fail(p, p->at, "an item id is expected");
		return false;
	}
	p->at += name.n;
	if (!word || peek(p) != '(') {
		*out = (struct expr_ref){ .id = str_is(name, "self") ? STR("") : name };
		return true;
	}
	p->at++;
	if (++p->depth > DEPTH_MAX) {
		fail(p, start, "too many brackets within each other");
		return false;
	}
	if (!parse_ref(p, out))
		return false;
	p->depth--;
	if (!take(p, ")")) {
		fail(p, p->at, "')' is expected");
		return false;
	}
	if (out->back + word->back > 1 || (word->field != EXPR_FIELD_ACTUAL && out->field != EXPR_FIELD_ACTUAL)) {
		fail_name(p, start, "cannot be combined like this:", name);
		return false;
	}
	out->back += word->back;
	if (word->field != EXPR_FIELD_ACTUAL)
		out->field = word->field;
	return true;
}

static struct expr_node *parse_value(struct parser *p)
{
	struct expr_node *node = new_node(p, EXPR_VALUE, p->at, NULL, NULL);

	return node && parse_ref(p, &node->ref) ? node : NULL;
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
		node->name = peek_name(p);
		p->at += node->name.n;
		if (node->name.n == 0)
			fail(p, p->at, "the name of a threshold is expected");
		return node->name.n > 0;
	}
	if (!parse_ref(p, &node->ref))
		return false;
	if (node->op != EXPR_MISSING && node->ref.field != EXPR_FIELD_ACTUAL) {
		fail(p, node->column - 1, "typed() and commented() ask about an item, not about a forecast");
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
		return fail_name(p, start, "no such function:", name);
	node = new_node(p, function->op, start, NULL, NULL);
	if (!node)
		return NULL;
	p->at += name.n;
	take(p, "(");
	if (function->args == 0 && !parse_bare_argument(p, node))
		return NULL;
	if (function->args > 0 && !(node->left = parse_or(p)))
		return NULL;
	if (function->args > 1) {
		if (!take(p, ","))
			return fail_name(p, p->at, "two arguments are expected by", name);
		if (!(node->right = parse_or(p)))
			return NULL;
	}
	return take(p, ")") ? node : fail_name(p, p->at, "')' is expected to close", name);
}

static struct expr_node *parse_name(struct parser *p)
{
	struct str name = peek_name(p);
	size_t start = p->at;

	p->at += name.n;
	if (peek(p) == '(') {
		p->at = start;
		return find_field_word(name) ? parse_value(p) : parse_call(p, name);
	}
	p->at = start;
	if (str_is(name, "period_months")) {
		p->at += name.n;
		return new_node(p, EXPR_PERIOD_MONTHS, start, NULL, NULL);
	}
	if (str_is(name, "and") || str_is(name, "or") || str_is(name, "not"))
		return fail_name(p, start, "a value is expected before", name);
	return parse_value(p);
}

static struct expr_node *parse_atom(struct parser *p)
{
	char c = peek(p);
	struct expr_node *node;

	if (c == '(') {
		p->at++;
		node = parse_or(p);
		if (node && !take(p, ")"))
			return fail(p, p->at, "')' is expected");
		return node;
	}
	if (is_digit(c))
		return parse_number(p);
	if (is_name_start(c))
		return parse_name(p);
	return fail(p, p->at, p->at == p->text.n ? "a value is expected at the end" : "a value is expected");
}

static struct expr_node *parse_unary(struct parser *p)
{
	size_t start;
	struct expr_node *operand;

	if (peek(p) != '-')
		return parse_atom(p);
	start = p->at++;
	if (++p->depth > DEPTH_MAX)
		return fail(p, start, "too many signs in a row");
	operand = parse_unary(p);
	p->depth--;
	return operand ? new_node(p, EXPR_NEGATE, start, operand, NULL) : NULL;
}

static struct expr_node *parse_product(struct parser *p)
{
	struct expr_node *left = parse_unary(p);

	while (left) {
		char c = peek(p);
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
		char c = peek(p);
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
		if (take(p, signs[i].sign)) {
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
	peek(p);
	start = p->at;
	if (!take_comparison(p, &op))
		return left;
	right = parse_sum(p);
	if (!right)
		return NULL;
	peek(p);
	if (take_comparison(p, &again))
		return fail(p, p->at - 1, "comparisons cannot be chained: join two by 'and'");
	return new_node(p, op, start, left, right);
}

static struct expr_node *parse_not(struct parser *p)
{
	struct expr_node *operand;
	size_t start;

	peek(p);
	start = p->at;
	if (!take_keyword(p, "not"))
		return parse_comparison(p);
	if (++p->depth > DEPTH_MAX)
		return fail(p, start, "too many 'not' in a row");
	operand = parse_not(p);
	p->depth--;
	return operand ? new_node(p, EXPR_NOT, start, operand, NULL) : NULL;
}

static struct expr_node *parse_and(struct parser *p)
{
	struct expr_node *left = parse_not(p);

	while (left) {
		size_t start = (peek(p), p->at);
		struct expr_node *right;

		if (!take_keyword(p, "and"))
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
		return fail(p, p->at, "too many brackets within each other");
	left = parse_and(p);
	while (left) {
		size_t start = (peek(p), p->at);
		struct expr_node *right;

		if (!take_keyword(p, "or"))
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

	if (root && (peek(&p), p.at < text.n))
		return fail(&p, p.at, "the expression should end here");
	return root;
}
