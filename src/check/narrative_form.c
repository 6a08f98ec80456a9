/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* What rules a name out by its own form and by its place in the line: illustrations, editions, regions, details, people. */

/* The first of its line, or of a list parted by commas and semicolons. */
static bool is_entry_start(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	return (name->flags & NAME_START) || !before ||
	       ((name->flags & NAME_SENTENCE) && token_is_mark(narrative_token(reader, name->to), '=')) ||
	       token_is_mark(before, ',') || token_is_mark(before, ';') || token_is_mark(before, '*') ||
	       (token_is_mark(before, '-') && narrative_is_stop(reader, name->from - 1));
}

/* "acme tools - 3 plants - 90k usd" above or below a line that tells an amount as well: a list without bullets. */
static bool is_in_plain_list(const struct narrative_reader *reader, const struct name *name)
{
	size_t index = reader->line_of[name->from];
	const struct token *sign = narrative_token(reader, name->to);

	if (!token_is_mark(sign, '-') && !token_is_mark(sign, ':') && !token_is_mark(sign, ',') &&
	    !token_is_mark(sign, '>'))
		return false;
	for (size_t i = index ? index - 1 : index + 1; i <= index + 1 && i < reader->structure.lines.n; i += 2) {
		const struct structure_line *line = &reader->structure.lines.v[i];

		if (line->kind == STRUCTURE_TEXT &&
		    narrative_mark_in(reader, MARK_SIZE, line->all.from, line->all.to, MARK_TRAP) != NARRATIVE_NONE)
			return true;
	}
	return false;
}

/* The line has an amount and one more answer, so that even a name without capitals is one. */
static bool is_full_entry(const struct narrative_reader *reader, const struct name *name)
{
	const struct structure_line *line = narrative_line_at(reader, name->from);

	return (line->kind == STRUCTURE_ITEM || line->depth > 9 || !(name->flags & NAME_START) ||
		is_in_plain_list(reader, name) || token_is_mark(narrative_token(reader, name->to), '>') ||
		token_is_mark(narrative_token(reader, name->to), '=')) &&
	       (name->to > name->from + 1 ||
		((name->flags & NAME_START) && (line->kind == STRUCTURE_ITEM || is_in_plain_list(reader, name)))) &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, line->all.to, 0) != NARRATIVE_NONE &&
	       (narrative_mark_in(reader, MARK_TIME, name->to, line->all.to, 0) != NARRATIVE_NONE ||
		narrative_mark_in(reader, MARK_GATE, name->to, line->all.to, 0) != NARRATIVE_NONE);
}

/* "Oda: picking simulation, 400 000 kroner, November, …": a line that tells size, time and gate of nobody else is no speech. */
static bool is_whole_entry(const struct narrative_reader *reader, const struct name *name)
{
	size_t line_to = narrative_line_at(reader, name->from)->all.to,
	       to = name->flags & NAME_START ? line_to : narrative_sentence_to(reader, name->to, line_to);
	const struct name *end = reader->names.list.v + reader->names.list.n;

	if ((name->flags & NAME_SPEAKER) ||
	    narrative_mark_in(reader, MARK_SIZE, name->to, to, MARK_TRAP) == NARRATIVE_NONE ||
	    narrative_mark_in(reader, MARK_TIME, name->to, to, MARK_TRAP) == NARRATIVE_NONE)
		return false;
	for (const struct name *other = name + 1; other < end && other->from < to; other++)
		if (narrative_evidence_is_plausible(reader, other) && narrative_place_is_start(reader, other) &&
		    narrative_place_follow(reader, other) != NARRATIVE_FOLLOW_NOTHING)
			return false;
	return true;
}

/* "Elisa, the cell planner, €160k, December": a firm that is called like a person opens the sentence. */
static bool is_known_head(const struct narrative_reader *reader, const struct name *name, enum narrative_follow follow)
{
	const struct token *first = narrative_token(reader, name->from);

	return follow == NARRATIVE_FOLLOW_DELIMITER && (name->flags & (NAME_SENTENCE | NAME_START)) && first->known &&
	       name->from + first->known_n == name->to;
}

