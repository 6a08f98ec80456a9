/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/contract.h"

#include "check/kind.h"
#include "check/phrase.h"
#include "check/rows.h"
#include "prose/point.h"

/* --- from a rule */

static void fold_all(struct str_list *list, struct arena *arena)
{
	struct buf folded = BUF_EMPTY;

	for (size_t i = 0; i < list->n; i++) {
		buf_clear(&folded);
		phrase_fold(list->v[i], &folded);
		list->v[i] = arena_str(arena, buf_str(&folded));
	}
	buf_release(&folded);
}

static bool read_kind(const struct node *node, const struct node_tree *tree, struct str name, enum slot_kind *out,
		      struct error *error)
{
	struct buf known = BUF_EMPTY;
	bool good = slot_parse(name, out);

	for (size_t i = 0; !good && i < SLOT_COUNT; i++)
		buf_printf(&known, "%s%s", i ? ", " : "", slot_name((enum slot_kind)i));
	if (!good)
		node_error(tree, node, error, "unknown slot '%.*s': known are %.*s", STR_FMT(name),
			   STR_FMT(buf_str(&known)));
	buf_release(&known);
	return good;
}

static bool read_level(const struct node *node, const struct node_tree *tree, enum level *out, struct error *error)
{
	return level_parse(node_text(node), out) ||
	       node_error(tree, node, error, "the level of a slot is error, warning or advice");
}

/* "owner: warning", or "checkpoint: { is: date, level: warning, column: due, any: [ … ] }" */
static bool read_slot(struct contract_slot *slot, const struct node *node, const struct node_tree *tree,
		      struct arena *arena, struct error *error)
{
	static const char *const keys[] = { "is", "level", "column", "any", "when", "when_is", NULL };
	const struct node *is = node, *column;

	*slot = (struct contract_slot){ .id = node->key->text, .column = node->key->text };
	if (node->kind == NODE_SCALAR)
		return read_kind(node, tree, slot->id, &slot->kind, error) &&
		       read_level(node, tree, &slot->level, error);
	if (node->kind != NODE_MAP)
		return node_error(tree, node, error, "a slot has a level, or a map with 'is' and 'level'");
	if (!node_check_keys(tree, node, keys, error))
		return false;
	is = node_get(node, "is");
	column = node_get(node, "column");
	if (column)
		slot->column = node_text(column);
	if (!read_kind(is ? is : node, tree, is ? node_text(is) : slot->id, &slot->kind, error) ||
	    !kind_list(node_get(node, "any"), tree, arena, &slot->any, error))
		return false;
	fold_all(&slot->any, arena);
	slot->when = node_text(node_get(node, "when"));
	if (!kind_list(node_get(node, "when_is"), tree, arena, &slot->when_is, error))
		return false;
	return read_level(node_get(node, "level") ? node_get(node, "level") : node, tree, &slot->level, error);
}

static bool read_slots(struct contract *contract, const struct node *node, const struct node_tree *tree,
		       struct arena *arena, struct error *error)
{
	if (!node)
		return true;
	if (node->kind != NODE_MAP)
		return node_error(tree, node, error, "'slots' is a map from slot to level");
	contract->slots = arena_alloc(arena, (node->count + 1) * sizeof(*contract->slots));
	node_each (child, node)
		if (!read_slot(&contract->slots[contract->slot_count++], child, tree, arena, error))
			return false;
	return true;
}

static bool read_flag(const struct node *root, const char *key, const char *word, const struct node_tree *tree,
		      bool *out, struct error *error)
{
	const struct node *node = node_get(root, key);

	*out = node != NULL;
	if (node && !str_is(node_text(node), word))
		return node_error(tree, node, error, "'%s' may only be %s", key, word);
	return true;
}

static bool read_excuse(struct contract *contract, const struct node *root, const struct node_tree *tree,
			struct arena *arena, struct error *error)
{
	const struct node *node = node_get(root, "excuse_needs");
	struct str_list needs;

	if (!kind_list(node_get(root, "excuse"), tree, arena, &contract->excuse, error) ||
	    !kind_list(node, tree, arena, &needs, error))
		return false;
	fold_all(&contract->excuse, arena);
	contract->excuse_needs = arena_alloc(arena, (needs.n + 1) * sizeof(*contract->excuse_needs));
	for (size_t i = 0; i < needs.n; i++)
		if (!read_kind(node, tree, needs.v[i], &contract->excuse_needs[contract->excuse_need_count++], error))
			return false;
	return true;
}

bool contract_compile(struct contract *contract, const struct node *root, const struct node_tree *tree,
		      struct arena *arena, struct error *error)
{
	*contract = (struct contract){ .min = 0 };
	return kind_size(root, "min", tree, 0, &contract->min, error) &&
	       kind_size(root, "max", tree, 0, &contract->max, error) &&
	       read_flag(root, "whole", "yes", tree, &contract->whole, error) &&
	       read_flag(root, "only", "variance", tree, &contract->on_variance, error) &&
	       read_slots(contract, node_get(root, "slots"), tree, arena, error) &&
	       read_excuse(contract, root, tree, arena, error);
}

