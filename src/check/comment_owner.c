/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/* "M. Castell", "Emre Aydin", "Ms Holm", "Sunita Rao": a known first name, a title, an initial. */
bool comment_is_person(const struct passage *passage, size_t i, size_t *to)
{
	const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);
	size_t last = i + 1;

	*to = i + 1;
	if (token->kind != TOKEN_WORD || !(token->flags & TOKEN_UPPER) || passage->taken[i])
		return false;
	if (token->span.n == 1 && token_is_mark(next, '.') && (passage_token(passage, i + 2)->flags & TOKEN_UPPER) &&
	    passage_token(passage, i + 2)->kind == TOKEN_WORD) {
		*to = i + 3;
		return true;
	}
	if (!token_has(token, LEX(FIRSTNAME) | LEX(TITLE)))
		return false;
	/* "Dr. Seidl" */
	if (token_has(token, LEX(TITLE)) && token_is_mark(next, '.') &&
	    (passage_token(passage, i + 2)->flags & TOKEN_UPPER))
		last++;
	while (last < i + 4 && passage_token(passage, last)->kind == TOKEN_WORD &&
	       (passage_token(passage, last)->flags & TOKEN_UPPER) &&
	       !(passage_token(passage, last)->flags & TOKEN_START) && !passage->taken[last])
		last++;
	/* "Grant Thornton LLP", "Charlotte Logistics" are firms. */
	if (last > i + 1 && token_has(passage_token(passage, last - 1), LEX(ORGWORD)))
		return false;
	*to = last;
	return last > i + 1 || !token_has(token, LEX(COMMON) | LEX(MONTH) | LEX(PLACE)) ||
	       !(token->flags & TOKEN_SENTENCE);
}

/* "Owner: Tamsin Okafor": whatever two capitalised words stand under the label are a person. */
static bool is_capitalised_pair(const struct passage *passage, size_t i)
{
	const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);

	return token->kind == TOKEN_WORD && (token->flags & TOKEN_UPPER) && next->kind == TOKEN_WORD &&
	       (next->flags & TOKEN_UPPER);
}

/* "…; review on 20 July, Mara Oduya." or "(Mara Oduya)": two capitalised words that sign what stands before them. */
static bool is_signature(const struct passage *passage, size_t i, struct range range)
{
	const uint64_t other = LEX(ORGWORD) | LEX(PLACE) | LEX(MONTH);
	const struct token *before = passage_token(passage, i - 1), *after = passage_token(passage, i + 2);
	bool is_last = i + 2 >= range.to || (i + 3 >= range.to && after->kind == TOKEN_MARK) ||
		       (token_is_mark(after, ')') && token_is_mark(before, '('));

	return i > range.from + 3 && (token_is_mark(before, ',') || token_is_mark(before, '(')) && is_last &&
	       is_capitalised_pair(passage, i) && !passage->taken[i] && !passage->taken[i + 1] &&
	       !token_has(passage_token(passage, i), other) && !token_has(passage_token(passage, i + 1), other);
}

/* "with their managing director", "Losing our chief scientist": somebody else's, or what the risk is about. */
static bool is_theirs(const struct passage *passage, size_t i)
{
	static const char *const words[] = { "their", "its", "his",        "her",  "whose", "new",
					     "a",     "an",  "customer's", "leur", "ihr",   "ihre" };
	static const char *const losses[] = { "losing", "lose", "loses", "loss", "without", "departure", "verlust" };

	for (size_t back = 1; back <= 3 && back <= i; back++)
		if ((back <= 2 && TOKEN_IS_ONE(passage_token(passage, i - back), words)) ||
		    TOKEN_IS_ONE(passage_token(passage, i - back), losses))
			return true;
	return false;
}

/* "Chief Medical Officer" */
static bool is_chief(const struct passage *passage, size_t i)
{
	if (!str_is(passage_token(passage, i)->fold, "chief"))
		return false;
	for (size_t k = i + 1; k < i + 4; k++)
		if (str_is(passage_token(passage, k)->fold, "officer"))
			return true;
	return false;
}

