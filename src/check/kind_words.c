/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"
#include "prose/pattern.h"

/*
 * Judges: do words occur in prose that should not? Within each piece (sentence, item, whole text) at least min
 * different phrases of "any", or the pattern, must be found, and nothing of "unless".
 */
struct params {
	struct str_list any, unless; /* folded */
	struct pattern *pattern, *unless_pattern;
	enum phrase_scope scope;
	size_t min;
};

#define WORDS_MAX 50 /* findings a leaf: more of the same tells nobody more */

static bool read_phrases(const struct node *root, const char *key, const struct node_tree *tree, struct arena *arena,
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

static bool read_pattern(const struct node *root, const char *key, const struct node_tree *tree, struct pattern **out,
			 struct error *error)
{
	const struct node *node = node_get(root, key);
	struct error inner = ERROR_NONE;

	*out = NULL;
	if (!node)
		return true;
	*out = pattern_compile(node_text(node), &inner);
	if (!*out)
		node_error(tree, node, error, "%s", error_text(&inner));
	error_release(&inner);
	return *out != NULL;
}

static bool read_scope(const struct node *root, const struct node_tree *tree, enum phrase_scope *out,
		       struct error *error)
{
	static const char *const names[] = { "sentence", "item", "text" };
	const struct node *node = node_get(root, "scope");

	*out = PHRASE_SENTENCE;
	for (size_t i = 0; node && i < COUNT_OF(names); i++) {
		if (str_is(node_text(node), names[i])) {
			*out = (enum phrase_scope)i;
			return true;
		}
	}
	return node ? node_error(tree, node, error, "'scope' must be sentence, item or text") : true;
}

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	bool clean;

	(void)catalogue;
	rule->params = params;
	clean = read_phrases(root, "any", tree, arena, &params->any, error);
	clean = read_phrases(root, "unless", tree, arena, &params->unless, error) && clean;
	clean = read_pattern(root, "pattern", tree, &params->pattern, error) && clean;
	clean = read_pattern(root, "unless_pattern", tree, &params->unless_pattern, error) && clean;
	clean = read_scope(root, tree, &params->scope, error) && clean;
	clean = kind_size(root, "min", tree, 1, &params->min, error) && clean;
	if (clean && params->any.n == 0 && !params->pattern)
		return node_error(tree, root, error, "'any' or 'pattern' is needed");
	return clean;
}

static void release(struct rule *rule)
{
	struct params *params = rule->params;

	if (!params)
		return;
	pattern_free(params->pattern);
	pattern_free(params->unless_pattern);
}

struct matches {
	struct span *v; /* bytes of the leaf */
	size_t n, cap;
};

/* How many different phrases of list are in the piece; where, when out is given. */
static size_t find_phrases(const struct folded *folded, const struct str_list *list, size_t offset, struct matches *out)
{
	size_t different = 0;

	for (size_t i = 0; i < list->n; i++) {
		size_t before = different;

		for (struct span at = { 0, 0 }; phrase_find(folded, list->v[i], at.at + at.n, &at);) {
			struct span span = phrase_source(folded, at);

			different = before + 1;
			if (!out)
				break;
			span.at += offset;
			vec_push(out, span);
		}
	}
	return different;
}

static bool is_excused(const struct params *params, const struct folded *folded, struct str piece)
{
	struct span span;

	if (find_phrases(folded, &params->unless, 0, NULL))
		return true;
	return params->unless_pattern && pattern_find(params->unless_pattern, piece, 0, &span);
}

/* "shipped significantly" should not mark "significant" twice: of overlapping matches the longest stays. */
static int by_place(const void *a, const void *b)
{
	const struct span *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return x->n > y->n ? -1 : x->n < y->n;
}

static void judge_piece(const struct params *params, struct str text, struct span piece, struct matches *out)
{
	struct str bytes = str_in(text, piece);
	size_t before = out->n, found = 0;
	struct folded folded;

	phrase_open(&folded, bytes);
	if (params->any.n)
		found = find_phrases(&folded, &params->any, piece.at, out);
	if (params->pattern)
		for (struct span at = { 0, 0 }; pattern_find(params->pattern, bytes, at.at + at.n, &at); found++)
			vec_push(out, ((struct span){ piece.at + at.at, at.n }));
	if (found < params->min || is_excused(params, &folded, bytes))
		out->n = before;
	phrase_close(&folded);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	struct matches matches = { NULL, 0, 0 };
	struct span piece = { 0, 0 };
	size_t end = 0;

	if (!item || !pass_is_prose(item, at))
		return;
	while (matches.n < WORDS_MAX && phrase_piece(text, params->scope, piece.at + piece.n, &piece))
		judge_piece(params, text, piece, &matches);
	if (matches.n)
		qsort(matches.v, matches.n, sizeof(*matches.v), by_place);
	for (size_t i = 0, reported = 0; i < matches.n && reported < WORDS_MAX; i++) {
		if (matches.v[i].at < end)
			continue;
		end = matches.v[i].at + matches.v[i].n;
		reported++;
		lint_report(lint, rule, at, matches.v[i], NULL);
	}
	vec_release(&matches);
}

const struct kind kind_words = {
	.name = "words",
	.keys = (const char *const[]){ "any", "pattern", "unless", "unless_pattern", "scope", "min", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
	.release = release,
};
