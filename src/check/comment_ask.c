/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/*
 * A request is told by its form, and by whom it addresses: the board, a director, you, anybody who reads this. The form is a
 * question that begins like one ("could one of you"), a wish of ours ("we would be glad if"), a verb of asking ("we need your"),
 * a bid ("please", "if you know one, let us know") or an invitation ("any thoughts are welcome"). What is wished for never ends
 * and is not listed, but for the few things that nobody else is asked for.
 */

/* Words that are looked at from one on: the cost stays linear in a sentence of any length. */
enum { CLOSE = 4, SHORT = 6, NEAR = 10, FAR = 24 };

struct request {
	const struct passage *passage;
	struct range sentence;
	bool addressed; /* somebody of the board is in it */
};

static const struct token *word_at(const struct request *request, size_t i)
{
	return passage_token(request->passage, i);
}

/* The n words from one on, as far as the sentence goes. */
static struct range from_on(const struct request *request, size_t from, size_t n)
{
	size_t end = request->sentence.to;

	return (struct range){ from < end ? from : end, from + n < end ? from + n : end };
}

/* The same, to the next sign at most. */
static struct range clause_from(const struct request *request, size_t from, size_t n)
{
	struct range range = from_on(request, from, n);

	for (size_t i = range.from; i < range.to; i++)
		if (word_at(request, i)->kind == TOKEN_MARK)
			range.to = i;
	return range;
}

static bool opens_clause(const struct request *request, size_t i)
{
	return i <= request->sentence.from || word_at(request, i - 1)->kind == TOKEN_MARK;
}

static bool has_cue(const struct passage *passage, struct range range, uint64_t cues)
{
	for (size_t i = range.from; i < range.to; i++)
		if (token_cues(passage_token(passage, i), cues) && !passage->quoted[i])
			return true;
	return false;
}

static bool has_word(const struct passage *passage, struct range range, const char *const *words, size_t n)
{
	for (size_t i = range.from; i < range.to; i++)
		if (token_is_one(passage_token(passage, i), words, n) && !passage->quoted[i])
			return true;
	return false;
}
#define HAS_WORD(passage, range, words) has_word(passage, range, words, COUNT_OF(words))

/* --- whom it addresses */

/* "the board", "our chair", "board approval"; not "a circuit board", "across the board", "a chair" */
static bool is_the_board(const struct passage *passage, size_t i)
{
	static const char *const owners[] = { "the",  "our",  "this", "full", "entire", "whole",
					      "dear", "from", "to",   "need", "ask",    "seek" };
	const struct token *before = i ? passage_token(passage, i - 1) : NULL;

	if (!before || before->kind != TOKEN_WORD || (passage->speech[i - 1] & SPEAKS(BOARD)) ||
	    (passage->speech[i + 1] & SPEAKS(BOARD)) || token_cues(passage_token(passage, i + 1), CUES(ASKED)))
		return true;
	return TOKEN_IS_ONE(before, owners) && !(i > 1 && str_is(passage_token(passage, i - 2)->fold, "across"));
}

/* One of the board, or whoever reads this. */
static bool is_board(const struct passage *passage, size_t i)
{
	static const char *const others[] = { "their", "its", "his", "her", "thank", "thanks", "as" };
	struct str fold = passage_token(passage, i)->fold;

	if (!(passage->speech[i] & SPEAKS(BOARD)) || passage->quoted[i])
		return false;
	/* "their board", "the bank's directors", "thank you", "as you know" */
	if (i && (TOKEN_IS_ONE(passage_token(passage, i - 1), others) ||
		  str_ends(passage_token(passage, i - 1)->fold, STR("'s"))))
		return false;
	/* "the sales director", "a director of operations" */
	if (str_starts(fold, STR("director")) &&
	    ((i && (passage->speech[i - 1] & (SPEAKS(ROLE) | SPEAKS(JOB)))) || (passage->speech[i + 1] & SPEAKS(ROLE))))
		return false;
	return (!str_starts(fold, STR("board")) && !str_is(fold, "chair")) || is_the_board(passage, i);
}

