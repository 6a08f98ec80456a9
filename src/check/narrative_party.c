/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* Who stands beside a deal and only has to agree to it, and a name that is denied: neither is an account. */

static bool is_waiting_word(const struct token *token)
{
	return str_is(token->fold, "on") || str_is(token->fold, "for") || str_is(token->fold, "upon");
}

/* "If the Environment Agency grants it, the order follows": a party that must do something. */
static bool is_in_condition(const struct narrative_reader *reader, const struct name *name)
{
	const struct mark_list *gates = &reader->marks[MARK_GATE];
	const struct token *before = name->from > 1 ? narrative_token(reader, name->from - 1) : NULL;
	size_t mark = name->from > 3 ? reader->mark_at[MARK_GATE][name->from - 3] : 0;

	/* "waiting on the National Trust's brand team" */
	if (before && str_ends(narrative_token(reader, name->to - 1)->fold, STR("'s"))) {
		before -= narrative_place_is_article(before);
		before -= before > reader->tokens.list.v && is_waiting_word(before);
		if (token_has(before, LEX(GATE_CUE)) && !(before->flags & TOKEN_UPPER) &&
		    narrative_mark_in(reader, MARK_SIZE, name->to,
				      narrative_sentence_to(reader, name->to, name->to + 40),
				      MARK_TRAP) == NARRATIVE_NONE)
			return true;
	}
	for (; mark < gates->list.n && gates->list.v[mark].from < name->from; mark++)
		if (gates->list.v[mark].to >= name->to &&
		    !(narrative_token(reader, gates->list.v[mark].from)->begin & (LEX(GATE) | LEX(GATE_CUE))))
			return true;
	return false;
}

/* "M-Pesa risk committee", "the Walker family", behind the one that the entry is about and its amount. */
static bool is_party(const struct narrative_reader *reader, const struct name *name)
{
	size_t line = name->from, to = name->to;
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	while (line > 0 && line + 40 > name->from && !narrative_is_stop(reader, line - 1))
		line--;
	if (!before || (name->flags & (NAME_START | NAME_SENTENCE)) || name == reader->names.list.v ||
	    name[-1].from < line || narrative_place_is_preposition(before) ||
	    narrative_mark_in(reader, MARK_SIZE, line, name->from, 0) == NARRATIVE_NONE ||
	    narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, name->to + 40), 0) !=
		    NARRATIVE_NONE)
		return false;
	for (; to < name->to + 2; to++) {
		const struct token *token = narrative_token(reader, to);

		if (token->kind != TOKEN_WORD || (token->flags & TOKEN_UPPER) ||
		    token_has(token, LEX(FUNCTION) | LEX(VERB)))
			return false;
		if (token_has(token, LEX(GATE)) || str_is(token->fold, "family"))
			return narrative_token(reader, to + 1)->kind != TOKEN_WORD;
	}
	return false;
}

/* "The Department of Agriculture", "Landesamt": who is called after an office rules over others. */
static bool is_office(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const of[] = { "of", "for", "de", "du", "des", "für", "der", "del", "della", "van", "voor" };
	static const char *const endings[] = { "amt", "ministerium", "präsidium", "behörde", "regierung" };
	const struct token *first = narrative_token(reader, name->from);

	if (token_in(first, SETS(OFFICE)))
		return TOKEN_IS_ONE(narrative_token(reader, name->from + 1), of);
	for (size_t i = 0; i < COUNT_OF(endings) && first->fold.n > 8; i++)
		if (str_ends(first->fold, str_of(endings[i])))
			return true;
	return false;
}

/*
 * "Leon, £20k, Feb, EG Group has to countersign": behind the one that the entry is about, who must do something is a gate.
 * An office may open a sentence of its own.
 */
static bool is_countersigning(const struct narrative_reader *reader, const struct name *name)
{
	enum { REACH = 7 };
	const struct name *before = name > reader->names.list.v ? name - 1 : NULL;
	size_t to;

	if ((name->flags & NAME_START) || !token_in(narrative_token(reader, name->to), SETS(MUST)) || !before ||
	    reader->line_of[before->from] != reader->line_of[name->from] ||
	    !(before->flags & (NAME_START | NAME_SENTENCE)) ||
	    ((name->flags & NAME_SENTENCE) && !is_office(reader, name)))
		return false;
	to = narrative_sentence_to(reader, name->to, name->to + REACH);
	for (size_t i = name->to + 1; i < to && narrative_token(reader, i)->kind == TOKEN_WORD; i++)
		if (token_in(narrative_token(reader, i), SETS(AGREES)))
			return narrative_mark_in(reader, MARK_SIZE, name->to,
						 narrative_sentence_to(reader, name->to, name->to + 40),
						 0) == NARRATIVE_NONE;
	return false;
}

