/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "check/kinds.h"
#include "check/pass.h"
#include "check/rows.h"

/*
 * Judges what became of the rows of earlier packs, which are known again by their key column: has one vanished, has its date
 * moved, has it stood there too often, does a figure stand still that never does; or (without a key) has nothing in the table
 * changed?
 */
enum fate { FATE_VANISHED, FATE_MOVED, FATE_REPEATED, FATE_UNCHANGED, FATE_STILL };

static const char *const fate_names[] = { "vanished", "moved", "repeated", "unchanged", "still" };

struct params {
	enum fate fate;
	struct str key;
	struct rows_filter when; /* which rows of earlier packs (vanished) or of this one (others) matter */
	struct str date; /* moved: the column of the day */
	struct rows_filter unless; /* still: the rows whose figure may */
	struct str figure; /* still: its column */
	struct str note; /* a column whose text, unlike last period's, explains the row; or empty */
	size_t times; /* so many moves, or packs before */
	bool only_begun; /* tables that nobody has come to yet are left alone */
};

static bool read_column(struct str *out, const char *key, const struct rule *rule, const struct catalogue *catalogue,
			const struct node *root, const struct node_tree *tree, struct error *error)
{
	const struct node *node = node_get(root, key);

	*out = node_text(node);
	return !node || rows_check_column(rule, catalogue, *out, tree, node, error);
}

static bool compile(struct rule *rule, const struct node *root, const struct node_tree *tree,
		    const struct catalogue *catalogue, struct arena *arena, struct error *error)
{
	struct params *params = arena_alloc(arena, sizeof(*params));
	size_t fate = 0;
	bool clean;

	rule->params = params;
	clean = kind_word(root, "fate", tree, fate_names, COUNT_OF(fate_names), &fate, error);
	clean = read_column(&params->key, "key", rule, catalogue, root, tree, error) && clean;
	clean = read_column(&params->date, "date", rule, catalogue, root, tree, error) && clean;
	clean = read_column(&params->figure, "figure", rule, catalogue, root, tree, error) && clean;
	clean = rows_filter_read(&params->unless, "unless", rule, catalogue, root, tree, arena, error) && clean;
	clean = read_column(&params->note, "note", rule, catalogue, root, tree, error) && clean;
	clean = rows_filter_read(&params->when, "when", rule, catalogue, root, tree, arena, error) && clean;
	clean = kind_size(root, "times", tree, 1, &params->times, error) && clean;
	clean = kind_yes(root, "begun", tree, &params->only_begun, error) && clean;
	params->fate = (enum fate)fate;
	if (clean && params->key.n == 0 && params->fate != FATE_UNCHANGED)
		return node_error(tree, root, error, "'key' is missing");
	if (clean && params->fate == FATE_MOVED && params->date.n == 0)
		return node_error(tree, root, error, "'date' is missing");
	if (clean && params->fate == FATE_STILL && params->figure.n == 0)
		return node_error(tree, root, error, "'figure' is missing");
	return clean;
}

static const struct entry *entry_back(const struct lint *lint, const struct item *item, int back)
{
	const struct facts *facts = lint_in(lint)->facts;
	const struct pack *pack = back <= facts_back(facts) ? facts_pack(facts, back) : NULL;

	return pack ? pack_entry(pack, item->id) : NULL;
}

/* A date, or a period by its end: what comes later is greater. */
static bool read_day(const struct lint *lint, struct str text, struct date *out)
{
	struct period period;

	if (date_read(text, out))
		return true;
	if (!period_read(text, &period))
		return false;
	*out = rows_period_end(lint_in(lint)->company, period);
	return true;
}

static void report(const struct rule *rule, struct lint *lint, const struct addr *at, struct str row, struct str before,
		   size_t times)
{
	struct buf count = BUF_EMPTY;

	buf_printf(&count, "%zu", times);
	pass_report_words(lint, rule, at, (struct span){ 0, 0 },
			  (struct message_word[]){ { "row", row, true },
						   { "before", before, true },
						   { "times", buf_str(&count), false } },
			  3);
	buf_release(&count);
}

