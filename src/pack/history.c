/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "pack/history.h"
#include "pack/pack_tree.h"
#include "pack/waiver.h"

#define NOT_SAVED ((size_t)-1)

/* One edit that was applied. Its address is the pack's, its texts are its own. */
struct record {
	enum edit_kind kind;
	struct addr at;
	size_t offset, position;
	struct buf removed, inserted;
	bool starts; /* the first of its step of undo */
};

struct history {
	struct pack *pack;
	VEC(struct record) records;
	size_t done; /* records that stand; the rest is undone */
	size_t saved; /* done when the pack was saved, or NOT_SAVED when that state is out of reach */
	size_t offset; /* of the cursor after undo or redo */
	unsigned depth;
	bool continues; /* within a group: the next record belongs to the step of the one before */
	bool open; /* the last record may still grow */
	void (*heard)(void *data, const struct edit *edit);
	void *data;
};

struct history *history_new(struct pack *pack)
{
	struct history *history = mem_zero(1, sizeof(*history));

	history->pack = pack;
	return history;
}

static void forget(struct record *record)
{
	buf_release(&record->removed);
	buf_release(&record->inserted);
}

void history_free(struct history *history)
{
	if (!history)
		return;
	for (size_t i = 0; i < history->records.n; i++)
		forget(&history->records.v[i]);
	vec_release(&history->records);
	free(history);
}

void history_listen(struct history *history, void (*heard)(void *data, const struct edit *edit), void *data)
{
	history->heard = heard;
	history->data = data;
}

static struct edit edit_of(const struct record *record)
{
	return (struct edit){ .kind = record->kind,
			      .at = record->at,
			      .offset = record->offset,
			      .removed = buf_str(&record->removed),
			      .inserted = buf_str(&record->inserted),
			      .position = record->position };
}

static bool apply(struct history *history, const struct edit *edit)
{
	if (!edit_apply(history->pack, edit))
		return false;
	if (history->heard)
		history->heard(history->data, edit);
	return true;
}

/* The address with strings that live as long as the pack: names stay in its arena even when the row is gone. */
static struct addr lasting_addr(const struct history *history, const struct addr *at)
{
	const struct entry *entry = pack_entry(history->pack, at->item);
	const struct leaf *leaf = row_leaf(entry_row(entry, at->row), at->field);

	if (!at->item.n)
		return (struct addr){ .field = str_of(pack_head_key((enum pack_head)pack_head_of(at->field))) };
	assert(entry);
	return (struct addr){ .item = entry->item, .row = at->row, .field = leaf ? leaf->field : STR("") };
}

static void drop_undone(struct history *history)
{
	for (size_t i = history->done; i < history->records.n; i++)
		forget(&history->records.v[i]);
	history->records.n = history->done;
	if (history->saved != NOT_SAVED && history->saved > history->done)
		history->saved = NOT_SAVED;
}

static bool has_line_break(struct str text)
{
	return str_find_char(text, '\n', 0) != STR_NONE;
}

/*
 * Lets the last record grow by edit, which was just applied, when both are one act of typing or deleting. The state that
 * was saved must stay reachable, so it ends a record.
 */
static bool coalesce(struct history *history, const struct edit *edit)
{
	struct record *last;

	if (!history->open || history->done != history->records.n || history->done == 0 ||
	    history->saved == history->done || edit->kind != EDIT_SPLICE)
		return false;
	last = &history->records.v[history->done - 1];
	if (!addr_eq(&last->at, &edit->at))
		return false;
	if (edit->removed.n == 0 && last->inserted.n && edit->offset == last->offset + last->inserted.n) {
		buf_add(&last->inserted, edit->inserted);
		return true;
	}
	if (edit->inserted.n || last->inserted.n)
		return false;
	if (edit->offset + edit->removed.n == last->offset) /* Backspace */
		buf_splice(&last->removed, 0, 0, edit->removed);
	else if (edit->offset == last->offset) /* Delete */
		buf_add(&last->removed, edit->removed);
	else
		return false;
	last->offset = edit->offset;
	return true;
}

static void remember(struct history *history, const struct edit *edit)
{
	struct record record = { .kind = edit->kind,
				 .at = lasting_addr(history, &edit->at),
				 .offset = edit->offset,
				 .position = edit->position,
				 .starts = !history->continues };

	/* Most strokes have one side only: no memory for the other. */
	if (edit->removed.n)
		buf_add(&record.removed, edit->removed);
	if (edit->inserted.n)
		buf_add(&record.inserted, edit->inserted);
	vec_push(&history->records, record);
	history->done = history->records.n;
}

