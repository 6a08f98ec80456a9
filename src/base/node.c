/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/node.h"

#include "base/text.h"

/* Of one message. It may quote a key or a value of the file, which may be megabytes of anything. */
#define MESSAGE_BYTES_MAX 1000

void node_tree_init(struct node_tree *tree, const char *name)
{
	*tree = (struct node_tree){ .name = mem_strdup(name) };
	arena_init(&tree->arena);
}

void node_tree_release(struct node_tree *tree)
{
	arena_release(&tree->arena);
	free(tree->held);
	free(tree->name);
	*tree = (struct node_tree){ .root = NULL };
}

struct node *node_copy(struct arena *arena, const struct node *node)
{
	struct node *copy = arena_alloc(arena, sizeof(*copy)), **end = &copy->first;

	*copy = *node;
	copy->text = arena_str(arena, node->text);
	copy->key = NULL;
	copy->first = copy->next = NULL;
	node_each (child, node) {
		*end = node_copy(arena, child);
		if (child->key)
			(*end)->key = node_copy(arena, child->key);
		end = &(*end)->next;
	}
	return copy;
}

struct node *node_new(struct arena *arena, enum node_kind kind, const struct node *origin)
{
	struct node *node = arena_alloc(arena, sizeof(*node));

	node->kind = kind;
	node->style = kind == NODE_SCALAR ? NODE_STYLE_DOUBLE : NODE_STYLE_BLOCK;
	if (origin) {
		node->line = origin->line;
		node->column = origin->column;
	}
	return node;
}

struct node *node_new_text(struct arena *arena, struct str text, const struct node *origin)
{
	struct node *node = node_new(arena, NODE_SCALAR, origin);

	node->text = arena_str(arena, text);
	return node;
}

void node_add(struct arena *arena, struct node *parent, const char *key, struct node *child)
{
	struct node **end = &parent->first;

	assert((parent->kind == NODE_MAP) == (key != NULL) && parent->kind != NODE_SCALAR);
	while (*end)
		end = &(*end)->next;
	*end = child;
	if (key)
		child->key = node_new_text(arena, str_of(key), child);
	parent->count++;
}

const struct node *node_get_str(const struct node *map, struct str key)
{
	if (!map || map->kind != NODE_MAP)
		return NULL;
	node_each (child, map) {
		if (str_eq(child->key->text, key))
			return child;
	}
	return NULL;
}

const struct node *node_get(const struct node *map, const char *key)
{
	return node_get_str(map, str_of(key));
}

struct str node_text(const struct node *node)
{
	return node && node->kind == NODE_SCALAR ? node->text : STR("");
}

bool node_verror(const struct node_tree *tree, const struct node *node, struct error *error, const char *format,
		 va_list args)
{
	struct buf what = BUF_EMPTY, shown = BUF_EMPTY;

	buf_vprintf(&what, format, args);
	/* One line each, or a key with a line break in it could forge the next message. */
	text_visible(text_prefix(buf_str(&what), MESSAGE_BYTES_MAX), false, &shown);
	error_add(error, "%s:%zu:%zu: %s%s", tree->name, node ? node->line : 1, node ? node->column : 1, shown.p,
		  what.n > MESSAGE_BYTES_MAX ? "…" : "");
	buf_release(&shown);
	buf_release(&what);
	return false;
}

bool node_error(const struct node_tree *tree, const struct node *node, struct error *error, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	node_verror(tree, node, error, format, args);
	va_end(args);
	return false;
}

bool node_check_keys(const struct node_tree *tree, const struct node *map, const char *const *known,
		     struct error *error)
{
	const char *const *from = known;
	bool clean = true;

	/* Files mostly keep the order of the list: the search goes on where it ended, and then from the start. */
	node_each (child, map) {
		const char *const *name = from;

		while (*name && !str_is(child->key->text, *name))
			name++;
		for (const char *const *again = known; !*name && again < from; again++)
			if (str_is(child->key->text, *again)) {
				name = again;
				break;
			}
		if (*name)
			from = name;
		else
			clean = node_error(tree, child->key, error, "unknown key '%.*s'", STR_FMT(child->key->text));
	}
	return clean;
}
