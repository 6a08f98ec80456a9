/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_weigh.h"

#include "base/index.h"

/* --- labels: "Account=…", "kunde: …" */

/* The name's label says that it is an account (1), or something else (-1); 0 without a label. */
static int label_before(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *sign = name->from > 1 ? narrative_token(reader, name->from - 1) : NULL,
			   *label = sign ? sign - 1 : NULL;

	if (!sign || (!token_is_mark(sign, ':') && !token_is_mark(sign, '=')))
		return 0;
	/* "Opportunity 1: Almeida Cork" */
	if (label->kind == TOKEN_NUMBER && name->from > 2 && (label[-1].flags & TOKEN_START) &&
	    token_has(label - 1, LEX(COMMON) | LEX(ANON)))
		return 1;
	if (label->kind != TOKEN_WORD)
		return 0;
	if (lexicon_is(label->fold, LEXICON_HEAD_ACCOUNT))
		return 1;
	if (!(label->flags & TOKEN_START) && (name->from < 3 || !narrative_is_stop(reader, name->from - 3)))
		return 0;
	/* "Open: Tideswell Bakery £6k": what has its own amount answers no label. */
	if (narrative_place_opens_money(reader, name->to))
		return 0;
	return lexicon_is_head(label->fold) ? -1 : 0;
}

static bool is_label(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *next = narrative_token(reader, name->to);

	return name->to == name->from + 1 && (token_is_mark(next, ':') || token_is_mark(next, '=')) &&
	       lexicon_is_head(narrative_token(reader, name->from)->fold);
}

/* The first of its line, or of a list parted by commas and semicolons. */
static bool is_entry_start(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	return (name->flags & NAME_START) || !before || token_is_mark(before, ',') || token_is_mark(before, ';') ||
	       token_is_mark(before, '*') || (token_is_mark(before, '-') && narrative_is_stop(reader, name->from - 1));
}

/* The line has an amount and one more answer, so that even a name without capitals is one. */
static bool is_full_entry(const struct narrative_reader *reader, const struct name *name)
{
	const struct structure_line *line = narrative_line_at(reader, name->from);

	return (line->kind == STRUCTURE_ITEM || line->depth > 9 || !(name->flags & NAME_START) ||
		token_is_mark(narrative_token(reader, name->to), '>') ||
		token_is_mark(narrative_token(reader, name->to), '=')) &&
	       (name->to > name->from + 1 || (line->kind == STRUCTURE_ITEM && (name->flags & NAME_START))) &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, line->all.to, 0) != NARRATIVE_NONE &&
	       (narrative_mark_in(reader, MARK_TIME, name->to, line->all.to, 0) != NARRATIVE_NONE ||
		narrative_mark_in(reader, MARK_GATE, name->to, line->all.to, 0) != NARRATIVE_NONE);
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

static bool is_company_like_person(const struct narrative_reader *reader, const struct name *name,
				   enum narrative_follow follow, size_t next)
{
	return !speaks_of_other(reader, name) && name->to > name->from + 1 &&
	       (name->flags & (NAME_SENTENCE | NAME_START)) &&
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

/* "Take Hollister Water": an illustration. */
static bool is_illustration(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "take", "consider", "imagine", "suppose", "like", "lookalikes", "unlike" };
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	if (before && str_is(before->fold, "of") && name->from > 1)
		before--;
	if (before && TOKEN_IS_ONE(before, words))
		return true;
	/* "At Schiphol alone there are 340 shops" */
	if (str_is(narrative_token(reader, name->to)->fold, "alone") ||
	    str_is(narrative_token(reader, name->to)->fold, "allein"))
		return true;
	/* "Waffle Junction alone would be worth $190k if …" */
	if (str_is(narrative_token(reader, name->to)->fold, "alone") ||
	    token_is_mark(narrative_token(reader, name->to), '(')) {
		size_t to = narrative_sentence_to(reader, name->to, name->to + 24);

		for (size_t i = name->to; i + 2 < to; i++)
			if (str_is(narrative_token(reader, i)->fold, "alone") &&
			    str_is(narrative_token(reader, i + 1)->fold, "would"))
				return true;
	}
	return str_ends(narrative_token(reader, name->to - 1)->fold, STR("-like"));
}

