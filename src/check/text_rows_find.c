/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/text_rows_reader.h"

#include "check/rows.h"

/* Words that lead to a value and say nothing beside it. */
static bool is_filler(const struct token *token)
{
	static const char *const words[] = {
		"by",    "due",    "until", "owner",     "owned",          "led",      "responsible", "on",     "in",
		"at",    "closes", "close", "closing",   "expects",        "expected", "from",        "for",    "with",
		"worth", "about",  "ca",    "around",    "approx",         "status",   "of",          "is",     "are",
		"the",   "end",    "bis",   "zuständig", "verantwortlich", "jusqu",    "before",      "needed",
	};

	return token->kind == TOKEN_BREAK || token_has(token, LEX(FUNCTION)) || TOKEN_IS_ONE(token, words) ||
	       (token->kind == TOKEN_MARK && token->mark != '?');
}

static bool is_word_of(const struct passage *passage, size_t token, struct str label)
{
	struct buf folded = BUF_EMPTY;
	struct str rest, part;
	bool found = false;

	rows_normalise(label, &folded);
	rest = buf_str(&folded);
	while (!found && str_next_part(&rest, ' ', &part))
		found = str_eq(part, passage_token(passage, token)->fold);
	buf_release(&folded);
	return found;
}

/* All words of a column's label stand in the piece: "net burn of 480k". */
static bool is_named(const struct row_reader *reader, const struct piece *piece, const struct column *column)
{
	struct buf folded = BUF_EMPTY;
	struct str rest, part;
	bool all = true;

	rows_normalise(column->label, &folded);
	rest = buf_str(&folded);
	while (all && str_next_part(&rest, ' ', &part)) {
		all = false;
		for (size_t i = piece->tokens.from; i < piece->tokens.to && !all; i++)
			all = str_eq(part, passage_token(reader->passage, i)->fold);
	}
	all = all && folded.n > 0;
	buf_release(&folded);
	return all;
}

/* A number with its unit behind it: "40 %", "46 days"; any one for unit NULL. */
static bool find_number(const struct passage *passage, struct range range, const char *unit, struct range *out)
{
	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = passage_token(passage, i), *next = passage_token(passage, i + 1);

		if (token->kind != TOKEN_NUMBER)
			continue;
		*out = (struct range){ i, i + 1 };
		if (!unit)
			return true;
		out->to = i + 2;
		if (i + 1 < range.to && (unit[0] == '%' ? token_is_mark(next, '%') || str_is(next->fold, "percent")
							: str_starts(next->fold, str_of(unit))))
			return true;
	}
	return false;
}

static const struct str *choice_in(const struct row_reader *reader, const struct column *column, struct range words)
{
	struct str text = str_in(reader->passage->text, passage_span(reader->passage, words));

	for (size_t i = 0; i < column->choices.n; i++)
		if (expr_is_word(text, column->choices.v[i]) || str_eq_nocase(text, column->choices.v[i]))
			return &column->choices.v[i];
	return NULL;
}

enum { CHOICE_WORDS = 4 };

/* The first run of words that is a choice. */
static const struct str *find_choice(const struct row_reader *reader, const struct column *column, struct range range,
				     struct range *out)
{
	for (size_t i = range.from; i < range.to; i++)
		for (size_t n = CHOICE_WORDS; n > 0; n--) {
			const struct str *choice;

			*out = (struct range){ i, i + n };
			choice = out->to <= range.to ? choice_in(reader, column, *out) : NULL;
			if (choice)
				return choice;
		}
	return NULL;
}

static bool find_value(const struct row_reader *reader, const struct column *column, struct range range,
		       struct range *out)
{
	const struct passage *passage = reader->passage;
	const struct contract_slot *slot = row_reader_slot(reader, column);

	switch (column->type) {
	case COLUMN_CHOICE:
		return find_choice(reader, column, range, out) != NULL;
	case COLUMN_CURRENCY:
		return slot_find(SLOT_amount, passage, range, out);
	case COLUMN_DATE:
	case COLUMN_PERIOD:
		return slot_find(SLOT_date, passage, range, out);
	case COLUMN_NAME:
		return slot_find(slot && slot->kind != SLOT_text ? slot->kind : SLOT_owner, passage, range, out);
	case COLUMN_PERCENT:
		return find_number(passage, range, "%", out);
	case COLUMN_MONTHS:
		return find_number(passage, range, "mo", out);
	case COLUMN_DAYS:
		return find_number(passage, range, "day", out);
	case COLUMN_COUNT:
	case COLUMN_RATIO:
		return find_number(passage, range, NULL, out);
	case COLUMN_TEXT:
		break;
	}
	return false;
}

