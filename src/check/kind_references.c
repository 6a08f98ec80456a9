/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "check/amount.h"
#include "check/kinds.h"
#include "check/label.h"
#include "check/pass.h"
#include "check/phrase.h"
#include "pack/reference.h"

/* Judges references to figures in prose, and figures that could be references. */
enum fault {
	FAULT_UNKNOWN, /* the catalogue has no such number */
	FAULT_EMPTY, /* it has, and the pack has no value for it */
	FAULT_TYPED, /* a figure beside the name of a number that has just this value */
};

static const char *const fault_names[] = { "unknown", "empty", "typed" };

#define OFFERS_MAX 3 /* a leaf: who wants references has understood after three */

struct params {
	size_t fault; /* enum fault */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));

	(void)catalogue;
	rule->params = params;
	return kind_word(root, "of", tree, fault_names, COUNT_OF(fault_names), &params->fault, error);
}

static void judge_references(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text)
{
	const struct params *params = rule->params;
	const struct lint_input *input = lint_in(lint);
	struct reference reference;
	struct buf value = BUF_EMPTY;

	for (size_t from = 0; reference_next(text, from, input->catalogue, &reference);
	     from = reference.span.at + reference.span.n) {
		buf_clear(&value);
		if (params->fault == FAULT_UNKNOWN
			    ? reference.item != NULL
			    : !reference.item || reference_value(&reference, input->facts, input->company, &value))
			continue;
		lint_report(lint, rule, at, reference.span, NULL);
	}
	buf_release(&value);
}

/* Is the amount what the figure prints, neither finer nor coarser than a reader would bear? */
static bool is_value(const struct amount *amount, struct quantity figure)
{
	double room = amount->quantity.slack > figure.slack ? amount->quantity.slack : figure.slack;

	return amount->quantity.unit == figure.unit && fabs(amount->quantity.value - figure.value) <= room * 1.01 &&
	       room <= 0.02 * fabs(figure.value);
}

/* "$5.04m", "4.9 million": a scale is a word behind the digits. */
static bool has_scale(struct str typed)
{
	size_t i = typed.n;

	while (i && !(typed.p[i - 1] >= '0' && typed.p[i - 1] <= '9'))
		i--;
	for (; i < typed.n; i++)
		if ((typed.p[i] | 32) >= 'a' && (typed.p[i] | 32) <= 'z')
			return true;
	return false;
}

/* Which form of the reference prints what is typed, or is next to it: "$5.04m" is not to become "USD 5,035,000". */
static bool is_short_better(const struct lint *lint, struct str typed, const struct item *item)
{
	const struct lint_input *input = lint_in(lint);
	struct reference reference = { .item = item, .field = EXPR_FIELD_ACTUAL };
	struct buf plain = BUF_EMPTY, brief = BUF_EMPTY;
	bool result = false;

	reference_value(&reference, input->facts, input->company, &plain);
	reference.is_short = true;
	reference_value(&reference, input->facts, input->company, &brief);
	if (!str_eq(buf_str(&plain), buf_str(&brief)))
		result = item->unit == UNIT_CURRENCY ? has_scale(typed) : typed.n < plain.n;
	buf_release(&plain);
	buf_release(&brief);
	return result;
}

static bool offer(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text,
		  const struct amount *amount, const struct item *item)
{
	struct fact fact = facts_get(lint_in(lint)->facts, item, EXPR_FIELD_ACTUAL, 0);
	struct buf reference = BUF_EMPTY;

	if (!fact_is_known(&fact) || !is_value(amount, fact.quantity))
		return false;
	buf_printf(&reference, "{{%s%.*s}}", is_short_better(lint, str_in(text, amount->span), item) ? "short " : "",
		   STR_FMT(item->id));
	pass_report_words(lint, rule, at, amount->span,
			  &(struct message_word){ "reference", buf_str(&reference), false }, 1);
	lint_offer(lint, amount->span, buf_str(&reference));
	buf_release(&reference);
	return true;
}

static void judge_typed(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text)
{
	const struct lint_input *input = lint_in(lint);
	const struct item *items[2];
	const struct label_hit *hit;
	struct labels labels;
	struct amount amount;
	size_t offers = 0;

	labels_find(lint, text, &labels);
	for (size_t from = 0; offers < OFFERS_MAX && labels.hits.n &&
			      amount_next(text, from, input->company->numbers, input->company->currency, &amount);
	     from = amount.span.at + amount.span.n) {
		hit = labels_of(&labels, lint, amount.span);
		if (!hit || amount.quantity.unit == UNIT_NONE)
			continue;
		/* Two numbers of one name: the figure says which. */
		for (size_t i = 0, count = label_meanings(hit, items); i < count; i++)
			if (offer(rule, lint, at, text, &amount, items[i])) {
				offers++;
				break;
			}
	}
	labels_release(&labels);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;

	if (!item || !pass_is_prose(item, at))
		return;
	if (params->fault != FAULT_TYPED)
		judge_references(rule, lint, at, text);
	else if (item->kind == ITEM_TEXT)
		judge_typed(rule, lint, at, text);
}

const struct kind kind_references = {
	.name = "references",
	.keys = (const char *const[]){ "of", NULL },
	.words = (const char *const[]){ "reference", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
