/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/conflict.h"

#include "pack/diff.h"

static void list_row(struct str item, const struct row *row, struct conflicts *out)
{
	for (size_t i = 0; i < row->leaves.n; i++) {
		struct str text = buf_str(&row->leaves.v[i]->text);
		struct conflict conflict = { .at = { item, row->serial, row->leaves.v[i]->field } };

		for (size_t from = 0; merge_text_find(text, from, &conflict.marks);
		     from = conflict.marks.whole.at + conflict.marks.whole.n)
			vec_push(out, conflict);
	}
}

static void list_heads(const struct pack *pack, struct conflicts *out)
{
	for (int i = 0; i < PACK_HEAD_COUNT; i++) {
		struct conflict conflict = { .at = { .field = str_of(pack_head_key((enum pack_head)i)) } };

		if (merge_text_find(pack->heads[i], 0, &conflict.marks))
			vec_push(out, conflict);
	}
}

void conflict_list(const struct pack *pack, struct conflicts *out)
{
	out->n = 0;
	list_heads(pack, out);
	for (size_t i = 0; i < pack->entries.n; i++) {
		const struct entry *entry = pack->entries.v[i];

		list_row(entry->item, &entry->own, out);
		for (size_t j = 0; j < entry->rows.n; j++)
			list_row(entry->item, entry->rows.v[j], out);
	}
}

bool conflict_is_row(const struct pack *pack, const struct item *item, const struct conflict *conflict)
{
	const struct entry *entry = conflict->at.row ? pack_entry(pack, conflict->at.item) : NULL;
	const struct row *row = entry ? entry_row(entry, conflict->at.row) : NULL;
	bool is_one_sided = (conflict->marks.ours.n == 0) != (conflict->marks.theirs.n == 0);

	return row && is_one_sided && !conflict->marks.has_base &&
	       str_eq(diff_key(item, row), str_trim(pack_text(pack, &conflict->at)));
}

/* The lines of one side, each with its end. A blank line is not nothing: it parts paragraphs. */
static struct str lines_of(struct str text, struct span side)
{
	return str_sub(text, side.at, side.n + (text.p[side.at + side.n] == '\n'));
}

static void put_side(struct str text, const struct conflict *conflict, enum conflict_side side, struct buf *out)
{
	if (side != CONFLICT_THEIRS)
		buf_add(out, lines_of(text, conflict->marks.ours));
	if (side != CONFLICT_OURS)
		buf_add(out, lines_of(text, conflict->marks.theirs));
	/* A leaf that was nothing but the conflict is as it was typed. */
	if (out->n && conflict->marks.whole.n == text.n)
		buf_splice(out, out->n - 1, 1, STR(""));
}

static bool set_head(struct history *history, struct str text, const struct conflict *conflict, struct str chosen)
{
	struct buf whole = BUF_EMPTY;
	bool done;

	buf_add(&whole, text);
	buf_splice(&whole, conflict->marks.whole.at, conflict->marks.whole.n, chosen);
	done = history_set_head(history, (enum pack_head)pack_head_of(conflict->at.field), buf_str(&whole));
	buf_release(&whole);
	return done;
}

bool conflict_settle(struct history *history, const struct pack *pack, const struct item *item,
		     const struct conflict *conflict, enum conflict_side side)
{
	struct str text = pack_text(pack, &conflict->at);
	struct span whole = conflict->marks.whole;
	struct buf chosen = BUF_EMPTY;
	bool done;

	if (whole.at + whole.n > text.n)
		return false;
	put_side(text, conflict, side, &chosen);
	history_close(history);
	if (!conflict->at.item.n)
		done = set_head(history, text, conflict, buf_str(&chosen));
	else if (chosen.n == 0 && conflict_is_row(pack, item, conflict))
		done = history_remove_row(history, conflict->at.item, conflict->at.row);
	else
		done = history_splice(history, &conflict->at, whole.at, whole.n, buf_str(&chosen));
	history_close(history);
	buf_release(&chosen);
	return done;
}
