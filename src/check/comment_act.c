/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/comment_reader.h"

/*
 * Deeds, by the shape of the sentence: one of ours stands before a verb ("Dorota, our head of IT, answers the findings"), or
 * something is being done ("a plant is being qualified"). What can be done is not listed; what is no deed is, in IDLE: owning,
 * watching, telling, suffering. Participles are known by "-ed", the irregular ones by a list. A deed is an answer to a risk,
 * whatever it is; who does it owns the answer.
 */

enum {
	ASIDE = 10, /* words of an aside: ", our head of IT," */
	BE_WORDS = 5 /* "has already been quietly" */
};

bool comment_may_be_person(const struct passage *passage, size_t i, size_t *to)
{
	const uint64_t other = LEX(FUNCTION) | LEX(COMMON) | LEX(PLACE) | LEX(MONTH) | LEX(ORGWORD) | LEX(ACRONYM) |
			       LEX(NATIONAL) | LEX(SEGMENT) | LEX(TIER) | LEX(PRODUCT) | LEX(GATE);
	static const char *const particles[] = {
		"van", "von", "de", "di", "da", "del", "den", "der", "el", "bin", "zu"
	};
	size_t k = i;

	while (k < i + 2) {
		const struct token *token = passage_token(passage, k);

		if (token->kind != TOKEN_WORD || !(token->flags & TOKEN_UPPER) || (token->flags & TOKEN_CAPS) ||
		    token->span.n < 3 || passage->taken[k] || token_has(token, other) ||
		    (passage->speech[k] & (SPEAKS(ROLE) | SPEAKS(GROUP) | SPEAKS(JOB) | SPEAKS(PLAN))))
			break;
		k++;
	}
	/* "Noor van Dijk" */
	if (k > i && TOKEN_IS_ONE(passage_token(passage, k), particles))
		for (size_t n = k + 1; n < k + 3 && passage_token(passage, n)->kind == TOKEN_WORD; n++)
			if (passage_token(passage, n)->flags & TOKEN_UPPER) {
				k = n + 1;
				break;
			}
	*to = k;
	return k > i;
}

/* Where a clause may begin: behind a sign, or behind what joins two. */
static bool opens_clause(const struct passage *passage, struct range range, size_t i)
{
	static const char *const joins[] = { "and", "but", "while", "so", "und", "aber", "et", "y" };
	const struct token *before = passage_token(passage, i - 1);

	return i <= range.from || before->kind == TOKEN_MARK || before->kind == TOKEN_BREAK ||
	       TOKEN_IS_ONE(before, joins);
}

/* The words between who acts and the verb: an aside, "in operations", "has already". */
static size_t verb_of(const struct passage *passage, size_t i, size_t end)
{
	static const char *const places[] = { "in", "from", "of", "at" };
	size_t k = i;

	if (token_is_mark(passage_token(passage, k), ',') || token_is_mark(passage_token(passage, k), '(')) {
		for (size_t close = k + 1; close < end && close < k + ASIDE; close++) {
			if (!token_is_mark(passage_token(passage, close), ',') &&
			    !token_is_mark(passage_token(passage, close), ')'))
				continue;
			k = close + 1;
			break;
		}
	} else if (TOKEN_IS_ONE(passage_token(passage, k), places)) {
		k += 2;
	} else if (token_is_mark(passage_token(passage, k), ')')) {
		/* "Counsel (Dr. Wiek) is handling it" */
		k++;
	}
	for (size_t skipped = 0; k < end && skipped < 4; k++, skipped++) {
		const struct token *token = passage_token(passage, k);

		if (token->kind != TOKEN_WORD || token_has(token, LEX(NEGATE)) ||
		    (passage->speech[k] & (SPEAKS(HEDGE) | SPEAKS(CONDITION))) || str_is(token->fold, "would"))
			return end;
		if (!token_has(token, LEX(FUNCTION)) && !str_ends(token->fold, STR("ly")))
			break;
	}
	return k;
}

