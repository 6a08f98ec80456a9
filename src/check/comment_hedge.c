/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/* "May" with a capital inside a sentence is the month. */
static bool is_month(const struct passage *passage, size_t i)
{
	const struct token *token = passage_token(passage, i);

	return str_is(token->fold, "may") && (token->flags & TOKEN_UPPER) &&
	       (!(token->flags & TOKEN_SENTENCE) || passage->taken[i]);
}

/* The second word of "we assume" is none of its own, that of "may possibly" is. */
static bool is_own_hedge(const struct token *token)
{
	static const char *const words[] = { "may",    "might",       "could",     "possibly",   "perhaps",
					     "maybe",  "potentially", "arguably",  "probably",   "somewhat",
					     "partly", "hopefully",   "likely",    "presumably", "vielleicht",
					     "wohl",   "etwas",       "eventuell", "apparently", "seems",
					     "appears" };

	return TOKEN_IS_ONE(token, words);
}

/* Different words that take a statement back; "may possibly have been" has two. */
static size_t count_hedges(const struct passage *passage, struct range sentence, struct range *out)
{
	size_t count = 0;

	for (size_t i = sentence.from; i < sentence.to; i++) {
		if (!(passage->speech[i] & SPEAKS(HEDGE)) || passage->quoted[i] || is_month(passage, i))
			continue;
		if (i > sentence.from && (passage->speech[i - 1] & SPEAKS(HEDGE)) && out->to == i &&
		    !is_own_hedge(passage_token(passage, i))) {
			out->to = i + 1;
			continue;
		}
		if (!count)
			out->from = i;
		out->to = i + 1;
		count++;
	}
	return count;
}

/* Speaks of what will be, or hangs on something: "would have left", "would seem", "even if" and "if I'm not mistaken" do not. */
static bool looks_ahead(const struct passage *passage, struct range sentence)
{
	static const char *const past[] = { "have", "seem", "appear" };
	static const char *const thought[] = {
		"expected", "anticipated", "hoped", "projected", "estimated", "forecast"
	};
	static const char *const is[] = { "is", "are", "be", "being" };

	for (size_t i = sentence.from; i < sentence.to; i++) {
		uint64_t speech = passage->speech[i];

		if (!(speech & (SPEAKS(FUTURE) | SPEAKS(CONDITION))))
			continue;
		/* "Would arguably have" */
		if ((str_is(passage_token(passage, i)->fold, "would") ||
		     str_is(passage_token(passage, i)->fold, "should")) &&
		    TOKEN_IS_ONE(
			    passage_token(passage, i + 1 + str_ends(passage_token(passage, i + 1)->fold, STR("ly"))),
			    past))
			continue;
		/* "Where we had expected it": what is expected now is said to be so. */
		if (TOKEN_IS_ONE(passage_token(passage, i), thought) && i > sentence.from + 1 &&
		    !TOKEN_IS_ONE(passage_token(passage, i - 1), is) &&
		    !TOKEN_IS_ONE(passage_token(passage, i - 2), is))
			continue;
		if (str_is(passage_token(passage, i)->fold, "if") &&
		    ((speech & SPEAKS(HEDGE)) || (i > 0 && str_is(passage_token(passage, i - 1)->fold, "even"))))
			continue;
		return true;
	}
	return false;
}

/* "The quarter just ended", "the closed quarter", "the quarter that ended" */
static bool is_quarter_over(const struct passage *passage, size_t i)
{
	static const char *const quarters[] = { "quarter", "quartal", "trimestre", "period", "month" };
	static const char *const before[] = { "past",       "closed",      "ended",   "abgelaufene", "abgelaufenen",
					      "vergangene", "vergangenen", "elapsed", "completed" };
	static const char *const behind[] = { "ended", "closed", "under", "past", "behind", "écoulé" };
	static const char *const links[] = { "just", "that", "now", "which", "has", "recently" };
	size_t k = i + 1;

	if (!TOKEN_IS_ONE(passage_token(passage, i), quarters))
		return false;
	if (i > 0 && TOKEN_IS_ONE(passage_token(passage, i - 1), before))
		return true;
	while (k < i + 3 && TOKEN_IS_ONE(passage_token(passage, k), links))
		k++;
	return TOKEN_IS_ONE(passage_token(passage, k), behind);
}

/* "as expected", "than planned", "had anticipated" look back. */
static bool looks_back(const struct passage *passage, size_t i, size_t from)
{
	static const char *const links[] = { "as", "than", "wie" };

	/* "An estimate" is a noun, "our estimate for the quarter" its forecast. */
	if (str_is(passage_token(passage, i)->fold, "estimate") && !str_is(passage_token(passage, i + 1)->fold, "for"))
		return true;
	/* "We expected 96 % in Q3": what is expected now is said so. */
	if (i > from && str_ends(passage_token(passage, i)->fold, STR("ed")) &&
	    token_cues(passage_token(passage, i - 1), CUES(WE)))
		return true;
	return (i > from && TOKEN_IS_ONE(passage_token(passage, i - 1), links)) ||
	       (str_is(passage_token(passage, i)->fold, "expected") && i > from &&
		token_has(passage_token(passage, i - 1), LEX(PAST)));
}