/* "Linda Marsh expects Bayside Optical to sign for $18k": another firm stands before the amount. */
static bool speaks_of_other(const struct narrative_reader *reader, const struct name *name)
{
	size_t to = narrative_sentence_to(reader, name->to, name->to + 40);
	size_t mark = narrative_mark_in(reader, MARK_SIZE, name->to, to, 0);
	const struct name *end = reader->names.list.v + reader->names.list.n;

	if (mark != NARRATIVE_NONE)
		to = reader->marks[MARK_SIZE].list.v[mark].from;
	for (const struct name *other = name + 1; other < end && other->from < to; other++)
		if (other->to > other->from + 1 && narrative_evidence_is_plausible(reader, other) &&
		    narrative_parallel_is_doubtful(reader, other))
			return true;
	return false;
}

/* "And Frode Laursen takes …", "Finally, Marc Cain would …" */
static bool follows_opener(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	if (before && name->from > 1 && token_is_mark(before, ','))
		before--;
	return before && (before->flags & (TOKEN_SENTENCE | TOKEN_START)) && token_cues(before, CUES(OPENS));
}

static bool is_company_like_person(const struct narrative_reader *reader, const struct name *name,
				   enum narrative_follow follow, size_t next)
{
	return !speaks_of_other(reader, name) && name->to > name->from + 1 &&
	       ((name->flags & (NAME_SENTENCE | NAME_START)) || follows_opener(reader, name)) &&
	       (follow == NARRATIVE_FOLLOW_VERB || follow == NARRATIVE_FOLLOW_WEAK) &&
	       !token_has(narrative_token(reader, name->from), LEX(TITLE)) &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, next), 0) !=
		       NARRATIVE_NONE;
}

/* A small word before an amount is a brand only when more is said: "logistics £1.4m, food £1.2m" are segments. */
static bool is_lone_word(const struct narrative_reader *reader, const struct name *name)
{
	size_t to = name->to + 1;

	while (to < reader->tokens.list.n && !narrative_is_stop(reader, to) &&
	       ((name->flags & NAME_SENTENCE) || !token_is_mark(narrative_token(reader, to), ',')))
		to++;
	return narrative_mark_in(reader, MARK_TIME, name->to, to, 0) == NARRATIVE_NONE &&
	       narrative_mark_in(reader, MARK_GATE, name->to, to, 0) == NARRATIVE_NONE;
}

/* "Take Ribblesdale Borough. … We have assumed £67,000 and 7 February": an example that is told to its end. */
static bool is_told_in_full(const struct narrative_reader *reader, const struct name *name)
{
	enum { LONG = 80 };
	const struct structure_line *line = narrative_line_at(reader, name->from);
	size_t to = line->all.to < name->to + LONG ? line->all.to : name->to + LONG;

	return narrative_mark_in(reader, MARK_SIZE, name->to, to, MARK_TRAP | MARK_TOTAL) != NARRATIVE_NONE &&
	       narrative_mark_in(reader, MARK_TIME, name->to, to, MARK_TRAP) != NARRATIVE_NONE &&
	       narrative_mark_in(reader, MARK_GATE, name->to, to, MARK_TRAP) != NARRATIVE_NONE &&
	       !(narrative_classes(reader, name->to, to) & (LEX(HYPO) | LEX(TAM) | LEX(TAM_STRONG)));
}

/* "Take Hollister Water": an illustration. */
static bool is_illustration(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "take", "consider", "imagine", "suppose", "like", "lookalikes", "unlike" };
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	if (before && str_is(before->fold, "of") && name->from > 1)
		before--;
	if (before && TOKEN_IS_ONE(before, words))
		return !((str_is(before->fold, "take") || str_is(before->fold, "consider")) &&
			 is_told_in_full(reader, name));
	/* "At Schiphol alone there are 340 shops", "Waffle Junction alone would be worth $190k if …" */
	if (str_is(narrative_token(reader, name->to)->fold, "alone") ||
	    str_is(narrative_token(reader, name->to)->fold, "allein"))
		return true;
	/* "Waffle Junction (400 sites) alone would be worth $190k if …" */
	if (token_is_mark(narrative_token(reader, name->to), '(')) {
		size_t to = narrative_sentence_to(reader, name->to, name->to + 24);

		for (size_t i = name->to; i + 2 < to; i++)
			if (str_is(narrative_token(reader, i)->fold, "alone") &&
			    str_is(narrative_token(reader, i + 1)->fold, "would"))
				return true;
	}
	return str_ends(narrative_token(reader, name->to - 1)->fold, STR("-like"));
}

