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

struct judge {
	struct comment_reader *reader;
	struct figure_list figures;
	size_t next; /* the first figure that is not passed: sentences and their words come in order */
	bool done;
};

/* "two hires" are no months, "21.2." may be. */
static bool counts_other(const struct passage *passage, const struct figure *figure)
{
	const struct token *next = passage_token(passage, figure->tokens.to);

	return figure->kind == FIGURE_BARE && next->kind == TOKEN_WORD && !token_has(next, LEX(FUNCTION));
}

static bool fits_unit(const struct comment_input *input, const struct passage *passage, const struct figure *figure)
{
	switch (input->unit) {
	case COMMENT_UNIT_MONEY:
		return figure->kind == FIGURE_MONEY;
	case COMMENT_UNIT_PERCENT:
		return figure->kind == FIGURE_PERCENT;
	case COMMENT_UNIT_MONTHS:
		return figure->kind == FIGURE_MONTHS || (figure->kind == FIGURE_BARE && !counts_other(passage, figure));
	case COMMENT_UNIT_COUNT:
		return figure->kind == FIGURE_BARE;
	case COMMENT_UNIT_NONE:
		break;
	}
	return false;
}

/* Agreement at the precision printed, or within two percent. */
static bool agrees(const struct comment_input *input, const struct figure *figure, double value)
{
	double tolerance = figure->slack * 1.02, said = figure->value;

	if (figure->kind == FIGURE_MONEY && !figure->scaled && input->scale > 1 && said < value / 10)
		said *= input->scale;
	if (input->unit == COMMENT_UNIT_MONEY && tolerance < 0.02 * fabs(value))
		tolerance = 0.02 * fabs(value);
	return fabs(fabs(said) - fabs(value)) <= tolerance + 1e-9;
}

/* The clause around a figure: to the next sign or conjunction on both sides. */
static struct range clause_of(const struct passage *passage, const struct figure *figure, struct range sentence)
{
	struct range clause = figure->tokens;

	while (clause.from > sentence.from && !token_is_mark(passage_token(passage, clause.from - 1), ',') &&
	       !token_is_mark(passage_token(passage, clause.from - 1), ';') &&
	       !token_is_mark(passage_token(passage, clause.from - 1), '(') &&
	       !token_is_mark(passage_token(passage, clause.from - 1), ':'))
		clause.from--;
	while (clause.to < sentence.to && !token_is_mark(passage_token(passage, clause.to), ',') &&
	       !token_is_mark(passage_token(passage, clause.to), ';') &&
	       !token_is_mark(passage_token(passage, clause.to), ')') &&
	       !token_is_mark(passage_token(passage, clause.to), '('))
		clause.to++;
	return clause;
}

