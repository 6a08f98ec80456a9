/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include <math.h>

#include "check/amount.h"
#include "check/kinds.h"
#include "check/label.h"
#include "check/pass.h"
#include "check/phrase.h"

/*
 * Judges what prose claims of numbers by their names: a figure that is none of the number's figures (this period's, its
 * forecasts, those of the packs before, the gaps between them), or a direction in which it did not go. "unless" lists words
 * that make a sentence speak of something else: another time, a part, a plan. Each item's own commentary is not judged here.
 */
enum fault { FAULT_FIGURE, FAULT_DIRECTION, FAULT_CHANGE };

static const char *const fault_names[] = { "figure", "direction", "change" };

struct params {
	size_t fault; /* enum fault */
	struct str_list up, down, unless; /* folded */
	unsigned up_list, down_list, unless_list;
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
	return clean;
}

static void collect(struct rule *rule, struct word_index *index)
{
	struct params *params = rule->params;

	params->up_list = word_index_add(index, &params->up);
	params->down_list = word_index_add(index, &params->down);
	params->unless_list = word_index_add(index, &params->unless);
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

/* At the precision printed, or within two percent, half a point of a percentage: people write "about". */
static bool agrees(struct quantity said, double value, double slack)
{
	double room = said.slack + slack, least = said.unit == UNIT_PERCENT ? 0.5 : 0.02 * fabs(value);

	if (room < least)
		room = least;
	return fabs(fabs(said.value) - fabs(value)) <= room + 1e-9;
}

/* One of the figures that the pack or those before it hold of the item, or a gap between two. */
static bool is_known(const struct lint *lint, const struct item *item, struct quantity said)
{
	struct quantity actual, other;
	bool has_actual = figure_of(lint, item, EXPR_FIELD_ACTUAL, 0, &actual);

	if (has_actual && agrees(said, actual.value, actual.slack))
		return true;
	if (figure_of(lint, item, EXPR_FIELD_NEXT, 0, &other) && agrees(said, other.value, other.slack))
		return true;
	for (int back = 0; back <= facts_back(lint_in(lint)->facts) && back <= 8; back++) {
		static const enum expr_field fields[] = { EXPR_FIELD_ACTUAL, EXPR_FIELD_FORECAST };

		for (size_t i = 0; i < COUNT_OF(fields); i++) {
			if (!figure_of(lint, item, fields[i], back, &other))
				continue;
			if (agrees(said, other.value, other.slack) ||
			    (has_actual && agrees(said, actual.value - other.value, actual.slack + other.slack)))
				return true;
		}
	}
	return false;
}

/* Near enough to the actual to mean it: "$40k" beside "ARR" is something else. */
static bool may_mean(struct quantity said, struct quantity actual, const struct item *item)
{
	if (item->unit == UNIT_PERCENT)
		return fabs(said.value - actual.value) <= 30;
	return actual.value != 0 && said.value / actual.value > 0.6 && said.value / actual.value < 1.7;
}

/* "up by 5 %", "grew 5 %": the change, not the figure. */
static bool is_change(struct str text, size_t at)
{
	static const char *const words[] = { " by ",  "grew ",  "rose ",  "fell ", " up ", "down ",
					     "plus ", "minus ", "added ", "lost ", "from " };

	for (size_t i = 0; i < COUNT_OF(words); i++) {
		struct str word = str_of(words[i]);

		if (at >= word.n && str_eq_nocase(str_sub(text, at - word.n, word.n), word))
			return true;
	}
	return false;
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

/* The next word of text from *at on, over one space or a sign of its own; empty at the end. */
static struct str next_word(struct str text, size_t *at)
{
	size_t start;

	while (*at < text.n && strchr(" \n*_\"'", text.p[*at]))
		++*at;
	for (start = *at; *at < text.n && !strchr(" \n*_\"'", text.p[*at]);)
		++*at;
	return str_sub(text, start, *at - start);
}

static bool is_one_of(struct str word, const char *const *list, size_t count)
{
	while (word.n && strchr(",.;:!?", word.p[word.n - 1]))
		word.n--;
	for (size_t i = 0; i < count; i++)
		if (str_eq_nocase(word, str_of(list[i])))
			return true;
	return false;
}

/*
 * Nothing but words that lead from a name to what is said of the whole of it. Any other word may narrow the name down
 * ("NRR among lift firms") or speak of a bound ("runway under 12 months"), and then the sentence claims nothing here.
 */
static bool leads_on(struct str between)
{
	static const char *const links[] = {
		"is",      "was",       "are",          "were",     "at",       "of",        "to",
		"now",     "closed",    "closes",       "ended",    "ends",     "reached",   "reaches",
		"stood",   "stands",    "came",         "comes",    "finished", "landed",    "hit",
		"hits",    "totals",    "totalled",     "the",      "this",     "in",        "for",
		"quarter", "period",    "out",          "up",       "exactly",  "about",     "around",
		"roughly", "just",      "nearly",       "almost",   "only",     "currently", "today",
		"back",    "still",     "remains",      "remained", "sits",     "sat",       "a",
		"an",      "again",     "also",         "has",      "have",     "had",       "then",
		"further", "once",      "more",         "slightly", "strongly", "it",        "which",
		"that",    "therefore", "even",         "all",      "overall",  "=",         ":",
		"-",       "(",         "\xE2\x80\x93", "|",        ",",
	};
	size_t at = 0;

	for (struct str word; (word = next_word(between, &at)).n;) {
		while (word.n && strchr("(:,", word.p[0]))
			word = str_sub(word, 1, word.n - 1);
		if (word.n && !is_one_of(word, links, COUNT_OF(links)))
			return false;
	}
	return true;
}

/* "… in hospitals", "… among lift firms": what comes next narrows the name down. */
static bool is_narrowed(struct str rest)
{
	static const char *const parts[] = { "in",      "at",   "among", "amongst", "with",    "for",     "within",
					     "across",  "from", "of",    "per",     "against", "outside", "on",
					     "without", "to",   "when",  "where",   "short",   "behind",  "between" };
	static const char *const whole[] = { "quarter", "quarter's", "period", "three" };
	static const char *const heads[] = { "the", "this", "our", "q1", "q2", "q3", "q4" };
	size_t at = 0;
	struct str word = next_word(rest, &at);

	if (!is_one_of(word, parts, COUNT_OF(parts)))
		return false;
	word = next_word(rest, &at);
	/* "from 94 % to 97 %", "to $4.9m": the two ends, and not a part. */
	if (word.n && ((word.p[0] >= '0' && word.p[0] <= '9') || strchr("$-(", word.p[0]) || (word.p[0] & 0x80)))
		return false;
	if (!is_one_of(word, heads, COUNT_OF(heads)))
		return true;
	return (word.p[0] != 'q' && word.p[0] != 'Q') && !is_one_of(next_word(rest, &at), whole, COUNT_OF(whole));
}

/* A bare number counts the item only where nothing else is counted: "headcount is 58", not "headcount: 6 engineers". */
static bool is_counted(struct str text, size_t end)
{
	static const char *const heads[] = { "people", "employees", "heads", "colleagues", "customers", "points" };
	size_t at = end;

	if (end >= text.n || strchr(".,;:)\n", text.p[end]))
		return true;
	return text.p[end] == ' ' && is_one_of(next_word(text, &at), heads, COUNT_OF(heads));
}

/* Is the figure said of the item, whole, and in its unit? */
static bool is_claim(struct str text, const struct label_hit *hit, const struct amount *amount)
{
	size_t name_end = hit->at.at + hit->at.n, end = amount->span.at + amount->span.n;
	bool is_bare = amount->quantity.unit == UNIT_NONE;

	if (is_bare ? amount->is_year || (hit->item->unit != UNIT_COUNT && hit->item->unit != UNIT_SCORE)
		    : amount->quantity.unit != hit->item->unit)
		return false;
	if (is_bare && !is_counted(text, end))
		return false;
	if (name_end <= amount->span.at)
		return leads_on(str_sub(text, name_end, amount->span.at - name_end));
	return !is_narrowed(str_sub(text, name_end, text.n - name_end));
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

static void judge_figures(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text,
			  const struct labels *labels)
{
	const struct params *params = rule->params;
	const struct company *company = lint_in(lint)->company;
	struct amount amount;

	for (size_t from = 0; amount_next(text, from, company->numbers, company->currency, &amount);
	     from = amount.span.at + amount.span.n) {
		const struct label_hit *hit = labels_of(labels, lint, amount.span);
		struct quantity actual;
		struct span sentence;

		if (!hit || str_eq(hit->item->id, at->item) || !is_claim(text, hit, &amount) ||
		    !figure_of(lint, hit->item, EXPR_FIELD_ACTUAL, 0, &actual))
			continue;
		if (is_change(text, amount.span.at) || !may_mean(amount.quantity, actual, hit->item) ||
		    is_known(lint, hit->item, amount.quantity))
			continue;
		sentence = pass_piece(lint, PHRASE_SENTENCE, amount.span.at);
		if (word_hits_in(&pass_scan(lint, text)->hits, params->unless_list, sentence) ||
		    has_other_year(lint, str_in(text, sentence)))
			continue;
		report(rule, lint, at, amount.span, hit->item, actual);
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

static void judge_direction(const struct rule *rule, struct lint *lint, const struct addr *at, struct str text,
			    const struct labels *labels)
{
	const struct params *params = rule->params;
	const struct leaf_scan *scan = pass_scan(lint, text);

	for (size_t i = 0; i < labels->hits.n; i++) {
		const struct label_hit *hit = &labels->hits.v[i];
		struct span sentence = pass_piece(lint, PHRASE_SENTENCE, hit->at.at), piece;
		const struct word_hit *up, *down, *verb;
		struct quantity now, then;

		if (!hit->item || str_eq(hit->item->id, at->item) ||
		    word_hits_in(&scan->hits, params->unless_list, sentence) ||
		    !figure_of(lint, hit->item, EXPR_FIELD_ACTUAL, 0, &now) ||
		    !figure_of(lint, hit->item, EXPR_FIELD_ACTUAL, 1, &then))
			continue;
		piece = behind(text, hit->at, sentence);
		up = word_hits_in(&scan->hits, params->up_list, piece);
		down = up ? NULL : word_hits_in(&scan->hits, params->down_list, piece);
		verb = up ? up : down;
		if (!verb || !leads_on(str_sub(text, piece.at, verb->at.at - piece.at)) ||
		    is_narrowed(str_sub(text, verb->at.at + verb->at.n,
					sentence.at + sentence.n - verb->at.at - verb->at.n)))
			continue;
		if ((up && now.value < then.value - now.slack - then.slack) ||
		    (down && now.value > then.value + now.slack + then.slack)) {
			struct quantity change = { fabs(now.value - then.value), now.slack + then.slack,
						   now.unit == UNIT_PERCENT ? UNIT_SCORE : now.unit };

			report(rule, lint, at, verb->at, hit->item, change);
		}
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
	if (labels.hits.n && params->fault == FAULT_FIGURE)
		judge_figures(rule, lint, at, text, &labels);
	else if (labels.hits.n)
		judge_direction(rule, lint, at, text, &labels);
	labels_release(&labels);
}

const struct kind kind_claims = {
	.name = "claims",
	.keys = (const char *const[]){ "of", "up", "down", "unless", NULL },
	.words = (const char *const[]){ "name", "figure", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
	.collect = collect,
};
