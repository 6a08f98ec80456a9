/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_candidate.h"

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
	return name->from > 1 && narrative_place_is_at(narrative_token(reader, name->from - 1)) &&
	       (narrative_token(reader, name->from - 2)->flags & TOKEN_UPPER);
}

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

static bool is_copula(const struct token *token)
{
	static const char *const words[] = {
		"is", "are", "ist", "sind", "est", "sont", "es", "son", "è", "sono", "zijn"
	};

	return TOKEN_IS_ONE(token, words);
}

static bool colon_proves(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	const struct name *name = candidate->name;

	/* "Mirela on Konfekcja Bałtyk: …" */
	if (candidate->several && candidate->marked &&
	    name->from - narrative_line_at(reader, name->from)->tokens.from <= 3)
		return true;
	/* "Slipped: none" is no account, "Teasel: €15k" is one. */
	if (!candidate->several && !candidate->item && !candidate->sized &&
	    !(candidate->start &&
	      narrative_place_has_time_and_gate(reader, name->to, narrative_line_at(reader, name->from)->all.to)))
		return false;
	return candidate->start &&
	       (candidate->marked || (name->flags & NAME_START && (candidate->item || candidate->several)));
}

/* The sentence before the name says account, customer, name. */
static bool calls_account(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "account", "customer", "client", "name",    "kunde",    "konto",
					     "cliente", "largest",  "next",   "biggest", "smallest", "other",
					     "deal",    "first",    "second", "third",   "fourth",   "last" };
	uint64_t all = 0;
	bool found = false;

	for (size_t i = name->from, n = 0; i-- > 0 && n < 24 && !narrative_is_stop(reader, i); n++) {
		all |= narrative_token(reader, i)->lex;
		found |= TOKEN_IS_ONE(narrative_token(reader, i), words);
	}
	return found && !(all & (LEX(LOST) | LEX(PROSPECT) | LEX(REFERENCE) | LEX(RENEWAL)));
}

/* "Second comes Böhm & Partner." */
static bool is_coming(const struct token *token)
{
	static const char *const words[] = { "comes", "came",  "followed", "follows", "remains", "kommt",
					     "kam",   "folgt", "bleibt",   "vient",   "suit",    "reste",
					     "viene", "sigue", "queda",    "komt",    "volgt",   "blijft" };

	return TOKEN_IS_ONE(token, words);
}

/* The verb before the name, over an article and words such as still: "Offen ist noch die Magirus GmbH." */
static const struct token *copula_before(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = {
		"noch", "still", "also", "auch", "encore", "todavía", "nur", "only", "now"
	};
	const struct token *token = narrative_token(reader, name->from - 1);
	bool skip = narrative_place_is_article(token);

	for (size_t n = 0; n < 3 && token > reader->tokens.list.v; n++) {
		skip |= TOKEN_IS_ONE(token, words);
		if (!skip)
			break;
		token--;
		skip = false;
	}
	return token;
}

/* A word that no list knows opens the sentence, and a verb of the third person follows. */
static bool does_something(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *first = narrative_token(reader, name->from), *next = narrative_token(reader, name->to);
	static const char *const verbs[] = { "appears", "spends", "shows", "returns", "sits",   "leads",
					     "heads",   "tops",   "ranks", "figures", "serves", "operates",
					     "owns",    "builds", "makes", "grows",   "stands" };
	size_t stop = narrative_sentence_to(reader, name->to, name->to + 60);

	return TOKEN_IS_ONE(next, verbs) && !first->lex &&
	       (narrative_mark_in(reader, MARK_SIZE, name->to, stop, MARK_TRAP) != NARRATIVE_NONE ||
		narrative_place_wishes_in(reader, name->to, stop));
}

/* "Quillon, the same.", "Quillon likewise, but in June": what was said of the account before. */
static bool is_likewise(const struct narrative_reader *reader, size_t i)
{
	i += token_is_mark(narrative_token(reader, i), ',');
	i += narrative_place_is_article(narrative_token(reader, i));
	return narrative_place_is_likewise(narrative_token(reader, i)) &&
	       narrative_token(reader, i + 1)->kind != TOKEN_WORD;
}

