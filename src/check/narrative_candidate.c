/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_candidate.h"

#include "prose/known.h"

/* The line goes on after the sentence of the name, or began before it. */
static bool is_in_prose(const struct narrative_reader *reader, const struct name *name,
			const struct structure_line *line)
{
	size_t stop = narrative_sentence_to(reader, name->to, line->all.to);

	return line->kind == STRUCTURE_TEXT && (stop + 1 < line->all.to || !(name->flags & NAME_START));
}

/* "no amount yet", "kein Preis": whoever says so speaks of a deal. */
static bool says_no_price(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const no[] = { "no",    "without", "kein", "keine", "ohne", "sans",
					  "aucun", "sin",     "geen", "any",   "same" };
	static const char *const things[] = { "amount",  "price",  "figure", "value", "number",  "numbers",
					      "figures", "preis",  "betrag", "prix",  "montant", "precio",
					      "importe", "prezzo", "bedrag", "prijs" };

	for (size_t i = from; i + 1 < to; i++)
		if (TOKEN_IS_ONE(narrative_token(reader, i), no) &&
		    TOKEN_IS_ONE(narrative_token(reader, i + 1), things))
			return true;
	return false;
}

/* "half of that money", "the same amount as Tarrant" */
static bool compares(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const what[] = { "money",  "amount", "price", "sum",     "figure",
					    "betrag", "preis",  "prix",  "montant", "importe" };
	bool found = false;

	for (size_t i = from; i < to && i < from + 24; i++) {
		found |= token_cues(narrative_token(reader, i), CUES(COMPARE));
		if (found && TOKEN_IS_ONE(narrative_token(reader, i), what))
			return true;
	}
	return false;
}

/* An amount in the sentence of the name, or in the two after it as far as they are about nobody else. */
static bool is_priced(const struct narrative_reader *reader, const struct name *name, size_t to)
{
	size_t end = name->to;

	for (size_t n = 0; n < 3 && end < to; n++)
		end = narrative_sentence_to(reader, end, to) + 1;
	end = end < to ? end : to;
	return narrative_mark_in(reader, MARK_SIZE, name->to, end, MARK_TRAP) != NARRATIVE_NONE ||
	       narrative_place_wishes_in(reader, name->to, narrative_sentence_to(reader, name->to, to)) ||
	       says_no_price(reader, name->to, end) || compares(reader, name->to, end) ||
	       narrative_place_has_time_and_gate(reader, name->to, to);
}

/*
 * One word with a capital in the middle of an English sentence, which no list knows: a brand, when the sentence tells an amount
 * and no other name.
 */
static bool is_brand(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *token = narrative_token(reader, name->from);
	size_t from = narrative_sentence_from(reader, name->from, 40),
	       to = narrative_sentence_to(reader, name->to, name->to + 60);
	const struct name *first = reader->names.list.v, *end = first + reader->names.list.n;

	if (name->to != name->from + 1 || token->lex || token->fold.n < 4 || !(token->flags & TOKEN_UPPER) ||
	    ((token->flags & TOKEN_CAPS) && token->fold.n < 6) || (name->flags & (NAME_START | NAME_SENTENCE)) ||
	    narrative_line_at(reader, name->from)->kind != STRUCTURE_TEXT ||
	    known_in_german(&reader->tokens, name->from, name->to))
		return false;
	if ((name > first && name[-1].to > from && narrative_evidence_is_plausible(reader, name - 1)) ||
	    (name + 1 < end && name[1].from < to && narrative_evidence_is_plausible(reader, name + 1)))
		return false;
	return narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TRAP | MARK_TOTAL) != NARRATIVE_NONE;
}

struct narrative_candidate narrative_candidate_of(const struct narrative_reader *reader, const struct name *name,
						  enum narrative_follow follow, size_t next)
{
	const struct structure_line *line = narrative_line_at(reader, name->from);
	size_t to = line->all.to < next ? line->all.to : next;
	bool prose = is_in_prose(reader, name, line), priced = is_priced(reader, name, to);

	return (struct narrative_candidate){
		.name = name,
		.follow = follow,
		.item = line->kind == STRUCTURE_ITEM || line->kind == STRUCTURE_HEADING || line->depth > 9,
		.start = narrative_place_is_start(reader, name),
		.several = name->to > name->from + 1 || ((name->flags & NAME_KNOWN) && (!prose || priced)) ||
			   is_brand(reader, name),
		.marked = narrative_place_has_mark(reader, name->to, to),
		.sized = narrative_mark_in(reader, MARK_SIZE, name->to, to, 0) != NARRATIVE_NONE,
		.prose = prose,
		.priced = priced,
	};
}
