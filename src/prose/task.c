/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "prose/task.h"

#include "prose/mark.h"

void task_piece(const struct token_list *tokens, size_t i, size_t *from, size_t *to)
{
	*from = i;
	*to = i;
	for (size_t n = 0; n < 24 && *from > 0 && !mark_is_boundary(tokens, *from - 1) &&
			   !token_is_mark(token_at(tokens, *from - 1), ',');
	     n++)
		--*from;
	for (size_t n = 0; n < 24 && *to < tokens->list.n && !mark_is_boundary(tokens, *to) &&
			   !token_is_mark(token_at(tokens, *to), ',');
	     n++)
		++*to;
}

/* "our account manager just has to write the order form" */
static bool is_own_person(const struct token_list *tokens, size_t i)
{
	static const char *const words[] = { "csm", "ae", "am", "rep", "seller", "salesman", "sales", "team" };

	if (str_is(token_at(tokens, i)->fold, "account"))
		return str_starts(token_at(tokens, i + 1)->fold, STR("manager")) ||
		       str_starts(token_at(tokens, i + 1)->fold, STR("exec"));
	return TOKEN_IS_ONE(token_at(tokens, i), words);
}

/* "Lukas has still to send them the slides", "Pat follows up": an errand of somebody who has but a first name. */
static bool is_errand(const struct token_list *tokens, size_t i, size_t to)
{
	static const char *const verbs[] = { "send",    "sends",    "call",    "calls",    "visit",  "visits",
					     "follow",  "follows",  "chase",   "chases",   "update", "updates",
					     "email",   "emails",   "mail",    "mails",    "quote",  "quotes",
					     "prepare", "prepares", "present", "presents", "ring",   "rings",
					     "book",    "remind",   "reminds", "schickt",  "ruft",   "sendet",
					     "schreibt" };
	static const char *const skipped[] = { "will", "has",    "still", "to",    "must", "now",
					       "just", "should", "is",    "going", "needs" };
	const struct token *token = token_at(tokens, i);

	if (!token_has(token, LEX(FIRSTNAME)) || !(token->flags & TOKEN_UPPER))
		return false;
	for (size_t k = i + 1; k < to && k < i + 6; k++) {
		if (TOKEN_IS_ONE(token_at(tokens, k), verbs))
			return true;
		if (!TOKEN_IS_ONE(token_at(tokens, k), skipped))
			return false;
	}
	return false;
}

/* "He would send a new quotation", "she will prepare the deck": of one of ours, in minutes. */
static bool is_reported(const struct token_list *tokens, size_t i, size_t to)
{
	static const char *const will[] = { "would", "will", "should", "shall", "wird", "würde", "to", "is" };
	static const char *const papers[] = { "quotation", "quote",   "proposal", "offer", "deck",     "slides",
					      "pricing",   "dinner",  "lunch",    "demo",  "workshop", "visit",
					      "angebot",   "offerte", "devis",    "offre" };
	size_t k = i + 1;

	if (!token_in(token_at(tokens, i), SETS(REPORTED)) || !TOKEN_IS_ONE(token_at(tokens, k), will))
		return false;
	for (; k < to && k < i + 9; k++)
		if (TOKEN_IS_ONE(token_at(tokens, k), papers))
			return true;
	return false;
}

/* "we have yet to price it", "we have sent the paper" */
bool task_is_ours(const struct token_list *tokens, size_t from, size_t to)
{
	static const char *const skipped[] = { "have", "had",  "will", "still", "yet",  "to",   "haben", "avons",
					       "must", "need", "now",  "are",   "also", "just", "only" };
	static const char *const verbs[] = {
		"sent",      "send",     "sending",      "quoted",   "quote",    "price",     "priced",   "call",
		"called",    "met",      "meet",         "meeting",  "present",  "presented", "offered",  "offer",
		"proposed",  "propose",  "visited",      "visit",    "wrote",    "write",     "prepare",  "follow",
		"following", "answer",   "demo",         "chase",    "chasing",  "hear",      "heard",    "spoke",
		"speak",     "mailed",   "geschickt",    "ask",      "asking",   "envoyé",    "schicken", "angeboten",
		"pitch",     "pitched",  "show",         "seeing",   "see",      "visiting",  "calling",  "chased",
		"booking",   "mailing",  "telefonieren", "treffen",  "besuchen", "schreiben", "anrufen",  "rufen",
		"sprechen",  "appelons", "rappelons",    "envoyons", "voyons",   "relançons", "llamamos", "enviamos",
		"visitamos", "bellen",   "sturen",       "bezoeken", "ringer",   "skickar",   "sender"
	};
	static const char *const lead[] = { "as", "before", "until", "till", "bevor", "bis", "ehe" };

	for (size_t i = from; i < to; i++) {
		if (is_errand(tokens, i, to) || is_reported(tokens, i, to))
			return true;
		/* "as I write" is no task, and "before we see the money" comes after one of theirs. */
		bool own = token_cues(token_at(tokens, i), CUES(WE)) &&
			   !(i > 0 && TOKEN_IS_ONE(token_at(tokens, i - 1), lead));
		if (str_is(token_at(tokens, i)->fold, "our") && is_own_person(tokens, i + 1))
			return true;
		for (size_t k = i + 1; own && k < to && k < i + 6; k++) {
			if (TOKEN_IS_ONE(token_at(tokens, k), verbs))
				return true;
			if (!TOKEN_IS_ONE(token_at(tokens, k), skipped))
				break;
		}
	}
	return false;
}
