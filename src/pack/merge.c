/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/merge.h"

#include "pack/diff.h"
#include "pack/merge_text.h"
#include "pack/waiver.h"

struct merge {
	struct history *history;
	const struct catalogue *catalogue;
	const struct pack *base, *ours, *theirs;
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

struct three {
	const struct row *base, *ours, *theirs; /* NULL: not there */
};

/* Fields of theirs, then those that theirs emptied. */
static void merge_fields(struct merge *merge, struct str item, unsigned serial, struct three rows)
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

	for (size_t i = 0; i < row->leaves.n && at.field.n == 0; i++)
		if (equal(buf_str(&row->leaves.v[i]->text), key))
			at.field = row->leaves.v[i]->field;
	if (at.field.n == 0)
		return;
	merge_text_mark(STR(""), is_ours ? key : STR(""), is_ours ? STR("") : key, &text);
	merge->count.conflicts += history_set(merge->history, &at, buf_str(&text));
	buf_release(&text);
}

static unsigned copy_row(struct merge *merge, struct str item, const struct row *row)
{
	const struct entry *entry = pack_entry(merge->ours, item);
	unsigned serial = history_insert_row(merge->history, item, entry ? entry->rows.n : 0);

	for (size_t i = 0; i < row->leaves.n; i++)
		history_set(merge->history, &(struct addr){ item, serial, row->leaves.v[i]->field },
			    buf_str(&row->leaves.v[i]->text));
	return serial;
}

/* Sets what one side made of each row of base. */
static void set_matched(struct three *rows, bool is_ours, const struct entry *entry, const size_t *match)
{
	for (size_t i = 0; entry && i < entry->rows.n; i++)
		if (match[i] != SIZE_MAX)
			*(is_ours ? &rows[match[i]].ours : &rows[match[i]].theirs) = entry->rows.v[i];
}

static size_t *match_rows(const struct item *item, const struct entry *old, const struct entry *new)
{
	size_t *match = mem_zero((new ? new->rows.n : 0) + 1, sizeof(*match));

	if (new)
		diff_match_rows(item, old, new, match);
	return match;
}

/* A row of base: both sides may have kept, changed or taken it out. */
static void merge_row(struct merge *merge, const struct item *item, struct str id, struct three rows)
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

static void merge_rows(struct merge *merge, const struct item *item, const struct entry *base, const struct entry *ours,
		       const struct entry *theirs)
{
	struct str id = theirs ? theirs->item : base->item;
	size_t *in_ours = match_rows(item, base, ours), *in_theirs = match_rows(item, base, theirs);
	size_t *added = match_rows(item, ours, theirs);
	VEC(struct three) rows = { NULL, 0, 0 };
	VEC(const struct row *) new_rows = { NULL, 0, 0 };

	/* Found before anything is edited: rows move while they are edited. */
	for (size_t i = 0; base && i < base->rows.n; i++)
		vec_push(&rows, ((struct three){ base->rows.v[i], NULL, NULL }));
	set_matched(rows.v, true, ours, in_ours);
	set_matched(rows.v, false, theirs, in_theirs);
	for (size_t i = 0; theirs && i < theirs->rows.n; i++) {
		if (in_theirs[i] != SIZE_MAX)
			continue;
		/* Both may have added the same row. */
		if (ours && added[i] != SIZE_MAX && in_ours[added[i]] == SIZE_MAX)
			vec_push(&rows, ((struct three){ NULL, ours->rows.v[added[i]], theirs->rows.v[i] }));
		else
			vec_push(&new_rows, theirs->rows.v[i]);
	}
	for (size_t i = 0; i < rows.n; i++)
		merge_row(merge, item, id, rows.v[i]);
	for (size_t i = 0; i < new_rows.n; i++) {
		copy_row(merge, id, new_rows.v[i]);
		merge->count.taken++;
	}
	vec_release(&rows);
	vec_release(&new_rows);
	free(in_ours);
	free(in_theirs);
	free(added);
}

static void merge_entry(struct merge *merge, struct str id)
{
	const struct entry *base = pack_entry(merge->base, id), *ours = pack_entry(merge->ours, id),
			   *theirs = pack_entry(merge->theirs, id);
	struct three own = { base ? &base->own : NULL, ours ? &ours->own : NULL, theirs ? &theirs->own : NULL };

	merge_fields(merge, id, 0, own);
	if ((base && base->rows.n) || (theirs && theirs->rows.n))
		merge_rows(merge, catalogue_find(merge->catalogue, id), base, ours, theirs);
}

/* One whose reason both changed stands there in both words: neither is dropped. */
static void merge_waivers(struct merge *merge)
{
	for (size_t i = 0; i < merge->base->waivers.n; i++) {
		const struct waiver *old = &merge->base->waivers.v[i];
		size_t place = waiver_find(merge->ours, old);

		if (place != STR_NONE && waiver_find(merge->theirs, old) == STR_NONE)
			merge->count.taken += history_unwaive(merge->history, place);
	}
	for (size_t i = 0; i < merge->theirs->waivers.n; i++) {
		const struct waiver *new = &merge->theirs->waivers.v[i];

		if (waiver_find(merge->base, new) == STR_NONE && waiver_find(merge->ours, new) == STR_NONE)
			merge->count.taken += history_waive(merge->history, new);
	}
}

static void compare_heads(struct merge *merge)
{
	for (int i = 0; i < PACK_HEAD_COUNT; i++)
		merge->count.heads[i] = !equal(merge->theirs->heads[i], merge->base->heads[i]) &&
					!equal(merge->theirs->heads[i], merge->ours->heads[i]);
}

struct merge_count merge_run(struct history *history, const struct catalogue *catalogue, const struct pack *base,
			     const struct pack *ours, const struct pack *theirs)
{
	struct merge merge = { history, catalogue, base, ours, theirs, { .taken = 0 } };

	history_begin(history);
	for (size_t i = 0; i < theirs->entries.n; i++)
		merge_entry(&merge, theirs->entries.v[i]->item);
	for (size_t i = 0; i < base->entries.n; i++)
		if (!pack_entry(theirs, base->entries.v[i]->item))
			merge_entry(&merge, base->entries.v[i]->item);
	merge_waivers(&merge);
	compare_heads(&merge);
	history_end(history);
	return merge.count;
}