/* "Netzblick Plus", "Ledgerwise Pro": what ends in a tier is a product unless an amount stands beside it. */
static bool is_edition(const struct narrative_reader *reader, const struct name *name, bool amount)
{
	static const char *const wishes[] = { "wants", "plans",   "asks",  "asked",     "needs",
					      "buys",  "intends", "hopes", "considers", "wishes" };
	const struct token *last = narrative_token(reader, name->to - 1);

	/* "Airtel Business plans to take …": products plan nothing. */
	return name->to == name->from + 2 && !amount && token_has(last, LEX(TIER)) && !token_has(last, LEX(ORGWORD)) &&
	       !TOKEN_IS_ONE(narrative_token(reader, name->to), wishes) && !narrative_role_is_registered(reader, name);
}

/* The item stands below another that is a name and no more: "- Natural Resources Wales", below it "- field survey, £58k". */
static bool is_detail(const struct narrative_reader *reader, const struct name *name)
{
	size_t index = reader->line_of[name->from];
	const struct structure_line *line = &reader->structure.lines.v[index];

	if (line->kind != STRUCTURE_ITEM && line->kind != STRUCTURE_TEXT)
		return false;
	for (size_t i = index, n = 0; i-- > 0 && n < 12; n++) {
		const struct structure_line *above = &reader->structure.lines.v[i];

		if (above->kind == STRUCTURE_BLANK || above->depth >= line->depth)
			continue;
		return (above->kind == STRUCTURE_ITEM || above->kind == STRUCTURE_HEADING) &&
		       above->tokens.to - above->tokens.from <= 6 && above->tokens.to > above->tokens.from &&
		       (narrative_token(reader, above->tokens.from)->flags & TOKEN_UPPER) &&
		       !narrative_place_has_mark(reader, above->tokens.from, above->tokens.to) &&
		       !token_has(narrative_token(reader, above->tokens.from),
				  LEX(COMMON) | LEX(SEGMENT) | LEX(FUNCTION));
	}
	return false;
}

/* Below an item that begins with a capital: what "Budget £9k" is there is said of that one. */
static bool is_nested(const struct narrative_reader *reader, const struct name *name)
{
	size_t index = reader->line_of[name->from];
	const struct structure_line *line = &reader->structure.lines.v[index];

	for (size_t i = index, n = 0; (name->flags & NAME_START) && i-- > 0 && n < 12; n++) {
		const struct structure_line *above = &reader->structure.lines.v[i];

		if (above->kind != STRUCTURE_BLANK && above->depth < line->depth)
			return above->kind == STRUCTURE_ITEM &&
			       (narrative_token(reader, above->tokens.from)->flags & TOKEN_UPPER);
	}
	return false;
}

bool narrative_form_is_ordinary_firm(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "next", "now",   "two",   "three", "four",   "five",
					     "six",  "seven", "first", "last",  "more",   "always",
					     "ever", "just",  "only",  "once",  "second", "again" };
	static const char *const verbs[] = { "wants", "asks", "takes", "adds", "has", "needs", "plans" };
	size_t stop = narrative_sentence_to(reader, name->to, name->to + 40);

	if (name->to != name->from + 1 || !(name->flags & (NAME_SENTENCE | NAME_START)) ||
	    narrative_mark_in(reader, MARK_SIZE, name->to, stop, MARK_TRAP) == NARRATIVE_NONE)
		return false;
	return TOKEN_IS_ONE(narrative_token(reader, name->from), words) &&
	       TOKEN_IS_ONE(narrative_token(reader, name->to), verbs);
}