/* --- reading */

void contract_init(struct contract_reading *reading)
{
	*reading = (struct contract_reading){ 0 };
	arena_init(&reading->arena);
}

void contract_release(struct contract_reading *reading)
{
	vec_release(&reading->entries);
	arena_release(&reading->arena);
}

static bool speaks_phrase(const struct str_list *phrases, struct str text)
{
	struct folded folded;
	struct span span;
	bool found = false;

	if (!phrases->n)
		return false;
	phrase_open(&folded, text);
	for (size_t i = 0; i < phrases->n && !found; i++)
		found = phrase_find(&folded, phrases->v[i], 0, &span);
	phrase_close(&folded);
	return found;
}

static void set_value(struct contract_reading *reading, struct contract_value *value, const struct passage *passage,
		      struct range range)
{
	value->found = true;
	value->span = passage_span(passage, range);
	value->text = arena_str(&reading->arena, str_in(passage->text, value->span));
}

/* The head of a column names the slot: by its id, or by a word of the kind. */
static bool heads_slot(const struct passage *passage, struct range head, const struct contract_slot *slot)
{
	for (size_t i = head.from; i < head.to; i++) {
		struct str word = passage_token(passage, i)->fold;

		if (word.n &&
		    (str_eq(word, slot->id) || str_eq(word, slot->column) || str_is(word, slot_name(slot->kind))))
			return true;
	}
	return false;
}

static void read_value(struct contract_reading *reading, const struct contract_slot *slot,
		       const struct passage *passage, const struct point_list *points, const struct point *point,
		       struct contract_value *value)
{
	struct range found;

	for (size_t i = 0; i < point->part_count; i++) {
		const struct point_part *part = &points->parts.v[point->part + i];

		if (!point->is_row || !heads_slot(passage, part->head, slot))
			continue;
		if (slot_answers_cell(slot->kind, passage, part->tokens))
			set_value(reading, value, passage, part->tokens);
		return;
	}
	for (size_t i = 0; i < point->part_count && !value->found; i++) {
		const struct point_part *part = &points->parts.v[point->part + i];

		if (slot_find(slot->kind, passage, part->tokens, &found))
			set_value(reading, value, passage, found);
		else if (speaks_phrase(&slot->any, str_in(passage->text, passage_span(passage, part->tokens))))
			set_value(reading, value, passage, part->tokens);
		else if (!point->is_row && slot_find(slot->kind, passage, part->head, &found))
			set_value(reading, value, passage, found);
	}
}

/* What a point is called where nothing names it. */
static struct str opening_words(struct contract_reading *reading, const struct passage *passage,
				const struct point *point, struct span span)
{
	struct buf words = BUF_EMPTY;
	struct str name;

	buf_printf(&words, "%.*s%s", STR_FMT(str_in(passage->text, span)), point->is_name_cut ? "…" : "");
	name = arena_str(&reading->arena, buf_str(&words));
	buf_release(&words);
	return name;
}

static void read_point(struct contract_reading *reading, const struct contract *contract, const struct passage *passage,
		       const struct point_list *points, const struct point *point)
{
	struct contract_entry entry = { .span = passage_span(passage, point->name) };

	entry.name = opening_words(reading, passage, point, entry.span);
	entry.values = arena_alloc(&reading->arena, (contract->slot_count + 1) * sizeof(*entry.values));
	for (size_t i = 0; i < contract->slot_count; i++) {
		read_value(reading, &contract->slots[i], passage, points, point, &entry.values[i]);
		/* The account is a better name than the first words. */
		if (contract->slots[i].kind == SLOT_name && entry.values[i].found) {
			entry.name = entry.values[i].text;
			entry.span = entry.values[i].span;
		}
	}
	vec_push(&reading->entries, entry);
}

static void read_excused(struct contract_reading *reading, const struct contract *contract,
			 const struct passage *passage)
{
	struct range all = { 0, passage->tokens.list.n }, found;

	if (!speaks_phrase(&contract->excuse, passage->text))
		return;
	for (size_t i = 0; i < contract->excuse_need_count; i++)
		if (!slot_find(contract->excuse_needs[i], passage, all, &found)) {
			reading->half_excused = true;
			return;
		}
	reading->excused = true;
}

/* --- sentences about all */

/* "All three have owners by May", "Both are with Mara Oduya, due 4 May": a sentence about what the text lists. */
static bool is_about_all(const struct passage *passage, struct range sentence)
{
	const struct token *first = passage_token(passage, sentence.from), *second = first + 1, *third = first + 2;
	const uint64_t goes_on = LEX(VERB) | LEX(FUNCTION) | LEX(SHARE);

	if (sentence.to < sentence.from + 3 || !(first->begin & LEX(SHARE)) || token_has(first, LEX(HEAD_CLOSED)))
		return false;
	return token_has(second, goes_on) || second->kind == TOKEN_NUMBER || token_has(third, LEX(VERB));
}

