/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/store.h"

#include <yaml.h>

#include "base/text.h"
#include "store/yaml_scan.h"

#define ERROR_LIMIT 20
/* Bytes at a time, where only the begin of a file is wanted. */
#define HEAD_STEP 256

/* libyaml marks count code points; this walks from one mark to the next, so that a whole file costs one pass. */
struct cursor {
	size_t index; /* code points */
	size_t at; /* bytes */
	size_t line; /* from 1 */
	size_t start; /* of the line, bytes */
};

struct frame {
	struct node *node;
	struct node *last; /* child */
	struct node *key; /* read, still without its value */
};

struct reader {
	yaml_parser_t parser;
	struct node_tree *tree;
	struct error *error;
	struct str text; /* the source behind its byte order mark */
	size_t base; /* bytes of the mark */
	struct cursor begin, end;
	size_t fed; /* bytes given to libyaml */
	size_t settled; /* of those, what had been given at the last event */
	bool starved; /* we stopped feeding: too much text without an event */
	const char *const *until; /* keys at which reading ends; or NULL */
	struct node *stop; /* the key at which it did */
	size_t keys, nodes, errors, documents;
	struct frame frames[STORE_DEPTH_LIMIT];
	size_t depth;
};

static bool is_break(struct str text, size_t at)
{
	return text.p[at] == '\n' || (text.p[at] == '\r' && (at + 1 == text.n || text.p[at + 1] != '\n'));
}

static bool is_continuation(struct str text, size_t at)
{
	return ((unsigned char)text.p[at] & 0xC0) == 0x80;
}

static void cursor_back(struct cursor *cursor, struct str text, size_t index)
{
	while (cursor->index > index && cursor->at > 0) {
		do
			cursor->at--;
		while (cursor->at > 0 && is_continuation(text, cursor->at));
		cursor->index--;
		if (is_break(text, cursor->at))
			cursor->line--;
	}
	cursor->start = cursor->at;
	while (cursor->start > 0 && !is_break(text, cursor->start - 1))
		cursor->start--;
}

/* Most of a file is printable ASCII: as many bytes as code points, and no break. */
static void cursor_run(struct cursor *cursor, struct str text, size_t index)
{
	size_t n;

	if (text.n - cursor->at > index - cursor->index)
		text.n = cursor->at + index - cursor->index;
	n = text_plain_run(text, cursor->at);
	cursor->at += n;
	cursor->index += n;
}

static void cursor_seek(struct cursor *cursor, struct str text, size_t index)
{
	if (cursor->index > index)
		cursor_back(cursor, text, index);
	for (;;) {
		cursor_run(cursor, text, index);
		if (cursor->index >= index || cursor->at >= text.n)
			break;
		if (is_break(text, cursor->at)) {
			cursor->line++;
			cursor->start = cursor->at + 1;
		}
		do
			cursor->at++;
		while (cursor->at < text.n && is_continuation(text, cursor->at));
		cursor->index++;
	}
}

