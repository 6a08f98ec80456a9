/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/gap.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"

/* Judges the colour of numbers: against their figures, their words, the packs before, and each other. */
enum fault {
	FAULT_BETTER, /* typed better than the figures, by at least "steps" */
	FAULT_UNFOUNDED, /* typed, and nothing to measure it by */
	FAULT_ALL_GREEN, /* at least "min" colours, all green, while a figure misses its forecast */
	FAULT_STUCK, /* amber or red in at least "min" packs running, with the same words */
	FAULT_JUMP, /* red after green, and no word why */
	FAULT_IMPROVED, /* a better colour than last time, and no better figure */
	FAULT_WORDS, /* green, and one of "phrases" in the commentary */
	FAULT_FAVOUR, /* a commentary that calls an adverse gap favourable, or the reverse */
	FAULT_SILENT, /* red, and no word why, where the gap is too small for a commentary to be due */
};

static const char *const fault_names[] = { "better",   "unfounded", "all_green", "stuck", "jump",
					   "improved", "words",     "favour",    "silent" };

struct params {
	size_t fault; /* enum fault */
	size_t steps, min;
	struct str_list phrases, unless; /* folded; a sentence with one of unless speaks of something else */
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	bool clean;

	(void)catalogue;
	rule->params = params;
	clean = kind_word(root, "of", tree, fault_names, COUNT_OF(fault_names), &params->fault, error);
	clean = kind_size(root, "steps", tree, 1, &params->steps, error) && clean;
	clean = kind_size(root, "min", tree, 3, &params->min, error) && clean;
	clean = kind_phrases(root, "phrases", tree, arena, &params->phrases, error) && clean;
	clean = kind_phrases(root, "unless", tree, arena, &params->unless, error) && clean;
	return clean;
}

/* Green 2, amber 1, red 0; -1: no colour. */
static int rank(char status)
{
	const char *found = status ? strchr("RAG", status >= 'a' ? status - 'a' + 'A' : status) : NULL;

	return found && *found ? (int)(found - "RAG") : -1;
}

static struct str text_back(const struct lint *lint, const struct item *item, const char *field, int back)
{
	const struct facts *facts = lint_in(lint)->facts;
	const struct pack *pack = back == 0                   ? lint_in(lint)->pack
				  : back <= facts_back(facts) ? facts_pack(facts, back)
							      : NULL;
	struct addr at = { item->id, 0, str_of(field) };

	return pack ? str_trim(pack_text(pack, &at)) : STR("");
}

static int rank_back(const struct lint *lint, const struct item *item, int back)
{
	struct str text = text_back(lint, item, "status", back);

	return text.n ? rank(text.p[0]) : -1;
}

/* One of phrases in a sentence that has none of unless. */
static bool says_plainly(const struct params *params, struct str text, struct span *out)
{
	struct span sentence = { 0, 0 }, other;

	if (!phrase_any(text, &params->phrases, &other))
		return false;
	while (phrase_piece(text, PHRASE_SENTENCE, sentence.at + sentence.n, &sentence)) {
		struct str bytes = str_in(text, sentence);

		if (!phrase_any(bytes, &params->phrases, out) || phrase_any(bytes, &params->unless, &other))
			continue;
		out->at += sentence.at;
		return true;
	}
	return false;
}

static bool is_stuck(const struct params *params, const struct lint *lint, const struct item *item)
{
	struct str words = text_back(lint, item, "commentary", 0);
	int now = rank_back(lint, item, 0);

	if (now < 0 || now > 1)
		return false;
	for (int back = 1; back < (int)params->min; back++)
		if (rank_back(lint, item, back) != now || !str_eq(text_back(lint, item, "commentary", back), words))
			return false;
	return true;
}

/* Better than the pack before by its colour, and not by its figure. */
static bool is_improved(const struct lint *lint, const struct item *item, const struct variance *row)
{
	double change;

	if (rank_back(lint, item, 1) < 0 || rank_back(lint, item, 0) <= rank_back(lint, item, 1) || !row->has_actual ||
	    !row->has_prior || item->better == ITEM_BETTER_NEITHER)
		return false;
	change = row->actual.value - row->prior.value;
	return item->better == ITEM_BETTER_LOWER ? change >= 0 : change <= 0;
}

