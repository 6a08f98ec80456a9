/* SPDX-License-Identifier: MIT */
/*
 * Owns: what kinds ask of a table's rows: their cells, their titles, which rows a rule means, and which row of an earlier
 * pack is the same.
 * Never: changes a pack; reports.
 */
#ifndef CHECK_ROWS_H
#define CHECK_ROWS_H

#include "base/index.h"
#include "check/kind.h"

/* "when" of a rule: a column and the values that it must hold one of; no column: every row. */
struct rows_filter {
	struct str column;
	struct str_list values;
};

/* Reads "when" under key; it may be absent. False with error when no table of the rule has such a column. */
bool rows_filter_read(struct rows_filter *filter, const char *key, const struct rule *rule,
		      const struct catalogue *catalogue, const struct node *root, const struct node_tree *tree,
		      struct arena *arena, struct error *error);
/* False with error when no table that the rule is at has the column. */
bool rows_check_column(const struct rule *rule, const struct catalogue *catalogue, struct str id,
		       const struct node_tree *tree, const struct node *node, struct error *error);
bool rows_is_meant(const struct rows_filter *filter, const struct row *row);

/* Trimmed; empty when there is none. */
struct str rows_cell(const struct row *row, struct str column);
/* What a message calls a row: the text of its first filled column. */
struct str rows_title(const struct item *item, const struct row *row);
/* At least so many runs of bytes between white space? */
bool rows_has_words(struct str text, size_t enough);
/* The rows of an entry by the words of a column, which is their key. */
struct rows_keys {
	const struct entry *entry; /* borrowed; NULL: no rows */
	struct str *texts; /* by row, normalised, in the arena */
	struct index first; /* which row has a key first */
	struct arena arena;
};

/* Looks through entry, which may be NULL, once, however many rows are then asked for. It must not change meanwhile. */
void rows_keys_open(struct rows_keys *keys, const struct entry *entry, struct str column);
void rows_keys_close(struct rows_keys *keys);
/* The row whose key says the same as text, or nearly; NULL: none. */
const struct row *rows_same(const struct rows_keys *keys, struct str text);
/* Its words, folded, a space between: for comparing. */
void rows_normalise(struct str text, struct buf *out);

/*
 * The day by which something is late: today or the end of the pack's period, whichever is later; for a pack that is older than a
 * period the end of its own.
 */
struct date rows_reference_day(const struct lint_input *input);
/* The last day of a pack's period. */
struct date rows_period_end(const struct company *company, struct period period);

#endif
