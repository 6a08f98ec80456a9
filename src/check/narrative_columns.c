/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_columns.h"
#include "check/narrative_label.h"

struct range narrative_columns_cell(const struct narrative_reader *reader, const struct structure_line *line,
				    size_t column)
{
	if (column >= line->cell_count)
		return (struct range){ 0, 0 };
	return reader->structure.cells.v[line->cell + column];
}

bool narrative_columns_has_content(const struct narrative_reader *reader, struct range range)
{
	for (size_t i = range.from; i < range.to; i++)
		if (narrative_token(reader, i)->kind != TOKEN_MARK)
			return true;
	return false;
}

/* "Negotiation", "Proposal": a stage that names no party or paper. */
static bool is_stage(const struct narrative_reader *reader, struct range range)
{
	static const char *const words[] = { "negotiation", "contract",    "proposal", "discovery",   "qualification",
					     "qualified",   "verbal",      "commit",   "committed",   "closing",
					     "demo",        "quote",       "angebot",  "verhandlung", "offerte",
					     "propuesta",   "negociación", "devis" };

	if (range.to == range.from + 1 && TOKEN_IS_ONE(narrative_token(reader, range.from), words))
		return true;
	return false;
}

/* "M. Ferreira": who looks after the account. */
static bool is_initialled(const struct narrative_reader *reader, struct range range)
{
	const struct token *first = narrative_token(reader, range.from);

	return range.to == range.from + 3 && first->span.n == 1 && (first->flags & TOKEN_UPPER) &&
	       token_is_mark(first + 1, '.') && (first[2].flags & TOKEN_UPPER);
}

/* Words, or the number of a note; "14" and "€ 20k" are no gate. */
static bool may_be_gate(const struct narrative_reader *reader, struct range range)
{
	if (narrative_token(reader, range.from)->kind == TOKEN_MARK)
		return true;
	for (size_t i = range.from; i < range.to; i++)
		if (narrative_token(reader, i)->kind == TOKEN_WORD)
			return true;
	return false;
}

/* "seats", "carts": what a number counts that is no money. */
static bool is_unit(const struct token *token)
{
	return token_has(token, LEX(PRODUCT)) || (token->kind == TOKEN_WORD && !token->lex && token->fold.n > 3 &&
						  str_ends(token->fold, STR("s")) && !(token->flags & TOKEN_UPPER));
}

/* What a cell says as an answer of a kind; empty when it is no answer. */
struct range narrative_columns_answer(const struct narrative_reader *reader, struct range range, enum mark_kind kind,
				      bool headed)
{
	const struct range none = { 0, 0 };
	size_t found;

	if (range.from >= range.to || !narrative_columns_has_content(reader, range))
		return none;
	if (kind == MARK_GATE && (is_stage(reader, range) || is_initialled(reader, range)))
		return none;
	found = narrative_mark_in(reader, kind, range.from, range.to, kind == MARK_GATE ? MARK_UNKNOWN : 0);
	/* "In due course (demo held 12 Oct)" */
	if (kind == MARK_TIME && (narrative_token(reader, range.from)->begin & LEX(TIME_VAGUE)))
		return none;
	if (kind == MARK_GATE) {
		if (narrative_mark_in(reader, MARK_GATE, range.from, range.to, 0) != NARRATIVE_NONE &&
		    found == NARRATIVE_NONE)
			return none;
		/* Under a heading of gates any words are a gate, unless they are a mood or a task of our own. */
		if (headed && may_be_gate(reader, range) &&
		    !(narrative_classes(reader, range.from, range.to) & (LEX(FOLLOWUP) | LEX(GATE_UNKNOWN))))
			return range;
	}
	if (kind == MARK_GATE && !headed && found != NARRATIVE_NONE)
		found = narrative_mark_in(reader, kind, range.from, range.to, MARK_UNKNOWN | MARK_TRAP);
	if (found != NARRATIVE_NONE)
		return (struct range){ reader->marks[kind].list.v[found].from, reader->marks[kind].list.v[found].to };
	if (kind == MARK_SIZE && !headed && reader->thousands &&
	    narrative_bare_number(reader, range.from, range.to) == range.from)
		return range;
	if (kind == MARK_SIZE && headed) {
		for (size_t i = range.from; i < range.to; i++)
			if (narrative_token(reader, i)->kind == TOKEN_NUMBER &&
			    !token_is_mark(narrative_token(reader, i + 1), '%') &&
			    !is_unit(narrative_token(reader, i + 1)))
				return (struct range){ i, i + 1 };
	}
	return none;
}