/* Always returns false; the reader goes on until there are enough errors. */
static bool complain(struct reader *reader, size_t line, size_t column, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

static bool complain(struct reader *reader, size_t line, size_t column, const char *format, ...)
{
	struct buf what = BUF_EMPTY;
	va_list args;

	va_start(args, format);
	buf_vprintf(&what, format, args);
	va_end(args);
	if (reader->errors++ < ERROR_LIMIT)
		error_add(reader->error, "%s:%zu:%zu: %s", reader->tree->name, line, column, what.p);
	buf_release(&what);
	return false;
}

static bool complain_at(struct reader *reader, yaml_mark_t mark, const char *what)
{
	struct cursor *cursor = &reader->begin;

	cursor_seek(cursor, reader->text, mark.index);
	return complain(reader, cursor->line, cursor->at - cursor->start + 1, "%s", what);
}

/* libyaml asks for more. A scalar is bounded here, before libyaml has grown its buffer for all of it. */
static int feed(void *data, unsigned char *buffer, size_t size, size_t *given)
{
	struct reader *reader = data;
	size_t n = reader->text.n - reader->fed;

	if (reader->fed - reader->settled > STORE_SCALAR_LIMIT) {
		reader->starved = true;
		return 0;
	}
	if (n > size)
		n = size;
	/* It decodes all that it gets. */
	if (reader->until && n > HEAD_STEP)
		n = HEAD_STEP;
	if (n)
		memcpy(buffer, reader->text.p + reader->fed, n);
	reader->fed += n;
	*given = n;
	return 1;
}

static enum node_style scalar_style(yaml_scalar_style_t style)
{
	switch (style) {
	case YAML_SINGLE_QUOTED_SCALAR_STYLE:
		return NODE_STYLE_SINGLE;
	case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
		return NODE_STYLE_DOUBLE;
	case YAML_LITERAL_SCALAR_STYLE:
		return NODE_STYLE_LITERAL;
	case YAML_FOLDED_SCALAR_STYLE:
		return NODE_STYLE_FOLDED;
	case YAML_ANY_SCALAR_STYLE:
	case YAML_PLAIN_SCALAR_STYLE:
		break;
	}
	return NODE_STYLE_PLAIN;
}

static struct node *new_node(struct reader *reader, enum node_kind kind, enum node_style style, yaml_mark_t start)
{
	struct node *node = arena_alloc(&reader->tree->arena, sizeof(*node));

	/* Behind a long text its end is nearer than its begin. */
	if (reader->end.index > reader->begin.index && reader->end.index <= start.index)
		reader->begin = reader->end;
	cursor_seek(&reader->begin, reader->text, start.index);
	node->kind = kind;
	node->style = style;
	node->span.at = reader->begin.at + reader->base;
	node->line = reader->begin.line;
	node->column = reader->begin.at - reader->begin.start + 1;
	return node;
}

static void end_at(struct reader *reader, struct node *node, yaml_mark_t mark)
{
	size_t end;

	if (reader->begin.index > reader->end.index && reader->begin.index <= mark.index)
		reader->end = reader->begin;
	cursor_seek(&reader->end, reader->text, mark.index);
	end = reader->end.at + reader->base;
	node->span.n = end > node->span.at ? end - node->span.at : 0;
}

/* Hangs node into the collection that is open, as a key, a value or an element. */
static void attach(struct reader *reader, struct node *node)
{
	struct frame *frame = reader->depth ? &reader->frames[reader->depth - 1] : NULL;

	if (!frame) {
		reader->tree->root = node;
		return;
	}
	if (frame->node->kind == NODE_MAP && !frame->key) {
		frame->key = node;
		reader->keys++;
		if (node->kind != NODE_SCALAR)
			complain(reader, node->line, node->column, "a key must be plain text, not a list or a map");
		return;
	}
	node->key = frame->key;
	frame->key = NULL;
	if (frame->last)
		frame->last->next = node;
	else
		frame->node->first = node;
	frame->last = node;
	frame->node->count++;
}

static bool within_limits(struct reader *reader, const struct node *node)
{
	if (reader->keys > STORE_KEY_LIMIT)
		return complain(reader, node->line, node->column, "more than %d keys", STORE_KEY_LIMIT);
	if (++reader->nodes > STORE_NODE_LIMIT)
		return complain(reader, node->line, node->column, "more than %d values", STORE_NODE_LIMIT);
	return true;
}

static void check_properties(struct reader *reader, yaml_mark_t start, bool anchor, bool tag)
{
	if (anchor)
		complain_at(reader, start, "anchors ('&') are not allowed");
	if (tag)
		complain_at(reader, start, "tags ('!') are not allowed");
}

static bool is_stop(const struct reader *reader, const struct node *node)
{
	const struct frame *frame = &reader->frames[0];

	if (!reader->until || reader->depth != 1 || frame->node->kind != NODE_MAP || frame->key)
		return false;
	for (const char *const *name = reader->until; *name; name++)
		if (str_is(node->text, *name))
			return true;
	return false;
}

static bool on_scalar(struct reader *reader, const yaml_event_t *event)
{
	enum node_style style = scalar_style(event->data.scalar.style);
	struct node *node = new_node(reader, NODE_SCALAR, style, event->start_mark);

	check_properties(reader, event->start_mark, event->data.scalar.anchor, event->data.scalar.tag);
	node->text = arena_str(&reader->tree->arena,
			       (struct str){ (const char *)event->data.scalar.value, event->data.scalar.length });
	end_at(reader, node, event->end_mark);
	if (style == NODE_STYLE_LITERAL || style == NODE_STYLE_FOLDED)
		node->span.n = yaml_block_length(str_in(reader->tree->source, node->span));
	if (memchr(node->text.p, '\0', node->text.n))
		complain_at(reader, event->start_mark, "a NUL character (\"\\0\") is not allowed");
	if (is_stop(reader, node)) {
		reader->stop = node;
		return false;
	}
	attach(reader, node);
	return within_limits(reader, node);
}

static bool on_start(struct reader *reader, const yaml_event_t *event)
{
	bool map = event->type == YAML_MAPPING_START_EVENT;
	bool flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
			: event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
	struct node *node = new_node(reader, map ? NODE_MAP : NODE_LIST, flow ? NODE_STYLE_FLOW : NODE_STYLE_BLOCK,
				     event->start_mark);

	if (map)
		check_properties(reader, event->start_mark, event->data.mapping_start.anchor,
				 event->data.mapping_start.tag);
	else
		check_properties(reader, event->start_mark, event->data.sequence_start.anchor,
				 event->data.sequence_start.tag);
	if (reader->depth == STORE_DEPTH_LIMIT)
		return complain(reader, node->line, node->column, "nested deeper than %d", STORE_DEPTH_LIMIT);
	attach(reader, node);
	reader->frames[reader->depth++] = (struct frame){ .node = node };
	return within_limits(reader, node);
}

static int by_key(const void *left, const void *right)
{
	const struct node *a = (*(const struct node *const *)left)->key, *b = (*(const struct node *const *)right)->key;
	int order = str_cmp(a->text, b->text);

	return order ? order : (a->span.at > b->span.at) - (a->span.at < b->span.at);
}

static void complain_twice(struct reader *reader, const struct node *first, const struct node *again)
{
	struct buf shown = BUF_EMPTY;
	struct str name = again->key->text;

	/* A key may be megabytes of anything: messages show a harmless beginning. */
	if (name.n > 80)
		name.n = 80;
	text_visible(name, false, &shown);
	complain(reader, again->key->line, again->key->column, "duplicate key '%.*s', first on line %zu",
		 STR_FMT(buf_str(&shown)), first->key->line);
	buf_release(&shown);
}

static void check_duplicates(struct reader *reader, const struct node *map)
{
	VEC(const struct node *) children = { NULL, 0, 0 };

	node_each (child, map)
		if (child->key->kind == NODE_SCALAR)
			vec_push(&children, child);
	if (children.n > 1)
		qsort(children.v, children.n, sizeof(children.v[0]), by_key);
	for (size_t i = 1, first = 0; i < children.n; i++) {
		if (str_eq(children.v[i]->key->text, children.v[first]->key->text))
			complain_twice(reader, children.v[first], children.v[i]);
		else
			first = i;
	}
	vec_release(&children);
}

static void on_end(struct reader *reader, const yaml_event_t *event)
{
	struct frame *frame = &reader->frames[--reader->depth];
	struct node *node = frame->node;

	if (node->style == NODE_STYLE_FLOW)
		end_at(reader, node, event->end_mark);
	else if (frame->last)
		node->span.n = frame->last->span.at + frame->last->span.n - node->span.at;
	if (node->kind == NODE_MAP)
		check_duplicates(reader, node);
}

static bool on_document(struct reader *reader, const yaml_event_t *event)
{
	if (event->data.document_start.version_directive ||
	    event->data.document_start.tag_directives.start != event->data.document_start.tag_directives.end)
		complain_at(reader, event->start_mark, "directives ('%') are not allowed");
	if (++reader->documents > 1)
		return complain_at(reader, event->start_mark, "more than one document ('---') in a file");
	return true;
}

/* False when reading on makes no sense. */
static bool on_event(struct reader *reader, const yaml_event_t *event)
{
	reader->settled = reader->fed;
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return on_document(reader, event);
	case YAML_ALIAS_EVENT:
		complain_at(reader, event->start_mark, "aliases ('*') are not allowed");
		attach(reader, new_node(reader, NODE_SCALAR, NODE_STYLE_PLAIN, event->start_mark));
		return true;
	case YAML_SCALAR_EVENT:
		return on_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT:
		return on_start(reader, event);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		on_end(reader, event);
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		break;
	}
	return true;
}

