/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

bool narrative_place_has_mark(const struct narrative_reader *reader, size_t from, size_t to)
{
	return narrative_mark_in(reader, MARK_SIZE, from, to, 0) != NARRATIVE_NONE ||
	       narrative_mark_in(reader, MARK_TIME, from, to, 0) != NARRATIVE_NONE ||
	       narrative_mark_in(reader, MARK_GATE, from, to, 0) != NARRATIVE_NONE;
}

/* "Moonpig has agreed in principle to more from April if the integration is finished." */
bool narrative_place_has_time_and_gate(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t stop = narrative_sentence_to(reader, from, to);

	return narrative_mark_in(reader, MARK_TIME, from, stop, MARK_TRAP) != NARRATIVE_NONE &&
	       narrative_mark_in(reader, MARK_GATE, from, stop, MARK_TRAP | MARK_UNKNOWN) != NARRATIVE_NONE;
}

/* The end of the bracket that opens at i, at most 80 tokens on. */
size_t narrative_place_bracket_to(const struct narrative_reader *reader, size_t i)
{
	size_t limit = i + 80;

	for (; i < limit && narrative_token(reader, i)->kind != TOKEN_BREAK; i++)
		if (token_is_mark(narrative_token(reader, i), ')') || token_is_mark(narrative_token(reader, i), ']'))
			return i;
	return i;
}

bool narrative_place_opens_money(const struct narrative_reader *reader, size_t i)
{
	static const char *const about[] = { "around", "about",         "roughly", "some", "circa", "ca",
					     "nearly", "approximately", "environ", "rund", "etwa",  "only" };
	size_t mark = narrative_mark_in(reader, MARK_SIZE, i, i + 3, 0);

	if (mark == NARRATIVE_NONE)
		return false;
	if (token_is_mark(narrative_token(reader, i), '+') || token_is_mark(narrative_token(reader, i), '~') ||
	    TOKEN_IS_ONE(narrative_token(reader, i), about))
		i++;
	return reader->marks[MARK_SIZE].list.v[mark].from == i;
}

/*
 * Verbs of wishing, asking, buying and growing say that there is an opportunity; forms of "to be" and "to have", modals and all
 * others say little by themselves.
 */
static bool is_weak_verb(const struct token *token)
{
	return token_in(token, SETS(WEAK_VERB));
}

static bool is_adverb(const struct token *token)
{
	if (token_in(token, SETS(ADVERB)))
		return true;
	return str_ends(token->fold, STR("ly"));
}

static bool is_us(const struct token *token)
{
	static const char *const words[] = { "us", "ons", "uns", "nous", "nos", "ci", "os" };

	return TOKEN_IS_ONE(token, words);
}

static bool is_modal(const struct token *token)
{
	static const char *const words[] = {
		"may", "might", "can", "could", "will", "should", "shall", "soll", "wird"
	};

	return TOKEN_IS_ONE(token, words);
}

static bool is_to_be(const struct token *token)
{
	return str_is(token->fold, "be") || str_is(token->fold, "have") || str_is(token->fold, "remain");
}

/* "Ypsomed will das Modul": wants it. */
static bool is_german_will(const struct narrative_reader *reader, size_t i)
{
	static const char *const words[] = { "das",    "die",     "den",   "ein",        "eine",   "einen", "unser",
					     "unsere", "unseren", "mehr",  "auch",       "noch",   "ab",    "im",
					     "bis",    "drei",    "zwei",  "seine",      "seinen", "ihre",  "ihren",
					     "nun",    "jetzt",   "dafür", "zusätzlich", "weitere" };

	return str_is(narrative_token(reader, i)->fold, "will") && TOKEN_IS_ONE(narrative_token(reader, i + 1), words);
}