/* "Sends me the rate each Friday", "mails us the list": news and no deed. */
static bool informs(const struct passage *passage, size_t verb)
{
	static const char *const verbs[] = { "sends",    "send",  "sent",  "mails", "gives",
					     "forwards", "shows", "rings", "texts" };
	static const char *const whom[] = { "me", "us", "mir", "uns" };

	return TOKEN_IS_ONE(passage_token(passage, verb), verbs) &&
	       TOKEN_IS_ONE(passage_token(passage, verb + 1), whom);
}

/* "Has been to see the landlord" */
static bool goes_to_see(const struct passage *passage, size_t verb)
{
	static const char *const goes[] = { "been", "went", "gone", "goes", "going", "flies", "flew", "travels" };

	return verb > 1 && str_is(passage_token(passage, verb)->fold, "see") &&
	       str_is(passage_token(passage, verb - 1)->fold, "to") &&
	       TOKEN_IS_ONE(passage_token(passage, verb - 2), goes);
}

static bool is_deed(const struct passage *passage, size_t verb, size_t end)
{
	const struct token *token = passage_token(passage, verb);

	if (verb < end && goes_to_see(passage, verb))
		return true;
	return verb < end && token->kind == TOKEN_WORD && !(token->flags & TOKEN_UPPER) &&
	       !token_has(token, LEX(FUNCTION)) && !token_cues(token, CUES(IDLE)) && !informs(passage, verb) &&
	       !(passage->speech[verb] & (SPEAKS(OWNER) | SPEAKS(WATCH) | SPEAKS(HEDGE) | SPEAKS(STOCK)));
}

/* Behind a name that no list holds: a plan, or a verb in the third person or the past. */
static bool is_plain_deed(const struct passage *passage, size_t verb)
{
	static const char *const plurals[] = {
		"run",    "start", "begin", "follow", "are",  "were",  "have", "come",
		"arrive", "go",    "take",  "will",   "open", "cover", "show", "continue"
	};
	static const char *const adverbs[] = { "now", "already", "also", "then", "still" };
	static const char *const pasts[] = { "went",   "flew",  "drove", "wrote",  "met", "spoke", "got",  "built",
					     "bought", "found", "drew",  "struck", "won", "began", "sent", "brought" };
	bool is_adverb = TOKEN_IS_ONE(passage_token(passage, verb + 1), adverbs);
	struct str fold = passage_token(passage, verb)->fold, before = passage_token(passage, verb - 1)->fold;

	/* "Offline backups now run every night", "Performance studies start on …": things, and what they do. */
	if (str_ends(fold, STR("s")) && TOKEN_IS_ONE(passage_token(passage, verb + 1 + is_adverb), plurals))
		return false;
	/* "Packs were retested" */
	if (str_is(before, "were") || str_is(before, "are") || str_is(before, "have"))
		return false;
	if (passage_speaks(passage, (struct range){ verb, verb + 3 }) & SPEAKS(PLAN))
		return true;
	/* "Sapling has halved its list prices": a firm. */
	for (size_t k = verb + 1; k < verb + 5; k++)
		if (str_is(passage_token(passage, k)->fold, "its"))
			return false;
	return goes_to_see(passage, verb) || TOKEN_IS_ONE(passage_token(passage, verb), pasts) ||
	       (fold.n > 3 && ((str_ends(fold, STR("s")) && !str_ends(fold, STR("ss"))) || str_ends(fold, STR("ed"))));
}

