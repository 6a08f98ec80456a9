/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "catalogue/catalogue_names.h"
#include "check/contract.h"
#include "check/kinds.h"
#include "check/pass.h"
#include "check/rows.h"

/*
 * Judges the rows of a table that "when" and "if" mean: a column that is not filled, that holds a word that is no answer, or
 * a day that is over or too early. Without columns the row itself is the fault; with "needed" it is one that leaves out what
 * its table must hold and no other rule asks for. Empty rows are not judged.
 */
struct params {
	struct str_list columns;
	size_t min_words; /* fewer count as not filled */
	struct rows_filter when;
	struct expr *condition; /* over the columns of the row, or NULL */
	struct str_list
		not_words; /* such a cell is no answer: "the team" is no owner; blank cells are another rule's */
	bool is_past; /* a cell is at fault when its day or period is over */
	bool is_over; /* a cell is at fault when its day or period ends with the pack's period, or before */
	bool is_early; /* a cell is at fault when its day lies before the last one of the pack's period */
	bool is_far; /* a cell is at fault when its day lies more than two periods behind the pack's */
	bool is_needed; /* the columns are those that the table declares as needed, told once a row */
	bool is_same; /* all filled cells of the column must say the same */
};

static const struct item *first_table(const struct rule *rule, const struct catalogue *catalogue)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (catalogue->items.v[i]->kind == ITEM_TABLE && rule_is_at(rule, catalogue->items.v[i], STR("")))
			return catalogue->items.v[i];
	return NULL;
}

static bool read_condition(struct params *params, const struct rule *rule, const struct catalogue *catalogue,
			   const struct node *node, const struct node_tree *tree, struct error *error)
{
	struct catalogue_scope scope = { catalogue, UNIT_NONE, first_table(rule, catalogue), NULL };
	struct expr_names names;
	struct error inner = ERROR_NONE;

	if (!node)
		return true;
	if (!scope.table)
		return node_error(tree, node, error, "the rule is at no table");
	names = catalogue_names(&scope);
	params->condition = expr_compile(node_text(node), UNIT_COUNT_OF, &names, &inner);
	if (!params->condition)
		node_error(tree, node, error, "%s", error_text(&inner));
	error_release(&inner);
	return params->condition != NULL;
}

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *columns = node_get(root, "columns");
	bool clean = true;

	rule->params = params;
	if (!kind_list(columns, tree, arena, &params->columns, error) ||
	    !kind_list(node_get(root, "not"), tree, arena, &params->not_words, error) ||
	    !kind_size(root, "min_words", tree, 1, &params->min_words, error))
		return false;
	for (size_t i = 0; i < params->columns.n; i++)
		clean = rows_check_column(rule, catalogue, params->columns.v[i], tree, columns, error) && clean;
	clean = rows_filter_read(&params->when, "when", rule, catalogue, root, tree, arena, error) && clean;
	clean = read_condition(params, rule, catalogue, node_get(root, "if"), tree, error) && clean;
	clean = kind_yes(root, "past", tree, &params->is_past, error) && clean;
	clean = kind_yes(root, "over", tree, &params->is_over, error) && clean;
	clean = kind_yes(root, "early", tree, &params->is_early, error) && clean;
	clean = kind_yes(root, "far", tree, &params->is_far, error) && clean;
	clean = kind_yes(root, "same", tree, &params->is_same, error) && clean;
	clean = kind_yes(root, "needed", tree, &params->is_needed, error) && clean;
	if (clean && params->columns.n == 0 && !params->condition && !params->is_needed)
		return node_error(tree, root, error, "'columns' is missing, and there is no 'if'");
	return clean;
}

static void release(struct rule *rule)
{
	struct params *params = rule->params;

	if (params)
		expr_free(params->condition);
}

static bool is_over(const struct lint *lint, struct str text)
{
	const struct lint_input *input = lint_in(lint);
	struct date date;
	struct period period;

	if (date_parse(text, &date))
		return date_cmp(date, rows_reference_day(input)) < 0;
	return period_read(text, &period) && date_cmp(rows_period_end(input->company, period),
						      rows_period_end(input->company, input->pack->period)) <= 0;
}

/* Does the day lie within the period of the pack, or before it? */
static bool is_within(const struct lint *lint, struct str text)
{
	const struct lint_input *input = lint_in(lint);
	struct date date;
	struct period period;

	if (!date_parse(text, &date)) {
		if (!period_read(text, &period))
			return false;
		date = rows_period_end(input->company, period);
	}
	return date_cmp(date, rows_period_end(input->company, input->pack->period)) <= 0;
}

static bool is_early(const struct lint *lint, struct str text)
{
	const struct lint_input *input = lint_in(lint);
	struct date date;

	return date_parse(text, &date) && date_cmp(date, rows_period_end(input->company, input->pack->period)) < 0;
}

#define FAR_PERIODS 2

