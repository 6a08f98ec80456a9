/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/json.h"

#include <jansson.h>

#include "base/text.h"
#include "store/store.h"
#include "store/yaml_scan.h"

struct place {
	size_t line, column; /* from 1; column in bytes */
};

/*
 * The library tells no places of what it has read, and takes memory before it looks at a limit. So the text is walked over
 * first: every value and key, in the order of the file, which is the order in which the library's objects give them back.
 */
struct scanner {
	struct str text;
	size_t at, line, start; /* start: of the line */
	size_t depth;
	VEC(struct place) places;
};

struct builder {
	struct node_tree *tree;
	const struct place *next;
};

static void step(struct scanner *scanner)
{
	if (scanner->text.p[scanner->at++] == '\n') {
		scanner->line++;
		scanner->start = scanner->at;
	}
}

static void skip_string(struct scanner *scanner)
{
	step(scanner);
	while (scanner->at < scanner->text.n && scanner->text.p[scanner->at] != '"') {
		if (scanner->text.p[scanner->at] == '\\' && scanner->at + 1 < scanner->text.n)
			step(scanner);
		step(scanner);
	}
	if (scanner->at < scanner->text.n)
		step(scanner);
}

/* A number or a word. */
static void skip_plain(struct scanner *scanner)
{
	while (scanner->at < scanner->text.n && !strchr(" \t\r\n\"[]{},:", scanner->text.p[scanner->at]))
		step(scanner);
	/* strchr() finds NUL, too. */
	while (scanner->at < scanner->text.n && scanner->text.p[scanner->at] == '\0')
		step(scanner);
}

static bool fault(const char *name, struct place place, struct error *error, const char *what)
{
	return error_add(error, "%s:%zu:%zu: %s", name, place.line, place.column, what);
}

static bool scan(struct scanner *scanner, const char *name, struct error *error)
{
	while (scanner->at < scanner->text.n) {
		struct place here = { scanner->line, scanner->at - scanner->start + 1 };
		char c = scanner->text.p[scanner->at];

		if (strchr(" \t\r\n,:]}", c) && c) {
			scanner->depth -= (c == ']' || c == '}') && scanner->depth > 0;
			step(scanner);
			continue;
		}
		if (scanner->places.n == STORE_NODE_LIMIT)
			return fault(name, here, error, "too many values for one file; split it, one domain a file");
		vec_push(&scanner->places, here);
		if (c == '"') {
			skip_string(scanner);
		} else if (c == '[' || c == '{') {
			if (++scanner->depth > STORE_DEPTH_LIMIT)
				return fault(name, here, error,
					     "nested more than 100 levels deep; no catalogue is, so this is another "
					     "file or a broken one");
			step(scanner);
		} else {
			skip_plain(scanner);
		}
	}
	return true;
}

/* In plain decimals: what reads definitions knows no exponents. */
static struct str number_text(struct arena *arena, const json_t *value)
{
	struct buf text = BUF_EMPTY;
	struct str kept;

	if (json_is_integer(value))
		buf_printf(&text, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
	else
		buf_decimal(&text, json_real_value(value));
	kept = arena_str(arena, buf_str(&text));
	buf_release(&text);
	return kept;
}

static struct node *new_node(struct builder *builder, enum node_kind kind)
{
	const struct node origin = { .line = builder->next->line, .column = builder->next->column };

	builder->next++;
	return node_new(&builder->tree->arena, kind, &origin);
}

/* As deep as the scanner allowed. */
static struct node *build(struct builder *builder, json_t *value)
{
	struct arena *arena = &builder->tree->arena;
	struct node *node = new_node(builder, json_is_object(value)  ? NODE_MAP
					      : json_is_array(value) ? NODE_LIST
								     : NODE_SCALAR);
	struct node **end = &node->first;
	const char *key;
	json_t *child;
	size_t i;

	if (json_is_string(value))
		node->text = arena_str(arena, (struct str){ json_string_value(value), json_string_length(value) });
	else if (node->kind == NODE_SCALAR)
		node->style = NODE_STYLE_PLAIN;
	if (json_is_number(value))
		node->text = number_text(arena, value);
	else if (node->kind == NODE_SCALAR && !json_is_string(value))
		node->text = json_is_null(value) ? STR("null") : json_is_true(value) ? STR("true") : STR("false");
	json_object_foreach(value, key, child)
	{
		struct node *name = new_node(builder, NODE_SCALAR);

		name->text = arena_str(arena, str_of(key));
		*end = build(builder, child);
		(*end)->key = name;
		end = &(*end)->next;
		node->count++;
	}
	json_array_foreach(value, i, child)
	{
		*end = build(builder, child);
		end = &(*end)->next;
		node->count++;
	}
	return node;
}

/* The library's words quote the file and name none of its flags' meanings. */
static bool tell(const json_error_t *why, const char *name, struct error *error)
{
	struct buf shown = BUF_EMPTY;

	text_visible(str_of(why->text), false, &shown);
	error_add(error, "%s:%d:%d: no valid JSON: %s; nothing was read", name, why->line > 0 ? why->line : 1,
		  why->column > 0 ? why->column : 1, shown.n ? shown.p : "unreadable");
	buf_release(&shown);
	return false;
}

bool json_read(struct str text, struct node_tree *tree, struct error *error)
{
	struct scanner scanner = { .text = text, .line = 1 };
	struct builder builder = { .tree = tree };
	json_error_t why;
	json_t *root;

	if (str_starts(text, STR("\xEF\xBB\xBF")))
		scanner.text = text = str_sub(text, 3, text.n - 3);
	if (!scan(&scanner, tree->name, error)) {
		vec_release(&scanner.places);
		return false;
	}
	root = json_loadb(text.n ? text.p : "", text.n, JSON_REJECT_DUPLICATES, &why);
	if (root) {
		builder.next = scanner.places.v;
		tree->root = build(&builder, root);
		tree->source = STR("");
		json_decref(root);
	}
	vec_release(&scanner.places);
	return root ? true : tell(&why, tree->name, error);
}

bool json_read_file(const char *path, struct node_tree *tree, struct error *error)
{
	struct buf text = BUF_EMPTY;
	struct error why = ERROR_NONE;
	bool fine;

	node_tree_init(tree, path);
	fine = file_read(path, STORE_FILE_LIMIT, &text, NULL, &why);
	if (fine)
		fine = json_read(buf_str(&text), tree, error);
	else
		error_add(error, "%s%s", error_text(&why),
			  strstr(error_text(&why), "larger than") ? "; split it, one domain a file" : "");
	error_release(&why);
	buf_release(&text);
	return fine;
}
