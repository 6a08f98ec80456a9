/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_columns.h"

/*
 * "who: A, B, C" above "€k, same order: 90 / 65 / 40" and "ink: 12 Dec / 19 Dec / 9 Jan": a line that gives one answer to each
 * of the accounts named last.
 */

/* The colon of a label at the beginning of a line. */
static size_t label_to(const struct narrative_reader *reader, struct range line)
{
	enum { LONGEST = 9 };

	for (size_t i = line.from; i < line.to && i < line.from + LONGEST; i++)
		if (token_is_mark(narrative_token(reader, i), ':') || token_is_mark(narrative_token(reader, i), '='))
			return i;
	return line.to;
}

/* Pieces of [from, to) parted by a mark, and by "and" where that is a comma; 0 when there are others than n. */
static size_t split(const struct narrative_reader *reader, size_t from, size_t to, char mark, size_t n,
		    struct range *pieces)
{
	size_t found = 0, start = from, depth = 0;

	for (size_t i = from; i <= to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (i < to && token_is_mark(token, '('))
			depth++;
		if (i < to && token_is_mark(token, ')') && depth)
			depth--;
		/* "$66k/yr" */
		if (i < to && mark == '/' && (token->flags & TOKEN_GLUED))
			continue;
		if (i < to &&
		    (depth || (!token_is_mark(token, mark) && !(mark == ',' && narrative_place_is_conjunction(token)))))
			continue;
		/* ", and" */
		if (i < to && i == start)
			start++;
		else if (found == n)
			return 0;
		else {
			pieces[found++] = (struct range){ start, i };
			start = i + 1;
		}
	}
	return found == n ? n : 0;
}

/* The accounts that stand on one line with the last one. */
static size_t first_of_line(const struct narrative_reader *reader, size_t known)
{
	size_t first = known - 1;

	while (first > 0 && known - first < NARRATIVE_GROUP &&
	       reader->line_of[reader->accounts.v[first - 1].name.from] ==
		       reader->line_of[reader->accounts.v[known - 1].name.from])
		first--;
	return first;
}

/* What most pieces are, where the label says nothing. */
static enum mark_kind guess(const struct narrative_reader *reader, const struct range *pieces, size_t n)
{
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++) {
		size_t hits = 0;

		for (size_t i = 0; i < n; i++)
			hits += narrative_mark_in(reader, kind, pieces[i].from, pieces[i].to, 0) != NARRATIVE_NONE;
		if (2 * hits > n)
			return kind;
	}
	return MARK_KINDS;
}

static void give(struct narrative_reader *reader, size_t account, enum mark_kind kind, struct range piece)
{
	struct narrative_account_found *found = &reader->accounts.v[account];

	narrative_answer_set(reader, account, kind, narrative_columns_answer(reader, piece, kind, true));
	found->locked[kind] = true;
	found->open[kind] |= kind != MARK_GATE && narrative_reach_is_unread(reader, kind, piece.from, piece.to);
}

bool narrative_series_read(struct narrative_reader *reader, struct range line, size_t known, bool below)
{
	static const char marks[] = { '|', '/', ';', ',' };
	struct range pieces[NARRATIVE_GROUP];
	size_t colon = label_to(reader, line), to = line.to;
	enum narrative_column role;
	enum mark_kind kind;

	if (known < 2 || colon == line.to || colon == line.from)
		return false;
	if (to > colon && (narrative_token(reader, to - 1)->flags & TOKEN_STOP))
		to--;
	role = narrative_columns_role(reader, (struct range){ line.from, colon });
	if (role > NARRATIVE_COLUMN_GATE)
		return false;
	for (size_t pass = 0; pass < (below ? 1 : 2); pass++) {
		size_t first = pass ? 0 : first_of_line(reader, known), n = known - first;

		if (n < 2 || n > NARRATIVE_GROUP)
			continue;
		for (size_t m = 0; m < COUNT_OF(marks); m++) {
			if (!split(reader, colon + 1, to, marks[m], n, pieces))
				continue;
			kind = role == NARRATIVE_COLUMN_OTHER ? guess(reader, pieces, n)
							      : (enum mark_kind)(role - NARRATIVE_COLUMN_SIZE);
			for (size_t i = 0; i < n && kind < MARK_KINDS; i++)
				give(reader, first + i, kind, pieces[i]);
			return kind < MARK_KINDS;
		}
	}
	return false;
}
