/* SPDX-License-Identifier: MIT */
/*
 * Owns: node trees for tests that must not link the YAML reader, from a tiny notation: {key: text, list: [a, "b c"], map: {}}.
 * Never: checks its input kindly: a wrong notation fails an assertion.
 */
#ifndef TESTS_FLOW_H
#define TESTS_FLOW_H

#include "base/node.h"

struct flow {
	struct node_tree *tree;
	struct str text;
	size_t at, line, column;
};

static inline char flow_peek(const struct flow *flow)
{
	return flow->at < flow->text.n ? flow->text.p[flow->at] : '\0';
}

static inline void flow_step(struct flow *flow)
{
	flow->column++;
	if (flow->text.p[flow->at++] == '\n') {
		flow->line++;
		flow->column = 1;
	}
}

static inline void flow_space(struct flow *flow)
{
	while (flow_peek(flow) == ' ' || flow_peek(flow) == '\n' || flow_peek(flow) == '\t')
		flow_step(flow);
}

/* A text: "quoted", where \n is a line break and \" a quote, or plain up to one of : , ] } */
static inline void flow_text(struct flow *flow, struct node *node)
{
	struct buf out = BUF_EMPTY;
	bool quoted = flow_peek(flow) == '"';

	if (quoted)
		flow_step(flow);
	while (flow_peek(flow) && !(quoted ? flow_peek(flow) == '"' : memchr(":,]}\n", flow_peek(flow), 5) != NULL)) {
		if (quoted && flow_peek(flow) == '\\') {
			flow_step(flow);
			buf_addc(&out, flow_peek(flow) == 'n' ? '\n' : flow_peek(flow));
		} else {
			buf_addc(&out, flow_peek(flow));
		}
		flow_step(flow);
	}
	if (quoted)
		flow_step(flow);
	node->kind = NODE_SCALAR;
	node->style = quoted ? NODE_STYLE_DOUBLE : NODE_STYLE_PLAIN;
	node->text = arena_str(&flow->tree->arena, quoted ? buf_str(&out) : str_trim(buf_str(&out)));
	buf_release(&out);
}

static inline struct node *flow_value(struct flow *flow)
{
	struct node *node = arena_alloc(&flow->tree->arena, sizeof(*node)), **tail = &node->first;
	char open = flow_peek(flow), close = open == '{' ? '}' : ']';

	node->line = flow->line;
	node->column = flow->column;
	node->span.at = flow->at;
	if (open != '{' && open != '[') {
		flow_text(flow, node);
		node->span.n = flow->at - node->span.at;
		return node;
	}
	node->kind = open == '{' ? NODE_MAP : NODE_LIST;
	node->style = NODE_STYLE_FLOW;
	flow_step(flow);
	for (flow_space(flow); flow_peek(flow) != close; flow_space(flow)) {
		struct node *key = NULL, *child;

		if (node->kind == NODE_MAP) {
			key = flow_value(flow);
			flow_space(flow);
			assert(flow_peek(flow) == ':');
			flow_step(flow);
			flow_space(flow);
		}
		child = flow_value(flow);
		child->key = key;
		*tail = child;
		tail = &child->next;
		node->count++;
		flow_space(flow);
		if (flow_peek(flow) == ',')
			flow_step(flow);
		else
			assert(flow_peek(flow) == close);
	}
	flow_step(flow);
	node->span.n = flow->at - node->span.at;
	return node;
}

/* Initialises tree from text; node_tree_release() frees it. */
static inline void flow_read(struct node_tree *tree, const char *name, const char *text)
{
	struct flow flow = { .tree = tree, .line = 1, .column = 1 };

	node_tree_init(tree, name);
	flow.text = tree->source = arena_str(&tree->arena, str_of(text));
	flow_space(&flow);
	if (flow_peek(&flow))
		tree->root = flow_value(&flow);
	flow_space(&flow);
	assert(flow.at == flow.text.n);
}

#endif
