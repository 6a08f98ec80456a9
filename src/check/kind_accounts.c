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
	size_t fault; /* enum fault */
	struct str other; /* an item */
	struct str_list unless; /* folded: words at the opportunity that link the two */
	struct str_list other_unless; /* folded: words that do at the other place */
	struct str_list shared; /* folded: what links the two when it is said at both places */
	struct str column; /* of a table: the account */
	struct rows_filter when; /* of a table: the rows that are meant */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *other = node_get(root, "other");
	bool clean;

	rule->params = params;
	clean = kind_word(root, "of", tree, fault_names, COUNT_OF(fault_names), &params->fault, error);
	clean = kind_phrases(root, "unless", tree, arena, &params->unless, error) && clean;
	clean = kind_phrases(root, "other_unless", tree, arena, &params->other_unless, error) && clean;
	clean = kind_phrases(root, "shared", tree, arena, &params->shared, error) && clean;
	params->other = node_text(other);
	params->column = node_text(node_get(root, "column"));
	clean = rows_filter_read(&params->when, "when", rule, catalogue, root, tree, arena, error) && clean;
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

/* Do the words there, piece, link the two, or a phrase of shared that stands in own as well? */
static bool links(const struct params *params, const struct folded *own, struct str piece)
{
	struct folded there;
	struct span span;
	bool found = phrase_any(piece, &params->other_unless, NULL);

	phrase_open(&there, piece);
	for (size_t i = 0; i < params->shared.n && !found; i++)
		found = phrase_find(own, params->shared.v[i], 0, &span) &&
			phrase_find(&there, params->shared.v[i], 0, &span);
	phrase_close(&there);
	return found;
}

/* The list item or paragraph in which a match stands, from the match's line on: bytes of the source. */
static struct span piece_around(const struct folded *folded, struct span match)
{
	struct span piece = phrase_source(folded, match);
	size_t start = piece.at;

	while (start > 0 && folded->source.p[start - 1] != '\n')
		start--;
	phrase_piece(folded->source, PHRASE_ITEM, start, &piece);
	return piece;
}

/* Is name named at the other place as well, and do neither own, what is said of it here, nor the words there link the two? */
static bool is_unlinked(const struct params *params, struct str name, struct str own, const struct folded *other)
{
	struct buf phrase = BUF_EMPTY;
	struct folded here;
	bool is_linked = false;
	struct span span;

	if (!is_in(name, other) || phrase_any(own, &params->unless, NULL))
		return false;
	phrase_fold(name, &phrase);
	phrase_open(&here, own);
	for (size_t from = 0; !is_linked && phrase_find(other, buf_str(&phrase), from, &span);) {
		struct span piece = piece_around(other, span);

		is_linked = links(params, &here, str_in(other->source, piece));
		/* A name that comes again in the same piece says nothing new: the cost stays linear. */
		for (from = span.at + span.n; from < other->text.n && other->origin[from] < piece.at + piece.n;)
			from++;
	}
	phrase_close(&here);
	buf_release(&phrase);
	return !is_linked;
}

static void judge_text(const struct rule *rule, struct lint *lint, const struct item *item, struct str text,
		       const struct folded *other)
{
	const struct params *params = rule->params;
	const struct narrative *narrative = pass_narrative(lint, text);
	struct addr at = { item->id, 0, STR("text") };

	for (size_t i = 0; i < narrative->entries.n; i++) {
		const struct narrative_entry *entry = &narrative->entries.v[i];

		if (is_unlinked(params, entry->name, own_words(narrative, i, text), other))
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
		struct buf own = BUF_EMPTY;

		for (size_t k = 0; k < row->leaves.n; k++)
			buf_printf(&own, "%.*s\n", STR_FMT(buf_str(&row->leaves.v[k]->text)));
		if (name.n && rows_is_meant(&params->when, row) && is_unlinked(params, name, buf_str(&own), other))
			report(rule, lint, &at, (struct span){ 0, 0 }, name);
		buf_release(&own);
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

/* By a name that the company's list gives the account beside the one it was read by. */
static bool is_in_pack_listed(struct lint *lint, struct str name)
{
	const struct company *company = lint_in(lint)->company;

	for (size_t i = 0; i < company->customers.accounts.n; i++) {
		const struct account *account = &company->customers.accounts.v[i];
		bool is_it = str_eq_nocase(account->name, name) || kind_list_has(&account->aliases, name);

		for (size_t k = 0; is_it && k < account->aliases.n; k++)
			if (is_in_pack(lint, account->aliases.v[k]))
				return true;
		if (is_it)
			return is_in_pack(lint, account->name);
	}
	return false;
}

#define CALLED_BYTES 5 /* "Castlemaine" is enough of "Castlemaine Facilities", "The" is not enough of anything */

/* Is the account spoken of anywhere in the pack, by any of its names or its first word? */
static bool is_spoken_of(struct lint *lint, const struct narrative_entry *entry)
{
	size_t space = str_find_char(entry->name, ' ', 0);

	if (is_in_pack(lint, entry->name) || is_in_pack_listed(lint, entry->name))
		return true;
	for (size_t k = 0; k < entry->alias_count; k++)
		if (is_in_pack(lint, entry->aliases[k]))
			return true;
	return space != STR_NONE && space >= CALLED_BYTES && is_in_pack(lint, str_sub(entry->name, 0, space));
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
		if (!is_spoken_of(lint, &narrative.entries.v[i]))
			report(rule, lint, &at, (struct span){ 0, 0 }, narrative.entries.v[i].name);
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
	.keys = (const char *const[]){ "of", "other", "unless", "other_unless", "shared", "column", "when", NULL },
	.words = (const char *const[]){ "name", NULL },
	.compile = compile,
	.run = run,
};
