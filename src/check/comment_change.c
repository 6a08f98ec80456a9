/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

#include <math.h>

/*
 * What a comment says of the way a number went: a word of direction, how far, and from what ("13 fewer than forecast", "up
 * 0.8 points on Q1", "missed the forecast by $30k", "a third more"). It is judged only where nothing but the number can be
 * its subject: every word of the clause is one that says nothing else. A foreign word makes the clause, and those that
 * follow it without a subject of their own, speak of something else.
 */

enum { NET_WORDS = 8 };

enum reference { REFERENCE_NONE, REFERENCE_FORECAST, REFERENCE_PRIOR, REFERENCE_OTHER };

struct change {
	size_t at; /* the word of direction */
	int sign;
	bool is_valued; /* better, worse: what is less may be better */
	bool is_against; /* above, more, short: against whatever is meant, not only the period before */
	bool is_bound; /* "above the 99.9 %": what stands behind it is no size */
	const struct figure *size;
	double fraction; /* "a third more"; 0 for none */
	struct range clause;
	enum reference reference;
};

static const uint64_t directions =
	SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) | SPEAKS(WORSE) | SPEAKS(AHEAD) | SPEAKS(BEHIND);
static const uint64_t factors = SPEAKS(DOUBLED) | SPEAKS(TRIPLED) | SPEAKS(HALVED);

static bool is_boundary(const struct passage *passage, size_t i)
{
	static const char *const joins[] = { "and", "but", "while", "whereas", "und", "aber", "et", "mais", "y" };
	const struct token *token = passage_token(passage, i);

	return token_is_mark(token, ',') || token_is_mark(token, ';') || token_is_mark(token, ':') ||
	       token_is_mark(token, '(') || token_is_mark(token, ')') || token_is_mark(token, '-') ||
	       TOKEN_IS_ONE(token, joins);
}

/* "ARR per customer" is another number, but where the label has it or a time stands behind it: "burn per month". */
bool comment_is_ratio(const struct comment_reader *reader, size_t i)
{
	static const char *const pers[] = { "per", "pro", "par", "je", "por" };
	const struct passage *passage = reader->passage;

	return TOKEN_IS_ONE(passage_token(passage, i), pers) && passage_token(passage, i + 1)->kind == TOKEN_WORD &&
	       !token_has(passage_token(passage, i + 1), LEX(TIME_UNIT)) &&
	       !comment_in_label(reader->input->label, passage_token(passage, i)->fold);
}

/* A word that can stand in a sentence about the number without telling of anything else. */
static bool is_plain(const struct comment_reader *reader, size_t i)
{
	const uint64_t speech = directions | factors | SPEAKS(FORECAST) | SPEAKS(PRIOR) | SPEAKS(FLAT) |
				SPEAKS(INLINE) | SPEAKS(POINTS) | SPEAKS(OTHER_PERIOD);
	const uint64_t lex = LEX(FUNCTION) | LEX(MONTH) | LEX(TIME_UNIT) | LEX(ORDINAL) | LEX(ENDOF) | LEX(PERIOD) |
			     LEX(CURRENCY) | LEX(MAGNITUDE);
	const struct passage *passage = reader->passage;
	const struct token *token = passage_token(passage, i);

	if (comment_is_ratio(reader, i))
		return false;
	if (token->kind != TOKEN_WORD || passage->taken[i] || (passage->speech[i] & speech) || token_has(token, lex))
		return true;
	return token_cues(token, CUES(LINK) | CUES(MORE) | CUES(LESS) | CUES(FIGURE_WORD)) ||
	       str_ends(token->fold, STR("ly")) || (token->flags & TOKEN_CODE) ||
	       comment_in_label(reader->input->label, token->fold) || comment_is_topic(reader, token->fold);
}

bool comment_all_plain(const struct comment_reader *reader, struct range range)
{
	for (size_t i = range.from; i < range.to; i++)
		if (!is_plain(reader, i))
			return false;
	return true;
}

/* --- the word of direction */

/* "Quicker" is less of what a time counts. */
static bool is_quicker(const struct comment_reader *reader, const struct token *token)
{
	static const char *const words[] = { "quicker", "faster", "sooner", "schneller" };

	return TOKEN_IS_ONE(token, words) && comment_in_label(reader->input->label, STR("time"));
}

