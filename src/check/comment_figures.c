/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

#include <math.h>

/*
 * Figures are held against the KPI only when the text ties them to it: the figure of the first sentence that names the
 * KPI (or names nothing else), figures beside "forecast", figures beside "previous quarter". Everything that speaks of
 * another period, a segment, a target or another KPI is left alone.
 */
enum tie { TIE_NONE, TIE_ACTUAL, TIE_FORECAST, TIE_PRIOR, TIE_GAP_FORECAST, TIE_GAP_PRIOR };

/* "two hires" are no months, "21.2." may be. */
static bool counts_other(const struct passage *passage, const struct figure *figure)
{
	const struct token *next = passage_token(passage, figure->tokens.to);

	return figure->kind == FIGURE_BARE && next->kind == TOKEN_WORD && !token_has(next, LEX(FUNCTION));
}

static bool fits_unit(const struct comment_reader *reader, const struct figure *figure)
{
	const struct passage *passage = reader->passage;

	switch (reader->input->unit) {
	case COMMENT_UNIT_MONEY:
		return figure->kind == FIGURE_MONEY;
	case COMMENT_UNIT_PERCENT:
		return figure->kind == FIGURE_PERCENT;
	case COMMENT_UNIT_MONTHS:
		return figure->kind == FIGURE_MONTHS || (figure->kind == FIGURE_BARE && !counts_other(passage, figure));
	case COMMENT_UNIT_COUNT:
		/* "three joined in Gdansk": what is counted is something else. */
		return figure->kind == FIGURE_BARE &&
		       comment_all_plain(reader, (struct range){ figure->tokens.to, figure->tokens.to + 1 });
	case COMMENT_UNIT_NONE:
		break;
	}
	return false;
}

/* Agreement at the precision printed. */
static bool equals(const struct comment_input *input, const struct figure *figure, double value)
{
	double said = figure->value;

	if (figure->kind == FIGURE_MONEY && !figure->scaled && input->scale > 1 && said < value / 10)
		said *= input->scale;
	return fabs(fabs(said) - fabs(value)) <= figure->slack * 1.02 + 1e-9;
}

/* The same, or within two percent. */
static bool agrees(const struct comment_input *input, const struct figure *figure, double value)
{
	double tolerance = figure->slack * 1.02, said = figure->value;

	if (figure->kind == FIGURE_MONEY && !figure->scaled && input->scale > 1 && said < value / 10)
		said *= input->scale;
	if (input->unit == COMMENT_UNIT_MONEY && tolerance < 0.02 * fabs(value))
		tolerance = 0.02 * fabs(value);
	return fabs(fabs(said) - fabs(value)) <= tolerance + 1e-9;
}

static uint64_t near_before(const struct passage *passage, size_t i, size_t window, size_t from)
{
	uint64_t all = 0;

	while (window-- && i-- > from) {
		const struct token *token = passage_token(passage, i);

		/* "Missed the forecast because a $300k order slipped": the order's. */
		if (token->kind == TOKEN_NUMBER || token_is_mark(token, ';') || token_is_mark(token, ')') ||
		    (passage->speech[i] & SPEAKS(CAUSE)))
			break;
		all |= passage->speech[i];
	}
	return all;
}

static uint64_t near_after(const struct passage *passage, size_t i, size_t window, size_t to)
{
	uint64_t all = 0;

	for (; window-- && i < to; i++) {
		const struct token *token = passage_token(passage, i);

		if (token->kind == TOKEN_NUMBER || token_is_mark(token, ';') || token_is_mark(token, '(') ||
		    token_is_mark(token, ',') || token_is_mark(token, ')'))
			break;
		all |= passage->speech[i];
	}
	return all;
}

