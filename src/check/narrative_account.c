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

	if (narrative_role_is_own(reader, name) || is_label(reader, name) || label < 0 || (name->flags & NAME_SPEAKER))
		return NARRATIVE_VERDICT_NO;
	if (name->flags & NAME_ANON)
		return NARRATIVE_VERDICT_DEAL;
	if (narrative_form_is_wrong(reader, name, follow, amount, next))
		return NARRATIVE_VERDICT_NO;
	if (name->flags & NAME_COMMON && narrative_form_is_ordinary_firm(reader, name))
		return NARRATIVE_VERDICT_YES;
	/* "… and one said no: Ashworth Prints" */
	if (clause_is_out(reader, name))
		return NARRATIVE_VERDICT_DEAL;
	if (front && start && narrative_role_is_out(reader, name, front, name->to))
		return NARRATIVE_VERDICT_DEAL;
	proven = label == 1 || narrative_evidence_has(reader, name, follow, next) ||
		 narrative_role_is_registered(reader, name);
	if (label != 1 && narrative_party_has_to_agree(reader, name))
		return NARRATIVE_VERDICT_NO;
	if (label != 1 && (name->flags & NAME_BYSTANDER))
		return NARRATIVE_VERDICT_NO;
	if (reader->blocked[reader->line_of[name->from]] || narrative_role_is_out(reader, name, front, next))
		return proven || narrative_parallel_is_doubtful(reader, name) ? NARRATIVE_VERDICT_DEAL
									      : NARRATIVE_VERDICT_NO;
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
	/* "Corewell - 210k - Q2" above a reply is an entry. */
	if (narrative_mark_in(reader, MARK_SIZE, name->to, line->all.to, MARK_TRAP) != NARRATIVE_NONE &&
	    narrative_mark_in(reader, MARK_TIME, name->to, line->all.to, MARK_TRAP) != NARRATIVE_NONE)
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

/* What introduces a sentence: the classes of what stands before its first name. */
struct front {
	size_t walked;
	uint64_t all, clause; /* clause: since the last comma */
	bool first; /* no name has been met */
};

static void walk_front(const struct narrative_reader *reader, struct front *front, size_t to)
{
	for (; front->walked < to; front->walked++) {
		const struct token *token = narrative_token(reader, front->walked);

		if (narrative_is_stop(reader, front->walked)) {
			front->all = front->clause = 0;
			front->first = true;
		} else if (front->first) {
			front->all |= token->lex;
			front->clause = token_is_mark(token, ',') ? 0 : front->clause | token->lex;
		}
		/* "The new-logo side is thin, expansion is not: …" */
		if (front->first && token_is_mark(token, ':') && (front->clause & LEX(PIPELINE)))
			front->all = front->clause;
	}
}

void narrative_account_read(struct narrative_reader *reader)
{
	size_t n = reader->names.list.n;
	enum narrative_verdict *verdicts = arena_alloc(&reader->arena, (n + 1) * sizeof(*verdicts));
	size_t *next = arena_alloc(&reader->arena, (n + 1) * sizeof(*next));
	bool *part = arena_alloc(&reader->arena, (n + 1) * sizeof(*part));
	bool *chosen = arena_alloc(&reader->arena, (n + 1) * sizeof(*chosen));
	bool *doubted = arena_alloc(&reader->arena, (n + 1) * sizeof(*doubted));
	struct front front = { .first = true };

	narrative_hide_code_names(reader);
	narrative_hide_speakers(reader);
	see_names(reader, part, next);
	for (size_t i = 0; i < n; i++) {
		const struct name *name = &reader->names.list.v[i];

		walk_front(reader, &front, name->from);
		front.first &= !narrative_evidence_is_plausible(reader, name);
		if (part[i])
			continue;
		if (narrative_line_at(reader, name->from)->kind == STRUCTURE_ROW)
			continue;
		verdicts[i] = judge(reader, name, front.all, next[i + 1]);
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
	narrative_count_complete(reader, verdicts, doubted);
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
