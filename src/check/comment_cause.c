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
	return token_cues(token, CUES(BLAND)) || token_in(token, SETS(FILLER));
}

/* Words that say something beyond the label itself. */
static bool has_substance(const struct passage *passage, size_t from, size_t to)
{
	size_t words = 0;

	for (size_t i = from; i < to; i++) {
		const struct token *token = passage_token(passage, i);

		if (token->kind == TOKEN_WORD && !token_has(token, LEX(FUNCTION)) &&
		    !(passage->speech[i] & (SPEAKS(LAZY) | SPEAKS(FORECAST))) && token->fold.n > 2 && !is_bland(token))
			words++;
		words += token->kind == TOKEN_NUMBER && passage->taken[i];
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

/* The event is more than the KPI's own name: "Eleven customers churned" gives no cause of churn. */
static bool tells_event(const struct comment_reader *reader, struct range sentence)
{
	const struct passage *passage = reader->passage;

	size_t to;

	/* "Since Karin left" */
	for (size_t i = sentence.from; i < sentence.to; i++)
		if (comment_is_person(passage, i, &to) && (str_is(passage_token(passage, to)->fold, "left") ||
							   str_is(passage_token(passage, to)->fold, "quit")))
			return true;
	/* "Revenue stayed 10 % below plan" tells where it is, "three left us" how many. */
	for (size_t i = sentence.from; i < sentence.to; i++)
		if ((passage->speech[i] & SPEAKS(EVENT)) && !str_is(passage_token(passage, i)->fold, "us") &&
		    !is_in_place_of_figure(passage, i) && !is_order_book(passage, i) &&
		    !(str_is(passage_token(passage, i)->fold, "stayed") &&
		      (passage_speaks(passage, (struct range){ i + 1, i + 4 < sentence.to ? i + 4 : sentence.to }) &
		       (SPEAKS(BEHIND) | SPEAKS(AHEAD) | SPEAKS(INLINE) | SPEAKS(FLAT)))) &&
		    !comment_is_topic(reader, passage_token(passage, i)->fold))
			return true;
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
			 !figure_is_word(token) && !comment_is_topic(reader, token->fold);
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

/*
 * "We are investing heavily in stability", "spend is being looked at", "we remain disciplined": what we do about it, not why it
 * came so.
 */
static bool is_activity(const struct passage *passage, struct range range)
{
	static const char *const whiches[] = { "which", "that", "this", "it" };
	static const char *const looked[] = { "looked",     "reviewed",     "scrutinised", "scrutinized", "examined",
					      "analysed",   "analyzed",     "discussed",   "explored",    "monitored",
					      "addressed",  "investigated", "made",        "taken",       "worked",
					      "considered", "managed",      "tracked",     "tightened",   "controlled",
					      "evaluated",  "assessed",     "checked",     "closely",     "carefully" };

	for (size_t i = range.from; i + 1 < range.to; i++) {
		size_t k = i + 1;

		if (comment_tells_mood(passage, i, range))
			return true;
		if (token_in(passage_token(passage, i), SETS(DOING)) &&
		    str_is(passage_token(passage, k)->fold, "being") &&
		    TOKEN_IS_ONE(passage_token(passage, k + 1), looked))
			return true;
		/* "… which gives us time" */
		if (token_in(passage_token(passage, i), SETS(GIVES)) && str_is(passage_token(passage, k)->fold, "us") &&
		    i > range.from && TOKEN_IS_ONE(passage_token(passage, i - 1), whiches))
			return true;
		if (!token_in(passage_token(passage, i), SETS(DOING)) || str_is(passage_token(passage, i)->fold, "is"))
			continue;
		while (k < range.to && (str_ends(passage_token(passage, k)->fold, STR("ly")) ||
					str_is(passage_token(passage, k)->fold, "all")))
			k++;
		if (str_ends(passage_token(passage, k)->fold, STR("ing")) && passage_token(passage, k)->fold.n > 5)
			for (size_t back = i; back > range.from && back + 12 > i; back--)
				if (token_cues(passage_token(passage, back - 1), CUES(WE)))
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
	bool day = passage_mark(passage, MARK_TIME, range, 0, NULL), figure = false, past = false;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i);

		figure |= (token->kind == TOKEN_NUMBER || figure_is_word(token)) && !passage->taken[i];
		past |= token_in(token, SETS(PAST_VERB)) || token_has(token, LEX(PAST)) ||
			(str_ends(token->fold, STR("ed")) && token->fold.n > 5 && !is_bland(token));
	}
	return (size_t)day + figure + past;
}

/* Enough of them, and more where a bare label ("headwinds") stands beside them; doubt and requests are no news. */
static bool tells_news(const struct comment_reader *reader, struct range range)
{
	const uint64_t restates = SPEAKS(FORECAST) | SPEAKS(PRIOR) | SPEAKS(UP) | SPEAKS(DOWN) | SPEAKS(BETTER) |
				  SPEAKS(WORSE) | SPEAKS(AHEAD) | SPEAKS(BEHIND) | SPEAKS(INLINE);
	const struct passage *passage = reader->passage;
	uint64_t all = passage_speaks(passage, range);
	size_t words, ties;

	if (looks_ahead(passage, range) || is_activity(passage, range) || doubts(passage, range) ||
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

/* "The provider charged us twice and will not refund it": what was ends where what will be begins. */
static bool turns_ahead(const struct passage *passage, size_t i)
{
	return (token_in(passage_token(passage, i), SETS(AND) | SETS(BUT)) ||
		token_is_mark(passage_token(passage, i), ',')) &&
	       (passage_speaks(passage, (struct range){ i + 1, i + 3 }) & SPEAKS(FUTURE));
}

/* The pieces between colons and semicolons speak for themselves. */
static bool tells_news_somewhere(const struct comment_reader *reader, struct range sentence)
{
	const struct passage *passage = reader->passage;
	for (struct range piece = { sentence.from, sentence.from }; piece.from < sentence.to;
	     piece.from = piece.to + 1) {
		for (piece.to = piece.from; piece.to < sentence.to; piece.to++)
			if (token_is_mark(passage_token(passage, piece.to), ':') ||
			    token_is_mark(passage_token(passage, piece.to), ';') || turns_ahead(passage, piece.to))
				break;
		if (tells_news(reader, piece))
			return true;
	}
	return false;
}

/* "Nurses are the largest group", "Hamburg 410k, Lyon 240k", "pupils a third and parents the rest": who makes how much of it. */
static bool splits(const struct passage *passage, struct range sentence)
{
	enum { LABEL_WORDS = 4 };
	static const char *const groups[] = {
		"group", "segment", "part", "share", "block", "gruppe", "region", "market"
	};
	size_t parts = 0, words = 0;
	bool ends_in_figure = false, most = false, shared = false;

	/* "Tax was responsible for 60 % of the shortfall" */
	for (size_t i = sentence.from; i < sentence.to; i++) {
		shared |= passage_token(passage, i)->kind == TOKEN_NUMBER ||
			  token_in(passage_token(passage, i), SETS(SHARE_WORD));
		if (shared && token_in(passage_token(passage, i), SETS(GAP)))
			return true;
	}
	for (size_t i = sentence.from; i + 1 < sentence.to; i++)
		if (token_in(passage_token(passage, i), SETS(LARGEST)) &&
		    TOKEN_IS_ONE(passage_token(passage, i + 1), groups))
			return true;
	for (size_t i = sentence.from; i <= sentence.to; i++) {
		const struct token *token = passage_token(passage, i);

		if (i == sentence.to || token_is_mark(token, ',') || token_is_mark(token, ';') ||
		    token_in(token, SETS(AND))) {
			/* "Monday is the busiest day, mobile is 60 % and desktop 40 %" */
			if ((!ends_in_figure && !most) || words > LABEL_WORDS)
				return false;
			parts += ends_in_figure;
			words = 0;
			ends_in_figure = most = false;
		} else if (token_is_mark(token, ':')) {
			/* "By sector: …" */
			parts = words = 0;
		} else if (token->kind == TOKEN_NUMBER || token_in(token, SETS(SHARE_WORD))) {
			ends_in_figure = true;
		} else if (token->kind == TOKEN_WORD &&
			   !token_has(token, LEX(FUNCTION) | LEX(MAGNITUDE) | LEX(CURRENCY)) && !passage->taken[i]) {
			most |= str_ends(token->fold, STR("est")) && token->fold.n > 5;
			words++;
		}
	}
	return parts >= 2;
}

/* "We talk to them each week", "interview every day", "on Fridays": what is always done brought no change. */
static bool is_habit(const struct passage *passage, struct range sentence)
{
	static const char *const days[] = { "day",    "monday",   "tuesday", "wednesday", "thursday",
					    "friday", "saturday", "sunday",  "night",     "morning",
					    "montag", "dienstag", "freitag", "lundi" };
	bool habit = false;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);

		/* "Rose every month", "walked out every Friday": something happened. */
		if (token_has(token, LEX(PAST)) || (str_ends(token->fold, STR("ed")) && token->fold.n > 4) ||
		    passage_mark(passage, MARK_TIME, (struct range){ i, i + 1 }, 0, NULL))
			return false;
		/* "Every incident gets a write-up" */
		habit |= token_in(token, SETS(ALWAYS)) ||
			 (token_in(token, SETS(EVERY)) &&
			  (i == sentence.from || token_has(next, LEX(TIME_UNIT)) || TOKEN_IS_ONE(next, days)));
	}
	return habit;
}

/* "Ran 63 check-ins", "held eleven workshops" */
static bool is_busy_with(const struct passage *passage, struct range sentence)
{
	enum { NEAR = 6 };
	static const char *const things[] = { "check-ins",   "calls",     "visits",        "workshops", "meetings",
					      "sessions",    "trainings", "webinars",      "demos",     "interviews",
					      "reviews",     "events",    "emails",        "mails",     "newsletter",
					      "newsletters", "talks",     "conversations", "surveys",   "coachings",
					      "posts",       "letters",   "breakfasts",    "gespräche" };

	for (size_t i = sentence.from; i < sentence.to; i++) {
		if (!token_in(passage_token(passage, i), SETS(HELD)))
			continue;
		for (size_t k = i + 1; k < i + NEAR && k < sentence.to; k++)
			if (TOKEN_IS_ONE(passage_token(passage, k), things))
				return true;
	}
	return false;
}

/* A sentence that names something that happened. */
static bool gives_cause(const struct comment_reader *reader, struct range sentence)
{
	const struct passage *passage = reader->passage;
	uint64_t all = passage_speaks(passage, sentence);
	size_t cause = sentence.from;
	bool event;

	/* What stands behind any cause stands behind the first. */
	while (cause < sentence.to && !(passage->speech[cause] & SPEAKS(CAUSE)))
		cause++;
	if (has_substance(passage, cause + 1, sentence.to))
		return true;
	if (all & SPEAKS(BUSY))
		return false;
	if (names_firm(passage, sentence))
		return true;
	if (is_habit(passage, sentence) || is_busy_with(passage, sentence))
		return false;
	event = tells_event(reader, sentence);
	if (!event && splits(passage, sentence))
		return false;
	return (event && (!(all & SPEAKS(FUTURE)) || (all & SPEAKS(CAUSE_WEAK)))) ||
	       tells_news_somewhere(reader, sentence);
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

/* "The second clinic ($19k) signed": an amount that is none of the KPI's own, and no split by segment, is a part with a name. */
static bool names_part(const struct comment_reader *reader, struct range sentence, struct figures *figures)
{
	const struct comment_input *input = reader->input;
	const struct comment_value gap = { true, input->actual.value - input->forecast.value };
	size_t others = 0;

	if (input->unit != COMMENT_UNIT_MONEY ||
	    (passage_speaks(reader->passage, sentence) & (SPEAKS(SEGMENT) | SPEAKS(LAZY))) ||
	    (!(passage_speaks(reader->passage, sentence) & SPEAKS(EVENT)) && !count_news(reader, sentence)))
		return false;
	if (!figures->is_found)
		figure_find(reader->passage, &figures->found);
	figures->is_found = true;
	while (figures->next < figures->found.list.n &&
	       figures->found.list.v[figures->next].tokens.from < sentence.from)
		figures->next++;
	for (size_t i = figures->next; i < figures->found.list.n; i++) {
		const struct figure *figure = &figures->found.list.v[i];

		if (figure->tokens.from >= sentence.to)
			break;
		others += figure->kind == FIGURE_MONEY && figure->tokens.to <= sentence.to &&
			  !is_near(&input->actual, figure) && !is_near(&input->forecast, figure) &&
			  !is_near(&input->prior, figure) && !is_near(&gap, figure);
	}
	/* Several of them split the gap up. */
	return others == 1;
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
