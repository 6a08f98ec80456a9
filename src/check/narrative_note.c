/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

enum { NOTES = 40 }; /* lines down to a note */

/* Numbers of notes: 1 to 9 are digits, what follows are letters and daggers. */
enum { NOTE_LETTER = 16, NOTE_DAGGER = 48, NOTE_DOUBLE_DAGGER };

/* The number that a superscript digit, a dagger, "[3]" or "[c]" refers to; 0 for any other token. */
static unsigned superscript(const struct narrative_reader *reader, size_t i)
{
	const struct token *number;
	struct str s = str_in(reader->text, narrative_token(reader, i)->span);

	if (s.n > 3 || !s.n || (s.p[0] != '[' && s.p[0] != '\xc2' && s.p[0] != '\xe2'))
		return 0;
	number = narrative_token(reader, i + 1);
	if (token_is_mark(narrative_token(reader, i), '[') && number->span.n == 1 &&
	    token_is_mark(narrative_token(reader, i + 2), ']')) {
		if (number->kind == TOKEN_NUMBER)
			return (unsigned)(number->fold.p[0] - '0');
		if (number->kind == TOKEN_WORD && number->fold.p[0] >= 'a' && number->fold.p[0] <= 'z')
			return NOTE_LETTER + (unsigned)(number->fold.p[0] - 'a');
	}
	if (str_is(s, "\u2020"))
		return NOTE_DAGGER;
	if (str_is(s, "\u2021"))
		return NOTE_DOUBLE_DAGGER;

	if (s.n == 2 && s.p[0] == '\xc2')
		return s.p[1] == '\xb9' ? 1 : s.p[1] == '\xb2' ? 2 : s.p[1] == '\xb3' ? 3 : 0;
	if (s.n == 3 && s.p[0] == '\xe2' && s.p[1] == '\x81' && (unsigned char)s.p[2] >= 0xb4 &&
	    (unsigned char)s.p[2] <= 0xb9)
		return (unsigned)((unsigned char)s.p[2] - 0xb0);
	return 0;
}

/* "¹ Status of …", "1 $74k; …", "[1] …": the number of a note that a line opens; 0 for none. */
static unsigned note_number(const struct narrative_reader *reader, const struct structure_line *line, size_t *from)
{
	size_t i = line->all.from;
	const struct token *token;
	unsigned number = superscript(reader, i);

	*from = i + 1 + (number && token_is_mark(narrative_token(reader, i), '[') ? 2 : 0);
	if (number)
		return number;
	i += token_is_mark(narrative_token(reader, i), '[');
	token = narrative_token(reader, i);
	if (token->kind != TOKEN_NUMBER || token->span.n != 1 || i + 1 >= line->all.to)
		return 0;
	*from = i + 1 +
		(narrative_token(reader, i + 1)->kind == TOKEN_MARK && narrative_token(reader, i + 1)->mark &&
		 strchr("]).:", narrative_token(reader, i + 1)->mark));
	return (unsigned)(token->fold.p[0] - '0');
}

/* Whom the text before the reference at i speaks of: the name right before it, else the names of its sentence. */
static struct narrative_group referred(const struct narrative_reader *reader, size_t i)
{
	const struct structure_line *line = narrative_line_at(reader, i);
	struct narrative_group group = { .n = 0 };
	size_t from = i;

	/* A full stop may stand between the sentence and its note. */
	if (from > 0 && (narrative_token(reader, from - 1)->flags & TOKEN_STOP))
		from--;
	/* A row is about its account, whichever cell the note belongs to. */
	if (line->kind == STRUCTURE_ROW)
		from = line->all.from;
	else
		while (from > 0 && i - from < 120 && !narrative_is_stop(reader, from - 1))
			from--;
	for (size_t k = 0; k < reader->mentions.n && group.n < NARRATIVE_GROUP; k++) {
		const struct narrative_mention *mention = &reader->mentions.v[k];

		if (mention->tokens.from >= i)
			break;
		if (mention->tokens.from < from)
			continue;
		if (mention->tokens.to == i) {
			group.n = 0;
			group.accounts[group.n++] = mention->account;
			return group;
		}
		group.accounts[group.n++] = mention->account;
	}
	return group;
}

static void add_group(struct narrative_group *all, struct narrative_group more)
{
	for (size_t i = 0; i < more.n; i++) {
		bool known = false;

		for (size_t k = 0; k < all->n; k++)
			known |= all->accounts[k] == more.accounts[i];
		if (!known && all->n < NARRATIVE_GROUP)
			all->accounts[all->n++] = more.accounts[i];
	}
}

bool narrative_note_read(struct narrative_reader *reader, const struct structure_line *line,
			 struct narrative_group *group, struct range *text)
{
	struct narrative_group all = { .n = 0 };
	unsigned number;
	size_t from;

	if (!reader->has_notes)
		return false;
	number = note_number(reader, line, &from);
	if (!number)
		return false;
	for (size_t k = 0; k < reader->reference_count && reader->references[k] < line->all.from; k++) {
		size_t i = reader->references[k];

		if (superscript(reader, i) != number)
			continue;
		add_group(&all, referred(reader, i));
	}
	*group = all;
	*text = (struct range){ from, line->all.to };
	return group->n > 0;
}

bool narrative_note_is_line(const struct narrative_reader *reader, size_t line)
{
	size_t from;

	return reader->has_notes && note_number(reader, &reader->structure.lines.v[line], &from) > 0;
}

bool narrative_note_answers(const struct narrative_reader *reader, size_t i)
{
	unsigned number = superscript(reader, i);
	size_t from;

	for (size_t k = reader->line_of[i] + 1, n = 0; number && k < reader->structure.lines.n && n < NOTES; k++, n++) {
		const struct structure_line *line = &reader->structure.lines.v[k];

		if (note_number(reader, line, &from) == number)
			return narrative_place_has_mark(reader, from, line->all.to);
	}
	return false;
}

void narrative_note_find(struct narrative_reader *reader)
{
	if (!reader->may_have_notes)
		return;
	for (size_t i = 1; i < reader->tokens.list.n && reader->reference_count < NARRATIVE_NOTES; i++)
		if (superscript(reader, i) > 0 && narrative_token(reader, i - 1)->kind != TOKEN_BREAK)
			reader->references[reader->reference_count++] = i;
	reader->has_notes = reader->reference_count > 0;
}
