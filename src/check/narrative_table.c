/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_reader.h"

#include "base/text.h"

enum role {
	ROLE_OTHER,
	ROLE_SIZE,
	ROLE_TIME,
	ROLE_GATE,
	ROLE_ACCOUNT,
	ROLE_STATUS,
	ROLE_WHAT,
	ROLE_NOTE, /* next steps, remarks: may hold a gate when no column is for gates */
};

enum { COLUMNS = 24, ROWS_BACK = 40 };

struct table {
	enum role roles[COLUMNS];
	size_t columns;
	size_t account; /* column of the names */
	struct range above[COLUMNS]; /* last filled cell, for merged cells and ditto marks */
	bool has_header, has_gate;
};

static struct range cell(const struct narrative_reader *reader, const struct structure_line *line, size_t column)
{
	if (column >= line->cell_count)
		return (struct range){ 0, 0 };
	return reader->structure.cells.v[line->cell + column];
}

/* The folded words of a range with single spaces. */
static struct str folded(struct narrative_reader *reader, struct range range)
{
	struct buf buf = BUF_EMPTY;
	struct str out;

	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token->kind != TOKEN_WORD && token->kind != TOKEN_CURRENCY)
			continue;
		if (buf.n && !(token->flags & TOKEN_GLUED))
			buf_addc(&buf, ' ');
		if (token->kind == TOKEN_WORD)
			buf_add(&buf, token->fold);
		else
			buf_add(&buf, str_in(reader->text, token->span));
	}
	out = arena_str(&reader->arena, buf_str(&buf));
	buf_release(&buf);
	return out;
}

static const struct {
	enum lexicon_class class;
	enum role role;
} labels[] = {
	{ LEXICON_HEAD_ACCOUNT, ROLE_ACCOUNT }, { LEXICON_HEAD_GATE, ROLE_GATE },     { LEXICON_HEAD_TIME, ROLE_TIME },
	{ LEXICON_HEAD_SIZE, ROLE_SIZE },       { LEXICON_HEAD_STATUS, ROLE_STATUS }, { LEXICON_HEAD_WHAT, ROLE_WHAT },
};

/* The role of a header: the whole of it, else its last, first or any word. */
static enum role role_of(struct narrative_reader *reader, struct range range)
{
	static const char *const notes[] = { "next step", "next steps", "nextstep", "note",      "notes",   "comment",
					     "comments",  "remark",     "remarks",  "bemerkung", "remarque" };
	struct str text = folded(reader, range);

	for (size_t k = 0; k < COUNT_OF(notes); k++)
		if (str_is(text, notes[k]))
			return ROLE_NOTE;
	for (size_t k = 0; k < COUNT_OF(labels); k++)
		if (lexicon_is(text, labels[k].class))
			return labels[k].role;
	for (size_t k = 0; k < COUNT_OF(labels); k++) {
		if (labels[k].role == ROLE_WHAT)
			continue;
		for (size_t i = range.from; i < range.to; i++) {
			struct range one = { i, i + 1 };

			if (lexicon_is(folded(reader, one), labels[k].class))
				return labels[k].role;
		}
	}
	return ROLE_OTHER;
}

static bool is_ditto(const struct narrative_reader *reader, struct range range)
{
	const struct token *token = narrative_token(reader, range.from);

	if (range.to != range.from + 1)
		return false;
	return token_is_mark(token, '"') || str_is(token->fold, "ditto") || str_is(token->fold, "idem") ||
	       str_is(token->fold, "dito");
}

static bool has_content(const struct narrative_reader *reader, struct range range)
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

	for (size_t i = 0; range.to == range.from + 1 && i < COUNT_OF(words); i++)
		if (str_is(narrative_token(reader, range.from)->fold, words[i]))
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

/* What a cell says as an answer of a kind; empty when it is no answer. */
static struct range answer(const struct narrative_reader *reader, struct range range, enum mark_kind kind, bool headed)
{
	const struct range none = { 0, 0 };
	size_t found;

