/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

enum { SCOPES = 64 };

/* What a line gives to the deeper lines below it. */
struct scope {
	int depth;
	struct narrative_group group;
	struct range inherit[MARK_KINDS];
	enum mark_kind label; /* the line is "Open point" and no more; MARK_KINDS for none */
};

struct assigner {
	struct narrative_reader *reader;
	struct scope scopes[SCOPES];
	size_t depth;
	size_t mention; /* next one */
	struct narrative_group last; /* of the previous line, when it goes on */
	size_t paragraph; /* first account of the paragraph */
	size_t seen; /* one past the highest account mentioned so far */
	bool unnamed; /* the line names nobody: its first sentence may speak of all */
	size_t known; /* accounts named up to the end of the line */
	struct range (*inherited)[MARK_KINDS]; /* per account, from headings */
	struct range shared[MARK_KINDS]; /* said of all before any is named */
};

/* "Except at Brisa, each waits for its counsel": what is said of all goes to all but those that are excepted before. */
static void share_but(struct assigner *assigner, const struct narrative_group *group, struct range before, size_t to,
		      size_t start)
{
	static const char *const words[] = { "except",  "excepting", "apart",  "other", "besides", "ausser",
					     "bis",     "sauf",      "hormis", "salvo", "excepto", "tranne",
					     "behalve", "utom",      "oprócz", "poza" };
	struct narrative_reader *reader = assigner->reader;
	struct narrative_account_found kept[NARRATIVE_GROUP];
	bool excepted = false;

	for (size_t i = before.from; i < before.to && i < before.from + 2; i++)
		excepted |= TOKEN_IS_ONE(narrative_token(reader, i), words);
	for (size_t i = 0; i < group->n; i++)
		kept[i] = reader->accounts.v[group->accounts[i]];
	narrative_share_answer(reader, before.to, to, start, group->n ? assigner->seen : 0, assigner->shared);
	for (size_t i = 0; excepted && i < group->n; i++)
		reader->accounts.v[group->accounts[i]] = kept[i];
}

static void group_add(struct narrative_group *group, size_t account)
{
	for (size_t i = 0; i < group->n; i++)
		if (group->accounts[i] == account)
			return;
	if (group->n < NARRATIVE_GROUP)
		group->accounts[group->n++] = account;
}

/* A price per unit sizes an account only when what is said of it counts units. */
static void note_units(struct narrative_reader *reader, struct narrative_account_found *account, size_t from, size_t to)
{
	for (size_t i = from; i < to && !account->units; i++)
		account->units = narrative_token(reader, i)->kind == TOKEN_NUMBER && !reader->taken[i] &&
				 (i < account->name.from || i >= account->name.to);
}

/* What is read for an account is remembered: doubts are looked for where answers were. */
static void note_region(struct narrative_reader *reader, const struct narrative_group *group, size_t from, size_t to)
{
	for (size_t i = 0; i < group->n && from < to; i++) {
		struct narrative_account_found *account = &reader->accounts.v[group->accounts[i]];
		struct narrative_region region = { { from, to }, account->region };

		vec_push(&reader->regions, region);
		account->region = (uint32_t)reader->regions.n;
		note_units(reader, account, from, to);
	}
}

/* "The first is planned for May": those that the paragraph has named so far; none where that is not said. */
static struct narrative_group ordered(const struct assigner *assigner, size_t from, size_t to)
{
	struct narrative_group all = { .n = 0 };

	if (!narrative_outlook_opens_ordinal(assigner->reader, from, to) || assigner->seen < assigner->paragraph + 2)
		return all;
	for (size_t i = assigner->paragraph; i < assigner->seen && all.n < NARRATIVE_GROUP; i++)
		all.accounts[all.n++] = i;
	return all;
}

/* Accounts that were named before: in tables, and up to here. */
static size_t named_before(const struct assigner *assigner)
{
	return assigner->paragraph > assigner->seen ? assigner->paragraph : assigner->seen;
}

