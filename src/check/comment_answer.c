/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/*
 * What explains no number though it tells much: what we do about it, by who does it and when ("Finance has introduced …", "we
 * chase …", "Petra starts …"); how its parts and other numbers stand, by what a clause begins with ("six sat in the UK",
 * "engagement is stable at 3.4"). What happened is told in the past, or by others.
 */

enum {
	OPENER = 6, /* words before who acts: "From October on" */
	FAR = 24 /* words of what is done */
};

/* "Now", "already", "quietly": between who acts and the verb. */
static bool is_adverb(const struct token *token)
{
	return token_in(token, SETS(ADVERB)) || token_in(token, SETS(WHOLE)) ||
	       (str_ends(token->fold, STR("ly")) && token->fold.n > 4);
}

bool comment_tells_past(const struct token *token)
{
	return token_in(token, SETS(PAST_VERB)) || token_has(token, LEX(PAST)) ||
	       (str_ends(token->fold, STR("ed")) && token->fold.n > 3 && !str_ends(token->fold, STR("eed")));
}

bool comment_was_done(const struct passage *passage, size_t i)
{
	static const char *const now[] = { "is",  "are",  "be",   "being",  "has", "have",
					   "ist", "sind", "wird", "werden", "hat", "haben" };

	return comment_tells_past(passage_token(passage, i)) &&
	       !(i > 0 && TOKEN_IS_ONE(passage_token(passage, i - 1), now));
}

/* "… since Karin resigned" */
static bool gives_reason(const struct passage *passage, struct range range)
{
	static const char *const whys[] = { "since", "as", "after", "because", "when", "weil", "nachdem", "seit" };

	for (size_t i = range.from; i < range.to; i++)
		if (TOKEN_IS_ONE(passage_token(passage, i), whys))
			return (passage_speaks(passage, (struct range){ i, range.to }) & SPEAKS(EVENT)) != 0;
	return false;
}

/* "Launched project Feather": what is set up to answer, though it is an event elsewhere. */
static bool sets_up(const struct passage *passage, struct range range)
{
	for (size_t i = range.from; i < range.to; i++)
		if (token_in(passage_token(passage, i), SETS(ANSWER)))
			return true;
	return false;
}

/* Whether what stands at verb tells of now, of what has been begun or of what will be; does: "reviews", and not "review". */
static bool is_ongoing(const struct passage *passage, size_t verb, struct range range, bool does)
{
	static const char *const perfects[] = { "have", "has", "we've", "i've", "haben", "hat", "avons" };
	static const char *const lacks[] = { "need",     "needs",     "lack",   "lacks", "wait",   "waits",
					     "await",    "awaits",    "owe",    "owes",  "miss",   "misses",
					     "lose",     "loses",     "cannot", "can't", "depend", "depends",
					     "struggle", "struggles", "pay",    "pays",  "don't",  "sell" };
	const struct token *token;

	/* Of what follows, so much that a long sentence is not read again at each comma. */
	if (range.to > verb + FAR)
		range.to = verb + FAR;
	while (verb < range.to && is_adverb(passage_token(passage, verb)))
		verb++;
	if (verb >= range.to)
		return false;
	token = passage_token(passage, verb);
	if (TOKEN_IS_ONE(token, perfects)) {
		bool german = str_is(token->fold, "haben") || str_is(token->fold, "hat");
		struct range rest = { verb + 1, range.to };

		for (size_t k = verb + 1; k < verb + 4 && k < range.to; k++)
			if (german || comment_tells_past(passage_token(passage, k)) ||
			    token_in(passage_token(passage, k), SETS(PARTICIPLE)))
				return !(passage_speaks(passage, rest) & SPEAKS(EVENT)) || sets_up(passage, rest);
		return false;
	}
	if ((passage->speech[verb] & SPEAKS(FUTURE)) || str_ends(token->fold, STR("'ll")))
		return true;
	if (gives_reason(passage, (struct range){ verb, range.to }))
		return false;
	if (token_in(token, SETS(DOING)) || str_is(token->fold, "we're") || str_is(token->fold, "i'm")) {
		for (verb++; verb < range.to && is_adverb(passage_token(passage, verb));)
			verb++;
		token = passage_token(passage, verb);
		return str_ends(token->fold, STR("ing")) && token->fold.n > 5;
	}
	if (token->kind != TOKEN_WORD || token_has(token, LEX(FUNCTION)) || comment_tells_past(token) ||
	    TOKEN_IS_ONE(token, lacks) || (token->flags & TOKEN_UPPER))
		return false;
	return !does || (str_ends(token->fold, STR("s")) && !str_ends(token->fold, STR("ss")) &&
			 !comment_tells_past(passage_token(passage, verb + 1)));
}