/* "71.3 % after 72.2 %": the figure before is the number's, and leads on to what it was. */
static bool follows_actual(const struct comment_reader *reader, const struct figure *figure, const struct figure *last)
{
	return last && reader->input->actual.known && agrees(reader->input, last, reader->input->actual.value) &&
	       figure->tokens.from <= last->tokens.to + 4 &&
	       !str_is(passage_token(reader->passage, figure->tokens.to)->fold, "of") &&
	       comment_all_plain(reader, (struct range){ last->tokens.to, figure->tokens.from });
}

/* "from $4.6m", "after 95.1 %": what it was before. */
static bool comes_from(const struct passage *passage, const struct figure *figure)
{
	static const char *const words[] = { "from",   "after",     "von",   "nach", "de",
					     "contre", "gegenüber", "desde", "da",   "van" };
	size_t i = figure->tokens.from;

	if (!i)
		return false;
	i--;
	for (size_t k = 0;
	     k < 2 && i > 0 && token_has(passage_token(passage, i), LEX(FUNCTION)) &&
	     (str_is(passage_token(passage, i)->fold, "the") || str_is(passage_token(passage, i)->fold, "roughly"));
	     k++)
		i--;
	/* "it was 95.1 %" */
	if (str_is(passage_token(passage, i)->fold, "was"))
		return i > 0 && str_is(passage_token(passage, i - 1)->fold, "it");
	return TOKEN_IS_ONE(passage_token(passage, i), words);
}

/* "a shortfall of $20k", "a variance of", "$20k variance" */
static bool is_gap_noun(const struct passage *passage, const struct figure *figure)
{
	static const char *const nouns[] = { "shortfall",  "gap",       "surplus",    "variance",
					     "difference", "deviation", "abweichung", "écart" };
	size_t i = figure->tokens.from;

	return TOKEN_IS_ONE(passage_token(passage, figure->tokens.to), nouns) ||
	       (i > 0 && (TOKEN_IS_ONE(passage_token(passage, i - 1), nouns) ||
			  (i > 1 && str_is(passage_token(passage, i - 1)->fold, "of") &&
			   TOKEN_IS_ONE(passage_token(passage, i - 2), nouns))));
}

/* "The insurance of $210k": the figure is the insurance's, unless the word before "of" is the KPI or says nothing. */
static bool is_of_other(const struct comment_reader *reader, const struct figure *figure, struct comment_clause *clause)
{
	struct range sentence = clause->sentence;
	static const char *const plain[] = { "total", "figure",  "result", "level",   "value",   "score",
					     "rate",  "balance", "number", "actual",  "actuals", "outcome",
					     "close", "closing", "count",  "average", "quarter", "amount" };
	static const char *const articles[] = { "a", "an", "one", "another", "two", "ein", "eine", "un", "une" };
	size_t i = figure->tokens.from;
	const struct token *noun;

	/* "The licence ($240k a year) was paid": what stands before the bracket costs that. */
	if (i >= sentence.from + 2 && token_is_mark(passage_token(reader->passage, i - 1), '(') &&
	    !comment_clause_named(reader, clause, i - 1))
		return true;
	/* "A $300k order slipped" */
	if (i > sentence.from && TOKEN_IS_ONE(passage_token(reader->passage, i - 1), articles) &&
	    !comment_all_plain(reader, (struct range){ figure->tokens.to, figure->tokens.to + 1 }))
		return true;
	/* "burn returns to $210k a month" */
	if (i >= sentence.from + 2 && str_is(passage_token(reader->passage, i - 1)->fold, "to") &&
	    str_starts(passage_token(reader->passage, i - 2)->fold, STR("return")))
		return true;
	if (i < sentence.from + 2 || !str_is(passage_token(reader->passage, i - 1)->fold, "of"))
		return false;
	noun = passage_token(reader->passage, i - 2);
	if (TOKEN_IS_ONE(noun, plain))
		return false;
	return noun->kind == TOKEN_WORD && !(reader->passage->speech[i - 2] & (SPEAKS(FORECAST) | SPEAKS(PRIOR))) &&
	       !comment_names_kpi(reader, (struct range){ i > sentence.from + 3 ? i - 3 : sentence.from, i - 1 });
}

