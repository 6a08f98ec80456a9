/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/gap.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"

/*
 * Judges what is said where a number is "times" as far from its forecast as the company wants explained: without phrases, that
 * there is no commentary; with phrases, that there is one which has none of them.
 */
struct params {
	struct str_list phrases; /* folded */
	size_t times;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));

	(void)catalogue;
	rule->params = params;
	return kind_phrases(root, "phrases", tree, arena, &params->phrases, error) &&
	       kind_size(root, "times", tree, 1, &params->times, error);
}

static void judge(const struct rule *rule, struct lint *lint, const struct item *item, const struct gap *gap)
{
	const struct params *params = rule->params;
	const struct lint_input *input = lint_in(lint);
	struct addr at = { item->id, 0, STR("commentary") };
	struct str words = pack_text(input->pack, &at);

	if (!gap_is_material(input, item, gap, (double)params->times) || str_is_blank(words) == (params->phrases.n > 0))
		return;
	if (params->phrases.n == 0 || !phrase_any(words, &params->phrases, NULL))
		lint_report(lint, rule, &at, (struct span){ 0, 0 }, NULL);
}

static void run(const struct rule *rule, struct lint *lint)
{
	size_t judged = 0;
	struct gap gap;

	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		if (!gap_find(lint_in(lint), item, &gap))
			continue;
		judged++;
		judge(rule, lint, item, &gap);
	}
	if (!judged)
		lint_skip(lint, rule, "no number has both an actual and a forecast");
}

const struct kind kind_variance = {
	.name = "variance",
	.keys = (const char *const[]){ "phrases", "times", NULL },
	.compile = compile,
	.run = run,
};
