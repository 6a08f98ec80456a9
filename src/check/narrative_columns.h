/* SPDX-License-Identifier: MIT */
/*
 * Owns: what the columns of a table in a narrative are for: by their heads, by labels in the cells, else by what the cells hold.
 * Never: makes accounts of rows; narrative_table.c does.
 * Tests: check/narrative_columns in tests/unit/test_check_narrative.c
 */
#ifndef CHECK_NARRATIVE_COLUMNS_H
#define CHECK_NARRATIVE_COLUMNS_H

#include "check/narrative_reader.h"

enum narrative_column {
	NARRATIVE_COLUMN_OTHER,
	NARRATIVE_COLUMN_SIZE, /* the kinds of answers in the order of enum mark_kind */
	NARRATIVE_COLUMN_TIME,
	NARRATIVE_COLUMN_GATE,
	NARRATIVE_COLUMN_ACCOUNT,
	NARRATIVE_COLUMN_STATUS,
	NARRATIVE_COLUMN_WHAT,
	NARRATIVE_COLUMN_NOTE, /* next steps, remarks: may hold a gate when no column is for gates */
};

enum { NARRATIVE_COLUMNS = 24 };

struct narrative_columns {
	enum narrative_column roles[NARRATIVE_COLUMNS];
	bool guessed[NARRATIVE_COLUMNS]; /* the role is told by what the cells hold: prose may still answer */
	size_t count;
	size_t account; /* column of the names */
	bool has_header, has_gate;
	bool unread; /* a head above a rule, most of whose words no list knows: cells are read by what they hold */
};

/* Reads the lines [from, to) of a table: heads and what the cells hold. */
void narrative_columns_read(struct narrative_reader *reader, struct narrative_columns *columns, size_t from, size_t to);
/* The role that a head has, as a whole or by its longest part, up to four words, that a list knows. */
enum narrative_column narrative_columns_role(struct narrative_reader *reader, struct range range);
/* What a cell answers, by its own label ("close=2026-05") or its column; the range loses the label. */
enum narrative_column narrative_columns_cell_role(struct narrative_reader *reader,
						  const struct narrative_columns *columns, size_t column,
						  struct range *range);
/* The tokens of a cell; empty when the line has fewer. */
struct range narrative_columns_cell(const struct narrative_reader *reader, const struct structure_line *line,
				    size_t column);
/* Whether anything but signs stands in the cell. */
bool narrative_columns_has_content(const struct narrative_reader *reader, struct range range);
bool narrative_columns_is_blank(const struct narrative_reader *reader, const struct structure_line *line);
/* The same words in both. */
bool narrative_columns_is_same(const struct narrative_reader *reader, struct range a, struct range b);
/* What a cell says as an answer of a kind, below such a head or anywhere; empty when it is no answer. */
struct range narrative_columns_answer(const struct narrative_reader *reader, struct range range, enum mark_kind kind,
				      bool headed);
/* The end of the number of a record, "OPP-118", that begins at token i; i when none does. */
size_t narrative_columns_record_to(const struct narrative_reader *reader, size_t i);

#endif
