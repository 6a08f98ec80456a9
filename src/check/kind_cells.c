/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"

/* Judges: are the cells filled that make a row of a table worth reading? Empty rows are not judged. */
struct params {
	struct str_list columns;
	size_t min_words; /* fewer count as not filled */
	struct str when; /* a column … */
	struct str_list values; /* … that must hold one of these; no column: every row */
};

static bool check_column(const struct rule *rule, const struct catalogue *catalogue, struct str id,
			 const struct node_tree *tree, const struct node *node, struct error *error)
{
	for (size_t i = 0; i < catalogue->items.n; i++)
		if (rule_is_at(rule, catalogue->items.v[i], STR("")) && item_column(catalogue->items.v[i], id))
			return true;
	return node_error(tree, node, error, "no table of this rule has a column '%.*s'", STR_FMT(id));
}

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	const struct node *columns = node_get(root, "columns"), *when = node_get(root, "when");
	bool clean = true;

	rule->params = params;
	if (!kind_list(columns, tree, arena, &params->columns, error) ||
	    !kind_size(root, "min_words", tree, 1, &params->min_words, error))
		return false;
	if (params->columns.n == 0)
		return node_error(tree, root, error, "'columns' is missing or empty");
	for (size_t i = 0; i < params->columns.n; i++)
		clean = check_column(rule, catalogue, params->columns.v[i], tree, columns, error) && clean;
	if (!when)
		return clean;
	if (when->kind != NODE_MAP || when->count != 1)
		return node_error(tree, when, error, "'when' is a map of one column to the values that matter");
	params->when = when->first->key->text;
	clean = check_column(rule, catalogue, params->when, tree, when, error) && clean;
	return kind_list(when->first, tree, arena, &params->values, error) && clean;
}

static struct str cell(const struct row *row, struct str column)
{
	const struct leaf *leaf = row_leaf(row, column);

	return leaf ? str_trim(buf_str(&leaf->text)) : STR("");
}

/* Runs of bytes between white space, up to enough. */
static bool has_words(struct str text, size_t enough)
{
	size_t count = 0;
	bool inside = false;

	for (size_t i = 0; i < text.n && count < enough; i++) {
		bool space = text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\n' || text.p[i] == '\r';

		count += !space && !inside;
		inside = !space;
	}
	return count >= enough;
}

/* What a message calls a row: its first words. */
static struct str row_title(const struct item *item, const struct row *row)
{
	for (size_t i = 0; i < item->column_count; i++) {
		struct str text = cell(row, item->columns[i].id);

		if (text.n)
			return text;
	}
	return STR("");
}

static bool is_meant(const struct params *params, const struct row *row)
{
	struct str text = cell(row, params->when);

	if (params->when.n == 0)
		return true;
	for (size_t i = 0; i < params->values.n; i++)
		if (str_eq_nocase(params->values.v[i], text))
			return true;
	return false;
}

static void judge_row(const struct rule *rule, struct lint *lint, const struct item *item, const struct row *row)
{
	const struct params *params = rule->params;
	struct message_word title = { "row", row_title(item, row), true };

	if (title.text.n == 0 || !is_meant(params, row))
		return;
	for (size_t i = 0; i < params->columns.n; i++) {
		struct addr at = { item->id, row->serial, params->columns.v[i] };

		if (item_column(item, at.field) && !has_words(cell(row, at.field), params->min_words))
			pass_report_words(lint, rule, &at, (struct span){ 0, 0 }, &title, 1);
	}
}

static void run(const struct rule *rule, struct lint *lint)
{
	for (const struct item *item = NULL; (item = pass_next_item(lint, rule, item));) {
		const struct entry *entry = pack_entry(lint_in(lint)->pack, item->id);

		for (size_t i = 0; entry && i < entry->rows.n; i++)
			judge_row(rule, lint, item, entry->rows.v[i]);
	}
}

const struct kind kind_cells = {
	.name = "cells",
	.keys = (const char *const[]){ "columns", "when", "min_words", NULL },
	.words = (const char *const[]){ "row", NULL },
	.compile = compile,
	.run = run,
};