static enum narrative_follow verb_at(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i);

	/* "simply asked", "now wants" */
	for (size_t k = 0; k < 2 && is_adverb(token); k++)
		token = narrative_token(reader, ++i);
	if (token->kind != TOKEN_WORD || (token->flags & TOKEN_UPPER) || !token_has(token, LEX(VERB)))
		return NARRATIVE_FOLLOW_NOTHING;
	if (!is_weak_verb(token) || is_german_will(reader, i))
		return NARRATIVE_FOLLOW_VERB;
	/* "might follow", "will take" */
	if (is_modal(token) && !str_is(narrative_token(reader, i + 1)->fold, "not") &&
	    token_has(narrative_token(reader, i + 1), LEX(VERB)) && !is_to_be(narrative_token(reader, i + 1)))
		return NARRATIVE_FOLLOW_VERB;
	/* "has asked", "is also considering", "heeft ons gevraagd" */
	if (is_us(narrative_token(reader, i + 1)))
		i++;
	for (size_t k = 0; k < 2 && is_adverb(narrative_token(reader, i + 1)); k++)
		i++;
	token = narrative_token(reader, i + 1);
	return token->kind == TOKEN_WORD && token_has(token, LEX(VERB)) && !is_weak_verb(token) &&
			       !token_has(token, LEX(CLOSED) | LEX(LOST))
		       ? NARRATIVE_FOLLOW_VERB
		       : NARRATIVE_FOLLOW_WEAK;
}

bool narrative_place_wishes_in(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const subjects[] = { "its", "their", "they", "it", "and", "who", "which", "now" };
	bool theirs = false;

	for (size_t i = from; i < to; i++) {
		const struct token *token = narrative_token(reader, i);

		theirs |= TOKEN_IS_ONE(token, subjects);
		if (str_is(token->fold, "we") || str_is(token->fold, "not"))
			theirs = false;
		if (theirs && verb_at(reader, i) == NARRATIVE_FOLLOW_VERB)
			return true;
	}
	return false;
}

bool narrative_place_wishes_after(const struct narrative_reader *reader, size_t comma)
{
	size_t to = narrative_sentence_to(reader, comma, comma + 40);

	/* ", which wants …": the clause itself; ", our oldest customer, wants …": what comes after it. */
	if (token_has(narrative_token(reader, comma + 1), LEX(FUNCTION)) &&
	    (str_starts(narrative_token(reader, comma + 1)->fold, STR("wh")) ||
	     str_is(narrative_token(reader, comma + 1)->fold, "qui") ||
	     str_is(narrative_token(reader, comma + 1)->fold, "die") ||
	     str_is(narrative_token(reader, comma + 1)->fold, "que")) &&
	    verb_at(reader, comma + 2) == NARRATIVE_FOLLOW_VERB)
		return true;
	/* ", where the depot wants slot planning" */
	if (str_is(narrative_token(reader, comma + 1)->fold, "where"))
		for (size_t i = comma + 2; i < to && i < comma + 10; i++)
			if (verb_at(reader, i) == NARRATIVE_FOLLOW_VERB)
				return true;
	for (size_t i = comma + 1; i < to && i < comma + 24; i++)
		if (token_is_mark(narrative_token(reader, i), ','))
			return verb_at(reader, i + 1) == NARRATIVE_FOLLOW_VERB;
	return false;
}

/* A bracket without an answer is an apposition, and so is the end of a bracket that the name fills. */
static size_t skip_apposition(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *next = narrative_token(reader, name->to);

	if (token_is_mark(next, '(') || token_is_mark(next, '[')) {
		size_t to = narrative_place_bracket_to(reader, name->to + 1);

		return narrative_place_has_mark(reader, name->to + 1, to) ? name->to : to + 1;
	}
	if (name->from && token_is_mark(next, ')') && token_is_mark(narrative_token(reader, name->from - 1), '('))
		return name->to + 1;
	return token_is_mark(next, '"') ? name->to + 1 : name->to;
}

/* "Twilio first, they are …", "Gusto next: …": the place in the list. */
static size_t skip_ordinal(const struct narrative_reader *reader, size_t i)
{
	static const char *const words[] = { "first",  "second", "third",   "next", "last",    "finally",
					     "zuerst", "danach", "zuletzt", "then", "d'abord", "ensuite" };
	const struct token *sign = narrative_token(reader, i + 1);

	return TOKEN_IS_ONE(narrative_token(reader, i), words) &&
			       (token_is_mark(sign, ',') || token_is_mark(sign, ':') || token_is_mark(sign, '-'))
		       ? i + 1
		       : i;
}