static uint64_t near_before(const struct passage *passage, size_t i, size_t window, size_t from)
{
	uint64_t all = 0;

	while (window-- && i-- > from) {
		const struct token *token = passage_token(passage, i);

		if (token->kind == TOKEN_NUMBER || token_is_mark(token, ';') || token_is_mark(token, ')'))
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

/* "New business", though each word alone would be too common. */
static bool opens_label(struct str label, struct str word, struct str next)
{
	struct str rest = label, first, second;

	return str_next_part(&rest, ' ', &first) && str_next_part(&rest, ' ', &second) && str_eq_nocase(first, word) &&
	       str_eq_nocase(second, next);
}

/* A word of the KPI's label, or its abbreviation, stands in the range. */
static bool names_kpi(const struct comment_reader *reader, struct range range)
{
	struct str label = reader->input->label;
	uint64_t all = passage_speaks(reader->passage, range);
	bool net = str_find(reader->input->id, STR("net_revenue_retention"), 0) != STR_NONE;
	bool gross = str_find(reader->input->id, STR("gross_revenue_retention"), 0) != STR_NONE;

	if ((net && (all & SPEAKS(GROSS)) && !(all & SPEAKS(NET))) ||
	    (gross && (all & SPEAKS(NET)) && !(all & SPEAKS(GROSS))))
		return false;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(reader->passage, i);
		struct str next = passage_token(reader->passage, i + 1)->fold;

		if (token->kind == TOKEN_WORD && token->fold.n >= 3 && !token_has(token, LEX(FUNCTION)) &&
		    (comment_in_label(label, token->fold) || opens_label(label, token->fold, next)))
			return true;
	}
	return false;
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

static bool is_difference(const struct passage *passage, const struct figure *figure, struct range sentence)
{
	uint64_t after = near_after(passage, figure->tokens.to, 2, sentence.to);
	const struct token *before = figure->tokens.from ? passage_token(passage, figure->tokens.from - 1) : NULL;

	return (after & (SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(BETTER) | SPEAKS(WORSE))) != 0 ||
	       (before && str_is(before->fold, "by")) || (before && str_is(before->fold, "um")) ||
	       str_is(passage_token(passage, figure->tokens.to)->fold, "more") ||
	       str_is(passage_token(passage, figure->tokens.to)->fold, "less") ||
	       str_is(passage_token(passage, figure->tokens.to)->fold, "variance") ||
	       (before && (str_is(before->fold, "shortfall") || str_is(before->fold, "gap"))) ||
	       (before && str_is(before->fold, "of") && figure->tokens.from > 1 &&
		(passage->speech[figure->tokens.from - 2] & (SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BEHIND))));
}

/* "The insurance of $210k": the figure is the insurance's, unless the word before "of" is the KPI or says nothing. */
static bool is_of_other(const struct comment_reader *reader, const struct figure *figure, struct range sentence)
{
	static const char *const plain[] = { "total", "figure",  "result", "level",   "value",   "score",
					     "rate",  "balance", "number", "actual",  "actuals", "outcome",
					     "close", "closing", "count",  "average", "quarter", "amount" };
	size_t i = figure->tokens.from;
	const struct token *noun;

	/* "The licence ($240k a year) was paid": what stands before the bracket costs that. */
	if (i >= sentence.from + 2 && token_is_mark(passage_token(reader->passage, i - 1), '(') &&
	    !names_kpi(reader, (struct range){ sentence.from, i - 1 }))
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
	       !names_kpi(reader, (struct range){ i > sentence.from + 3 ? i - 3 : sentence.from, i - 1 });
}

static enum tie tie_of(const struct comment_reader *reader, const struct figure *figure, struct range sentence,
		       bool first)
{
	const struct passage *passage = reader->passage;
	struct range clause = clause_of(passage, figure, sentence);
	uint64_t before = near_before(passage, figure->tokens.from, 5, sentence.from);
	uint64_t after = near_after(passage, figure->tokens.to, 5, sentence.to);
	uint64_t close_before = near_before(passage, figure->tokens.from, 3, clause.from);

	if (passage_speaks(passage, clause) & (SPEAKS(OTHER_PERIOD) | SPEAKS(SEGMENT)) &&
	    !(close_before & SPEAKS(FORECAST)))
		return TIE_NONE;
	if (is_difference(passage, figure, sentence) || is_of_other(reader, figure, sentence))
		return TIE_NONE;
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
	    (near_after(passage, figure->tokens.to, 5, sentence.to) & SPEAKS(PRIOR) && comes_from(passage, figure)))
		return TIE_PRIOR;
	if (comes_from(passage, figure))
		return first ? TIE_PRIOR : TIE_NONE;
	return first ? TIE_ACTUAL : TIE_NONE;
}

static void report(struct judge *judge, struct range range)
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

static void pass_figures(struct judge *judge, size_t to)
{
	while (judge->next < judge->figures.list.n && judge->figures.list.v[judge->next].tokens.from < to)
		judge->next++;
}

static void judge_figures(struct judge *judge, struct range sentence, bool about_kpi)
{
	const struct comment_input *input = judge->reader->input;
	bool first = about_kpi, seen = false;

	pass_figures(judge, sentence.from);
	for (size_t i = judge->next; i < judge->figures.list.n && !judge->done; i++) {
		const struct figure *figure = &judge->figures.list.v[i];
		const struct comment_value *value;
		enum tie tie;

		if (figure->tokens.from >= sentence.to)
			break;
		if (!fits_unit(input, judge->reader->passage, figure))
			continue;
		tie = tie_of(judge->reader, figure, sentence, first);
		/* "with the two hires it would be 14.7 months; without them, 21.2" */
		if (tie == TIE_ACTUAL &&
		    (passage_speaks(judge->reader->passage, (struct range){ sentence.from, figure->tokens.from }) &
		     (SPEAKS(CONDITION) | SPEAKS(FUTURE))))
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
		if (tie == TIE_ACTUAL && ((input->forecast.known && agrees(input, figure, input->forecast.value)) ||
					  (input->prior.known && agrees(input, figure, input->prior.value))))
			continue;
		report(judge, figure->tokens);
	}
}

