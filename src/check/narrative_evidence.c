/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

static const struct structure_line *line_at(const struct narrative_reader *reader, size_t token)
{
	return &reader->structure.lines.v[reader->line_of[token]];
}

bool narrative_evidence_is_plausible(const struct narrative_reader *reader, const struct name *name)
{
	return !(name->flags & (NAME_COMMON | NAME_PLACE | NAME_PERSON | NAME_LOWER)) &&
	       !narrative_role_is_own(reader, name);
}

/* "Quote over €12k went out": a single word that opens a sentence and is followed by no verb or answer parts nothing. */
bool narrative_evidence_parts_regions(const struct narrative_reader *reader, const struct name *name)
{
	enum narrative_follow follow;

	if (!narrative_evidence_is_plausible(reader, name) || !narrative_place_is_start(reader, name))
		return false;
	if (name->to > name->from + 1 || !(name->flags & NAME_SENTENCE) || (name->flags & NAME_START))
		return true;
	follow = narrative_place_follow(reader, name);
	return follow != NARRATIVE_FOLLOW_NOTHING && follow != NARRATIVE_FOLLOW_TIME;
}

/* "Kurt Voss at Ironwood Pharmacy want …" */
static bool is_employer(const struct narrative_reader *reader, const struct name *name)
{
	return name->from > 1 &&
	       (str_is(narrative_token(reader, name->from - 1)->fold, "at") ||
		str_is(narrative_token(reader, name->from - 1)->fold, "bei") ||
		str_is(narrative_token(reader, name->from - 1)->fold, "chez")) &&
	       (narrative_token(reader, name->from - 2)->flags & TOKEN_UPPER);
}

/* A candidate and its surroundings. */
struct candidate {
	const struct name *name;
	enum narrative_follow follow;
	bool item; /* on the line of an item or heading */
	bool start; /* opens a clause */
	bool several; /* words */
	bool marked; /* an answer follows, on the line and before the next candidate */
	bool sized; /* an amount does */
};

/* A plausible name stands earlier on the line. */
static bool has_name_before(const struct narrative_reader *reader, const struct name *name)
{
	size_t index = (size_t)(name - reader->names.list.v);

	for (size_t i = index; i-- > 0 && i + 8 > index;)
		if (reader->line_of[reader->names.list.v[i].from] == reader->line_of[name->from] &&
		    narrative_evidence_is_plausible(reader, &reader->names.list.v[i]))
			return true;
	return false;
}

static bool colon_proves(const struct narrative_reader *reader, const struct candidate *candidate)
{
	const struct name *name = candidate->name;

	/* "Mirela on Konfekcja Bałtyk: …" */
	if (candidate->several && candidate->marked && name->from - line_at(reader, name->from)->tokens.from <= 3)
		return true;
	/* "Slipped: none" is no account, "Teasel: €15k" is one. */
	if (!candidate->several && !candidate->item && !candidate->sized)
		return false;
	return candidate->start &&
	       (candidate->marked || (name->flags & NAME_START && (candidate->item || candidate->several)));
}

/* Whether what follows the name says that there is an opportunity. */
static bool follow_proves(const struct narrative_reader *reader, const struct candidate *candidate)
{
	const struct name *name = candidate->name;
	bool noun = candidate->marked && narrative_place_has_only_noun_before(reader, name);

	switch (candidate->follow) {
	case NARRATIVE_FOLLOW_MONEY:
	case NARRATIVE_FOLLOW_BRACKET:
		return true;
	case NARRATIVE_FOLLOW_TIME:
		return candidate->start;
	case NARRATIVE_FOLLOW_DELIMITER:
		if (token_is_mark(narrative_token(reader, name->to), ':'))
			return colon_proves(reader, candidate);
		/* "– Kurbetriebe Aussee, Gästekarte, 28.000 €": a single word later in an item is what they buy. */
		if (candidate->item && !candidate->several && !(name->flags & NAME_START) &&
		    has_name_before(reader, name))
			return false;
		return candidate->start && (candidate->marked || (name->flags & NAME_START && candidate->item));
	case NARRATIVE_FOLLOW_VERB:
		return candidate->start || noun || is_employer(reader, name);
	case NARRATIVE_FOLLOW_WEAK:
		return candidate->marked &&
		       ((candidate->start && (candidate->several || candidate->sized)) || (candidate->several && noun));
	case NARRATIVE_FOLLOW_END:
		/* "£9k in July, when the bursar is back: Tidwell School." */
		if (name->from && token_is_mark(narrative_token(reader, name->from - 1), ':') &&
		    narrative_place_has_mark(reader, name->from > 24 ? name->from - 24 : 0, name->from))
			return true;
		return (candidate->item && (name->flags & NAME_START)) ||
		       (candidate->start && candidate->several && candidate->marked);
	case NARRATIVE_FOLLOW_NOTHING:
		return candidate->start && candidate->marked && candidate->several &&
		       (name->flags & (NAME_SENTENCE | NAME_START));
	}
	return false;
}