static bool is_slower(const struct comment_reader *reader, const struct token *token)
{
	return str_is(token->fold, "slower") && comment_in_label(reader->input->label, STR("time"));
}

static bool read_direction(const struct comment_reader *reader, size_t i, struct change *change)
{
	static const char *const valued[] = { "beat",      "beats",      "beating", "outperformed", "underperformed",
					      "missed",    "misses",     "ahead",   "behind",       "better",
					      "worse",     "favourable", "adverse", "unfavourable", "favorable",
					      "recovered", "lags",       "lagged" };
	const struct passage *passage = reader->passage;
	const struct token *token = passage_token(passage, i);
	uint64_t speech = passage->speech[i];

	*change = (struct change){ .at = i };
	if (token->kind != TOKEN_WORD || passage->quoted[i] || (token->flags & TOKEN_CAPS))
		return false;
	if ((speech & (SPEAKS(UP) | SPEAKS(BETTER) | SPEAKS(AHEAD))) || token_cues(token, CUES(MORE)) ||
	    is_slower(reader, token))
		change->sign = 1;
	else if ((speech & (SPEAKS(DOWN) | SPEAKS(WORSE) | SPEAKS(BEHIND))) || token_cues(token, CUES(LESS)) ||
		 is_quicker(reader, token))
		change->sign = -1;
	else
		return false;
	change->is_valued = (speech & (SPEAKS(BETTER) | SPEAKS(WORSE))) || TOKEN_IS_ONE(token, valued);
	change->is_bound = (speech & (SPEAKS(AHEAD) | SPEAKS(BEHIND))) != 0;
	change->is_against = change->is_bound || token_cues(token, CUES(MORE) | CUES(LESS));
	return true;
}

/* --- how far */

/* Between a size and its word: "13 people fewer", "two points of margin less" are not read, "two months longer" is. */
static bool joins_before(const struct comment_reader *reader, size_t from, size_t to)
{
	if (to > from + 2)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct token *token = passage_token(reader->passage, i);

		if (token->kind != TOKEN_WORD || (!token_cues(token, CUES(LINK)) && !token_has(token, LEX(TIME_UNIT)) &&
						  !str_is(token->fold, "de") && !str_is(token->fold, "sich") &&
						  !comment_is_topic(reader, token->fold)))
			return false;
	}
	return true;
}

/* "fell by", "growth of", "up another", "missed the forecast by" */
static bool joins_after(const struct comment_reader *reader, size_t from, size_t to)
{
	static const char *const links[] = { "by",      "of",     "a",     "an",   "some",    "about",  "roughly",
					     "nearly",  "almost", "only",  "just", "another", "around", "exactly",
					     "further", "full",   "um",    "de",   "good",    "whole",  "the",
					     "our",     "ein",    "einen", "etwa", "rund",    "knapp",  "fast" };

	if (to > from + 6)
		return false;
	for (size_t i = from; i < to; i++) {
		const struct token *token = passage_token(reader->passage, i);

		if (!TOKEN_IS_ONE(token, links) && token->kind != TOKEN_CURRENCY &&
		    !((reader->passage->speech[i] & (SPEAKS(FORECAST) | SPEAKS(PRIOR))) && to > from + 1 &&
		      str_is(passage_token(reader->passage, to - 1)->fold, "by")))
			return false;
	}
	return true;
}

/* "to 44", "from 38": where it came from and where it went, not how far. */
static bool is_end(const struct passage *passage, const struct figure *figure)
{
	static const char *const words[] = { "to",   "from",    "at",     "after", "auf", "von", "à",
					     "than", "against", "versus", "vs",    "now", "on" };

	return figure->tokens.from > 0 && TOKEN_IS_ONE(passage_token(passage, figure->tokens.from - 1), words);
}

/* A size stands before adverbs ("three up", "13 fewer"), and before a verb where German puts it ("um zwei Monate verlängert"). */
static bool leads_size(const struct passage *passage, size_t at, const struct figure *figure)
{
	static const char *const adverbs[] = { "up",     "down",  "above",  "below",   "over",   "under",   "ahead",
					       "behind", "short", "better", "worse",   "higher", "quicker", "slower",
					       "faster", "lower", "beyond", "shorter", "longer", "unter",   "über" };
	const struct token *token = passage_token(passage, at);

	return TOKEN_IS_ONE(token, adverbs) || token_cues(token, CUES(MORE) | CUES(LESS)) ||
	       (figure->tokens.from > 0 && (str_is(passage_token(passage, figure->tokens.from - 1)->fold, "um") ||
					    str_is(passage_token(passage, figure->tokens.from - 1)->fold, "de")));
}

