/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

#include <math.h>

enum { NEWS_WORDS = 3 };

/* Whether actual and forecast lie so far apart that a cause is due: 5 % of the forecast, two points for percentages. */
static bool has_variance(const struct comment_input *input)
{
	double gap;

	if (!input->actual.known || !input->forecast.known)
		return false;
	if (input->has_gap)
		return input->is_gap;
	gap = fabs(input->actual.value - input->forecast.value);
	if (input->unit == COMMENT_UNIT_PERCENT)
		return gap >= 2 - 1e-9;
	return gap > 0 && gap >= 0.05 * fabs(input->forecast.value) - 1e-9;
}

/* What tells nothing, whatever the number is. */
static bool is_bland(const struct token *token)
{
	/* "Ferienbedingt" */
	return token_cues(token, CUES(BLAND)) || (token->fold.n > 8 && str_ends(token->fold, STR("bedingt"))) ||
	       token_in(token, SETS(FILLER) | SETS(MEASURE) | SETS(ANSWER) | SETS(MANNER));
}

/* Words behind a cause that say something beyond a label: not "higher costs in marketing", nor "lower sales than planned". */
static bool has_substance(const struct comment_reader *reader, size_t from, size_t to)
{
	const struct passage *passage = reader->passage;
	const uint64_t restates = SPEAKS(LAZY) | SPEAKS(FORECAST) | SPEAKS(FUTURE) | SPEAKS(UP) | SPEAKS(DOWN) |
				  SPEAKS(BETTER) | SPEAKS(WORSE) | SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(JOB) |
				  SPEAKS(KNOWN);
	size_t words = 0;
	bool count = false;

	for (size_t i = from; i < to; i++) {
		const struct token *token = passage_token(passage, i);

		/* "Two developers fewer" */
		count |= figure_is_word(token) || (token->kind == TOKEN_NUMBER && !passage->taken[i]);
		if (token->kind == TOKEN_WORD && !token_has(token, LEX(FUNCTION)) && token->fold.n > 2 &&
		    ((passage->speech[i] & SPEAKS(EVENT)) || (count && (passage->speech[i] & SPEAKS(JOB))) ||
		     (!(passage->speech[i] & restates) && !is_bland(token) && !comment_is_topic(reader, token->fold))))
			words++;
	}
	return words > 0;
}

/* "15 % instead of 11 %": the gap once more. */
static bool is_in_place_of_figure(const struct passage *passage, size_t i)
{
	size_t behind = i + 1;

	if (!str_is(passage_token(passage, i)->fold, "instead") && !str_is(passage_token(passage, i)->fold, "of"))
		return false;
	while (passage->speech[behind] & SPEAKS(EVENT))
		behind++;
	while (behind < i + 5 && !figure_is_word(passage_token(passage, behind)) &&
	       (token_has(passage_token(passage, behind), LEX(FUNCTION)) ||
		passage_token(passage, behind)->kind == TOKEN_CURRENCY))
		behind++;
	return passage_token(passage, behind)->kind == TOKEN_NUMBER || figure_is_word(passage_token(passage, behind));
}

/* "The order book": what is to be billed, and no order that came. */
static bool is_order_book(const struct passage *passage, size_t i)
{
	static const char *const books[] = { "book", "books", "intake", "backlog", "pipeline" };

	return TOKEN_IS_ONE(passage_token(passage, i + 1), books);
}

/* "Since Karin left" */
static bool has_gone(const struct passage *passage, size_t i, struct range sentence)
{
	enum { NAME_WORDS = 4 };
	size_t to;

	if (!str_is(passage_token(passage, i)->fold, "left") && !str_is(passage_token(passage, i)->fold, "quit"))
		return false;
	for (size_t back = 1; back <= NAME_WORDS && i >= sentence.from + back; back++)
		if (comment_is_person(passage, i - back, &to) && to == i)
			return true;
	return false;
}