/* The line is a bullet or a row: what stands there is an entry of its own. */
static bool is_listed(const struct passage *passage, size_t token)
{
	size_t low = 0, high = passage->structure.lines.n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (token < passage->structure.lines.v[middle].all.to)
			high = middle;
		else
			low = middle + 1;
	}
	return low < passage->structure.lines.n && (passage->structure.lines.v[low].kind == STRUCTURE_ITEM ||
						    passage->structure.lines.v[low].kind == STRUCTURE_ROW);
}

static bool is_shareable(enum slot_kind kind)
{
	return kind != SLOT_name && kind != SLOT_amount;
}

/* Fills what the entries lack. Amounts are nobody's unless each has its own. */
static void share(struct contract_reading *reading, const struct contract *contract, const struct passage *passage,
		  struct range sentence)
{
	struct range found;

	for (size_t i = 0; i < contract->slot_count; i++) {
		const struct contract_slot *slot = &contract->slots[i];
		bool is_found = is_shareable(slot->kind) && slot_find(slot->kind, passage, sentence, &found);

		if (is_shareable(slot->kind) && !is_found &&
		    speaks_phrase(&slot->any, str_in(passage->text, passage_span(passage, sentence)))) {
			is_found = true;
			found = sentence;
		}
		for (size_t k = 0; is_found && k < reading->entries.n; k++)
			if (!reading->entries.v[k].values[i].found)
				set_value(reading, &reading->entries.v[k].values[i], passage, found);
	}
}

static bool is_all_shared(const struct passage *passage, const struct point *point)
{
	struct range sentence = passage_sentence(passage, point->all.from);

	return !point->is_row && is_about_all(passage, sentence) && sentence.to + 1 >= point->all.to &&
	       !is_listed(passage, point->all.from);
}

static void share_all(struct contract_reading *reading, const struct contract *contract, const struct passage *passage)
{
	size_t n = passage->tokens.list.n;

	for (size_t i = 0; i < n && reading->entries.n > 1;) {
		struct range sentence = passage_sentence(passage, i);
		size_t next = passage_next(sentence);

		if (is_about_all(passage, sentence) && !is_listed(passage, i))
			share(reading, contract, passage, sentence);
		i = next > i ? next : i + 1;
	}
}

void contract_read_text(struct contract_reading *reading, const struct contract *contract,
			const struct passage *passage)
{
	struct point_list points = { 0 };

	read_excused(reading, contract, passage);
	if (contract->whole) {
		struct range all = { 0, passage->tokens.list.n };

		vec_push(&points.parts, ((struct point_part){ .tokens = all }));
		vec_push(&points.list, ((struct point){ .name = all, .all = all, .part_count = 1 }));
	} else {
		point_read(&points, passage);
	}
	for (size_t i = 0; i < points.list.n; i++)
		/* A sentence about all is no entry of its own. */
		if (contract->whole || points.list.n < 3 || !is_all_shared(passage, &points.list.v[i]))
			read_point(reading, contract, passage, &points, &points.list.v[i]);
	if (!contract->whole)
		share_all(reading, contract, passage);
	point_release(&points);
}

/* --- rows of a table item */

static void read_cell(struct contract_reading *reading, const struct contract_slot *slot, const struct column *column,
		      struct str text, struct contract_value *value)
{
	struct passage passage;

	if (!column || str_is_blank(text))
		return;
	passage_open(&passage, text);
	if ((column->type != COLUMN_TEXT && column->type != COLUMN_NAME) ||
	    slot_answers_cell(slot->kind, &passage, (struct range){ 0, passage.tokens.list.n })) {
		value->found = true;
		value->text = arena_str(&reading->arena, text);
		value->span = (struct span){ 0, text.n };
	}
	passage_close(&passage);
}

static struct str cell_text(const struct row *row, struct str field)
{
	for (size_t i = 0; i < row->leaves.n; i++)
		if (str_eq(row->leaves.v[i]->field, field))
			return buf_str(&row->leaves.v[i]->text);
	return STR("");
}

void contract_read_rows(struct contract_reading *reading, const struct contract *contract, const struct item *item,
			const struct entry *entry)
{
	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];
		struct contract_entry out = { .row = row->serial };

		/* A row that was only just added is none yet. */
		if (rows_title(item, row).n == 0)
			continue;
		if (item->column_count)
			out.name = arena_str(&reading->arena, cell_text(row, item->columns[0].id));
		out.values = arena_alloc(&reading->arena, (contract->slot_count + 1) * sizeof(*out.values));
		for (size_t k = 0; k < contract->slot_count; k++) {
			const struct contract_slot *slot = &contract->slots[k];

			out.values[k].found =
				slot->when.n && !kind_list_has(&slot->when_is, str_trim(cell_text(row, slot->when)));
			if (!out.values[k].found)
				read_cell(reading, &contract->slots[k], item_column(item, contract->slots[k].column),
					  cell_text(row, contract->slots[k].column), &out.values[k]);
		}
		vec_push(&reading->entries, out);
	}
}
