/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/reader.h"

void reader_fault(struct reader *reader, const struct node *node, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	reader->good = node_verror(reader->tree, node, reader->error, format, args);
	va_end(args);
}

struct str reader_keep(const struct reader *reader, struct str text)
{
	/* A text that was trimmed at its end has no NUL there. */
	if (reader->tree->is_lasting && text.p && text.p[text.n] == '\0')
		return text;
	return arena_str(reader->arena, text);
}

void reader_keys(struct reader *reader, const struct node *map, const char *const *known)
{
	if (!node_check_keys(reader->tree, map, known, reader->error))
		reader->good = false;
}

const struct node *reader_part(struct reader *reader, const struct node *map, const char *key, enum node_kind kind,
			       bool need)
{
	static const char *const shapes[] = { "a text", "a list", "a map" };
	const struct node *node = node_get(map, key);

	if (!node) {
		if (need)
			reader_fault(reader, map, "no '%s'", key);
		return NULL;
	}
	if (node->kind != kind) {
		reader_fault(reader, node, "'%s' must be %s, not %s", key, shapes[kind], shapes[node->kind]);
		return NULL;
	}
	return node;
}

struct str reader_text(struct reader *reader, const struct node *map, const char *key, bool need)
{
	const struct node *node = reader_part(reader, map, key, NODE_SCALAR, need);

	if (!node)
		return STR("");
	if (str_is_blank(node->text)) {
		reader_fault(reader, node, "'%s' is empty", key);
		return STR("");
	}
	return reader_keep(reader, str_trim(node->text));
}

struct str_list reader_list(struct reader *reader, const struct node *map, const char *key, bool need)
{
	const struct node *list = reader_part(reader, map, key, NODE_LIST, need);
	struct str_list out = { NULL, 0 };

	if (!list)
		return out;
	if (list->count == 0)
		reader_fault(reader, list, "'%s' is empty", key);
	out.v = arena_alloc(reader->arena, (list->count + 1) * sizeof(*out.v));
	node_each (child, list) {
		if (child->kind != NODE_SCALAR || str_is_blank(child->text))
			reader_fault(reader, child, "'%s' is a list of texts", key);
		else
			out.v[out.n++] = reader_keep(reader, str_trim(child->text));
	}
	return out;
}

int reader_match(struct reader *reader, const struct node *node, const char *what, const char *const *words)
{
	struct buf known = BUF_EMPTY;

	for (int i = 0; words[i]; i++)
		if (node->kind == NODE_SCALAR && str_is(node->text, words[i]))
			return i;
	for (int i = 0; words[i]; i++)
		buf_printf(&known, "%s%s", i ? ", " : "", words[i]);
	reader_fault(reader, node, "unknown %s '%.*s' (known: %s)", what, STR_FMT(node_text(node)), known.p);
	buf_release(&known);
	return -1;
}

int reader_word(struct reader *reader, const struct node *map, const char *key, const char *const *words, bool need)
{
	const struct node *node = reader_part(reader, map, key, NODE_SCALAR, need);
	int word = node ? reader_match(reader, node, key, words) : 0;

	return word < 0 ? 0 : word;
}

enum unit reader_unit(struct reader *reader, const struct node *map)
{
	const struct node *node = reader_part(reader, map, "unit", NODE_SCALAR, true);
	enum unit unit = UNIT_NONE;

	if (node && !unit_parse(node->text, &unit))
		reader_fault(reader, node, "unknown unit '%.*s'", STR_FMT(node->text));
	return unit;
}

bool reader_decimal(struct reader *reader, const struct node *map, const char *key, double *out)
{
	const struct node *node = reader_part(reader, map, key, NODE_SCALAR, false);
	struct quantity quantity = { .value = 0 };

	if (!node)
		return false;
	if (quantity_read(node->text, UNIT_NONE, NUMBER_STYLE_POINT, STR(""), &quantity) != QUANTITY_READ)
		reader_fault(reader, node, "'%s' is no number", key);
	*out = quantity.value;
	return true;
}

void reader_size(struct reader *reader, const struct node *map, const char *key, bool need, size_t min, size_t max,
		 size_t *out)
{
	const struct node *node = reader_part(reader, map, key, NODE_SCALAR, need);
	size_t value;

	if (!node)
		return;
	if (!str_to_size(node->text, &value))
		reader_fault(reader, node, "'%s' is no whole number", key);
	else if (value < min || value > max)
		reader_fault(reader, node, "'%s' is not from %zu to %zu", key, min, max);
	else
		*out = value;
}

struct file_place reader_place(const struct node *node)
{
	return node ? (struct file_place){ node->line, node->column } : (struct file_place){ 0, 0 };
}

bool reader_is_name(struct str text)
{
	if (text.n == 0 || text.p[0] < 'a' || text.p[0] > 'z')
		return false;
	for (size_t i = 0; i < text.n; i++)
		if (!(text.p[i] >= 'a' && text.p[i] <= 'z') && !(text.p[i] >= '0' && text.p[i] <= '9') &&
		    text.p[i] != '_')
			return false;
	return true;
}