static double fraction_at(const struct passage *passage, size_t i)
{
	static const struct {
		const char *word;
		double value;
	} known[] = { { "half", 0.5 },      { "third", 1.0 / 3 }, { "quarter", 0.25 },    { "fifth", 0.2 },
		      { "sixth", 1.0 / 6 }, { "tenth", 0.1 },     { "drittel", 1.0 / 3 }, { "viertel", 0.25 } };
	static const char *const articles[] = { "a", "one", "ein", "by" };

	for (size_t k = 0; k < COUNT_OF(known); k++)
		if (str_is(passage_token(passage, i)->fold, known[k].word) && i > 0 &&
		    TOKEN_IS_ONE(passage_token(passage, i - 1), articles))
			return known[k].value;
	return 0;
}

/* "Four customers moved up", of a rate, an amount or a time: so many are not how far it went. */
static bool counts_people(const struct comment_reader *reader, const struct figure *figure)
{
	static const char *const people[] = {
		"customers", "customer", "people", "heads", "colleagues", "clients", "of"
	};

	return figure->kind == FIGURE_BARE && reader->input->unit != COMMENT_UNIT_COUNT &&
	       TOKEN_IS_ONE(passage_token(reader->passage, figure->tokens.to), people);
}

static void find_size(struct comment_judge *judge, struct change *change)
{
	const struct comment_reader *reader = judge->reader;
	const struct passage *passage = reader->passage;

	comment_pass_figures(judge, change->clause.from);
	for (size_t k = judge->next; k < judge->figures.list.n; k++) {
		const struct figure *figure = &judge->figures.list.v[k];

		if (figure->tokens.from >= change->clause.to)
			break;
		if (is_end(passage, figure) || counts_people(reader, figure))
			continue;
		if (figure->tokens.to <= change->at) {
			if (joins_before(reader, figure->tokens.to, change->at) &&
			    leads_size(passage, change->at, figure))
				change->size = figure;
		} else if (figure->tokens.from > change->at) {
			if (!change->size && joins_after(reader, change->at + 1, figure->tokens.from) &&
			    !(change->is_bound && !str_is(passage_token(passage, figure->tokens.from - 1)->fold, "by")))
				change->size = figure;
			break;
		}
	}
	if (change->size)
		return;
	change->fraction = change->at > 0 ? fraction_at(passage, change->at - 1) : 0;
	for (size_t i = change->at + 1; !change->fraction && i < change->at + 4 && i < change->clause.to; i++)
		change->fraction = fraction_at(passage, i);
}

/* --- from what */

static enum reference reference_at(const struct comment_reader *reader, size_t i)
{
	const struct range one = { i, i + 1 };

	if (comment_speaks_other_time(reader, one))
		return REFERENCE_OTHER;
	if (reader->passage->speech[i] & SPEAKS(FORECAST))
		return REFERENCE_FORECAST;
	return comment_speaks_prior(reader, one) ? REFERENCE_PRIOR : REFERENCE_NONE;
}

static enum reference find_reference(const struct comment_reader *reader, const struct change *change)
{
	static const char *const whys[] = { "as", "because", "when", "which", "who", "where", "that", "weil", "car" };
	static const char *const narrows[] = { "in", "among", "at", "for", "with", "across", "within", "than", "of" };
	const struct passage *passage = reader->passage;
	bool narrowed = false;

	for (size_t i = change->at + 1; i < change->clause.to && i < change->at + 12; i++) {
		enum reference reference = reference_at(reader, i);

		if (reference)
			return reference;
		/* "as we bid for more public tenders": the rest says why. */
		if (i > change->at + 1 && TOKEN_IS_ONE(passage_token(passage, i), whys))
			break;
		if (!is_plain(reader, i))
			return narrowed || i <= change->at + 1 ? REFERENCE_OTHER : REFERENCE_NONE;
		narrowed = TOKEN_IS_ONE(passage_token(passage, i), narrows) ||
			   (narrowed && token_has(passage_token(passage, i), LEX(FUNCTION)));
	}
	for (size_t i = change->clause.from; i < change->at; i++) {
		enum reference reference = reference_at(reader, i);

		if (reference)
			return reference;
	}
	return REFERENCE_NONE;
}

