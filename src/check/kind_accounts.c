/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"
#include "check/rows.h"

/*
 * Judges the accounts that a narrative or a table names as opportunities: is one also named at "other" without a word that
 * links the two; has one of last period's vanished from the whole pack?
 */
enum fault { FAULT_BOTH, FAULT_VANISHED };

static const char *const fault_names[] = { "both", "vanished" };

struct params {
	enum fault fault;
	struct str other; /* an item */
	struct str_list unless; /* folded */
	struct str column; /* of a table: the account */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *other = node_get(root, "other");
	struct buf folded = BUF_EMPTY;
	size_t fault = 0;
	bool clean;

	rule->params = params;
	clean = kind_word(root, "of", tree, fault_names, COUNT_OF(fault_names), &fault, error);
	clean = kind_list(node_get(root, "unless"), tree, arena, &params->unless, error) && clean;
	for (size_t i = 0; clean && i < params->unless.n; i++) {
		buf_clear(&folded);
		phrase_fold(params->unless.v[i], &folded);
		params->unless.v[i] = arena_str(arena, buf_str(&folded));
	}
	buf_release(&folded);
	params->fault = (enum fault)fault;
	params->other = node_text(other);
	params->column = node_text(node_get(root, "column"));
	if (params->fault == FAULT_BOTH && !catalogue_find(catalogue, params->other))
		clean = node_error(tree, other ? other : root, error, "'other' must be an item");
	return clean;
}

static bool is_in(struct str name, const struct folded *folded)
{
	struct buf phrase = BUF_EMPTY;
	struct span span;
	bool found;

	phrase_fold(name, &phrase);
	found = phrase.n > 0 && phrase_find(folded, buf_str(&phrase), 0, &span);
	buf_release(&phrase);
	return found;
}

static bool says_one(const struct str_list *phrases, struct str text)
{
	struct folded folded;
	struct span span;
	bool found = false;

	phrase_open(&folded, text);
	for (size_t i = 0; i < phrases->n && !found; i++)
		found = phrase_find(&folded, phrases->v[i], 0, &span);
	phrase_close(&folded);
	return found;
}

static void report(const struct rule *rule, struct lint *lint, const struct addr *at, struct span span, struct str name)
{
	pass_report_words(lint, rule, at, span, &(struct message_word){ "name", name, true }, 1);
}

/* What is said of an entry: up to where the next one begins. */
static struct str own_words(const struct narrative *narrative, size_t i, struct str text)
{
	size_t start = narrative->entries.v[i].span.at, end = text.n;

	for (size_t k = 0; k < narrative->entries.n; k++)
		if (narrative->entries.v[k].span.at > start && narrative->entries.v[k].span.at < end)
			end = narrative->entries.v[k].span.at;
	return str_sub(text, start, end - start);
}

static void judge_text(const struct rule *rule, struct lint *lint, const struct item *item, struct str text,
		       const struct folded *other)
{
	const struct params *params = rule->params;
	const struct narrative *narrative = pass_narrative(lint, text);
	struct addr at = { item->id, 0, STR("text") };

	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];

		if (is_in(entry->name, other) && !says_one(&params->unless, own_words(narrative, i, text)))
			report(rule, lint, &at, entry->span, entry->name);
	}
}

static void judge_rows(const struct rule *rule, struct lint *lint, const struct item *item, const struct entry *entry,
		       const struct folded *other)
{
	const struct params *params = rule->params;

	for (size_t i = 0; i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];
		struct addr at = { item->id, row->serial, params->column };
		struct str name = rows_cell(row, params->column);
		bool is_linked = false;

		for (size_t k = 0; k < row->leaves.n && !is_linked; k++)
			is_linked = says_one(&params->unless, buf_str(&row->leaves.v[k]->text));
		if (name.n && !is_linked && is_in(name, other))
			report(rule, lint, &at, (struct span){ 0, 0 }, name);
	}
}

static void judge_both(const struct rule *rule, struct lint *lint, const struct item *item)
{
	const struct params *params = rule->params;
	const struct pack *pack = lint_in(lint)->pack;
	struct addr at = { item->id, 0, STR("text") };
	struct addr other_at = { params->other, 0, STR("text") };
	struct str text = pack_text(pack, &at), other = pack_text(pack, &other_at);
	const struct entry *entry = pack_entry(pack, item->id);
	struct folded folded;

	if (str_is_blank(other) || !entry || (item->kind == ITEM_TEXT && str_is_blank(text)))
		return;
	/* "No account is at risk" that names one is no list of risks. */
	phrase_open(&folded, other);
	if (item->kind == ITEM_TEXT)
		judge_text(rule, lint, item, text, &folded);
	else if (params->column.n)
		judge_rows(rule, lint, item, entry, &folded);
	phrase_close(&folded);
}

/* Anywhere in the pack's texts and cells. */
static bool is_in_pack(struct lint *lint, struct str name)
{
	bool found = false;

	for (struct leaf_walk walk = { .entry = 0 }; !found && pass_next_leaf(lint, &walk);) {
		struct folded folded;

		if (walk.text.n < name.n)
			continue;
		phrase_open(&folded, walk.text);
		found = is_in(name, &folded);
		phrase_close(&folded);
	}
	return found;
}

static void judge_vanished(const struct rule *rule, struct lint *lint, const struct item *item)
{
	const struct pack *prior = facts_prior(lint_in(lint)->facts);
	struct addr at = { item->id, 0, STR("text") };
	struct narrative narrative;

	if (lint->only || !prior || item->kind != ITEM_TEXT || str_is_blank(pack_text(prior, &at)) ||
	    str_is_blank(pack_text(lint_in(lint)->pack, &at)))
		return;
	narrative_init(&narrative);
	narrative_read(&narrative, pack_text(prior, &at), &lint->context);
	for (size_t i = 0; i < narrative.entries.n && i < PASS_FINDINGS_MAX; i++) {
		const struct narrative_entry *entry = &narrative.entries.v[i];
		bool found = is_in_pack(lint, entry->name);

		for (size_t k = 0; k < entry->alias_count && !found; k++)
			found = is_in_pack(lint, entry->aliases[k]);
		if (!found)
			report(rule, lint, &at, (struct span){ 0, 0 }, entry->name);
	}
	narrative_release(&narrative);
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;

	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		if (params->fault == FAULT_BOTH)
			judge_both(rule, lint, item);
		else
			judge_vanished(rule, lint, item);
	}
}

const struct kind kind_accounts = {
	.name = "accounts",
	.keys = (const char *const[]){ "of", "other", "unless", "column", NULL },
	.words = (const char *const[]){ "name", NULL },
	.compile = compile,
	.run = run,
};