static void judge_vanished(const struct rule *rule, struct lint *lint, const struct item *item)
{
	const struct params *params = rule->params;
	const struct entry *then = entry_back(lint, item, 1);
	struct addr at = { item->id, 0, STR("") };
	struct rows_keys now;

	if (params->only_begun && !pass_is_begun(lint, item))
		return;
	rows_keys_open(&now, pack_entry(lint_in(lint)->pack, item->id), params->key);
	for (size_t i = 0; then && i < then->rows.n; i++) {
		const struct row *row = then->rows.v[i];
		struct str key = rows_cell(row, params->key);

		if (key.n && rows_is_meant(&params->when, row) && !rows_same(&now, key))
			report(rule, lint, &at, key, STR(""), 1);
	}
	rows_keys_close(&now);
}

static bool is_explained(const struct params *params, const struct row *row, const struct row *before)
{
	struct str note = params->note.n ? rows_cell(row, params->note) : STR("");

	return note.n && (!before || !str_eq(note, rows_cell(before, params->note)));
}

/* A table of a rule, and its rows in earlier packs as far back as somebody asked. */
struct table {
	const struct rule *rule;
	struct lint *lint;
	const struct item *item;
	VEC(struct rows_keys) back;
};

/* The row of so many packs back that is called so; NULL: none. */
static const struct row *earlier(struct table *table, int back, struct str key)
{
	const struct params *params = table->rule->params;

	while (table->back.n < (size_t)back) {
		struct rows_keys keys;

		rows_keys_open(&keys, entry_back(table->lint, table->item, (int)table->back.n + 1), params->key);
		vec_push(&table->back, keys);
	}
	return rows_same(&table->back.v[back - 1], key);
}

/* How often the day of a row moved to a later one, the last time from the pack before to this one. */
static void judge_moved(struct table *table, const struct row *row)
{
	const struct rule *rule = table->rule;
	const struct params *params = rule->params;
	struct lint *lint = table->lint;
	struct str key = rows_cell(row, params->key), first = STR("");
	struct addr at = { table->item->id, row->serial, params->date };
	const struct row *before = NULL;
	struct date day, then;
	size_t moves = 0;

	if (!read_day(lint, rows_cell(row, params->date), &day))
		return;
	for (int back = 1; back <= facts_back(lint_in(lint)->facts); back++) {
		const struct row *same = earlier(table, back, key);

		if (!same || !read_day(lint, rows_cell(same, params->date), &then) || date_cmp(then, day) > 0)
			break;
		before = before ? before : same;
		if (date_cmp(then, day) == 0) {
			if (back == 1)
				return;
			continue;
		}
		moves++;
		day = then;
		first = rows_cell(same, params->date);
	}
	if (moves >= params->times && !is_explained(params, row, before))
		report(rule, lint, &at, key, first, moves);
}

static void judge_repeated(struct table *table, const struct row *row)
{
	const struct rule *rule = table->rule;
	const struct params *params = rule->params;
	struct lint *lint = table->lint;
	struct str key = rows_cell(row, params->key);
	struct addr at = { table->item->id, row->serial, params->key };
	const struct row *before = NULL;
	size_t packs = 0;

	for (int back = 1; back <= facts_back(lint_in(lint)->facts); back++) {
		const struct row *same = earlier(table, back, key);

		if (!same || !rows_is_meant(&params->when, same))
			break;
		before = before ? before : same;
		packs++;
	}
	if (packs >= params->times && !is_explained(params, row, before))
		report(rule, lint, &at, key, STR(""), packs + 1);
}

/* All rows of both packs, cell by cell in order. */
static bool is_equal(const struct item *item, const struct entry *a, const struct entry *b)
{
	if (!a || !b || a->rows.n != b->rows.n)
		return false;
	for (size_t i = 0; i < a->rows.n; i++)
		for (size_t k = 0; k < item->column_count; k++)
			if (!str_eq(rows_cell(a->rows.v[i], item->columns[k].id),
				    rows_cell(b->rows.v[i], item->columns[k].id)))
				return false;
	return a->rows.n > 0;
}