/* Is there nothing in the piece but the value, the column's name and words that lead to it? */
static bool is_whole(const struct row_reader *reader, const struct piece *piece, const struct column *column,
		     struct range value)
{
	for (size_t i = piece->tokens.from; i < piece->tokens.to; i++)
		if ((i < value.from || i >= value.to) && !is_filler(passage_token(reader->passage, i)) &&
		    !is_word_of(reader->passage, i, column->label))
			return false;
	return true;
}

static void set_cell(struct row_reader *reader, size_t column, struct piece *piece, struct range value)
{
	const struct column *of = &reader->item->columns[column];
	const struct str *choice = of->type == COLUMN_CHOICE ? choice_in(reader, of, value) : NULL;

	reader->cells[column] =
		choice ? *choice
		       : arena_str(reader->arena, str_in(reader->passage->text, passage_span(reader->passage, value)));
	piece->is_used = is_whole(reader, piece, of, value);
}

static bool is_open(const struct row_reader *reader, size_t column)
{
	const struct column *of = &reader->item->columns[column];

	return !of->computed && of->type != COLUMN_TEXT && !reader->cells[column].n &&
	       column != row_reader_title(reader->item);
}

/* Pieces that name the column beside its value. */
static void find_named(struct row_reader *reader, size_t column)
{
	const struct column *of = &reader->item->columns[column];

	for (size_t i = 0; i < reader->pieces.n && !reader->cells[column].n; i++) {
		struct piece *piece = &reader->pieces.v[i];
		struct range value;

		if (!piece->is_used && is_named(reader, piece, of) && find_value(reader, of, piece->tokens, &value))
			set_cell(reader, column, piece, value);
	}
}

/* Of several columns of one type, which one means a value without a name? The only one that is needed, or the first of days. */
static bool is_meant(const struct row_reader *reader, size_t column)
{
	const struct column *of = &reader->item->columns[column];
	size_t same = 0, needed = 0;

	if (of->type == COLUMN_COUNT || of->type == COLUMN_RATIO)
		return false;
	if (of->type != COLUMN_CURRENCY && of->type != COLUMN_PERCENT)
		return true;
	for (size_t i = 0; i < reader->item->column_count; i++) {
		const struct column *other = &reader->item->columns[i];

		same += other->type == of->type && !other->computed;
		needed += other->type == of->type && !other->computed && other->need;
	}
	return same == 1 || (needed == 1 && of->need);
}

/* A word of running prose is no choice: it must be all that its piece says, or open the entry. */
static bool is_said_alone(const struct row_reader *reader, size_t piece, const struct column *column,
			  struct range value)
{
	return is_whole(reader, &reader->pieces.v[piece], column, value) ||
	       (piece == 0 && value.from == reader->pieces.v[0].tokens.from);
}

static void find_bare(struct row_reader *reader, size_t column)
{
	const struct column *of = &reader->item->columns[column];

	for (int only_whole = 1; only_whole >= 0; only_whole--)
		for (size_t i = 0; i < reader->pieces.n && !reader->cells[column].n; i++) {
			struct piece *piece = &reader->pieces.v[i];
			struct range value;

			if (piece->is_used || !find_value(reader, of, piece->tokens, &value) ||
			    (of->type == COLUMN_CHOICE && !is_said_alone(reader, i, of, value)) ||
			    (only_whole && !is_whole(reader, piece, of, value)))
				continue;
			set_cell(reader, column, piece, value);
		}
}

void row_reader_find(struct row_reader *reader)
{
	for (size_t i = 0; i < reader->item->column_count; i++)
		if (is_open(reader, i))
			find_named(reader, i);
	for (size_t i = 0; i < reader->item->column_count; i++)
		if (is_open(reader, i) && is_meant(reader, i))
			find_bare(reader, i);
}