/* One sentence of a region. */
static void assign_sentence(struct assigner *assigner, const struct narrative_group *group, size_t from, size_t to,
			    bool first)
{
	struct narrative_reader *reader = assigner->reader;
	size_t last = group->n ? assigner->seen : 0;
	size_t start = assigner->paragraph < last ? assigner->paragraph : 0;
	size_t shared = first ? narrative_share_from(reader, from, to) : to, rest, count;
	struct narrative_group others, all, part = { .n = 0 };

	if ((!first || assigner->unnamed) && narrative_share_is(reader, from, to)) {
		narrative_share_answer(reader, from, to, start, last, assigner->shared);
		return;
	}
	/* A sum, or talk of the market, answers for nobody. */
	if (!first && (((narrative_classes(reader, from, from + 3) & LEX(TOTAL)) &&
			narrative_mark_in(reader, MARK_SIZE, from, to, 0) != NARRATIVE_NONE) ||
		       narrative_share_is_market(reader, from, to, LEX(TAM_STRONG))))
		return;
	if (!first && narrative_outlook_say_pair(reader, assigner->paragraph, assigner->seen, from, to))
		return;
	if (!first && (all = ordered(assigner, from, to)).n)
		group = &all;
	rest = narrative_rest_at(reader, from, to, &count);
	others = narrative_rest_of(reader, assigner->mention, named_before(assigner), rest, count);
	if (rest < to && others.n) {
		note_region(reader, &others, rest, to);
		narrative_answer_group(reader, &others, rest, to);
		to = rest;
	}
	if (shared > to)
		shared = to;
	if (shared < to && group->n) {
		share_but(assigner, group, (struct range){ from, shared }, to, start);
		to = shared;
	}
	if (group->n == 1) {
		narrative_answer_one(assigner->reader, group->accounts[0], from, to);
		return;
	}
	for (size_t i = from; i < to && group->n;) {
		size_t end = i;
		struct narrative_group before = part;

		while (end < to && !token_is_mark(narrative_token(reader, end), ',') &&
		       !token_is_mark(narrative_token(reader, end), ';'))
			end++;
		part = first ? *group : narrative_outlook_pick(reader, group, i, end);
		/* "The first wants a reference, which they get": what goes on without an ordinal. */
		if (part.n == group->n && group == &all && before.n)
			part = before;
		if (part.n == group->n)
			end = to;
		if (part.n == 1)
			narrative_answer_one(assigner->reader, part.accounts[0], i, end);
		else
			narrative_answer_group(assigner->reader, &part, i, end);
		i = end + 1;
	}
}

/* Under "Waiting for procurement" the last piece of an entry is no gate. */
static bool has_inherited_gate(const struct assigner *assigner)
{
	for (size_t i = 0; i < assigner->depth; i++)
		if (!narrative_answer_is_empty(assigner->scopes[i].inherit[MARK_GATE]))
			return true;
	return false;
}

/* The sentences of a region: those about all go to all, the others to the group. */
static void assign_region(struct assigner *assigner, const struct narrative_group *group, size_t from, size_t to,
			  bool terse)
{
	struct narrative_reader *reader = assigner->reader;

	note_region(reader, group, from, to);
	if (group->n == 1)
		narrative_answer_labels(reader, group->accounts[0], from, to);
	if (group->n == 1 && narrative_outlook_has_no_date(reader, from, to))
		reader->accounts.v[group->accounts[0]].locked[MARK_TIME] = true;
	for (size_t i = from; i < to;) {
		size_t end = i;

		while (end < to && !(narrative_token(reader, end)->flags & TOKEN_STOP) &&
		       !(token_is_mark(narrative_token(reader, end), ';') &&
			 (group->n > 1 || narrative_share_is(reader, end + 1, to))))
			end++;
		assign_sentence(assigner, group, i, end, i == from);
		i = end + 1;
	}
	if (group->n == 1 && terse && !has_inherited_gate(assigner))
		narrative_answer_leftover(assigner->reader, group->accounts[0], from, to);
}

/* --- lines */

/* Short lines and items answer in pieces; running prose does not. */
static bool is_terse(const struct narrative_reader *reader, size_t from, size_t to)
{
	size_t verbs = 0;

	for (size_t i = from; i < to; i++)
		verbs += token_has(narrative_token(reader, i), LEX(VERB));
	return verbs <= 2 || to - from < 24;
}