/* "Legal has Quillon's loyalty contract (€90k, May)": theirs, and its amount. */
static bool owns_priced_thing(const struct narrative_reader *reader, const struct name *name)
{
	size_t i = name->to;

	if (!str_ends(narrative_token(reader, i - 1)->fold, STR("'s")) &&
	    !str_ends(narrative_token(reader, i - 1)->fold, STR("s'")))
		return false;
	while (i < name->to + 5 && narrative_token(reader, i)->kind == TOKEN_WORD &&
	       !(narrative_token(reader, i)->flags & TOKEN_UPPER) &&
	       !token_has(narrative_token(reader, i), LEX(VERB) | LEX(FUNCTION)))
		i++;
	return i > name->to && i < name->to + 5 && token_is_mark(narrative_token(reader, i), '(') &&
	       narrative_mark_in(reader, MARK_SIZE, i, narrative_place_bracket_to(reader, i + 1), MARK_TRAP) !=
		       NARRATIVE_NONE;
}

/* "Quillon in May (£9k, PO)", "Quillon for June: £9k" */
static bool opens_time_and_money(const struct narrative_reader *reader, size_t i)
{
	size_t time, to;

	i += token_has(narrative_token(reader, i), LEX(TIME_PREP)) ||
	     narrative_place_is_preposition(narrative_token(reader, i));
	time = narrative_mark_in(reader, MARK_TIME, i, i + 4, MARK_TRAP);
	if (time == NARRATIVE_NONE || reader->marks[MARK_TIME].list.v[time].from != i)
		return false;
	to = reader->marks[MARK_TIME].list.v[time].to;
	return narrative_place_opens_money(reader, to) ||
	       (narrative_token(reader, to)->kind == TOKEN_MARK && !narrative_is_stop(reader, to) &&
		narrative_place_opens_money(reader, to + 1));
}

/* A sign behind the name. */
static bool delimiter_proves(const struct narrative_reader *reader, const struct narrative_candidate *candidate,
			     bool noun)
{
	const struct name *name = candidate->name;

	/* "Tom works on Hill Country Feed, $9k, …", but not "– Haribo: Modul Rückverfolgung, 96 T€" */
	if ((candidate->several || (name->from && is_copula(narrative_token(reader, name->from - 1)))) &&
	    !(candidate->item && has_name_before(reader, name)) && narrative_place_opens_money(reader, name->to + 1))
		return true;
	if (token_is_mark(narrative_token(reader, name->to), ':'))
		return colon_proves(reader, candidate);
	/* "– Kurbetriebe Aussee, Gästekarte, 28.000 €": a single word later in an item is what they buy. */
	if (candidate->item && !(name->flags & NAME_START) && has_name_before(reader, name) &&
	    (!candidate->several || token_is_mark(narrative_token(reader, name->from - 1), ':')))
		return false;
	if (candidate->start && !candidate->item && is_likewise(reader, name->to))
		return true;
	if (token_is_mark(narrative_token(reader, name->to), ',')) {
		if (narrative_place_wishes_after(reader, name->to))
			return candidate->start || noun || candidate->several || candidate->priced;
		if (candidate->prose && !candidate->priced)
			return false;
	}
	return candidate->start && (candidate->marked || (name->flags & NAME_START && candidate->item));
}

static bool is_standing(const struct token *token)
{
	static const char *const words[] = { "steht", "sitzt", "liegt",  "stands", "sits",
					     "leads", "staat", "figure", "está" };

	return TOKEN_IS_ONE(token, words) || is_coming(token);
}