/* The one way forward: applies, tells the listener, remembers. edit's texts must not be the pack's own bytes. */
static bool perform(struct history *history, const struct edit *edit)
{
	if (!apply(history, edit))
		return false;
	drop_undone(history);
	if (!coalesce(history, edit))
		remember(history, edit);
	history->open = edit->kind == EDIT_SPLICE && !has_line_break(edit->inserted) && !has_line_break(edit->removed);
	history->continues = history->depth > 0;
	return true;
}

bool history_splice(struct history *history, const struct addr *at, size_t offset, size_t n, struct str text)
{
	struct str whole = pack_text(history->pack, at);
	struct edit edit = { .kind = EDIT_SPLICE, .at = *at, .offset = offset };
	struct buf removed = BUF_EMPTY, inserted = BUF_EMPTY;
	bool fits;

	if (offset > whole.n || n > whole.n - offset)
		return false;
	if (n == 0 && text.n == 0)
		return true;
	/* Copies, because both may be bytes of the very leaf that changes. */
	if (n)
		buf_add(&removed, str_sub(whole, offset, n));
	if (text.n)
		buf_add(&inserted, text);
	edit.removed = buf_str(&removed);
	edit.inserted = buf_str(&inserted);
	fits = perform(history, &edit);
	buf_release(&removed);
	buf_release(&inserted);
	return fits;
}

bool history_apply(struct history *history, const struct edit *edit)
{
	if (edit->kind == EDIT_SPLICE && edit->removed.n == 0 && edit->inserted.n == 0)
		return true;
	return perform(history, edit);
}

bool history_number_rows(struct history *history, struct str item, const unsigned *serials, size_t n)
{
	return pack_entry(history->pack, item) &&
	       pack_tree_number_rows(history->pack, pack_tree_entry(history->pack, item), serials, n);
}

bool history_set(struct history *history, const struct addr *at, struct str text)
{
	struct str whole = pack_text(history->pack, at);
	bool fits;

	if (str_eq(whole, text))
		return true;
	history_close(history);
	fits = history_splice(history, at, 0, whole.n, text);
	history_close(history);
	return fits;
}

unsigned history_insert_row(struct history *history, struct str item, size_t position)
{
	const struct entry *entry = pack_entry(history->pack, item);
	size_t rows = entry ? entry->rows.n : 0;
	struct edit edit = { .kind = EDIT_INSERT_ROW,
			     .at = { .item = item, .row = history->pack->last_serial + 1 },
			     .position = position < rows ? position : rows };

	return perform(history, &edit) ? edit.at.row : 0;
}

/* Empties the leaves of a row and takes it out of its place. The group is the caller's. */
static void take_row(struct history *history, const struct entry *entry, size_t position)
{
	const struct row *row = entry->rows.v[position];
	struct edit edit = { .kind = EDIT_REMOVE_ROW,
			     .at = { .item = entry->item, .row = row->serial },
			     .position = position };
	bool fits = true;

	for (size_t i = 0; i < row->leaves.n; i++) {
		struct addr at = { entry->item, row->serial, row->leaves.v[i]->field };

		fits = fits && history_splice(history, &at, 0, row->leaves.v[i]->text.n, STR(""));
	}
	fits = fits && perform(history, &edit);
	assert(fits);
}

static bool find_row(const struct entry *entry, unsigned serial, size_t *position)
{
	*position = entry ? entry_row_place(entry, serial) : SIZE_MAX;
	return *position != SIZE_MAX;
}

bool history_remove_row(struct history *history, struct str item, unsigned serial)
{
	const struct entry *entry = pack_entry(history->pack, item);
	size_t position;

	if (!find_row(entry, serial, &position))
		return false;
	history_begin(history);
	take_row(history, entry, position);
	history_end(history);
	return true;
}

bool history_move_row(struct history *history, struct str item, unsigned serial, int delta)
{
	const struct entry *entry = pack_entry(history->pack, item);
	struct edit edit = { .kind = EDIT_INSERT_ROW, .at = { .row = serial } };
	VEC(struct record) texts = { NULL, 0, 0 };
	size_t from;
	long to;
	bool fits;

	if (!find_row(entry, serial, &from))
		return false;
	edit.at.item = entry->item;
	to = (long)from + delta;
	if (to < 0)
		to = 0;
	if (to > (long)entry->rows.n - 1)
		to = (long)entry->rows.n - 1;
	if (to == (long)from)
		return false;
	edit.position = (size_t)to;
	for (size_t i = 0; i < entry->rows.v[from]->leaves.n; i++) {
		const struct leaf *leaf = entry->rows.v[from]->leaves.v[i];
		struct record text = { .at = { entry->item, serial, leaf->field } };

		buf_add(&text.inserted, buf_str(&leaf->text));
		vec_push(&texts, text);
	}
	history_begin(history);
	take_row(history, entry, from);
	fits = perform(history, &edit);
	for (size_t i = 0; i < texts.n; i++) {
		fits = fits && history_splice(history, &texts.v[i].at, 0, 0, buf_str(&texts.v[i].inserted));
		forget(&texts.v[i]);
	}
	history_end(history);
	vec_release(&texts);
	assert(fits);
	return true;
}