/* --- the verdict */

static bool fits(double said, double is, double slack)
{
	double room = slack * 1.02 > 0.02 * fabs(is) ? slack * 1.02 : 0.02 * fabs(is);

	return fabs(fabs(said) - fabs(is)) <= room + 1e-9;
}

static double money(const struct comment_input *input, const struct figure *figure, double is)
{
	return !figure->scaled && input->scale > 1 && figure->value < fabs(is) / 10 ? figure->value * input->scale
										    : figure->value;
}

/* Whether a figure can say how far the number is from a value: false for another unit, which says nothing of it. */
static bool measures(const struct comment_input *input, const struct figure *figure)
{
	if (figure->kind == FIGURE_PERCENT)
		return true;
	switch (input->unit) {
	case COMMENT_UNIT_MONEY:
		return figure->kind == FIGURE_MONEY || (figure->kind == FIGURE_BARE && input->scale > 1);
	case COMMENT_UNIT_PERCENT:
		return figure->kind == FIGURE_POINTS || figure->kind == FIGURE_BARE;
	case COMMENT_UNIT_MONTHS:
		return figure->kind == FIGURE_MONTHS || figure->kind == FIGURE_BARE;
	case COMMENT_UNIT_COUNT:
		return figure->kind == FIGURE_BARE || figure->kind == FIGURE_POINTS;
	case COMMENT_UNIT_NONE:
		break;
	}
	return false;
}

static bool holds(const struct comment_input *input, const struct change *change, double from)
{
	double gap = input->actual.value - from, relative = from != 0 ? 100 * gap / fabs(from) : 0;
	int sign = change->is_valued && input->lower_is_better ? -change->sign : change->sign;
	const struct figure *size = change->size;

	if (gap * sign < 0 && fabs(gap) > 1e-9 * fabs(from))
		return false;
	if (change->fraction)
		return fabs(fabs(relative) / 100 - change->fraction) <= 0.3 * change->fraction;
	if (!size)
		return true;
	/* "down 4 %" over four points is wrong, though 4.3 % may be rounded so. */
	if (size->kind == FIGURE_PERCENT && input->unit == COMMENT_UNIT_PERCENT && fits(size->value, gap, size->slack))
		return fabs(size->value - fabs(relative)) <= 0.1;
	if (size->kind == FIGURE_PERCENT)
		return fits(size->value, relative, size->slack) ||
		       (input->actual.value != 0 && input->unit != COMMENT_UNIT_PERCENT &&
			fits(size->value, 100 * gap / fabs(input->actual.value), size->slack));
	return fits(input->unit == COMMENT_UNIT_MONEY ? money(input, size, gap) : size->value, gap, size->slack);
}

static void judge_change(struct comment_judge *judge, const struct change *change)
{
	static const char *const counts[] = {
		"more", "fewer", "less", "additional", "mehr", "weniger", "plus", "moins"
	};
	const struct comment_input *input = judge->reader->input;
	bool forecast = change->reference == REFERENCE_FORECAST, prior = change->reference == REFERENCE_PRIOR;
	bool is_sized = change->size || change->fraction;
	struct range at = { change->at, change->at + 1 };

	if (change->reference == REFERENCE_OTHER || (change->size && !measures(input, change->size)))
		return;
	if (change->reference == REFERENCE_NONE) {
		/* "Six more have given notice", "four more engineers" */
		if (TOKEN_IS_ONE(passage_token(judge->reader->passage, change->at), counts) &&
		    change->at + 1 < change->clause.to)
			return;
		if (!is_sized && change->is_against)
			return;
		/* Nothing is named: the period before, or, of what lies above or short, either. */
		prior = true;
		forecast = is_sized;
		if ((!input->forecast.known && change->is_against) || !input->prior.known)
			return;
	}
	forecast = forecast && input->forecast.known;
	prior = prior && input->prior.known;
	if ((!forecast && !prior) || (forecast && holds(input, change, input->forecast.value)) ||
	    (prior && holds(input, change, input->prior.value)))
		return;
	if (change->size) {
		at.from = change->size->tokens.from < at.from ? change->size->tokens.from : at.from;
		at.to = change->size->tokens.to > at.to ? change->size->tokens.to : at.to;
	}
	comment_contradicts(judge, at);
}

