/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "store/choose.h"

#include "base/file.h"
#include "store/folder.h"
#include "store/splice.h"
#include "store/store.h"

/* So often somebody else may replace the file while it is changed. */
enum { TRIES = 20 };

static const struct node *find(const struct node *list, struct str id)
{
	node_each (child, list)
		if (child->kind == NODE_SCALAR && str_eq(str_trim(child->text), id))
			return child;
	return NULL;
}

static void put(struct splice *splice, size_t at, size_t n, struct str text)
{
	struct buf copy = BUF_EMPTY;

	buf_add(&copy, text);
	splice_put(splice, at, n, &copy);
}

/* In front of the first entry, so that what stands behind one on its line stays with it. */
static void add_entry(struct splice *splice, const struct node *list, struct str id)
{
	struct buf text = BUF_EMPTY;
	size_t at = list->first ? list->first->span.at : 0, start, dash;

	if (list->kind == NODE_SCALAR) {
		buf_printf(&text, " [%.*s]", STR_FMT(id));
		splice_put(splice, splice_colon(splice, list), 0, &text);
	} else if (list->style == NODE_STYLE_FLOW) {
		buf_printf(&text, "%.*s%s", STR_FMT(id), list->first ? ", " : "");
		splice_put(splice, list->span.at + 1, 0, &text);
	} else {
		start = splice_line_start(splice, at);
		dash = str_find_char(splice->source, '-', start);
		splice->stuck = splice->stuck || dash >= at || !splice_is_first(splice, dash);
		buf_printf(&text, "%.*s%.*s", STR_FMT(id), STR_FMT(splice->newline));
		if (!splice->stuck)
			buf_add(&text, str_sub(splice->source, start, at - start));
		splice_put(splice, at, 0, &text);
	}
}

static void remove_entry(struct splice *splice, const struct node *list, const struct node *child)
{
	const struct node *before = NULL;
	size_t from = child->span.at, to = splice_end(child);

	node_each (other, list)
		if (other->next == child)
			before = other;
	if (list->style == NODE_STYLE_FLOW) {
		if (child->next)
			to = child->next->span.at;
		else if (before)
			from = splice_end(before);
	} else {
		from = splice_line_start(splice, from);
		to = splice_line_after(splice, child);
	}
	put(splice, from, to - from, STR(""));
}

/* The map of items with that list in it, where there is none. */
static void add_list(struct splice *splice, const struct node *root, const struct node *items, const char *name,
		     struct str id)
{
	struct buf text = BUF_EMPTY;
	struct str nl = splice->newline;

	if (items && items->kind == NODE_MAP && items->style == NODE_STYLE_FLOW) {
		buf_printf(&text, " %s: [%.*s]%s", name, STR_FMT(id), items->first ? "," : " ");
		splice_put(splice, items->span.at + 1, 0, &text);
	} else if (items && items->kind == NODE_MAP) {
		const struct node *key = items->first->key;

		buf_printf(&text, "%s: [%.*s]%.*s%*s", name, STR_FMT(id), STR_FMT(nl), (int)(key->column - 1), "");
		splice_put(splice, key->span.at, 0, &text);
	} else if (items) {
		buf_printf(&text, "%.*s  %s: [%.*s]", STR_FMT(nl), name, STR_FMT(id));
		splice_put(splice, splice_colon(splice, items), 0, &text);
	} else if (root->style == NODE_STYLE_FLOW) {
		buf_printf(&text, " items: { %s: [%.*s] },", name, STR_FMT(id));
		splice_put(splice, root->span.at + 1, 0, &text);
	} else {
		const struct node *last = root->first;

		while (last->next)
			last = last->next;
		buf_printf(&text, "items:%.*s  %s: [%.*s]%.*s", STR_FMT(nl), name, STR_FMT(id), STR_FMT(nl));
		splice_put_lines(splice, splice_line_after(splice, last), &text);
	}
}

