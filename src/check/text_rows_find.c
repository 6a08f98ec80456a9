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

/* "place" is said of places. */
static bool is_same_word(struct str word, struct str other)
{
	const struct str *longer = word.n > other.n ? &word : &other;

	return str_eq(word, other) ||
	       (word.n && other.n && word.n + other.n + 1 == 2 * longer->n && longer->p[longer->n - 1] == 's' &&
		str_eq(str_sub(word, 0, longer->n - 1), str_sub(other, 0, longer->n - 1)));
}

/* What a label is also called. */
static bool is_synonym(struct str word, struct str label)
{
	static const char *const columns[][2] = {
#define COLUMN(label, words) { label, words },
#include "prose/synonym.def"
	};

	for (size_t i = 0; i < COUNT_OF(columns); i++)
		if (str_is(label, columns[i][0]) && str_is_any(word, str_of(columns[i][1])))
			return true;
	return false;
}

static bool is_word_of(const struct passage *passage, size_t token, struct str label)
{
	struct buf folded = BUF_EMPTY;
	struct str rest, part;
	bool found = false;

	rows_normalise(label, &folded);
	rest = buf_str(&folded);
	while (!found && str_next_part(&rest, ' ', &part))
		found = is_same_word(part, passage_token(passage, token)->fold);
	found = found || is_synonym(passage_token(passage, token)->fold, buf_str(&folded));
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
			all = is_same_word(part, passage_token(reader->passage, i)->fold) ||
			      is_synonym(passage_token(reader->passage, i)->fold, buf_str(&folded));
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
	size_t choice = column_choice_meant(column, text);

	return choice == STR_NONE ? NULL : &column->choices.v[choice];
}

/* A choice has so many words at most; so many letters begin one that is meant. */
enum { CHOICE_WORDS = 4, BEGUN = 5 };

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

