/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"
#include "check/rows.h"

/*
 * Judges: does a sentence look forward ("any") to a month or quarter that was over before the pack's period ended? "unless"
 * lists the words of a sentence that tells what became of it.
 */
struct params {
	struct str_list any, unless; /* folded */
	unsigned any_list, unless_list;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));

	(void)catalogue;
	rule->params = params;
	return kind_phrases(root, "any", tree, arena, &params->any, error) &&
	       kind_phrases(root, "unless", tree, arena, &params->unless, error) &&
	       (params->any.n || node_error(tree, root, error, "'any' is missing"));
}

static void collect(struct rule *rule, struct word_index *index)
{
	struct params *params = rule->params;

	params->any_list = word_index_add(index, &params->any);
	params->unless_list = word_index_add(index, &params->unless);
}

static int month_at(struct str text, size_t at, size_t *end)
{
	static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
					      "july",    "august",   "september", "october", "november", "december" };

	for (int i = 0; i < 12; i++) {
		struct str name = str_of(months[i]);

		if (text.n - at < name.n || !str_eq_nocase(str_sub(text, at, name.n), name))
			continue;
		*end = at + name.n;
		return i + 1;
	}
	return 0;
}

/* Four digits of this century behind one space, as a word of their own. */
static int year_at(struct str text, size_t at, size_t *end)
{
	int year = 0;

	if (at + 5 > text.n || text.p[at] != ' ')
		return 0;
	for (size_t i = at + 1; i < at + 5; i++) {
		if (text.p[i] < '0' || text.p[i] > '9')
			return 0;
		year = 10 * year + (text.p[i] - '0');
	}
	*end = at + 5;
	if (*end < text.n && text.p[*end] >= '0' && text.p[*end] <= '9')
		return 0;
	return year >= 2000 && year < 2100 ? year : 0;
}

/* "June 2026", "Q2 2026", "2026-Q2" at at: its last day. */
static bool time_at(const struct company *company, struct str text, size_t at, size_t *end, struct date *out)
{
	int month = month_at(text, at, end), year;
	struct period period;

	if (month) {
		year = year_at(text, *end, end);
		/* Any day after the 28th that is no day of the month sorts behind all of its days. */
		*out = (struct date){ year, month, 31 };
		return year != 0;
	}
	if (text.n - at >= 7 && period_parse(str_sub(text, at, 7), &period)) {
		*end = at + 7;
		*out = rows_period_end(company, period);
		return true;
	}
	if (text.n - at >= 7 && text.p[at] == 'Q' && text.p[at + 1] >= '1' && text.p[at + 1] <= '4') {
		year = year_at(text, at + 2, end);
		*out = rows_period_end(company, (struct period){ year, text.p[at + 1] - '0', 3 });
		return year != 0;
	}
	return false;
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	const struct lint_input *input = lint_in(lint);
	const struct leaf_scan *scan;
	struct date end_of_period = rows_period_end(input->company, input->pack->period);
	uint32_t cursor = 0;

	if (!item || !pass_is_prose(item, at))
		return;
	scan = pass_scan(lint, text);
	if (!word_hits_next(&scan->hits, params->any_list, &cursor))
		return;
	for (size_t i = 0, end = 0; i < text.n; i++) {
		struct date date;
		struct span piece;

		if (i && text.p[i - 1] != ' ' && text.p[i - 1] != '\n' && text.p[i - 1] != '(')
			continue;
		if (!time_at(input->company, text, i, &end, &date) || date_cmp(date, end_of_period) >= 0 ||
		    (date.year == end_of_period.year && date.month == end_of_period.month))
			continue;
		piece = pass_piece(lint, PHRASE_SENTENCE, i);
		if (word_hits_in(&scan->hits, params->any_list, (struct span){ piece.at, i - piece.at }) &&
		    !word_hits_in(&scan->hits, params->unless_list, piece))
			lint_report(lint, rule, at, (struct span){ i, end - i }, NULL);
	}
}

const struct kind kind_stale = {
	.name = "stale",
	.keys = (const char *const[]){ "any", "unless", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
	.collect = collect,
};
