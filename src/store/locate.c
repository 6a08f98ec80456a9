/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/store.h"

#include "base/text.h"

/* Walks source and decoded text side by side. */
struct walk {
	struct str source; /* of the scalar */
	struct str text;
	size_t from, to; /* bytes done in source and in text */
};

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* Bytes of an escape in a double-quoted scalar. */
static size_t escape_length(char c)
{
	return c == 'x' ? 4 : c == 'u' ? 6 : c == 'U' ? 10 : 2;
}

static void skip_spaces(struct walk *walk)
{
	while (walk->from < walk->source.n && is_space(walk->source.p[walk->from]))
		walk->from++;
}

/* One step; false when the two do not go together any more. */
static bool step(struct walk *walk, enum node_style style)
{
	char s = walk->source.p[walk->from], t = walk->text.p[walk->to];
	uint32_t code;

	if (style == NODE_STYLE_DOUBLE && s == '\\' && walk->from + 1 < walk->source.n) {
		if (walk->source.p[walk->from + 1] == '\n' || walk->source.p[walk->from + 1] == '\r') {
			walk->from++;
			skip_spaces(walk);
			return true;
		}
		walk->from += escape_length(walk->source.p[walk->from + 1]);
		walk->to += text_decode(walk->text, walk->to, &code);
		return walk->from <= walk->source.n;
	}
	if (style == NODE_STYLE_SINGLE && s == '\'' && t == '\'')
		walk->from++;
	if (s == t && s != '\n') {
		walk->from++;
		walk->to++;
		return true;
	}
	if (!is_space(s) || !is_space(t))
		return false;
	/* Indentation, folding and line breaks: both go on to the next word. */
	skip_spaces(walk);
	while (walk->to < walk->text.n && is_space(walk->text.p[walk->to]))
		walk->to++;
	return true;
}

/* What is the same in both, up to the end of the line: nearly all of a long text. */
static void run(struct walk *walk, size_t offset)
{
	const char *s = walk->source.p + walk->from, *t = walk->text.p + walk->to;
	size_t left = walk->source.n - walk->from, n = 0;

	if (left > offset - walk->to)
		left = offset - walk->to;
	while (n < left && s[n] == t[n] && s[n] != '\n' && s[n] != '\\' && s[n] != '\'')
		n++;
	walk->from += n;
	walk->to += n;
}

/* The byte of the file where byte offset of the scalar's text stands; at worst where the scalar begins. */
static size_t source_offset(const struct node_tree *tree, const struct node *node, size_t offset)
{
	struct walk walk = { .source = str_in(tree->source, node->span), .text = node->text };

	if (node->style == NODE_STYLE_SINGLE || node->style == NODE_STYLE_DOUBLE) {
		walk.from = 1;
	} else if (node->style == NODE_STYLE_LITERAL || node->style == NODE_STYLE_FOLDED) {
		size_t end = str_find_char(walk.source, '\n', 0);

		walk.from = end == STR_NONE ? walk.source.n : end + 1;
		while (walk.from < walk.source.n && walk.source.p[walk.from] == ' ')
			walk.from++;
		/* Blank lines and deeper spaces at the beginning are text too. */
		while (walk.to < walk.text.n && walk.to < offset && is_space(walk.text.p[walk.to]))
			walk.to++;
		if (walk.to)
			skip_spaces(&walk);
	}
	run(&walk, offset);
	while (walk.to < offset && walk.from < walk.source.n) {
		if (!step(&walk, node->style))
			return node->span.at;
		run(&walk, walk.to < offset ? offset : walk.to);
	}
	return node->span.at + (walk.from < walk.source.n ? walk.from : walk.source.n);
}

/* The row's place among the maps of the list is its place in the pack: nobody has moved it since the file was read. */
static const struct node *row_node(const struct pack *pack, const struct addr *at, const struct node *list)
{
	const struct entry *entry = pack_entry(pack, at->item);
	size_t index = entry && at->row ? entry_row_place(entry, at->row) : SIZE_MAX;

	if (index == SIZE_MAX)
		return NULL;
	node_each (child, list)
		if (child->kind == NODE_MAP && index-- == 0)
			return child;
	return NULL;
}

/* Of a byte within the scalar, or right behind it. */
static void place(const struct node_tree *tree, const struct node *node, size_t at, size_t *line, size_t *column)
{
	size_t start = node->span.at - (node->column - 1);

	*line = node->line;
	for (size_t i = node->span.at; i < at; i++)
		if (tree->source.p[i] == '\n' || (tree->source.p[i] == '\r' && tree->source.p[i + 1] != '\n')) {
			++*line;
			start = i + 1;
		}
	*column = at - start + 1;
}

bool workspace_locate(const struct workspace *workspace, const struct addr *at, size_t offset, size_t *line,
		      size_t *column)
{
	const struct node_tree *tree = &workspace->tree;
	const struct node *node = node_get_str(node_get(tree->root, "items"), at->item);

	if (node && at->row) {
		const struct node *row = row_node(&workspace->pack, at, node_get(node, "rows"));

		node = row;
	}
	if (node && at->field.n)
		node = node_get_str(node, at->field);
	if (!node)
		return false;
	if (node->kind != NODE_SCALAR || at->field.n == 0) {
		const struct node *first = node->key ? node->key : node;

		*line = first->line;
		*column = first->column;
		return true;
	}
	if (offset > node->text.n)
		offset = node->text.n;
	place(tree, node, source_offset(tree, node, offset), line, column);
	return true;
}

size_t workspace_characters(const struct workspace *workspace, size_t line, size_t column)
{
	struct str rest = workspace->tree.source, text = STR("");
	size_t characters = 1;

	if (str_starts(rest, STR("\xEF\xBB\xBF")))
		rest = str_sub(rest, 3, rest.n - 3);
	while (line-- && str_next_line(&rest, &text))
		;
	for (size_t i = 0; i + 1 < column && i < text.n; i++)
		characters += ((unsigned char)text.p[i] & 0xC0) != 0x80;
	return characters;
}