static void complain_syntax(struct reader *reader)
{
	const yaml_parser_t *parser = &reader->parser;
	struct buf what = BUF_EMPTY;
	struct cursor place = { .line = 1 };

	if (reader->starved) {
		cursor_seek(&place, reader->text, reader->begin.index);
		complain(reader, place.line, place.at - place.start + 1, "more than %zu MB in one value",
			 STORE_SCALAR_LIMIT >> 20);
		return;
	}
	buf_adds(&what, parser->problem ? parser->problem : "out of memory");
	if (parser->context) {
		cursor_seek(&place, reader->text, parser->context_mark.index);
		buf_printf(&what, ", %s from line %zu", parser->context, place.line);
	}
	complain_at(reader, parser->problem_mark, what.p);
	buf_release(&what);
}

static void read_events(struct reader *reader)
{
	bool more = true;

	while (more) {
		yaml_event_t event;

		if (!yaml_parser_parse(&reader->parser, &event)) {
			complain_syntax(reader);
			return;
		}
		more = event.type != YAML_STREAM_END_EVENT && on_event(reader, &event) && reader->errors < ERROR_LIMIT;
		yaml_event_delete(&event);
	}
}

/* Of a text that was looked through. until may be NULL, and so may rest then. */
static bool read_source(struct node_tree *tree, const char *const *until, struct str *rest, struct error *error)
{
	struct reader reader = {
		.tree = tree, .error = error, .begin = { .line = 1 }, .end = { .line = 1 }, .until = until
	};

	reader.base = str_starts(tree->source, STR("\xEF\xBB\xBF")) ? 3 : 0;
	reader.text = str_sub(tree->source, reader.base, tree->source.n - reader.base);
	if (!yaml_parser_initialize(&reader.parser))
		return error_set(error, "cannot read '%s': out of memory", tree->name);
	yaml_parser_set_encoding(&reader.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input(&reader.parser, feed, &reader);
	read_events(&reader);
	yaml_parser_delete(&reader.parser);
	if (reader.errors)
		tree->root = NULL;
	if (until) {
		size_t end = reader.stop ? reader.stop->span.at : tree->source.n;

		*rest = str_sub(tree->source, end, tree->source.n - end);
	}
	return reader.errors == 0;
}

bool yaml_read(struct str text, struct node_tree *tree, struct error *error)
{
	tree->root = NULL;
	if (!yaml_scan(text, tree->name, ERROR_LIMIT, error))
		return false;
	tree->source = arena_str(&tree->arena, text);
	return read_source(tree, NULL, NULL, error);
}

bool yaml_take_until(struct buf *text, const char *const *until, struct node_tree *tree, struct str *rest,
		     struct error *error)
{
	size_t n = text->n;

	tree->root = NULL;
	if (!yaml_scan(buf_str(text), tree->name, ERROR_LIMIT, error))
		return false;
	tree->held = buf_detach(text);
	tree->source = (struct str){ tree->held, n };
	return read_source(tree, until, rest, error);
}
