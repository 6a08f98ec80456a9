/* SPDX-License-Identifier: MIT */
#include "base/base.h"

#include "tui/form.h"

#include "check/text_rows.h"

void form_init(struct form *form, struct buf *clipboard)
{
	*form = (struct form){ .clipboard = clipboard };
}

static void free_field(struct form_field *field)
{
	if (!field)
		return;
	field_release(&field->field);
	spelling_release(&field->misspelt);
	free(field);
}

static void free_fields(struct form *form)
{
	for (size_t i = 0; i < form->fields.n; i++)
		free_field(form->fields.v[i]);
	form->fields.n = 0;
}

void form_release(struct form *form)
{
	free_fields(form);
	vec_release(&form->fields);
	buf_release(&form->was);
}

bool form_is_table(const struct form *form)
{
	return form->item && form->item->kind == ITEM_TABLE && !form->is_text;
}

bool form_is_computed(const struct form_field *field)
{
	return field && field->column && field->column->computed;
}

void form_leave_row(struct form *form)
{
	const struct form_field *field = form_current(form);

	if (!field || !form->is_cell_open || field->at.row != form->new_row)
		form->new_row = 0;
}

void form_open_cell(struct form *form, struct str text)
{
	form->is_cell_open = true;
	form->is_over = form->is_ended = false;
	form->opened = form_current(form)->at;
	buf_clear(&form->was);
	buf_add(&form->was, text);
}

bool form_cell_is_changed(const struct form *form, struct str text)
{
	const struct form_field *field = form_current(form);

	return form->is_cell_open && field && addr_eq(&field->at, &form->opened) && !str_eq(text, buf_str(&form->was));
}

size_t form_rows(const struct form *form)
{
	return form_is_table(form) && form->item->column_count ? form->fields.n / form->item->column_count : 0;
}

struct form_field *form_current(const struct form *form)
{
	return form->current < form->fields.n ? form->fields.v[form->current] : NULL;
}

/* A table without rows shows its text, if it has one, and so does one whose text stands for its rows. */
static bool shows_text(const struct form *form, const struct item *item, const struct entry *entry)
{
	const struct leaf *text = entry ? row_leaf(&entry->own, STR(PACK_TABLE_TEXT)) : NULL;

	if (!item || item->kind != ITEM_TABLE)
		return false;
	return (form->item == item && form->wants_text) ||
	       (text && !str_is_blank(buf_str(&text->text)) &&
		(!entry->rows.n || text_rows_is_of_rows(item, buf_str(&text->text))));
}

/* Are the fields those of the pack's rows, in their order? */
static bool is_current(const struct form *form, const struct item *item, const struct entry *entry)
{
	size_t rows = entry ? entry->rows.n : 0;

	if (form->item != item || form->is_text != shows_text(form, item, entry))
		return false;
	if (!form_is_table(form))
		return true;
	if (form_rows(form) != rows)
		return false;
	for (size_t i = 0; i < rows; i++)
		if (form->fields.v[i * item->column_count]->at.row != entry->rows.v[i]->serial)
			return false;
	return true;
}

static struct form_field *new_field(const struct form *form, const struct addr *at, const struct pack *pack,
				    bool is_multi_line)
{
	struct form_field *field = mem_zero(1, sizeof(*field));

	field->at = *at;
	field->is_multi_line = is_multi_line;
	field_init(&field->field, is_multi_line, form->clipboard);
	field_reset(&field->field, pack_text(pack, at));
	return field;
}

/* The field of that address out of the old list (which loses it), or a new one. */
static struct form_field *take_field(struct form *form, struct form_field **old, size_t n, const struct addr *at,
				     const struct pack *pack, bool is_multi_line)
{
	for (size_t i = 0; i < n; i++)
		if (old[i] && addr_eq(&old[i]->at, at)) {
			struct form_field *field = old[i];

			old[i] = NULL;
			return field;
		}
	return new_field(form, at, pack, is_multi_line);
}

static void fill_fields(struct form *form, struct form_field **old, size_t n, const struct pack *pack)
{
	static const char *const of_table[] = { PACK_TABLE_TEXT };
	const char *const *names = of_table;
	size_t count = form->is_text ? 1 : pack_fields(form->item->kind, &names);

	for (size_t i = 0; i < count; i++) {
		struct addr at = { form->item->id, 0, str_of(names[i]) };
		bool is_multi_line = form->is_text || form->item->kind == ITEM_TEXT || str_is(at.field, "commentary");
		struct form_field *field = take_field(form, old, n, &at, pack, is_multi_line);

		field->label = str_of(pack_field_label(at.field));
		vec_push(&form->fields, field);
	}
}

