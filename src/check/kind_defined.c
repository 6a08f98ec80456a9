/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/worddiff.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/rows.h"

/* Judges: has the text that says how something is measured changed, without a row among the definition changes? */
#define CHANGES "section.definition_changes"
/* Below, the method reads differently. */
#define SAME_LIKENESS 0.9

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	(void)rule;
	(void)arena;
	if (!catalogue_find(catalogue, STR(CHANGES)))
		return node_error(tree, root, error, "the catalogue has no %s", CHANGES);
	return true;
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct pack *prior = facts_prior(lint_in(lint)->facts);
	const struct item *changes = catalogue_find(lint_in(lint)->catalogue, STR(CHANGES));
	struct str before = prior ? str_trim(pack_text(prior, at)) : STR("");
	struct buf then = BUF_EMPTY, now = BUF_EMPTY;

	if (!item || before.n == 0 || !pass_is_prose(item, at) || pack_is_answered(lint_in(lint)->pack, changes))
		return;
	rows_normalise(before, &then);
	rows_normalise(text, &now);
	if (worddiff_likeness(buf_str(&then), buf_str(&now)) < SAME_LIKENESS)
		lint_report(lint, rule, at, (struct span){ 0, 0 }, NULL);
	buf_release(&then);
	buf_release(&now);
}

const struct kind kind_defined = {
	.name = "defined",
	.keys = (const char *const[]){ NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
