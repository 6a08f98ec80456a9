/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/narrative_columns.h"

enum { ROWS_BACK = 40 };

struct table {
	struct narrative_columns columns;
	struct range above[NARRATIVE_COLUMNS]; /* last filled cell, for merged cells and ditto marks */
};

static bool is_ditto(const struct narrative_reader *reader, struct range range)
{
	const struct token *token = narrative_token(reader, range.from);

	if (range.to != range.from + 1)
		return false;
	return token_is_mark(token, '"') || str_is(token->fold, "ditto") || str_is(token->fold, "idem") ||
	       str_is(token->fold, "dito");
}

/* A row of sums: its name cell says total, or only its last cells are filled. */
static bool is_total(const struct narrative_reader *reader, struct range name)
{
	/* "About You" */
	if (narrative_token(reader, name.from)->known_n > 1)
		return false;
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
	for (size_t i = name_first(&reader->names, name.from); i < reader->names.list.n; i++) {
		const struct name *found = &reader->names.list.v[i];

		if (found->from >= name.to)
			break;
		if (found->flags & NAME_ANON)
			return true;
	}
	return (narrative_classes(reader, name.from, name.to) & LEX(ANON_DESC)) != 0;
}

/* "Karoo Packers, Beaufort West", "KVHD, after-hours desk", but "Baker, Holt & Co": the comma parts the name from where and what. */
static bool is_parting_comma(const struct narrative_reader *reader, size_t comma, size_t to)
{
	for (size_t i = comma + 1; i < to; i++)
		if (narrative_place_is_conjunction(narrative_token(reader, i)))
			return false;
	return token_is_mark(narrative_token(reader, comma), ',') && comma + 1 < to &&
	       !token_has(narrative_token(reader, to - 1), LEX(ORGWORD));
}

/* The name in its cell ends before "(", a dash or a comma. */
static struct range name_in(const struct narrative_reader *reader, struct range range)
{
	struct range name = range;