/* "AWS ended our startup credits", "the lender withdrew our line": who is none of ours did something to us. */
static bool acts_on_us(const struct comment_reader *reader, struct range sentence)
{
	enum { SUBJECT = 6, OBJECT = 6 };
	const uint64_t ours = SPEAKS(GROUP) | SPEAKS(JOB) | SPEAKS(LAZY) | SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) |
			      SPEAKS(WORSE) | SPEAKS(FORECAST) | SPEAKS(ASK) | SPEAKS(BUSY) | SPEAKS(HEDGE);
	const struct passage *passage = reader->passage;
	size_t verb = sentence.from;
	bool named = false;

	for (; verb < sentence.to && verb < sentence.from + SUBJECT; verb++) {
		const struct token *token = passage_token(passage, verb);

		if (comment_tells_past(token))
			break;
		if ((passage->speech[verb] & ours) || token_cues(token, CUES(WE) | CUES(OURS)) ||
		    comment_is_topic(reader, token->fold) || token->kind != TOKEN_WORD)
			return false;
		named |= !token_has(token, LEX(FUNCTION)) && !is_bland(token);
	}
	if (!named || verb >= sentence.to || !comment_tells_past(passage_token(passage, verb)) ||
	    token_cues(passage_token(passage, verb), CUES(BE)))
		return false;
	for (size_t i = verb + 1; i < sentence.to && i <= verb + OBJECT; i++)
		if (token_cues(passage_token(passage, i), CUES(OURS)) || str_is(passage_token(passage, i)->fold, "us"))
			return true;
	return false;
}

/* The event is more than the KPI's own name: "Eleven customers churned" gives no cause of churn. */
static bool tells_event(const struct comment_reader *reader, struct range sentence)
{
	const struct passage *passage = reader->passage;

	if (acts_on_us(reader, sentence))
		return true;
	/* "Revenue stayed 10 % below plan" tells where it is, "three left us" how many. */
	for (size_t i = sentence.from; i < sentence.to; i++) {
		if (has_gone(passage, i, sentence))
			return true;
		/* "We took £4.1m" */
		if (str_is(passage_token(passage, i)->fold, "took") && i > sentence.from &&
		    token_cues(passage_token(passage, i - 1), CUES(WE)))
			continue;
		if ((passage->speech[i] & SPEAKS(EVENT)) && !(passage->speech[i] & SPEAKS(FORECAST)) &&
		    !str_is(passage_token(passage, i)->fold, "us") && !is_in_place_of_figure(passage, i) &&
		    !is_order_book(passage, i) &&
		    !(str_is(passage_token(passage, i)->fold, "stayed") &&
		      (passage_speaks(passage, (struct range){ i + 1, i + 4 < sentence.to ? i + 4 : sentence.to }) &
		       (SPEAKS(BEHIND) | SPEAKS(AHEAD) | SPEAKS(INLINE) | SPEAKS(FLAT)))) &&
		    !comment_is_topic(reader, passage_token(passage, i)->fold))
			return true;
	}
	return false;
}

/* "Granite City Housing alone is $118k": a firm with its amount. */
static bool names_firm(const struct passage *passage, struct range sentence)
{
	if (!passage_mark(passage, MARK_SIZE, sentence, 0, NULL))
		return false;
	for (size_t i = name_first(&passage->names, sentence.from); i < passage->names.list.n; i++) {
		const struct name *name = &passage->names.list.v[i];

		if (name->from >= sentence.to)
			return false;
		if (name->to > name->from + 1 &&
		    !(name->flags & (NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON | NAME_LOWER)))
			return true;
	}
	return false;
}