/* Where the words that may act at i end: we, a person, a department of ours; 0 for nobody. */
static size_t actor_end(const struct passage *passage, size_t i, bool *does)
{
	static const char *const articles[] = { "the", "a", "an", "each", "every" };
	size_t to = i + 1;

	*does = false;
	if (token_cues(passage_token(passage, i), CUES(WE)))
		return str_find_char(passage_token(passage, i)->fold, '\'', 0) != STR_NONE ? i : to;
	*does = true;
	if (comment_is_person(passage, i, &to))
		return to;
	if (token_cues(passage_token(passage, i), CUES(OURS)) || TOKEN_IS_ONE(passage_token(passage, i), articles))
		i++;
	/* "The commercial team" */
	if (passage_token(passage, i)->kind == TOKEN_WORD && !token_has(passage_token(passage, i), LEX(FUNCTION)) &&
	    (passage->speech[i + 1] & SPEAKS(GROUP)) && !token_has(passage_token(passage, i + 1), LEX(FUNCTION)))
		i++;
	for (to = i; to < i + 4 && (passage->speech[to] & (SPEAKS(JOB) | SPEAKS(GROUP))); to++)
		;
	return to > i ? to : 0;
}

bool comment_answers_at(const struct passage *passage, size_t i, struct range range)
{
	bool does;
	size_t to = actor_end(passage, i, &does);

	/* "As we only bill on delivery" gives a reason. */
	return to && !(i > range.from && (passage->speech[i - 1] & (SPEAKS(CAUSE) | SPEAKS(CAUSE_WEAK)))) &&
	       is_ongoing(passage, to, range, does);
}

bool comment_is_answer(const struct passage *passage, struct range range)
{
	for (size_t i = range.from; i < range.to && i < range.from + OPENER; i++) {
		const struct token *token = passage_token(passage, i);

		if (comment_answers_at(passage, i, range))
			return true;
		if (token->kind == TOKEN_WORD && !passage->taken[i] &&
		    !(i > range.from && token_cues(passage_token(passage, i - 1), CUES(IN_PLACE))) &&
		    !token_has(token, LEX(FUNCTION) | LEX(MONTH) | LEX(PERIOD) | LEX(TIME_UNIT)) && !is_adverb(token))
			return false;
	}
	return false;
}

/* "Is", "stood", "had": how many or how much, and nothing that changed. */
static bool is_standing(const struct token *token)
{
	return token_cues(token, CUES(BE)) || token_in(token, SETS(STANDING));
}

/* "Goes", and not "meetings" */
static bool does_now(const struct token *token)
{
	return token->kind == TOKEN_WORD && str_ends(token->fold, STR("s")) && !str_ends(token->fold, STR("ss")) &&
	       token->fold.n > 3 && !token_has(token, LEX(FUNCTION)) &&
	       !token_in(token, SETS(ANSWER) | SETS(MEASURE)) && !token_cues(token, CUES(BLAND));
}

/* "Six", "half", "them" */
static bool counts_part(const struct token *token)
{
	return token->kind == TOKEN_NUMBER || token_in(token, SETS(SHARE_WORD) | SETS(PARTS)) || figure_is_word(token);
}

bool comment_tells_standing(const struct passage *passage, struct range range)
{
	size_t i = range.from, verb;
	bool measure = false, part = false, present = false;

	/* "Six of them", "taken together they", "the average seat price" */
	for (verb = i; verb < range.to && verb < i + 2 * OPENER && !is_standing(passage_token(passage, verb)); verb++) {
		const struct token *token = passage_token(passage, verb);

		/* "A dashboard goes to all leads" */
		present = verb > i && token_in(passage_token(passage, verb - 1), SETS(ANSWER)) && does_now(token);
		if (present)
			break;

		measure |= token_in(token, SETS(MEASURE) | SETS(ANSWER));
		part |= counts_part(token);
		if (!measure && !counts_part(token) && !token_has(token, LEX(FUNCTION)))
			return false;
		if (comment_tells_past(token) && !token_in(token, SETS(PARTS)))
			return false;
	}
	if ((!part && !measure) || (!present && !is_standing(passage_token(passage, verb))))
		return false;
	/* "The course has been extended to all" */
	if (measure && str_is(passage_token(passage, verb + 1)->fold, "been"))
		verb += 2;
	/* "Six sat at the desk and walked out" */
	for (size_t k = verb + 1; k < range.to; k++)
		if ((passage->speech[k] & (SPEAKS(EVENT) | SPEAKS(CAUSE))) ||
		    (comment_was_done(passage, k) && !is_standing(passage_token(passage, k)) &&
		     !token_in(passage_token(passage, k), SETS(MEASURE) | SETS(ANSWER) | SETS(MANNER))))
			return false;
	return true;
}

/*
 * "We are investing heavily in stability", "spend is being looked at", "we remain disciplined": what we do about it, not why it
 * came so.
 */