/* --- directions */

static bool is_word_at(const struct passage *passage, size_t i, uint64_t class)
{
	return (passage->speech[i] & class) && !passage->quoted[i] && !(passage_token(passage, i)->flags & TOKEN_CAPS);
}

/* A percentage after the word is the change itself: "down 4 %" over four points is wrong. */
static void judge_change(struct judge *judge, size_t i, struct range sentence)
{
	const struct comment_input *input = judge->reader->input;
	double change, relative;

	if (input->unit != COMMENT_UNIT_PERCENT || !input->prior.known || input->prior.value == 0)
		return;
	change = fabs(input->actual.value - input->prior.value);
	relative = 100 * change / fabs(input->prior.value);
	pass_figures(judge, i + 1);
	for (size_t k = judge->next; k < judge->figures.list.n; k++) {
		const struct figure *figure = &judge->figures.list.v[k];

		if (figure->tokens.from > i + 2)
			break;
		if (figure->tokens.to > sentence.to || figure->kind != FIGURE_PERCENT ||
		    str_is(passage_token(judge->reader->passage, figure->tokens.from - 1)->fold, "to"))
			continue;
		if (fabs(figure->value - change) <= figure->slack && fabs(figure->value - relative) > 0.1)
			report(judge, (struct range){ i, figure->tokens.to });
	}
}

static void judge_factor(struct judge *judge, size_t i, uint64_t speech)
{
	const struct comment_input *input = judge->reader->input;
	double ratio;

	/* "doubled in two years" */
	for (size_t k = i + 1; k < i + 5; k++)
		if (str_starts(passage_token(judge->reader->passage, k)->fold, STR("year")) ||
		    str_is(passage_token(judge->reader->passage, k)->fold, "since"))
			return;

	if (!input->prior.known || input->prior.value == 0)
		return;
	ratio = input->actual.value / input->prior.value;
	if (((speech & SPEAKS(DOUBLED)) && (ratio < 1.8 || ratio > 2.3)) ||
	    ((speech & SPEAKS(TRIPLED)) && (ratio < 2.7 || ratio > 3.4)) ||
	    ((speech & SPEAKS(HALVED)) && (ratio < 0.4 || ratio > 0.58)))
		report(judge, (struct range){ i, i + 1 });
}

static bool differs(double a, double b)
{
	return fabs(a - b) > 1e-9 * (fabs(a) + fabs(b));
}

/* "above forecast", "in line with the forecast": the gap, with some room for "close to" and for rounding. */
static void judge_forecast(struct judge *judge, size_t i, struct range sentence, uint64_t speech)
{
	const struct comment_input *input = judge->reader->input;
	const struct passage *passage = judge->reader->passage;
	double gap = input->actual.value - input->forecast.value, room = 0.05 * fabs(input->forecast.value);
	bool of_forecast = (speech & SPEAKS(INLINE)) || (near_after(passage, i + 1, 4, sentence.to) & SPEAKS(FORECAST));

	if (!input->forecast.known || !of_forecast ||
	    (passage_lex(passage, (struct range){ i > 2 ? i - 2 : 0, i }) & LEX(NEGATE)))
		return;
	if (passage_speaks(passage, (struct range){ i, i + 6 < sentence.to ? i + 6 : sentence.to }) &
	    SPEAKS(OTHER_PERIOD))
		return;
	if (input->unit == COMMENT_UNIT_PERCENT)
		room = 2;
	if (speech & SPEAKS(INLINE)) {
		if (fabs(gap) > room)
			report(judge, (struct range){ i, i + 1 });
		return;
	}
	if ((str_is(passage_token(passage, i)->fold, "better") || str_is(passage_token(passage, i)->fold, "worse") ||
	     str_is(passage_token(passage, i)->fold, "ahead") || str_is(passage_token(passage, i)->fold, "behind")) &&
	    input->lower_is_better)
		gap = -gap;
	if ((speech & SPEAKS(AHEAD)) && gap < 0 && differs(input->actual.value, input->forecast.value))
		report(judge, (struct range){ i, i + 1 });
	if ((speech & SPEAKS(BEHIND)) && gap > 0 && differs(input->actual.value, input->forecast.value))
		report(judge, (struct range){ i, i + 1 });
}