	if (range.from >= range.to || !has_content(reader, range))
		return none;
	if (kind == MARK_GATE && (is_stage(reader, range) || is_initialled(reader, range)))
		return none;
	found = narrative_mark_in(reader, kind, range.from, range.to, kind == MARK_GATE ? MARK_UNKNOWN : 0);
	if (kind == MARK_GATE) {
		if (narrative_mark_in(reader, MARK_GATE, range.from, range.to, 0) != NARRATIVE_NONE &&
		    found == NARRATIVE_NONE)
			return none;
		/* Under a heading of gates any words are a gate, unless they are a mood or a task of our own. */
		if (headed && !(narrative_classes(reader, range.from, range.to) & (LEX(FOLLOWUP) | LEX(GATE_UNKNOWN))))
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
			    !token_has(narrative_token(reader, i + 1), LEX(PRODUCT)))
				return (struct range){ i, i + 1 };
	}
	return none;
}

static bool is_blank_row(const struct narrative_reader *reader, const struct structure_line *line)
{
	for (size_t c = 0; c < line->cell_count; c++)
		if (cell(reader, line, c).from < cell(reader, line, c).to)
			return false;
	return true;
}

/* A row of sums: its name cell says total, or only its last cells are filled. */
static bool is_total(const struct narrative_reader *reader, struct range name)
{
	for (size_t i = name.from; i < name.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token->kind == TOKEN_WORD &&
		    !token_has(token, LEX(TOTAL) | LEX(FUNCTION) | LEX(COMMON) | LEX(CURRENCY)))
			return false;
	}
	return true;
}

static bool is_anonymous_cell(const struct narrative_reader *reader, struct range name)
{
	if (token_is_mark(narrative_token(reader, name.from ? name.from - 1 : 0), '('))
		return true;
	for (size_t i = 0; i < reader->names.list.n; i++) {
		const struct name *found = &reader->names.list.v[i];

		if (found->from >= name.from && found->from < name.to && (found->flags & NAME_ANON))
			return true;
		if (found->from >= name.to)
			break;
	}
	return (narrative_classes(reader, name.from, name.to) & LEX(ANON_DESC)) != 0;
}

/* The end of the number of a record, "OPP-118", that begins at i; i when none does. */
static size_t record_to(const struct narrative_reader *reader, size_t i)
{
	const struct token *token = narrative_token(reader, i), *dash = token + 1, *number = token + 2;

	if (i + 2 < reader->tokens.list.n && token->kind == TOKEN_WORD && (token->flags & TOKEN_CAPS) &&
	    dash->kind == TOKEN_MARK && (dash->flags & TOKEN_GLUED) && number->kind == TOKEN_NUMBER &&
	    (number->flags & TOKEN_GLUED))
		return i + 3;
	return i;
}

/* The name in its cell ends before "(", a dash or a comma. */
static struct range name_in(const struct narrative_reader *reader, struct range range)
{
	struct range name = range;

	/* Marks, and the number of the record: "OPP-118 Thistle Tea". */
	if (record_to(reader, name.from) > name.from && record_to(reader, name.from) < name.to)
		name.from = record_to(reader, name.from);
	while (name.from < name.to &&
	       (narrative_token(reader, name.from)->kind == TOKEN_MARK ||
		((narrative_token(reader, name.from)->flags & TOKEN_CODE) && name.from + 1 < name.to &&
		 str_find_char(narrative_token(reader, name.from)->fold, '-', 0) != STR_NONE)))
		name.from++;
	for (size_t i = name.from + 1; i < name.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token_is_mark(token, '(') || (token_is_mark(token, '-') && mark_is_boundary(&reader->tokens, i)) ||
		    token_is_mark(token, '[')) {
			name.to = i;
			break;
		}
	}
	return name;
}

static size_t add_account(struct narrative_reader *reader, struct range name, size_t line)
{
	struct narrative_account_found account = { .name = name, .line = line };

	vec_push(&reader->accounts, account);
	vec_push(&reader->mentions, ((struct narrative_mention){ reader->accounts.n - 1, name }));
	return reader->accounts.n - 1;
}

/* Two opportunities of one account make one account. */
static bool same_name(const struct narrative_reader *reader, struct range a, struct range b)
{
	if (a.to - a.from != b.to - b.from)
		return false;
	for (size_t i = 0; i < a.to - a.from; i++)
		if (!str_eq(narrative_token(reader, a.from + i)->fold, narrative_token(reader, b.from + i)->fold))
			return false;
	return true;
}

static bool is_out(const struct narrative_reader *reader, const struct structure_line *line)
{
	uint64_t all = narrative_classes(reader, line->all.from, line->all.to);

	return (all & (LEX(CLOSED) | LEX(PROSPECT) | LEX(LOST) | LEX(RENEWAL))) && !(all & LEX(OPEN_AGAIN));
}