/* "is being qualified", "were retested", "has been retained" */
static bool is_done(const struct passage *passage, size_t i, struct range range)
{
	static const char *const participles[] = {
		"built", "rebuilt", "bought", "brought",    "taught",   "sought",    "written",  "rewritten",
		"drawn", "set",     "sold",   "found",      "sent",     "put",       "cut",      "laid",
		"kept",  "begun",   "given",  "dealt",      "done",     "spread",    "split",    "shown",
		"spun",  "geprüft", "gebaut", "verhandelt", "bestellt", "gesichert", "geschult", "ersetzt"
	};
	size_t k = i + 1, end = k + BE_WORDS < range.to ? k + BE_WORDS : range.to;

	while (k < end && (token_cues(passage_token(passage, k), CUES(BE)) ||
			   str_ends(passage_token(passage, k)->fold, STR("ly")) ||
			   str_is(passage_token(passage, k)->fold, "already")))
		k++;
	if (!is_deed(passage, k, range.to))
		return false;
	for (size_t back = 1; back <= 3 && i >= range.from + back; back++)
		if ((passage->speech[i - back] & (SPEAKS(HEDGE) | SPEAKS(CONDITION))) ||
		    token_has(passage_token(passage, i - back), LEX(NEGATE)) ||
		    str_is(passage_token(passage, i - back)->fold, "would"))
			return false;
	return str_ends(passage_token(passage, k)->fold, STR("ed")) ||
	       TOKEN_IS_ONE(passage_token(passage, k), participles) || (passage->speech[k] & SPEAKS(PLAN));
}

/* "…, deposit paid", "- contract signed": said short behind a sign. */
static bool is_settled(const struct passage *passage, size_t i, struct range range)
{
	static const char *const participles[] = { "paid",   "signed",  "ordered",   "booked",  "agreed",  "fixed",
						   "bought", "drafted", "installed", "hired",   "secured", "filed",
						   "tested", "trained", "reserved",  "sourced", "insured", "bestellt" };
	size_t noun = i - 1;

	if (i < range.from + 2 || !TOKEN_IS_ONE(passage_token(passage, i), participles) ||
	    (i + 1 < range.to && passage_token(passage, i + 1)->kind == TOKEN_WORD &&
	     !token_has(passage_token(passage, i + 1), LEX(FUNCTION))))
		return false;
	for (size_t n = 0; n < 2 && noun > range.from; n++, noun--) {
		if (passage_token(passage, noun)->kind != TOKEN_WORD ||
		    token_has(passage_token(passage, noun), LEX(FUNCTION)))
			return false;
		if (token_is_mark(passage_token(passage, noun - 1), ',') ||
		    token_is_mark(passage_token(passage, noun - 1), '-') ||
		    token_is_mark(passage_token(passage, noun - 1), ';'))
			return true;
	}
	return false;
}

/* "Purchasing splits the volume", "Legal is drafting …": a department does it, though nobody in it is named. */
static bool is_department(const struct passage *passage, struct range range, size_t i)
{
	static const char *const names[] = { "purchasing", "procurement", "finance",     "legal",     "sales",
					     "marketing",  "operations",  "engineering", "logistics", "quality",
					     "treasury",   "compliance",  "security",    "it",        "hr",
					     "production", "maintenance", "accounting",  "planning",  "einkauf" };

	/* "It leaks" */
	if (passage_token(passage, i)->fold.n == 2 && !(passage_token(passage, i)->flags & TOKEN_CAPS))
		return false;
	return (passage_token(passage, i)->flags & TOKEN_UPPER) && passage_token(passage, i + 1)->kind == TOKEN_WORD &&
	       TOKEN_IS_ONE(passage_token(passage, i), names) && opens_clause(passage, range, i);
}

/* "A bank guarantee covers 80 %", "the contract lets us take over the moulds": what protects us does so by itself. */
static bool is_shielded(const struct passage *passage, size_t i, struct range range)
{
	enum { NEAR = 8 };
	static const char *const shields[] = { "clause",   "guarantee", "contract", "insurance", "policy", "agreement",
					       "bond",     "stock",     "buffer",   "hedge",     "line",   "facility",
					       "lender",   "bank",      "licence",  "reserve",   "fund",   "escrow",
					       "warranty", "cover",     "deposit",  "force",     "loan",   "option",
					       "insurer",  "landlord",  "treaty",   "swap",      "storage" };
	size_t from = i > range.from + NEAR ? i - NEAR : range.from;

	if (i == range.from || !token_in(passage_token(passage, i), SETS(SHIELDS)) ||
	    (passage_lex(passage, (struct range){ from, i + 2 }) & LEX(NEGATE)) ||
	    (passage_speaks(passage, (struct range){ from, i }) & (SPEAKS(HEDGE) | SPEAKS(CONDITION))) ||
	    str_is(passage_token(passage, i + 1)->fold, "only") || str_is(passage_token(passage, i - 1)->fold, "only"))
		return false;
	for (size_t k = from; k < i; k++)
		if (TOKEN_IS_ONE(passage_token(passage, k), shields))
			return true;
	return false;
}

