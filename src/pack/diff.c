/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/diff.h"

#include "base/index.h"
#include "base/text.h"
#include "base/worddiff.h"

/* Two keys are the same thing in other words from here up. */
#define ALIKE 0.5

void diff_init(struct diff *diff)
{
	*diff = (struct diff){ .changes = { NULL, 0, 0 } };
}

void diff_release(struct diff *diff)
{
	vec_release(&diff->changes);
}

static struct str leaf_text(const struct row *row, struct str field)
{
	const struct leaf *leaf = row ? row_leaf(row, field) : NULL;

	return leaf ? str_trim(buf_str(&leaf->text)) : STR("");
}

static const struct column *key_column(const struct item *item)
{
	for (size_t i = 0; item && i < item->column_count; i++)
		if (item->columns[i].need &&
		    (item->columns[i].type == COLUMN_TEXT || item->columns[i].type == COLUMN_NAME))
			return &item->columns[i];
	return item && item->column_count ? &item->columns[0] : NULL;
}

/* What a row says in a column; where the catalogue knows none (NULL), its first words. */
static struct str cell_text(const struct column *column, const struct row *row)
{
	if (column)
		return leaf_text(row, column->id);
	return row->leaves.n ? str_trim(buf_str(&row->leaves.v[0]->text)) : STR("");
}

struct str diff_key(const struct item *item, const struct row *row)
{
	return cell_text(key_column(item), row);
}

struct matching {
	const struct item *item;
	const struct entry *old, *new;
	size_t *match;
	bool *taken; /* by row of old */
};

/* What tells rows of one key apart, two opportunities at an account: the first words beside the key; NULL: none. */
static const struct column *second_column(const struct item *item)
{
	const struct column *key = key_column(item);

	for (size_t i = 0; item && i < item->column_count; i++)
		if (&item->columns[i] != key && !item->columns[i].computed &&
		    (item->columns[i].type == COLUMN_TEXT || item->columns[i].type == COLUMN_NAME))
			return &item->columns[i];
	return NULL;
}

/* Of a row that has no key there is none. With second, rows are told by its text, too. Released with free_keys(). */
static struct buf *fold_keys(const struct item *item, const struct entry *entry, const struct column *second)
{
	struct buf *keys = mem_zero(entry->rows.n + 1, sizeof(*keys));

	for (size_t i = 0; i < entry->rows.n; i++) {
		text_fold(diff_key(item, entry->rows.v[i]), &keys[i]);
		if (second && keys[i].n) {
			buf_addc(&keys[i], '\n');
			text_fold(leaf_text(entry->rows.v[i], second->id), &keys[i]);
		}
	}
	return keys;
}

static void free_keys(struct buf *keys, const struct entry *entry)
{
	for (size_t i = 0; i < entry->rows.n; i++)
		buf_release(&keys[i]);
	free(keys);
}

/* Two rows of one key among them? */
static bool has_twins(const struct buf *keys, size_t n)
{
	bool found = false;
	struct index seen;

	index_init(&seen);
	for (size_t i = 0; i < n && !found; i++) {
		found = keys[i].n && index_get(&seen, buf_str(&keys[i])) != INDEX_NONE;
		index_put(&seen, buf_str(&keys[i]), i);
	}
	index_release(&seen);
	return found;
}

/* Rows with the same key that are not matched yet, in order: the first with the first. */
static void match_keys(struct matching *matching, const struct buf *a, const struct buf *b)
{
	const struct entry *old = matching->old, *new = matching->new;
	size_t *next = mem_zero(old->rows.n, sizeof(*next)); /* row of the same key, or INDEX_NONE */
	struct index first;

	index_init(&first);
	for (size_t j = old->rows.n; j-- > 0;) {
		if (matching->taken[j])
			continue;
		next[j] = index_get(&first, buf_str(&a[j]));
		index_put(&first, buf_str(&a[j]), j);
	}
	for (size_t i = 0; i < new->rows.n; i++) {
		size_t j = b[i].n && matching->match[i] == SIZE_MAX ? index_get(&first, buf_str(&b[i])) : INDEX_NONE;

		if (j == INDEX_NONE)
			continue;
		matching->match[i] = j;
		matching->taken[j] = true;
		index_put(&first, buf_str(&a[j]), next[j]);
	}
	index_release(&first);
	free(next);
}

