/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/merge.h"

#include "pack/diff.h"
#include "pack/merge_head.h"
#include "pack/merge_match.h"
#include "pack/merge_text.h"

struct merge {
	struct history *history;
	const struct catalogue *catalogue;
	const struct pack *base, *ours, *theirs;
	struct merge_renames renamed;
	struct merge_count count;
};

static struct str text_of(const struct row *row, struct str field)
{
	const struct leaf *leaf = row ? row_leaf(row, field) : NULL;

	return leaf ? buf_str(&leaf->text) : STR("");
}

static bool equal(struct str a, struct str b)
{
	return str_eq(str_trim(a), str_trim(b));
}

/* One leaf in its three states; at is its address in ours. */
static void merge_leaf(struct merge *merge, const struct addr *at, struct str base, struct str ours, struct str theirs)
{
	struct buf text = BUF_EMPTY;
	size_t conflicts;

	if (equal(theirs, base) || equal(theirs, ours))
		return;
	if (equal(ours, base)) {
		merge->count.taken += history_set(merge->history, at, theirs);
		return;
	}
	conflicts = merge_text(base, ours, theirs, &text);
	if (history_set(merge->history, at, buf_str(&text))) {
		merge->count.conflicts += conflicts;
		merge->count.taken += conflicts == 0;
	}
	buf_release(&text);
}

/* Fields of theirs, then those that theirs emptied. */
static void merge_fields(struct merge *merge, struct str item, unsigned serial, struct merge_three rows)
{
	for (size_t i = 0; rows.theirs && i < rows.theirs->leaves.n; i++) {
		struct addr at = { item, serial, rows.theirs->leaves.v[i]->field };

		merge_leaf(merge, &at, text_of(rows.base, at.field), text_of(rows.ours, at.field),
			   text_of(rows.theirs, at.field));
	}
	for (size_t i = 0; rows.base && i < rows.base->leaves.n; i++) {
		struct addr at = { item, serial, rows.base->leaves.v[i]->field };

		if (rows.theirs && row_leaf(rows.theirs, at.field))
			continue;
		merge_leaf(merge, &at, text_of(rows.base, at.field), text_of(rows.ours, at.field), STR(""));
	}
}

static bool row_equal(const struct row *a, const struct row *b)
{
	for (size_t i = 0; i < a->leaves.n; i++)
		if (!equal(buf_str(&a->leaves.v[i]->text), text_of(b, a->leaves.v[i]->field)))
			return false;
	for (size_t i = 0; i < b->leaves.n; i++)
		if (!row_leaf(a, b->leaves.v[i]->field) && !str_is_blank(buf_str(&b->leaves.v[i]->text)))
			return false;
	return true;
}

/* A row that one side took out while the other changed it stays, and its key says so. */
static void mark_row(struct merge *merge, const struct item *item, struct str id, const struct row *row,
		     unsigned serial, bool is_ours)
{
	struct str key = diff_key(item, row);
	struct buf text = BUF_EMPTY;
	struct addr at = { id, serial, STR("") };

	for (size_t i = 0; i < row->leaves.n && at.field.n == 0 && key.n; i++)
		if (equal(buf_str(&row->leaves.v[i]->text), key))
			at.field = row->leaves.v[i]->field;
	/* Without a key, its first words. */
	for (size_t i = 0; i < row->leaves.n && at.field.n == 0; i++)
		if (!str_is_blank(buf_str(&row->leaves.v[i]->text)))
			at.field = row->leaves.v[i]->field;
	if (at.field.n == 0)
		return;
	key = str_trim(text_of(row, at.field));
	merge_text_mark(STR(""), is_ours ? key : STR(""), is_ours ? STR("") : key, &text);
	merge->count.conflicts += history_set(merge->history, &at, buf_str(&text));
	buf_release(&text);
}

