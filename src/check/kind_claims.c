/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "check/amount.h"
#include "check/claim.h"
#include "check/kinds.h"
#include "check/label.h"
#include "check/pass.h"
#include "check/phrase.h"
#include "pack/reference.h"

/*
 * Judges what prose claims of numbers by their names: a figure that is none of the number's figures (this period's, its
 * forecasts, those of the packs before, the gaps between them), or a direction in which it did not go. What is said outright
 * ("ARR is …") is this period's and no other, unless a word of "other" says that the sentence knows more than one. "unless"
 * lists words that make a sentence speak of something else: another time, a part, a plan. "cut" is a figure that passes for one of
 * the number's, but has fewer digits than this period's and is not what that rounds to. Each item's own commentary is not
 * judged here.
 */
enum fault { FAULT_FIGURE, FAULT_DIRECTION, FAULT_CHANGE, FAULT_CUT };

static const char *const fault_names[] = { "figure", "direction", "change", "cut" };

struct params {
	size_t fault; /* enum fault */
	struct str_list up, down, unless, other; /* folded */
	unsigned up_list, down_list, unless_list, other_list;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	bool clean;

	(void)catalogue;
	rule->params = params;
	clean = kind_word(root, "of", tree, fault_names, COUNT_OF(fault_names), &params->fault, error);
	clean = kind_phrases(root, "up", tree, arena, &params->up, error) && clean;
	clean = kind_phrases(root, "down", tree, arena, &params->down, error) && clean;
	clean = kind_phrases(root, "unless", tree, arena, &params->unless, error) && clean;
	clean = kind_phrases(root, "other", tree, arena, &params->other, error) && clean;
	return clean;
}

static void collect(struct rule *rule, struct word_index *index)
{
	struct params *params = rule->params;

	params->up_list = word_index_add(index, &params->up);
	params->down_list = word_index_add(index, &params->down);
	params->unless_list = word_index_add(index, &params->unless);
	params->other_list = word_index_add(index, &params->other);
}

static bool figure_of(const struct lint *lint, const struct item *item, enum expr_field field, int back,
		      struct quantity *out)
{
	const struct facts *facts = lint_in(lint)->facts;
	struct fact fact;

	if (back > facts_back(facts))
		return false;
	fact = facts_get(facts, item, field, back);
	*out = fact.quantity;
	return fact_is_known(&fact);
}

/*
 * At the precision printed, a last digit that was cut off included; where the text says "about", within two percent, of a
 * percentage half a point or a whole last digit.
 */
static bool agrees(struct quantity said, struct quantity figure, bool is_rough)
{
	double room = said.slack + figure.slack, wide = said.unit == UNIT_PERCENT ? 0.5 : 0.02 * fabs(figure.value),
	       cut = 2 * said.slack;

	room = fmax(room, is_rough ? fmax(wide, said.unit == UNIT_PERCENT ? cut : 0) : fmin(wide, cut));
	return fabs(fabs(said.value) - fabs(figure.value)) <= room + 1e-9;
}

/* What the text says beside a name. */
struct said {
	struct quantity figure;
	enum claim claim; /* OPEN or NOW */
	bool is_rough;
	bool is_strict; /* the last digit that was typed must be right */
};

static bool is_as_said(const struct said *said, struct quantity figure)
{
	double slack = said->figure.slack > figure.slack ? said->figure.slack : figure.slack;

	return said->is_strict ? fabs(fabs(said->figure.value) - fabs(figure.value)) <= slack * 1.001 + 1e-9
			       : agrees(said->figure, figure, said->is_rough);
}

/* One of the figures that the pack or those before it hold of the item, or a gap between two; of now, this period's. */
static bool is_known(const struct lint *lint, const struct item *item, const struct said *said)
{
	struct quantity actual, other;
	bool has_actual = figure_of(lint, item, EXPR_FIELD_ACTUAL, 0, &actual);

	if (has_actual && is_as_said(said, actual))
		return true;
	if (has_actual && said->claim == CLAIM_NOW)
		return false;
	if (figure_of(lint, item, EXPR_FIELD_NEXT, 0, &other) && is_as_said(said, other))
		return true;
	for (int back = 0; back <= facts_back(lint_in(lint)->facts) && back <= 8; back++) {
		static const enum expr_field fields[] = { EXPR_FIELD_ACTUAL, EXPR_FIELD_FORECAST };

		for (size_t i = 0; i < COUNT_OF(fields); i++) {
			struct quantity gap;

			if (!figure_of(lint, item, fields[i], back, &other))
				continue;
			gap = (struct quantity){ actual.value - other.value, actual.slack + other.slack, actual.unit };
			if (is_as_said(said, other) || (has_actual && is_as_said(said, gap)))
				return true;
		}
	}
	return false;
}