/* "doubled", "twice as many as in Q1" */
static void judge_factor(struct comment_judge *judge, size_t i, struct range clause)
{
	const struct comment_input *input = judge->reader->input;
	const struct change change = { .at = i, .clause = clause };
	uint64_t speech = judge->reader->passage->speech[i];
	double ratio;

	/* "doubled in two years" */
	for (size_t k = i + 1; k < i + 5; k++)
		if (str_starts(passage_token(judge->reader->passage, k)->fold, STR("year")) ||
		    str_is(passage_token(judge->reader->passage, k)->fold, "since"))
			return;
	if (!input->prior.known || input->prior.value == 0 ||
	    find_reference(judge->reader, &change) == REFERENCE_OTHER ||
	    find_reference(judge->reader, &change) == REFERENCE_FORECAST)
		return;
	ratio = input->actual.value / input->prior.value;
	if (((speech & SPEAKS(DOUBLED)) && (ratio < 1.8 || ratio > 2.3)) ||
	    ((speech & SPEAKS(TRIPLED)) && (ratio < 2.7 || ratio > 3.4)) ||
	    ((speech & SPEAKS(HALVED)) && (ratio < 0.4 || ratio > 0.58)))
		comment_contradicts(judge, (struct range){ i, i + 1 });
}

/* What is wanted, expected or depends on something contradicts nothing. */
static bool is_unreal(const struct passage *passage, size_t i)
{
	return (passage->speech[i] & (SPEAKS(FUTURE) | SPEAKS(CONDITION))) ||
	       str_is(passage_token(passage, i)->fold, "want") || str_is(passage_token(passage, i)->fold, "wants") ||
	       str_is(passage_token(passage, i)->fold, "without");
}

/* The clause to its first figure or word of direction, or the whole of it. */
static struct range opening_of(const struct comment_reader *reader, struct range clause)
{
	struct change change;

	for (size_t i = clause.from; i < clause.to; i++)
		if (passage_token(reader->passage, i)->kind == TOKEN_NUMBER || read_direction(reader, i, &change))
			return (struct range){ clause.from, i };
	return clause;
}

/*
 * "We lost $200k to churn and added $600k": parts of the way, which say nothing of the whole unless it is the subject, or
 * what it was or should be is named.
 */
static bool tells_flow(const struct comment_reader *reader, const struct change *change)
{
	static const char *const verbs[] = { "lost", "loses", "added", "adds", "gained", "gains", "shed", "sheds" };
	static const char *const parts[] = { "to", "through", "from", "via" };
	const struct token *behind;

	/* "Twelve lost", of customers lost: that is the number itself. */
	if (change->size && comment_is_topic(reader, passage_token(reader->passage, change->at)->fold) &&
	    TOKEN_IS_ONE(passage_token(reader->passage, change->at), verbs))
		return true;
	/* "We lost five points" */
	if (!change->size || change->size->tokens.from < change->at || change->size->kind == FIGURE_POINTS ||
	    !TOKEN_IS_ONE(passage_token(reader->passage, change->at), verbs))
		return false;
	behind = passage_token(reader->passage, change->size->tokens.to);
	/* "We added $300k net" */
	for (size_t i = change->clause.from; i < change->clause.to && i < change->at + NET_WORDS; i++)
		if (str_is(passage_token(reader->passage, i)->fold, "net"))
			return false;
	if (token_cues(behind, CUES(MORE) | CUES(LESS)) || TOKEN_IS_ONE(behind, parts))
		return true;
	return change->reference != REFERENCE_FORECAST && change->reference != REFERENCE_PRIOR &&
	       !comment_names_kpi(reader, (struct range){ change->clause.from, change->at });
}