/* Whether what stands before the name says so: "upsell at X", "For X we have …", "Last on the list is X". */
static bool front_proves(const struct narrative_reader *reader, const struct candidate *candidate)
{
	const struct token *before;

	if (mark_has_before(&reader->tokens, candidate->name->from, 3, LEX(CUE), false))
		return true;
	if (!candidate->name->from || !candidate->marked)
		return false;
	before = narrative_token(reader, candidate->name->from - 1);
	if (candidate->name->from > 1 && narrative_place_is_article(before))
		before--;
	if (before->flags & TOKEN_SENTENCE || candidate->follow == NARRATIVE_FOLLOW_END)
		if (narrative_place_is_preposition(before))
			return true;
	if (candidate->follow == NARRATIVE_FOLLOW_END && str_is(before->fold, "there's"))
		return true;
	return candidate->several &&
	       (str_is(before->fold, "is") || str_is(before->fold, "are") || str_is(before->fold, "ist"));
}

static bool is_pronoun(const struct token *token)
{
	static const char *const words[] = { "that's", "that", "they", "it",  "he",  "she", "their",
					     "its",    "his",  "her",  "sie", "ils", "elle" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(token->fold, words[i]))
			return true;
	return false;
}

/* A price or paper that somebody asked for. */
static bool is_offer(const struct token *token)
{
	static const char *const words[] = { "quote",   "quotation", "pricing",   "proposal",    "offer",
					     "offerte", "angebot",   "devis",     "presupuesto", "preventivo",
					     "tilbud",  "offert",    "paperwork", "order",       "upgrade",
					     "rollout", "roll-out" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(token->fold, words[i]))
			return true;
	return false;
}

/* "We also have Blythe Ceramics at £9k" */
static bool is_owning_verb(const struct token *token)
{
	static const char *const words[] = { "have",    "see",      "got",     "list",    "count",
					     "include", "includes", "remains", "add",     "haben",
					     "sehen",   "avons",    "tenemos", "abbiamo", "hebben" };

	for (size_t i = 0; i < COUNT_OF(words); i++)
		if (str_is(token->fold, words[i]))
			return true;
	return false;
}

/* "the head of Moorland Trekking", "Dr. Ines Calloway of Calloway Pediatrics": of is the last of the words before the name. */
static bool is_person_of(const struct narrative_reader *reader, const struct token *of)
{
	static const char *const roles[] = { "head",   "owner",    "buyer",   "cfo",       "ceo",       "coo",
					     "cto",    "director", "manager", "chair",     "founder",   "lead",
					     "people", "board",    "team",    "president", "secretary", "bursar" };
	const struct token *who = of > reader->tokens.list.v ? of - 1 : of;

	if (!str_is(of->fold, "of"))
		return false;
	for (size_t i = 0; i < COUNT_OF(roles); i++)
		if (str_is(who->fold, roles[i]))
			return true;
	return token_has(who, LEX(FIRSTNAME)) ||
	       (who > reader->tokens.list.v && (who->flags & TOKEN_UPPER) && token_has(who - 1, LEX(FIRSTNAME)));
}

