/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/amount.h"
#include "check/comment_reader.h"
#include "check/contract.h"
#include "check/gap.h"
#include "check/kinds.h"
#include "check/pass.h"

/*
 * Judges an item that is a list of things against its contract: too few entries, too many, or slots that entries leave
 * open. Each slot has its own level; the company's word on the rule goes before it.
 */
struct params {
	struct contract contract; /* first, for those who know of a rule that it is one */
	struct str covers; /* a number: fewer entries are enough where their amounts make it up; or empty */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	struct contract *contract = &params->contract;
	const struct node *covers = node_get(root, "covers");
	const struct item *whole = covers ? catalogue_find(catalogue, node_text(covers)) : NULL;

	rule->params = params;
	params->covers = node_text(covers);
	if (covers && (!whole || whole->kind != ITEM_NUMBER))
		return node_error(tree, covers, error, "'%.*s' is no number of the catalogue", STR_FMT(params->covers));
	if (!contract_compile(contract, root, tree, arena, error))
		return false;
	if (!contract->min && !contract->max && !contract->slot_count)
		return node_error(tree, root, error, "a contract needs 'min', 'max' or 'slots'");
	return true;
}

#define WHOLE_PART 0.9 /* of the number; the rest is in accounts too small to name */
#define LEAST_PART 0.01 /* less is a count of seats beside the amount */

/* Goes over the names that begin before byte to: is one of them a firm's? */
static bool pass_names(const struct passage *passage, size_t *next, size_t to)
{
	const unsigned other = NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON | NAME_LOWER;
	const struct name_list *names = &passage->names;
	bool found = false;

	for (; *next < names->list.n && passage_token(passage, names->list.v[*next].from)->span.at < to; ++*next)
		found |= !(names->list.v[*next].flags & other);
	return found;
}

/*
 * "Granite Homes (180k) and Tower Trust (100k)" are all of 280k at risk: there is no third to name. The first amount behind a name
 * counts, for "280k in all" may stand beside them.
 */
static bool is_covered(const struct rule *rule, struct lint *lint, struct str text)
{
	const struct params *params = rule->params;
	const struct lint_input *input = lint_in(lint);
	const struct item *item = params->covers.n ? catalogue_find(input->catalogue, params->covers) : NULL;
	struct amount amount;
	struct fact fact;
	double sum = 0, whole;
	size_t name = 0;

	if (!item)
		return false;
	fact = facts_get(input->facts, item, EXPR_FIELD_ACTUAL, 0);
	if (!fact_is_known(&fact) || fact.quantity.value <= 0)
		return false;
	whole = fact.quantity.value;
	for (size_t at = 0; amount_next(text, at, input->company->numbers, input->company->currency, &amount);
	     at = amount.span.at + amount.span.n) {
		if ((amount.quantity.unit != item->unit && (amount.quantity.unit != UNIT_NONE || amount.is_year)) ||
		    amount.quantity.value < LEAST_PART * whole)
			continue;
		if (pass_names(pass_passage(lint, text), &name, amount.span.at))
			sum += amount.quantity.value;
	}
	return sum >= WHOLE_PART * whole;
}

static void report_count(const struct rule *rule, struct lint *lint, const struct addr *at,
			 const struct contract_reading *reading)
{
	const struct contract *contract = rule->params;
	size_t count = reading->entries.n;
	struct buf wanted = BUF_EMPTY, found = BUF_EMPTY;

	if (count < contract->min && !reading->excused)
		buf_printf(&wanted, "%s%zu", contract->max == contract->min ? "" : "at least ", contract->min);
	else if (contract->max && count > contract->max)
		buf_printf(&wanted, "%s%zu", contract->max == contract->min ? "" : "at most ", contract->max);
	if (count)
		buf_printf(&found, "%zu", count);
	else
		buf_adds(&found, "none");
	if (wanted.n)
		pass_report_words(lint, rule, at, (struct span){ 0, 0 },
				  (struct message_word[]){ { "count", buf_str(&found), false },
							   { "wanted", buf_str(&wanted), false } },
				  2);
	buf_release(&wanted);
	buf_release(&found);
}

/* Words of files are put as people read them: "target_date", and of a column with choices "most_likely". */
static void print_words(struct str words, struct buf *out)
{
	buf_add(out, words);
	for (size_t i = 0; i < out->n; i++)
		if (out->p[i] == '_')
			out->p[i] = ' ';
}

static bool is_choice(const struct item *item, struct str name)
{
	return item->kind == ITEM_TABLE && item->column_count && column_choice(&item->columns[0], name) != STR_NONE;
}

