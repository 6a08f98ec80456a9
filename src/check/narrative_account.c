/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

enum verdict {
	VERDICT_NO,
	VERDICT_DEAL, /* an individual deal, but not to be counted */
	VERDICT_YES,
};

static const struct structure_line *line_at(const struct narrative_reader *reader, size_t token)
{
	return &reader->structure.lines.v[reader->line_of[token]];
}

/* Between two names stand only commas and conjunctions. */
static bool is_list_gap(const struct narrative_reader *reader, size_t from, size_t to)
{
	/* one bracket without an answer may stand between: "Greenlee Orchards (cold storage) and …" */
	if (from < to && to < from + 16 && token_is_mark(narrative_token(reader, from), '(')) {
		size_t close = narrative_place_bracket_to(reader, from + 1);

		if (close < to && !narrative_place_has_mark(reader, from, close))
			from = close + 1;
	}
	if (to > from + 3 || from >= to)
		return false;
	for (; from < to; from++)
		if (!token_is_mark(narrative_token(reader, from), ',') &&
		    !narrative_place_is_conjunction(narrative_token(reader, from)) &&
		    !str_is(narrative_token(reader, from)->fold, "the") &&
		    !str_is(narrative_token(reader, from)->fold, "at"))
			return false;
	return true;
}

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
	if (lexicon_is(&reader->lexicon, label->fold, LEXICON_HEAD_ACCOUNT))
		return 1;
	if (!(label->flags & TOKEN_START) && (name->from < 3 || !narrative_is_stop(reader, name->from - 3)))
		return 0;
	for (enum lexicon_class class = LEXICON_HEAD_SIZE; class <= LEXICON_HEAD_WHAT; class ++)
		if (lexicon_is(&reader->lexicon, label->fold, class))
			return -1;
	return 0;
}

static bool is_label(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *next = narrative_token(reader, name->to);

	if (name->to != name->from + 1 || (!token_is_mark(next, ':') && !token_is_mark(next, '=')))
		return false;
	for (enum lexicon_class class = LEXICON_HEAD_ACCOUNT; class < LEXICON_COUNT; class ++)
		if (lexicon_is(&reader->lexicon, narrative_token(reader, name->from)->fold, class))
			return true;
	return false;
}

/* --- acceptance */

static bool is_plausible(const struct narrative_reader *reader, const struct name *name)
{
	return !(name->flags & (NAME_COMMON | NAME_PLACE | NAME_PERSON | NAME_LOWER)) &&
	       !narrative_role_is_own(reader, name);
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
	if (before->flags & TOKEN_SENTENCE || candidate->follow == NARRATIVE_FOLLOW_END)
		if (narrative_place_is_preposition(before))
			return true;
	if (candidate->follow == NARRATIVE_FOLLOW_END && str_is(before->fold, "there's"))
		return true;
	return candidate->several &&
	       (str_is(before->fold, "is") || str_is(before->fold, "are") || str_is(before->fold, "ist"));
}

/* Evidence that the narrative speaks of an open opportunity with this name. */
static bool has_evidence(const struct narrative_reader *reader, const struct name *name, enum narrative_follow follow,
			 size_t next)
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

	return follow_proves(reader, &candidate) || front_proves(reader, &candidate);
}

/* The first of its line, or of a list parted by commas and semicolons. */
static bool is_entry_start(const struct narrative_reader *reader, const struct name *name)
{
	const struct token *before = name->from ? narrative_token(reader, name->from - 1) : NULL;

	return (name->flags & NAME_START) || !before || token_is_mark(before, ',') || token_is_mark(before, ';') ||
	       token_is_mark(before, '*');
}

