/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "check/gap.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"

/* Judges whether bad news has its place: what the pack says beside what its figures say. */
enum fault {
	FAULT_SILENT, /* figures miss their forecasts, and the texts of the rule's items are blank */
	FAULT_BURIED, /* the worst miss is named in none of the rule's items */
	FAULT_ONESIDED, /* only the beats have a commentary, or only the misses */
};

static const char *const fault_names[] = { "silent", "buried", "onesided" };

/* So many times what the company wants explained, and so much of the forecast, is wide. */
#define WIDE_TIMES   2
#define WIDE_PERCENT 10

struct params {
	size_t fault; /* enum fault */
	size_t min; /* so many misses, or of each sort */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	bool clean;

	(void)catalogue;
	rule->params = params;
	clean = kind_word(root, "of", tree, fault_names, COUNT_OF(fault_names), &params->fault, error);
	return kind_size(root, "min", tree, 1, &params->min, error) && clean;
}

static bool has_commentary(const struct lint *lint, const struct item *item)
{
	struct addr at = { item->id, 0, STR("commentary") };

	return !str_is_blank(pack_text(lint_in(lint)->pack, &at));
}

struct tally {
	const struct item *worst; /* the one that costs most, in money where there is money */
	double worst_cost;
	size_t misses, beats, misses_told, beats_told;
};

/* Money ranks by amount and before everything else; without any money the widest gap counts. */
static double cost_of(const struct item *item, const struct gap *gap)
{
	if (item->unit != UNIT_CURRENCY)
		return (gap->percent < 1e6 ? gap->percent : 1e6) / 1e9;
	return fabs(gap->difference);
}

static struct tally tally_of(const struct lint *lint)
{
	const struct catalogue *catalogue = lint_in(lint)->catalogue;
	struct tally tally = { .worst = NULL };

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		struct gap gap;

		if (!gap_find(lint_in(lint), item, &gap) || (!gap.is_bad && !gap.is_good) ||
		    gap.percent < WIDE_PERCENT || !gap_is_material(lint_in(lint), item, &gap, WIDE_TIMES))
			continue;
		if (gap.is_bad) {
			tally.misses++;
			tally.misses_told += has_commentary(lint, item);
			/* How many answered, came or went is told by what it costs. */
			if (item->unit != UNIT_COUNT && cost_of(item, &gap) > tally.worst_cost) {
				tally.worst_cost = cost_of(item, &gap);
				tally.worst = item;
			}
		} else {
			tally.beats++;
			tally.beats_told += has_commentary(lint, item);
		}
	}
	return tally;
}

/* A hundredth of ARR, where ARR is known. */
static bool is_material(const struct lint *lint, const struct tally *tally)
{
	const struct item *arr = catalogue_find(lint_in(lint)->catalogue, STR("sales.arr"));
	struct fact fact = { .state = FACT_MISSING };

	if (arr)
		fact = facts_get(lint_in(lint)->facts, arr, EXPR_FIELD_ACTUAL, 0);
	if (tally->worst->unit != UNIT_CURRENCY || !fact_is_known(&fact))
		return true;
	return tally->worst_cost >= 0.01 * fact.quantity.value;
}

static struct str text_of(const struct lint *lint, const struct item *item)
{
	struct addr at = { item->id, 0, STR("text") };

	return str_trim(pack_text(lint_in(lint)->pack, &at));
}

/* "New business ARR" is also said by its first two words. */
static struct str shorten(struct str label)
{
	size_t first = str_find_char(label, ' ', 0), second;

	if (first == STR_NONE)
		return label;
	second = str_find_char(label, ' ', first + 1);
	return second == STR_NONE ? label : str_sub(label, 0, second);
}

/* "Expansion ARR" is in prose "expansion"; what is left of "New ARR", "Win rate" or "Services revenue" names nothing. */
static struct str plain_name(struct str label)
{
	static const char *const measures[] = { "ARR", "MRR", "value" };
	static const char *const vague[] = { "new",     "net",   "gross", "total",   "starting", "opening",
					     "closing", "other", "prior", "average", "committed" };
	size_t blank = str_find_char(label, ' ', 0);
	struct str first, rest;

	if (blank == STR_NONE)
		return STR("");
	first = str_sub(label, 0, blank);
	rest = str_trim(str_sub(label, blank, label.n - blank));
	for (size_t i = 0; i < COUNT_OF(vague); i++)
		if (str_eq_nocase(first, str_of(vague[i])))
			return STR("");
	for (size_t i = 0; i < COUNT_OF(measures); i++)
		if (str_eq_nocase(rest, str_of(measures[i])))
			return first;
	return STR("");
}

/* A label as prose writes it: "Net revenue retention (NRR)" is also said by either part. */
static bool names(struct str text, struct str label)
{
	struct folded folded;
	struct buf phrase = BUF_EMPTY;
	struct str rest = label, part;
	struct span span;
	bool found = false;

	phrase_open(&folded, text);
	while (!found && str_next_part(&rest, '(', &part)) {
		part = str_trim(part);
		if (part.n && part.p[part.n - 1] == ')')
			part.n--;
		buf_clear(&phrase);
		phrase_fold(shorten(part), &phrase);
		found = phrase_find(&folded, buf_str(&phrase), 0, &span);
		buf_clear(&phrase);
		phrase_fold(plain_name(part), &phrase);
		found = found || (phrase.n && phrase_find(&folded, buf_str(&phrase), 0, &span));
	}
	buf_release(&phrase);
	phrase_close(&folded);
	return found;
}

static bool is_named(const struct rule *rule, const struct lint *lint, const struct item *worst)
{
	bool any = false;

	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		struct str text = text_of(lint, item);

		any = any || text.n;
		if (text.n && (names(text, worst->label) || names(text, worst->short_label)))
			return true;
	}
	/* Where nothing is written yet there is nothing to bury it under. */
	return !any;
}

static void report(const struct rule *rule, struct lint *lint, struct str item, const struct tally *tally)
{
	struct addr at = { item, 0, STR("") };
	struct buf misses = BUF_EMPTY;

	buf_printf(&misses, "%zu", tally->misses);
	pass_report_words(lint, rule, &at, (struct span){ 0, 0 },
			  (struct message_word[]){ { "worst", tally->worst ? tally->worst->label : STR(""), false },
						   { "misses", buf_str(&misses), false } },
			  2);
	buf_release(&misses);
}

static void judge_silent(const struct rule *rule, struct lint *lint, const struct tally *tally)
{
	const struct params *params = rule->params;

	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));)
		if (tally->misses >= params->min && text_of(lint, item).n == 0)
			report(rule, lint, item->id, tally);
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;
	struct tally tally = tally_of(lint);
	double told;

	switch ((enum fault)params->fault) {
	case FAULT_SILENT:
		judge_silent(rule, lint, &tally);
		break;
	case FAULT_BURIED:
		if (tally.worst && is_material(lint, &tally) && !lint->only && !is_named(rule, lint, tally.worst))
			report(rule, lint, tally.worst->id, &tally);
		break;
	case FAULT_ONESIDED:
		if (lint->only || tally.misses < params->min || tally.beats < params->min)
			break;
		told = (double)tally.beats_told / (double)tally.beats -
		       (double)tally.misses_told / (double)tally.misses;
		if (fabs(told) > 0.5)
			report(rule, lint, STR(""), &tally);
		break;
	}
}

const struct kind kind_balance = {
	.name = "balance",
	.keys = (const char *const[]){ "of", "min", NULL },
	.words = (const char *const[]){ "worst", "misses", NULL },
	.compile = compile,
	.run = run,
};