/* "… 112 at the end of March", "… 4.0m in Q1" */
static bool is_prior_after(const struct comment_reader *reader, const struct figure *figure, struct range sentence)
{
	size_t to = figure->tokens.to;

	while (to < sentence.to && to < figure->tokens.to + 5 && passage_token(reader->passage, to)->kind == TOKEN_WORD)
		to++;
	return comment_speaks_prior(reader, (struct range){ figure->tokens.to, to });
}

/* "The three months that passed": how long something took, where the number counts months. */
static bool is_span_of_time(const struct passage *passage, const struct figure *figure)
{
	static const char *const before[] = { "the",   "these", "those", "last",    "next", "past",
					      "first", "every", "dem",   "letzten", "in",   "within" };
	static const char *const behind[] = { "that", "which", "ago", "earlier", "later", "before", "since", "after" };

	return figure->kind == FIGURE_MONTHS && figure->tokens.from > 0 &&
	       TOKEN_IS_ONE(passage_token(passage, figure->tokens.from - 1), before) &&
	       TOKEN_IS_ONE(passage_token(passage, figure->tokens.to), behind);
}

static bool was(const struct passage *passage, const struct figure *figure)
{
	static const char *const words[] = { "was", "were", "had", "than", "against", "versus", "vs", "with", "the" };

	return figure->tokens.from > 0 && TOKEN_IS_ONE(passage_token(passage, figure->tokens.from - 1), words);
}

/* "In Q2 it was 5.4m", "the second quarter brought 4.2m" */
static bool is_prior_before(const struct comment_reader *reader, const struct figure *figure,
			    const struct comment_clause *clause)
{
	static const char *const verbs[] = { "was",    "were",  "brought", "had",   "saw", "closed",
					     "showed", "stood", "gave",    "waren", "war" };
	struct range before = { clause->all.from, figure->tokens.from };
	bool verb = false;

	if (before.to - before.from > 8)
		return false;
	/* Its own words only, from the sign before it on; "up on Q2, at …" tells a change. */
	for (size_t i = before.from; i < before.to; i++) {
		if (passage_token(reader->passage, i)->kind == TOKEN_NUMBER && !reader->passage->taken[i])
			return false;
		/* "In Q2 there was 0.3m of licences in it" */
		if (str_is(passage_token(reader->passage, i)->fold, "there"))
			return false;
		verb |= TOKEN_IS_ONE(passage_token(reader->passage, i), verbs);
	}
	return verb && !str_is(passage_token(reader->passage, figure->tokens.to)->fold, "of") &&
	       comment_speaks_prior(reader, before) && comment_all_plain(reader, before) &&
	       !(passage_speaks(reader->passage, before) &
		 (SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(AHEAD) | SPEAKS(BEHIND)));
}

/* "(Q2: 580k)", "forecast: 39": what the figure is called stands before a colon. */
static enum tie called(const struct comment_reader *reader, const struct figure *figure, struct range sentence)
{
	/* "1.9m less than in June: 1.5m losses" */
	static const char *const links[] = { "than", "since", "on", "against", "versus", "vs" };
	size_t i = figure->tokens.from;
	struct range label;

	if (i < sentence.from + 2 || !token_is_mark(passage_token(reader->passage, i - 1), ':'))
		return TIE_NONE;
	label = (struct range){ i > sentence.from + 3 ? i - 3 : sentence.from, i - 1 };
	while (label.from + 1 < label.to && passage_token(reader->passage, label.to - 2)->kind != TOKEN_WORD)
		label.from++;
	/* "Nine under plan: six in …", "lost against 4 planned: 5 small" */
	for (size_t k = label.from; k < label.to; k++)
		if (passage_token(reader->passage, k)->kind == TOKEN_NUMBER ||
		    TOKEN_IS_ONE(passage_token(reader->passage, k), links))
			return TIE_NONE;
	if (passage_speaks(reader->passage, label) &
	    (SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(INLINE) | SPEAKS(UP) | SPEAKS(DOWN)))
		return TIE_NONE;
	if (passage_speaks(reader->passage, label) & SPEAKS(FORECAST))
		return TIE_FORECAST;
	return comment_speaks_prior(reader, label) ? TIE_PRIOR : TIE_NONE;
}

