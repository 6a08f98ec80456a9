/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment.h"
#include "check/kinds.h"
#include "check/pass.h"

/* Judges: is a text last period's, with nothing changed but its figures and a few words? */
struct params {
	size_t min_words; /* shorter texts may repeat: "no change" is an answer */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));

	(void)catalogue;
	rule->params = params;
	return kind_size(root, "min_words", tree, 12, &params->min_words, error);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	const struct pack *prior = facts_prior(lint_in(lint)->facts);
	struct str before;

	/* Rows have no identity across packs: a table's open actions are carried over on purpose. */
	if (!item || at->row || !prior || !pass_is_prose(item, at))
		return;
	before = pack_text(prior, at);
	if (comment_is_copy(text, before, params->min_words))
		lint_report(lint, rule, at, (struct span){ 0, 0 }, NULL);
}

const struct kind kind_copied = {
	.name = "copied",
	.keys = (const char *const[]){ "min_words", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
