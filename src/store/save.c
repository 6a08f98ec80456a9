/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/save.h"

#include "pack/waiver.h"
#include "store/emit.h"
#include "store/journal.h"
#include "store/release.h"
#include "store/splice.h"

static bool is_nothing(const struct node *node)
{
	return node->kind == NODE_SCALAR && node->text.n == 0;
}

/* Does the file give every row its serial? Then new rows get theirs too. */
static bool gives_serials(const struct node *items)
{
	size_t rows = 0;

	node_each (item, items)
		node_each (row, node_get(item, "rows")) {
			size_t serial;

			if (row->kind == NODE_MAP && !str_to_size(node_text(node_get(row, "serial")), &serial))
				return false;
			rows++;
		}
	return rows > 0;
}

/* Nothing in the item but what its leaves and rows said: its lines may go when they are gone. */
static bool holds_only_answers(const struct node *map, const struct entry *base)
{
	node_each (child, map) {
		bool rows = str_is(child->key->text, "rows");

		if (rows ? child->kind != NODE_LIST || child->count != base->rows.n : child->kind != NODE_SCALAR)
			return false;
	}
	return true;
}

static void put_whole_item(struct splice *splice, const struct node *node, const struct entry *entry, bool nested)
{
	struct buf out = BUF_EMPTY;
	const struct emit emit = { .out = &out, .newline = splice->newline, .serials = splice->serials };
	size_t at = splice_colon(splice, node), end = splice_end(node);

	if (nested) {
		buf_addc(&out, ' ');
		emit_flow_entry(&emit, entry);
		splice_put(splice, at, end - at, &out);
		return;
	}
	/* Anything behind it on the line would end in the last of the new lines. */
	if (splice_is_followed(splice, end))
		splice->stuck = true;
	buf_add(&out, splice->newline);
	emit_fields(&emit, &entry->own, node->key->column + 1, false);
	if (entry->rows.n)
		emit_rows(&emit, entry, node->key->column + 1);
	splice_put_block(splice, at, end, &out);
}

static void save_item(struct splice *splice, const struct node *items, const struct node *node,
		      const struct entry *base, const struct entry *entry)
{
	bool nested = items->style == NODE_STYLE_FLOW, answers = emit_has_answers(entry);

	if (node->kind != NODE_MAP) {
		if (answers)
			put_whole_item(splice, node, entry, nested);
		return;
	}
	if (!answers && emit_has_answers(base) && holds_only_answers(node, base) && !nested) {
		splice_remove_child(splice, items, node);
		return;
	}
	/* Rows do not fit into a map on one line: { } becomes lines. */
	if (node->style == NODE_STYLE_FLOW && !nested && entry->rows.n && !base->rows.n &&
	    holds_only_answers(node, base) && !splice_is_followed(splice, splice_end(node))) {
		put_whole_item(splice, node, entry, nested);
		return;
	}
	splice_fields(splice, node, &entry->own, nested);
	splice_rows(splice, node, base, entry, nested);
}

/* Items that the file does not have, each behind the one that comes before it in the pack. */
static void add_items(struct splice *splice, const struct pack *pack, const struct pack *base, const struct node *items)
{
	bool flow = items->style == NODE_STYLE_FLOW;
	VEC(const struct node *) nodes = { NULL, 0, 0 };
	size_t at = flow ? items->span.at + 1 : splice_line_start(splice, items->first->key->span.at), done = 0;

	if (!flow && !splice_is_first(splice, items->first->key->span.at))
		splice->stuck = true;
	node_each (child, items)
		vec_push(&nodes, child);
	for (size_t i = 0; i < pack->entries.n; i++) {
		const struct entry *entry = pack->entries.v[i];
		struct buf out = BUF_EMPTY;
		const struct emit emit = { .out = &out, .newline = splice->newline, .serials = splice->serials };

		/* Both lists keep the order of the file, so one walk finds each entry's node. */
		if (done < base->entries.n && str_eq(base->entries.v[done]->item, entry->item)) {
			const struct node *node = nodes.v[done++];

			at = flow ? splice_end(node) : splice_line_after(splice, node);
			continue;
		}
		if (pack_entry(base, entry->item) || !emit_has_answers(entry))
			continue;
		if (flow) {
			splice->stuck = true; /* an empty or one-line map of items: written anew */
		} else {
			emit_entry(&emit, entry, items->column - 1);
			splice_put_lines(splice, at, &out);
		}
	}
	vec_release(&nodes);
}

