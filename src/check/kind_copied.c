/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/worddiff.h"
#include "check/bound.h"
#include "check/comment.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/rows.h"

/*
 * Judges: is a text last period's, with nothing changed but its figures and a few words, or with at least "like" percent of its words kept?
 * With "when" only where that holds of the item's numbers.
 */
struct params {
	size_t min_words; /* shorter texts may repeat: "no change" is an answer */
	size_t like; /* percent */
	struct bound when;
	bool has_when;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *when = node_get(root, "when");
	struct error inner = ERROR_NONE;
	bool units[UNIT_COUNT_OF];
	bool clean;

	rule->params = params;
	clean = kind_size(root, "min_words", tree, 12, &params->min_words, error) &&
		kind_size(root, "like", tree, 100, &params->like, error);
	params->has_when = when != NULL;
	if (!when)
		return clean;
	bound_units(rule, catalogue, units);
	if (!bound_compile(&params->when, node_text(when), UNIT_COUNT_OF, units, catalogue, &inner))
		clean = node_error(tree, when, error, "%s", error_text(&inner));
	error_release(&inner);
	return clean;
}

static void release(struct rule *rule)
{
	struct params *params = rule->params;

	if (params)
		bound_release(&params->when);
}

static bool is_meant(const struct params *params, const struct lint *lint, const struct item *item)
{
	const struct expr *when = bound_at(&params->when, item);
	struct bound_view view;
	struct expr_values values;

	if (!params->has_when)
		return true;
	if (item->kind != ITEM_NUMBER || !when)
		return false;
	values = bound_values(lint_in(lint), item, &view);
	return expr_truth(when, &values) == TRUTH_TRUE;
}

/* The first words that did change: "2 became 3"; "nothing" when none did. */
static void put_change(struct str before, struct str text, struct buf *out)
{
	struct worddiff diff;
	struct str old = STR(""), new = STR("");

	worddiff_init(&diff);
	worddiff_run(&diff, before, text);
	for (size_t i = 0; i < diff.runs.n && (old.n == 0 || new.n == 0); i++) {
		const struct worddiff_run *run = &diff.runs.v[i];

		if (run->kind == WORDDIFF_REMOVED && old.n == 0)
			old = str_trim(str_in(before, run->old));
		else if (run->kind == WORDDIFF_ADDED && new.n == 0)
			new = str_trim(str_in(text, run->new));
		else if (old.n || new.n)
			break;
	}
	worddiff_release(&diff);
	if (old.n && new.n)
		buf_printf(out, "\"%.*s\" became \"%.*s\"", STR_FMT(old), STR_FMT(new));
	else if (new.n)
		buf_printf(out, "\"%.*s\" is new", STR_FMT(new));
	else if (old.n)
		buf_printf(out, "\"%.*s\" is gone", STR_FMT(old));
	else
		buf_adds(out, "nothing changed");
}

static void report(const struct rule *rule, struct lint *lint, const struct addr *at, struct str before,
		   struct str text)
{
	struct buf change = BUF_EMPTY;

	put_change(before, text, &change);
	pass_report_words(lint, rule, at, (struct span){ 0, 0 },
			  &(struct message_word){ "change", buf_str(&change), true }, 1);
	buf_release(&change);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	const struct pack *prior = facts_prior(lint_in(lint)->facts);
	struct str before;
	bool is_copy;

	/* Rows have no identity across packs: a table's open actions are carried over on purpose. */
	if (!item || at->row || !prior || !pass_is_prose(item, at) || !is_meant(params, lint, item))
		return;
	before = pack_text(prior, at);
	is_copy = comment_is_copy(text, before, params->min_words);
	if (!is_copy && params->like < 100 && rows_has_words(text, params->min_words) && !str_is_blank(before))
		is_copy = 100 * worddiff_likeness(before, text) >= (double)params->like;
	if (is_copy)
		report(rule, lint, at, before, text);
}

const struct kind kind_copied = {
	.name = "copied",
	.keys = (const char *const[]){ "min_words", "like", "when", NULL },
	.words = (const char *const[]){ "change", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
	.release = release,
};