/* Said before any is named, it holds for all. */
static void say_outlook(struct assigner *assigner, size_t from, size_t to)
{
	struct narrative_reader *reader = assigner->reader;
	size_t mark = narrative_mark_in(reader, MARK_TIME, from, to, MARK_TRAP);

	if (!assigner->seen && mark != NARRATIVE_NONE && narrative_answer_is_empty(assigner->shared[MARK_TIME]) &&
	    narrative_outlook_is(reader, from, to))
		assigner->shared[MARK_TIME] = narrative_answer_range(reader, MARK_TIME, mark);
}

/* "The module costs €3 per employee": one price in a sentence that names nobody holds for all that count units. */
static void say_price(struct assigner *assigner, size_t from, size_t to)
{
	struct narrative_reader *reader = assigner->reader;
	size_t mark = narrative_mark_in(reader, MARK_SIZE, from, to, MARK_TRAP | MARK_TOTAL);

	if (mark != NARRATIVE_NONE && (reader->marks[MARK_SIZE].list.v[mark].flags & MARK_UNIT) &&
	    narrative_answer_is_empty(assigner->shared[MARK_SIZE]) &&
	    !narrative_share_is_market(reader, from, to, LEX(TAM_STRONG)))
		assigner->shared[MARK_SIZE] = narrative_answer_range(reader, MARK_SIZE, mark);
}

/* A sentence that names nobody: said of all from first on, of some of those named so far, or of those to come. */
static void say_unnamed(struct assigner *assigner, size_t from, size_t to, size_t first, bool is_blocked)
{
	struct narrative_reader *reader = assigner->reader;
	size_t clause = narrative_share_is(reader, from, to) ? from : narrative_share_clause(reader, from, to);

	if (clause < to && !is_blocked)
		narrative_share_answer(reader, clause, to, first, assigner->known, assigner->shared);
	else if (!narrative_outlook_say_ordinal(reader, assigner->seen, from, to))
		say_outlook(assigner, from, to);
	if (!is_blocked)
		say_price(assigner, from, to);
}

/* Sentences before the first mention are nobody's, unless they speak of all. */
static size_t opening_end(struct assigner *assigner, struct range line)
{
	struct narrative_reader *reader = assigner->reader;
	size_t from = line.from, first = reader->mentions.v[assigner->mention].tokens.from;

	for (size_t i = line.from; i < first; i++) {
		if (!(narrative_token(reader, i)->flags & TOKEN_STOP))
			continue;
		say_unnamed(assigner, from, i, assigner->paragraph, false);
		from = i + 1;
	}
	return from;
}

static struct narrative_group read_mentions(struct assigner *assigner, struct range line)
{
	struct narrative_reader *reader = assigner->reader;
	struct narrative_group group = { .n = 0 }, list = { .n = 0 };
	size_t from = opening_end(assigner, line), front = from, first = from;
	/* "Gates: A: price list. B: an audit." */
	bool gates = token_is_mark(narrative_token(reader, line.from + 1), ':') &&
		     narrative_share_has_label(reader, line.from, line.from + 1, LEXICON_HEAD_GATE);

	while (assigner->mention < reader->mentions.n && reader->mentions.v[assigner->mention].tokens.from < line.to) {
		const struct narrative_mention *mention = &reader->mentions.v[assigner->mention];
		const struct narrative_mention *next = mention + 1, *end = reader->mentions.v + reader->mentions.n;
		bool more;
		size_t to;

		while (next < end && next->tokens.from < line.to && narrative_region_is_compared(reader, next))
			next++;
		more = next < end && next->tokens.from < line.to;
		to = more ? next->tokens.from : line.to;
		assigner->mention = (size_t)(next - reader->mentions.v);
		group_add(&group, mention->account);
		if (mention->account >= assigner->seen)
			assigner->seen = mention->account + 1;
		if (more && narrative_region_is_shared(reader, mention->tokens.to, to))
			continue;
		if (more)
			to = narrative_region_to(reader, mention->tokens.to, to);
		assign_region(assigner, &group, from, to, is_terse(reader, from, to));
		if (gates && group.n == 1)
			narrative_answer_set(reader, mention->account, MARK_GATE,
					     narrative_share_labelled(reader, mention->tokens.to, to));
		if (!list.n) {
			first = mention->tokens.from;
			front = first;
			while (front > from && !narrative_is_stop(reader, front - 1))
				front--;
		}
		group_add(&list, mention->account);
		if (!more || !narrative_list_is_wide_gap(reader, mention->tokens.to, next->tokens.from)) {
			narrative_region_share_list(reader, &list, front, first, mention->tokens.to, to);
			list.n = 0;
		}
		from = to;
		if (more)
			group.n = 0;
	}
	return group;
}