/* Rows that are nobody's yet: indices. Returns how many. */
static size_t list_left(const struct matching *matching, bool of_old, size_t *left)
{
	size_t n = 0, count = of_old ? matching->old->rows.n : matching->new->rows.n;

	for (size_t i = 0; i < count; i++)
		if (of_old ? !matching->taken[i] : matching->match[i] == SIZE_MAX)
			left[n++] = i;
	return n;
}

struct alike {
	const struct column *column;
	const struct buf *a, *b; /* keys of old and new that must be the same; NULL: any */
	const size_t *left; /* of old */
	size_t n;
};

/* The row of old that new's row i is most alike, or SIZE_MAX. */
static size_t most_alike(const struct matching *matching, const struct alike *alike, size_t i)
{
	struct str text = cell_text(alike->column, matching->new->rows.v[i]);
	double best = ALIKE;
	size_t found = SIZE_MAX;

	for (size_t k = 0; k < alike->n; k++) {
		size_t j = alike->left[k];
		double likeness;

		if (matching->taken[j] ||
		    (alike->a && !(alike->b[i].n && str_eq(buf_str(&alike->a[j]), buf_str(&alike->b[i])))))
			continue;
		likeness = worddiff_likeness(cell_text(alike->column, matching->old->rows.v[j]), text);
		if (likeness > best || (likeness == best && found == SIZE_MAX)) {
			best = likeness;
			found = j;
		}
	}
	return found;
}

/* What is said alike enough goes on what it is most alike; with keys, only rows whose keys are the same. */
static void match_alike(struct matching *matching, const struct column *column, const struct buf *a,
			const struct buf *b)
{
	size_t *old_left = mem_alloc((matching->old->rows.n + 1) * sizeof(*old_left));
	size_t *new_left = mem_alloc((matching->new->rows.n + 1) * sizeof(*new_left));
	const struct alike alike = { column, a, b, old_left, list_left(matching, true, old_left) };
	size_t n = list_left(matching, false, new_left);

	if (alike.n <= DIFF_ALIKE_ROWS && n <= DIFF_ALIKE_ROWS)
		for (size_t k = 0; k < n; k++) {
			size_t found = most_alike(matching, &alike, new_left[k]);

			if (found == SIZE_MAX)
				continue;
			matching->match[new_left[k]] = found;
			matching->taken[found] = true;
		}
	free(old_left);
	free(new_left);
}

/* Rows of the same key: first those whose next words are the same, then alike, then in order. */
static void match_equal(struct matching *matching)
{
	const struct item *item = matching->item;
	const struct entry *old = matching->old, *new = matching->new;
	const struct column *second = second_column(item);
	struct buf *a = fold_keys(item, old, NULL), *b = fold_keys(item, new, NULL);

	if (second && (has_twins(a, old->rows.n) || has_twins(b, new->rows.n))) {
		struct buf *long_a = fold_keys(item, old, second), *long_b = fold_keys(item, new, second);

		match_keys(matching, long_a, long_b);
		match_alike(matching, second, a, b);
		free_keys(long_a, old);
		free_keys(long_b, new);
	}
	match_keys(matching, a, b);
	free_keys(a, old);
	free_keys(b, new);
}

static bool is_key_same(const struct matching *matching, size_t old, size_t new)
{
	struct buf a = BUF_EMPTY, b = BUF_EMPTY;
	bool same;

	text_fold(diff_key(matching->item, matching->old->rows.v[old]), &a);
	text_fold(diff_key(matching->item, matching->new->rows.v[new]), &b);
	same = a.n && str_eq(buf_str(&a), buf_str(&b));
	buf_release(&a);
	buf_release(&b);
	return same;
}

/* Rows that both files name by one serial. */
static void match_named(struct matching *matching, bool with_key)
{
	const struct entry *old = matching->old, *new = matching->new;

	for (size_t i = 0; i < new->rows.n; i++) {
		size_t j = matching->match[i] == SIZE_MAX && new->rows.v[i]->is_named
				   ? entry_row_place(old, new->rows.v[i]->serial)
				   : SIZE_MAX;

		if (j == SIZE_MAX || matching->taken[j] || !old->rows.v[j]->is_named ||
		    (with_key && !is_key_same(matching, j, i)))
			continue;
		matching->match[i] = j;
		matching->taken[j] = true;
	}
}

static void match_rows(const struct item *item, const struct entry *old, const struct entry *new, bool by_serial,
		       size_t *match)
{
	struct matching matching = { item, old, new, match, NULL };

	for (size_t i = 0; i < new->rows.n; i++)
		match[i] = SIZE_MAX;
	if (!old || old->rows.n == 0)
		return;
	matching.taken = mem_zero(old->rows.n, sizeof(*matching.taken));
	if (by_serial)
		match_named(&matching, true);
	match_equal(&matching);
	/* Behind the same words: two people may have given one serial to two new rows, and then gone on from there. */
	if (by_serial)
		match_named(&matching, false);
	match_alike(&matching, key_column(item), NULL, NULL);
	free(matching.taken);
}

