/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"
#include "prose/pattern.h"

/*
 * Judges: do words occur that should not? Within each piece (sentence, item, whole text) at least min different phrases of
 * "any", or the pattern, must be found, with something of "needs" and "needs_pattern", and nothing of "unless".
 */
enum list { LIST_ANY, LIST_NEEDS, LIST_UNLESS, LISTS };
enum pattern_use { PATTERN_FIND, PATTERN_NEEDS, PATTERN_UNLESS, PATTERNS };
/* Which leaves: prose, typed numbers, or all. */
enum field_set { IN_PROSE, IN_NUMBERS, IN_ALL, IN_COUNT };
enum where { ANYWHERE, AT_START, ALONE, WHERE_COUNT };

static const char *const list_keys[LISTS] = { "any", "needs", "unless" };
static const char *const pattern_keys[PATTERNS] = { "pattern", "needs_pattern", "unless_pattern" };
static const char *const scope_names[] = { "sentence", "item", "text" };
static const char *const set_names[] = { "prose", "numbers", "all" };
static const char *const where_names[] = { "anywhere", "start", "alone" };

struct params {
	struct str_list lists[LISTS]; /* folded */
	unsigned numbers[LISTS]; /* in the table of all rules */
	struct pattern *patterns[PATTERNS];
	enum phrase_scope scope;
	enum field_set in;
	enum where where;
	size_t min;
	bool is_again; /* only where the pack before has one of "any" in the same place */
	bool has_replace;
	struct str replace; /* what is put in the place of a match */
};

#define WORDS_MAX 50 /* findings a leaf: more of the same tells nobody more */

static bool read_pattern(const struct node *root, const char *key, const struct node_tree *tree, struct pattern **out,
			 struct error *error)
{
	const struct node *node = node_get(root, key);
	struct error inner = ERROR_NONE;

	*out = NULL;
	if (!node)
		return true;
	*out = tree->is_lasting ? pattern_later(node_text(node)) : pattern_compile(node_text(node), &inner);
	if (!*out)
		node_error(tree, node, error, "%s", error_text(&inner));
	error_release(&inner);
	return *out != NULL;
}

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *replace = node_get(root, "replace"), *again = node_get(root, "again");
	size_t scope = 0, in = 0, where = 0;
	bool clean = true;

	(void)catalogue;
	rule->params = params;
	for (size_t i = 0; i < LISTS; i++)
		clean = kind_phrases(root, list_keys[i], tree, arena, &params->lists[i], error) && clean;
	for (size_t i = 0; i < PATTERNS; i++)
		clean = read_pattern(root, pattern_keys[i], tree, &params->patterns[i], error) && clean;
	clean = kind_word(root, "scope", tree, scope_names, COUNT_OF(scope_names), &scope, error) && clean;
	clean = kind_word(root, "in", tree, set_names, COUNT_OF(set_names), &in, error) && clean;
	clean = kind_word(root, "where", tree, where_names, COUNT_OF(where_names), &where, error) && clean;
	clean = kind_size(root, "min", tree, 1, &params->min, error) && clean;
	params->is_again = again != NULL;
	if (again && !str_is(node_text(again), "yes"))
		clean = node_error(tree, again, error, "'again' may only be yes");
	params->scope = (enum phrase_scope)scope;
	params->in = (enum field_set)in;
	params->where = (enum where)where;
	params->has_replace = replace != NULL;
	params->replace = node_text(replace);
	if (clean && params->lists[LIST_ANY].n == 0 && !params->patterns[PATTERN_FIND])
		return node_error(tree, root, error, "'any' or 'pattern' is needed");
	return clean;
}

static void collect(struct rule *rule, struct word_index *index)
{
	struct params *params = rule->params;

	for (size_t i = 0; i < LISTS; i++)
		params->numbers[i] = word_index_add(index, &params->lists[i]);
}

static void release(struct rule *rule)
{
	struct params *params = rule->params;

	for (size_t i = 0; params && i < PATTERNS; i++)
		pattern_free(params->patterns[i]);
}

struct match {
	struct span at;
	size_t phrase; /* which one of "any"; those of the pattern count as one each */
};

struct matches {
	struct match *v; /* bytes of the leaf */
	size_t n, cap;
};

/* Of overlapping matches the longest stays: "most of" and "most of all" are one fault. */
static int by_place(const void *a, const void *b)
{
	const struct match *x = a, *y = b;

	if (x->at.at != y->at.at)
		return x->at.at < y->at.at ? -1 : 1;
	return x->at.n > y->at.n ? -1 : x->at.n < y->at.n;
}

static void find(const struct params *params, struct lint *lint, struct str text, struct matches *out)
{
	if (params->numbers[LIST_ANY]) {
		const struct leaf_scan *scan = pass_scan(lint, text);
		const struct word_hit *hit;

		for (uint32_t cursor = 0; (hit = word_hits_next(&scan->hits, params->numbers[LIST_ANY], &cursor));)
			vec_push(out, ((struct match){ hit->at, hit->phrase_no }));
	}
	if (params->patterns[PATTERN_FIND])
		for (struct span at = { 0, 0 }; pattern_next(params->patterns[PATTERN_FIND], text, at.at + at.n, &at);)
			vec_push(out, ((struct match){ at, params->lists[LIST_ANY].n + out->n }));
	if (out->n)
		qsort(out->v, out->n, sizeof(*out->v), by_place);
}

/* Where a list has been looked through to: pieces come in the order of the text. */
struct reached {
	uint32_t cursor;
	const struct word_hit *hit; /* the next one; NULL before the first look */
	bool is_done;
};