/* "We plan for 60 by Christmas": what is to come. */
static bool plans_ahead(const struct passage *passage, const struct figure *figure, struct range sentence)
{
	enum { NEAR = 5 };
	static const char *const verbs[] = { "plan", "budget", "forecast", "expect", "aim", "planen" };
	size_t i = figure->tokens.from;

	for (size_t back = 1; back <= NEAR && i > sentence.from + back; back++)
		if (TOKEN_IS_ONE(passage_token(passage, i - back), verbs))
			return token_cues(passage_token(passage, i - back - 1), CUES(WE));
	return false;
}

/* "Ten people joined", "three left": who came and went, where that is not what the number counts. */
static bool comes_or_goes(const struct comment_reader *reader, const struct figure *figure)
{
	static const char *const verbs[] = { "joined",   "join",     "started",  "start",  "began", "left",    "leave",
					     "resigned", "retired",  "arrived",  "quit",   "went",  "signed",  "moved",
					     "returned", "switched", "gekommen", "gingen", "kamen", "arrivent" };
	size_t i = figure->tokens.to;

	if (reader->input->unit != COMMENT_UNIT_COUNT)
		return false;
	i += comment_is_topic(reader, passage_token(reader->passage, i)->fold);
	return TOKEN_IS_ONE(passage_token(reader->passage, i), verbs) &&
	       !comment_is_topic(reader, passage_token(reader->passage, i)->fold);
}

static enum tie tie_of(const struct comment_reader *reader, const struct figure *figure, struct comment_clause *clause,
		       bool first, const struct figure *last)
{
	const struct passage *passage = reader->passage;
	struct range sentence = clause->sentence;
	uint64_t before = near_before(passage, figure->tokens.from, 5, sentence.from);
	uint64_t after = near_after(passage, figure->tokens.to, 5, sentence.to);
	uint64_t close_before = near_before(passage, figure->tokens.from, 3, clause->all.from);
	static const char *const ands[] = { "and", "und", "et", "y" };

	if (clause->other_time > clause->all.from ||
	    (clause->part > clause->all.from && !(close_before & SPEAKS(FORECAST))))
		return TIE_NONE;
	if (is_span_of_time(passage, figure) || comment_is_change(reader, figure, sentence) ||
	    is_gap_noun(passage, figure) || is_of_other(reader, figure, clause) ||
	    ((before & (SPEAKS(FORECAST) | SPEAKS(FUTURE))) && plans_ahead(passage, figure, sentence)) ||
	    comes_or_goes(reader, figure))
		return TIE_NONE;
	/* "107.5 % in forecast and 106.9 % in Q2" */
	if ((close_before & SPEAKS(FORECAST)) && last && is_prior_after(reader, figure, sentence) &&
	    TOKEN_IS_ONE(passage_token(passage, figure->tokens.from - 1), ands))
		return TIE_PRIOR;
	if (called(reader, figure, sentence) != TIE_NONE)
		return called(reader, figure, sentence);
	if (close_before & SPEAKS(FORECAST))
		return TIE_FORECAST;
	if ((near_after(passage, figure->tokens.to, 3, sentence.to) & SPEAKS(FORECAST)) &&
	    !(first && (after & (SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(INLINE)))) &&
	    (str_is(passage_token(passage, figure->tokens.to)->fold, "in") ||
	     str_is(passage_token(passage, figure->tokens.to)->fold, "forecast") ||
	     str_is(passage_token(passage, figure->tokens.to)->fold, "im") ||
	     str_is(passage_token(passage, figure->tokens.to)->fold, "budgeted")))
		return TIE_FORECAST;
	if ((before & SPEAKS(PRIOR)) ||
	    (is_prior_after(reader, figure, sentence) && (comes_from(passage, figure) || was(passage, figure))))
		return TIE_PRIOR;
	if (is_prior_before(reader, figure, clause))
		return TIE_PRIOR;
	if (comes_from(passage, figure))
		return first || follows_actual(reader, figure, last) ? TIE_PRIOR : TIE_NONE;
	return first ? TIE_ACTUAL : TIE_NONE;
}