static void pop_scopes(struct assigner *assigner, int depth)
{
	while (assigner->depth && assigner->scopes[assigner->depth - 1].depth >= depth)
		assigner->depth--;
}

static struct scope *push_scope(struct assigner *assigner, int depth)
{
	struct scope *scope;

	pop_scopes(assigner, depth);
	scope = &assigner->scopes[assigner->depth < SCOPES - 1 ? assigner->depth++ : assigner->depth - 1];
	*scope = (struct scope){ .depth = depth, .label = MARK_KINDS };
	return scope;
}

/* "² Greenlee: crop audit. Sable Point: gaming commission.": a note that names its accounts speaks of each apart. */
static void read_note_mention(struct assigner *assigner, struct range *note, struct narrative_group *group)
{
	struct narrative_reader *reader = assigner->reader;
	const struct narrative_mention *mention = &reader->mentions.v[assigner->mention++];
	size_t to = note->to;

	if (assigner->mention < reader->mentions.n && reader->mentions.v[assigner->mention].tokens.from < note->to)
		to = reader->mentions.v[assigner->mention].tokens.from;
	*group = (struct narrative_group){ { mention->account }, 1 };
	assign_region(assigner, group, mention->tokens.to, to, true);
	note->from = to;
}

/* An item that names nobody above items of its own: "- Public sector (all need a signed agreement)". */
static bool heads_items(const struct narrative_reader *reader, size_t index)
{
	const struct structure_line *line = &reader->structure.lines.v[index];

	return line->kind == STRUCTURE_ITEM && index + 1 < reader->structure.lines.n &&
	       line[1].kind == STRUCTURE_ITEM && line[1].depth > line->depth;
}

/* "[5] The brewer's daughter takes over and wants to sign it herself": a note about neither money nor time. */
static void note_as_gate(struct assigner *assigner, const struct narrative_group *group, struct range note)
{
	struct narrative_reader *reader = assigner->reader;

	if (note.to < note.from + 4 || narrative_mark_in(reader, MARK_SIZE, note.from, note.to, 0) != NARRATIVE_NONE ||
	    (narrative_classes(reader, note.from, note.to) & (LEX(FOLLOWUP) | LEX(GATE_UNKNOWN) | LEX(TOTAL))))
		return;
	for (size_t i = 0; i < group->n; i++)
		narrative_answer_set(reader, group->accounts[i], MARK_GATE, note);
}

/* The line says more of one account above it, or goes on with its paragraph. */
static bool is_below(const struct assigner *assigner)
{
	return assigner->last.n == 1 || (assigner->depth && assigner->scopes[assigner->depth - 1].group.n == 1);
}

/*
 * A line below one that names accounts says more of them. "Open point" above deeper items is a label for what these say.
 */
static void read_below(struct assigner *assigner, size_t index)
{
	struct narrative_reader *reader = assigner->reader;
	const struct structure_line *line = &reader->structure.lines.v[index];
	struct scope scope = assigner->scopes[assigner->depth - 1];
	struct range tokens = line->tokens;

	if (scope.group.n == 1)
		narrative_answer_labelled(reader, scope.group.accounts[0], scope.label, tokens);
	if (heads_items(reader, index)) {
		scope.label = narrative_answer_label(reader, tokens);
		push_scope(assigner, line->depth)->group = scope.group;
		assigner->scopes[assigner->depth - 1].label = scope.label;
	}
	if (scope.label == MARK_KINDS)
		assign_region(assigner, &scope.group, tokens.from, tokens.to, tokens.to - tokens.from <= 30);
}