/* "Priya has reopened Cumberland Gap: exhibit audio for $6k": the object of a verb, with an amount behind it. */
static bool is_object(const struct narrative_reader *reader, const struct name *name, const struct token *before)
{
	return before->kind == TOKEN_WORD && !(before->flags & TOKEN_UPPER) &&
	       ((before->fold.n > 4 && str_ends(before->fold, STR("ed"))) || str_is(before->fold, "runs") ||
		str_is(before->fold, "from")) &&
	       !token_has(before, LEX(LOST) | LEX(CLOSED) | LEX(COMPETITOR)) &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, name->to + 60),
				 MARK_TRAP) != NARRATIVE_NONE;
}

/* The sentence around a name speaks of buying: an amount, a product, or a wish. */
static bool speaks_of_buying(const struct narrative_reader *reader, const struct name *name)
{
	size_t from = name->from, to;
	uint64_t all = 0;

	for (size_t n = 0; n < 60 && from > 0 && !narrative_is_stop(reader, from - 1); n++)
		from--;
	to = narrative_sentence_to(reader, name->to, name->to + 80);
	/* "And there is Iron Ridge Fabrication. They looked at the quoting tool." */
	if (is_pronoun(narrative_token(reader, to + 1)) && narrative_token(reader, to)->kind != TOKEN_BREAK)
		to = narrative_sentence_to(reader, to + 1, to + 80);
	if (narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TRAP) != NARRATIVE_NONE)
		return true;
	for (size_t i = from; i < to; i++) {
		if (i < name->from || i >= name->to)
			all |= narrative_token(reader, i)->lex;
		if (is_offer(narrative_token(reader, i)) && (i >= name->to || i + 4 >= name->from))
			return true;
	}
	return (all & LEX(CUE)) || ((all & LEX(PRODUCT)) && (all & LEX(VERB)));
}

/*
 * A name of several words that is no person, place or ordinary word, at the place of a subject or after "at", "with",
 * "for", in a sentence about buying. What speaks against it (a role beside the deal) is looked at elsewhere.
 */
static bool stands_for_customer(const struct narrative_reader *reader, const struct candidate *candidate)
{
	const struct name *name = candidate->name;
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	if (!candidate->several || !narrative_evidence_is_plausible(reader, name) || !speaks_of_buying(reader, name))
		return false;
	/* "HIPAA attestation", "Customer Love award": what such names end or open with is no firm. */
	if ((token_has(narrative_token(reader, name->to - 1), LEX(GATE) | LEX(PRODUCT) | LEX(COMMON) | LEX(TIER)) &&
	     !token_has(narrative_token(reader, name->to - 1), LEX(ORGWORD))) ||
	    token_has(narrative_token(reader, name->from), LEX(ACRONYM) | LEX(ANON)))
		return false;
	/* The customer of an item is named first in it. */
	if (candidate->item && !(name->flags & NAME_START) && has_name_before(reader, name))
		return false;
	if (before && narrative_place_is_article(before))
		before = name->from > 1 ? before - 1 : NULL;
	return candidate->start || !before || narrative_place_is_preposition(before) || str_is(before->fold, "to") ||
	       str_is(before->fold, "is") || is_owning_verb(before) || is_person_of(reader, before) ||
	       (before->kind == TOKEN_WORD && before->fold.n > 5 && str_ends(before->fold, STR("ing"))) ||
	       is_object(reader, name, before) || narrative_place_is_conjunction(before) ||
	       narrative_place_has_only_noun_before(reader, name);
}

/* Evidence that the narrative speaks of an open opportunity with this name. */
bool narrative_evidence_has(const struct narrative_reader *reader, const struct name *name,
			    enum narrative_follow follow, size_t next)
{
	const struct structure_line *line = line_at(reader, name->from);
	size_t to = line->all.to < next ? line->all.to : next;
	const struct candidate candidate = {
		.name = name,
		.follow = follow,
		.item = line->kind == STRUCTURE_ITEM || line->kind == STRUCTURE_HEADING || line->depth > 9,
		.start = narrative_place_is_start(reader, name),
		.several = name->to > name->from + 1,
		.marked = narrative_place_has_mark(reader, name->to, to),
		.sized = narrative_mark_in(reader, MARK_SIZE, name->to, to, 0) != NARRATIVE_NONE,
	};

	return follow_proves(reader, &candidate) || front_proves(reader, &candidate) ||
	       stands_for_customer(reader, &candidate);
}