void comment_contradicts(struct comment_judge *judge, struct range range)
{
	if (!judge->done)
		comment_report(judge->reader, COMMENT_CONTRADICTION, range, range);
	judge->done = true;
}

static const struct comment_value *value_of(const struct comment_input *input, enum tie tie)
{
	switch (tie) {
	case TIE_ACTUAL:
		return &input->actual;
	case TIE_FORECAST:
		return &input->forecast;
	case TIE_PRIOR:
		return &input->prior;
	case TIE_NONE:
	case TIE_GAP_FORECAST:
	case TIE_GAP_PRIOR:
		break;
	}
	return NULL;
}

/* --- figures */

static bool leads_to(const struct passage *passage, const struct figure *figure)
{
	static const char *const words[] = { "to",      "at",  "auf", "bei", "à",    "a",
					     "reached", "now", "is",  "was", "naar", "op" };
	const struct token *before = figure->tokens.from ? passage_token(passage, figure->tokens.from - 1) : NULL;

	if (before && TOKEN_IS_ONE(before, words))
		return true;
	return false;
}

static bool is_gap(const struct comment_input *input, const struct figure *figure)
{
	return (input->forecast.known && agrees(input, figure, input->actual.value - input->forecast.value)) ||
	       (input->prior.known && agrees(input, figure, input->actual.value - input->prior.value));
}

void comment_pass_figures(struct comment_judge *judge, size_t to)
{
	while (judge->next < judge->figures.list.n && judge->figures.list.v[judge->next].tokens.from < to)
		judge->next++;
}

/* Does one of the sentence's figures, of which the judge has passed none, count points? */
static bool counts_points(const struct comment_judge *judge, struct range sentence)
{
	for (size_t i = judge->next; i < judge->figures.list.n; i++) {
		const struct figure *figure = &judge->figures.list.v[i];

		if (figure->tokens.from >= sentence.to)
			break;
		if (figure->kind == FIGURE_POINTS)
			return true;
	}
	return false;
}

/* Beside points, "up five points, or 4.7 percent": the same change once more, in relation to what it was. */
static bool retells_change(const struct comment_input *input, const struct figure *figure)
{
	const struct comment_value *from[] = { &input->prior, &input->forecast };

	for (size_t i = 0; figure->kind == FIGURE_PERCENT && i < COUNT_OF(from); i++)
		if (from[i]->known && from[i]->value != 0 &&
		    fabs(figure->value - 100 * fabs(input->actual.value / from[i]->value - 1)) <= figure->slack + 1e-9)
			return true;
	return false;
}

/* "Service revenue of $1.9m", "Harbour's turnover": a part of the number; "Solid revenue" and "Group revenue" are the whole. */
static bool is_of_part(const struct comment_reader *reader, struct range sentence)
{
	const uint64_t tone = TELLS_OF(ABSTRACT) | TELLS_OF(PRAISE) | TELLS_OF(MOOD) | TELLS_OF(TONE_ADJ) |
			      TELLS_OF(DOWNTONE) | TELLS_OF(METRIC) | TELLS_OF(GAPWORD);
	static const char *const wholes[] = {
		"group", "overall", "company", "group's", "entire", "actual", "reported"
	};
	const struct passage *passage = reader->passage;
	const struct token *token = passage_token(passage, sentence.from);

	return sentence.to > sentence.from + 2 && token->kind == TOKEN_WORD &&
	       !(passage->tells[sentence.from] & tone) && !TOKEN_IS_ONE(token, wholes) &&
	       str_find(token->fold, STR("quarter"), 0) == STR_NONE &&
	       !comment_all_plain(reader, (struct range){ sentence.from, sentence.from + 1 }) &&
	       comment_is_topic(reader, passage_token(passage, sentence.from + 1)->fold) &&
	       !comment_in_label(reader->input->label, token->fold);
}

