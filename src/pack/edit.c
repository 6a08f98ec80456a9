/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "base/text.h"
#include "pack/edit.h"
#include "pack/pack.h"
#include "pack/pack_tree.h"
#include "pack/waiver.h"

static bool is_row_empty(const struct row *row)
{
	for (size_t i = 0; i < row->leaves.n; i++)
		if (row->leaves.v[i]->text.n)
			return false;
	return true;
}

/* Inside a code point means: the byte there continues one. */
static bool is_boundary(struct str text, size_t at)
{
	return at == text.n || ((unsigned char)text.p[at] & 0xC0) != 0x80;
}

/* A file with a zero byte could not be saved any more. */
bool edit_can_keep(struct str text)
{
	return text_ill_formed(text) == STR_NONE && str_find_char(text, '\0', 0) == STR_NONE;
}

static bool splice_fits(struct str text, const struct edit *edit)
{
	size_t end;

	if (edit->offset > text.n || edit->removed.n > text.n - edit->offset)
		return false;
	end = edit->offset + edit->removed.n;
	return is_boundary(text, edit->offset) && is_boundary(text, end) &&
	       str_eq(str_sub(text, edit->offset, edit->removed.n), edit->removed) && edit_can_keep(edit->inserted);
}

/* Words that no formula reads: all that others ask of them is whether there are any. */
static bool is_narrative(const struct addr *at)
{
	return at->row == 0 && (str_is(at->field, "text") || str_is(at->field, "commentary"));
}

static bool apply_splice(struct pack *pack, const struct edit *edit)
{
	struct entry *entry;
	struct leaf *leaf;
	bool was_blank;

	if (edit->at.field.n == 0 || !splice_fits(pack_text(pack, &edit->at), edit))
		return false;
	if (edit->at.row && !entry_row(pack_entry(pack, edit->at.item), edit->at.row))
		return false;
	entry = pack_tree_entry(pack, edit->at.item);
	leaf = pack_tree_leaf(pack, entry, pack_tree_row(entry, edit->at.row), edit->at.field);
	was_blank = str_is_blank(buf_str(&leaf->text));
	buf_splice(&leaf->text, edit->offset, edit->removed.n, edit->inserted);
	leaf->version = ++pack->version;
	if (!is_narrative(&edit->at) || str_is_blank(buf_str(&leaf->text)) != was_blank)
		pack->figures++;
	return true;
}

static bool apply_insert_row(struct pack *pack, const struct edit *edit)
{
	const struct entry *entry = pack_entry(pack, edit->at.item);

	if (edit->at.row == 0 || edit->position > (entry ? entry->rows.n : 0) || entry_row(entry, edit->at.row))
		return false;
	pack_tree_insert_row(pack, pack_tree_entry(pack, edit->at.item), edit->at.row, edit->position);
	pack->version++;
	pack->figures++;
	return true;
}

static bool apply_remove_row(struct pack *pack, const struct edit *edit)
{
	const struct entry *entry = pack_entry(pack, edit->at.item);

	if (!entry || edit->position >= entry->rows.n || entry->rows.v[edit->position]->serial != edit->at.row ||
	    !is_row_empty(entry->rows.v[edit->position]))
		return false;
	pack_tree_remove_row(pack_tree_entry(pack, edit->at.item), edit->position);
	pack->version++;
	pack->figures++;
	return true;
}

static bool apply_waive(struct pack *pack, const struct edit *edit)
{
	struct waiver waiver;
	struct addr at;

	if (edit->position > pack->waivers.n || !edit_can_keep(edit->inserted) ||
	    !waiver_parse(edit->inserted, &waiver) || !addr_parse(waiver.at, &at) || !str_eq(at.item, edit->at.item))
		return false;
	waiver_parse(arena_str(&pack->arena, edit->inserted), &waiver);
	pack_tree_entry(pack, edit->at.item); /* undo leads to it */
	vec_insert(&pack->waivers, edit->position, waiver);
	pack->version++;
	return true;
}

static bool apply_unwaive(struct pack *pack, const struct edit *edit)
{
	struct waiver waiver;

	if (edit->position >= pack->waivers.n || !waiver_parse(edit->removed, &waiver) ||
	    !waiver_same(&waiver, &pack->waivers.v[edit->position]))
		return false;
	pack_tree_entry(pack, edit->at.item);
	vec_remove(&pack->waivers, edit->position);
	pack->version++;
	return true;
}

/* What the cover says decides which rules ask for what is missing, but no number and no answer. */
static bool apply_head(struct pack *pack, const struct edit *edit)
{
	size_t head = pack_head_of(edit->at.field);

	if (edit->at.row || head == SIZE_MAX || !str_eq(pack->heads[head], edit->removed) ||
	    !edit_can_keep(edit->inserted))
		return false;
	pack->heads[head] = arena_str(&pack->arena, edit->inserted);
	pack->version++;
	return true;
}

bool edit_apply(struct pack *pack, const struct edit *edit)
{
	if ((edit->at.item.n == 0) != (edit->kind == EDIT_HEAD))
		return false;
	switch (edit->kind) {
	case EDIT_SPLICE:
		return apply_splice(pack, edit);
	case EDIT_INSERT_ROW:
		return apply_insert_row(pack, edit);
	case EDIT_REMOVE_ROW:
		return apply_remove_row(pack, edit);
	case EDIT_WAIVE:
		return apply_waive(pack, edit);
	case EDIT_UNWAIVE:
		return apply_unwaive(pack, edit);
	case EDIT_HEAD:
		return apply_head(pack, edit);
	}
	return false; /* a damaged journal */
}

struct edit edit_inverse(const struct edit *edit)
{
	struct edit inverse = *edit;

	switch (edit->kind) {
	case EDIT_WAIVE:
	case EDIT_UNWAIVE:
		inverse.kind = edit->kind == EDIT_WAIVE ? EDIT_UNWAIVE : EDIT_WAIVE;
		inverse.removed = edit->inserted;
		inverse.inserted = edit->removed;
		break;
	case EDIT_SPLICE:
	case EDIT_HEAD:
		inverse.removed = edit->inserted;
		inverse.inserted = edit->removed;
		break;
	case EDIT_INSERT_ROW:
		inverse.kind = EDIT_REMOVE_ROW;
		break;
	case EDIT_REMOVE_ROW:
		inverse.kind = EDIT_INSERT_ROW;
		break;
	}
	return inverse;
}