static void set_slot(struct narrative_account_found *account, enum mark_kind kind, struct range range)
{
	if (account->slots[kind].from >= account->slots[kind].to && range.from < range.to)
		account->slots[kind] = range;
}

/* Cells without a header are read by what they contain. */
static void read_cells(struct narrative_reader *reader, struct table *table, const struct structure_line *line,
		       size_t index)
{
	struct narrative_account_found *account = &reader->accounts.v[index];

	for (size_t c = 0; c < line->cell_count && c < COLUMNS; c++) {
		struct range range = cell(reader, line, c);

		if (c == table->account)
			continue;
		if ((range.from >= range.to && c < table->account) || is_ditto(reader, range))
			range = table->above[c];
		else if (range.from < range.to)
			table->above[c] = range;
		if (table->roles[c] >= ROLE_SIZE && table->roles[c] <= ROLE_GATE)
			account->locked[table->roles[c] - ROLE_SIZE] = true;
		switch (table->roles[c]) {
		case ROLE_SIZE:
			set_slot(account, MARK_SIZE, answer(reader, range, MARK_SIZE, true));
			break;
		case ROLE_TIME:
			set_slot(account, MARK_TIME, answer(reader, range, MARK_TIME, true));
			break;
		case ROLE_GATE:
			set_slot(account, MARK_GATE, answer(reader, range, MARK_GATE, true));
			break;
		case ROLE_OTHER:
			if (table->has_header)
				break;
			set_slot(account, MARK_SIZE, answer(reader, range, MARK_SIZE, false));
			set_slot(account, MARK_TIME, answer(reader, range, MARK_TIME, false));
			set_slot(account, MARK_GATE,
				 answer(reader, range, MARK_GATE,
					c + 1 == line->cell_count && c > table->account && !reader->taken[range.from]));
			break;
		case ROLE_ACCOUNT:
		case ROLE_STATUS:
		case ROLE_WHAT:
		case ROLE_NOTE:
			break;
		}
	}
	if (narrative_classes(reader, line->all.from, line->all.to) & LEX(GATE)) {
		/* A status column may name a document: "PO pending". */
		for (size_t c = 0; c < line->cell_count && c < COLUMNS; c++)
			if (table->roles[c] == ROLE_STATUS || (table->roles[c] == ROLE_NOTE && !table->has_gate))
				set_slot(account, MARK_GATE, answer(reader, cell(reader, line, c), MARK_GATE, false));
	}
}

static void read_row(struct narrative_reader *reader, struct table *table, size_t index)
{
	const struct structure_line *line = &reader->structure.lines.v[index];
	struct range name = name_in(reader, cell(reader, line, table->account));

	if (is_blank_row(reader, line))
		return;
	if (name.from >= name.to || !has_content(reader, name) || is_total(reader, name))
		return;
	if (is_anonymous_cell(reader, name) || reader->blocked[index] || is_out(reader, line)) {
		reader->deals = true;
		return;
	}
	for (size_t i = reader->accounts.n, n = 0; i-- > 0 && n < ROWS_BACK; n++)
		if (same_name(reader, reader->accounts.v[i].name, name)) {
			vec_push(&reader->mentions, ((struct narrative_mention){ i, name }));
			read_cells(reader, table, line, i);
			return;
		}
	read_cells(reader, table, line, add_account(reader, name, index));
}

/* A code, number, amount or date and no word. */
static bool is_record(const struct narrative_reader *reader, struct range range)
{
	for (size_t i = range.from; i < range.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (record_to(reader, i) > i)
			i = record_to(reader, i) - 1;
		else if (token->kind == TOKEN_WORD && !(token->flags & TOKEN_CODE) && !reader->taken[i])
			return false;
	}
	return true;
}

