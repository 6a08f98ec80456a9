/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/*
 * "Alder Mill wants the portal for €48k in Q3. Natural England has to release the grant": a name in the middle of what is said
 * of an account, told with a gate and nothing else, keeps that account's gate. It is no customer that wants anything.
 */

static bool is_missing(const struct narrative_account_found *account, enum mark_kind kind)
{
	return narrative_answer_is_empty(account->slots[kind]);
}

/* Words of buying in [from, to): who is told with them may be a customer. */
static bool is_of_buying(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const verbs[] = { "adds",     "add",      "adding",    "takes",  "buys",      "buy",
					     "orders",   "expand",   "expands",   "extend", "extends",   "upgrade",
					     "upgrades", "rolls",    "nimmt",     "kauft",  "erweitert", "bestellt",
					     "prend",    "ajoute",   "compra",    "amplía", "neemt",     "koopt",
					     "renews",   "interest", "interested" };
	const uint64_t classes = LEX(CUE) | LEX(PRODUCT) | LEX(CLOSED) | LEX(PROSPECT) | LEX(TIME_VAGUE) |
				 LEX(GATE_UNKNOWN) | LEX(FOLLOWUP) | LEX(HYPO);

	for (; from < to; from++)
		if ((narrative_token(reader, from)->begin & classes) ||
		    TOKEN_IS_ONE(narrative_token(reader, from), verbs))
			return true;
	return false;
}

/* An amount stands in [from, to): more is said than who must agree. */
static bool has_other_answer(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (narrative_token(reader, i)->kind == TOKEN_CURRENCY)
			return true;
	return narrative_mark_in(reader, MARK_SIZE, from, to, 0) != NARRATIVE_NONE;
}

/* "The Department must renew it", "an opinion of TÜV Süd is pending": words of agreeing or of what is to be had. */
static bool is_of_agreeing(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (; from < to; from++) {
		const struct token *token = narrative_token(reader, from);

		if (token_in(token, SETS(AGREES)) || token_in(token, SETS(CONSENT)) || token_in(token, SETS(MUST)) ||
		    token_has(token, LEX(GATE) | LEX(GATE_CUE) | LEX(GATE_OBLIGE)))
			return true;
	}
	return false;
}

/* The account whose name stands before the one at index, in its line, with nothing of another entry between; NARRATIVE_NONE. */
static size_t account_before(const struct narrative_reader *reader, size_t index)
{
	const struct narrative_account_found *account = &reader->accounts.v[index];
	size_t found = NARRATIVE_NONE, at = 0;

	for (size_t i = index; i-- > 0 && i + 8 > index;) {
		const struct range *name = &reader->accounts.v[i].name;

		/* Of a name without an answer nobody knows whether it is an account. */
		if (is_missing(&reader->accounts.v[i], MARK_SIZE) && is_missing(&reader->accounts.v[i], MARK_TIME))
			continue;
		if (name->from < account->name.from && name->from >= at &&
		    reader->line_of[name->from] == reader->line_of[account->name.from]) {
			found = i;
			at = name->from;
		}
	}
	return found;
}

static size_t mentions_of(const struct narrative_reader *reader, size_t index)
{
	size_t n = 0;

	for (size_t i = 0; i < reader->mentions.n; i++)
		n += reader->mentions.v[i].account == index;
	return n;
}

/* What is told with the name is what the account before it lacks, and no more. */
static bool completes(const struct narrative_account_found *account, const struct narrative_account_found *before)
{
	if (is_missing(account, MARK_GATE) || !is_missing(before, MARK_GATE))
		return false;
	return is_missing(account, MARK_TIME) ? !is_missing(before, MARK_SIZE) || !is_missing(before, MARK_TIME)
					      : !is_missing(before, MARK_SIZE) && is_missing(before, MARK_TIME);
}

/* Whether the account is none and keeps the gate of the one before, which is put into *of. */
static bool keeps_gate(const struct narrative_reader *reader, size_t index, size_t *of)
{
	enum { LONG = 60 };
	const struct narrative_account_found *account = &reader->accounts.v[index];
	const struct narrative_account_found *before;
	size_t from, to;

	if (!is_missing(account, MARK_SIZE) || account->locked[MARK_SIZE] || account->locked[MARK_TIME] ||
	    account->locked[MARK_GATE] || narrative_registry_find(reader, account->name) ||
	    (narrative_token(reader, account->name.from)->flags & TOKEN_START) ||
	    narrative_line_at(reader, account->name.from)->kind == STRUCTURE_ROW)
		return false;
	*of = account_before(reader, index);
	if (*of == NARRATIVE_NONE)
		return false;
	before = &reader->accounts.v[*of];
	from = account->name.from;
	to = narrative_sentence_to(reader, account->name.to, account->name.to + LONG);
	return completes(account, before) && !narrative_list_is_gap(reader, before->name.to, from) &&
	       !is_of_buying(reader, account->name.to, to) && !has_other_answer(reader, account->name.to, to) &&
	       is_of_agreeing(reader, narrative_sentence_from(reader, from, LONG), to) &&
	       mentions_of(reader, index) == 1;
}

static void leave_out(struct narrative_reader *reader, size_t index)
{
	size_t kept = 0;

	for (size_t i = index; i + 1 < reader->accounts.n; i++)
		reader->accounts.v[i] = reader->accounts.v[i + 1];
	reader->accounts.n--;
	for (size_t i = 0; i < reader->mentions.n; i++) {
		struct narrative_mention mention = reader->mentions.v[i];

		if (mention.account == index)
			continue;
		mention.account -= mention.account > index;
		reader->mentions.v[kept++] = mention;
	}
	reader->mentions.n = kept;
}

void narrative_keeper_read(struct narrative_reader *reader)
{
	for (size_t i = reader->accounts.n; i-- > 1;) {
		size_t of;

		if (!keeps_gate(reader, i, &of))
			continue;
		for (enum mark_kind kind = MARK_TIME; kind < MARK_KINDS; kind++)
			if (is_missing(&reader->accounts.v[of], kind))
				reader->accounts.v[of].slots[kind] = reader->accounts.v[i].slots[kind];
		leave_out(reader, i);
	}
}