/* Whether the figure is one of the number's unit; "NRR 106, up from 101" leaves the sign out: is_bare. */
static bool is_read(const struct comment_reader *reader, const struct figure *figure, bool *is_bare)
{
	if (fits_unit(reader, figure))
		return true;
	if (reader->input->unit != COMMENT_UNIT_PERCENT || figure->kind != FIGURE_BARE ||
	    counts_other(reader->passage, figure))
		return false;
	if (*is_bare && comes_from(reader->passage, figure))
		return true;
	*is_bare = *is_bare || equals(reader->input, figure, reader->input->actual.value);
	return false;
}

static void judge_figures(struct comment_judge *judge, struct range sentence, bool about_kpi, bool is_first)
{
	const struct figure *last = NULL;
	struct range before = { sentence.from, sentence.from };
	bool is_plain = true, is_named = false, is_bare = false;
	const struct comment_input *input = judge->reader->input;
	bool first = about_kpi, seen = false, has_points;
	struct comment_clause clause;
	uint64_t said = 0; /* in the sentence before the figure */

	if (is_of_part(judge->reader, sentence))
		return;
	comment_clause_begin(&clause, sentence);
	comment_pass_figures(judge, sentence.from);
	has_points = input->unit == COMMENT_UNIT_PERCENT && counts_points(judge, sentence);
	for (size_t i = judge->next; i < judge->figures.list.n && !judge->done; i++) {
		const struct figure *figure = &judge->figures.list.v[i];
		const struct comment_value *value;
		enum tie tie;

		if (figure->tokens.from >= sentence.to)
			break;
		if (!is_read(judge->reader, figure, &is_bare) || (has_points && retells_change(input, figure)))
			continue;
		/* Whatever else is named before a figure owns it; in the first sentence only when the number is not named, too. */
		before.to = figure->tokens.from;
		is_plain = is_plain && comment_all_plain(judge->reader, before);
		is_named = is_named || (is_first && comment_names_kpi(judge->reader, before));
		said |= passage_speaks(judge->reader->passage, before);
		before.from = figure->tokens.from;
		if (!is_plain && !is_named)
			break;
		comment_clause_read(judge->reader, figure, &clause);
		tie = tie_of(judge->reader, figure, &clause, first, last);
		last = figure;
		/* "with the two hires it would be 14.7 months; without them, 21.2" */
		if (tie == TIE_ACTUAL && (said & (SPEAKS(CONDITION) | SPEAKS(FUTURE))))
			tie = TIE_NONE;
		/* "exceeded the forecast by €170k, of which €120k …": only "to" leads on from a difference to the figure. */
		if (tie == TIE_ACTUAL && seen && !leads_to(judge->reader->passage, figure))
			tie = TIE_NONE;
		seen = true;
		if (tie == TIE_ACTUAL)
			first = false;
		value = value_of(input, tie);
		/* A figure that equals one of the others is tied to it, whatever the words say. */
		if (!value || !value->known || agrees(input, figure, value->value) ||
		    (tie == TIE_PRIOR && input->actual.known && agrees(input, figure, input->actual.value)))
			continue;
		/* "The pipeline is $390k short": as far from the forecast, or from the period before. */
		if (tie == TIE_ACTUAL && is_gap(input, figure))
			continue;
		if (tie == TIE_ACTUAL && ((input->forecast.known && equals(input, figure, input->forecast.value)) ||
					  (input->prior.known && equals(input, figure, input->prior.value))))
			continue;
		comment_contradicts(judge, figure->tokens);
	}
}

