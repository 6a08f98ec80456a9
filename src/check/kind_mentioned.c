/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/bound.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"

/*
 * Judges: the figures call for a word about something; does any of the places say one? A number's own places are its
 * commentary. Without phrases any text will do.
 */
struct params {
	struct bound when;
	struct str_list phrases; /* folded */
	struct str_list places; /* items or globs; none: the item itself */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *when = node_get(root, "when"), *places = node_get(root, "places");
	struct error inner = ERROR_NONE;
	bool units[UNIT_COUNT_OF];
	bool clean;

	rule->params = params;
	bound_units(rule, catalogue, units);
	if (str_is_blank(node_text(when)))
		return node_error(tree, when ? when : root, error, "'when' is missing or empty");
	clean = bound_compile(&params->when, node_text(when), UNIT_COUNT_OF, units, catalogue, &inner);
	if (!clean)
		node_error(tree, when, error, "%s", error_text(&inner));
	error_release(&inner);
	clean = kind_phrases(root, "phrases", tree, arena, &params->phrases, error) && clean;
	if (!kind_list(places, tree, arena, &params->places, error))
		return false;
	for (size_t i = 0; i < params->places.n; i++)
		if (!rule_place_exists(params->places.v[i], catalogue))
			clean = node_error(tree, places, error, "no item '%.*s' in the catalogue",
					   STR_FMT(params->places.v[i]));
	return clean;
}

static void release(struct rule *rule)
{
	struct params *params = rule->params;

	if (params)
		bound_release(&params->when);
}

static bool says(const struct params *params, struct str text)
{
	return !str_is_blank(text) && (params->phrases.n == 0 || phrase_any(text, &params->phrases, NULL));
}

static bool row_says(const struct params *params, const struct item *item, const struct entry *entry,
		     const struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++) {
		struct addr at = { entry->item, row->serial, row->leaves.v[i]->field };

		if ((!item || pass_is_prose(item, &at)) && says(params, buf_str(&row->leaves.v[i]->text)))
			return true;
	}
	return false;
}

static bool is_place(const struct params *params, const struct item *self, struct str id)
{
	if (params->places.n == 0)
		return str_eq(id, self->id);
	for (size_t i = 0; i < params->places.n; i++)
		if (rule_place_is(params->places.v[i], id))
			return true;
	return false;
}

static bool is_said(const struct params *params, const struct lint_input *input, const struct item *self)
{
	for (size_t i = 0; i < input->pack->entries.n; i++) {
		const struct entry *entry = input->pack->entries.v[i];
		const struct item *item = catalogue_find(input->catalogue, entry->item);

		if (!is_place(params, self, entry->item))
			continue;
		if (row_says(params, item, entry, &entry->own))
			return true;
		for (size_t k = 0; k < entry->rows.n; k++)
			if (row_says(params, item, entry, entry->rows.v[k]))
				return true;
	}
	return false;
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;
	struct buf reason = BUF_EMPTY;
	size_t judged = 0;

	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		const struct expr *when = bound_at(&params->when, item);
		struct addr at = { item->id, 0, item->kind == ITEM_NUMBER ? STR("commentary") : STR("") };
		struct bound_view view;
		struct expr_values values = bound_values(lint_in(lint), item, &view);
		enum truth truth = when ? expr_truth(when, &values) : TRUTH_UNKNOWN;

		judged += truth != TRUTH_UNKNOWN;
		if (truth == TRUTH_UNKNOWN && when && reason.n == 0)
			bound_missing(when, &view, item, &reason);
		if (truth == TRUTH_TRUE && !is_said(params, lint_in(lint), item))
			lint_report(lint, rule, &at, (struct span){ 0, 0 }, NULL);
	}
	if (!judged)
		lint_skip(lint, rule, "%s", reason.n ? reason.p : "none of its items is asked for");
	buf_release(&reason);
}

const struct kind kind_mentioned = {
	.name = "mentioned",
	.keys = (const char *const[]){ "when", "phrases", "places", NULL },
	.compile = compile,
	.run = run,
	.release = release,
};