/* "all stores of the Pacific Northwest", "before the National Finals": a region or an event. */
static bool is_region(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "in",     "of",    "across", "throughout", "around",
					     "before", "after", "during", "until" };
	const struct token *the = name->from > 1 ? narrative_token(reader, name->from - 1) : NULL;

	if (!the || !str_is(the->fold, "the") || token_has(narrative_token(reader, name->to - 1), LEX(ORGWORD)) ||
	    narrative_role_is_registered(reader, name))
		return false;
	return TOKEN_IS_ONE(the - 1, words) && !narrative_hide_is_role(name->from > 2 ? the - 2 : the);
}

/* "Tom Bihn. A small order, $3,200 a year": a paragraph about the name. */
static bool heads_paragraph(const struct narrative_reader *reader, const struct name *name,
			    enum narrative_follow follow)
{
	size_t next = name->to + 1;

	return (name->flags & NAME_START) && follow == NARRATIVE_FOLLOW_END &&
	       (narrative_token(reader, name->to)->flags & TOKEN_STOP) &&
	       narrative_mark_in(reader, MARK_SIZE, next, narrative_sentence_to(reader, next, next + 40), MARK_TRAP) !=
		       NARRATIVE_NONE;
}

/* "Puma (€150K, …) and On (CHF 90K, …)": a capital in the middle of the sentence, and an amount of its own behind it. */
static bool is_priced_in_list(const struct narrative_reader *reader, const struct name *name,
			      enum narrative_follow follow, bool amount)
{
	const struct name *before = name > reader->names.list.v ? name - 1 : NULL;

	/* What stands in the bracket of the one before is no entry. */
	while (before && before > reader->names.list.v && (before->flags & NAME_COMMON) && before + 4 > name)
		before--;
	return amount && follow == NARRATIVE_FOLLOW_BRACKET && name_is_bare(name) &&
	       !(name->flags & (NAME_START | NAME_SENTENCE)) && before &&
	       narrative_list_is_wide_gap(reader, before->to, name->from) &&
	       !token_has(narrative_token(reader, name->from),
			  LEX(GATE) | LEX(TOTAL) | LEX(TIER) | LEX(ACRONYM) | LEX(SEGMENT)) &&
	       narrative_evidence_is_plausible(reader, before);
}

/* "our OPC UA connector", "Q3, NERC CIP assessment": abbreviations that tell what kind of thing the noun behind them is. */
static bool is_standard(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *next = narrative_token(reader, name->to);

	if (name->to == name->from + 1 || (name->flags & (NAME_START | NAME_SENTENCE)) || next->kind != TOKEN_WORD ||
	    (next->flags & TOKEN_UPPER) || token_has(next, LEX(VERB) | LEX(FUNCTION)) ||
	    narrative_place_follow(reader, name) != NARRATIVE_FOLLOW_NOTHING)
		return false;
	for (size_t i = name->from; i < name->to; i++)
		if (!(narrative_token(reader, i)->flags & TOKEN_CAPS) || narrative_token(reader, i)->span.n > 4)
			return false;
	return true;
}

/* "Alder Mill, ePCR upgrade, $39k": letters that tell, behind the account, what kind of thing it buys. */
static bool is_kind_of_thing(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *token = narrative_token(reader, name->from), *thing = narrative_token(reader, name->to);
	const struct name *before = name > reader->names.list.v ? name - 1 : NULL;

	return before && name->to == name->from + 1 && (token->flags & (TOKEN_CAMEL | TOKEN_CAPS)) &&
	       !(name->flags & (NAME_START | NAME_SENTENCE | NAME_KNOWN)) && before->to + 1 == name->from &&
	       narrative_token(reader, before->to)->kind == TOKEN_MARK && thing->kind == TOKEN_WORD &&
	       !(thing->flags & TOKEN_UPPER) && token_has(thing, LEX(PRODUCT) | LEX(CUE) | LEX(COMMON)) &&
	       narrative_token(reader, name->to + 1)->kind == TOKEN_MARK;
}

