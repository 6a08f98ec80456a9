/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/* Judges: is there an answer to every item that the stage, or the company itself, asks for? */
struct params {
	enum relevance relevance;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *node = node_get(root, "relevance");

	(void)catalogue;
	params->relevance = RELEVANCE_CORE;
	if (node && str_is(node_text(node), "recommended"))
		params->relevance = RELEVANCE_RECOMMENDED;
	else if (node && !str_is(node_text(node), "core"))
		return node_error(tree, node, error, "'relevance' must be core or recommended");
	rule->params = params;
	return true;
}

/* A number's answer is its actual, typed or computed; a commentary alone answers too: it says why there is none. */
static void visit(struct lint *lint, const struct rule *rule, const struct item *item)
{
	const struct params *params = rule->params;
	const struct lint_input *input = lint_in(lint);
	struct addr at = { item->id, 0, STR("") };

	if (!item->is_carried && company_asks(input->company, item) == params->relevance &&
	    !facts_is_answered(input->facts, item))
		lint_report(lint, rule, &at, (struct span){ 0, 0 }, NULL);
}

static void run(const struct rule *rule, struct lint *lint)
{
	lint_each_item(lint, rule, visit);
}

const struct kind kind_required = {
	.name = "required",
	.keys = (const char *const[]){ "relevance", NULL },
	.compile = compile,
	.run = run,
};