bool narrative_columns_is_blank(const struct narrative_reader *reader, const struct structure_line *line)
{
	for (size_t c = 0; c < line->cell_count; c++)
		if (narrative_columns_cell(reader, line, c).from < narrative_columns_cell(reader, line, c).to)
			return false;
	return true;
}

/* The end of the number of a record, "OPP-118", that begins at i; i when none does. */
size_t narrative_columns_record_to(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i), *dash = narrative_token(reader, i + 1),
			   *number = narrative_token(reader, i + 2);

	if (token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPS) && dash->kind == TOKEN_MARK &&
	    (dash->flags & TOKEN_GLUED) && number->kind == TOKEN_NUMBER && (number->flags & TOKEN_GLUED))
		return i + 3;
	return i;
}

/* Two opportunities of one account make one account. */
bool narrative_columns_is_same(const struct narrative_reader *reader, struct range a, struct range b)
{
	if (a.to - a.from != b.to - b.from)
		return false;
	for (size_t i = 0; i < a.to - a.from; i++)
		if (!str_eq(narrative_token(reader, a.from + i)->fold, narrative_token(reader, b.from + i)->fold))
			return false;
	return true;
}

/* What a cell answers, by its own label or its column; the range loses the label. */
enum narrative_column narrative_columns_cell_role(struct narrative_reader *reader,
						  const struct narrative_columns *columns, size_t column,
						  struct range *range)
{
	enum narrative_column role = narrative_label_take(reader, range);

	return role == NARRATIVE_COLUMN_OTHER ? columns->roles[column] : role;
}

/* A code, number, amount or date and no word. */
static bool is_record(const struct narrative_reader *reader, struct range range)
{
	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (narrative_columns_record_to(reader, i) > i)
			i = narrative_columns_record_to(reader, i) - 1;
		else if (token->kind == TOKEN_WORD && !(token->flags & TOKEN_CODE) && !reader->taken[i])
			return false;
	}
	return true;
}

/* A cell that may be a name: words, the first with a capital, no answer, and no word for what became of a deal. */
static bool is_named(const struct narrative_reader *reader, struct range range)
{
	const struct token *first = narrative_token(reader, range.from);

	if (range.from >= range.to || !(first->flags & (TOKEN_UPPER | TOKEN_CAMEL)) || is_record(reader, range))
		return false;
	for (size_t i = range.from; i < range.to; i++)
		if (reader->taken[i])
			return false;
	if (token_has(first, LEX(GATE) | LEX(GATE_CUE)) &&
	    !token_has(narrative_token(reader, range.to - 1), LEX(ORGWORD)))
		return false;
	return range.to > range.from + 1 || !token_has(first, NARRATIVE_OUT | LEX(HEAD_CLOSED) | LEX(OPEN_AGAIN) |
								      LEX(COMMON) | LEX(FUNCTION) | LEX(SEGMENT));
}

/* "OPEN", "WON", "OPEN": a column that says again what it said above is no column of names. */
static bool is_repeated(const struct narrative_reader *reader, size_t first, size_t i, size_t column)
{
	struct range own = narrative_columns_cell(reader, &reader->structure.lines.v[i], column);

	for (size_t k = i; k-- > first;)
		if (narrative_columns_is_same(reader, own,
					      narrative_columns_cell(reader, &reader->structure.lines.v[k], column)))
			return true;
	return false;
}

/* Without a head: the first column most of whose cells may be names; NARRATIVE_COLUMNS for none. */
static size_t named_column(const struct narrative_reader *reader, const struct narrative_columns *columns, size_t from,
			   size_t to)
{
	enum { LOOKED = 12 };

	if (to > from + LOOKED)
		to = from + LOOKED;
	for (size_t c = 0; c < columns->count; c++) {
		size_t names = 0, rows = 0;

		for (size_t i = from; i < to && columns->roles[c] == NARRATIVE_COLUMN_OTHER; i++) {
			const struct structure_line *line = &reader->structure.lines.v[i];

			if (line->kind != STRUCTURE_ROW || narrative_columns_is_blank(reader, line))
				continue;
			rows++;
			names += is_named(reader, narrative_columns_cell(reader, line, c)) &&
				 !is_repeated(reader, from, i, c);
		}
		if (rows > 1 && 2 * names > rows)
			return c;
	}
	return NARRATIVE_COLUMNS;
}