/* "The largest is Wexcombe, with $41k", "Next comes Brixley": presented as one of the list, and priced. */
static bool is_presented(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	const struct name *name = candidate->name;

	/* "Weiter oben steht Fehrbach: 40 T€" */
	if (name->from > 1 && is_standing(copula_before(reader, name)) &&
	    narrative_place_opens_money(reader, name->to + 1) && narrative_token(reader, name->to)->kind == TOKEN_MARK)
		return true;
	/* "In week five came Trigema, where …" */
	if (name->from > 1 && candidate->priced && is_coming(narrative_token(reader, name->from - 1)) &&
	    !(narrative_token(reader, name->from - 1)->flags & TOKEN_SENTENCE))
		return true;
	return name->from > 1 && candidate->priced &&
	       (is_copula(copula_before(reader, name)) || is_coming(narrative_token(reader, name->from - 1))) &&
	       (candidate->several || calls_account(reader, name));
}

/* "The breeder is Quillon. They would …", "Next, Quillon. It wants …": named first, and then spoken of. */
static bool is_introduced(const struct narrative_reader *reader, const struct name *name)
{
	enum { LONGEST = 8 };
	size_t from = narrative_sentence_from(reader, name->from, LONGEST);

	if (from == name->from || from + LONGEST == name->from ||
	    !narrative_place_is_they(narrative_token(reader, name->to + 1)) ||
	    narrative_token(reader, name->to)->kind == TOKEN_BREAK)
		return false;
	if (token_is_mark(narrative_token(reader, name->from - 1), ','))
		return token_cues(narrative_token(reader, from), CUES(OPENS));
	return is_copula(narrative_token(reader, name->from - 1));
}

/* "And Tarrant?", and the answer tells an amount. */
static bool is_asked_for(const struct narrative_reader *reader, const struct name *name)
{
	size_t from = name->to + 1, to;

	/* "mei: lyft", and below it "dan: 120k, april" */
	bool is_asked = token_is_mark(narrative_token(reader, name->to), '?') ||
			(name->from > 1 && (name->flags & NAME_KNOWN) &&
			 token_is_mark(narrative_token(reader, name->from - 1), ':') &&
			 narrative_token(reader, name->to)->kind == TOKEN_BREAK);

	if (!is_asked || !narrative_place_is_start(reader, name) ||
	    (name->to == name->from + 1 && (narrative_token(reader, name->from)->lex & ~LEX(ORGWORD))))
		return false;
	while (narrative_token(reader, from)->kind == TOKEN_BREAK && from < name->to + 4)
		from++;
	to = narrative_sentence_to(reader, from, from + 24);
	return narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TRAP | MARK_TOTAL) != NARRATIVE_NONE &&
	       !(narrative_classes(reader, from, to) & (NARRATIVE_OUT | LEX(NEGATE)));
}

/* "Blue Heron Spa wants more. So does Wildwood Camps." */
static bool does_so_too(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const verbs[] = { "does", "do", "would", "will", "did" };
	const struct token *verb = name->from > 2 ? narrative_token(reader, name->from - 1) : NULL;

	return verb && TOKEN_IS_ONE(verb, verbs) && str_is(verb[-1].fold, "so");
}

/* The end of the sentence or line. */
static bool end_proves(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	const struct name *name = candidate->name;

	/* "REI. The co-op wants …": the name heads its paragraph. */
	if ((name->flags & NAME_START) && candidate->prose && candidate->priced)
		return true;
	/* "Our only other account in this list is Rossmann." */
	if (name->from > 1 && is_copula(copula_before(reader, name)) && calls_account(reader, name))
		return true;
	if (is_asked_for(reader, name) || does_so_too(reader, name))
		return true;
	if (is_introduced(reader, name) &&
	    !(narrative_classes(reader, name->to + 1, narrative_sentence_to(reader, name->to + 1, name->to + 40)) &
	      NARRATIVE_OUT))
		return true;
	/* "£9k in July, when the bursar is back: Tidwell School." */
	if (name->from && token_is_mark(narrative_token(reader, name->from - 1), ':') &&
	    narrative_place_has_mark(reader, name->from > 24 ? name->from - 24 : 0, name->from))
		return true;
	return (candidate->item && (name->flags & NAME_START)) ||
	       (candidate->start && candidate->several && candidate->marked);
}

