/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/phrase.h"
#include "check/rows.h"

/*
 * Judges: does a sentence look forward ("any") to a month or quarter that was over before the pack's period ended? "unless"
 * lists the words of a sentence that tells what became of it. With "own_days" it is a day of the pack's own period instead,
 * written without a year, and over before the period's end; of a table, in the rows that "when" means.
 */
struct params {
	struct str_list any, unless; /* folded */
	unsigned any_list, unless_list;
	bool own_days;
	struct rows_filter when;
};

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));

	rule->params = params;
	return kind_yes(root, "own_days", tree, &params->own_days, error) &&
	       rows_filter_read(&params->when, "when", rule, catalogue, root, tree, arena, error) &&
	       kind_phrases(root, "any", tree, arena, &params->any, error) &&
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

/* "30 November", "November 30", without a year, at at, of the months of the period; false where there is none. */
static bool day_at(const struct lint_input *input, struct str text, size_t at, size_t *end, struct date *out)
{
	struct date last = rows_period_end(input->company, input->pack->period);
	size_t here = at, year_end;
	int day = 0, month = month_at(text, at, &here), back;

	if (month && (here >= text.n || text.p[here++] != ' '))
		return false;
	for (size_t i = 0; i < 2 && here < text.n && text.p[here] >= '0' && text.p[here] <= '9'; i++)
		day = 10 * day + (text.p[here++] - '0');
	if (day && !month && here < text.n && text.p[here] == ' ')
		month = month_at(text, here + 1, &here);
	if (!day || day > 31 || !month || (here < text.n && strchr("0123456789-", text.p[here])) ||
	    year_at(text, here, &year_end))
		return false;
	/* "November 30, 2027" */
	if (here < text.n && text.p[here] == ',' && year_at(text, here + 1, &year_end))
		return false;
	back = (last.month - month + 12) % 12;
	*end = here;
	*out = (struct date){ last.month >= month ? last.year : last.year - 1, month, day };
	return back < input->pack->period.months;
}

/* Does a time that was over before the period ended stand at at? */
static bool is_over_at(const struct params *params, const struct lint_input *input, struct str text, size_t at,
		       size_t *end)
{
	struct date last = rows_period_end(input->company, input->pack->period), date;

	if (params->own_days)
		return day_at(input, text, at, end, &date) && date_cmp(date, last) < 0;
	return time_at(input->company, text, at, end, &date) && date_cmp(date, last) < 0 &&
	       !(date.year == last.year && date.month == last.month);
}

static bool is_row_meant(const struct params *params, const struct lint_input *input, const struct addr *at)
{
	const struct row *row = at->row ? entry_row(pack_entry(input->pack, at->item), at->row) : NULL;

	return !row || rows_is_meant(&params->when, row);
}

static void run_leaf(const struct rule *rule, struct lint *lint, const struct item *item, const struct addr *at,
		     struct str text)
{
	const struct params *params = rule->params;
	const struct lint_input *input = lint_in(lint);
	const struct leaf_scan *scan;
	uint32_t cursor = 0;

	if (!item || !pass_is_prose(item, at) || !is_row_meant(params, input, at))
		return;
	scan = pass_scan(lint, text);
	if (!word_hits_next(&scan->hits, params->any_list, &cursor))
		return;
	for (size_t i = 0, end = 0; i < text.n; i++) {
		struct span piece;

		if (i && text.p[i - 1] != ' ' && text.p[i - 1] != '\n' && text.p[i - 1] != '(')
			continue;
		if (!is_over_at(params, input, text, i, &end))
			continue;
		piece = pass_piece(lint, PHRASE_SENTENCE, i);
		if (word_hits_in(&scan->hits, params->any_list, (struct span){ piece.at, i - piece.at }) &&
		    !word_hits_in(&scan->hits, params->unless_list, piece))
			lint_report(lint, rule, at, (struct span){ i, end - i }, NULL);
	}
}

const struct kind kind_stale = {
	.name = "stale",
	.keys = (const char *const[]){ "any", "unless", "own_days", "when", NULL },
	.compile = compile,
	.run_leaf = run_leaf,
	.collect = collect,
};