/* "Red Eléctrica has to certify the telemetry": who only lets others buy. */
static bool is_certifying(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "certify",     "certifies",     "accredit", "homologate", "licence",
					     "license",     "bless",         "ratify",   "consent",    "authorise",
					     "authorize",   "zertifizieren", "vet",      "certifier",  "certificar",
					     "certificare", "keuren" };
	size_t to = narrative_sentence_to(reader, name->to, name->to + 6);

	if (str_ends(narrative_token(reader, name->to - 1)->fold, STR("'s")) ||
	    narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, name->to + 40), 0) !=
		    NARRATIVE_NONE)
		return false;
	for (size_t i = name->to; i < to; i++)
		if (TOKEN_IS_ONE(narrative_token(reader, i), words))
			return true;
	return false;
}

/* "Forestry England consent", "Ministry of Health data approval": what is still to be had from somebody. */
static bool is_consenting(const struct narrative_reader *reader, const struct name *name)
{
	bool owns = str_ends(narrative_token(reader, name->to - 1)->fold, STR("'s"));
	size_t i = name->to;

	if (name->flags & NAME_START)
		return false;
	/* "before the Otto Group's fiscal year ends" */
	if (str_is(narrative_token(reader, i)->fold, "fiscal") || str_is(narrative_token(reader, i)->fold, "financial"))
		return true;
	while (i < name->to + 2 && !token_in(narrative_token(reader, i), SETS(CONSENT)) &&
	       narrative_token(reader, i)->kind == TOKEN_WORD && !(narrative_token(reader, i)->flags & TOKEN_UPPER) &&
	       !token_has(narrative_token(reader, i), LEX(FUNCTION) | LEX(VERB)))
		i++;
	return token_in(narrative_token(reader, i), SETS(CONSENT)) &&
	       (narrative_token(reader, i + 1)->kind != TOKEN_WORD ||
		str_is(narrative_token(reader, i + 1)->fold, "of") || owns);
}

/* "for Dartmoor the Ministry of Justice's commercial team": an office behind the one that the line is about, and no more said. */
static bool is_office_behind(const struct narrative_reader *reader, const struct name *name)
{
	size_t to;

	if ((name->flags & (NAME_START | NAME_SENTENCE)) || name == reader->names.list.v ||
	    reader->line_of[name[-1].from] != reader->line_of[name->from] || !is_office(reader, name))
		return false;
	to = narrative_sentence_to(reader, name->to, name->to + 5);
	return to < name->to + 5 && !narrative_place_has_mark(reader, name->to, to) &&
	       !(narrative_classes(reader, name->to, to) & (LEX(VERB) | LEX(CUE)));
}

/* "going back and forth between us and Box", "us or Box": whom they choose from. */
static bool is_rival(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const us[] = { "us", "uns", "nous", "nosotros", "noi", "ons", "oss", "os", "nami" };
	static const char *const or
		[] = { "or", "versus", "vs", "oder", "ou", "o", "of", "eller", "against", "rather" };
	const struct token *joint = name->from > 1 ? narrative_token(reader, name->from - 1) : NULL;
	size_t i;

	if (!joint)
		return false;
	joint -= narrative_place_is_article(joint);
	if (joint == reader->tokens.list.v || !TOKEN_IS_ONE(joint - 1, us))
		return false;
	if (TOKEN_IS_ONE(joint, or))
		return true;
	i = (size_t)(joint - reader->tokens.list.v);
	for (size_t k = narrative_sentence_from(reader, i, 24); narrative_place_is_conjunction(joint) && k < i; k++)
		if (token_in(narrative_token(reader, k), SETS(CHOOSES)))
			return true;
	return false;
}

/* "Not Bosch, not Miele" */
static bool is_negated(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	return before && (str_is(before->fold, "not") || str_is(before->fold, "nicht") || str_is(before->fold, "nor") ||
			  str_is(before->fold, "neither") || str_is(before->fold, "weder"));
}

/* "$90k; by BookExpo; …": what the answer must be had before. */
static bool is_deadline(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "by", "before", "until", "till" };
	const struct token *before = name->from > 1 ? narrative_token(reader, name->from - 1) : NULL;

	if (!before || (name->flags & (NAME_START | NAME_SENTENCE)))
		return false;
	before -= narrative_place_is_article(before);
	return before > reader->tokens.list.v && TOKEN_IS_ONE(before, words) && before[-1].kind == TOKEN_MARK &&
	       narrative_token(reader, name->to)->kind == TOKEN_MARK &&
	       !narrative_place_opens_money(reader, name->to + 1);
}

bool narrative_party_has_to_agree(const struct narrative_reader *reader, const struct name *name)
{
	return is_in_condition(reader, name) || is_consenting(reader, name) || is_certifying(reader, name) ||
	       is_countersigning(reader, name) || is_office_behind(reader, name) || is_rival(reader, name) ||
	       is_party(reader, name) || is_deadline(reader, name) || is_negated(reader, name);
}