/* The fields of a row in the old list, which most likely stand behind those of the row before it; NULL: it is new. */
static struct form_field **find_row(struct form_field **old, size_t rows, size_t columns, unsigned serial, size_t *near)
{
	for (size_t i = 0; i < rows; i++) {
		size_t row = (*near + i) % rows;
		struct form_field **first = &old[row * columns];

		if (*first && (*first)->at.row == serial) {
			*near = row + 1;
			return first;
		}
	}
	return NULL;
}

static unsigned last_serial(struct form_field **old, size_t n)
{
	unsigned last = 0;

	for (size_t i = 0; i < n; i++)
		last = old[i]->at.row > last ? old[i]->at.row : last;
	return last;
}

/* A row that moved takes its fields along. */
static void fill_rows(struct form *form, struct form_field **old, size_t n, const struct pack *pack,
		      const struct entry *entry)
{
	size_t columns = form->item->column_count, near = 0;
	unsigned last = last_serial(old, n);

	for (size_t i = 0; entry && i < entry->rows.n; i++) {
		unsigned serial = entry->rows.v[i]->serial;
		struct form_field **found = serial > last ? NULL : find_row(old, n / columns, columns, serial, &near);

		for (size_t j = 0; j < columns; j++) {
			const struct column *column = &form->item->columns[j];
			struct addr at = { form->item->id, serial, column->id };
			struct form_field *field = found ? found[j] : new_field(form, &at, pack, false);

			if (found)
				found[j] = NULL;
			field->label = column->label;
			field->column = column;
			vec_push(&form->fields, field);
		}
	}
}

void form_show(struct form *form, const struct item *item, const struct pack *pack)
{
	const struct entry *entry = item ? pack_entry(pack, item->id) : NULL;
	struct form_field *current = form_current(form), **old = form->fields.v;
	size_t n = form->fields.n;
	struct addr at = current ? current->at : (struct addr){ .row = 0 };
	bool is_other = form->item != item;

	if (is_current(form, item, entry))
		return;
	if (is_other) {
		form->current = form->left_column = form->top_row = 0;
		form->is_cell_open = form->is_over = form->is_ended = false;
		form->left_item = form->fresh_row ? form->item : NULL;
		form->left_row = form->fresh_row;
		form->fresh_row = form->new_row = 0;
		form->wants_text = false;
	}
	is_other = is_other || form->is_text != shows_text(form, item, entry);
	form->is_text = shows_text(form, item, entry);
	/* It stays a text when its first line, which says that it is the rows, is written over. */
	form->wants_text = form->wants_text || (form->is_text && entry && entry->rows.n);
	form->item = item;
	form->fields.v = NULL;
	form->fields.n = form->fields.cap = 0;
	if (form_is_table(form))
		fill_rows(form, old, is_other ? 0 : n, pack, entry);
	else if (item)
		fill_fields(form, old, n, pack);
	for (size_t i = 0; i < n; i++)
		free_field(old[i]);
	free(old);
	/* A row that is gone leaves the cursor where it was. */
	if (!current || !form_select(form, &at))
		form->is_cell_open = false;
	if (form->current >= form->fields.n)
		form->current = form->fields.n ? form->fields.n - 1 : 0;
}

bool form_select(struct form *form, const struct addr *at)
{
	for (size_t i = 0; i < form->fields.n; i++) {
		const struct addr *here = &form->fields.v[i]->at;

		if (!str_eq(here->item, at->item) || here->row != at->row)
			continue;
		if (str_eq(here->field, at->field) || (at->field.n == 0 && at->row)) {
			form->current = i;
			return true;
		}
	}
	return false;
}

bool form_step(struct form *form, int delta)
{
	if (delta < 0 ? form->current == 0 : form->current + 1 >= form->fields.n)
		return false;
	form->current = delta < 0 ? form->current - 1 : form->current + 1;
	return true;
}

static size_t cell_beside(const struct form *form, int delta)
{
	size_t at = form->current;

	do
		at += (size_t)delta; /* before the first one lies what is beyond the last */
	while (at < form->fields.n && form_is_computed(form->fields.v[at]));
	return at;
}

bool form_step_cell(struct form *form, int delta)
{
	size_t at = cell_beside(form, delta);

	if (at >= form->fields.n)
		return false;
	form->current = at;
	return true;
}

bool form_has_cell_right(const struct form *form)
{
	size_t columns = form->item ? form->item->column_count : 0, at = cell_beside(form, 1);

	return columns && at < form->fields.n && at / columns == form->current / columns;
}

static size_t clamp(size_t at, long delta, size_t n)
{
	long to = (long)at + delta;

	if (to >= (long)n)
		to = (long)n - 1;
	return to > 0 ? (size_t)to : 0;
}

bool form_move(struct form *form, long rows, long columns)
{
	size_t width = form->item ? form->item->column_count : 0, before = form->current;

	if (!form_is_table(form) || form->fields.n == 0)
		return false;
	form->current = clamp(before / width, rows, form_rows(form)) * width + clamp(before % width, columns, width);
	return form->current != before;
}