static bool has_new_items(const struct pack *pack, const struct pack *base)
{
	for (size_t i = 0; i < pack->entries.n; i++)
		if (emit_has_answers(pack->entries.v[i]) && !pack_entry(base, pack->entries.v[i]->item))
			return true;
	return false;
}

/* The first items of a file: behind "items:", or with that key at the end, but before waivers. */
static void put_first_items(struct splice *splice, const struct pack *pack, const struct node *root,
			    const struct node *items)
{
	struct buf out = BUF_EMPTY;
	const struct emit emit = { .out = &out, .newline = splice->newline, .serials = splice->serials };
	const struct node *last = root->first;

	if (root->style == NODE_STYLE_FLOW || (items && splice_is_followed(splice, splice_end(items)))) {
		splice->stuck = true;
		return;
	}
	while (last->next && !str_is(last->next->key->text, "waivers"))
		last = last->next;
	if (!items) {
		buf_fill(&out, ' ', root->column - 1);
		buf_adds(&out, "items:");
	}
	buf_add(&out, splice->newline);
	for (size_t i = 0; i < pack->entries.n; i++)
		if (emit_has_answers(pack->entries.v[i]))
			emit_entry(&emit, pack->entries.v[i], root->column + 1);
	if (!items) {
		splice_put_lines(splice, splice_line_after(splice, last), &out);
		return;
	}
	splice_put_block(splice, splice_colon(splice, items), splice_end(items), &out);
}

/* The version of the catalogue, which a file from before there were any does not name: behind its period. */
static void put_version(struct splice *splice, const struct pack *pack, const struct node *root)
{
	const struct node *period = node_get(root, "period");
	struct buf out = BUF_EMPTY;

	if (pack->catalogue_version.n == 0 || node_get(root, "catalogue"))
		return;
	if (!period || root->style == NODE_STYLE_FLOW) {
		splice->stuck = true;
		return;
	}
	/* Ours: digits and points, which no reader takes for a number. */
	buf_fill(&out, ' ', root->column - 1);
	buf_printf(&out, "catalogue: %.*s%.*s", STR_FMT(pack->catalogue_version), STR_FMT(splice->newline));
	splice_put_lines(splice, splice_line_after(splice, period), &out);
}

/* What the cover says: behind the period and the catalogue's version, where 'boardpack new' puts it. */
static void splice_heads(struct splice *splice, const struct pack *pack, const struct pack *base,
			 const struct node *root)
{
	const struct node *before = node_get(root, "catalogue");

	if (!before)
		before = node_get(root, "period");
	for (int i = 0; i < PACK_HEAD_COUNT; i++) {
		const char *key = pack_head_key((enum pack_head)i);
		const struct node *child = node_get(root, key);

		if (str_eq(pack->heads[i], base->heads[i]))
			;
		else if (child && pack->heads[i].n == 0)
			splice_remove_child(splice, root, child);
		else
			splice_child(splice, root, before, str_of(key), pack->heads[i]);
		before = child ? child : before;
	}
}

/* Has the other pack no place for this waiver beside those that say the same before it? */
static bool is_waiver_missing(const struct pack *from, size_t i, const struct pack *other)
{
	const struct waiver *waiver = &from->waivers.v[i];

	return waiver_count(from, i + 1, waiver) > waiver_count(other, other->waivers.n, waiver);
}

/* Waivers that were added, as lines; put behind what the file has. */
static size_t emit_new_waivers(const struct splice *splice, const struct pack *pack, const struct pack *base,
			       size_t dash, struct buf *out)
{
	const struct emit emit = { .out = out, .newline = splice->newline };
	size_t count = 0;

	for (size_t i = 0; i < pack->waivers.n; i++) {
		if (!is_waiver_missing(pack, i, base))
			continue;
		emit_waiver(&emit, &pack->waivers.v[i], dash);
		count++;
	}
	return count;
}

/* Behind comments at the end of the file: they belong to items that are not answered yet. */
static size_t end_of_file(const struct splice *splice, const struct node *root)
{
	const struct node *last = root->first;
	struct str rest, line;
	size_t after;

	while (last->next)
		last = last->next;
	after = splice_line_after(splice, last);
	rest = str_sub(splice->source, after, splice->source.n - after);
	while (str_next_line(&rest, &line)) {
		struct str text = str_trim(line);

		if (text.n && text.p[0] != '#')
			return after;
	}
	return splice->source.n;
}