/*
 * Near enough to the actual to mean it: "$40k" beside "ARR" is something else. What is said outright may be farther off, but
 * neither a month's nor a year's share of it.
 */
static bool may_mean(const struct said *said, struct quantity actual, const struct item *item)
{
	bool is_now = said->claim == CLAIM_NOW;
	double ratio = said->figure.value / actual.value;

	if (item->unit == UNIT_PERCENT)
		return fabs(said->figure.value - actual.value) <= 30;
	return actual.value != 0 && ratio > (is_now ? 0.4 : 0.6) && ratio < (is_now ? 2.8 : 1.7);
}

static void report(const struct rule *rule, struct lint *lint, const struct addr *at, struct span span,
		   const struct item *item, struct quantity figure)
{
	struct buf shown = BUF_EMPTY;

	quantity_print_short(figure, &shown);
	pass_report_words(
		lint, rule, at, span,
		(struct message_word[]){ { "name", item->short_label, false }, { "figure", buf_str(&shown), false } },
		2);
	buf_release(&shown);
}

/* What a name means of a figure in its unit: the months that cash lasts are the runway. */
static size_t meant(const struct lint *lint, struct str text, const struct label_hit *hit, const struct amount *amount,
		    const struct item *out[2])
{
	static const char *const cash[] = { "finance.total_cash_in_bank", "finance.total_unrestricted_cash",
					    "finance.operationally_available_cash" };
	size_t count = label_meanings(hit, out), name_end = hit->at.at + hit->at.n;

	if (amount->quantity.unit != UNIT_MONTHS || !count || name_end > amount->span.at ||
	    !claim_is_of_lasting(str_sub(text, name_end, amount->span.at - name_end)))
		return count;
	for (size_t i = 0; i < COUNT_OF(cash); i++)
		if (str_is(out[0]->id, cash[i])) {
			out[0] = catalogue_find(lint_in(lint)->catalogue, STR("finance.runway_months"));
			return out[0] ? 1 : 0;
		}
	return count;
}

/* Is the figure in the item's unit, and does it count the item? */
static bool is_in_unit(struct str text, const struct item *item, const struct amount *amount)
{
	if (amount->quantity.unit != UNIT_NONE)
		return amount->quantity.unit == item->unit;
	return !amount->is_year && (item->unit == UNIT_COUNT || item->unit == UNIT_SCORE) &&
	       claim_is_counted(text, amount->span.at + amount->span.n);
}

/* "ARR of $6.5m in June 2031" in a pack of 2026: a sentence with another year in it speaks of another time. */
static bool has_other_year(struct lint *lint, struct str sentence)
{
	const struct company *company = lint_in(lint)->company;
	struct date end = period_end(lint_in(lint)->pack->period, company->fiscal_year_start);
	struct amount amount;

	for (size_t from = 0; amount_next(sentence, from, company->numbers, company->currency, &amount);
	     from = amount.span.at + amount.span.n)
		if (amount.is_year && amount.quantity.value != end.year &&
		    amount.quantity.value != lint_in(lint)->pack->period.year)
			return true;
	return false;
}

/* The sentence holds the item's figure besides, or a reference to it: the other one is of another time. */
static bool has_right_figure(struct lint *lint, struct str text, struct span sentence, const struct item *item,
			     struct quantity actual, struct span but)
{
	const struct company *company = lint_in(lint)->company;
	struct str bytes = str_in(text, sentence);
	struct reference reference;
	struct amount amount;

	for (size_t from = 0; reference_next(bytes, from, lint_in(lint)->catalogue, &reference);
	     from = reference.span.at + reference.span.n)
		if (reference.item == item)
			return true;
	for (size_t from = 0; amount_next(bytes, from, company->numbers, company->currency, &amount);
	     from = amount.span.at + amount.span.n)
		if (sentence.at + amount.span.at != but.at && amount.quantity.unit == actual.unit &&
		    agrees(amount.quantity, actual, false))
			return true;
	return false;
}

/* Does it stand for the actual, short of digits? Of a figure that is computed of coarse ones, no digit is known better. */
static bool is_short_of(const struct said *said, struct quantity actual)
{
	return actual.slack < said->figure.slack &&
	       fabs(fabs(said->figure.value) - fabs(actual.value)) < 2 * said->figure.slack;
}

/* Is the figure none of the item's? *actual is what the pack has instead. */
static bool is_wrong(const struct params *params, struct lint *lint, struct str text, const struct amount *amount,
		     struct said said, const struct item *item, struct quantity *actual)
{
	struct span sentence;