bool comment_is_activity(const struct passage *passage, struct range range)
{
	static const char *const whiches[] = { "which", "that", "this", "it" };
	static const char *const looked[] = { "looked",     "reviewed",     "scrutinised", "scrutinized", "examined",
					      "analysed",   "analyzed",     "discussed",   "explored",    "monitored",
					      "addressed",  "investigated", "made",        "taken",       "worked",
					      "considered", "managed",      "tracked",     "tightened",   "controlled",
					      "evaluated",  "assessed",     "checked",     "closely",     "carefully" };

	for (size_t i = range.from; i + 1 < range.to; i++) {
		size_t k = i + 1;

		if (!token_in(passage_token(passage, i), SETS(FEELS) | SETS(DOING) | SETS(GIVES)))
			continue;
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

/* Behind the lines that head a table and hold no figure; where the sentence begins, of none. */
static size_t table_body(const struct passage *passage, struct range sentence)
{
	size_t from = sentence.from;

	for (size_t i = sentence.from; i < sentence.to && passage_token(passage, i)->kind != TOKEN_NUMBER; i++)
		if (passage_token(passage, i)->kind == TOKEN_BREAK)
			from = i + 1;
	return from;
}

/* "1 September" */
static bool is_day(const struct passage *passage, size_t i)
{
	return passage->taken[i] && passage_mark(passage, MARK_TIME, (struct range){ i, i + 1 }, 0, NULL);
}

/* "Nurses are the largest group", "Hamburg 410k, Lyon 240k", "pupils a third and parents the rest": who makes how much of it. */
bool comment_splits(const struct passage *passage, struct range sentence, bool has_event)
{
	enum { LABEL_WORDS = 4 };
	static const char *const groups[] = {
		"group", "segment", "part", "share", "block", "gruppe", "region", "market"
	};
	size_t parts = 0, words = 0, longest = 0;
	bool ends_in_figure = false, most = false, shared = false;

	/* "Tax was responsible for 60 % of the shortfall" */
	for (size_t i = sentence.from; i < sentence.to; i++) {
		shared |= passage_token(passage, i)->kind == TOKEN_NUMBER ||
			  token_in(passage_token(passage, i), SETS(SHARE_WORD));
		if (shared && !has_event && token_in(passage_token(passage, i), SETS(GAP)))
			return true;
	}
	for (size_t i = sentence.from; !has_event && i + 1 < sentence.to; i++)
		if (token_in(passage_token(passage, i), SETS(LARGEST)) &&
		    TOKEN_IS_ONE(passage_token(passage, i + 1), groups))
			return true;
	for (size_t i = table_body(passage, sentence); i <= sentence.to; i++) {
		const struct token *token = passage_token(passage, i);

		if (i == sentence.to || token_is_mark(token, ',') || token_is_mark(token, ';') ||
		    token->kind == TOKEN_BREAK || token_in(token, SETS(AND))) {
			/* "Monday is the busiest day, mobile is 60 % and desktop 40 %" */
			if ((!ends_in_figure && !most) || words > LABEL_WORDS)
				return false;
			longest = words > longest ? words : longest;
			parts += ends_in_figure;
			words = 0;
			ends_in_figure = most = false;
		} else if (token_is_mark(token, ':')) {
			/* "By sector: …" */
			parts = words = 0;
		} else if ((token->kind == TOKEN_NUMBER && !is_day(passage, i)) || token_in(token, SETS(SHARE_WORD)) ||
			   (!words && !has_event && figure_is_word(token))) {
			ends_in_figure = true;
		} else if (token->kind == TOKEN_WORD &&
			   !token_has(token, LEX(FUNCTION) | LEX(MAGNITUDE) | LEX(CURRENCY)) && !passage->taken[i]) {
			most |= str_ends(token->fold, STR("est")) && token->fold.n > 5;
			words++;
		}
	}
	/* "Paid $1,900, organic $640, partners $980": a word that is an event elsewhere labels a part. */
	return parts >= (has_event ? 3 : 2) && (!has_event || longest <= 2);
}

/* "We talk to them each week", "interview every day", "on Fridays": what is always done brought no change. */
bool comment_is_habit(const struct passage *passage, struct range sentence)
{
	static const char *const days[] = { "day",    "monday",   "tuesday", "wednesday", "thursday",
					    "friday", "saturday", "sunday",  "night",     "morning",
					    "montag", "dienstag", "freitag", "lundi" };
	bool habit = false;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);

		/* "Rose every month", "walked out every Friday": something happened. */
		if (token_has(token, LEX(PAST)) || (str_ends(token->fold, STR("ed")) && comment_was_done(passage, i)) ||
		    (i > sentence.from + 1 && passage->taken[i] &&
		     passage_mark(passage, MARK_TIME, (struct range){ i, i + 1 }, 0, NULL)))
			return false;
		/* "Payroll takes 0.5m a month" */
		habit |= i > sentence.from && passage->taken[i - 1] && token_has(next, LEX(TIME_UNIT)) &&
			 (str_is(token->fold, "a") || str_is(token->fold, "per") || str_is(token->fold, "pro"));
		/* "Every incident gets a write-up", "from October every account has a sponsor" */
		habit |= token_in(token, SETS(ALWAYS)) ||
			 (token_in(token, SETS(EVERY)) &&
			  (i < sentence.from + 3 || token_has(next, LEX(TIME_UNIT)) || TOKEN_IS_ONE(next, days)));
	}
	return habit;
}

/* "Ran 63 check-ins", "held eleven workshops" */
bool comment_is_busy(const struct passage *passage, struct range sentence)
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
