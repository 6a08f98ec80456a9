/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "check/pass.h"
#include "check/waive.h"

static bool is_judged(const struct lint *lint, const struct item *item)
{
	const struct lint_input *input = lint->input;

	return company_asks(input->company, item) != RELEVANCE_NONE || pack_is_answered(input->pack, item);
}

const struct item *pass_next_item(const struct lint *lint, const struct rule *rule, const struct item *after)
{
	const struct catalogue *catalogue = lint->input->catalogue;

	if (lint->only) {
		bool first = !after && rule_is_at(rule, lint->only, STR("")) && is_judged(lint, lint->only);

		return first ? lint->only : NULL;
	}
	for (size_t i = after ? after->index + 1 : 0; i < catalogue->items.n; i++)
		if (rule->covers[i] && lint->judged[i])
			return catalogue->items.v[i];
	return NULL;
}

const struct column *pass_column(const struct item *item, const struct addr *at)
{
	return item && at->row ? item_column(item, at->field) : NULL;
}

bool pass_is_prose(const struct item *item, const struct addr *at)
{
	const struct column *column = pass_column(item, at);

	if (at->row)
		return column && (column->type == COLUMN_TEXT || column->type == COLUMN_NAME);
	return str_is(at->field, "text") || str_is(at->field, "commentary");
}

/* Items that the catalogue does not know are looked at only by rules that are at everything. */
static bool is_at_unknown(const struct rule *rule)
{
	for (size_t i = 0; i < rule->at.n; i++)
		if (str_is(rule->at.v[i], "*"))
			return true;
	return false;
}

static const struct row *walk_row(const struct entry *entry, size_t index)
{
	if (index == 0)
		return &entry->own;
	return index <= entry->rows.n ? entry->rows.v[index - 1] : NULL;
}

bool pass_is_leaf(const struct rule *rule, const struct leaf_walk *walk)
{
	return walk->item ? rule_is_at(rule, walk->item, walk->at.field) : is_at_unknown(rule);
}

/* Sets walk to the leaf it stands on; false when it is blank. */
static bool walk_look(struct leaf_walk *walk, const struct entry *entry, const struct row *row)
{
	const struct leaf *leaf = row->leaves.v[walk->leaf];

	walk->at = (struct addr){ entry->item, row->serial, leaf->field };
	walk->text = buf_str(&leaf->text);
	if (str_is_blank(walk->text))
		return false;
	walk->column = pass_column(walk->item, &walk->at);
	return true;
}

bool pass_next_leaf(const struct lint *lint, struct leaf_walk *walk)
{
	const struct pack *pack = lint->input->pack;

	for (; walk->entry < pack->entries.n; walk->entry++, walk->row = walk->leaf = 0) {
		const struct entry *entry = pack->entries.v[walk->entry];
		const struct row *row;

		if (lint->only && !str_eq(lint->only->id, entry->item))
			continue;
		walk->item = catalogue_find(lint->input->catalogue, entry->item);
		for (; (row = walk_row(entry, walk->row)); walk->row++, walk->leaf = 0) {
			while (walk->leaf < row->leaves.n) {
				bool found = walk_look(walk, entry, row);

				walk->leaf++;
				if (found)
					return true;
			}
		}
	}
	return false;
}

void pass_report(struct lint *lint, const struct rule *rule, const struct finding *like, struct str message)
{
	struct findings *findings = lint->findings;
	struct finding finding = *like;
	struct buf visible = BUF_EMPTY;

	lint->is_taken = lint->reported < PASS_FINDINGS_MAX;
	if (!lint->is_taken)
		return;
	lint->reported++;
	text_visible(message, false, &visible);
	finding.rule = rule;
	finding.level = lint->level;
	finding.at.item = arena_str(&findings->arena, like->at.item);
	finding.at.field = arena_str(&findings->arena, like->at.field);
	finding.message = arena_str(&findings->arena, buf_str(&visible));
	buf_release(&visible);
	waive_apply(lint, &finding);
	vec_push(&findings->list, finding);
}

static void report_words(struct lint *lint, const struct rule *rule, const struct finding *like,
			 const struct message_word *words, size_t count)
{
	const struct lint_input *input = lint->input;
	const struct item *item = like->at.item.n ? catalogue_find(input->catalogue, like->at.item) : NULL;
	const struct column *column = pass_column(item, &like->at);
	VEC(struct message_word) all = { NULL, 0, 0 };
	struct buf message = BUF_EMPTY;
	struct message_word field = { "field", column ? column->label : like->at.field, true };
	struct message_word match = { "match", STR(""), true };
	struct message_word label = { "label", like->at.item, true };

	lint->is_taken = false;
	/* Before the leaf is searched for: a hostile item may have very many. */
	if (lint->reported >= PASS_FINDINGS_MAX)
		return;
	match.text = pack_text(input->pack, &like->at);
	if (like->span.n)
		match.text = str_in(match.text, like->span);
	for (size_t i = 0; i < count; i++)
		vec_push(&all, words[i]);
	vec_push(&all, field);
	vec_push(&all, match);
	if (!item && like->at.item.n)
		vec_push(&all, label);
	message_fill(rule->filled, input, item, all.v, all.n, &message);
	pass_report(lint, rule, like, buf_str(&message));
	buf_release(&message);
	vec_release(&all);
}

