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

void narrative_doubt_read(struct narrative_reader *reader)
{
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		const bool *claimed = claimed_marks(reader, kind);

		for (size_t i = 0; i < reader->mentions.n; i++) {
			const struct narrative_mention *mention = &reader->mentions.v[i];
			struct narrative_account_found *account = &reader->accounts.v[mention->account];
			const struct structure_line *line =
				&reader->structure.lines.v[reader->line_of[mention->tokens.from]];
			size_t to = line->all.to;

			/* Over the rest of a list, "A, B and C: €90k, €44k, price open", to the next mention. */
			for (size_t k = i + 1; k < reader->mentions.n && reader->mentions.v[k].tokens.from < to; k++)
				if (!is_close(reader, reader->mentions.v[k - 1].tokens.to,
					      reader->mentions.v[k].tokens.from))
					to = reader->mentions.v[k].tokens.from;
			/* A table says what it says. */
			if (line->kind != STRUCTURE_ROW && narrative_answer_is_empty(account->slots[kind]) &&
			    !account->locked[kind] && has_unclaimed(reader, kind, claimed, mention->tokens.to, to))
				account->open[kind] = true;
		}
	}
}