	/* Marks, and the number of the record: "OPP-118 Thistle Tea". */
	if (narrative_columns_record_to(reader, name.from) > name.from &&
	    narrative_columns_record_to(reader, name.from) < name.to)
		name.from = narrative_columns_record_to(reader, name.from);
	while (name.from < name.to &&
	       (narrative_token(reader, name.from)->kind == TOKEN_MARK ||
		((narrative_token(reader, name.from)->flags & TOKEN_CODE) && name.from + 1 < name.to &&
		 str_find_char(narrative_token(reader, name.from)->fold, '-', 0) != STR_NONE)))
		name.from++;
	while (name.to > name.from && token_is_mark(narrative_token(reader, name.to - 1), '"'))
		name.to--;
	for (size_t i = name.from + 1; i < name.to; i++) {
		const struct token *token = narrative_token(reader, i);

		if (token_is_mark(token, '(') || (token_is_mark(token, '-') && mark_is_boundary(&reader->tokens, i)) ||
		    token_is_mark(token, '[') || is_parting_comma(reader, i, name.to)) {
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

/* By the cell of the stage, where there is one; what stands in the way says nothing: "certificate rejected". */
static bool is_out(const struct narrative_reader *reader, const struct narrative_columns *columns,
		   const struct structure_line *line)
{
	static const char *const firsts[] = { "new", "neu", "neukunde", "nouveau", "nuevo", "nuovo", "nieuw" };
	uint64_t all = 0, status = 0;

	for (size_t c = 0; c < line->cell_count; c++) {
		struct range range = narrative_columns_cell(reader, line, c);
		uint64_t classes = narrative_classes(reader, range.from, range.to);

		if (c < NARRATIVE_COLUMNS && columns->roles[c] == NARRATIVE_COLUMN_STATUS)
			status |= classes;
		/* "New", in a column of types: a first contract */
		if (c != columns->account && range.to == range.from + 1 &&
		    TOKEN_IS_ONE(narrative_token(reader, range.from), firsts))
			status |= LEX(PROSPECT);
		/* "signed 12 Dec" in place of a gate */
		if (range.from < range.to && (narrative_token(reader, range.from)->begin & LEX(CLOSED)) &&
		    (range.to == range.from + 1 || reader->taken[range.from + 1]))
			status |= LEX(CLOSED);
		if (c >= NARRATIVE_COLUMNS || columns->roles[c] != NARRATIVE_COLUMN_GATE)
			all |= classes;
	}
	if (status & NARRATIVE_OUT)
		all = status;
	return (all & NARRATIVE_OUT) && !(all & LEX(OPEN_AGAIN));
}

static void set_slot(struct narrative_account_found *account, enum mark_kind kind, struct range range)
{
	if (account->slots[kind].from >= account->slots[kind].to && range.from < range.to)
		account->slots[kind] = range;
}

/* A cell in the column of an answer that is not read, or one below a head that nobody knows: it may be what lacks. */
static void doubt_cells(struct narrative_reader *reader, const struct table *table, const struct structure_line *line,
			struct narrative_account_found *account)
{
	const struct narrative_columns *columns = &table->columns;

	for (size_t c = 0; c < line->cell_count && c < NARRATIVE_COLUMNS; c++) {
		struct range range = narrative_columns_cell(reader, line, c);
		enum narrative_column role = narrative_columns_cell_role(reader, columns, c, &range);

		for (enum mark_kind kind = MARK_SIZE; kind < MARK_KINDS; kind++)
			if (c != columns->account && account->slots[kind].from >= account->slots[kind].to &&
			    (role == (enum narrative_column)(NARRATIVE_COLUMN_SIZE + kind) ||
			     (role == NARRATIVE_COLUMN_OTHER && columns->has_header && !account->locked[kind])))
				account->open[kind] |= kind != MARK_GATE &&
						       narrative_reach_is_unread(reader, kind, range.from, range.to);
	}
}

/* Empty like all the cells before it, in front of the name: it goes on from the row above. */
static bool is_merged(const struct narrative_reader *reader, const struct narrative_columns *columns,
		      const struct structure_line *line, size_t column)
{
	for (size_t c = 0; c < column; c++) {
		struct range range = narrative_columns_cell(reader, line, c);

		if (range.from < range.to)
			return false;
	}
	return column < columns->account;
}

/* Cells without a header are read by what they contain. */
static void read_cells(struct narrative_reader *reader, struct table *table, const struct structure_line *line,
		       size_t index)
{
	struct narrative_account_found *account = &reader->accounts.v[index];
	const struct narrative_columns *columns = &table->columns;

	for (size_t c = 0; c < line->cell_count && c < NARRATIVE_COLUMNS; c++) {
		struct range range = narrative_columns_cell(reader, line, c);
		enum narrative_column role = narrative_columns_cell_role(reader, columns, c, &range);

		if (c == columns->account)
			continue;
		if ((range.from >= range.to && is_merged(reader, columns, line, c)) || is_ditto(reader, range))
			range = table->above[c];
		else if (range.from < range.to)
			table->above[c] = range;
		if (role >= NARRATIVE_COLUMN_SIZE && role <= NARRATIVE_COLUMN_GATE && !columns->guessed[c])
			account->locked[role - NARRATIVE_COLUMN_SIZE] = true;
		switch (role) {
		case NARRATIVE_COLUMN_SIZE:
			set_slot(account, MARK_SIZE, narrative_columns_answer(reader, range, MARK_SIZE, true));
			break;
		case NARRATIVE_COLUMN_TIME:
			set_slot(account, MARK_TIME, narrative_columns_answer(reader, range, MARK_TIME, true));
			break;
		case NARRATIVE_COLUMN_GATE:
			set_slot(account, MARK_GATE, narrative_columns_answer(reader, range, MARK_GATE, true));
			break;
		case NARRATIVE_COLUMN_OTHER:
			if (columns->has_header && !columns->unread)
				break;
			set_slot(account, MARK_SIZE, narrative_columns_answer(reader, range, MARK_SIZE, false));
			set_slot(account, MARK_TIME, narrative_columns_answer(reader, range, MARK_TIME, false));
			set_slot(account, MARK_GATE,
				 narrative_columns_answer(reader, range, MARK_GATE,
							  c + 1 == line->cell_count && c > columns->account &&
								  !columns->has_header && !reader->taken[range.from]));
			break;
		case NARRATIVE_COLUMN_ACCOUNT:
		case NARRATIVE_COLUMN_STATUS:
		case NARRATIVE_COLUMN_WHAT:
		case NARRATIVE_COLUMN_NOTE:
			break;
		}
	}
	if (narrative_classes(reader, line->all.from, line->all.to) & LEX(GATE)) {
		/* A status column may name a document: "PO pending". */
		for (size_t c = 0; c < line->cell_count && c < NARRATIVE_COLUMNS; c++) {
			struct range range = narrative_columns_cell(reader, line, c);
			enum narrative_column role = narrative_columns_cell_role(reader, columns, c, &range);

			if (role == NARRATIVE_COLUMN_STATUS || (role == NARRATIVE_COLUMN_NOTE && !columns->has_gate))
				set_slot(account, MARK_GATE, narrative_columns_answer(reader, range, MARK_GATE, false));
		}
	}
	doubt_cells(reader, table, line, account);
}

/* "KVHD" after "Kern Valley Hospital District (KVHD)" */
static bool is_short_of(const struct narrative_reader *reader, struct range account, struct range name)
{
	return name.to == name.from + 1 && token_is_mark(narrative_token(reader, account.to), '(') &&
	       str_eq(narrative_token(reader, account.to + 1)->fold, narrative_token(reader, name.from)->fold) &&
	       token_is_mark(narrative_token(reader, account.to + 2), ')');
}

/* "Rooms live today ........ 14,000": without a head, plain words are no name. */
static bool is_description(const struct narrative_reader *reader, const struct narrative_columns *columns,
			   struct range name)
{
	const struct token *second = narrative_token(reader, name.from + 1);

	return !columns->has_header &&
	       token_has(narrative_token(reader, name.from), LEX(COMMON) | LEX(TAM) | LEX(PRODUCT)) &&
	       name.to > name.from + 1 && (second->kind != TOKEN_WORD || !(second->flags & TOKEN_UPPER)) &&
	       !token_has(narrative_token(reader, name.to - 1), LEX(ORGWORD));
}

static void read_row(struct narrative_reader *reader, struct table *table, size_t index)
{
	const struct structure_line *line = &reader->structure.lines.v[index];
	struct range named = narrative_columns_cell(reader, line, table->columns.account), name;

	narrative_columns_cell_role(reader, &table->columns, table->columns.account, &named);
	name = name_in(reader, named);
	if (narrative_columns_is_blank(reader, line))
		return;
	if (name.from >= name.to || !narrative_columns_has_content(reader, name) || is_total(reader, name) ||
	    is_description(reader, &table->columns, name))
		return;
	if (is_anonymous_cell(reader, name) || reader->blocked[index] || is_out(reader, &table->columns, line)) {
		reader->deals = true;
		return;
	}
	for (size_t i = reader->accounts.n, n = 0; i-- > 0 && n < ROWS_BACK; n++)
		if (narrative_columns_is_same(reader, reader->accounts.v[i].name, name) ||
		    is_short_of(reader, reader->accounts.v[i].name, name)) {
			vec_push(&reader->mentions, ((struct narrative_mention){ i, name }));
			read_cells(reader, table, line, i);
			return;
		}
	read_cells(reader, table, line, add_account(reader, name, index));
}

/* Names across the top, "ARR", "When", "Blocker" down the side. */
static bool read_transposed(struct narrative_reader *reader, size_t from, size_t to)
{
	const struct structure_line *head = &reader->structure.lines.v[from];
	size_t hits = 0, first = reader->accounts.n;

	if (narrative_columns_cell(reader, head, 0).from < narrative_columns_cell(reader, head, 0).to) {
		enum narrative_column corner = narrative_columns_role(reader, narrative_columns_cell(reader, head, 0));

		if (corner != NARRATIVE_COLUMN_ACCOUNT && corner != NARRATIVE_COLUMN_WHAT &&
		    corner != NARRATIVE_COLUMN_OTHER)
			return false;
		for (size_t c = 1; c < head->cell_count && c < NARRATIVE_COLUMNS; c++) {
			enum narrative_column role =
				narrative_columns_role(reader, narrative_columns_cell(reader, head, c));

			if (corner != NARRATIVE_COLUMN_ACCOUNT && role >= NARRATIVE_COLUMN_SIZE &&
			    role <= NARRATIVE_COLUMN_GATE)
				return false;
		}
	}
	for (size_t i = from + 1; i < to; i++) {
		enum narrative_column role = narrative_columns_role(
			reader, narrative_columns_cell(reader, &reader->structure.lines.v[i], 0));

		hits += role == NARRATIVE_COLUMN_SIZE || role == NARRATIVE_COLUMN_TIME || role == NARRATIVE_COLUMN_GATE;
	}
	if (hits < 2)
		return false;
	for (size_t c = 1; c < head->cell_count && c < NARRATIVE_COLUMNS; c++) {
		struct range name = name_in(reader, narrative_columns_cell(reader, head, c));

		if (name.from < name.to)
			add_account(reader, name, from);
		for (size_t i = from + 1; i < to && name.from < name.to; i++) {
			const struct structure_line *line = &reader->structure.lines.v[i];
			enum narrative_column role =
				narrative_columns_role(reader, narrative_columns_cell(reader, line, 0));

			if (role >= NARRATIVE_COLUMN_SIZE && role <= NARRATIVE_COLUMN_GATE)
				set_slot(&reader->accounts.v[reader->accounts.n - 1],
					 (enum mark_kind)(role - NARRATIVE_COLUMN_SIZE),
					 narrative_columns_answer(reader, narrative_columns_cell(reader, line, c),
								  (enum mark_kind)(role - NARRATIVE_COLUMN_SIZE),
								  true));
		}
	}
	return reader->accounts.n > first;
}

static void read_table(struct narrative_reader *reader, size_t from, size_t to)
{
	struct table table = { 0 };

	if (read_transposed(reader, from, to))
		return;
	narrative_columns_read(reader, &table.columns, from, to);
	for (size_t i = from + table.columns.has_header; i < to; i++)
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