void diff_match_rows(const struct item *item, const struct entry *old, const struct entry *new, size_t *match)
{
	match_rows(item, old, new, false, match);
}

void diff_match_versions(const struct item *item, const struct entry *old, const struct entry *new, size_t *match)
{
	match_rows(item, old, new, true, match);
}

struct rows {
	const struct row *old, *new; /* NULL: not there */
};

static void compare_leaf(struct diff *diff, struct str item, struct rows rows, struct str field)
{
	struct diff_change change = { .item = item,
				      .field = field,
				      .old_row = rows.old ? rows.old->serial : 0,
				      .new_row = rows.new ? rows.new->serial : 0,
				      .old = leaf_text(rows.old, field),
				      .new = leaf_text(rows.new, field) };

	if (str_eq(change.old, change.new))
		return;
	change.kind = change.old.n == 0 ? DIFF_ADDED : change.new.n == 0 ? DIFF_REMOVED : DIFF_CHANGED;
	vec_push(&diff->changes, change);
}

static void compare_leaves(struct diff *diff, struct str item, struct rows rows)
{
	for (size_t i = 0; rows.new &&i < rows.new->leaves.n; i++)
		compare_leaf(diff, item, rows, rows.new->leaves.v[i]->field);
	for (size_t i = 0; rows.old && i < rows.old->leaves.n; i++)
		if (!rows.new || !row_leaf(rows.new, rows.old->leaves.v[i]->field))
			compare_leaf(diff, item, rows, rows.old->leaves.v[i]->field);
}

static void put_row(struct diff *diff, struct str item, struct rows rows)
{
	const struct diff_change change = { .kind = rows.old ? DIFF_REMOVED : DIFF_ADDED,
					    .item = item,
					    .old_row = rows.old ? rows.old->serial : 0,
					    .new_row = rows.new ? rows.new->serial : 0 };

	vec_push(&diff->changes, change);
}

static void compare_rows(struct diff *diff, const struct item *item, const struct entry *old, const struct entry *new)
{
	size_t old_n = old ? old->rows.n : 0, new_n = new ? new->rows.n : 0;
	size_t *match = mem_zero(new_n + 1, sizeof(*match));
	bool *stays = mem_zero(old_n + 1, sizeof(*stays));

	if (new)
		diff_match_rows(item, old, new, match);
	for (size_t i = 0; i < new_n; i++) {
		if (match[i] == SIZE_MAX) {
			put_row(diff, new->item, (struct rows){ NULL, new->rows.v[i] });
			continue;
		}
		stays[match[i]] = true;
		compare_leaves(diff, new->item, (struct rows){ old->rows.v[match[i]], new->rows.v[i] });
	}
	for (size_t i = 0; i < old_n; i++)
		if (!stays[i])
			put_row(diff, old->item, (struct rows){ old->rows.v[i], NULL });
	free(match);
	free(stays);
}

static void compare_entries(struct diff *diff, const struct item *item, const struct entry *old,
			    const struct entry *new)
{
	if (!old && !new)
		return;
	compare_leaves(diff, (new ? new : old)->item, (struct rows){ old ? &old->own : NULL, new ? &new->own : NULL });
	compare_rows(diff, item, old, new);
}

void diff_run(struct diff *diff, const struct catalogue *catalogue, const struct pack *old, const struct pack *new)
{
	diff->changes.n = 0;
	for (size_t i = 0; i < catalogue->items.n; i++) {
		const struct item *item = catalogue->items.v[i];

		compare_entries(diff, item, pack_entry(old, item->id), pack_entry(new, item->id));
	}
	/* What the catalogue does not know comes last, by id. */
	for (size_t i = 0; i < new->by_id.n; i++)
		if (!catalogue_find(catalogue, new->by_id.v[i]->item))
			compare_entries(diff, NULL, pack_entry(old, new->by_id.v[i]->item), new->by_id.v[i]);
	for (size_t i = 0; i < old->by_id.n; i++)
		if (!catalogue_find(catalogue, old->by_id.v[i]->item) && !pack_entry(new, old->by_id.v[i]->item))
			compare_entries(diff, NULL, old->by_id.v[i], NULL);
}