	if (!is_in_unit(text, item, amount) || !figure_of(lint, item, EXPR_FIELD_ACTUAL, 0, actual) ||
	    !may_mean(&said, *actual, item) || is_known(lint, item, &said))
		return false;
	sentence = pass_piece(lint, PHRASE_SENTENCE, amount->span.at);
	if (word_hits_in(&pass_scan(lint, text)->hits, params->unless_list, sentence) ||
	    has_other_year(lint, str_in(text, sentence)))
		return false;
	if (said.claim == CLAIM_NOW && (word_hits_in(&pass_scan(lint, text)->hits, params->other_list, sentence) ||
					has_right_figure(lint, text, sentence, item, *actual, amount->span)))
		said.claim = CLAIM_OPEN;
	return may_mean(&said, *actual, item) && !is_known(lint, item, &said);
}

/* Passes for one of the item's, is meant to be the actual, and is not what that rounds to. */
static bool is_cut(const struct params *params, struct lint *lint, struct str text, const struct amount *amount,
		   struct said said, const struct item *item, struct quantity *actual)
{
	if (said.is_rough || !is_in_unit(text, item, amount) || !figure_of(lint, item, EXPR_FIELD_ACTUAL, 0, actual) ||
	    !is_short_of(&said, *actual) || !is_known(lint, item, &said))
		return false;
	said.is_strict = true;
	return is_wrong(params, lint, text, amount, said, item, actual);
}

/* Judges one figure beside a name; where the name means two numbers, it must be wrong of each that has a value. */
static void judge_figure(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text,
			 const struct label_hit *hit, const struct amount *amount)
{
	const struct params *params = rule->params;
	struct said said = { amount->quantity, claim_of(text, hit->at, amount->span), false, false };
	const struct item *items[2], *wrong = NULL;
	struct quantity actual, shown = { 0 };
	size_t count;

	if (said.claim == CLAIM_NONE)
		return;
	said.is_rough = claim_is_rough(text, amount->span);
	count = meant(lint, text, hit, amount, items);
	for (size_t i = 0; i < count; i++) {
		if (str_eq(items[i]->id, at->item))
			return;
		if (params->fault == FAULT_CUT ? is_cut(params, lint, text, amount, said, items[i], &actual)
					       : is_wrong(params, lint, text, amount, said, items[i], &actual)) {
			shown = wrong ? shown : actual;
			wrong = wrong ? wrong : items[i];
		} else if (figure_of(lint, items[i], EXPR_FIELD_ACTUAL, 0, &actual)) {
			return;
		}
	}
	if (wrong)
		report(rule, lint, at, amount->span, wrong, shown);
}

static void judge_figures(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text,
			  const struct labels *labels)
{
	const struct company *company = lint_in(lint)->company;
	struct amount amount;

	for (size_t from = 0; amount_next(text, from, company->numbers, company->currency, &amount);
	     from = amount.span.at + amount.span.n) {
		const struct label_hit *hit = labels_of(labels, lint, amount.span);

		if (hit)
			judge_figure(rule, lint, at, text, hit, &amount);
	}
}

/* The words right behind a name, up to the next sign. */
static struct span behind(struct str text, struct span name, struct span sentence)
{
	size_t start = name.at + name.n, end = start, words = 0;

	while (end < sentence.at + sentence.n && words < 4 && !strchr(",;:()\n", text.p[end])) {
		words += text.p[end] == ' ' && end > start;
		end++;
	}
	return (struct span){ start, end - start };
}

/* Did the number move the other way since the last pack? *change is by how much. */
static bool moved_against(const struct lint *lint, const struct item *item, bool is_up, struct quantity *change)
{
	struct quantity now, then;

	if (!figure_of(lint, item, EXPR_FIELD_ACTUAL, 0, &now) || !figure_of(lint, item, EXPR_FIELD_ACTUAL, 1, &then))
		return false;
	*change = (struct quantity){ fabs(now.value - then.value), now.slack + then.slack,
				     now.unit == UNIT_PERCENT ? UNIT_SCORE : now.unit };
	return is_up ? now.value < then.value - change->slack : now.value > then.value + change->slack;
}