/* A cell that is one number, no date and no percentage. */
static struct range bare_amount(const struct narrative_reader *reader, struct range range)
{
	if (range.to == range.from + 1 && narrative_token(reader, range.from)->kind == TOKEN_NUMBER &&
	    !reader->taken[range.from])
		return range;
	return (struct range){ 0, 0 };
}

/* "Decision" may be a day or a party: a column of gates that holds days is one of times, where no other is. */
static void mend_times(const struct narrative_reader *reader, struct narrative_columns *columns, size_t from, size_t to)
{
	enum { LOOKED = 12 };
	size_t column = columns->count, days = 0;

	for (size_t c = 0; c < columns->count; c++) {
		if (columns->roles[c] == NARRATIVE_COLUMN_TIME)
			return;
		if (columns->roles[c] == NARRATIVE_COLUMN_GATE && column == columns->count)
			column = c;
	}
	if (column == columns->count)
		return;
	for (size_t i = from; i < to && i < from + LOOKED; i++) {
		struct range cell = narrative_columns_cell(reader, &reader->structure.lines.v[i], column), time;

		if (reader->structure.lines.v[i].kind != STRUCTURE_ROW || !narrative_columns_has_content(reader, cell))
			continue;
		time = narrative_columns_answer(reader, cell, MARK_TIME, false);
		if (time.from != cell.from || time.to != cell.to)
			return;
		days++;
	}
	if (days)
		columns->roles[column] = NARRATIVE_COLUMN_TIME;
}

/*
 * A column whose head no list knows, while none stands for a kind of answer: what most of its cells hold tells. The last
 * such column is looked at first, because gates stand behind the rest.
 */
static void guess_roles(const struct narrative_reader *reader, struct narrative_columns *columns, size_t from,
			size_t to)
{
	enum { LOOKED = 12 };

	if (to > from + LOOKED)
		to = from + LOOKED;
	for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS && columns->has_header && !columns->unread; kind++) {
		bool known = false;

		for (size_t c = 0; c < columns->count; c++)
			known |= columns->roles[c] == (enum narrative_column)(NARRATIVE_COLUMN_SIZE + kind);
		for (size_t c = columns->count; !known && c-- > 0;) {
			size_t hits = 0, rows = 0;

			if (c == columns->account ||
			    (columns->roles[c] != NARRATIVE_COLUMN_OTHER &&
			     (kind == MARK_GATE || (columns->roles[c] != NARRATIVE_COLUMN_ACCOUNT &&
						    columns->roles[c] != NARRATIVE_COLUMN_WHAT))))
				continue;
			for (size_t i = from; i < to; i++) {
				const struct structure_line *line = &reader->structure.lines.v[i];
				struct range found = narrative_columns_answer(
					reader, narrative_columns_cell(reader, line, c), kind, false);

				if (kind == MARK_SIZE && found.from >= found.to &&
				    columns->roles[c] == NARRATIVE_COLUMN_OTHER)
					found = bare_amount(reader, narrative_columns_cell(reader, line, c));
				rows += line->kind == STRUCTURE_ROW &&
					narrative_columns_has_content(reader, narrative_columns_cell(reader, line, c));
				hits += line->kind == STRUCTURE_ROW && found.from < found.to;
			}
			if (hits && 2 * hits >= rows) {
				columns->roles[c] = (enum narrative_column)(NARRATIVE_COLUMN_SIZE + kind);
				columns->guessed[c] = true;
				known = true;
			}
		}
	}
}

