/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "check/bound.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"

/*
 * Judges: is a typed number what its formula gives, within what rounding explains?
 */
struct params {
	struct bound own; /* the rule's own expression; empty: the item's formula in the catalogue */
	bool has_own;
	struct str_list unless; /* folded; one of them in the item's commentary marks the difference as known */
	struct str declared; /* judged only where the company has chosen this convention in words; empty: always */
	struct str undeclared; /* judged only where it has not, and the default holds; empty: always */
	struct str_list optional; /* ids of movements that count as nothing where nobody asks for them */
};

static bool read_optional(struct params *params, const struct node *node, const struct node_tree *tree,
			  const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	if (!kind_list(node, tree, arena, &params->optional, error))
		return false;
	for (size_t i = 0; i < params->optional.n; i++) {
		const struct item *item = catalogue_find(catalogue, params->optional.v[i]);

		if (!item || item->kind != ITEM_NUMBER)
			return node_error(tree, node, error, "'%.*s' is no number of the catalogue",
					  STR_FMT(params->optional.v[i]));
	}
	return true;
}

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *node = node_get(root, "expr");
	struct error inner = ERROR_NONE;
	bool units[UNIT_COUNT_OF];
	bool clean;

	rule->params = params;
	params->has_own = node != NULL;
	params->declared = node_text(node_get(root, "declared"));
	params->undeclared = node_text(node_get(root, "undeclared"));
	if (!kind_phrases(root, "unless", tree, arena, &params->unless, error) ||
	    !read_optional(params, node_get(root, "optional"), tree, catalogue, arena, error))
		return false;
	if (!node)
		return true;
	bound_units(rule, catalogue, units);
	clean = bound_compile(&params->own, node_text(node), UNIT_NONE, units, catalogue, &inner);
	if (!clean)
		node_error(tree, node, error, "%s", error_text(&inner));
	error_release(&inner);
	return clean;
}

/* Where not one of the movements is in the pack there is no bridge that could fail to add up. */
static bool is_bridged(const struct params *params, const struct expr *expr, const struct lint_input *input)
{
	const struct expr_ref *refs;
	size_t count = expr_refs(expr, &refs);

	for (size_t i = 0; i < count; i++) {
		const struct item *part = catalogue_find(input->catalogue, refs[i].id);

		if (part && kind_list_has(&params->optional, part->id) && facts_is_answered(input->facts, part))
			return true;
	}
	return false;
}

/* What the formula gives; false, with the reason, when it cannot be told. */
static bool expected(const struct rule *rule, const struct lint_input *input, const struct item *item,
		     const struct fact *fact, struct quantity *out, struct buf *reason)
{
	const struct params *params = rule->params;
	const struct expr *expr = params->has_own ? bound_at(&params->own, item) : item->expr;
	struct bound_view view;
	struct expr_values values = bound_values(input, item, &view);

	*out = fact->formula_value;
	if (!params->has_own && fact->has_formula_value)
		return true;
	if (!expr)
		return false;
	if (params->optional.n && is_bridged(params, expr, input))
		view.optional = &params->optional;
	if (expr_number(expr, &values, out))
		return true;
	if (reason->n == 0 && !bound_missing(expr, &view, item, reason))
		buf_printf(reason, "%.*s: a division by zero", STR_FMT(item->id));
	return false;
}

/* "Restated: a downgrade of May was booked in July." */
static bool is_marked(const struct rule *rule, const struct lint *lint, const struct item *item)
{
	const struct params *params = rule->params;
	struct addr at = { item->id, 0, STR("commentary") };

	return params->unless.n && phrase_any(pack_text(lint_in(lint)->pack, &at), &params->unless, NULL);
}

