/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/waive.h"

/* Judges the pack's waivers: does each hold still, name a check, and cover something? */
enum fault { FAULT_UNUSED, FAULT_EXPIRED, FAULT_COUNT };

static const char *const fault_names[FAULT_COUNT] = { "unused", "expired" };

struct params {
	bool faults[FAULT_COUNT];
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *node = node_get(root, "faults");
	struct str_list names;

	(void)catalogue;
	rule->params = params;
	if (!kind_list(node, tree, arena, &names, error))
		return false;
	for (size_t i = 0; i < names.n; i++) {
		size_t fault = 0;

		while (fault < FAULT_COUNT && !str_is(names.v[i], fault_names[fault]))
			fault++;
		if (fault == FAULT_COUNT)
			return node_error(tree, node, error, "unknown fault '%.*s'", STR_FMT(names.v[i]));
		params->faults[fault] = true;
	}
	return names.n ? true : node_error(tree, root, error, "'faults' is missing or empty");
}

/* A check that was not judged says nothing about its waivers. */
static bool is_skipped(const struct lint *lint, struct str id)
{
	for (size_t i = 0; i < lint->findings->skipped.n; i++)
		if (str_eq(lint->findings->skipped.v[i].rule->id, id))
			return true;
	return false;
}

/* Is there such an item at all? at is where it is, or the pack as a whole. */
static bool is_place(const struct lint *lint, const struct waiver *waiver, struct addr *at)
{
	const struct lint_input *input = lint_in(lint);

	if (addr_parse(waiver->at, at) &&
	    (catalogue_find(input->catalogue, at->item) || pack_entry(input->pack, at->item)))
		return true;
	*at = (struct addr){ STR(""), 0, STR("") };
	return false;
}

static void judge(const struct rule *rule, struct lint *lint, size_t index)
{
	const struct params *params = rule->params;
	const struct waiver *waiver = &lint_in(lint)->pack->waivers.v[index];
	enum waive_fault fault = waive_fault(lint_in(lint), waiver);
	struct addr at;
	bool has_place = is_place(lint, waiver, &at);
	bool unused =
		fault == WAIVE_NO_RULE || !has_place || (!lint->waiver_used[index] && !is_skipped(lint, waiver->rule));
	struct message_word words[] = { { "rule", waiver->rule, true },
					{ "place", waiver->at, true },
					{ "until", waiver->until, true } };

	if ((params->faults[FAULT_EXPIRED] && fault == WAIVE_EXPIRED) ||
	    (params->faults[FAULT_UNUSED] && unused && fault != WAIVE_EXPIRED))
		pass_report_file(lint, rule, &at, waiver->line, waiver->line ? 1 : 0, words, COUNT_OF(words));
}

static void run(const struct rule *rule, struct lint *lint)
{
	for (size_t i = 0; i < lint_in(lint)->pack->waivers.n; i++)
		judge(rule, lint, i);
}

const struct kind kind_waivers = {
	.name = "waivers",
	.keys = (const char *const[]){ "faults", NULL },
	.words = (const char *const[]){ "rule", "place", "until", NULL },
	.whole = true,
	.compile = compile,
	.run = run,
};
