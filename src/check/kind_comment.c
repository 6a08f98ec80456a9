/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment.h"
#include "check/gap.h"
#include "check/kinds.h"
#include "check/pass.h"

/* Judges one fault of a comment: check/comment.h knows them all. */
struct params {
	enum comment_fault fault;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *node = node_get(root, "fault");

	(void)catalogue;
	rule->params = params;
	if (!comment_code_parse(node_text(node), &params->fault))
		return node_error(tree, node ? node : root, error, "unknown fault '%.*s'", STR_FMT(node_text(node)));
	return true;
}

static enum comment_unit unit_of(const struct item *item)
{
	switch (item->unit) {
	case UNIT_CURRENCY:
		return COMMENT_UNIT_MONEY;
	case UNIT_PERCENT:
		return COMMENT_UNIT_PERCENT;
	case UNIT_MONTHS:
		return COMMENT_UNIT_MONTHS;
	case UNIT_COUNT:
	case UNIT_DAYS:
	case UNIT_SCORE:
		return COMMENT_UNIT_COUNT;
	case UNIT_NONE:
	case UNIT_RATIO:
	case UNIT_COUNT_OF:
		break;
	}
	return COMMENT_UNIT_NONE;
}

static struct comment_value value_of(struct lint *lint, const struct item *item, enum expr_field field, int back)
{
	struct fact fact = facts_get(lint_in(lint)->facts, item, field, back);

	return (struct comment_value){ fact_is_known(&fact), fact.quantity.value };
}

static void fill(struct lint *lint, const struct item *item, const struct addr *at, struct comment_input *input)
{
	const struct lint_input *in = lint_in(lint);
	const struct pack *prior = facts_prior(in->facts);
	struct gap gap;

	input->id = item->id;
	input->label = item->label;
	input->scale = 1;
	input->period = in->pack->period;
	input->lower_is_better = item->better == ITEM_BETTER_LOWER;
	input->names = in->company->own_names.v;
	input->name_count = in->company->own_names.n;
	if (prior)
		input->prior_text = pack_text(prior, at);
	if (item->kind != ITEM_NUMBER)
		return;
	input->unit = unit_of(item);
	input->actual = value_of(lint, item, EXPR_FIELD_ACTUAL, 0);
	input->forecast = value_of(lint, item, EXPR_FIELD_FORECAST, 0);
	input->has_gap = gap_find(in, item, &gap);
	input->is_gap = input->has_gap && gap_is_material(in, item, &gap, 1);
	if (prior)
		input->prior = value_of(lint, item, EXPR_FIELD_ACTUAL, 1);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	struct comment_input input = { .text = text };
	struct comment comment;

	if (!item || at->row || !pass_is_prose(item, at))
		return;
	fill(lint, item, at, &input);
	comment_init(&comment);
	comment_read_passage(&comment, pass_passage(lint, text), &input, 1U << params->fault);
	for (size_t i = 0; i < comment.findings.n; i++)
		pass_report_words(lint, rule, at, comment.findings.v[i].span,
				  &(struct message_word){ "what", comment.findings.v[i].what, true }, 1);
	comment_release(&comment);
}

const struct kind kind_comment = {
	.name = "comment",
	.keys = (const char *const[]){ "fault", NULL },
	.words = (const char *const[]){ "what", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