/* "rose", "improved", "fell" against the period before, unless the words name something else to compare with. */
static void judge_direction(struct judge *judge, size_t i, struct range sentence, uint64_t speech)
{
	const struct comment_input *input = judge->reader->input;
	const struct passage *passage = judge->reader->passage;
	uint64_t rest = passage_speaks(passage, sentence);
	double change = input->actual.value - input->prior.value;

	if (!input->prior.known || (rest & SPEAKS(OTHER_PERIOD)) ||
	    (near_after(passage, i + 1, 4, sentence.to) & SPEAKS(FORECAST)))
		return;
	if (passage_lex(passage, (struct range){ i > sentence.from + 2 ? i - 2 : sentence.from, i }) & LEX(NEGATE))
		return;
	if (speech & (SPEAKS(BETTER) | SPEAKS(WORSE))) {
		if (input->lower_is_better)
			change = -change;
		if (((speech & SPEAKS(BETTER)) && change < 0) || ((speech & SPEAKS(WORSE)) && change > 0))
			report(judge, (struct range){ i, i + 1 });
		return;
	}
	if (((speech & SPEAKS(UP)) && change < 0) || ((speech & SPEAKS(DOWN)) && change > 0))
		report(judge, (struct range){ i, i + 1 });
}

/* "We closed the quarter at …", "The score of 38 …", "€5.1m against …": nothing else is the subject. */
static bool opens_plainly(const struct passage *passage, struct range sentence)
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

/* What rises or falls is the KPI: it is named before the verb, or nothing else is. "Cash fell" says nothing of burn. */
static bool is_subject(const struct comment_reader *reader, struct range sentence, size_t verb)
{
	const struct token *first = passage_token(reader->passage, sentence.from);

	return verb == sentence.from || token_has(first, LEX(FUNCTION)) || str_ends(first->fold, STR("ly")) ||
	       opens_plainly(reader->passage, sentence) || names_kpi(reader, (struct range){ sentence.from, verb });
}

/* The first verb of the KPI's clause that tells a direction; what follows the next noun speaks of other things. */
static void judge_words(struct judge *judge, struct range sentence)
{
	const struct passage *passage = judge->reader->passage;
	bool direction = false;

	if (!judge->reader->input->actual.known)
		return;
	for (size_t i = sentence.from; i < sentence.to && !judge->done; i++) {
		uint64_t speech = passage->speech[i];

		/* What is wanted or expected contradicts nothing. */
		if ((speech & SPEAKS(FUTURE)) || str_is(passage_token(passage, i)->fold, "want") ||
		    str_is(passage_token(passage, i)->fold, "wants"))
			return;
		if (is_word_at(passage, i, SPEAKS(DOUBLED) | SPEAKS(TRIPLED) | SPEAKS(HALVED)) && !direction) {
			judge_factor(judge, i, speech);
			direction = true;
		}
		if (is_word_at(passage, i, SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) | SPEAKS(WORSE)) &&
		    !(speech & (SPEAKS(AHEAD) | SPEAKS(BEHIND)))) {
			judge_change(judge, i, sentence);
			if (!direction && i < sentence.from + 9 && is_subject(judge->reader, sentence, i))
				judge_direction(judge, i, sentence, speech);
			direction = true;
		}
		if (is_word_at(passage, i, SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(INLINE)))
			judge_forecast(judge, i, sentence, speech);
	}
}

/* The sentence speaks of the KPI: it names it, or it is the first and its subject is no other thing with a figure. */
static bool is_about(const struct comment_reader *reader, struct range sentence, bool first)
{
	size_t limit = sentence.from + 8 < sentence.to ? sentence.from + 8 : sentence.to;

	if (names_kpi(reader, (struct range){ sentence.from, first ? sentence.to : limit }))
		return true;
	return first && opens_plainly(reader->passage, sentence);
}

void comment_contradiction(struct comment_reader *reader)
{
	struct judge judge = { .reader = reader };
	const struct passage *passage = reader->passage;
	bool first = true;

	if (reader->input->unit == COMMENT_UNIT_NONE || !reader->input->actual.known)
		return;
	figure_find(passage, &judge.figures);
	for (size_t from = 0; from < passage->tokens.list.n && !judge.done;) {
		struct range sentence = passage_sentence(passage, from);
		bool about = is_about(reader, sentence, first);

		if (sentence.to > sentence.from) {
			judge_figures(&judge, sentence, about);
			if (about && !judge.done)
				judge_words(&judge, sentence);
			first = false;
		}
		from = passage_next(passage, sentence);
	}
	vec_release(&judge.figures.list);
}