/* The board, its members, the reader; "anyone round the table". */
static bool addresses(const struct passage *passage, struct range range)
{
	static const char *const anyone[] = { "anyone", "anybody", "someone", "somebody" };

	bool asks = (passage_speaks(passage, range) & SPEAKS(ASK)) != 0;

	for (size_t i = range.from; i < range.to; i++)
		if (is_board(passage, i) ||
		    (asks && !passage->quoted[i] && TOKEN_IS_ONE(passage_token(passage, i), anyone)))
			return true;
	return false;
}

/* A person's name within range. */
static bool has_person(const struct passage *passage, struct range range)
{
	size_t to;

	for (size_t i = range.from; i < range.to; i++)
		if (comment_is_person(passage, i, &to))
			return true;
	return false;
}

/* Us, or one of us by name: "let Jochen know", "send them our way" */
static bool has_us(const struct passage *passage, struct range range)
{
	static const char *const us[] = { "us", "me", "our", "uns", "mir", "mich", "nous", "moi", "nos" };

	return HAS_WORD(passage, range, us) || has_person(passage, range);
}

/* --- what for */

/* "We need to tell the board" is our own task; "to ask", "to hear" and "to the board" lead on to the request. */
static bool is_own_task(const struct passage *passage, size_t to)
{
	static const char *const requests[] = { "ask", "request", "hear", "have", "know", "invite", "propose", "get" };
	const struct token *verb = passage_token(passage, to + 1);

	return str_is(passage_token(passage, to)->fold, "to") && !token_has(verb, LEX(FUNCTION)) &&
	       !TOKEN_IS_ONE(verb, requests) && !is_board(passage, to + 1);
}

/*
 * What nobody but a board, or whoever reads its papers, is asked for: "an introduction to", "your consent"; not "regulatory
 * approval", "their consent", "approval from the landlord".
 */
static bool wants_consent(const struct request *request, size_t from)
{
	static const char *const things[] = { "consent", "approval",     "mandate", "sign-off",      "blessing",
					      "intro",   "introduction", "intros",  "introductions", "zustimmung" };
	static const char *const others[] = { "their", "its", "his", "her" };
	static const char *const givers[] = { "from", "of", "von", "de" };
	struct range range = from_on(request, from, CLOSE);

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = word_at(request, i);

		if (TOKEN_IS_ONE(token, things))
			return !TOKEN_IS_ONE(word_at(request, i + 1), givers);
		if (TOKEN_IS_ONE(token, others) ||
		    (!token_has(token, LEX(FUNCTION)) && !token_cues(token, CUES(FIGURE_WORD))))
			return false;
	}
	return false;
}

/* --- its forms */

static bool ends_asking(const struct request *request)
{
	size_t to = request->sentence.to;

	return token_is_mark(word_at(request, to), '?') ||
	       (to > request->sentence.from && token_is_mark(word_at(request, to - 1), '?'));
}

