/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/bound.h"
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

/* What a formula wants of this pack, and the company is not asked for: nobody is led to it. NULL: nothing of the sort. */
static const struct item *find_left_out(const struct lint_input *input, const struct item *item)
{
	const struct expr_ref *refs;
	size_t count = item->expr ? expr_refs(item->expr, &refs) : 0;

	for (size_t i = 0; i < count; i++) {
		const struct item *part = refs[i].id.n ? catalogue_find(input->catalogue, refs[i].id) : NULL;

		if (part && refs[i].field == EXPR_FIELD_ACTUAL && !refs[i].back && !refs[i].months && !refs[i].window &&
		    bound_is_left_out(input, part))
			return part;
	}
	return NULL;
}

static void report(struct lint *lint, const struct rule *rule, const struct item *item)
{
	const struct item *part = find_left_out(lint_in(lint), item);
	struct addr at = { item->id, 0, STR("") };
	struct buf state = BUF_EMPTY;

	if (part)
		buf_printf(&state, "cannot be computed without %.*s, which is not asked for%s", STR_FMT(part->label),
			   expr_adds(item->expr, part->id) ? " (0 says that there was none)" : "");
	else
		buf_adds(&state, "has no answer yet");
	pass_report_words(lint, rule, &at, (struct span){ 0, 0 },
			  &(struct message_word){ "state", buf_str(&state), false }, 1);
	buf_release(&state);
}

/* A number's answer is its actual, typed or computed; a commentary alone answers too: it says why there is none. */
static void visit(struct lint *lint, const struct rule *rule, const struct item *item)
{
	const struct params *params = rule->params;
	const struct lint_input *input = lint_in(lint);

	if (!item->is_carried && company_asks(input->company, item) == params->relevance &&
	    !facts_is_answered(input->facts, item))
		report(lint, rule, item);
}

static void run(const struct rule *rule, struct lint *lint)
{
	lint_each_item(lint, rule, visit);
}

const struct kind kind_required = {
	.name = "required",
	.keys = (const char *const[]){ "relevance", NULL },
	.words = (const char *const[]){ "state", NULL },
	.compile = compile,
	.run = run,
};