static void judge_unchanged(const struct rule *rule, struct lint *lint, const struct item *item)
{
	const struct params *params = rule->params;
	const struct entry *now = pack_entry(lint_in(lint)->pack, item->id);
	struct addr at = { item->id, 0, STR("") };
	size_t packs = 0;

	for (int back = 1;
	     back <= facts_back(lint_in(lint)->facts) && is_equal(item, now, entry_back(lint, item, back)); back++)
		packs++;
	if (packs >= params->times)
		report(rule, lint, &at, STR(""), STR(""), packs + 1);
}

/* "1.3" may well come twice by chance; and what ends in zeros is a rounded figure, or the 1 of the own currency. */
static bool is_precise(struct str figure)
{
	enum { ENOUGH = 3 };
	size_t digits = 0, zeros = 0;

	for (size_t i = 0; i < figure.n; i++) {
		if (figure.p[i] < '0' || figure.p[i] > '9' || (figure.p[i] == '0' && digits == 0))
			continue;
		digits++;
		zeros = figure.p[i] == '0' ? zeros + 1 : 0;
	}
	return digits - zeros >= ENOUGH;
}

/* Of rows with one key, the first alone is told of. */
static void judge_still(const struct rule *rule, struct lint *lint, const struct item *item)
{
	const struct params *params = rule->params;
	const struct entry *entry = pack_entry(lint_in(lint)->pack, item->id);
	struct rows_keys now, then;

	rows_keys_open(&now, entry, params->key);
	rows_keys_open(&then, entry_back(lint, item, 1), params->key);
	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i], *before;
		struct str key = rows_cell(row, params->key), figure = rows_cell(row, params->figure);
		struct addr at = { item->id, row->serial, params->figure };

		if (!key.n || !is_precise(figure) || !rows_is_meant(&params->when, row) ||
		    (params->unless.column.n && rows_is_meant(&params->unless, row)) || rows_same(&now, key) != row)
			continue;
		before = rows_same(&then, key);
		/* Known again by a name that is nearly the same, USD would be AUD. */
		if (before && str_eq_nocase(rows_cell(before, params->key), key) &&
		    str_eq(rows_cell(before, params->figure), figure))
			report(rule, lint, &at, key, figure, 1);
	}
	rows_keys_close(&then);
	rows_keys_close(&now);
}

static void judge_rows(const struct rule *rule, struct lint *lint, const struct item *item)
{
	const struct params *params = rule->params;
	const struct entry *entry = pack_entry(lint_in(lint)->pack, item->id);
	struct table table = { .rule = rule, .lint = lint, .item = item };

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		const struct row *row = entry->rows.v[i];

		if (!rows_is_meant(&params->when, row))
			continue;
		if (params->fate == FATE_MOVED)
			judge_moved(&table, row);
		else
			judge_repeated(&table, row);
	}
	for (size_t i = 0; i < table.back.n; i++)
		rows_keys_close(&table.back.v[i]);
	vec_release(&table.back);
}

static void visit(struct lint *lint, const struct rule *rule, const struct item *item)
{
	const struct params *params = rule->params;

	if (item->kind != ITEM_TABLE)
		return;
	switch (params->fate) {
	case FATE_VANISHED:
		judge_vanished(rule, lint, item);
		break;
	case FATE_MOVED:
	case FATE_REPEATED:
		judge_rows(rule, lint, item);
		break;
	case FATE_UNCHANGED:
		judge_unchanged(rule, lint, item);
		break;
	case FATE_STILL:
		judge_still(rule, lint, item);
		break;
	}
}

static void run(const struct rule *rule, struct lint *lint)
{
	lint_each_item(lint, rule, visit);
}

const struct kind kind_carried = {
	.name = "carried",
	.keys = (const char *const[]){ "fate", "key", "when", "date", "note", "times", "begun", "figure", "unless",
				       NULL },
	.words = (const char *const[]){ "row", "before", "times", NULL },
	.compile = compile,
	.run = run,
};