/* Future or uncertain wording about the period that is over, in the words to the next semicolon. */
static bool hopes_for_past(const struct comment_reader *reader, struct range sentence)
{
	const struct passage *passage = reader->passage;
	size_t period = sentence.to, future = sentence.to;

	if (!(passage_speaks(passage, sentence) & SPEAKS(FUTURE)))
		return false;
	for (size_t i = sentence.from; i < sentence.to; i++) {
		if (passage->quoted[i])
			continue;
		if (token_is_mark(passage_token(passage, i), ';')) {
			if (period < sentence.to && future < sentence.to)
				break;
			period = future = sentence.to;
		}
		if (comment_names_period(passage, i, reader->input->period) || is_quarter_over(passage, i))
			period = i;
		if ((passage->speech[i] & SPEAKS(FUTURE)) && future == sentence.to &&
		    !looks_back(passage, i, sentence.from))
			future = i;
	}
	if (period == sentence.to || future == sentence.to)
		return false;
	/* "Deliveries booked in Q3 will be invoiced in October": what comes after it. */
	for (size_t i = future > period ? future : period; i < sentence.to; i++) {
		if (token_is_mark(passage_token(passage, i), ';') || token_is_mark(passage_token(passage, i), ','))
			break;
		if (comment_speaks_other_time(reader, (struct range){ i, i + 1 }))
			return false;
	}
	return true;
}

/* "We remain laser-focused", "we feel good about", "we are excited": how we feel about it, in place of what is. */
bool comment_tells_mood(const struct passage *passage, size_t i, struct range sentence)
{
	static const char *const fillers[] = {
		"be", "to", "very", "quite", "all", "more", "as", "cautiously", "fully"
	};
	static const char *const moods[] = { "focused",     "laser-focused", "confident",   "optimistic", "committed",
					     "disciplined", "vigilant",      "positive",    "upbeat",     "excited",
					     "bullish",     "encouraged",    "comfortable", "determined", "pleased",
					     "good",        "hopeful",       "energised",   "energized",  "dedicated",
					     "proactive",   "strict",        "prudent",     "careful",    "agile",
					     "ready" };
	size_t k = i + 1;

	if (!token_in(passage_token(passage, i), SETS(FEELS)) || i == sentence.from ||
	    !(token_cues(passage_token(passage, i - 1), CUES(WE)) || token_cues(passage_token(passage, i), CUES(WE)) ||
	      (passage->speech[i - 1] & SPEAKS(GROUP))))
		return false;
	while (k < sentence.to && k < i + 4 &&
	       (TOKEN_IS_ONE(passage_token(passage, k), fillers) ||
		str_ends(passage_token(passage, k)->fold, STR("ly"))))
		k++;
	return k < sentence.to && TOKEN_IS_ONE(passage_token(passage, k), moods);
}

/* A number, a date, a decision, a named person: something to hold on to. */
static bool says_something(const struct passage *passage)
{
	struct range all = { 0, passage->tokens.list.n }, who;

	/* Who only has it, does nothing: "Owner: Dagmar Lind. This remains a focus." */
	for (size_t i = 0; i < passage->tokens.list.n; i++)
		if (passage_token(passage, i)->kind == TOKEN_NUMBER || figure_is_word(passage_token(passage, i)))
			return true;
	for (struct range sentence = passage_sentence(passage, 0); sentence.from < passage->tokens.list.n;
	     sentence = passage_sentence(passage, passage_next(sentence)))
		if (comment_names_act(passage, sentence, &who) && who.to > who.from)
			return true;
	return passage_mark(passage, MARK_SIZE, all, 0, NULL) || passage_mark(passage, MARK_TIME, all, 0, NULL) ||
	       (passage_speaks(passage, all) & (SPEAKS(CAUSE) | SPEAKS(DONT_KNOW)));
}

void comment_hedging(struct comment_reader *reader)
{
	const struct passage *passage = reader->passage;
	struct range stock = { 0, 0 };

	for (size_t from = 0; from < passage->tokens.list.n;) {
		struct range sentence = passage_sentence(passage, from), hedges = { 0, 0 };

		if (hopes_for_past(reader, sentence)) {
			comment_report(reader, COMMENT_HEDGING, sentence, sentence);
			return;
		}
		if (count_hedges(passage, sentence, &hedges) >= 2 && !looks_ahead(passage, sentence) &&
		    !comment_asks_board(reader, sentence)) {
			comment_report(reader, COMMENT_HEDGING, hedges, hedges);
			return;
		}
		for (size_t i = sentence.from; i < sentence.to && stock.to == 0; i++)
			if (comment_tells_mood(passage, i, sentence) && !passage->quoted[i])
				stock = (struct range){ i, i + 2 };
			else if ((passage->speech[i] & SPEAKS(STOCK)) && !passage->quoted[i])
				for (stock = (struct range){ i, i + 1 };
				     stock.to < sentence.to && (passage->speech[stock.to] & SPEAKS(STOCK)); stock.to++)
					;
		from = passage_next(sentence);
	}
	if (stock.to && !says_something(passage))
		comment_report(reader, COMMENT_HEDGING, stock, stock);
}