/* Any other word. */
static bool rest_proves(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	const struct name *name = candidate->name;

	if (owns_priced_thing(reader, name) ||
	    ((candidate->start || candidate->several) && opens_time_and_money(reader, name->to)) ||
	    (name->flags & NAME_SENTENCE && !candidate->item && is_likewise(reader, name->to)))
		return true;
	/* "Next to it stands Whitwell Aggregates with £18k" */
	if ((candidate->several || !narrative_token(reader, name->from)->lex) &&
	    narrative_place_is_preposition(narrative_token(reader, name->to)) &&
	    narrative_place_opens_money(reader, name->to + 1))
		return true;
	/* "DATEV's training department would like to double its licences from €24,000 to €48,000." */
	if (str_ends(narrative_token(reader, name->to - 1)->fold, STR("'s")) && (name->flags & NAME_SENTENCE) &&
	    candidate->priced && candidate->sized)
		return true;
	/* "Zalando appears three times: labels (€40k, May)", "Monzo spends £300,000 and plans to add …" */
	if (name->flags & (NAME_SENTENCE | NAME_START) && candidate->priced && does_something(reader, name))
		return true;
	return candidate->start && candidate->marked && candidate->several &&
	       (name->flags & (NAME_SENTENCE | NAME_START));
}

/* Whether what follows the name says that there is an opportunity. */
static bool follow_proves(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	const struct name *name = candidate->name;
	bool noun = candidate->marked && narrative_place_has_only_noun_before(reader, name);

	switch (candidate->follow) {
	case NARRATIVE_FOLLOW_MONEY:
		return true;
	case NARRATIVE_FOLLOW_BRACKET:
		return !(candidate->item && !candidate->sized && has_name_before(reader, name));
	case NARRATIVE_FOLLOW_TIME:
		return candidate->start;
	case NARRATIVE_FOLLOW_DELIMITER:
		return delimiter_proves(reader, candidate, noun);
	case NARRATIVE_FOLLOW_VERB:
		return candidate->start || noun || is_employer(reader, name);
	case NARRATIVE_FOLLOW_WEAK:
		/* "Salmar has told us that it is content": in prose only an amount makes an opportunity of it. */
		return candidate->marked && (!candidate->prose || candidate->priced) &&
		       ((candidate->start && (candidate->several || candidate->sized)) || (candidate->several && noun));
	case NARRATIVE_FOLLOW_END:
		return end_proves(reader, candidate);
	case NARRATIVE_FOLLOW_NOTHING:
		return rest_proves(reader, candidate);
	}
	return false;
}

static bool is_pronoun(const struct token *token)
{
	static const char *const words[] = { "that's", "that", "they", "it",  "he",  "she", "their",
					     "its",    "his",  "her",  "sie", "ils", "elle" };

	return TOKEN_IS_ONE(token, words);
}

/* A price or paper that somebody asked for. */
static bool is_offer(const struct token *token)
{
	static const char *const words[] = { "quote",   "quotation", "pricing",   "proposal",    "offer",
					     "offerte", "angebot",   "devis",     "presupuesto", "preventivo",
					     "tilbud",  "offert",    "paperwork", "order",       "upgrade",
					     "rollout", "roll-out" };

	return TOKEN_IS_ONE(token, words);
}

/* "We also have Blythe Ceramics at £9k" */
static bool is_owning_verb(const struct token *token)
{
	static const char *const words[] = { "have",     "see",     "got",       "list",    "count",   "include",
					     "includes", "remains", "add",       "haben",   "sehen",   "avons",
					     "tenemos",  "abbiamo", "hebben",    "stands",  "stand",   "expects",
					     "expect",   "comes",   "remain",    "follows", "offered", "sits",
					     "erwarten", "attend",  "attendons", "there's" };

	return TOKEN_IS_ONE(token, words);
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
	if (TOKEN_IS_ONE(who, roles))
		return true;
	return token_has(who, LEX(FIRSTNAME)) ||
	       (who > reader->tokens.list.v && (who->flags & TOKEN_UPPER) && token_has(who - 1, LEX(FIRSTNAME)));
}