static void report_slot(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *place,
			const struct contract_entry *entry, const struct contract_slot *slot)
{
	struct buf name = BUF_EMPTY, word = BUF_EMPTY;

	if (is_choice(item, entry->name))
		print_words(entry->name, &name);
	else
		buf_add(&name, entry->name);
	print_words(slot->id, &word);
	pass_report_words(lint, rule, place, entry->span,
			  (struct message_word[]){ { "name", buf_str(&name), true },
						   { "slot", buf_str(&word), false },
						   { "missing", str_of(slot_missing(slot->kind)), false } },
			  3);
	buf_release(&name);
	buf_release(&word);
}

static void report_slots(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
			 const struct contract_reading *reading)
{
	const struct contract *contract = rule->params;
	enum level level = lint->level;

	for (size_t i = 0; i < reading->entries.n; i++) {
		const struct contract_entry *entry = &reading->entries.v[i];
		struct addr place = *at;

		for (size_t k = 0; k < contract->slot_count; k++) {
			const struct contract_slot *slot = &contract->slots[k];

			/* In a first pack nothing changed since the last. */
			if (entry->values[k].found ||
			    (slot->kind == SLOT_changed && !facts_has_prior(lint_in(lint)->facts)))
				continue;
			if (entry->row) {
				place.row = entry->row;
				place.field = slot->column;
			}
			if (level == rule->level)
				lint->level = slot->level;
			report_slot(rule, lint, item, &place, entry, slot);
			lint->level = level;
		}
	}
}

static bool has_variance(struct lint *lint, const struct item *item)
{
	struct gap gap;

	return gap_find(lint_in(lint), item, &gap) && gap_is_material(lint_in(lint), item, &gap, 1);
}

static void judge(struct lint *lint, const struct rule *rule, const struct item *item)
{
	const struct contract *contract = rule->params;
	const struct lint_input *in = lint_in(lint);
	struct contract_reading reading;
	struct addr at = { item->id, 0, item->kind == ITEM_NUMBER ? STR("commentary") : STR("text") };
	struct str text = item->kind == ITEM_TABLE ? STR("") : pack_text(in->pack, &at);

	const struct entry *entry = pack_entry(in->pack, item->id);

	/* An empty item is another rule's matter, and so is a list that is no rows yet. */
	if (item->kind == ITEM_TABLE ? !pack_is_answered(in->pack, item) : str_is_blank(text))
		return;
	if (contract->on_variance && (item->kind != ITEM_NUMBER || !has_variance(lint, item)))
		return;
	contract_init(&reading);
	if (item->kind == ITEM_TABLE) {
		at.field = STR("");
		contract_read_rows(&reading, contract, item, entry);
	} else {
		contract_read_text(&reading, contract, pass_passage(lint, text));
	}
	if ((contract->min || contract->max) && !(contract->min > reading.entries.n && is_covered(rule, lint, text)))
		report_count(rule, lint, &at, &reading);
	if (!reading.excused)
		report_slots(rule, lint, item, &at, &reading);
	contract_release(&reading);
}

static void run(const struct rule *rule, struct lint *lint)
{
	lint_each_item(lint, rule, judge);
}

bool contract_of_item(const struct rule_set *rules, const struct item *item, struct contract *out)
{
	bool found = false;

	*out = (struct contract){ .min = 0 };
	for (size_t i = 0; i < rules->rules.n; i++) {
		const struct rule *rule = rules->rules.v[i];
		const struct contract *contract = rule->params;

		if (rule->kind != &kind_contract || contract->on_variance || !rule_is_at(rule, item, STR("")))
			continue;
		found = true;
		if (contract->slot_count && !out->slot_count) {
			out->slots = contract->slots;
			out->slot_count = contract->slot_count;
			out->whole = contract->whole;
		}
		if (contract->min || contract->max) {
			out->min = contract->min;
			out->max = contract->max;
		}
		if (contract->excuse.n) {
			out->excuse = contract->excuse;
			out->excuse_needs = contract->excuse_needs;
			out->excuse_need_count = contract->excuse_need_count;
		}
	}
	return found;
}

const struct kind kind_contract = {
	.name = "contract",
	.needs_answer = true,
	.keys = (const char *const[]){ "min", "max", "whole", "only", "slots", "excuse", "excuse_needs", "covers",
				       NULL },
	.words = (const char *const[]){ "count", "wanted", "name", "slot", "missing", NULL },
	.compile = compile,
	.run = run,
};