static bool perform_waiver(struct history *history, enum edit_kind kind, const struct waiver *waiver, size_t position)
{
	struct edit edit = { .kind = kind, .position = position };
	struct buf text = BUF_EMPTY;
	bool fits;

	if (!addr_parse(waiver->at, &edit.at))
		return false;
	edit.at.row = 0;
	edit.at.field = STR("");
	waiver_print(waiver, &text);
	*(kind == EDIT_WAIVE ? &edit.inserted : &edit.removed) = buf_str(&text);
	history_close(history);
	fits = perform(history, &edit);
	buf_release(&text);
	return fits;
}

bool history_waive(struct history *history, const struct waiver *waiver)
{
	return waiver_find(history->pack, waiver) == STR_NONE &&
	       perform_waiver(history, EDIT_WAIVE, waiver, history->pack->waivers.n);
}

bool history_unwaive(struct history *history, size_t index)
{
	if (index >= history->pack->waivers.n)
		return false;
	return perform_waiver(history, EDIT_UNWAIVE, &history->pack->waivers.v[index], index);
}

bool history_set_head(struct history *history, enum pack_head head, struct str text)
{
	struct edit edit = { .kind = EDIT_HEAD,
			     .at = { .field = str_of(pack_head_key(head)) },
			     .removed = history->pack->heads[head],
			     .inserted = text };

	history_close(history);
	return str_eq(edit.removed, text) || perform(history, &edit);
}

bool history_set_status(struct history *history, struct str status)
{
	return history_set_head(history, PACK_STATUS, status);
}

void history_begin(struct history *history)
{
	if (history->depth++ == 0) {
		history->open = false;
		history->continues = false;
	}
}

void history_end(struct history *history)
{
	assert(history->depth > 0);
	if (--history->depth == 0) {
		history->open = false;
		history->continues = false;
	}
}

void history_close(struct history *history)
{
	history->open = false;
}

/* Applies one record, backwards for undo. The pack is as the record left it, so it fits. */
static void replay(struct history *history, const struct record *record, bool backwards)
{
	struct edit edit = edit_of(record);
	bool fits;

	if (backwards)
		edit = edit_inverse(&edit);
	fits = apply(history, &edit);
	assert(fits);
	history->offset = edit.kind == EDIT_SPLICE ? edit.offset + edit.inserted.n : 0;
}

bool history_undo(struct history *history, struct addr *at)
{
	const struct record *record;

	assert(history->depth == 0);
	history->open = false;
	if (history->done == 0)
		return false;
	do {
		record = &history->records.v[--history->done];
		replay(history, record, true);
	} while (!record->starts);
	if (at)
		*at = record->at;
	return true;
}

bool history_redo(struct history *history, struct addr *at)
{
	size_t first = history->done;

	assert(history->depth == 0);
	history->open = false;
	if (first == history->records.n)
		return false;
	do
		replay(history, &history->records.v[history->done++], false);
	while (history->done < history->records.n && !history->records.v[history->done].starts);
	if (at)
		*at = history->records.v[history->done - 1].at;
	return true;
}

size_t history_offset(const struct history *history)
{
	return history->offset;
}

bool history_last(const struct history *history, struct addr *at, size_t *offset)
{
	const struct record *last;

	if (!history->done)
		return false;
	last = &history->records.v[history->done - 1];
	*at = last->at;
	*offset = last->offset + last->inserted.n;
	return true;
}

bool history_can_undo(const struct history *history)
{
	return history->done > 0;
}

bool history_can_redo(const struct history *history)
{
	return history->done < history->records.n;
}

void history_mark_saved(struct history *history)
{
	history->saved = history->done;
	history->open = false;
}

/* A word that was typed and deleted again leaves the pack as it was; so does final and draft again. */
static bool cancel(const struct record *a, const struct record *b)
{
	return a->kind == b->kind && (a->kind == EDIT_SPLICE || a->kind == EDIT_HEAD) && addr_eq(&a->at, &b->at) &&
	       a->offset == b->offset && str_eq(buf_str(&a->removed), buf_str(&b->inserted)) &&
	       str_eq(buf_str(&a->inserted), buf_str(&b->removed));
}

bool history_is_saved(const struct history *history)
{
	const struct record *records = history->records.v;

	return history->saved == history->done || (history->saved != NOT_SAVED && history->done == history->saved + 2 &&
						   cancel(&records[history->saved], &records[history->saved + 1]));
}