/* --- in line with the forecast */

/* With some room for "close to" and for rounding. */
static void judge_inline(struct comment_judge *judge, struct range sentence)
{
	const struct comment_input *input = judge->reader->input;
	const struct passage *passage = judge->reader->passage;
	double gap = input->actual.value - input->forecast.value, room = 0.05 * fabs(input->forecast.value);

	if (!input->forecast.known)
		return;
	if (input->unit == COMMENT_UNIT_PERCENT)
		room = 2;
	for (size_t i = sentence.from, start = i; i < sentence.to; i++) {
		/* Before the words in a row that say so. */
		if (i > sentence.from && !(passage->speech[i - 1] & SPEAKS(INLINE)))
			start = i - 1;
		if ((passage->speech[i] & SPEAKS(FUTURE)) || str_is(passage_token(passage, i)->fold, "want"))
			return;
		if (!(passage->speech[i] & SPEAKS(INLINE)) || passage->quoted[i] ||
		    (passage_token(passage, i)->flags & TOKEN_CAPS))
			continue;
		/* "up on plan" */
		if (passage->speech[start] & (SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) | SPEAKS(WORSE)))
			continue;
		if ((passage_lex(passage, (struct range){ i > 2 ? i - 2 : 0, i }) & LEX(NEGATE)) ||
		    (passage_speaks(passage, (struct range){ i, i + 6 < sentence.to ? i + 6 : sentence.to }) &
		     SPEAKS(OTHER_PERIOD)))
			continue;
		if (fabs(gap) > room)
			comment_contradicts(judge, (struct range){ i, i + 1 });
	}
}

/* --- sentences */

/* "We closed the quarter at …", "The score of 38 …", "€5.1m against …": nothing else is the subject. */
bool comment_opens_plainly(const struct passage *passage, struct range sentence)
{
	static const char *const words[] = { "we", "wir", "nous", "at",  "with",  "it",      "in",
					     "im", "mit", "for",  "für", "hemos", "abbiamo", "i" };
	static const char *const nouns[] = { "score", "figure", "quarter", "year", "total",
					     "value", "result", "number",  "rate", "period" };
	const struct token *first = passage_token(passage, sentence.from), *second = first + 1;

	if (first->kind == TOKEN_NUMBER || first->kind == TOKEN_CURRENCY)
		return true;
	if (TOKEN_IS_ONE(first, words))
		return true;
	if (sentence.from + 1 < sentence.to && str_is(first->fold, "the") && TOKEN_IS_ONE(second, nouns))
		return true;
	return false;
}

/* The sentence speaks of the KPI: it names it, or it is the first and its subject is no other thing with a figure. */
static bool is_about(const struct comment_reader *reader, struct range sentence, bool first)
{
	size_t limit = sentence.from + 8 < sentence.to ? sentence.from + 8 : sentence.to;

	if (comment_names_kpi(reader, (struct range){ sentence.from, first ? sentence.to : limit }))
		return true;
	return first && comment_opens_plainly(reader->passage, sentence);
}

void comment_contradiction(struct comment_reader *reader)
{
	struct comment_judge judge = { .reader = reader };
	const struct passage *passage = reader->passage;
	bool first = true;

	if (reader->input->unit == COMMENT_UNIT_NONE || !reader->input->actual.known)
		return;
	figure_find(passage, &judge.figures);
	for (size_t from = 0; from < passage->tokens.list.n && !judge.done;) {
		struct range sentence = passage_sentence(passage, from);
		bool about = is_about(reader, sentence, first);

		if (sentence.to > sentence.from) {
			judge_figures(&judge, sentence, about, first);
			if (about && !judge.done)
				judge_inline(&judge, sentence);
			if (!judge.done)
				comment_judge_changes(&judge, sentence);
			first = false;
		}
		from = passage_next(sentence);
	}
	vec_release(&judge.figures.list);
}