static void read_line(struct assigner *assigner, size_t index)
{
	struct narrative_reader *reader = assigner->reader;
	const struct structure_line *line = &reader->structure.lines.v[index];
	struct range tokens = line->tokens;
	struct narrative_group noted;
	struct range note;
	bool named = assigner->mention < reader->mentions.n &&
		     reader->mentions.v[assigner->mention].tokens.from < line->all.to;

	if (!(line->flags & STRUCTURE_CONTINUED))
		pop_scopes(assigner, line->depth);
	assigner->unnamed = !named;
	if (narrative_note_read(reader, line, &noted, &note)) {
		while (named && assigner->mention < reader->mentions.n &&
		       reader->mentions.v[assigner->mention].tokens.from < line->all.to)
			read_note_mention(assigner, &note, &noted);
		assign_region(assigner, &noted, note.from, note.to, true);
		note_as_gate(assigner, &noted, note);
	} else if (named) {
		struct narrative_group group = read_mentions(assigner, tokens);

		push_scope(assigner, line->depth)->group = group;
		assigner->last = group;
	} else if (!reader->blocked[index] &&
		   narrative_series_read(reader, tokens, named_before(assigner), is_below(assigner))) {
		assigner->last.n = 0;
	} else if (line->kind == STRUCTURE_HEADING || (heads_items(reader, index) && !is_below(assigner))) {
		narrative_heading_read(reader, line, push_scope(assigner, line->depth)->inherit);
	} else if (assigner->depth && assigner->scopes[assigner->depth - 1].group.n) {
		read_below(assigner, index);
	} else if (line->kind == STRUCTURE_TEXT && assigner->last.n) {
		/* The paragraph goes on in a new line. */
		assign_region(assigner, &assigner->last, tokens.from, tokens.to, false);
	} else {
		for (size_t i = tokens.from; i < tokens.to; i++) {
			size_t end = i;

			while (end < tokens.to && !(narrative_token(reader, end)->flags & TOKEN_STOP))
				end++;
			say_unnamed(assigner, i, end, 0, reader->blocked[index]);
			i = end;
		}
	}
}

/* An amount that is said before any account holds for those that count units, or for each when that is said. */
static bool may_share(const struct narrative_reader *reader, size_t account, enum mark_kind kind, struct range range)
{
	size_t mark;

	if (kind != MARK_SIZE || reader->accounts.v[account].units)
		return true;
	mark = narrative_mark_in(reader, kind, range.from, range.to, 0);
	return mark != NARRATIVE_NONE && (reader->marks[kind].list.v[mark].flags & MARK_EACH);
}

void narrative_assign(struct narrative_reader *reader)
{
	struct assigner assigner = { .reader = reader };
	size_t account = 0;

	narrative_mention_sort(reader);
	narrative_mention_hide_marks(reader);
	assigner.inherited = arena_alloc(&reader->arena, (reader->accounts.n + 1) * sizeof(*assigner.inherited));
	for (size_t i = 0; i < reader->structure.lines.n; i++) {
		const struct structure_line *line = &reader->structure.lines.v[i];
		size_t first = account;

		if (line->kind == STRUCTURE_BLANK)
			assigner.last.n = 0;
		if (line->kind == STRUCTURE_BLANK || line->kind == STRUCTURE_RULE)
			continue;
		while (account < reader->accounts.n && reader->accounts.v[account].name.from < line->all.to)
			account++;
		assigner.paragraph = first;
		assigner.known = account;
		if (line->kind != STRUCTURE_ROW)
			read_line(&assigner, i);
		else
			while (assigner.mention < reader->mentions.n &&
			       reader->mentions.v[assigner.mention].tokens.from < line->all.to)
				assigner.mention++;
		for (size_t k = first; k < account; k++)
			for (size_t s = assigner.depth; s-- > 0;)
				for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
					if (narrative_answer_is_empty(assigner.inherited[k][kind]))
						assigner.inherited[k][kind] = assigner.scopes[s].inherit[kind];
		if (line->kind == STRUCTURE_TEXT && account > first)
			narrative_heading_opening(reader, line->tokens, first, account, assigner.inherited);
	}
	for (size_t i = 0; i < reader->accounts.n; i++)
		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
			if (may_share(reader, i, kind, assigner.inherited[i][kind]))
				narrative_answer_set(reader, i, kind, assigner.inherited[i][kind]);
			if (may_share(reader, i, kind, assigner.shared[kind]))
				narrative_answer_set(reader, i, kind, assigner.shared[kind]);
		}
}
