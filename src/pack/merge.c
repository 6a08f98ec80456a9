/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/merge.h"

#include "pack/diff.h"

static const struct str begin_mark = { "<<<<<<< ours", 12 }, base_mark = { "||||||| base", 12 },
			middle_mark = { "=======", 7 }, end_mark = { ">>>>>>> theirs", 14 };

struct merge {
	struct history *history;
	const struct catalogue *catalogue;
	const struct pack *base, *ours, *theirs;
	struct merge_count count;
};

static void put_line(struct buf *out, struct str line)
{
	buf_add(out, line);
	buf_addc(out, '\n');
}

static void put_conflict(struct buf *out, struct str base, struct str ours, struct str theirs)
{
	put_line(out, begin_mark);
	if (ours.n)
		put_line(out, ours);
	if (base.n) {
		put_line(out, base_mark);
		put_line(out, base);
	}
	put_line(out, middle_mark);
	if (theirs.n)
		put_line(out, theirs);
	put_line(out, end_mark);
}

/* Lines of a text, each with its line feed. */
struct lines {
	struct str *v;
	size_t n, cap;
};

static void split(struct str text, struct lines *out)
{
	while (text.n) {
		size_t end = str_find_char(text, '\n', 0);
		size_t n = end == STR_NONE ? text.n : end + 1;

		vec_push(out, str_sub(text, 0, n));
		text = str_sub(text, n, text.n - n);
	}
}

static bool same_line(const struct lines *a, size_t i, const struct lines *b, size_t j)
{
	return str_eq(str_trim(a->v[i]), str_trim(b->v[j]));
}

/* What one side made of base: base's lines [from, to) became its own lines [at, end). */
struct change {
	size_t from, to, at, end;
};

static struct change change_of(const struct lines *base, const struct lines *side)
{
	size_t head = 0, tail = 0;

	while (head < base->n && head < side->n && same_line(base, head, side, head))
		head++;
	while (tail < base->n - head && tail < side->n - head &&
	       same_line(base, base->n - 1 - tail, side, side->n - 1 - tail))
		tail++;
	return (struct change){ head, base->n - tail, head, side->n - tail };
}

static void put_lines(struct buf *out, const struct lines *lines, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++) {
		buf_add(out, lines->v[i]);
		/* The last line of a text may lack its end; in the middle it needs one. */
		if (out->n && out->p[out->n - 1] != '\n')
			buf_addc(out, '\n');
	}
}

/* Both changes in one text, where they do not touch. False when they do. */
static bool join(struct str base, struct str ours, struct str theirs, struct buf *out)
{
	struct lines b = { NULL, 0, 0 }, o = { NULL, 0, 0 }, t = { NULL, 0, 0 };
	struct change mine, other;
	bool mine_first, apart;

	split(base, &b);
	split(ours, &o);
	split(theirs, &t);
	mine = change_of(&b, &o);
	other = change_of(&b, &t);
	mine_first = mine.to < other.from || (mine.to == other.from && mine.from < other.from);
	apart = mine_first || other.to < mine.from || (other.to == mine.from && other.from < mine.from);
	if (apart) {
		const struct change *first = mine_first ? &mine : &other, *second = mine_first ? &other : &mine;
		const struct lines *one = mine_first ? &o : &t, *two = mine_first ? &t : &o;

		put_lines(out, &b, 0, first->from);
		put_lines(out, one, first->at, first->end);
		put_lines(out, &b, first->to, second->from);
		put_lines(out, two, second->at, second->end);
		put_lines(out, &b, second->to, b.n);
	}
	vec_release(&b);
	vec_release(&o);
	vec_release(&t);
	return apart;
}

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

	if (equal(theirs, base) || equal(theirs, ours))
		return;
	if (equal(ours, base)) {
		merge->count.taken += history_set(merge->history, at, theirs);
		return;
	}
	if (str_find_char(base, '\n', 0) != STR_NONE && join(base, ours, theirs, &text)) {
		merge->count.taken += history_set(merge->history, at, buf_str(&text));
	} else {
		buf_clear(&text);
		put_conflict(&text, str_trim(base), str_trim(ours), str_trim(theirs));
		merge->count.conflicts += history_set(merge->history, at, buf_str(&text));
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
	put_conflict(&text, STR(""), is_ours ? key : STR(""), is_ours ? STR("") : key);
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

struct merge_count merge_run(struct history *history, const struct catalogue *catalogue, const struct pack *base,
			     const struct pack *ours, const struct pack *theirs)
{
	struct merge merge = { history, catalogue, base, ours, theirs, { 0, 0 } };

	history_begin(history);
	for (size_t i = 0; i < theirs->entries.n; i++)
		merge_entry(&merge, theirs->entries.v[i]->item);
	for (size_t i = 0; i < base->entries.n; i++)
		if (!pack_entry(theirs, base->entries.v[i]->item))
			merge_entry(&merge, base->entries.v[i]->item);
	history_end(history);
	return merge.count;
}

/* The offset of a line that is mark, at or after from and before limit; STR_NONE when there is none. */
static size_t find_mark(struct str text, struct str mark, size_t from)
{
	for (size_t at = from; (at = str_find(text, mark, at)) != STR_NONE; at++) {
		size_t end = at + mark.n;

		if ((at == 0 || text.p[at - 1] == '\n') && (end == text.n || text.p[end] == '\n'))
			return at;
	}
	return STR_NONE;
}

static struct span between(size_t from, size_t to)
{
	return (struct span){ from, to > from ? to - from - 1 : 0 };
}

bool merge_find(struct str text, size_t from, struct merge_conflict *out)
{
	size_t begin = find_mark(text, begin_mark, from), base, middle, end;

	if (begin == STR_NONE)
		return false;
	middle = find_mark(text, middle_mark, begin);
	end = middle == STR_NONE ? STR_NONE : find_mark(text, end_mark, middle);
	if (end == STR_NONE)
		return false;
	base = find_mark(text, base_mark, begin);
	out->has_base = base != STR_NONE && base < middle;
	out->ours = between(begin + begin_mark.n + 1, out->has_base ? base : middle);
	out->base = out->has_base ? between(base + base_mark.n + 1, middle) : (struct span){ middle, 0 };
	out->theirs = between(middle + middle_mark.n + 1, end);
	end += end_mark.n;
	out->whole = (struct span){ begin, end + (end < text.n) - begin };
	return true;
}
