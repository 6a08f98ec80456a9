/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/* Judges one slot of a narrative of opportunities: enough accounts, and for each what a director needs to weigh it. */
enum slot { SLOT_COUNT, SLOT_SIZE, SLOT_TIMING, SLOT_GATE, SLOT_TAM, SLOT_ASIDE, SLOT_VAGUE, SLOT_END };

static const char *const slot_names[SLOT_END] = { "count", "size", "timing", "gate", "tam", "aside", "vague" };

struct params {
	enum slot slot;
	size_t min;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *node = node_get(root, "slot");
	size_t slot = 0;

	(void)catalogue;
	rule->params = params;
	while (slot < SLOT_END && !str_is(node_text(node), slot_names[slot]))
		slot++;
	if (slot == SLOT_END)
		return node_error(tree, node ? node : root, error,
				  "'slot' must be count, size, timing, gate, tam, aside or vague");
	params->slot = (enum slot)slot;
	return kind_size(root, "min", tree, 3, &params->min, error);
}

static void report_count(const struct rule *rule, struct lint *lint, const struct addr *at,
			 const struct narrative *narrative)
{
	struct buf count = BUF_EMPTY, names = BUF_EMPTY;

	for (size_t i = 0; i < narrative->entries.n; i++) {
		buf_adds(&names, i ? ", " : ": ");
		buf_add(&names, narrative->entries.v[i].name);
	}
	if (narrative->entries.n)
		buf_printf(&count, "%zu", narrative->entries.n);
	else
		buf_adds(&count, "no");
	pass_report_words(lint, rule, at, (struct span){ 0, 0 },
			  (struct message_word[]){
				  { "count", buf_str(&count), false },
				  { "names", buf_str(&names), false },
				  { "accounts", narrative->entries.n == 1 ? STR("account") : STR("accounts"), false } },
			  3);
	buf_release(&count);
	buf_release(&names);
}

static const struct narrative_slot *slot_of(const struct narrative_entry *entry, enum slot slot)
{
	if (slot == SLOT_SIZE)
		return &entry->size;
	return slot == SLOT_TIMING ? &entry->timing : &entry->gate;
}

static void report_lacking(const struct rule *rule, struct lint *lint, const struct addr *at,
			   const struct narrative *narrative)
{
	const struct params *params = rule->params;

	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];

		if (!slot_of(entry, params->slot)->found && !slot_of(entry, params->slot)->open)
			pass_report_words(lint, rule, at, entry->span,
					  &(struct message_word){ "name", entry->name, true }, 1);
	}
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	const struct narrative *narrative;

	if (!item || item->kind != ITEM_TEXT || !str_is(at->field, "text"))
		return;
	narrative = pass_narrative(lint, text);
	switch (params->slot) {
	case SLOT_COUNT:
		/* Where names are left that may be accounts, nobody can be sure that there are too few. */
		if (narrative->entries.n + narrative->doubtful < params->min && !narrative->thin_statement)
			report_count(rule, lint, at, narrative);
		break;
	case SLOT_SIZE:
	case SLOT_TIMING:
	case SLOT_GATE:
		report_lacking(rule, lint, at, narrative);
		break;
	case SLOT_TAM:
	case SLOT_ASIDE:
		if (narrative->tam_talk && narrative->tam_in_place == (params->slot == SLOT_TAM))
			lint_report(lint, rule, at, narrative->tam_span, NULL);
		break;
	case SLOT_VAGUE:
		if (narrative->vague_only)
			lint_report(lint, rule, at, narrative->vague_span, NULL);
		break;
	case SLOT_END:
		break;
	}
}

const struct kind kind_entries = {
	.name = "entries",
	.keys = (const char *const[]){ "slot", "min", NULL },
	.words = (const char *const[]){ "count", "names", "accounts", "name", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
};