/* Whom the words behind an owner's label name: "Owner: Tamsin Okafor", "sits with Marit", "rests with me". */
static bool is_given(const struct passage *passage, size_t i, struct range range, struct range *out)
{
	static const char *const links[] = { "with", "by", "to", "is", "lies", "of", "bei" };
	static const char *const self[] = { "me", "myself", "mir", "moi", "i" };
	bool label = token_is_mark(passage_token(passage, i + 1), ':');
	size_t k = i + 1, to;

	while (k < range.to && k < i + 4 && !TOKEN_IS_ONE(passage_token(passage, k), self) &&
	       (passage_token(passage, k)->kind == TOKEN_MARK || (passage->speech[k] & SPEAKS(OWNER)) ||
		token_has(passage_token(passage, k), LEX(FUNCTION))))
		k++;
	if (k >= range.to || (passage->speech[k] & SPEAKS(GROUP)))
		return false;
	*out = (struct range){ k, k + 1 + is_capitalised_pair(passage, k) };
	if (TOKEN_IS_ONE(passage_token(passage, k), self))
		return true;
	if (is_capitalised_pair(passage, k) ||
	    ((passage_token(passage, k)->flags & TOKEN_UPPER) && label && !(passage->speech[k + 1] & SPEAKS(GROUP))))
		return true;
	return (TOKEN_IS_ONE(passage_token(passage, k - 1), links) || label) &&
	       comment_may_be_person(passage, k, &to) && !(passage->speech[to] & SPEAKS(GROUP));
}

/* "Hiroshi owns this", "Pavel is in charge" */
static bool is_taker(const struct passage *passage, size_t i, struct range range, struct range *out)
{
	size_t k = i, to;

	while (k > range.from && i - k < 2 && token_has(passage_token(passage, k - 1), LEX(FUNCTION)) &&
	       !str_is(passage_token(passage, k - 1)->fold, "i"))
		k--;
	if (k <= range.from)
		return false;
	*out = (struct range){ k - 1, k };
	return str_is(passage_token(passage, k - 1)->fold, "i") || comment_may_be_person(passage, k - 1, &to);
}

bool comment_names_owner(const struct passage *passage, struct range range, struct range *out)
{
	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i);
		size_t to;

		if (comment_is_person(passage, i, &to)) {
			*out = (struct range){ i, to };
			return true;
		}
		if (is_signature(passage, i, range)) {
			*out = (struct range){ i, i + 2 };
			return true;
		}
		if ((passage->speech[i] & SPEAKS(OWNER)) &&
		    ((i + 1 < range.to && is_given(passage, i, range, out)) || is_taker(passage, i, range, out)))
			return true;
		/* Who watches it has it, though that is no answer. */
		if ((passage->speech[i] & SPEAKS(WATCH)) && is_taker(passage, i, range, out))
			return true;
		/* "Sales manager", but not "management" or "the operations team". */
		if (((passage->speech[i] & SPEAKS(ROLE)) || is_chief(passage, i)) && !is_theirs(passage, i) &&
		    !(passage->speech[i] & SPEAKS(GROUP)) && !(passage->speech[i + 1] & SPEAKS(GROUP)) &&
		    !(token_has(token, LEX(VERB)) && !(token->flags & TOKEN_CAPS))) {
			*out = (struct range){ i, i + 1 };
			return true;
		}
	}
	return false;
}

/* "Situation reviewed weekly", "regular status calls", "awareness raised": a few words of talk, and nothing that has a day. */
bool comment_is_talk(const struct passage *passage, struct range range)
{
	enum { FEW = 9 };
	static const char *const talks[] = {
		"reviewed",  "review",     "reviews",       "discussed",   "discussion", "informed",   "status",
		"awareness", "attention",  "observed",      "observation", "followed",   "noted",      "reported",
		"reporting", "update",     "updates",       "briefed",     "tracking",   "tracked",    "assessed",
		"evaluated", "considered", "vigilance",     "vigilant",    "regularly",  "closely",    "ongoing",
		"awaited",   "analysed",   "clarification", "dialogue",    "exchange",   "sensitised", "sensibilisation"
	};
	bool talk = false;

	if (range.to > range.from + FEW || passage_mark(passage, MARK_TIME, range, 0, NULL) ||
	    passage_mark(passage, MARK_SIZE, range, 0, NULL))
		return false;
	for (size_t i = range.from; i < range.to; i++)
		talk |= TOKEN_IS_ONE(passage_token(passage, i), talks);
	return talk;
}