static bool is_favour_wrong(const struct lint *lint, const struct item *item, const struct variance *row,
			    struct span *span)
{
	static struct str good[] = { { "favourable", 10 }, { "favorable", 9 } };
	static struct str bad[] = { { "adverse", 7 }, { "unfavourable", 12 }, { "unfavorable", 11 } };
	const struct str_list goods = { good, COUNT_OF(good) }, bads = { bad, COUNT_OF(bad) };
	struct str words = text_back(lint, item, "commentary", 0);
	struct span other;
	bool is_good;

	if (!row->has_difference || item->better == ITEM_BETTER_NEITHER || row->difference.value == 0)
		return false;
	is_good = (row->difference.value > 0) == (item->better == ITEM_BETTER_HIGHER);
	/* A comment that weighs one against the other is no slip. */
	return phrase_any(words, is_good ? &bads : &goods, span) &&
	       !phrase_any(words, is_good ? &goods : &bads, &other);
}

static bool is_jump(const struct lint *lint, const struct item *item)
{
	return rank_back(lint, item, 0) == 0 && rank_back(lint, item, 1) == 2;
}

/* A wide gap, a jump and a colour without a forecast are told of by rules of their own. */
static bool is_silent(const struct lint *lint, const struct item *item, const struct variance *row)
{
	struct gap gap;

	return rank(row->status) == 0 && row->has_forecast && !is_jump(lint, item) &&
	       !(gap_find(lint_in(lint), item, &gap) && gap_is_material(lint_in(lint), item, &gap, 1));
}

static void judge(const struct rule *rule, struct lint *lint, const struct item *item)
{
	const struct params *params = rule->params;
	struct variance row = facts_variance(lint_in(lint)->facts, item);
	struct addr at = { item->id, 0, STR("status") };
	struct span span = { 0, 0 };
	int typed = row.status_typed ? rank(row.status) : -1, computed = rank(row.computed);
	struct str words = text_back(lint, item, "commentary", 0);
	bool fires = false;

	switch ((enum fault)params->fault) {
	case FAULT_BETTER:
		fires = typed >= 0 && computed >= 0 && typed - computed == (int)params->steps &&
			(params->steps > 1 || words.n == 0);
		break;
	case FAULT_UNFOUNDED:
		fires = typed >= 0 && !row.has_forecast && words.n == 0;
		break;
	case FAULT_STUCK:
		fires = is_stuck(params, lint, item);
		break;
	case FAULT_JUMP:
		fires = is_jump(lint, item) && words.n == 0;
		break;
	case FAULT_IMPROVED:
		fires = is_improved(lint, item, &row) && words.n == 0;
		break;
	case FAULT_WORDS:
		at.field = STR("commentary");
		fires = rank(row.status) == 2 && says_plainly(params, pack_text(lint_in(lint)->pack, &at), &span);
		break;
	case FAULT_FAVOUR:
		at.field = STR("commentary");
		fires = is_favour_wrong(lint, item, &row, &span);
		break;
	case FAULT_SILENT:
		at.field = STR("commentary");
		fires = words.n == 0 && is_silent(lint, item, &row);
		break;
	case FAULT_ALL_GREEN:
		break;
	}
	if (fires)
		lint_report(lint, rule, &at, span, NULL);
}

/* Half the pack says nothing about all of it. */
static void judge_all(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;
	size_t colours = 0, green = 0, missed = 0;
	struct addr at = { STR(""), 0, STR("") };

	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		struct variance row;
		int typed = rank_back(lint, item, 0);

		if (item->kind != ITEM_NUMBER)
			continue;
		row = facts_variance(lint_in(lint)->facts, item);
		colours += typed >= 0;
		green += typed == 2;
		missed += row.computed == 'R';
	}
	if (colours >= params->min && green == colours && missed)
		lint_report(lint, rule, &at, (struct span){ 0, 0 }, NULL);
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;

	if (params->fault == FAULT_ALL_GREEN) {
		if (!lint->only)
			judge_all(rule, lint);
		return;
	}
	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));)
		if (item->kind == ITEM_NUMBER)
			judge(rule, lint, item);
}

const struct kind kind_status = {
	.name = "status",
	.keys = (const char *const[]){ "of", "steps", "min", "phrases", "unless", NULL },
	.compile = compile,
	.run = run,
};