/* "The Quillon people want …" */
static size_t skip_people(const struct narrative_reader *reader, size_t i)
{
	static const char *const words[] = { "people", "team", "folks", "crowd", "guys", "lot", "leute", "folk" };

	return i > 0 && TOKEN_IS_ONE(narrative_token(reader, i), words) &&
			       !str_ends(narrative_token(reader, i - 1)->fold, STR("'s")) &&
			       narrative_token(reader, i - 1)->span.n > 3 &&
			       verb_at(reader, i + 1) != NARRATIVE_FOLLOW_NOTHING
		       ? i + 1
		       : i;
}

/* "85, …" where the text gives its amounts in thousands */
static bool is_bare_amount(const struct narrative_reader *reader, size_t i)
{
	return reader->thousands && i < reader->tokens.list.n && narrative_bare_number(reader, i, i + 1) == i &&
	       narrative_token(reader, i + 1)->kind != TOKEN_WORD;
}

/* "Haileybury's keen to …", "Boots's after another 40": is or has, shortened. */
static bool is_contracted(const struct narrative_reader *reader, const struct name *name, size_t i)
{
	static const char *const words[] = { "keen",     "after",       "looking",  "asking",  "ready",      "up",
					     "thinking", "considering", "planning", "hoping",  "interested", "due",
					     "going",    "getting",     "adding",   "moving",  "buying",     "eyeing",
					     "weighing", "expanding",   "doubling", "asked",   "agreed",     "happy",
					     "wanting",  "willing",     "set",      "likely",  "now",        "also",
					     "still",    "already",     "eager",    "minded",  "tempted",    "talking",
					     "pushing",  "begging",     "itching",  "rolling", "taking",     "in",
					     "wanted" };

	return str_ends(narrative_token(reader, name->to - 1)->fold, STR("'s")) && i == name->to &&
	       TOKEN_IS_ONE(narrative_token(reader, i), words) &&
	       (token_has(narrative_token(reader, i + 1), LEX(FUNCTION)) ||
		narrative_token(reader, i + 1)->kind == TOKEN_NUMBER);
}

enum narrative_follow narrative_place_follow(const struct narrative_reader *reader, const struct name *name)
{
	size_t i = skip_people(reader, skip_ordinal(reader, skip_apposition(reader, name)));
	const struct token *next = narrative_token(reader, i);

	if (token_is_mark(next, '.') && !(next->flags & TOKEN_STOP))
		next = narrative_token(reader, ++i);
	if (token_is_mark(next, '(') || token_is_mark(next, '['))
		return NARRATIVE_FOLLOW_BRACKET;
	if (narrative_place_opens_money(reader, i) || is_bare_amount(reader, i))
		return NARRATIVE_FOLLOW_MONEY;
	if (is_contracted(reader, name, i))
		return NARRATIVE_FOLLOW_VERB;
	/* "Sweetgreen. 48k, …", "Bombas! 12k" */
	if ((next->flags & TOKEN_STOP) && narrative_place_opens_money(reader, i + 1) &&
	    narrative_place_is_start(reader, name))
		return NARRATIVE_FOLLOW_DELIMITER;
	if (next->kind == TOKEN_BREAK || (next->flags & TOKEN_STOP))
		return NARRATIVE_FOLLOW_END;
	if (token_is_mark(next, '.') && token_is_mark(narrative_token(reader, i + 1), '.'))
		return NARRATIVE_FOLLOW_DELIMITER;
	if (next->kind == TOKEN_MARK && next->mark && strchr(",:->|=\";+/", next->mark))
		return NARRATIVE_FOLLOW_DELIMITER;
	if (verb_at(reader, i) != NARRATIVE_FOLLOW_NOTHING)
		return verb_at(reader, i);
	if (narrative_mark_in(reader, MARK_TIME, i, i + 1, 0) != NARRATIVE_NONE)
		return NARRATIVE_FOLLOW_TIME;
	return NARRATIVE_FOLLOW_NOTHING;
}

bool narrative_place_is_conjunction(const struct token *token)
{
	if (token_in(token, SETS(CONJUNCTION)))
		return true;
	return token_is_mark(token, '&');
}