/* "from 2027-02" looks ahead where a start is asked for. */
static bool find_start(const struct passage *passage, struct range range, struct range *out)
{
	return passage_mark(passage, MARK_TIME, range, 0, out) && out->from > range.from &&
	       str_is(passage_token(passage, out->from - 1)->fold, "from");
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
		return slot_find(SLOT_date, passage, range, out) || find_start(passage, range, out);
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

static bool is_choice_word(const struct row_reader *reader, size_t token)
{
	struct range word = { token, token + 1 };

	for (size_t i = 0; i < reader->item->column_count; i++)
		if (choice_in(reader, &reader->item->columns[i], word))
			return true;
	return false;
}

/* Is there nothing in the piece but the value, the column's name, words that lead to it, and other values? */
static bool is_whole(const struct row_reader *reader, const struct piece *piece, const struct column *column,
		     struct range value)
{
	for (size_t i = piece->tokens.from; i < piece->tokens.to; i++)
		if ((i < value.from || i >= value.to) && !is_filler(passage_token(reader->passage, i)) &&
		    !reader->passage->taken[i] && !is_choice_word(reader, i) &&
		    !is_word_of(reader->passage, i, column->label))
			return false;
	return true;
}

/* A word of the name of a column that has its value. */
static bool names_filled(const struct row_reader *reader, size_t token)
{
	for (size_t i = 0; i < reader->item->column_count; i++)
		if (reader->cells[i].n && reader->item->columns[i].type != COLUMN_TEXT &&
		    is_word_of(reader->passage, token, reader->item->columns[i].label))
			return true;
	return false;
}

/* Pieces that are in cells wholly need no place among the words. */
static void use_covered(struct row_reader *reader)
{
	for (size_t k = 0; k < reader->pieces.n; k++) {
		struct piece *piece = &reader->pieces.v[k];
		bool all = true, any = false;

		for (size_t i = piece->tokens.from; i < piece->tokens.to; i++) {
			any = any || reader->covered[i];
			all = all && (reader->covered[i] || is_filler(passage_token(reader->passage, i)) ||
				      names_filled(reader, i));
		}
		piece->is_used = piece->is_used || (all && any);
	}
}

static void set_cell(struct row_reader *reader, size_t column, struct range value)
{
	const struct column *of = &reader->item->columns[column];
	struct str text = str_in(reader->passage->text, passage_span(reader->passage, value));
	size_t choice = of->type == COLUMN_CHOICE ? column_choice(of, text) : STR_NONE;

	/* "signed", where that is won: no word is lost here. */
	reader->cells[column] = choice == STR_NONE ? arena_str(reader->arena, text) : of->choices.v[choice];
	for (size_t i = value.from; i < value.to; i++)
		reader->covered[i] = true;
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

		if (!piece->is_used && is_named(reader, piece, of) && find_value(reader, of, piece->tokens, &value) &&
		    !reader->covered[value.from])
			set_cell(reader, column, value);
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

/* "Intro to …": the word that opens the entry begins a choice, and is no form of a verb like it ("start", "started"). */
static const struct str *begun_choice(const struct row_reader *reader, const struct column *column)
{
	static const char *const endings[] = { "", "s", "d", "ed", "ing", "ting", "led", "ling" };
	const struct token *token = passage_token(reader->passage, reader->pieces.v[0].tokens.from);
	const struct str *found = NULL;
	struct str word = token->fold;

	if (word.n && word.p[word.n - 1] == 'e')
		word.n--;
	for (size_t i = 0; i < column->choices.n; i++) {
		struct str choice = column->choices.v[i];
		bool is_form = false;

		if (token->kind != TOKEN_WORD || word.n < BEGUN || !str_starts(choice, word))
			continue;
		for (size_t k = 0; k < COUNT_OF(endings); k++)
			is_form = is_form || str_is(str_sub(choice, word.n, choice.n - word.n), endings[k]);
		if (is_form || found)
			return NULL;
		found = &column->choices.v[i];
	}
	return found;
}

/* A word of running prose is no choice: it must be all that its piece says, or open the entry. */
static bool is_said_alone(const struct row_reader *reader, size_t piece, const struct column *column,
			  struct range value)
{
	return is_whole(reader, &reader->pieces.v[piece], column, value) ||
	       (piece == 0 && value.from == reader->pieces.v[0].tokens.from);
}

/* "Controller, finance, Q1": one word that opens the entry names it, also where it is one that people are called by. */
static bool is_title_alone(const struct row_reader *reader, size_t piece, struct range value)
{
	struct range first = reader->pieces.v[0].tokens;
	size_t title = row_reader_title(reader->item);

	return piece == 0 && value.from == first.from && value.to == first.to && first.to == first.from + 1 &&
	       reader->pieces.n > 1 && title != STR_NONE && reader->item->columns[title].type == COLUMN_TEXT;
}

static void find_bare(struct row_reader *reader, size_t column)
{
	const struct column *of = &reader->item->columns[column];

	for (int only_whole = 1; only_whole >= 0; only_whole--)
		for (size_t i = 0; i < reader->pieces.n && !reader->cells[column].n; i++) {
			struct piece *piece = &reader->pieces.v[i];
			struct range value;

			if (piece->is_used || !find_value(reader, of, piece->tokens, &value) ||
			    reader->covered[value.from] ||
			    (of->type == COLUMN_CHOICE && !is_said_alone(reader, i, of, value)) ||
			    (of->type == COLUMN_NAME && is_title_alone(reader, i, value)) ||
			    (only_whole && !is_whole(reader, piece, of, value)))
				continue;
			set_cell(reader, column, value);
		}
}

/* A name of two words or three, of which one at least is no common one. */
static bool is_full_name(const struct row_reader *reader, struct range range, struct range *out)
{
	const struct name_list *names = &reader->passage->names;
	size_t at = name_first(names, range.from);

	*out = range;
	return at < names->list.n && names->list.v[at].from == range.from && names->list.v[at].to == range.to &&
	       range.to - range.from >= 2 && range.to - range.from <= 3 &&
	       !(names->list.v[at].flags & (NAME_ANON | NAME_PLACE | NAME_COMMON));
}

/* Who nobody says it is: a piece that is a full name, behind the one that opens the entry. */
static void find_names(struct row_reader *reader, size_t column)
{
	bool is_behind = false;

	for (size_t i = 0; i < reader->pieces.n && !reader->cells[column].n; i++) {
		struct range tokens = reader->pieces.v[i].tokens, value;

		if (reader->pieces.v[i].is_used || reader->covered[tokens.from])
			continue;
		if (is_behind && is_full_name(reader, tokens, &value))
			set_cell(reader, column, value);
		is_behind = true;
	}
}

static bool is_only_count(const struct item *item)
{
	size_t counts = 0;

	for (size_t i = 0; i < item->column_count; i++)
		counts += item->columns[i].type == COLUMN_COUNT && !item->columns[i].computed;
	return counts == 1;
}

/* Of "account executives" the last word says that there are several. */
enum { THINGS = 3 };

static bool names_several(const struct row_reader *reader, struct range words)
{
	for (size_t i = words.from; i < words.to && i < words.from + THINGS; i++) {
		const struct token *token = passage_token(reader->passage, i);

		if (token->kind != TOKEN_WORD || token_has(token, LEX(FUNCTION)))
			return false;
		if (str_ends(token->fold, STR("s")))
			return true;
	}
	return false;
}

/* "2 SDRs in Sales": the entry begins with how many, in the words that name it. */
static void find_how_many(struct row_reader *reader, size_t column)
{
	struct range first = reader->pieces.n ? reader->pieces.v[0].tokens : (struct range){ 0, 0 };
	const struct token *number = passage_token(reader->passage, first.from);

	if (reader->item->columns[column].type == COLUMN_COUNT && reader->item->columns[column].need &&
	    is_only_count(reader->item) && first.to > first.from + 1 && number->kind == TOKEN_NUMBER &&
	    !reader->passage->taken[first.from] && !reader->pieces.v[0].is_used &&
	    names_several(reader, (struct range){ first.from + 1, first.to }))
		reader->cells[column] =
			arena_str(reader->arena,
				  str_in(reader->passage->text,
					 passage_span(reader->passage, (struct range){ first.from, first.from + 1 })));
}

bool row_reader_is_team(const struct column *column)
{
	static const char *const ids[] = { "function", "department", "team" };
	bool found = false;

	for (size_t i = 0; i < COUNT_OF(ids); i++)
		found = found || (column->type == COLUMN_TEXT && str_is(column->id, ids[i]));
	return found;
}

/* How far the words of a team go: "customer success", "R&D"; from, when there are none. */
static size_t team_end(const struct passage *passage, struct range words)
{
	size_t i = words.from;

	while (i < words.to && (token_in(passage_token(passage, i), SETS(TEAM)) ||
				(i > words.from && str_is(passage_token(passage, i)->fold, "and"))))
		i++;
	return i;
}

/* The team that an entry is of: a piece of its own, "(Delivery)", or the end of its title, "… in Sales", which keeps it. */
static void find_team(struct row_reader *reader, size_t column)
{
	const struct passage *passage = reader->passage;

	for (size_t k = 1; k < reader->pieces.n && !reader->cells[column].n; k++) {
		struct piece *piece = &reader->pieces.v[k];

		if (piece->is_used || team_end(passage, piece->tokens) != piece->tokens.to)
			continue;
		reader->cells[column] =
			arena_str(reader->arena, str_in(passage->text, passage_span(passage, piece->tokens)));
		piece->is_used = true;
	}
	for (size_t i = reader->pieces.v[0].tokens.from; i < reader->pieces.v[0].tokens.to && !reader->cells[column].n;
	     i++) {
		struct range team = { i + 1, reader->pieces.v[0].tokens.to };

		team.to = team_end(passage, team);
		if (str_is(passage_token(passage, i)->fold, "in") && team.to > team.from)
			reader->cells[column] =
				arena_str(reader->arena, str_in(passage->text, passage_span(passage, team)));
	}
}

static void find_begun_choice(struct row_reader *reader, size_t column)
{
	const struct str *choice = reader->pieces.n ? begun_choice(reader, &reader->item->columns[column]) : NULL;

	if (choice && !reader->covered[reader->pieces.v[0].tokens.from])
		reader->cells[column] = *choice;
}

bool row_reader_says_value(const struct row_reader *reader, const struct piece *piece, size_t but)
{
	for (size_t i = 0; i < reader->item->column_count; i++) {
		const struct column *column = &reader->item->columns[i];
		struct range value;

		if (i != but && is_open(reader, i) && is_named(reader, piece, column) &&
		    find_value(reader, column, piece->tokens, &value) && is_whole(reader, piece, column, value))
			return true;
	}
	return false;
}

void row_reader_find(struct row_reader *reader)
{
	for (size_t i = 0; i < reader->item->column_count; i++)
		if (is_open(reader, i))
			find_named(reader, i);
	for (size_t i = 0; i < reader->item->column_count; i++)
		if (is_open(reader, i) && is_meant(reader, i))
			find_bare(reader, i);
	for (size_t i = 0; i < reader->item->column_count; i++)
		if (is_open(reader, i) && reader->item->columns[i].type == COLUMN_NAME)
			find_names(reader, i);
	for (size_t i = 0; i < reader->item->column_count; i++) {
		if (is_open(reader, i))
			find_begun_choice(reader, i);
		if (is_open(reader, i))
			find_how_many(reader, i);
	}
	use_covered(reader);
	for (size_t i = 0; i < reader->item->column_count && reader->pieces.n; i++)
		if (row_reader_is_team(&reader->item->columns[i]) && i != row_reader_title(reader->item) &&
		    !reader->cells[i].n)
			find_team(reader, i);
}