static void put_first_waivers(struct splice *splice, const struct pack *pack, const struct pack *base,
			      const struct node *root, const struct node *node)
{
	struct buf out = BUF_EMPTY;
	size_t at = end_of_file(splice, root);

	if (root->style == NODE_STYLE_FLOW || (node && splice_is_followed(splice, splice_end(node)))) {
		splice->stuck = true;
		return;
	}
	if (!node) {
		buf_fill(&out, ' ', root->column - 1);
		buf_adds(&out, "waivers:");
	}
	buf_add(&out, splice->newline);
	emit_new_waivers(splice, pack, base, root->column + 1, &out);
	if (node)
		splice_put_block(splice, splice_colon(splice, node), splice_end(node), &out);
	else
		splice_put_lines(splice, at, &out);
}

/* The list of waivers: those that went lose their lines, new ones come behind the last. */
static void splice_waivers(struct splice *splice, const struct pack *pack, const struct pack *base,
			   const struct node *root)
{
	const struct node *node = node_get(root, "waivers"), *last = NULL;
	size_t i = 0, gone = 0;
	struct buf out = BUF_EMPTY, none = BUF_EMPTY;

	for (size_t k = 0; k < base->waivers.n; k++)
		gone += is_waiver_missing(base, k, pack);
	if (!gone && pack->waivers.n == base->waivers.n)
		return;
	if (!node || !node->first) {
		put_first_waivers(splice, pack, base, root, node);
		return;
	}
	if (gone == base->waivers.n && gone == node->count && pack->waivers.n == 0) {
		splice_remove_child(splice, root, node);
		return;
	}
	if (node->kind != NODE_LIST || node->style == NODE_STYLE_FLOW || !splice_is_first(splice, node->span.at)) {
		splice->stuck = true;
		return;
	}
	node_each (child, node) {
		size_t from = splice_line_start(splice, child->span.at);

		last = child;
		/* One that waives nothing, because a part of it is missing, stays as it is. */
		if (i == base->waivers.n || base->waivers.v[i].span.at != child->span.at)
			continue;
		if (is_waiver_missing(base, i++, pack))
			splice_put(splice, from, splice_line_after(splice, child) - from, &none);
	}
	if (emit_new_waivers(splice, pack, base, node->column - 1, &out))
		splice_put_lines(splice, splice_line_after(splice, last), &out);
	buf_release(&out);
}

static void splice_pack(struct splice *splice, const struct pack *pack, const struct pack *base,
			const struct node *root)
{
	const struct node *items = node_get(root, "items");
	size_t i = 0;

	put_version(splice, pack, root);
	splice_heads(splice, pack, base, root);
	if (items && items->kind == NODE_MAP && items->first) {
		splice->serials = gives_serials(items);
		node_each (node, items) {
			const struct entry *was = base->entries.v[i++], *is = pack_entry(pack, was->item);

			if (is)
				save_item(splice, items, node, was, is);
		}
		if (has_new_items(pack, base))
			add_items(splice, pack, base, items);
	} else if (has_new_items(pack, base)) {
		if (items && !is_nothing(items) && items->kind != NODE_MAP)
			splice->stuck = true;
		put_first_items(splice, pack, root, items);
	}
	splice_waivers(splice, pack, base, root);
}

/* Reads text back: does it say what the pack says? */
static bool says_the_same(const struct pack *pack, const struct catalogue *catalogue, struct str text, bool serials)
{
	struct node_tree tree;
	struct pack again;
	struct error error = ERROR_NONE;
	bool same;

	node_tree_init(&tree, "");
	pack_init(&again);
	same = yaml_read(text, &tree, &error) && pack_load(&again, catalogue, &tree, &error) &&
	       pack_same(pack, &again, serials);
	pack_release(&again);
	node_tree_release(&tree);
	error_release(&error);
	return same;
}

/* Splices without judging: false when it cannot be done at all. */
static bool try_splice(const struct pack *pack, const struct catalogue *catalogue, const struct node_tree *tree,
		       struct buf *out, bool *serials)
{
	struct splice splice;
	struct pack base;
	struct error error = ERROR_NONE;
	bool fine;