/* "Could one of you put in a word?", "Does anyone know …?", "who among you …?"; not "Why did the board …?" */
static bool is_question(const struct request *request)
{
	static const char *const modals[] = { "could",   "can",    "would",  "will",          "may",
					      "könnten", "können", "würden", "dürfen",        "might",
					      "podría",  "puede",  "puedan", "pourriez-vous", "pouvez-vous" };
	static const char *const dos[] = { "do", "does", "has", "have", "is" };
	static const char *const whom[] = { "anyone", "anybody", "any", "one", "someone", "somebody" };
	static const char *const which[] = { "who", "which", "wer", "qui" };
	static const char *const among[] = { "among", "of", "on", "in", "von", "parmi", "d'entre" };
	static const char *const whys[] = { "why", "what", "how", "whether", "when" };
	static const char *const told[] = { "asked", "requested", "answered", "wrote", "wondered" };
	static const char *const answers[] = { "no", "yes", "not", "nein", "ja", "non", "oui" };
	const struct passage *passage = request->passage;
	struct range all = request->sentence;
	size_t to;

	/* "Could Anna deliver? No: …" answers itself. */
	if (!ends_asking(request) || HAS_WORD(passage, all, told) ||
	    TOKEN_IS_ONE(word_at(request, token_is_mark(word_at(request, all.to), '?') ? all.to + 1 : all.to), answers))
		return false;
	for (size_t i = all.from; i < all.to; i++) {
		const struct token *token = word_at(request, i), *next = word_at(request, i + 1);

		/* "Perhaps Lord Hale could have a word?" */
		if (!passage->quoted[i] && comment_is_person(passage, i, &to) &&
		    TOKEN_IS_ONE(word_at(request, to), modals) &&
		    (i == all.from || str_is(word_at(request, i - 1)->fold, "perhaps") ||
		     str_is(word_at(request, i - 1)->fold, "maybe")))
			return true;
		/* "Does anyone know why …?" answers itself. */
		if (!opens_clause(request, i) || passage->quoted[i] ||
		    (str_is(word_at(request, i + 2)->fold, "know") && TOKEN_IS_ONE(word_at(request, i + 3), whys)))
			continue;
		/* "Could Henrik speak to her?": who is asked by name reads this. */
		if (!request->addressed && TOKEN_IS_ONE(token, modals) && comment_is_person(passage, i + 1, &to))
			return true;
		if (!request->addressed)
			continue;
		if (TOKEN_IS_ONE(token, modals) || (TOKEN_IS_ONE(token, dos) && TOKEN_IS_ONE(next, whom)) ||
		    (TOKEN_IS_ONE(token, which) && TOKEN_IS_ONE(next, among) &&
		     addresses(passage, from_on(request, i, CLOSE))))
			return true;
	}
	return false;
}

/* The wish that the modal at i tells is ours: not "the board would like", unless it would do us something. */
static bool is_our_wish(const struct request *request, size_t i)
{
	static const char *const subjects[] = { "we", "i",   "it",   "that", "this", "which", "wir",
						"es", "das", "nous", "ce",   "cela", "what" };
	size_t subject = i;

	while (subject > request->sentence.from && subject + 2 > i &&
	       str_ends(word_at(request, subject - 1)->fold, STR("ly")))
		subject--;
	/* "We need a chair and would be thankful for names" */
	if (str_is(word_at(request, subject - 1)->fold, "and") &&
	    token_cues(word_at(request, request->sentence.from), CUES(WE)))
		return true;
	return token_cues(word_at(request, i), CUES(WE)) || opens_clause(request, subject) ||
	       TOKEN_IS_ONE(word_at(request, subject - 1), subjects) ||
	       has_us(request->passage, from_on(request, i, SHORT));
}

/* Of a wish at i the words that say what it is for: what it does itself, as "thank the board", wishes nothing. */
static bool wishes_for(const struct request *request, size_t i)
{
	static const char *const thanks[] = { "thank", "thanks", "danken", "remercier", "agradecer" };
	struct range near = from_on(request, i, SHORT);

	if (HAS_WORD(request->passage, from_on(request, i, NEAR), thanks))
		return false;
	for (size_t k = near.from; k < near.to; k++)
		if (token_cues(word_at(request, k), CUES(WISH)) && !request->passage->quoted[k])
			return !is_own_task(request->passage, k + 1);
	return false;
}

/* "It would be good if the audit committee …", "a director would do us a great favour", "We would value an opening" */
static bool wishes(const struct request *request)
{
	static const char *const woulds[] = { "would", "we'd",   "i'd",    "it'd",    "würde",
					      "wäre",  "würden", "serait", "serions", "aimerions" };
	static const char *const openings[] = { "introduction", "introductions", "intro",      "intros",
						"opening",      "word",          "candidates", "candidate",
						"names",        "tips",          "suggestions" };
	const struct passage *passage = request->passage;

	for (size_t i = request->sentence.from; i < request->sentence.to; i++) {
		struct range rest = from_on(request, i, FAR);

		if (!TOKEN_IS_ONE(word_at(request, i), woulds) || passage->quoted[i] || !is_our_wish(request, i) ||
		    !wishes_for(request, i))
			continue;
		if (request->addressed || HAS_WORD(passage, from_on(request, i, SHORT), openings))
			return true;
		/* "… if Henrik made a call" */
		for (size_t k = rest.from; k < rest.to; k++)
			if (str_is(word_at(request, k)->fold, "if") && has_person(passage, from_on(request, k + 1, 3)))
				return true;
	}
	return false;
}

