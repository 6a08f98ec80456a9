/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/bound.h"
#include "check/kinds.h"
#include "check/pass.h"

/* Judges: has a text more words than its readers have patience for? */
struct params {
	struct str threshold; /* the company's setting: words */
	bool is_pack; /* all prose of the pack together */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	static const char *const scopes[] = { "text", "pack" };
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *node = node_get(root, "threshold");
	size_t scope = 0;
	bool clean;

	(void)catalogue;
	rule->params = params;
	params->threshold = node_text(node);
	clean = kind_word(root, "scope", tree, scopes, COUNT_OF(scopes), &scope, error);
	params->is_pack = scope == 1;
	if (!bound_has_threshold(params->threshold))
		clean = node_error(tree, node ? node : root, error,
				   "'threshold' must be one of the company's settings");
	return clean;
}

/* Runs of bytes that hold more than signs. */
static size_t count_words(struct str text)
{
	size_t count = 0;
	bool inside = false, has_letter = false;

	for (size_t i = 0; i <= text.n; i++) {
		unsigned char c = i < text.n ? (unsigned char)text.p[i] : ' ';

		if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
			count += inside && has_letter;
			inside = has_letter = false;
			continue;
		}
		inside = true;
		has_letter = has_letter || c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
			     (c >= 'A' && c <= 'Z');
	}
	return count;
}

static void judge(const struct rule *rule, struct lint *lint, const struct addr *at, size_t words)
{
	const struct params *params = rule->params;
	struct buf count = BUF_EMPTY, limit = BUF_EMPTY;
	double most = 0;

	if (!bound_threshold(lint_in(lint)->company, params->threshold, &most) || (double)words <= most)
		return;
	buf_printf(&count, "%zu", words);
	buf_printf(&limit, "%.0f", most);
	pass_report_words(
		lint, rule, at, (struct span){ 0, 0 },
		(struct message_word[]){ { "words", buf_str(&count), false }, { "limit", buf_str(&limit), false } }, 2);
	buf_release(&count);
	buf_release(&limit);
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;
	size_t all = 0;

	if (params->is_pack && lint->only)
		return;
	for (struct leaf_walk walk = { .entry = 0 }; pass_next_leaf(lint, &walk);) {
		size_t words;

		if (!walk.item || !pass_is_leaf(rule, &walk) || !pass_is_prose(walk.item, &walk.at))
			continue;
		words = count_words(walk.text);
		all += words;
		if (!params->is_pack)
			judge(rule, lint, &walk.at, words);
	}
	if (params->is_pack)
		judge(rule, lint, &(struct addr){ STR(""), 0, STR("") }, all);
}

const struct kind kind_length = {
	.name = "length",
	.keys = (const char *const[]){ "threshold", "scope", NULL },
	.words = (const char *const[]){ "words", "limit", NULL },
	.compile = compile,
	.run = run,
};
