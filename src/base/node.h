/* SPDX-License-Identifier: MIT */
/*
 * Owns: a tree of scalars, lists and maps with source spans: what a data file becomes, free of any parser's types.
 * Never: interprets a scalar (no booleans, no numbers: "no" is the text "no").
 */
#ifndef BASE_NODE_H
#define BASE_NODE_H

#include "base/error.h"
#include "base/mem.h"
#include "base/str.h"

enum node_kind {
	NODE_SCALAR,
	NODE_LIST,
	NODE_MAP,
};

enum node_style {
	NODE_STYLE_PLAIN,
	NODE_STYLE_SINGLE,  /* 'quoted' */
	NODE_STYLE_DOUBLE,  /* "quoted" */
	NODE_STYLE_LITERAL, /* | */
	NODE_STYLE_FOLDED,  /* > */
	NODE_STYLE_FLOW,    /* [list] or {map} */
	NODE_STYLE_BLOCK,   /* list or map, a line each */
};

struct node {
	enum node_kind kind;
	enum node_style style;
	struct str text;     /* scalars: the decoded value, NUL-terminated, in the tree's arena */
	struct node *key;    /* of a child of a map; NULL elsewhere */
	struct node *first;  /* children of a list or map, in file order */
	struct node *next;   /* next sibling */
	size_t count;        /* children */
	struct span span;    /* bytes in the source, first to last of the value, no trailing blank lines */
	size_t line, column; /* of the first byte, from 1; column in bytes */
};

/* A whole file. Nodes live in the arena; source is the text that spans refer to. */
struct node_tree {
	struct arena arena;
	struct node *root; /* NULL for an empty file */
	char *name;        /* the file's name as messages show it */
	struct str source; /* in the arena, or held */
	char *held;        /* the file's bytes, where the tree took them over; or NULL */
	bool is_lasting;   /* texts are NUL-terminated and outlive the tree: who keeps one need not copy it */
};

void node_tree_init(struct node_tree *tree, const char *name);
void node_tree_release(struct node_tree *tree);

/* A deep copy of node, without its key, in arena. Spans and places are those of the original. */
struct node *node_copy(struct arena *arena, const struct node *node);
/*
 * For trees that no file held. Nodes are at the place of origin (NULL: at none). node_add() puts child at the end of a list, or
 * of a map under key; both are then the parent's.
 */
struct node *node_new(struct arena *arena, enum node_kind kind, const struct node *origin);
struct node *node_new_text(struct arena *arena, struct str text, const struct node *origin);
void node_add(struct arena *arena, struct node *parent, const char *key, struct node *child);

/* The value under key in a map, or NULL (also when map is NULL or no map). */
const struct node *node_get(const struct node *map, const char *key);
const struct node *node_get_str(const struct node *map, struct str key);
/* The scalar's text, or an empty str when node is NULL or no scalar. */
struct str node_text(const struct node *node);
/* error_add() with "name:line:column: " in front of the message. Always returns false. */
bool node_error(const struct node_tree *tree, const struct node *node, struct error *error, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
bool node_verror(const struct node_tree *tree, const struct node *node, struct error *error, const char *format,
		 va_list args) __attribute__((format(printf, 4, 0)));
/* Adds an error for every key of map that is not in the NULL-terminated list; true when there is none. */
bool node_check_keys(const struct node_tree *tree, const struct node *map, const char *const *known,
		     struct error *error);

#define node_each(child, parent)                                                                                       \
	for (const struct node *child = (parent) ? (parent)->first : NULL; child; child = child->next)

#endif