/* The line has an amount and one more answer, so that even a name without capitals is one. */
static bool is_full_entry(const struct narrative_reader *reader, const struct name *name)
{
	const struct structure_line *line = line_at(reader, name->from);

	return (line->kind == STRUCTURE_ITEM || line->depth > 9) && name->to > name->from + 1 &&
	       narrative_mark_in(reader, MARK_SIZE, name->to, line->all.to, 0) != NARRATIVE_NONE &&
	       (narrative_mark_in(reader, MARK_TIME, name->to, line->all.to, 0) != NARRATIVE_NONE ||
		narrative_mark_in(reader, MARK_GATE, name->to, line->all.to, 0) != NARRATIVE_NONE);
}

static bool is_company_like_person(const struct narrative_reader *reader, const struct name *name,
				   enum narrative_follow follow, size_t next)
{
	return name->to > name->from + 1 && (name->flags & (NAME_SENTENCE | NAME_START)) &&
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
	       !token_is_mark(narrative_token(reader, to), ','))
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
	for (size_t i = 0; before && i < COUNT_OF(words); i++)
		if (str_is(before->fold, words[i]))
			return true;
	return str_ends(narrative_token(reader, name->to - 1)->fold, STR("-like"));
}

static enum verdict judge(const struct narrative_reader *reader, const struct name *name, uint64_t front, size_t next)
{
	enum narrative_follow follow = narrative_place_follow(reader, name);
	int label = label_before(reader, name);
	bool amount = label == 1 || follow == NARRATIVE_FOLLOW_MONEY ||
		      (follow == NARRATIVE_FOLLOW_BRACKET &&
		       narrative_mark_in(reader, MARK_SIZE, name->to, narrative_place_bracket_to(reader, name->to + 1),
					 0) != NARRATIVE_NONE);
	bool start = narrative_place_is_start(reader, name);
	const struct token *first = narrative_token(reader, name->from);

	if (narrative_role_is_own(reader, name) || is_label(reader, name) || label < 0)
		return VERDICT_NO;
	if (name->flags & NAME_ANON)
		return VERDICT_DEAL;
	if (is_illustration(reader, name) || (name->flags & NAME_LOWER && follow == NARRATIVE_FOLLOW_MONEY &&
					      !(name->flags & NAME_START) && is_lone_word(reader, name)))
		return VERDICT_NO;
	/* A company may be called like a person: John Lewis has asked for … (£110k). */
	if (name->flags & NAME_PERSON && !amount && !is_company_like_person(reader, name, follow, next) &&
	    !(name->flags & NAME_START && follow == NARRATIVE_FOLLOW_DELIMITER &&
	      !token_is_mark(narrative_token(reader, name->to), ':')))
		return VERDICT_NO;
	if (name->flags & NAME_PLACE && !(amount && start && name->to == name->from + 1))
		return VERDICT_NO;
	/* "Next £120k", "Orange €60k": an ordinary word counts only directly before its amount. */
	if (name->flags & NAME_COMMON &&
	    !(follow == NARRATIVE_FOLLOW_MONEY && is_entry_start(reader, name) &&
	      !token_has(first, LEX(SEGMENT) | LEX(TOTAL) | LEX(FIRSTNAME) | LEX(FUNCTION)) &&
	      !(first->flags & TOKEN_CAPS)))
		return VERDICT_NO;
	if (name->flags & NAME_LOWER && !amount && follow != NARRATIVE_FOLLOW_VERB &&
	    follow != NARRATIVE_FOLLOW_BRACKET &&
	    !(follow == NARRATIVE_FOLLOW_DELIMITER &&
	      ((first->flags & TOKEN_CAMEL) || (name->flags & NAME_START && is_full_entry(reader, name)))))
		return VERDICT_NO;
	if (front && start && narrative_role_is_out(reader, name, front, name->to))
		return VERDICT_DEAL;
	if (label != 1 && !has_evidence(reader, name, follow, next) && !narrative_role_is_registered(reader, name))
		return VERDICT_NO;
	if (label != 1 && narrative_role_is_bystander(reader, name))
		return VERDICT_NO;
	if (reader->blocked[reader->line_of[name->from]] || narrative_role_is_out(reader, name, front, next))
		return VERDICT_DEAL;
	return VERDICT_YES;
}