/* Who is named tells more than a word does: "we had one deal, Transvia, in it twice". */
static bool names_account(const struct passage *passage, struct range range)
{
	const unsigned other = NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON | NAME_LOWER;

	/* German writes every noun like a name. */
	for (size_t i = range.from; i < range.to; i++)
		if (token_cues(passage_token(passage, i), CUES(GERMAN)) &&
		    !token_has(passage_token(passage, i), LEX(CONNECT)))
			return false;
	for (size_t i = name_first(&passage->names, range.from); i < passage->names.list.n; i++) {
		const struct name *name = &passage->names.list.v[i];

		if (name->from >= range.to)
			return false;
		if (name->from > range.from && name->to <= range.to && !(name->flags & other) &&
		    !(passage->speech[name->from] & (SPEAKS(JOB) | SPEAKS(SEGMENT) | SPEAKS(KNOWN))))
			return true;
	}
	return false;
}

/* "In all age groups", "across every channel": where it shows everywhere, nothing happened. */
static bool is_spread(const struct passage *passage, size_t i)
{
	for (size_t back = 1; back <= 2 && i > back; back++)
		if (token_in(passage_token(passage, i - back), SETS(WHOLE)) &&
		    (token_cues(passage_token(passage, i - back - 1), CUES(IN_PLACE)) ||
		     str_is(passage_token(passage, i - back - 1)->fold, "among")))
			return true;
	return false;
}

/* Words that neither restate the gap nor split it up, praise or regret it: they tell of something. */
static size_t count_news(const struct comment_reader *reader, struct range range)
{
	const struct passage *passage = reader->passage;
	const uint64_t restates = SPEAKS(FORECAST) | SPEAKS(PRIOR) | SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) |
				  SPEAKS(WORSE) | SPEAKS(FLAT) | SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(INLINE) |
				  SPEAKS(POINTS) | SPEAKS(LAZY) | SPEAKS(STOCK) | SPEAKS(OTHER_PERIOD) | SPEAKS(GROUP) |
				  SPEAKS(JOB) | SPEAKS(SEGMENT) | SPEAKS(DONT_KNOW) | SPEAKS(KNOWN);
	const uint64_t plain = LEX(FUNCTION) | LEX(MONTH) | LEX(PERIOD) | LEX(PLACE) | LEX(NATIONAL) | LEX(SEGMENT);
	size_t words = 0;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i);

		words += token->kind == TOKEN_WORD && token->fold.n >= 3 && !passage->taken[i] &&
			 !(passage->speech[i] & restates) && !token_has(token, plain) && !is_bland(token) &&
			 !figure_is_word(token) && !comment_is_topic(reader, token->fold) && !is_spread(passage, i);
	}
	return words + names_account(passage, range);
}

/* What is to come; "would have been", "than we had dared to hope" look back. */
static bool looks_ahead(const struct passage *passage, struct range range)
{
	static const char *const past[] = { "had", "than", "as" };

	for (size_t i = range.from; i < range.to; i++) {
		bool back = str_is(passage_token(passage, i)->fold, "would");

		if (!(passage->speech[i] & SPEAKS(FUTURE)))
			continue;
		for (size_t k = 1; k <= 5 && !back && i >= range.from + k; k++)
			back = TOKEN_IS_ONE(passage_token(passage, i - k), past);
		if (!back)
			return true;
	}
	return false;
}

/* A hedge; "4 May" is none, nor is what could not be done. */
static bool doubts(const struct passage *passage, struct range range)
{
	for (size_t i = range.from; i < range.to; i++)
		if ((passage->speech[i] & SPEAKS(HEDGE)) && !passage->taken[i] &&
		    !(str_is(passage_token(passage, i)->fold, "could") &&
		      str_is(passage_token(passage, i + 1)->fold, "not")))
			return true;
	return false;
}

