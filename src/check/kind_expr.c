/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/bound.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/remedy.h"

/* Judges: does a condition over the pack's numbers hold? One rule may look at many items, each as "self". */
struct params {
	struct bound when;
	bool units[UNIT_COUNT_OF];
	bool is_bare; /* the rule is at no number: "self" is nothing, and the finding is at the item */
	/* 0: each item alone; else once, at the first item, when all of at least so many items meet the condition */
	size_t all_of;
	bool spares_core; /* items that the company is asked for as core: another rule speaks of those */
	bool only_begun; /* items that nobody has come to yet are left alone */
	enum remedy remedy; /* offered in the place of the typed value */
};

static bool read_unit(struct params *params, const struct node *node, const struct node_tree *tree, struct error *error)
{
	enum unit only;
	bool any = false;

	if (!node)
		return true;
	if (!unit_parse(node_text(node), &only))
		return node_error(tree, node, error, "unknown unit '%.*s'", STR_FMT(node_text(node)));
	for (size_t unit = 0; unit < UNIT_COUNT_OF; unit++) {
		params->units[unit] = params->units[unit] && unit == only;
		any = any || params->units[unit];
	}
	return any ? true : node_error(tree, node, error, "the rule is at no item of this unit");
}

static bool read_spare(struct params *params, const struct node *node, const struct node_tree *tree,
		       struct error *error)
{
	params->spares_core = node && str_is(node_text(node), "core");
	if (!node || params->spares_core)
		return true;
	return node_error(tree, node, error, "'spare' can only be core");
}

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *when = node_get(root, "when");
	size_t remedy = REMEDY_NONE;
	struct error inner = ERROR_NONE;
	bool clean;

	rule->params = params;
	bound_units(rule, catalogue, params->units);
	if (!read_spare(params, node_get(root, "spare"), tree, error) ||
	    !kind_yes(root, "begun", tree, &params->only_begun, error))
		return false;
	params->is_bare = true;
	for (size_t unit = 0; unit < UNIT_COUNT_OF; unit++)
		params->is_bare = params->is_bare && !params->units[unit];
	if (!read_unit(params, node_get(root, "unit"), tree, error) ||
	    !kind_size(root, "all_of", tree, 0, &params->all_of, error) ||
	    !kind_word(root, "remedy", tree, remedy_names, REMEDY_COUNT, &remedy, error))
		return false;
	params->remedy = (enum remedy)remedy;
	if (str_is_blank(node_text(when)))
		return node_error(tree, when ? when : root, error, "'when' is missing or empty");
	clean = bound_compile(&params->when, node_text(when), UNIT_COUNT_OF, params->units, catalogue, &inner);
	if (!clean)
		node_error(tree, when, error, "%s", error_text(&inner));
	error_release(&inner);
	return clean;
}

/* "sales.arr/forecast" puts the finding at the forecast; without a field it is at the actual. */
static struct str field_of(const struct rule *rule, const struct item *item)
{
	size_t slash;

	for (size_t i = 0; i < rule->at.n; i++) {
		slash = str_find_char(rule->at.v[i], '/', 0);
		if (slash != STR_NONE &&
		    rule_is_at(rule, item, str_sub(rule->at.v[i], slash + 1, rule->at.v[i].n - slash - 1)))
			return str_sub(rule->at.v[i], slash + 1, rule->at.v[i].n - slash - 1);
	}
	return item->kind == ITEM_NUMBER ? STR("actual") : STR("");
}

struct tally {
	size_t judged, met;
	struct buf reason; /* why the first one that could not be judged could not */
};

static enum truth judge(const struct rule *rule, const struct lint *lint, const struct item *item, struct tally *tally)
{
	const struct params *params = rule->params;
	const struct expr *when = bound_at(&params->when, item);
	struct bound_view view;
	struct expr_values values = bound_values(lint_in(lint), item, &view);
	enum truth truth = expr_truth(when, &values);

	if (truth != TRUTH_UNKNOWN) {
		tally->judged++;
		tally->met += truth == TRUTH_TRUE;
	} else if (tally->reason.n == 0 && !bound_missing(when, &view, item, &tally->reason)) {
		buf_printf(&tally->reason, "%.*s: a division by zero", STR_FMT(item->id));
	}
	return truth;
}

static bool is_mine(const struct params *params, const struct lint *lint, const struct item *item)
{
	if (params->spares_core && company_asks(lint_in(lint)->company, item) == RELEVANCE_CORE)
		return false;
	return params->is_bare || (item->kind == ITEM_NUMBER && params->units[item->unit]);
}

static void skip(struct lint *lint, const struct rule *rule, const struct tally *tally)
{
	const struct params *params = rule->params;

	if (params->all_of)
		lint_skip(lint, rule, "fewer than %zu numbers to compare", params->all_of);
	else
		lint_skip(lint, rule, "%s", tally->reason.n ? tally->reason.p : "none of its items is asked for");
}

static void report(struct lint *lint, const struct rule *rule, const struct item *item)
{
	const struct params *params = rule->params;
	struct addr at = { item->id, 0, field_of(rule, item) };
	struct str typed = pack_text(lint_in(lint)->pack, &at);
	struct buf text = BUF_EMPTY;

	lint_report(lint, rule, &at, (struct span){ 0, 0 }, NULL);
	if (remedy_apply(params->remedy, typed, lint_in(lint)->company->numbers, &text))
		lint_offer(lint, (struct span){ 0, typed.n }, buf_str(&text));
	buf_release(&text);
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;
	struct tally tally = { .reason = BUF_EMPTY };
	const struct item *first = NULL;

	/* Half the pack says nothing about all of it. */
	if (params->all_of && lint->only)
		return;
	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		if (!is_mine(params, lint, item) || judge(rule, lint, item, &tally) != TRUTH_TRUE)
			continue;
		if (params->only_begun && !pass_is_begun(lint, item))
			continue;
		first = first ? first : item;
		if (!params->all_of)
			report(lint, rule, item);
	}
	if (tally.judged < (params->all_of ? params->all_of : 1))
		skip(lint, rule, &tally);
	else if (first && params->all_of && tally.met == tally.judged)
		report(lint, rule, first);
	buf_release(&tally.reason);
}

static void release(struct rule *rule)
{
	struct params *params = rule->params;

	if (params)
		bound_release(&params->when);
}

const struct kind kind_expr = {
	.name = "expr",
	.keys = (const char *const[]){ "when", "unit", "all_of", "spare", "begun", "remedy", NULL },
	.compile = compile,
	.run = run,
	.release = release,
};