/* "Volumen 43.200 Euro", "Auftragswert 12 T€": what the amount is. */
static bool is_size_label(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *token = narrative_token(reader, name->from);

	return name->to == name->from + 1 &&
	       (token_cues(token, CUES(NOUN_ENDING) | CUES(GERMAN_HEAD)) || lexicon_is(token->fold, LEXICON_HEAD_SIZE));
}

/* "Adds Corvane Suite for £9k": what those buy who were named before. */
static bool is_object_of_opener(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const presents[] = {
		"comes", "goes",   "follows",  "remains", "leaves", "stands", "sits",  "leads", "heads", "tops",
		"joins", "says",   "reads",    "kommt",   "folgt",  "bleibt", "steht", "reste", "queda", "falta",
		"manca", "stellt", "includes", "names",   "lists",  "sees",   "läuft", "hängt"
	};
	const struct token *verb = name->from ? narrative_token(reader, name->from - 1) : NULL;

	return verb && name > reader->names.list.v && (verb->flags & (TOKEN_SENTENCE | TOKEN_START)) &&
	       token_in(verb, SETS(VERB_OPENS)) && !TOKEN_IS_ONE(verb, presents) &&
	       !narrative_role_is_registered(reader, name);
}

/* "Alder Mill wants Corvane Suite for £9k": what the one wants who opens the sentence. */
static bool is_wished(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const glue[] = { "a",   "an",   "our",   "for", "to",   "up",    "another",
					    "one", "also", "now",   "ein", "eine", "einen", "unser",
					    "un",  "une",  "notre", "uno", "una" };
	const struct name *before = name > reader->names.list.v ? name - 1 : NULL;

	if (!before || before->to + 5 < name->from || !(before->flags & (NAME_SENTENCE | NAME_START)) ||
	    (name->flags & (NAME_SENTENCE | NAME_START)) || !narrative_evidence_is_plausible(reader, before) ||
	    narrative_place_follow(reader, before) != NARRATIVE_FOLLOW_VERB ||
	    narrative_role_is_registered(reader, name))
		return false;
	for (size_t i = before->to; i < name->from; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token->kind != TOKEN_WORD || (token_has(token, LEX(FUNCTION)) && !token_has(token, LEX(VERB)) &&
						  !narrative_place_is_article(token) && !TOKEN_IS_ONE(token, glue)))
			return false;
	}
	return true;
}

/* "- Alder Mill: Corvane Planner, £9k, May": behind the one that heads its line, and the only one before the one amount. */
static bool is_headed(const struct narrative_reader *reader, const struct name *name)
{
	const struct name *before = name > reader->names.list.v ? name - 1 : NULL,
			  *end = reader->names.list.v + reader->names.list.n;
	size_t line_to = narrative_line_at(reader, name->from)->all.to, mark, size;

	if (!before || before->to + 1 != name->from || !(before->flags & NAME_START) ||
	    before->to == before->from + 1 || !narrative_evidence_is_plausible(reader, before) ||
	    narrative_role_is_registered(reader, name) ||
	    (!token_is_mark(narrative_token(reader, before->to), ':') &&
	     !token_is_mark(narrative_token(reader, before->to), '-')))
		return false;
	mark = narrative_mark_in(reader, MARK_SIZE, name->to, line_to, MARK_TRAP);
	if (mark == NARRATIVE_NONE)
		return false;
	size = reader->marks[MARK_SIZE].list.v[mark].to;
	if (narrative_mark_in(reader, MARK_SIZE, size, line_to, MARK_TRAP) != NARRATIVE_NONE ||
	    narrative_place_opens_money(reader, name->to))
		return false;
	return name + 1 == end || name[1].from > size || !narrative_evidence_is_plausible(reader, &name[1]);
}