/* "Weekends are quiet", "the fundamentals remain sound": how it is, and nothing that came. */
static bool is_state(const struct passage *passage, struct range range)
{
	static const char *const states[] = { "is",     "are",     "remains", "remain", "stays", "stay",
					      "looks",  "look",    "feels",   "seems",  "ist",   "sind",
					      "bleibt", "bleiben", "est",     "sont",   "reste" };
	bool state = false;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i);

		/* "Is being rebuilt" */
		if (str_is(token->fold, "being") || token_has(token, LEX(PAST)) ||
		    (passage->speech[i] & (SPEAKS(EVENT) | SPEAKS(CAUSE))) ||
		    (str_ends(token->fold, STR("ed")) && token->fold.n > 4))
			return false;
		state |= TOKEN_IS_ONE(token, states);
	}
	return state;
}

/* What ties words to something that happened: a day, a figure beside the number's, what is past. How many of these. */
static size_t count_ties(const struct passage *passage, struct range range)
{
	bool day = passage_mark(passage, MARK_TIME, range, 0, NULL), figure = false, past = false, forced = false;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i);

		figure |= (token->kind == TOKEN_NUMBER || figure_is_word(token)) && !passage->taken[i];
		/* "We had to fly parts in" */
		forced |= str_is(token->fold, "had") && str_is(passage_token(passage, i + 1)->fold, "to");
		past |= token_in(token, SETS(PAST_VERB)) || token_has(token, LEX(PAST)) ||
			(str_ends(token->fold, STR("ed")) && token->fold.n > 5 && !is_bland(token));
	}
	return (size_t)day + figure + past + forced;
}

/* Enough of them, and more where a bare label ("headwinds") stands beside them; doubt and requests are no news. */
static bool tells_news(const struct comment_reader *reader, struct range range)
{
	const uint64_t restates = SPEAKS(FORECAST) | SPEAKS(PRIOR) | SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) |
				  SPEAKS(WORSE) | SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(INLINE);
	const struct passage *passage = reader->passage;
	uint64_t all = passage_speaks(passage, range);
	size_t words, ties;

	if (looks_ahead(passage, range) || comment_is_activity(passage, range) || doubts(passage, range) ||
	    (all & (SPEAKS(BUSY) | SPEAKS(ASK))))
		return false;
	words = count_news(reader, range);
	if (all & SPEAKS(LAZY))
		return words >= NEWS_WORDS + 2;
	ties = count_ties(passage, range);
	/* Nothing ties them to anything: they must say more. */
	if (words >= NEWS_WORDS)
		return ties > 0 || (words >= NEWS_WORDS + 2 && !is_state(passage, range));
	/* "The distributor had stocked up in June", but not "ran hotter than planned at 480". */
	return words > 0 && words + ties > NEWS_WORDS && !(all & restates);
}

/* "The provider charged us twice and will not refund it": what was ends where what will be, or what we do about it, begins. */
static bool turns_ahead(const struct passage *passage, size_t i, struct range sentence)
{
	return (token_in(passage_token(passage, i), SETS(AND) | SETS(BUT)) ||
		token_is_mark(passage_token(passage, i), ',')) &&
	       ((passage_speaks(passage, (struct range){ i + 1, i + 3 }) & SPEAKS(FUTURE)) ||
		comment_answers_at(passage, i + 1, sentence));
}

/* "Q4 starts with …", "our campaign goes live in January": what is to come, told in the present. */
static bool is_to_come(const struct comment_reader *reader, struct range piece)
{
	enum { OPENER = 4 };
	const struct passage *passage = reader->passage;
	struct period now = reader->input->period;
	bool ahead = false;

	for (size_t i = piece.from; now.months && i < piece.from + OPENER && i < piece.to; i++)
		for (int quarters = 1; quarters <= 2; quarters++)
			ahead |= comment_names_period(passage, i, period_add(now, quarters));
	if (!ahead && !(piece.from < piece.to && token_cues(passage_token(passage, piece.from), CUES(OURS)) &&
			comment_speaks_other_time(reader, piece)))
		return false;
	for (size_t i = piece.from; i < piece.to; i++)
		if (comment_was_done(passage, i))
			return false;
	return true;
}