static bool is_far(const struct lint *lint, struct str text)
{
	const struct lint_input *input = lint_in(lint);
	struct period last = period_add(input->pack->period, FAR_PERIODS);
	struct date date;

	return date_read(text, &date) && date_cmp(date, rows_period_end(input->company, last)) > 0;
}

static bool is_at_fault(const struct params *params, const struct lint *lint, struct str text)
{
	if (params->is_past)
		return is_over(lint, text);
	if (params->is_over)
		return is_within(lint, text);
	if (params->is_early)
		return is_early(lint, text);
	if (params->is_far)
		return is_far(lint, text);
	if (params->not_words.n == 0)
		return !rows_has_words(text, params->min_words);
	for (size_t i = 0; i < params->not_words.n; i++)
		if (str_eq_nocase(params->not_words.v[i], text))
			return true;
	return false;
}

static bool is_meant(const struct params *params, const struct lint *lint, const struct item *item,
		     const struct row *row)
{
	struct facts_view view;
	struct expr_values values;

	if (!rows_is_meant(&params->when, row))
		return false;
	if (!params->condition)
		return true;
	values = facts_values(lint_in(lint)->facts, item, &view);
	view.row = row;
	return expr_truth(params->condition, &values) == TRUTH_TRUE;
}

#define TWINS_MAX 200 /* rows of a table that are looked through for another of the same title */

/* The row's title; where another row has the same ("First Harbor Bank"), with the cell that comes next. */
static void add_title(const struct item *item, const struct entry *entry, const struct row *row, struct buf *out)
{
	struct str title = rows_title(item, row);
	bool has_twin = false, seen = false;

	buf_add(out, title);
	for (size_t i = 0; i < entry->rows.n && i < TWINS_MAX; i++)
		has_twin = has_twin ||
			   (entry->rows.v[i] != row && str_eq_nocase(rows_title(item, entry->rows.v[i]), title));
	for (size_t i = 0; has_twin && i < item->column_count; i++) {
		struct str text = rows_cell(row, item->columns[i].id);

		if (text.n && seen) {
			buf_printf(out, ", %.*s", STR_FMT(text));
			return;
		}
		seen = seen || text.n;
	}
}

/* What a message says of a row beside its title. */
struct row_words {
	struct str others, missing;
};

static void report_cell(const struct rule *rule, struct lint *lint, const struct item *item, const struct row *row,
			struct str field, struct row_words words)
{
	struct addr at = { item->id, row->serial, field };
	struct buf title = BUF_EMPTY;

	add_title(item, pack_entry(lint_in(lint)->pack, item->id), row, &title);
	pass_report_words(lint, rule, &at, (struct span){ 0, 0 },
			  (struct message_word[]){ { "row", buf_str(&title), true },
						   { "others", words.others, false },
						   { "missing", words.missing, false } },
			  3);
	buf_release(&title);
}

/* Is there a rule whose matter it is that the column is blank? */
static bool is_asked_elsewhere(const struct lint *lint, const struct item *item, struct str column)
{
	const struct rule_set *rules = lint_in(lint)->rules;
	struct contract contract;

	for (size_t i = 0; i < rules->rules.n; i++) {
		const struct rule *rule = rules->rules.v[i];
		const struct params *params = rule->params;

		if (rule->kind == &kind_cells && rule->covers[item->index] && !params->is_past && !params->is_over &&
		    !params->is_early && !params->is_far && !params->is_same && !params->not_words.n &&
		    kind_list_has(&params->columns, column))
			return true;
	}
	if (contract_of_item(rules, item, &contract))
		for (size_t i = 0; i < contract.slot_count; i++)
			if (str_eq(contract.slots[i].column, column))
				return true;
	return false;
}

/* A column that must be filled, and in how many of the rows it is blank. */
struct needed {
	const struct column *column;
	size_t blank;
};

struct needed_list {
	VEC(struct needed) list;
	size_t rows; /* begun */
};

static void find_needed(const struct lint *lint, const struct item *item, const struct entry *entry,
			struct needed_list *out)
{
	for (size_t i = 0; i < item->column_count; i++)
		if (item->columns[i].need && !is_asked_elsewhere(lint, item, item->columns[i].id))
			vec_push(&out->list, ((struct needed){ &item->columns[i], 0 }));
	for (size_t i = 0; i < entry->rows.n; i++) {
		if (rows_title(item, entry->rows.v[i]).n == 0)
			continue;
		out->rows++;
		for (size_t k = 0; k < out->list.n; k++)
			out->list.v[k].blank += !rows_cell(entry->rows.v[i], out->list.v[k].column->id).n;
	}
}