void pass_report_words(struct lint *lint, const struct rule *rule, const struct addr *at, struct span span,
		       const struct message_word *words, size_t count)
{
	struct finding finding = { .at = *at, .span = span };

	report_words(lint, rule, &finding, words, count);
}

void pass_report_file(struct lint *lint, const struct rule *rule, const struct addr *at, size_t line, size_t column,
		      const struct message_word *words, size_t count)
{
	struct finding finding = { .at = *at, .file_line = line, .file_column = column };

	report_words(lint, rule, &finding, words, count);
}

static void scan_clear(struct leaf_scan *scan)
{
	if (scan->text.p)
		phrase_close(&scan->folded);
	scan->text = (struct str){ NULL, 0 };
	for (size_t i = 0; i < PHRASE_SCOPES; i++) {
		scan->pieces[i].ends.n = 0;
		scan->pieces[i].is_cut = false;
	}
}

const struct leaf_scan *pass_scan(struct lint *lint, struct str text)
{
	struct leaf_scan *scan = &lint->scan;

	if (scan->text.p != text.p || scan->text.n != text.n) {
		if (!scan->hits.first)
			word_hits_init(&scan->hits, &lint->input->rules->words);
		scan_clear(scan);
		phrase_open(&scan->folded, text);
		word_index_scan(&lint->input->rules->words, &scan->folded, &scan->hits);
		scan->text = text;
	}
	return scan;
}

struct span pass_piece(struct lint *lint, enum phrase_scope scope, size_t at)
{
	struct leaf_scan *scan = &lint->scan;
	struct pieces *pieces = &scan->pieces[scope];
	struct span piece = { 0, 0 };
	size_t low = 0, high;

	while (!pieces->is_cut && phrase_piece(scan->text, scope, piece.at + piece.n, &piece))
		vec_push(&pieces->ends, piece.at + piece.n);
	pieces->is_cut = true;
	for (high = pieces->ends.n; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (pieces->ends.v[middle] <= at)
			low = middle + 1;
		else
			high = middle;
	}
	piece.at = low ? pieces->ends.v[low - 1] : 0;
	piece.n = (low < pieces->ends.n ? pieces->ends.v[low] : scan->text.n) - piece.at;
	return piece;
}

void pass_release(struct lint *lint)
{
	scan_clear(&lint->scan);
	for (size_t i = 0; i < PHRASE_SCOPES; i++)
		vec_release(&lint->scan.pieces[i].ends);
	word_hits_release(&lint->scan.hits);
	if (lint->passage_text.p)
		passage_close(&lint->passage);
	narrative_release(&lint->narrative);
	arena_release(&lint->arena);
}

const struct passage *pass_passage(struct lint *lint, struct str text)
{
	if (lint->passage_text.p != text.p || lint->passage_text.n != text.n) {
		if (lint->passage_text.p)
			passage_close(&lint->passage);
		passage_open(&lint->passage, text);
		lint->passage_text = text;
	}
	return &lint->passage;
}

const struct narrative *pass_narrative(struct lint *lint, struct str text)
{
	if (lint->narrative_text.p != text.p || lint->narrative_text.n != text.n) {
		narrative_release(&lint->narrative);
		narrative_init(&lint->narrative);
		narrative_read(&lint->narrative, text, &lint->context);
		lint->narrative_text = text;
	}
	return &lint->narrative;
}

/* The figures that are typed for the pack's own period. */
static size_t typed_figures(const struct pack *pack)
{
	size_t count = 0;

	for (size_t i = 0; pack && i < pack->entries.n; i++) {
		const struct leaf *leaf = row_leaf(&pack->entries.v[i]->own, STR("actual"));

		count += leaf && !str_is_blank(buf_str(&leaf->text));
	}
	return count;
}

static bool is_typed(const struct pack *pack, const struct item *item)
{
	return !str_is_blank(pack_text(pack, &(struct addr){ item->id, 0, STR("actual") }));
}

bool pass_is_begun(const struct lint *lint, const struct item *item)
{
	const struct lint_input *input = lint->input;
	struct str status = input->pack->heads[PACK_STATUS];

	if (item->kind == ITEM_TABLE && pack_is_answered(input->pack, item))
		return true;
	if ((status.n && !str_is(status, "draft")) ||
	    2 * typed_figures(input->pack) >= typed_figures(facts_prior(input->facts)))
		return true;
	for (size_t i = 0; item->kind == ITEM_NUMBER && i < input->catalogue->items.n; i++) {
		const struct item *other = input->catalogue->items.v[i];

		if (other->kind == ITEM_NUMBER && str_eq(other->domain, item->domain) &&
		    str_eq(other->group, item->group) && is_typed(input->pack, other))
			return true;
	}
	return false;
}

/* Every rule asks it of every item. */
static void judge_items(struct lint *lint)
{
	const struct catalogue *catalogue = lint->input->catalogue;

	lint->judged = arena_alloc(&lint->arena, catalogue->items.n * sizeof(*lint->judged));
	for (size_t i = 0; i < catalogue->items.n; i++)
		lint->judged[i] = is_judged(lint, catalogue->items.v[i]);
}

void pass_context(struct lint *lint)
{
	lint->context = narrative_context_of(lint->input->company);
	if (!lint->only)
		judge_items(lint);
}