/* "Held steady at 22 %", from 27 %: with room for "broadly". */
static void judge_flat(struct comment_judge *judge, size_t i, struct range clause)
{
	const struct comment_input *input = judge->reader->input;
	const struct change change = { .at = i, .clause = clause };
	enum reference reference = find_reference(judge->reader, &change);
	const struct comment_value *from = reference == REFERENCE_FORECAST ? &input->forecast : &input->prior;
	double room = 0.05 * fabs(from->value);

	if (input->unit == COMMENT_UNIT_PERCENT && room > 2)
		room = 2;
	if (reference != REFERENCE_OTHER && from->known && fabs(input->actual.value - from->value) > room + 1e-9)
		comment_contradicts(judge, (struct range){ i, i + 1 });
}

static void judge_clause(struct comment_judge *judge, struct range clause, bool behind)
{
	const struct passage *passage = judge->reader->passage;
	bool told = false;

	for (size_t i = clause.from; i < clause.to && !told && !judge->done; i++) {
		struct change change;
		struct range before;

		if (is_unreal(passage, i))
			return;
		before = (struct range){ clause.from, i };
		if ((passage->speech[i] & factors) && !passage->quoted[i]) {
			if (comment_all_plain(judge->reader, before))
				judge_factor(judge, i, clause);
			return;
		}
		if ((passage->speech[i] & SPEAKS(FLAT)) && !passage->quoted[i]) {
			/* Behind a comma it is said of what the clause before named. */
			if ((comment_names_kpi(judge->reader, before) || (before.to == before.from && behind)) &&
			    comment_all_plain(judge->reader, before) && !(passage_lex(passage, before) & LEX(NEGATE)))
				judge_flat(judge, i, clause);
			return;
		}
		if (!read_direction(judge->reader, i, &change))
			continue;
		told = true;
		if (!comment_all_plain(judge->reader, before) ||
		    (passage_lex(passage, (struct range){ i > clause.from + 3 ? i - 3 : clause.from, i }) &
		     LEX(NEGATE)))
			return;
		change.clause = clause;
		find_size(judge, &change);
		change.reference = find_reference(judge->reader, &change);
		if (!tells_flow(judge->reader, &change))
			judge_change(judge, &change);
	}
}

void comment_judge_changes(struct comment_judge *judge, struct range sentence)
{
	const struct comment_reader *reader = judge->reader;
	static const char *const pronouns[] = { "that", "that's", "this", "it", "das", "dies", "cela", "eso" };
	struct range opening;

	/* "Cash is …, all of it Northgate paying early. That is less than …": the sentence before, and what it began with. */
	if (TOKEN_IS_ONE(passage_token(reader->passage, sentence.from), pronouns))
		judge->is_foreign = judge->was_foreign;
	for (struct range clause = { sentence.from, sentence.from }; clause.from < sentence.to && !judge->done;
	     clause.from = clause.to + 1) {
		for (clause.to = clause.from; clause.to < sentence.to && !is_boundary(reader->passage, clause.to);)
			clause.to++;
		opening = opening_of(reader, clause);
		if (!comment_all_plain(reader, opening))
			judge->is_foreign = true;
		else if (comment_names_kpi(reader, opening))
			judge->is_foreign = false;
		if (clause.from == sentence.from)
			judge->was_foreign = judge->is_foreign;
		if (!judge->is_foreign)
			judge_clause(judge, clause, clause.from > sentence.from);
		for (size_t i = clause.from; i < clause.to; i++)
			if (is_unreal(reader->passage, i))
				return;
	}
}

bool comment_is_change(const struct comment_reader *reader, const struct figure *figure, struct range sentence)
{
	const struct passage *passage = reader->passage;
	struct change change;

	if (is_end(passage, figure))
		return false;
	for (size_t i = figure->tokens.to; i < figure->tokens.to + 3 && i < sentence.to && !is_boundary(passage, i);
	     i++)
		if (read_direction(reader, i, &change) && joins_before(reader, figure->tokens.to, i))
			return true;
	for (size_t back = 1; back <= 7 && figure->tokens.from >= sentence.from + back; back++) {
		size_t i = figure->tokens.from - back;

		if (is_boundary(passage, i))
			break;
		if (read_direction(reader, i, &change) && joins_after(reader, i + 1, figure->tokens.from))
			return !change.is_bound || str_is(passage_token(passage, figure->tokens.from - 1)->fold, "by");
	}
	return false;
}