	splice_init(&splice, tree);
	pack_init(&base);
	fine = pack_load(&base, catalogue, tree, &error);
	if (fine) {
		splice_pack(&splice, pack, &base, tree->root);
		fine = splice_apply(&splice, out);
	}
	*serials = splice.serials;
	pack_release(&base);
	splice_release(&splice);
	error_release(&error);
	return fine;
}

bool save_splice(const struct pack *pack, const struct catalogue *catalogue, const struct node_tree *tree,
		 struct buf *out, bool *rewritten)
{
	bool serials = false, fine = tree->root && try_splice(pack, catalogue, tree, out, &serials);
	bool open_end = tree->source.n && !str_ends(tree->source, STR("\n"));

	*rewritten = false;
	if (fine && open_end && str_ends(buf_str(out), STR("\n"))) {
		/* What went was the end of the file: it ends without a line break again. */
		struct str tail = str_ends(buf_str(out), STR("\r\n")) ? STR("\r\n") : STR("\n");

		buf_splice(out, out->n - tail.n, tail.n, STR(""));
	}
	for (int i = 0; fine && i < (open_end ? 3 : 1); i++) {
		/* A block scalar at the end of the file may need the line break that was missing. */
		if (i)
			buf_adds(out, "\n");
		if (says_the_same(pack, catalogue, buf_str(out), serials))
			return true;
	}
	*rewritten = tree->root != NULL;
	buf_clear(out);
	save_canonical(pack, out);
	return says_the_same(pack, catalogue, buf_str(out), true);
}

static bool new_text(const struct workspace *workspace, struct buf *out, bool *rewritten, struct error *error)
{
	if (save_splice(&workspace->pack, &workspace->catalogue, &workspace->tree, out, rewritten))
		return true;
	return error_set(error, "cannot save '%s': it holds a text that no YAML file can hold", workspace->path);
}

static void adopt(struct workspace *workspace, struct str text)
{
	struct error error = ERROR_NONE;
	struct node_tree tree;
	bool fine;

	node_tree_init(&tree, workspace->path);
	fine = yaml_read(text, &tree, &error);
	assert(fine); /* save_splice() has read it */
	node_tree_release(&workspace->tree);
	workspace->tree = tree;
	error_release(&error);
}

/* Who first saves a pack that names no catalogue writes it against this one. A file on one line stays as it is. */
static void stamp(struct workspace *workspace)
{
	const struct node *root = workspace->tree.root;
	struct pack *pack = &workspace->pack;

	if (pack->catalogue_version.n == 0 &&
	    (!root || (root->style != NODE_STYLE_FLOW && !node_get(root, "catalogue"))))
		pack->catalogue_version = arena_str(&pack->arena, release_current().version);
}

enum save_result workspace_save(struct workspace *workspace, bool force, struct error *error)
{
	struct buf out = BUF_EMPTY;
	bool rewritten, changed, fine;

	stamp(workspace);
	fine = new_text(workspace, &out, &rewritten, error);

	/* Looked at twice: here, so that the journal expects nothing in vain, and by file_replace_same(), which cannot err. */
	changed = fine && !force && !file_is_unchanged(workspace->path, &workspace->state);
	fine = fine && !changed;
	if (fine && workspace->journal)
		journal_expect(workspace->journal, &workspace->pack, buf_str(&out));
	if (force)
		fine = fine && file_replace(workspace->path, buf_str(&out), &workspace->state, error);
	else
		fine = fine && file_replace_same(workspace->path, buf_str(&out), &workspace->state, &changed, error);
	if (fine)
		adopt(workspace, buf_str(&out));
	buf_release(&out);
	if (changed) {
		error_set(error, "'%s' has changed on disk since it was read", workspace->path);
		return SAVE_CONFLICT;
	}
	return !fine ? SAVE_FAILED : rewritten ? SAVE_REWRITTEN : SAVE_DONE;
}

bool workspace_save_as(struct workspace *workspace, const char *path, struct error *error)
{
	struct file_state nothing = { .exists = false };
	struct buf out = BUF_EMPTY;
	bool rewritten, changed = false, fine;

	stamp(workspace);
	fine = new_text(workspace, &out, &rewritten, error) &&
	       file_replace_same(path, buf_str(&out), &nothing, &changed, error);
	if (changed)
		error_set(error, "cannot save to '%s': that file exists already", path);
	buf_release(&out);
	return fine;
}