/* What happened, by a word for it or by enough others. */
static bool tells_something(const struct comment_reader *reader, struct range piece)
{
	const struct passage *passage = reader->passage;
	uint64_t all = passage_speaks(passage, piece);

	if (!((!(all & SPEAKS(FUTURE)) || (all & SPEAKS(CAUSE_WEAK))) && tells_event(reader, piece)) &&
	    !tells_news(reader, piece))
		return false;
	return !is_to_come(reader, piece) && !comment_is_habit(passage, piece) && !comment_is_answer(passage, piece) &&
	       !comment_tells_standing(passage, piece);
}

/* "We have a plan:", "next steps:", but not "up on plan:" */
static bool announces(const struct passage *passage, struct range piece)
{
	const struct token *last = passage_token(passage, piece.to - 1);

	return token_is_mark(passage_token(passage, piece.to), ':') && piece.to > piece.from &&
	       token_in(last, SETS(TO_COME)) &&
	       (piece.to == piece.from + 1 || !token_has(last - 1, LEX(FUNCTION)) ||
		token_cues(last - 1, CUES(OWNER_OR_ONE)) || token_in(last - 1, SETS(ARTICLE)));
}

/* The pieces between colons and semicolons speak for themselves. */
static bool tells_something_somewhere(const struct comment_reader *reader, struct range sentence)
{
	const struct passage *passage = reader->passage;
	bool announced = false; /* "We have a plan: …" */

	for (struct range piece = { sentence.from, sentence.from }; piece.from < sentence.to;
	     piece.from = piece.to + 1) {
		for (piece.to = piece.from; piece.to < sentence.to; piece.to++)
			if (token_is_mark(passage_token(passage, piece.to), ':') ||
			    token_is_mark(passage_token(passage, piece.to), ';') ||
			    turns_ahead(passage, piece.to, sentence))
				break;
		if (!announced && tells_something(reader, piece))
			return true;
		announced = announces(passage, piece);
	}
	return false;
}

/* A sentence that names something that happened. */
static bool gives_cause(const struct comment_reader *reader, struct range sentence)
{
	const struct passage *passage = reader->passage;
	uint64_t all = passage_speaks(passage, sentence);
	size_t cause = sentence.from;

	/* What stands behind any cause stands behind the first. */
	while (cause < sentence.to && !(passage->speech[cause] & SPEAKS(CAUSE)))
		cause++;
	if (has_substance(reader, cause + 1, sentence.to))
		return true;
	if (all & SPEAKS(BUSY))
		return false;
	if (names_firm(passage, sentence) && !comment_speaks_other_time(reader, sentence))
		return true;
	return tells_something_somewhere(reader, sentence) && !is_to_come(reader, sentence) &&
	       !comment_is_habit(passage, sentence) && !comment_is_busy(passage, sentence) &&
	       !comment_splits(passage, sentence, tells_event(reader, sentence));
}

/* "I cannot tell you why …", "why they stopped we have not understood" */
static bool asks_why(const struct passage *passage, struct range sentence)
{
	static const char *const whys[] = { "why", "reason", "reasons", "cause", "warum", "pourquoi", "what" };
	static const char *const knows[] = { "know",    "tell",      "say",   "understand", "understood",
					     "explain", "explained", "clear", "sure",       "wissen",
					     "savons",  "found",     "see" };
	bool why = false, know = false, negated = false;

	/* Most sentences negate nothing. */
	for (size_t i = sentence.from; i < sentence.to && !negated; i++)
		negated = token_in(passage_token(passage, i), SETS(CANNOT));
	if (!negated)
		return false;
	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i);

		why |= TOKEN_IS_ONE(token, whys);
		know |= TOKEN_IS_ONE(token, knows);
	}
	return why && know;
}