/* The answer under a label such as "Mitigation:". */
static bool is_label(const struct passage *passage, size_t i)
{
	return token_is_mark(passage_token(passage, i + 1), ':') || token_is_mark(passage_token(passage, i + 1), '=');
}

/* "Open" and "none" watch over nothing where a word follows: "An open alternative is under test". */
static bool is_watched(const struct passage *passage, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((passage->speech[i] & SPEAKS(WATCH)) && !str_is(passage_token(passage, i)->fold, "open") &&
		    !str_is(passage_token(passage, i)->fold, "none"))
			return true;
	return false;
}

/* "whose budgets may be frozen", "would stop all tills" */
static bool is_supposed(const struct passage *passage, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if ((passage->speech[i] & SPEAKS(HEDGE)) || str_is(passage_token(passage, i)->fold, "would"))
			return true;
	return false;
}

/* "Two customers have asked for the same": what others do; "customers are being moved" is ours. */
static bool is_others_deed(const struct passage *passage, size_t from, size_t to)
{
	static const char *const others[] = { "customers",   "customer", "clients", "client", "competitor",
					      "competitors", "rival",    "rivals",  "they",   "users",
					      "kunden",      "clientes", "who" };
	bool is_theirs = false;

	for (size_t i = from; i < to; i++) {
		is_theirs |= TOKEN_IS_ONE(passage_token(passage, i), others);
		if (token_cues(passage_token(passage, i), CUES(BE) | CUES(WE)))
			is_theirs = false;
	}
	return is_theirs;
}

bool comment_names_plan(const struct passage *passage, struct range range, struct range *out)
{
	for (size_t i = range.from; i < range.to; i++) {
		size_t clause = i, end = i;

		if (!(passage->speech[i] & SPEAKS(PLAN)) || (passage->speech[i] & SPEAKS(WATCH)))
			continue;
		/* "Hiring is difficult": what the sentence is about. */
		if ((passage_token(passage, i)->flags & (TOKEN_SENTENCE | TOKEN_START)) &&
		    token_has(passage_token(passage, i + 1), LEX(VERB)))
			continue;
		if (is_label(passage, i)) {
			/* What the label holds counts when it is more than watching. */
			for (end = i + 2; end < range.to && !(passage_token(passage, end)->flags & TOKEN_STOP); end++)
				;
			if (end > i + 2 && !(passage_speaks(passage, (struct range){ i + 2, end }) & SPEAKS(WATCH)) &&
			    !comment_is_talk(passage, (struct range){ i + 2, end })) {
				*out = (struct range){ i + 2, end };
				return true;
			}
			continue;
		}
		/* "A stop would cost …", "brings £2.4m a year", "will report": no answers. */
		if (passage->taken[i + 1] || token_cues(passage_token(passage, i + 1), CUES(IDLE)) ||
		    str_is(passage_token(passage, i + 1)->fold, "would"))
			continue;
		/* "A patent claim may need a plan", "whose budgets may be frozen": a possibility is no plan. */
		while (clause > range.from && i - clause < 6 && passage_token(passage, clause - 1)->kind != TOKEN_MARK)
			clause--;
		if (is_supposed(passage, clause, i) || is_watched(passage, clause, i) ||
		    is_others_deed(passage, clause, i))
			continue;
		if (passage_lex(passage, (struct range){ clause, i }) & LEX(NEGATE))
			continue;
		*out = (struct range){ i, i + 1 };
		return true;
	}
	return false;
}