/* A line that is nothing but a name heads its own details, unless other names stand below it. */
static bool heads_names(const struct narrative_reader *reader, const struct name *name)
{
	size_t index = reader->line_of[name->from];
	const struct structure_line *line = &reader->structure.lines.v[index];
	bool details = false;

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
		seen++;
		details |= narrative_place_has_mark(reader, below->tokens.from, below->tokens.to);
		if (first->kind == TOKEN_WORD && (first->flags & TOKEN_UPPER) &&
		    !token_has(first, LEX(FUNCTION) | LEX(COMMON) | LEX(MONTH)) &&
		    !token_is_mark(narrative_token(reader, below->tokens.from + 1), ':') &&
		    below->kind == STRUCTURE_ITEM && !reader->taken[below->tokens.from] &&
		    !token_has(first, LEX(GATE) | LEX(PRODUCT)))
			return true;
	}
	return !details && line->kind == STRUCTURE_HEADING;
}

/* A list of names stands or falls together: "A, B and C are worth …". */
static void spread(const struct narrative_reader *reader, enum verdict *verdicts)
{
	const struct name *names = reader->names.list.v;
	size_t n = reader->names.list.n;

	for (size_t i = 0; i < n;) {
		size_t to = i + 1, yes = verdicts[i] == VERDICT_YES, deals = verdicts[i] == VERDICT_DEAL;

		while (to < n && is_list_gap(reader, names[to - 1].to, names[to].from)) {
			yes += verdicts[to] == VERDICT_YES;
			deals += verdicts[to] == VERDICT_DEAL;
			to++;
		}
		/* "Four customers want it: A, B, C and D." */
		yes += to - i >= 3 && names[i].from > 0 &&
		       token_is_mark(narrative_token(reader, names[i].from - 1), ':') && !deals;
		for (size_t k = i; k < to && to - i >= 2 && yes && !deals; k++)
			if ((k > i || narrative_place_is_start(reader, &names[k])) && verdicts[k] == VERDICT_NO &&
			    !(names[k].flags & (NAME_ANON | NAME_PERSON | NAME_PLACE | NAME_COMMON | NAME_LOWER)) &&
			    !narrative_role_is_own(reader, &names[k]) &&
			    (verdicts[to - 1] == VERDICT_YES || to - i >= 3))
				verdicts[k] = VERDICT_YES;
		i = to;
	}
}

/* "All three would be first contracts": a sentence about the names before it in its paragraph. */
static void look_back(const struct narrative_reader *reader, enum verdict *verdicts)
{
	size_t name = 0;

	for (size_t i = 0; i < reader->tokens.list.n; i++) {
		size_t to = i;
		uint64_t all = 0;

		if (!(narrative_token(reader, i)->flags & TOKEN_SENTENCE) ||
		    !(narrative_token(reader, i)->begin & LEX(SHARE)))
			continue;
		while (to < reader->tokens.list.n && !narrative_is_stop(reader, to))
			all |= narrative_token(reader, to++)->lex;
		while (name < reader->names.list.n && reader->names.list.v[name].from < i)
			name++;
		if (!(all & LEX(PROSPECT)))
			continue;
		for (size_t k = name;
		     k-- > 0 && k + 32 >= name && reader->line_of[reader->names.list.v[k].from] == reader->line_of[i];)
			if (verdicts[k] == VERDICT_YES)
				verdicts[k] = VERDICT_DEAL;
	}
}

/* From "code names" on, single words stand for customers that are not to be named. */
static void hide_code_names(struct narrative_reader *reader)
{
	bool hidden = false;
	size_t name = 0;

	for (size_t i = 0; i < reader->tokens.list.n && name < reader->names.list.n; i++) {
		struct name *found = &reader->names.list.v[name];

		hidden |= str_is(narrative_token(reader, i)->fold, "code") &&
			  str_starts(narrative_token(reader, i + 1)->fold, STR("name"));
		hidden |= str_starts(narrative_token(reader, i)->fold, STR("codename"));
		if (found->from > i)
			continue;
		if (hidden && found->to == found->from + 1 && !(found->flags & NAME_COMMON))
			found->flags |= NAME_ANON;
		name++;
	}
}