bool narrative_place_is_preposition(const struct token *token)
{
	return token_in(token, SETS(PREPOSITION));
}

static bool is_relative(const struct token *token)
{
	static const char *const words[] = { "donde", "où",  "where", "wo",   "who",  "which",
					     "that",  "que", "qui",   "waar", "dove", "when" };

	return TOKEN_IS_ONE(token, words);
}

/* "the design shop mömax asked": a noun before the name, and nothing else in the clause. */
bool narrative_place_has_only_noun_before(const struct narrative_reader *reader, const struct name *name)
{
	bool noun = false;

	for (size_t i = name->from, n = 0; i-- > 0 && n < 7; n++) {
		const struct token *token = narrative_token(reader, i);

		if (token->kind == TOKEN_BREAK || (token->flags & TOKEN_STOP) || token->kind == TOKEN_MARK)
			return noun;
		noun |= !is_relative(token);
		if (token->kind != TOKEN_WORD || token_has(token, LEX(VERB)) ||
		    (n == 0 && (narrative_place_is_preposition(token) || str_is(token->fold, "in") ||
				str_is(token->fold, "of") || str_is(token->fold, "by") || str_is(token->fold, "to"))) ||
		    (n == 0 && token_has(token, LEX(INVESTOR) | LEX(PARTNER) | LEX(COMPETITOR))))
			return false;
		if (token->flags & TOKEN_SENTENCE)
			return true;
	}
	return false;
}

bool narrative_place_is_start(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before;

	if (name->flags & (NAME_START | NAME_SENTENCE) || name->from == 0)
		return true;
	before = narrative_token(reader, name->from - 1);
	if (name->from > 1 && narrative_place_is_article(before) && !str_is(before->fold, "de"))
		before--;
	if (before->kind == TOKEN_MARK || before->kind == TOKEN_BREAK || narrative_place_is_conjunction(before))
		return true;
	if (!token_has(before, LEX(FUNCTION) | LEX(COMMON)))
		return false;
	return (before->flags & TOKEN_SENTENCE) ||
	       (name->from > 1 && token_is_mark(narrative_token(reader, name->from - 2), ';'));
}

bool narrative_place_is_relative(const struct token *token, bool loosely)
{
	static const char *const words[] = { "where", "which",  "who",  "whose", "whom", "wo",  "welche",
					     "deren", "dessen", "qui",  "dont",  "où",   "cui", "dove",
					     "waar",  "cuyo",   "cuya", "donde", "dat" };
	static const char *const loose[] = { "that", "die", "der", "das", "que", "che" };

	return TOKEN_IS_ONE(token, words) || (loosely && TOKEN_IS_ONE(token, loose));
}

bool narrative_place_is_likewise(const struct token *token)
{
	static const char *const words[] = { "same",   "likewise", "ditto",  "similarly", "idem",   "dito",
					     "ebenso", "dasselbe", "gleich", "gleiche",   "pareil", "ebenfalls",
					     "même",   "igual",    "mismo",  "stesso",    "zelfde", "hetzelfde" };

	return TOKEN_IS_ONE(token, words);
}

bool narrative_place_is_they(const struct token *token)
{
	return token_in(token, SETS(THEY));
}

bool narrative_place_is_article(const struct token *token)
{
	return token_in(token, SETS(ARTICLE));
}

bool narrative_place_is_staff(const struct token *token)
{
	static const char *const words[] = { "people",   "team",   "teams",     "folks", "crew", "group",  "department",
					     "planners", "buyers", "engineers", "guys",  "side", "ladies", "lads" };

	return TOKEN_IS_ONE(token, words);
}

bool narrative_place_is_at(const struct token *token)
{
	static const char *const words[] = { "at", "bei", "chez", "bij", "hos", "presso" };

	return TOKEN_IS_ONE(token, words);
}

bool narrative_place_is_giving(const struct token *token)
{
	static const char *const words[] = { "send", "sent", "offer", "offered", "quote", "quoted", "sell",   "owe",
					     "give", "gave", "show",  "showed",  "price", "priced", "pitched" };

	return TOKEN_IS_ONE(token, words);
}