static bool is_in(struct lint *lint, unsigned list, struct span piece, struct reached *reached)
{
	const struct word_hits *hits = &lint->scan.hits;

	while (!reached->is_done && (!reached->hit || reached->hit->at.at < piece.at)) {
		reached->hit = word_hits_next(hits, list, &reached->cursor);
		reached->is_done = !reached->hit;
	}
	return !reached->is_done && reached->hit->at.at < piece.at + piece.n;
}

static bool has_pattern(struct pattern *pattern, struct str bytes)
{
	struct span span;

	return pattern && pattern_next(pattern, bytes, 0, &span);
}

static bool is_meant(const struct params *params, struct lint *lint, struct str text, struct span piece,
		     struct reached reached[LISTS])
{
	struct str bytes = str_in(text, piece);

	if (params->numbers[LIST_NEEDS] && !is_in(lint, params->numbers[LIST_NEEDS], piece, &reached[LIST_NEEDS]))
		return false;
	if (params->numbers[LIST_UNLESS] && is_in(lint, params->numbers[LIST_UNLESS], piece, &reached[LIST_UNLESS]))
		return false;
	if (params->patterns[PATTERN_NEEDS] && !has_pattern(params->patterns[PATTERN_NEEDS], bytes))
		return false;
	return !has_pattern(params->patterns[PATTERN_UNLESS], bytes);
}

/* White space, list marks and emphasis stand between nothing. */
static bool is_decoration(struct str bytes)
{
	for (size_t i = 0; i < bytes.n; i++)
		if (!strchr(" \t\r\n-*+#>_.:!?", bytes.p[i]))
			return false;
	return true;
}

static bool is_placed(const struct params *params, struct str text, struct span piece, struct span at)
{
	size_t end = at.at + at.n;

	if (params->where == ANYWHERE)
		return true;
	if (!is_decoration(str_sub(text, piece.at, at.at > piece.at ? at.at - piece.at : 0)))
		return false;
	return params->where == AT_START || end >= piece.at + piece.n ||
	       is_decoration(str_sub(text, end, piece.at + piece.n - end));
}

static size_t different(const struct match *matches, size_t count, size_t enough)
{
	size_t found = 0;

	for (size_t i = 0; i < count && found < enough; i++) {
		bool seen = false;

		for (size_t k = 0; k < i && !seen; k++)
			seen = matches[k].phrase == matches[i].phrase;
		found += !seen;
	}
	return found;
}

static void report(const struct rule *rule, struct lint *lint, const struct addr *at, const struct match *matches,
		   size_t count, size_t *reported)
{
	const struct params *params = rule->params;
	size_t end = 0;

	for (size_t i = 0; i < count && *reported < WORDS_MAX; i++) {
		if (matches[i].at.at < end)
			continue;
		end = matches[i].at.at + matches[i].at.n;
		++*reported;
		lint_report(lint, rule, at, matches[i].at, NULL);
		if (params->has_replace)
			lint_offer(lint, matches[i].at, params->replace);
	}
}

/* A pattern that gave up says neither yes nor no of the text. */
static void tell_limits(const struct rule *rule, struct lint *lint, const struct addr *at)
{
	const struct params *params = rule->params;

	for (size_t i = 0; i < PATTERNS; i++)
		if (params->patterns[i] && pattern_gave_up(params->patterns[i]))
			lint_skip(lint, rule, "its '%s' reached the limit of work at %.*s", pattern_keys[i],
				  STR_FMT(at->item));
}

static bool is_asked(const struct params *params, const struct item *item, const struct addr *at)
{
	const struct column *column = pass_column(item, at);

	if (params->in == IN_ALL || !item)
		return params->in == IN_ALL;
	if (params->in == IN_PROSE)
		return pass_is_prose(item, at);
	if (at->row)
		return column && column_is_number(column);
	return item->kind == ITEM_NUMBER && !pass_is_prose(item, at) && !str_is(at->field, "status");
}

/* Did the pack before have one of the phrases here? */
static bool was_said(const struct params *params, const struct lint *lint, const struct addr *at)
{
	const struct pack *prior = facts_prior(lint_in(lint)->facts);

	return prior && !at->row && phrase_any(pack_text(prior, at), &params->lists[LIST_ANY], NULL);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	struct matches matches = { NULL, 0, 0 };
	struct reached reached[LISTS] = { { 0, NULL, false } };
	size_t reported = 0, to;

	if (!is_asked(params, item, at))
		return;
	find(params, lint, text, &matches);
	if (matches.n && params->is_again && !was_said(params, lint, at))
		matches.n = 0;
	for (size_t from = 0; from < matches.n && reported < WORDS_MAX; from = to) {
		struct span piece;

		pass_scan(lint, text);
		piece = pass_piece(lint, params->scope, matches.v[from].at.at);
		for (to = from; to < matches.n && matches.v[to].at.at < piece.at + piece.n;)
			to++;
		to += to == from;
		/* In a long piece with few different phrases the count would cost its square. */
		if (params->min > 1 &&
		    different(&matches.v[from], to - from < 200 ? to - from : 200, params->min) < params->min)
			continue;
		if (is_placed(params, text, piece, matches.v[from].at) && is_meant(params, lint, text, piece, reached))
			report(rule, lint, at, &matches.v[from], to - from, &reported);
	}
	vec_release(&matches);
	tell_limits(rule, lint, at);
}

const struct kind kind_words = {
	.name = "words",
	.keys = (const char *const[]){ "any", "needs", "unless", "pattern", "needs_pattern", "unless_pattern", "scope",
				       "in", "where", "min", "again", "replace", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
	.collect = collect,
	.release = release,
};