/* Whether the verb of asking at k asks: of what we need and want, the board must be behind it. */
static bool asks_at(const struct request *request, size_t i, size_t k)
{
	struct str verb = word_at(request, k)->fold;
	size_t to;
	const struct token *before = word_at(request, k - 1);
	bool would = str_is(before->fold, "would") || str_is(before->fold, "we'd") || str_is(before->fold, "i'd");
	struct range rest = clause_from(request, k + 1, NEAR);

	if ((passage_lex(request->passage, (struct range){ i, k + 2 }) & LEX(NEGATE)) ||
	    is_own_task(request->passage, k + 1))
		return false;
	/* "We like the support team.", "We want to call them again." */
	if (str_is(verb, "like") && !would)
		return false;
	if (str_is(verb, "want") && !addresses(request->passage, from_on(request, k + 1, 2)) &&
	    !str_is(word_at(request, k + 2)->fold, "hear") && !str_is(word_at(request, k + 2)->fold, "know"))
		return false;
	/* "I would like Ingrid to join us" */
	if (would && (str_is(verb, "like") || str_is(verb, "love")) &&
	    comment_is_person(request->passage, k + 1, &to) && str_is(word_at(request, to)->fold, "to"))
		return true;
	/* "May we ask Ingrid" */
	if (str_is(verb, "ask") && has_person(request->passage, from_on(request, k + 1, 2)) && i > 0 &&
	    str_is(word_at(request, i - 1)->fold, "may"))
		return true;
	return addresses(request->passage, rest) || wants_consent(request, k + 1);
}

/* "We request that the board …", "we need your consent", "wir bitten den Beirat" */
static bool asks(const struct request *request)
{
	static const char *const passed[] = { "asked", "requested", "thanked", "decided", "released", "agreed" };

	for (size_t i = request->sentence.from; i < request->sentence.to; i++) {
		if (!token_cues(word_at(request, i), CUES(WE)) || request->passage->quoted[i])
			continue;
		for (size_t k = i + 1; k < from_on(request, i, CLOSE).to; k++) {
			if (TOKEN_IS_ONE(word_at(request, k), passed))
				break;
			if (token_cues(word_at(request, k), CUES(REQUEST)) && asks_at(request, i, k))
				return true;
		}
	}
	return false;
}

/* "Please …", "If one of you knows …, let Jochen know"; not "Please note", "If a director resigns, call the chair" */
static bool bids(const struct request *request)
{
	static const char *const pleases[] = { "please", "kindly", "bitte" };
	static const char *const tells[] = { "note", "find", "see", "refer", "bear", "remember", "excuse", "beachten" };
	static const char *const verbs[] = { "let", "send", "tell",    "call",      "write", "contact",
					     "put", "get",  "connect", "introduce", "point" };
	static const char *const anyone[] = { "anyone", "anybody", "whoever" };
	static const char *const speaks[] = { "speak", "shout", "ring", "raise", "say", "do" };
	const struct passage *passage = request->passage;
	bool condition = false, open = false;

	for (size_t i = request->sentence.from; i < request->sentence.to; i++) {
		open |= TOKEN_IS_ONE(word_at(request, i), anyone);
		condition |= (passage->speech[i] & SPEAKS(CONDITION)) != 0;
		if (passage->quoted[i])
			continue;
		/* "Anyone who has a name, speak up" */
		if ((open || (condition && request->addressed)) && opens_clause(request, i) &&
		    TOKEN_IS_ONE(word_at(request, i), speaks) && i > request->sentence.from)
			return true;
		/* "… a word would not hurt" */
		if (condition && request->addressed && str_is(word_at(request, i)->fold, "hurt") && i > 1 &&
		    token_has(word_at(request, i - 1), LEX(NEGATE)))
			return true;
		if (!request->addressed)
			continue;
		if (TOKEN_IS_ONE(word_at(request, i), pleases) && !TOKEN_IS_ONE(word_at(request, i + 1), tells))
			return true;
		if (condition && opens_clause(request, i) && TOKEN_IS_ONE(word_at(request, i), verbs) &&
		    has_us(passage, from_on(request, i + 1, CLOSE)))
			return true;
	}
	return false;
}

