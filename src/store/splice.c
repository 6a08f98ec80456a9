/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/splice.h"

#include "store/emit.h"
#include "store/yaml_write.h"

/* A flow map that would grow beyond this is written as lines. */
#define FLOW_COLUMNS 110

void splice_init(struct splice *splice, const struct node_tree *tree)
{
	size_t end = str_find_char(tree->source, '\n', 0);
	bool crlf = end != STR_NONE && end > 0 && tree->source.p[end - 1] == '\r';

	*splice = (struct splice){ .source = tree->source, .newline = crlf ? STR("\r\n") : STR("\n") };
}

void splice_release(struct splice *splice)
{
	for (size_t i = 0; i < splice->patches.n; i++)
		buf_release(&splice->patches.v[i].text);
	vec_release(&splice->patches);
	vec_release(&splice->grown);
}

void splice_put(struct splice *splice, size_t at, size_t n, struct buf *text)
{
	struct patch patch = { .at = at, .n = n, .text = *text, .order = splice->patches.n };

	*text = BUF_EMPTY;
	vec_push(&splice->patches, patch);
}

static int by_place(const void *left, const void *right)
{
	const struct patch *a = left, *b = right;

	if (a->at != b->at)
		return a->at < b->at ? -1 : 1;
	/* What is put before a byte comes before what happens to the byte. */
	if ((a->n == 0) != (b->n == 0))
		return a->n == 0 ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

static bool ends_in_blank_line(struct str lines, struct str newline)
{
	return str_ends(lines, newline) && str_ends(str_sub(lines, 0, lines.n - newline.n), newline);
}

/* Copies source up to end; its blank lines at the beginning are left out when a text before would take them for its own. */
static void copy(const struct splice *splice, struct buf *out, size_t from, size_t end, bool *swallow)
{
	struct str left = str_sub(splice->source, from, end - from);
	size_t stop;

	while (*swallow && (stop = str_find_char(left, '\n', 0)) != STR_NONE && str_is_blank(str_sub(left, 0, stop)))
		left = str_sub(left, stop + 1, left.n - stop - 1);
	*swallow = *swallow && left.n == 0;
	buf_add(out, left);
}

bool splice_apply(struct splice *splice, struct buf *out)
{
	size_t done = 0;
	bool swallow = false;

	if (splice->stuck)
		return false;
	if (splice->patches.n > 1)
		qsort(splice->patches.v, splice->patches.n, sizeof(splice->patches.v[0]), by_place);
	for (size_t i = 0; i < splice->patches.n; i++) {
		const struct patch *patch = &splice->patches.v[i];

		if (patch->at < done) {
			/* Lines that go may have begun with blank ones that a text took. */
			if (patch->text.n || patch->at + patch->n < done)
				return false;
			done = patch->at + patch->n;
			continue;
		}
		copy(splice, out, done, patch->at, &swallow);
		buf_add(out, buf_str(&patch->text));
		done = patch->at + patch->n;
		/* Lines that came, or lines that went and leave two runs of blank lines side by side. */
		swallow = (patch->lines || (!patch->text.n && done && splice->source.p[done - 1] == '\n')) &&
			  ends_in_blank_line(buf_str(out), splice->newline);
	}
	copy(splice, out, done, splice->source.n, &swallow);
	return true;
}

void splice_put_lines(struct splice *splice, size_t at, struct buf *lines)
{
	for (size_t i = 0; i < splice->grown.n; i++)
		if (splice->grown.v[i].at == at)
			at += splice->grown.v[i].n;
	if (at > splice->source.n)
		at = splice->source.n;
	/* Behind a last line without a line break, the break moves to the front: the file still ends without one. */
	if (at > 0 && at == splice->source.n && splice->source.p[at - 1] != '\n') {
		buf_splice(lines, lines->n - splice->newline.n, splice->newline.n, STR(""));
		buf_splice(lines, 0, 0, splice->newline);
	}
	splice_put(splice, at, 0, lines);
	splice->patches.v[splice->patches.n - 1].lines = true;
}

size_t splice_line_start(const struct splice *splice, size_t at)
{
	while (at > 0 && splice->source.p[at - 1] != '\n')
		at--;
	/* A byte order mark is no column. */
	return at == 0 && str_starts(splice->source, STR("\xEF\xBB\xBF")) ? 3 : at;
}

size_t splice_end(const struct node *node)
{
	return node->span.at + node->span.n;
}

static const struct node *last_scalar(const struct node *node)
{
	while (node->style == NODE_STYLE_BLOCK && node->first) {
		const struct node *last = node->first;

		while (last->next)
			last = last->next;
		node = last;
	}
	return node;
}

/* "|+" and ">+" hold the blank lines behind them. */
static bool keeps_blank_lines(struct str header)
{
	for (size_t i = 1; i < header.n && i < 3; i++)
		if (header.p[i] == '+')
			return true;
	return false;
}

static size_t line_end(const struct splice *splice, size_t at)
{
	size_t end = str_find_char(splice->source, '\n', at);

	return end == STR_NONE ? splice->source.n : end;
}

/* The end (before its line break) of the last blank line behind at, or at. */
static size_t skip_blank_lines(const struct splice *splice, size_t at)
{
	size_t end = line_end(splice, at);

	while (end < splice->source.n) {
		size_t next = line_end(splice, end + 1);

		if (end + 1 == splice->source.n || !str_is_blank(str_sub(splice->source, end + 1, next - end - 1)))
			break;
		end = at = next;
	}
	/* The CR of the line break stays. */
	if (at == end && at > 0 && at < splice->source.n && splice->source.p[at - 1] == '\r')
		at--;
	return at;
}

void splice_put_block(struct splice *splice, size_t at, size_t end, struct buf *lines)
{
	/* A text that keeps its blank lines at the end would take those of the file for its own. */
	if (ends_in_blank_line(buf_str(lines), splice->newline))
		end = skip_blank_lines(splice, end);
	buf_splice(lines, lines->n - splice->newline.n, splice->newline.n, STR(""));
	splice_put(splice, at, end - at, lines);
}

size_t splice_line_after(const struct splice *splice, const struct node *node)
{
	const struct node *last = last_scalar(node);
	size_t end = splice_end(last);

	if ((last->style == NODE_STYLE_LITERAL || last->style == NODE_STYLE_FOLDED) &&
	    keeps_blank_lines(str_in(splice->source, last->span)))
		end = skip_blank_lines(splice, end);
	end = line_end(splice, end);
	return end < splice->source.n ? end + 1 : end;
}

size_t splice_colon(const struct splice *splice, const struct node *child)
{
	size_t at = str_find_char(splice->source, ':', splice_end(child->key));

	return at == STR_NONE || at >= child->span.at ? child->span.at : at + 1;
}

bool splice_is_first(const struct splice *splice, size_t at)
{
	size_t start = splice_line_start(splice, at);

	return start <= at && str_is_blank(str_sub(splice->source, start, at - start));
}

bool splice_is_followed(const struct splice *splice, size_t at)
{
	return !str_is_blank(str_sub(splice->source, at, line_end(splice, at) - at));
}

/* Leading spaces of the lines of a block scalar; 0 when they cannot be told. */
static size_t block_indent(struct str block)
{
	struct str line, rest = block;

	str_next_line(&rest, &line);
	for (size_t i = 1; i < line.n && i < 3; i++)
		if (line.p[i] >= '1' && line.p[i] <= '9')
			return 0;
	while (str_next_line(&rest, &line)) {
		size_t n = 0;

		while (n < line.n && line.p[n] == ' ')
			n++;
		if (n < line.n)
			return n;
	}
	return 0;
}

static struct yaml_place place_of(const struct splice *splice, const struct node *map, const struct node *child)
{
	struct yaml_place place = { .prefer = NODE_STYLE_PLAIN,
				    .flow = map->style == NODE_STYLE_FLOW,
				    .newline = splice->newline,
				    .indent = map->column + 1,
				    .indent_by = 2 };
	size_t indent;

	if (!child || child->kind != NODE_SCALAR)
		return place;
	place.prefer = child->style;
	place.was_data = child->style == NODE_STYLE_PLAIN && yaml_is_data(child->text);
	if (child->style == NODE_STYLE_LITERAL || child->style == NODE_STYLE_FOLDED) {
		struct str block = str_in(splice->source, child->span), header = block;
		size_t comment;

		str_next_line(&header, &block);
		comment = str_find(block, STR(" #"), 0);
		if (comment != STR_NONE)
			place.comment = str_sub(block, comment, block.n - comment);
		indent = block_indent(str_in(splice->source, child->span));
		if (indent >= map->column && indent < map->column + 9) {
			place.indent = indent;
			place.indent_by = indent - (map->column - 1);
		}
	} else {
		place.one_line = splice_is_followed(splice, splice_end(child));
	}
	return place;
}

/* A text that now keeps the blank lines behind it: what was to be put behind the text goes behind them. */
static size_t grow(struct splice *splice, size_t end)
{
	size_t to = skip_blank_lines(splice, end);
	struct span lines = { .at = line_end(splice, end) + 1 };

	if (to > end) {
		lines.n = line_end(splice, to) + 1 - lines.at;
		vec_push(&splice->grown, lines);
	}
	return to;
}

static void replace_value(struct splice *splice, const struct node *map, const struct node *child, struct str text)
{
	const struct yaml_place place = place_of(splice, map, child);
	size_t at = child->span.at, end = splice_end(child), written;
	struct buf out = BUF_EMPTY;

	if (child->span.n == 0 && at > 0 && splice->source.p[at - 1] == ':')
		buf_addc(&out, ' ');
	written = out.n;
	yaml_write_scalar(&out, text, &place);
	if ((out.p[written] == '|' || out.p[written] == '>') && keeps_blank_lines(str_sub(buf_str(&out), written, 3)))
		end = grow(splice, end);
	splice_put(splice, at, end - at, &out);
}

static const struct node *previous(const struct node *map, const struct node *child)
{
	const struct node *before = NULL;

	for (const struct node *at = map->first; at != child; at = at->next)
		before = at;
	return before;
}

static bool holds(const struct splice *splice, size_t from, size_t to, const char *set)
{
	for (size_t i = from; i < to; i++)
		if (strchr(set, splice->source.p[i]))
			return true;
	return false;
}

static void remove_from_flow(struct splice *splice, const struct node *map, const struct node *child)
{
	const struct node *before = previous(map, child);
	size_t from = child->key->span.at, to = splice_end(child);
	struct buf none = BUF_EMPTY;

	if (child->next)
		to = child->next->key->span.at;
	else if (before)
		from = splice_end(before);
	/* Two neighbours that go together would share the comma between them. */
	if (holds(splice, from, to, "#\n?") || (!child->next && before))
		replace_value(splice, map, child, STR(""));
	else
		splice_put(splice, from, to - from, &none);
}

void splice_remove_child(struct splice *splice, const struct node *map, const struct node *child)
{
	size_t key = child->key->span.at, start = splice_line_start(splice, key);
	struct buf none = BUF_EMPTY;

	if (map->style == NODE_STYLE_FLOW)
		remove_from_flow(splice, map, child);
	else if (splice_is_first(splice, key))
		splice_put(splice, start, splice_line_after(splice, child) - start, &none);
	else
		replace_value(splice, map, child, STR(""));
}

static void write_child(const struct splice *splice, const struct node *map, struct str key, struct str text,
			struct buf *out)
{
	const struct yaml_place place = place_of(splice, map, NULL);

	yaml_write_key(out, key);
	buf_adds(out, ": ");
	yaml_write_scalar(out, text, &place);
}

/* Adds a field behind the child before, or in front of all. */
static void add_child(struct splice *splice, const struct node *map, const struct node *before, struct str key,
		      struct str text)
{
	struct buf out = BUF_EMPTY;
	size_t first = map->first ? map->first->key->span.at : map->span.at + 1;

	if (map->style == NODE_STYLE_FLOW) {
		buf_adds(&out, before ? ", " : map->first ? "" : " ");
		write_child(splice, map, key, text, &out);
		buf_adds(&out, before ? "" : map->first ? ", " : " ");
		splice_put(splice, before ? splice_end(before) : first, 0, &out);
		return;
	}
	if (before || splice_is_first(splice, first)) {
		buf_fill(&out, ' ', map->column - 1);
		write_child(splice, map, key, text, &out);
		buf_add(&out, splice->newline);
		splice_put_lines(splice, before ? splice_line_after(splice, before) : splice_line_start(splice, first),
				 &out);
		return;
	}
	write_child(splice, map, key, text, &out);
	buf_add(&out, splice->newline);
	buf_fill(&out, ' ', map->column - 1);
	splice_put(splice, first, 0, &out);
}

void splice_child(struct splice *splice, const struct node *map, const struct node *before, struct str key,
		  struct str text)
{
	const struct node *child = node_get_str(map, key);

	if (!child)
		add_child(splice, map, before, key, text);
	else if (child->kind != NODE_SCALAR)
		splice->stuck = true;
	else
		replace_value(splice, map, child, text);
}

/* The child of a field. Leaves and children mostly stand in the same order: hint is where to look first. */
static const struct node *child_of(const struct node *map, struct str field, const struct node **hint)
{
	const struct node *child = *hint;

	if (!child || !str_eq(child->key->text, field))
		child = node_get_str(map, field);
	if (child)
		*hint = child->next;
	return child;
}

static bool is_changed(const struct node *child, const struct leaf *leaf)
{
	if (!child || child->kind != NODE_SCALAR)
		return leaf->text.n != 0;
	return !str_eq(child->text, buf_str(&leaf->text));
}

/* Is a flow map better written as lines, and may it? */
static bool wants_lines(const struct splice *splice, const struct node *map, const struct row *row)
{
	struct buf flow = BUF_EMPTY;
	const struct emit emit = { .out = &flow, .newline = splice->newline };
	bool wants = map->count == 0;

	node_each (child, map)
		if (child->kind != NODE_SCALAR || str_is(child->key->text, "rows"))
			return false;
	if (holds(splice, map->span.at, splice_end(map), "#\n") || splice_is_followed(splice, splice_end(map)))
		return false;
	for (size_t i = 0; i < row->leaves.n && !wants; i++)
		wants = str_find_char(buf_str(&row->leaves.v[i]->text), '\n', 0) != STR_NONE;
	if (!wants)
		emit_flow(&emit, row);
	wants = wants || map->column + flow.n > FLOW_COLUMNS;
	buf_release(&flow);
	return wants;
}

static void rewrite_as_lines(struct splice *splice, const struct node *map, const struct row *row)
{
	struct buf out = BUF_EMPTY;
	const struct emit emit = { .out = &out, .newline = splice->newline };
	size_t at = map->span.at, indent = map->column - 1;
	const struct node *serial = row->serial ? node_get(map, "serial") : NULL;

	if (row->serial == 0) {
		/* An item's map moves to the lines behind its key. */
		at = splice_colon(splice, map);
		indent = map->key->column + 1;
		buf_add(&out, splice->newline);
	}
	if (serial) {
		buf_printf(&out, "serial: %.*s", STR_FMT(serial->text));
		buf_add(&out, splice->newline);
	}
	emit_fields(&emit, row, indent, row->serial && !serial);
	splice_put_block(splice, at, splice_end(map), &out);
}

/* Is there no child but those of emptied leaves? */
static bool is_all_gone(const struct node *map, const struct row *row)
{
	if (!emit_is_empty(row) || !map->first)
		return false;
	node_each (child, map)
		if (child->kind != NODE_SCALAR ||
		    (row->serial ? str_is(child->key->text, "serial") : str_is(child->key->text, "rows")))
			return false;
	return true;
}

/* A row of the pack may go on in the lines of another one, which has cells that this one never had. */
static bool is_foreign(const struct row *row, const struct node *child, size_t *hint)
{
	size_t i = *hint;

	if (child->kind != NODE_SCALAR || child->text.n == 0 ||
	    str_is(child->key->text, row->serial ? "serial" : "rows"))
		return false;
	if (i < row->leaves.n && str_eq(row->leaves.v[i]->field, child->key->text)) {
		++*hint;
		return false;
	}
	return !row_leaf(row, child->key->text);
}

/* Will the child stay, or be empty? */
static bool is_leaving(const struct row *row, const struct node *child)
{
	const struct leaf *leaf = row_leaf(row, child->key->text);
	size_t place = row->leaves.n;

	return child->kind == NODE_SCALAR && child->text.n && (leaf ? !leaf->text.n : is_foreign(row, child, &place));
}

/*
 * The first cells of a row stand behind its dash: what stays moves up. Returns the first child that stays; NULL when none
 * does, or when a comment is in the way.
 */
static const struct node *remove_behind_dash(struct splice *splice, const struct node *map, const struct row *row)
{
	const struct node *child = map->first;
	size_t from = child->key->span.at;
	struct buf none = BUF_EMPTY;

	while (child && is_leaving(row, child))
		child = child->next;
	if (!child || holds(splice, from, child->key->span.at, "#"))
		return NULL;
	splice_put(splice, from, child->key->span.at - from, &none);
	return child;
}

static void patch_fields(struct splice *splice, const struct node *map, const struct row *row)
{
	const struct node *hint = map->first, *before = NULL, *stays = map->first;
	bool dash = map->style == NODE_STYLE_BLOCK && !splice_is_first(splice, map->span.at);
	size_t place = 0, first = 0;

	if (dash && is_leaving(row, map->first))
		stays = remove_behind_dash(splice, map, row);
	if (stays)
		first = stays->span.at; /* children before it are gone already */
	/* A row begins with its serial. */
	if (hint && row->serial && str_is(hint->key->text, "serial"))
		before = hint;
	for (size_t i = 0; i < row->leaves.n; i++) {
		const struct leaf *leaf = row->leaves.v[i];
		const struct node *child = child_of(map, leaf->field, &hint);
		bool changed = is_changed(child, leaf);

		if (changed && !child)
			add_child(splice, map, before, leaf->field, buf_str(&leaf->text));
		else if (changed && leaf->text.n)
			replace_value(splice, map, child, buf_str(&leaf->text));
		else if (changed && child->span.at >= first)
			splice_remove_child(splice, map, child);
		if (child && (!changed || leaf->text.n))
			before = child;
	}
	node_each (child, map)
		if (is_foreign(row, child, &place) && child->span.at >= first)
			splice_remove_child(splice, map, child);
}

static bool has_changed(const struct node *map, const struct row *row)
{
	const struct node *hint = map->first;
	size_t place = 0;

	for (size_t i = 0; i < row->leaves.n; i++)
		if (is_changed(child_of(map, row->leaves.v[i]->field, &hint), row->leaves.v[i]))
			return true;
	node_each (child, map)
		if (is_foreign(row, child, &place))
			return true;
	return false;
}

/* Does no cell of the row stay, while others come? */
static bool is_all_new(const struct node *map, const struct row *row)
{
	node_each (child, map)
		if (!is_leaving(row, child))
			return false;
	return true;
}

void splice_fields(struct splice *splice, const struct node *map, const struct row *row, bool nested)
{
	if (!has_changed(map, row))
		return;
	if (is_all_gone(map, row) && row->serial) {
		struct buf out = BUF_EMPTY;

		buf_adds(&out, "{}");
		splice_put(splice, map->span.at, map->span.n, &out);
	} else if (map->style == NODE_STYLE_FLOW ? !nested && !emit_is_empty(row) && wants_lines(splice, map, row)
						 : row->serial && is_all_new(map, row)) {
		rewrite_as_lines(splice, map, row);
	} else {
		patch_fields(splice, map, row);
	}
}