/* in_all: the columns that no row fills, else the others that this one does not. */
static void report_needed(const struct rule *rule, struct lint *lint, const struct item *item, const struct row *row,
			  const struct needed_list *needed, bool in_all)
{
	struct row_words words = { in_all ? STR(" and all other rows") : STR(""), STR("") };
	struct buf missing = BUF_EMPTY;
	struct str first = STR("");

	for (size_t k = 0; k < needed->list.n; k++) {
		const struct needed *one = &needed->list.v[k];

		if ((one->blank == needed->rows && needed->rows > 1) != in_all || rows_cell(row, one->column->id).n)
			continue;
		buf_printf(&missing, "%s%.*s", missing.n ? ", " : "", STR_FMT(one->column->label));
		first = first.n ? first : one->column->id;
	}
	words.missing = buf_str(&missing);
	if (missing.n)
		report_cell(rule, lint, item, row, first, words);
	buf_release(&missing);
}

static void judge_needed(const struct rule *rule, struct lint *lint, const struct item *item, const struct entry *entry)
{
	struct needed_list needed = { .list = { NULL, 0, 0 } };
	bool has_told = false;

	find_needed(lint, item, entry, &needed);
	for (size_t i = 0; needed.list.n && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];

		if (rows_title(item, row).n == 0)
			continue;
		/* What a company never fills is told once. */
		if (!has_told)
			report_needed(rule, lint, item, row, &needed, true);
		has_told = true;
		report_needed(rule, lint, item, row, &needed, false);
	}
	vec_release(&needed.list);
}

static void judge_row(const struct rule *rule, struct lint *lint, const struct item *item, const struct row *row)
{
	const struct params *params = rule->params;
	const struct str *cells;

	if (rows_title(item, row).n == 0 || !is_meant(params, lint, item, row))
		return;
	for (size_t i = 0; i < params->columns.n; i++)
		if (item_column(item, params->columns.v[i]) &&
		    is_at_fault(params, lint, rows_cell(row, params->columns.v[i])))
			report_cell(rule, lint, item, row, params->columns.v[i],
				    (struct row_words){ STR(""), STR("") });
	if (params->columns.n == 0 && expr_cells(params->condition, &cells))
		report_cell(rule, lint, item, row, cells[0], (struct row_words){ STR(""), STR("") });
}

static struct str cell_meant(const struct rule *rule, const struct row *row, struct str column)
{
	const struct params *params = rule->params;

	return rows_is_meant(&params->when, row) ? rows_cell(row, column) : STR("");
}

/* "31 Dec 2026" is the day 2026-12-31. */
static bool says_same(struct str a, struct str b)
{
	struct date x, y;

	return str_eq_nocase(a, b) || (date_read(a, &x) && date_read(b, &y) && date_cmp(x, y) == 0);
}

/* What most rows say; of two that are as many the one that comes first. */
static struct str most_said(const struct rule *rule, const struct entry *entry, struct str column)
{
	struct str most = STR("");
	size_t most_count = 0, rows = entry->rows.n < TWINS_MAX ? entry->rows.n : TWINS_MAX;

	for (size_t i = 0; i < rows; i++) {
		struct str text = cell_meant(rule, entry->rows.v[i], column);
		size_t count = 0;

		for (size_t j = 0; text.n && j < rows; j++)
			count += says_same(text, cell_meant(rule, entry->rows.v[j], column));
		if (count > most_count) {
			most = text;
			most_count = count;
		}
	}
	return most;
}

/* The first cell that differs from what most of them say is told. */
static void judge_column(const struct rule *rule, struct lint *lint, const struct item *item, const struct entry *entry,
			 struct str column)
{
	struct str most = most_said(rule, entry, column);

	for (size_t i = 0; most.n && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];
		struct str text = cell_meant(rule, row, column);
		struct addr at = { item->id, row->serial, column };
		struct buf title = BUF_EMPTY;

		if (text.n == 0 || says_same(most, text))
			continue;
		add_title(item, entry, row, &title);
		pass_report_words(lint, rule, &at, (struct span){ 0, 0 },
				  (struct message_word[]){ { "row", buf_str(&title), true },
							   { "cell", text, true },
							   { "most", most, true } },
				  3);
		buf_release(&title);
		return;
	}
}

static void run(const struct rule *rule, struct lint *lint)
{
	const struct params *params = rule->params;

	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		const struct entry *entry = pack_entry(lint_in(lint)->pack, item->id);

		if (entry && params->is_needed && item->kind == ITEM_TABLE)
			judge_needed(rule, lint, item, entry);
		for (size_t i = 0; entry && params->is_same && i < params->columns.n; i++)
			judge_column(rule, lint, item, entry, params->columns.v[i]);
		for (size_t i = 0; entry && !params->is_same && !params->is_needed && i < entry->rows.n; i++)
			judge_row(rule, lint, item, entry->rows.v[i]);
	}
}

const struct kind kind_cells = {
	.name = "cells",
	.needs_answer = true,
	.keys = (const char *const[]){ "columns", "when", "if", "not", "past", "over", "early", "far", "same", "needed",
				       "min_words", NULL },
	.words = (const char *const[]){ "row", "cell", "most", "others", "missing", NULL },
	.compile = compile,
	.run = run,
	.release = release,
};