/* "### Alder Mill", and below it "- Labels: £9k, May": one word with a colon, below a name of several. */
static bool is_label_below_name(const struct narrative_reader *reader, const struct name *name)
{
	const struct name *above = name > reader->names.list.v ? name - 1 : NULL;

	if (name->to != name->from + 1 || (name->flags & NAME_KNOWN) || narrative_role_is_registered(reader, name) ||
	    !token_is_mark(narrative_token(reader, name->to), ':'))
		return false;
	while (above && above > reader->names.list.v && above + 12 > name &&
	       narrative_line_at(reader, above->from)->kind != STRUCTURE_HEADING)
		above--;
	return above && narrative_line_at(reader, above->from)->kind == STRUCTURE_HEADING &&
	       above->to > above->from + 1 && (above->flags & NAME_START) &&
	       narrative_line_at(reader, above->from)->tokens.to == above->to &&
	       narrative_evidence_is_plausible(reader, above);
}

bool narrative_form_is_wrong(const struct narrative_reader *reader, const struct name *name,
			     enum narrative_follow follow, bool amount, size_t next)
{
	const struct token *first = narrative_token(reader, name->from);

	if (is_illustration(reader, name) || is_edition(reader, name, amount) || is_standard(reader, name) ||
	    is_object_of_opener(reader, name) || is_wished(reader, name) || is_headed(reader, name) ||
	    is_kind_of_thing(reader, name) ||
	    (name->flags & NAME_LOWER && follow == NARRATIVE_FOLLOW_MONEY && !(name->flags & NAME_START) &&
	     is_lone_word(reader, name)))
		return true;
	/* A company may be called like a person: John Lewis has asked for … (£110k). */
	if (name->flags & NAME_PERSON && !amount && !heads_paragraph(reader, name, follow) &&
	    !is_company_like_person(reader, name, follow, next) &&
	    !(is_known_head(reader, name, follow) && is_whole_entry(reader, name)) &&
	    !(name->flags & NAME_START && follow == NARRATIVE_FOLLOW_DELIMITER &&
	      (!token_is_mark(narrative_token(reader, name->to), ':') || is_whole_entry(reader, name))))
		return true;
	if (name->flags & NAME_PLACE && !(is_known_head(reader, name, follow) && is_whole_entry(reader, name)) &&
	    !(amount && is_entry_start(reader, name) && name->to == name->from + 1))
		return true;
	/* "Next £120k", "Orange €60k": an ordinary word counts only directly before its amount. */
	if (is_region(reader, name) && follow != NARRATIVE_FOLLOW_MONEY && follow != NARRATIVE_FOLLOW_BRACKET)
		return true;
	if (name->flags & NAME_COMMON && !narrative_form_is_ordinary_firm(reader, name) &&
	    !is_priced_in_list(reader, name, follow, amount) &&
	    !(follow == NARRATIVE_FOLLOW_MONEY && (first->known || !is_nested(reader, name)) &&
	      is_entry_start(reader, name) && !is_size_label(reader, name) &&
	      !token_has(first, LEX(SEGMENT) | LEX(TOTAL) | LEX(FIRSTNAME) | LEX(FUNCTION)) &&
	      !(first->flags & TOKEN_CAPS) && !token_in(first, SETS(VERB_OPENS))))
		return true;
	if ((name->flags & NAME_LOWER || (first->flags & TOKEN_CAMEL) || is_label_below_name(reader, name)) &&
	    name->flags & NAME_START && is_detail(reader, name))
		return true;
	if (name->flags & NAME_LOWER && follow == NARRATIVE_FOLLOW_WEAK &&
	    (name->flags & (NAME_SENTENCE | NAME_START)) &&
	    narrative_mark_in(reader, MARK_SIZE, name->to, narrative_sentence_to(reader, name->to, next), 0) !=
		    NARRATIVE_NONE)
		amount = true;
	if (name->flags & NAME_LOWER && !amount && follow != NARRATIVE_FOLLOW_VERB &&
	    follow != NARRATIVE_FOLLOW_BRACKET &&
	    !(follow == NARRATIVE_FOLLOW_DELIMITER &&
	      ((first->flags & TOKEN_CAMEL) ||
	       ((name->flags & NAME_START || is_entry_start(reader, name)) && is_full_entry(reader, name)))))
		return true;
	return false;
}