static void judge_direction(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text,
			    const struct labels *labels)
{
	const struct params *params = rule->params;
	const struct leaf_scan *scan = pass_scan(lint, text);

	for (size_t i = 0; i < labels->hits.n; i++) {
		const struct label_hit *hit = &labels->hits.v[i];
		struct span sentence = pass_piece(lint, PHRASE_SENTENCE, hit->at.at), piece;
		const struct item *items[2];
		const struct word_hit *up, *verb;
		struct quantity change[2];
		size_t count = label_meanings(hit, items), against = 0;

		if (!count || word_hits_in(&scan->hits, params->unless_list, sentence))
			continue;
		piece = behind(text, hit->at, sentence);
		up = word_hits_in(&scan->hits, params->up_list, piece);
		verb = up ? up : word_hits_in(&scan->hits, params->down_list, piece);
		if (!verb || !claim_leads_on(str_sub(text, piece.at, verb->at.at - piece.at)) ||
		    claim_is_narrowed(str_sub(text, verb->at.at + verb->at.n,
					      sentence.at + sentence.n - verb->at.at - verb->at.n)))
			continue;
		/* Two numbers of one name: both must have moved the other way. */
		while (against < count && !str_eq(items[against]->id, at->item) &&
		       moved_against(lint, items[against], up != NULL, &change[against]))
			against++;
		if (against == count)
			report(rule, lint, at, verb->at, items[0], change[0]);
	}
}

/* "grew 22 % (4,200 to 4,865)": two amounts of one unit and a percentage that they do not give. */
static void judge_change(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text,
			 struct span sentence)
{
	const struct company *company = lint_in(lint)->company;
	struct str bytes = str_in(text, sentence), between;
	struct amount amount, percent = { .span = { 0, 0 } }, ends[2];
	size_t percents = 0, count = 0;
	double growth;

	for (size_t from = 0; amount_next(bytes, from, company->numbers, company->currency, &amount);
	     from = amount.span.at + amount.span.n) {
		if (amount.is_year)
			continue;
		if (amount.quantity.unit == UNIT_PERCENT && !str_ends(str_in(bytes, amount.span), STR("pp"))) {
			percent = amount;
			percents++;
		} else if (count < 2) {
			ends[count++] = amount;
		} else {
			return;
		}
	}
	if (percents != 1 || count != 2 || ends[0].quantity.unit != ends[1].quantity.unit ||
	    ends[0].quantity.value <= 0)
		return;
	between = str_sub(bytes, ends[0].span.at + ends[0].span.n, ends[1].span.at - ends[0].span.at - ends[0].span.n);
	if (!str_is(str_trim(between), "to") && !str_is(str_trim(between), "→"))
		return;
	/* "grew 12 % and moved from 41 to 52 people": two statements. */
	between = percent.span.at < ends[0].span.at
			  ? str_sub(bytes, percent.span.at, ends[0].span.at - percent.span.at)
			  : str_sub(bytes, ends[1].span.at, percent.span.at - ends[1].span.at);
	if (str_find(between, STR(" and "), 0) != STR_NONE || str_find_char(between, ';', 0) != STR_NONE)
		return;
	growth = 100 * (ends[1].quantity.value - ends[0].quantity.value) / ends[0].quantity.value;
	/* What the digits of the ends leave open is no fault of the percentage. */
	if (fabs(fabs(percent.quantity.value) - fabs(growth)) <=
	    0.5 + percent.quantity.slack +
		    100 * (ends[0].quantity.slack + ends[1].quantity.slack) / ends[0].quantity.value)
		return;
	percent.span.at += sentence.at;
	{
		struct buf shown = BUF_EMPTY;

		quantity_print_short((struct quantity){ fabs(growth), 0.05, UNIT_PERCENT }, &shown);
		pass_report_words(lint, rule, at, percent.span,
				  &(struct message_word){ "figure", buf_str(&shown), false }, 1);
		buf_release(&shown);
	}
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	struct labels labels;
	struct span sentence = { 0, 0 };

	if (!item || !pass_is_prose(item, at))
		return;
	if (params->fault == FAULT_CHANGE) {
		while (phrase_piece(text, PHRASE_SENTENCE, sentence.at + sentence.n, &sentence))
			if (str_find_char(str_in(text, sentence), '%', 0) != STR_NONE)
				judge_change(rule, lint, at, text, sentence);
		return;
	}
	labels_find(lint, text, &labels);
	if (labels.hits.n && (params->fault == FAULT_FIGURE || params->fault == FAULT_CUT))
		judge_figures(rule, lint, at, text, &labels);
	else if (labels.hits.n)
		judge_direction(rule, lint, at, text, &labels);
	labels_release(&labels);
}

const struct kind kind_claims = {
	.name = "claims",
	.keys = (const char *const[]){ "of", "up", "down", "unless", "other", NULL },
	.words = (const char *const[]){ "name", "figure", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
	.collect = collect,
};