/* Under the serial that names it in theirs, unless ours has given that to another row. */
static unsigned insert_row(struct merge *merge, struct str item, const struct row *row)
{
	const struct entry *entry = pack_entry(merge->ours, item);
	const struct edit edit = { .kind = EDIT_INSERT_ROW,
				   .at = { .item = item, .row = row->serial },
				   .position = entry ? entry->rows.n : 0 };

	if (row->is_named && history_apply(merge->history, &edit))
		return row->serial;
	return history_insert_row(merge->history, item, edit.position);
}

static unsigned copy_row(struct merge *merge, struct str item, const struct row *row)
{
	unsigned serial = insert_row(merge, item, row);

	for (size_t i = 0; i < row->leaves.n; i++)
		history_set(merge->history, &(struct addr){ item, serial, row->leaves.v[i]->field },
			    buf_str(&row->leaves.v[i]->text));
	if (serial != row->serial)
		vec_push(&merge->renamed, ((struct merge_renamed){ item, row->serial, serial }));
	return serial;
}

/* A row of base: both sides may have kept, changed or taken it out. */
static void merge_row(struct merge *merge, const struct item *item, struct str id, struct merge_three rows)
{
	if (rows.ours && rows.theirs) {
		merge_fields(merge, id, rows.ours->serial, rows);
	} else if (rows.ours && row_equal(rows.ours, rows.base)) {
		merge->count.taken += history_remove_row(merge->history, id, rows.ours->serial);
	} else if (rows.ours) {
		mark_row(merge, item, id, rows.ours, rows.ours->serial, true);
	} else if (rows.theirs && !row_equal(rows.theirs, rows.base)) {
		mark_row(merge, item, id, rows.theirs, copy_row(merge, id, rows.theirs), false);
	}
}

static void merge_rows(struct merge *merge, struct str id, const struct merge_threes *rows)
{
	const struct item *item = catalogue_find(merge->catalogue, id);

	for (size_t i = 0; i < rows->n; i++) {
		if (rows->v[i].base || rows->v[i].ours) {
			merge_row(merge, item, id, rows->v[i]);
		} else {
			copy_row(merge, id, rows->v[i].theirs);
			merge->count.taken++;
		}
	}
}

static void merge_entry(struct merge *merge, struct str id)
{
	const struct entry *base = pack_entry(merge->base, id), *ours = pack_entry(merge->ours, id),
			   *theirs = pack_entry(merge->theirs, id);
	struct merge_three own = { base ? &base->own : NULL, ours ? &ours->own : NULL, theirs ? &theirs->own : NULL };

	struct merge_threes rows = { NULL, 0, 0 };

	/* Found before anything is edited: rows move while they are edited. */
	merge_match(catalogue_find(merge->catalogue, id), base, ours, theirs, &rows);
	merge_fields(merge, id, 0, own);
	merge_rows(merge, id, &rows);
	vec_release(&rows);
}

static bool is_kept(struct str base, struct str ours, struct str theirs)
{
	return !equal(theirs, base) && !equal(theirs, ours);
}

struct merge_count merge_run(struct history *history, const struct catalogue *catalogue, const struct pack *base,
			     const struct pack *ours, const struct pack *theirs)
{
	struct merge merge = { history, catalogue, base, ours, theirs, { NULL, 0, 0 }, { .taken = 0 } };

	history_begin(history);
	for (size_t i = 0; i < theirs->entries.n; i++)
		merge_entry(&merge, theirs->entries.v[i]->item);
	for (size_t i = 0; i < base->entries.n; i++)
		if (!pack_entry(theirs, base->entries.v[i]->item))
			merge_entry(&merge, base->entries.v[i]->item);
	merge_heads(history, base, ours, theirs, &merge.count);
	merge_waivers(history, base, ours, theirs, &merge.renamed, &merge.count);
	merge.count.period = is_kept(base->period_text, ours->period_text, theirs->period_text);
	merge.count.catalogue = is_kept(base->catalogue_version, ours->catalogue_version, theirs->catalogue_version);
	vec_release(&merge.renamed);
	history_end(history);
	return merge.count;
}