/*
 * Names that are part of what is said of the name before: in its bracket ("thyssenkrupp €140k (Einkauf)"), its product
 * after a dash ("Wexler Tools – Sensors Ph2"), its short form in quotes.
 */
static void find_parts(const struct narrative_reader *reader, bool *part)
{
	size_t open = 0;
	bool inside = false;

	for (size_t i = 1; i < reader->names.list.n; i++) {
		const struct name *name = &reader->names.list.v[i], *before = name - 1;
		size_t gap = name->from - before->to;

		for (size_t k = before->to; k < name->from; k++) {
			const struct token *token = narrative_token(reader, k);

			if (token_is_mark(token, '(') && !inside) {
				/* The bracket belongs to a name or an amount right before it; "Deal 3 (Palomar)" names the deal. */
				inside = k > 0 && (k == before->to || reader->taken[k - 1]) &&
					 !(before->flags & (NAME_ANON | NAME_COMMON));
				open = k;
			} else if (token_is_mark(token, ')') || token->kind == TOKEN_BREAK || k > open + 80) {
				inside = false;
			}
		}
		part[i] = inside && !narrative_place_opens_money(reader, name->to);
		if (gap == 1 && token_is_mark(narrative_token(reader, before->to), '-') &&
		    !(narrative_token(reader, before->to)->flags & TOKEN_GLUED) &&
		    (before->flags & NAME_START ||
		     narrative_token(reader, before->from - (before->from > 0))->mark == ':') &&
		    !(before->flags & NAME_COMMON) && !narrative_place_opens_money(reader, name->to))
			part[i] = true;
		if (gap <= 3 && token_is_mark(narrative_token(reader, name->from - 1), '"') &&
		    token_is_mark(narrative_token(reader, name->to), '"'))
			part[i] = true;
		if (gap == 3 && str_is(narrative_token(reader, name->from - 1)->fold, "the") &&
		    token_is_mark(narrative_token(reader, name->from - 2), '"'))
			part[i] = true;
	}
}

void narrative_account_read(struct narrative_reader *reader)
{
	size_t n = reader->names.list.n, walked = 0;
	enum verdict *verdicts = arena_alloc(&reader->arena, (n + 1) * sizeof(*verdicts));
	size_t *next = arena_alloc(&reader->arena, (n + 1) * sizeof(*next));
	bool *part = arena_alloc(&reader->arena, (n + 1) * sizeof(*part));
	bool *chosen = arena_alloc(&reader->arena, (n + 1) * sizeof(*chosen));
	uint64_t front = 0;
	bool first = true;

	hide_code_names(reader);
	find_parts(reader, part);
	next[n] = reader->tokens.list.n;
	for (size_t i = n; i-- > 0;)
		next[i] = !part[i] && is_plausible(reader, &reader->names.list.v[i]) &&
					  narrative_place_is_start(reader, &reader->names.list.v[i])
				  ? reader->names.list.v[i].from
				  : next[i + 1];
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
		first = first && !is_plausible(reader, name);
		if (part[i])
			continue;
		if (line_at(reader, name->from)->kind == STRUCTURE_ROW)
			continue;
		verdicts[i] = judge(reader, name, front, next[i + 1]);
		if (verdicts[i] == VERDICT_YES && heads_names(reader, name))
			verdicts[i] = VERDICT_NO;
	}
	spread(reader, verdicts);
	look_back(reader, verdicts);
	for (size_t i = 0; i < n; i++) {
		chosen[i] = verdicts[i] == VERDICT_YES;
		reader->deals |= verdicts[i] == VERDICT_DEAL;
	}
	narrative_mention_settle(reader, chosen);
}
