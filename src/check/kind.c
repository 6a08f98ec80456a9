/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kind.h"
#include "check/phrase.h"
#include "check/kinds.h"
#include "check/pass.h"

static const struct kind *const kinds[] = {
#define KIND(name) &kind_##name,
#include "check/kinds.def"
#undef KIND
};

const struct kind *kind_find(struct str name)
{
	for (size_t i = 0; i < COUNT_OF(kinds); i++)
		if (str_is(name, kinds[i]->name))
			return kinds[i];
	return NULL;
}

bool kind_list(const struct node *node, const struct node_tree *tree, struct arena *arena, struct str_list *out,
	       struct error *error)
{
	*out = (struct str_list){ NULL, 0 };
	if (!node)
		return true;
	if (node->kind == NODE_MAP)
		return node_error(tree, node, error, "a list of words is expected");
	out->v = arena_alloc(arena, (node->kind == NODE_LIST ? node->count : 1) * sizeof(*out->v));
	if (node->kind == NODE_SCALAR) {
		out->v[out->n++] = node->text;
		return true;
	}
	node_each (child, node) {
		if (child->kind != NODE_SCALAR)
			return node_error(tree, child, error, "a word is expected");
		out->v[out->n++] = child->text;
	}
	return true;
}

bool kind_phrases(const struct node *root, const char *key, const struct node_tree *tree, struct arena *arena,
		  struct str_list *out, struct error *error)
{
	struct buf folded = BUF_EMPTY;

	if (!kind_list(node_get(root, key), tree, arena, out, error))
		return false;
	for (size_t i = 0; i < out->n; i++) {
		buf_clear(&folded);
		phrase_fold(out->v[i], &folded);
		out->v[i] = arena_str(arena, buf_str(&folded));
	}
	buf_release(&folded);
	return true;
}

bool kind_size(const struct node *root, const char *key, const struct node_tree *tree, size_t fallback, size_t *out,
	       struct error *error)
{
	const struct node *node = node_get(root, key);

	*out = fallback;
	if (node && !str_to_size(node_text(node), out))
		return node_error(tree, node, error, "'%s' must be a whole number", key);
	return true;
}

bool kind_yes(const struct node *root, const char *key, const struct node_tree *tree, bool *out, struct error *error)
{
	const struct node *node = node_get(root, key);

	*out = node != NULL;
	return !node || str_is(node_text(node), "yes") || node_error(tree, node, error, "'%s' may only be yes", key);
}

bool kind_word(const struct node *root, const char *key, const struct node_tree *tree, const char *const *words,
	       size_t count, size_t *out, struct error *error)
{
	const struct node *node = node_get(root, key);
	struct buf all = BUF_EMPTY;

	*out = 0;
	if (!node)
		return true;
	for (size_t i = 0; i < count; i++) {
		if (str_is(node_text(node), words[i])) {
			*out = i;
			buf_release(&all);
			return true;
		}
		buf_printf(&all, "%s%s", !i ? "" : i + 1 < count ? ", " : " or ", words[i]);
	}
	node_error(tree, node, error, "'%s' must be %s", key, buf_str(&all).p);
	buf_release(&all);
	return false;
}

bool kind_list_has(const struct str_list *list, struct str text)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], text))
			return true;
	return false;
}