/* "Kerry-Ann has spare transformers shipped by May": somebody else does it for us. */
static bool has_it_done(const struct passage *passage, size_t i, struct range range)
{
	enum { FAR = 6 };
	static const char *const has[] = { "has", "have", "had" };

	if (!TOKEN_IS_ONE(passage_token(passage, i), has) || passage_token(passage, i + 1)->kind != TOKEN_WORD ||
	    token_cues(passage_token(passage, i + 1), CUES(BE)))
		return false;
	for (size_t k = i + 2; k < i + FAR && k < range.to && passage_token(passage, k)->kind == TOKEN_WORD; k++) {
		const struct token *token = passage_token(passage, k);

		if (token_has(token, LEX(NEGATE)) || str_is(token->fold, "to") || str_is(token->fold, "that"))
			return false;
		if (str_ends(token->fold, STR("ed")) && token->fold.n > 4 &&
		    !str_ends(passage_token(passage, k - 1)->fold, STR("ly")))
			return is_deed(passage, k, range.to) &&
			       !token_has(passage_token(passage, k - 1), LEX(FUNCTION));
	}
	return false;
}

/* "We now buy from Schott": what was not so before. */
static bool buys_now(const struct passage *passage, size_t i)
{
	static const char *const now[] = { "now", "instead", "already" };

	return i > 1 &&
	       (str_is(passage_token(passage, i)->fold, "buy") || str_is(passage_token(passage, i)->fold, "buys")) &&
	       TOKEN_IS_ONE(passage_token(passage, i - 1), now);
}

/* We, and whoever was named before. */
static bool is_actor(const struct token *token)
{
	static const char *const others[] = { "she", "he", "who", "je" };

	return token_cues(token, CUES(WE)) || TOKEN_IS_ONE(token, others);
}

bool comment_names_act(const struct passage *passage, struct range range, struct range *out)
{
	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i);
		size_t to = i + 1, verb;
		bool known = comment_is_person(passage, i, &to), is_role = (passage->speech[i] & SPEAKS(ROLE)) != 0;

		if ((token_cues(token, CUES(BE)) && is_done(passage, i, range)) || is_settled(passage, i, range) ||
		    is_shielded(passage, i, range) || has_it_done(passage, i, range) || buys_now(passage, i) ||
		    (is_department(passage, range, i) && is_plain_deed(passage, verb_of(passage, i + 1, range.to)) &&
		     is_deed(passage, verb_of(passage, i + 1, range.to), range.to))) {
			*out = (struct range){ i, i };
			return true;
		}
		if (passage->quoted[i])
			continue;
		if (is_role)
			for (to = i + 1; to < range.to && to < i + 6 && (passage->speech[to] & SPEAKS(ROLE)); to++)
				;
		/* "HR director Sunniva Berg runs …", "our head of supply chain has …" */
		if (is_role && comment_may_be_person(passage, to, &verb))
			to = verb;
		if (!known && !is_role && !is_actor(token) &&
		    !(opens_clause(passage, range, i) && comment_may_be_person(passage, i, &to)))
			continue;
		verb = verb_of(passage, to, range.to);
		if (!is_deed(passage, verb, range.to))
			continue;
		if (!known && !is_role && !is_actor(token) && !is_plain_deed(passage, verb))
			continue;
		*out = is_actor(token) ? (struct range){ i, i } : (struct range){ i, to };
		return true;
	}
	return false;
}