static void find_account_column(const struct narrative_reader *reader, struct table *table,
				const struct structure_line *line)
{
	table->account = COLUMNS;
	for (size_t c = 0; c < table->columns; c++)
		if (table->roles[c] == ROLE_ACCOUNT && table->account == COLUMNS)
			table->account = c;
	/* "OPP-2231 | Northgate Dental Group": the numbers of records are no names. */
	for (size_t c = 0; c < table->columns && table->account == COLUMNS; c++)
		if (table->roles[c] == ROLE_OTHER && has_content(reader, cell(reader, line, c)) &&
		    !is_record(reader, cell(reader, line, c)))
			table->account = c;
	/* No such header: the first column that is none of the others and holds words. */
	for (size_t c = 0; c < table->columns && table->account == COLUMNS; c++)
		if (table->roles[c] == ROLE_OTHER && has_content(reader, cell(reader, line, c)))
			table->account = c;
	if (table->account == COLUMNS)
		table->account = 0;
}

/* Names across the top, "ARR", "When", "Blocker" down the side. */
static bool read_transposed(struct narrative_reader *reader, size_t from, size_t to)
{
	const struct structure_line *head = &reader->structure.lines.v[from];
	size_t hits = 0, first = reader->accounts.n;

	if (cell(reader, head, 0).from < cell(reader, head, 0).to) {
		enum role corner = role_of(reader, cell(reader, head, 0));

		if (corner != ROLE_ACCOUNT && corner != ROLE_WHAT && corner != ROLE_OTHER)
			return false;
		for (size_t c = 1; c < head->cell_count && c < COLUMNS; c++) {
			enum role role = role_of(reader, cell(reader, head, c));

			if (corner != ROLE_ACCOUNT && role >= ROLE_SIZE && role <= ROLE_GATE)
				return false;
		}
	}
	for (size_t i = from + 1; i < to; i++) {
		enum role role = role_of(reader, cell(reader, &reader->structure.lines.v[i], 0));

		hits += role == ROLE_SIZE || role == ROLE_TIME || role == ROLE_GATE;
	}
	if (hits < 2)
		return false;
	for (size_t c = 1; c < head->cell_count && c < COLUMNS; c++) {
		struct range name = name_in(reader, cell(reader, head, c));

		if (name.from < name.to)
			add_account(reader, name, from);
		for (size_t i = from + 1; i < to && name.from < name.to; i++) {
			const struct structure_line *line = &reader->structure.lines.v[i];
			enum role role = role_of(reader, cell(reader, line, 0));

			if (role >= ROLE_SIZE && role <= ROLE_GATE)
				set_slot(&reader->accounts.v[reader->accounts.n - 1],
					 (enum mark_kind)(role - ROLE_SIZE),
					 answer(reader, cell(reader, line, c), (enum mark_kind)(role - ROLE_SIZE),
						true));
		}
	}
	return reader->accounts.n > first;
}

static void read_table(struct narrative_reader *reader, size_t from, size_t to)
{
	struct table table = { 0 };
	const struct structure_line *head = &reader->structure.lines.v[from];
	size_t known = 0, first;

	if (read_transposed(reader, from, to))
		return;
	table.columns = head->cell_count < COLUMNS ? head->cell_count : COLUMNS;
	for (size_t c = 0; c < table.columns; c++) {
		table.roles[c] = role_of(reader, cell(reader, head, c));
		known += table.roles[c] != ROLE_OTHER;
		table.has_gate |= table.roles[c] == ROLE_GATE;
	}
	/* A first row without two known heads, or with an amount in it, is data. */
	table.has_header =
		known >= 2 && narrative_mark_in(reader, MARK_SIZE, head->all.from, head->all.to, 0) == NARRATIVE_NONE;
	if (!table.has_header)
		for (size_t c = 0; c < COLUMNS; c++)
			table.roles[c] = ROLE_OTHER;
	first = from + table.has_header;
	if (first < to && reader->structure.lines.v[first].kind == STRUCTURE_RULE)
		first++;
	find_account_column(reader, &table, first < to ? &reader->structure.lines.v[first] : head);
	for (size_t i = from + table.has_header; i < to; i++)
		if (reader->structure.lines.v[i].kind == STRUCTURE_ROW)
			read_row(reader, &table, i);
}

void narrative_table_read(struct narrative_reader *reader)
{
	for (size_t i = 0; i < reader->structure.lines.n; i++) {
		size_t to = i;

		if (reader->structure.lines.v[i].kind != STRUCTURE_ROW)
			continue;
		while (to < reader->structure.lines.n && (reader->structure.lines.v[to].kind == STRUCTURE_ROW ||
							  reader->structure.lines.v[to].kind == STRUCTURE_RULE))
			to++;
		read_table(reader, i, to);
		i = to - 1;
	}
}