/* Behind a colon, or behind a sentence of a few words: "We lost one. Catalpa Schools …". */
static bool opens_clause(const struct narrative_reader *reader, const struct name *name)
{
	size_t i = name->from - 1, n = 0;

	if (token_is_mark(narrative_token(reader, i), ':'))
		return true;
	if (!(name->flags & NAME_SENTENCE) || !(narrative_token(reader, i)->flags & TOKEN_STOP))
		return false;
	while (i > 0 && n < 6 && !narrative_is_stop(reader, i - 1)) {
		if (reader->taken[--i])
			return false;
		n++;
	}
	return n >= 2 && n < 6;
}

/* "Netzblick Plus", "Ledgerwise Pro": what ends in a tier is a product unless an amount stands beside it. */
static bool is_edition(const struct narrative_reader *reader, const struct name *name, bool amount)
{
	const struct token *last = narrative_token(reader, name->to - 1);

	return name->to == name->from + 2 && !amount && token_has(last, LEX(TIER)) && !token_has(last, LEX(ORGWORD)) &&
	       !narrative_role_is_registered(reader, name);
}

/* The words right before a colon say that what follows is signed, lost or new. */
static bool clause_is_out(const struct narrative_reader *reader, const struct name *name)
{
	size_t i = name->from;
	uint64_t all = 0;

	if (i < 3 || !opens_clause(reader, name))
		return false;
	for (i--; i-- > 0 && i + 9 > name->from;) {
		const struct token *token = narrative_token(reader, i);

		if (narrative_is_stop(reader, i) || token_is_mark(token, ',') || token_is_mark(token, ')') ||
		    (token->flags & TOKEN_UPPER && !(token->flags & (TOKEN_SENTENCE | TOKEN_START))))
			break;
		all |= token->lex;
	}
	/* "Not signed yet: …" */
	if ((all & LEX(CLOSED)) && (all & LEX(NEGATE)))
		return false;
	/* "Not included: …" */
	if ((all & LEX(HEAD_CLOSED)) && (all & LEX(NEGATE)))
		return true;
	return (all & NARRATIVE_OUT) && !(all & LEX(OPEN_AGAIN));
}