/* What an invitation says of what it asks for: "is welcome", "would be valuable"; "helps" where the board is to give it. */
static bool is_welcomed(const struct request *request, size_t i, bool board)
{
	static const char *const short_of[] = { "welcome", "appreciated", "wanted", "sought", "needed", "willkommen" };
	static const char *const be[] = { "is", "are", "most", "very", "be", "always", "ist", "sind", "est", "sont" };
	static const char *const welcome[] = { "welcome", "appreciated", "wanted",     "sought",
					       "needed",  "helps",       "willkommen", "bienvenue" };
	static const char *const good[] = { "valuable", "helpful", "help", "useful", "count", "gold", "great" };
	struct range rest = from_on(request, i, FAR);
	bool would = false;

	/* "Names welcome." */
	if (rest.to == rest.from + 1 && request->sentence.to - request->sentence.from <= SHORT &&
	    TOKEN_IS_ONE(word_at(request, rest.from), short_of))
		return true;
	for (size_t k = rest.from; k < rest.to; k++) {
		const struct token *token = word_at(request, k);

		would |= str_is(token->fold, "would");
		if (request->passage->quoted[k])
			continue;
		if (TOKEN_IS_ONE(token, welcome) &&
		    (str_is(token->fold, "helps") ? board : would || TOKEN_IS_ONE(word_at(request, k - 1), be)))
			return true;
		if (would && board && (TOKEN_IS_ONE(token, good) || TOKEN_IS_ONE(token, welcome)))
			return true;
	}
	return false;
}

/* "Any thoughts are welcome", "your views would be valuable"; not "your feedback form", "any feedback from customers" */
static bool invites(const struct request *request)
{
	static const char *const whose[] = { "any", "your", "a", "an", "board's", "directors", "director's" };
	const struct passage *passage = request->passage;

	for (size_t i = request->sentence.from; i + 1 < request->sentence.to; i++) {
		const struct token *token = word_at(request, i);
		bool any = str_is(token->fold, "any"), your = str_is(token->fold, "your"), board;
		bool bare = i == request->sentence.from && token_cues(token, CUES(ASKED));
		size_t noun = i + !bare, end = from_on(request, i, CLOSE).to;

		if ((!bare && !TOKEN_IS_ONE(token, whose)) || passage->quoted[i])
			continue;
		while (noun < end && !token_cues(word_at(request, noun), CUES(ASKED)))
			noun++;
		/* A noun behind it is what is meant, "form"; so is who gives it, "from customers". */
		if (noun >= end || (bare && noun + 2 != request->sentence.to) ||
		    (!bare && (word_at(request, noun + 1)->kind == TOKEN_WORD &&
			       !token_has(word_at(request, noun + 1), LEX(FUNCTION)) && !is_board(passage, noun + 1))))
			continue;
		board = your || addresses(passage, clause_from(request, i, NEAR));
		if (!board && str_is(word_at(request, noun + 1)->fold, "from"))
			continue;
		if ((board || any || bare) && is_welcomed(request, noun + 1, board))
			return true;
	}
	return false;
}

/* "A call from the chair to their mayor could still turn it", "your word with the bank would help more" */
static bool hints(const struct request *request)
{
	static const char *const mays[] = { "could", "would", "might", "may", "can", "will" };
	static const char *const givers[] = { "from", "by", "of", "von", "de" };
	const struct passage *passage = request->passage;

	for (size_t i = request->sentence.from + 1; i < request->sentence.to && request->addressed; i++) {
		struct range rest = clause_from(request, i + 2, NEAR);

		bool yours =
			str_is(word_at(request, i - 1)->fold, "your") && token_cues(word_at(request, i), CUES(ASKED));

		if (!yours &&
		    (!TOKEN_IS_ONE(word_at(request, i), givers) || !token_cues(word_at(request, i - 1), CUES(ASKED)) ||
		     !addresses(passage, from_on(request, i + 1, CLOSE))))
			continue;
		if (passage->quoted[i])
			continue;
		for (size_t k = rest.from; k < rest.to; k++)
			if (TOKEN_IS_ONE(word_at(request, k), mays) && !(passage_lex(passage, rest) & LEX(NEGATE)) &&
			    !str_is(word_at(request, k + 1)->fold, "have"))
				return true;
	}
	return false;
}