static void find_account_column(const struct narrative_reader *reader, struct narrative_columns *columns, size_t from,
				size_t to)
{
	const struct structure_line *line = &reader->structure.lines.v[from];

	columns->account = NARRATIVE_COLUMNS;
	for (size_t c = 0; c < columns->count; c++)
		if (columns->roles[c] == NARRATIVE_COLUMN_ACCOUNT && columns->account == NARRATIVE_COLUMNS)
			columns->account = c;
	if (columns->account == NARRATIVE_COLUMNS)
		columns->account = named_column(reader, columns, from, to);
	/* "OPP-2231 | Northgate Dental Group": the numbers of records are no names. */
	for (size_t c = 0; c < columns->count && columns->account == NARRATIVE_COLUMNS; c++)
		if (columns->roles[c] == NARRATIVE_COLUMN_OTHER &&
		    narrative_columns_has_content(reader, narrative_columns_cell(reader, line, c)) &&
		    !is_record(reader, narrative_columns_cell(reader, line, c)))
			columns->account = c;
	/* No such header: the first column that is none of the others and holds words. */
	for (size_t c = 0; c < columns->count && columns->account == NARRATIVE_COLUMNS; c++)
		if (columns->roles[c] == NARRATIVE_COLUMN_OTHER &&
		    narrative_columns_has_content(reader, narrative_columns_cell(reader, line, c)))
			columns->account = c;
	if (columns->account == NARRATIVE_COLUMNS)
		columns->account = 0;
}

/* "DEAL-4471 | HARTWELL PAPER | amt 61,000 | cls 2025-09-30": what has figures in two cells is no head. */
static bool has_figures(const struct narrative_reader *reader, const struct structure_line *line)
{
	size_t figures = 0;

	for (size_t c = 0; c < line->cell_count; c++) {
		struct range range = narrative_columns_cell(reader, line, c);
		bool figure = false;

		for (size_t i = range.from; i < range.to; i++)
			figure |= narrative_token(reader, i)->kind == TOKEN_NUMBER;
		figures += figure;
	}
	return figures > 1;
}

/* "amt 61,000" above "amt 7,200": a column whose cells all open with the same head. */
static void take_leads(struct narrative_reader *reader, struct narrative_columns *columns, size_t from, size_t to)
{
	for (size_t c = 0; from + 1 < to && c < columns->count; c++) {
		struct range one = narrative_columns_cell(reader, &reader->structure.lines.v[from], c),
			     other = narrative_columns_cell(reader, &reader->structure.lines.v[from + 1], c);
		const struct token *lead = narrative_token(reader, one.from);
		enum narrative_column role;

		if (one.to < one.from + 2 || other.to < other.from + 2 || lead->kind != TOKEN_WORD ||
		    !str_eq(lead->fold, narrative_token(reader, other.from)->fold))
			continue;
		role = narrative_label_role(lead->fold);
		if (role >= NARRATIVE_COLUMN_SIZE && role <= NARRATIVE_COLUMN_GATE)
			columns->roles[c] = role;
	}
}

void narrative_columns_read(struct narrative_reader *reader, struct narrative_columns *columns, size_t from, size_t to)
{
	const struct structure_line *head = &reader->structure.lines.v[from];
	size_t known = 0, labels_given = 0, first;
	bool ruled;

	*columns = (struct narrative_columns){ .count = head->cell_count < NARRATIVE_COLUMNS ? head->cell_count
											     : NARRATIVE_COLUMNS };
	for (size_t c = 0; c < columns->count; c++) {
		struct range range = narrative_columns_cell(reader, head, c);

		columns->roles[c] = narrative_columns_role(reader, range);
		labels_given += narrative_label_take(reader, &range) != NARRATIVE_COLUMN_OTHER && range.from < range.to;
		known += columns->roles[c] != NARRATIVE_COLUMN_OTHER;
		columns->has_gate |= columns->roles[c] == NARRATIVE_COLUMN_GATE;
	}
	/* A first row without two known heads or a rule below, or with an amount or labels of its own, is data. */
	ruled = from + 1 < to && reader->structure.lines.v[from + 1].kind == STRUCTURE_RULE;
	columns->unread = known < 2;
	columns->has_header = (known >= 2 || ruled) && labels_given < 2 && !has_figures(reader, head) &&
			      narrative_mark_in(reader, MARK_SIZE, head->all.from, head->all.to, 0) == NARRATIVE_NONE;
	for (size_t c = 0; c < NARRATIVE_COLUMNS && !columns->has_header; c++)
		columns->roles[c] = NARRATIVE_COLUMN_OTHER;
	if (!columns->has_header)
		take_leads(reader, columns, from, to);
	first = from + columns->has_header;
	if (first < to && reader->structure.lines.v[first].kind == STRUCTURE_RULE)
		first++;
	if (first == to)
		return;
	find_account_column(reader, columns, first, to);
	mend_times(reader, columns, first, to);
	guess_roles(reader, columns, first, to);
}