/* "If the Environment Agency grants it, the order follows": a party that must do something. */
static bool is_in_condition(const struct narrative_reader *reader, const struct name *name)
{
	const struct mark_list *gates = &reader->marks[MARK_GATE];
	size_t mark = name->from > 3 ? reader->mark_at[MARK_GATE][name->from - 3] : 0;

	for (; mark < gates->list.n && gates->list.v[mark].from < name->from; mark++)
		if (gates->list.v[mark].to >= name->to &&
		    !(narrative_token(reader, gates->list.v[mark].from)->begin & (LEX(GATE) | LEX(GATE_CUE))))
			return true;
	return false;
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

/* "Next wants returns labels: £47k", "Three has bought two modules": a number or adverb that does what firms do. */
static bool is_ordinary_firm(const struct narrative_reader *reader, const struct name *name)
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
	if (TOKEN_IS_ONE(the - 1, words))
		return !narrative_hide_is_role(name->from > 2 ? the - 2 : the);
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

/* "Forestry England consent": what is still to be had from somebody. */
static bool is_consenting(const struct narrative_reader *reader, const struct name *name)
{
	static const char *const words[] = { "consent",    "approval", "sign-off",    "signoff",    "permit",
					     "permission", "audit",    "review",      "clearance",  "vote",
					     "blessing",   "opinion",  "certificate", "inspection", "licence" };

	if (name->flags & NAME_START)
		return false;
	/* "before the Otto Group's fiscal year ends" */
	if (str_is(narrative_token(reader, name->to)->fold, "fiscal") ||
	    str_is(narrative_token(reader, name->to)->fold, "financial"))
		return true;
	if (TOKEN_IS_ONE(narrative_token(reader, name->to), words) &&
	    (narrative_token(reader, name->to + 1)->kind != TOKEN_WORD ||
	     str_is(narrative_token(reader, name->to + 1)->fold, "of") ||
	     str_ends(narrative_token(reader, name->to - 1)->fold, STR("'s"))))
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

/* The form of the name, and what stands right behind it, rule it out. */
static bool is_wrong_form(const struct narrative_reader *reader, const struct name *name, enum narrative_follow follow,
			  bool amount, size_t next)
{
	const struct token *first = narrative_token(reader, name->from);

	if (is_illustration(reader, name) || is_edition(reader, name, amount) ||
	    (name->flags & NAME_LOWER && follow == NARRATIVE_FOLLOW_MONEY && !(name->flags & NAME_START) &&
	     is_lone_word(reader, name)))
		return true;
	/* A company may be called like a person: John Lewis has asked for … (£110k). */
	if (name->flags & NAME_PERSON && !amount && !heads_paragraph(reader, name, follow) &&
	    !is_company_like_person(reader, name, follow, next) &&
	    !(name->flags & NAME_START && follow == NARRATIVE_FOLLOW_DELIMITER &&
	      !token_is_mark(narrative_token(reader, name->to), ':')))
		return true;
	if (name->flags & NAME_PLACE && !(amount && is_entry_start(reader, name) && name->to == name->from + 1))
		return true;
	/* "Next £120k", "Orange €60k": an ordinary word counts only directly before its amount. */
	if (is_region(reader, name) && follow != NARRATIVE_FOLLOW_MONEY && follow != NARRATIVE_FOLLOW_BRACKET)
		return true;
	if (name->flags & NAME_COMMON && !is_ordinary_firm(reader, name) &&
	    !(follow == NARRATIVE_FOLLOW_MONEY && is_entry_start(reader, name) &&
	      !token_has(first, LEX(SEGMENT) | LEX(TOTAL) | LEX(FIRSTNAME) | LEX(FUNCTION)) &&
	      !(first->flags & TOKEN_CAPS)))
		return true;
	if ((name->flags & NAME_LOWER || (first->flags & TOKEN_CAMEL)) && name->flags & NAME_START &&
	    is_detail(reader, name))
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

static enum narrative_verdict judge(const struct narrative_reader *reader, const struct name *name, uint64_t front,
				    size_t next)
{
	enum narrative_follow follow = narrative_place_follow(reader, name);
	int label = label_before(reader, name);
	bool amount = label == 1 || follow == NARRATIVE_FOLLOW_MONEY ||
		      (follow == NARRATIVE_FOLLOW_DELIMITER && (name->flags & NAME_PERSON) &&
		       narrative_place_is_start(reader, name) && narrative_place_opens_money(reader, name->to + 1)) ||
		      (follow == NARRATIVE_FOLLOW_BRACKET &&
		       narrative_mark_in(reader, MARK_SIZE, name->to, narrative_place_bracket_to(reader, name->to + 1),
					 0) != NARRATIVE_NONE);
	bool start = narrative_place_is_start(reader, name), proven;

	if (narrative_role_is_own(reader, name) || is_label(reader, name) || label < 0)
		return NARRATIVE_VERDICT_NO;
	if (name->flags & NAME_ANON)
		return NARRATIVE_VERDICT_DEAL;
	if (is_wrong_form(reader, name, follow, amount, next))
		return NARRATIVE_VERDICT_NO;
	if (name->flags & NAME_COMMON && is_ordinary_firm(reader, name))
		return NARRATIVE_VERDICT_YES;
	/* "… and one said no: Ashworth Prints" */
	if (clause_is_out(reader, name))
		return NARRATIVE_VERDICT_DEAL;
	if (front && start && narrative_role_is_out(reader, name, front, name->to))
		return NARRATIVE_VERDICT_DEAL;
	proven = label == 1 || narrative_evidence_has(reader, name, follow, next) ||
		 narrative_role_is_registered(reader, name);
	if (label != 1 && (is_in_condition(reader, name) || is_consenting(reader, name) ||
			   is_certifying(reader, name) || is_negated(reader, name)))
		return NARRATIVE_VERDICT_NO;
	if (label != 1 && (name->flags & NAME_BYSTANDER))
		return NARRATIVE_VERDICT_NO;
	if (reader->blocked[reader->line_of[name->from]] || narrative_role_is_out(reader, name, front, next))
		return proven ? NARRATIVE_VERDICT_DEAL : NARRATIVE_VERDICT_NO;
	if (proven)
		return NARRATIVE_VERDICT_YES;
	return narrative_parallel_is_doubtful(reader, name) ? NARRATIVE_VERDICT_MAYBE : NARRATIVE_VERDICT_UNPROVEN;
}

/* A line that is nothing but a name heads its own details, unless other names stand below it. */
static bool heads_names(const struct narrative_reader *reader, const struct name *name)
{
	size_t index = reader->line_of[name->from];
	const struct structure_line *line = &reader->structure.lines.v[index];
	bool details = false;
	size_t like_names = 0, items = 0;
	int depth = 0;

	if (line->kind != STRUCTURE_HEADING && narrative_place_follow(reader, name) != NARRATIVE_FOLLOW_END)
		return false;
	for (size_t i = index + 1, seen = 0; i < reader->structure.lines.n && i < index + 40 && seen < 12; i++) {
		const struct structure_line *below = &reader->structure.lines.v[i];
		const struct token *first = narrative_token(reader, below->tokens.from);

		if (below->kind == STRUCTURE_BLANK)
			continue;
		if (below->kind == STRUCTURE_ROW)
			return true;
		if (below->depth <= line->depth)
			break;
		if (!seen)
			depth = below->depth;
		seen++;
		if (below->depth != depth) {
			details |= narrative_place_has_mark(reader, below->tokens.from, below->tokens.to);
			continue;
		}
		items += below->kind == STRUCTURE_ITEM;
		details |= narrative_place_has_mark(reader, below->tokens.from, below->tokens.to);
		if (first->kind == TOKEN_WORD && (first->flags & TOKEN_UPPER) &&
		    !token_has(first, LEX(FUNCTION) | LEX(COMMON) | LEX(MONTH)) &&
		    !token_is_mark(narrative_token(reader, below->tokens.from + 1), ':') &&
		    below->kind == STRUCTURE_ITEM && !reader->taken[below->tokens.from] &&
		    !token_has(first, LEX(GATE) | LEX(PRODUCT)))
			like_names++;
	}
	/* One capital among the details is a person or a place. */
	if (like_names && (like_names == items || !details))
		return true;
	return !details && line->kind == STRUCTURE_HEADING;
}

/* "Valmet: same twin, 145 000. … Valmet waits for …": who is chosen once is meant before, too, where nothing speaks against it. */
static void choose_earlier(struct narrative_reader *reader, const enum narrative_verdict *verdicts, const bool *part,
			   bool *chosen)
{
	struct index keys;

	index_init(&keys);
	for (size_t i = reader->names.list.n; i-- > 0;) {
		if (chosen[i])
			index_put(&keys, reader->keys[i], i);
		else if (!part[i] &&
			 (verdicts[i] == NARRATIVE_VERDICT_MAYBE || verdicts[i] == NARRATIVE_VERDICT_UNPROVEN))
			chosen[i] = index_get(&keys, reader->keys[i]) != INDEX_NONE;
	}
	index_release(&keys);
}

/*
 * What each name is by itself and beside its neighbours, in one pass: its words are at hand then. next: where the first name
 * stands, from this one on, that parts regions.
 */
static void see_names(struct narrative_reader *reader, bool *part, size_t *next)
{
	struct narrative_bracket bracket = { 0 };
	size_t n = reader->names.list.n;

	reader->keys = arena_alloc(&reader->arena, (n + 1) * sizeof(*reader->keys));
	for (size_t i = 0; i < n; i++) {
		struct name *name = &reader->names.list.v[i];

		part[i] = narrative_hide_is_part(reader, name, &bracket);
		narrative_hide_person(reader, name);
		if (narrative_role_is_bystander(reader, name))
			name->flags |= NAME_BYSTANDER;
		if (i > 0 && narrative_list_is_gap(reader, name[-1].to, name->from))
			name[-1].flags |= NAME_LISTED;
		reader->keys[i] = narrative_mention_key(reader, (struct range){ name->from, name->to }, SIZE_MAX);
		next[i] = !part[i] && narrative_evidence_parts_regions(reader, name) ? name->from : NARRATIVE_NONE;
	}
	next[n] = reader->tokens.list.n;
	for (size_t i = n; i-- > 0;)
		if (next[i] == NARRATIVE_NONE)
			next[i] = next[i + 1];
}

void narrative_account_read(struct narrative_reader *reader)
{
	size_t n = reader->names.list.n, walked = 0;
	enum narrative_verdict *verdicts = arena_alloc(&reader->arena, (n + 1) * sizeof(*verdicts));
	size_t *next = arena_alloc(&reader->arena, (n + 1) * sizeof(*next));
	bool *part = arena_alloc(&reader->arena, (n + 1) * sizeof(*part));
	bool *chosen = arena_alloc(&reader->arena, (n + 1) * sizeof(*chosen));
	bool *doubted = arena_alloc(&reader->arena, (n + 1) * sizeof(*doubted));
	uint64_t front = 0;
	bool first = true;

	narrative_hide_code_names(reader);
	narrative_hide_speakers(reader);
	see_names(reader, part, next);
	for (size_t i = 0; i < n; i++) {
		const struct name *name = &reader->names.list.v[i];

		/* What introduces a sentence is what stands before its first name. */
		for (; walked < name->from; walked++) {
			if (narrative_is_stop(reader, walked)) {
				front = 0;
				first = true;
			} else if (first) {
				front |= narrative_token(reader, walked)->lex;
			}
		}
		first = first && !narrative_evidence_is_plausible(reader, name);
		if (part[i])
			continue;
		if (narrative_line_at(reader, name->from)->kind == STRUCTURE_ROW)
			continue;
		verdicts[i] = judge(reader, name, front, next[i + 1]);
		if (verdicts[i] == NARRATIVE_VERDICT_YES && heads_names(reader, name))
			verdicts[i] = NARRATIVE_VERDICT_NO;
	}
	narrative_list_spread(reader, verdicts);
	narrative_list_spread_out(reader, verdicts);
	narrative_list_look_back(reader, verdicts);
	narrative_parallel_spread(reader, verdicts);
	narrative_parallel_prune(reader, verdicts);
	narrative_weigh(reader, verdicts, part, next, doubted);
	narrative_list_spread(reader, verdicts);
	for (size_t i = 0; i < n; i++) {
		chosen[i] = verdicts[i] == NARRATIVE_VERDICT_YES;
		doubted[i] |= verdicts[i] == NARRATIVE_VERDICT_MAYBE &&
			      narrative_parallel_counts(reader, &reader->names.list.v[i]);
		doubted[i] &= !chosen[i];
		reader->deals |= verdicts[i] == NARRATIVE_VERDICT_DEAL;
	}
	choose_earlier(reader, verdicts, part, chosen);
	narrative_mention_settle(reader, chosen, doubted);
}