/* "Two wishes: …", "on our list of wishes to the board"; not "the board wishes to see" */
static bool names_wishes(const struct request *request)
{
	static const char *const wishes[] = { "wish", "wishes", "wishlist", "wünsche", "anliegen" };

	for (size_t i = request->sentence.from; i < request->sentence.to && request->addressed; i++)
		if (TOKEN_IS_ONE(word_at(request, i), wishes) && !request->passage->quoted[i] &&
		    !(i > request->sentence.from && is_board(request->passage, i - 1)))
			return true;
	return false;
}

/* What the board alone gives: "a decision", "an answer", and what else it is asked for. */
static bool is_given_by_board(const struct token *token)
{
	static const char *const gifts[] = { "decision", "answer", "yes", "no", "votes", "resolution", "entscheidung" };

	return token_cues(token, CUES(ASKED)) || TOKEN_IS_ONE(token, gifts);
}

/* "Poland needs a decision from you", "waiting for the board's signature", "hangs on your yes" */
static bool waits_for_board(const struct request *request)
{
	static const char *const waits[] = { "needs",  "need",     "requires", "require", "waits",   "waiting",
					     "awaits", "awaiting", "hangs",    "depends", "braucht", "wartet" };
	static const char *const givers[] = { "from", "by", "of", "von" };
	const struct passage *passage = request->passage;

	for (size_t i = request->sentence.from; i < request->sentence.to && request->addressed; i++) {
		struct range rest = clause_from(request, i + 1, NEAR);

		if (!TOKEN_IS_ONE(word_at(request, i), waits) || passage->quoted[i] ||
		    (passage_lex(passage, rest) & LEX(NEGATE)) ||
		    (i > 0 && token_has(word_at(request, i - 1), LEX(NEGATE))))
			continue;
		for (size_t k = rest.from; k < rest.to; k++) {
			if (!is_given_by_board(word_at(request, k)))
				continue;
			if (addresses(passage, (struct range){ k > rest.from + 2 ? k - 2 : rest.from, k }) ||
			    (TOKEN_IS_ONE(word_at(request, k + 1), givers) &&
			     addresses(passage, from_on(request, k + 2, 2))))
				return true;
		}
	}
	return false;
}

/* "It's time the board made up its mind", "I can't settle it and want the board to decide" */
static bool hands_over(const struct request *request)
{
	static const char *const wants[] = { "want", "ask", "invite", "urge", "beg" };
	static const char *const ands[] = { "and", "so", "but", "therefore" };
	static const char *const highs[] = { "it's", "is", "high", "about" };
	const struct passage *passage = request->passage;

	for (size_t i = request->sentence.from; i + 1 < request->sentence.to && request->addressed; i++) {
		if (passage->quoted[i] || !addresses(passage, from_on(request, i + 1, 2)))
			continue;
		if (str_is(word_at(request, i)->fold, "time") && !str_is(word_at(request, i + 1)->fold, "for") &&
		    i > 0 && TOKEN_IS_ONE(word_at(request, i - 1), highs))
			return true;
		if (i > request->sentence.from && TOKEN_IS_ONE(word_at(request, i), wants) &&
		    TOKEN_IS_ONE(word_at(request, i - 1), ands))
			return true;
	}
	return false;
}

bool comment_asks_board(const struct comment_reader *reader, struct range sentence)
{
	struct request request = { reader->passage, sentence, false };
	uint64_t all = passage_speaks(reader->passage, sentence);

	if ((all & SPEAKS(NO_ASK)) ||
	    (!(all & (SPEAKS(ASK) | SPEAKS(BOARD))) &&
	     !has_cue(reader->passage, sentence, CUES(WISH) | CUES(REQUEST) | CUES(ASKED)) && !ends_asking(&request)))
		return false;
	request.addressed = addresses(reader->passage, sentence);
	return is_question(&request) || names_wishes(&request) || wishes(&request) || asks(&request) ||
	       bids(&request) || invites(&request) || hints(&request) || waits_for_board(&request) ||
	       hands_over(&request);
}
