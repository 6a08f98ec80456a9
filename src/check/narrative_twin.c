/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

#include "base/index.h"

/* "… In the east we have Spital Thurgau with CHF 52k in April; their IT …": in a later sentence, with answers of its own. */
static bool has_own(const struct narrative_reader *reader, const struct narrative_mention *before,
		    const struct narrative_mention *mention)
{
	enum { NEAR = 200 };
	const struct narrative_account_found *account = &reader->accounts.v[mention->account],
					     *first = &reader->accounts.v[before->account];
	bool answered = false;

	/* Of a name that has nothing, nobody knows whether it is one. */
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		answered |=
			!narrative_answer_is_empty(first->slots[kind]) && first->slots[kind].to <= mention->tokens.from;
	if (!answered)
		return false;
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		if (account->slots[kind].from < mention->tokens.to || narrative_answer_is_empty(account->slots[kind]))
			return false;
	for (size_t i = mention->tokens.from, n = 0; i-- > before->tokens.to && n < NEAR; n++)
		if (narrative_token(reader, i)->flags & TOKEN_STOP)
			return true;
	return false;
}

/* Whether the mention stands inside what is said of the account before it, and opens nothing of its own. */
static bool is_inside(const struct narrative_reader *reader, const struct narrative_mention *before,
		      const struct narrative_mention *mention)
{
	size_t from = mention->tokens.from, name = name_first(&reader->names, from);
	const struct structure_line *line = narrative_line_at(reader, from),
				    *above = narrative_line_at(reader, before->tokens.from);

	if (line->kind == STRUCTURE_ROW || line->kind == STRUCTURE_HEADING || above->kind == STRUCTURE_ROW)
		return false;
	if (line != above)
		return (line->flags & STRUCTURE_CONTINUED) || (line == above + 1 && above->depth < line->depth);
	if (line->kind == STRUCTURE_ITEM)
		for (size_t i = before->tokens.to; i < from; i++)
			if (narrative_token(reader, i)->flags & TOKEN_STOP)
				return true;
	return name < reader->names.list.n && reader->names.list.v[name].from == from &&
	       !has_own(reader, before, mention) && !narrative_place_is_start(reader, &reader->names.list.v[name]);
}

/* What one of two accounts has and the other lacks is doubtful when b has something that a lacks. */
static void doubt_difference(struct narrative_reader *reader, size_t a, size_t b)
{
	struct narrative_account_found *one = &reader->accounts.v[a], *other = &reader->accounts.v[b];
	bool took = false;

	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		took |= narrative_answer_is_empty(one->slots[kind]) && !narrative_answer_is_empty(other->slots[kind]);
	for (enum mark_kind kind = MARK_SIZE; took && kind < MARK_KINDS; kind++)
		if (narrative_answer_is_empty(one->slots[kind]) != narrative_answer_is_empty(other->slots[kind])) {
			one->open[kind] |= !one->locked[kind];
			other->open[kind] |= !other->locked[kind];
		}
}

/* A word that tells a name from others. */
static bool is_telling(const struct token *token)
{
	return token->kind == TOKEN_WORD && (token->flags & (TOKEN_UPPER | TOKEN_CAMEL)) && token->fold.n > 2 &&
	       !token_has(token, LEX(FUNCTION) | LEX(COMMON) | LEX(ORGWORD) | LEX(PLACE) | LEX(SEGMENT) |
					 LEX(NATIONAL) | LEX(GATE) | LEX(PRODUCT) | LEX(MONTH) | LEX(TIME_UNIT) |
					 LEX(TITLE) | LEX(FIRSTNAME));
}

/*
 * "Windermoor Lodges. Nothing stands in the way there, the GM has …", "… for CHF 88'000. M. Rochat …": the next name of the
 * paragraph is one word, and the account has nothing, or each has what the other has not.
 */
static bool is_half(const struct narrative_reader *reader, const struct narrative_mention *before,
		    const struct narrative_mention *mention)
{
	const struct narrative_account_found *one = &reader->accounts.v[before->account],
					     *other = &reader->accounts.v[mention->account];
	bool none = true, gives = false, takes = false;

	if (mention->tokens.to != mention->tokens.from + 1 ||
	    reader->line_of[before->tokens.from] != reader->line_of[mention->tokens.from] ||
	    narrative_line_at(reader, mention->tokens.from)->kind == STRUCTURE_ROW)
		return false;
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		bool has = !narrative_answer_is_empty(one->slots[kind]),
		     had = !narrative_answer_is_empty(other->slots[kind]);

		none &= !has;
		gives |= has && !had;
		takes |= had && !has;
	}
	return none || (gives && takes);
}

/* Bits of the kinds that the sentence around token i says something of. */
static uint8_t kinds_of_sentence(const struct narrative_reader *reader, size_t i)
{
	size_t from = narrative_sentence_from(reader, i, 60), to = narrative_sentence_to(reader, i, i + 60);
	uint8_t kinds = 0;

	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
		if (narrative_mark_in(reader, kind, from, to, MARK_TRAP) != NARRATIVE_NONE)
			kinds |= (uint8_t)(1U << kind);
	if (narrative_classes(reader, from, to) & LEX(VERB))
		kinds |= 1U << MARK_GATE;
	return kinds;
}

void narrative_twin_doubt(struct narrative_reader *reader, uint8_t *elsewhere)
{
	struct index words;
	size_t mention = 0;

	for (size_t i = 1; i < reader->mentions.n; i++)
		if (reader->mentions.v[i].account != reader->mentions.v[i - 1].account &&
		    reader->accounts.v[reader->mentions.v[i].account].name.from == reader->mentions.v[i].tokens.from &&
		    (is_inside(reader, &reader->mentions.v[i - 1], &reader->mentions.v[i]) ||
		     is_half(reader, &reader->mentions.v[i - 1], &reader->mentions.v[i])))
			doubt_difference(reader, reader->mentions.v[i - 1].account, reader->mentions.v[i].account);
	index_init(&words);
	for (size_t i = 0; i < reader->accounts.n; i++)
		for (size_t k = reader->accounts.v[i].name.from; k < reader->accounts.v[i].name.to; k++) {
			struct str word = token_owner(narrative_token(reader, k));
			size_t known = is_telling(narrative_token(reader, k)) ? index_get(&words, word) : i;

			if (known == INDEX_NONE)
				index_put(&words, word, i);
			else if (known != i) {
				doubt_difference(reader, known, i);
				doubt_difference(reader, i, known);
			}
		}
	for (size_t i = 0; i < reader->tokens.list.n; i++) {
		size_t account;

		while (mention < reader->mentions.n && reader->mentions.v[mention].tokens.to <= i)
			mention++;
		if ((mention < reader->mentions.n && reader->mentions.v[mention].tokens.from <= i) ||
		    !is_telling(narrative_token(reader, i)))
			continue;
		account = index_get(&words, token_owner(narrative_token(reader, i)));
		if (account != INDEX_NONE)
			elsewhere[account] |= kinds_of_sentence(reader, i);
	}
	index_release(&words);
}