/* "Priya has reopened Cumberland Gap: exhibit audio for $6k": the object of a verb, with an amount behind it. */
static bool is_object(const struct narrative_reader *reader, const struct name *name, const struct token *before)
{
	if (narrative_place_is_giving(before) &&
	    narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, name->to + 60),
			      MARK_TRAP) != NARRATIVE_NONE)
		return true;
	return before->kind == TOKEN_WORD && !(before->flags & TOKEN_UPPER) &&
	       ((before->fold.n > 4 && str_ends(before->fold, STR("ed"))) || str_is(before->fold, "runs") ||
		str_is(before->fold, "from")) &&
	       !token_has(before, LEX(LOST) | LEX(CLOSED) | LEX(COMPETITOR)) &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, name->to + 60),
				 MARK_TRAP) != NARRATIVE_NONE;
}

/* The sentence around a name speaks of buying: an amount, a product, or a wish. */
bool narrative_evidence_is_buying(const struct narrative_reader *reader, const struct name *name)
{
	size_t from = narrative_sentence_from(reader, name->from, 60), to;
	uint64_t all = 0;

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

/* "We expect to grow at Nantwich Cheese and at Rothbury Rail" */
static bool speaks_of_growth(const struct narrative_reader *reader, const struct name *name)
{
	for (size_t i = name->from, n = 0; i-- > 0 && n < 24 && !narrative_is_stop(reader, i); n++)
		if (token_has(narrative_token(reader, i), LEX(CUE)))
			return true;
	return false;
}

/* "add the Fred Meyer banner": tells which of the things that the noun behind it means. */
static bool is_modifier(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *next = narrative_token(reader, name->to);

	return next->kind == TOKEN_WORD && !(next->flags & TOKEN_UPPER) &&
	       !token_has(next, LEX(FUNCTION) | LEX(VERB) | LEX(TIME_PREP));
}

/*
 * A name of several words that is no person, place or ordinary word, at the place of a subject or after "at", "with",
 * "for", in a sentence about buying. What speaks against it (a role beside the deal) is looked at elsewhere.
 */
static bool stands_for_customer(const struct narrative_reader *reader, const struct narrative_candidate *candidate)
{
	const struct name *name = candidate->name;
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	if (!candidate->several || !narrative_evidence_is_plausible(reader, name) ||
	    !narrative_evidence_is_buying(reader, name))
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
	/* "She has done this before at Cvent and at Oracle Hospitality" */
	if (before && candidate->prose && !(before->flags & TOKEN_SENTENCE) && narrative_place_is_at(before) &&
	    !candidate->priced && !speaks_of_growth(reader, name))
		return false;
	return candidate->start || !before ||
	       (narrative_place_is_preposition(before) &&
		!(str_is(before->fold, "from") && before > reader->tokens.list.v &&
		  token_has(before - 1, LEX(VERB)))) ||
	       str_is(before->fold, "to") || is_copula(before) ||
	       (is_owning_verb(before) && !is_modifier(reader, name)) || is_person_of(reader, before) ||
	       (before->kind == TOKEN_WORD && before->fold.n > 5 && str_ends(before->fold, STR("ing"))) ||
	       is_object(reader, name, before) || narrative_place_is_conjunction(before) ||
	       narrative_place_has_only_noun_before(reader, name);
}

/* Evidence that the narrative speaks of an open opportunity with this name. */
bool narrative_evidence_has(const struct narrative_reader *reader, const struct name *name,
			    enum narrative_follow follow, size_t next)
{
	const struct narrative_candidate candidate = narrative_candidate_of(reader, name, follow, next);

	if (narrative_note_is_line(reader, reader->line_of[name->from]) &&
	    !narrative_place_opens_money(reader, name->to + 1))
		return false;
	return (candidate.several && narrative_note_answers(reader, name->to)) || is_presented(reader, &candidate) ||
	       follow_proves(reader, &candidate) || narrative_front_proves(reader, &candidate) ||
	       stands_for_customer(reader, &candidate);
}