/* The movement that nobody asks for, counted as nothing, which could close the gap by itself. NULL: none. */
static const struct item *find_closing(const struct rule *rule, const struct lint_input *input, const struct item *item,
				       bool is_short)
{
	const struct params *params = rule->params;
	const struct expr *expr = params->has_own ? bound_at(&params->own, item) : item->expr;

	for (size_t i = 0; expr && i < params->optional.n; i++) {
		const struct item *part = catalogue_find(input->catalogue, params->optional.v[i]);

		if (part && bound_is_left_out(input, part) && expr_adds(expr, part->id) == (is_short ? -1 : 1))
			return part;
	}
	return NULL;
}

static void report(const struct rule *rule, struct lint *lint, const struct item *item, struct message_word *words,
		   size_t count, const struct item *closing)
{
	struct addr at = { item->id, 0, STR("actual") };
	enum level level = lint->level;

	/* Nothing contradicts it: the figure that would is in no pack. */
	if (closing && level == rule->level && level == LEVEL_ERROR)
		lint->level = LEVEL_WARNING;
	pass_report_words(lint, rule, &at, (struct span){ 0, 0 }, words, count);
	lint->level = level;
}

static void compare(const struct rule *rule, struct lint *lint, const struct item *item, struct quantity typed,
		    struct quantity formula)
{
	struct buf shown = BUF_EMPTY, gap = BUF_EMPTY, left_out = BUF_EMPTY;
	struct quantity difference = formula;
	const struct item *closing;

	difference.value = fabs(typed.value - formula.value);
	formula.unit = difference.unit = item->unit;
	if (!(difference.value > fact_tolerance(item->unit, typed, formula)) || is_marked(rule, lint, item))
		return;
	quantity_print(formula, &shown);
	quantity_print(difference, &gap);
	closing = find_closing(rule, lint_in(lint), item, typed.value < formula.value);
	if (closing)
		buf_printf(&left_out, "; %.*s has no answer, and %s there would close it", STR_FMT(closing->label),
			   gap.p);
	report(rule, lint, item,
	       (struct message_word[]){ { "expected", buf_str(&shown), false },
					{ "gap", buf_str(&gap), false },
					{ "formula", item->formula, false },
					{ "left_out", buf_str(&left_out), false } },
	       4, closing);
	buf_release(&left_out);
	buf_release(&shown);
	buf_release(&gap);
}

static bool is_declared(const struct company *company, struct str convention)
{
	for (size_t i = 0; i < company->conventions.n; i++)
		if (str_eq(company->conventions.v[i].convention, convention))
			return true;
	return false;
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;
	struct buf reason = BUF_EMPTY;
	size_t judged = 0, untyped = 0;

	if (params->declared.n && !is_declared(lint_in(lint)->company, params->declared)) {
		lint_skip(lint, rule, "the company has not declared %.*s", STR_FMT(params->declared));
		return;
	}
	if (params->undeclared.n && is_declared(lint_in(lint)->company, params->undeclared)) {
		lint_skip(lint, rule, "the company has declared %.*s", STR_FMT(params->undeclared));
		return;
	}
	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		struct fact fact;
		struct quantity formula;

		if (item->kind != ITEM_NUMBER || (!params->has_own && !item->expr))
			continue;
		fact = facts_get(lint_in(lint)->facts, item, EXPR_FIELD_ACTUAL, 0);
		if (fact.state != FACT_TYPED) {
			untyped++;
			continue;
		}
		if (!expected(rule, lint_in(lint), item, &fact, &formula, &reason))
			continue;
		judged++;
		compare(rule, lint, item, fact.quantity, formula);
	}
	/* A number that is computed agrees with its formula by itself. */
	if (!judged && reason.n)
		lint_skip(lint, rule, "%s", reason.p);
	else if (!judged && !untyped)
		lint_skip(lint, rule, "none of its items is asked for");
	buf_release(&reason);
}

static void release(struct rule *rule)
{
	struct params *params = rule->params;

	if (params)
		bound_release(&params->own);
}

const struct kind kind_formula = {
	.name = "formula",
	.keys = (const char *const[]){ "expr", "declared", "undeclared", "unless", "optional", NULL },
	.words = (const char *const[]){ "expected", "gap", "formula", "left_out", NULL },
	.compile = compile,
	.run = run,
	.release = release,
};