static void change(struct splice *splice, const struct node *root, const char *name, struct str id, bool is_named)
{
	const struct node *items = node_get(root, "items"), *list = node_get(items, name), *child = find(list, id);

	if (!!child == is_named)
		return;
	if (!is_named)
		remove_entry(splice, list, child);
	else if (list)
		add_entry(splice, list, id);
	else
		add_list(splice, root, items, name, id);
}

static bool read_company(struct str text, struct node_tree *tree, struct company *company, struct error *error)
{
	node_tree_init(tree, "boardpack.yaml");
	company_init(company);
	return yaml_read(text, tree, error) && company_load(company, tree, error);
}

static bool is_same(const struct str_list *a, const struct str_list *b, struct str id)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++) {
		bool is_there = str_eq(a->v[i], id);

		for (size_t j = 0; !is_there && j < b->n; j++)
			is_there = str_eq(a->v[i], b->v[j]);
		if (!is_there)
			return false;
		n += !str_eq(a->v[i], id);
	}
	for (size_t j = 0; j < b->n; j++)
		n -= !str_eq(b->v[j], id);
	return n == 0;
}

/* Does the new text say what it should of id, and of all others what it said? */
static bool reads_back(struct str text, const struct company *before, struct str id, struct choice choice)
{
	struct error ignored = ERROR_NONE;
	struct node_tree tree;
	struct company after;
	struct choice now;
	bool good = read_company(text, &tree, &after, &ignored);

	now = choice_now(&after, id);
	good = good && now.is_added == choice.is_added && now.is_dropped == choice.is_dropped &&
	       is_same(&before->add, &after.add, id) && is_same(&before->drop, &after.drop, id);
	company_release(&after);
	node_tree_release(&tree);
	error_release(&ignored);
	return good;
}

bool choose_text(struct str text, struct str id, struct choice choice, struct buf *out, struct error *error)
{
	struct node_tree tree;
	struct company company;
	struct splice splice;
	bool good = read_company(text, &tree, &company, error);

	if (good) {
		splice_init(&splice, &tree);
		change(&splice, tree.root, "add", id, choice.is_added);
		change(&splice, tree.root, "drop", id, choice.is_dropped);
		good = splice_apply(&splice, out) && reads_back(buf_str(out), &company, id, choice);
		if (!good)
			error_set(error,
				  "its items are written in a way that only you can change: name '%.*s' under %s there",
				  STR_FMT(id), choice.is_dropped ? "drop" : "add");
		splice_release(&splice);
	}
	company_release(&company);
	node_tree_release(&tree);
	return good;
}

/* One try. again: somebody else changed the file between reading and replacing it. */
static bool save_once(const char *path, struct str id, struct choice choice, bool *again, struct error *error)
{
	struct buf text = BUF_EMPTY, changed = BUF_EMPTY;
	struct error why = ERROR_NONE;
	struct file_state state;
	bool good = file_read(path, STORE_FILE_LIMIT, &text, &state, error);

	if (good && !choose_text(buf_str(&text), id, choice, &changed, &why))
		good = error_set(error, "cannot change '%s': %s", path, error_text(&why));
	if (good && !str_eq(buf_str(&text), buf_str(&changed)))
		good = file_replace_same(path, buf_str(&changed), &state, again, error);
	error_release(&why);
	buf_release(&text);
	buf_release(&changed);
	return good;
}

bool choose_save(const char *directory, struct str id, struct choice choice, struct error *error)
{
	struct buf path = BUF_EMPTY;
	bool good = false, again = true;

	file_join(&path, str_of(directory), STR("boardpack.yaml"));
	if (!file_exists(path.p)) {
		error_set(error, "there is no '%s' that could say so", path.p);
		again = false;
	}
	for (int i = 0; again && i < TRIES; i++) {
		again = false;
		error_clear(error);
		good = save_once(path.p, id, choice, &again, error);
	}
	buf_release(&path);
	return good;
}