/* "We do not know yet …" with a person or a date that will bring the answer, here or in the next sentence. */
static bool admits_gap(const struct passage *passage, struct range sentence)
{
	struct range both = sentence, owner;

	if (!(passage_speaks(passage, sentence) & SPEAKS(DONT_KNOW)) && !asks_why(passage, sentence))
		return false;
	both.to = passage_sentence(passage, passage_next(passage, sentence)).to;
	return passage_mark(passage, MARK_TIME, both, 0, NULL) || comment_names_owner(passage, both, &owner);
}

static bool ends_clause(const struct token *token)
{
	return token_is_mark(token, ',') || token_is_mark(token, ';') || token_is_mark(token, ':') ||
	       token_in(token, SETS(AND));
}

static bool is_near(const struct comment_value *value, const struct figure *figure)
{
	double room = figure->slack > 0.02 * fabs(value->value) ? figure->slack : 0.02 * fabs(value->value);

	return value->known && fabs(fabs(figure->value) - fabs(value->value)) <= room + 1e-9;
}

/* The figures of the whole text, found when a sentence first asks for its own; sentences come in order. */
struct figures {
	struct figure_list found;
	bool is_found;
	size_t next; /* the first that is not passed */
};

/* What stands between signs and conjunctions around the token at i, brackets and all; not far from it. */
static struct range clause_around(const struct passage *passage, size_t i, struct range sentence)
{
	enum { FAR = 16 };
	struct range clause = { i, i };

	while (clause.from > sentence.from && i - clause.from < FAR &&
	       !ends_clause(passage_token(passage, clause.from - 1)))
		clause.from--;
	while (clause.to < sentence.to && clause.to - i < FAR && !ends_clause(passage_token(passage, clause.to)))
		clause.to++;
	return clause;
}

/* "The second clinic ($19k) signed": an amount that is none of the KPI's own, and no split by segment, is a part with a name. */
static bool names_part(const struct comment_reader *reader, struct range sentence, struct figures *figures)
{
	const struct comment_input *input = reader->input;
	const struct comment_value gap = { true, input->actual.value - input->forecast.value };
	const struct passage *passage = reader->passage;
	const struct figure *other = NULL;
	struct range clause;

	if (input->unit != COMMENT_UNIT_MONEY || (passage_speaks(passage, sentence) & (SPEAKS(SEGMENT) | SPEAKS(LAZY))))
		return false;
	if (!figures->is_found)
		figure_find(passage, &figures->found);
	figures->is_found = true;
	while (figures->next < figures->found.list.n &&
	       figures->found.list.v[figures->next].tokens.from < sentence.from)
		figures->next++;
	for (size_t i = figures->next; i < figures->found.list.n; i++) {
		const struct figure *figure = &figures->found.list.v[i];

		if (figure->tokens.from >= sentence.to)
			break;
		if (figure->kind != FIGURE_MONEY || figure->tokens.to > sentence.to ||
		    is_near(&input->actual, figure) || is_near(&input->forecast, figure) ||
		    is_near(&input->prior, figure) || is_near(&gap, figure))
			continue;
		/* Several of them split the gap up. */
		if (other)
			return false;
		other = figure;
	}
	if (!other)
		return false;
	clause = clause_around(passage, other->tokens.from, sentence);
	return ((passage_speaks(passage, clause) & SPEAKS(EVENT)) || count_news(reader, clause)) &&
	       !comment_tells_standing(passage, clause) && !comment_is_answer(passage, sentence) &&
	       !comment_is_habit(passage, sentence);
}

void comment_variance(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	struct range all = { 0, passage->tokens.list.n };
	struct figures figures = { .is_found = false };
	bool explains = false;

	if (!has_variance(reader->input))
		return;
	for (size_t from = 0; from < passage->tokens.list.n && !explains;) {
		struct range sentence = passage_sentence(passage, from);

		explains = gives_cause(reader, sentence) || admits_gap(passage, sentence) ||
			   names_part(reader, sentence, &figures);
		from = passage_next(passage, sentence);
	}
	vec_release(&figures.found.list);
	if (!explains)
		comment_report(reader, COMMENT_VARIANCE, all, all);
}
