/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/carry.h"

#include "pack/diff.h"

/* Tables whose rows live on until they are closed; without a status column a row is taken out by hand. */
static const struct carried {
	const char *item, *status;
	const char *closed[2];
	const char *reopened; /* a word that becomes "open" in the next period */
	const char *lapses; /* the column of a day after which nobody needs the row any more */
} carried[] = {
	{ "section.asks", NULL, { NULL, NULL }, NULL, "needed_by" },
	{ "section.actions", "status", { "done", "dropped" }, NULL, NULL },
	{ "section.risks", NULL, { NULL, NULL }, NULL, NULL },
	{ "section.resolutions", NULL, { NULL, NULL }, NULL, NULL },
	{ "customers.expansion_pipeline", "status", { "won", "lost" }, "slipped", NULL },
	{ "product.key_initiatives", "status", { "done", NULL }, NULL, NULL },
	{ "hr.hiring_plan", "status", { "started", "cancelled" }, NULL, NULL },
	{ "hr.key_openings", NULL, { NULL, NULL }, NULL, NULL },
};

static struct str cell(const struct row *row, struct str column)
{
	const struct leaf *leaf = row_leaf(row, column);

	return leaf ? str_trim(buf_str(&leaf->text)) : STR("");
}

/* end: of the period that rows go over into; its pack is written when that is over. Without a day, nothing has lapsed. */
static bool has_lapsed(const struct carried *table, const struct row *row, struct date end)
{
	struct date day;

	return table->lapses && date_read(cell(row, str_of(table->lapses)), &day) && date_cmp(day, end) <= 0;
}

static bool is_closed(const struct carried *table, const struct row *row)
{
	struct str status = table->status ? cell(row, str_of(table->status)) : STR("");

	for (size_t i = 0; i < COUNT_OF(table->closed); i++)
		if (table->closed[i] && str_eq_nocase(status, str_of(table->closed[i])))
			return true;
	return false;
}

static void put(struct pack *pack, struct addr at, struct str text)
{
	const struct edit edit = { .kind = EDIT_SPLICE, .at = at, .inserted = text };

	edit_apply(pack, &edit);
}

static void copy_row(const struct carried *table, struct pack *next, struct str item, const struct row *row,
		     unsigned serial)
{
	const struct edit insert = { .kind = EDIT_INSERT_ROW, .at = { item, serial, STR("") }, .position = serial - 1 };

	if (!edit_apply(next, &insert))
		return;
	for (size_t i = 0; i < row->leaves.n; i++) {
		struct str text = buf_str(&row->leaves.v[i]->text);
		bool reopens = table->reopened && str_is(row->leaves.v[i]->field, table->status) &&
			       str_eq_nocase(str_trim(text), str_of(table->reopened));

		put(next, (struct addr){ item, serial, row->leaves.v[i]->field }, reopens ? STR("open") : text);
	}
}

static size_t carry_open(const struct carried *table, const struct catalogue *catalogue, struct date end,
			 const struct pack *old, struct pack *next)
{
	const struct entry *entry = pack_entry(old, str_of(table->item));
	const struct item *item = catalogue_find(catalogue, str_of(table->item));
	unsigned serial = 0;

	for (size_t i = 0; entry && item && i < entry->rows.n; i++)
		if (!is_closed(table, entry->rows.v[i]) && !has_lapsed(table, entry->rows.v[i], end))
			copy_row(table, next, item->id, entry->rows.v[i], ++serial);
	return serial;
}

size_t carry_run(const struct catalogue *catalogue, int fiscal_year_start, const struct pack *old, struct pack *next)
{
	struct date end = period_end(next->period, fiscal_year_start);
	size_t rows = 0;

	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];
		struct str foreseen = pack_text(old, &(struct addr){ item->id, 0, STR("next") });

		if (item->kind == ITEM_NUMBER && !str_is_blank(foreseen))
			put(next, (struct addr){ item->id, 0, STR("forecast") }, foreseen);
	}
	for (size_t i = 0; i < COUNT_OF(carried); i++)
		rows += carry_open(&carried[i], catalogue, end, old, next);
	return rows;
}

/* The date by which a row is due: what moves when something is late. */
static const struct column *date_column(const struct item *item)
{
	for (size_t i = 0; i < item->column_count; i++)
		if ((item->columns[i].type == COLUMN_DATE || item->columns[i].type == COLUMN_PERIOD) &&
		    !str_is(item->columns[i].id, "listed_since"))
			return &item->columns[i];
	return NULL;
}

void carry_rows_begin(struct carry_rows *rows, const struct facts *facts, const struct item *item)
{
	*rows = (struct carry_rows){ .facts = facts, .item = item };
}

void carry_table(struct history *history, struct str item, const struct entry *from)
{
	history_begin(history);
	for (size_t i = 0; i < from->rows.n; i++) {
		const struct row *row = from->rows.v[i];
		unsigned serial = history_insert_row(history, item, i);

		for (size_t k = 0; k < row->leaves.n; k++)
			history_set(history, &(struct addr){ item, serial, row->leaves.v[k]->field },
				    buf_str(&row->leaves.v[k]->text));
	}
	history_end(history);
}

void carry_rows_end(struct carry_rows *rows)
{
	for (size_t i = 0; i < rows->match.n; i++)
		free(rows->match.v[i]);
	vec_release(&rows->match);
}

static const struct entry *entry_back(const struct carry_rows *rows, int back)
{
	const struct pack *pack = facts_pack(rows->facts, back);

	return pack ? pack_entry(pack, rows->item->id) : NULL;
}

/* The place that a row has in the pack before; SIZE_MAX when it is new there. */
static size_t place_before(struct carry_rows *rows, int back, size_t row)
{
	while (rows->match.n <= (size_t)back) {
		int at = (int)rows->match.n;
		const struct entry *now = entry_back(rows, at);
		size_t *match = mem_zero((now ? now->rows.n : 0) + 1, sizeof(*match));

		if (now)
			diff_match_rows(rows->item, entry_back(rows, at + 1), now, match);
		vec_push(&rows->match, match);
	}
	return rows->match.v[back][row];
}

struct carry_age carry_age(struct carry_rows *rows, size_t row)
{
	const struct column *date = date_column(rows->item);
	struct carry_age age = { facts_period(rows->facts, 0), 1, 0 };

	for (int back = 0; back < facts_back(rows->facts); back++) {
		size_t place = place_before(rows, back, row);
		const struct row *later, *earlier;

		if (place == SIZE_MAX)
			break;
		later = entry_back(rows, back)->rows.v[row];
		earlier = entry_back(rows, back + 1)->rows.v[place];
		age.packs++;
		age.since = facts_period(rows->facts, back + 1);
		/* A date that comes or goes has not moved. */
		if (date && cell(later, date->id).n && cell(earlier, date->id).n &&
		    !str_eq(cell(later, date->id), cell(earlier, date->id)))
			age.moves++;
		row = place;
	}
	return age;
}
