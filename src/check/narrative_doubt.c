/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

/* One flag per mark: it answers for some account. */
static bool *claimed_marks(struct narrative_reader *reader, enum mark_kind kind)
{
	const struct mark_list *marks = &reader->marks[kind];
	bool *claimed = arena_alloc(&reader->arena, (marks->list.n + 1) * sizeof(*claimed));

	for (size_t i = 0; i < reader->accounts.n; i++) {
		struct range slot = reader->accounts.v[i].slots[kind];

		if (narrative_answer_is_empty(slot))
			continue;
		for (size_t k = reader->mark_at[kind][slot.from]; k < marks->list.n && marks->list.v[k].from < slot.to;
		     k++)
			claimed[k] = true;
	}
	return claimed;
}

/* An answer that nobody claims stands in [from, to). */
static bool has_unclaimed(const struct narrative_reader *reader, enum mark_kind kind, const bool *claimed, size_t from,
			  size_t to)
{
	const struct mark_list *marks = &reader->marks[kind];

	for (size_t i = reader->mark_at[kind][from]; i < marks->list.n && marks->list.v[i].from < to; i++)
		if (!claimed[i] && !(marks->list.v[i].flags & (MARK_TRAP | MARK_UNKNOWN | MARK_TOTAL)))
			return true;
	return false;
}

/* Only a comma or a conjunction stands between. */
static bool is_close(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (!token_is_mark(narrative_token(reader, i), ',') &&
		    !narrative_place_is_conjunction(narrative_token(reader, i)))
			return false;
	return to <= from + 2;
}

/*
 * Per line whether an answer that nobody claims stands in one of its sentences that name no account: "On 17 September the
 * association votes on it. If it says yes, A and B …".
 */
static bool *orphaned_lines(struct narrative_reader *reader, enum mark_kind kind, const bool *claimed)
{
	const uint64_t others = LEX(TAM_STRONG) | LEX(PROSPECT) | LEX(LOST) | LEX(CLOSED) | LEX(RENEWAL);
	const struct mark_list *marks = &reader->marks[kind];
	bool *orphaned = arena_alloc(&reader->arena, (reader->structure.lines.n + 1) * sizeof(*orphaned));
	size_t mention = 0, from = 0, i = 0;

	while (from < reader->tokens.list.n) {
		size_t to = from;
		bool named = false, found = false;

		while (to < reader->tokens.list.n && narrative_token(reader, to)->kind != TOKEN_BREAK &&
		       !(narrative_token(reader, to)->flags & TOKEN_STOP))
			to++;
		while (mention < reader->mentions.n && reader->mentions.v[mention].tokens.from < to) {
			named = true;
			mention++;
		}
		for (; i < marks->list.n && marks->list.v[i].from < to; i++)
			found |= !claimed[i] && !(marks->list.v[i].flags & (MARK_TRAP | MARK_UNKNOWN | MARK_TOTAL));
		if (found && !named && !(narrative_classes(reader, from, to) & others))
			orphaned[reader->line_of[from]] = true;
		from = to + 1;
	}
	return orphaned;
}

/* A sentence or clause that is about neither us nor a mood, has a verb, and answers nothing that a recogniser knows. */
static bool is_strange(const struct narrative_reader *reader, size_t from, size_t to)
{
	static const char *const openings[] = { "we",  "i",     "our",  "us",   "wir",  "nous",
						"you", "there", "this", "that", "they", "it" };
	const uint64_t known = LEX(FOLLOWUP) | LEX(GATE_UNKNOWN) | LEX(GATE_PASSED) | LEX(PRODUCT) | LEX(TIME_VAGUE) |
			       LEX(GATE) | LEX(TOTAL) | LEX(CLOSED) | LEX(LOST) | LEX(PROSPECT) | LEX(RENEWAL) |
			       LEX(REFERENCE) | LEX(TAM);

	return to > from + 3 && (narrative_classes(reader, from + 1, to) & LEX(VERB)) &&
	       !(narrative_classes(reader, from, to) & known) &&
	       !TOKEN_IS_ONE(narrative_token(reader, from), openings) && !narrative_place_has_mark(reader, from, to);
}

/* What stands in the way is told in words that no list holds: "The cook wants to try it for a week." The first sentence is the wish. */
static bool has_strange_sentence(const struct narrative_reader *reader, size_t from, size_t to)
{
	for (size_t i = from; i < to;) {
		size_t end = i;

		while (end < to && !narrative_is_stop(reader, end))
			end++;
		if (i > from && is_strange(reader, i, end))
			return true;
		i = end + 1;
	}
	return false;
}

void narrative_doubt_read(struct narrative_reader *reader)
{
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		const bool *claimed = claimed_marks(reader, kind);
		const bool *orphaned = orphaned_lines(reader, kind, claimed);
		bool unclaimed = false, strange = false;

		/* Backwards: what follows a list, "A, B and C: €90k, €44k, price open", follows each of its names. */
		for (size_t i = reader->mentions.n; i-- > 0;) {
			const struct narrative_mention *mention = &reader->mentions.v[i];
			struct narrative_account_found *account = &reader->accounts.v[mention->account];
			size_t from = mention->tokens.to, number = reader->line_of[mention->tokens.from];
			const struct structure_line *line = &reader->structure.lines.v[number];
			bool more = i + 1 < reader->mentions.n && mention[1].tokens.from < line->all.to;
			size_t to = more ? mention[1].tokens.from : line->all.to;

			if (!more || !is_close(reader, from, to)) {
				unclaimed = has_unclaimed(reader, kind, claimed, from, to);
				strange = kind == MARK_GATE && has_strange_sentence(reader, from, to);
			}
			if (!narrative_answer_is_empty(account->slots[kind]) || account->locked[kind])
				continue;
			/* A table says what it says. */
			account->open[kind] |= (line->kind != STRUCTURE_ROW && unclaimed) ||
					       (line->kind == STRUCTURE_TEXT && (orphaned[number] || strange));
		}
	}
}
